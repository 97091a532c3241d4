//! [`Rules`]: one rule for each action on a model, and for columns that have rules of their own.

use sea_orm::ColumnTrait;

use super::Rule;
use super::reach::{Reach, Test};
use crate::auth::{Action, Actor, Permission};

/// One rule for each action on a model, and for columns that have rules of their own.
///
/// An action without a rule is refused to everybody but the site itself. Two rules for one action must both hold.
#[derive(Debug, Clone)]
#[must_use = "rules mean nothing until a policy returns them"]
pub struct Rules<C> {
    actions: Vec<(Action, Rule<C>)>,
    readers: Vec<(C, Rule<C>)>,
    writers: Vec<(C, Rule<C>)>,
    /// The moment at which a row was put into the trash.
    trash: Option<C>,
}

impl<C: ColumnTrait> Rules<C> {
    /// Nobody may do anything.
    pub fn new() -> Self {
        Self { actions: Vec::new(), readers: Vec::new(), writers: Vec::new(), trash: None }
    }

    /// Who sees a row. Whatever else one may do to it, one must be able to see it.
    pub fn view(self, rule: Rule<C>) -> Self {
        self.action(Action::VIEW, rule)
    }

    /// Who may make a new row. There is no row yet, so rules about columns are false here.
    pub fn create(self, rule: Rule<C>) -> Self {
        self.action(Action::CREATE, rule)
    }

    /// Who may change a row.
    pub fn edit(self, rule: Rule<C>) -> Self {
        self.action(Action::EDIT, rule)
    }

    /// Who may delete a row.
    pub fn delete(self, rule: Rule<C>) -> Self {
        self.action(Action::DELETE, rule)
    }

    /// Who may do something of the app's own to a row.
    pub fn action(mut self, action: Action, rule: Rule<C>) -> Self {
        self.actions.push((action, rule));
        self
    }

    /// Who may read this column of a row that they see. A column without such a rule is read by all who see the row.
    pub fn read(mut self, column: C, rule: Rule<C>) -> Self {
        self.readers.push((column, rule));
        self
    }

    /// Who may change this column of a row that they may change. A column without such a rule is changed by all who
    /// may change the row.
    pub fn write(mut self, column: C, rule: Rule<C>) -> Self {
        self.writers.push((column, rule));
        self
    }

    /// Rows that have a moment in this column are in the trash: nobody may do anything to them, or see them, but the site
    /// itself ([`Actor::system`]). So every list and every row that asks the policy leaves them out. The panel shows them
    /// to those who may delete them, if its spec names the same column: `AdminSpec::trash`.
    ///
    /// ```
    /// # mod note {
    /// #     use flaskboost::auth::Resource;
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    /// #     #[sea_orm(table_name = "notes")]
    /// #     pub struct Model {
    /// #         #[sea_orm(primary_key)]
    /// #         pub id: i64,
    /// #         pub deleted_at: Option<DateTimeUtc>,
    /// #     }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// #     impl Resource for Model {
    /// #         const NAME: &'static str = "notes";
    /// #     }
    /// # }
    /// # use note::{Column, Model};
    /// use flaskboost::auth::{Action, Actor};
    /// use flaskboost::policy::{Policy, Rule, Rules};
    ///
    /// impl Policy for Model {
    ///     fn rules() -> Rules<Column> {
    ///         Rules::new().view(Rule::anyone()).trash(Column::DeletedAt)
    ///     }
    /// }
    /// let note = Model { id: 1, deleted_at: None };
    /// let old = Model { id: 2, deleted_at: Some(sea_orm::prelude::DateTimeUtc::UNIX_EPOCH) };
    /// let anybody = Actor::anonymous();
    /// assert!(note.may(&anybody, Action::VIEW) && !old.may(&anybody, Action::VIEW));
    /// ```
    pub fn trash(mut self, column: C) -> Self {
        self.trash = Some(column);
        self
    }

    /// The same rules for rows in the trash too.
    #[cfg(feature = "admin")]
    pub(super) fn with_trash(mut self) -> Self {
        self.trash = None;
        self
    }

    /// How far an actor reaches with an action on rows that are there. Whoever sends a token reaches no further than its
    /// scopes, of which seeing is one: nobody changes what they may not see.
    pub(super) fn reach(&self, actor: &Actor, permission: Permission) -> Reach<C> {
        if actor.is_system() {
            return Reach::Everything;
        }
        let action = permission.action();
        if !actor.is_within_scopes(permission) || !actor.is_within_scopes(permission.with_action(Action::VIEW)) {
            return Reach::Nothing;
        }
        let seen = self.reach_of(actor, Action::VIEW).and(self.out_of_trash());
        if action == Action::VIEW { seen } else { seen.and(self.reach_of(actor, action)) }
    }

    /// Whether an actor may make a row.
    pub(super) fn lets_create(&self, actor: &Actor) -> bool {
        actor.is_system() || matches!(self.reach_of(actor, Action::CREATE), Reach::Everything)
    }

    /// How far an actor reaches with reading a column of rows that they see.
    pub(super) fn reach_to_read(&self, actor: &Actor, column: C) -> Reach<C> {
        reach_of_column(&self.readers, actor, column)
    }

    /// The same with changing a column of rows that they may change.
    pub(super) fn reach_to_write(&self, actor: &Actor, column: C) -> Reach<C> {
        reach_of_column(&self.writers, actor, column)
    }

    fn out_of_trash(&self) -> Reach<C> {
        self.trash.map_or(Reach::Everything, |column| Reach::Rows(Test::Missing(column)))
    }

    fn reach_of(&self, actor: &Actor, wanted: Action) -> Reach<C> {
        let found = self.actions.iter().filter(|(action, _)| *action == wanted);
        found.map(|(_, rule)| rule.reach(actor)).reduce(Reach::and).unwrap_or(Reach::Nothing)
    }
}

fn reach_of_column<C: ColumnTrait>(limits: &[(C, Rule<C>)], actor: &Actor, wanted: C) -> Reach<C> {
    if actor.is_system() {
        return Reach::Everything;
    }
    let found = limits.iter().filter(|(column, _)| column.as_str() == wanted.as_str());
    found.map(|(_, rule)| rule.reach(actor)).fold(Reach::Everything, Reach::and)
}

impl<C: ColumnTrait> Default for Rules<C> {
    fn default() -> Self {
        Self::new()
    }
}
