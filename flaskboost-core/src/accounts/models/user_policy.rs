//! Who may do what to the accounts of others, beyond the pages on which people look after their own.

use super::auth_event::Model as AuthEvent;
use super::user::{Column, Model as User};
use crate::auth::{Permission, Resource};
use crate::policy::{ColumnOf, Policy, Rule, Rules};

impl Resource for User {
    const NAME: &'static str = "users";
}

impl Resource for AuthEvent {
    const NAME: &'static str = "auth-events";
}

/// Somebody's name may be changed; everything else has a way of its own, which keeps a last administrator, ends
/// sessions and writes down what was done. Nobody deletes the account of somebody else: it can be closed, and its owner
/// can delete it.
impl Policy for User {
    fn rules() -> Rules<ColumnOf<Self>> {
        let nobody = |rules: Rules<Column>, column| rules.write(column, Rule::nobody());
        let own_ways = [
            Column::Id,
            Column::Email,
            Column::PasswordHash,
            Column::IsActive,
            Column::Role,
            Column::CreatedAt,
            Column::ConfirmedAt,
            Column::LastLoginAt,
        ];
        let rules = Rules::new()
            .view(Rule::permission(Permission::view::<Self>()))
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()))
            .delete(Rule::nobody())
            .read(Column::PasswordHash, Rule::nobody());
        own_ways.into_iter().fold(rules, nobody)
    }
}
