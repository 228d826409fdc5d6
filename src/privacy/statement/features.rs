//! What a word and the words around it say: the features of the statement model.
//!
//! A feature is a number below [`FEATURES`], hashed from a template and the words, classes and
//! distances it looks at; the linear part weighs them. A sight is the same of one word without
//! those around it, a number below [`SIGHTS`]: the network is given these and finds out for itself
//! what lies around. Training and use share this file.

use std::ops::Range;

use super::prepared::Seen;
use crate::privacy::Text;
use crate::privacy::word_form::{BEGINNINGS, ENDINGS};

/// How many features there are.
pub const FEATURES: usize = 1 << 16;

/// How many sights there are.
pub const SIGHTS: usize = 1 << 15;

/// The most features or sights of a word; what is beyond is left out.
pub const MOST: usize = 256;

/// How far from an anchor words are read.
const BESIDE: usize = 3;

/// How far to either side a word is looked for that points at one person or speaks in general.
const REACH: usize = 40;

/// The features of a word.
pub struct Features {
    numbers: [u32; MOST],
    count: usize,
}

/// A sentence, ready for the features of its words.
pub struct Sentence<'a> {
    text: &'a Text,
    seen: &'a [Seen],
    words: Range<usize>,
    /// The classes of all its words.
    classes: u64,
    anonymous: bool,
}

/// A mark to one side of a word, and how far away.
#[derive(Clone, Copy, Default)]
struct Near {
    mark: u32,
    distance: u32,
}

impl Features {
    /// No features.
    pub const NONE: Features = Features { numbers: [0; MOST], count: 0 };

    /// The features, each a number below [`FEATURES`]; or the sights, each below [`SIGHTS`].
    pub fn numbers(&self) -> &[u32] {
        &self.numbers[..self.count]
    }

    #[inline]
    fn add(&mut self, number: u32) {
        if let Some(place) = self.numbers.get_mut(self.count) {
            *place = number;
            self.count += 1;
        }
    }
}

impl<'a> Sentence<'a> {
    /// A sentence of a text whose words are prepared.
    pub fn new(
        text: &'a Text,
        seen: &'a [Seen],
        words: Range<usize>,
        anonymous: bool,
    ) -> Sentence<'a> {
        let classes = seen[words.clone()].iter().fold(0, |classes, word| classes | word.classes);
        Sentence { text, seen, words, classes, anonymous }
    }

    /// The words that could be part of a statement about one person: those near an anchor.
    pub fn worth_reading(&self) -> impl Iterator<Item = usize> {
        let words = self.words.clone();
        let mut anchor = None;
        words.clone().filter(move |word| {
            // The first anchor that does not lie too far back.
            let mut at = anchor.unwrap_or(words.start);
            while at < words.end && (!self.seen[at].anchor || at + BESIDE < *word) {
                at += 1;
            }
            anchor = Some(at);
            at < words.end && at <= word + BESIDE
        })
    }

    /// The features of a word.
    pub fn features(&self, word: usize, features: &mut Features) {
        features.count = 0;
        let here = self.seen[word];
        let mut add = |template: u32, parts: &[u32]| {
            features.add(hash(template, parts) & (FEATURES as u32 - 1))
        };
        let topic = u32::from(here.topic);
        let (sure, case, lists) =
            (u32::from(here.sure), u32::from(here.case), u32::from(here.lists));

        add(1, &[]);
        // The words around, and their classes.
        for offset in -3..=3 {
            let place = offset as u32;
            add(2, &[place, self.word(word, offset)]);
            for class in bits(self.classes(word, offset)) {
                add(3, &[place, class]);
                if offset != 0 && topic != 0 {
                    add(4, &[place, class, topic]);
                }
            }
        }
        let [two_before, before, own, after, two_after] =
            [-2, -1, 0, 1, 2].map(|offset| self.word(word, offset));
        add(5, &[before, own]);
        add(6, &[own, after]);
        add(7, &[before, topic]);
        add(8, &[two_before, before, topic]);
        add(9, &[after, topic]);

        // The look of the word, as a name has it.
        add(10, &[sure, case]);
        add(11, &[sure, lists, case]);
        add(12, &[sure, lists, case, before]);
        add(13, &[sure, before]);
        add(14, &[sure, case, after]);
        add(15, &[sure, two_before, before]);
        add(16, &[sure, case, after, two_after]);
        for class in bits(here.classes) {
            add(17, &[sure, class, case]);
        }
        for offset in [-1, 1] {
            let Some(other) = self.at(word, offset) else { continue };
            let place = offset as u32;
            let beside = self.seen[other];
            let form = self.text.known(other);
            let ending = form.endings[0].unwrap_or(form.hash);
            add(18, &[place, u32::from(beside.sure), u32::from(beside.case), sure]);
            add(19, &[place, u32::from(beside.lists), u32::from(beside.sure), case, sure]);
            add(20, &[place, ending, sure, case]);
            add(21, &[place, ending, lists, case, topic]);
        }
        let sign_before = sign(self.text.gap_before(word));
        let sign_after = sign(self.text.gap_after(word));
        add(22, &[sure, case, sign_before, sign_after]);
        add(23, &[sign_after, topic]);

        // Its letters.
        if here.literal {
            let form = self.text.known(word);
            for (length, ending) in given(ENDINGS, form.endings) {
                add(24, &[length, ending]);
            }
            for (length, beginning) in
                given(BEGINNINGS, form.beginnings).filter(|(length, _)| *length > 3)
            {
                add(25, &[length, beginning]);
            }
        }

        // Who is spoken of: the nearest word for one person, the nearest in general.
        let one = self.nearest(word, |seen| seen.one);
        let general = self.nearest(word, |seen| seen.general);
        for (number, [left, right]) in [one, general].into_iter().enumerate() {
            let number = number as u32;
            add(26, &[number, left.mark, left.distance]);
            add(27, &[number, right.mark, right.distance]);
            if topic != 0 {
                add(28, &[number, left.mark, left.distance, topic]);
                add(29, &[number, right.mark, right.distance, topic]);
            }
            add(30, &[number, u32::from(left.mark > 0), u32::from(right.mark > 0), topic]);
        }
        let order = match (one[0].mark > 0, general[0].mark > 0) {
            (true, true) => 1 + u32::from(one[0].distance >= general[0].distance),
            (true, false) => 3,
            (false, true) => 4,
            (false, false) => 5,
        };
        add(31, &[order, topic]);
        add(32, &[order, one[0].mark, general[0].mark, topic]);

        // What kinds of words the sentence has.
        for class in bits(self.classes) {
            add(33, &[class, sure]);
            if topic != 0 {
                add(34, &[class, topic]);
            }
            for own in bits(here.classes) {
                add(35, &[class, own]);
            }
        }
        let own_mark = u32::from(here.one);
        add(36, &[own_mark, u32::from(sure > 0), after]);
        add(37, &[own_mark, after, two_after]);
        // What an anonymous case may say; names and letters it may not say any more than others.
        if own_mark == 0 && sure == 0 {
            add(38, &[u32::from(self.anonymous), topic]);
        }
        add(39, &[bucket(self.words.len()), topic]);
    }

    /// The word at an offset, if the sentence reaches that far.
    fn at(&self, word: usize, offset: isize) -> Option<usize> {
        word.checked_add_signed(offset).filter(|place| self.words.contains(place))
    }

    /// What stands for the word at an offset; the ends of the sentence have numbers of their own.
    fn word(&self, word: usize, offset: isize) -> u32 {
        match self.at(word, offset) {
            Some(place) => self.seen[place].word,
            None => 1 + u32::from(offset > 0),
        }
    }

    fn classes(&self, word: usize, offset: isize) -> u64 {
        self.at(word, offset).map_or(0, |place| self.seen[place].classes)
    }

    /// The nearest marks to the left and to the right.
    fn nearest(&self, word: usize, mark: impl Fn(&Seen) -> u8) -> [Near; 2] {
        let near = |(distance, place): (usize, usize)| {
            let mark = u32::from(mark(&self.seen[place]));
            (mark > 0).then(|| Near { mark, distance: bucket(distance) })
        };
        let left = (self.words.start..word).rev().take(REACH).enumerate().find_map(near);
        let right = (word + 1..self.words.end).take(REACH).enumerate().find_map(near);
        [left.unwrap_or_default(), right.unwrap_or_default()]
    }
}

/// What is seen of one word by itself, and of the signs beside it.
pub fn sights(text: &Text, seen: &[Seen], word: usize, anonymous: bool, sights: &mut Features) {
    sights.count = 0;
    let here = seen[word];
    let (sure, case) = (u32::from(here.sure), u32::from(here.case));
    let mut add =
        |template: u32, parts: &[u32]| sights.add(hash(template, parts) & (SIGHTS as u32 - 1));
    add(1, &[here.word]);
    for class in bits(here.classes) {
        add(2, &[class]);
    }
    add(3, &[sure, case]);
    add(4, &[u32::from(here.lists), case]);
    add(5, &[u32::from(here.one), u32::from(here.general)]);
    add(6, &[u32::from(here.public), u32::from(here.allowed)]);
    add(7, &[sign(text.gap_before(word))]);
    add(8, &[sign(text.gap_after(word))]);
    if anonymous && here.sure == 0 {
        add(9, &[]);
    }
    if here.literal {
        let form = text.known(word);
        for (length, ending) in given(ENDINGS, form.endings) {
            add(10, &[length, ending]);
        }
        for (length, beginning) in given(BEGINNINGS, form.beginnings) {
            add(11, &[length, beginning]);
        }
    }
}

/// The pieces that a word has, each after how long it is.
fn given<const N: usize>(
    lengths: [usize; N],
    pieces: [Option<u32>; N],
) -> impl Iterator<Item = (u32, u32)> {
    let lengths = lengths.into_iter().map(|length| length as u32);
    lengths.zip(pieces).filter_map(|(length, piece)| Some((length, piece?)))
}

/// The numbers of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(bit)
    })
}

/// The most telling of the first characters of a gap: what is no space.
fn sign(gap: &[char]) -> u32 {
    let sign = gap.iter().take(4).find(|c| **c != ' ').or(gap.first());
    sign.map_or(0, |c| *c as u32)
}

fn bucket(distance: usize) -> u32 {
    match distance {
        0..=3 => distance as u32,
        4..=5 => 4,
        6..=8 => 5,
        _ => 6,
    }
}

fn hash(template: u32, parts: &[u32]) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = u64::from(template).wrapping_mul(MIX);
    for part in parts {
        hash = (hash ^ u64::from(*part)).wrapping_mul(MIX);
        hash ^= hash >> 29;
    }
    (hash >> 40) as u32
}
