//! Where cases are kept: one small interface.
//!
//! [`super::folder::Folder`] keeps them as folders of plain files; a database can take its place.

use std::io;

use crate::form::CaseReference;

/// A file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name without a path. It may hold personal data: people name their files.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Keeps cases.
pub trait CaseStore: Sync {
    /// The references of all cases, sorted.
    ///
    /// # Errors
    ///
    /// When they cannot be listed.
    fn references(&self) -> io::Result<Vec<CaseReference>>;

    /// The files of a case, sorted by name; `None` when there is no such case.
    ///
    /// # Errors
    ///
    /// When they cannot be listed.
    fn files(&self, case: &CaseReference) -> io::Result<Option<Vec<StoredFile>>>;

    /// The first `limit` bytes of a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(&self, case: &CaseReference, name: &str, limit: u64) -> io::Result<Vec<u8>>;

    /// Makes a case with the next free number of a year and its first file, or nothing at all.
    /// `file` gives the name and the content under the reference.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn create(
        &self,
        year: i16,
        file: &dyn Fn(&CaseReference) -> (String, Vec<u8>),
    ) -> io::Result<CaseReference>;
}
