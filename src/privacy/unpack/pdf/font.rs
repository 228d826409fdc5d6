//! What a font's dictionary itself says of its characters, where hayro keeps silent: Type 3 fonts
//! without a `ToUnicode`, and fonts that it cannot open.

use std::collections::HashMap;

use hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

use super::filters::Filter;
use super::text_string;

/// The names of characters that Norwegian texts use, beside the letters named by themselves.
const NAMES: [(&str, char); 48] = [
    ("space", ' '),
    ("nbspace", ' '),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("ae", 'æ'),
    ("AE", 'Æ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("adieresis", 'ä'),
    ("odieresis", 'ö'),
    ("udieresis", 'ü'),
    ("Adieresis", 'Ä'),
    ("Odieresis", 'Ö'),
    ("Udieresis", 'Ü'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecircumflex", 'ê'),
    ("Eacute", 'É'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("ccedilla", 'ç'),
    ("scaron", 'š'),
    ("ccaron", 'č'),
    ("zcaron", 'ž'),
    ("period", '.'),
    ("comma", ','),
    ("hyphen", '-'),
    ("endash", '–'),
    ("at", '@'),
    ("colon", ':'),
    ("slash", '/'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("plus", '+'),
    ("underscore", '_'),
    ("fi", 'ﬁ'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
];

/// The font's own account.
pub(super) struct Account {
    /// Whether codes have two bytes.
    wide: bool,
    is_type3: bool,
    to_unicode: Option<CMap>,
    names: HashMap<u8, char>,
    first: i64,
    /// Advances in thousandths of the font size.
    widths: Vec<f64>,
}

impl Account {
    pub(super) fn of(font: &Dict<'_>) -> Self {
        let kind = font.get::<Name<'_>>("Subtype");
        let is = |wanted: &[u8]| kind.as_deref() == Some(wanted);
        let scale = if is(b"Type3") {
            let matrix = font.get::<Array<'_>>("FontMatrix");
            let first = matrix.and_then(|matrix| matrix.iter::<Number>().next());
            first.map_or(1.0, |number| number.as_f64() * 1000.0)
        } else {
            1.0
        };
        let widths = font.get::<Array<'_>>("Widths");
        Self {
            wide: is(b"Type0"),
            is_type3: is(b"Type3"),
            to_unicode: font
                .get::<Stream<'_>>("ToUnicode")
                .and_then(|stream| decode(&stream))
                .and_then(|data| CMap::parse(&data, |_| None)),
            names: font.get::<Dict<'_>>("Encoding").map(|e| differences(&e)).unwrap_or_default(),
            first: font.get::<i64>("FirstChar").unwrap_or(0),
            widths: widths
                .map(|widths| widths.iter::<Number>().map(|w| w.as_f64() * scale).collect())
                .unwrap_or_default(),
        }
    }

    /// Whether each byte of a string is a character.
    pub(super) fn is_simple(&self) -> bool {
        !self.wide
    }

    /// How far a character goes, in thousandths of the font size.
    pub(super) fn width(&self, code: u8) -> Option<f64> {
        let index = usize::try_from(i64::from(code).checked_sub(self.first)?).ok()?;
        self.widths.get(index).copied()
    }

    /// A character by its code.
    pub(super) fn character(&self, code: u32) -> Option<String> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
        match mapped {
            Some(BfString::Char(char)) if char != '\0' => return Some(char.to_string()),
            Some(BfString::String(text)) => return Some(text),
            _ => {}
        }
        let code = u8::try_from(code).ok().filter(|_| !self.wide)?;
        match self.names.get(&code) {
            Some(char) => Some(char.to_string()),
            // The codes of a Type 3 font are its own; those of others begin with ASCII.
            None if self.is_type3 => None,
            None => Some(text_string::decoded(&[code])).filter(|text| !text.contains('\u{fffd}')),
        }
    }

    /// The characters of a string that hayro could not show.
    pub(super) fn characters(&self, bytes: &[u8]) -> Vec<Option<String>> {
        if self.wide {
            let codes =
                bytes.chunks(2).map(|pair| pair.iter().fold(0, |c, b| c << 8 | u32::from(*b)));
            codes.map(|code| self.character(code)).collect()
        } else {
            bytes.iter().map(|byte| self.character(u32::from(*byte))).collect()
        }
    }
}

/// A stream's data, unless a picture's compression is on it.
pub(super) fn decode(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let dict = stream.dict();
    let is_picture = |name: Name<'_>| Filter::of(&name) == Some(Filter::Picture);
    let picture = dict.get::<Name<'_>>("Filter").is_some_and(is_picture)
        || dict
            .get::<Array<'_>>("Filter")
            .is_some_and(|filters| filters.iter::<Name<'_>>().any(is_picture));
    if picture { None } else { stream.decoded().ok().map(std::borrow::Cow::into_owned) }
}

fn differences(encoding: &Dict<'_>) -> HashMap<u8, char> {
    let mut names = HashMap::new();
    let mut code = 0i64;
    let Some(differences) = encoding.get::<Array<'_>>("Differences") else { return names };
    for object in differences.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                if let (Ok(code), Some(char)) = (u8::try_from(code), by_name(name.as_str())) {
                    names.insert(code, char);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

fn by_name(name: &str) -> Option<char> {
    let mut chars = name.chars();
    if let (Some(char), None) = (chars.next(), chars.next()) {
        return Some(char);
    }
    if let Some((_, char)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*char);
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}
