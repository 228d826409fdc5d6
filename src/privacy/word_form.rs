//! What is known of a word by itself, wherever it stands and whoever is around it.

use std::cell::RefCell;

use super::detectors::cues::Cues;
use super::memo::Memo;
use super::model::Flags;
use super::{lexicon, lists};

/// A word in lower case, looked up.
#[derive(Clone, Copy)]
pub struct WordForm {
    /// The lists it is in.
    pub flags: Flags,
    /// What it is to the detectors.
    pub cues: Cues,
    /// The longest first word of terms that it begins with.
    pub head: Option<lexicon::Head>,
    /// Stands for the word.
    pub hash: u32,
    /// Stand for its endings of two, three, four and six letters, if it has as many.
    pub endings: [Option<u32>; 4],
    /// Stand for its beginnings of three, four and six letters, if it has more.
    pub beginnings: [Option<u32>; 3],
    /// Whether it is a word with æ, ø or å spelt as in file names: «aarshjul», «moete».
    pub spelt_out: bool,
    /// Whether it ends as the name of a street does.
    pub street: bool,
}

thread_local! {
    static FORMS: RefCell<Memo<WordForm>> = RefCell::default();
}

/// What is known of words.
pub struct WordForms<'a>(&'a mut Memo<WordForm>);

impl WordForms<'_> {
    /// Looks words up; what was looked up before is remembered.
    pub fn look_up<T>(look: impl FnOnce(WordForms<'_>) -> T) -> T {
        FORMS.with_borrow_mut(|forms| look(WordForms(forms)))
    }

    /// What stands for a word in lower case while words are looked up.
    #[inline]
    pub fn hash(&self, lower: &str) -> u64 {
        self.0.hash(lower)
    }

    /// What is known of the word in lower case with a hash.
    #[inline]
    pub fn of(&mut self, hash: u64, lower: &str) -> WordForm {
        self.0.forget_if_full();
        let place = self.0.place(hash, || WordForm::new(lower));
        *self.0.at(place)
    }
}

impl WordForm {
    fn new(lower: &str) -> WordForm {
        let flags = lists::of(lower);
        WordForm {
            flags,
            cues: Cues::of(lower),
            head: lexicon::head(lower),
            hash: hash_of(lower),
            endings: ENDINGS.map(|length| last_letters(lower, length).map(hash_of)),
            beginnings: BEGINNINGS.map(|length| first_letters(lower, length).map(hash_of)),
            spelt_out: is_spelt_out(lower, flags),
            street: is_street(lower),
        }
    }
}

/// How many letters the endings of a form have.
pub const ENDINGS: [usize; 4] = [2, 3, 4, 6];

/// How many letters the beginnings of a form have.
pub const BEGINNINGS: [usize; 3] = [3, 4, 6];

/// The last letters of a word that has so many.
fn last_letters(lower: &str, count: usize) -> Option<&str> {
    let (start, _) = lower.char_indices().rev().nth(count - 1)?;
    Some(&lower[start..])
}

/// The first letters of a word that has more.
fn first_letters(lower: &str, count: usize) -> Option<&str> {
    let (end, _) = lower.char_indices().nth(count)?;
    Some(&lower[..end])
}

/// Stands for a word or a piece of one.
fn hash_of(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn is_spelt_out(lower: &str, flags: Flags) -> bool {
    if flags.is_word() || flags.is_first_name() || flags.is_surname() {
        return false;
    }
    const LETTERS: [(&str, &str); 3] = [("aa", "å"), ("oe", "ø"), ("ae", "æ")];
    let pairs = || lower.as_bytes().windows(2);
    LETTERS.iter().any(|(spelt, letter)| {
        pairs().any(|pair| pair == spelt.as_bytes())
            && lists::of(&lower.replace(spelt, letter)).is_word()
    })
}

/// Endings of Norwegian streets.
const STREETS: [&str; 26] = [
    "veien", "vegen", "vei", "veg", "gata", "gaten", "gate", "alleen", "alléen", "allé", "stien",
    "svingen", "bakken", "bakkane", "kroken", "tunet", "plass", "plassen", "ringen", "løkka",
    "grenda", "myra", "faret", "brinken", "terrasse", "kleiva",
];

fn is_street(lower: &str) -> bool {
    STREETS.iter().any(|ending| lower.ends_with(ending)) && lower.chars().count() > 3
}
