//! A text as a reader takes it in, with a map back to what was written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A text without disguise: compatibility forms folded (full-width digits, ligatures) and
/// invisible characters dropped, every character with the place it came from.
pub struct Normalised {
    characters: Vec<char>,
    origins: Vec<usize>,
}

impl Normalised {
    /// Normalises a text.
    pub fn new(text: &str) -> Normalised {
        let mut characters = Vec::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len());
        for (origin, character) in text.chars().enumerate() {
            if is_invisible(character) {
                continue;
            }
            for folded in std::iter::once(character).nfkc() {
                characters.push(folded);
                origins.push(origin);
            }
        }
        Normalised { characters, origins }
    }

    /// The characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The code points of the original text that a range of characters came from.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(|last| self.origins.get(last));
        start..end.map_or(start, |last| last + 1)
    }
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_to_what_was_written() {
        let text = Normalised::new("é １\u{200B}２ ﬁn");
        let plain: String = text.characters().iter().collect();
        assert_eq!(plain, "é 12 fin");
        assert_eq!(text.origin(2..4), 2..5);
        assert_eq!(text.origin(5..8), 6..8);
        assert_eq!(text.origin(0..0), 0..0);
    }
}
