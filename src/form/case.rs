//! The reference of a case: a year and a running number that name nobody.

use std::fmt;
use std::str::FromStr;

/// A case reference such as `2026-014`.
///
/// Its syntax leaves no room for a name, so it may stand in an invitation and a file name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseReference(String);

impl CaseReference {
    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a case reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a year and a running number")]
pub struct NotACaseReference;

impl FromStr for CaseReference {
    type Err = NotACaseReference;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        match text.split_once(['-', '/']) {
            Some((year, number))
                if year.len() == 4
                    && (year.starts_with("19") || year.starts_with("20"))
                    && (1..=6).contains(&number.len())
                    && digits(year)
                    && digits(number) =>
            {
                Ok(CaseReference(format!("{year}-{number}")))
            }
            _ => Err(NotACaseReference),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_and_a_number_is_a_reference() {
        for (text, expected) in [
            ("2026-014", Some("2026-014")),
            ("2026/14", Some("2026-14")),
            (" 2026-1 ", Some("2026-1")),
            ("2026-1234567", None),
            ("2026-", None),
            ("Ola-14", None),
            ("2026-Ola", None),
            ("1403-2026", None),
            ("2026-٠١", None),
        ] {
            let reference = text.parse::<CaseReference>().ok();
            assert_eq!(reference.as_ref().map(CaseReference::as_str), expected, "{text}");
        }
    }
}
