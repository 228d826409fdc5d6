//! Encryption of a packet: a ZIP file around the ZIP file, or a PDF with a password.
//!
//! WinZip's encryption leaves the names of files readable. The packet therefore goes whole, as the
//! one file of a neutral name, into an outer ZIP file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
use zeroize::Zeroizing;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

use crate::packet::layout::{self, Content, Entry, TooMuch};
use crate::packet::password::Password;

/// The name of the packet inside the outer ZIP file.
pub const INNER_NAME: &str = "innhold.zip";

/// Why something could not be encrypted or opened.
#[derive(Debug, thiserror::Error)]
pub enum EncryptError {
    /// The PDF cannot be read or written.
    #[error("the PDF cannot be encrypted")]
    Pdf(#[source] lopdf::Error),
    /// The PDF has a password already.
    #[error("the PDF is encrypted already")]
    Already,
    /// The packet is no ZIP file of ours.
    #[error("not a packet")]
    NotAPacket,
    /// The encryption itself.
    #[error("the packet cannot be encrypted")]
    Zip(#[source] ZipError),
    /// More than a packet takes.
    #[error(transparent)]
    TooMuch(#[from] TooMuch),
    /// The system has no random numbers.
    #[error("the system has no random numbers")]
    NoRandomNumbers,
}

/// Why encrypted content does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is another password, or the part that tells a wrong one was changed.
    #[error("the password is wrong")]
    Password,
    /// The content was changed.
    #[error("the encrypted content was changed")]
    Changed,
}

/// Encrypts a packet with AES-256 (WinZip AE-2); 7-Zip, WinZip and others open it.
///
/// # Errors
///
/// Bytes that are no packet, or too many.
pub fn encrypt(packet: &[u8], password: &Password) -> Result<Vec<u8>, EncryptError> {
    let (_, stamp) = layout::walk(packet).map_err(|_| EncryptError::NotAPacket)?;
    let sealed = seal(packet, password).map_err(EncryptError::Zip)?;
    let entry = Entry { name: INNER_NAME, content: Content::Sealed(&sealed) };
    Ok(layout::write(&[entry], stamp)?)
}

/// Encrypted content as it stands in a ZIP file.
pub(super) fn seal(bytes: &[u8], password: &Password) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .with_aes_encryption(AesMode::Aes256, password.reveal());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(INNER_NAME, options)?;
    writer.write_all(bytes)?;
    let mut archive = ZipArchive::new(writer.finish()?)?;
    let mut sealed = Vec::new();
    archive.by_index_raw(0)?.read_to_end(&mut sealed)?;
    Ok(sealed)
}

/// Opens encrypted content.
///
/// # Errors
///
/// A wrong password, or content that was changed.
pub fn open(sealed: &[u8], password: &Password) -> Result<Vec<u8>, OpenError> {
    // In a ZIP file of our own making, so that no header of a stranger is read.
    let entry = Entry { name: INNER_NAME, content: Content::Sealed(sealed) };
    let outer = layout::write(&[entry], [0, 0, 0x21, 0]).map_err(|_| OpenError::Changed)?;
    let mut archive = ZipArchive::new(Cursor::new(outer)).map_err(|_| OpenError::Changed)?;
    let mut file = match archive.by_index_decrypt(0, password.reveal().as_bytes()) {
        Ok(file) => file,
        Err(ZipError::InvalidPassword) => return Err(OpenError::Password),
        Err(_) => return Err(OpenError::Changed),
    };
    let mut bytes = Vec::with_capacity(sealed.len());
    file.read_to_end(&mut bytes).map_err(|_| OpenError::Changed)?;
    Ok(bytes)
}

/// Encrypts a PDF with AES-256 (PDF 2.0, revision 6), metadata included.
///
/// An encrypted file is not PDF/A: the standard forbids it.
///
/// # Errors
///
/// Bytes that are no PDF, or one with a password.
pub fn encrypt_pdf(pdf: &[u8], password: &Password) -> Result<Vec<u8>, EncryptError> {
    let mut document = Document::load_mem(pdf).map_err(EncryptError::Pdf)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(EncryptError::Already);
    }
    let random =
        |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|_| EncryptError::NoRandomNumbers);
    let mut key = Zeroizing::new([0; 32]);
    random(key.as_mut())?;
    if !document.trailer.has(b"ID") {
        // An encrypted file has to have one (ISO 32000-2, 7.5.5).
        let mut id = vec![0; 16];
        random(&mut id)?;
        let id = Object::String(id, StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id.clone(), id]);
    }
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: key.as_ref(),
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: password.reveal(),
        user_password: password.reveal(),
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).map_err(EncryptError::Pdf)?;
    document.encrypt(&state).map_err(EncryptError::Pdf)?;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| EncryptError::Pdf(error.into()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use lopdf::LoadOptions;

    use super::*;
    use crate::packet::bundle::tests::small;

    #[test]
    fn what_is_sealed_opens_with_its_password_alone() {
        let password = Password::generate().expect("random numbers");
        let sealed = seal(b"innhold", &password).expect("sealed");
        assert_eq!(open(&sealed, &password).as_deref(), Ok(&b"innhold"[..]));
        assert_ne!(seal(b"innhold", &password).expect("sealed"), sealed, "a salt of its own");
        let other = Password::generate().expect("random numbers");
        assert!(open(&sealed, &other).is_err());
        for offset in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[offset] ^= 0x80;
            assert!(open(&changed, &password).is_err(), "byte {offset}");
        }
    }

    #[test]
    fn only_packets_are_encrypted() {
        let password = Password::given("et passord");
        assert!(matches!(encrypt(b"PK", &password), Err(EncryptError::NotAPacket)));
        assert!(encrypt(&small().write().expect("a packet"), &password).is_ok());
    }

    #[test]
    fn an_encrypted_pdf_opens_with_its_password_alone() {
        let password = Password::given("7KQ2M-XW9PA-3HJKL");
        let pdf = include_bytes!("../../tests/unpack/weasyprint.pdf");
        let encrypted = encrypt_pdf(pdf, &password).expect("encrypted");
        let again = encrypt_pdf(&encrypted, &password);
        assert!(matches!(again, Err(EncryptError::Already | EncryptError::Pdf(_))));
        let open = |password| {
            Document::load_mem_with_options(&encrypted, LoadOptions::with_password(password))
        };
        let opened = open(password.reveal()).expect("opens");
        assert_eq!(
            opened.get_pages().len(),
            Document::load_mem(pdf).expect("a PDF").get_pages().len()
        );
        assert!(opened.trailer.has(b"ID"));
        assert!(open("et annet").is_err());
        assert!(matches!(encrypt_pdf(b"ikke en PDF", &password), Err(EncryptError::Pdf(_))));
    }
}
