//! Dates of birth, whole or in part: after a word for birth, or beside letters or a word for a child.

use std::cell::LazyCell;
use std::ops::Range;

use super::cues::Cue;
use super::dates::{WrittenDate, dates};
use super::numbers::any_begins;
use crate::privacy::lexicon::{self, Class};
use crate::privacy::{Case, Context, Text};

/// Words for birth, by their beginnings.
const BIRTH: [&str; 12] = [
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
    "bdag",
];

/// Words for the day itself.
const ANNIVERSARY: [&str; 5] =
    ["bursdagen", "fødselsdagen", "gebursdagen", "bursdagar", "fødselsdato"];

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
    let public = LazyCell::new(|| public_names(text));
    for date in dates(text) {
        if is_birth_date(text, &date, after, context, &public) {
            found.push(text.span(date.words.clone()));
        }
        after = date.words.end;
    }
    found.extend(after_birth(text));
    for date in named_days(text) {
        let after = date.words.start.saturating_sub(NEAR);
        if is_birth_date(text, &date, after, context, &public) {
            found.push(text.span(date.words));
        }
    }
    found
}

/// How far before a day with a name its word for birth may stand.
const NEAR: usize = 4;

/// Whether a word is a day of the year that has a name.
pub(super) fn is_named_day(word: &str) -> bool {
    const DAYS: [&str; 22] = [
        "julaften",
        "juleaften",
        "juleaftan",
        "julekvelden",
        "lillejulaften",
        "veslejuleaftan",
        "nyttårsaften",
        "nyttårsaftan",
        "nyttårsdag",
        "nyttårsdagen",
        "lucia",
        "luciadagen",
        "sankthans",
        "sankthansaften",
        "jonsok",
        "jonsokaftan",
        "skuddårsdagen",
        "skotårsdagen",
        "valentinsdagen",
        "påskeaften",
        "grunnlovsdagen",
        "nasjonaldagen",
    ];
    DAYS.contains(&word)
}

/// Days of the year that have a name: «født på luciadagen».
fn named_days(text: &Text) -> impl Iterator<Item = WrittenDate> {
    let words = 0..text.words().len();
    words.filter(|word| text.is(*word, Cue::NamedDay)).map(|word| WrittenDate {
        words: word..word + 1,
        day: true,
        month: true,
        year: None,
    })
}

/// Whether a word before a date says that it is one of birth.
pub(super) fn is_birth(word: &str) -> bool {
    matches!(word, "f" | "født" | "fødd" | "fdato")
}

/// What only a word for birth makes a date: «f. '21», «f. 03.20», «f2021-07», «f250421».
fn after_birth(text: &Text) -> Vec<Range<usize>> {
    let number = |word: usize| {
        let here = text.words().get(word).filter(|here| here.case == Case::Digits)?;
        text.lower(word).parse::<u32>().ok().map(|value| (value, here.range.len()))
    };
    let is_month = |(value, length): (u32, usize)| length <= 2 && (1..=12).contains(&value);
    let is_year = |(value, length): (u32, usize)| {
        length == 2 && value < 40 || length == 4 && (2000..2040).contains(&value)
    };
    let mut found = Vec::new();
    for (word, here) in text.words().iter().enumerate() {
        // «f250421» is one word.
        let mixed = if here.case == Case::Mixed { text.lower(word) } else { "" };
        if let Some(digits) = mixed.strip_prefix('f') {
            let is_date = match (digits.len(), digits.parse::<u32>()) {
                (6, Ok(value)) => {
                    (1..=31).contains(&(value / 10_000)) && (1..=12).contains(&(value / 100 % 100))
                }
                (4, Ok(value)) => (2000..2040).contains(&value),
                _ => false,
            };
            if is_date && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                let month = number(word + 1)
                    .filter(|month| digits.len() == 4 && is_month(*month))
                    .is_some_and(|_| text.gap_after(word) == ['-']);
                let last = if month { word + 1 } else { word };
                found.push(here.range.start + 1..text.words()[last].range.end);
            }
            continue;
        }
        let is_birth = text.is(word, Cue::Birth);
        let close = text.gap_after(word).len() <= 3 && !text.gap_after(word).contains(&'\n');
        let Some(first) = number(word + 1).filter(|_| is_birth && close) else { continue };
        let apostrophe = text.gap_after(word).ends_with(&['\'']);
        let joined = matches!(text.gap_after(word + 1), ['.' | '/' | '-']);
        match number(word + 2) {
            Some(second) if joined && is_month(first) && is_year(second) => {
                // A third number makes it a whole date, which is read elsewhere.
                let whole = number(word + 3).is_some()
                    && matches!(text.gap_after(word + 2), ['.' | '/' | '-']);
                if !whole && second.0 > 12 {
                    found.push(text.span(word + 1..word + 3));
                }
            }
            _ if apostrophe && first.1 == 2 => found.push(text.span(word + 1..word + 2)),
            _ => {}
        }
    }
    found
}

/// Whether a date is one of birth; a word for birth before `after` belongs to an earlier date.
fn is_birth_date(
    text: &Text,
    date: &WrittenDate,
    after: usize,
    context: &Context,
    public: &LazyCell<Vec<usize>, impl FnOnce() -> Vec<usize>>,
) -> bool {
    let start = date.words.start;
    let sentence = text.sentence(start);
    let cue =
        (sentence.start.max(after)..start).rev().take(5).find(|word| is_cue(text, *word, date));
    if let Some(cue) = &cue {
        // Between the word for birth and the date nothing begins anew.
        let between = (*cue..start).any(|word| text.gap_after(word).contains(&';'));
        let subject: Vec<&str> =
            (sentence.start..*cue).rev().take(3).map(|word| text.lower(word)).collect();
        let of_child = subject.first().is_some_and(|word| CHILD.contains(word) && *word != "barn");
        let other = !of_child
            && (any_begins(subject.iter().copied(), &NOT_CHILDREN)
                || subject.iter().any(|word| context.is_participants(word)));
        // «Barn f. 2022» is one child, «barn født i 2022» are many.
        let general = !date.is_whole()
            && text.lower(*cue) != "f"
            && (subject.iter().any(|word| MANY.contains(word))
                || text.lower(*cue).starts_with("bursdag")
                    && *cue + 1 < text.words().len()
                    && text.lower(*cue).len() > 8);
        // «barn fødde innan 30. november»
        let many = text.lower(*cue) == "fødde";
        return !between && !other && !general && !many && !has_any(public, &sentence);
    }
    // «ellevte mars tjuetjueen»: nobody writes the year of a meeting in words.
    if date.is_whole() && date.year == Some(0) && text.words()[start].case == Case::Lower {
        return true;
    }
    // «18-09-2023-fødd»
    if date.is_whole()
        && date.year.is_some()
        && matches!(text.gap_after(date.words.end - 1), ['-' | '_' | ' '])
        && matches!(text.lower(date.words.end), "født" | "fødd" | "fodt")
    {
        return true;
    }
    // «12. mai er fødselsdagen hans»
    let after: Vec<&str> =
        (date.words.end..sentence.end).take(4).map(|word| text.lower(word)).collect();
    let day = after.iter().position(|word| ANNIVERSARY.iter().any(|stem| word.starts_with(stem)));
    if date.is_whole()
        && day.is_some_and(|day| !any_begins(after[day..].iter().copied(), &NOT_CHILDREN))
    {
        let before = (sentence.start..start).rev().take(3).map(|word| text.lower(word));
        let others = before.clone().any(|word| context.is_participants(word));
        return !others && !any_begins(before, &NOT_CHILDREN);
    }
    if date.year.is_some() && is_said_of_child(text, date) {
        return true;
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

/// «jenta fra januar 2020», «han er 06.11.20», «barnets dato: 2020-06-30».
fn is_said_of_child(text: &Text, date: &WrittenDate) -> bool {
    let is_child = |word: &str| {
        matches!(
            word,
            "gutten"
                | "guten"
                | "jenta"
                | "jenten"
                | "barnet"
                | "sønnen"
                | "sonen"
                | "dattera"
                | "datteren"
                | "dottera"
        )
    };
    let is_one = |word: &str| is_child(word) || matches!(word, "han" | "hun" | "ho" | "tvillingen");
    let sentence = text.sentence(date.words.start);
    let mut before = (sentence.start..date.words.start).rev().map(|word| text.lower(word));
    match before.next() {
        Some("fra" | "frå") => before.next().is_some_and(is_child),
        Some("er") => date.is_whole() && before.next().is_some_and(is_one),
        Some("dato") => date.is_whole() && before.next() == Some("barnets"),
        _ => false,
    }
}

/// Where the names of authors and figures begin: «Astrid Lindgren ble født 14. november».
fn public_names(text: &Text) -> Vec<usize> {
    let of = |name| Class::named(name).expect("a class of the lists");
    let public = [of("not_persons.author"), of("not_persons.figure")];
    let names = lexicon::mentions(text).into_iter();
    names
        .filter(|mention| public.contains(&mention.class) && mention.words.len() > 1)
        .map(|mention| mention.words.start)
        .collect()
}

/// Whether any of these words, in the order of the text, stands in a sentence.
fn has_any(words: &[usize], sentence: &Range<usize>) -> bool {
    let first = words.partition_point(|word| *word < sentence.start);
    words.get(first).is_some_and(|word| *word < sentence.end)
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
        // «kom til verden 2. november»
        "verden" | "verda" => word >= 2 && text.lower(word - 1) == "til",
        "blir" | "vert" | "bli" | "ble" | "blei" | "vart" | "runder" | "rundar" => {
            beside > 1 && beside <= 4 && is_age(text.lower(word + 1))
        }
        // «fyller ut», «fyller seg opp»
        "fyller" | "fylte" => !matches!(text.lower(word + 1), "ut" | "opp" | "seg" | "inn" | "på"),
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
            ("Ja, han er født på luciadagen", "luciadagen"),
            ("jenta fra januar 2020 er klar", "januar 2020"),
            ("Mor skrev at han er 06.11.20", "06.11.20"),
            ("Barnets dato: 2020-06-30", "2020-06-30"),
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
            ("ho vart tre år 18. januar", "18. januar"),
            ("Overgangsmøte skole, jente f. 2019", "2019"),
            ("Barn f. 2022 har flyttet hit", "2022"),
            ("Gut, f. 03.20, avd. Ekorn", "03.20"),
            ("Barnet (f. '21) biter", "21"),
            ("skjema_f250421_besvart", "250421"),
            ("Gut f2021-07", "2021-07"),
            ("Tvillingane kom til verda 2. november 2020", "2. november 2020"),
            ("det står tjuefemte oktober tjuenitten på kortet", "tjuefemte oktober tjuenitten"),
            ("Født ellevte i niende tjueto, sier far", "ellevte i niende tjueto"),
            ("tilvenning-18-09-2023-fødd-jente", "18-09-2023"),
            ("PS: bdag = 29.02.20", "29.02.20"),
            ("12/2-2019 står som fødselsdato i papirene", "12/2-2019"),
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
            "Opptak: barn fødde innan 30. november",
            "Astrid Lindgren ble født 14. november 1907",
            "Det fyller seg opp på kurset 9. mars",
            "Planleggingsdagene blir 2. januar og 3. april",
            "møte torsdag 08.15–09.00",
            "Barna lager lys til luciadagen",
            "referatet fra januar 2025",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
