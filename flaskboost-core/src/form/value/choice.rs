//! [`Choice`]: an enum whose variants are the options of a `<select>`.

use serde::Serialize;

use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::text;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SelectOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl SelectOption {
    /// An option.
    #[expect(clippy::needless_pass_by_value, reason = "`new(race.id, race.name)` reads as it is meant")]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// An enum whose variants are the options of a `<select>`: derive it.
///
/// ```
/// use flaskboost::form::Choice;
///
/// #[derive(Choice, Debug, PartialEq)]
/// enum Kind {
///     EasyRun,
///     #[choice(label = "Race!")]
///     Race,
/// }
///
/// assert_eq!(Kind::EasyRun.value(), "easy_run");
/// assert_eq!(Kind::EasyRun.label(), "Easy run");
/// assert_eq!(Kind::Race.label(), "Race!");
/// assert_eq!(Kind::from_value("race"), Some(Kind::Race));
/// assert_eq!(Kind::all().len(), 2);
/// ```
pub trait Choice: Sized + Send + Sync + 'static {
    /// All variants, in the order in which they were written.
    fn all() -> Vec<Self>;

    /// What is sent and stored: `easy_run`.
    fn value(&self) -> &'static str;

    /// What a person reads: `Easy run`.
    fn label(&self) -> &'static str;

    /// The variant with this value.
    #[must_use]
    fn from_value(value: &str) -> Option<Self> {
        Self::all().into_iter().find(|choice| choice.value() == value)
    }
}

/// What the `Choice` derive calls: reads one of the variants.
#[doc(hidden)]
pub fn read_choice<C: Choice>(given: Given<'_>, rules: &Rules) -> Result<C, Problem> {
    let line = text::line(given, rules)?;
    C::from_value(&line).ok_or(Problem::missing(Widget::Select))
}

/// What the `Choice` derive calls: the variants as options.
#[doc(hidden)]
#[must_use]
pub fn options_of<C: Choice>() -> Vec<SelectOption> {
    C::all().iter().map(|choice| SelectOption::new(choice.value(), choice.label())).collect()
}
