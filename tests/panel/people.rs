//! The pages about people: who sees them, who changes what, and that nobody lifts themselves.

use flaskboost::accounts::{EventKind, User};
use flaskboost::admin::Staff;
use flaskboost::app::App;
use flaskboost::auth::{Permission, Role};
use flaskboost::testing::{Browser, TestApp};
use sea_orm::ConnectionTrait;

use crate::app;

/// A clerk sees people and changes them, and a chief stands above clerks.
fn office() -> App {
    let roles = app::models::roles()
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<User>())
        .may(Permission::edit::<User>())
        .role("chief")
        .above("clerk")
        .role("guest")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<User>());
    crate::site_with_admin(|admin| admin).roles(roles)
}

async fn id_of(site: &TestApp, email: &str) -> i64 {
    user(site, email).await.id
}

async fn user(site: &TestApp, email: &str) -> User {
    User::find_by_email(site.db(), email).await.expect("a database").expect("a user")
}

async fn kinds(site: &TestApp) -> Vec<EventKind> {
    let events = flaskboost::accounts::AuthEvent::latest(site.db()).await.expect("a database");
    events.into_iter().map(|event| event.kind).collect()
}

/// Sends a form with a sound token.
async fn post(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> flaskboost::testing::Page {
    let page = browser.visit("/account/password").await;
    let token = page.field_value_of("csrf_token");
    let mut all = vec![("csrf_token", token.as_str())];
    all.extend_from_slice(fields);
    browser.post(address, &all).await
}

trait Token {
    fn field_value_of(&self, name: &str) -> String;
}

impl Token for flaskboost::testing::Page {
    fn field_value_of(&self, name: &str) -> String {
        let inputs = self.find_all(&format!("input[name={name}]"));
        inputs.first().and_then(|input| input.attribute("value")).expect("a value").to_owned()
    }
}

const DEEDS: [(&str, &[(&str, &str)]); 9] = [
    ("name", &[("name", "Mallory")]),
    ("role", &[("role", "user")]),
    ("deactivate", &[]),
    ("activate", &[]),
    ("send-reset", &[]),
    ("end-sessions", &[]),
    ("second-factor-off", &[]),
    ("grant", &[("permission", "users.view")]),
    ("revoke", &[("permission", "users.view")]),
];

#[tokio::test]
async fn an_administrator_sees_a_person_and_no_hash() {
    let site = TestApp::new(office()).await;
    site.log_in_as("ann@example.org").await;
    let ann = id_of(&site, "ann@example.org").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit(&format!("/admin/users/{ann}")).await;
    page.assert_status(200).assert_text("ann@example.org").assert_text("Devices").assert_text("Granted permissions");
    assert!(!page.html().contains("argon2"), "a hash is in no page");
    root.visit("/admin/users/999999").await.assert_status(404);
    root.visit("/admin/users/ann").await.assert_status(404);
}

#[tokio::test]
async fn whoever_may_not_see_people_finds_nobody() {
    let site = TestApp::new(office()).await;
    let mut ann = site.log_in_as("ann@example.org").await;
    let id = id_of(&site, "ann@example.org").await;
    let address = format!("/admin/users/{id}");
    site.browser().visit(&address).await.assert_title("Log in · FlaskBoost app");
    ann.visit(&address).await.assert_status(403);
    ann.visit("/admin/-/roles").await.assert_status(403);
    for (deed, fields) in DEEDS {
        let status = post(&mut ann, &format!("{address}/{deed}"), fields).await.status();
        assert_eq!(status, 403, "{deed}");
        let status = site.browser().post(&format!("{address}/{deed}"), fields).await.status();
        assert!([403, 200].contains(&status.as_u16()), "{deed}: {status}");
    }
    assert_eq!(user(&site, "ann@example.org").await.role, "user");
}

#[tokio::test]
async fn who_may_only_look_changes_nothing() {
    let site = TestApp::new(office()).await;
    site.log_in_as("ann@example.org").await;
    let before = user(&site, "ann@example.org").await;
    let mut guest = site.log_in_with_role("guest@example.org", "guest").await;
    let address = format!("/admin/users/{}", before.id);
    guest
        .visit(&address)
        .await
        .assert_status(200)
        .assert_text("You may see this account")
        .assert_no_text("Close the account");
    for (deed, fields) in DEEDS {
        assert_eq!(post(&mut guest, &format!("{address}/{deed}"), fields).await.status(), 403, "{deed}");
    }
    assert_eq!(post(&mut guest, "/admin/users/-/new", &[("email", "new@example.org")]).await.status(), 403);
    assert_eq!(user(&site, "ann@example.org").await, before);
}

#[tokio::test]
async fn nobody_changes_those_above_them_or_gives_what_they_do_not_have() {
    let site = TestApp::new(office()).await;
    site.log_in_as("ann@example.org").await;
    site.log_in_with_role("chief@example.org", "chief").await;
    site.log_in_as_admin("root@example.org").await;
    let mut clerk = site.log_in_with_role("lee@example.org", "clerk").await;
    for above in ["chief@example.org", "root@example.org"] {
        let before = user(&site, above).await;
        for (deed, fields) in DEEDS {
            let status = post(&mut clerk, &format!("/admin/users/{}/{deed}", before.id), fields).await.status();
            assert_eq!(status, 403, "{deed} of {above}");
        }
        assert_eq!(user(&site, above).await, before);
    }
    let ann = id_of(&site, "ann@example.org").await;
    let lee = id_of(&site, "lee@example.org").await;
    for (id, role) in [(ann, "chief"), (ann, "admin"), (lee, "admin"), (lee, "chief")] {
        let status = post(&mut clerk, &format!("/admin/users/{id}/role"), &[("role", role)]).await.status();
        assert_eq!(status, 403, "{role}");
    }
    let unknown = post(&mut clerk, &format!("/admin/users/{ann}/role"), &[("role", "emperor")]).await;
    unknown.assert_text("There is no such role.");
    let grant = post(&mut clerk, &format!("/admin/users/{lee}/grant"), &[("permission", "users.delete")]).await;
    grant.assert_status(403);
    assert!(user(&site, "lee@example.org").await.grants(site.db()).await.expect("a database").is_empty());
    let raised = post(&mut clerk, &format!("/admin/users/{ann}/role"), &[("role", "clerk")]).await;
    raised.assert_text("The role is changed");
    assert_eq!(user(&site, "ann@example.org").await.role, "clerk");
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let id = id_of(&site, "root@example.org").await;
    root.visit(&format!("/admin/users/{id}")).await.assert_status(200);
    root.within("main")
        .select("Role", "user")
        .submit("Give the role")
        .await
        .assert_text("This is the last administrator");
    root.submit("Close the account").await.assert_text("This is the last administrator");
    let still = user(&site, "root@example.org").await;
    assert!(still.is_active && still.role() == Role::ADMIN);
}

#[tokio::test]
async fn closing_an_account_ends_its_sessions_and_opening_lets_its_owner_in_again() {
    let site = TestApp::new(office()).await;
    let mut ann = site.log_in_as("ann@example.org").await;
    let id = id_of(&site, "ann@example.org").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(&format!("/admin/users/{id}")).await.assert_status(200);
    root.submit("Close the account").await.assert_text("The account is closed");
    ann.visit("/account").await.assert_title("Log in · FlaskBoost app");
    assert!(!user(&site, "ann@example.org").await.is_active);
    root.submit("Open the account").await.assert_text("The account is open.");
    assert!(user(&site, "ann@example.org").await.is_admitted());
    assert!(kinds(&site).await.contains(&EventKind::UserDeactivated));
}

#[tokio::test]
async fn sessions_end_a_link_is_mailed_and_grants_come_and_go() {
    let site = TestApp::new(office()).await;
    let mut ann = site.log_in_as("ann@example.org").await;
    let id = id_of(&site, "ann@example.org").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(&format!("/admin/users/{id}")).await.assert_status(200);
    root.submit("Send a link to choose a password").await.assert_text("is on its way");
    site.last_mail_to("ann@example.org").await;
    root.submit("End all sessions").await.assert_text("All sessions are ended");
    ann.visit("/account").await.assert_title("Log in · FlaskBoost app");
    root.select("Permission", "users.view").submit("Grant").await.assert_text("The permission is granted.");
    let ann = user(&site, "ann@example.org").await;
    assert_eq!(ann.grants(site.db()).await.expect("a database"), ["users.view"]);
    root.within("main").fill("Name", "Ann Example").submit("Save the name").await.assert_text("The name is changed.");
    assert_eq!(user(&site, "ann@example.org").await.name, "Ann Example");
    post(&mut root, &format!("/admin/users/{id}/revoke"), &[("permission", "users.view")]).await.assert_status(200);
    assert!(ann.grants(site.db()).await.expect("a database").is_empty());
    let kinds = kinds(&site).await;
    for kind in [EventKind::SessionsEndedAll, EventKind::PermissionGranted, EventKind::PermissionRevoked] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[tokio::test]
async fn a_new_account_has_no_power_and_its_owner_chooses_the_password() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/users/-/new").await.assert_status(200);
    root.within("main")
        .fill("E-mail", "new@example.org")
        .fill("Name", "New")
        .submit("Make the account")
        .await
        .assert_text("The account is there");
    let new = user(&site, "new@example.org").await;
    assert!(new.role() == Role::USER && new.is_admitted());
    site.last_mail_to("new@example.org").await;
    root.visit("/admin/users/-/new").await.assert_status(200);
    let again = root.within("main").fill("E-mail", "new@example.org").submit("Make the account").await;
    again.assert_status(422);
}

#[tokio::test]
async fn changing_an_account_asks_for_a_fresh_proof() {
    let site = TestApp::new(office()).await;
    site.log_in_as("ann@example.org").await;
    let before = user(&site, "ann@example.org").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    site.advance(chrono::Duration::hours(2));
    let page = post(&mut root, &format!("/admin/users/{}/deactivate", before.id), &[]).await;
    assert!(page.url().starts_with("/account/again"), "{}", page.url());
    assert_eq!(user(&site, "ann@example.org").await, before);
}

#[tokio::test]
async fn the_page_of_roles_tells_who_may_what() {
    let site = TestApp::new(office()).await;
    let mut guest = site.log_in_with_role("guest@example.org", "guest").await;
    let page = guest.visit("/admin/-/roles").await;
    page.assert_status(200).assert_text("clerk").assert_text("users.edit").assert_text("everything");
}

#[tokio::test]
async fn what_happened_lately_is_told_to_those_who_may_know_it() {
    let site = TestApp::new(office()).await;
    let mut guest = site.log_in_with_role("guest@example.org", "guest").await;
    guest.visit("/admin").await.assert_status(200).assert_no_text("Recent activity");
    let mut root = site.log_in_as_admin("root@example.org").await;
    let id = id_of(&site, "guest@example.org").await;
    root.visit(&format!("/admin/users/{id}")).await.assert_status(200);
    root.submit("End all sessions").await.assert_status(200);
    root.visit("/admin").await.assert_text("Recent activity").assert_text("Logged all other devices out");
}

#[tokio::test]
async fn the_front_page_counts_people_of_each_day() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin").await;
    page.assert_status(200).assert_text("Users").assert_text("1 row").assert_element("svg[role=img]");
    assert_eq!(page.find_all(".bar-chart rect").len(), 30);
    site.log_in_as("ann@example.org").await;
    let old = "UPDATE users SET created_at = '2001-01-01 00:00:00+00:00' WHERE email = 'ann@example.org'";
    site.db().execute_unprepared(old).await.expect("a change");
    let page = root.visit("/admin").await;
    page.assert_text("2 rows").assert_text("1 in all, at most 1 on one day");
}

#[tokio::test]
async fn nothing_of_a_person_is_put_back_past_their_own_page() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin").await.assert_status(200);
    let token = crate::tokens::token_on(root.page());
    let id = flaskboost::accounts::User::find_by_email(site.db(), "root@example.org")
        .await
        .expect("a database")
        .expect("root")
        .id;
    let page = root.post(&format!("/admin/users/{id}/history/1/revert"), &[("csrf_token", &token)]).await;
    page.assert_status(403);
}
