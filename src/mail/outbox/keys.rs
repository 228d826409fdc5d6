//! What keeps an outbox secret and tells damage: two keys made of the one in its key file.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::{hkdf, hmac};

/// The length of what stands in a key file, in bytes.
const KEY_BYTES: usize = 32;

/// The keys of an outbox; they never show themselves.
pub struct Keys {
    bodies: LessSafeKey,
    seals: hmac::Key,
}

/// What was sealed has changed, or was sealed with another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("damaged, or sealed with another key")]
pub struct Broken;

impl Keys {
    /// Reads the key file, or makes one that only its owner may read.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or made, or is none of ours.
    pub fn of_file(path: &Path) -> io::Result<Keys> {
        match File::open(path) {
            Ok(file) => read(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make(path)?;
                read(File::open(path)?)
            }
            Err(error) => Err(error),
        }
    }

    /// The keys made of these bytes.
    pub fn new(secret: &[u8; KEY_BYTES]) -> Keys {
        let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"blankett outbox 1");
        let source = salt.extract(secret);
        let derive = |purpose: &[u8]| {
            let mut key = [0; KEY_BYTES];
            let purpose = [purpose];
            let derived = source.expand(&purpose, hkdf::HKDF_SHA256);
            derived
                .and_then(|derived| derived.fill(&mut key))
                .expect("32 bytes are not too many for SHA-256");
            key
        };
        Keys {
            bodies: UnboundKey::new(&AES_256_GCM, &derive(b"bodies"))
                .map(LessSafeKey::new)
                .expect("the key has the length of one"),
            seals: hmac::Key::new(hmac::HMAC_SHA256, &derive(b"seals")),
        }
    }

    /// Encrypts a message under its name: AES-256-GCM, the nonce before it.
    pub(super) fn encrypt(&self, name: &str, bytes: &[u8]) -> Vec<u8> {
        // Drawn anew for each message: 96 random bits do not come twice in any outbox.
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).expect("the system gives random numbers");
        let mut sealed = bytes.to_vec();
        let (once, name) = (Nonce::assume_unique_for_key(nonce), Aad::from(name.as_bytes()));
        self.bodies
            .seal_in_place_append_tag(once, name, &mut sealed)
            .expect("a message is shorter than the cipher's limit");
        [nonce.as_slice(), &sealed].concat()
    }

    /// The message again.
    ///
    /// # Errors
    ///
    /// When a single bit of it, or its name, has changed.
    pub(super) fn decrypt(&self, name: &str, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
        let (nonce, bytes) = sealed.split_at_checked(NONCE_LEN).ok_or(Broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Broken)?;
        let mut bytes = bytes.to_vec();
        let plain = self
            .bodies
            .open_in_place(nonce, Aad::from(name.as_bytes()), &mut bytes)
            .map_err(|_| Broken)?;
        Ok(plain.to_vec())
    }

    /// A code over values that changes with every one of them.
    pub(super) fn seal(&self, values: &[Part<'_>]) -> Vec<u8> {
        hmac::sign(&self.seals, &bytes_of(values)).as_ref().to_vec()
    }

    /// Whether a code is that of these values.
    pub(super) fn check(&self, values: &[Part<'_>], seal: &[u8]) -> Result<(), Broken> {
        hmac::verify(&self.seals, &bytes_of(values), seal).map_err(|_| Broken)
    }
}

/// A value that is sealed.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Number(i64),
    Bytes(&'a [u8]),
    Nothing,
}

impl<'a> From<Option<&'a str>> for Part<'a> {
    fn from(text: Option<&'a str>) -> Part<'a> {
        text.map_or(Part::Nothing, Part::Text)
    }
}

fn bytes_of(values: &[Part<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut add = |kind: u8, content: &[u8]| {
        bytes.push(kind);
        bytes.extend_from_slice(&(content.len() as u64).to_be_bytes());
        bytes.extend_from_slice(content);
    };
    for value in values {
        match value {
            Part::Text(text) => add(1, text.as_bytes()),
            Part::Number(number) => add(2, &number.to_be_bytes()),
            Part::Bytes(content) => add(3, content),
            Part::Nothing => add(4, &[]),
        }
    }
    bytes
}

fn read(mut file: File) -> io::Result<Keys> {
    let mut secret = [0; KEY_BYTES];
    file.read_exact(&mut secret)?;
    if file.read(&mut [0])? != 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "longer than a key"));
    }
    Ok(Keys::new(&secret))
}

/// Makes a key file, whole or not at all; one that is there already stays.
fn make(path: &Path) -> io::Result<()> {
    let mut secret = [0; KEY_BYTES];
    getrandom::fill(&mut secret)
        .map_err(|_| io::Error::other("the system gives no random numbers"))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // A file that the library makes may be read by its owner alone.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&secret)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => sync_folder(folder),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.error),
    }
}

/// Makes sure that a new file's name outlives a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Letters that nobody guesses.
pub(super) fn random_name() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system gives random numbers");
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(b'a' + nibble)).collect()
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_bit_of_a_message_is_noticed() {
        let keys = Keys::new(&[7; KEY_BYTES]);
        let sealed = keys.encrypt("a@example.org", b"Hei");
        assert_eq!(keys.decrypt("a@example.org", &sealed).as_deref(), Ok(&b"Hei"[..]));
        assert_eq!(keys.decrypt("b@example.org", &sealed), Err(Broken));
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(keys.decrypt("a@example.org", &changed), Err(Broken), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(keys.decrypt("a@example.org", &sealed[..length]), Err(Broken));
        }
        assert_ne!(keys.encrypt("a@example.org", b"Hei"), sealed, "a nonce is used once");
        assert_eq!(Keys::new(&[8; KEY_BYTES]).decrypt("a@example.org", &sealed), Err(Broken));
    }

    #[test]
    fn values_cannot_change_places_under_a_seal() {
        let keys = Keys::new(&[7; KEY_BYTES]);
        let seal = keys.seal(&[Part::Text("ab"), Part::Text("c"), Part::Number(1)]);
        assert_eq!(
            keys.check(&[Part::Text("ab"), Part::Text("c"), Part::Number(1)], &seal),
            Ok(())
        );
        for other in [
            [Part::Text("a"), Part::Text("bc"), Part::Number(1)],
            [Part::Text("c"), Part::Text("ab"), Part::Number(1)],
            [Part::Text("ab"), Part::Text("c"), Part::Number(2)],
            [Part::Text("ab"), Part::Nothing, Part::Number(1)],
        ] {
            assert_eq!(keys.check(&other, &seal), Err(Broken));
        }
    }

    #[test]
    fn a_key_file_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("outbox.key");
        let first = Keys::of_file(&path).expect("the file can be made");
        let sealed = first.encrypt("a", b"Hei");
        let second = Keys::of_file(&path).expect("the file can be read");
        assert!(second.decrypt("a", &sealed).is_ok());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o077, 0, "{mode:o}");
        }
        for bytes in [&[0; 31][..], &[0; 33][..], &[][..]] {
            fs::write(&path, bytes).expect("the file can be written");
            assert!(Keys::of_file(&path).is_err(), "{} bytes", bytes.len());
        }
    }
}
