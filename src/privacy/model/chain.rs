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
    let products = place.iter().zip(&weights.out[label]);
    let sum: i32 = products.map(|(&value, &weight)| i32::from(value) * i32::from(weight)).sum();
    sum + weights.out_bias[label]
}

/// The probability of a person at each word.
pub(super) fn read(hidden: &[Row], weights: &Weights) -> Vec<Person> {
    let factors: Vec<[f32; LABELS]> = hidden.iter().map(|place| factors(place, weights)).collect();
    let mut forward = Vec::with_capacity(hidden.len());
    let mut before = [0.0; LABELS];
    for (word, factors) in factors.iter().enumerate() {
        let mut here = if word == 0 { weights.start } else { [0.0; LABELS] };
        for (weight, chain) in before.iter().zip(&weights.chain) {
            for (sum, factor) in here.iter_mut().zip(chain) {
                *sum += weight * factor;
            }
        }
        times(&mut here, factors);
        forward.push(here);
        before = here;
    }
    let mut persons = vec![Person::default(); hidden.len()];
    let mut backward = [1.0; LABELS];
    for (word, forward) in forward.iter().enumerate().rev() {
        let joint: [f32; LABELS] = std::array::from_fn(|label| forward[label] * backward[label]);
        let total: f32 = joint.iter().sum();
        persons[word] =
            Person { begin: joint[BEGIN_PERSON] / total, inside: joint[INSIDE_PERSON] / total };
        let mut after = backward;
        times(&mut after, &factors[word]);
        backward = std::array::from_fn(|label| {
            weights.chain[label].iter().zip(&after).map(|(factor, weight)| factor * weight).sum()
        });
    }
    persons
}

/// The scores of the labels as factors, the best of them one.
fn factors(place: &Row, weights: &Weights) -> [f32; LABELS] {
    let scores: [i32; LABELS] = std::array::from_fn(|label| score(place, label, weights));
    let best = scores.iter().copied().max().unwrap_or_default();
    scores.map(|score| ((score - best) as f32 * weights.unit).exp().max(LEAST))
}

/// Multiplies, and scales so that the sum is one.
fn times(values: &mut [f32; LABELS], factors: &[f32; LABELS]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
    let total: f32 = values.iter().sum();
    for value in values {
        *value /= total;
    }
}
