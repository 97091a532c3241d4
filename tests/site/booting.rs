//! A site that is put together wrongly does not start, and says everything at once.

use flaskboost::app::{App, BootError};
use flaskboost::error::Problem;
use flaskboost::http::Assets;
use flaskboost::prelude::Routes;
use flaskboost::testing::TestApp;

use crate::visitors::notes;

async fn hello() -> &'static str {
    "hello"
}

async fn problems_of(app: App) -> Vec<Problem> {
    match TestApp::boot(app, |_| ()).await {
        Err(BootError::Problems(problems)) => problems,
        Err(other) => panic!("another failure: {other:?}"),
        Ok(_) => panic!("it boots"),
    }
}

/// The messages that have an id.
fn told<'a>(problems: &'a [Problem], id: &str) -> Vec<&'a str> {
    problems.iter().filter(|problem| problem.id == id).map(|problem| problem.message.as_str()).collect()
}

#[tokio::test]
async fn two_routes_of_one_name_are_refused() {
    let problems = problems_of(notes().routes(Routes::new().get("home", "/other", hello))).await;
    assert_eq!(told(&problems, "FB9200"), ["two routes are named `home`: / and /other"]);
}

#[tokio::test]
async fn two_routes_of_one_pattern_are_refused() {
    let problems = problems_of(notes().routes(Routes::new().get("front", "/", hello))).await;
    assert_eq!(told(&problems, "FB9200"), ["routes `home` and `front` both answer GET /"]);
    let problems = problems_of(notes().routes(Routes::new().get("other", "/notes/{slug}", hello))).await;
    assert_eq!(problems.len(), 1, "{problems:?}");
    let same = TestApp::boot(notes().routes(Routes::new().post("front.post", "/", hello)), |_| ()).await;
    assert!(same.is_ok(), "another method is another route");
}

#[tokio::test]
async fn a_pattern_that_is_not_one_is_refused() {
    for pattern in ["notes", "/notes/", "/{", "/{}", "/{*rest}/more", ""] {
        let problems = problems_of(notes().routes(Routes::new().get("odd", pattern, hello))).await;
        assert!(
            problems.iter().any(|problem| problem.id == "FB9200" && problem.message.contains("`odd`")),
            "{problems:?}"
        );
    }
}

#[tokio::test]
async fn a_view_whose_template_is_missing_is_refused() {
    // Without the templates of this site, all of its views miss theirs.
    let problems = problems_of(App::new(Assets::NONE).accounts()).await;
    let missing = told(&problems, "FB9101");
    let first = "the template home.html of the view ";
    assert!(missing.iter().any(|text| text.starts_with(first) && text.contains("Home")), "{missing:?}");
    assert!(missing.iter().any(|text| text.contains("notes/edit.html")), "{missing:?}");
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let routes = Routes::new().get("accounts.login", "/else", hello).get("odd", "no-slash", hello);
    let app = App::new(Assets::NONE).accounts().routes(routes);
    let Err(error) = TestApp::boot(app, |_| ()).await else { panic!("it boots") };
    let text = error.to_string();
    assert!(text.contains("things to mend before this app can start:"), "{text}");
    for part in ["FB9200 two routes are named `accounts.login`", "FB9200 route `odd`", "FB9101 the template home.html"]
    {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
}

#[tokio::test]
async fn a_site_that_does_not_boot_has_touched_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("untouched.sqlite");
    let url = format!("sqlite:{}", file.display());
    let boot = TestApp::boot(App::new(Assets::NONE).accounts(), |settings| {
        settings.database.url = Some(flaskboost::settings::Secret::new(url));
    });
    assert!(boot.await.is_err());
    assert!(!file.exists());
}
