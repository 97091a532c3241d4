//! The cookies that a browser keeps.

use chrono::{DateTime, Duration, Utc};

/// A cookie as a browser keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    name: String,
    value: String,
    path: String,
    expires: Option<DateTime<Utc>>,
    is_http_only: bool,
    is_secure: bool,
    same_site: Option<String>,
}

impl Cookie {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The path below which it is sent.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// When it ends; `None` is "when the browser closes".
    #[must_use]
    pub fn expires(&self) -> Option<DateTime<Utc>> {
        self.expires
    }

    /// Is it kept from JavaScript?
    #[must_use]
    pub fn is_http_only(&self) -> bool {
        self.is_http_only
    }

    /// Is it kept from plain HTTP? (The test browser sends it all the same.)
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// `Strict`, `Lax` or `None`, as the site wrote it.
    #[must_use]
    pub fn same_site(&self) -> Option<&str> {
        self.same_site.as_deref()
    }
}

/// All cookies of one browser, for the one site that it visits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jar {
    cookies: Vec<Cookie>,
}

impl Jar {
    /// Keeps what a `Set-Cookie` header asks to keep, or says why a browser would not.
    pub(crate) fn store(&mut self, header: &str, host: &str, path: &str, now: DateTime<Utc>) -> Result<(), String> {
        let refused = |why: &str| Err(format!("a browser would refuse this cookie, because {why}: {header}"));
        let mut parts = header.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return refused("it has no name");
        };
        let mut cookie = Cookie {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            path: default_path(path),
            expires: None,
            is_http_only: false,
            is_secure: false,
            same_site: None,
        };
        let (mut max_age, mut has_path, mut domain) = (None, false, None);
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key.trim().to_ascii_lowercase().as_str() {
                "max-age" => max_age = value.trim().parse::<i64>().ok(),
                "expires" => cookie.expires = DateTime::parse_from_rfc2822(value.trim()).ok().map(|at| at.to_utc()),
                "path" if value.starts_with('/') => {
                    has_path = true;
                    value.clone_into(&mut cookie.path);
                }
                "domain" if !value.trim().is_empty() => domain = Some(value.trim().trim_start_matches('.')),
                "httponly" => cookie.is_http_only = true,
                "secure" => cookie.is_secure = true,
                "samesite" => cookie.same_site = Some(value.trim().to_owned()),
                _ => {}
            }
        }
        if let Some(seconds) = max_age {
            cookie.expires = Some(in_seconds(now, seconds));
        }
        if cookie.name.is_empty() {
            return refused("it has no name");
        }
        if cookie.name.len() + cookie.value.len() > 4096 {
            return refused("it is longer than 4096 bytes");
        }
        if domain.is_some_and(|domain| host != domain && !host.ends_with(&format!(".{domain}"))) {
            return refused("its Domain is not this site's");
        }
        let needs_secure = name.starts_with("__Secure-")
            || name.starts_with("__Host-")
            || cookie.same_site.as_deref().is_some_and(|same_site| same_site.eq_ignore_ascii_case("none"));
        if needs_secure && !cookie.is_secure {
            return refused("it is not Secure");
        }
        if name.starts_with("__Host-") && (domain.is_some() || !has_path || cookie.path != "/") {
            return refused("a __Host- cookie has Path=/ and no Domain");
        }
        self.put(cookie, now);
        Ok(())
    }

    /// Keeps a cookie of the test's own making.
    pub(crate) fn set(&mut self, name: &str, value: &str, now: DateTime<Utc>) {
        // It takes the place of the site's cookie of that name, wherever it was valid.
        self.cookies.retain(|cookie| cookie.name != name);
        let cookie = Cookie {
            name: name.to_owned(),
            value: value.to_owned(),
            path: "/".to_owned(),
            expires: None,
            is_http_only: false,
            is_secure: false,
            same_site: None,
        };
        self.put(cookie, now);
    }

    fn put(&mut self, cookie: Cookie, now: DateTime<Utc>) {
        let same = |old: &Cookie| old.name == cookie.name && old.path == cookie.path;
        let is_over = cookie.expires.is_some_and(|at| at <= now);
        match self.cookies.iter().position(same) {
            Some(at) if is_over => drop(self.cookies.remove(at)),
            Some(at) => self.cookies[at] = cookie,
            None if is_over => {}
            None => self.cookies.push(cookie),
        }
    }

    /// The `Cookie` header for a request, longer paths first; `None` where no cookie is meant for it.
    pub(crate) fn header(&mut self, path: &str, now: DateTime<Utc>) -> Option<String> {
        self.forget_expired(now);
        let mut sent: Vec<&Cookie> = self.cookies.iter().filter(|cookie| is_below(path, &cookie.path)).collect();
        sent.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<String> = sent.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    pub(crate) fn get(&self, name: &str, now: DateTime<Utc>) -> Option<&Cookie> {
        self.cookies.iter().find(|cookie| cookie.name == name && cookie.expires.is_none_or(|at| at > now))
    }

    pub(crate) fn clear(&mut self) {
        self.cookies.clear();
    }

    fn forget_expired(&mut self, now: DateTime<Utc>) {
        self.cookies.retain(|cookie| cookie.expires.is_none_or(|at| at > now));
    }
}

/// Saturates where the sum is no date; a browser does so too.
fn in_seconds(now: DateTime<Utc>, seconds: i64) -> DateTime<Utc> {
    let limit = if seconds > 0 { DateTime::<Utc>::MAX_UTC } else { DateTime::<Utc>::MIN_UTC };
    Duration::try_seconds(seconds).and_then(|age| now.checked_add_signed(age)).unwrap_or(limit)
}

/// RFC 6265, section 5.1.4: the folder of the page that set the cookie.
fn default_path(path: &str) -> String {
    match path.rfind('/') {
        Some(0) | None => "/".to_owned(),
        Some(slash) => path[..slash].to_owned(),
    }
}

fn is_below(path: &str, above: &str) -> bool {
    path == above || path.strip_prefix(above).is_some_and(|rest| above.ends_with('/') || rest.starts_with('/'))
}
