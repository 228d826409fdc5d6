//! The layout of `names.bin`, which `training/export.py` writes.
//!
//! Big tables are read in place; the small ones, a few kilobytes, are laid out for the processor
//! when the model is first used. All numbers are little-endian.

use super::features::SHAPES;
use super::lists::Lists;
use super::text::GAPS;

/// Places of the hidden layer.
pub(super) const HIDDEN: usize = 32;
/// Labels: outside, then the beginnings of four kinds, then their insides.
pub(super) const LABELS: usize = 9;
/// No entity.
pub(super) const OUTSIDE: usize = 0;
/// The beginning of a person.
pub(super) const BEGIN_PERSON: usize = 1;
/// The inside of a person.
pub(super) const INSIDE_PERSON: usize = 5;
/// Places around a word that it speaks of: -2, -1, 1, 2.
pub(super) const SIDES: usize = 4;
/// Combinations of list flags; the last hides them in training.
pub(super) const FLAGS: usize = 17;

const MAGIC: &[u8] = b"names\0\0\x01";
/// Slots of the tables, as powers of two.
const LIST_SLOTS: usize = 18;
const OWN_SLOTS: usize = 16;
const SIDE_SLOTS: usize = 14;

/// What a place of the hidden layer adds up.
pub(super) type Row = [i16; HIDDEN];
/// What a word says of the places around it.
pub(super) type Sides = [Row; SIDES];

/// The weights of the model.
#[derive(Debug)]
pub(super) struct Weights {
    pub lists: Lists,
    own: Table<HIDDEN>,
    side: Table<{ SIDES * HIDDEN }>,
    /// By the gap before and the shape of the word.
    pub before: Vec<Row>,
    /// By the gap after.
    pub after: Vec<Row>,
    /// By whether the word begins its sentence, its shape and its flags.
    pub place: Vec<Row>,
    /// By the flags of the word and those without the ending of the genitive.
    pub genitive: Vec<Row>,
    /// By the shape and the flags of a neighbour.
    pub kind: Vec<Sides>,
    /// By how the sentence is written.
    pub case: Vec<Row>,
    /// By the neighbour that is missing.
    pub edge: Vec<Row>,
    /// What a label makes of the hidden layer.
    pub out: [Row; LABELS],
    pub out_bias: PerLabel<i32>,
    /// What a whole number of score is worth, in natural logarithms.
    pub unit: f32,
    /// The factor of each label's following another, by the one before.
    pub chain: [PerLabel<f32>; LABELS],
    /// The same by the one that follows.
    pub chain_back: [PerLabel<f32>; LABELS],
    /// The factor of each label's beginning a sentence.
    pub start: PerLabel<f32>,
}

/// A number for each label, and room behind the last, so that they are computed side by side.
pub(super) type PerLabel<T> = [T; 12];

/// The score of what is no label.
const UNHEARD_OF: i32 = i32::MIN / 4;

/// The labels' numbers, and `none` behind them.
fn per_label<T: Copy>(of: impl FnMut(usize) -> T, none: T) -> PerLabel<T> {
    let mut numbers = [none; _];
    for (number, value) in numbers.iter_mut().zip((0..LABELS).map(of)) {
        *number = value;
    }
    numbers
}

impl Weights {
    /// Reads the weights.
    ///
    /// # Panics
    ///
    /// When the bytes are not a model of this layout. They are built in, and a test reads them.
    pub fn read(bytes: &'static [u8]) -> Weights {
        let mut reader = Reader { bytes };
        assert_eq!(reader.take(MAGIC.len()), MAGIC, "a model of this layout");
        let mut rows = |count: usize| -> Vec<Row> { (0..count).map(|_| reader.small()).collect() };
        let before = rows(GAPS * SHAPES);
        let after = rows(GAPS);
        let place = rows(2 * SHAPES * FLAGS);
        let case = rows(3);
        let edge = rows(SIDES);
        let genitive = rows(FLAGS * FLAGS);
        let kind = (0..SHAPES * FLAGS).map(|_| std::array::from_fn(|_| reader.small())).collect();
        let out = std::array::from_fn(|_| reader.small());
        let out_bias = per_label(|_| i32::from_le_bytes(reader.four()), UNHEARD_OF);
        let unit = f32::from_le_bytes(reader.four());
        let mut factors = || per_label(|_| f32::from_le_bytes(reader.four()).exp(), 0.0);
        let chain: [PerLabel<f32>; LABELS] = std::array::from_fn(|_| factors());
        let chain_back = std::array::from_fn(|after| per_label(|before| chain[before][after], 0.0));
        let start = factors();
        let lists = Lists::new(reader.take(2 << LIST_SLOTS));
        let own_slots = reader.take(4 << OWN_SLOTS);
        let side_slots = reader.take(4 << SIDE_SLOTS);
        let own_rows = u32::from_le_bytes(reader.four()) as usize;
        let own = Table::new(own_slots, reader.take(own_rows * HIDDEN));
        let side = Table::new(side_slots, reader.bytes);
        Weights {
            lists,
            own,
            side,
            before,
            after,
            place,
            genitive,
            kind,
            case,
            edge,
            out,
            out_bias,
            unit,
            chain,
            chain_back,
            start,
        }
    }

    /// What a key of a word says of the word itself, if training saw it.
    pub fn own(&self, key: u32) -> Option<&[u8; HIDDEN]> {
        self.own.row(key)
    }

    /// What a key of a word says of its neighbours, if training saw it.
    pub fn side(&self, key: u32) -> Option<&[u8; SIDES * HIDDEN]> {
        self.side.row(key)
    }
}

/// Rows of small numbers, found by a key in slots of half the key and the row's number.
#[derive(Clone, Copy, Debug)]
struct Table<const LENGTH: usize> {
    slots: &'static [[u8; 4]],
    rows: &'static [[u8; LENGTH]],
}

impl<const LENGTH: usize> Table<LENGTH> {
    fn new(slots: &'static [u8], rows: &'static [u8]) -> Table<LENGTH> {
        let (rows, rest) = rows.as_chunks();
        assert_eq!(rest.len(), 0, "whole rows to the end");
        Table { slots: slots.as_chunks().0, rows }
    }

    fn row(&self, key: u32) -> Option<&'static [u8; LENGTH]> {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let [low, high, row_low, row_high] = self.slots[at];
            let row = usize::from(u16::from_le_bytes([row_low, row_high])).checked_sub(1)?;
            if u32::from(u16::from_le_bytes([low, high])) == key >> 16 {
                return Some(&self.rows[row]);
            }
            at = (at + 1) & mask;
        }
    }
}

struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.bytes.split_at(count);
        self.bytes = rest;
        taken
    }

    fn four(&mut self) -> [u8; 4] {
        let taken = self.take(4);
        [taken[0], taken[1], taken[2], taken[3]]
    }

    fn small<const N: usize>(&mut self) -> [i16; N] {
        let taken = self.take(2 * N);
        std::array::from_fn(|place| i16::from_le_bytes([taken[2 * place], taken[2 * place + 1]]))
    }
}
