//! The network of the statement model: reads a passage as a whole, where the linear part weighs
//! words one by one.
//!
//! Two layers of self-attention (Vaswani et al. 2017, *Attention Is All You Need*) over the sights
//! of the words (`features.rs`), with a bias for how far two words are apart (Raffel et al. 2020)
//! instead of places, and the root mean square as norm (Zhang and Sennrich 2019).
//! `training/statement/network.py` makes the weights and says the same for the same sights.

use std::array::from_fn;

use super::LABELS;
use super::features::SIGHTS;
use super::weights::Weights;
use crate::privacy::arithmetic::soften;
use crate::privacy::matrix::Matrix;

/// The most words of a passage.
pub const LONGEST: usize = 40;

/// How many numbers stand for a word.
const WIDTH: usize = 64;

/// How many numbers a word is thought over in.
const INNER: usize = 128;

const HEADS: usize = 4;

const HEAD: usize = WIDTH / HEADS;

/// From this many words on, all distances are alike.
const FAR: usize = 12;

const LAYERS: usize = 2;

/// How a word is seen: a number of [`WIDTH`] small steps for each sight.
type Row = [i8; WIDTH];

type Word = [f32; WIDTH];

/// The weights, ready to be used.
pub struct Network {
    /// What one step of `rows` is worth.
    step: f32,
    rows: Vec<Row>,
    layers: Vec<Layer>,
    last: Matrix<WIDTH>,
    last_bias: [f32; LABELS.len()],
}

struct Layer {
    /// To what a word asks for, what it offers and what it tells.
    ask: Matrix<WIDTH>,
    /// For each head, how much words count by their distance.
    distances: Vec<[f32; 2 * FAR + 1]>,
    told: Matrix<WIDTH>,
    inner: Matrix<WIDTH>,
    inner_bias: Vec<f32>,
    outer: Matrix<INNER>,
}

/// Reads what one step of each output is worth, and its weights.
fn read<const INPUTS: usize>(weights: &mut Weights<'_>, outputs: usize) -> Matrix<INPUTS> {
    let steps: Vec<f32> = (0..outputs).map(|_| weights.number()).collect();
    let lines: Vec<[i8; INPUTS]> = (0..outputs).map(|_| weights.small()).collect();
    Matrix::new(&lines, &steps)
}

impl Network {
    /// Reads what the training wrote: which sights have rows, what a step is worth, the rows with
    /// half a byte a step, and the matrices.
    pub fn read(bytes: &[u8]) -> Network {
        let mut weights = Weights(bytes);
        let has_row: [u8; SIGHTS / 8] = weights.bytes();
        let step = weights.number();
        let mut rows = vec![[0; WIDTH]; SIGHTS];
        for (sight, row) in rows.iter_mut().enumerate() {
            if has_row[sight / 8] >> (sight % 8) & 1 == 1 {
                let halves: [u8; WIDTH / 2] = weights.bytes();
                // Seven below zero to seven above.
                *row = from_fn(|at| (halves[at / 2] >> (at % 2 * 4) & 15) as i8 - 8);
            }
        }
        let layers = (0..LAYERS)
            .map(|_| Layer {
                ask: read(&mut weights, 3 * WIDTH),
                distances: (0..HEADS).map(|_| from_fn(|_| weights.number())).collect(),
                told: read(&mut weights, WIDTH),
                inner: read(&mut weights, INNER),
                inner_bias: (0..INNER).map(|_| weights.number()).collect(),
                outer: read(&mut weights, WIDTH),
            })
            .collect();
        let last = read(&mut weights, LABELS.len());
        let last_bias = from_fn(|_| weights.number());
        Network { step, rows, layers, last, last_bias }
    }

    /// How probable each label is for each word of a passage, given the sights of its words.
    pub fn ask<'a>(&self, passage: impl Iterator<Item = &'a [u32]>) -> Vec<[f32; LABELS.len()]> {
        let mut words: Vec<f32> = Vec::with_capacity(LONGEST * WIDTH);
        for sights in passage {
            words.extend(self.see(sights));
        }
        let (mut normed, mut asked, mut told) = (Vec::new(), Vec::new(), Vec::new());
        let mut heard = Vec::new();
        for layer in &self.layers {
            norm(&words, &mut normed);
            layer.ask.times(&normed, &mut asked);
            layer.listen(&asked, &mut heard);
            layer.told.times(&heard, &mut told);
            add(&mut words, &told);
            norm(&words, &mut normed);
            layer.inner.times(&normed, &mut asked);
            for inner in asked.chunks_exact_mut(INNER) {
                for (number, bias) in inner.iter_mut().zip(&layer.inner_bias) {
                    *number = (*number + bias).max(0.0);
                }
            }
            layer.outer.times(&asked, &mut told);
            add(&mut words, &told);
        }
        norm(&words, &mut normed);
        self.last.times(&normed, &mut told);
        let scores = told.chunks_exact(LABELS.len());
        scores
            .map(|scores| {
                let mut chances = from_fn(|label| scores[label] + self.last_bias[label]);
                soften(&mut chances);
                chances
            })
            .collect()
    }

    fn see(&self, sights: &[u32]) -> Word {
        let mut sums = [0i16; WIDTH];
        for sight in sights {
            for (sum, step) in sums.iter_mut().zip(&self.rows[*sight as usize]) {
                *sum += i16::from(*step);
            }
        }
        sums.map(|sum| f32::from(sum) * self.step)
    }
}

impl Layer {
    /// What each word hears of the others: from each head, what they tell, by how well what they
    /// offer is what it asks for.
    fn listen(&self, asked: &[f32], heard: &mut Vec<f32>) {
        let words = asked.len() / (3 * WIDTH);
        let part = |word: usize, part: usize, head: usize| {
            let start = word * 3 * WIDTH + part * WIDTH + head * HEAD;
            asked[start..start + HEAD].first_chunk::<HEAD>().expect("as long as a head")
        };
        heard.clear();
        heard.resize(words * WIDTH, 0.0);
        let scale = 1.0 / (HEAD as f32).sqrt();
        for (head, distances) in self.distances.iter().enumerate() {
            // A line for each number of all words, so that words are computed side by side.
            let mut offered = [[0.0; LONGEST]; HEAD];
            for word in 0..words {
                for (line, number) in offered.iter_mut().zip(part(word, 1, head)) {
                    line[word] = number * scale;
                }
            }
            for word in 0..words {
                let mut shares = [0.0; LONGEST];
                for (asks, offers) in part(word, 0, head).iter().zip(&offered) {
                    for (share, offer) in shares.iter_mut().zip(offers) {
                        *share += asks * offer;
                    }
                }
                for (other, share) in shares[..words].iter_mut().enumerate() {
                    *share += distances[(other + FAR).saturating_sub(word).min(2 * FAR)];
                }
                soften(&mut shares[..words]);
                let start = word * WIDTH + head * HEAD;
                let mut hears = [0.0; HEAD];
                for (other, share) in shares[..words].iter().enumerate() {
                    for (number, told) in hears.iter_mut().zip(part(other, 2, head)) {
                        *number += share * told;
                    }
                }
                heard[start..start + HEAD].copy_from_slice(&hears);
            }
        }
    }
}

/// Brings each word to a root mean square of one.
fn norm(words: &[f32], normed: &mut Vec<f32>) {
    normed.clear();
    for word in words.chunks_exact(WIDTH) {
        let squares: f32 = word.iter().map(|number| number * number).sum();
        let scale = 1.0 / (squares / WIDTH as f32 + 1e-6).sqrt();
        normed.extend(word.iter().map(|number| number * scale));
    }
}

fn add(words: &mut [f32], more: &[f32]) {
    for (number, more) in words.iter_mut().zip(more) {
        *number += more;
    }
}

#[cfg(test)]
mod tests {
    use super::super::NETWORK;
    use super::*;

    /// What `training/statement/network.py` wrote of some passages: their sights and the chances.
    const GOLDEN: &str = include_str!("network_golden.jsonl");

    #[test]
    fn agrees_with_the_training() {
        for line in GOLDEN.lines() {
            let golden: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let sights: Vec<Vec<u32>> =
                serde_json::from_value(golden["sights"].clone()).expect("sights of words");
            let chances: Vec<[f32; LABELS.len()]> =
                serde_json::from_value(golden["chances"].clone()).expect("chances of words");
            let said = NETWORK.ask(sights.iter().map(Vec::as_slice));
            assert_eq!(said.len(), chances.len());
            for (said, golden) in said.iter().flatten().zip(chances.iter().flatten()) {
                assert!((said - golden).abs() < 2e-3, "{said} where the training has {golden}");
            }
        }
    }

    #[test]
    fn weights_that_are_cut_off_are_read_as_nothing() {
        let network = Network::read(&[]);
        let said = network.ask([&[1, 2, 3][..], &[]].into_iter());
        assert_eq!(said.len(), 2);
        for chance in said.iter().flatten() {
            assert!((chance - 1.0 / LABELS.len() as f32).abs() < 1e-6, "{chance}");
        }
    }

    #[test]
    fn the_weights_are_as_many_as_are_read() {
        let bytes = include_bytes!("network.bin");
        let rows: u32 = bytes[..SIGHTS / 8].iter().map(|byte| byte.count_ones()).sum();
        let matrix = |inputs: usize, outputs: usize| outputs * (4 + inputs);
        let layer = matrix(WIDTH, 3 * WIDTH)
            + 4 * HEADS * (2 * FAR + 1)
            + matrix(WIDTH, WIDTH)
            + matrix(WIDTH, INNER)
            + 4 * INNER
            + matrix(INNER, WIDTH);
        let last = matrix(WIDTH, LABELS.len()) + 4 * LABELS.len();
        let rows = rows as usize * WIDTH / 2;
        assert_eq!(bytes.len(), SIGHTS / 8 + 4 + rows + LAYERS * layer + last);
    }
}
