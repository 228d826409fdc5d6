//! Ways to write the same so that programs do not see it.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Characters that nobody sees.
pub fn invisible() -> impl Strategy<Value = char> {
    select(&['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'][..])
}

/// A text with an invisible character after the first, or further in.
pub fn with_invisible(text: &str, place: Index, invisible: char) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    characters.insert(1 + place.index(characters.len() - 1), invisible);
    characters.into_iter().collect()
}

/// ASCII in full width.
pub fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 - 0x21 + 0xFF01).expect("the block is whole"),
        other => other,
    };
    text.chars().map(wide).collect()
}

/// A name with a letter of another alphabet that looks the same; a Latin letter stays beside it.
pub fn with_look_alike(name: &str, one: Index, two: Index) -> Option<String> {
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
pub fn with_digit(name: &str, one: Index) -> Option<String> {
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
