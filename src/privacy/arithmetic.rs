//! What the models compute with, the same on every machine.

use std::f32::consts::{LN_2, LOG2_E};

/// The sum of the products of numbers in pairs, of which there are thirty-two times something.
///
/// Whoever calls it keeps the numbers so small that the sum fits.
#[inline]
pub fn dot<const N: usize>(left: &[i16; N], right: &[i16; N]) -> i32 {
    const { assert!(N.is_multiple_of(32)) };
    let parts = left.as_chunks().0.iter().zip(right.as_chunks().0);
    parts.map(|(left, right)| dot_of_32(left, right)).sum()
}

/// Written like this and in a place of its own, it becomes four wide instructions.
#[inline(never)]
fn dot_of_32(left: &[i16; 32], right: &[i16; 32]) -> i32 {
    let mut sums = [0; 8];
    for (left, right) in left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0) {
        for (place, sum) in sums.iter_mut().enumerate() {
            *sum += i32::from(left[place]) * i32::from(right[place]);
        }
    }
    sums.iter().sum()
}

/// The exponential of a number that is not above zero, to five places; where that is less than the
/// smallest number, that. Unlike the system's it is computed for several numbers at once.
#[inline]
pub fn exp(number: f32) -> f32 {
    // The powers of ln 2 over the factorials.
    const SERIES: [f32; 6] = [1.0, LN_2, 0.240_226_5, 0.055_504_11, 0.009_618_13, 0.001_333_36];
    // Whatever is added to this is rounded to a whole number, which its last bits are then.
    const ROUND: f32 = 12_582_912.0;
    const LEAST: f32 = -125.0;
    let power = number * LOG2_E;
    let power = if power > LEAST { power } else { LEAST };
    let rounded = power + ROUND;
    let rest = power - (rounded - ROUND);
    let part = SERIES.iter().rev().fold(0.0, |sum, coefficient| sum * rest + coefficient);
    f32::from_bits((rounded.to_bits() + 127) << 23) * part
}

/// Makes shares of scores, which together are one.
#[inline]
pub fn soften(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores.iter_mut() {
        *score = exp(*score - most);
    }
    let total: f32 = scores.iter().sum();
    for score in scores {
        *score /= total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_added_up() {
        let left: [i16; 64] = std::array::from_fn(|place| place as i16 - 20);
        let right: [i16; 64] = std::array::from_fn(|place| 300 - 7 * place as i16);
        let pairs = left.iter().zip(right);
        let sum: i32 = pairs.map(|(left, right)| i32::from(*left) * i32::from(right)).sum();
        assert_eq!(dot(&left, &right), sum);
    }

    #[test]
    fn the_exponential_is_near_enough() {
        for number in [0.0, -0.1, -LN_2, -1.0, -2.5, -10.0, -80.0, -86.0] {
            let (near, right) = (exp(number), number.exp());
            assert!((near - right).abs() <= right * 1e-5, "{near} instead of {right}");
        }
        assert!(exp(-1000.0) < 1e-37);
    }

    #[test]
    fn shares_are_one_together() {
        let mut scores = [-200.0, 3.0, 2.0];
        soften(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((scores[1] / scores[2] - 1.0f32.exp()).abs() < 1e-3);
        assert!(scores[0] < 1e-30);
    }
}
