//! Writes a draft, if nothing speaks against it.

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr, Value};

use super::typed::Unfit;
use super::{Complaint, Draft, Facts, Row, Shelf, Target, text_of};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::model::{Invalid, Violation, ViolationKind};

/// What became of a draft.
#[derive(Debug)]
pub(in crate::admin) enum Outcome {
    /// It was written, and this is the row now.
    Written(Row),
    /// There was nothing to write.
    Unchanged,
    /// Only what belongs to it was written.
    Around,
    /// It has complaints now, and the transaction must be rolled back.
    Refused,
}

/// What of a draft is to be written. What speaks against it becomes complaints.
///
/// # Errors
///
/// - The database cannot answer.
pub(super) async fn check(
    tx: &Tx,
    panel: &Panel,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: Option<&Row>,
    draft: &mut Draft,
) -> Result<Vec<(usize, Value)>> {
    draft.fill_in(shelf.facts());
    draft.weigh(shelf, actor, row);
    let values = draft.values(shelf, row);
    check_targets(tx, panel, shelf.facts(), actor, &values, draft).await?;
    Ok(values)
}

/// Writes values that were checked as a new row, or into this one, and looks whether the row that comes out is one that its
/// writer may see.
///
/// # Errors
///
/// - The database cannot answer, or a hook of the model fails.
pub(super) async fn store(
    tx: &Tx,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: Option<&Row>,
    (values, draft): (Vec<(usize, Value)>, &mut Draft),
) -> Result<Outcome> {
    let written = match row {
        Some(_) if values.is_empty() => return Ok(Outcome::Unchanged),
        Some(row) => shelf.update(tx, row, values).await,
        None => shelf.insert(tx, values).await,
    };
    match written {
        Ok(row) if shelf.may(&row, actor, Action::VIEW) => Ok(Outcome::Written(row)),
        Ok(_) => {
            draft.complaints.push(Complaint::known("forms-out-of-sight"));
            Ok(Outcome::Refused)
        }
        Err(error) => {
            complain(&error, shelf.facts(), draft).ok_or(error)?;
            Ok(Outcome::Refused)
        }
    }
}

/// Writes a draft as a new row, or its changes into this one, if nothing speaks against it.
///
/// # Errors
///
/// - The database cannot answer, or a hook of the model fails.
pub(in crate::admin) async fn write(
    tx: &Tx,
    panel: &Panel,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: Option<&Row>,
    draft: &mut Draft,
) -> Result<Outcome> {
    let values = check(tx, panel, shelf, actor, row, draft).await?;
    if !draft.is_sound() {
        return Ok(Outcome::Refused);
    }
    store(tx, shelf, actor, row, (values, draft)).await
}

/// What a foreign key names must be a row that its writer may see.
async fn check_targets(
    tx: &Tx,
    panel: &Panel,
    facts: &Facts,
    actor: &Actor,
    values: &[(usize, Value)],
    draft: &mut Draft,
) -> Result<()> {
    for (place, value) in values {
        let target = facts.columns.get(*place).and_then(|column| Target::of(panel, column));
        let (Some(target), Some(text)) = (target, text_of(value)) else { continue };
        if target.find_to_choose(tx, actor, &text).await?.is_none()
            && let Some(field) = draft.field_mut(*place)
        {
            field.complaints.push(Complaint::known("forms-no-such-choice"));
        }
    }
    Ok(())
}

/// Why the database or the model refused something that no form was filled in for; `None` when it is nothing that a
/// person can put right.
pub(in crate::admin) fn complaints_of(error: &Error, facts: &Facts) -> Option<Vec<Complaint>> {
    let mut draft = Draft::default();
    complain(error, facts, &mut draft)?;
    Some(draft.complaints)
}

/// Turns what the database or the model refused into complaints; `None` when it is nothing that a person can put right.
fn complain(error: &Error, facts: &Facts, draft: &mut Draft) -> Option<()> {
    if let Some(invalid) = error.get::<Invalid>() {
        for (name, message) in &invalid.errors {
            let complaint = Complaint::said(message);
            match facts.place_of(name).and_then(|place| draft.field_mut(place)) {
                Some(field) => field.complaints.push(complaint),
                None => draft.complaints.push(complaint),
            }
        }
        return (!draft.is_sound()).then_some(());
    }
    if let Some(unfit) = error.get::<Unfit>() {
        draft.field_mut(unfit.place)?.complaints.push(Complaint::known("cell-no-choice"));
        return Some(());
    }
    let Some(violation) = Violation::of(error) else {
        is_about_data(error).then(|| draft.complaints.push(Complaint::known("forms-unfit")))?;
        return Some(());
    };
    let places: Vec<usize> = violation.columns.iter().filter_map(|column| facts.place_of(column)).collect();
    let labels = places.iter().filter_map(|place| facts.columns.get(*place)).map(|column| column.label.as_str());
    let labels = labels.collect::<Vec<_>>().join(", ");
    let is_alone = places.len() < 2;
    let key = match violation.kind {
        ViolationKind::Unique if is_alone => "forms-taken",
        ViolationKind::Unique => "forms-taken-together",
        ViolationKind::ForeignKey => "forms-no-such-choice",
        ViolationKind::NotNull => "cell-missing",
        _ => "forms-unfit",
    };
    match places.last().and_then(|place| draft.field_mut(*place)) {
        Some(field) => field.complaints.push(Complaint::about(key, &labels)),
        None if key == "cell-missing" => draft.complaints.push(Complaint::about("forms-needs", &labels)),
        None => draft.complaints.push(Complaint::about(key, &labels)),
    }
    Some(())
}

/// Whether PostgreSQL cannot keep one of the values: class 22 of its codes.
fn is_about_data(error: &Error) -> bool {
    let Some(DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error.get()
    else {
        return false;
    };
    let sqlx::Error::Database(database) = cause.as_ref() else { return false };
    database.code().is_some_and(|code| code.len() == 5 && code.starts_with("22"))
}
