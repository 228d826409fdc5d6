//! What a text says of one person, as against people in general.
//!
//! A linear model over each word and the words around it (`features.rs`) weighs word classes of the
//! lexicon, words that point at one person, words that speak in general, and what the name model
//! sees. `training/` makes its weights; `docs/personvern.md` says how well it does.

mod features;
mod nobody;
mod prepared;

use std::sync::LazyLock;

use super::detectors::Found;
use super::detectors::name::persons;
use super::{Context, FindingKind, Text, lexicon};
use features::{FEATURES, Features, Sentence};
use nobody::{
    is_called_after, is_date, is_no_initial, is_numbering, is_small, is_trade, says_nothing,
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

/// How probable it must be where something else is certain.
const LIKELY: f32 = 0.30;

/// How probable it must be that a word says something, for a finding to be certain.
const CERTAIN: f32 = 0.42;

/// The same for a name.
const CERTAIN_NAME: f32 = 0.60;

/// The same for a name in small letters.
const CERTAIN_SMALL_NAME: f32 = 0.62;

/// The same for letters.
const CERTAIN_INITIALS: f32 = 0.48;

/// The same for what is said in a text without a word that points at anybody, and in an anonymous
/// case, which is made of what a child does and finds hard.
const CERTAIN_OF_NOBODY: f32 = 0.66;

/// How probable it must be for a word beside one to belong to it.
const BESIDE: f32 = 0.20;

/// How sure the name model must be for the statement model to be told of a name.
const HINT: f32 = 0.05;

/// A row of weights, a label each, with room to be added up in one go.
type Row = [i8; 16];

struct Model {
    groups: Groups,
    /// How much one step of each label's weights is worth.
    scales: [f32; LABELS.len()],
    biases: [f32; LABELS.len()],
    weights: Vec<Row>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

/// What is said of one person, in the order of the text.
///
/// Where something is certain, or `suspect` because another detector found something, what is only
/// likely is named too: the text has to be written anew anyway, and then all of it at once.
pub fn detect(text: &Text, context: &Context, suspect: bool) -> Vec<Found> {
    let model = &*MODEL;
    let seen = prepare(text, context);
    let mut found = Vec::new();
    let mut features = Features::NONE;
    let mut said = Vec::new();
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
        said.clear();
        said.resize(words.len(), NOTHING);
        for word in sentence.worth_reading() {
            sentence.features(word, &mut features);
            said[word - words.start] = model.read_word(features.numbers());
        }
        gather(text, &seen, of, words.start, &said, &mut found);
    }
    let suspect = suspect || found.iter().any(|(_, certain)| *certain);
    found.into_iter().filter(|(_, certain)| *certain || suspect).map(|(found, _)| found).collect()
}

/// The features of every word that is read, with its code points: what the training is given.
#[cfg(feature = "training")]
pub fn features_of(text: &Text, context: &Context) -> Vec<(std::ops::Range<usize>, Vec<u32>)> {
    let seen = prepare(text, context);
    let (mut rows, mut features) = (Vec::new(), Features::NONE);
    for words in text.sentences() {
        let sentence = Sentence::new(text, &seen, words.clone(), context.anonymous);
        for word in sentence.worth_reading() {
            sentence.features(word, &mut features);
            let place = text.origin(text.words()[word].range.clone());
            rows.push((place, features.numbers().to_vec()));
        }
    }
    rows
}

fn prepare(text: &Text, context: &Context) -> Vec<Seen> {
    let mentions = lexicon::mentions(text);
    prepared::prepare(text, context, &mentions, &persons(text, HINT), &MODEL.groups)
}

/// What the model makes of a word.
#[derive(Clone, Copy)]
struct Said {
    /// How probable it is that it says anything.
    any: f32,
    /// What, if it does.
    kind: FindingKind,
}

/// So far behind, a label says nothing whatever the seven others add.
const NEVER: f32 = -3.6;

const NOTHING: Said = Said { any: 0.0, kind: FindingKind::Health };

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
            || is_background && is_trade(text.lower(words.end))
            || is_initials && words.clone().all(|word| is_no_initial(text, word))
            || is_name
                && (is_called_after(text, &words)
                    || seen[words.clone()].iter().all(|word| word.public || word.allowed));
        if most >= LIKELY && !allowed {
            found.push((Found { range: text.span(words), kind: kind(start) }, most >= least));
        }
    }
}

/// Whether it takes a word with a meaning to say this.
fn is_said(kind: FindingKind) -> bool {
    !matches!(kind, FindingKind::Name | FindingKind::Initials | FindingKind::Address)
}

impl Model {
    /// The weights as `training/` writes them: a scale and a bias for each label, then the number
    /// of each feature that weighs anything and its weights.
    fn read(bytes: &[u8]) -> Model {
        let mut model = Model {
            groups: Groups::shipped(),
            scales: [0.0; LABELS.len()],
            biases: [0.0; LABELS.len()],
            weights: vec![[0; 16]; FEATURES],
        };
        let (head, rows) = bytes.split_at(bytes.len().min(8 * LABELS.len()));
        let mut numbers = head
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes(bytes.try_into().expect("chunks are four bytes long")));
        let mut next = || numbers.next().unwrap_or_default();
        model.scales = std::array::from_fn(|_| next());
        model.biases = std::array::from_fn(|_| next());
        for row in rows.chunks_exact(3 + LABELS.len()) {
            let feature = u32::from_le_bytes([row[0], row[1], row[2], 0]) as usize;
            if let Some(weights) = model.weights.get_mut(feature) {
                for (weight, byte) in weights.iter_mut().zip(&row[3..]) {
                    *weight = i8::from_le_bytes([*byte]);
                }
            }
        }
        model
    }

    fn read_word(&self, features: &[u32]) -> Said {
        // MOST times the largest weight fits.
        let mut sums = [0i16; 16];
        for feature in features {
            let row = &self.weights[*feature as usize];
            for (place, sum) in sums.iter_mut().enumerate() {
                *sum += i16::from(row[place]);
            }
        }
        let mut scores = self.biases;
        for (label, score) in scores.iter_mut().enumerate() {
            *score += self.scales[label] * f32::from(sums[label]);
        }
        let mut best = 1;
        for label in 2..LABELS.len() {
            if scores[label] > scores[best] {
                best = label;
            }
        }
        // All the others together cannot outweigh this.
        if scores[best] - scores[0] < NEVER {
            return NOTHING;
        }
        let most = scores[best].max(scores[0]);
        let mut total = 0.0;
        for score in scores {
            total += (score - most).exp();
        }
        let kind = LABELS[best].expect("only the first label says nothing");
        Said { any: 1.0 - (scores[0] - most).exp() / total, kind }
    }
}

const _: () = assert!(FEATURES <= 1 << 24, "a feature's number is stored in three bytes");
