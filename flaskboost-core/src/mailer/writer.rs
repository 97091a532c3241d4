//! [`Writer`]: makes a mail of a letter.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use super::leave::check_list;
use super::{Letter, Letters, MailerError, Sample};
use crate::error::{Problem, Result};
use crate::mail::Message;
use crate::settings::Settings;
use crate::view::Renderer;

/// Who gets the samples.
const SOMEBODY: &str = "ann@example.com";

/// Makes a mail of a letter: draws its templates, and adds what every letter knows. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Writer {
    renderer: Renderer,
    site: Arc<Site>,
}

#[derive(Debug)]
struct Site {
    name: String,
    url: String,
}

/// A sample as it would be sent.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// The name of the templates.
    pub letter: &'static str,
    /// Which of the samples of this letter it is, from 1.
    pub number: usize,
    /// Which case it is, in a few words.
    pub case: &'static str,
    /// The list that it belongs to.
    pub list: Option<&'static str>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

impl Writer {
    /// Writes with these templates, in the name of this site.
    #[must_use]
    pub fn new(renderer: Renderer, settings: &Settings) -> Self {
        let url = settings.app.url.trim_end_matches('/').to_owned();
        Self { renderer, site: Arc::new(Site { name: settings.app.name.clone(), url }) }
    }

    /// What the site is called.
    #[must_use]
    pub fn site_name(&self) -> &str {
        &self.site.name
    }

    /// Where the site is, without a slash at the end.
    #[must_use]
    pub fn site_url(&self) -> &str {
        &self.site.url
    }

    /// The whole address of a route, for a mail. It begins with `app.url`, never with the `Host` of a request, which
    /// anybody can forge.
    ///
    /// # Errors
    ///
    /// - There is no such route, or a parameter is missing.
    pub fn link(&self, route: &str, parameters: &[(&str, String)]) -> Result<String> {
        Ok(format!("{}{}", self.site.url, self.renderer.urls().path(route, parameters)?))
    }

    /// Draws a letter to somebody. `unsubscribe` is the address where they leave its list.
    ///
    /// # Errors
    ///
    /// - A template is missing, or cannot be drawn with these fields.
    pub fn write(&self, to: &str, letter: &impl Letter, unsubscribe: Option<&str>) -> Result<Message> {
        let (text, html) = self.draw((to, letter.template()), fields_of(letter)?, unsubscribe)?;
        Ok(Message::new(to, letter.subject(&self.site.name), text).with_html(html))
    }

    /// Every sample as it would be sent.
    ///
    /// # Errors
    ///
    /// - A template is missing, or cannot be drawn from a sample.
    pub fn previews(&self, letters: &Letters) -> Result<Vec<Preview>> {
        let mut previews: Vec<Preview> = Vec::new();
        for sample in letters.samples(&self.site.name)? {
            let number = 1 + previews.iter().filter(|known| known.letter == sample.letter).count();
            let (text, html) = self.draw_sample(&sample)?;
            let Sample { letter, case, list, subject, .. } = sample;
            previews.push(Preview { letter, number, case, list, subject, text, html });
        }
        Ok(previews)
    }

    /// Everything that is wrong with these letters: lists with bad names, templates that are missing, and samples that
    /// cannot be drawn.
    #[must_use]
    pub fn check(&self, letters: &Letters) -> Vec<Problem> {
        let bad_list = |list| check_list(list).err().map(|error| Problem::new("FB9110", error.to_string()));
        let mut problems: Vec<Problem> = letters.lists().into_iter().filter_map(bad_list).collect();
        match letters.samples(&self.site.name) {
            Ok(samples) => problems.extend(samples.iter().filter_map(|sample| self.problem_of(sample))),
            Err(error) => problems.push(Problem::new("FB9111", error.to_string())),
        }
        problems
    }

    fn problem_of(&self, sample: &Sample) -> Option<Problem> {
        let error = self.draw_sample(sample).err()?;
        let (letter, case) = (sample.letter, sample.case);
        let text = format!("the letter `{letter}` cannot be drawn from its sample `{case}`: {}", error.source_chain());
        Some(Problem::new("FB9111", text))
    }

    fn draw_sample(&self, sample: &Sample) -> Result<(String, String)> {
        let leave = sample.list.map(|list| format!("{}/mail/leave/sample-of-{list}", self.site.url));
        self.draw((SOMEBODY, sample.letter), sample.fields.clone(), leave.as_deref())
    }

    /// The text and the HTML. Whoever can leave a list reads in the text how, whatever the template says.
    fn draw(
        &self,
        (to, template): (&str, &str),
        mut fields: Map<String, Value>,
        unsubscribe: Option<&str>,
    ) -> Result<(String, String)> {
        fields.insert("app_name".to_owned(), self.site.name.as_str().into());
        fields.insert("site_url".to_owned(), self.site.url.as_str().into());
        fields.insert("email".to_owned(), to.into());
        fields.insert("unsubscribe_url".to_owned(), unsubscribe.into());
        let mut text = self.renderer.text(&format!("mail/{template}.txt"), &fields)?;
        let html = self.renderer.text(&format!("mail/{template}.html"), &fields)?;
        if let Some(url) = unsubscribe.filter(|url| !text.contains(url)) {
            text.truncate(text.trim_end().len());
            text.push_str(&format!("\n\nYou do not want mails like this one any more? {url}\n"));
        }
        Ok((text, html))
    }
}

/// The fields of a letter, as its templates see them.
pub(super) fn fields_of<L: Letter>(letter: &L) -> Result<Map<String, Value>, MailerError> {
    match serde_json::to_value(letter) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(MailerError::NoFields { letter: letter.template() }),
        Err(source) => Err(MailerError::NotJson { letter: letter.template(), source }),
    }
}
