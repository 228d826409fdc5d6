//! Words that no line can hold, and lines that run from the right.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// More letters than this, the widest ones of the font, are wider than the page.
const WIDEST_WORD: usize = 40;

/// Signs that addresses may be broken after.
const SIGNS: [char; 8] = ['/', '.', '-', '_', '?', '&', '=', '@'];

/// The text with break opportunities in words that are wider than the page: after signs, and where
/// there are none, after every letter.
pub fn breakable(text: &str) -> Cow<'_, str> {
    let is_long =
        |word: &str| word.len() > WIDEST_WORD && word.graphemes(true).count() > WIDEST_WORD;
    if !text.split_whitespace().any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(2 * text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if !is_long(word.trim_end()) {
            broken.push_str(word);
            continue;
        }
        for (index, piece) in word.split_inclusive(SIGNS).enumerate() {
            if index > 0 {
                broken.push('\u{200B}');
            }
            if !is_long(piece) {
                broken.push_str(piece);
                continue;
            }
            for (index, grapheme) in piece.graphemes(true).enumerate() {
                if index > 0 && !grapheme.starts_with(char::is_whitespace) {
                    broken.push('\u{200B}');
                }
                broken.push_str(grapheme);
            }
        }
    }
    Cow::Owned(broken)
}

/// Whether the first letter of a line belongs to a script that is written from the right.
pub fn is_right_to_left(line: &str) -> bool {
    let first = line.chars().find(|character| character.is_alphabetic());
    first.is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_wider_than_a_page_are_broken() {
        let ordinary = "barnehagelærerutdanningsinstitusjon og 12.03.2026";
        assert!(matches!(breakable(ordinary), Cow::Borrowed(_)));
        let wide = format!("a {} b", "å".repeat(41));
        let broken = breakable(&wide);
        assert_eq!(broken.matches('\u{200B}').count(), 40);
        assert_eq!(broken.replace('\u{200B}', ""), wide);
        let link = "https://teams.example.org/l/meetup-join/19-ressursteam";
        assert_eq!(
            breakable(link).replace('\u{200B}', "|"),
            "https:/|/|teams.|example.|org/|l/|meetup-|join/|19-|ressursteam"
        );
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert!(is_right_to_left("«محمد» leker"));
        assert!(is_right_to_left("1. שלום"));
        assert!(!is_right_to_left("Navnet محمد"));
        assert!(!is_right_to_left("123"));
    }
}
