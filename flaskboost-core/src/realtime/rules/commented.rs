//! JSON with comments.

use serde_json::Value;

use super::RuleError;

/// Reads JSON in which `//` and `/* */` begin comments.
pub(super) fn read(text: &str) -> Result<Value, RuleError> {
    serde_json::from_str(&without_comments(text)).map_err(|error| {
        RuleError::new(format!("line {}, column {}", error.line(), error.column()), format!("this is no JSON: {error}"))
    })
}

/// The same text with blanks in the place of comments, so that lines and columns stay what they are.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('"', _) => {
                out.push('"');
                let mut is_escaped = false;
                for inner in letters.by_ref() {
                    out.push(inner);
                    match inner {
                        '"' if !is_escaped => break,
                        '\\' => is_escaped = !is_escaped,
                        _ => is_escaped = false,
                    }
                }
            }
            ('/', Some('/')) => {
                out.push(' ');
                while let Some(inner) = letters.next_if(|inner| *inner != '\n') {
                    out.push(if inner == '\r' { '\r' } else { ' ' });
                }
            }
            ('/', Some('*')) => {
                out.push_str("  ");
                letters.next();
                let mut last = ' ';
                for inner in letters.by_ref() {
                    out.push(if inner == '\n' { '\n' } else { ' ' });
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::json;

    #[test]
    fn comments_are_left_out_and_texts_that_look_like_them_are_not() {
        let text = "// before\n{ /* in */ \"a\": \"// no /* comment */ \\\" //\", // after\n \"b\": 1 /***/ }";
        assert_eq!(read(text).expect("JSON"), json!({"a": "// no /* comment */ \" //", "b": 1}));
    }

    #[test]
    fn an_error_stands_where_it_stands() {
        let error = read("{\n // comment\n \"a\": x }").expect_err("it is no JSON");
        assert_eq!(error.place, "line 3, column 7");
        assert!(read("{ /* never ends").is_err());
    }
}
