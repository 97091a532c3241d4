//! Looking at the site as somebody else: who may, what they see and cannot do meanwhile, and what ends it.

use std::time::Duration;

use flaskboost::accounts::{AuthEvent, EventKind, NewEvent, User};
use flaskboost::admin::Staff;
use flaskboost::app::App;
use flaskboost::auth::{CurrentUser, Guard, Impersonation, Permission, Role};
use flaskboost::controller::{Redirect, Routes};
use flaskboost::db::Db;
use flaskboost::db::trail::{Entry, EntryFilter};
use flaskboost::error::Result;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{Method, Request};

use crate::app;
use crate::tokens::{FORM, token_on, with_token};

const ANN: &str = "ann@example.org";
const ROOT: &str = "root@example.org";
const LOOK_ONLY: &str = "You can only look: nothing can be changed.";

/// Gives whoever asks another name: a write that is audited.
async fn rename(db: Db, user: CurrentUser) -> Result<Redirect> {
    if let Some(found) = User::find(&db, user.id()).await? {
        found.rename(&db, "Renamed").await?;
    }
    Ok(Redirect::path("/shelves/new"))
}

/// Helpers look as users and change nothing; `writer` may change things, too; chiefs stand above both.
fn office() -> App {
    let may_look = || [Permission::view::<Staff>(), Permission::view::<User>(), Permission::create::<Impersonation>()];
    let roles = app::models::roles().role("helper").above("user");
    let roles = may_look().into_iter().fold(roles, flaskboost::auth::Roles::may);
    let roles = roles
        .role("writer")
        .above("helper")
        .may(Permission::edit::<Impersonation>())
        .role("chief")
        .above("writer")
        .role("viewer")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<User>());
    let own = Routes::new().post("rename", "/rename", rename).guard(Guard::LoggedIn);
    let bank = Routes::new().get("bank", "/bank", async || "Bank").guard(Guard::LoggedIn).without_impersonators();
    crate::site_with_admin(|admin| admin).roles(roles).routes(own.merge(bank))
}

async fn user(site: &TestApp, email: &str) -> User {
    User::find_by_email(site.db(), email).await.expect("a database").expect("a user")
}

async fn kinds_of(site: &TestApp, id: i64) -> Vec<EventKind> {
    site.site().settle().await;
    let events = AuthEvent::latest_of(site.db(), id).await.expect("a database");
    events.into_iter().map(|event| event.kind).collect()
}

/// The address at which one begins to look as somebody.
async fn door(site: &TestApp, email: &str) -> String {
    format!("/admin/users/{}/impersonate", user(site, email).await.id)
}

/// Begins to look as somebody, with a form that is sound.
async fn begin(browser: &mut Browser, door: &str, fields: &[(&str, &str)]) -> Page {
    let token = token_on(&browser.visit("/shelves/new").await);
    let mut all = vec![("csrf_token", token.as_str())];
    all.extend_from_slice(fields);
    browser.post(door, &all).await
}

const LOOK: &[(&str, &str)] = &[("reason", "Ticket 7")];
const WRITE: &[(&str, &str)] = &[("reason", "Ticket 7"), ("may_write", "true")];

/// Ann, and somebody who looks as her.
async fn looking(site: &TestApp, role: &'static str, fields: &[(&str, &str)]) -> Browser {
    site.log_in_as(ANN).await;
    let mut helper = site.log_in_with_role("helper@example.org", role).await;
    begin(&mut helper, &door(site, ANN).await, fields).await.assert_status(200).assert_text("as ann@example.org.");
    helper
}

/// Whether a visitor is this person for the site, without the bar.
async fn is_themselves(browser: &mut Browser, email: &str) {
    browser.visit("/shelves/new").await.assert_status(200).assert_text(email).assert_no_text("Be yourself again");
}

#[tokio::test]
async fn one_looks_with_the_eyes_of_another_and_comes_back() {
    let site = TestApp::new(office()).await;
    let mut ann = site.log_in_as(ANN).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    // Log-ins are written down after the answer.
    site.site().settle().await;
    let id = user(&site, ANN).await.id;
    root.visit(&format!("/admin/users/{id}")).await.assert_status(200);
    root.click("Look at the site as this person").await.assert_status(200).assert_text("30 minutes");
    root.submit("Look at the site as this person").await.assert_status(422);
    root.fill("Reason", "Ticket 7").submit("Look at the site as this person").await.assert_status(200);
    let page = root.page();
    page.assert_text("root@example.org looks at the site as ann@example.org.").assert_text(LOOK_ONLY);
    for address in ["/notes", "/shelves/new", "/no-such-page"] {
        root.visit(address).await.assert_text("looks at the site as").assert_element("body aside.impersonation");
    }
    root.visit("/notes").await.assert_status(200);
    let page = root.submit("Be yourself again").await;
    page.assert_status(200).assert_text("You look at the site as yourself again.").assert_text(ROOT);
    assert_eq!(page.url(), format!("/admin/users/{id}"));
    root.visit("/staff").await.assert_status(200);
    ann.visit("/account").await.assert_status(200).assert_no_text("looks at the site as");
    let of_ann = kinds_of(&site, id).await;
    assert_eq!(of_ann[..2], [EventKind::ImpersonationOver, EventKind::ImpersonationBegan]);
    let of_root = kinds_of(&site, user(&site, ROOT).await.id).await;
    assert_eq!(of_root[..2], [EventKind::ImpersonatorOver, EventKind::ImpersonatorBegan]);
    let began = AuthEvent::latest_of(site.db(), id).await.expect("a database").remove(1);
    assert!(began.detail.contains("Ticket 7") && began.detail.contains("\"by\":"), "{}", began.detail);
}

#[tokio::test]
async fn who_may_not_does_not_begin() {
    let site = TestApp::new(office()).await;
    let mut ann = site.log_in_as(ANN).await;
    let at_ann = door(&site, ANN).await;
    let mut viewer = site.log_in_with_role("viewer@example.org", "viewer").await;
    for browser in [&mut ann, &mut viewer] {
        begin(browser, &at_ann, LOOK).await.assert_status(403);
        browser.visit(&at_ann).await.assert_status(403);
    }
    site.browser().post(&at_ann, LOOK).await.assert_title("Log in · FlaskBoost app");
    let page = viewer.visit(&format!("/admin/users/{}", user(&site, ANN).await.id)).await;
    page.assert_status(200).assert_no_text("Look at the site as this person");
    let mut helper = site.log_in_with_role("helper@example.org", "helper").await;
    site.log_in_with_role("helper2@example.org", "helper").await;
    site.log_in_with_role("chief@example.org", "chief").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    site.log_in_as_admin("root2@example.org").await;
    // Not as oneself, not as an equal, not as those above.
    for other in ["helper@example.org", "helper2@example.org", "chief@example.org", ROOT] {
        begin(&mut helper, &door(&site, other).await, LOOK).await.assert_status(403);
    }
    for other in [ROOT, "root2@example.org"] {
        begin(&mut root, &door(&site, other).await, LOOK).await.assert_status(403);
    }
    // Not with the right to change things that they do not have.
    begin(&mut helper, &at_ann, WRITE).await.assert_status(403);
    is_themselves(&mut helper, "helper@example.org").await;
    begin(&mut helper, "/admin/users/999999/impersonate", LOOK).await.assert_status(404);
    let ann = user(&site, ANN).await;
    assert!(!kinds_of(&site, ann.id).await.contains(&EventKind::ImpersonationBegan));
    ann.deactivate(site.db(), &site.state().clock).await.expect("a closed account");
    begin(&mut root, &at_ann, LOOK).await.assert_status(409);
    is_themselves(&mut root, ROOT).await;
}

#[tokio::test]
async fn beginning_takes_a_form_a_fresh_proof_and_a_browser() {
    let site = TestApp::new(office()).await;
    site.log_in_as(ANN).await;
    let at_ann = door(&site, ANN).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.post(&at_ann, LOOK).await.assert_status(403);
    root.post(&at_ann, &[("csrf_token", "forged"), ("reason", "Ticket 7")]).await.assert_status(403);
    root.visit(&format!("{at_ann}?reason=Ticket+7")).await.assert_status(200);
    is_themselves(&mut root, ROOT).await;
    site.advance(chrono::Duration::hours(2));
    let page = begin(&mut root, &at_ann, LOOK).await;
    assert!(page.url().starts_with("/account/again"), "{}", page.url());
    is_themselves(&mut root, ROOT).await;
    let request = Request::builder().method(Method::POST).uri(&at_ann).header("authorization", "Bearer nonsense");
    root.request(request.body("".into()).expect("a request")).await.assert_status(401);
}

#[tokio::test]
async fn where_the_settings_say_so_nobody_begins() {
    let site = TestApp::with(office(), |settings| settings.accounts.impersonation_minutes = 0).await;
    site.log_in_as(ANN).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    begin(&mut root, &door(&site, ANN).await, LOOK).await.assert_status(403);
}

#[tokio::test]
async fn whoever_only_looks_changes_nothing() {
    let site = TestApp::new(office()).await;
    let mut helper = looking(&site, "writer", LOOK).await;
    let token = token_on(&helper.visit("/shelves/new").await);
    for (method, path) in [
        (Method::POST, "/rename"),
        (Method::POST, "/shelves"),
        (Method::POST, "/notes"),
        (Method::PUT, "/notes/1"),
        (Method::PATCH, "/notes/1"),
        (Method::DELETE, "/notes/1"),
        (Method::POST, "/hooks"),
    ] {
        let page = helper.request(with_token(&method, path, &token, FORM, "title=x")).await;
        page.assert_status(403).assert_text("FB5407");
    }
    assert_eq!(user(&site, ANN).await.name, "");
    assert_eq!(user(&site, "helper@example.org").await.name, "");
    // What is said on a socket may change something.
    helper.visit("/live/socket").await.assert_status(403).assert_text("FB5407");
}

#[tokio::test]
async fn whoever_may_change_things_does_so_in_the_name_of_the_other_and_the_trail_tells() {
    let site = TestApp::new(office()).await;
    let mut writer = looking(&site, "writer", WRITE).await;
    let token = token_on(writer.visit("/shelves/new").await.assert_text("you change in their name"));
    writer.request(with_token(&Method::POST, "/rename", &token, FORM, "")).await.assert_status(303);
    assert_eq!(user(&site, ANN).await.name, "Renamed");
    let own = user(&site, "helper@example.org").await;
    assert_eq!(own.name, "");
    let entry = Entry::list(site.db(), &EntryFilter { max: 1, ..EntryFilter::default() }).await.unwrap().remove(0);
    assert_eq!((entry.by.user_id, entry.by.impersonator_id), (Some(user(&site, ANN).await.id), Some(own.id)));
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/-/activity").await.assert_status(200).assert_text(&format!("through user {}", own.id));
}

#[tokio::test]
async fn the_panel_and_the_pages_of_the_account_are_closed_meanwhile() {
    let site = TestApp::new(office()).await;
    let chief = "chief@example.org";
    site.log_in_with_role(chief, "chief").await;
    site.log_in_as(ANN).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    begin(&mut root, &door(&site, chief).await, WRITE).await.assert_text("looks at the site as chief@example.org.");
    let at_ann = door(&site, ANN).await;
    for address in [
        "/admin",
        "/admin/users",
        "/admin/-/jobs",
        &at_ann,
        "/account",
        "/account/password",
        "/account/email",
        "/account/again",
        "/account/second-factor",
        "/account/tokens",
        "/account/passkeys",
        "/account/providers",
        "/account/sessions",
        "/account/activity",
        "/account/data",
        "/account/delete",
        "/bank",
    ] {
        root.visit(address).await.assert_status(403).assert_text("FB5406").assert_text("looks at the site as");
    }
    let token = token_on(&root.visit("/shelves/new").await);
    for address in [at_ann.as_str(), "/account/password", "/account/tokens/new", "/account/sessions/end-others"] {
        let page = root.request(with_token(&Method::POST, address, &token, FORM, "reason=again")).await;
        page.assert_status(403).assert_text("FB5406");
    }
    assert_eq!(site.mails().await.len(), 0);
}

#[tokio::test]
async fn it_ends_with_its_time_and_forms_of_then_are_worthless() {
    let site = TestApp::new(office()).await;
    let mut writer = looking(&site, "writer", WRITE).await;
    let token = token_on(&writer.visit("/shelves/new").await);
    site.advance(chrono::Duration::minutes(29));
    writer.visit("/shelves/new").await.assert_text("looks at the site as");
    site.advance(chrono::Duration::minutes(2));
    // The first request that finds it over is a write: it happens neither to Ann nor to themselves.
    writer.request(with_token(&Method::POST, "/rename", &token, FORM, "")).await.assert_status(403);
    assert_eq!((user(&site, ANN).await.name, user(&site, "helper@example.org").await.name), Default::default());
    is_themselves(&mut writer, "helper@example.org").await;
    let of_ann = kinds_of(&site, user(&site, ANN).await.id).await;
    assert_eq!(of_ann.iter().filter(|kind| **kind == EventKind::ImpersonationOver).count(), 1);
    let page = writer.request(with_token(&Method::POST, "/rename", &token, FORM, "")).await;
    page.assert_status(403);
}

#[tokio::test]
async fn forms_from_before_are_worthless_too() {
    let site = TestApp::new(office()).await;
    site.log_in_as(ANN).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let token = token_on(&root.visit("/shelves/new").await);
    begin(&mut root, &door(&site, ANN).await, WRITE).await.assert_status(200);
    root.request(with_token(&Method::POST, "/rename", &token, FORM, "")).await.assert_status(403);
    let of_then = token_on(&root.visit("/shelves/new").await);
    root.submit("Be yourself again").await.assert_status(200);
    root.request(with_token(&Method::POST, "/rename", &of_then, FORM, "")).await.assert_status(403);
    assert_eq!((user(&site, ANN).await.name, user(&site, ROOT).await.name), Default::default());
}

#[tokio::test]
async fn another_role_of_either_ends_it() {
    let site = TestApp::new(office()).await;
    for (email, role) in
        [(ANN, "librarian"), (ANN, "admin"), ("helper@example.org", "chief"), ("helper@example.org", "user")]
    {
        let mut helper = looking(&site, "helper", LOOK).await;
        let before = user(&site, email).await;
        let was = before.role();
        let changed = before.change_role(site.db(), &Role::named(role)).await.expect("another role");
        is_themselves(&mut helper, "helper@example.org").await;
        changed.change_role(site.db(), &was).await.expect("the role of before");
        is_themselves(&mut helper, "helper@example.org").await;
    }
}

#[tokio::test]
async fn a_permission_that_is_gone_or_granted_ends_it() {
    let site = TestApp::new(office()).await;
    let (db, clock) = (site.db(), &site.state().clock);
    site.log_in_as(ANN).await;
    let mut viewer = site.log_in_with_role("viewer@example.org", "viewer").await;
    let lent = Permission::create::<Impersonation>();
    user(&site, "viewer@example.org").await.grant(db, clock, lent).await.expect("a grant");
    begin(&mut viewer, &door(&site, ANN).await, LOOK).await.assert_text("looks at the site as");
    user(&site, "viewer@example.org").await.revoke(db, &lent.to_string()).await.expect("a grant");
    is_themselves(&mut viewer, "viewer@example.org").await;
    // Ann is granted what the helper may not do.
    let mut helper = looking(&site, "helper", LOOK).await;
    user(&site, ANN).await.grant(db, clock, Permission::edit::<Impersonation>()).await.expect("a grant");
    is_themselves(&mut helper, "helper@example.org").await;
}

#[tokio::test]
async fn closing_either_account_or_logging_it_out_everywhere_ends_it() {
    let site = TestApp::new(office()).await;
    let (db, clock) = (site.db(), &site.state().clock);
    let everywhere = || NewEvent::new(EventKind::SessionsEndedAll);
    let mut helper = looking(&site, "helper", LOOK).await;
    user(&site, ANN).await.log_out_everywhere(db, clock, everywhere()).await.expect("a database");
    is_themselves(&mut helper, "helper@example.org").await;
    let mut helper = looking(&site, "helper", LOOK).await;
    let mut ann = site.log_in_as(ANN).await;
    site.log_in_as(ANN).await;
    ann.visit("/account/sessions").await.assert_status(200);
    ann.submit("Log out all other devices").await.assert_status(200);
    is_themselves(&mut helper, "helper@example.org").await;
    let mut helper = looking(&site, "helper", LOOK).await;
    user(&site, "helper@example.org").await.log_out_everywhere(db, clock, everywhere()).await.expect("a database");
    helper.visit("/account").await.assert_title("Log in · FlaskBoost app");
    let mut helper = looking(&site, "helper", LOOK).await;
    let closed = user(&site, ANN).await.deactivate(db, clock).await.expect("a closed account");
    is_themselves(&mut helper, "helper@example.org").await;
    closed.activate(db, clock).await.expect("an open account");
    let mut helper = looking(&site, "helper", LOOK).await;
    user(&site, "helper@example.org").await.deactivate(db, clock).await.expect("a closed account");
    helper.visit("/notes").await.assert_title("Log in · FlaskBoost app");
}

#[tokio::test]
async fn logging_out_logs_out_whoever_looks_and_not_the_other() {
    let site = TestApp::new(office()).await;
    let mut helper = looking(&site, "helper", LOOK).await;
    let mut ann = site.log_in_as(ANN).await;
    helper.visit("/notes").await.assert_status(200);
    helper.submit("Log out").await.assert_status(200);
    helper.visit("/notes").await.assert_title("Log in · FlaskBoost app");
    ann.visit("/account").await.assert_status(200);
    let own = kinds_of(&site, user(&site, "helper@example.org").await.id).await;
    assert!(own.contains(&EventKind::LogOut) && own.contains(&EventKind::ImpersonatorOver), "{own:?}");
    let of_ann = kinds_of(&site, user(&site, ANN).await.id).await;
    assert!(!of_ann.contains(&EventKind::LogOut) && of_ann.contains(&EventKind::ImpersonationOver), "{of_ann:?}");
}

#[tokio::test]
async fn the_sessions_of_the_other_do_not_show_it() {
    let site = TestApp::new(office()).await;
    let _helper = looking(&site, "helper", LOOK).await;
    let mut ann = site.log_in_as(ANN).await;
    let page = ann.visit("/account/sessions").await;
    assert_eq!(page.assert_status(200).find_all("tbody tr").len(), 2, "the two of Ann herself");
    ann.visit("/account/activity").await.assert_text("began to look at it as this person");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_stream_is_closed_when_it_ends() {
    let site = TestApp::new(office()).await;
    let mut helper = looking(&site, "helper", LOOK).await;
    let mut other = helper.clone();
    let stream = tokio::spawn(async move { other.visit("/live/events/1200").await.status() });
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(!stream.is_finished());
    helper.visit("/notes").await.assert_status(200);
    helper.submit("Be yourself again").await.assert_status(200);
    let closed = tokio::time::timeout(Duration::from_secs(10), stream).await;
    assert_eq!(closed.expect("the stream is still open").expect("a stream"), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_stream_is_closed_when_the_time_is_over_or_the_power_of_whoever_looks_is_another() {
    let site = TestApp::new(office()).await;
    for is_time in [true, false] {
        let mut helper = looking(&site, "helper", LOOK).await;
        let stream = tokio::spawn(async move { helper.visit("/live/events/1200").await.status() });
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert!(!stream.is_finished());
        if is_time {
            site.advance(chrono::Duration::minutes(31));
        } else {
            let helper = user(&site, "helper@example.org").await;
            helper.change_role(site.db(), &Role::named("user")).await.expect("another role");
        }
        let closed = tokio::time::timeout(Duration::from_secs(10), stream).await;
        assert_eq!(closed.expect("the stream is still open").expect("a stream"), 200);
    }
}
