//! Files that are not taken apart (again): the same invitation is attached to every message, and what
//! is sealed does not open.

use std::collections::HashMap;

use ring::digest::{SHA256, digest};

use super::collector::Level;
use super::limits::Budget;
use super::{Part, Unread};
use crate::packet::parcel::Sealed;

/// What was found in PDFs, by their bytes and where in the file they were attached.
#[derive(Default)]
pub struct Memory {
    files: HashMap<Key, Known>,
    /// The SHA-256 of a parcel, and what can be read in it without its password.
    sealed: Option<([u8; 32], Vec<String>)>,
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
    /// Knows a parcel, which is let be where it is attached.
    pub fn of_sealed(sealed: &Sealed) -> Memory {
        let known = (sum(sealed.bytes()), sealed.names().to_vec());
        Memory { files: HashMap::new(), sealed: Some(known) }
    }

    /// What can be read without the password in a file that is the parcel, to the byte.
    pub(super) fn names_in_sealed(&self, bytes: &[u8]) -> Option<Vec<String>> {
        let (known, names) = self.sealed.as_ref()?;
        (*known == sum(bytes)).then(|| names.clone())
    }

    pub(super) fn key(bytes: &[u8], path: &[Level]) -> Key {
        (sum(bytes), path.to_vec())
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Known> {
        self.files.get(key)
    }

    pub(super) fn keep(&mut self, key: Key, known: Known) {
        self.files.insert(key, known);
    }
}

fn sum(bytes: &[u8]) -> [u8; 32] {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest(&SHA256, bytes).as_ref());
    sum
}
