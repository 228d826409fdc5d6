//! What each word of a text is: its classes, its look, what the name model and the lists say of it.

use crate::privacy::detectors::name::Named;
use crate::privacy::lexicon::{Class, Mention};
use crate::privacy::word_form::WordForm;
use crate::privacy::{Case, Context, Text, text};

/// Classes of words as bits: those of the lexicon by their numbers, below 40, then these.
pub const NAME: u8 = 40;
const PARTICIPANT: u8 = 41;
const KINDERGARTEN: u8 = 42;
const NUMBER: u8 = 43;
const STREET: u8 = 44;
const LETTER: u8 = 45;
const LETTERS: u8 = 46;
const UNKNOWN_CAPITAL: u8 = 47;
const UNKNOWN: u8 = 48;
const ADDRESS: u8 = 49;
const KEY: u8 = 50;

/// Whether a word is what is left of an address that a narrow column broke.
fn is_ending_of_host(word: &str) -> bool {
    matches!(word, "org" | "com" | "net")
}

/// Words before the name of who signs.
const GREETINGS: [&str; 8] =
    ["mvh", "hilsen", "helsing", "hilsing", "vennlig", "venleg", "hels", "beste"];

/// Steps of how sure the name model is.
const STEPS: [f32; 4] = [0.1, 0.3, 0.6, 0.9];

/// From which step on a name counts as one person.
const SURE: u8 = 3;

/// The classes of the lexicon by what they are for.
pub struct Groups {
    /// What can be said of somebody: health, family, background.
    topics: u64,
    /// Words that point at one person.
    one: u64,
    /// Words that speak of people in general.
    general: u64,
    /// Words of kinship.
    kin: u64,
    /// Names that are nobody's of the case.
    public: u64,
}

/// A word, prepared.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// Stands for the word, or for its kind where the word itself says nothing.
    pub word: u32,
    /// Whether `word` stands for the word itself.
    pub literal: bool,
    /// Its classes, a bit each.
    pub classes: u64,
    /// The first of its topics, counted from 1.
    pub topic: u8,
    /// Whether words beside it may say something of one person because of it.
    pub anchor: bool,
    /// In which way it points at one person, counted from 1.
    pub one: u8,
    /// In which way it speaks in general, counted from 1.
    pub general: u8,
    /// How sure the name model is.
    pub sure: u8,
    /// Whether it is part of a public name: an author, a figure, a method.
    pub public: bool,
    /// Whether it is a participant's or the kindergarten's.
    pub allowed: bool,
    /// The lists it is in.
    pub lists: u8,
    /// How it is written, and whether first.
    pub case: u8,
}

impl Groups {
    /// The classes of the shipped lexicon.
    pub fn shipped() -> Groups {
        let bits = |names: &[&str]| {
            let classes =
                names.iter().map(|name| Class::named(name).expect("a class of the lists"));
            classes.fold(0, |bits, class| bits | 1 << class.number())
        };
        Groups {
            topics: bits(&[
                "health.condition",
                "health.symptom",
                "health.medicine",
                "health.treatment",
                "health.weak",
                "family.situation",
                "family.weak",
                "background.nationality",
                "background.country",
                "background.language",
                "background.religion",
                "background.ethnicity",
                "background.migration",
            ]),
            one: bits(&[
                "persons.one",
                "persons.child",
                "persons.guardian",
                "persons.this",
                "persons.a_child",
            ]),
            general: bits(&["persons.general", "persons.many"]),
            public: bits(&[
                "not_persons.method",
                "not_persons.figure",
                "not_persons.author",
                "not_persons.place",
                "not_persons.organisation",
            ]),
            kin: bits(&["kinship.kin", "kinship.pair"]),
        }
    }
}

/// Prepares the words of a text; `names` are the persons of the name model, in order.
pub fn prepare(
    text: &Text,
    context: &Context,
    mentions: &[Mention],
    names: &[Named],
    groups: &Groups,
) -> Vec<Seen> {
    let mut seen = vec![Seen::default(); text.words().len()];
    for mention in mentions {
        for word in &mut seen[mention.words.clone()] {
            word.classes |= 1 << mention.class.number();
            word.public |= groups.public >> mention.class.number() & 1 == 1;
        }
        // One word alone may be anybody's first name.
        if let [word] = &mut seen[mention.words.clone()] {
            let flags = text.flags(mention.words.start);
            word.public &= !flags.is_first_name() && !flags.is_surname();
        }
    }
    let forms: Vec<Form> =
        text.forms().map(|(form, known)| Form::new(form, known, context)).collect();
    // Who writes everything in small letters does so with colleagues, too.
    let small = !text
        .words()
        .iter()
        .any(|word| matches!(word.case, Case::Capital | Case::Upper | Case::Mixed));
    let letters = letters_of_list(text);
    let mut names = names.iter().peekable();
    let (mut after_participant, mut participants_end) = (false, 0);
    for index in 0..seen.len() {
        let range = &text.words()[index].range;
        // No name goes on in the next item of a list.
        let is_item = is_item(text, index, letters);
        if is_item {
            names.next_if(|name| name.range.start < range.start && range.start < name.range.end);
        }
        while names.next_if(|name| name.range.end <= range.start).is_some() {}
        let name = names.peek().filter(|name| name.range.start < range.end);
        let word = &mut seen[index];
        let form = &forms[text.words()[index].form];
        let in_address = in_address(text, index) || !form.is_listed_name && in_link(text, index);
        // What stands beside a participant's name in small letters is their role or service.
        let role = text.words()[index].case == Case::Lower
            && name.is_some_and(|name| name.range.start < participants_end);
        if let Some(name) = name.filter(|_| !in_address && !role && !form.known.spelt_out) {
            word.sure = STEPS.iter().filter(|step| name.confidence > **step).count() as u8;
        }
        word.lists = form.known.flags.bits();
        let case = text.words()[index].case;
        word.case = case as u8 * 2 + u8::from(text.words()[index].first);
        let first_of = |classes: u64| match word.classes & classes {
            0 => 0,
            classes => classes.trailing_zeros() as u8 + 1,
        };
        word.topic = first_of(groups.topics);
        word.one = first_of(groups.one);
        word.general = first_of(groups.general);
        let special = if in_address {
            Some(ADDRESS)
        } else {
            special(text, context, index, word, form, Around { small, is_item, after_participant })
        };
        after_participant = special == Some(PARTICIPANT);
        if after_participant {
            participants_end = range.end;
        }
        word.allowed = matches!(special, Some(PARTICIPANT | KINDERGARTEN | ADDRESS));
        if word.sure >= SURE && !word.allowed {
            word.one = NAME + 1;
        } else if let Some(class @ (LETTER | LETTERS)) = special {
            word.one = class + 1;
        }
        match special {
            Some(class) => {
                word.word = u32::from(class) + 3;
                word.classes |= 1 << class;
            }
            None => (word.word, word.literal) = (form.known.hash, true),
        }
        const STRANGE: [u8; 5] = [NAME, LETTER, LETTERS, UNKNOWN_CAPITAL, UNKNOWN];
        word.anchor = word.topic > 0
            || word.one > 0
            || word.sure > 0
            || word.classes & groups.kin != 0
            || special.is_some_and(|class| STRANGE.contains(&class));
        if form.known.street && special.is_none_or(|class| class == UNKNOWN_CAPITAL) {
            word.classes |= 1 << STREET;
            word.anchor = true;
        }
    }
    seen
}

/// What is known of a word's place in the text.
#[derive(Clone, Copy)]
struct Around {
    /// Whether no word of the text is written with a capital letter.
    small: bool,
    /// Whether the word is the letter of an item of a list.
    is_item: bool,
    /// Whether the word before is a participant's name.
    after_participant: bool,
}

/// Which kind of word it is, when not the word itself but its kind counts.
fn special(
    text: &Text,
    context: &Context,
    index: usize,
    word: &Seen,
    form: &Form,
    around: Around,
) -> Option<u8> {
    let Around { small, is_item, after_participant } = around;
    let lower = text.lower(index);
    let case = text.words()[index].case;
    let length = text.words()[index].range.len();
    let short_capitals = (2..=3).contains(&length) && case == Case::Upper;
    let after = text.gap_after(index).first();
    if after == Some(&':') && text::is_key(lower) || is_item {
        return Some(KEY);
    }
    let greeted = || index > 0 && GREETINGS.contains(&text.lower(index - 1));
    if form.is_participants && (case != Case::Lower || !form.is_word || small || greeted())
        || after_participant && length == 1 && context.is_participants_letter(lower)
        || short_capitals && context.is_participants_initials(lower)
    {
        return Some(PARTICIPANT);
    }
    if form.is_kindergartens && case != Case::Lower {
        return Some(KINDERGARTEN);
    }
    if case == Case::Digits {
        return Some(NUMBER);
    }
    // «E-post» has no initials.
    let joined = after == Some(&'-') || text.gap_before(index).last() == Some(&'-');
    if length == 1 && begins_participants_name(text, context, index) {
        return Some(PARTICIPANT);
    }
    if length == 1 && !joined && (case.is_capital() || after == Some(&'.')) {
        return Some(LETTER);
    }
    let host = || text.gap_after(index) == ['.'] && is_ending_of_host(text.lower(index + 1));
    if is_ending_of_host(lower) || case == Case::Lower && host() {
        return Some(ADDRESS);
    }
    if form.is_word || word.classes != 0 {
        return None;
    }
    if short_capitals {
        return Some(LETTERS);
    }
    if word.sure > 0 || case != Case::Lower {
        return Some(UNKNOWN_CAPITAL);
    }
    (length > 2).then_some(UNKNOWN)
}

/// Whether a letter stands before a participant's surname: «O.M. Isaksen».
fn begins_participants_name(text: &Text, context: &Context, letter: usize) -> bool {
    let close = |word: usize| matches!(text.gap_after(word), [' '] | ['.'] | ['.', ' ']);
    let is_letter = |word: &usize| text.words()[*word].range.len() == 1;
    let name =
        (letter..text.words().len()).take(3).take_while(|word| is_letter(word) && close(*word));
    name.last().is_some_and(|last| {
        text.words().get(last + 1).is_some_and(|next| next.case == Case::Capital)
            && context.is_participants(text.lower(last + 1))
    })
}

/// Whether a word is the letter of an item of a list: «b. Ny sak», and «B. Ny sak» below «A. …»,
/// where the text has a list of so many letters.
fn is_item(text: &Text, word: usize, letters: usize) -> bool {
    let here = &text.words()[word];
    if here.range.len() != 1 || !(here.new_line || word == 0) {
        return false;
    }
    here.case == Case::Lower && here.new_line
        || here.case.is_capital() && ITEMS[..letters].contains(&text.lower(word))
}

/// The letters of a short list.
const ITEMS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// How many letters the list of a text has whose lines begin with them in order.
fn letters_of_list(text: &Text) -> usize {
    let words = text.words().iter().enumerate();
    let letters = words.filter(|(index, here)| {
        here.range.len() == 1
            && (here.new_line || *index == 0)
            && matches!(text.gap_after(*index), ['.' | ')' | ':', ..])
    });
    let letters: Vec<&str> =
        letters.map(|(index, _)| text.lower(index)).take(ITEMS.len()).collect();
    if letters.len() > 1 && letters == ITEMS[..letters.len()] { letters.len() } else { 0 }
}

/// What is the same wherever a word stands in the text.
struct Form {
    known: WordForm,
    is_word: bool,
    is_listed_name: bool,
    is_participants: bool,
    is_kindergartens: bool,
}

impl Form {
    fn new(lower: &str, known: WordForm, context: &Context) -> Form {
        let flags = known.flags;
        Form {
            known,
            is_word: flags.is_word() || known.spelt_out,
            // Keys of three letters are names by chance.
            is_listed_name: (flags.is_first_name() || flags.is_surname())
                && lower.chars().count() > 3,
            is_participants: context.is_participants(lower),
            is_kindergartens: lower != "barnehage" && context.is_kindergartens(lower),
        }
    }
}

/// The most characters of an address on either side of a word.
const ADDRESS_REACH: usize = 64;

/// Whether a word stands in an e-mail address.
fn in_address(text: &Text, word: usize) -> bool {
    let range = &text.words()[word].range;
    let characters = text.characters();
    let beside = |character: Option<&char>| {
        character.is_some_and(|c| matches!(c, '@' | '.' | '-' | '_' | '+'))
    };
    let before = range.start.checked_sub(1).and_then(|before| characters.get(before));
    if !beside(before) && !beside(characters.get(range.end)) {
        return false;
    }
    let is_sign = |c: &char| *c == '@';
    let left = characters[..range.start].iter().rev().take(ADDRESS_REACH);
    let right = characters[range.end..].iter().take(ADDRESS_REACH);
    left.take_while(|c| !c.is_whitespace()).any(is_sign)
        || right.take_while(|c| !c.is_whitespace()).any(is_sign)
}

/// The most characters of a link before a word.
const LINK_REACH: usize = 256;

/// Whether a word stands in a link, the parts of which are mostly nobody's names.
fn in_link(text: &Text, word: usize) -> bool {
    let before = &text.characters()[..text.words()[word].range.start];
    // It may go on in the next line.
    let goes_on = |end: &[char]| matches!(end, [.., '/' | '-', '\n']);
    let signs = ['/', '.', '-', '_', '=', '?', '&', '%', '#'];
    if !(before.last().is_some_and(|last| signs.contains(last)) || goes_on(before)) {
        return false;
    }
    let reach = before.len().saturating_sub(LINK_REACH);
    let is_end = |at: &usize| before[*at].is_whitespace() && !goes_on(&before[..=*at]);
    let start = (reach..before.len()).rev().find(is_end).map_or(reach, |at| at + 1);
    before[start..].windows(3).any(|part| part == [':', '/', '/'])
}
