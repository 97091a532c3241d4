//! Somebody keeps what a list shows, changes it, and comes back to it.

use flaskboost::app::Parts;
use flaskboost::clock::Clock;
use flaskboost::mail::Mailer;
use flaskboost::random::Random;
use flaskboost::settings::{Loader, Runtime};
use flaskboost::testing::{Browser, Page};
use sea_orm::ConnectionTrait;

use super::{listed, office, opened, send, titles};

const NEW: &str = "form[action='/admin/letters/-/views']";

/// The link of the list that is marked as where we are.
fn current(page: &Page) -> Vec<String> {
    page.find_all(".list-views [aria-current]").iter().map(|link| link.text().trim().to_owned()).collect()
}

async fn save(browser: &mut Browser, query: &str, name: &str) -> Page {
    browser.visit(&format!("/admin/letters?{query}")).await.assert_status(200);
    browser.within(NEW).fill("Name of a new view", name).submit("Save as a view").await
}

#[tokio::test]
async fn what_a_list_shows_is_kept_with_its_order_and_rows_and_stands_above_it() {
    let (_site, mut root) = opened().await;
    assert_eq!(current(&root.visit("/admin/letters").await), ["All"]);
    let page = save(&mut root, "q=dear&f.kind=love&order=-title&rows=20&page=1", "Love letters").await;
    page.assert_status(200).assert_text("Love letters was saved.");
    assert_eq!(titles(&page), ["Dear you", "Dear me"]);
    assert_eq!(current(&page), ["Love letters"]);
    root.visit("/admin/letters?rows=50").await.assert_status(200);
    let page = root.click("Love letters").await;
    assert!(page.url().ends_with("/admin/letters?q=dear&f.kind=love&order=-title&rows=20"), "{}", page.url());
    assert_eq!(titles(&page), ["Dear you", "Dear me"]);
    // The same in another order of the address is the same view; another order of rows is not.
    let page = root.visit("/admin/letters?f.kind=love&order=-title&q=dear").await;
    assert_eq!(current(&page), ["Love letters"]);
    assert!(current(&root.visit("/admin/letters?f.kind=love&order=title&q=dear").await).is_empty());
}

#[tokio::test]
async fn a_view_is_renamed_replaced_and_removed() {
    let (site, mut root) = opened().await;
    save(&mut root, "f.is_sent=yes", "Gone").await.assert_status(200);
    let id = 1;
    let form = format!("form[action='/admin/letters/-/views/{id}']");
    let page = root.within(&form).fill("Name", "Sent").submit("Change").await;
    page.assert_status(200).assert_text("Sent was changed.");
    assert_eq!(current(&page), ["Sent"]);
    root.visit("/admin/letters?f.is_sent=yes&f.kind=bill").await.assert_status(200);
    let page = root.within(&form).submit("Replace with what is shown").await;
    page.assert_text("Sent was saved.");
    assert_eq!(titles(&page), ["Rent"]);
    let page = root.within(&form).submit("Remove").await;
    page.assert_text("Sent was removed.");
    assert!(!page.links().iter().any(|link| link.text == "Sent"));
    let left = site.db().execute_unprepared("DELETE FROM admin_views").await.expect("an answer");
    assert_eq!(left.rows_affected(), 0);
}

#[tokio::test]
async fn a_list_begins_with_the_view_that_somebody_chose_and_one_of_them_only() {
    let (site, mut root) = opened().await;
    save(&mut root, "f.is_sent=yes", "Sent").await.assert_status(200);
    root.visit("/admin/letters?f.kind=love").await.assert_status(200);
    root.within(NEW).fill("Name of a new view", "Love").check("Show it first when I come to this list");
    root.submit("Save as a view").await.assert_status(200);
    let page = root.visit("/admin/letters").await;
    assert_eq!((titles(&page).len(), current(&page)), (2, vec!["Love".to_owned()]));
    // Everything is still there, by the links of the page.
    for link in ["All", "Show all", "Remove: Kind: love"] {
        root.visit("/admin/letters").await.assert_status(200);
        let page = root.click(link).await;
        assert_eq!((titles(&page).len(), current(&page)), (5, vec!["All".to_owned()]), "{link}");
    }
    root.visit("/admin/letters?f.is_sent=yes").await.assert_status(200);
    root.within("form[action='/admin/letters/-/views/1']").check("Show it first when I come to this list");
    root.submit("Change").await.assert_status(200);
    assert_eq!(current(&root.visit("/admin/letters").await), ["Sent"]);
    // For nobody else.
    let mut reader = site.log_in_with_role("rea@example.org", "reader").await;
    assert_eq!(titles(&reader.visit("/admin/letters").await).len(), 5);
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_and_stands_there_as_it_was_typed() {
    let (site, mut root) = opened().await;
    save(&mut root, "f.is_sent=yes", "Sent").await.assert_status(200);
    let page = save(&mut root, "f.kind=love", "Sent").await;
    page.assert_status(422).assert_text("You have a view of this name.");
    assert_eq!(page.field_value("Name of a new view"), "Sent");
    assert_eq!(titles(&page).len(), 2, "the list is as it was");
    for (name, query, why) in [
        ("  ", "", "Give the view a name."),
        ("x".repeat(61).as_str(), "", "The name is too long"),
        ("Long", &format!("q={}", "x".repeat(2000)), "narrowed by too much"),
    ] {
        let page = send(&mut root, "/admin/letters/-/views", &[("name", name), ("query", query)]).await;
        page.assert_status(422).assert_text(why);
    }
    send(&mut root, "/admin/letters/-/views", &[("name", "Bad"), ("query", "f.nothing=1")]).await.assert_status(400);
    let sql = "INSERT INTO admin_views (model, owner_id, name, query, is_shared, is_first) \
               SELECT 'letters', owner_id, 'v' || n.x, '', false, false FROM admin_views, \
               (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 49) SELECT x FROM n) AS n";
    site.db().execute_unprepared(sql).await.expect("views");
    save(&mut root, "", "One more").await.assert_status(422).assert_text("which is all that fit");
}

#[tokio::test]
async fn views_add_one_statement_to_a_list() {
    let (site, mut root) = opened().await;
    root.visit("/admin/letters").await.assert_status(200);
    let count = site.query_count(root.visit("/admin/letters")).await;
    for name in ["a", "b", "c"] {
        save(&mut root, "f.is_sent=yes", name).await.assert_status(200);
    }
    assert_eq!(site.query_count(root.visit("/admin/letters")).await, count, "however many there are");
}

#[tokio::test]
async fn a_view_of_the_model_is_shown_to_whoever_may_ask_it() {
    let (site, mut root) = opened().await;
    root.visit("/admin/letters").await.assert_status(200);
    assert_eq!(titles(&root.click("With a note").await), ["Undated"]);
    let mut reader = site.log_in_with_role("rea@example.org", "reader").await;
    let page = reader.visit("/admin/letters").await;
    page.assert_text("With a note It asks for what this list does not have, or what you may not read.");
    assert!(!page.html().contains("secret"));
    assert_eq!(listed(&mut reader, "f.is_sent=no").await.len(), 3);
}

#[test]
fn a_view_that_asks_for_nothing_known_and_facets_of_no_filter_are_problems_at_the_start() {
    let settings = Loader::new(Runtime::Testing).load().expect("the defaults are in order");
    let mailer = Mailer::in_memory("hello@example.org", Clock::system(), Random::system()).expect("a mailer");
    let mut app = office(|admin| admin.model::<super::letters::sender::Model>().model::<wrong::Model>());
    let plan = app.plan(&settings, &mailer, &Parts::default());
    let problems: Vec<String> = plan.problems().iter().map(ToString::to_string).collect();
    let found: Vec<&String> = problems.iter().filter(|problem| problem.contains("FB9604")).collect();
    assert_eq!(found.len(), 1, "{problems:?}");
    assert!(found[0].contains("the view `Lost` of `parcels` cannot be shown"), "{found:?}");
    let facets: Vec<&String> = problems.iter().filter(|problem| problem.contains("FB9605")).collect();
    assert!(facets.len() == 1 && facets[0].contains("`parcels.id` has facets"), "{facets:?}");
}

/// A model with a view that its list cannot answer.
mod wrong {
    use flaskboost::admin::{AdminModel, AdminSpec};
    use flaskboost::auth::Resource;
    use flaskboost::policy::{Policy, Rules};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parcels")]
    pub(super) struct Model {
        #[sea_orm(primary_key)]
        pub(super) id: i64,
        pub(super) is_lost: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Resource for Model {
        const NAME: &'static str = "parcels";
    }

    impl Policy for Model {
        fn rules() -> Rules<Column> {
            Rules::new()
        }
    }

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.filter(Column::IsLost)
                .facets(Column::IsLost)
                .facets(Column::Id)
                .view("Fine", "f.is_lost=no&order=-id")
                .view("Lost", "f.is_lost=perhaps")
        }
    }
}
