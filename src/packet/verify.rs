//! Verification of a packet: whether it is, to the byte, what was put together.
//!
//! A packet holds its own checksums, so that whoever can read it can also make a new one that
//! agrees with itself. Verification tells damage and meddling with parts. That a packet is *the* one
//! that was sent is told by comparing the sum of the whole ([`Report::sha256`]) over another
//! way, or by the password of an encrypted one.

use crate::packet::archive::sums;
use crate::packet::bundle::{ARCHIVE_MESSAGE, MANIFEST};
use crate::packet::damage::Damage;
use crate::packet::encrypt::{self, INNER_NAME, OpenError};
use crate::packet::foreign::{self, Found};
use crate::packet::layout::{self, Content, Entry, MAX_BYTES, OtherLayout};
use crate::packet::manifest::{File, MAX_TEXT_BYTES, Manifest, ManifestError, Sha256};
use crate::packet::password::Password;

/// A packet that is as it was written.
#[derive(Debug)]
pub struct Report {
    /// What is in it.
    pub manifest: Manifest,
    /// Whether it was encrypted.
    pub encrypted: bool,
    /// The sum of the whole file as it arrived.
    pub sha256: Sha256,
}

/// Verifies a packet, encrypted or not.
///
/// # Errors
///
/// Everything that is wrong with it; at least one thing.
pub fn verify(bytes: &[u8], password: Option<&Password>) -> Result<Report, Vec<Damage>> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(vec![Damage::TooLarge]);
    }
    let (manifest, encrypted) = match layout::walk(bytes) {
        Ok((entries, stamp)) => match entries[..] {
            [Entry { name: INNER_NAME, content: Content::Sealed(sealed) }] => {
                (unseal(bytes, sealed, stamp, password)?, true)
            }
            _ => (plain(bytes, &entries, stamp)?, false),
        },
        Err(other) => return Err(repacked(bytes, other)),
    };
    Ok(Report { manifest, encrypted, sha256: Sha256::of(bytes) })
}

/// What is wrong with an encrypted packet, or its manifest.
fn unseal(
    outer: &[u8],
    sealed: &[u8],
    stamp: [u8; 4],
    password: Option<&Password>,
) -> Result<Manifest, Vec<Damage>> {
    let entry = [Entry { name: INNER_NAME, content: Content::Sealed(sealed) }];
    let outer_is =
        |stamp| layout::compare(outer, &entry, stamp).map_err(|other| vec![other.into()]);
    outer_is(stamp)?;
    let password = password.ok_or_else(|| vec![Damage::PasswordMissing])?;
    let inner = encrypt::open(sealed, password).map_err(|error| match error {
        OpenError::Password => vec![Damage::PasswordWrong],
        OpenError::Changed => vec![Damage::Sealed],
    })?;
    let manifest = match layout::walk(&inner) {
        Ok((entries, stamp)) => plain(&inner, &entries, stamp)?,
        Err(other) => return Err(repacked(&inner, other)),
    };
    // The time outside is that of the packet inside.
    outer_is(manifest.created().stamp())?;
    Ok(manifest)
}

/// What is wrong with a packet whose files were found where they should be, or its manifest.
fn plain(bytes: &[u8], entries: &[Entry<'_>], stamp: [u8; 4]) -> Result<Manifest, Vec<Damage>> {
    layout::compare(bytes, entries, stamp).map_err(|other| repacked(bytes, other))?;
    let found: Vec<Found> = entries.iter().map(found).collect();
    let manifest = contents(&found)?;
    let right = manifest.created().stamp();
    layout::compare(bytes, entries, right).map_err(|other| vec![other.into()])?;
    Ok(manifest)
}

fn found(entry: &Entry<'_>) -> Found {
    let bytes = match entry.content {
        Content::Stored(bytes) => bytes,
        Content::Sealed(_) => {
            return Found { name: entry.name.parse().ok(), sum: None, text: None };
        }
    };
    let keep = Found::is_text(entry.name) && bytes.len() as u64 <= MAX_TEXT_BYTES;
    Found {
        name: entry.name.parse().ok(),
        sum: Some((bytes.len() as u64, Sha256::of(bytes))),
        text: keep.then(|| bytes.to_vec()),
    }
}

/// What is wrong with a ZIP file in another layout; never nothing.
fn repacked(bytes: &[u8], other: OtherLayout) -> Vec<Damage> {
    match foreign::read(bytes) {
        Err(damage) => vec![damage],
        Ok(found) => contents(&found).err().unwrap_or_else(|| vec![other.into()]),
    }
}

impl From<OtherLayout> for Damage {
    fn from(OtherLayout { offset }: OtherLayout) -> Damage {
        Damage::Layout { offset }
    }
}

/// Compares files with the manifest among them, and the manifest with the archive message.
fn contents(found: &[Found]) -> Result<Manifest, Vec<Damage>> {
    let text = |name: &str| {
        let named = |found: &&Found| found.name.as_ref().is_some_and(|own| own.as_str() == name);
        found.iter().find(named)
    };
    let Some(manifest) = text(MANIFEST) else { return Err(vec![Damage::ManifestMissing]) };
    let manifest = manifest.text.as_deref().ok_or(ManifestError::Broken);
    let manifest = manifest.and_then(Manifest::from_json).map_err(|error| match error {
        ManifestError::Broken => vec![Damage::ManifestChanged],
        ManifestError::Later => vec![Damage::Later],
    })?;
    let mut damages = files(manifest.files(), found);
    if damages.is_empty() {
        let message = text(ARCHIVE_MESSAGE).and_then(|found| found.text.as_deref());
        damages = archive(&manifest, message.unwrap_or_default());
    }
    if damages.is_empty() { Ok(manifest) } else { Err(damages) }
}

/// How files differ from what the manifest says, the manifest itself being the last of them.
fn files(listed: &[File], found: &[Found]) -> Vec<Damage> {
    let own = |found: &&Found| found.name.as_ref().is_some_and(|name| name.as_str() == MANIFEST);
    let mut strangers: Vec<&Found> = Vec::new();
    for one in found.iter().filter(|found| !own(found)) {
        if !listed.iter().any(|file| Some(&file.name) == one.name.as_ref()) {
            strangers.push(one);
        }
    }
    let mut damages = Vec::new();
    for file in listed {
        let right = Some((file.bytes, file.sha256));
        match found.iter().find(|found| found.name.as_ref() == Some(&file.name)) {
            Some(found) if found.sum == right => (),
            Some(_) => damages.push(Damage::Changed(file.name.clone())),
            None => match strangers.iter().position(|stranger| stranger.sum == right) {
                Some(place) => {
                    let to = strangers.remove(place).name.clone();
                    damages.push(Damage::Renamed { from: file.name.clone(), to });
                }
                None => damages.push(Damage::Missing(file.name.clone())),
            },
        }
    }
    damages.extend(strangers.iter().map(|stranger| Damage::Added(stranger.name.clone())));
    let order = listed.iter().map(|file| Some(file.name.as_str())).chain([Some(MANIFEST)]);
    let names = found.iter().map(|found| found.name.as_ref().map(|name| name.as_str()));
    if damages.is_empty() && !order.eq(names) {
        damages.push(Damage::Reordered);
    }
    damages
}

/// Where the archive message says something else than the manifest.
fn archive(manifest: &Manifest, message: &[u8]) -> Vec<Damage> {
    let Ok(listed) = sums::read(message) else { return vec![Damage::ArchiveMessage] };
    let documents = manifest.documents();
    let names = documents.iter().map(|file| file.name.as_str());
    if !names.eq(listed.iter().map(|listed| listed.file.as_str())) {
        return vec![Damage::ArchiveFiles];
    }
    let disagrees = |(file, listed): &(&File, &sums::Listed)| {
        listed.sum != file.sha256.to_string()
            || listed.algorithm != "SHA-256"
            || listed.size != file.bytes.to_string()
    };
    let pairs = documents.iter().zip(&listed).filter(disagrees);
    pairs.map(|(file, _)| Damage::ArchiveDisagrees(file.name.clone())).collect()
}

#[cfg(test)]
mod tests;
