//! Two editors at once: nothing is overwritten in silence.

use flaskboost::testing::TestApp;

use super::zoo::zoo;
use super::{ask, forge, run};

const ADA: &str = "INSERT INTO people (name, slug, is_active, email) VALUES ('Ada', 'ada', true, 'ada@example.org')";

#[tokio::test]
async fn the_second_of_two_editors_sees_what_the_first_did() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    let mut one = site.log_in_as_admin("one@example.org").await;
    let mut two = site.log_in_as_admin("two@example.org").await;
    one.visit("/admin/people/1").await.assert_status(200);
    two.visit("/admin/people/1").await.assert_status(200);
    one.fill("Name", "Ada One").fill("Slug", "one").submit("Save").await.assert_status(200);
    let page = two.fill("Name", "Ada Two").fill("Email", "two@example.org").submit("Save").await;
    page.assert_status(409).assert_title("Somebody else changed this · FlaskBoost app");
    let cells = |column: &str| {
        let row = format!("tr[data-column={column}] td");
        page.find_all(&row).iter().map(|cell| cell.text()).collect::<Vec<_>>()
    };
    assert_eq!(cells("name"), ["Ada", "Ada One changed", "Ada Two changed"]);
    assert_eq!(cells("slug"), ["ada", "one changed", "ada"]);
    assert_eq!(cells("email"), ["ada@example.org", "ada@example.org", "two@example.org changed"]);
    assert_eq!(ask(&site, "SELECT name FROM people").await, "Ada One", "nothing was overwritten");
    // Mine where I changed it, theirs where I did not.
    two.submit("Save mine anyway").await.assert_redirected_to("/admin/people");
    assert_eq!(
        ask(&site, "SELECT name || ' ' || slug || ' ' || email FROM people").await,
        "Ada Two one two@example.org"
    );
}

#[tokio::test]
async fn theirs_can_be_taken_and_a_third_is_seen_too() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    let mut two = site.log_in_as_admin("two@example.org").await;
    two.visit("/admin/people/1").await.assert_status(200);
    run(&site, "UPDATE people SET name = 'First'").await;
    two.fill("Name", "Mine").submit("Save").await.assert_status(409);
    run(&site, "UPDATE people SET name = 'Second'").await;
    two.submit("Save mine anyway").await.assert_status(409).assert_text("Second");
    assert_eq!(two.click("Take theirs").await.field_value("Name"), "Second");
    assert_eq!(ask(&site, "SELECT name FROM people").await, "Second");
}

#[tokio::test]
async fn a_change_that_the_form_does_not_show_is_a_conflict_too() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/people/1").await.assert_status(200);
    run(&site, "UPDATE people SET visits = 7").await;
    let page = root.fill("Name", "Mine").submit("Save").await;
    page.assert_status(409).assert_text("What was changed is nothing that this form shows.");
    root.submit("Save mine anyway").await.assert_redirected_to("/admin/people");
    assert_eq!(ask(&site, "SELECT name || visits FROM people").await, "Mine7");
}

#[tokio::test]
async fn a_row_that_was_deleted_meanwhile_gives_back_what_was_typed() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/people/1").await.assert_status(200);
    run(&site, "DELETE FROM people").await;
    let page = root.fill("Name", "A long story that nobody wants to type twice").submit("Save").await;
    page.assert_status(404)
        .assert_title("This is not there any more · FlaskBoost app")
        .assert_text("nobody wants to type twice");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "0");
}

#[tokio::test]
async fn a_version_is_believed_only_of_its_own_row() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    run(&site, "INSERT INTO people (name, slug, is_active) VALUES ('Ben', 'ben', true)").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let (one, two) = ("/admin/people/1", "/admin/people/2");
    for version in ["", "00", &"0".repeat(64), "\u{fc}"] {
        forge(&mut root, one, one, &[("-version", version), ("name", "Eve")]).await.assert_status(409);
    }
    // The version and the originals of another row.
    forge(&mut root, two, one, &[("name", "Eve")]).await.assert_status(409);
    // What was original is not believed where it was changed on its way.
    let forged =
        forge(&mut root, one, one, &[("-version", "00"), ("-original", "00.{\"name\":\"Eve\"}"), ("name", "Eve")])
            .await;
    forged.assert_status(409).assert_text("not known");
    assert_eq!(ask(&site, "SELECT name FROM people WHERE id = 1").await, "Ada");
    forge(&mut root, one, one, &[("name", "Eve")]).await.assert_redirected_to("/admin/people");
}

#[tokio::test]
async fn of_many_that_save_at_once_one_wins() {
    let site = TestApp::new(zoo()).await;
    run(&site, ADA).await;
    let mut browser = site.log_in_as_admin("root@example.org").await;
    browser.visit("/admin/people/1").await.assert_status(200);
    let saves =
        (0..8).map(|number| {
            let mut browser = browser.clone();
            async move {
                browser.fill("Name", &format!("Number {number}")).submit("Save and continue").await.status().as_u16()
            }
        });
    let mut statuses = futures_util::future::join_all(saves).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
}
