//! Reads what the training writes.

/// Weights, from the first to the last; zeros past the end.
pub struct Weights<'a>(pub &'a [u8]);

impl Weights<'_> {
    /// The next bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let bytes;
        (bytes, self.0) = self.0.split_at(N.min(self.0.len()));
        std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default())
    }

    /// The next number, of four bytes.
    pub fn number(&mut self) -> f32 {
        f32::from_le_bytes(self.bytes())
    }

    /// The next small numbers, of a byte each.
    pub fn small<const N: usize>(&mut self) -> [i8; N] {
        self.bytes().map(|byte| i8::from_le_bytes([byte]))
    }
}
