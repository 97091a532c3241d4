//! Takes out of data what may open something, before people see it who only look after the site.

use serde_json::Value;

/// What stands in place of it.
const HIDDEN: &str = "[hidden]";

/// Parts of names whose values are secrets, or may be. `text` and `html` are letters, which hold links and codes.
const SECRETS: [&str; 10] =
    ["authorization", "code", "cookie", "html", "key", "link", "password", "secret", "text", "token"];

/// The same value without its secrets.
pub(super) fn redacted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| {
                let value = if is_secret(name) { Value::from(HIDDEN) } else { redacted(value) };
                (name.clone(), value)
            });
            Value::Object(fields.collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(redacted).collect()),
        Value::String(text) => Value::from(without_links(text)),
        other => other.clone(),
    }
}

/// The same text in which web addresses end after the host: a path or a query may open something.
pub(super) fn without_links(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("://") {
        let (before, after) = rest.split_at(place + 3);
        kept.push_str(before);
        let is_in_link = |c: char| !c.is_whitespace() && !"\"'<>`".contains(c);
        let end = after.find(|c| !is_in_link(c)).unwrap_or(after.len());
        let (link, more) = after.split_at(end);
        let host = link.split(['/', '?', '#']).next().unwrap_or_default();
        // What stands before the host may be a password.
        let host = host.rsplit('@').next().unwrap_or_default();
        kept.push_str(host);
        if link.len() > host.len() {
            kept.push_str("/…");
        }
        rest = more;
    }
    kept.push_str(rest);
    kept
}

fn is_secret(name: &str) -> bool {
    let name = name.to_lowercase();
    SECRETS.iter().any(|secret| name.contains(secret))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_called_a_secret_is_hidden_however_deep_it_stands() {
        let value = json!({
            "to": "ann@example.org",
            "apiToken": "abc",
            "nested": [{ "Password": "x", "reset_link": ["a", "b"], "count": 3 }],
        });
        let shown = redacted(&value);
        assert_eq!(shown["to"], "ann@example.org");
        assert_eq!(shown["apiToken"], HIDDEN);
        assert_eq!(shown["nested"][0], json!({ "Password": HIDDEN, "reset_link": HIDDEN, "count": 3 }));
    }

    #[test]
    fn of_a_link_only_the_host_is_left() {
        let text =
            "POST https://user:pw@api.example.org/x/secret?sig=1 failed, see <http://a.example> and redis://h:1.";
        let shown = "POST https://api.example.org/… failed, see <http://a.example> and redis://h:1.";
        assert_eq!(without_links(text), shown);
        assert_eq!(without_links("no link here"), "no link here");
        assert_eq!(redacted(&json!("at https://x.example/confirm/abc")), "at https://x.example/…");
    }
}
