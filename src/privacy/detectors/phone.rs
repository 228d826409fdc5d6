//! Private telephone numbers: mobiles, numbers abroad, and fixed ones that are called private.

use std::ops::Range;

use super::cues::Cue;
use super::numbers::{DigitRun, any_begins, digit_runs, words_after, words_before};
use crate::privacy::{Context, Text};

/// Words beside the telephone of a workplace, or of whoever calls the meeting.
const OFFICE: [&str; 17] = [
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
    "arbeid",
    "forfall",
    "fråfall",
    "spørsmål",
    "påmeld",
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
    let mut look = |run: &DigitRun| {
        let plus =
            run.range.start.checked_sub(1).is_some_and(|index| text.characters()[index] == '+');
        let is_private = is_private(text, run, plus, context);
        if is_private {
            found.push(run.range.start - usize::from(plus)..run.range.end);
        }
        is_private
    };
    for run in digit_runs(text) {
        // A narrow column breaks a number, and the next item of a list begins with one.
        if !look(&run) {
            for line in run.lines(text) {
                look(&line);
            }
        }
    }
    found.extend(spelt_out(text, context));
    found
}

/// The fewest words of a number that is spelt out: «nittifem førtito tolv sekstien».
const SPELT: usize = 4;

/// Numbers in words, as people write them who do not want to be found by programs.
fn spelt_out(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let is_number = |word: usize| text.is(word, Cue::Number);
    let joined = |word: usize| matches!(text.gap_before(word), [' '] | ['-']);
    let mut found = Vec::new();
    let mut end = 0;
    // Of so many words in a row, one stands at each so manieth place.
    for inside in (SPELT - 1..words.len()).step_by(SPELT) {
        if inside < end || !is_number(inside) {
            continue;
        }
        let before = (end + 1..=inside).rev();
        let before = before.take_while(|word| joined(*word) && is_number(word - 1)).count();
        let after = (inside + 1..words.len()).take_while(|word| joined(*word) && is_number(*word));
        let first = inside - before;
        end = inside + 1 + after.count();
        if end - first >= SPELT && !is_participants(text, words[first].range.start, context) {
            found.push(text.span(first..end));
        }
    }
    found
}

/// Whether a word is a number below a hundred: «null», «tolv», «førtito», «toogtredve».
pub(super) fn is_number_word(word: &str) -> bool {
    const ONES: [&str; 24] = [
        "null", "en", "ein", "ett", "eitt", "to", "tre", "fire", "fem", "seks", "sju", "syv",
        "åtte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten",
        "atten", "nitten",
    ];
    const TENS: [&str; 11] = [
        "tjue", "tyve", "tretti", "tredve", "førti", "femti", "seksti", "sytti", "åtti", "nitti",
        "ni",
    ];
    let small = |word: &str| ONES.contains(&word);
    small(word)
        || TENS
            .iter()
            .any(|ten| word.strip_prefix(ten).is_some_and(|one| one.is_empty() || small(one)))
        || word.split_once("og").is_some_and(|(one, ten)| small(one) && TENS.contains(&ten))
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
                "org",
                "kode",
                "sak",
                "møte",
                "konto",
                "ref",
                "arkiv",
                "kid",
                "ressurs",
                "id",
                "pin",
                "konferanse",
                "teams",
                "zoom",
            ]) || words_before(text, run.range.start, 1).any(is_other_number);
            !other
                && (near(&PRIVATE)
                    || !(near(&OFFICE) || is_participants(text, run.range.start, context)))
        }
        2 | 3 | 5..=7 => near(&PRIVATE) && !announced(&["barnehage", "kontor", "sentralbord"]),
        _ => false,
    }
}

/// Words for a number that is called: telefonnummer, mobilnr.
const CALLED: [&str; 8] = ["tele", "tlf", "mob", "privat", "kontakt", "nummer", "nr", "vakt"];

/// Whether a word announces a number that nobody is called on: bestillingsnummer, ordrenr.
fn is_other_number(word: &str) -> bool {
    let is_number = ["nummer", "nummeret", "nr"].iter().any(|ending| word.ends_with(ending));
    is_number && !CALLED.iter().any(|called| word.starts_with(called))
}

/// Whether the number stands beside a participant's name.
fn is_participants(text: &Text, start: usize, context: &Context) -> bool {
    words_before(text, start, 5).any(|word| context.is_participants(word))
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
            ("5. mor 91340672\n6. Eventuelt", "91340672"),
            ("ring nittifem førtito tolv sekstien", "nittifem førtito tolv sekstien"),
            ("pappa nifire null åtte toogtredve tolv", "nifire null åtte toogtredve tolv"),
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
            "bestillingsnummer 40078215",
            "en, to, tre, fire og fem",
            "en to tre på plass",
            "org.nr. 912 345 678",
            "kode 4471",
            "barnehagens vakttelefon 912 34 567",
            "Kari Nordli, mobil 912 34 567",
            "Mobil (arbeid): 912 34 567",
            "Meld fråfall til 912 34 567",
            "møte-ID 412 345 67",
            "4.3.2026",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
