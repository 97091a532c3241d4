//! What somebody tells about themselves.

use flaskboost::form::{Errors, Form};
use rust_decimal::Decimal;

use crate::profile;

/// The profile as a form: lengths, digits and what may stay empty come from the columns of the table.
#[derive(Clone, Debug, Default, Form)]
#[form(columns = profile::Column, check = Self::hearts_agree)]
pub struct ProfileForm {
    /// First name.
    #[field(label = "First name", autocomplete = "given-name")]
    pub firstname: Option<String>,
    /// Last name.
    #[field(label = "Last name", autocomplete = "family-name")]
    pub lastname: Option<String>,
    /// Age in years.
    #[field(label = "Age", min = 5, max = 120)]
    pub age: Option<i32>,
    /// Weight in kilograms.
    #[field(label = "Weight", min = 20, max = 400, help = "In kilograms.")]
    pub weight: Option<Decimal>,
    /// The highest heart rate.
    #[field(label = "Highest heart rate", min = 80, max = 250, help = "Beats a minute.")]
    pub max_hr: Option<i32>,
    /// The heart rate at rest.
    #[field(label = "Heart rate at rest", min = 20, max = 120, help = "Beats a minute.")]
    pub rest_hr: Option<i32>,
    /// The most oxygen the runner can use.
    #[field(
        label = "VO₂max",
        min = 10,
        max = "99.99",
        help = "Millilitres a minute for each kilogram, as a watch shows it."
    )]
    pub vo2max: Option<Decimal>,
}

impl ProfileForm {
    fn hearts_agree(&self, errors: &mut Errors) {
        if self.rest_hr.zip(self.max_hr).is_some_and(|(rest, max)| rest >= max) {
            errors.add("rest_hr", "At rest the heart beats slower than at its highest.");
        }
    }
}

impl From<profile::Model> for ProfileForm {
    fn from(profile: profile::Model) -> Self {
        Self {
            firstname: profile.firstname,
            lastname: profile.lastname,
            age: profile.age,
            weight: profile.weight,
            max_hr: profile.max_hr,
            rest_hr: profile.rest_hr,
            vo2max: profile.vo2max,
        }
    }
}
