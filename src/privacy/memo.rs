//! Remembers what was made of words. The same words come again in every text, and at every key
//! that is pressed.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use foldhash::fast::RandomState;

/// What was made of words, found by their hashes: no word is kept.
pub struct Memo<T> {
    /// Keyed anew each time, so that nobody can write a word that passes for another.
    hash: RandomState,
    /// Where things lie, by hash: of 64 bits, no two words share one.
    places: HashMap<u64, u32, ByHash>,
    made: Vec<T>,
}

/// For keys that are hashes already.
pub type ByHash = BuildHasherDefault<Hashed>;

/// From how many words on all are forgotten.
pub const MOST: usize = 8192;

impl<T> Memo<T> {
    /// What stands for a word.
    #[inline]
    pub fn hash(&self, word: &str) -> u64 {
        self.hash.hash_one(word)
    }

    /// Where what is made of the word with a hash lies.
    #[inline]
    pub fn place(&mut self, hash: u64, make: impl FnOnce() -> T) -> u32 {
        *self.places.entry(hash).or_insert_with(|| {
            self.made.push(make());
            (self.made.len() - 1) as u32
        })
    }

    /// What lies at a place.
    #[inline]
    pub fn at(&self, place: u32) -> &T {
        &self.made[place as usize]
    }

    /// How many words are remembered.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.made.len()
    }

    /// Forgets everything if it has become too much; places from before are no longer good.
    pub fn forget_if_full(&mut self) {
        if self.made.len() > MOST {
            self.places.clear();
            self.made.clear();
        }
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { hash: RandomState::default(), places: HashMap::default(), made: Vec::new() }
    }
}

/// Takes a hash for what it is.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_at_once_until_all_is_forgotten() {
        let mut memo = Memo::default();
        let mut looks = 0;
        for round in 1..=2 {
            for word in 0..=MOST {
                let word = word.to_string();
                let hash = memo.hash(&word);
                for _ in 0..2 {
                    let place = memo.place(hash, || {
                        looks += 1;
                        word.clone()
                    });
                    assert_eq!(*memo.at(place), word);
                }
            }
            assert_eq!(looks, round * (MOST + 1));
            memo.forget_if_full();
        }
    }
}
