//! A text as a reader takes it in, with a map back to what was written.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without disguise, every character with the place it came from.
///
/// Compatibility forms are folded (full-width letters, ligatures), invisible characters dropped,
/// digits of other scripts, dashes and quotes made plain, look-alikes of Latin letters within a
/// Latin word replaced, and names written letter by letter pulled together.
pub struct Normalised {
    characters: Vec<char>,
    /// Where each character came from; nothing where every one stands where it was written.
    origins: Option<Vec<Range<u32>>>,
    /// Whether every character is the one that was written.
    as_written: bool,
}

impl Normalised {
    /// Normalises a text.
    pub fn new(text: &str) -> Normalised {
        let characters = Vec::with_capacity(text.len());
        let mut normalised = Normalised { characters, origins: None, as_written: true };
        if !normalised.take_settled(text) {
            normalised.as_written = false;
            normalised.characters.clear();
            normalised.fold(text);
            if normalised.characters.iter().any(|c| !is_latin(*c)) {
                normalised.unmask_look_alikes();
            }
        }
        normalised.join_spaced_letters();
        normalised
    }

    /// Takes the characters of a text in which each stands for itself; says whether it is one.
    fn take_settled(&mut self, text: &str) -> bool {
        for character in text.chars() {
            if !is_settled(character) {
                return false;
            }
            let plain = plain(character);
            self.as_written &= plain == character;
            self.characters.push(plain);
        }
        true
    }

    /// The characters, joined; of the text that was normalised.
    pub(super) fn joined(&self, text: &str) -> String {
        if self.as_written {
            return text.to_owned();
        }
        let mut joined = String::with_capacity(text.len());
        joined.extend(&self.characters);
        joined
    }

    /// The characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The code points of the original text that a range of characters came from.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        let origin = |index: usize| match &self.origins {
            Some(origins) => origins.get(index).map(|at| at.start as usize..at.end as usize),
            None => (index < self.characters.len()).then_some(index..index + 1),
        };
        let start = origin(range.start).map_or(0, |first| first.start);
        let end = range.end.checked_sub(1).and_then(origin);
        start..end.map_or(start, |last| last.end.max(start))
    }

    fn fold(&mut self, text: &str) {
        let mut origins = Vec::with_capacity(text.len());
        let mut push = |character: char, origin: Range<u32>| {
            self.characters.push(character);
            origins.push(origin);
        };
        let mut source = (0u32..).zip(text.chars()).peekable();
        let mut cluster = String::new();
        while let Some((start, first)) = source.next() {
            if is_invisible(first) {
                continue;
            }
            let mut end = start + 1;
            if is_settled(first) && source.peek().is_none_or(|(_, next)| is_settled(*next)) {
                push(plain(first), start..end);
                continue;
            }
            // A letter and its marks are composed together.
            cluster.clear();
            cluster.push(first);
            let mut may_break = false;
            while let Some((index, mark)) =
                source.next_if(|(_, next)| is_combining_mark(*next) || is_invisible(*next))
            {
                if is_combining_mark(mark) && cluster.len() < 64 {
                    cluster.push(mark);
                    end = index + 1;
                }
                may_break |= mark == '\u{200B}';
            }
            for folded in cluster.nfkc() {
                push(plain(folded), start..end);
            }
            // A link that was given places to break goes on in the next line.
            if may_break && matches!(first, '/' | '-' | '_' | '?' | '=' | '&') {
                let next_line = source.clone().skip(1).map(|(_, next)| next).take(LONGEST_ADDRESS);
                if !next_line.take_while(|c| !c.is_whitespace()).any(|c| c == '@') {
                    source.next_if(|(_, next)| *next == '\n');
                }
            }
        }
        self.origins = Some(origins);
    }

    /// Cyrillic, Greek and other letters that look Latin, in a word that has Latin letters too.
    fn unmask_look_alikes(&mut self) {
        let mut start = 0;
        while start < self.characters.len() {
            let word = self.characters[start..].iter().take_while(|c| c.is_alphanumeric()).count();
            let word = &mut self.characters[start..start + word];
            let length = word.len();
            let latin = word.iter().any(|c| c.is_alphabetic() && is_latin(*c));
            if latin && word.iter().any(|c| c.is_alphabetic() && !is_latin(*c)) {
                for character in word.iter_mut().filter(|c| !is_latin(**c)) {
                    *character = look_alike(*character).unwrap_or(*character);
                }
            }
            start += length.max(1);
        }
    }

    /// `N o r a`, `N-o-r-a`, `E v a`: four single letters in a row are one word; three are if the
    /// first is a capital.
    fn join_spaced_letters(&mut self) {
        let characters = &self.characters;
        let is_letter = |index: usize| {
            let around = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric());
            characters.get(index).is_some_and(|c| c.is_alphabetic())
                && around(index.checked_sub(1).and_then(|before| characters.get(before)))
                && around(characters.get(index + 1))
        };
        let mut dropped: Vec<usize> = Vec::new();
        let mut index = 0;
        while index + 2 < characters.len() {
            let (first, separator, second) =
                (characters[index], characters[index + 1], characters[index + 2]);
            let mut last = index;
            // Of three letters, both separators are the same.
            if characters.get(index + 3) == Some(&separator)
                && matches!(separator, ' ' | '-' | '.' | '_' | '*' | '·')
                && is_letter(index)
                // A small letter before a capital is a word of its own: «i N o r a».
                && !(first.is_lowercase() && second.is_uppercase())
            {
                while characters.get(last + 1) == Some(&separator) && is_letter(last + 2) {
                    last += 2;
                }
                // Three letters with full stops are initials; three small ones may be words.
                let few = first.is_uppercase() && separator != '.';
                if last >= index + if few { 4 } else { 6 } {
                    dropped.extend((index + 1..last).step_by(2));
                } else {
                    last = index;
                }
            }
            index = last + 1;
        }
        if dropped.is_empty() {
            return;
        }
        self.as_written = false;
        let length = characters.len() as u32;
        let origins =
            self.origins.get_or_insert_with(|| (0..length).map(|index| index..index + 1).collect());
        let mut dropped = dropped.into_iter().peekable();
        let mut keep = Vec::with_capacity(self.characters.len());
        for index in 0..self.characters.len() {
            keep.push(dropped.next_if_eq(&index).is_none());
        }
        let mut kept = keep.iter();
        self.characters.retain(|_| *kept.next().expect("one answer a character"));
        let mut kept = keep.iter();
        origins.retain(|_| *kept.next().expect("one answer a character"));
    }
}

/// How far an e-mail address is looked for, in characters.
const LONGEST_ADDRESS: usize = 64;

/// Whether a character is one of its own and composes with nothing before it: ASCII, the letters of
/// Western Europe, and the signs of running text.
fn is_settled(character: char) -> bool {
    character.is_ascii()
        || matches!(
            character,
            'À'..='ö' | 'ø'..='ı' | '«' | '»' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '•'
        )
}

fn is_invisible(character: char) -> bool {
    if character < '\u{AD}' {
        return false;
    }
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// Dashes, quotes and digits in their plain form.
fn plain(character: char) -> char {
    if character.is_ascii() {
        return if character == '`' { '\'' } else { character };
    }
    match character {
        // Letters of Western Europe, by far the most.
        'À'..='ɏ' => character,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2BC}' | '´' => '\'',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2024}' | '\u{FF0E}' => '.',
        _ if character.is_numeric() && !character.is_ascii() => {
            match any_ascii::any_ascii_char(character).as_bytes() {
                [digit @ b'0'..=b'9'] => *digit as char,
                _ => character,
            }
        }
        _ => character,
    }
}

/// Whether a character belongs to the Latin script or to none.
fn is_latin(character: char) -> bool {
    !character.is_alphabetic()
        || matches!(character, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}')
}

/// The Latin letter that a letter of another script looks like (Unicode UTS 39).
fn look_alike(character: char) -> Option<char> {
    static LATIN: LazyLock<HashMap<String, char>> = LazyLock::new(|| {
        let letters = ('a'..='z').chain('A'..='Z').chain("æøåäöüÆØÅÄÖÜ".chars());
        letters.rev().map(|letter| (skeleton(letter), letter)).collect()
    });
    let latin = LATIN.get(&skeleton(character)).copied();
    // A capital I looks like a small l, and is none.
    if latin == Some('l') && character.is_uppercase() { Some('I') } else { latin }
}

fn skeleton(character: char) -> String {
    unicode_security::skeleton(character.encode_utf8(&mut [0; 4])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_text(text: &str) -> String {
        Normalised::new(text).characters().iter().collect()
    }

    #[test]
    fn spans_lead_back_to_what_was_written() {
        let text = Normalised::new("é １\u{200B}２ ﬁn");
        let plain: String = text.characters().iter().collect();
        assert_eq!(plain, "é 12 fin");
        assert_eq!(text.origin(2..4), 2..5);
        assert_eq!(text.origin(5..8), 6..8);
        assert_eq!(text.origin(0..0), 0..0);
        let text = Normalised::new("om e\u{301}l N o r a.");
        assert_eq!(text.characters().iter().collect::<String>(), "om él Nora.");
        assert_eq!(text.origin(3..4), 3..5);
        assert_eq!(text.origin(6..10), 7..14);
    }

    #[test]
    fn disguise_is_undone() {
        for (text, expected) in [
            ("Аyааn", "Ayaan"),
            ("Si\u{200c}gurd", "Sigurd"),
            ("Ｕｌｒｉｋ", "Ulrik"),
            ("C-o-r-n-e-l-i-a", "Cornelia"),
            ("E l l i n o r er tema", "Ellinor er tema"),
            ("i N o r a", "i Nora"),
            ("i D_a_l et", "i Dal et"),
            ("tallet ٣٤", "tallet 34"),
            ("2020–2026", "2020-2026"),
            ("example.org/\u{200b}\nabc-\u{200b}def", "example.org/abc-def"),
        ] {
            assert_eq!(plain_text(text), expected);
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in ["Богдан", "A, B og C", "M.K.", "i å", "x-y", "Ørn æ ø å", "Nora\nog"]
        {
            assert_eq!(plain_text(text), text);
        }
    }
}
