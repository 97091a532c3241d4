//! Text, addresses, secrets and choices.

use super::sending::{problem, send};
use crate::form::{Choice, Email, Form, Password};

#[derive(Form, Debug)]
struct Text {
    #[field(min_len = 2, max_len = 5)]
    line: String,
    #[field(widget = "textarea")]
    about: Option<String>,
}

#[tokio::test]
async fn text_is_trimmed_and_its_breaks_are_made_one_kind() {
    let text: Text = send("line=++abc%20&about=%0D%0A+one%0D%0Atwo%0Dthree%0A").await.unwrap();
    assert_eq!(text.line, "abc");
    assert_eq!(text.about.as_deref(), Some("one\ntwo\nthree"));
}

#[tokio::test]
async fn an_optional_text_of_spaces_is_none() {
    assert_eq!(send::<Text>("line=abc&about=+%09+").await.unwrap().about, None);
}

#[tokio::test]
async fn a_length_counts_characters_not_bytes() {
    assert_eq!(send::<Text>("line=%C3%A4%C3%B6%F0%9F%8F%83xy").await.unwrap().line.chars().count(), 5);
    assert_eq!(send::<Text>("line=abcdef").await.unwrap_err(), problem("line", "Enter at most 5 characters (now 6)."));
    assert_eq!(send::<Text>("line=%F0%9F%8F%83").await.unwrap_err(), problem("line", "Enter at least 2 characters."));
}

#[tokio::test]
async fn control_characters_and_line_breaks_are_refused_by_name() {
    assert_eq!(
        send::<Text>("line=a%00b").await.unwrap_err(),
        problem("line", "Remove the invisible control character (U+0000).")
    );
    assert_eq!(send::<Text>("line=ab&about=a%1Bb").await.unwrap_err()[0].0, "about");
    assert_eq!(send::<Text>("line=a%0Ab").await.unwrap_err(), problem("line", "Write this on one line."));
    assert_eq!(send::<Text>("line=a%E2%80%A8b").await.unwrap_err(), problem("line", "Write this on one line."));
}

#[tokio::test]
async fn a_name_sent_twice_is_refused() {
    assert_eq!(send::<Text>("line=ab&line=cd").await.unwrap_err(), problem("line", "Send only one value here."));
}

#[derive(Form, Debug)]
struct Account {
    email: Email,
    #[field(min_len = 8)]
    password: Password,
}

#[tokio::test]
async fn an_address_keeps_its_name_and_lowers_its_domain() {
    let account: Account = send("email=+Ada.L%2Brun%40Example.ORG+&password=+secret++").await.unwrap();
    assert_eq!(account.email.as_str(), "Ada.L+run@example.org");
    assert_eq!(account.password.expose(), " secret  ");
    assert!(!format!("{account:?}").contains("secret "));
}

#[test]
fn only_plain_addresses_are_taken() {
    for good in ["a@b.co", "x_y-z@sub.example.org", "o'neil@example.ie", "1@2.xn--p1ai"] {
        assert!(good.parse::<Email>().is_ok(), "{good}");
    }
    let long = format!("{}@example.org", "a".repeat(65));
    let longer = format!("a@{}.org", "b".repeat(64));
    let longest =
        format!("{}@{}.example.org", "a".repeat(64), ["b".repeat(60), "c".repeat(60), "d".repeat(60)].join("."));
    for bad in [
        "",
        "@",
        "a",
        "a@",
        "@b.co",
        "a@b",
        "a@@b.co",
        "a b@c.de",
        ".a@b.co",
        "a.@b.co",
        "a..b@c.de",
        "a@-b.co",
        "a@b-.co",
        "a@b..co",
        "a@.co",
        "a@b.1",
        "a@127.0.0.1",
        "\"a\"@b.co",
        "a@b.co\nBcc: x@y.zz",
        "ä@b.co",
        "a@bücher.de",
        "a@b.co,c@d.ee",
        &long,
        &longer,
        &longest,
    ] {
        assert!(bad.parse::<Email>().is_err(), "{bad}");
    }
}

#[tokio::test]
async fn a_secret_has_a_length_too_and_no_end() {
    let problems = send::<Account>("email=a%40b.co&password=short").await.unwrap_err();
    assert_eq!(problems, problem("password", "Enter at least 8 characters."));
    let long = format!("email=a%40b.co&password={}", "x".repeat(1001));
    assert_eq!(send::<Account>(&long).await.unwrap_err()[0].0, "password");
}

#[derive(Choice, Debug, PartialEq)]
enum Kind {
    EasyRun,
    #[choice(value = "race", label = "Race day")]
    Competition,
}

#[derive(Form, Debug)]
struct Plan {
    kind: Kind,
    others: Vec<Kind>,
    tags: Vec<String>,
    #[field(must_accept)]
    terms: bool,
}

#[tokio::test]
async fn a_choice_is_one_of_its_values() {
    let plan: Plan = send("kind=race&others=easy_run&others=race&tags=a%0D%0A%0D%0A+b&terms=on").await.unwrap();
    assert_eq!(plan.kind, Kind::Competition);
    assert_eq!(plan.others, [Kind::EasyRun, Kind::Competition]);
    assert_eq!(plan.tags, ["a", "b"]);
    assert!(plan.terms);
    let problems = send::<Plan>("kind=Competition&others=x").await.unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["kind", "others", "terms"]);
    assert_eq!(problems[0].1, "Choose one of the list.");
    assert_eq!(problems[2].1, "Tick this box.");
}
