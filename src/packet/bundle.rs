//! The documents of a case on their way into one ZIP file.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use crate::form::Confidentiality;
use crate::form::case::CaseReference;
use crate::language::Language;
use crate::packet::archive;
use crate::packet::created::Created;
use crate::packet::file_name::FileName;
use crate::packet::layout::{self, Content, Entry, MAX_BYTES, MAX_FILES, TooMuch};
use crate::packet::manifest::{self, Manifest};

/// The name of the archive message in a packet.
pub const ARCHIVE_MESSAGE: &str = "arkivmelding.xml";

/// The name of the manifest in a packet.
pub const MANIFEST: &str = "manifest.json";

/// The longest title, in code points.
pub const MAX_TITLE: usize = 500;

/// A packet before it is written.
pub struct Bundle {
    /// The case.
    pub reference: CaseReference,
    /// The kindergarten that sends it.
    pub kindergarten: String,
    /// The organisation that the kindergarten belongs to, as in the letterhead.
    pub organisation: String,
    /// Who gets it: the PPT of a municipality.
    pub receiver: String,
    /// What the archive calls the place for a case, where the profile says it.
    pub archive: Option<ArchivePlace>,
    /// The documents in their order; the first is the main one, the others are attached to it.
    pub items: Vec<Item>,
    /// When it was put together.
    pub created: Created,
    /// Whether it is unfinished and only to look at.
    pub draft: bool,
    /// The language of its titles.
    pub language: Language,
}

/// What an archive calls the place where a case is kept (R13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePlace {
    /// The archive or the system it is in.
    pub system: String,
    /// The place in it.
    pub name: String,
}

/// One document.
pub struct Item {
    /// Its name in the packet; it names nobody.
    pub file_name: FileName,
    /// Its title, which may name the child: it stands screened in the archive message only.
    pub title: String,
    /// A title that names nobody: it stands in the manifest.
    pub public_title: String,
    /// The date that it bears.
    pub date: Date,
    /// Its kind of file, such as `application/pdf`.
    pub media_type: String,
    /// Whom it is about.
    pub confidentiality: Confidentiality,
    /// Who wrote it; stands in the archive message only.
    pub authors: Vec<String>,
    /// How many pages it has, where that is known.
    pub pages: Option<u32>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({}, {} documents)", self.reference, self.items.len())
    }
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Item({}, {} bytes)", self.file_name, self.bytes.len())
    }
}

/// Why no packet can be made of the documents.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// There are no documents.
    #[error("no documents")]
    Empty,
    /// Two documents have the same name, or one has a name that the packet itself uses.
    #[error("the name {0} is taken")]
    NameTaken(FileName),
    /// A text that has to be there is empty, or longer than a title may be.
    #[error("a title or name is empty or too long")]
    Title,
    /// The kind of a file is none (`type/subtype`).
    #[error("the kind of {0} is none")]
    MediaType(FileName),
    /// A reference whose year or number no archive takes.
    #[error("the reference cannot be archived")]
    Reference,
    /// More documents or bytes than a packet takes.
    #[error(transparent)]
    TooMuch(#[from] TooMuch),
}

impl Bundle {
    /// The packet as a ZIP file: the documents, the archive message and the manifest. The same
    /// bundle gives the same bytes.
    ///
    /// # Errors
    ///
    /// Names that are taken, texts that are missing, or too much of anything.
    pub fn write(&self) -> Result<Vec<u8>, BundleError> {
        self.check()?;
        let files: Vec<manifest::File> = self.items.iter().map(manifest::File::of_item).collect();
        let message = archive::write(self, &files).ok_or(BundleError::Reference)?;
        let manifest = Manifest::new(self, files, &message).to_json();
        let stored = |name, bytes| Entry { name, content: Content::Stored(bytes) };
        let mut entries: Vec<Entry<'_>> =
            self.items.iter().map(|item| stored(item.file_name.as_str(), &item.bytes)).collect();
        entries.push(stored(ARCHIVE_MESSAGE, &message));
        entries.push(stored(MANIFEST, &manifest));
        Ok(layout::write(&entries, self.created.stamp())?)
    }

    fn check(&self) -> Result<(), BundleError> {
        if self.items.is_empty() {
            return Err(BundleError::Empty);
        }
        let bytes = self.items.iter().map(|item| item.bytes.len() as u64).sum::<u64>();
        if self.items.len() + 2 > MAX_FILES || bytes > MAX_BYTES {
            return Err(TooMuch.into());
        }
        let mut names = BTreeSet::from([ARCHIVE_MESSAGE, MANIFEST]);
        for item in &self.items {
            if !names.insert(item.file_name.as_str()) {
                return Err(BundleError::NameTaken(item.file_name.clone()));
            }
            if !manifest::is_media_type(&item.media_type) {
                return Err(BundleError::MediaType(item.file_name.clone()));
            }
        }
        let titles = self.items.iter().flat_map(|item| [&item.title, &item.public_title]);
        let authors = self.items.iter().flat_map(|item| &item.authors);
        let parties = [&self.kindergarten, &self.organisation, &self.receiver].into_iter();
        let places = self.archive.iter().flat_map(|place| [&place.system, &place.name]);
        let good = |text: &String| {
            !text.trim().is_empty() && text.chars().take(MAX_TITLE + 1).count() <= MAX_TITLE
        };
        if titles.chain(authors).chain(parties).chain(places).all(good) {
            Ok(())
        } else {
            Err(BundleError::Title)
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A packet of two small documents with titles that are hard on whoever writes them.
    pub fn small() -> Bundle {
        Bundle {
            reference: "2026-014".parse().expect("a reference"),
            kindergarten: "Solsikken barnehage".to_owned(),
            organisation: "Eksempel kommune".to_owned(),
            receiver: "PPT i Eksempel kommune".to_owned(),
            archive: Some(ArchivePlace {
                system: "Sikker Sak".to_owned(),
                name: "Barnemappe".to_owned(),
            }),
            items: vec![
                item("01-henvisning-2026-014.pdf", b"%PDF-1.7 en\n%%EOF"),
                item("02-referat-2026-014-2026-03-17.pdf", b"%PDF-1.7 to\n%%EOF"),
            ],
            created: "2026-03-18T09:15:00+01:00".parse().expect("a time"),
            draft: false,
            language: Language::Nb,
        }
    }

    pub fn item(name: &str, bytes: &[u8]) -> Item {
        Item {
            file_name: name.parse().expect("a name"),
            title: "Referat om Nora Eksempel ]]> & <b> 👶 \u{1} \u{202E}".to_owned(),
            public_title: "Referat".to_owned(),
            date: jiff::civil::date(2026, 3, 17),
            media_type: "application/pdf".to_owned(),
            confidentiality: Confidentiality::Child,
            authors: vec!["Kari Nordli".to_owned()],
            pages: Some(2),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn the_same_documents_give_the_same_bytes() {
        assert_eq!(small().write().expect("a packet"), small().write().expect("a packet"));
    }

    #[test]
    fn the_manifest_and_the_names_hold_nothing_about_anybody() {
        let bytes = small().write().expect("a packet");
        let (entries, _) = layout::walk(&bytes).expect("our layout");
        let names: Vec<_> = entries.iter().map(|entry| entry.name).collect();
        let expected = [
            "01-henvisning-2026-014.pdf",
            "02-referat-2026-014-2026-03-17.pdf",
            ARCHIVE_MESSAGE,
            MANIFEST,
        ];
        assert_eq!(names, expected);
        let manifest = std::str::from_utf8(entries[3].content.bytes()).expect("text");
        assert!(
            manifest.contains("Referat")
                && !manifest.contains("Nora")
                && !manifest.contains("Nordli")
        );
        assert!(!format!("{:?}", small()).contains("Nora"));
    }

    #[test]
    fn what_cannot_be_a_packet_is_refused() {
        let refused = |change: fn(&mut Bundle)| {
            let mut bundle = small();
            change(&mut bundle);
            bundle.write().err()
        };
        let name = || "01-henvisning-2026-014.pdf".parse().expect("a name");
        assert_eq!(refused(|_| ()), None);
        assert_eq!(refused(|bundle| bundle.items.clear()), Some(BundleError::Empty));
        assert_eq!(
            refused(|bundle| bundle.items[1].file_name = bundle.items[0].file_name.clone()),
            Some(BundleError::NameTaken(name()))
        );
        assert_eq!(
            refused(|bundle| bundle.items[0].file_name = MANIFEST.parse().expect("a name")),
            Some(BundleError::NameTaken(MANIFEST.parse().expect("a name")))
        );
        assert_eq!(refused(|bundle| bundle.receiver.clear()), Some(BundleError::Title));
        assert_eq!(refused(|bundle| bundle.items[0].title = " ".into()), Some(BundleError::Title));
        assert_eq!(
            refused(|bundle| bundle.items[0].media_type = "pdf".into()),
            Some(BundleError::MediaType(name()))
        );
    }
}
