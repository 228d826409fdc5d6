//! The lists of names and words, read in place from one compact set.
//!
//! A table of 16-bit slots with open addressing: twelve bits of fingerprint, four flags. One
//! look-up in some thousands finds a word that is not there, which a feature can bear.

use super::hash::{Hash, mix};

/// What the lists know of a word.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Flags(u8);

impl Flags {
    /// Nothing.
    pub const NONE: Flags = Flags(0);

    /// Whether it is a word of the dictionaries, in any inflection that endings give.
    pub fn is_word(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it is a first name.
    pub fn is_first_name(self) -> bool {
        self.0 & 2 != 0
    }

    /// Whether it is a surname.
    pub fn is_surname(self) -> bool {
        self.0 & 4 != 0
    }

    /// All flags, a bit each: a number below sixteen.
    pub fn bits(self) -> u8 {
        self.0
    }

    fn with_word(self) -> Flags {
        Flags(self.0 | 1)
    }
}

/// Endings of Norwegian inflection, by their last letter; the dictionaries hold their own forms
/// only.
fn endings(last: u8) -> &'static [&'static [u8]] {
    match last {
        b'a' => &[b"a"],
        b'd' => &[b"dd"],
        b'e' => &[
            b"e", b"de", b"ne", b"re", b"te", b"ane", b"are", b"ene", b"ere", b"ande", b"aste",
            b"ende", b"este",
        ],
        b'n' => &[b"n", b"en"],
        b'r' => &[b"r", b"ar", b"er"],
        b's' => &[b"s", b"es", b"ens", b"ets"],
        b't' => &[b"t", b"et", b"st", b"ast", b"est"],
        _ => &[],
    }
}

/// The longest word, in bytes, that is looked up without its ending.
const LONGEST: usize = 48;

/// The set, over the bytes of the model.
#[derive(Clone, Copy, Debug)]
pub struct Lists {
    /// A power of two of slots, two bytes each.
    slots: &'static [u8],
}

impl Lists {
    pub(super) fn new(slots: &'static [u8]) -> Lists {
        Lists { slots }
    }

    /// What the lists themselves say of a word in lower case, without its endings.
    pub fn own_flags(&self, word: &str) -> Flags {
        self.exact(word.bytes().fold(Hash::EMPTY, Hash::then))
    }

    /// What a word in lower case is: its own flags, and a word's also without an ending.
    pub fn flags(&self, word: &str) -> Flags {
        let bytes = word.as_bytes();
        // The hash of every beginning, so that a stem need not be hashed again.
        let mut beginnings = [Hash::EMPTY; LONGEST];
        let mut hash = Hash::EMPTY;
        for (at, &byte) in bytes.iter().enumerate() {
            if let Some(beginning) = beginnings.get_mut(at) {
                *beginning = hash;
            }
            hash = hash.then(byte);
        }
        let flags = self.exact(hash);
        if flags.is_word() || bytes.len() > LONGEST {
            return flags;
        }
        let has_stem = |ending: &&[u8]| {
            let Some(length) = bytes.len().checked_sub(ending.len()) else { return false };
            if bytes[length..] != **ending {
                return false;
            }
            let stem = &word[..length];
            let mut characters = stem.chars();
            if characters.by_ref().take(2).count() < 2 {
                return false;
            }
            let hash = beginnings[stem.len()];
            self.exact(hash).is_word()
                || characters.next().is_some() && self.exact(hash.then(b'e')).is_word()
        };
        let Some(last) = bytes.last() else { return flags };
        if endings(*last).iter().any(has_stem) { flags.with_word() } else { flags }
    }

    fn exact(&self, hash: Hash) -> Flags {
        let hash = mix(hash.value());
        let mask = self.slots.len() / 2 - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = u16::from_le_bytes([self.slots[2 * at], self.slots[2 * at + 1]]);
            if slot == 0 {
                return Flags::NONE;
            }
            if u32::from(slot >> 4) == hash >> 20 {
                return Flags((slot & 15) as u8);
            }
            at = (at + 1) & mask;
        }
    }
}
