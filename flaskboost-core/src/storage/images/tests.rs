//! Copies are small, upright and tell nothing; what is too large is not unpacked.

use std::io::Cursor;

use bytes::Bytes;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};

use super::Variant;
use super::make::make;
use crate::storage::StorageError;

/// Red at the left, blue at the right.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image =
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says it was held like this (6: turn it to the right), and where it was taken.
fn held(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.5200 13.4050");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn made(original: Vec<u8>, variant: &Variant) -> (DynamicImage, Vec<u8>, &'static str) {
    let (bytes, ending) = make(&Bytes::from(original), variant).unwrap();
    (image::load_from_memory(&bytes).unwrap(), bytes, ending)
}

#[test]
fn a_copy_has_the_size_that_was_asked_for_in_the_format_of_its_original() {
    for (format, ending) in [(ImageFormat::Jpeg, "jpg"), (ImageFormat::Png, "png"), (ImageFormat::WebP, "webp")] {
        let original = picture(400, 200, format);
        for (variant, size) in [
            (Variant::cover("a", 50, 50), (50, 50)),
            (Variant::inside("a", 100, 100), (100, 50)),
            (Variant::inside("a", 900, 900), (400, 200)),
            (Variant::same_size("a"), (400, 200)),
        ] {
            let (image, _, ends) = made(original.clone(), &variant);
            assert_eq!((image.dimensions(), ends), (size, ending), "{format:?} {variant:?}");
        }
    }
}

#[test]
fn a_photo_that_was_held_sideways_stands_upright_and_says_no_longer_where_it_was_taken() {
    let original = held(&picture(400, 200, ImageFormat::Jpeg), 6);
    assert!(original.windows(3).any(|part| part == b"GPS"));
    let (image, bytes, _) = made(original, &Variant::same_size("clean"));
    assert_eq!(image.dimensions(), (200, 400));
    let (top, bottom) = (image.get_pixel(100, 20), image.get_pixel(100, 380));
    assert!(top[0] > 200 && bottom[2] > 200, "{top:?} {bottom:?}");
    assert!(!bytes.windows(3).any(|part| part == b"GPS") && !bytes.windows(4).any(|part| part == b"Exif"));
}

#[test]
fn what_says_that_it_has_too_many_points_is_not_unpacked() {
    // A sound PNG but for its size: 50000 × 50000 points in a few hundred bytes.
    let mut bomb = picture(40, 40, ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let checksum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
    let refused = make(&bomb.into(), &Variant::cover("a", 10, 10)).unwrap_err();
    assert!(matches!(&refused, StorageError::Image { reason } if reason.contains("50000 × 50000")), "{refused}");
    let small = Variant::cover("a", 10, 10).with_max_points(1599);
    assert!(make(&picture(40, 40, ImageFormat::Png).into(), &small).is_err());
}

#[test]
fn what_is_no_image_or_a_broken_one_is_refused() {
    let whole = picture(40, 40, ImageFormat::Png);
    for original in [b"".to_vec(), b"GIF89a".to_vec(), b"<svg/>".to_vec(), whole[..60].to_vec()] {
        assert!(matches!(make(&original.into(), &Variant::same_size("a")), Err(StorageError::Image { .. })));
    }
}

/// CRC-32 as PNG has it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
