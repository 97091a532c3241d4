//! The people of the site as a model of the panel.

use crate::accounts::User;
use crate::accounts::users::Column;
use crate::admin::{AdminModel, AdminSpec, Direction};

/// The generic pages show people and change nothing of them but the name: see `Policy for User`. The page of one person
/// is one of its own.
impl AdminModel for User {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("user", "Users")
            .with_own_pages()
            .title(|user| if user.name.is_empty() { user.email.clone() } else { user.name.clone() })
            .list([Column::Email, Column::Name, Column::Role, Column::IsActive, Column::CreatedAt, Column::LastLoginAt])
            .search([Column::Email, Column::Name])
            .filter(Column::Role)
            .filter(Column::IsActive)
            .filter(Column::ConfirmedAt)
            .filter(Column::LastLoginAt)
            .order(Column::Id, Direction::Descending)
            .fields([Column::Name])
            .secret([Column::PasswordHash])
            .label(Column::Email, "E-mail")
            .label(Column::IsActive, "Open")
            .label(Column::LastLoginAt, "Last log-in")
            .chart(Column::CreatedAt)
    }
}
