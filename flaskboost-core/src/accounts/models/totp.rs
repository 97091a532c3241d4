//! [`TotpSecret`]: what a person's app and the site share, and the codes that come of it (RFC 6238).

use chrono::{DateTime, Utc};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Builder, Totp};

use crate::random::Random;

/// How many bytes the secret has: as many as the SHA-1 that the codes are made with, as RFC 4226 advises.
const LENGTH: usize = 20;

/// How many seconds a code is shown.
const STEP: u64 = 30;

/// The alphabet of RFC 4648, section 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What a person's app and the site share. It is never printed, and stored only sealed.
pub(crate) struct TotpSecret([u8; LENGTH]);

impl TotpSecret {
    pub(super) fn new(random: &Random) -> Self {
        Self(random.bytes())
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret as people type it into an app that cannot scan: groups of four.
    pub(super) fn text(&self) -> String {
        let text = self.base32();
        let groups: Vec<&str> = (0..text.len()).step_by(4).map(|at| &text[at..at + 4]).collect();
        groups.join(" ")
    }

    /// The address that an app scans.
    pub(super) fn uri(&self, site: &str, email: &str) -> String {
        let [site, email] = [site, email].map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
        format!(
            "otpauth://totp/{site}:{email}?secret={}&issuer={site}&algorithm=SHA1&digits=6&period={STEP}",
            self.base32()
        )
    }

    /// The step that a code belongs to: that of now, or the one before, for somebody who types slowly or whose clock
    /// is behind. Both are always compared.
    pub(super) fn step_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let (totp, now) = (self.totp()?, u64::try_from(now.timestamp()).ok()?);
        let (newest, before) = (totp.check(code, now), totp.check(code, now.checked_sub(STEP)?));
        newest.or(before).and_then(|step| i64::try_from(step).ok())
    }

    /// The code of a moment.
    #[cfg(test)]
    pub(super) fn code(&self, now: DateTime<Utc>) -> String {
        self.totp().expect("the secret has its length").generate(now.timestamp().unsigned_abs()).to_string()
    }

    fn totp(&self) -> Option<Totp> {
        Builder::new().with_secret(self.0).with_digits(6).with_step_duration(STEP).with_skew(0).build().ok()
    }

    fn base32(&self) -> String {
        let mut text = String::with_capacity(32);
        for group in self.0.chunks(5) {
            let bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            text.extend((0..8).rev().map(|at| char::from(BASE32[usize::try_from(bits >> (5 * at) & 31).unwrap_or(0)])));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B, for SHA-1.
    const SECRET: &[u8] = b"12345678901234567890";

    fn secret() -> TotpSecret {
        TotpSecret::from_bytes(SECRET).unwrap()
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238_appendix_b() {
        // The table there has eight digits; six are their end.
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(secret().step_of(&code[2..], at(seconds)), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_counts_in_its_step_and_in_the_next_and_at_no_other_time() {
        // Step 41152263 lasts from 1234567890 to 1234567919.
        let step = Some(41_152_263);
        for (seconds, counts) in [
            (1_234_567_889, None),
            (1_234_567_890, step),
            (1_234_567_919, step),
            (1_234_567_920, step),
            (1_234_567_949, step),
            (1_234_567_950, None),
        ] {
            assert_eq!(secret().step_of("005924", at(seconds)), counts, "{seconds}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for code in ["", "005925", "05924", "0005924", "+05924", "00592４", "00 592", "005924\0", "-05924"] {
            assert_eq!(secret().step_of(code, at(1_234_567_890)), None, "{code:?}");
        }
        assert_eq!(secret().step_of("005924", at(-1)), None);
        assert!(TotpSecret::from_bytes(b"too short").is_none());
    }

    #[test]
    fn the_secret_is_written_as_rfc_4648_says_and_the_address_is_escaped() {
        assert_eq!(secret().text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            secret().uri("Tea & Co: 7", "ann+x@example.org"),
            "otpauth://totp/Tea%20%26%20Co%3A%207:ann%2Bx%40example%2Eorg?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Tea%20%26%20Co%3A%207&algorithm=SHA1&digits=6&period=30"
        );
    }
}
