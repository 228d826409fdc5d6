//! The name of a file in a packet: neutral, without a path, the same on every system.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest name, in bytes.
pub const MAX_LENGTH: usize = 100;

/// A name such as `03-referat-2026-014-2026-03-17.pdf`.
///
/// Lower-case ASCII letters, digits, hyphens and one dot before the ending: there is no room for a
/// path, a device name of Windows (`con`, `nul` …), or two names that some systems take for one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

/// The text is not the name of a file in a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a file in a packet")]
pub struct NotAFileName;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

impl FileName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FileName {
    type Err = NotAFileName;

    fn from_str(text: &str) -> Result<FileName, NotAFileName> {
        let (stem, ending) = text.split_once('.').ok_or(NotAFileName)?;
        let letters = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let stem_holds = !stem.starts_with('-')
            && !stem.ends_with('-')
            && stem.split('-').all(letters)
            && !stem.is_empty();
        let ending_holds = (1..=8).contains(&ending.len()) && letters(ending);
        if stem_holds && ending_holds && text.len() <= MAX_LENGTH && !is_device(stem) {
            Ok(FileName(text.to_owned()))
        } else {
            Err(NotAFileName)
        }
    }
}

fn is_device(stem: &str) -> bool {
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest: &str| {
            rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

impl TryFrom<String> for FileName {
    type Error = NotAFileName;

    fn try_from(text: String) -> Result<FileName, NotAFileName> {
        text.parse()
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> String {
        name.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_neutral_and_mean_the_same_everywhere() {
        for name in ["03-referat-2026-014-2026-03-17.pdf", "manifest.json", "a.b", "console.pdf"] {
            assert_eq!(name.parse::<FileName>().expect(name).as_str(), name);
        }
        let long = format!("{}.pdf", "a".repeat(MAX_LENGTH));
        for name in [
            "",
            ".",
            "..",
            ".pdf",
            "a.",
            "a",
            "../a.pdf",
            "a/b.pdf",
            "a\\b.pdf",
            "A.pdf",
            "å.pdf",
            "a b.pdf",
            "a.tar.gz",
            "-a.pdf",
            "a-.pdf",
            "nul.pdf",
            "com1.pdf",
            "a.pdf\0",
            "a.pdf\n",
            "a\u{202E}.pdf",
            &long,
        ] {
            assert_eq!(name.parse::<FileName>(), Err(NotAFileName), "{name:?}");
        }
    }
}
