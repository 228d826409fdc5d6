//! Dates of birth, whole or in part: after a word for birth, or beside letters or a word for a child.

use std::ops::Range;

use super::dates::{WrittenDate, dates};
use super::numbers::any_begins;
use crate::privacy::{Context, Text};

/// Words for birth, by their beginnings.
const BIRTH: [&str; 11] = [
    "født",
    "fødd",
    "fødsels",
    "fdato",
    "bursdag",
    "gebursdag",
    "fyller",
    "fylte",
    "fyllte",
    "årsmodell",
    "dob",
];

/// Words for the day itself.
const ANNIVERSARY: [&str; 5] =
    ["bursdagen", "fødselsdagen", "gebursdagen", "bursdagar", "fødselsdatoen"];

/// Words for one child.
const CHILD: [&str; 16] = [
    "gutt", "gut", "gutten", "guten", "jente", "jenta", "jenten", "barn", "barnet", "sønn", "son",
    "datter", "dotter", "sønnen", "dattera", "tvilling",
];

/// Words for many children: a year or a month of theirs singles nobody out.
const MANY: [&str; 12] = [
    "barn",
    "barna",
    "borna",
    "alle",
    "barnekull",
    "kull",
    "kullet",
    "årskull",
    "de",
    "dei",
    "førskolebarn",
    "årskullet",
];

/// What else has anniversaries.
const NOT_CHILDREN: [&str; 12] = [
    "barnehage",
    "kommune",
    "hus",
    "avdeling",
    "vi",
    "jubile",
    "lag",
    "skole",
    "skule",
    "bygg",
    "ordning",
    "forening",
];

/// Dates that say when a child was born.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut after = 0;
    for date in dates(text) {
        if is_birth_date(text, &date, after, context) {
            found.push(text.span(date.words.clone()));
        }
        after = date.words.end;
    }
    found
}

/// Whether a date is one of birth; a word for birth before `after` belongs to an earlier date.
fn is_birth_date(text: &Text, date: &WrittenDate, after: usize, context: &Context) -> bool {
    let start = date.words.start;
    let sentence = text.sentence(start);
    let cue =
        (sentence.start.max(after)..start).rev().take(5).find(|word| is_cue(text, *word, date));
    if let Some(cue) = &cue {
        // Between the word for birth and the date nothing begins anew.
        let between = (*cue..start).any(|word| text.gap_after(word).contains(&';'));
        let subject: Vec<&str> =
            (sentence.start..*cue).rev().take(3).map(|word| text.lower(word)).collect();
        let other = any_begins(subject.iter().copied(), &NOT_CHILDREN)
            || subject.iter().any(|word| context.is_participants(word));
        let general = !date.is_whole()
            && (subject.iter().any(|word| MANY.contains(word))
                || text.lower(*cue).starts_with("bursdag")
                    && *cue + 1 < text.words().len()
                    && text.lower(*cue).len() > 8);
        return !between && !other && !general;
    }
    // «12. mai er fødselsdagen hans»
    let after: Vec<&str> =
        (date.words.end..sentence.end).take(3).map(|word| text.lower(word)).collect();
    let day = after.iter().position(|word| ANNIVERSARY.iter().any(|stem| word.starts_with(stem)));
    if date.is_whole()
        && day.is_some_and(|day| !any_begins(after[day..].iter().copied(), &NOT_CHILDREN))
    {
        let before = (sentence.start..start).rev().take(3).map(|word| text.lower(word));
        let others = before.clone().any(|word| context.is_participants(word));
        return !others && !any_begins(before, &NOT_CHILDREN);
    }
    // «gutt 12.05.21», «A.J. (02.06.21)»
    if !date.is_whole() || date.year.is_none() {
        return false;
    }
    let Some(before) = start.checked_sub(1).filter(|before| sentence.contains(before)) else {
        return false;
    };
    let gap = text.gap_after(before);
    let beside = gap.iter().all(|c| matches!(c, ' ' | '(' | '.' | ',' | '*' | '-' | ':'));
    let letters = text.written(before).len() == 1
        && text.written(before)[0].is_uppercase()
        && gap.contains(&'(');
    beside
        && (letters || CHILD.contains(&text.lower(before)) && !MANY.contains(&text.lower(before)))
}

/// Whether a word announces a birth: «født», «f.», «fyller fire», «blir 4 i».
fn is_cue(text: &Text, word: usize, date: &WrittenDate) -> bool {
    let lower = text.lower(word);
    let beside = date.words.start - word;
    match lower {
        "f" => {
            let stop = text.gap_after(word).first() == Some(&'.');
            beside <= 2 && text.written(word) != ['F'] || stop && beside == 1
        }
        "blir" | "vert" | "bli" => beside <= 4 && is_age(text.lower(word + 1)),
        _ => BIRTH.iter().any(|stem| lower.starts_with(stem)),
    }
}

/// How old children in a kindergarten become.
fn is_age(word: &str) -> bool {
    const AGES: [&str; 15] = [
        "1", "2", "3", "4", "5", "6", "ett", "eitt", "to", "tre", "fire", "fem", "seks", "eit",
        "et",
    ];
    AGES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("født 3. april 2022, begynte i august", "3. april 2022"),
            ("Gutt f. 03.04.21", "03.04.21"),
            ("f. 2021", "2021"),
            ("f 030421", "030421"),
            ("Barn f. 24-09-2019 skal over i skole", "24-09-2019"),
            ("ho er fødd 6. november 2021", "6. november 2021"),
            ("fødselsdag 1.1.21 ifølge vedtaket", "1.1.21"),
            ("Fødselsdato: 2021-04-03", "2021-04-03"),
            ("Hun fyller fire 12. mai", "12. mai"),
            ("Født tredje april tjueen, altså yngst", "tredje april tjueen"),
            ("A.J. (02.06.21)", "02.06.21"),
            ("gutt 02/06-21", "02/06-21"),
            ("12. mai er fødselsdagen hans", "12. mai"),
            ("Ho blir fire i mars", "mars"),
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
            "Møte 17.03.2026 kl. 09.00",
            "Frist 30.10.2026 kl. 12.",
            "Barn født i 2021 begynner på skolen",
            "Barnehagen fyller 20 år 12. mai",
            "Kari fyller 50 år 12. mai",
            "Barnehagen ble bygget i 1987 og pusset opp 17. juni 2019.",
            "sak 2026-014",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
