//! Names of persons as the name model sees them. Whether one may stand is for the statement model.

use std::ops::Range;

use crate::privacy::Text;
use crate::privacy::model::NameModel;

/// A name that the model found, with how sure it is.
pub struct Named {
    /// Its characters.
    pub range: Range<usize>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// Every person the model sees, with at least some confidence.
pub fn persons(text: &Text, least: f32) -> Vec<Named> {
    let plain = text.plain();
    let found = NameModel::shipped().finder().persons(plain, least);
    let mut places = plain.char_indices().enumerate().peekable();
    let mut character_at = |byte: usize| {
        while places.next_if(|(_, (at, _))| *at < byte).is_some() {}
        places.peek().map_or(text.characters().len(), |(index, _)| *index)
    };
    found
        .into_iter()
        .map(|person| Named {
            range: character_at(person.bytes.start)..character_at(person.bytes.end),
            confidence: person.confidence,
        })
        .collect()
}
