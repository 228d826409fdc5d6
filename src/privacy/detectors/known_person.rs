//! People of the case by name: whole, in part, in the genitive, in any case of letters.

use std::ops::Range;

use crate::form::text::clean;
use crate::privacy::{Context, Normalised};

/// The shortest part of a name that is looked for by itself.
const SHORTEST: usize = 3;

/// Words that are part of a known person's name.
///
/// A first name that a participant has too is only found beside another part of the name.
pub fn detect(text: &[char], context: &Context) -> Vec<Range<usize>> {
    if context.known_persons.is_empty() {
        return Vec::new();
    }
    let words = words(text);
    let folded: Vec<Vec<char>> = words.iter().map(|range| fold(&text[range.clone()])).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in &context.known_persons {
        // Lists of names come with byte order marks, hard spaces and decomposed letters.
        let name = Normalised::new(&clean(name));
        let parts: Vec<Vec<char>> =
            name.characters().split(|c| c.is_whitespace() || *c == '-').map(fold).collect();
        let matches: Vec<bool> =
            folded.iter().map(|word| parts.iter().any(|part| is_form_of(word, part))).collect();
        for (index, range) in words.iter().enumerate().filter(|(index, _)| matches[*index]) {
            let beside = matches.get(index + 1).is_some_and(|next| *next)
                || index.checked_sub(1).is_some_and(|before| matches[before]);
            if beside
                || (folded[index].len() >= SHORTEST && !is_participants(&folded[index], context))
            {
                found.push(range.clone());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    join(text, found)
}

/// The word itself, or its genitive: Noras, Jens’, Jens'.
fn is_form_of(word: &[char], part: &[char]) -> bool {
    !part.is_empty() && (word == part || word.strip_suffix(&['s']).is_some_and(|stem| stem == part))
}

fn is_participants(word: &[char], context: &Context) -> bool {
    context.participants.iter().any(|person| {
        person
            .name
            .split([' ', '-'])
            .any(|part| is_form_of(word, &fold(&part.chars().collect::<Vec<_>>())))
    })
}

fn fold(word: &[char]) -> Vec<char> {
    word.iter().flat_map(|character| character.to_lowercase()).collect()
}

fn words(text: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (index, character) in text.iter().enumerate() {
        if !character.is_alphabetic() {
            continue;
        }
        match words.last_mut() {
            Some(word) if word.end == index => word.end = index + 1,
            _ => words.push(index..index + 1),
        }
    }
    words
}

/// Parts of a name that stand side by side are one finding.
fn join(text: &[char], found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start == last.end + 1 && matches!(text[last.end], ' ' | '-') => {
                last.end = range.end;
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
        let participant = |name: &str| Participant { name: name.into(), email: None };
        Context {
            known_persons: vec!["Nora Eksempel Lie".into(), "Bo Prøve".into()],
            participants: vec![participant("Kari Lie"), participant("Siv Moe")],
            kindergarten: None,
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
        ] {
            assert_eq!(found(detect, text, &context()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in ["Lie legger frem", "De bor og leker", "Bo", "norabakken", "Siv"] {
            assert!(found(detect, text, &context()).is_empty(), "{text}");
        }
        assert!(found(detect, "Nora", &Context::default()).is_empty());
    }
}
