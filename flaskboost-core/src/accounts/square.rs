//! [`Square`]: the square of dots that an app scans, as a template draws it.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use crate::error::{Error, Result};

/// How many dots are left empty around it, as ISO/IEC 18004 demands.
const MARGIN: usize = 4;

/// A QR code: how many dots wide it is with its margin, and the path of the dark ones, for an SVG.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Square {
    size: usize,
    path: String,
}

impl Square {
    /// The square of a text.
    pub(super) fn of(text: &str) -> Result<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::internal)?;
        let (width, colors) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            let mut x = 0;
            while x < width {
                let length = row[x..].iter().take_while(|color| **color == Color::Dark).count();
                if length > 0 {
                    let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + MARGIN, y + MARGIN);
                }
                x += length.max(1);
            }
        }
        Ok(Self { size: width + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_its_margin_and_its_three_corners() {
        let square = Square::of("otpauth://totp/x").unwrap();
        assert_eq!(square.size, 25 + 2 * MARGIN);
        // The top of the corners: seven dark dots at the left and at the right.
        assert!(square.path.starts_with("M4 4h7v1h-7z"), "{}", square.path);
        assert!(square.path.contains("M22 4h7v1h-7z") && square.path.contains("M4 22h7v1h-7z"), "{}", square.path);
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert!(Square::of(&"x".repeat(10_000)).is_err());
    }
}
