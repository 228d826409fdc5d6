//! What words are about: health, family, background, kinship; one person or people in general.
//!
//! The lists are plain text beside this file: a section in brackets, then a term a line; `*` stands
//! for any ending. `docs/personvern.md` says where they come from.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::Text;

/// A section of a list, such as `health.condition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Class(u8);

/// A term found in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its words.
    pub words: Range<usize>,
    /// What it is about.
    pub class: Class,
}

const FILES: [(&str, &str); 6] = [
    ("health", include_str!("health.txt")),
    ("family", include_str!("family.txt")),
    ("background", include_str!("background.txt")),
    ("kinship", include_str!("kinship.txt")),
    ("not_persons", include_str!("not_persons.txt")),
    ("persons", include_str!("persons.txt")),
];

/// The terms, sorted by their first word.
struct Lexicon {
    names: Vec<String>,
    firsts: Vec<First>,
    /// The beginning of each first word; mostly enough to tell which of two words comes first.
    beginnings: Vec<u64>,
}

/// The first word of terms.
struct First {
    word: &'static str,
    /// The longest other one that this one begins with.
    shorter: Option<Head>,
    terms: Vec<Term>,
    /// The byte that each term's second word begins with, nothing where there is none; mostly enough
    /// to tell that the term does not follow.
    seconds: Vec<u8>,
}

struct Term {
    class: Class,
    /// Whether the first word may go on.
    open: bool,
    /// The words after the first, each with whether it may go on.
    rest: Vec<(&'static str, bool)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Class {
    /// The class of that name, such as `persons.one`.
    pub fn named(name: &str) -> Option<Class> {
        let index = LEXICON.names.iter().position(|other| other == name)?;
        u8::try_from(index).ok().map(Class)
    }

    /// Its number, below 64.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// The number of a first word of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head(u32);

/// The longest first word of terms that a word in lower case begins with.
pub fn head(lower: &str) -> Option<Head> {
    LEXICON.head(lower)
}

/// Every term of a text, in the order of their first words.
pub fn mentions(text: &Text) -> Vec<Mention> {
    let lexicon = &*LEXICON;
    let mut found = Vec::new();
    for index in 0..text.words().len() {
        if let Some(head) = text.known(index).head {
            lexicon.find(text, index, head, &mut found);
        }
    }
    found
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut names = Vec::new();
        let mut terms: Vec<(&str, Term)> = Vec::new();
        for (file, content) in FILES {
            for line in content.lines().map(str::trim) {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                if let Some(section) =
                    line.strip_prefix('[').and_then(|line| line.strip_suffix(']'))
                {
                    names.push(format!("{file}.{section}"));
                    continue;
                }
                let class = Class(names.len() as u8 - 1);
                let mut words = words_of(line);
                if let Some((head, open)) = words.next() {
                    terms.push((head, Term { class, open, rest: words.collect() }));
                }
            }
        }
        terms.sort_by_key(|(head, _)| *head);
        let mut firsts: Vec<First> = Vec::new();
        for (word, term) in terms {
            let second = term.rest.first().map_or(0, |(second, _)| first_byte(second));
            match firsts.last_mut() {
                Some(first) if first.word == word => {
                    first.terms.push(term);
                    first.seconds.push(second);
                }
                last => {
                    let mut shorter = last.is_some().then(|| Head(firsts.len() as u32 - 1));
                    while let Some(Head(index)) = shorter
                        && !word.starts_with(firsts[index as usize].word)
                    {
                        shorter = firsts[index as usize].shorter;
                    }
                    let (terms, seconds) = (vec![term], vec![second]);
                    firsts.push(First { word, shorter, terms, seconds });
                }
            }
        }
        let beginnings = firsts.iter().map(|first| beginning(first.word)).collect();
        Lexicon { names, firsts, beginnings }
    }

    fn head(&self, lower: &str) -> Option<Head> {
        let beginning = beginning(lower);
        let place = self.beginnings.partition_point(|other| *other <= beginning);
        let after = |first: &&First| first.word > lower;
        let greater = self.firsts[..place].iter().rev().take_while(after).count();
        let mut head = Head((place - greater).checked_sub(1)? as u32);
        while !lower.starts_with(self.first(head).word) {
            head = self.first(head).shorter?;
        }
        Some(head)
    }

    fn first(&self, head: Head) -> &First {
        &self.firsts[head.0 as usize]
    }

    /// The terms that begin with a word, from its longest head on.
    fn find(&self, text: &Text, word: usize, head: Head, found: &mut Vec<Mention>) {
        let lower = text.lower(word);
        let following = LazyCell::new(|| first_byte(next(text, word)));
        let mut head = Some(head);
        while let Some(here) = head {
            let candidate = self.first(here);
            for (term, second) in candidate.terms.iter().zip(&candidate.seconds) {
                if (*second == 0 || *second == *following)
                    && (term.open || candidate.word.len() == lower.len())
                    && let Some(end) = term.end(text, word)
                {
                    found.push(Mention { words: word..end, class: term.class });
                }
            }
            head = candidate.shorter;
        }
    }
}

impl Term {
    /// Where the term ends, if the words after the first follow too.
    fn end(&self, text: &Text, word: usize) -> Option<usize> {
        let mut at = word;
        let last = self.rest.len();
        for (number, (expected, open)) in self.rest.iter().enumerate() {
            let rest = next(text, at).strip_prefix(expected)?;
            // What goes on for several words is a name or a phrase, and may have something.
            let genitive = number + 1 == last && rest == "s";
            if !rest.is_empty() && !open && !genitive {
                return None;
            }
            at += 1;
        }
        Some(at + 1)
    }
}

/// The word after another in lower case, if they stand close together.
fn next(text: &Text, word: usize) -> &str {
    let gap = text.gap_after(word);
    if gap.len() > 2 || gap.contains(&'\n') { "" } else { text.lower(word + 1) }
}

/// The first bytes of a word as a number: numbers are ordered as their words are.
fn beginning(word: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = word.len().min(bytes.len());
    bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

/// The byte that a word begins with; nothing where there is none.
fn first_byte(word: &str) -> u8 {
    word.bytes().next().unwrap_or_default()
}

/// The words of a term, each with whether it may go on.
fn words_of(term: &'static str) -> impl Iterator<Item = (&'static str, bool)> {
    term.split(|c: char| !(c.is_alphanumeric() || c == '*'))
        .map(|word| (word.trim_end_matches('*'), word.ends_with('*')))
        .filter(|(word, _)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, class: &str) -> Vec<String> {
        let text = Text::new(text);
        let class = Class::named(class).expect("a class of the lists");
        mentions(&text)
            .into_iter()
            .filter(|mention| mention.class == class)
            .map(|mention| text.characters()[text.span(mention.words)].iter().collect())
            .collect()
    }

    #[test]
    fn terms_are_found_with_their_endings() {
        assert_eq!(
            found("Han har autismespekterforstyrrelse.", "health.condition"),
            ["autismespekterforstyrrelse"]
        );
        assert_eq!(found("De har delt bosted nå", "family.situation"), ["delt bosted"]);
        assert_eq!(found("Hun er her", "persons.one"), ["Hun"]);
        assert_eq!(found("Berit Baes bok", "not_persons.author"), ["Berit Baes"]);
        assert!(found("hunden", "persons.one").is_empty());
    }

    #[test]
    fn lists_are_well_formed() {
        for (file, content) in FILES {
            let terms =
                content.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
            for term in terms {
                assert_eq!(term, term.to_lowercase(), "{file}");
                assert!(
                    words_of(term).all(|(word, open)| !open || word.chars().count() >= 2),
                    "{file}: {term}"
                );
            }
        }
    }
}
