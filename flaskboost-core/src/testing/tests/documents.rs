//! Pages, also bad ones, become the tree that a person sees.

use crate::testing::html::Document;

fn texts(html: &str, selector: &str) -> Vec<String> {
    Document::parse(html).find_all(selector).into_iter().map(|element| element.text()).collect()
}

#[test]
fn the_text_is_what_a_person_reads() {
    let page = Document::parse(
        "<!doctype html><html><head><title>A &amp; B</title><style>p{}</style></head><body>
         <h1>Hi</h1><p>one <b>bo</b>ld<br>two &lt;3 &auml;</p><script>no()</script><p hidden>no</p>
         <table><tr><td>a</td><td>b</td></tr></table><!-- no --><template>no</template></body></html>",
    );
    assert_eq!(page.title(), "A & B");
    assert_eq!(page.text(), "Hi one bold two <3 ä a b");
}

#[test]
fn the_title_of_a_drawing_is_not_the_page_s() {
    let page = Document::parse("<svg><title>Map</title><path d='M0 0'/><text>7 km</text></svg><p>after</p>");
    assert_eq!(page.title(), "");
    assert_eq!(texts("<svg><g><path d='x'/><path d='y'/></g></svg>", "g path").len(), 2);
    assert_eq!(page.find_all("svg p").len(), 0);
}

#[test]
fn end_tags_that_may_be_left_out_are_implied() {
    assert_eq!(texts("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "li"), ["a", "b c", "c", "d"]);
    assert_eq!(texts("<p>a<p>b<div>c</div>", "p"), ["a", "b"]);
    assert_eq!(texts("<table><tr><th>a<td>b<tr><td>c</table>d", "tr"), ["a b", "c"]);
    assert_eq!(texts("<select><option>a<option>b<optgroup label=x><option>c</select>", "option"), ["a", "b", "c"]);
    assert_eq!(texts("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dd"), ["b", "d"]);
    assert_eq!(texts("<p>a<img><br>b<input>c</p>d", "p"), ["a b c"]);
}

#[test]
fn a_table_inside_a_cell_keeps_to_its_cell() {
    let html = "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>";
    assert_eq!(texts(html, "table table td"), ["b"]);
    assert_eq!(texts(html, "tr"), ["a b c d", "b"]);
}

#[test]
fn a_form_inside_a_form_is_dropped() {
    let page = Document::parse("<form id=a><form id=b><input></form><p>after</p>");
    assert_eq!(page.find_all("form").len(), 1);
    assert!(page.find_all("form p").is_empty());
}

#[test]
fn text_areas_keep_their_text_as_written() {
    let page = Document::parse("<textarea>\n  a\n<b>&lt;\r\n</textarea><pre>\nx</pre>");
    assert_eq!(page.find_all("textarea")[0].raw_text(), "  a\n<b><\n");
    assert_eq!(page.find_all("pre")[0].raw_text(), "x");
}

#[test]
fn the_first_of_two_equal_attributes_counts() {
    let page = Document::parse("<a href=one HREF=two Class='x y'>t</a>");
    assert_eq!(page.find_all("a.y")[0].attribute("href"), Some("one"));
}

#[test]
fn no_input_makes_it_panic() {
    let mut cases: Vec<String> = [
        "",
        "<",
        "</",
        "</p>",
        "<p",
        "<p a",
        "<p a=",
        "<p a='",
        "<!--",
        "<!doctype",
        "&",
        "&#xffffffff;",
        "\0",
        "</table></td></tr>",
        "<table></div></p><td></table>",
        "<select><div><option></select>",
        "<b><i></b></i>",
        "<a><a><a>",
        "<title>",
        "<script>",
        "<textarea>",
        "<html><html><body><body>",
        "<p></p></p></body></html>x",
        "<svg><title/></svg>",
        "<td>",
        "<li></ul>",
        "\u{feff}<p>",
    ]
    .map(str::to_owned)
    .into();
    cases.push("<div>".repeat(5_000));
    cases.push("<ul><li>".repeat(2_000) + &"</ul>".repeat(2_000));
    for html in cases {
        let page = Document::parse(&html);
        let _ = (page.text(), page.title(), page.find_all("div p, a[href]").len());
        let _ = crate::testing::forms::Paper::of(&page);
    }
}
