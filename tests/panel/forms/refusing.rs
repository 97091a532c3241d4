//! What somebody may not write stays as it is, whatever they send.

use flaskboost::accounts::User;
use flaskboost::testing::{Browser, TestApp};

use super::zoo::zoo;
use super::{ask, forge, hidden, run};
use crate::tokens::token_of;

/// Every column of a person, with a value to put there.
const CHANGES: [(&str, &str); 10] = [
    ("id", "77"),
    ("name", "Changed"),
    ("slug", "changed"),
    ("email", "changed@example.org"),
    ("mentor_id", "3"),
    ("token", "changed"),
    ("visits", "9"),
    ("is_active", "false"),
    ("owner_id", "99"),
    ("salary", "5"),
];

const ROLES: [&str; 7] = ["user", "reader", "owner", "editor", "maker", "butcher", "payer"];

async fn with_people() -> (TestApp, i64) {
    let site = TestApp::new(zoo()).await;
    drop(site.log_in_with_role("owner@example.org", "owner").await);
    let owner = User::find_by_email(site.db(), "owner@example.org").await.expect("a database").expect("the owner").id;
    run(&site, &format!("INSERT INTO people (name, slug, is_active, owner_id) VALUES ('Own', 'own', true, {owner})"))
        .await;
    run(&site, "INSERT INTO people (name, slug, is_active) VALUES ('Other', 'other', true), ('Third', 'third', true)")
        .await;
    (site, owner)
}

/// All rows as text.
async fn everything(site: &TestApp) -> String {
    let columns = "id, name, slug, email, mentor_id, token, visits, is_active, owner_id, salary";
    let columns: Vec<String> =
        columns.split(", ").map(|column| format!("COALESCE(CAST({column} AS TEXT), '-')")).collect();
    let mut rows = String::new();
    for id in 1..=4 {
        let row = ask(site, &format!("SELECT {} FROM people WHERE id = {id}", columns.join(" || ' ' || "))).await;
        rows.push_str(&row);
        rows.push('\n');
    }
    rows
}

/// What the policies and the spec of people say.
fn may_change(role: &str, row: i64, column: &str) -> bool {
    let edits = matches!(role, "editor" | "payer") || role == "owner" && row == 1;
    edits
        && match column {
            "name" | "slug" | "email" | "is_active" => true,
            // An owner does not see the third person, and so cannot choose it.
            "mentor_id" => role != "owner",
            "owner_id" => role != "owner",
            "salary" => role == "payer",
            _ => false,
        }
}

fn may_create_with(role: &str, column: &str) -> bool {
    role == "maker" && matches!(column, "name" | "slug" | "email" | "mentor_id" | "is_active")
}

/// Posts with a version that is right, so that only the policy stands in the way.
async fn post(
    browser: &mut Browser,
    token: &str,
    path: &str,
    sealed: &[(String, String)],
    fields: &[(&str, &str)],
) -> u16 {
    let mut all = vec![("csrf_token", token)];
    let sealed = sealed.iter().filter(|(name, _)| name != "csrf_token");
    all.extend(sealed.map(|(name, value)| (name.as_str(), value.as_str())));
    all.extend(fields);
    browser.post(path, &all).await.status().as_u16()
}

#[tokio::test]
async fn for_each_role_row_and_column_the_database_changes_only_where_it_may() {
    let (site, owner) = with_people().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let reset = format!(
        "UPDATE people SET name = 'Own', slug = 'own', email = NULL, mentor_id = NULL, is_active = true, \
         owner_id = CASE id WHEN 1 THEN {owner} END, salary = NULL"
    );
    for role in ROLES {
        let mut browser = site.log_in_with_role(&format!("{role}@example.org"), role).await;
        let token = token_of(&mut browser).await;
        for (column, value) in CHANGES {
            for row in [1, 2] {
                let path = format!("/admin/people/{row}");
                let sealed = hidden(&root.visit(&path).await);
                let before = everything(&site).await;
                let status = post(&mut browser, &token, &path, &sealed, &[(column, value)]).await;
                let is_changed = everything(&site).await != before;
                assert_eq!(is_changed, may_change(role, row, column), "{role}, {row}, {column}: {status}");
                run(&site, &reset).await;
                assert!(is_changed || status >= 400, "{role}, {row}, {column}: what is refused is said, not {status}");
            }
            let mut fields = vec![("name", "New"), ("slug", "new")];
            fields.retain(|(name, _)| *name != column);
            fields.push((column, value));
            let status = post(&mut browser, &token, "/admin/people/-/new", &[], &fields).await;
            let count = ask(&site, "SELECT COUNT(*) FROM people").await;
            assert_eq!(count == "4", may_create_with(role, column), "{role} creates with {column}: {status}");
            run(&site, "DELETE FROM people WHERE id > 3").await;
        }
        let sealed = hidden(&root.visit("/admin/people/3/delete").await);
        post(&mut browser, &token, "/admin/people/3/delete", &sealed, &[]).await;
        let is_gone = ask(&site, "SELECT COUNT(*) FROM people").await == "2";
        assert_eq!(is_gone, role == "butcher", "{role} deletes");
        if is_gone {
            run(&site, "INSERT INTO people (id, name, slug, is_active) VALUES (3, 'Third', 'third', true)").await;
        }
    }
}

#[tokio::test]
async fn a_field_that_the_form_does_not_have_is_refused_by_name() {
    let (site, _) = with_people().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let before = everything(&site).await;
    for column in ["visits", "token", "id", "password_hash", "name.first"] {
        let page = forge(&mut root, "/admin/people/1", "/admin/people/1", &[("name", "Eve"), (column, "9")]).await;
        page.assert_status(403).assert_text("This was not saved").assert_text(column);
        let page =
            forge(&mut root, "/admin/people/-/new", "/admin/people/-/new", &[("name", "Eve"), (column, "9")]).await;
        page.assert_status(403).assert_text(column);
    }
    assert_eq!(everything(&site).await, before);
}

#[tokio::test]
async fn what_may_not_be_read_is_not_on_the_page() {
    let (site, _) = with_people().await;
    run(&site, "UPDATE people SET token = 'sesame', salary = 4711").await;
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    let page = reader.visit("/admin/people/1").await;
    page.assert_status(200).assert_text("Own").assert_no_text("Salary").assert_no_text("Token");
    assert!(!page.html().contains("sesame") && !page.html().contains("4711"));
    assert!(page.find_all("form.admin-form").is_empty(), "who may only read gets no form");
    let mut payer = site.log_in_with_role("payer@example.org", "payer").await;
    let page = payer.visit("/admin/people/1").await;
    assert_eq!(page.field_value("Salary"), "4711");
    assert!(!page.html().contains("sesame"), "a secret is shown to nobody");
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/people/-/new?token=x&visits=3&name=Eve").await.assert_status(200);
    assert_eq!(root.page().field_value("Name"), "Eve");
    assert!(!root.page().html().contains("name=\"token\""));
}

#[tokio::test]
async fn unknown_and_forbidden_rows_and_models_are_alike() {
    let (site, _) = with_people().await;
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    owner.visit("/admin/people/1").await.assert_status(200);
    for path in
        ["people/2", "people/99", "people/x", "people/1,2", "people/~00", "seats/a,1", "nothing/1", "people/2/delete"]
    {
        owner.visit(&format!("/admin/{path}")).await.assert_status(404);
    }
    owner.visit("/admin/people/-/new").await.assert_status(403);
    let mut user = site.log_in_as("user@example.org").await;
    user.visit("/admin/people/1").await.assert_status(403);
    site.browser().visit("/admin/people/1").await.assert_redirected_to("/login");
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.post("/admin/people/1", &[("name", "Eve")]).await;
    page.assert_status(403);
    assert_eq!(ask(&site, "SELECT name FROM people WHERE id = 1").await, "Own", "nothing is written without a token");
}

#[tokio::test]
async fn what_is_too_much_or_no_text_is_refused() {
    let (site, _) = with_people().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let path = "/admin/people/1";
    forge(&mut root, path, path, &[("name", "a\0b")]).await.assert_status(422);
    forge(&mut root, path, path, &[("name", "a"), ("name", "b")]).await.assert_status(422);
    forge(&mut root, path, path, &[("name", &"x".repeat(1_048_577))]).await.assert_status(413);
    assert_eq!(ask(&site, "SELECT name FROM people WHERE id = 1").await, "Own");
}

#[tokio::test]
async fn who_could_not_see_a_row_afterwards_does_not_make_it() {
    let (site, _) = with_people().await;
    let mut adder = site.log_in_with_role("adder@example.org", "adder").await;
    adder.visit("/admin/people/-/new").await.assert_status(200);
    let page = adder.fill("Name", "Unseen").submit("Save").await;
    page.assert_status(422).assert_text("You could not see this any more after saving it");
    assert_eq!(page.field_value("Name"), "Unseen");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3");
}
