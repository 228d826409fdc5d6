//! What can be wrong with a packet that arrives.

use crate::message::{Argument, Messages};
use crate::packet::file_name::FileName;
use crate::packet::layout::MAX_FILES;

/// One thing that is wrong with a packet.
///
/// A name that a packet cannot have is not repeated: who knows what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no ZIP file.
    NotAPacket,
    /// It is the beginning of a ZIP file, or its directory is damaged.
    Cut,
    /// It is larger than a packet can be.
    TooLarge,
    /// It has more files than a packet can have.
    TooManyFiles,
    /// It unpacks to far more than it is.
    Inflating,
    /// A file would be unpacked elsewhere.
    Path,
    /// It has a link instead of a file.
    Link,
    /// Files lie over each other.
    Overlapping,
    /// Two files have the same name.
    Twice,
    /// It is encrypted, and there is no password.
    PasswordMissing,
    /// The password is another, or its check was changed.
    PasswordWrong,
    /// The encrypted content was changed.
    Sealed,
    /// It has no manifest.
    ManifestMissing,
    /// The manifest is not as it was written.
    ManifestChanged,
    /// A later version of the program wrote it.
    Later,
    /// A file is not what the manifest says.
    Changed(FileName),
    /// A file is not there.
    Missing(FileName),
    /// A file that the manifest does not have; its name if it is one of a packet's.
    Added(Option<FileName>),
    /// A file is there under another name.
    Renamed {
        /// What the manifest calls it.
        from: FileName,
        /// What it is called now, if that is a name of a packet's.
        to: Option<FileName>,
    },
    /// The files are in another order.
    Reordered,
    /// The archive message cannot be read.
    ArchiveMessage,
    /// The archive message says something else of a file than the manifest.
    ArchiveDisagrees(FileName),
    /// The archive message lists other files than the manifest.
    ArchiveFiles,
    /// What is in it holds, but it was packed anew or a header was changed, from this byte on.
    Layout {
        /// The first byte that is another, from 0.
        offset: usize,
    },
}

impl Damage {
    /// Its stable name for programs, which is also that of its message after `packet-damage-`.
    pub fn code(&self) -> &'static str {
        match self {
            Damage::NotAPacket => "not-a-packet",
            Damage::Cut => "cut",
            Damage::TooLarge => "too-large",
            Damage::TooManyFiles => "too-many-files",
            Damage::Inflating => "inflating",
            Damage::Path => "path",
            Damage::Link => "link",
            Damage::Overlapping => "overlapping",
            Damage::Twice => "twice",
            Damage::PasswordMissing => "password-missing",
            Damage::PasswordWrong => "password-wrong",
            Damage::Sealed => "sealed",
            Damage::ManifestMissing => "manifest-missing",
            Damage::ManifestChanged => "manifest-changed",
            Damage::Later => "later",
            Damage::Changed(_) => "changed",
            Damage::Missing(_) => "missing",
            Damage::Added(Some(_)) => "added",
            Damage::Added(None) => "added-unnamed",
            Damage::Renamed { to: Some(_), .. } => "renamed",
            Damage::Renamed { to: None, .. } => "renamed-unnamed",
            Damage::Reordered => "reordered",
            Damage::ArchiveMessage => "archive-message",
            Damage::ArchiveDisagrees(_) => "archive-disagrees",
            Damage::ArchiveFiles => "archive-files",
            Damage::Layout { .. } => "layout",
        }
    }

    /// What it is and what to do, in words.
    pub fn text(&self, messages: &Messages) -> String {
        let id = format!("packet-damage-{}", self.code());
        messages.text(&id, &self.arguments())
    }

    fn arguments(&self) -> Vec<(&'static str, Argument<'static>)> {
        let name = |name: &FileName| Argument::from(name.as_str().to_owned());
        match self {
            Damage::Changed(file)
            | Damage::Missing(file)
            | Damage::Added(Some(file))
            | Damage::Renamed { from: file, to: None }
            | Damage::ArchiveDisagrees(file) => vec![("file", name(file))],
            Damage::Renamed { from, to: Some(to) } => vec![("file", name(from)), ("now", name(to))],
            Damage::TooManyFiles => vec![("max", MAX_FILES.into())],
            Damage::Layout { offset } => vec![("offset", offset.to_string().into())],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_damage_is_said_in_every_language() {
        let file: FileName = "01-referat.pdf".parse().expect("a name");
        let renamed = |to| Damage::Renamed { from: file.clone(), to };
        let all = [
            Damage::NotAPacket,
            Damage::Cut,
            Damage::TooLarge,
            Damage::TooManyFiles,
            Damage::Inflating,
            Damage::Path,
            Damage::Link,
            Damage::Overlapping,
            Damage::Twice,
            Damage::PasswordMissing,
            Damage::PasswordWrong,
            Damage::Sealed,
            Damage::ManifestMissing,
            Damage::ManifestChanged,
            Damage::Later,
            Damage::Changed(file.clone()),
            Damage::Missing(file.clone()),
            Damage::Added(Some(file.clone())),
            Damage::Added(None),
            renamed(Some(file.clone())),
            renamed(None),
            Damage::Reordered,
            Damage::ArchiveMessage,
            Damage::ArchiveDisagrees(file.clone()),
            Damage::ArchiveFiles,
            Damage::Layout { offset: 12_345 },
        ];
        for language in Language::ALL {
            let messages = Messages::of(language);
            let mut texts: Vec<String> = all.iter().map(|damage| damage.text(messages)).collect();
            for text in &texts {
                assert!(text.ends_with('.') && !text.contains("packet-"), "{text}");
                assert!(!text.contains('{') && !text.contains('$'), "{text}");
            }
            assert!(texts[3].contains("2000") && texts[25].contains("12345"), "{texts:?}");
            assert!(texts[15].contains("01-referat.pdf"), "{}", texts[15]);
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), all.len(), "{language}");
        }
    }
}
