//! Photos and scans: turned upright, made no larger than paper needs, and rid of their metadata.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::AttachmentError;
use super::convert::Picture;
use super::limits::{MAX_MEMORY, MAX_PICTURE};

/// The long side of A4 at 210 dots an inch.
const LONGEST_SIDE: u32 = 2480;

/// How good a photo stays, of 100.
const QUALITY: u8 = 82;

/// Points of a pixel when a picture does not say how large it is.
const POINTS: f32 = 0.75;

/// The picture of a file.
pub fn of_file(bytes: &[u8]) -> Result<Picture, AttachmentError> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
        _ => return Err(AttachmentError::UnknownKind),
    };
    let picture = decode(bytes, format)?;
    let (width, height) = (picture.width() as f32 * POINTS, picture.height() as f32 * POINTS);
    let (bytes, ending) = encode(shrink(picture)).ok_or(AttachmentError::Damaged)?;
    Ok(Picture { bytes, ending, width, height })
}

/// Decodes a picture within limits, and turns it upright.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, AttachmentError> {
    let damaged = |_| AttachmentError::Damaged;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > MAX_PICTURE {
        let pixel = u64::from(decoder.color_type().bytes_per_pixel());
        let megapixels = (MAX_PICTURE / pixel / 1_000_000) as usize;
        return Err(AttachmentError::TooManyPixels { megapixels });
    }
    if width == 0 || height == 0 {
        return Err(AttachmentError::Damaged);
    }
    let orientation = decoder.orientation().ok();
    let mut picture = shrink(DynamicImage::from_decoder(decoder).map_err(damaged)?);
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// As many pixels as paper can show.
pub fn shrink(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONGEST_SIDE {
        return picture;
    }
    // Averages whole numbers; other filters need four times the memory of the picture.
    picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
}

/// The shorter of PNG and JPEG, with its ending. What shines through shows white paper.
pub fn encode(picture: DynamicImage) -> Option<(Vec<u8>, &'static str)> {
    let picture = on_paper(picture);
    let picture = if is_grey(&picture) {
        DynamicImage::ImageLuma8(DynamicImage::ImageRgb8(picture).into_luma8())
    } else {
        DynamicImage::ImageRgb8(picture)
    };
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).ok()?;
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    Some(if png.len() <= jpeg.len() { (png, "png") } else { (jpeg, "jpg") })
}

fn on_paper(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u32::from);
        let mix = |colour: u32| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8;
        Rgb([mix(red), mix(green), mix(blue)])
    })
}

fn is_grey(picture: &RgbImage) -> bool {
    picture.pixels().all(|Rgb([red, green, blue])| red == green && green == blue)
}

#[cfg(test)]
mod tests {
    use image::{GenericImageView, Rgba, RgbaImage};

    use super::*;

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("it is encoded");
        bytes
    }

    /// A JPEG, red on the left and blue on the right, that says how it is to be turned.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let half = |x| if x < 40 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
        let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(80, 40, |x, _| half(x)));
        let mut plain = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut plain)).expect("it is encoded");
        let exif = [
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
            &[orientation, 0, 0, 0, 0, 0, 0],
            b"GPS 59.9139 10.7522",
        ]
        .concat();
        let length = (exif.len() as u16 + 2).to_be_bytes();
        [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn photos_are_turned_upright_and_lose_their_metadata() {
        let wide = of_file(&jpeg(1)).expect("a photo");
        assert!(wide.width > wide.height);
        let high = of_file(&jpeg(6)).expect("a photo");
        assert!(high.width < high.height);
        let decoded = image::load_from_memory(&high.bytes).expect("a picture");
        assert!(decoded.get_pixel(20, 5).0[0] > 200, "what was on the left is at the top");
        assert!(decoded.get_pixel(20, 75).0[2] > 200);
        for made in [wide, high] {
            assert!(!made.bytes.windows(4).any(|window| window == b"Exif" || window == b"GPS "));
        }
    }

    #[test]
    fn what_shines_through_is_white_and_grey_is_kept_as_grey() {
        let clear = RgbaImage::from_pixel(9, 9, Rgba([0, 0, 0, 0]));
        let made = of_file(&png(&DynamicImage::ImageRgba8(clear))).expect("a picture");
        let decoded = image::load_from_memory(&made.bytes).expect("a picture");
        assert_eq!(decoded.color().channel_count(), 1);
        assert_eq!(decoded.to_rgb8().get_pixel(4, 4).0, [255, 255, 255]);
    }

    #[test]
    fn large_pictures_shrink_and_huge_ones_are_refused() {
        let large = DynamicImage::new_rgb8(4000, 10);
        let made = of_file(&png(&large)).expect("a picture");
        let decoded = image::load_from_memory(&made.bytes).expect("a picture");
        assert_eq!(decoded.width(), LONGEST_SIDE);
        let mut huge = png(&DynamicImage::new_rgb8(1, 1));
        huge[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        let refused = of_file(&with_checksum(huge)).err();
        assert_eq!(refused, Some(AttachmentError::TooManyPixels { megapixels: 64 }));
    }

    /// A PNG with the checksum of its header put right.
    fn with_checksum(mut png: Vec<u8>) -> Vec<u8> {
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        png
    }

    #[test]
    fn other_kinds_and_stumps_are_refused() {
        assert_eq!(of_file(b"GIF89a").err(), Some(AttachmentError::UnknownKind));
        assert_eq!(of_file(b"et dokument").err(), Some(AttachmentError::UnknownKind));
        let whole = jpeg(1);
        assert!(of_file(&whole).is_ok());
        assert_eq!(of_file(&whole[..60]).err(), Some(AttachmentError::Damaged));
    }
}
