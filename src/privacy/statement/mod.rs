//! What a text says of one person, as against people in general.
//!
//! A linear part weighs each word and the words around it (`features.rs`): word classes of the
//! lexicon, words that point at one person, words that speak in general, and what the name model
//! sees. Where it suspects something, a network (`network.rs`) reads the whole passage, and what
//! counts is what both of them say. `training/` makes their weights; `docs/personvern.md` says how
//! well they do.

mod features;
mod linear;
mod network;
mod nobody;
mod prepared;
mod weights;

use std::ops::Range;
use std::sync::LazyLock;

use super::detectors::Found;
use super::detectors::name::persons;
use super::{Context, FindingKind, Text, lexicon};
use features::{Features, Sentence, sights};
use linear::Linear;
use network::Network;
use nobody::{
    is_called_after, is_date, is_no_initial, is_numbering, is_role, is_small, is_trade,
    says_nothing,
};
use prepared::{Groups, Seen};

/// What a word may say, in the order of the weights; the first is nothing.
const LABELS: [Option<FindingKind>; 9] = [
    None,
    Some(FindingKind::Health),
    Some(FindingKind::Family),
    Some(FindingKind::Background),
    Some(FindingKind::Relation),
    Some(FindingKind::SinglingOut),
    Some(FindingKind::Address),
    Some(FindingKind::Name),
    Some(FindingKind::Initials),
];

/// From how probable a word on, by the linear part, the network is asked about its passage.
const SUSPECT: f32 = 0.15;

/// How much the network's word counts beside the linear part's.
const WEIGHT: f32 = 0.55;

/// How probable it must be where something else is certain.
const LIKELY: f32 = 0.22;

/// How probable it must be that a word says something, for a finding to be certain.
const CERTAIN: f32 = 0.40;

/// The same for a name.
const CERTAIN_NAME: f32 = 0.55;

/// The same for a name in small letters.
const CERTAIN_SMALL_NAME: f32 = 0.62;

/// The same for letters.
const CERTAIN_INITIALS: f32 = 0.40;

/// The same for what is said in a text without a word that points at anybody, and in an anonymous
/// case, which is made of what a child does and finds hard.
const CERTAIN_OF_NOBODY: f32 = 0.66;

/// How probable it must be for a word beside one to belong to it.
const BESIDE: f32 = 0.15;

/// What the linear part's word is worth in an English text: it has learnt Norwegian, and so has the
/// network, which is not asked there. A name is a name, what else it says has to be nearly certain.
const ENGLISH: f32 = 0.5;
const ENGLISH_NAME: f32 = 0.9;

/// How sure the name model must be for the statement model to be told of a name.
const HINT: f32 = 0.05;

static GROUPS: LazyLock<Groups> = LazyLock::new(Groups::shipped);

static LINEAR: LazyLock<Linear> = LazyLock::new(|| Linear::read(include_bytes!("weights.bin")));

static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::read(include_bytes!("network.bin")));

/// What is said of one person, in the order of the text.
///
/// Where something is certain, or `suspect` because another detector found something, what is only
/// likely is named too: the text has to be written anew anyway, and then all of it at once.
pub fn detect(text: &Text, context: &Context, suspect: bool) -> Vec<Found> {
    let linear = &*LINEAR;
    let seen = prepare(text, context);
    let mut found = Vec::new();
    let mut features = Features::NONE;
    let mut chances = vec![CERTAINLY_NOTHING; seen.len()];
    let mut said = vec![NOTHING; seen.len()];
    let of = Of {
        one: (0..seen.len()).any(|word| {
            let here = seen[word];
            here.one > 0 && !here.allowed && !here.public && !is_numbering(text, word)
        }),
        described: seen.iter().any(|word| (1..=prepared::NAME).contains(&word.one)),
        anonymous: context.anonymous,
    };
    for words in text.sentences() {
        let sentence = Sentence::new(text, &seen, words.clone(), context.anonymous);
        for word in sentence.worth_reading() {
            sentence.features(word, &mut features);
            if let Some(linear) = linear.chances(features.numbers()) {
                (chances[word], said[word]) = (linear, Said::of(&linear));
            }
        }
    }
    if context.english {
        for (said, seen) in said.iter_mut().zip(&seen) {
            said.any *= match said.kind {
                FindingKind::Name => ENGLISH_NAME,
                // Only words that the lists know are the same in English: «ADHD».
                _ if seen.topic > 0 => ENGLISH,
                _ => 0.0,
            };
        }
    } else {
        for passage in passages(text) {
            // What could not become a finding is no reason to look closer.
            let is_suspect = |word: usize| {
                let Said { any, kind } = said[word];
                any >= SUSPECT
                    && match kind {
                        FindingKind::Name => !is_nobodys(&seen[word]),
                        FindingKind::SinglingOut => of.described,
                        _ => true,
                    }
            };
            if passage.clone().any(is_suspect) {
                let linear = &chances[passage.clone()];
                let both = read_again(text, &seen, context, passage.clone(), linear);
                said[passage].copy_from_slice(&both);
            }
        }
    }
    for words in text.sentences() {
        gather(text, &seen, of, words.start, &said[words.clone()], &mut found);
    }
    let suspect = suspect || found.iter().any(|(_, certain)| *certain);
    found.into_iter().filter(|(_, certain)| *certain || suspect).map(|(found, _)| found).collect()
}

/// Has the network read a passage, and says of its words what it and the linear part make of them
/// together.
fn read_again(
    text: &Text,
    seen: &[Seen],
    context: &Context,
    passage: Range<usize>,
    linear: &[[f32; LABELS.len()]],
) -> Vec<Said> {
    let mut numbers = Features::NONE;
    let sights: Vec<Vec<u32>> = passage
        .map(|word| {
            sights(text, seen, word, context.anonymous, &mut numbers);
            numbers.numbers().to_vec()
        })
        .collect();
    let mut chances = NETWORK.ask(sights.iter().map(Vec::as_slice));
    for (both, linear) in chances.iter_mut().zip(linear) {
        for (chance, linear) in both.iter_mut().zip(linear) {
            *chance = WEIGHT * *chance + (1.0 - WEIGHT) * linear;
        }
    }
    chances.iter().map(Said::of).collect()
}

/// A word as the training is given it.
#[cfg(feature = "training")]
pub struct Sample {
    /// Its code points.
    pub span: Range<usize>,
    /// The number of its passage.
    pub passage: usize,
    /// What the linear part weighs, if it reads the word at all.
    pub features: Option<Vec<u32>>,
    /// What the network sees.
    pub sights: Vec<u32>,
}

/// Every word of a text, in order.
#[cfg(feature = "training")]
pub fn samples(text: &Text, context: &Context) -> Vec<Sample> {
    let seen = prepare(text, context);
    let mut numbers = Features::NONE;
    let mut samples = Vec::new();
    for (passage, words) in passages(text).into_iter().enumerate() {
        for word in words {
            sights(text, &seen, word, context.anonymous, &mut numbers);
            let span = text.origin(text.words()[word].range.clone());
            let sights = numbers.numbers().to_vec();
            samples.push(Sample { span, passage, features: None, sights });
        }
    }
    for words in text.sentences() {
        let sentence = Sentence::new(text, &seen, words.clone(), context.anonymous);
        for word in sentence.worth_reading() {
            sentence.features(word, &mut numbers);
            samples[word].features = Some(numbers.numbers().to_vec());
        }
    }
    samples
}

/// The text in pieces that the network reads as a whole: sentences one after another, as many as
/// fit, and long ones cut.
fn passages(text: &Text) -> Vec<Range<usize>> {
    let mut passages: Vec<Range<usize>> = Vec::new();
    for sentence in text.sentences() {
        match passages.last_mut() {
            Some(last) if sentence.end - last.start <= network::LONGEST => last.end = sentence.end,
            _ => {
                let starts = sentence.clone().step_by(network::LONGEST);
                let cut = starts.map(|start| start..sentence.end.min(start + network::LONGEST));
                passages.extend(cut);
            }
        }
    }
    passages
}

fn prepare(text: &Text, context: &Context) -> Vec<Seen> {
    let mentions = lexicon::mentions(text);
    prepared::prepare(text, context, &mentions, &persons(text, HINT), &GROUPS)
}

/// What the model makes of a word.
#[derive(Clone, Copy)]
struct Said {
    /// How probable it is that it says anything.
    any: f32,
    /// What, if it does.
    kind: FindingKind,
}

const NOTHING: Said = Said { any: 0.0, kind: FindingKind::Health };

/// How probable each label is of a word that says nothing.
const CERTAINLY_NOTHING: [f32; LABELS.len()] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

impl Said {
    /// The most probable of what is not nothing.
    fn of(chances: &[f32; LABELS.len()]) -> Said {
        let mut best = 1;
        for label in 2..LABELS.len() {
            if chances[label] > chances[best] {
                best = label;
            }
        }
        let kind = LABELS[best].expect("only the first label says nothing");
        Said { any: 1.0 - chances[0], kind }
    }
}

/// Whom a text speaks of.
#[derive(Clone, Copy)]
struct Of {
    /// Whether anything points at one person, a name or letters too.
    one: bool,
    /// Whether a word for a person does.
    described: bool,
    /// Whether it is an anonymous case.
    anonymous: bool,
}

/// Makes findings of words that say something.
fn gather(
    text: &Text,
    seen: &[Seen],
    of: Of,
    offset: usize,
    said: &[Said],
    found: &mut Vec<(Found, bool)>,
) {
    let mut word = 0;
    while word < said.len() {
        if said[word].any < BESIDE {
            word += 1;
            continue;
        }
        let start = word;
        let kind = |word: usize| said[word].kind;
        while word < said.len() && said[word].any >= BESIDE && kind(word) == kind(start) {
            word += 1;
        }
        let words = offset + start..offset + word;
        let is_name = kind(start) == FindingKind::Name;
        let least = match kind(start) {
            FindingKind::Name if is_small(text, &words) => CERTAIN_SMALL_NAME,
            FindingKind::Name => CERTAIN_NAME,
            // A place and a time by themselves describe nobody.
            FindingKind::SinglingOut if !of.described => f32::INFINITY,
            FindingKind::Health | FindingKind::Family | FindingKind::Background
                if !of.one || of.anonymous =>
            {
                CERTAIN_OF_NOBODY
            }
            FindingKind::SinglingOut if of.anonymous => CERTAIN_OF_NOBODY,
            FindingKind::Initials => CERTAIN_INITIALS,
            _ => CERTAIN,
        };
        let most = said[start..word].iter().map(|said| said.any).fold(0.0, f32::max);
        let is_initials = kind(start) == FindingKind::Initials;
        let is_background = kind(start) == FindingKind::Background;
        let allowed = least.is_infinite()
            || is_said(kind(start)) && words.clone().all(|word| says_nothing(text, word))
            || kind(start) == FindingKind::Address && is_date(text, &words)
            || is_role(text, &words)
            || is_background && is_trade(text.lower(words.end))
            || is_initials && words.clone().all(|word| is_no_initial(text, word))
            || is_name
                && (is_called_after(text, &words) || seen[words.clone()].iter().all(is_nobodys));
        if most >= LIKELY && !allowed {
            found.push((Found { range: text.span(words), kind: kind(start) }, most >= least));
        }
    }
}

/// Whether a name is a participant's, the kindergarten's or known to everybody.
fn is_nobodys(word: &Seen) -> bool {
    word.public || word.allowed
}

/// Whether it takes a word with a meaning to say this.
fn is_said(kind: FindingKind) -> bool {
    !matches!(kind, FindingKind::Name | FindingKind::Initials | FindingKind::Address)
}
