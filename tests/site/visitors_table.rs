//! Every route and every kind of visitor, and what each gets: one table, and the tests that hold the site to it.

use std::collections::BTreeMap;

use flaskboost::accounts::User;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{HeaderValue, header};
use sea_orm::ConnectionTrait;

use crate::doors::Door;
use crate::programs::token_for;
use crate::visitors::{ANN, BEN, EVE, FORM, ROOT, site, token_of, with_token};

/// What each visitor gets at each route, for a request without any fields but with a sound token against forgeries:
/// a status, or where they are sent: `login` to log in, `home` to the front page.
///
/// `user` is Ann, who has the note with the id 1; `other` is a user, too. `unconfirmed` and `suspended` are people whom
/// it happened to after they had logged in. `token` is a program of Ann's with the scope `read`, `program` one with the
/// scope `all`.
///
/// A new route needs a row: run the test, and it prints the one that it found. Read it before you take it over.
const TABLE: &str = include_str!("visitors_table.txt");

/// The kinds of visitors, in the order of the columns.
const KINDS: [&str; 9] =
    ["stranger", "unconfirmed", "user", "other", "service", "admin", "suspended", "token", "program"];

/// A stream that never ends.
const ENDLESS: &str = "dev.reload";

/// Doors that end the session of whoever passes: they are tried last.
const LAST: [&str; 2] = ["accounts.sessions_end_others", "accounts.logout"];

/// A visitor of one kind, on a site of their own.
struct Visitor {
    site: TestApp,
    browser: Browser,
    csrf: String,
    bearer: Option<HeaderValue>,
    ann: i64,
}

impl Visitor {
    async fn of(kind: &str) -> Self {
        let site = site().await;
        let mut ann = site.log_in_as(ANN).await;
        let mut browser = match kind {
            "stranger" | "token" | "program" => site.browser(),
            "user" => ann.clone(),
            "other" => site.log_in_as(BEN).await,
            "service" => site.log_in_with_role(EVE, "service").await,
            "admin" => site.log_in_as_admin(ROOT).await,
            "unconfirmed" | "suspended" => site.log_in_as(EVE).await,
            other => panic!("nobody is {other}"),
        };
        let bearer = match kind {
            "token" => Some(token_for(&mut ann, &["read"]).await),
            "program" => Some(token_for(&mut ann, &["all"]).await),
            _ => None,
        };
        let set = match kind {
            "unconfirmed" => Some("confirmed_at = NULL"),
            "suspended" => Some("is_active = FALSE"),
            _ => None,
        };
        if let Some(set) = set {
            let sql = format!("UPDATE users SET {set} WHERE email = '{EVE}'");
            site.db().execute_unprepared(&sql).await.expect("a change");
        }
        let csrf = token_of(&mut browser).await;
        let bearer = bearer.map(|token| HeaderValue::from_str(&format!("Bearer {token}")).expect("a header"));
        let ann = User::find_by_email(site.db(), ANN).await.expect("a database").expect("Ann").id;
        site.db().execute_unprepared("INSERT INTO shelves (id, name) VALUES (1, 'Red')").await.expect("a shelf");
        Self { site, browser, csrf, bearer, ann }
    }

    /// What this visitor gets at a door.
    async fn try_at(&mut self, door: &Door) -> String {
        let plant = format!("INSERT INTO notes (id, user_id, title, body) VALUES (1, {}, 'Milk', '')", self.ann);
        for sql in ["DELETE FROM notes", &plant] {
            self.site.db().execute_unprepared(sql).await.expect("a note");
        }
        let mut request = with_token(&door.method, &door.path, &self.csrf, FORM, "");
        if let Some(bearer) = &self.bearer {
            request.headers_mut().insert(header::AUTHORIZATION, bearer.clone());
        }
        in_a_word(&self.browser.request(request).await)
    }
}

fn in_a_word(page: &Page) -> String {
    match page.header("location") {
        Some("/") => "home".to_owned(),
        Some(place) if place == "/login" || place.starts_with("/login?") => "login".to_owned(),
        _ => page.status().as_u16().to_string(),
    }
}

/// The table by the name of the route.
fn expected() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut lines = TABLE.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split_whitespace());
    let head: Vec<&str> = lines.next().expect("a head").collect();
    assert_eq!(head[1..], KINDS, "the head of the table");
    let mut rows = BTreeMap::new();
    for mut line in lines {
        let name = line.next().expect("a name");
        let before = rows.insert(name, line.collect());
        assert!(before.is_none(), "{name} has two rows");
    }
    rows
}

fn written(name: &str, row: &[String]) -> String {
    let cells: String =
        row.iter().zip(KINDS).map(|(cell, kind)| format!(" {cell:<width$}", width = kind.len())).collect();
    format!("{name:<31}{cells}").trim_end().to_owned()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let rows = expected();
    let mut doors: Vec<String> = Door::all().into_iter().map(|door| door.name).filter(|name| name != ENDLESS).collect();
    doors.sort_unstable();
    let listed: Vec<&str> = rows.keys().copied().collect();
    assert_eq!(listed, doors, "write a row for each new route, and take away what is gone");
    for (name, row) in &rows {
        assert_eq!(row.len(), KINDS.len(), "the row of {name}");
    }
}

#[tokio::test]
async fn every_visitor_gets_at_every_route_what_the_table_says() {
    let mut doors: Vec<Door> = Door::all().into_iter().filter(|door| door.name != ENDLESS).collect();
    doors.sort_by_key(|door| (LAST.iter().position(|name| *name == door.name), door.name.clone()));
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for kind in KINDS {
        let mut visitor = Visitor::of(kind).await;
        for door in &doors {
            found.entry(&door.name).or_default().push(visitor.try_at(door).await);
        }
    }
    let rows = expected();
    let wrong: Vec<String> = found
        .iter()
        .filter(|(name, row)| rows.get(*name).is_none_or(|expected| *expected != **row))
        .map(|(name, row)| written(name, row))
        .collect();
    assert!(
        wrong.is_empty(),
        "the table says otherwise; found:\n{}\n{}",
        written("route", &KINDS.map(str::to_owned)),
        wrong.join("\n")
    );
}

#[test]
fn the_table_itself_opens_no_guarded_door_to_somebody_whom_the_guard_refuses() {
    let rows = expected();
    let at = |row: &[&'static str], kind: &str| row[KINDS.iter().position(|known| *known == kind).expect(kind)];
    let is_refused = |cell: &str| ["401", "403", "404", "login"].contains(&cell);
    for door in Door::all().into_iter().filter(|door| door.name != ENDLESS) {
        let row = &rows[door.name.as_str()];
        let outside = ["stranger", "unconfirmed", "suspended"];
        match door.guard.as_str() {
            "logged in" | "proven lately" => assert!(outside.iter().all(|kind| is_refused(at(row, kind))), "{door:?}"),
            "administrators" => {
                let others = ["user", "other", "service", "token", "program"];
                assert!(outside.iter().chain(&others).all(|kind| is_refused(at(row, kind))), "{door:?}");
            }
            _ => {}
        }
        if door.name.starts_with("accounts.") {
            assert!(["token", "program"].iter().all(|kind| at(row, kind) == "403"), "{door:?}");
        }
        if door.is_write() && door.guard != "anybody" {
            assert!(is_refused(at(row, "token")), "{door:?}");
        }
        for kind in ["unconfirmed", "suspended"] {
            assert_eq!(at(row, kind), at(row, "stranger"), "{door:?}: {kind}");
        }
    }
}
