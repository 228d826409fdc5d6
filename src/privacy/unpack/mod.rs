//! The last look at the bytes: what is about to leave is taken apart as a recipient's programs
//! would, and every text in it handed back with its place.
//!
//! What a file is, its first bytes say; its name is a hint only. What cannot be looked through is
//! an error, never an empty answer: encrypted or damaged files, programs' own formats, and files
//! made to be endless. What can be seen but not read, pictures above all, is listed beside the
//! texts.

mod calendar;
mod collector;
mod html;
mod kind;
mod limits;
mod mail;
mod memory;
mod pdf;
mod place;

pub use limits::Limit;
pub use memory::Memory;
pub use place::{AttachmentName, Part, Place, Unread, Unreadable};

use collector::Collector;

/// What was found in a file.
#[derive(Clone, Debug, Default)]
pub struct Unpacked {
    /// Every text, each with its place; none is empty, none stands twice at the same place.
    pub parts: Vec<Part>,
    /// What a person may see in it and no program here can read.
    pub unread: Vec<Unread>,
}

/// Why a file could not be looked through. Nothing of it may leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason} (at: {place})")]
pub struct UnpackError {
    /// The file, or the attachment within it.
    pub place: Place,
    /// What is the matter with it.
    pub reason: Refusal,
}

/// What is the matter with a file that could not be looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It asks for a password.
    #[error("the file is encrypted; send it without a password, or not at all")]
    Encrypted,
    /// It is of a kind that is not looked into.
    #[error("{0}: this kind of file is not looked into; send it as a PDF or as plain text")]
    Format(&'static str),
    /// It is text, but not UTF-8.
    #[error("the text is not in UTF-8 ({0}); save it as UTF-8")]
    Encoding(&'static str),
    /// A reader could make something of it that cannot be foreseen.
    #[error("the file is damaged ({0}); make it anew")]
    Damaged(&'static str),
    /// It is too large or too intricate to be looked through.
    #[error("the file is too large or too intricate to be looked through ({0})")]
    Limit(Limit),
}

/// Takes a file apart and hands back every text in it with its place.
///
/// # Errors
///
/// Why it, or something attached to it, could not be looked through.
pub fn unpack(bytes: &[u8], file_name: Option<&str>) -> Result<Unpacked, UnpackError> {
    unpacked(Collector::default(), bytes, file_name).0
}

/// The same for one of many files that have attachments in common.
///
/// # Errors
///
/// Why it, or something attached to it, could not be looked through.
pub fn unpack_next(bytes: &[u8], memory: &mut Memory) -> Result<Unpacked, UnpackError> {
    let collector = Collector::with(std::mem::take(memory));
    let (result, kept) = unpacked(collector, bytes, None);
    *memory = kept.unwrap_or_default();
    result
}

fn unpacked(
    mut collector: Collector,
    bytes: &[u8],
    file_name: Option<&str>,
) -> (Result<Unpacked, UnpackError>, Option<Memory>) {
    let result = collector.file(bytes, file_name, None);
    let memory = collector.memory.take();
    let result = match result {
        Ok(()) => Ok(collector.into_unpacked()),
        Err(reason) => Err(UnpackError { place: collector.place_of_failure(), reason }),
    };
    (result, memory)
}

#[cfg(test)]
mod tests;
