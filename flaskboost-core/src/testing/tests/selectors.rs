//! The selectors find what CSS would find.

use crate::testing::html::Document;

const PAGE: &str = r#"
    <main id="top" class="page wide"><p class="note">one</p>
      <section><p class="note late" data-n="2">two</p><a href="/x?a=]" lang=en>three</a></section>
    </main><p>four</p>"#;

fn found(selector: &str) -> Vec<String> {
    Document::parse(PAGE).find_all(selector).into_iter().map(|element| element.text()).collect()
}

#[test]
fn each_kind_of_selector_finds_its_elements() {
    let cases: &[(&str, &[&str])] = &[
        ("p", &["one", "two", "four"]),
        ("P", &["one", "two", "four"]),
        (".note", &["one", "two"]),
        ("p.note.late", &["two"]),
        ("#top", &["one two three"]),
        ("[data-n]", &["two"]),
        ("[data-n=2]", &["two"]),
        ("a[lang='en'][href=\"/x?a=]\"]", &["three"]),
        ("main p", &["one", "two"]),
        ("#top section p", &["two"]),
        ("main.wide   section *", &["two", "three"]),
        ("section main p", &[]),
        (".late, a", &["two", "three"]),
        ("p.no", &[]),
    ];
    for (selector, texts) in cases {
        assert_eq!(found(selector), *texts, "{selector}");
    }
}

#[test]
fn inside_an_element_only_its_own_are_found() {
    let document = Document::parse(PAGE);
    let section = document.find_all("section")[0];
    assert_eq!(section.find_all("p").len(), 1);
    assert_eq!(section.find_all("section").len(), 0);
}

#[test]
#[should_panic(expected = "the selector `p:first-child` is not understood: `:first-child` is not expected")]
fn an_unknown_selector_is_told() {
    let _ = found("p:first-child");
}

#[test]
#[should_panic(expected = "a `]` is missing")]
fn an_open_bracket_is_told() {
    let _ = found("p[a=b");
}

#[test]
#[should_panic(expected = "is not the start of one")]
fn an_empty_selector_is_told() {
    let _ = found(" ");
}
