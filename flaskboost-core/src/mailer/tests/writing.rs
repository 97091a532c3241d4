//! A letter is drawn from its templates, and the boot check finds those that cannot be.

use serde::Serialize;

use super::{ANN, notice, report, writer};
use crate::mailer::{Letter, Letters};

#[derive(Serialize)]
struct WithoutTemplate {}

impl Letter for WithoutTemplate {
    const NAME: &'static str = "no_such_letter";
    const LIST: Option<&'static str> = Some("Monthly Report");

    fn subject(&self, _: &str) -> String {
        "Nothing".to_owned()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("Only one", Self {})]
    }
}

#[derive(Serialize)]
struct WithoutFields;

impl Letter for WithoutFields {
    const NAME: &'static str = "without_fields";

    fn subject(&self, _: &str) -> String {
        "Nothing".to_owned()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("Only one", Self)]
    }
}

#[test]
fn a_letter_becomes_text_and_html_with_what_every_letter_knows() {
    let message = writer().write(ANN, &notice(), None).unwrap();
    assert_eq!((message.to.as_str(), message.subject.as_str()), (ANN, "Notice of FlaskBoost app"));
    assert!(message.text.contains("https://example.com/a"), "{}", message.text);
    let html = message.html.unwrap();
    assert!(html.contains("Sent by FlaskBoost app to Ann &lt;Ann@Example.com&gt;"), "{html}");
    assert!(!html.contains("No more mails"), "{html}");
}

#[test]
fn who_can_leave_a_list_reads_how_in_both_bodies() {
    let message = writer().write(ANN, &report(), Some("https://club.example/leave/x")).unwrap();
    assert!(message.text.ends_with("any more? https://club.example/leave/x\n"), "{}", message.text);
    let html = message.html.unwrap();
    assert!(html.contains("No more mails like this one"), "{html}");
}

#[test]
fn what_stands_in_a_field_is_text_and_never_html() {
    let mut letter = notice();
    letter.url = "\"><script>alert(1)</script>".to_owned();
    let html = writer().write(ANN, &letter, None).unwrap().html.unwrap();
    assert!(!html.contains("<script>"), "{html}");
}

#[test]
fn a_letter_that_cannot_be_drawn_is_found_before_the_first_one_is_sent() {
    let writer = writer();
    assert!(writer.check(&Letters::default().with::<super::Report>()).is_empty());
    let problems = writer.check(&Letters::default().with::<WithoutTemplate>());
    let ids: Vec<_> = problems.iter().map(|problem| problem.id).collect();
    assert_eq!(ids, ["FB9110", "FB9111"], "{problems:?}");
    assert!(problems[1].message.contains("mail/no_such_letter.txt"), "{problems:?}");
    let problems = writer.check(&Letters::default().with::<WithoutFields>());
    assert!(problems[0].message.contains("no struct with named fields"), "{problems:?}");
}

#[test]
fn every_sample_is_numbered_within_its_letter() {
    let previews = writer().previews(&Letters::default().with::<super::Report>()).unwrap();
    let preview = &previews[0];
    assert_eq!((previews.len(), preview.number, preview.case), (1, 1, "Usual"));
    assert_eq!((preview.letter, preview.list), ("password_changed", Some("monthly-report")));
}
