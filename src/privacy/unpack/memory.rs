//! PDFs that were taken apart before: the same invitation is attached to every message.

use std::collections::HashMap;

use aws_lc_rs::digest::{SHA256, digest};

use super::collector::Level;
use super::limits::Budget;
use super::{Part, Unread};

/// What was found in PDFs, by their bytes and where in the file they were attached.
#[derive(Default)]
pub struct Memory {
    files: HashMap<Key, Known>,
}

/// The SHA-256 of a file, and the attachments that lead to it.
pub(super) type Key = ([u8; 32], Vec<Level>);

/// What was found in a file.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) parts: Vec<Part>,
    pub(super) unread: Vec<Unread>,
    pub(super) used: Budget,
}

impl Memory {
    pub(super) fn key(bytes: &[u8], path: &[Level]) -> Key {
        let mut sum = [0; 32];
        sum.copy_from_slice(digest(&SHA256, bytes).as_ref());
        (sum, path.to_vec())
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Known> {
        self.files.get(key)
    }

    pub(super) fn keep(&mut self, key: Key, known: Known) {
        self.files.insert(key, known);
    }
}
