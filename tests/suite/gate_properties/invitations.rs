//! Ordinary invitations, and who is around them.

use std::ops::Range;

use blankett::privacy::{Context, Participant};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Lines of invitations with places for what differs.
const SENTENCES: &str = include_str!("../../../benches/peers/privacy/sentences.txt");

pub const FIRST_NAMES: &[&str] = &[
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

pub const LAST_NAMES: &[&str] = &[
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

pub const KINDERGARTENS: &[&str] = &[
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
pub struct Invitation {
    pub text: String,
    participants: Vec<&'static str>,
    kindergarten: &'static str,
    pub known: Vec<Name>,
}

#[derive(Clone, Copy, Debug)]
pub struct Name {
    pub first: &'static str,
    pub last: &'static str,
}

impl Invitation {
    pub fn context(&self) -> Context {
        let participant =
            |name: &&str| Participant { name: (*name).to_owned(), ..Participant::default() };
        Context::new(
            self.known.iter().map(Name::whole).collect(),
            self.participants.iter().map(participant).collect(),
            Some(self.kindergarten.to_owned()),
        )
    }

    /// Whether a word in lower case is part of a name that may stand.
    pub fn may_stand(&self, word: &str) -> bool {
        let mut named = self.participants.iter().copied().chain([self.kindergarten]);
        named.any(|name| parts(name).any(|part| part == word || format!("{part}s") == word))
    }

    /// Whether letters in lower case are the initials of a participant.
    pub fn are_initials(&self, letters: &str) -> bool {
        self.participants.iter().any(|name| initials(name).contains(&letters.to_lowercase()))
    }

    /// The text with something inserted at a border of words, and where it then stands.
    pub fn with(&self, inserted: &str, place: Index) -> (String, Range<usize>) {
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
    pub fn whole(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// The parts of a name in lower case.
pub fn parts(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '-']).map(str::to_lowercase)
}

/// The initials of a name in lower case: of all its parts, and of the first and the last.
pub fn initials(name: &str) -> [String; 2] {
    let letters: String = parts(name).filter_map(|part| part.chars().next()).collect();
    let ends = [letters.chars().next(), letters.chars().last()];
    [ends.into_iter().flatten().collect(), letters]
}

pub fn invitation() -> impl Strategy<Value = Invitation> {
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
