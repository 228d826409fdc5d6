//! Words that detectors watch for. Whether a word is one is asked once for each form, not once for
//! each place where it stands.

use super::{address, birth_date, dates, email, initials, nickname, other_id, phone};

/// What a word can be to a detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// It announces a private account.
    Account,
    /// It begins an address or the number of a property.
    Address,
    /// It stands for an at sign.
    At,
    /// It is a word for birth before a date.
    Birth,
    /// It says what somebody is called.
    Calling,
    /// It is a word for one child that is known to who writes.
    Child,
    /// It comes before the name of a family.
    Family,
    /// It comes before initials.
    Initials,
    /// It is a month.
    Month,
    /// It is a day of the year that has a name.
    NamedDay,
    /// It comes before the name that somebody goes by.
    NameWord,
    /// It is a word for a nickname.
    Nickname,
    /// It is a number below a hundred.
    Number,
    /// It is an ordinal for 1 to 31.
    Ordinal,
    /// It is a month, shortened.
    ShortMonth,
}

/// Whether a word in lower case is one.
type Is = fn(&str) -> bool;

const CUES: [(Cue, Is); 15] = [
    (Cue::Account, other_id::is_account),
    (Cue::Address, address::is_cue),
    (Cue::At, email::is_at),
    (Cue::Birth, birth_date::is_birth),
    (Cue::Calling, nickname::is_calling),
    (Cue::Child, initials::is_child),
    (Cue::Family, nickname::is_family),
    (Cue::Initials, initials::is_word_for_initials),
    (Cue::Month, dates::is_month_name),
    (Cue::NamedDay, birth_date::is_named_day),
    (Cue::NameWord, nickname::is_name_word),
    (Cue::Nickname, nickname::is_nickname_word),
    (Cue::Number, phone::is_number_word),
    (Cue::Ordinal, dates::is_ordinal),
    (Cue::ShortMonth, dates::is_short_month_name),
];

/// What a word is to the detectors, a bit for each cue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cues(u16);

impl Cues {
    /// What a word in lower case is.
    pub fn of(lower: &str) -> Cues {
        let cues = CUES.iter().filter(|(_, is)| is(lower));
        Cues(cues.fold(0, |cues, (cue, _)| cues | 1 << *cue as u16))
    }

    /// Whether it is this.
    #[inline]
    pub fn have(self, cue: Cue) -> bool {
        self.0 >> cue as u16 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_several_things() {
        for (word, expected) in [
            ("f", &[Cue::Birth][..]),
            ("mai", &[Cue::Month, Cue::ShortMonth]),
            ("første", &[Cue::Ordinal]),
            ("tolv", &[Cue::Number]),
            ("barnet", &[Cue::Child]),
            ("møtet", &[]),
            ("", &[]),
        ] {
            let cues = Cues::of(word);
            let have: Vec<Cue> =
                CUES.iter().map(|(cue, _)| *cue).filter(|cue| cues.have(*cue)).collect();
            assert_eq!(have, expected, "{word}");
        }
    }
}
