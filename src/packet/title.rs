//! Titles that people gave, as they can be printed.

use crate::form::text::{clean, forbidden};
use crate::render::first_without_glyph;
use crate::render::words::breakable;

/// The title in one line, with a question mark for each character that no font can show.
pub fn printable(title: &str) -> String {
    let shown = |character: char| {
        let alone = character.to_string();
        let hidden = forbidden(&alone).is_some() || first_without_glyph(&alone).is_some();
        if hidden { '?' } else { character }
    };
    let line: String = clean(title).replace('\n', " ").chars().map(shown).collect();
    let line = if line.is_empty() { "–".to_owned() } else { line };
    breakable(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_can_be_printed_whatever_it_holds() {
        assert_eq!(printable("Rapport fra PPT, 3. mars"), "Rapport fra PPT, 3. mars");
        assert_eq!(printable(" to\nlinjer\u{202E} 👶 "), "to linjer? ?");
        assert_eq!(printable(" "), "–");
    }
}
