//! Which characters may stand in a form.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text cleaned of what only its source made of it: composed (NFC), with line feeds for
/// carriage returns, spaces for tabs, and without white space at its ends.
pub fn clean(text: &str) -> String {
    let lines =
        text.trim().replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let spaces = lines.replace('\t', " ");
    if is_nfc(&spaces) { spaces } else { spaces.nfc().collect() }
}

/// The first character that cannot stand in a form: a control, or an invisible one that
/// changes how what follows is shown.
pub fn forbidden(text: &str) -> Option<char> {
    text.chars().find(|character| match character {
        '\n' => false,
        // Directional embeddings, overrides and isolates; interlinear and tag characters.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        // Zero-width characters that hide in words; joiners are needed by some scripts.
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFFD}' => true,
        // Noncharacters and private use: no font shows them the same.
        '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => true,
        character => (u32::from(*character) & 0xFFFE) == 0xFFFE || character.is_control(),
    })
}

/// A character's code point as people look it up: `U+202E`.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed_and_their_line_ends_made_alike() {
        assert_eq!(clean(" A\u{30A}se\r\nlinje\tto \n"), "Åse\nlinje to");
    }

    #[test]
    fn hidden_characters_are_found() {
        for hidden in [
            '\0', '\u{7}', '\u{1b}', '\u{202E}', '\u{2066}', '\u{200B}', '\u{FEFF}', '\u{FFFE}',
            '\u{E000}',
        ] {
            assert_eq!(
                forbidden(&format!("Åse{hidden} Lie")),
                Some(hidden),
                "{}",
                code_point(hidden)
            );
        }
        for allowed in
            ["Åse\nLie", "محمد علي", "தமிழ்", "می\u{200C}خواهم", "l\u{AD}ang", "a\u{A0}b", "–«»…"]
        {
            assert_eq!(forbidden(allowed), None, "{allowed}");
        }
    }
}
