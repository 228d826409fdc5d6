//! Where a text stands in a file.

use std::fmt;

/// A text and its place.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// The text, as a reader sees or copies it.
    pub text: String,
}

/// Something that a person may see and no program here can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub what: Unreadable,
}

/// What can be seen but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// A picture, which may show text.
    Picture,
    /// Characters of a font that does not say which characters they are.
    Characters,
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The file itself, a plain text.
    Text,
    /// The name of the file.
    FileName,
    /// A web page or another file with tags; what is shown and what is not.
    Html,
    /// A page of a PDF, counted from 1.
    PdfPage(usize),
    /// What a PDF draws nowhere or only as an ornament: patterns, masks, unused forms.
    PdfUnshown,
    /// An entry of the document information or the XMP metadata.
    PdfMetadata(String),
    /// Any other text in a PDF, by its key: `Contents`, `TU`, `Alt`, `JS`.
    PdfString(String),
    /// A remark between the objects of a PDF, or text before or after it.
    PdfRemark,
    /// A header of a message, by its name.
    MailHeader(String),
    /// A message's text.
    MailText,
    /// A message's HTML text.
    MailHtml,
    /// What stands between the parts of a message, where old programs show it.
    MailRemark,
    /// A property of a calendar file, by its name.
    CalendarProperty(String),
    /// A place in an attachment.
    Attachment {
        /// Which of the attachments, counted from 1 at each level.
        number: usize,
        /// What it is called.
        name: Option<AttachmentName>,
        /// The place within.
        inner: Box<Place>,
    },
}

/// The name of an attachment, which may hold what must not be shown.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct AttachmentName(String);

impl AttachmentName {
    pub(super) fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The name, for a message to the person whose file it is.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AttachmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AttachmentName(…)")
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").field("place", &self.place).finish_non_exhaustive()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Text => f.write_str("text"),
            Place::FileName => f.write_str("file name"),
            Place::Html => f.write_str("HTML"),
            Place::PdfPage(number) => write!(f, "page {number}"),
            Place::PdfUnshown => f.write_str("content that no page shows"),
            Place::PdfMetadata(key) => write!(f, "metadata {key}"),
            Place::PdfString(key) => write!(f, "entry {key}"),
            Place::PdfRemark => f.write_str("remark"),
            Place::MailHeader(name) => write!(f, "header {name}"),
            Place::MailText => f.write_str("message text"),
            Place::MailHtml => f.write_str("message HTML"),
            Place::MailRemark => f.write_str("between the parts of the message"),
            Place::CalendarProperty(name) => write!(f, "calendar {name}"),
            Place::Attachment { number, inner, .. } => write!(f, "attachment {number}, {inner}"),
        }
    }
}
