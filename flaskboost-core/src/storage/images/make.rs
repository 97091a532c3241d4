//! Reads an image and writes another one.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::Variant;
use super::variant::Fit;
use crate::storage::StorageError;

/// How well a JPEG is written.
const QUALITY: u8 = 85;

/// How many bytes one point may take while an image is read: four channels of 16 bits, twice.
const BYTES_PER_POINT: u64 = 16;

/// The copy of an image, and the ending of its name. It takes a while: not for an async task.
pub(super) fn make(original: &Bytes, variant: &Variant) -> Result<(Vec<u8>, &'static str), StorageError> {
    let reader = || ImageReader::new(Cursor::new(original.clone())).with_guessed_format().map_err(StorageError::bytes);
    let format =
        reader()?.format().filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP));
    let format = format.ok_or_else(|| StorageError::Image { reason: "it is no JPEG, PNG or WebP".to_owned() })?;
    // What it says of its size is read first: nothing is unpacked before it is known to be small enough.
    let (width, height) = reader()?.into_dimensions().map_err(|error| broken(&error))?;
    let points = u64::from(width) * u64::from(height);
    if points > variant.max_points {
        let reason = format!("it has {width} × {height} points, and {} may be read", variant.max_points);
        return Err(StorageError::Image { reason });
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(variant.max_points.saturating_mul(BYTES_PER_POINT));
    let mut reader = reader()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| broken(&error))?;
    let orientation = decoder.orientation().map_err(|error| broken(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| broken(&error))?;
    image.apply_orientation(orientation);
    let image = match variant.fit {
        Fit::Cover(width, height) => image.resize_to_fill(width, height, FilterType::Triangle),
        Fit::Inside(width, height) if image.width() > width || image.height() > height => {
            image.resize(width, height, FilterType::Triangle)
        }
        Fit::Inside(..) | Fit::Same => image,
    };
    written(&image, format)
}

fn written(image: &DynamicImage, format: ImageFormat) -> Result<(Vec<u8>, &'static str), StorageError> {
    let mut bytes = Cursor::new(Vec::new());
    let ending = match format {
        ImageFormat::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
            image.to_rgb8().write_with_encoder(encoder).map_err(|error| broken(&error))?;
            "jpg"
        }
        ImageFormat::Png => {
            image.write_to(&mut bytes, ImageFormat::Png).map_err(|error| broken(&error))?;
            "png"
        }
        _ => {
            image.to_rgba8().write_to(&mut bytes, ImageFormat::WebP).map_err(|error| broken(&error))?;
            "webp"
        }
    };
    Ok((bytes.into_inner(), ending))
}

fn broken(error: &image::ImageError) -> StorageError {
    StorageError::Image { reason: error.to_string() }
}
