//! A form with far more in it than anybody expects: a whole case with every text made long, three
//! rows in every list, and every choice ticked that the rules permit.

use blankett::form::definition::{Choice, Definition, Field, Kind};
use blankett::input::Submission;

use crate::roots::Root;
use crate::writing::{Writer, chosen_id, node, sequence_of, value_of};

/// The length of every text, in code points.
const LENGTH: usize = 5_000;

const ROWS: usize = 3;

/// What was written into a field.
pub struct Written {
    /// The field's path without row numbers.
    pub field: String,
    pub words: Vec<String>,
}

/// An overlong submission, and the words in it; no word stands twice.
pub struct Overlong {
    pub submission: Submission,
    pub written: Vec<Written>,
}

/// Makes a whole submission of a form overlong.
pub fn overlong(root: &Root, form: &Definition, whole: &Submission) -> Overlong {
    let mut next = 0;
    let mut written = Vec::new();
    let mut text = |field: &Field, path: &str| long_text(field, path, &mut next, &mut written);
    let submission = Writer { rows: ROWS, text: &mut text }.rewrite(form, whole);
    let mut made = Overlong { submission, written };
    for field in form.fields() {
        let Kind::Choices(choices) = &field.kind else { continue };
        for choice in choices {
            tick(root, field, choice, &mut made, &mut next);
        }
    }
    made
}

/// Ticks one more choice, if the form can still be accepted with it.
fn tick(root: &Root, field: &Field, choice: &Choice, made: &mut Overlong, next: &mut usize) {
    let mut entries = made.submission.entries().to_vec();
    let ticked = sequence_of(value_of(&mut entries, &field.id));
    if ticked.iter().any(|node| chosen_id(node) == Some(&choice.id)) {
        return;
    }
    let mut written = Vec::new();
    let mut text = |field: &Field, path: &str| long_text(field, path, next, &mut written);
    let mut another = node(&choice.id);
    Writer { rows: ROWS, text: &mut text }.blanks(choice, &mut another, &field.id);
    ticked.push(another);
    let candidate = Submission::new(made.submission.position(), entries);
    if root.clear_nonsense(candidate.clone()).is_ok() {
        made.submission = candidate;
        made.written.extend(written);
    }
}

/// A text of so many words that one more would be too long.
fn long_text(field: &Field, path: &str, next: &mut usize, written: &mut Vec<Written>) -> String {
    let (max_length, paragraph) = match field.kind {
        Kind::LongText { max_length, .. } => (max_length, "\n\n"),
        Kind::Text { max_length } | Kind::Signature { max_length } => (max_length, " "),
        _ => unreachable!("the field takes no text"),
    };
    let mut text = String::new();
    let mut words: Vec<String> = Vec::new();
    loop {
        let word = word(*next);
        let gap = match words.len() {
            0 => "",
            count if count % 60 == 0 => paragraph,
            _ => " ",
        };
        let length = text.chars().count() + gap.len() + word.chars().count();
        if length > LENGTH.min(max_length) {
            break;
        }
        text = text + gap + &word;
        words.push(word);
        *next += 1;
    }
    written.push(Written { field: path.to_owned(), words });
    text
}

const FIRST: [&str; 32] = [
    "barnehage",
    "språk",
    "leke",
    "samtale",
    "måltids",
    "gruppe",
    "overgangs",
    "garderobe",
    "høytlesings",
    "vår",
    "høst",
    "frilek",
    "bygge",
    "tegne",
    "sang",
    "trygghets",
    "foreldre",
    "observasjons",
    "veilednings",
    "støtte",
    "pause",
    "bilde",
    "rolle",
    "ute",
    "tur",
    "økt",
    "ressurs",
    "møte",
    "fellesskaps",
    "mestrings",
    "vennskaps",
    "hverdags",
];
const SECOND: [&str; 32] = [
    "stund", "plan", "tiltak", "arbeid", "rom", "glede", "kort", "tavle", "gruppe", "fase", "tid",
    "lek", "samling", "øvelse", "hjørne", "krok", "måned", "rutine", "støtte", "vane", "mål",
    "oppgave", "bok", "ramme", "skjema", "økt", "dag", "uke", "prat", "vise", "løype", "sirkel",
];
const THIRD: [&str; 16] = [
    "", "s", "blikk", "form", "start", "slutt", "mal", "liste", "side", "kasse", "pose", "hylle",
    "mappe", "perm", "post", "bord",
];

/// A word of its own for every number: all pairs and triples of the parts, well mixed.
fn word(number: usize) -> String {
    let count = FIRST.len() * SECOND.len() * THIRD.len();
    assert!(number < count, "the words are used up");
    // An odd factor visits every number once before it comes round.
    let mixed = number * 6_151 % count;
    let (first, rest) = (mixed % FIRST.len(), mixed / FIRST.len());
    let (second, third) = (rest % SECOND.len(), rest / SECOND.len());
    format!("{}{}{}", FIRST[first], SECOND[second], THIRD[third])
}
