//! What is in a packet, with checksums: `manifest.json` (`schemas/manifest.json`).
//!
//! It holds no personal data: neutral titles, and names of files that name nobody.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use ring::digest::{Context, SHA256, digest};
use serde::{Deserialize, Serialize};

use crate::form::case::CaseReference;
use crate::form::text::{clean, forbidden};
use crate::language::Language;
use crate::packet::bundle::{ARCHIVE_MESSAGE, Bundle, Item, MANIFEST};
use crate::packet::created::Created;
use crate::packet::file_name::FileName;
use crate::packet::layout::MAX_FILES;

/// The version of the manifest and of the ZIP layout.
pub const FORMAT: u32 = 1;

/// The largest manifest or archive message that is read, in bytes.
pub const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

/// The manifest of a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: u32,
    tool: Tool,
    reference: Reference,
    created: Created,
    language: Language,
    draft: bool,
    files: Vec<File>,
}

/// What wrote a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tool {
    name: String,
    version: String,
}

/// A case reference as it stands in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Reference(CaseReference);

/// A file of a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub name: FileName,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: Sha256,
    /// Its kind.
    pub media_type: String,
    /// What it is, in words that name nobody.
    pub title: String,
    /// The date that it bears.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Day>,
    /// How many pages it has, where that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<u32>,
}

/// A date as it stands in JSON: `2026-03-17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub Date);

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256([u8; 32]);

/// Why a manifest cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It is none, or not as this program writes it.
    #[error("not a manifest as it was written")]
    Broken,
    /// A later version of the program wrote it.
    #[error("written by a later version")]
    Later,
}

impl Manifest {
    /// The manifest of a bundle with its documents and its archive message.
    pub(super) fn new(bundle: &Bundle, mut files: Vec<File>, message: &[u8]) -> Manifest {
        files.push(File {
            name: ARCHIVE_MESSAGE.parse().expect("the name is one of a file in a packet"),
            bytes: message.len() as u64,
            sha256: Sha256::of(message),
            media_type: "application/xml".to_owned(),
            title: "Arkivmelding".to_owned(),
            date: None,
            pages: None,
        });
        Manifest {
            format: FORMAT,
            tool: Tool {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            reference: Reference(bundle.reference.clone()),
            created: bundle.created,
            language: bundle.language,
            draft: bundle.draft,
            files,
        }
    }

    /// The manifest as it is written.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("texts and numbers are JSON");
        json.push(b'\n');
        json
    }

    /// Reads a manifest; only what [`Manifest::to_json`] can have written is one.
    ///
    /// # Errors
    ///
    /// Anything else, and manifests of later versions.
    pub fn from_json(json: &[u8]) -> Result<Manifest, ManifestError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let Version { format } = serde_json::from_slice(json).map_err(|_| ManifestError::Broken)?;
        if format > FORMAT {
            return Err(ManifestError::Later);
        }
        let manifest: Manifest = serde_json::from_slice(json).map_err(|_| ManifestError::Broken)?;
        let as_written = manifest.format == FORMAT && manifest.to_json() == json;
        if as_written && manifest.holds() { Ok(manifest) } else { Err(ManifestError::Broken) }
    }

    /// Whether it lists each file once, the archive message last, and no manifest.
    fn holds(&self) -> bool {
        let names: BTreeSet<_> = self.files.iter().map(|file| &file.name).collect();
        let last = self.files.last().is_some_and(|file| file.name.as_str() == ARCHIVE_MESSAGE);
        let own = self.files.iter().any(|file| file.name.as_str() == MANIFEST);
        let texts = self.files.iter().all(|file| {
            is_media_type(&file.media_type)
                && !file.title.is_empty()
                && forbidden(&file.title).is_none()
        });
        last && !own && texts && names.len() == self.files.len() && names.len() < MAX_FILES
    }

    /// The case.
    pub fn reference(&self) -> &CaseReference {
        &self.reference.0
    }

    /// When the packet was made.
    pub fn created(&self) -> Created {
        self.created
    }

    /// Whether it is unfinished.
    pub fn draft(&self) -> bool {
        self.draft
    }

    /// The files in their order: the documents, then the archive message.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The documents alone.
    pub fn documents(&self) -> &[File] {
        self.files.split_last().map_or(&[], |(_, documents)| documents)
    }
}

impl File {
    /// What the manifest says of a document.
    pub(super) fn of_item(item: &Item) -> File {
        File {
            name: item.file_name.clone(),
            bytes: item.bytes.len() as u64,
            sha256: Sha256::of(&item.bytes),
            media_type: item.media_type.clone(),
            title: one_line(&item.public_title),
            date: Some(Day(item.date)),
            pages: item.pages,
        }
    }
}

/// A title on one line, with U+25A1 (□) for characters that cannot be shown.
pub(super) fn one_line(title: &str) -> String {
    let title = clean(title).replace('\n', " ");
    let mut buffer = [0; 4];
    title
        .chars()
        .map(|character| match forbidden(character.encode_utf8(&mut buffer)) {
            Some(_) => '□',
            None => character,
        })
        .collect()
}

/// Whether a text is a kind of file: `type/subtype` in lower case.
pub(super) fn is_media_type(text: &str) -> bool {
    let part = |part: &str| {
        let letter =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".+-".contains(&byte);
        !part.is_empty() && part.len() <= 100 && part.bytes().all(letter)
    };
    text.split_once('/').is_some_and(|(kind, subtype)| part(kind) && part(subtype))
}

impl Sha256 {
    /// That of these bytes.
    pub fn of(bytes: &[u8]) -> Sha256 {
        let mut sum = [0; 32];
        sum.copy_from_slice(digest(&SHA256, bytes).as_ref());
        Sha256(sum)
    }

    /// That of what a context has taken in.
    pub(super) fn finish(context: Context) -> Sha256 {
        let mut sum = [0; 32];
        sum.copy_from_slice(context.finish().as_ref());
        Sha256(sum)
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 64 lower-case hexadecimal digits")]
pub struct NotASum;

impl FromStr for Sha256 {
    type Err = NotASum;

    fn from_str(text: &str) -> Result<Sha256, NotASum> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotASum),
        };
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| NotASum)?;
        let mut sum = [0; 32];
        for (byte, pair) in sum.iter_mut().zip(digits.chunks(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Sha256(sum))
    }
}

impl TryFrom<String> for Sha256 {
    type Error = NotASum;

    fn try_from(text: String) -> Result<Sha256, NotASum> {
        text.parse()
    }
}

impl From<Sha256> for String {
    fn from(sum: Sha256) -> String {
        sum.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Day, jiff::Error> {
        text.parse().map(Day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.0.to_string()
    }
}

impl TryFrom<String> for Reference {
    type Error = crate::form::case::NotACaseReference;

    fn try_from(text: String) -> Result<Reference, Self::Error> {
        text.parse().map(Reference)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> String {
        reference.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::bundle::tests::small;

    fn manifest() -> Manifest {
        let bundle = small();
        let files = bundle.items.iter().map(File::of_item).collect();
        Manifest::new(&bundle, files, b"<xml/>")
    }

    #[test]
    fn a_manifest_reads_back_as_it_was() {
        assert_eq!(Manifest::from_json(&manifest().to_json()), Ok(manifest()));
        assert_eq!(manifest().documents().len(), 2);
    }

    #[test]
    fn only_one_way_of_writing_is_read() {
        let json = String::from_utf8(manifest().to_json()).expect("text");
        let sum = manifest().files[0].sha256.to_string();
        for (from, to) in [
            ("  \"format\": 1", "  \"format\":  1"),
            ("\"draft\": false", "\"draft\": 0"),
            ("\"language\"", "\"annet\": 1, \"language\""),
            ("2026-014\"", "2026/014\""),
            (&sum, &sum.to_uppercase()),
            ("01-henvisning-2026-014.pdf", "../henvisning.pdf"),
            ("01-henvisning-2026-014.pdf", "02-referat-2026-014-2026-03-17.pdf"),
            ("01-henvisning-2026-014.pdf", "manifest.json"),
            ("arkivmelding.xml", "melding.xml"),
            ("\n}\n", "\n}"),
        ] {
            let changed = json.replacen(from, to, 1);
            assert_ne!(changed, json, "{from}");
            assert_eq!(Manifest::from_json(changed.as_bytes()), Err(ManifestError::Broken), "{to}");
        }
        let later = json.replacen("\"format\": 1", "\"format\": 2", 1);
        assert_eq!(Manifest::from_json(later.as_bytes()), Err(ManifestError::Later));
    }

    #[test]
    fn titles_are_one_line_that_can_be_shown() {
        assert_eq!(one_line(" Referat\nfra \u{202E}møte\u{1} 👶 "), "Referat fra □møte□ 👶");
    }
}
