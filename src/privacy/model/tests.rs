//! The model says the same here as where it was trained, and of what matters says it right.

use super::*;
use crate::privacy::memo::MOST;

/// What `training/train.py` wrote of the sentences in `training/golden.txt`.
const GOLDEN: &str = include_str!("golden.jsonl");

fn persons(text: &str) -> Vec<&str> {
    let found = NameModel::shipped().finder().persons(text, 0.5);
    found.into_iter().map(|person| &text[person.bytes]).collect()
}

#[test]
fn agrees_with_the_training() {
    for line in GOLDEN.lines() {
        let golden: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let text = golden["text"].as_str().expect("a text");

        let mut sentences = Sentences::new(text);
        let (mut words, mut sentence) = (Vec::new(), Vec::new());
        while sentences.next_into(&mut sentence) {
            words.push(sentence.iter().map(|word| word.text).collect::<Vec<_>>());
        }
        assert_eq!(serde_json::json!(words), golden["sentences"], "{text}");

        let points = |byte: usize| text[..byte].chars().count();
        let found = NameModel::shipped().finder().persons(text, 0.5);
        let found: Vec<_> = found
            .iter()
            .map(|person| [points(person.bytes.start), points(person.bytes.end)])
            .collect();
        assert_eq!(serde_json::json!(found), golden["persons"], "{text}");
    }
}

#[test]
fn finds_names_that_no_list_has() {
    assert_eq!(persons("Vi snakket med Qorrashe Xundiile om maten."), ["Qorrashe Xundiile"]);
}

#[test]
fn tells_names_from_words() {
    assert_eq!(persons("Per i dag er det liv og røre på avdelingen."), [""; 0]);
    assert_eq!(persons("Vi møter Per Solheim og Liv."), ["Per Solheim", "Liv"]);
}

#[test]
fn words_are_told_by_their_lists() {
    let lists = NameModel::shipped().lists();
    assert!(lists.flags("gutten").is_word());
    assert!(!lists.flags("gutten").is_first_name());
    assert!(lists.flags("marcus").is_first_name());
    assert!(lists.flags("berg").is_word());
    assert_eq!(lists.flags("zzyzx"), Flags::NONE);
}

#[test]
fn a_finder_forgets_in_time() {
    let model = NameModel::shipped();
    let mut finder = model.finder();
    for number in 0..3 * MOST {
        finder.persons(&format!("ord{}x", "a".repeat(number % 50) + &number.to_string()), 0.5);
        finder.persons(&letters(number), 0.5);
    }
    assert!(finder.seen.len() <= MOST + text::LONGEST_SENTENCE);
    let text = "I går møtte vi Marcus Solheim.";
    assert_eq!(finder.persons(text, 0.5), model.finder().persons(text, 0.5));
}

/// A word that is different for every number.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

#[test]
fn confidence_is_a_probability() {
    let found = NameModel::shipped().finder().persons("Kari, per og Åse Dal, ÆØÅ A. B. C.", 0.0);
    assert!(!found.is_empty());
    assert!(found.iter().all(|person| (0.0..=1.0).contains(&person.confidence)));
}

#[test]
fn any_text_is_read() {
    for text in
        ["", " ", "'", "''s'", "s'", "\u{301}a", "a’", "’a’s’", "🙂Per🙂", "\n\n.\n", "A.\r\nB"]
    {
        NameModel::shipped().finder().persons(text, 0.1);
    }
    NameModel::shipped().finder().persons(&"Per ".repeat(10_000), 0.5);
}
