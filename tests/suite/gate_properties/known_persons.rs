//! Persons of the case are found wherever their names stand and however they are written.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::disguises::{full_width, invisible, with_digit, with_invisible, with_look_alike};
use super::invitations::{Invitation, Name, initials, invitation, parts};
use super::{config, scan};

/// Words after which a name in small letters is looked for though it is a word too.
const INTRODUCTIONS: &[&str] = &["om", "til", "gjelder", "sak", "ang.", "hos"];

/// Names that are words in small letters: the gate only stops them after an introduction or
/// beside another part of the name, for nobody could write «vår» or «dal» otherwise.
const WORDS: &[&str] = &[
    "ante", "bakke", "berg", "bjørn", "bo", "brekke", "dal", "elle", "emir", "gaup", "haugen",
    "jo", "liv", "lund", "moen", "sol", "stein", "strand", "vik", "vår",
];

/// Misspelt names that are words, which the gate lets stand.
const MISSPELT_AS_WORDS: &[&str] = &[
    "manus", "tein", "sein", "stien", "sten", "børn", "olea", "augen", "hagen", "rekke", "bekke",
    "bake", "stand",
];

/// Names, also misspelt, that are no words, but look like inflected ones or share a word's place in
/// the lists. The shorter this is, the better.
const TAKEN_FOR_WORDS: &[&str] = &[
    "anne",
    "ida",
    "khadija",
    "lie",
    "lise",
    "nora",
    "solbakken",
    "utsi",
    "åse",
    "håkn",
    "stin",
    "hodn",
    "hugen",
    "hauen",
    "haugeen",
    "haugn",
    "haugne",
    "solbakkeen",
    "solbakkn",
    "solbakkne",
    "veter",
    "teter",
    "tvetter",
    "tvetre",
    "breke",
    "wiśnieswki",
    "fjed",
    "akke",
];

fn is_word(lower: &str) -> bool {
    [WORDS, MISSPELT_AS_WORDS, TAKEN_FOR_WORDS].iter().any(|words| words.contains(&lower))
}

/// How a known person is written.
#[derive(Clone, Copy, Debug)]
enum Writing {
    Plain,
    Genitive,
    Upper,
    Lower,
    Introduced,
    Compound,
    Invisible,
    LookAlike,
    Spaced,
    FullWidth,
    Doubled,
    Dropped,
    Swapped,
    Digits,
    Initials,
}

const WRITINGS: &[Writing] = &[
    Writing::Plain,
    Writing::Genitive,
    Writing::Upper,
    Writing::Lower,
    Writing::Introduced,
    Writing::Compound,
    Writing::Invisible,
    Writing::LookAlike,
    Writing::Spaced,
    Writing::FullWidth,
    Writing::Doubled,
    Writing::Dropped,
    Writing::Swapped,
    Writing::Digits,
    Writing::Initials,
];

/// Which parts of the name are written.
#[derive(Clone, Copy, Debug)]
enum Part {
    Whole,
    First,
    Last,
}

/// What decides how a known person is written.
#[derive(Clone, Copy, Debug)]
struct Choices {
    writing: Writing,
    part: Part,
    one: Index,
    two: Index,
    invisible: char,
}

fn choices() -> impl Strategy<Value = Choices> {
    let part = select(&[Part::Whole, Part::First, Part::Last][..]);
    (select(WRITINGS), part, any::<Index>(), any::<Index>(), invisible()).prop_map(
        |(writing, part, one, two, invisible)| Choices { writing, part, one, two, invisible },
    )
}

/// What is inserted, when a name can be written that way and the gate means to find it.
fn write_name(invitation: &Invitation, name: Name, choices: Choices) -> Option<String> {
    let Choices { writing, part, one, two, invisible } = choices;
    let written = match part {
        Part::Whole => name.whole(),
        Part::First => name.first.to_owned(),
        Part::Last => name.last.to_owned(),
    };
    let whole = matches!(part, Part::Whole);
    // A part that a participant has too is that participant's, unless the rest of the name follows.
    if !whole && parts(&written).any(|part| invitation.may_stand(&part)) {
        return None;
    }
    let letters = written.chars().count();
    let simple = written.chars().all(char::is_alphabetic);
    let capital = |lower: &str| -> String {
        let mut characters = lower.chars();
        let first = characters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(characters).collect()
    };
    let misspelt = |change: &dyn Fn(&mut Vec<char>, usize)| {
        let lower = written.to_lowercase();
        let mut characters: Vec<char> = lower.chars().collect();
        if !simple || characters.len() < 5 {
            return None;
        }
        let place = one.index(characters.len() - 1);
        change(&mut characters, place);
        let changed: String = characters.into_iter().collect();
        let is_other = is_word(&changed) || invitation.may_stand(&changed);
        (changed != lower && !is_other).then(|| capital(&changed))
    };
    Some(match writing {
        Writing::Plain => written,
        Writing::Genitive if written.ends_with('s') => format!("{written}'"),
        Writing::Genitive => format!("{written}s"),
        Writing::Upper => written.to_uppercase(),
        Writing::Lower => {
            let lower = written.to_lowercase();
            let word = parts(&lower).any(|part| is_word(&part) || part.chars().count() < 3);
            return (whole || !word).then_some(lower);
        }
        Writing::Introduced => {
            let short = parts(&written).any(|part| part.chars().count() < 3);
            let introduced = format!("{} {}", one.get(INTRODUCTIONS), written.to_lowercase());
            return (!short).then_some(introduced);
        }
        Writing::Compound => match one.index(4) {
            0 => format!("{written}-saken"),
            1 => format!("{written}-gruppa"),
            2 => format!("{written}-teamet"),
            _ => format!("ekstra-{written}"),
        },
        Writing::Invisible => with_invisible(&written, one, invisible),
        Writing::LookAlike => return with_look_alike(&written, one, two),
        Writing::Spaced => {
            let separator = *one.get(&[' ', '-', '.', '_', '*', '·']);
            let spaced = written.chars().flat_map(|letter| [separator, letter]).skip(1).collect();
            // Three letters with full stops are initials, whoever's they are.
            let least = if separator == '.' { 4 } else { 3 };
            return (simple && letters >= least).then_some(spaced);
        }
        Writing::FullWidth => full_width(&written),
        Writing::Doubled => return misspelt(&|letters, at| letters.insert(at, letters[at])),
        Writing::Dropped => return misspelt(&|letters, at| _ = letters.remove(at)),
        Writing::Swapped => return misspelt(&|letters, at| letters.swap(at, at + 1)),
        Writing::Digits => return with_digit(&written, one).filter(|_| simple && letters >= 3),
        Writing::Initials => {
            let letters = two.get(&initials(&name.whole())).to_uppercase();
            let between = *one.get(&[".", ". "]);
            let dotted: Vec<String> = letters.chars().map(String::from).collect();
            return (!invitation.are_initials(&letters)).then(|| dotted.join(between) + ".");
        }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_known_person_is_found_at_any_place(
        (invitation, written) in (invitation(), any::<Index>(), choices()).prop_filter_map(
            "not every name can be written in every way",
            |(invitation, who, choices)| {
                let name = *who.get(&invitation.known);
                let written = write_name(&invitation, name, choices)?;
                Some((invitation, (written, choices)))
            },
        ),
        place in any::<Index>(),
    ) {
        let context = invitation.context();
        prop_assume!(scan(&invitation.text, &context).is_empty());
        let (text, place) = invitation.with(&written.0, place);
        let hits = scan(&text, &context);
        let found = hits.iter().any(|hit| hit.span.start < place.end && place.start < hit.span.end);
        prop_assert!(found, "{:?} in {:?}, known {:?}: {:?}", written, text, invitation.known, hits);
    }
}
