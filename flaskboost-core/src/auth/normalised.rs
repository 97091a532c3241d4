//! One way to write a password, however a keyboard composes its letters.

use unicode_normalization::UnicodeNormalization;

/// The password in the normal form NFKC, as NIST SP 800-63B asks for before it is hashed: "é" is one
/// character on one keyboard and two on another, and a password must not depend on the keyboard.
pub(super) fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn letters_are_the_same_however_they_are_composed() {
        assert_eq!(normalised("cafe\u{301} cre\u{300}me"), normalised("caf\u{e9} cr\u{e8}me"));
        // Full width, a ligature, a space that does not break.
        assert_eq!(normalised("\u{ff21}\u{ff42}\u{a0}\u{fb01}sh"), "Ab fish");
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [("cafe", "caf\u{e9}"), ("Horse", "horse"), (" horse", "horse"), ("a\u{200d}b", "ab")] {
            assert_ne!(normalised(one), normalised(other));
        }
    }
}
