//! [`Word`]: a part of what somebody searches for.

/// A part of what somebody searches for. A row is found if it has all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Somewhere in a column.
    Within(String),
    /// At the beginning of a column: `^word`.
    Begins(String),
    /// All of a column, letter by letter: `=word`.
    Equals(String),
}

/// The longest search, in characters, and the most words in it.
const LONGEST: usize = 200;
const MOST: usize = 10;

impl Word {
    /// Takes a search apart. What stands in quotes is one word; what is too much is left out.
    pub(super) fn all(search: &str) -> Vec<Self> {
        let letters: Vec<char> = search.chars().filter(|letter| *letter != '\0').take(LONGEST).collect();
        let (mut words, mut rest) = (Vec::new(), letters.as_slice());
        while words.len() < MOST {
            rest = skip_blanks(rest);
            let Some(first) = rest.first() else { break };
            let mark = Some(*first).filter(|letter| "=^".contains(*letter));
            let body = if mark.is_some() { rest.get(1..).unwrap_or_default() } else { rest };
            let (text, after) = take(body);
            rest = after;
            if !text.is_empty() {
                words.push(match mark {
                    Some('=') => Self::Equals(text),
                    Some(_) => Self::Begins(text),
                    None => Self::Within(text),
                });
            }
        }
        words
    }
}

fn skip_blanks(letters: &[char]) -> &[char] {
    let blanks = letters.iter().take_while(|letter| letter.is_whitespace()).count();
    letters.get(blanks..).unwrap_or_default()
}

/// The next word or phrase, and what comes after it. A quote that is never closed closes at the end.
fn take(letters: &[char]) -> (String, &[char]) {
    let (body, is_end): (&[char], fn(&char) -> bool) = match letters.split_first() {
        Some(('"', body)) => (body, |letter| *letter == '"'),
        _ => (letters, |letter| letter.is_whitespace()),
    };
    let length = body.iter().position(is_end).unwrap_or(body.len());
    let text = body.iter().take(length).collect();
    (text, body.get(length + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_words_and_phrases() {
        let within = |text: &str| Word::Within(text.to_owned());
        assert_eq!(Word::all("  red   \"old house\" tree"), [within("red"), within("old house"), within("tree")]);
        assert_eq!(Word::all("=\"New York\" ^Bo"), [Word::Equals("New York".into()), Word::Begins("Bo".into())]);
        assert_eq!(Word::all("\"never closed"), [within("never closed")]);
        assert_eq!(Word::all("a=b \"\" = ^"), [within("a=b")]);
        assert_eq!(Word::all(" \u{3000} "), []);
    }

    #[test]
    fn what_is_too_much_is_left_out() {
        assert_eq!(Word::all(&"a ".repeat(50)).len(), 10);
        assert_eq!(Word::all(&"ä".repeat(1000)), [Word::Within("ä".repeat(200))]);
    }
}
