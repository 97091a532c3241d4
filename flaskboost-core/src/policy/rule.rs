//! [`Rule`]: when somebody may do something to a row.

use std::ops::{BitAnd, BitOr};

use sea_orm::ColumnTrait;

use super::Fact;
use super::reach::{Reach, Test};
use crate::auth::{Actor, Permission};

/// When somebody may do something to a row. Rules are joined by `|` (one of them is enough) and `&` (both are needed).
///
/// There is no "not". A rule names what must be so, and where a column is empty (`NULL`) nothing is so: every rule
/// about it is false but [`Rule::missing`]. So no gap in the data opens a door, and the program and the database
/// agree about each row.
#[derive(Debug, Clone)]
pub struct Rule<C>(Kind<C>);

#[derive(Debug, Clone)]
enum Kind<C> {
    Anyone,
    Nobody,
    LoggedIn,
    Role(&'static str),
    Permission(Permission),
    Owner(C),
    Equals(C, Fact),
    Differs(C, Fact),
    Missing(C),
    Either(Box<(Kind<C>, Kind<C>)>),
    Both(Box<(Kind<C>, Kind<C>)>),
}

impl<C: ColumnTrait> Rule<C> {
    /// Everybody, strangers too.
    #[must_use]
    pub fn anyone() -> Self {
        Self(Kind::Anyone)
    }

    /// Nobody but the site itself.
    #[must_use]
    pub fn nobody() -> Self {
        Self(Kind::Nobody)
    }

    /// Whoever is logged in.
    #[must_use]
    pub fn logged_in() -> Self {
        Self(Kind::LoggedIn)
    }

    /// Whoever has this role, or one above it.
    #[must_use]
    pub fn role(name: &'static str) -> Self {
        Self(Kind::Role(name))
    }

    /// Whoever may do this, by their role or because it was granted to them. Administrators may.
    #[must_use]
    pub fn permission(permission: Permission) -> Self {
        Self(Kind::Permission(permission))
    }

    /// The user whose id stands in this column. An administrator is no exception: join [`Rule::permission`] to it
    /// where one is meant.
    #[must_use]
    pub fn owner(column: C) -> Self {
        Self(Kind::Owner(column))
    }

    /// Everybody, where the column holds this value.
    #[must_use]
    pub fn equals(column: C, value: impl Into<Fact>) -> Self {
        Self(Kind::Equals(column, value.into()))
    }

    /// Everybody, where the column holds a value and it is another one. An empty column is not "another".
    #[must_use]
    pub fn differs(column: C, value: impl Into<Fact>) -> Self {
        Self(Kind::Differs(column, value.into()))
    }

    /// Everybody, where the column is empty.
    #[must_use]
    pub fn missing(column: C) -> Self {
        Self(Kind::Missing(column))
    }

    /// What is left of the rule for this actor.
    pub(super) fn reach(&self, actor: &Actor) -> Reach<C> {
        self.0.reach(actor)
    }
}

impl<C: ColumnTrait> Kind<C> {
    fn reach(&self, actor: &Actor) -> Reach<C> {
        let about_actor = |holds| if holds { Reach::Everything } else { Reach::Nothing };
        let about_column = |column: C, fact: &Fact, test: fn(C, Fact) -> Test<C>| {
            if fact.fits(column) { Reach::Rows(test(column, fact.clone())) } else { Reach::Nothing }
        };
        match self {
            Self::Anyone => Reach::Everything,
            Self::Nobody => Reach::Nothing,
            Self::LoggedIn => about_actor(actor.is_logged_in()),
            Self::Role(name) => about_actor(actor.has_role(name)),
            Self::Permission(permission) => about_actor(actor.may(*permission)),
            Self::Owner(column) => match actor.user_id() {
                Some(id) => about_column(*column, &Fact::Number(id), Test::Equals),
                None => Reach::Nothing,
            },
            Self::Equals(column, fact) => about_column(*column, fact, Test::Equals),
            Self::Differs(column, fact) => about_column(*column, fact, Test::Differs),
            Self::Missing(column) => Reach::Rows(Test::Missing(*column)),
            Self::Either(both) => both.0.reach(actor).or(both.1.reach(actor)),
            Self::Both(both) => both.0.reach(actor).and(both.1.reach(actor)),
        }
    }
}

impl<C: ColumnTrait> BitOr for Rule<C> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(Kind::Either(Box::new((self.0, other.0))))
    }
}

impl<C: ColumnTrait> BitAnd for Rule<C> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(Kind::Both(Box::new((self.0, other.0))))
    }
}
