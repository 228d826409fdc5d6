//! The one layout that a packet has as a ZIP file (APPNOTE 6.3.10), written and compared.
//!
//! A ZIP file has many bytes that no reader looks at. Here every byte follows from the names, the
//! contents and the time, so that a packet can be written anew from what is in it and compared
//! byte for byte: nothing can be changed, added or hidden in a header. The layout is therefore
//! ours and not that of whichever version of a library wrote it: a packet of today has to verify in
//! ten years.
//!
//! Contents are stored and not compressed (PDFs are compressed already); extracted files are
//! for their owner only (mode 0600).

use flate2::Crc;

/// The most files in a packet.
pub const MAX_FILES: usize = 2_000;

/// The largest packet, in bytes; also what an archive message can say of one file (`xs:int`).
pub const MAX_BYTES: u64 = i32::MAX as u64;

/// Salt, password check and authentication code around encrypted content, in bytes.
const SEAL_BYTES: usize = 16 + 2 + 10;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

const LOCAL_LENGTH: usize = 30;

/// WinZip's extra field: AE-2, AES-256, content stored.
const AES_FIELD: [u8; 11] = [0x01, 0x99, 7, 0, 2, 0, b'A', b'E', 3, 0, 0];

/// A file in the layout.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is in it.
    pub content: Content<'a>,
}

/// What a file holds.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// Bytes as they are.
    Stored(&'a [u8]),
    /// Encrypted as WinZip does (AE-2): salt, password check, ciphertext, authentication code.
    Sealed(&'a [u8]),
}

impl<'a> Content<'a> {
    /// The bytes as they stand in the ZIP file.
    pub fn bytes(&self) -> &'a [u8] {
        match self {
            Content::Stored(bytes) | Content::Sealed(bytes) => bytes,
        }
    }
}

/// More than a packet takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than a packet takes")]
pub struct TooMuch;

/// The bytes are not in the layout of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not in the layout of a packet")]
pub struct OtherLayout {
    /// The first byte that is another, from 0.
    pub offset: usize,
}

/// Writes files into a ZIP file.
///
/// # Errors
///
/// More than [`MAX_FILES`] files or [`MAX_BYTES`] bytes.
pub fn write(entries: &[Entry<'_>], stamp: [u8; 4]) -> Result<Vec<u8>, TooMuch> {
    let contents = entries.iter().map(|entry| entry.content.bytes().len() as u64).sum::<u64>();
    let names = entries.iter().map(|entry| entry.name.len() as u64).sum::<u64>();
    let length = contents + 2 * names + 100 * (entries.len() as u64 + 1);
    if entries.len() > MAX_FILES || length > MAX_BYTES {
        return Err(TooMuch);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).map_err(|_| TooMuch)?);
    emit(entries, stamp, &mut |piece| bytes.extend_from_slice(piece));
    Ok(bytes)
}

/// Whether bytes are exactly what [`write`] makes of these files.
///
/// # Errors
///
/// The place of the first byte that is another.
pub fn compare(bytes: &[u8], entries: &[Entry<'_>], stamp: [u8; 4]) -> Result<(), OtherLayout> {
    let mut offset = 0;
    let mut other = None;
    emit(entries, stamp, &mut |piece| {
        if other.is_some() {
            return;
        }
        let rest = bytes.get(offset..).unwrap_or_default();
        if rest.starts_with(piece) {
            offset += piece.len();
            return;
        }
        let same = rest.iter().zip(piece).take_while(|(found, right)| found == right).count();
        other = Some(offset + same);
    });
    match other {
        None if offset == bytes.len() => Ok(()),
        None => Err(OtherLayout { offset }),
        Some(offset) => Err(OtherLayout { offset }),
    }
}

/// Finds the files of a ZIP file in this layout, and its time.
///
/// Only where names and contents begin and end is looked at: what comes out is to be compared.
///
/// # Errors
///
/// When no such row of files begins at the first byte.
pub fn walk(bytes: &[u8]) -> Result<(Vec<Entry<'_>>, [u8; 4]), OtherLayout> {
    let mut entries = Vec::new();
    let mut offset = 0;
    while bytes[offset..].starts_with(&LOCAL) {
        let (entry, length) = local(&bytes[offset..]).ok_or(OtherLayout { offset })?;
        entries.push(entry);
        offset += length;
        if entries.len() > MAX_FILES {
            return Err(OtherLayout { offset });
        }
    }
    let directory = bytes[offset..].starts_with(&CENTRAL) && !entries.is_empty();
    match bytes.get(10..14).and_then(|stamp| stamp.try_into().ok()) {
        Some(stamp) if directory => Ok((entries, stamp)),
        _ => Err(OtherLayout { offset }),
    }
}

/// The file at the beginning of `bytes`, and the length of its header and content.
fn local(bytes: &[u8]) -> Option<(Entry<'_>, usize)> {
    let number =
        |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let size = u32::from_le_bytes(bytes.get(18..22)?.try_into().ok()?);
    let name_end = LOCAL_LENGTH + number(26)?;
    let start = name_end + number(28)?;
    let end = start.checked_add(usize::try_from(size).ok()?)?;
    let name = std::str::from_utf8(bytes.get(LOCAL_LENGTH..name_end)?).ok()?;
    let content = bytes.get(start..end)?;
    let content = match number(8)? {
        0 => Content::Stored(content),
        99 if content.len() >= SEAL_BYTES => Content::Sealed(content),
        _ => return None,
    };
    Some((Entry { name, content }, end))
}

/// The pieces of a ZIP file in their order.
fn emit(entries: &[Entry<'_>], stamp: [u8; 4], sink: &mut dyn FnMut(&[u8])) {
    let mut directory = Vec::new();
    let mut offset = 0;
    for entry in entries {
        let common = common(entry, stamp);
        let extra = extra(entry);
        let header = [&LOCAL[..], &common[..], entry.name.as_bytes(), extra].concat();
        sink(&header);
        sink(entry.content.bytes());
        directory.extend_from_slice(&CENTRAL);
        // Made on Unix, so that the mode counts.
        directory.extend_from_slice(&[version(entry), 3]);
        directory.extend_from_slice(&common);
        // No comment, first disk, no internal attributes.
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&(0o100_600_u32 << 16).to_le_bytes());
        directory.extend_from_slice(&low_u32(offset));
        directory.extend_from_slice(entry.name.as_bytes());
        directory.extend_from_slice(extra);
        offset += header.len() + entry.content.bytes().len();
    }
    sink(&directory);
    let count = low_u16(entries.len());
    let end =
        [&END[..], &[0; 4], &count, &count, &low_u32(directory.len()), &low_u32(offset), &[0; 2]];
    sink(&end.concat());
}

/// What the local header and the directory say in the same words: from the version that is needed
/// to the length of the extra field.
fn common(entry: &Entry<'_>, stamp: [u8; 4]) -> Vec<u8> {
    let bytes = entry.content.bytes();
    let (flags, method, crc, size) = match entry.content {
        Content::Stored(bytes) => (0, 0, checksum(bytes), bytes.len()),
        // AE-2 leaves the checksum out: it would tell of the content.
        Content::Sealed(bytes) => (1, 99, 0, bytes.len().saturating_sub(SEAL_BYTES)),
    };
    [
        &[version(entry), 0, flags, 0, method, 0][..],
        &stamp,
        &crc.to_le_bytes(),
        &low_u32(bytes.len()),
        &low_u32(size),
        &low_u16(entry.name.len()),
        &low_u16(extra(entry).len()),
    ]
    .concat()
}

/// The version of the format that is needed to read a file: 1.0, and 5.1 for encryption.
fn version(entry: &Entry<'_>) -> u8 {
    match entry.content {
        Content::Stored(_) => 10,
        Content::Sealed(_) => 51,
    }
}

fn extra(entry: &Entry<'_>) -> &'static [u8] {
    match entry.content {
        Content::Stored(_) => &[],
        Content::Sealed(_) => &AES_FIELD,
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The low bytes of a number. [`write`] takes no more than they hold; what [`compare`] is given
/// cannot be the same as bytes of another length.
fn low_u32(number: usize) -> [u8; 4] {
    let bytes = (number as u64).to_le_bytes();
    [bytes[0], bytes[1], bytes[2], bytes[3]]
}

fn low_u16(number: usize) -> [u8; 2] {
    let bytes = (number as u64).to_le_bytes();
    [bytes[0], bytes[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: [u8; 4] = [0xC0, 0x53, 0x71, 0x5C];

    #[test]
    fn what_is_written_is_found_again_and_is_the_same() {
        let entries = [
            Entry { name: "a.pdf", content: Content::Stored(b"%PDF-1.7") },
            Entry { name: "tom.txt", content: Content::Stored(b"") },
        ];
        let bytes = write(&entries, STAMP).expect("small");
        let (found, stamp) = walk(&bytes).expect("our layout");
        assert_eq!(stamp, STAMP);
        let names: Vec<_> = found.iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["a.pdf", "tom.txt"]);
        assert_eq!(compare(&bytes, &found, stamp), Ok(()));
        let longer = [&bytes[..], b"\0"].concat();
        assert_eq!(compare(&longer, &found, stamp), Err(OtherLayout { offset: bytes.len() }));
    }

    #[test]
    fn every_other_byte_is_told_by_its_place() {
        let entries = [Entry { name: "a.pdf", content: Content::Stored(b"abc") }];
        let bytes = write(&entries, STAMP).expect("small");
        for offset in 0..bytes.len() {
            for change in 1..=255 {
                let mut changed = bytes.clone();
                changed[offset] ^= change;
                assert_eq!(compare(&changed, &entries, STAMP), Err(OtherLayout { offset }));
            }
        }
    }

    #[test]
    fn more_files_than_a_packet_takes_are_refused() {
        let entry = Entry { name: "a.pdf", content: Content::Stored(b"") };
        assert!(write(&vec![entry; MAX_FILES], STAMP).is_ok());
        assert_eq!(write(&vec![entry; MAX_FILES + 1], STAMP), Err(TooMuch));
    }
}
