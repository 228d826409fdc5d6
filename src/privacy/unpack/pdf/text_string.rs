//! Text strings outside of content streams (ISO 32000-2, 7.9.2.2).

/// Bytes 0x18–0x1F of PDFDocEncoding.
const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];

/// Bytes 0x80–0xA0 of PDFDocEncoding.
const PUNCTUATION: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// The text of a string, or nothing if it is no text: a sum, a key, an identifier.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let text = decoded(bytes);
    let odd = |char: char| {
        char == '\u{fffd}' || char.is_control() && !char.is_whitespace() && char != '\u{1b}'
    };
    let letters = text.chars().filter(|char| char.is_alphanumeric()).count();
    if letters == 0 {
        return None;
    }
    if text.chars().any(odd) {
        // Not a text as a whole; but a text may stand in it.
        let runs = text
            .split(odd)
            .filter(|run| run.chars().filter(|char| char.is_alphabetic()).count() >= 4);
        let runs: Vec<&str> = runs.collect();
        return (!runs.is_empty()).then(|| runs.join("\n"));
    }
    Some(text)
}

/// The characters of a string, whether they are a text or not.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: String =
            char::decode_utf16(units).map(|char| char.unwrap_or('\u{fffd}')).collect();
        without_language(&text)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        // Without a mark it ought not to be UTF-8; often it is, and is read as such.
        Ok(text) if !text.chars().any(|char| ('\u{18}'..='\u{1f}').contains(&char)) => {
            without_language(text)
        }
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

/// Takes out the language marks that ESC brackets (7.9.2.2.1, note 3).
fn without_language(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut out = pieces.next().unwrap_or("").to_owned();
    while let Some(language) = pieces.next() {
        match pieces.next() {
            Some(rest) if language.len() <= 5 => out.push_str(rest),
            rest => {
                out.push_str(language);
                out.push_str(rest.unwrap_or(""));
            }
        }
    }
    out
}

fn character(byte: u8) -> char {
    match byte {
        0x18..=0x1f => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xa0 => PUNCTUATION[usize::from(byte - 0x80)],
        0x7f | 0xad => '\u{fffd}',
        other => char::from(other),
    }
}
