//! Names that no list of names has: «Vi kaller ham Knerten», «Lillegull», «familien Wasiljew».

use std::ops::Range;

use super::cues::Cue;
use crate::privacy::{Case, Context, Text};

/// The most words between one that points at a person and what the person is called.
const NEAR: usize = 4;

/// What is found by being said to be a name, and what is one by itself.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let is_written_as_name = |word: usize| {
        words.get(word).is_some_and(|word| matches!(word.case, Case::Capital | Case::Mixed))
    };
    let may_be_name = |word: usize| {
        let lower = text.lower(word);
        is_written_as_name(word)
            && !context.is_participants(lower)
            && !context.is_kindergartens(lower)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in 0..words.len() {
        let named = match word {
            word if text.is(word, Cue::Calling) => called(text, word),
            word if text.is(word, Cue::Nickname) => nicknamed(text, word),
            word if text.is(word, Cue::NameWord) => under_name(text, word),
            word if text.is(word, Cue::Family) => (word + 1 < words.len()
                && matches!(text.gap_after(word), [' '] | ['.', ' '])
                && words[word + 1].case == Case::Capital)
                .then_some(word + 1),
            word if !is_written_as_name(word) => None,
            word if is_pet_word(text.lower(word)) => (word > 0
                && !words[word].first
                && text.gap_before(word) == [' ']
                && is_before_person(text.lower(word - 1)))
            .then_some(word),
            word => is_pet_name(text.lower(word)).then_some(word),
        };
        if let Some(named) = named.filter(|named| may_be_name(*named)) {
            found.push(words[named].range.clone());
        }
    }
    found.dedup();
    found
}

pub(super) fn is_calling(word: &str) -> bool {
    matches!(
        word,
        "kaller" | "kallar" | "kalle" | "kalte" | "kalla" | "kalt" | "kalles" | "kallast"
    )
}

fn is_person(word: &str) -> bool {
    matches!(
        word,
        "han"
            | "ham"
            | "honom"
            | "hun"
            | "henne"
            | "ho"
            | "gutten"
            | "guten"
            | "gutt"
            | "gut"
            | "jenta"
            | "jenten"
            | "jente"
            | "barnet"
            | "sønnen"
            | "dattera"
            | "datteren"
            | "dottera"
            | "dotter"
            | "datter"
            | "sønn"
            | "son"
            | "sonen"
            | "vesle"
            | "eleven"
    )
}

/// Whether a word comes before the name of a family.
pub(super) fn is_family(word: &str) -> bool {
    matches!(word, "familien" | "fam")
}

/// Whether a word comes before the name that somebody goes by.
pub(super) fn is_name_word(word: &str) -> bool {
    matches!(word, "navnet" | "namnet")
}

/// Where the name stands that a word for calling gives to one person: within the clause, behind
/// it, or before «som de kaller ham».
fn called(text: &Text, calling: usize) -> Option<usize> {
    let sentence = text.sentence(calling);
    let joined = |word: usize| {
        word > sentence.start
            && matches!(text.gap_before(word), [' '] | [' ', '«' | '"' | '\''] | [':', ' '])
    };
    let next = calling + 1;
    // «kaller ham Knerten»
    if is_person(text.lower(next)) && next + 1 < sentence.end && joined(next + 1) {
        return Some(next + 1);
    }
    let mut before = (sentence.start..calling).rev().take(NEAR);
    // «Knerten, som de kaller ham»
    let says_whom = is_person(text.lower(next)) && next < sentence.end;
    if says_whom && let Some(som) = before.clone().find(|word| text.lower(*word) == "som") {
        return som.checked_sub(1).filter(|named| sentence.contains(named));
    }
    // «gutten, kalt Rusken», «han som vi kaller Rusken»
    let points = before.any(|word| is_person(text.lower(word)));
    (points && next < sentence.end && joined(next)).then_some(next)
}

/// «Han går under navnet Orkanen».
fn under_name(text: &Text, word: usize) -> Option<usize> {
    let sentence = text.sentence(word);
    let mut before = (sentence.start..word).rev().take(NEAR);
    let under = before.next().is_some_and(|word| text.lower(word) == "under");
    (under && before.any(|word| is_person(text.lower(word)))).then_some(word + 1)
}

pub(super) fn is_nickname_word(word: &str) -> bool {
    const STEMS: [&str; 8] = [
        "utnamn",
        "oppnavn",
        "oppnamn",
        "økenavn",
        "kallenavn",
        "kallenamn",
        "kjælenavn",
        "kjælenamn",
    ];
    word.len() >= STEMS[0].len() && STEMS.iter().any(|stem| word.starts_with(stem))
}

/// «Kallenavnet hennes er Pusa», «oppnavnet Rusken».
fn nicknamed(text: &Text, word: usize) -> Option<usize> {
    let sentence = text.sentence(word);
    (word + 1..sentence.end).take(NEAR).find(|next| text.words()[*next].case == Case::Capital)
}

/// Pet names that are no ordinary words.
fn is_pet_name(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    let petted = ["lille", "litle", "vesle", "stor", "store", "gull"];
    let child = [
        "gull", "mor", "mann", "gutt", "gut", "pus", "mus", "snupp", "venn", "tass", "jenta",
        "unge", "ungen", "klump", "klumpen", "skatt",
    ];
    let mut rests = petted.iter().filter_map(|beginning| word.strip_prefix(beginning));
    rests.any(|rest| child.contains(&rest))
        || matches!(word, "snuppa" | "snuppelura" | "nurket" | "nussen" | "tulla" | "pusen")
}

/// Words that are pet names where a name stands.
fn is_pet_word(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    matches!(
        word,
        "gullet"
            | "vesla"
            | "pusa"
            | "musa"
            | "tassen"
            | "rusken"
            | "trollet"
            | "bolla"
            | "knerten"
            | "prinsen"
            | "prinsessa"
            | "prinsessen"
            | "sjefen"
            | "bamsen"
            | "skatten"
            | "nusse"
            | "goen"
            | "bølla"
            | "tjukken"
            | "smurfen"
            | "rakkeren"
            | "villbassen"
    )
}

/// Whether a word stands before whom something is about: «snakke om Tassen», but «møte på Tassen».
pub(super) fn is_before_person(word: &str) -> bool {
    matches!(
        word,
        "om" | "for"
            | "med"
            | "til"
            | "av"
            | "ang"
            | "angående"
            | "gjelder"
            | "gjeld"
            | "hos"
            | "at"
            | "ho"
            | "hun"
            | "han"
            | "lille"
            | "vesle"
            | "fra"
            | "frå"
            | "rundt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Vi kaller ham Knerten til vanlig.", "Knerten"),
            ("gutten, kalt «Bølla», slår", "Bølla"),
            ("Han som vi kaller Sjefen slår", "Sjefen"),
            ("Ho blir kalla Mimmi heime", "Mimmi"),
            ("Vi strever med Raringen, som de kaller ham.", "Raringen"),
            ("Kallenavnet hennes er Fjonga", "Fjonga"),
            ("Han går under navnet Orkanen", "Orkanen"),
            ("Lillegull trenger ro", "Lillegull"),
            ("Møtet handler om Tassen", "Tassen"),
            ("Samtale med fam. Wasiljew", "Wasiljew"),
            ("Familien Aurdalsmo har takket ja", "Aurdalsmo"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in [
            "Barna kaller plassen Trollskogen",
            "Rommet kalles Storstua",
            "Styrer kaller inn til møte",
            "Prosjektet går under navnet Lekestart",
            "Vi møtes på Tassen",
            "Planen, kalt Årshjulet",
            "Trollet bor under brua",
            "Vi inviterer familien, og alle er velkomne.",
            "Familien har takket ja",
        ] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
