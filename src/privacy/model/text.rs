//! Cuts text into sentences of words, exactly as the training does (`training/text.py`).

/// A word and what stands before it.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Word<'t> {
    /// The word as written.
    pub text: &'t str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// The class of what stands between it and the word before.
    pub gap: Gap,
}

impl Word<'_> {
    /// Where it ends in the text, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What stands between two words: the most telling of the characters there.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Gap {
    /// Nothing: the word begins its sentence.
    Start,
    /// White space alone.
    Space,
    /// A hyphen that joins.
    Hyphen,
    /// A dash, or a hyphen with white space.
    Dash,
    /// Anything that is not named here.
    Other,
    /// A slash, backslash, underscore or bar.
    Slash,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A colon or semicolon.
    Colon,
    /// A full stop.
    Stop,
    /// An exclamation mark, question mark or ellipsis.
    End,
}

/// How many kinds of gap there are.
pub(super) const GAPS: usize = 13;

/// The most words of a sentence; what is longer is no sentence, and is cut.
pub const LONGEST_SENTENCE: usize = 96;

/// Shortenings whose full stop does not end a sentence.
const SHORT: [&str; 59] = [
    "adm", "adr", "ang", "ansv", "ass", "avd", "bl", "ca", "dir", "dr", "dvs", "eks", "el", "evt",
    "fam", "feks", "ff", "forts", "fr", "frk", "gen", "hr", "inkl", "jf", "jfr", "kap", "kl",
    "konst", "kr", "max", "mht", "min", "mr", "mrs", "ms", "mv", "nr", "obs", "oppr", "osv", "pga",
    "pr", "prof", "red", "ref", "resp", "sen", "sgt", "sml", "sokn", "spm", "st", "str", "tel",
    "tlf", "ult", "vedr", "vol", "årg",
];

/// Gives the words of a text, sentence by sentence.
#[derive(Clone)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
    /// The word that ended the sentence before by beginning the next.
    next: Option<Word<'t>>,
}

impl<'t> Sentences<'t> {
    /// Starts at the beginning of a text.
    pub fn new(text: &'t str) -> Sentences<'t> {
        Sentences { text, at: 0, next: None }
    }

    /// Puts the words of the next sentence in place of what `sentence` held; false at the end.
    pub fn next_into(&mut self, sentence: &mut Vec<Word<'t>>) -> bool {
        sentence.clear();
        sentence.extend(self.next.take().map(|word| Word { gap: Gap::Start, ..word }));
        while let Some((gap, word)) = self.word() {
            if sentence.is_empty() {
                sentence.push(Word { gap: Gap::Start, ..word });
            } else if ends_sentence(gap, &word, sentence) {
                self.next = Some(word);
                break;
            } else {
                sentence.push(word);
            }
        }
        !sentence.is_empty()
    }

    /// The next word, with what stands before it.
    fn word(&mut self) -> Option<(&'t str, Word<'t>)> {
        let rest = &self.text[self.at..];
        // Mostly a space.
        let start = match rest.as_bytes() {
            [b' ', letter, ..] if letter.is_ascii_alphanumeric() => self.at + 1,
            _ => self.at + rest.find(is_word)?,
        };
        let end = start + length(&self.text[start..], self.text[..start].chars().next_back());
        let gap = &self.text[self.at..start];
        self.at = end;
        Some((gap, Word { text: &self.text[start..end], start, gap: classify(gap) }))
    }
}

/// The length in bytes of the word that `text` begins with.
fn length(text: &str, before: Option<char>) -> usize {
    // Mostly plain letters, and a sign that belongs to no word.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(plain).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
        return plain;
    }
    let mut end = 0;
    let mut last = '\0';
    let mut rest = text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if is_word(character) {
            last = character;
            end = at + character.len_utf8();
            continue;
        }
        if !is_apostrophe(character) {
            break;
        }
        if let Some(&(_, following)) = rest.peek()
            && is_word(following)
        {
            continue;
        }
        // «Hans' bok», but not the end of a quotation that the word began.
        let genitive = matches!(last, 's' | 'x' | 'z' | 'S' | 'X' | 'Z');
        if genitive && !before.is_some_and(|c| matches!(c, '\'' | '’' | '‘')) {
            end = at + character.len_utf8();
        }
        break;
    }
    end
}

/// Whether a character belongs to words. Spelt out, so that no Unicode table can differ.
pub fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    matches!(character,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{1FFF}'
        | '\u{2C00}'..='\u{2DFF}' | '\u{3040}'..='\u{D7FF}' | '\u{F900}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFF}' | '\u{10000}'..='\u{1EFFF}' | '\u{20000}'..)
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// Whether a character is a capital: whether it has another lower case.
pub(super) fn is_capital(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_uppercase();
    }
    !character.to_lowercase().eq([character])
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

fn classify(gap: &str) -> Gap {
    if gap == " " {
        return Gap::Space;
    }
    let blank = gap.contains(is_blank);
    let class = |character| match character {
        character if is_blank(character) => Gap::Space,
        '-' | '\u{2010}' | '\u{2011}' if !blank => Gap::Hyphen,
        '-' | '\u{2010}' | '\u{2011}' | '–' | '—' => Gap::Dash,
        '/' | '\\' | '_' | '|' => Gap::Slash,
        ',' => Gap::Comma,
        '"' | '«' | '»' | '“' | '”' | '„' | '\'' | '’' | '‘' => Gap::Quote,
        '(' | '[' | '{' => Gap::Open,
        ')' | ']' | '}' => Gap::Close,
        ':' | ';' => Gap::Colon,
        '.' => Gap::Stop,
        '!' | '?' | '…' => Gap::End,
        _ => Gap::Other,
    };
    gap.chars().map(class).fold(Gap::Space, Gap::max)
}

/// Whether a sentence ends in the gap before `following`; `sentence` is what it has so far.
fn ends_sentence(gap: &str, following: &Word<'_>, sentence: &[Word<'_>]) -> bool {
    if sentence.len() >= LONGEST_SENTENCE {
        return true;
    }
    if gap == " " {
        return false;
    }
    let capital = following.text.chars().next().is_some_and(is_capital);
    if gap.contains('\n') {
        let lines = gap.bytes().filter(|&byte| byte == b'\n').count();
        return capital || lines > 1 || following.gap != Gap::Space;
    }
    if following.gap < Gap::Stop || !capital || !gap.contains(is_blank) {
        return false;
    }
    if following.gap == Gap::End {
        return true;
    }
    let before = sentence.last().map_or("", |word| word.text);
    if before.bytes().all(|byte| byte.is_ascii_digit()) {
        return sentence.len() == 1;
    }
    let mut characters = before.chars();
    characters.next();
    characters.next().is_some() && !is_short(before)
}

fn is_short(word: &str) -> bool {
    SHORT.binary_search(&word.to_lowercase().as_str()).is_ok()
}
