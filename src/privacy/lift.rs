//! What lets a finding stand: words that the municipality allows, and a person's exception.

use std::collections::HashMap;

use crate::fault::{Fault, FaultKind};
use crate::form::Exception;

use super::context::words_of;
use super::detectors::Hit;
use super::{Finding, Text};

/// Words and phrases that a municipality allows in any text: streets, books, methods that have
/// the name of a person.
///
/// They let a name or an address stand, never what points at one person beyond doubt
/// ([`FindingKind::is_liftable`](super::FindingKind::is_liftable)).
#[derive(Clone, Default)]
pub struct AllowedWords {
    /// The words of every entry, by its first word.
    phrases: HashMap<String, Vec<Vec<String>>>,
}

impl AllowedWords {
    /// Prepares a list of words and phrases.
    pub fn new<T: AsRef<str>>(entries: impl IntoIterator<Item = T>) -> AllowedWords {
        let mut allowed = AllowedWords::default();
        for entry in entries {
            let text = Text::new(entry.as_ref());
            let words = (0..text.words().len()).map(|word| text.lower(word).to_owned());
            let words: Vec<String> = words.collect();
            if let Some(first) = words.first() {
                allowed.phrases.entry(first.clone()).or_default().push(words);
            }
        }
        allowed
    }

    /// The hits that the list does not let stand: those with a word that no entry covers.
    pub fn sift(&self, hits: Vec<Hit>, text: &Text) -> Vec<Hit> {
        if self.phrases.is_empty() || hits.is_empty() {
            return hits;
        }
        let covered = self.covered(text);
        let stands = |hit: &Hit| {
            let mut within = (0..covered.len()).filter(|word| {
                let place = text.origin(text.words()[*word].range.clone());
                place.start < hit.span.end && hit.span.start < place.end
            });
            within.next().is_some_and(|first| covered[first]) && within.all(|word| covered[word])
        };
        hits.into_iter().filter(|hit| !(hit.kind.is_liftable() && stands(hit))).collect()
    }

    /// Which words of a text an entry covers.
    fn covered(&self, text: &Text) -> Vec<bool> {
        let mut covered = vec![false; text.words().len()];
        for start in 0..covered.len() {
            let word = text.lower(start);
            let keys = [Some(word), word.strip_suffix('s')].into_iter().flatten();
            let phrases = keys.filter_map(|key| self.phrases.get(key)).flatten();
            for phrase in phrases.filter(|phrase| stands_at(phrase, text, start)) {
                covered[start..start + phrase.len()].fill(true);
            }
        }
        covered
    }
}

/// Whether a phrase begins at a word of a text; its last word may be a genitive.
fn stands_at(phrase: &[String], text: &Text, start: usize) -> bool {
    let Some((last, before)) = phrase.split_last() else { return false };
    let end = start + before.len();
    let same_line = (start..end).all(|word| !text.gap_after(word).contains(&'\n'));
    same_line
        && before.iter().enumerate().all(|(index, word)| text.lower(start + index) == word)
        && (text.lower(end) == last || text.lower(end).strip_suffix('s') == Some(last))
}

/// Lifts the findings that a person made an exception for, and says which exceptions are for
/// nothing, or do not say what they are for.
///
/// An exception is for one finding of its kind in its field, wherever its words stand there: what
/// is written into the field later is stopped like anything else.
pub(super) fn lift(exceptions: &[Exception], findings: &mut [Finding]) -> Vec<Fault> {
    let mut faults = Vec::new();
    // Those that say their words go first; the others are for what is left.
    let (exact, open): (Vec<_>, Vec<_>) =
        exceptions.iter().partition(|exception| exception.text.is_some());
    for exception in exact.into_iter().chain(open) {
        if let Err(kind) = lift_one(exception, findings) {
            let path = exception.place.clone();
            faults.push(Fault { path, ..Fault::at(exception.position, kind) });
        }
    }
    faults.sort_by_key(|fault| fault.position);
    faults
}

fn lift_one(exception: &Exception, findings: &mut [Finding]) -> Result<(), FaultKind> {
    let mut meant: Vec<&mut Finding> = findings
        .iter_mut()
        .filter(|finding| {
            finding.lifted.is_none()
                && finding.kind == exception.kind
                && finding.path == exception.path
        })
        .collect();
    if let Some(text) = &exception.text {
        let words = words_of(text);
        meant.retain(|finding| same(&finding.words(), &words));
    }
    let Some(words) = meant.first().map(|finding| finding.words()) else {
        return Err(FaultKind::ExceptionNeedless);
    };
    if !meant.iter().all(|finding| same(&finding.words(), &words)) {
        return Err(FaultKind::ExceptionAmbiguous);
    }
    for finding in meant {
        finding.lifted = Some(exception.reason.clone());
    }
    Ok(())
}

/// Whether words are the same, a genitive aside.
fn same(some: &[String], others: &[String]) -> bool {
    let stem = |words: &[String]| {
        let words = words.join(" ");
        words.strip_suffix('s').unwrap_or(&words).to_owned()
    };
    stem(some) == stem(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::FindingKind;

    /// What is left of a hit on `part` of `text`.
    fn is_left(allowed: &[&str], text: &str, part: &str, kind: FindingKind) -> bool {
        let start = text.find(part).expect("the part is there");
        let start = text[..start].chars().count();
        let span = start..start + part.chars().count();
        let hits = vec![Hit { span, kind, detector: "test" }];
        !AllowedWords::new(allowed).sift(hits, &Text::new(text)).is_empty()
    }

    #[test]
    fn allowed_words_let_a_name_stand() {
        let name = |allowed: &[&str], text, part| is_left(allowed, text, part, FindingKind::Name);
        assert!(name(&[], "Avdeling Nora", "Nora"));
        assert!(!name(&["nora"], "Avdeling Nora", "Nora"));
        assert!(!name(&["NORA"], "👶 Noras avdeling", "Noras"));
        assert!(!name(&["avdeling nora"], "Avdeling Nora", "Nora"));
        assert!(!name(&["Henrik Ibsens vei"], "i Henrik Ibsens vei", "Henrik Ibsens"));
        assert!(!name(&["Nora"], "No\u{ad}ra", "No\u{ad}ra"));
        assert!(name(&["avdeling nora"], "Nora på avdeling B", "Nora"));
        assert!(name(&["nora"], "Nora Foss", "Nora Foss"));
        assert!(name(&["henrik ibsens vei"], "Henrik Foss", "Henrik"));
        assert!(name(&["henrik ibsens vei"], "Henrik\nIbsens vei", "Henrik"));
        assert!(name(&["ora"], "Nora", "Nora"));
        assert!(name(&["", "!"], "Nora", "Nora"));
    }

    #[test]
    fn no_list_allows_what_points_at_one_person() {
        for kind in FindingKind::ALL {
            let left = is_left(&["nora", "010120"], "født 010120", "010120", kind);
            assert_eq!(left, !kind.is_liftable(), "{kind:?}");
        }
    }
}
