//! Looks into a ZIP file that is not as a packet was written, to say what became of it.
//!
//! Nothing read here makes a packet good: whatever comes this way is refused. It is a stranger's
//! file, so everything is counted and limited before and while it is read, and nothing is unpacked.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use ring::digest::{Context, SHA256};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipResult;

use crate::packet::bundle::{ARCHIVE_MESSAGE, MANIFEST};
use crate::packet::damage::Damage;
use crate::packet::file_name::FileName;
use crate::packet::layout::{MAX_BYTES, MAX_FILES};
use crate::packet::manifest::{MAX_TEXT_BYTES, Sha256};

/// How much larger than the ZIP file its contents may be. PDFs hardly shrink when they are packed.
const MAX_INFLATION: u64 = 20;

/// What small packets may hold besides, in bytes.
const INFLATION_FLOOR: u64 = 16 * 1024 * 1024;

/// A file that was found in a packet.
pub struct Found {
    /// Its name; none when a packet cannot have a file of that name.
    pub name: Option<FileName>,
    /// Its size and sum; none when it cannot be read.
    pub sum: Option<(u64, Sha256)>,
    /// Its bytes, for the manifest and the archive message.
    pub text: Option<Vec<u8>>,
}

impl Found {
    /// Whether a file of this name is kept as text.
    pub fn is_text(name: &str) -> bool {
        [MANIFEST, ARCHIVE_MESSAGE].contains(&name)
    }
}

/// The files of a ZIP file that anybody may have made.
///
/// # Errors
///
/// The first thing that makes it dangerous or unreadable.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Damage> {
    let unreadable =
        || if bytes.starts_with(b"PK\x03\x04") { Damage::Cut } else { Damage::NotAPacket };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > MAX_FILES {
        return Err(Damage::TooManyFiles);
    }
    if archive.has_duplicate_names() {
        return Err(Damage::Twice);
    }
    if archive.has_overlapping_entries().map_err(|_| unreadable())? {
        return Err(Damage::Overlapping);
    }
    let mut left = (bytes.len() as u64 * MAX_INFLATION + INFLATION_FLOOR).min(MAX_BYTES);
    let mut found = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let name = name_of(archive.name_for_index(index))?;
        found.push(match archive.by_index(index) {
            Ok(file) => look(file, name, &mut left)?,
            // Encrypted, packed in a way of its own, or its header is damaged.
            Err(_) => Found { name, sum: None, text: None },
        });
    }
    Ok(found)
}

fn look(
    mut file: ZipFile<'_, Cursor<&[u8]>>,
    name: Option<FileName>,
    left: &mut u64,
) -> Result<Found, Damage> {
    if file.is_symlink() {
        return Err(Damage::Link);
    }
    if file.size() > *left {
        return Err(Damage::Inflating);
    }
    let keep = name.as_ref().is_some_and(|name| Found::is_text(name.as_str()))
        && file.size() <= MAX_TEXT_BYTES;
    let mut text = Vec::new();
    let mut context = Context::new(&SHA256);
    let mut size = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let Ok(read) = file.read(&mut buffer) else {
            return Ok(Found { name, sum: None, text: None });
        };
        if read == 0 {
            break;
        }
        *left = left.checked_sub(read as u64).ok_or(Damage::Inflating)?;
        size += read as u64;
        context.update(&buffer[..read]);
        if keep && size <= MAX_TEXT_BYTES {
            text.extend_from_slice(&buffer[..read]);
        }
    }
    let sum = Some((size, Sha256::finish(context)));
    Ok(Found { name, sum, text: keep.then_some(text) })
}

/// A name, if a packet can have a file of it.
fn name_of(name: Option<ZipResult<Cow<'_, str>>>) -> Result<Option<FileName>, Damage> {
    let Some(Ok(name)) = name else { return Ok(None) };
    if name.contains(['/', '\\', ':', '\0']) || name == ".." {
        return Err(Damage::Path);
    }
    Ok(name.parse().ok())
}
