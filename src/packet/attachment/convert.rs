//! A file of others becomes tagged pages, each with a picture and what it says.

use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::limits::{MAX_BYTES, MAX_MEGABYTES};
use super::{AttachedPage, AttachmentError, pdf, picture};
use crate::catalog::Catalog;
use crate::language::Language;
use crate::message::Messages;
use crate::organisation::Organisation;
use crate::packet::title::printable;
use crate::render::{Press, RenderError, Sheet};

const TEMPLATE: &str = "/templates/packet/picture.typ";

/// An alternative text of more characters than this is cut.
const MAX_ALTERNATIVE: usize = 10_000;

/// What the pages are to say of themselves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What the document is called in the packet.
    pub title: String,
    /// The language of the packet.
    pub language: Language,
    /// The date of the packet.
    #[serde(with = "super::wire::date")]
    pub date: Date,
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wish({}, {})", self.language, self.date)
    }
}

/// What comes of a file, in this order.
pub enum Event {
    /// So many pages will.
    Pages(usize),
    /// The next page.
    Page(AttachedPage),
}

/// Why a conversion ended.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The file cannot be part of a packet.
    #[error("the file cannot be part of a packet")]
    Refused(#[from] AttachmentError),
    /// The pages could not be handed over.
    #[error("the pages could not be handed over")]
    HandedOver(#[from] io::Error),
}

/// Makes pages of a PDF, PNG or JPEG and hands each over as it is done.
///
/// # Errors
///
/// Why the file cannot be part of a packet, or what went wrong when a page was handed over.
pub fn convert(
    bytes: &[u8],
    wish: &Wish,
    hand_over: &mut dyn FnMut(Event) -> io::Result<()>,
) -> Result<(), Stopped> {
    if bytes.is_empty() {
        return Err(AttachmentError::Empty.into());
    }
    if bytes.len() > MAX_BYTES {
        return Err(AttachmentError::TooLarge { megabytes: MAX_MEGABYTES }.into());
    }
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|window| window == b"%PDF-") {
        return pdf::pages(bytes, &Printer::new(wish), hand_over);
    }
    let picture = picture::of_file(bytes)?;
    hand_over(Event::Pages(1))?;
    let page = Printer::new(wish).page(picture, 1, 1, None)?;
    Ok(hand_over(Event::Page(page))?)
}

/// A picture of a page.
pub struct Picture {
    pub bytes: Vec<u8>,
    /// The ending that says its format.
    pub ending: &'static str,
    /// How wide it is when it is not scaled, in points.
    pub width: f32,
    /// How high it is when it is not scaled, in points.
    pub height: f32,
}

/// Lays pictures on pages.
pub struct Printer<'a> {
    wish: &'a Wish,
    sheet: Sheet,
}

impl<'a> Printer<'a> {
    fn new(wish: &'a Wish) -> Printer<'a> {
        let organisation = Organisation::new("–", None, None).expect("a dash can be printed");
        let press = Press::new(Catalog::built_in().templates().clone(), organisation);
        Printer { wish, sheet: press.sheet(&printable(&wish.title), wish.language) }
    }

    /// The page with a picture of which this text is known.
    pub fn page(
        &self,
        picture: Picture,
        number: usize,
        count: usize,
        text: Option<&str>,
    ) -> Result<AttachedPage, AttachmentError> {
        let path = format!("/packet/page.{}", picture.ending);
        let sheet = self.sheet.with_file(&path, picture.bytes);
        let data = json!({
            "path": path,
            "alt": self.alternative(number, count, text),
            "width": picture.width,
            "height": picture.height,
            "is-first": number == 1,
        });
        let printed = sheet
            .lay_out(TEMPLATE, data)
            .and_then(|document| sheet.print(document, self.wish.date));
        comemo::evict(0);
        match printed {
            Ok(leaves) => Ok(AttachedPage { pdf: leaves.bytes, has_text: text.is_some() }),
            Err(RenderError::Template(_) | RenderError::Standards | RenderError::NoTemplate(_)) => {
                Err(AttachmentError::Damaged)
            }
        }
    }

    /// What is read to those who do not see the picture.
    fn alternative(&self, number: usize, count: usize, text: Option<&str>) -> String {
        let messages = Messages::of(self.wish.language);
        let text = match text {
            Some(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                words.join(" ").chars().take(MAX_ALTERNATIVE).collect()
            }
            None => messages.text("document-packet-no-text", &[]),
        };
        let arguments = [
            ("title", self.wish.title.as_str().into()),
            ("page", number.into()),
            ("pages", count.into()),
        ];
        let heading = messages.text("document-packet-picture", &arguments);
        let spoken = format!("{heading} {text}");
        spoken
            .chars()
            .filter(|character| crate::form::text::forbidden(&character.to_string()).is_none())
            .collect()
    }
}
