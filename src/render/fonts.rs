//! The built-in fonts, and which characters they can show.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The fonts of the product.
pub struct Fonts {
    /// What Typst chooses from.
    pub book: LazyHash<FontBook>,
    /// The fonts in the order of the book.
    pub fonts: Vec<Font>,
}

/// All built-in fonts.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut files: Vec<_> = FILES
        .files()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "ttf"))
        .collect();
    files.sort_by_key(|file| file.path());
    let fonts: Vec<Font> =
        files.iter().flat_map(|file| Font::iter(Bytes::new(file.contents()))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The first character of a text that no font can show.
///
/// White space, joiners and variation selectors need no glyph of their own.
pub fn first_without_glyph(text: &str) -> Option<char> {
    text.chars().find(|character| {
        let shapeless = character.is_whitespace()
            || matches!(character, '\u{AD}' | '\u{200C}'..='\u{200F}' | '\u{61C}' | '\u{FE00}'..='\u{FE0F}');
        !shapeless && !character.is_ascii() && !has_glyph(*character)
    })
}

fn has_glyph(character: char) -> bool {
    FONTS.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_europe_and_beyond_have_glyphs() {
        for text in [
            "Åse Ødegård ÆØÅ æøå – «sitat» § é ü",
            "Sámediggi ČčĐđŊŋŠšŦŧŽž Áá ǥ ǩ ʒ",
            "Łukasz Żółć Gęślą Jaźń",
            "Žydrūnas Ștefan Țurcanu Şükrü İğdır ı",
            "Nguyễn Thị Hường",
            "Олена Шевченко ґ Ґ є ї Ў",
            "Ελένη Παπαδοπούλου ΰ",
            "محمد علي پروین گل ڕۆژ",
            "தமிழ் குமார்",
            "ትግርኛ ሰላም",
            "שלום कुमार สวัสดี Հայկ ქართული",
            "→ ≤ ≥ ≈ − ☐ ☒ ✓ • … ½ €",
            "l\u{AD}ang a\u{A0}b می\u{200C}خواهم",
        ] {
            assert_eq!(first_without_glyph(text), None, "{text}");
        }
    }

    #[test]
    fn what_has_no_glyph_is_found() {
        assert_eq!(first_without_glyph("Hei 👶"), Some('👶'));
        assert_eq!(first_without_glyph("王小明"), Some('王'));
    }
}
