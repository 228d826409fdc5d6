//! Who has taken messages on, whether that process still lives, and what it saw last.
//!
//! A process holds a lock on a file of its own for as long as it runs; the system lets go of it
//! when the process ends, however it ends. So a lease is over when its owner is gone, whatever any
//! clock shows, and never while the owner may still be handing a message over.
//!
//! Into the same file the owner writes a receipt the moment the server has taken a message, before
//! the outbox knows: whoever takes the leases over reads there what the owner could not note down
//! any more. Between the server's word and the receipt lie microseconds; nothing else is in doubt.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::keys::{Keys, Part, random_name};

/// This process's claim on the messages it has leased.
#[derive(Debug)]
pub struct Owner {
    name: String,
    path: PathBuf,
    file: File,
}

impl Owner {
    /// Makes the lock file of a new owner in the outbox's folder.
    pub(super) fn new(folder: &Path) -> io::Result<Owner> {
        let name = random_name();
        let path = path_of(folder, &name);
        // Locked before anybody can see it: an unlocked file is one whose owner is gone.
        let hidden = folder.join(format!("{name}.new"));
        let file = OpenOptions::new().append(true).create_new(true).open(&hidden)?;
        file.lock()?;
        fs::rename(&hidden, &path)?;
        Ok(Owner { name, path, file })
    }

    /// Its name in leases.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes down that the server has taken a message. It outlives the process, if not a power
    /// cut; should it fail, the message is only in doubt for longer.
    pub fn keep(&self, receipt: &Receipt) {
        let _ = (&self.file).write_all(receipt.0.as_bytes());
    }
}

/// The word that a message was taken, for the owner to write down when it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// A receipt for the attempt that an entry of the log is about.
    pub(super) fn new(message: i64, entry: i64, keys: &Keys) -> Receipt {
        let seal = keys.seal(&[Part::Text("receipt"), Part::Number(message), Part::Number(entry)]);
        let seal: String = seal.iter().map(|byte| format!("{byte:02x}")).collect();
        Receipt(format!("{message} {entry} {seal}\n"))
    }
}

/// The attempts that an owner has kept receipts for, by message and entry. A line that is not
/// whole, or not ours, is none.
pub(super) fn receipts(folder: &Path, name: &str, keys: &Keys) -> HashSet<(i64, i64)> {
    let text = fs::read(path_of(folder, name)).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let mut words = line.split(' ');
        let message = words.next()?.parse().ok()?;
        let entry = words.next()?.parse().ok()?;
        (Receipt::new(message, entry, keys).0 == line).then_some((message, entry))
    });
    lines.collect()
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the owner of a lease is gone.
pub(super) fn is_gone(folder: &Path, name: &str) -> io::Result<bool> {
    // A name that no owner was given, out of a damaged file, must not lead to another folder.
    if !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Ok(true);
    }
    match File::open(path_of(folder, name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(file) => match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        },
    }
}

/// Takes the lock file of an owner away whose leases are over.
pub(super) fn forget(folder: &Path, name: &str) {
    let _ = fs::remove_file(path_of(folder, name));
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.owner"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_there_for_as_long_as_it_lives() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let owner = Owner::new(folder.path()).expect("an owner can be made");
        let name = owner.name().to_owned();
        assert!(!is_gone(folder.path(), &name).expect("the file can be read"));
        drop(owner);
        assert!(is_gone(folder.path(), &name).expect("the folder can be read"));
        assert!(is_gone(folder.path(), "../passwd").expect("no such owner is looked for"));
    }

    #[test]
    fn receipts_are_read_again_and_nothing_else_is() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let keys = Keys::new(&[7; 32]);
        let owner = Owner::new(folder.path()).expect("an owner can be made");
        owner.keep(&Receipt::new(3, 12, &keys));
        owner.keep(&Receipt::new(4, 15, &keys));
        let read = || receipts(folder.path(), owner.name(), &keys);
        assert_eq!(read(), HashSet::from([(3, 12), (4, 15)]));
        // What a dying process left half written, and what somebody else wrote.
        owner.keep(&Receipt("5 16 abcdef\n".to_owned()));
        owner.keep(&Receipt::new(6, 17, &Keys::new(&[8; 32])));
        owner.keep(&Receipt(Receipt::new(7, 18, &keys).0[..40].to_owned()));
        assert_eq!(read(), HashSet::from([(3, 12), (4, 15)]));
        assert!(receipts(folder.path(), "nobody", &keys).is_empty());
    }
}
