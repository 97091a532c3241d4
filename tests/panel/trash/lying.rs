//! What lies in the trash is not there for the rest of the panel and of the site.

use flaskboost::auth::{Action, Actor};
use flaskboost::policy::Policy;
use flaskboost::testing::TestApp;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::Value;

use super::notes::{Column, Entity, comment};
use super::{count, opened, post, throw_away, titles};

#[tokio::test]
async fn deleting_moves_a_row_to_the_trash_and_leaves_its_children_as_they_are() {
    let (site, mut root) = opened().await;
    let page = root.visit("/admin/notes/1/delete").await;
    page.assert_text("It goes to the trash").assert_text("After 30 days in the trash it is deleted for good.");
    page.assert_text("They stay as they are.").assert_text("Well said").assert_no_text("They are deleted too.");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 0, "the question changes nothing");
    let page = root.submit("Yes, move to the trash").await;
    page.assert_redirected_to("/admin/notes").assert_text("Moved to the trash: First");
    assert_eq!(titles(&page).len(), 2);
    assert_eq!(count(&site, "trash_notes").await, 3);
    assert_eq!(count(&site, "trash_comments").await, 2);
}

#[tokio::test]
async fn the_trash_is_a_list_for_those_who_may_delete() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 2).await;
    root.visit("/admin/notes").await.assert_status(200);
    let page = root.click("Trash").await;
    page.assert_title("Trash: Notes · FlaskBoost app").assert_text("What was deleted lies here");
    assert_eq!(titles(&page), ["2"]);
    assert_eq!(titles(&root.visit("/admin/notes?trash=1&q=third").await), Vec::<String>::new());
    assert_eq!(titles(&root.visit("/admin/notes?trash=1&f.title=sec").await), ["2"]);
    root.visit("/admin/notes?trash=2").await.assert_status(400);
    root.visit("/admin/comments?trash=1").await.assert_status(400);
    let mut writer = site.log_in_with_role("wes@example.org", "writer").await;
    writer.visit("/admin/notes?trash=1").await.assert_status(403);
    writer.visit("/admin/notes").await.assert_status(200).assert_no_text("Trash");
    let mut cleaner = site.log_in_with_role("cle@example.org", "cleaner").await;
    assert_eq!(titles(&cleaner.visit("/admin/notes?trash=1").await), ["2"]);
}

#[tokio::test]
async fn search_counts_exports_and_choices_leave_it_out() {
    let (_site, mut root) = opened().await;
    root.visit("/admin").await.assert_text("3 rows");
    throw_away(&mut root, 3).await;
    root.visit("/admin").await.assert_status(200).assert_no_text("3 rows");
    root.visit("/admin/-/search?q=Third").await.assert_text("Nothing was found");
    root.visit("/admin/-/search?q=3").await.assert_text("Nothing was found");
    root.visit("/admin/-/search?q=Second").await.assert_no_text("Nothing was found");
    let export: Value = root.visit("/admin/notes/-/export?format=json").await.json();
    assert_eq!(export.as_array().map(Vec::len), Some(2));
    let export: Value = root.visit("/admin/notes/-/export?format=json&trash=1").await.json();
    assert_eq!(export[0]["title"], "Third");
    for (words, found) in [("Third", 0), ("3", 0), ("Second", 1), ("2", 1)] {
        let path = format!("/admin/comments/-/choices?column=note_id&q={words}");
        let choices: Value = root.get_json(&path).await.json();
        assert_eq!(choices["choices"].as_array().map(Vec::len), Some(found), "{words}");
    }
    let form = root.visit("/admin/comments/-/new").await;
    assert_eq!(form.find_all("select[name=note_id] option[value='3']").len(), 0);
    assert_eq!(form.find_all("select[name=note_id] option[value='2']").len(), 1);
}

#[tokio::test]
async fn nothing_begins_to_refer_to_it_and_what_does_keeps_its_name() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    let page = root.visit("/admin/comments").await;
    page.assert_text("First");
    root.visit("/admin/comments/1").await.assert_status(200);
    root.fill("Text", "Well said indeed").submit("Save").await.assert_redirected_to("/admin/comments");
    let page = post(&mut root, "/admin/comments/-/new", &[("note_id", "1"), ("text", "Late")]).await;
    page.assert_status(422).assert_text("There is no such row to choose.");
    assert_eq!(count(&site, "trash_comments").await, 2);
    let kept = comment::Entity::find_by_id(1).one(site.db()).await.unwrap().unwrap();
    assert_eq!((kept.note_id, kept.text.as_str()), (1, "Well said indeed"));
}

#[tokio::test]
async fn it_can_be_looked_at_and_not_changed() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    let page = root.visit("/admin/notes/1").await;
    page.assert_status(200).assert_text("This is in the trash").assert_text("First").assert_element(".admin-trash");
    assert!(page.find_all("form.admin-form").is_empty());
    post(&mut root, "/admin/notes/1", &[("title", "Changed")]).await.assert_status(403);
    let fields = [("action", "shout"), ("key", "1")];
    post(&mut root, "/admin/notes/-/bulk", &fields).await.assert_status(422).assert_text("is not there any more");
    assert_eq!(count(&site, "trash_notes WHERE title = 'Changed'").await, 0);
    let mut writer = site.log_in_with_role("wes@example.org", "writer").await;
    let page = writer.visit("/admin/notes/1").await;
    page.assert_status(200).assert_text("This is in the trash");
    assert!(page.find_all(".admin-trash button").is_empty());
    post(&mut writer, "/admin/notes/1/restore", &[]).await.assert_status(403);
    post(&mut writer, "/admin/notes/9/restore", &[]).await.assert_status(404);
}

#[tokio::test]
async fn the_moment_of_the_trash_is_written_by_nobody() {
    let (site, mut root) = opened().await;
    let page = post(&mut root, "/admin/notes/1", &[("deleted_at", "2026-01-01T00:00:00")]).await;
    page.assert_status(403);
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_policy_with_a_trash_leaves_it_out_of_the_whole_site() {
    use flaskboost::policy::Scope;
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    let ids = async |actor: &Actor| {
        let rows = Entity::find().visible_to(actor).order_by_asc(Column::Id).all(site.db()).await.expect("rows");
        rows.into_iter().map(|row| row.id).collect::<Vec<i64>>()
    };
    let identity = flaskboost::auth::Identity {
        id: 7,
        email: "ann@example.org".to_owned(),
        name: String::new(),
        role: flaskboost::auth::Role::ADMIN,
        grants: Vec::new(),
    };
    let admin = Actor::person(&identity, &std::sync::Arc::new(crate::app::models::roles()));
    assert_eq!(ids(&admin).await, [2, 3]);
    assert_eq!(ids(&Actor::system()).await.len(), 3);
    let first = Entity::find_by_id(1).one(site.db()).await.unwrap().unwrap();
    assert!(!first.may(&admin, Action::VIEW) && !first.may(&admin, Action::DELETE));
}

#[tokio::test]
async fn a_list_with_a_trash_sends_no_statement_more() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes").await.assert_status(200);
    let home = site.query_count(root.visit("/admin/-/search")).await;
    for query in ["", "trash=1"] {
        let list = site.query_count(root.visit(&format!("/admin/notes?{query}"))).await;
        assert!(list <= home + 3, "{query}: {list} statements, and {home} for a page without a list");
    }
}

#[tokio::test]
async fn a_trash_without_a_moment_is_found_at_the_start() {
    let app = crate::site_with_admin(|admin| admin.model::<wrong::Model>());
    let told = format!("{:?}", TestApp::boot(app, |_| {}).await.err());
    assert!(told.contains("FB9607") && told.contains("wrongs"), "{told}");
}

mod wrong {
    use flaskboost::admin::{AdminModel, AdminSpec};
    use flaskboost::auth::Resource;
    use flaskboost::policy::{Policy, Rules};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "wrongs")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) deleted_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Resource for Model {
        const NAME: &'static str = "wrongs";
    }

    impl Policy for Model {
        fn rules() -> Rules<Column> {
            Rules::new()
        }
    }

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.trash(Column::DeletedAt)
        }
    }
}

#[tokio::test]
async fn a_row_without_a_trash_is_not_restored() {
    let (_site, mut root) = opened().await;
    post(&mut root, "/admin/comments/1/restore", &[]).await.assert_status(404);
}
