//! People of the case by name: whole, in part, inflected, compounded, misspelt, spaced out, with
//! digits or signs for letters, in another script, as nicknames, as initials.

use std::ops::Range;

use super::nickname;
use crate::privacy::known::{Known, Likeness};
use crate::privacy::spelling::fold;
use crate::privacy::word_form::WordForm;
use crate::privacy::{Case, Context, Text, Word, lists};

/// Words after which a name in small letters is meant as a name.
const INTRODUCTIONS: [&str; 25] = [
    "om",
    "til",
    "med",
    "for",
    "ang",
    "angående",
    "angåande",
    "vedr",
    "vedrørende",
    "re",
    "gjelder",
    "gjeld",
    "sak",
    "saken",
    "saka",
    "barnet",
    "mappe",
    "mappa",
    "av",
    "hos",
    "fra",
    "frå",
    "rundt",
    "foreldrene",
    "drøfte",
];

/// Places that name somebody of the case.
///
/// A first name that a participant has too, or that is an ordinary word in small letters, is only
/// found beside another part of the name.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let known = context.known();
    if known.is_empty() {
        return Vec::new();
    }
    let words = text.words();
    let mut found: Vec<Range<usize>> = Vec::new();
    let likeness_of = |(form, word): (&str, WordForm)| {
        // A participant's name is theirs, whatever else it is like.
        if context.is_participants(form) {
            return known.is_part(form).then_some(Likeness::Exact);
        }
        known.like(form, word.flags)
    };
    let forms: Vec<Option<Likeness>> = text.forms().map(likeness_of).collect();
    let likeness: Vec<Option<Likeness>> = words.iter().map(|word| forms[word.form]).collect();
    for word in 0..words.len() {
        let Some(likeness_here) = likeness[word] else { continue };
        let beside = |other: Option<usize>| {
            other.is_some_and(|other| {
                likeness.get(other).is_some_and(|likeness| likeness.is_some_and(Likeness::is_exact))
            })
        };
        let gap_is_close = |gap: &[char]| gap.len() <= 2 && !gap.contains(&'\n');
        let next = gap_is_close(text.gap_after(word)).then_some(word + 1);
        let before = word.checked_sub(1).filter(|_| gap_is_close(text.gap_before(word)));
        let certain = likeness_here.is_exact() && (beside(next) || beside(before));
        if certain || is_meant(text, context, word, likeness_here) {
            found.push(words[word].range.clone());
        }
    }
    found.extend(pet_names(text, context, known));
    found.extend(split_names(text, known));
    found.extend(signs_for_letters(text, known));
    found.extend(initials(text, context, known));
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    join(text, found)
}

/// The fewest letters of a pet name in small letters.
const LEAST_SMALL: usize = 4;

/// Whether a word that is like a name by itself is meant as one.
fn is_meant(text: &Text, context: &Context, word: usize, likeness: Likeness) -> bool {
    let lower = text.lower(word);
    if context.is_participants(lower) {
        return false;
    }
    let capital = text.words()[word].case != Case::Lower;
    match likeness {
        Likeness::Exact | Likeness::Compound => {
            let ordinary = !capital && lists::is_entry(lower);
            let short = lower.chars().count() < 3;
            (!ordinary || is_introduced(text, word) && !short) && (!short || capital)
        }
        Likeness::Misspelt | Likeness::Transliterated => !context.is_kindergartens(lower),
        Likeness::Nickname | Likeness::PetName => {
            let begins = likeness == Likeness::PetName && text.words()[word].first;
            let introduced = lower.chars().count() >= LEAST_SMALL
                && is_introduced(text, word)
                && !text.flags(word).is_word()
                && context.known().is_pet_name(&fold(lower));
            (capital && !begins || introduced) && !context.is_kindergartens(lower)
        }
    }
}

fn is_introduced(text: &Text, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|before| INTRODUCTIONS.contains(&text.lower(before)))
}

/// `for Gusten`: pet names that are ordinary words, written as names where a name stands.
fn pet_names(text: &Text, context: &Context, known: &Known) -> Vec<Range<usize>> {
    let is_pet_name = |(index, word): &(usize, &Word)| {
        let lower = || text.lower(*index);
        let before = || index.checked_sub(1).map_or("", |before| text.lower(before));
        word.case == Case::Capital
            && !word.first
            && text.flags(*index).is_word()
            && !text.flags(*index).is_first_name()
            && !context.is_participants(lower())
            && !context.is_kindergartens(lower())
            && nickname::is_before_person(before())
            && known.is_pet_name(&fold(lower()))
    };
    let named = text.words().iter().enumerate().filter(is_pet_name);
    named.map(|(_, word)| word.range.clone()).collect()
}

/// `Nor a`, `Sol-veig`: a name in two pieces that are not both words.
fn split_names(text: &Text, known: &Known) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in 1..text.words().len() {
        let both_words = text.flags(word - 1).is_word() && text.flags(word).is_word();
        let short_gap = matches!(text.gap_before(word), [' ' | '-' | '.' | '_' | '*' | '/'] | []);
        if !both_words && short_gap && known.is_split(text.lower(word - 1), text.lower(word)) {
            found.push(text.span(word - 1..word + 1));
        }
    }
    found
}

/// Whether a sign stands for a letter.
fn is_sign(character: char) -> bool {
    matches!(character, '@' | '$' | '!' | '|' | '*' | '#' | '€')
}

/// `M4rcus`, `N*ra`, `$olveig`: signs and digits in a name's letters.
fn signs_for_letters(text: &Text, known: &Known) -> Vec<Range<usize>> {
    let characters = text.characters();
    let mut found = Vec::new();
    let part = |c: &&char| c.is_alphanumeric() || is_sign(**c);
    let stands_for_letter = |c: &char| c.is_numeric() || is_sign(*c);
    let mut end = 0;
    while let Some(sign) = characters[end..].iter().position(stands_for_letter) {
        let before = characters[end..end + sign].iter().rev().take_while(part).count();
        let start = end + sign - before;
        end = start + characters[start..].iter().take_while(part).count();
        let chunk = &characters[start..end];
        let letters = chunk.iter().filter(|c| c.is_alphabetic()).count();
        if letters > 0 && letters < chunk.len() && chunk.len() <= 40 && known.is_disguised(chunk) {
            found.push(start..end);
        }
    }
    found
}

/// `M.K.`, `MK`, `k.o.`: the first letters of a known person's names.
fn initials(text: &Text, context: &Context, known: &Known) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let words = text.words();
    for first in 0..words.len() {
        let length = words[first].range.len();
        let lower = || text.lower(first);
        if words[first].case == Case::Upper && (2..=5).contains(&length) {
            if known.are_initials(lower()) && !context.is_participants_initials(lower()) {
                found.push(words[first].range.clone());
            }
            continue;
        }
        if length != 1 {
            continue;
        }
        let mut letters = lower().to_owned();
        let mut last = first;
        while last + 1 < words.len()
            && words[last + 1].range.len() == 1
            && matches!(text.gap_after(last), ['.'] | ['.', ' '] | ['-' | ' ' | '/'])
            && letters.chars().count() < 4
        {
            last += 1;
            letters.push_str(text.lower(last));
        }
        let dotted = text.gap_after(first).first() == Some(&'.');
        let capital = text.written(first)[0].is_uppercase();
        if last > first
            && (dotted || capital)
            && known.are_initials(&letters)
            && !context.is_participants_initials(&letters)
        {
            found.push(text.span(first..last + 1));
        }
    }
    found
}

/// Parts of a name that stand side by side are one finding.
fn join(text: &Text, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last)
                if range.start <= last.end
                    || range.start == last.end + 1
                        && matches!(text.characters()[last.end], ' ' | '-' | '_') =>
            {
                last.end = last.end.max(range.end);
            }
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    fn context() -> Context {
        let participant = |name: &str| Participant { name: name.into(), ..Participant::default() };
        Context {
            known_persons: vec![
                "Nora Eksempel Lie".into(),
                "Bo Prøve".into(),
                "Khadija Åsgård".into(),
                "Aleksander Wik".into(),
                "Bjørn Tveter".into(),
            ],
            participants: vec![participant("Kari Lie"), participant("Siv Moe")],
            ..Context::default()
        }
    }

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Nora får støtte", "Nora"),
            ("NORAS plan", "NORAS"),
            ("om nora eksempel", "nora eksempel"),
            ("saken Nora-Lie", "Nora-Lie"),
            ("Bo Prøve kommer", "Bo Prøve"),
            ("Prøves plan", "Prøves"),
            ("Khadijas møte", "Khadijas"),
            ("Hadija – oppfølging", "Hadija"),
            ("Kadija er tema", "Kadija"),
            ("Aasgaard-saken", "Aasgaard"),
            ("Alexander igjen", "Alexander"),
            ("Aleksnader igjen", "Aleksnader"),
            ("Alek sander igjen", "Alek sander"),
            ("Al3ksander igjen", "Al3ksander"),
            ("Kh*dija igjen", "Kh*dija"),
            ("Aleks blir med", "Aleks"),
            ("Александер er ny", "Александер"),
            ("K h a d i j a", "Khadija"),
            ("A.W. og andre", "A.W"),
            ("sak NL", "NL"),
            ("khadijasaken", "khadijasaken"),
            ("ang. bjørn", "bjørn"),
        ] {
            assert_eq!(found(detect, text, &context()), [expected], "{text}");
        }
    }

    #[test]
    fn a_capital_with_a_dot_is_one_small_letter_for_everybody() {
        let people = |known: &[&str], participants: &[&str]| Context {
            known_persons: known.iter().map(|name| (*name).to_owned()).collect(),
            participants: participants
                .iter()
                .map(|name| Participant { name: (*name).into(), ..Participant::default() })
                .collect(),
            ..Context::default()
        };
        let known = people(&["Ece İnönü"], &[]);
        for text in ["İnönü", "İNÖNÜ", "inönü", "Inönü", "İnönüs"] {
            assert_eq!(found(detect, &format!("om {text} nå"), &known), [text], "{text}");
        }
        assert_eq!(found(detect, "om I\u{307}nönü nå", &known), ["İnönü"], "in two code points");
        // Who takes part may be named, whoever else has the name.
        let participant = people(&["Ece İnönü"], &["Kari İnönü"]);
        assert_eq!(found(detect, "İnönü legger frem", &participant), [""; 0]);
        assert_eq!(found(detect, "Ece er ny", &participant), ["Ece"]);
        assert!(people(&[], &["İnci İnönü"]).is_participants_initials("ii"));
        let mut allowed = Context::default();
        allowed.allow(&["İnci".to_owned()]);
        assert!(allowed.is_allowed("inci") && !allowed.is_allowed("inönü"));
    }

    #[test]
    fn misses() {
        for text in [
            "Lie legger frem",
            "De bor og leker",
            "norabakken",
            "Siv",
            "bjørn i skogen",
            "KL 9",
            "Mora er ny",
        ] {
            assert!(found(detect, text, &context()).is_empty(), "{text}");
        }
        assert!(found(detect, "Nora", &Context::default()).is_empty());
    }
}
