//! Matrices of small whole numbers, multiplied as wide as the machine can, with the same result on
//! every machine.

use std::array::from_fn;
use std::sync::LazyLock;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x8, i16x16, i32x8};

/// How many outputs are computed together.
const TOGETHER: usize = 16;

/// The largest of the whole numbers that a vector is rounded to: with the largest weight and
/// [`MOST`] of them, the sum still fits.
const FINE: f32 = 8191.0;

/// The most inputs of a matrix.
const MOST: usize = 1024;

/// What the machine can.
static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);

/// A matrix of whole numbers, which are so many steps.
pub struct Matrix<const INPUTS: usize> {
    outputs: usize,
    blocks: Vec<Block>,
}

/// Some outputs.
struct Block {
    /// For each two inputs: the first output's two weights, the next one's, and so on.
    pairs: Vec<[i16; 2 * TOGETHER]>,
    /// What one step of each output is worth.
    steps: [f32; TOGETHER],
}

impl<const INPUTS: usize> Matrix<INPUTS> {
    /// A matrix with a line of weights for each output, and what one step of them is worth.
    pub fn new(lines: &[[i8; INPUTS]], steps: &[f32]) -> Matrix<INPUTS> {
        const { assert!(INPUTS.is_multiple_of(8) && INPUTS <= MOST) };
        // What is missing to a whole block weighs nothing.
        let block = |(lines, steps): (&[[i8; INPUTS]], &[f32])| {
            let weight = |line: usize, input: usize| lines.get(line).map_or(0, |line| line[input]);
            let pair = |first| from_fn(|at| i16::from(weight(at / 2, first + at % 2)));
            Block {
                pairs: (0..INPUTS).step_by(2).map(pair).collect(),
                steps: from_fn(|output| steps.get(output).copied().unwrap_or_default()),
            }
        };
        let blocks = lines.chunks(TOGETHER).zip(steps.chunks(TOGETHER)).map(block).collect();
        Matrix { outputs: lines.len(), blocks }
    }

    /// What comes out for each of some vectors, which stand one after another.
    pub fn times(&self, vectors: &[f32], out: &mut Vec<f32>) {
        out.clear();
        dispatch!(*LEVEL, simd => self.times_with(simd, vectors, out));
    }

    #[inline(always)]
    fn times_with<S: Simd>(&self, simd: S, vectors: &[f32], out: &mut Vec<f32>) {
        for vector in vectors.as_chunks::<INPUTS>().0 {
            let (rounded, step) = rounded(simd, vector);
            let end = out.len() + self.outputs;
            for block in &self.blocks {
                let mut sums = [i32x8::splat(simd, 0); 2];
                for (two, weights) in rounded.as_chunks::<2>().0.iter().zip(&block.pairs) {
                    // The two of them over and over, however the machine orders bytes.
                    let [first, second] = two.map(i16::to_ne_bytes);
                    let two = i32::from_ne_bytes([first[0], first[1], second[0], second[1]]);
                    let two: i16x16<S> = i32x8::splat(simd, two).bitcast();
                    for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<16>().0) {
                        *sum += two.pairwise_dot_product(i16x16::simd_from(simd, *weights));
                    }
                }
                for (sum, steps) in sums.into_iter().zip(block.steps.as_chunks::<8>().0) {
                    let steps = f32x8::simd_from(simd, *steps) * step;
                    out.extend_from_slice((f32x8::float_from(sum) * steps).as_slice());
                }
            }
            out.truncate(end);
        }
    }
}

/// A vector as whole numbers, and what one step of them is worth.
#[inline(always)]
fn rounded<S: Simd, const INPUTS: usize>(simd: S, vector: &[f32; INPUTS]) -> ([i16; INPUTS], f32) {
    let pieces = vector.as_chunks::<8>().0;
    let most = pieces
        .iter()
        .map(|piece| f32x8::simd_from(simd, *piece).abs())
        .fold(f32x8::splat(simd, 0.0), |most, piece| most.max(piece))
        .as_slice()
        .iter()
        .fold(0.0, |most: f32, number| most.max(*number));
    let fine = if most > 0.0 { FINE / most } else { 0.0 };
    let mut whole = [0; INPUTS];
    for (whole, piece) in whole.as_chunks_mut::<8>().0.iter_mut().zip(pieces) {
        let steps = i32x8::truncate_from(f32x8::simd_from(simd, *piece) * fine);
        for (whole, step) in whole.iter_mut().zip(steps.as_slice()) {
            *whole = *step as i16;
        }
    }
    (whole, most / FINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_output_is_the_sum_of_its_products() {
        for outputs in [1, 9, 16, 17, 64] {
            let small = |place: usize| (place * 7919 % 251) as i16 as i8;
            let lines: Vec<[i8; 8]> =
                (0..outputs).map(|line| from_fn(|input| small(8 * line + input))).collect();
            let steps: Vec<f32> = (0..outputs).map(|output| 0.01 + output as f32 / 50.0).collect();
            let vectors: Vec<f32> =
                (0..32).map(|at| (at * 7919 % 1009) as f32 / 100.0 - 5.0).collect();
            let mut out = vec![1.0; 3];
            Matrix::new(&lines, &steps).times(&vectors, &mut out);
            assert_eq!(out.len(), 4 * outputs);
            for (at, out) in out.into_iter().enumerate() {
                let (vector, output) = (&vectors[at / outputs * 8..][..8], at % outputs);
                let weights = lines[output].iter().map(|weight| f32::from(*weight));
                let sum: f32 = weights.zip(vector).map(|(weight, number)| weight * number).sum();
                let expected = sum * steps[output];
                // Each number is rounded by less than one step of 8191 in the largest.
                let most = 8.0 * 128.0 * 5.1 / FINE * steps[output];
                assert!((out - expected).abs() < most, "{out} instead of {expected}");
            }
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        let mut out = Vec::new();
        Matrix::new(&[[7; 8]; 3], &[1.0; 3]).times(&[0.0; 16], &mut out);
        assert_eq!(out, [0.0; 6]);
    }
}
