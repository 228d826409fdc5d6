//! Letters of a name that are no participant's: with full stops (`M.K.`), called initials, or
//! beside a word for one child (`gutten K.`).

use std::ops::Range;

use super::cues::Cue;
use crate::privacy::{Case, Context, Text};

/// Every place with the letters of somebody's name.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let mut found = with_stops(text, context);
    for word in 0..text.words().len() {
        let letters = match word {
            word if text.is(word, Cue::Initials) => called(text, word),
            word if text.is(word, Cue::Child) => beside(text, word),
            _ => None,
        };
        found.extend(
            letters
                .filter(|letters| {
                    let joined: String = letters.clone().map(|word| text.lower(word)).collect();
                    !context.is_participants_initials(&joined)
                })
                .map(|letters| text.span(letters)),
        );
    }
    found
}

pub(super) fn is_word_for_initials(word: &str) -> bool {
    ["initial", "forbokstav"].iter().any(|stem| word.starts_with(stem))
}

/// Words for one child that is known to who writes.
pub(super) fn is_child(word: &str) -> bool {
    matches!(
        word,
        "gutten"
            | "guten"
            | "jenta"
            | "jenten"
            | "barnet"
            | "eleven"
            | "ungen"
            | "sønnen"
            | "sonen"
            | "datteren"
            | "dattera"
            | "dottera"
            | "tvillingen"
            | "fosterbarnet"
    )
}

/// How far behind the word for initials they may stand.
const NEAR: usize = 4;

/// «Initialene er o d», «med forbokstavene K.L.».
fn called(text: &Text, cue: usize) -> Option<Range<usize>> {
    let end = text.sentence(cue).end.min(cue + 1 + NEAR + 1);
    let is_letters = |word: &usize| {
        let word = &text.words()[*word];
        word.range.len() == 1 && word.case != Case::Digits
            || word.range.len() <= 3 && word.case == Case::Upper
    };
    // «i» and «å» are words.
    let is_word = |word: &usize| matches!(text.lower(*word), "i" | "å");
    let first = (cue + 1..end).find(|word| is_letters(word) && !is_word(word))?;
    let last = (first..text.words().len())
        .take(3)
        .take_while(|word| {
            is_letters(word)
                && (*word == first || matches!(text.gap_before(*word), [' '] | ['.'] | ['.', ' ']))
        })
        .last()?;
    Some(first..last + 1)
}

/// «gutten K.», «barnet (MT)», «jenta, J, …».
fn beside(text: &Text, child: usize) -> Option<Range<usize>> {
    let letters = text.words().get(child + 1)?;
    let joined = matches!(
        text.gap_after(child),
        [' '] | [',', ' '] | [':', ' '] | [' ', '('] | [' ', '«' | '"' | '\'']
    );
    let ended = !matches!(text.gap_after(child + 1).first(), Some('-' | '/' | '&'));
    let is_letters = match letters.range.len() {
        1 => letters.case.is_capital() && text.lower(child + 1) != "i",
        2 => letters.case == Case::Upper && !text.flags(child + 1).is_word(),
        _ => false,
    };
    (joined && ended && is_letters && !is_service(text.lower(child + 1)))
        .then_some(child + 1..child + 2)
}

/// What is written with two capital letters and is nobody.
fn is_service(letters: &str) -> bool {
    matches!(letters, "pp" | "bv" | "hr" | "it" | "cp" | "ds" | "ok" | "ob" | "bu" | "pl" | "sp")
}

/// Two or three capital letters, each with a full stop between, that no name follows.
fn with_stops(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let is_letter = |word: usize| {
        words.get(word).is_some_and(|word| word.range.len() == 1 && word.case == Case::Capital)
    };
    let mut found = Vec::new();
    let mut first = 0;
    while first < words.len() {
        if !is_letter(first) {
            first += 1;
            continue;
        }
        let mut last = first;
        while is_letter(last + 1) && matches!(text.gap_after(last), ['.'] | ['.', ' ']) {
            last += 1;
        }
        let letters = || -> String { (first..=last).map(|word| text.lower(word)).collect() };
        let named = words.get(last + 1).is_some_and(|next| {
            next.case == Case::Capital && matches!(text.gap_after(last), ['.', ' '] | [' '])
        });
        if (1..=2).contains(&(last - first))
            && !named
            && !context.is_participants_initials(&letters())
        {
            found.push(text.span(first..last + 1));
        }
        first = last + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Vi tar E.L. etter lunsj.", "E.L"),
            ("sak M. K., ny", "M. K"),
            ("(A.B.C.)", "A.B.C"),
            ("Initialene er o d; resten i møtet", "o d"),
            ("med forbokstavene KL", "KL"),
            ("Barnet, J, velger rolige aktiviteter", "J"),
            ("gutten K. trenger mer tid", "K"),
            ("jenta (MT) er med", "MT"),
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
            "K.N. leder",
            "A. A. Milne",
            "f.eks. e.l.",
            "avd. A",
            "Sak A. Bedre lek",
            "kl. 9.30",
            "Skriv verken navn eller initialer i emnet",
            "barnet KN har med seg",
            "meld barnet PPT-tjenesten kjenner",
            "jenta i midten",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
