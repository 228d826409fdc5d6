//! A parcel: documents that nobody reads on the way, for an attachment of an e-mail.
//!
//! Whoever gets it at home should have to unpack it once only, and so the documents lie in it side
//! by side. The names that can be read without the password count them and say nothing else.

use std::fmt;

use crate::packet::created::Created;
use crate::packet::encrypt::{EncryptError, seal};
use crate::packet::layout::{self, Content, Entry};
use crate::packet::password::Password;
use crate::render::Document;

/// What a parcel is called.
pub const FILE_NAME: &str = "dokumenter.zip";

/// Documents that only open with their password.
///
/// Only the encryption makes it, and mail takes nothing else that is confidential:
///
/// ```compile_fail
/// use blankett::packet::parcel::Sealed;
///
/// fn around_the_encryption(bytes: Vec<u8>) -> Sealed {
///     Sealed { bytes, names: Vec::new() }
/// }
/// ```
///
/// ```
/// use blankett::packet::created::Created;
/// use blankett::packet::encrypt::EncryptError;
/// use blankett::packet::parcel::Sealed;
/// use blankett::packet::password::Password;
/// use blankett::render::Document;
///
/// fn through_the_encryption(
///     documents: &[Document],
///     password: &Password,
///     created: Created,
/// ) -> Result<Sealed, EncryptError> {
///     Sealed::of(documents, password, created)
/// }
/// ```
pub struct Sealed {
    bytes: Vec<u8>,
    names: Vec<String>,
}

impl Sealed {
    /// Encrypts each of the documents with AES-256 (WinZip AE-2).
    ///
    /// # Errors
    ///
    /// More than a ZIP file takes.
    pub fn of(
        documents: &[Document],
        password: &Password,
        created: Created,
    ) -> Result<Sealed, EncryptError> {
        let names: Vec<String> =
            (1..=documents.len()).map(|number| format!("dokument-{number}.pdf")).collect();
        let sealed: Vec<Vec<u8>> = documents
            .iter()
            .map(|document| seal(&document.bytes, password).map_err(EncryptError::Zip))
            .collect::<Result<_, _>>()?;
        let entries: Vec<Entry<'_>> = names
            .iter()
            .zip(&sealed)
            .map(|(name, sealed)| Entry { name, content: Content::Sealed(sealed) })
            .collect();
        let bytes = layout::write(&entries, created.stamp())?;
        Ok(Sealed { bytes, names })
    }

    /// The ZIP file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What can be read in it without the password: the names of the files.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} documents, {} bytes)", self.names.len(), self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    fn document(text: &str) -> Document {
        let file_stem = "referat-2026-014-2026-03-17".to_owned();
        Document { bytes: text.as_bytes().to_vec(), file_stem, pages: 1 }
    }

    fn created() -> Created {
        "2026-03-18T09:15:00+01:00".parse().expect("a time")
    }

    #[test]
    fn the_documents_open_with_their_password_alone() {
        let password = Password::generate().expect("random numbers");
        let documents = [document("%PDF-1.7 Nora Eksempel"), document("%PDF-1.7 to")];
        let sealed = Sealed::of(&documents, &password, created()).expect("sealed");
        let mut archive = ZipArchive::new(Cursor::new(sealed.bytes())).expect("a ZIP file");
        assert_eq!(sealed.names(), ["dokument-1.pdf", "dokument-2.pdf"]);
        assert!(sealed.names().iter().all(|name| archive.index_for_name(name).is_some()));
        for (index, document) in documents.iter().enumerate() {
            let mut bytes = Vec::new();
            let mut file = archive
                .by_index_decrypt(index, password.reveal().as_bytes())
                .expect("the password opens it");
            file.read_to_end(&mut bytes).expect("it is whole");
            assert_eq!(bytes, document.bytes);
        }
        assert!(archive.by_index_decrypt(0, b"7KQ2M-XW9PA-3HJKL").is_err());
        assert!(archive.by_index(0).is_err());
    }

    #[test]
    fn nothing_of_the_documents_can_be_read_without_it() {
        let password = Password::generate().expect("random numbers");
        let documents = [document("%PDF-1.7 Nora Eksempel")];
        let sealed = Sealed::of(&documents, &password, created()).expect("sealed");
        let hidden = |text: &str| !sealed.bytes().windows(text.len()).any(|w| w == text.as_bytes());
        assert!(["Nora", "%PDF", "referat", "2026-014"].into_iter().all(hidden));
        assert_eq!(
            format!("{sealed:?}"),
            format!("Sealed(1 documents, {} bytes)", sealed.bytes().len())
        );
        let again = Sealed::of(&documents, &password, created()).expect("sealed");
        assert_ne!(again.bytes(), sealed.bytes(), "a salt of its own");
    }
}
