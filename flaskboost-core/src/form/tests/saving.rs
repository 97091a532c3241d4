//! What a model or the database refuses comes back beside the field.

use super::sending::{URL_ENCODED, post, problem};
use crate::error::Error;
use crate::form::conflict::errors_of_violation;
use crate::form::{Fields, Form};
use crate::model::{Invalid, Violation, ViolationKind};

#[derive(Form, Debug, PartialEq)]
struct Run {
    #[field(label = "E-mail")]
    email: String,
    #[field(label = "URL")]
    url: Option<String>,
    race_id: Option<i64>,
}

async fn sent() -> Form<Run> {
    post(URL_ENCODED, "email=a&url=b").await.unwrap()
}

#[tokio::test]
async fn valid_data_is_saved() {
    let done = sent().await.save(async |run| Ok(run.email.len())).await.unwrap();
    assert_eq!(done.unwrap(), 1);
}

#[tokio::test]
async fn work_does_not_begin_with_a_refused_form() {
    let outcome = Form::<Run>::empty().save(async |_| -> Result<(), Error> { panic!("not valid") }).await.unwrap();
    assert_eq!(outcome.unwrap_err().problems(), problem("email", "Fill in this field."));
}

#[tokio::test]
async fn a_models_refusal_becomes_errors_of_fields() {
    let work = async |_: Run| -> Result<(), Error> { Err(Invalid::field("url", "Gone.").and("", "Not now.").into()) };
    let form = sent().await.save(work).await.unwrap().unwrap_err();
    let expected = vec![("url".to_owned(), "Gone.".to_owned()), (String::new(), "Not now.".to_owned())];
    assert_eq!(form.problems(), expected);
    assert!(serde_json::to_string(&form).unwrap().contains(r#""value":"b""#));
}

#[tokio::test]
async fn any_other_error_stays_an_error() {
    let work = async |_: Run| -> Result<(), Error> { Err(Error::not_found("There is no such run.")) };
    assert_eq!(sent().await.save(work).await.unwrap_err().status(), 404);
}

#[test]
fn saving_can_wait_on_another_thread() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    drop(is_send(async {
        let name = String::from("x");
        sent().await.save(async |run| Ok(run.email + &name)).await
    }));
}

fn broken(kind: ViolationKind, columns: &[&str]) -> Option<Vec<(String, String)>> {
    let columns = columns.iter().map(|column| (*column).to_owned()).collect();
    let violation = Violation { kind, columns, constraint: None };
    let errors = errors_of_violation(&violation, Run::specs())?;
    Some(errors.iter().map(|(field, message)| (field.to_owned(), message.to_owned())).collect())
}

#[test]
fn a_broken_constraint_is_told_beside_its_field() {
    use ViolationKind::{Check, ForeignKey, NotNull, Unique};
    for (kind, columns, field, message) in [
        (Unique, &["email"][..], "email", "This e-mail is already taken."),
        (Unique, &["users.url"], "url", "This URL is already taken."),
        (Unique, &["user_id", "email"], "email", "This e-mail is already taken."),
        (Unique, &["email", "url"], "url", "This combination of e-mail and URL is already taken."),
        (Unique, &["race_slug"], "", "This race slug already exists."),
        (Unique, &[], "", "This already exists."),
        (ForeignKey, &["race_id"], "race_id", "The chosen race id does not exist any more."),
        (ForeignKey, &[], "", "Something that this belongs to does not exist any more."),
        (Check, &["url"], "url", "This value is not allowed here."),
        (NotNull, &["url"], "url", "Fill in this field."),
    ] {
        assert_eq!(broken(kind, columns), Some(problem(field, message)), "{kind:?} {columns:?}");
    }
    assert_eq!(broken(NotNull, &["created_at"]), None);
    assert_eq!(broken(Check, &[]), None);
}
