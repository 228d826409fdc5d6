//! A text as detectors see it: characters, words and sentences, made once for all of them.

use std::collections::HashMap;
use std::ops::Range;

use super::Normalised;
use super::detectors::cues::Cue;
use super::memo::ByHash;
use super::model::Flags;
use super::word_form::{WordForm, WordForms};

/// A normalised text, cut into words and sentences.
pub struct Text {
    normalised: Normalised,
    /// The characters, joined.
    plain: String,
    /// The characters in lower case, joined, for looking words up.
    lower: String,
    words: Vec<Word>,
    forms: Vec<Form>,
    sentences: Vec<Range<usize>>,
}

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its characters in the normalised text.
    pub range: Range<usize>,
    /// How it is written.
    pub case: Case,
    /// Whether it begins a sentence, a line or an item of a list.
    pub first: bool,
    /// Whether it begins a line.
    pub new_line: bool,
    /// The number of its sentence.
    pub sentence: usize,
    /// The number of its form: the same for the same letters in lower case.
    pub form: usize,
    lower: Range<usize>,
}

/// A word, wherever it stands.
struct Form {
    /// Where it first stands in `lower`.
    lower: Range<usize>,
    known: WordForm,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `sol`
    Lower,
    /// `Sol`
    Capital,
    /// `SOL`, of two letters or more
    Upper,
    /// `McDonald`, `m4rcus`
    Mixed,
    /// `2026`
    Digits,
}

/// Shortened words whose full stop ends no sentence.
const SHORTENED: [&str; 36] = [
    "adr", "ang", "avd", "bl", "ca", "dvs", "evt", "f", "feks", "fnr", "fr", "gnr", "h", "kl",
    "mob", "mvh", "nr", "osv", "ped", "pers", "pga", "pkt", "ref", "resp", "sr", "st", "tel",
    "tlf", "vedr", "vår", "jf", "bnr", "cath", "dr", "hr", "kons",
];

/// Keys of calendars and of documents' properties, after which a text of its own begins.
const KEYS: [&str; 30] = [
    "summary",
    "description",
    "location",
    "comment",
    "title",
    "author",
    "subject",
    "keywords",
    "creator",
    "tittel",
    "forfatter",
    "emne",
    "nøkkelord",
    "til",
    "fra",
    "hei",
    "template",
    "pages",
    "producer",
    "status",
    "categories",
    "organizer",
    "attendee",
    "by",
    "company",
    "revision",
    "manager",
    "category",
    "application",
    "comments",
];

/// So many bytes for a word and what is around it leave enough room for the words of most texts.
const SHORT_WORD: usize = 6;

/// Room is made at once for no more different words than this.
const MANY_WORDS: usize = 1024;

impl Text {
    /// Cuts a text.
    pub fn new(text: &str) -> Text {
        let normalised = Normalised::new(text);
        let characters = normalised.characters();
        let mut lower = String::with_capacity(text.len());
        let mut words: Vec<Word> = Vec::with_capacity(text.len() / SHORT_WORD);
        let mut sentences = Vec::new();
        let mut sentence_start = 0;
        let (mut index, mut run_end, mut run_case) = (0, 0, Case::Lower);
        let (mut first, mut new_line) = (true, true);
        while index < characters.len() {
            let character = characters[index];
            if is_usual(character) || character.is_alphanumeric() {
                if index >= run_end {
                    let run = characters[index..].iter().take_while(|c| is_part_of_word(**c));
                    run_end = index + run.count();
                    run_case = Case::of(&characters[index..run_end]);
                }
                let (mut range, mut case) = (index..run_end, run_case);
                if case == Case::Mixed {
                    range.end = index + first_hump(&characters[range.clone()]);
                    case = Case::of(&characters[range.clone()]);
                }
                index = range.end;
                let begin = lower.len();
                for character in &characters[range.clone()] {
                    lower.push(lower_case(*character));
                }
                words.push(Word {
                    case,
                    range,
                    first,
                    new_line,
                    sentence: sentences.len(),
                    form: 0,
                    lower: begin..lower.len(),
                });
                (first, new_line) = (false, false);
                continue;
            }
            let word: Option<&Word> = words.last().filter(|word| word.range.end == index);
            let ends = match character {
                '\n' | '\r' => true,
                '!' | '?' | ';' => true,
                ':' => word.is_some_and(|word: &Word| is_key(&lower[word.lower.clone()])),
                '\\' => matches!(characters.get(index + 1), Some('n' | 'N')),
                '.' => {
                    ends_sentence(characters, index, word.map(|word| &lower[word.lower.clone()]))
                }
                _ => false,
            };
            if ends && words.len() > sentence_start {
                sentences.push(sentence_start..words.len());
                sentence_start = words.len();
            }
            new_line = new_line || character == '\n';
            // Items of a list and what follows a colon begin anew, though the sentence goes on.
            first = first || ends || matches!(character, ':' | '•' | '«' | '"');
            // An escaped line end of a calendar is no letter.
            index += if ends && character == '\\' { 2 } else { 1 };
        }
        if words.len() > sentence_start {
            sentences.push(sentence_start..words.len());
        }
        let plain = normalised.joined(text);
        let mut forms = Vec::with_capacity(words.len().min(MANY_WORDS));
        WordForms::look_up(|mut known| {
            let mut numbers: HashMap<u64, usize, ByHash> =
                HashMap::with_capacity_and_hasher(words.len().min(MANY_WORDS), ByHash::default());
            for word in &mut words {
                let letters = &lower[word.lower.clone()];
                let hash = known.hash(letters);
                word.form = *numbers.entry(hash).or_insert_with(|| {
                    forms.push(Form { lower: word.lower.clone(), known: known.of(hash, letters) });
                    forms.len() - 1
                });
            }
        });
        Text { normalised, plain, lower, words, forms, sentences }
    }

    /// The different words in lower case, by the number of their form, each with what is known of
    /// it.
    pub(super) fn forms(&self) -> impl ExactSizeIterator<Item = (&str, WordForm)> {
        self.forms.iter().map(|form| (&self.lower[form.lower.clone()], form.known))
    }

    /// What is known of a word by itself.
    #[inline]
    pub(super) fn known(&self, word: usize) -> &WordForm {
        &self.forms[self.words[word].form].known
    }

    /// What the lists know of a word.
    #[inline]
    pub(super) fn flags(&self, word: usize) -> Flags {
        self.words.get(word).map_or(Flags::NONE, |word| self.forms[word.form].known.flags)
    }

    /// Whether a word is something that a detector watches for; not past the ends.
    #[inline]
    pub(super) fn is(&self, word: usize, cue: Cue) -> bool {
        self.words.get(word).is_some_and(|word| self.forms[word.form].known.cues.have(cue))
    }

    /// The normalised text.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The characters, normalised.
    #[inline]
    pub fn characters(&self) -> &[char] {
        self.normalised.characters()
    }

    /// The code points of the original text that a range of characters came from.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        self.normalised.origin(range)
    }

    /// The words in order.
    #[inline]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The sentences in order, as ranges of words.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence that a word is in, as a range of words.
    pub fn sentence(&self, word: usize) -> Range<usize> {
        self.words.get(word).map_or(0..0, |word| self.sentences[word.sentence].clone())
    }

    /// The words of a word's sentence from so many before it to so many behind it.
    pub fn around(&self, word: usize, before: usize, behind: usize) -> Range<usize> {
        let sentence = self.sentence(word);
        sentence.start.max(word.saturating_sub(before))..sentence.end.min(word + behind)
    }

    /// A word in lower case; nothing past the ends.
    #[inline]
    pub fn lower(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |word| &self.lower[word.lower.clone()])
    }

    /// The characters of a word, as written.
    pub fn written(&self, word: usize) -> &[char] {
        self.words.get(word).map_or(&[], |word| &self.characters()[word.range.clone()])
    }

    /// The characters between a word and the next, or to the end of the text.
    #[inline]
    pub fn gap_after(&self, word: usize) -> &[char] {
        let Some(here) = self.words.get(word) else { return &[] };
        let end = self.words.get(word + 1).map_or(self.characters().len(), |next| next.range.start);
        &self.characters()[here.range.end..end]
    }

    /// The characters between a word and the one before, or from the beginning of the text.
    #[inline]
    pub fn gap_before(&self, word: usize) -> &[char] {
        match word.checked_sub(1) {
            Some(before) => self.gap_after(before),
            None => &self.characters()[..self.words.first().map_or(0, |first| first.range.start)],
        }
    }

    /// The characters from the first of some words to the last.
    pub fn span(&self, words: Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }
}

impl Case {
    fn of(word: &[char]) -> Case {
        if word.iter().all(|letter| is_usual(*letter)) {
            return Case::Lower;
        }
        let upper = word.iter().filter(|c| c.is_uppercase()).count();
        let digits = word.iter().filter(|c| c.is_numeric()).count();
        match word {
            _ if digits == word.len() => Case::Digits,
            _ if digits > 0 => Case::Mixed,
            _ if upper == 0 => Case::Lower,
            [first, ..] if upper == 1 && first.is_uppercase() => Case::Capital,
            _ if upper == word.len() => Case::Upper,
            _ => Case::Mixed,
        }
    }

    /// Whether the word is written as a name may be.
    pub fn is_capital(self) -> bool {
        matches!(self, Case::Capital | Case::Upper)
    }
}

/// Whether a character is a small letter of Western Europe, as nearly all are; the tables of all
/// scripts say the same, but more slowly.
#[inline]
fn is_usual(character: char) -> bool {
    matches!(character, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ')
}

#[inline]
fn is_part_of_word(character: char) -> bool {
    is_usual(character)
        || character.is_alphanumeric()
        || !character.is_ascii() && unicode_normalization::char::is_combining_mark(character)
}

/// The length of the first word of `MarteMeo`; of any other word its own.
fn first_hump(word: &[char]) -> usize {
    const SHORTEST: usize = 3;
    let hump = word.windows(2).position(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    match hump.map(|last| last + 1) {
        Some(length) if length >= SHORTEST && word.len() - length >= SHORTEST => length,
        _ => word.len(),
    }
}

/// Whether a word in lower case is a key of a calendar or of a document's properties.
pub fn is_key(word: &str) -> bool {
    KEYS.contains(&word)
}

/// A text in lower case, by character as in [`lower_case`]: whatever is compared with the words of a
/// text is written this way.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_case).collect()
}

/// The lower case of a character; one character stays one, İ becomes i.
pub fn lower_case(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    if is_usual(character) {
        return character;
    }
    character.to_lowercase().next().unwrap_or(character)
}

/// Whether a full stop ends a sentence: not within a number, a date or a shortened word.
fn ends_sentence(characters: &[char], stop: usize, word: Option<&str>) -> bool {
    let after = characters.get(stop + 1);
    if after.is_some_and(|c| !c.is_whitespace()) {
        return false;
    }
    let next = characters[stop + 1..].iter().find(|c| !c.is_whitespace());
    let Some(word) = word else { return true };
    let ordinal = word.chars().all(char::is_numeric);
    let letter = !ordinal && word.chars().count() == 1;
    let shortened = letter || SHORTENED.contains(&word);
    !(shortened || ordinal && next.is_some_and(|c| c.is_lowercase() || c.is_numeric()))
        && next.is_none_or(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<Vec<String>> {
        let text = Text::new(text);
        let words = |range: &Range<usize>| range.clone().map(|word| text.lower(word).to_owned());
        text.sentences().iter().map(|range| words(range).collect()).collect()
    }

    #[test]
    fn sentences_end_where_they_do() {
        assert_eq!(
            sentences("Møtet er 3. mars kl. 9. Vi ses!\nHilsen M. K., avd. Rev"),
            [
                vec!["møtet", "er", "3", "mars", "kl", "9"],
                vec!["vi", "ses"],
                vec!["hilsen", "m", "k", "avd", "rev"]
            ]
        );
        assert!(sentences(" .!\n").is_empty());
    }

    #[test]
    fn usual_letters_are_small_letters() {
        for letter in ('\0'..='\u{17F}').filter(|letter| is_usual(*letter)) {
            assert!(letter.is_alphanumeric() && letter.is_lowercase() && !letter.is_numeric());
            assert!(letter.to_lowercase().eq([letter]));
        }
    }

    #[test]
    fn words_know_how_they_are_written() {
        let text = Text::new("Per og SOL, m4rcus 2026 McBo");
        let cases: Vec<Case> = text.words().iter().map(|word| word.case).collect();
        assert_eq!(
            cases,
            [Case::Capital, Case::Lower, Case::Upper, Case::Mixed, Case::Digits, Case::Mixed]
        );
        assert_eq!(text.gap_after(1), [' ']);
        assert_eq!(text.gap_after(2), [',', ' ']);
        assert!(text.words()[0].first && !text.words()[1].first);
        assert_eq!(text.lower(2), "sol");
        assert_eq!(text.lower(9), "");
    }
}
