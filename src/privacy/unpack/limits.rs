//! How much is looked through before a file is refused.
//!
//! The library has no clock, so that work is counted and not measured.

use std::fmt;

/// A file of this size or more is not looked at.
pub(super) const MAX_BYTES: usize = 32 * 1024 * 1024;

/// A limit that a file broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file itself.
    Bytes,
    /// Bytes after decompression and decoding.
    Decoded,
    /// Bytes of text handed back.
    Text,
    /// Files within files.
    Depth,
    /// Attachments in all.
    Attachments,
    /// Brackets within brackets, messages within messages, forms within forms.
    Nesting,
    /// Pages of a PDF.
    Pages,
    /// Objects of a PDF.
    Objects,
    /// Drawing operators and characters of a PDF.
    Operators,
}

impl Limit {
    /// How much of it is looked through.
    pub fn max(self) -> usize {
        match self {
            Limit::Bytes => MAX_BYTES,
            Limit::Decoded => 256 * 1024 * 1024,
            Limit::Text => 16 * 1024 * 1024,
            Limit::Depth => 4,
            Limit::Attachments => 500,
            Limit::Nesting => 1_000,
            Limit::Pages => 2_000,
            Limit::Objects => 500_000,
            Limit::Operators => 3_000_000,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = match self {
            Limit::Bytes => "bytes",
            Limit::Decoded => "bytes after decompression",
            Limit::Text => "bytes of text",
            Limit::Depth => "files within files",
            Limit::Attachments => "attachments",
            Limit::Nesting => "levels of nesting",
            Limit::Pages => "pages",
            Limit::Objects => "objects",
            Limit::Operators => "operators and characters",
        };
        write!(f, "more than {} {of}", self.max())
    }
}

/// Counts the work done against the limits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Budget {
    decoded: usize,
    text: usize,
    attachments: usize,
    objects: usize,
    operators: usize,
}

impl Budget {
    /// Adds to what was used of a limit.
    ///
    /// # Errors
    ///
    /// The limit, when it is used up.
    pub(super) fn spend(&mut self, limit: Limit, amount: usize) -> Result<(), super::Refusal> {
        let used = match limit {
            Limit::Decoded => &mut self.decoded,
            Limit::Text => &mut self.text,
            Limit::Attachments => &mut self.attachments,
            Limit::Objects => &mut self.objects,
            Limit::Operators => &mut self.operators,
            Limit::Bytes | Limit::Depth | Limit::Nesting | Limit::Pages => {
                return within(limit, amount);
            }
        };
        *used = used.saturating_add(amount);
        within(limit, *used)
    }
}

impl Budget {
    /// Adds what was used elsewhere.
    ///
    /// # Errors
    ///
    /// The first limit that is used up.
    pub(super) fn spend_all(&mut self, used: &Budget) -> Result<(), super::Refusal> {
        let Budget { decoded, text, attachments, objects, operators } = *used;
        self.spend(Limit::Decoded, decoded)?;
        self.spend(Limit::Text, text)?;
        self.spend(Limit::Attachments, attachments)?;
        self.spend(Limit::Objects, objects)?;
        self.spend(Limit::Operators, operators)
    }
}

/// Whether an amount is within a limit that does not add up.
pub(super) fn within(limit: Limit, amount: usize) -> Result<(), super::Refusal> {
    if amount > limit.max() { Err(super::Refusal::Limit(limit)) } else { Ok(()) }
}
