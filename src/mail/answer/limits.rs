//! How much of a file is read, before a parser sees any of it.
//!
//! The parser of messages answers in a tree as deep as the message, and looks through the rest of
//! the file for every multipart whose boundary is missing. So these are counted beforehand.

use super::NoAnswer;

/// A file of more bytes is not read.
const MAX_BYTES: usize = 32 * 1024 * 1024;
/// A part or a header takes a line at least, and much more room than that when it is parsed.
const MAX_LINES: usize = 1_000_000;
/// Parts that hold parts, or a message.
const MAX_NESTED: usize = 20;
/// A `Content-Type`, with its folded lines; a boundary is searched for at every dash.
const MAX_CONTENT_TYPE: usize = 1_000;
/// Participants and recipients.
pub(super) const MAX_PERSONS: usize = 1_000;

/// Refuses what would take too long, or too much room, to read.
pub(super) fn check(bytes: &[u8]) -> Result<(), NoAnswer> {
    within(bytes.len(), MAX_BYTES, "bytes")?;
    within(bytes.iter().filter(|byte| **byte == b'\n').count(), MAX_LINES, "lines")?;
    let mut nested = 0;
    let mut start = 0;
    let mut dense = Vec::new();
    for end in field_ends(bytes) {
        let field = &bytes[start..end];
        start = end;
        // To the parser a boundary is one wherever in a line it stands, a header may follow it
        // there, and spaces within the header's name are nothing.
        dense.clear();
        dense.extend(field.iter().filter(|byte| !byte.is_ascii_whitespace()));
        dense.make_ascii_lowercase();
        if !contains(&dense, b"content-type:") {
            continue;
        }
        within(field.len(), MAX_CONTENT_TYPE, "bytes in the Content-Type of a part")?;
        let kinds: [&[u8]; 4] = [b"multipart", b"rfc822", b"global", b"digest"];
        nested += usize::from(kinds.iter().any(|kind| contains(&dense, kind)));
        within(nested, MAX_NESTED, "parts within parts")?;
    }
    Ok(())
}

/// An amount that is within its limit.
pub(super) fn within(amount: usize, max: usize, of: &'static str) -> Result<(), NoAnswer> {
    if amount > max { Err(NoAnswer::Limit { max, of }) } else { Ok(()) }
}

/// Where each line ends together with the folded lines that continue it.
fn field_ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let ends = ends.map(|(index, _)| index + 1);
    ends.filter(|end| !matches!(bytes.get(*end), Some(b' ' | b'\t'))).chain([bytes.len()])
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
