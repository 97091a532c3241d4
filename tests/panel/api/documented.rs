//! The document says what there is, and what it says works.

use std::io::Write;
use std::process::{Command, Stdio};

use http::Method;
use serde_json::{Value, json};

use super::{get, opened, program, send};
use crate::trash::run;

const DOCUMENT: &str = "/api/admin/openapi.json";

#[tokio::test]
async fn it_tells_whoever_asks_of_no_more_than_they_may() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let document: Value = get(&site, &token, DOCUMENT).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let paths: Vec<&String> = document["paths"].as_object().expect("paths").keys().collect();
    assert!(
        ["/api/admin/notes", "/api/admin/notes/{key}", "/api/admin/comments", "/api/admin/users/{key}"]
            .iter()
            .all(|path| paths.contains(&&(*path).to_owned())),
        "{paths:?}"
    );
    assert!(document["paths"]["/api/admin/users/{key}"].get("patch").is_none(), "people have pages of their own");
    assert!(document["components"]["schemas"]["users"].to_string().find("password_hash").is_none());
    assert!(document["components"]["schemas"]["notes.change"]["properties"].get("deleted_at").is_none());
    let mut writer = site.log_in_with_role("wes@example.org", "writer").await;
    let document: Value = writer.get_json(DOCUMENT).await.json();
    let paths = document["paths"].as_object().expect("paths");
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/api/admin/notes", "/api/admin/notes/{key}"]);
    let doors = |path: &str| paths[path].as_object().expect("a path").keys().cloned().collect::<Vec<String>>();
    assert_eq!(doors("/api/admin/notes"), ["get"]);
    assert_eq!(doors("/api/admin/notes/{key}"), ["get", "parameters", "patch"]);
    let mut user = site.log_in_as("ann@example.org").await;
    assert_eq!(user.get_json(DOCUMENT).await.status(), 403);
}

/// Follows a reference of the document.
fn follow<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(place) => document.pointer(place.trim_start_matches('#')).expect("a reference that leads somewhere"),
        None => value,
    }
}

#[tokio::test]
async fn every_request_that_it_describes_works() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let document: Value = get(&site, &token, DOCUMENT).await.json();
    let mut sent = Vec::new();
    for (path, doors) in document["paths"].as_object().expect("paths") {
        for verb in ["get", "post", "patch", "delete"] {
            let Some(operation) = doors.get(verb) else { continue };
            run(&site, "DELETE FROM trash_comments").await;
            run(&site, "DELETE FROM trash_notes").await;
            run(&site, "INSERT INTO trash_notes (id, title, slug) VALUES (1, 'First', 'one')").await;
            run(&site, "INSERT INTO trash_comments (id, note_id, text) VALUES (1, 1, 'Yes')").await;
            let path = path.replace("{key}", "1");
            let schema = follow(&document, &operation["requestBody"]["content"]["application/json"]["schema"]);
            let body = schema["examples"].get(0).cloned().unwrap_or_else(|| json!({}));
            let asks_version = operation["parameters"].to_string().contains("If-Match");
            let version = get(&site, &token, &path).await.header("etag").map(str::to_owned).filter(|_| asks_version);
            let method: Method = verb.to_uppercase().parse().expect("a method");
            let page = send(&site, &method, &path, &token, version.as_deref(), &body).await;
            let status = page.status().as_u16().to_string();
            assert!(
                operation["responses"].get(&status).is_some(),
                "{method} {path} with {body}: {status} {}",
                page.text()
            );
            sent.push(format!("{verb} {path}"));
        }
    }
    assert_eq!(sent.len(), 12, "{sent:?}");
}

/// `FLASKBOOST_OPENAPI_VALIDATOR` names a Python that has `openapi-spec-validator`; otherwise the one of the machine is
/// tried. Without one, this is left out aloud, and fails where CI says that nothing may be left out.
#[tokio::test]
async fn a_validator_that_is_not_ours_has_nothing_against_it() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let document: Value = get(&site, &token, DOCUMENT).await.json();
    let Some(answer) = validated(&document) else {
        let is_needed = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!is_needed, "there is no Python with openapi-spec-validator");
        eprintln!("LEFT OUT: the document of the API was not validated, for want of openapi-spec-validator");
        return;
    };
    assert_eq!(answer, Ok(()));
    let mut broken = document;
    broken["paths"]["/api/admin/notes"]["get"]["responses"] = json!("none");
    assert!(validated(&broken).is_some_and(|answer| answer.is_err()), "a broken one is found");
}

/// What the validator says; nothing when there is none.
fn validated(document: &Value) -> Option<Result<(), String>> {
    let python = std::env::var("FLASKBOOST_OPENAPI_VALIDATOR").unwrap_or_else(|_| "python3".to_owned());
    let has_it = Command::new(&python).args(["-c", "import openapi_spec_validator"]).output();
    has_it.ok().filter(|output| output.status.success())?;
    let program = "import json, sys; from openapi_spec_validator import OpenAPIV31SpecValidator as V; V(json.load(sys.stdin)).validate()";
    let mut child = Command::new(&python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a Python");
    child.stdin.take().expect("a way in").write_all(document.to_string().as_bytes()).expect("all of it");
    let output = child.wait_with_output().expect("an answer");
    Some(if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) })
}
