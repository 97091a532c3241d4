//! What is done to several rows at once.

use super::{Film, films, opened, titles};
use flaskboost::testing::{Browser, Page};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::tokens::token_of;

async fn send(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let token = token_of(browser).await;
    let mut all = vec![("csrf_token", token.as_str())];
    all.extend(fields);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish();
    let request =
        http::Request::post("/admin/films/-/bulk").header("content-type", "application/x-www-form-urlencoded");
    browser.request(request.body(body.into()).expect("a request")).await
}

fn hidden(page: &Page) -> Vec<(String, String)> {
    let inputs = page.find_all("main form input[type=hidden]");
    let pairs = inputs
        .iter()
        .filter_map(|input| Some((input.attribute("name")?.to_owned(), input.attribute("value")?.to_owned())));
    pairs.filter(|(name, _)| name != "csrf_token").collect()
}

async fn send_again(browser: &mut Browser, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    send(browser, &fields).await
}

#[tokio::test]
async fn selected_rows_are_deleted_after_a_question() {
    let (_site, mut root) = opened().await;
    root.visit("/admin/films").await.assert_status(200);
    root.check("M").check("=HYPERLINK(\"x\")").select("With the selected rows", "Delete");
    let page = root.submit("Go on").await;
    page.assert_status(200).assert_text("Delete: 2 rows");
    assert_eq!(titles(&root.visit("/admin/films").await).len(), 5, "nothing is done before the answer");
    root.check("M").check("=HYPERLINK(\"x\")").select("With the selected rows", "Delete");
    root.submit("Go on").await.assert_status(200);
    let page = root.submit("Delete").await;
    assert_eq!(titles(&page), ["Faust_I", "Metropolis", "Ännchen & 100% <Tharau>"]);
}

#[tokio::test]
async fn whoever_may_change_rows_does_what_the_model_declares_and_deletes_only_what_they_may() {
    let (site, _root) = opened().await;
    let all = films::Entity::find().all(site.db()).await.unwrap();
    let mut curator = site.panel_as("curator").await;
    curator.list::<Film>().search("faust").bulk("watch", [&all[3], &all[0]]).await.assert_done();
    curator.list::<Film>().filter("is_seen", "yes").await.assert_rows([
        "=HYPERLINK(\"x\")",
        "Faust_I",
        "M",
        "Metropolis",
    ]);
    curator.bulk("delete", [&all[0]]).await.assert_refused().assert_text("You may not do this to Metropolis.");
    let mut root = site.panel_as("admin").await;
    root.bulk("delete", [&all[0], &all[2]]).await.assert_refused().assert_text("You may not do this to");
    root.bulk("delete", [&all[0], &all[3]]).await.assert_done();
    assert_eq!(films::Entity::find().all(site.db()).await.unwrap().len(), 3);
}

#[tokio::test]
async fn an_action_of_the_model_is_done_to_all_that_match() {
    let (site, mut root) = opened().await;
    let page = send(&mut root, &[("action", "watch"), ("all", "1"), ("query", "f.minutes.from=100")]).await;
    page.assert_status(200).assert_text("Mark as seen: 3 rows");
    send_again(&mut root, &hidden(&page)).await.assert_status(303);
    let seen = films::Entity::find().all(site.db()).await.unwrap().iter().filter(|film| film.is_seen).count();
    assert_eq!(seen, 4);
}

#[tokio::test]
async fn one_row_that_may_not_be_touched_refuses_all_and_is_named() {
    let (site, mut root) = opened().await;
    // Metropolis has not been seen, and so it may not be deleted.
    let page = send(&mut root, &[("action", "delete"), ("key", "1"), ("key", "2")]).await;
    page.assert_status(422).assert_text("You may not do this to Metropolis.");
    let page = send(&mut root, &[("action", "delete"), ("key", "2"), ("key", "77")]).await;
    page.assert_status(422).assert_text("77 is not there any more.");
    // A forged answer is judged as the question was.
    let page = send(&mut root, &[("action", "delete"), ("confirmed", "1"), ("key", "1"), ("looked", "x")]).await;
    page.assert_status(422).assert_text("You may not do this to Metropolis.");
    let page = send(&mut root, &[("action", "delete"), ("confirmed", "1"), ("key", "2")]).await;
    page.assert_status(422).assert_text("M has changed since you were asked.");
    assert_eq!(films::Entity::find().all(site.db()).await.unwrap().len(), 5);
}

#[tokio::test]
async fn a_row_that_changed_after_the_question_refuses_all() {
    let (site, mut root) = opened().await;
    let page = send(&mut root, &[("action", "delete"), ("key", "2"), ("key", "5")]).await;
    let film = films::Entity::find_by_id(2).one(site.db()).await.unwrap().unwrap();
    let mut film: films::ActiveModel = film.into();
    film.minutes = Set(118);
    film.update(site.db()).await.unwrap();
    send_again(&mut root, &hidden(&page)).await.assert_status(422).assert_text("M has changed since you were asked.");
    films::Entity::delete_by_id(5).exec(site.db()).await.unwrap();
    send_again(&mut root, &hidden(&page)).await.assert_status(422).assert_text("5 is not there any more.");
    assert_eq!(films::Entity::find().all(site.db()).await.unwrap().len(), 4);
}

#[tokio::test]
async fn nothing_and_too_much_are_refused() {
    let (site, mut root) = opened().await;
    send(&mut root, &[("action", "delete")]).await.assert_status(422).assert_text("No row was selected.");
    send(&mut root, &[("action", "explode"), ("key", "1")]).await.assert_status(404);
    send(&mut root, &[("action", "delete"), ("all", "1"), ("query", "order=password_hash")]).await.assert_status(400);
    let keys: Vec<String> = (0..1001).map(|key| key.to_string()).collect();
    let mut fields = vec![("action", "watch")];
    fields.extend(keys.iter().map(|key| ("key", key.as_str())));
    send(&mut root, &fields).await.assert_status(422).assert_text("1,000 rows at once");
    fields.push(("confirmed", "1"));
    send(&mut root, &fields).await.assert_status(422).assert_text("1,000 rows at once");
    let many = (0..1001).map(|number| films::film(&format!("Many {number}"), 1));
    films::Entity::insert_many(many).exec(site.db()).await.unwrap();
    let page = send(&mut root, &[("action", "watch"), ("all", "1"), ("query", "")]).await;
    page.assert_status(200).assert_text("Mark as seen: 1006 rows").assert_text("in the background");
}

#[tokio::test]
async fn who_may_not_see_a_row_does_nothing_to_it() {
    let (site, _root) = opened().await;
    let mut lee = site.log_in_with_role("lee@example.org", "clerk").await;
    for confirmed in [&[][..], &[("confirmed", "1")]] {
        let mut fields = vec![("action", "watch"), ("key", "1"), ("looked", "x")];
        fields.extend(confirmed);
        send(&mut lee, &fields)
            .await
            .assert_status(422)
            .assert_text("1 is not there any more.")
            .assert_no_text("Metropolis");
    }
    let mut ann = site.log_in_as("ann@example.org").await;
    send(&mut ann, &[("action", "watch"), ("key", "1")]).await.assert_status(403);
    assert!(!films::Entity::find_by_id(1).one(site.db()).await.unwrap().unwrap().is_seen);
}
