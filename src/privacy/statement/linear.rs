//! The linear part of the statement model: weighs features one by one.
//!
//! `training/statement/linear.py` makes its weights.

use std::array::from_fn;

use super::LABELS;
use super::features::FEATURES;
use super::weights::Weights;
use crate::privacy::arithmetic::soften;

/// How many labels say something.
const SAYING: usize = LABELS.len() - 1;

/// How much more a feature speaks for each label that says something than for nothing.
type Row = [i16; SAYING];

/// The weights, ready to be added up.
pub struct Linear {
    /// How much one step of each label's weights is worth.
    steps: [f32; SAYING],
    biases: [f32; SAYING],
    rows: Vec<Row>,
}

/// How much finer the steps are than those of the training, for the difference of two of its weights
/// is not a whole number of them.
const FINER: f32 = 4.0;

/// So far behind, a label says nothing whatever the seven others add.
const NEVER: f32 = -3.6;

impl Linear {
    /// The weights as the training writes them: a scale and a bias for each label, which features
    /// weigh anything, a bit each, and their weights in order.
    pub fn read(bytes: &[u8]) -> Linear {
        let mut weights = Weights(bytes);
        let scales: [f32; LABELS.len()] = from_fn(|_| weights.number());
        let biases: [f32; LABELS.len()] = from_fn(|_| weights.number());
        let weigh: [u8; FEATURES / 8] = weights.bytes();
        let steps: [f32; SAYING] = from_fn(|label| scales[1 + label] / FINER);
        let mut rows = vec![[0; SAYING]; FEATURES];
        for (feature, row) in rows.iter_mut().enumerate() {
            if weigh[feature / 8] >> (feature % 8) & 1 == 1 {
                let weights: [i8; LABELS.len()] = weights.small();
                let [nothing, saying @ ..] = weights.map(f32::from);
                *row = from_fn(|label| {
                    let more = saying[label] * FINER - nothing * scales[0] / steps[label];
                    more.round() as i16
                });
            }
        }
        let biases = from_fn(|label| biases[1 + label] - biases[0]);
        Linear { steps, biases, rows }
    }

    /// What the features' rows add up to; a sum that does not fit is certain anyway.
    ///
    /// In a place of its own it becomes one wide instruction a feature.
    #[inline(never)]
    fn sums(&self, features: &[u32]) -> Row {
        let mut sums = [0i16; SAYING];
        for feature in features {
            let row = &self.rows[*feature as usize];
            for (sum, more) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(*more);
            }
        }
        sums
    }

    /// How probable each label is, unless it is certain that nothing is said.
    pub fn chances(&self, features: &[u32]) -> Option<[f32; LABELS.len()]> {
        let sums = self.sums(features);
        let mut scores = [0.0; LABELS.len()];
        let mut most = f32::NEG_INFINITY;
        for (label, sum) in sums.into_iter().enumerate() {
            let score = self.biases[label] + self.steps[label] * f32::from(sum);
            scores[1 + label] = score;
            most = most.max(score);
        }
        // All the others together cannot outweigh this.
        if most < NEVER {
            return None;
        }
        soften(&mut scores);
        Some(scores)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_are_cut_off_are_read_as_nothing() {
        for bytes in [&[][..], &[0; 100]] {
            let chances = Linear::read(bytes).chances(&[1, 2]).expect("nothing is certain");
            for chance in chances {
                assert!((chance - 1.0 / LABELS.len() as f32).abs() < 1e-6, "{chance}");
            }
        }
    }

    #[test]
    fn what_weighs_speaks_for_its_label() {
        let mut bytes = Vec::new();
        bytes.extend([0.1f32; 9].map(f32::to_le_bytes).as_flattened());
        bytes.extend([0.0f32; 9].map(f32::to_le_bytes).as_flattened());
        let mut weigh = vec![0; FEATURES / 8];
        weigh[0] = 0b100;
        bytes.extend(weigh);
        bytes.extend([-10i8, 0, 30, 0, 0, 0, 0, 0, 0].map(|weight| weight as u8));
        let linear = Linear::read(&bytes);
        let chances = linear.chances(&[2]).expect("something is said");
        // Scores of -1, 3 and seven of 0.
        let total = (-1.0f32).exp() + 3.0f32.exp() + 7.0;
        assert!((chances[2] - 3.0f32.exp() / total).abs() < 1e-4);
        assert!((chances[0] - (-1.0f32).exp() / total).abs() < 1e-4);
        let often = linear.chances(&[2; 200]).expect("something is said");
        assert!(often[2] > 0.999);
    }
}
