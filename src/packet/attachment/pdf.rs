//! PDFs of others: each page as a drawing, with the text that could be read on it.

use std::collections::HashMap;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::object::{Dict, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_svg::{RenderCache, SvgRenderSettings};
use image::{DynamicImage, ImageFormat, ImageReader, RgbImage};

use super::convert::{Event, Picture, Printer, Stopped};
use super::limits::{MAX_DRAWING, MAX_PAGES, MAX_SIDE};
use super::{AttachmentError, picture};
use crate::privacy::unpack::{self, Limit, Place, Refusal};

/// Dots of a point when a page has to be drawn as dots: 150 an inch.
const DOTS: f32 = 150.0 / 72.0;

/// A picture in a drawing is left as it is if it is no longer than this.
const SMALL_PICTURE: usize = 48 * 1024;

/// What stands near the end of every PDF.
const END: &[u8] = b"startxref";

/// How far from the end; some programs add to a file without saying.
const TAIL: usize = 64 * 1024;

/// The beginning of a picture in a drawing.
const EMBEDDED: &str = "data:image/png;base64,";

/// What programs write on the only page of a form that is made by scripts.
const SHELL: [&str; 3] = ["Please wait...", "Vent litt", "Adobe Reader 8"];

/// Makes a page of each page.
pub fn pages(
    bytes: &[u8],
    printer: &Printer<'_>,
    hand_over: &mut dyn FnMut(Event) -> std::io::Result<()>,
) -> Result<(), Stopped> {
    let texts = texts(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => AttachmentError::Password,
        LoadPdfError::Invalid => AttachmentError::Damaged,
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(AttachmentError::Damaged.into());
    }
    if count > MAX_PAGES {
        return Err(AttachmentError::TooManyPages { max: MAX_PAGES }.into());
    }
    if !has_end(bytes) || !pdf.pages().iter().all(is_whole) {
        return Err(AttachmentError::Damaged.into());
    }
    if is_shell(&pdf, &texts) {
        return Err(AttachmentError::Shell.into());
    }
    for (index, page) in pdf.pages().iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let fits = |side: f32| side.is_finite() && (1.0..=MAX_SIDE).contains(&side);
        if !fits(width) || !fits(height) {
            return Err(AttachmentError::PageSize { page: index + 1 }.into());
        }
    }
    hand_over(Event::Pages(count))?;
    for (index, page) in pdf.pages().iter().enumerate() {
        let number = index + 1;
        let text = texts.get(&number).map(String::as_str);
        let drawn = drawing(page).and_then(|drawing| printer.page(drawing, number, count, text));
        let made = match drawn {
            Ok(made) => made,
            Err(_) => printer.page(dots(page)?, number, count, text)?,
        };
        hand_over(Event::Page(made))?;
    }
    Ok(())
}

/// The text of each page by its number, as far as it can be read.
///
/// On the way the file is weighed, and refused if it is made to be endless.
fn texts(bytes: &[u8]) -> Result<HashMap<usize, String>, AttachmentError> {
    let unpacked = match unpack::unpack(bytes, None) {
        Ok(unpacked) => unpacked,
        Err(error) => match error.reason {
            Refusal::Encrypted => return Err(AttachmentError::Password),
            Refusal::Limit(Limit::Pages) => {
                return Err(AttachmentError::TooManyPages { max: MAX_PAGES });
            }
            Refusal::Limit(Limit::Bytes) => return Ok(HashMap::new()),
            Refusal::Limit(_) => return Err(AttachmentError::TooDemanding),
            // What can be seen of it may be whole all the same.
            Refusal::Damaged(_) | Refusal::Format(_) | Refusal::Encoding(_) => {
                return Ok(HashMap::new());
            }
        },
    };
    let mut texts = HashMap::new();
    for part in unpacked.parts {
        if let Place::PdfPage(number) = part.place {
            // The first reading is the one in the order of the page.
            texts.entry(number).or_insert(part.text);
        }
    }
    Ok(texts)
}

/// Whether the file goes on to its end: every PDF says near it where its table of contents begins.
///
/// Readers mend what is cut off as best they can, and show empty pages where the rest was.
fn has_end(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    tail.windows(END.len()).any(|window| window == END)
}

/// Whether everything that the page says it shows is in the file.
fn is_whole(page: &Page<'_>) -> bool {
    if !page.raw().contains_key("Contents") {
        return true;
    }
    let whole = |stream: &Stream<'_>| stream.decoded().is_ok();
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => whole(&stream),
        Some(Object::Array(parts)) => {
            let streams: Vec<Stream<'_>> = parts.iter::<Stream<'_>>().collect();
            streams.len() == parts.raw_iter().count() && streams.iter().all(whole)
        }
        Some(Object::Null(_)) => true,
        _ => false,
    }
}

/// Whether the real pages are made by scripts that only one program can run.
fn is_shell(pdf: &Pdf, texts: &HashMap<usize, String>) -> bool {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return false };
    let has_xfa = catalog
        .get::<Dict<'_>>("AcroForm")
        .is_some_and(|form| form.get::<Object<'_>>("XFA").is_some());
    let must_be_made = catalog.get::<bool>("NeedsRendering").unwrap_or(false);
    let asks_to_wait = pdf.pages().len() <= 2
        && texts.values().any(|text| SHELL.iter().any(|words| text.contains(words)));
    has_xfa && (must_be_made || asks_to_wait)
}

/// The page as a drawing.
fn drawing(page: &Page<'_>) -> Result<Picture, AttachmentError> {
    let (width, height) = page.render_dimensions();
    let white = SvgRenderSettings { bg_color: [255, 255, 255, 255] };
    let settings = InterpreterSettings::default();
    let svg = hayro_svg::convert(page, &RenderCache::new(), &settings, &white);
    let svg = lighten(&svg);
    if svg.len() > MAX_DRAWING {
        return Err(AttachmentError::TooDemanding);
    }
    Ok(Picture { bytes: svg.into_bytes(), ending: "svg", width, height })
}

/// The page as dots, for what cannot be drawn otherwise.
fn dots(page: &Page<'_>) -> Result<Picture, AttachmentError> {
    let (width, height) = page.render_dimensions();
    let scale = DOTS.min(3500.0 / width.max(height));
    let settings = hayro::RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        ..hayro::RenderSettings::default()
    };
    let cache = hayro::RenderCache::new();
    let pixels = hayro::render(page, &cache, &InterpreterSettings::default(), &settings);
    let (across, down) = (u32::from(pixels.width()), u32::from(pixels.height()));
    let colours = pixels.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let picture = RgbImage::from_raw(across, down, colours).ok_or(AttachmentError::Damaged)?;
    let (bytes, ending) =
        picture::encode(DynamicImage::ImageRgb8(picture)).ok_or(AttachmentError::Damaged)?;
    Ok(Picture { bytes, ending, width, height })
}

/// The drawing with its large pictures as small as they can be without looking worse on paper.
fn lighten(svg: &str) -> String {
    let mut light = String::with_capacity(svg.len().min(MAX_DRAWING));
    let mut rest = svg;
    while let Some(start) = rest.find(EMBEDDED) {
        let (before, embedded) = rest.split_at(start);
        let end = embedded.find('"').unwrap_or(embedded.len());
        let (embedded, after) = embedded.split_at(end);
        light.push_str(before);
        match lighter(&embedded[EMBEDDED.len()..]) {
            Some(lighter) => light.push_str(&lighter),
            None => light.push_str(embedded),
        }
        rest = after;
    }
    light.push_str(rest);
    light
}

/// A lighter form of a picture; none if it is light already, or shines through.
fn lighter(encoded: &str) -> Option<String> {
    if encoded.len() < SMALL_PICTURE {
        return None;
    }
    let png = STANDARD.decode(encoded).ok()?;
    let picture = ImageReader::with_format(Cursor::new(&png), ImageFormat::Png).decode().ok()?;
    let shines = match &picture {
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < 255),
        other => other.color().has_alpha(),
    };
    let (bytes, ending) = if shines {
        let mut bytes = Vec::new();
        picture::shrink(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
        (bytes, "png")
    } else {
        picture::encode(picture::shrink(picture))?
    };
    if bytes.len() >= png.len() {
        return None;
    }
    let kind = if ending == "png" { "png" } else { "jpeg" };
    Some(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const PLAIN: &[u8] = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>> endobj\n\
        4 0 obj <</Length 27>> stream\n1 0 0 rg 0 0 100 100 re f  \nendstream endobj\n\
        trailer <</Root 1 0 R/Size 5>>\n%%EOF";

    #[test]
    fn a_page_can_be_drawn_or_turned_into_dots() {
        let pdf = Pdf::new(PLAIN.to_vec()).expect("a PDF");
        let page = &pdf.pages()[0];
        let drawn = drawing(page).expect("a drawing");
        assert_eq!((drawn.width, drawn.height, drawn.ending), (200.0, 100.0, "svg"));
        let dotted = dots(page).expect("dots");
        assert_eq!((dotted.width, dotted.height), (200.0, 100.0));
        let picture = image::load_from_memory(&dotted.bytes).expect("a picture").to_rgb8();
        assert!(picture.width().abs_diff(417) <= 1, "150 dots an inch: {}", picture.width());
        let Rgb([red, green, _]) = *picture.get_pixel(100, 100);
        assert!(red > 240 && green < 20, "the left half is red");
        assert_eq!(*picture.get_pixel(350, 100), Rgb([255, 255, 255]), "the rest is paper");
    }

    #[test]
    fn large_pictures_in_a_drawing_become_lighter_and_small_ones_stay() {
        let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) as u8;
        let embedded = |side: u32| {
            let pixels = RgbImage::from_fn(side, side, |x, y| Rgb([noise(x, y), 90, noise(y, x)]));
            let mut png = Vec::new();
            let picture = DynamicImage::ImageRgb8(pixels);
            picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).expect("a PNG");
            format!("<image href=\"{EMBEDDED}{}\"/>", STANDARD.encode(png))
        };
        let (small, large) = (embedded(20), embedded(400));
        assert_eq!(lighten(&small), small);
        let both = lighten(&format!("<svg>{large}{small}</svg>"));
        assert!(
            both.len() < large.len() && both.starts_with("<svg><image href=\"data:image/jpeg;")
        );
        assert!(both.ends_with(&format!("\"/>{small}</svg>")));
    }
}
