//! The gate, against whatever somebody may write into an invitation: what points at a person is
//! found wherever it stands and however it is disguised, and no text is too much.

use std::ops::Range;

use blankett::privacy::detectors::{self, Hit};
use blankett::privacy::{Context, FindingKind, Participant, Text};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

const CASES: u32 = 10_000;

/// A case whose text is not clean before anything is inserted is no case; at most every fifth.
/// Where the generated cases begin.
const SEED: u64 = 2026;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        max_global_rejects: CASES / 4,
        failure_persistence: None,
        // The same cases every time, so that a change and not chance decides; other seeds are for
        // looking for more.
        rng_seed: RngSeed::Fixed(SEED),
        ..ProptestConfig::default()
    }
}

/// Lines of invitations with places for what differs.
const SENTENCES: &str = include_str!("../../benches/peers/privacy/sentences.txt");

const FIRST_NAMES: &[&str] = &[
    "Nora",
    "Jakob",
    "Ingrid",
    "Magnus",
    "Sigrid",
    "Torbjørn",
    "Øyvind",
    "Åse",
    "Håkon",
    "Kristoffer",
    "Marius",
    "Camilla",
    "Anne-Lise",
    "Karl-Erik",
    "Liv",
    "Stein",
    "Sol",
    "Bo",
    "Vår",
    "Bjørn",
    "Ayaan",
    "Abdirahman",
    "Hodan",
    "Fadumo",
    "Ifrah",
    "Agnieszka",
    "Zofia",
    "Krzysztof",
    "Wojciech",
    "Áilu",
    "Máret",
    "Elle-Márjá",
    "Nils-Ante",
    "Sárá",
    "Thi",
    "Nguyệt",
    "Minh",
    "Phương",
    "Khadija",
    "Yusuf",
    "Emir",
    "Olena",
    "Dmytro",
    "Ida",
    "Jo",
    "Pål",
    "Mathilde",
    "Leonora",
];

const LAST_NAMES: &[&str] = &[
    "Lie",
    "Berg",
    "Dal",
    "Moen",
    "Haugen",
    "Nygård",
    "Solbakken",
    "Tveter",
    "Åsgård",
    "Brekke-Lund",
    "Kristoffersen",
    "Warsame",
    "Mohamud",
    "Abdi",
    "Kowalska",
    "Wiśniewski",
    "Zielińska",
    "Sara",
    "Utsi",
    "Gaup",
    "Nguyễn",
    "Trần",
    "Phạm",
    "Yılmaz",
    "Kovalenko",
    "Hernández",
    "Fjeld",
    "Vik",
    "Bakke",
    "Strand",
    "Øverland",
    "Kvalsvik",
];

const PARTICIPANTS: &[&str] = &[
    "Kari Nordli",
    "Mats Lindvik",
    "Ingrid Solhaug",
    "Åse Bjørk Dahl",
    "Siv Moe",
    "Terje Ringdal",
    "Anette Krogstie",
    "Per-Arne Sund",
    "Liv Berg",
    "Amal Yusuf",
    "Piotr Nowak",
    "Ellen Gaup",
];

const KINDERGARTENS: &[&str] = &[
    "Solsikken barnehage",
    "Maurtua barnehage",
    "Båtsvingen barnehage",
    "Trollskogen barnehage",
    "Fjellhagen naturbarnehage",
];

const ROLES: &[&str] =
    &["styrer", "pedagogisk leder", "rådgiver", "PP-rådgiver", "helsesykepleier", "spesialpedagog"];

const ROOMS: &[&str] = &["møterom 2", "Storstua", "grupperommet", "personalrommet", "møterom A"];

const TOPICS: &[&str] = &[
    "lekemiljø",
    "voksenrollen i lek",
    "overganger i hverdagen",
    "språkmiljø",
    "uteområdet",
    "foreldresamarbeid",
    "rutiner ved bleieskift",
    "bemanning på morgenen",
];

const DATES: &[&str] =
    &["17.03.2026", "3. mars", "12. mai 2026", "onsdag 4. februar", "2026-10-08"];

const TIMES: &[&str] = &["09.00", "10:30", "13.15–14.45", "9"];

/// An ordinary invitation, and who is around it.
#[derive(Clone, Debug)]
struct Invitation {
    text: String,
    participants: Vec<&'static str>,
    kindergarten: &'static str,
    known: Vec<Name>,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    first: &'static str,
    last: &'static str,
}

impl Invitation {
    fn context(&self) -> Context {
        let participant =
            |name: &&str| Participant { name: (*name).to_owned(), ..Participant::default() };
        Context::new(
            self.known.iter().map(Name::whole).collect(),
            self.participants.iter().map(participant).collect(),
            Some(self.kindergarten.to_owned()),
        )
    }

    /// Whether a word in lower case is part of a name that may stand.
    fn may_stand(&self, word: &str) -> bool {
        let mut named = self.participants.iter().copied().chain([self.kindergarten]);
        named.any(|name| parts(name).any(|part| part == word || format!("{part}s") == word))
    }

    /// Whether letters in lower case are the initials of a participant.
    fn are_initials(&self, letters: &str) -> bool {
        self.participants.iter().any(|name| initials(name).contains(&letters.to_lowercase()))
    }

    /// The text with something inserted at a border of words, and where it then stands.
    fn with(&self, inserted: &str, place: Index) -> (String, Range<usize>) {
        let characters: Vec<char> = self.text.chars().collect();
        let is_word = |index: usize| characters.get(index).is_some_and(|c| c.is_alphanumeric());
        let is_border = |index: &usize| is_word(*index) != (*index > 0 && is_word(*index - 1));
        let borders: Vec<usize> = (0..=characters.len()).filter(is_border).collect();
        let border = *place.get(&borders);
        let mut text: String = characters[..border].iter().collect();
        if border > 0 && is_word(border - 1) {
            text.push(' ');
        }
        let start = text.chars().count();
        text.push_str(inserted);
        let end = text.chars().count();
        if is_word(border) {
            text.push(' ');
        }
        text.extend(&characters[border..]);
        (text, start..end)
    }
}

impl Name {
    fn whole(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// The parts of a name in lower case.
fn parts(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '-']).map(str::to_lowercase)
}

/// The initials of a name in lower case: of all its parts, and of the first and the last.
fn initials(name: &str) -> [String; 2] {
    let letters: String = parts(name).filter_map(|part| part.chars().next()).collect();
    let ends = [letters.chars().next(), letters.chars().last()];
    [ends.into_iter().flatten().collect(), letters]
}

fn scan(text: &str, context: &Context) -> Vec<Hit> {
    detectors::detect(&Text::new(text), context)
}

fn invitation() -> impl Strategy<Value = Invitation> {
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    let name = (select(FIRST_NAMES), select(LAST_NAMES));
    let name = name.prop_map(|(first, last)| Name { first, last });
    let line =
        (select(sentences), any::<[Index; 4]>(), select(&[" ", " ", "\n", "\n\n", "\n- "][..]));
    (
        proptest::collection::vec(line, 1..=10),
        proptest::sample::subsequence(PARTICIPANTS, 1..=4),
        select(KINDERGARTENS),
        proptest::collection::vec(name, 1..=3),
    )
        .prop_map(|(lines, participants, kindergarten, known)| {
            let mut text = String::new();
            for (line, choices, end) in lines {
                if !text.is_empty() {
                    text.push_str(end);
                }
                write_line(&mut text, line, &choices, &participants, kindergarten);
            }
            Invitation { text, participants, kindergarten, known }
        })
}

/// Writes a line with its places filled.
fn write_line(
    text: &mut String,
    line: &str,
    choices: &[Index],
    participants: &[&'static str],
    kindergarten: &str,
) {
    let mut choices = choices.iter().cycle();
    for (number, piece) in line.split(['{', '}']).enumerate() {
        if number % 2 == 0 {
            text.push_str(piece);
            continue;
        }
        let choice = choices.next().expect("a cycle has no end");
        let any_of = |list: &[&'static str]| *choice.get(list);
        match piece {
            "navn" => text.push_str(any_of(participants)),
            "fornavn" => text.extend(any_of(participants).split(' ').next()),
            "rolle" => text.push_str(any_of(ROLES)),
            "rom" => text.push_str(any_of(ROOMS)),
            "tema" => text.push_str(any_of(TOPICS)),
            "dato" => text.push_str(any_of(DATES)),
            "tid" => text.push_str(any_of(TIMES)),
            "sak" => text.push_str(&format!("2026-{:03}", choice.index(999) + 1)),
            "barnehage" => text.push_str(kindergarten),
            other => panic!("nothing fills {other}"),
        }
    }
}

/// Characters that nobody sees.
fn invisible() -> impl Strategy<Value = char> {
    select(&['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'][..])
}

/// A text with an invisible character after the first, or further in.
fn with_invisible(text: &str, place: Index, invisible: char) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    characters.insert(1 + place.index(characters.len() - 1), invisible);
    characters.into_iter().collect()
}

/// ASCII in full width.
fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 - 0x21 + 0xFF01).expect("the block is whole"),
        other => other,
    };
    text.chars().map(wide).collect()
}

/// Synthetic numbers with right check digits: Tenor, NAV, Dolly, and D-numbers of these series.
fn national_id() -> impl Strategy<Value = [u32; 11]> {
    let series = select(&[80, 40, 65][..]);
    let day = (1..=31_u32, select(&[0, 40][..]));
    (day, 1..=12_u32, series, 0..=99_u32, 0..=999_u32).prop_filter_map(
        "every eleventh number is not given out",
        |((day, d_number), month, series, year, serial)| {
            let (day, month) = (day + d_number, month + series);
            let mut digits = [0; 11];
            for (pair, value) in [day, month, year].into_iter().enumerate() {
                digits[2 * pair] = value / 10;
                digits[2 * pair + 1] = value % 10;
            }
            digits[6] = serial / 100;
            digits[7] = serial / 10 % 10;
            digits[8] = serial % 10;
            digits[9] = check_digit(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
            digits[10] = check_digit(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?;
            Some(digits)
        },
    )
}

fn check_digit(digits: &[u32], weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    Some((11 - sum % 11) % 11).filter(|digit| *digit < 10)
}

/// A number in one of its usual writings.
fn written_id() -> impl Strategy<Value = String> {
    let cut = |at: &'static [usize], between: &'static str| {
        move |digits: &str| {
            let mut written = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if at.contains(&index) {
                    written.push_str(between);
                }
                written.push(digit);
            }
            written
        }
    };
    let digits = national_id().prop_map(|digits| digits.map(|digit| digit.to_string()).concat());
    (digits, 0..14_usize, any::<Index>(), invisible()).prop_map(
        move |(digits, way, place, invisible)| match way {
            0 => digits,
            1 => cut(&[6], " ")(&digits),
            2 => cut(&[6], "-")(&digits),
            3 => cut(&[6], "/")(&digits),
            4 => cut(&[6], "\n")(&digits),
            5 => cut(&[6], "  ")(&digits),
            6 => cut(&[6], " - ")(&digits),
            7 => cut(&[6], "\u{a0}")(&digits),
            8 => cut(&[6], "–")(&digits),
            9 => cut(&[2, 4, 6], " ")(&digits),
            10 => cut(&[2, 4], ".")(&cut(&[6], " ")(&digits)),
            11 => cut(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], " ")(&digits),
            12 => full_width(&digits),
            _ => with_invisible(&digits, place, invisible),
        },
    )
}

/// An address of somebody who is not invited, in one of the ways it is written.
fn written_address() -> impl Strategy<Value = (Name, String)> {
    let person = (select(FIRST_NAMES), select(LAST_NAMES));
    let host =
        select(&["example.org", "example.com", "mail.example.net", "blåbær.example.org"][..]);
    (person, 0..6_usize, host, 0..14_usize, any::<Index>(), invisible()).prop_map(
        |((first, last), local, host, way, place, invisible)| {
            let (one, two) = (first.to_lowercase(), last.to_lowercase());
            let local = match local {
                0 => format!("{one}.{two}"),
                1 => format!("{one}{two}"),
                2 => format!("{one}_{two}84"),
                3 => format!("{first}.{last}"),
                4 => format!("{one}+barnehage"),
                _ => format!("mamma-til-{one}"),
            };
            let with = |at: &str| format!("{local}{at}{host}");
            let written = match way {
                0..=3 => with("@"),
                4 => with(" @ "),
                5 => with("(at)"),
                6 => with(" (at) "),
                7 => with("[at]"),
                8 => with(" krøllalfa "),
                9 => with(" [krøllalfa] "),
                10 => format!("{local} [at] {}", host.replace('.', " [dot] ")),
                11 => format!("{local}(at){}", host.replace('.', "(dot)")),
                12 => full_width(&with("@")),
                _ => with_invisible(&with("@"), place, invisible),
            };
            (Name { first, last }, written)
        },
    )
}

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

/// A name with a letter of another alphabet that looks the same; a Latin letter stays beside it.
fn with_look_alike(name: &str, one: Index, two: Index) -> Option<String> {
    const PAIRS: [(char, &str); 34] = [
        ('a', "аα"),
        ('e', "е"),
        ('o', "оο"),
        ('p', "рρ"),
        ('c', "с"),
        ('x', "х"),
        ('y', "у"),
        ('i', "іι"),
        ('s', "ѕ"),
        ('j', "ј"),
        ('d', "ԁ"),
        ('h', "һ"),
        ('v', "ν"),
        ('A', "АΑ"),
        ('B', "ВΒ"),
        ('E', "ЕΕ"),
        ('Z', "Ζ"),
        ('H', "НΗ"),
        ('I', "ІΙ"),
        ('K', "КΚ"),
        ('M', "МΜ"),
        ('N', "Ν"),
        ('O', "ОΟ"),
        ('P', "РΡ"),
        ('C', "С"),
        ('S', "Ѕ"),
        ('T', "ТΤ"),
        ('Y', "ҮΥ"),
        ('X', "ХΧ"),
        ('J', "Ј"),
        ('w', "ԝ"),
        ('q', "ԛ"),
        ('G', "Ԍ"),
        ('å', "å"),
    ];
    let like =
        |letter: char| PAIRS.iter().find(|(latin, _)| *latin == letter).map(|(_, others)| *others);
    let mut characters: Vec<char> = name.chars().collect();
    let places: Vec<usize> =
        (0..characters.len()).filter(|place| like(characters[*place]).is_some()).collect();
    if places.is_empty() {
        return None;
    }
    let place = *one.get(&places);
    let others: Vec<char> = like(characters[place])?.chars().collect();
    characters[place] = *two.get(&others);
    let beside = |index: Option<usize>| {
        index.and_then(|index| characters.get(index)).is_some_and(|c| c.is_alphabetic())
    };
    let joined = beside(place.checked_sub(1)) || beside(Some(place + 1));
    joined.then(|| characters.into_iter().collect())
}

/// A name with digits for one of its letters, wherever it has that letter.
fn with_digit(name: &str, one: Index) -> Option<String> {
    const DIGITS: [(char, char); 10] = [
        ('o', '0'),
        ('i', '1'),
        ('l', '1'),
        ('e', '3'),
        ('a', '4'),
        ('s', '5'),
        ('g', '6'),
        ('g', '9'),
        ('t', '7'),
        ('b', '8'),
    ];
    let has: Vec<(char, char)> =
        DIGITS.into_iter().filter(|(letter, _)| name.contains(*letter)).collect();
    if has.is_empty() {
        return None;
    }
    let (letter, digit) = *one.get(&has);
    let written: String = name.chars().map(|c| if c == letter { digit } else { c }).collect();
    Some(written).filter(|written| written.chars().any(char::is_alphabetic))
}

fn is_found(hits: &[Hit], kind: FindingKind, place: &Range<usize>) -> bool {
    hits.iter()
        .any(|hit| hit.kind == kind && hit.span.start < place.end && place.start < hit.span.end)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_national_id_is_found_at_any_place(
        invitation in invitation(), id in written_id(), place in any::<Index>(),
    ) {
        let context = invitation.context();
        prop_assume!(scan(&invitation.text, &context).is_empty());
        let (text, place) = invitation.with(&id, place);
        let hits = scan(&text, &context);
        let whole = |hit: &Hit| hit.span.start <= place.start && place.end <= hit.span.end;
        let found = hits.iter().any(|hit| hit.kind == FindingKind::NationalId && whole(hit));
        prop_assert!(found, "{:?} at {:?} in {:?}: {:?}", id, place, text, hits);
    }

    #[test]
    fn a_private_address_is_found_at_any_place(
        invitation in invitation(), (name, address) in written_address(), place in any::<Index>(),
    ) {
        let context = invitation.context();
        prop_assume!(scan(&invitation.text, &context).is_empty());
        // An address made of a participant's name is that participant's.
        let theirs = parts(&name.whole()).any(|part| invitation.may_stand(&part));
        let (text, place) = invitation.with(&address, place);
        let hits = scan(&text, &context);
        let found = is_found(&hits, FindingKind::Email, &place);
        prop_assert!(theirs || found, "{:?} in {:?}: {:?}", address, text, hits);
    }

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

    #[test]
    fn any_text_can_be_scanned(text in hostile(), invitation in invitation()) {
        let length = text.chars().count();
        let hits = scan(&text, &invitation.context());
        let start = |hit: &Hit| hit.span.start;
        prop_assert!(hits.iter().all(|hit| hit.span.start < hit.span.end), "{:?}", hits);
        prop_assert!(hits.iter().all(|hit| hit.span.end <= length), "{:?}", hits);
        prop_assert!(hits.is_sorted_by_key(start), "{:?}", hits);
    }
}

/// Texts of any characters, and of those that detectors look for, in any order and number.
fn hostile() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => any::<char>(),
        2 => select("aåæøSsNnoraLi".chars().collect::<Vec<char>>()),
        2 => select("0123456789".chars().collect::<Vec<char>>()),
        2 => select(" .,:;-/@_'«»()[]*#!|$€%+\\\"\n\r\t".chars().collect::<Vec<char>>()),
        1 => prop::char::range('\u{300}', '\u{36f}'),
        1 => select("\0\u{85}\u{ad}\u{200b}\u{200d}\u{202e}\u{2028}\u{feff}\u{fdfa}\u{fffd}\u{1f469}\u{e0041}ﬁ①½١๑ǅßİı".chars().collect::<Vec<char>>()),
        1 => prop::char::range('\u{400}', '\u{4ff}'),
    ];
    let piece = select(vec![
        "Nora",
        "Anne-Lise",
        "N o r a",
        "N.L.",
        "n0ra",
        "N*ra",
        "om liv",
        "118920 97277",
        "+47 412 34 567",
        "ola@example.org",
        "ola (at) example (dot) org",
        "krøllalfa",
        "c/o ",
        "gnr. 1 bnr. 2",
        "født ",
        "12.03.2021",
        "mai",
        "tjueen",
        "snap: ",
        "DUF 2023",
        "passnr. ",
        "siste fem ",
        "-saken",
        "f. ",
        "avdeling ",
        "x\u{323}\u{301}",
        "har autisme",
        "mor til ",
        "Kari",
        "barnehage",
    ]);
    let part = prop_oneof![
        6 => proptest::collection::vec(letter.clone(), 0..12).prop_map(String::from_iter),
        6 => piece.prop_map(str::to_owned),
        1 => (letter, 1..400_usize).prop_map(|(letter, times)| String::from(letter).repeat(times)),
    ];
    proptest::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
}
