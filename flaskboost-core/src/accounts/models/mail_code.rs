//! A code of six digits that was mailed beside a link: for the browser that asked, five tries, a quarter of an hour.
//!
//! A row is made for every address that somebody types, known or not. Where no mail goes out it stays without a code,
//! and behaves the same.

use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::people::People;
use super::token::{self, Purpose};
use super::user::Model as User;
use crate::error::Result;

/// How long a code works, in minutes.
pub(crate) const CODE_MINUTES: u64 = 15;

const LIFE: Duration = Duration::minutes(15);

/// How often somebody may mistype one code.
const TRIES: i32 = 5;

/// A row of `account_codes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_codes")]
pub(crate) struct Model {
    /// SHA-256 of the handle that the session of the browser has.
    #[sea_orm(primary_key, auto_increment = false, column_type = "String(StringLen::N(64))")]
    handle_hash: String,
    /// What is kept of the code; empty where none was mailed.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    code_mac: String,
    /// The link that the code stands for; empty where none was mailed.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    token_hash: String,
    tries: i32,
    expires_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One try at a code, which is counted already.
#[derive(Debug)]
pub(crate) struct CodeTry {
    /// What the code is compared with.
    pub(crate) kept: String,
    /// What it opens.
    pub(crate) link: CodeLink,
    /// How many tries are left.
    pub(crate) left: u32,
}

/// The link that a code stands for. It can be used by whoever typed the code, and by nobody who reads it.
#[derive(Clone, Debug)]
pub(crate) struct CodeLink(String);

impl People {
    /// Whether the mails of this site carry codes.
    pub(crate) fn has_mail_codes(&self) -> bool {
        self.settings.mail_codes
    }

    /// Makes room for a code, whoever is asking and whatever comes of it; the handle is for the session. Forgets the
    /// codes that have expired.
    pub(crate) async fn open_code(&self) -> Result<String> {
        let (handle, now) = (self.random.token(), self.clock.now());
        Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(&self.db).await?;
        let row = ActiveModel {
            handle_hash: Set(token::hash(&handle)),
            code_mac: Set(String::new()),
            token_hash: Set(String::new()),
            tries: Set(0),
            expires_at: Set(now + LIFE),
        };
        Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(handle)
    }

    /// Notes the code that goes out with this link.
    pub(crate) async fn fill_code(&self, handle: &str, kept: &str, token: &str) -> Result<()> {
        let filled = Entity::update_many()
            .col_expr(Column::CodeMac, Expr::value(kept))
            .col_expr(Column::TokenHash, Expr::value(token::hash(token)))
            .filter(Column::HandleHash.eq(token::hash(handle)))
            .filter(Column::CodeMac.eq(""));
        filled.exec(&self.db).await?;
        Ok(())
    }

    /// Counts a try, before anything is compared; `None` when there is none left, or when it is too late.
    pub(crate) async fn try_code(&self, handle: &str) -> Result<Option<CodeTry>> {
        let counted = Entity::update_many()
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
            .filter(Column::HandleHash.eq(token::hash(handle)))
            .filter(Column::Tries.lt(TRIES))
            .filter(Column::ExpiresAt.gt(self.clock.now()));
        if counted.exec(&self.db).await?.rows_affected != 1 {
            return Ok(None);
        }
        let Some(row) = Entity::find_by_id(token::hash(handle)).one(&self.db).await? else { return Ok(None) };
        let left = u32::try_from(TRIES - row.tries).unwrap_or(0);
        Ok(Some(CodeTry { kept: row.code_mac, link: CodeLink(row.token_hash), left }))
    }

    /// Whether a code of this handle can still be tried. Changes nothing.
    pub(crate) async fn has_tries(&self, handle: &str) -> Result<bool> {
        let open = Entity::find_by_id(token::hash(handle))
            .filter(Column::Tries.lt(TRIES))
            .filter(Column::ExpiresAt.gt(self.clock.now()));
        Ok(open.one(&self.db).await?.is_some())
    }

    /// Confirms an address by a code, in the browser that chose the password. `None` when the link behind it is used,
    /// or is void because somebody signed up with another password since.
    pub(crate) async fn confirm_with_code(&self, link: &CodeLink) -> Result<Option<User>> {
        self.db
            .transaction(async |tx| {
                let spent = token::spend_hashed(tx, &self.clock, Purpose::Confirm, &link.0).await?;
                let Some(user) = spent else { return Ok(None) };
                let now = self.clock.now();
                let mut row = user.into_active_model();
                row.confirmed_at = Set(Some(now));
                row.last_login_at = Set(Some(now));
                Ok(Some(row.update(tx).await?))
            })
            .await
    }

    /// Logs somebody in by a code, with the place to go on to. It uses up the link as if that had been opened.
    pub(crate) async fn enter_with_code(&self, link: &CodeLink) -> Result<Option<(User, String)>> {
        self.enter_with_hashed(&link.0).await
    }
}
