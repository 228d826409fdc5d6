//! A small statistical model that finds the names of persons in Norwegian text.
//!
//! `training/` makes it, and `training/README.md` says from what and how well it does. A word is
//! looked at once (`features.rs`) and remembered; a place in a sentence adds up what the five words
//! around it say, a rectifier and one small matrix turn that into scores of labels, and
//! forward-backward over the sentence (`chain.rs`) into probabilities.

mod chain;
mod features;
mod hash;
mod lists;
mod text;
mod weights;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::memo::Memo;
use chain::Person;
use features::{SHAPES, Seen};
use weights::{FLAGS, Row, Weights};

pub use lists::{Flags, Lists};
pub use text::{Gap, Sentences, Word};

static SHIPPED: LazyLock<NameModel> =
    LazyLock::new(|| NameModel { weights: Weights::read(include_bytes!("names.bin")) });

/// The model: weights and lists, read in place.
#[derive(Debug)]
pub struct NameModel {
    weights: Weights,
}

impl NameModel {
    /// The model that is built in.
    pub fn shipped() -> &'static NameModel {
        &SHIPPED
    }

    /// Begins to look for persons.
    pub fn finder(&self) -> NameFinder<'_> {
        NameFinder {
            weights: &self.weights,
            seen: Memo::default(),
            folded: String::new(),
            indices: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// The lists of names and words that the model is shipped with.
    pub fn lists(&self) -> &Lists {
        &self.weights.lists
    }
}

/// Where a person is named.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSpan {
    /// The bytes of the text.
    pub bytes: Range<usize>,
    /// The words of the sentence.
    pub words: Range<usize>,
    /// How probable a person is there, from 0 to 1: the mean over the words.
    pub confidence: f32,
}

/// Finds persons, and remembers the words it has seen.
///
/// One finder serves any number of texts; what it remembers is bounded, and holds no word: only what
/// the model makes of those that have a hash.
pub struct NameFinder<'m> {
    weights: &'m Weights,
    /// The words, as written: three megabytes when it is full.
    seen: Memo<Seen>,
    /// A word in lower case.
    folded: String,
    /// Where the words of the sentence are in `seen`.
    indices: Vec<u32>,
    /// What the places of the sentence add up.
    hidden: Vec<Row>,
}

impl NameFinder<'_> {
    /// The persons in a text whose confidence is at least `least`; 0.5 is the natural choice.
    pub fn persons(&mut self, text: &str, least: f32) -> Vec<PersonSpan> {
        let mut persons = Vec::new();
        let mut sentences = Sentences::new(text);
        let mut sentence = Vec::new();
        while sentences.next_into(&mut sentence) {
            self.add_persons(&sentence, least, &mut persons);
        }
        persons
    }

    fn add_persons(&mut self, sentence: &[Word<'_>], least: f32, persons: &mut Vec<PersonSpan>) {
        self.seen.forget_if_full();
        self.indices.clear();
        for word in sentence {
            let look = || Seen::new(word.text, &mut self.folded, self.weights);
            self.indices.push(self.seen.place(self.seen.hash(word.text), look));
        }
        self.add_up(sentence);
        gather(sentence, &chain::read(&self.hidden, self.weights), least, persons);
    }

    /// Adds up what the words around each place say, and cuts it off at nothing.
    fn add_up(&mut self, sentence: &[Word<'_>]) {
        let weights = self.weights;
        let word = |at: usize| self.indices.get(at).map(|&index| self.seen.at(index));
        let shapes = self.indices.iter().map(|&index| self.seen.at(index).shape);
        let case = &weights.case[features::sentence_case(shapes)];
        self.hidden.clear();
        for (at, index) in self.indices.iter().enumerate() {
            let here = self.seen.at(*index);
            let (shape, gap) = (here.shape as usize, sentence[at].gap);
            let first = usize::from(gap == Gap::Start);
            let after = sentence.get(at + 1).map_or(Gap::Start, |next| next.gap);
            let place = (first * SHAPES + shape) * FLAGS + usize::from(here.flags.bits());
            let mut sum = here.own;
            add(&mut sum, case);
            add(&mut sum, &weights.before[gap as usize * SHAPES + shape]);
            add(&mut sum, &weights.after[after as usize]);
            add(&mut sum, &weights.place[place]);
            // The word two places before, one before, one after, two after.
            let around = [at.wrapping_sub(2), at.wrapping_sub(1), at + 1, at + 2];
            for (side, neighbour) in around.into_iter().enumerate() {
                match word(neighbour) {
                    Some(seen) => add(&mut sum, &seen.side[side]),
                    None => add(&mut sum, &weights.edge[side]),
                }
            }
            for value in &mut sum {
                *value = (*value).max(0);
            }
            self.hidden.push(sum);
        }
    }
}

/// Adds a row. Rows are bounded so that the sum of all that a place adds up fits.
///
/// Here and wherever rows are added the loop counts over arrays of known length: it becomes a few
/// wide instructions also where no optimisation reaches across crates.
fn add(sum: &mut Row, row: &Row) {
    for (place, value) in sum.iter_mut().enumerate() {
        *value += row[place];
    }
}

/// Makes spans of the words that are probably persons.
fn gather(sentence: &[Word<'_>], read: &[Person], least: f32, persons: &mut Vec<PersonSpan>) {
    let mut at = 0;
    while at < read.len() {
        if read[at].any() < least {
            at += 1;
            continue;
        }
        let begin = at;
        at += 1;
        while at < read.len() && read[at].any() >= least && read[at].inside >= read[at].begin {
            at += 1;
        }
        let total: f32 = read[begin..at].iter().map(|person| person.any()).sum();
        persons.push(PersonSpan {
            bytes: sentence[begin].start..sentence[at - 1].end(),
            words: begin..at,
            confidence: (total / (at - begin) as f32).min(1.0),
        });
    }
}
