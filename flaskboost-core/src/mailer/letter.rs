//! [`Letter`]: one kind of mail, as a type.

use serde::Serialize;

/// One kind of mail: a struct whose fields its two templates see, `mail/<name>.txt` and `mail/<name>.html`.
///
/// Beside the fields they see `app_name`, `site_url` (without a slash at the end), `email` (who gets it) and
/// `unsubscribe_url` (`null` unless the letter belongs to a list).
///
/// ```
/// use flaskboost::mailer::Letter;
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct MonthlyReport {
///     month: String,
///     kilometres: u32,
/// }
///
/// impl Letter for MonthlyReport {
///     const NAME: &'static str = "monthly_report";
///     const LIST: Option<&'static str> = Some("monthly-report");
///
///     fn subject(&self, site: &str) -> String {
///         format!("Your {} at {site}", self.month)
///     }
///
///     fn samples() -> Vec<(&'static str, Self)> {
///         vec![("A good month", Self { month: "May".to_owned(), kilometres: 120 })]
///     }
/// }
/// assert_eq!(MonthlyReport::samples()[0].1.subject("Runnerly"), "Your May at Runnerly");
/// ```
pub trait Letter: Serialize + Send + Sync {
    /// What it is called: its templates are `mail/<name>.txt` and `mail/<name>.html`.
    const NAME: &'static str;

    /// The list that somebody leaves who does not want such letters: lower-case letters, digits and hyphens. A letter
    /// without one concerns its receiver alone, such as a link that was asked for, and cannot be turned off.
    const LIST: Option<&'static str> = None;

    /// The name of the templates, when one type is several letters.
    fn template(&self) -> &'static str {
        Self::NAME
    }

    /// The subject; `site` is what the site is called.
    fn subject(&self, site: &str) -> String;

    /// What the preview shows, each with a few words that say which case it is. A boot check draws all of them.
    fn samples() -> Vec<(&'static str, Self)>
    where
        Self: Sized;
}
