//! The last look: what is about to leave is taken apart as bytes and looked through like any text.

use std::collections::HashSet;

use super::context::words_of;
use super::unpack::{Place, UnpackError, Unreadable, unpack};
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

/// Looks through the bytes that were made of a cleared form.
///
/// `own` are texts that are no secret: the letterhead, names that machines gave, the sentences of
/// the product. A page sets words beside each other that stood in different fields, and the models
/// see names and more where there is nothing; so a finding counts only if it has a word that is
/// neither in the cleared form nor in our own texts. What points at one person beyond doubt counts
/// wherever its words come from.
///
/// # Errors
///
/// What was found, and where; never the text itself.
pub fn last_look(
    bytes: &[u8],
    form: &ClearedForm,
    context: &Context,
    own: &[String],
) -> Result<Looked, LastLookError> {
    let unpacked = unpack(bytes, None).map_err(LastLookError::Unpack)?;
    // A picture can only be the letterhead's: forms take none.
    if let Some(unread) =
        unpacked.unread.iter().find(|unread| unread.what == Unreadable::Characters)
    {
        return Err(LastLookError::Unread(unread.place.clone()));
    }
    let allowed = AllowedWords::new(&context.allowed_words);
    let cleared = cleared_words(form, own);
    let mut found = Vec::new();
    for part in &unpacked.parts {
        let text = Text::new(&part.text);
        let lines = Lines::of(&part.text);
        let hits = allowed.sift(detectors::detect(&text, context), &text);
        for hit in hits {
            let line = lines.at(hit.span.start);
            let span = line.within(&hit.span);
            let words: String = line.text().chars().skip(span.start).take(span.len()).collect();
            let is_cleared = words_of(&words).iter().all(|word| cleared.contains(word));
            if !(hit.kind.is_liftable() && is_cleared) {
                found.push((part.place.clone(), hit.kind));
            }
        }
    }
    if found.is_empty() {
        return Ok(Looked { texts: unpacked.parts.len() });
    }
    found.dedup();
    Err(LastLookError::Found(found))
}

/// The words of the cleared form and of our own texts, in lower case.
fn cleared_words(form: &ClearedForm, own: &[String]) -> HashSet<String> {
    let form = form.form();
    let values = form.leaves().into_iter();
    let values = values.filter_map(|leaf| leaf.answer.value.print(form.language()));
    let own = own.iter().cloned();
    values.chain(own).flat_map(|text| words_of(&text)).collect()
}
