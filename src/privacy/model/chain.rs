//! How probable a person is at each word of a sentence: forward and backward over the labels.

use super::weights::{BEGIN_PERSON, INSIDE_PERSON, LABELS, OUTSIDE, PerLabel, Row, Weights};
use crate::privacy::arithmetic::{dot, exp};

/// The probability of a person at a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Person {
    /// That one begins there.
    pub begin: f32,
    /// That one goes on there.
    pub inside: f32,
}

impl Person {
    pub fn any(self) -> f32 {
        self.begin + self.inside
    }
}

/// The least factor of a label, so that no sum is ever nothing.
const LEAST: f32 = 1e-20;

/// How far below no entity a person may score and still be worth a closer look, in natural
/// logarithms.
const FAINT: f32 = 7.0;

/// How far above everything else no entity scores where nothing that the neighbours say can change
/// it, in natural logarithms.
const CERTAIN: f32 = 14.0;

/// The probability of a person at each word of a sentence, given what its places add up.
///
/// What lies between words that are certainly no entity is read by itself, if there could be a
/// person in it at all.
pub(super) fn read(hidden: &[Row], weights: &Weights) -> Vec<Person> {
    let scores: Vec<PerLabel<i32>> = hidden.iter().map(|place| scores_of(place, weights)).collect();
    let certain = (CERTAIN / weights.unit) as i32;
    let faint = (FAINT / weights.unit) as i32;
    let is_open = |scores: &PerLabel<i32>| {
        let others = scores[1..LABELS].iter().copied().fold(i32::MIN, i32::max);
        scores[OUTSIDE] - others < certain
    };
    let may_be_person = |scores: &PerLabel<i32>| {
        scores[BEGIN_PERSON].max(scores[INSIDE_PERSON]) > scores[OUTSIDE] - faint
    };
    let mut persons = vec![Person::default(); hidden.len()];
    let mut at = 0;
    while at < scores.len() {
        let length = scores[at..].iter().take_while(|scores| is_open(scores)).count();
        let piece = at..at + length;
        if scores[piece.clone()].iter().any(may_be_person) {
            let before = if at == 0 { &weights.start } else { &weights.chain[OUTSIDE] };
            let behind =
                if piece.end == scores.len() { &[1.0; _] } else { &weights.chain_back[OUTSIDE] };
            read_piece(&scores[piece.clone()], before, behind, weights, &mut persons[piece]);
        }
        at += length + 1;
    }
    persons
}

/// The score of each label at a word, before the neighbours' labels have their say.
fn scores_of(place: &Row, weights: &Weights) -> PerLabel<i32> {
    let mut scores = weights.out_bias;
    for (score, row) in scores.iter_mut().zip(&weights.out) {
        *score += dot(place, row);
    }
    scores
}

/// The probability of a person at each of some words, given how probable each label is by what lies
/// before them and what lies behind.
fn read_piece(
    scores: &[PerLabel<i32>],
    before: &PerLabel<f32>,
    behind: &PerLabel<f32>,
    weights: &Weights,
    persons: &mut [Person],
) {
    let factors: Vec<PerLabel<f32>> =
        scores.iter().map(|scores| factors_of(scores, weights.unit)).collect();
    let mut forward: Vec<PerLabel<f32>> = Vec::with_capacity(scores.len());
    for factors in &factors {
        let mut here = match forward.last() {
            Some(last) => through(last, &weights.chain),
            None => *before,
        };
        times(&mut here, factors);
        forward.push(here);
    }
    let mut backward = *behind;
    for ((person, forward), factors) in persons.iter_mut().zip(forward).zip(factors).rev() {
        let mut joint = forward;
        let total = multiply(&mut joint, &backward);
        *person =
            Person { begin: joint[BEGIN_PERSON] / total, inside: joint[INSIDE_PERSON] / total };
        times(&mut backward, &factors);
        backward = through(&backward, &weights.chain_back);
    }
}

/// What is passed on from each label to each other.
fn through(from: &PerLabel<f32>, chain: &[PerLabel<f32>; LABELS]) -> PerLabel<f32> {
    let mut to = [0.0; _];
    for (weight, row) in from.iter().zip(chain) {
        for (sum, factor) in to.iter_mut().zip(row) {
            *sum += weight * factor;
        }
    }
    to
}

/// The scores of the labels as factors, the best of them one.
fn factors_of(scores: &PerLabel<i32>, unit: f32) -> PerLabel<f32> {
    let best = scores.iter().copied().fold(i32::MIN, i32::max);
    scores.map(|score| exp((score - best) as f32 * unit).max(LEAST))
}

/// Multiplies, and says what the products add up to.
fn multiply(values: &mut PerLabel<f32>, factors: &PerLabel<f32>) -> f32 {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
    values.iter().sum()
}

/// Multiplies, and scales so that the sum is one.
fn times(values: &mut PerLabel<f32>, factors: &PerLabel<f32>) {
    let total = multiply(values, factors);
    for value in values {
        *value /= total;
    }
}
