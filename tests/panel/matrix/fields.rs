//! Whatever somebody sends, by whichever way: a value that the policy does not let them write is not written.
//!
//! What may be is asked of the policy itself and never of the panel. A new way into a row gets a line in [`Way`], and the
//! compiler asks for the rest.

use std::sync::Arc;

use flaskboost::accounts::User;
use flaskboost::auth::{Action, Actor, Identity, Permission, Role, Roles};
use flaskboost::db::trail::{Entry, EntryFilter};
use flaskboost::policy::ColumnOf;
use flaskboost::testing::{TestApp, TestPanel};
use sea_orm::{EntityName, IdenStatic, Iterable, Value};

use super::models::{Case, ROWS, Subject};
use crate::forms::zoo::person;
use crate::tokens::token_of;
use crate::visitors;

/// A way in which a value could come into a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The form of the row.
    Form,
    /// The form of a new row.
    New,
    /// The form of a row, saved as a new one.
    SaveAsNew,
    /// Rows are selected in the list and deleted.
    Bulk,
    /// A change is put back that the site itself has made.
    Revert,
}

const WAYS: [Way; 5] = [Way::Form, Way::New, Way::SaveAsNew, Way::Bulk, Way::Revert];

/// What the policy says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// It must be done.
    Yes,
    /// It must not.
    No,
    /// It says yes, and something else may say no: the row would be out of sight, or the panel keeps the column to itself.
    Maybe,
}

/// Somebody who tries.
struct Visitor {
    kind: &'static str,
    panel: TestPanel,
    actor: Actor,
    /// The same person, if they could see and change every row: what is left are the rules of columns.
    trusted: Actor,
}

impl Visitor {
    async fn of<M: Subject>(site: &TestApp, kind: &'static str) -> Self {
        let actor = |id, grants: Vec<String>| {
            let (email, role) = (format!("{kind}@panel.test"), Role::named(kind));
            let roles: Roles = (*site.state().services.get::<Roles>().expect("roles")).clone();
            Actor::person(&Identity { id, name: email.clone(), email, role, grants }, &Arc::new(roles))
        };
        if kind == "anonymous" {
            let panel = TestPanel::of(site.browser());
            return Self { kind, panel, actor: Actor::anonymous(), trusted: Actor::anonymous() };
        }
        let panel = site.panel_as(kind).await;
        let user = User::find_by_email(site.db(), &format!("{kind}@panel.test")).await.expect("an answer");
        let id = user.expect("a user").id;
        let grants = [Permission::view::<M>(), Permission::edit::<M>()].map(|permission| permission.to_string());
        Self { kind, panel, actor: actor(id, Vec::new()), trusted: actor(id, grants.to_vec()) }
    }
}

/// What the policy says of writing a value into a column of this row.
fn says<M: Subject>(way: Way, visitor: &Visitor, row: &M, case: &Case<M>) -> Says {
    let actor = &visitor.actor;
    let writes = |row: &M, column| row.may_write(actor, column) && row.may_read(actor, column);
    let is_seen_then = || with(row, case.column, &case.value).may(actor, Action::VIEW);
    let sure = |is_sure: bool| if is_sure && !case.is_closed { Says::Yes } else { Says::Maybe };
    match way {
        Way::Form if !writes(row, case.column) => Says::No,
        Way::Form => sure(is_seen_then()),
        Way::Bulk => {
            if row.may(actor, Action::DELETE) {
                Says::Yes
            } else {
                Says::No
            }
        }
        // The row is as the site has changed it.
        Way::Revert if !writes(&with(row, case.column, &case.value), case.column) => Says::No,
        Way::Revert => sure(true),
        Way::New | Way::SaveAsNew => {
            let is_open = |column| row.may_write(&visitor.trusted, column);
            // Nobody owns a row that is not there, so the second one stands for it.
            let is_of_nobody = row.id() == ROWS[1];
            if !M::may_create(actor) || is_of_nobody && !is_open(case.column) {
                Says::No
            } else {
                let is_theirs = |column| writes(row, column);
                let columns = needed::<M>().into_iter().chain([case.column]);
                sure(way == Way::New && is_of_nobody && columns.into_iter().all(is_theirs) && is_seen_then())
            }
        }
    }
}

/// The columns that a new row cannot be without.
fn needed<M: Subject>() -> Vec<ColumnOf<M>> {
    let is_needed = |column: &ColumnOf<M>| M::NEEDS.iter().any(|(name, _)| *name == column.as_str());
    ColumnOf::<M>::iter().filter(is_needed).collect()
}

/// The row with another value.
fn with<M: Subject>(row: &M, column: ColumnOf<M>, value: &Value) -> M {
    let mut changed = row.clone();
    changed.set(column, value.clone());
    changed
}

/// Sends the value, whatever the pages offer.
async fn send<M: Subject>(way: Way, site: &TestApp, visitor: &mut Visitor, row: &M, case: &Case<M>) {
    let (panel, name) = (&mut visitor.panel, case.column.as_str());
    match way {
        Way::Form => drop(panel.row(row).fill(name, case.text).save().await),
        Way::SaveAsNew => drop(panel.row(row).fill(name, case.text).save_as_new().await),
        Way::Bulk => drop(panel.bulk("delete", [row]).await),
        Way::New => {
            let others = M::NEEDS.iter().filter(|(needed, _)| *needed != name);
            let new = others.fold(panel.new_row::<M>(), |new, (needed, text)| new.fill(needed, text));
            drop(new.fill(name, case.text).save().await);
        }
        Way::Revert => {
            let models = vec![EntityName::table_name(&<M::Entity as Default>::default()).to_owned()];
            let filter = EntryFilter { models, max: 1, ..EntryFilter::default() };
            let entry = Entry::list(site.db(), &filter).await.expect("a trail").remove(0).id;
            let token = token_of(panel.browser()).await;
            let path = format!("/admin/{}/{}/history/{entry}/revert", M::NAME, row.id());
            drop(panel.browser().post(&path, &[("csrf_token", &token)]).await);
        }
    }
}

/// Whether it was done.
fn is_done<M: Subject>(way: Way, before: &[M], after: &[M], row: &M, case: &Case<M>) -> bool {
    let now = after.iter().find(|other| other.id() == row.id());
    match way {
        Way::Form => now.is_some_and(|now| now.get(case.column) == case.value),
        Way::Revert => now.is_some_and(|now| now.get(case.column) == row.get(case.column)),
        Way::Bulk => now.is_none() && after.len() + 1 == before.len(),
        Way::New | Way::SaveAsNew => after.len() == before.len() + 1,
    }
}

/// Sends everything by every way for everybody, and looks at the database.
async fn hold<M: Subject>() {
    let site = TestApp::new(M::site()).await;
    let _ = site.panel_as("owner").await;
    let mut wrong = Vec::new();
    let mut said = std::collections::BTreeMap::<(Way, bool), u32>::new();
    for kind in M::KINDS {
        let mut visitor = Visitor::of::<M>(&site, kind).await;
        for (way, case) in WAYS.iter().flat_map(|way| M::cases().into_iter().map(move |case| (*way, case))) {
            for id in ROWS {
                M::plant(&site).await;
                let row = M::all(&site).await.into_iter().find(|row| row.id() == id).expect("a row");
                if way == Way::Revert {
                    let _ = row.set_by_site(&site, case.column, case.value.clone()).await;
                }
                let before = M::all(&site).await;
                send(way, &site, &mut visitor, &row, &case).await;
                let after = M::all(&site).await;
                let says = says(way, &visitor, &row, &case);
                let place = || format!("{} by {way:?} into `{}` of {id}", visitor.kind, case.column.as_str());
                match says {
                    Says::No if before != after => wrong.push(format!("{} was written", place())),
                    Says::Yes if !is_done(way, &before, &after, &row, &case) => {
                        wrong.push(format!("{} was not written", place()));
                    }
                    _ => {}
                }
                let others =
                    |rows: &[M]| rows.iter().filter(|other| ROWS.contains(&other.id()) && other.id() != id).count();
                if others(&before) != others(&after) {
                    wrong.push(format!("{} touched another row", place()));
                }
                *said.entry((way, says == Says::No)).or_default() += u32::from(says != Says::Maybe);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for way in WAYS {
        assert!(said.get(&(way, true)).is_some_and(|many| *many > 5), "{way:?} is never refused: {said:?}");
        let is_allowed = way == Way::SaveAsNew || said.get(&(way, false)).is_some_and(|many| *many > 0);
        assert!(is_allowed, "{way:?} is never allowed: {said:?}");
    }
}

#[tokio::test]
async fn no_way_writes_what_the_policy_of_items_forbids() {
    hold::<visitors::Model>().await;
}

#[tokio::test]
async fn no_way_writes_what_the_policy_of_people_forbids() {
    hold::<person::Model>().await;
}
