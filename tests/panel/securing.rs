//! Whoever runs the site may be asked for more than a password.

use flaskboost::accounts::User;
use flaskboost::admin::Staff;
use flaskboost::auth::{Permission, Role};
use flaskboost::testing::TestApp;
use sea_orm::ConnectionTrait;

const ROOT: &str = "root@example.org";
const FACTOR: &str = "INSERT INTO second_factors (user_id, secret, last_step, since) \
                      SELECT id, 'sealed', 0, '2026-01-01 00:00:00+00:00' FROM users WHERE email = 'root@example.org'";
const PASSKEY: &str = "INSERT INTO passkeys \
                       (user_id, name, credential_id, credential, sign_count, is_backed_up, created_at) \
                       SELECT id, 'key', 'id', '{}', 0, FALSE, '2026-01-01 00:00:00+00:00' FROM users \
                       WHERE email = 'root@example.org'";

async fn site(is_asked: bool) -> TestApp {
    let app = crate::site_with_admin(|admin| admin);
    TestApp::with(app, |settings| settings.accounts.staff_second_factor = is_asked).await
}

#[tokio::test]
async fn without_more_than_a_password_the_panel_leads_to_where_it_is_set_up() {
    let site = site(true).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    // A passkey beside a password keeps nobody out who has the password.
    for more in ["", PASSKEY] {
        if !more.is_empty() {
            site.db().execute_unprepared(more).await.expect("a passkey");
        }
        for address in ["/admin", "/admin/users", "/admin/-/jobs", "/admin/-/roles"] {
            let page = root.visit(address).await;
            assert_eq!(page.url(), "/account/second-factor", "{address}");
            page.assert_status(200).assert_text("your account needs a second factor");
        }
        root.get_json("/admin").await.assert_status(403).assert_text("FB5408");
    }
    site.db().execute_unprepared(FACTOR).await.expect("a second factor");
    root.visit("/admin").await.assert_status(200);
}

#[tokio::test]
async fn where_nobody_asks_for_it_a_password_is_enough() {
    let site = site(false).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin").await.assert_status(200);
}

#[tokio::test]
async fn it_opens_nothing_to_whoever_may_not_enter() {
    let site = site(true).await;
    let mut ann = site.log_in_as("ann@example.org").await;
    ann.visit("/admin").await.assert_status(403);
    site.browser().visit("/admin").await.assert_title("Log in · FlaskBoost app");
    let ann = User::find_by_email(site.db(), "ann@example.org").await.expect("a database").expect("Ann");
    assert_eq!(ann.role(), Role::USER);
    assert!(!ann.grants(site.db()).await.expect("a database").contains(&Permission::view::<Staff>().to_string()));
}

#[tokio::test]
async fn administrators_whom_only_a_password_keeps_are_counted() {
    let site = site(false).await;
    let (db, clock) = (site.db(), &site.state().clock);
    let bare = async || User::count_unsecured_admins(db).await.expect("a database");
    site.log_in_as("ann@example.org").await;
    assert_eq!(bare().await, 0);
    for email in [ROOT, "ada@example.org", "eve@example.org"] {
        site.log_in_as_admin(email).await;
    }
    assert_eq!(bare().await, 3);
    let eve = User::find_by_email(db, "eve@example.org").await.expect("a database").expect("Eve");
    eve.deactivate(db, clock).await.expect("a closed account");
    assert_eq!(bare().await, 2);
    db.execute_unprepared(FACTOR).await.expect("a second factor");
    assert_eq!(bare().await, 1);
    db.execute_unprepared(&PASSKEY.replace("email = 'root", "email = 'ada")).await.expect("a passkey");
    assert_eq!(bare().await, 1, "a passkey keeps nobody out who has the password");
}
