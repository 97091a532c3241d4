//! Notes with a trash, comments that fall with a note, and receipts that keep one.

use flaskboost::admin::{Admin, AdminModel, AdminSpec, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Action, Permission, Resource};
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, string, timestamp_with_time_zone_null};

use crate::app;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trash_notes")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) title: String,
    /// Of the notes that are not in the trash no two have the same.
    pub(crate) slug: String,
    pub(crate) deleted_at: Option<DateTimeUtc>,
}

flaskboost::audited!(ActiveModel);

impl Resource for Model {
    const NAME: &'static str = "notes";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::permission(Permission::view::<Self>()))
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()))
            .delete(Rule::permission(Permission::delete::<Self>()))
            .trash(Column::DeletedAt)
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("Note", "Notes")
            .search([Column::Title])
            .filter(Column::Title)
            .has_many::<comment::Model>(comment::Column::NoteId)
            .trash(Column::DeletedAt)
            .trash_days(30)
            .action("shout", "Shout", Action::EDIT, |_, _: Self| Box::pin(async { Ok(()) }))
    }
}

pub(crate) mod comment {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trash_comments")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) note_id: i64,
        pub(crate) text: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Resource for Model {
        const NAME: &'static str = "comments";
    }

    impl Policy for Model {
        fn rules() -> Rules<Column> {
            Rules::new()
                .view(Rule::permission(Permission::view::<Self>()))
                .create(Rule::permission(Permission::create::<Self>()))
                .edit(Rule::permission(Permission::edit::<Self>()))
                .delete(Rule::permission(Permission::delete::<Self>()))
        }
    }

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Comment", "Comments")
                .list([Column::Text, Column::NoteId])
                .title(|comment| comment.text.clone())
                .belongs_to::<super::Model>(Column::NoteId)
        }
    }
}

struct CreateNotes;

impl MigrationName for CreateNotes {
    fn name(&self) -> &'static str {
        "trash_0001_create_notes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateNotes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notes = Table::create()
            .table("trash_notes")
            .col(big_pk_auto("id"))
            .col(string("title"))
            .col(string("slug"))
            .col(timestamp_with_time_zone_null("deleted_at"))
            .to_owned();
        manager.create_table(notes).await?;
        let unique = "CREATE UNIQUE INDEX trash_notes_slug ON trash_notes (slug) WHERE deleted_at IS NULL";
        manager.get_connection().execute_unprepared(unique).await?;
        for (table, rule) in [
            ("trash_comments", sea_orm_migration::prelude::ForeignKeyAction::Cascade),
            ("trash_receipts", sea_orm_migration::prelude::ForeignKeyAction::Restrict),
        ] {
            let children = Table::create()
                .table(table)
                .col(big_pk_auto("id"))
                .col(big_integer("note_id"))
                .col(string("text"))
                .foreign_key(ForeignKey::create().from(table, "note_id").to("trash_notes", "id").on_delete(rule))
                .to_owned();
            manager.create_table(children).await?;
        }
        Ok(())
    }
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateNotes)]
}

/// A site with a panel over notes and comments; writers change notes, and cleaners delete them too.
pub(crate) fn desk() -> App {
    desk_with(|admin| admin)
}

/// The same with something more in the panel.
pub(crate) fn desk_with(more: impl FnOnce(Admin) -> Admin) -> App {
    let roles = app::models::roles()
        .role("writer")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<Model>())
        .may(Permission::edit::<Model>())
        .role("cleaner")
        .above("writer")
        .may(Permission::delete::<Model>());
    crate::site_with_admin(|admin| more(admin.model::<Model>().model::<comment::Model>()))
        .migrations(migrations)
        .roles(roles)
}
