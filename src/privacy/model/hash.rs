//! The hash that finds features and words: FNV-1a with a final mix, as in `training/lists.py`.

/// An FNV-1a hash that more bytes can be added to.
#[derive(Clone, Copy)]
pub(super) struct Hash(u32);

impl Hash {
    /// The hash of no bytes.
    pub const EMPTY: Hash = Hash(0x811C_9DC5);

    /// The hash with one byte more.
    pub fn then(self, byte: u8) -> Hash {
        Hash((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    pub fn value(self) -> u32 {
        self.0
    }
}

pub(super) fn fnv(bytes: &[u8]) -> Hash {
    bytes.iter().fold(Hash::EMPTY, |hash, &byte| hash.then(byte))
}

/// Spreads a hash over all its bits.
pub(super) fn mix(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 16).wrapping_mul(0x7FEB_352D);
    let hash = (hash ^ hash >> 15).wrapping_mul(0x846C_A68B);
    hash ^ hash >> 16
}
