//! What [`audited!`](crate::audited) puts into the hooks of a model. Nothing else calls it.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityName, EntityTrait, IdenStatic, Iterable,
    ModelTrait, PrimaryKeyToColumn, QueryFilter, QuerySelect, Value,
};

use super::note::{Image, Note};
use super::value::{json_of, key_of};

type ColumnOf<E> = <E as EntityTrait>::Column;

/// Before a row is made or changed.
///
/// # Errors
///
/// - The connection is no transaction of ours, or the database cannot answer.
#[doc(hidden)]
pub async fn before_save<A, C>(
    active: &A,
    db: &C,
    is_insert: bool,
    secret: &[ColumnOf<A::Entity>],
    skip: &[ColumnOf<A::Entity>],
) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let begin = Note::Begin { model: table::<A::Entity>() };
    begin.tell(db).await?;
    if is_insert {
        return Ok(());
    }
    let Some(old) = find::<A, C>(active, db).await? else { return Ok(()) };
    let mut image = image::<A::Entity>(&old, secret, skip);
    let is_new = |column: &ColumnOf<A::Entity>| match active.get(*column) {
        ActiveValue::Set(value) => value != old.get(*column),
        ActiveValue::Unchanged(_) | ActiveValue::NotSet => false,
    };
    image.secrets = secret.iter().filter(|column| is_new(column)).map(|column| column.as_str().to_owned()).collect();
    Note::Old(image).tell(db).await
}

/// After a row was made or changed.
///
/// # Errors
///
/// - The connection is no transaction of ours.
#[doc(hidden)]
pub async fn after_save<M, C>(
    model: &M,
    db: &C,
    is_insert: bool,
    secret: &[ColumnOf<M::Entity>],
    skip: &[ColumnOf<M::Entity>],
) -> Result<(), DbErr>
where
    M: ModelTrait<Entity: EntityTrait<Model = M>>,
    C: ConnectionTrait,
{
    let image = image::<M::Entity>(model, secret, skip);
    let note = if is_insert { Note::Made(image) } else { Note::Changed(image) };
    note.tell(db).await
}

/// Before a row is deleted.
///
/// # Errors
///
/// - The connection is no transaction of ours, or the database cannot answer.
#[doc(hidden)]
pub async fn before_delete<A, C>(active: &A, db: &C, secret: &[ColumnOf<A::Entity>]) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let begin = Note::Begin { model: table::<A::Entity>() };
    begin.tell(db).await?;
    // Whoever puts the row back wants the columns, too, of which a change does not count.
    match find::<A, C>(active, db).await? {
        Some(old) => Note::Old(image::<A::Entity>(&old, secret, &[])).tell(db).await,
        None => Ok(()),
    }
}

/// After a row was deleted.
///
/// # Errors
///
/// - The connection is no transaction of ours.
#[doc(hidden)]
pub async fn after_delete<A, C>(active: &A, db: &C) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let Some(key) = key_values(active) else { return Ok(()) };
    let parts: Vec<Value> = key.into_iter().map(|(_, value)| value).collect();
    Note::Gone { model: table::<A::Entity>(), key: key_of(&parts) }.tell(db).await
}

fn table<E: EntityTrait>() -> String {
    EntityName::table_name(&E::default()).to_owned()
}

/// The row of which this is a change, as it stands in the database, until the end of the transaction.
async fn find<A, C>(active: &A, db: &C) -> Result<Option<<A::Entity as EntityTrait>::Model>, DbErr>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let Some(key) = key_values(active) else { return Ok(None) };
    let query = <A::Entity as EntityTrait>::find();
    let query = key.into_iter().fold(query, |query, (column, value)| query.filter(column.eq(value)));
    query.lock_exclusive().one(db).await
}

/// The columns of the key with their values; none when one of them is missing.
fn key_values<A: ActiveModelTrait>(active: &A) -> Option<Vec<(ColumnOf<A::Entity>, Value)>> {
    let columns = <A::Entity as EntityTrait>::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    let values = columns.map(|column| match active.get(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Some((column, value)),
        ActiveValue::NotSet => None,
    });
    values.collect()
}

fn image<E: EntityTrait>(model: &E::Model, secret: &[ColumnOf<E>], skip: &[ColumnOf<E>]) -> Image {
    let is_in = |list: &[ColumnOf<E>], column: &ColumnOf<E>| list.iter().any(|one| one.as_str() == column.as_str());
    let mut image = Image { model: table::<E>(), key: String::new(), values: Default::default(), secrets: Vec::new() };
    for column in ColumnOf::<E>::iter() {
        let value = model.get(column);
        if is_in(secret, &column) {
            if value != value.as_null() {
                image.secrets.push(column.as_str().to_owned());
            }
        } else if !is_in(skip, &column) {
            image.values.insert(column.as_str().to_owned(), json_of(&value));
        }
    }
    let key = E::PrimaryKey::iter().map(|column| model.get(column.into_column()));
    image.key = key_of(&key.collect::<Vec<_>>());
    image
}
