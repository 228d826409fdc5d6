//! Private telephone numbers: mobiles, numbers abroad, and fixed ones that are called private.

use std::ops::Range;

use super::numbers::{DigitRun, any_begins, digit_runs, words_after, words_before};
use crate::privacy::{Context, Text};

/// Words beside the telephone of a workplace.
const OFFICE: [&str; 13] = [
    "barnehage",
    "avdeling",
    "kontor",
    "vakt",
    "sentralbord",
    "styrer",
    "ppt",
    "kommune",
    "helsestasjon",
    "servicetorg",
    "resepsjon",
    "jobb",
    "arbeidst",
];

/// Words beside a private telephone.
const PRIVATE: [&str; 28] = [
    "mor",
    "far",
    "mamma",
    "pappa",
    "foreld",
    "foresatt",
    "føresett",
    "hjem",
    "heim",
    "privat",
    "bestemor",
    "bestefar",
    "mormor",
    "morfar",
    "farmor",
    "farfar",
    "familie",
    "tante",
    "onkel",
    "verge",
    "besteforeld",
    "søster",
    "bror",
    "henne",
    "hjå",
    "foreldra",
    "stefar",
    "stemor",
];

/// Numbers at which a family is reached.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in digit_runs(text) {
        let plus =
            run.range.start.checked_sub(1).is_some_and(|index| text.characters()[index] == '+');
        if is_private(text, &run, plus, context) {
            found.push(run.range.start - usize::from(plus)..run.range.end);
        }
    }
    found
}

fn is_private(text: &Text, run: &DigitRun, plus: bool, context: &Context) -> bool {
    let digits: Vec<u32> = run.digits.iter().map(|(_, digit)| *digit).collect();
    let number = match &digits[..] {
        [4, 7, number @ ..] if plus => number,
        [0, 0, 4, 7, number @ ..] if number.len() == 8 => number,
        [4, 7, number @ ..] if number.len() == 8 => number,
        // A number abroad.
        _ if plus => return (8..=15).contains(&digits.len()),
        [0, 0, 1..=9, ..] if (11..=16).contains(&digits.len()) => return true,
        number => number,
    };
    if number.len() != 8 || is_date(text, run) {
        return false;
    }
    let near = |stems| {
        any_begins(words_before(text, run.range.start, 5), stems)
            || any_begins(words_after(text, run.range.end, 3), stems)
    };
    let announced = |stems| any_begins(words_before(text, run.range.start, 2), stems);
    match number[0] {
        4 | 9 => {
            let other = announced(&[
                "org", "kode", "sak", "møte", "konto", "ref", "arkiv", "kid", "ressurs",
            ]);
            !other && (near(&PRIVATE) || !(near(&OFFICE) || is_participants(text, run, context)))
        }
        2 | 3 | 5..=7 => near(&PRIVATE) && !announced(&["barnehage", "kontor", "sentralbord"]),
        _ => false,
    }
}

/// Whether the number stands beside a participant's name.
fn is_participants(text: &Text, run: &DigitRun, context: &Context) -> bool {
    words_before(text, run.range.start, 5).any(|word| context.is_participants(word))
}

/// Eight digits with two separators of a date: 04.10.2026, 2026-10-04, or two times of the day.
fn is_date(text: &Text, run: &DigitRun) -> bool {
    let lengths: Vec<usize> = run.groups().iter().map(|group| group.len()).collect();
    let separated = |separator| text.characters()[run.range.clone()].contains(&separator);
    match lengths[..] {
        [1 | 2, 1 | 2, 4] | [4, 2, 2] => ['.', '-', '/'].into_iter().any(separated),
        [2, 2, 2, 2] => separated('.') && separated('-'),
        [8] => {
            let digits: Vec<u32> = run.digits.iter().map(|(_, digit)| *digit).collect();
            matches!(digits[..], [_, _, _, _, 2, 0, ..]) && digits[0] < 4 && digits[2] < 2
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("mor på 412 34 567", "412 34 567"),
            ("tlf. 91234567", "91234567"),
            ("+47 91 23 45 67", "+47 91 23 45 67"),
            ("0047 41234567", "0047 41234567"),
            ("bestemor svarer på +46 70 123 45 67", "+46 70 123 45 67"),
            ("hjemme hos far: 22 00 00 00", "22 00 00 00"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        let participants =
            vec![Participant { name: "Kari Nordli".into(), ..Participant::default() }];
        let context = Context { participants, ..Context::default() };
        for text in [
            "22 00 00 00",
            "sentralbord 67504050",
            "sak 2026-014",
            "kl. 09.00–10.30",
            "2026-03-17",
            "org.nr. 912 345 678",
            "kode 4471",
            "barnehagens vakttelefon 912 34 567",
            "Kari Nordli, mobil 912 34 567",
            "4.3.2026",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
