//! What a packet is made of.

use std::fmt;

use super::attachment::Attached;
use super::merge::Malformed;
use crate::form::CaseReference;
use crate::language::Language;
use crate::privacy::ClearedForm;
use crate::render::{Document, RenderError};

/// Everything that becomes one PDF.
pub struct Volume<'a> {
    /// The cover, which comes first.
    pub front: &'a ClearedForm,
    /// What the packet must hold, and whether it does.
    pub checklist: &'a [CheckRow],
    /// The documents, in order.
    pub parts: Vec<Part<'a>>,
    /// Whether something is missing yet: every page says so.
    pub draft: bool,
    /// The title of the PDF; it names nobody.
    pub title: &'a str,
    /// The case.
    pub reference: &'a CaseReference,
    /// The language of checklist and contents.
    pub language: Language,
}

/// A row of the checklist.
#[derive(Clone)]
pub struct CheckRow {
    /// What is asked for.
    pub label: String,
    /// The rule that asks for it.
    pub rule: Option<String>,
    /// Whether it is there.
    pub state: CheckState,
    /// What is to be said of it.
    pub detail: Option<String>,
}

impl fmt::Debug for CheckRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckRow({:?}, {:?})", self.rule, self.state)
    }
}

/// Whether something that is asked for is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// It is.
    Present,
    /// It is not.
    Missing,
    /// It is not asked for in this case.
    NotApplicable,
}

impl CheckState {
    /// The name in `/data.json`.
    pub(super) fn name(self) -> &'static str {
        match self {
            CheckState::Present => "present",
            CheckState::Missing => "missing",
            CheckState::NotApplicable => "not_applicable",
        }
    }
}

/// A document of a packet.
pub struct Part<'a> {
    /// What it is called in the contents, such as a form's title and its date.
    pub title: String,
    /// The document.
    pub content: Content<'a>,
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Form(form) => write!(f, "Part({:?})", form.form().definition().id),
            Content::Attachment(attached) => write!(f, "Part({attached:?})"),
        }
    }
}

/// Where the pages of a part come from.
pub enum Content<'a> {
    /// A form of our own.
    Form(&'a ClearedForm),
    /// A document of others, as pictures of its pages.
    Attachment(Attached),
}

/// A packet that is one PDF.
#[derive(Debug)]
pub struct Bound {
    /// The PDF.
    pub document: Document,
    /// The page that each part begins on, counted from 1.
    pub starts: Vec<usize>,
    /// How far the standards hold.
    pub standards: Standards,
}

/// How far PDF/A-2a and PDF/UA-1 hold.
///
/// The file as a whole keeps both. A document of others is in it as a picture of each page with
/// the page's text as its alternative: nothing a validator objects to, but headings, tables and
/// lists of it are lost to a screen reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standards {
    /// The parts that are pictures.
    pub pictured: Vec<Pictured>,
}

impl Standards {
    /// Whether every page is tagged for what it is.
    pub fn hold_in_full(&self) -> bool {
        self.pictured.is_empty()
    }
}

/// A part whose pages are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pictured {
    /// Which part, counted from 0.
    pub part: usize,
    /// Its number of pages.
    pub pages: usize,
    /// How many of them have no text that can be read to somebody who does not see them.
    pub without_text: usize,
}

/// Why a packet could not be bound.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// The cover could not be printed.
    #[error("the cover could not be printed")]
    Front(#[source] RenderError),
    /// Checklist, contents or edges could not be printed.
    #[error("the contents could not be printed")]
    Contents(#[source] RenderError),
    /// The contents have another length each time they are laid out.
    #[error("the contents do not settle")]
    Unsettled,
    /// A part could not be printed.
    #[error("part {part} could not be printed")]
    Part {
        /// Which part, counted from 0.
        part: usize,
        /// Why.
        source: RenderError,
    },
    /// The pages of an attachment are no pages.
    #[error("part {part} cannot be read")]
    Attachment {
        /// Which part, counted from 0.
        part: usize,
        /// Why.
        source: Malformed,
    },
    /// The documents could not be merged.
    #[error("the documents could not be merged")]
    Merge(#[from] Malformed),
}
