//! What the model sees of a word; `training/features.py` computes the same.
//!
//! A word has *own* features, which speak of the word itself, and *side* features, which speak of
//! its neighbours. The word and its beginnings and endings are keys that have a row in a table if
//! training saw them often enough; a word is the sum of its rows.

use super::hash::{Hash, fnv, mix};
use super::lists::{Flags, Lists};
use super::text::{is_apostrophe, is_capital};
use super::weights::{FLAGS, HIDDEN, Row, Sides, Weights};

/// How a word is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Shape {
    Lower,
    Initial,
    Capitals,
    Mixed,
    Letter,
    Digits,
    Alien,
}

/// How many shapes there are.
pub(super) const SHAPES: usize = 7;

impl Shape {
    fn of(word: &str) -> Shape {
        let (mut letters, mut capitals, mut first) = (0, 0, false);
        let (mut digits, mut alien) = (false, false);
        for character in word.chars().filter(|&character| !is_apostrophe(character)) {
            digits |= character.is_ascii_digit();
            alien |= character >= '\u{250}';
            let capital = is_capital(character);
            first |= capital && letters == 0;
            capitals += usize::from(capital);
            letters += 1;
        }
        match capitals {
            _ if digits => Shape::Digits,
            _ if alien => Shape::Alien,
            0 => Shape::Lower,
            _ if letters == 1 => Shape::Letter,
            _ if capitals == letters => Shape::Capitals,
            1 if first => Shape::Initial,
            _ => Shape::Mixed,
        }
    }
}

/// How a sentence is written: 0 as usual, 1 all in capitals, 2 without any.
pub(super) fn sentence_case(shapes: impl Iterator<Item = Shape> + Clone) -> usize {
    use Shape::{Alien, Capitals, Initial, Letter, Lower, Mixed};
    if !shapes.clone().any(|shape| matches!(shape, Initial | Mixed | Capitals | Letter | Alien)) {
        2
    } else if !{ shapes }.any(|shape| matches!(shape, Lower | Initial | Mixed)) {
        1
    } else {
        0
    }
}

/// A word as the model sees it.
pub(super) struct Seen {
    pub shape: Shape,
    pub flags: Flags,
    pub own: Row,
    pub side: Sides,
}

const WORD: u32 = 1;
const PREFIX: u32 = 2;
const SUFFIX: u32 = 8;
const LONGEST_AFFIX: usize = 5;
const SIDE_SUFFIX: usize = 3;

fn key(seed: u32, hash: Hash) -> u32 {
    mix(hash.value() ^ seed.wrapping_mul(0x9E37_79B1))
}

impl Seen {
    /// Looks at a word; `lower` is room for its lower case.
    pub fn new(word: &str, lower: &mut String, weights: &Weights) -> Seen {
        let shape = Shape::of(word);
        fold(word, lower);
        let flags = weights.lists.flags(lower);
        let bare = flags_without_genitive(lower, &weights.lists);
        let own = weights.genitive[usize::from(flags.bits()) * FLAGS + usize::from(bare.bits())];
        let side = weights.kind[shape as usize * FLAGS + usize::from(flags.bits())];
        let mut seen = Seen { shape, flags, own, side };
        let whole = key(WORD, fnv(lower.as_bytes()));
        seen.add_own(weights, whole);
        seen.add_side(weights, whole);
        seen.add_prefixes(weights, lower.as_bytes());
        seen.add_suffixes(weights, lower.as_bytes());
        seen
    }

    fn add_prefixes(&mut self, weights: &Weights, lower: &[u8]) {
        let (mut hash, mut length) = (Hash::EMPTY, 0);
        for (at, &byte) in lower.iter().enumerate() {
            if at > 0 && is_boundary(lower, at) {
                length += 1;
                self.add_own(weights, key(PREFIX + length, hash));
                if length as usize == LONGEST_AFFIX {
                    break;
                }
            }
            hash = hash.then(byte);
        }
    }

    fn add_suffixes(&mut self, weights: &Weights, lower: &[u8]) {
        let (mut hash, mut length) = (Hash::EMPTY, 0);
        for (at, &byte) in lower.iter().enumerate().rev() {
            hash = hash.then(byte);
            if !is_boundary(lower, at) {
                continue;
            }
            length += 1;
            if at > 0 {
                self.add_own(weights, key(SUFFIX + length as u32, hash));
            }
            // A word shorter than that is its own ending.
            if length == SIDE_SUFFIX || at == 0 && length < SIDE_SUFFIX {
                self.add_side(weights, key(SUFFIX + SIDE_SUFFIX as u32, hash));
            }
            if length == LONGEST_AFFIX {
                break;
            }
        }
    }

    fn add_own(&mut self, weights: &Weights, key: u32) {
        if let Some(row) = weights.own(key) {
            add(&mut self.own, row);
        }
    }

    fn add_side(&mut self, weights: &Weights, key: u32) {
        if let Some(rows) = weights.side(key) {
            for (side, row) in self.side.iter_mut().zip(rows.as_chunks().0) {
                add(side, row);
            }
        }
    }
}

/// Adds a row of small numbers.
fn add(sum: &mut Row, row: &[u8; HIDDEN]) {
    for (place, value) in sum.iter_mut().enumerate() {
        *value += i16::from(row[place] as i8);
    }
}

/// Whether a character begins at a byte of a text.
fn is_boundary(text: &[u8], at: usize) -> bool {
    text[at] & 0xC0 != 0x80
}

/// Puts a word in lower case, character by character, with one apostrophe and one digit.
fn fold(word: &str, lower: &mut String) {
    lower.clear();
    for character in word.chars() {
        match character {
            '0'..='9' => lower.push('0'),
            '’' => lower.push('\''),
            _ if character.is_ascii() => lower.push(character.to_ascii_lowercase()),
            _ => lower.extend(character.to_lowercase()),
        }
    }
}

/// The flags of a word without the ending of the genitive, if it can have one.
fn flags_without_genitive(lower: &str, lists: &Lists) -> Flags {
    let bare = lower.trim_end_matches('\'');
    if bare.len() < lower.len() {
        return lists.flags(bare);
    }
    match lower.strip_suffix('s') {
        Some(bare) if bare.chars().nth(2).is_some() => lists.flags(bare),
        _ => Flags::NONE,
    }
}
