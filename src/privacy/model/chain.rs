//! How probable a person is at each word of a sentence: forward and backward over the labels.

use super::weights::{BEGIN_PERSON, INSIDE_PERSON, LABELS, OUTSIDE, Row, Weights};

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

/// A number a label.
type Factors = [f32; LABELS];

/// Whether any word of a sentence could be a person at all.
pub(super) fn is_worth_reading(hidden: &[Row], weights: &Weights) -> bool {
    let faint = (FAINT / weights.unit) as i32;
    hidden.iter().any(|place| {
        let person = score(place, BEGIN_PERSON, weights).max(score(place, INSIDE_PERSON, weights));
        person > score(place, OUTSIDE, weights) - faint
    })
}

/// The score of a label at a word, before the neighbours' labels have their say.
fn score(place: &Row, label: usize, weights: &Weights) -> i32 {
    let row = &weights.out[label];
    let mut sum = weights.out_bias[label];
    for (index, &value) in place.iter().enumerate() {
        sum += i32::from(value) * i32::from(row[index]);
    }
    sum
}

/// The probability of a person at each word.
pub(super) fn read(hidden: &[Row], weights: &Weights) -> Vec<Person> {
    let mut factors: Vec<Factors> = Vec::with_capacity(hidden.len());
    factors.extend(hidden.iter().map(|place| factors_of(place, weights)));
    let mut forward: Vec<Factors> = Vec::with_capacity(hidden.len());
    for (word, factors) in factors.iter().enumerate() {
        let mut here = match word.checked_sub(1) {
            Some(before) => through(&forward[before], &weights.chain),
            None => weights.start,
        };
        times(&mut here, factors);
        forward.push(here);
    }
    let mut persons = vec![Person::default(); hidden.len()];
    let mut backward = [1.0; LABELS];
    for (word, forward) in forward.iter().enumerate().rev() {
        let mut joint = *forward;
        let total = multiply(&mut joint, &backward);
        persons[word] =
            Person { begin: joint[BEGIN_PERSON] / total, inside: joint[INSIDE_PERSON] / total };
        times(&mut backward, &factors[word]);
        backward = through(&backward, &weights.chain_back);
    }
    persons
}

/// What is passed on from each label to each other.
fn through(from: &Factors, chain: &[Factors; LABELS]) -> Factors {
    let mut to = [0.0; LABELS];
    for (label, weight) in from.iter().enumerate() {
        let row = &chain[label];
        for (other, sum) in to.iter_mut().enumerate() {
            *sum += weight * row[other];
        }
    }
    to
}

/// The scores of the labels as factors, the best of them one.
fn factors_of(place: &Row, weights: &Weights) -> Factors {
    let mut scores = [0; LABELS];
    for (label, score_here) in scores.iter_mut().enumerate() {
        *score_here = score(place, label, weights);
    }
    let best = scores.iter().copied().fold(i32::MIN, i32::max);
    let mut factors = [0.0; LABELS];
    for (label, factor) in factors.iter_mut().enumerate() {
        *factor = ((scores[label] - best) as f32 * weights.unit).exp().max(LEAST);
    }
    factors
}

/// Multiplies, and says what the products add up to.
fn multiply(values: &mut Factors, factors: &Factors) -> f32 {
    let mut total = 0.0;
    for (label, value) in values.iter_mut().enumerate() {
        *value *= factors[label];
        total += *value;
    }
    total
}

/// Multiplies, and scales so that the sum is one.
fn times(values: &mut Factors, factors: &Factors) {
    let total = multiply(values, factors);
    for value in values {
        *value /= total;
    }
}
