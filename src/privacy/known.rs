//! How a word can be like the name of a known person.

use foldhash::HashSet;

use super::context::words_of;
use super::lists;
use super::model::Flags;
use super::pet_name::FirstName;
use super::spelling::{Letters, consonants, fold, halve_double, plain, sound};
use super::text::lower_case;

/// The names of a case in the forms they are looked for.
#[derive(Clone, Default)]
pub struct Known {
    /// Parts of names in lower case.
    parts: HashSet<String>,
    /// The same, folded to plain letters, each with how many letters.
    folded: Vec<Folded>,
    /// By sound.
    sounds: HashSet<String>,
    /// By consonants alone, for scripts that leave vowels out.
    consonants: HashSet<String>,
    nicknames: HashSet<String>,
    /// First names, for the pet names that are made of them.
    first_names: Vec<FirstName>,
    initials: HashSet<String>,
    /// The letters that the parts and the nicknames begin with.
    first_letters: Letters,
    /// The parts that a word may have grown onto.
    beginnings: HashSet<String>,
}

/// A part of a name in plain letters.
#[derive(Clone)]
struct Folded {
    letters: Vec<char>,
    /// The same without double letters.
    halved: String,
    /// Which letters it has.
    set: Letters,
}

/// In which way a word is like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The name or its genitive, however its letters are written.
    Exact,
    /// The name with a word grown onto it: Norasaken.
    Compound,
    /// Sounds the same, or a letter or two are wrong.
    Misspelt,
    /// The name in another script.
    Transliterated,
    /// A short form.
    Nickname,
    /// A pet name made of a first name.
    PetName,
}

impl Likeness {
    /// Whether the word is the name itself.
    pub fn is_exact(self) -> bool {
        self == Likeness::Exact
    }
}

/// What grows onto a name: Norasaken, Noramøtet, Noragruppa.
const TAILS: [&str; 24] = [
    "saken",
    "saka",
    "sak",
    "møtet",
    "møte",
    "gruppa",
    "gruppen",
    "planen",
    "plan",
    "mappa",
    "mappen",
    "teamet",
    "familien",
    "foreldrene",
    "mamma",
    "mammaen",
    "pappa",
    "pappaen",
    "mora",
    "moren",
    "faren",
    "tiltaket",
    "oppfølging",
    "oppfølgingen",
];

impl Folded {
    fn new(part: &str) -> Folded {
        Folded {
            letters: part.chars().collect(),
            halved: halve_double(part),
            set: Letters::of(part),
        }
    }
}

impl Known {
    /// Prepares names.
    pub fn new(names: &[String]) -> Known {
        let mut known = Known::default();
        for name in names {
            let parts = words_of(name);
            let initials: Vec<char> = parts.iter().filter_map(|part| part.chars().next()).collect();
            if let [first, .., last] = initials[..] {
                known.initials.insert([first, last].iter().collect());
                known.initials.insert(initials.iter().collect());
            }
            for (index, part) in parts.into_iter().enumerate() {
                if index == 0 {
                    known.first_names.push(FirstName::new(&fold(&part)));
                    for nickname in lists::nicknames(&part) {
                        known.first_letters.add(Letters::first_of(nickname));
                        known.nicknames.insert(nickname.to_owned());
                    }
                }
                known.add(part);
            }
        }
        known
    }

    fn add(&mut self, part: String) {
        let folded = fold(&part);
        if folded.chars().count() >= 4 {
            self.sounds.insert(sound(&folded));
            self.consonants.insert(consonants(&folded));
            self.beginnings.insert(part.clone());
        }
        let plain = plain(&part);
        if plain != folded {
            self.folded.push(Folded::new(&plain));
        }
        self.folded.push(Folded::new(&folded));
        self.first_letters.add(Letters::first_of(&part));
        self.parts.insert(part);
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// In which way a word is like a known name, the surest first.
    pub fn like(&self, lower: &str, flags: Flags) -> Option<Likeness> {
        let may_be_written = Letters::first_of(lower).missing_in(self.first_letters) == 0;
        if may_be_written && self.is_part(lower) {
            return Some(Likeness::Exact);
        }
        if may_be_written && self.is_compound(lower) {
            return Some(Likeness::Compound);
        }
        let length = lower.chars().count();
        if !(3..=40).contains(&length) || lower.chars().any(char::is_numeric) {
            return None;
        }
        if may_be_written && self.is_listed_nickname(lower) {
            return Some(Likeness::Nickname);
        }
        if flags.is_word() {
            return None;
        }
        let foreign = !lower.chars().any(|c| c.is_ascii_alphabetic() || "æøå".contains(c));
        let folded = fold(lower);
        let plain = plain(lower);
        if self.is_misspelt(&folded, foreign)
            || plain != folded && self.is_misspelt(&plain, foreign)
        {
            return Some(if foreign { Likeness::Transliterated } else { Likeness::Misspelt });
        }
        if foreign
            && consonants(&folded).len() >= 3
            && self.consonants.contains(&consonants(&folded))
        {
            return Some(Likeness::Transliterated);
        }
        if self.is_nickname(&folded) {
            return Some(Likeness::Nickname);
        }
        // Who has a first name of their own is somebody else.
        (!flags.is_first_name() && self.is_pet_name(&folded)).then_some(Likeness::PetName)
    }

    /// Whether a word is a part of a name, or its genitive.
    pub fn is_part(&self, lower: &str) -> bool {
        self.parts.contains(lower)
            || lower.strip_suffix('s').is_some_and(|stem| self.parts.contains(stem))
    }

    /// Whether two pieces together are a part of a name with five letters or more.
    pub fn is_split(&self, first: &str, second: &str) -> bool {
        self.parts.iter().any(|part| {
            let rest = part.strip_prefix(first).filter(|_| part.chars().count() >= 5);
            rest.is_some_and(|rest| rest == second || second.strip_suffix('s') == Some(rest))
        })
    }

    fn is_compound(&self, lower: &str) -> bool {
        // No tail is shorter.
        let last = lower.as_bytes().last_chunk::<3>();
        let may_end = |tail: &&&str| tail.as_bytes().last_chunk() == last;
        let mut stems = TAILS.iter().filter(may_end).filter_map(|tail| lower.strip_suffix(tail));
        stems.any(|stem| {
            self.beginnings.contains(stem)
                || stem.strip_suffix('s').is_some_and(|stem| self.beginnings.contains(stem))
        })
    }

    fn is_misspelt(&self, folded: &str, foreign: bool) -> bool {
        let without_s = folded.strip_suffix('s').filter(|stem| stem.len() >= 4);
        let forms = || std::iter::once(folded).chain(without_s);
        if forms().any(|form| form.chars().count() >= 4 && self.sounds.contains(&sound(form))) {
            return true;
        }
        forms().any(|form| {
            let letters: Vec<char> = form.chars().collect();
            let set = Letters::of(form);
            self.folded.iter().any(|Folded { letters: part, set: part_set, .. }| {
                let allowed = match part.len() {
                    0..=3 => 0,
                    4..=7 => 1 + u32::from(foreign),
                    _ => 2,
                };
                // One change of a letter gives or takes one letter at most.
                if part.len().abs_diff(letters.len()) > allowed as usize
                    || part_set.missing_in(set) > allowed
                    || set.missing_in(*part_set) > allowed
                {
                    return false;
                }
                let distance = || strsim::generic_damerau_levenshtein(part, &letters);
                part == &letters
                    || allowed > 0 && distance() <= allowed as usize
                    || part.len() >= 5 && part.iter().rev().eq(letters.iter())
            })
        })
    }

    /// Whether a word in plain letters is a pet name made of a first name.
    pub fn is_pet_name(&self, folded: &str) -> bool {
        const LONGEST: usize = 14;
        (3..=LONGEST).contains(&folded.len())
            && self.first_names.iter().any(|name| name.makes(folded))
    }

    fn is_listed_nickname(&self, lower: &str) -> bool {
        self.nicknames.contains(lower)
            || lower.strip_suffix('s').is_some_and(|stem| self.nicknames.contains(stem))
    }

    /// A short form: the beginning of a name, a syllable of it with an ending.
    fn is_nickname(&self, folded: &str) -> bool {
        const ENDINGS: [&str; 14] = [
            "ern", "emann", "mann", "sen", "sis", "en", "er", "is", "si", "se", "y", "ie", "a", "",
        ];
        let short = |stem: &str| {
            let set = Letters::of(stem);
            let may_be = |part: &&Folded| set.missing_in(part.set) == 0;
            if !self.folded.iter().any(|part| may_be(&part)) {
                return false;
            }
            let stem = halve_double(stem);
            let length = stem.chars().count();
            let is_short_of =
                |part: &Folded| part.letters.len() > length && part.halved.contains(&stem);
            length >= 3 && self.folded.iter().filter(may_be).any(is_short_of)
        };
        let whole: Vec<char> = folded.chars().collect();
        let begins = |part: &Folded| {
            let letters = &part.letters;
            letters.len() > whole.len() && letters.len() >= 4 && letters[..2] == whole[..2]
        };
        let two = (2..=4).contains(&whole.len()) && self.folded.iter().any(begins);
        (4..=8).contains(&whole.len())
            && ENDINGS.iter().any(|ending| folded.strip_suffix(ending).is_some_and(short))
            || two
    }

    /// Whether digits and signs stand for letters of a name: M4rcus, N*ra.
    pub fn is_disguised(&self, chunk: &[char]) -> bool {
        let lower: Vec<char> = chunk.iter().copied().map(lower_case).collect();
        let read = |one: char| -> String {
            let letters = lower.iter().map(|c| match c {
                '0' => 'o',
                '1' | '!' | '|' => one,
                '3' | '€' => 'e',
                '4' | '@' => 'a',
                '5' | '$' => 's',
                '6' | '9' => 'g',
                '7' => 't',
                '8' => 'b',
                other => *other,
            });
            letters.collect()
        };
        if ['i', 'l'].into_iter().map(read).any(|word| {
            let trimmed = word.trim_matches(['i', 'l']);
            self.is_part(&word) && word.chars().count() >= 3
                || trimmed.len() >= 4
                    && chunk.iter().any(|c| c.is_ascii_digit())
                    && self.is_part(trimmed)
                || word.chars().count() >= 5 && self.sounds.contains(&sound(&fold(&word)))
        }) {
            return true;
        }
        let masked = lower.iter().filter(|c| matches!(c, '*' | '#')).count();
        let shown = lower.len() - masked;
        masked > 0
            && shown >= 2
            && self.parts.iter().any(|part| {
                let letters: Vec<char> = part.chars().collect();
                letters.len() == lower.len()
                    && letters
                        .iter()
                        .zip(&lower)
                        .all(|(letter, shown)| letter == shown || matches!(shown, '*' | '#'))
            })
    }

    /// Whether letters in lower case are somebody's initials.
    pub fn are_initials(&self, letters: &str) -> bool {
        self.initials.contains(letters)
    }
}
