//! The last look: what is about to leave is taken apart as bytes and looked through like any text.

use std::collections::{HashMap, HashSet};

use super::context::words_of;
use super::unpack::{Memory, Part, Place, UnpackError, Unreadable, unpack_next};
use super::{AllowedWords, ClearedForm, Context, FindingKind, Lines, Text, detectors};

/// A message or file that was looked through and is clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// How many texts it holds.
    pub texts: usize,
}

/// Why what was made of a cleared form may not leave all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LastLookError {
    /// It could not be looked through.
    #[error("it could not be looked through")]
    Unpack(#[source] UnpackError),
    /// It has characters that can be seen but not read.
    #[error("it has characters that cannot be read")]
    Unread(Place),
    /// It holds personal data. The form was clean: a template or a setting brought it.
    #[error("it holds personal data")]
    Found(Vec<(Place, FindingKind)>),
}

/// Looks through what is made of one cleared form: many messages, most of which is the same.
///
/// A finding counts only if it has a word that is neither in the cleared form nor in our own texts:
/// a page sets words beside each other that stood in different fields, and the models see names and
/// more where there is nothing. What points at one person beyond doubt counts wherever its words
/// come from.
pub struct LastLook<'a> {
    context: &'a Context,
    allowed: AllowedWords,
    cleared: HashSet<String>,
    /// Files that were taken apart before, and the findings in texts that were read before.
    files: Memory,
    texts: HashMap<String, Vec<FindingKind>>,
}

impl LastLook<'_> {
    /// A look at what is made of a form.
    ///
    /// `own` are texts that are no secret: the letterhead, names that machines gave, the sentences
    /// of the product.
    pub fn new<'a>(form: &ClearedForm, context: &'a Context, own: &[String]) -> LastLook<'a> {
        LastLook {
            context,
            allowed: AllowedWords::new(&context.allowed_words),
            cleared: cleared_words(form, own),
            files: Memory::default(),
            texts: HashMap::new(),
        }
    }

    /// Looks through the bytes of a message or file.
    ///
    /// # Errors
    ///
    /// What was found, and where; never the text itself.
    pub fn at(&mut self, bytes: &[u8]) -> Result<Looked, LastLookError> {
        let unpacked = unpack_next(bytes, &mut self.files).map_err(LastLookError::Unpack)?;
        // A picture can only be the letterhead's: forms take none.
        if let Some(unread) =
            unpacked.unread.iter().find(|unread| unread.what == Unreadable::Characters)
        {
            return Err(LastLookError::Unread(unread.place.clone()));
        }
        let texts = unpacked.parts.len();
        let mut found = Vec::new();
        for Part { place, text } in unpacked.parts {
            let kinds = match self.texts.get(&text) {
                Some(kinds) => kinds.clone(),
                None => self.findings(&text),
            };
            found.extend(kinds.iter().map(|kind| (place.clone(), *kind)));
            self.texts.insert(text, kinds);
        }
        if found.is_empty() {
            return Ok(Looked { texts });
        }
        found.dedup();
        Err(LastLookError::Found(found))
    }

    /// The kinds of the findings in a text that count.
    fn findings(&self, text: &str) -> Vec<FindingKind> {
        let lines = Lines::of(text);
        let text = Text::new(text);
        let hits = self.allowed.sift(detectors::detect(&text, self.context), &text);
        let counts = hits.into_iter().filter(|hit| {
            let line = lines.at(hit.span.start);
            let span = line.within(&hit.span);
            let words: String = line.text().chars().skip(span.start).take(span.len()).collect();
            let is_cleared = words_of(&words).iter().all(|word| self.cleared.contains(word));
            !(hit.kind.is_liftable() && is_cleared)
        });
        counts.map(|hit| hit.kind).collect()
    }
}

/// The words of the cleared form and of our own texts, in lower case.
fn cleared_words(form: &ClearedForm, own: &[String]) -> HashSet<String> {
    let form = form.form();
    let values = form.leaves().into_iter();
    let values = values.filter_map(|leaf| leaf.answer.value.print(form.language()));
    let own = own.iter().cloned();
    values.chain(own).flat_map(|text| words_of(&text)).collect()
}
