//! Captured mails are kept in order, the newest first, and a broken file spoils nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::{mailer, message};
use crate::clock::Clock;
use crate::mail::Mailer;
use crate::random::Random;
use crate::settings::MailSettings;

/// A folder that is gone when the test is over.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("flaskboost-mail-{}", Random::system().token())))
    }

    fn mailer(&self) -> Mailer {
        mailer(&MailSettings { capture_folder: self.0.clone(), ..MailSettings::default() }).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn subjects(mailer: &Mailer) -> Vec<String> {
    mailer.captured().unwrap().into_iter().map(|mail| mail.subject).collect()
}

#[tokio::test]
async fn mails_are_shown_newest_first_and_found_by_id() {
    let place = Place::new();
    let memory = Mailer::in_memory("hello@example.com", Clock::system(), Random::system()).unwrap();
    for mailer in [memory, place.mailer()] {
        assert!(mailer.captured().unwrap().is_empty());
        for subject in ["one", "two", "three"] {
            mailer.send(message(subject)).await.unwrap();
        }
        let mails = mailer.captured().unwrap();
        assert_eq!(subjects(&mailer), ["three", "two", "one"]);
        assert_eq!(mailer.find(&mails[1].id).unwrap().as_ref(), Some(&mails[1]));
        assert_eq!(mailer.find("nobody-knows").unwrap(), None);
    }
}

#[tokio::test]
async fn a_captured_mail_outlives_a_restart() {
    let place = Place::new();
    place.mailer().send(message("one")).await.unwrap();
    let mail = place.mailer().captured().unwrap().remove(0);
    assert_eq!((mail.to.as_str(), mail.from.as_str()), ("Ann <ann@example.com>", "FlaskBoost <hello@localhost>"));
    assert_eq!((mail.text.as_str(), mail.html.as_deref()), ("A text.\n", Some("<p>A text.</p>")));
}

#[tokio::test]
async fn a_broken_file_is_left_out_and_half_a_file_is_never_left_behind() {
    let place = Place::new();
    let mailer = place.mailer();
    mailer.send(message("one")).await.unwrap();
    fs::write(place.0.join("99999999-broken.json"), "{").unwrap();
    fs::write(place.0.join("99999999-empty.json"), "").unwrap();
    fs::write(place.0.join("notes.txt"), "not a mail").unwrap();
    assert_eq!(subjects(&mailer), ["one"]);
    assert_eq!(mailer.find("99999999-broken").unwrap(), None);
    assert!(names(&place.0).iter().all(|name| !name.ends_with(".part")));
}

#[tokio::test]
async fn an_id_cannot_lead_out_of_the_folder() {
    let place = Place::new();
    let mailer = place.mailer();
    mailer.send(message("one")).await.unwrap();
    let outside = place.0.with_extension("json");
    fs::write(&outside, serde_json::to_vec(&mailer.captured().unwrap()[0]).unwrap()).unwrap();
    let stem = outside.file_stem().unwrap().to_str().unwrap();
    let found = mailer.find(&format!("../{stem}"));
    fs::remove_file(&outside).unwrap();
    assert_eq!(found.unwrap(), None);
}

#[tokio::test]
async fn only_the_newest_two_hundred_are_kept() {
    let place = Place::new();
    let mailer = place.mailer();
    for number in 0..205 {
        mailer.send(message(&number.to_string())).await.unwrap();
    }
    let kept = subjects(&mailer);
    assert_eq!(kept.len(), 200);
    assert_eq!((kept[0].as_str(), kept[199].as_str()), ("204", "5"));
    assert_eq!(names(&place.0).len(), 200);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_an_error() {
    let place = Place::new();
    fs::write(&place.0, "a file, not a folder").unwrap();
    let sent = place.mailer().send(message("one")).await;
    fs::remove_file(&place.0).unwrap();
    assert_eq!(crate::error::Error::from(sent.unwrap_err()).code(), "FB6500");
}
