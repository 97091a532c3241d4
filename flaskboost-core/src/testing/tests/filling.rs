//! Controls are found by their label and filled as a person can.

use crate::testing::tests::site::{page_of, sent_body, visitor_of};

const SIGN_UP: &str = r#"
    <form method="post" action="/echo">
      <input type="hidden" name="csrf_token" value="t0ken">
      <label for="mail">E-mail <span aria-hidden="true">*</span></label><input id="mail" name="email" type="email">
      <label>Password: <input name="password" type="password"></label>
      <label>About <textarea name="about">old</textarea></label>
      <span id="n">Number</span><input aria-labelledby="n" name="n" type="number">
      <input aria-label="Search" name="q" type="search">
      <button>Sign up</button>
    </form>"#;

#[tokio::test]
async fn a_control_is_found_by_every_kind_of_label() {
    let mut anna = visitor_of(SIGN_UP).await;
    let page = anna
        .fill("E-mail", "anna@example.org")
        .fill("Password", "a b&c=ä")
        .fill("About", "one\ntwo")
        .fill("Number", "7")
        .fill("Search", "x")
        .submit("Sign up")
        .await;
    let expected = "csrf_token=t0ken&email=anna%40example.org&password=a+b%26c%3D%C3%A4&about=one%0D%0Atwo&n=7&q=x";
    assert_eq!(sent_body(&page), expected);
}

#[tokio::test]
#[should_panic(
    expected = "no such control has the label \"E-Mail\"; the page has \"E-mail\", \"Password\", \"About\", \"Number\", \"Search\""
)]
async fn a_missing_label_is_told_with_those_that_exist() {
    visitor_of(SIGN_UP).await.fill("E-Mail", "x");
}

#[tokio::test]
#[should_panic(expected = "(one without a label, name=\"bare\")")]
async fn a_control_without_a_label_is_named_in_the_list() {
    visitor_of("<form><input name=bare></form>").await.fill("Name", "x");
}

#[tokio::test]
#[should_panic(expected = "\"E-mail\" is disabled: a person could not use it")]
async fn a_control_in_a_disabled_fieldset_cannot_be_filled() {
    let body = "<form><fieldset disabled><legend></legend><label>E-mail <input></label></fieldset></form>";
    visitor_of(body).await.fill("E-mail", "x");
}

#[tokio::test]
#[should_panic(expected = "\"E-mail\" is read-only")]
async fn a_read_only_control_cannot_be_filled() {
    visitor_of("<form><label>E-mail <input readonly></label></form>").await.fill("E-mail", "x");
}

#[tokio::test]
#[should_panic(expected = "\"E-mail\" stands outside of every form")]
async fn a_control_outside_of_every_form_is_told() {
    visitor_of("<label>E-mail <input></label>").await.fill("E-mail", "x");
}

#[tokio::test]
#[should_panic(expected = "\"Remember me\" is a box: use `check`")]
async fn a_box_is_not_filled() {
    visitor_of("<form><label><input type=checkbox> Remember me</label></form>").await.fill("Remember me", "yes");
}

const TWO_FORMS: &str = r#"
    <form id="find" action="/echo"><label>Name <input name="q"></label><button>Go</button></form>
    <form id="new" action="/echo"><label>Name <input name="name"></label><label>Age <input name="age"></label>
      <button>Go</button></form>"#;

#[tokio::test]
#[should_panic(expected = "2 controls of this page have the label \"Name\": say which with `within(\"#id\")`")]
async fn a_label_that_two_forms_have_is_told() {
    visitor_of(TWO_FORMS).await.fill("Name", "x");
}

#[tokio::test]
async fn the_form_in_hand_or_within_settles_which_is_meant() {
    let mut anna = visitor_of(TWO_FORMS).await;
    let page = anna.fill("Age", "30").fill("Name", "Anna").submit("Go").await;
    assert_eq!(page.url(), "/echo?name=Anna&age=30");
    let _ = anna.visit("/page").await;
    let page = anna.within("#find").fill("Name", "Anna").submit("Go").await;
    assert_eq!(page.url(), "/echo?q=Anna");
}

#[tokio::test]
#[should_panic(expected = "2 buttons of this page are called \"Go\" and do different things")]
async fn two_buttons_of_one_name_are_told() {
    let _ = visitor_of(TWO_FORMS).await.submit("Go").await;
}

#[tokio::test]
#[should_panic(expected = "the page has no button \"Save\"; it has: \"Sign up\"")]
async fn a_missing_button_is_told_with_those_that_exist() {
    let _ = visitor_of(SIGN_UP).await.submit("Save").await;
}

#[tokio::test]
#[should_panic(expected = "\"Sex\" has no choice \"Woman\"; it has \"Choose one\", \"Female\", \"Male\"")]
async fn a_missing_choice_is_told_with_those_that_exist() {
    let body = "<form><label>Sex <select name=sex><option value=''>Choose one<option value=f>Female<option value=m>Male
                </select></label></form>";
    visitor_of(body).await.select("Sex", "Woman");
}

#[tokio::test]
async fn a_page_tells_what_its_controls_hold() {
    let page = page_of(
        "<form><label>Name <input value='a &amp; b'></label><label>About <textarea>\nx\ny</textarea></label>
         <label>Sex <select><option value=f>Female<option value=m selected>Male</select></label>
         <label><input type=checkbox checked> Yes</label><label><input type=checkbox> No</label></form>",
    )
    .await;
    let held = ["Name", "About", "Sex", "Yes", "No"].map(|label| page.field_value(label));
    assert_eq!(held, ["a & b", "x\ny", "Male", "checked", ""]);
}
