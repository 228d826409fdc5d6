//! PDF files: the text of the pages as a reader extracts it, and every other text in the file.
//!
//! hayro reads the file's structure and its fonts. What it is handed to draw is stripped to the
//! text first (`content.rs`): so that hidden layers, invisible modes and clipping keep nothing
//! back, and so that colours, pictures and shadings cost nothing.

mod content;
mod filters;
mod font;
mod lexer;
mod lines;
mod objects;
mod pages;
mod text_string;
mod weigh;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::collector::Collector;
use super::limits::{Limit, within};
use super::{Place, Refusal};

/// How many earlier states of a file are looked at.
const MAX_REVISIONS: usize = 16;

/// Takes a PDF apart, and its earlier states with it: a program that only adds to a file leaves
/// in it what it took away.
pub(super) fn unpack(bytes: &[u8], into: &mut Collector) -> Result<(), Refusal> {
    let weighed = weigh::file(bytes, &mut into.budget)?;
    for remark in weigh::remarks(bytes) {
        into.text(Place::PdfRemark, &remark)?;
    }
    let mut files = objects::Files::default();
    revision(bytes, &mut files, into)?;
    let ends = memchr(bytes, b"%%EOF");
    if ends.len() > MAX_REVISIONS {
        return Err(Refusal::Damaged("it holds too many earlier states of itself"));
    }
    for end in ends.iter().rev().skip(1) {
        let earlier = into.attempt(|into| revision(&bytes[..end + 5], &mut files, into));
        // What is no whole file, no reader shows.
        if !matches!(earlier, Err(Refusal::Damaged(_))) {
            earlier?;
        }
    }
    if memchr(bytes, b"/Encrypt").is_empty() {
        objects::strings(&weighed.strings, into)?;
    }
    Ok(())
}

fn revision(bytes: &[u8], files: &mut objects::Files, into: &mut Collector) -> Result<(), Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged("no page can be found in it"),
    })?;
    within(Limit::Pages, pdf.pages().len())?;
    if pdf.pages().is_empty() {
        return Err(Refusal::Damaged("no page can be found in it"));
    }
    let mut streams = objects::visit(&pdf, files, into)?;
    pages::read(&pdf, &mut streams, into)?;
    objects::leftovers(&pdf, &mut streams, files, into)
}

/// Where a word stands in bytes.
fn memchr(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let first = word[0];
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    starts.map(|(index, _)| index).filter(|index| bytes[*index..].starts_with(word)).collect()
}
