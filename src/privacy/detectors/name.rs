//! Names of persons as the name model sees them. Whether one may stand is for the statement model.

use std::cell::RefCell;
use std::ops::Range;

use crate::privacy::Text;
use crate::privacy::model::{NameFinder, NameModel};

/// A name that the model found, with how sure it is.
pub struct Named {
    /// Its characters.
    pub range: Range<usize>,
    /// From 0 to 1.
    pub confidence: f32,
}

thread_local! {
    /// What the model makes of a word is the same in every text.
    static FINDER: RefCell<NameFinder<'static>> = RefCell::new(NameModel::shipped().finder());
}

/// Every person the model sees, with at least some confidence.
pub fn persons(text: &Text, least: f32) -> Vec<Named> {
    let plain = text.plain();
    let found = FINDER.with_borrow_mut(|finder| finder.persons(plain, least));
    let (mut byte, mut index) = (0, 0);
    let mut character_at = |next: usize| {
        index += plain[byte..next].chars().count();
        byte = next;
        index
    };
    found
        .into_iter()
        .map(|person| Named {
            range: character_at(person.bytes.start)..character_at(person.bytes.end),
            confidence: person.confidence,
        })
        .collect()
}
