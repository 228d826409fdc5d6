//! How a word can be like the name of a known person.

use std::collections::HashSet;

use super::context::{fold_name, words_of};
use super::lists;

/// The names of a case in the forms they are looked for.
#[derive(Clone, Default)]
pub struct Known {
    /// Parts of names in lower case.
    parts: HashSet<String>,
    /// The same, folded to plain letters, each with how many letters.
    folded: Vec<Vec<char>>,
    /// By sound.
    sounds: HashSet<String>,
    /// By consonants alone, for scripts that leave vowels out.
    consonants: HashSet<String>,
    nicknames: HashSet<String>,
    initials: HashSet<String>,
    /// The beginnings of the parts, by which a compound is looked up.
    beginnings: HashSet<String>,
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
                    known.nicknames.extend(lists::nicknames(&part).map(str::to_owned));
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
            self.folded.push(plain.chars().collect());
        }
        self.folded.push(folded.chars().collect());
        self.parts.insert(part);
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// In which way a word is like a known name, the surest first.
    pub fn like(&self, lower: &str) -> Option<Likeness> {
        if self.is_part(lower) {
            return Some(Likeness::Exact);
        }
        if self.is_compound(lower) {
            return Some(Likeness::Compound);
        }
        let length = lower.chars().count();
        if !(3..=40).contains(&length) || lower.chars().any(char::is_numeric) {
            return None;
        }
        if self.is_listed_nickname(lower) {
            return Some(Likeness::Nickname);
        }
        if lists::is_word(lower) {
            return None;
        }
        let foreign = !lower.chars().any(|c| c.is_ascii_alphabetic() || "æøå".contains(c));
        let folded = fold(lower);
        if self.is_misspelt(&folded, foreign) || self.is_misspelt(&plain(lower), foreign) {
            return Some(if foreign { Likeness::Transliterated } else { Likeness::Misspelt });
        }
        if foreign
            && consonants(&folded).len() >= 3
            && self.consonants.contains(&consonants(&folded))
        {
            return Some(Likeness::Transliterated);
        }
        self.is_nickname(&folded).then_some(Likeness::Nickname)
    }

    /// Whether a word is a part of a name, or its genitive.
    fn is_part(&self, lower: &str) -> bool {
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
        TAILS.iter().any(|tail| {
            let stem = lower.strip_suffix(tail);
            stem.is_some_and(|stem| {
                let stem = stem
                    .strip_suffix('s')
                    .filter(|stem| self.beginnings.contains(*stem))
                    .unwrap_or(stem);
                self.beginnings.contains(stem)
            })
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
            self.folded.iter().any(|part| {
                let allowed = match part.len() {
                    0..=3 => 0,
                    4..=7 => 1 + usize::from(foreign),
                    _ => 2,
                };
                let close = part.len().abs_diff(letters.len()) <= allowed;
                let reversed = || part.len() >= 5 && part.iter().rev().eq(letters.iter());
                part == &letters
                    || close
                        && allowed > 0
                        && strsim::generic_damerau_levenshtein(part, &letters) <= allowed
                    || reversed()
            })
        })
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
            let stem = halve_double(stem);
            let length = stem.chars().count();
            length >= 3
                && self.folded.iter().any(|part| {
                    let part: String = part.iter().collect();
                    part.chars().count() > length && halve_double(&part).contains(&stem)
                })
        };
        let whole: Vec<char> = folded.chars().collect();
        let two = (2..=4).contains(&whole.len())
            && self
                .folded
                .iter()
                .any(|part| part.len() > whole.len() && part.len() >= 4 && part[..2] == whole[..2]);
        (4..=8).contains(&whole.len())
            && ENDINGS.iter().any(|ending| folded.strip_suffix(ending).is_some_and(short))
            || two
    }

    /// Whether digits and signs stand for letters of a name: M4rcus, N*ra.
    pub fn is_disguised(&self, chunk: &[char]) -> bool {
        let lower: Vec<char> = chunk.iter().flat_map(|c| c.to_lowercase()).collect();
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

/// A name in plain letters: å and aa, ø and oe, æ and ae alike, no accents, other scripts in Latin.
fn fold(name: &str) -> String {
    fold_name(&plain(&fold_name(name)))
}

/// A name in Latin letters without accents.
fn plain(name: &str) -> String {
    let latin = any_ascii::any_ascii(name).to_lowercase();
    latin.chars().filter(char::is_ascii_alphabetic).collect()
}

/// A folded name by its sound: letters that are heard alike are written alike.
fn sound(folded: &str) -> String {
    let mut sound = folded.to_owned();
    for (written, heard) in [
        ("sch", "s"),
        ("skj", "s"),
        ("sj", "s"),
        ("sh", "s"),
        ("ch", "k"),
        ("ck", "k"),
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("dh", "d"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("c", "k"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("ei", "i"),
        ("ou", "o"),
        ("u", "o"),
    ] {
        sound = sound.replace(written, heard);
    }
    let mut plain = String::with_capacity(sound.len());
    for (index, letter) in sound.chars().enumerate() {
        if plain.ends_with(letter) || letter == 'h' && index > 0 {
            continue;
        }
        plain.push(letter);
    }
    plain
}

fn consonants(folded: &str) -> String {
    let written = sound(folded);
    written.chars().filter(|c| !"aeiouh".contains(*c)).collect()
}

/// `Bass` as `Bas`.
fn halve_double(word: &str) -> String {
    let mut single = String::with_capacity(word.len());
    for letter in word.chars() {
        if !single.ends_with(letter) {
            single.push(letter);
        }
    }
    single
}
