//! [`Place`]: where the passkeys of a site work.

use webauthn_rs::prelude::Url;

use super::obstacle::Obstacle;
use crate::settings::Settings;

/// Where the passkeys of a site work: the name that they are bound to, and the origin of the pages that may ask.
///
/// Both come from `app.url`, never from the `Host` of a request, which anybody can forge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) origin: Url,
}

impl Place {
    pub(super) fn of(settings: &Settings) -> Result<Self, Obstacle> {
        let url = Url::parse(&settings.app.url).map_err(|_| Obstacle::Nameless)?;
        let origin = Url::parse(&url.origin().ascii_serialization()).map_err(|_| Obstacle::Nameless)?;
        let Some(name) = origin.domain() else {
            return Self::beside(&origin, settings);
        };
        let is_local = name == "localhost" || name.ends_with(".localhost");
        if origin.scheme() != "https" && !is_local {
            return Err(Obstacle::Insecure);
        }
        Ok(Self { name: name.to_owned(), origin })
    }

    /// On the machine of a developer the site answers at `localhost` too, which is a name.
    fn beside(origin: &Url, settings: &Settings) -> Result<Self, Obstacle> {
        let address = origin.host_str().map(|host| host.trim_matches(['[', ']'])).and_then(|host| host.parse().ok());
        let is_own = address.is_some_and(|address: std::net::IpAddr| address.is_loopback());
        if settings.runtime().is_production() || !is_own {
            return Err(Obstacle::Address);
        }
        let mut origin = origin.clone();
        origin.set_host(Some("localhost")).map_err(|_| Obstacle::Nameless)?;
        Ok(Self { name: "localhost".to_owned(), origin })
    }

    /// The origin as a browser writes it.
    pub(super) fn shown(&self) -> String {
        self.origin.origin().ascii_serialization()
    }
}

/// The origin at which passkeys work, such as `https://example.com`; `None` where they are switched off or `app.url`
/// is no address for them.
#[must_use]
pub fn passkeys_at(settings: &Settings) -> Option<String> {
    if !settings.accounts.passkeys {
        return None;
    }
    Place::of(settings).ok().map(|place| place.shown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Loader, Runtime};

    fn place(runtime: Runtime, url: &str) -> Result<(String, String), Obstacle> {
        let mut settings = Loader::new(Runtime::Testing).load().unwrap();
        if runtime.is_production() {
            let variables = [
                ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
                ("DATABASE_URL", "sqlite:var/never-opened.sqlite"),
                ("SMTP_URL", "smtps://user:password@mail.example"),
                ("FLASKBOOST__MAIL__FROM", "hello@site.example"),
                ("FLASKBOOST__APP__URL", "https://site.example"),
                ("FLASKBOOST__MAIL__TRANSPORT", "smtp"),
            ];
            let variables = variables.map(|(key, value)| (key.to_owned(), value.to_owned()));
            settings = Loader::new(runtime).env(variables).load().unwrap();
        }
        settings.app.url = url.to_owned();
        Place::of(&settings).map(|place| (place.name.clone(), place.shown()))
    }

    #[test]
    fn a_name_over_https_is_a_place_and_only_its_origin_counts() {
        let expected = Ok(("example.com".to_owned(), "https://example.com".to_owned()));
        assert_eq!(place(Runtime::Production, "https://example.com"), expected);
        assert_eq!(place(Runtime::Production, "https://example.com/shop/"), expected);
        let port = Ok(("example.com".to_owned(), "https://example.com:8443".to_owned()));
        assert_eq!(place(Runtime::Production, "https://example.com:8443"), port);
    }

    #[test]
    fn without_https_only_this_machine_is_a_place() {
        assert_eq!(place(Runtime::Production, "http://example.com"), Err(Obstacle::Insecure));
        let local = Ok(("localhost".to_owned(), "http://localhost:5000".to_owned()));
        assert_eq!(place(Runtime::Testing, "http://localhost:5000"), local);
        assert_eq!(place(Runtime::Testing, "http://localhost.example.com"), Err(Obstacle::Insecure));
    }

    #[test]
    fn an_address_is_no_place_but_a_developers_own_machine_has_a_name() {
        let local = Ok(("localhost".to_owned(), "http://localhost:5000".to_owned()));
        assert_eq!(place(Runtime::Testing, "http://127.0.0.1:5000"), local);
        assert_eq!(place(Runtime::Testing, "http://[::1]:5000"), local);
        for url in ["http://192.0.2.7:5000", "https://192.0.2.7", "https://[2001:db8::1]"] {
            assert_eq!(place(Runtime::Testing, url), Err(Obstacle::Address), "{url}");
        }
        assert_eq!(place(Runtime::Production, "https://127.0.0.1"), Err(Obstacle::Address));
        assert_eq!(place(Runtime::Testing, "nothing at all"), Err(Obstacle::Nameless));
    }
}
