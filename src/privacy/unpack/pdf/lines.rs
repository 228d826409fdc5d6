//! Glyphs become words and lines: blanks from gaps, new lines from changes of the baseline.

use std::collections::HashSet;

use kurbo::{Affine, Point, Vec2};

/// Gaps of these shares of the font size part words: mostly the first; the others where letters
/// are set apart, so that only wide gaps and blanks part words.
const WORD_GAPS: [f64; 3] = [0.15, 0.5, COLUMN_GAP];

/// A gap of this many font sizes parts columns.
const COLUMN_GAP: f64 = 1.5;

/// A change of the baseline by this share of the font size begins a new line.
const LINE_STEP: f64 = 0.5;

/// How many unknown characters in a row may be a word.
const UNREADABLE_RUN: usize = 3;

/// A character on a page, or a mark between characters.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it says, if its font does.
    pub(super) text: Option<String>,
    /// How far it goes, in thousandths of its size; unknown for some fonts.
    pub(super) width: Option<f64>,
    kind: Kind,
    start: Point,
    /// The way of a whole font size along the baseline.
    along: Vec2,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Shown,
    /// The glyphs up to the mark that ends it are copied as another text.
    Instead(String),
    End,
}

impl Glyph {
    /// A glyph at the origin of its space, in which a font size is a thousand units.
    pub(super) fn new(text: Option<String>, transform: Affine, width: Option<f64>) -> Self {
        let start = transform * Point::ORIGIN;
        let along = transform * Point::new(1000.0, 0.0) - start;
        Self { text, width, kind: Kind::Shown, start: finite(start), along: finite_vec(along) }
    }

    /// A glyph of which nobody knows where it is.
    pub(super) fn adrift(text: Option<String>, start: Point) -> Self {
        Self { text, width: Some(0.0), kind: Kind::Shown, start, along: Vec2::ZERO }
    }

    pub(super) fn instead(text: String) -> Self {
        Self { kind: Kind::Instead(text), ..Self::adrift(None, Point::ORIGIN) }
    }

    pub(super) fn end() -> Self {
        Self { kind: Kind::End, ..Self::adrift(None, Point::ORIGIN) }
    }

    fn size(&self) -> f64 {
        self.along.hypot().max(1e-6)
    }

    fn end_point(&self) -> Point {
        // Where a width is unknown, half a size is near enough for most letters.
        self.start + self.along * (self.width.unwrap_or(500.0) / 1000.0)
    }

    fn shown(&self) -> &str {
        self.text.as_deref().unwrap_or("\u{fffd}")
    }
}

/// Whether so many characters in a row are unknown that they may be a word.
pub(super) fn is_unreadable(glyphs: &[Glyph]) -> bool {
    let mut run = 0;
    glyphs.iter().filter(|glyph| glyph.kind == Kind::Shown).any(|glyph| {
        run = if glyph.text.is_none() { run + 1 } else { 0 };
        run >= UNREADABLE_RUN
    })
}

/// The texts that readers make of the glyphs: first in the order in which they are drawn; then
/// whatever reads otherwise when it is copied, when it is ordered by place, and when words that
/// are broken at a line's end are made whole.
pub(super) fn readings(glyphs: &[Glyph]) -> Vec<String> {
    let shown: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.kind == Kind::Shown).collect();
    let mut texts = WORD_GAPS.map(|gap| joined(shown.iter().copied(), gap)).to_vec();
    if shown.len() < glyphs.len() {
        let copied = copied(glyphs);
        texts.extend(WORD_GAPS.map(|gap| joined(copied.iter(), gap)));
    }
    let whole: Vec<String> = texts.iter().map(|text| whole_words(text).join("\n")).collect();
    texts.extend(WORD_GAPS.map(|gap| by_place(&shown, gap)));
    let mut known: HashSet<String> = HashSet::new();
    let mut readings = Vec::new();
    for (index, text) in texts.into_iter().chain(whole).enumerate() {
        let new: Vec<&str> = cells(&text).filter(|cell| known.insert((*cell).to_owned())).collect();
        if index == 0 {
            readings.push(text);
        } else if !new.is_empty() {
            readings.push(new.join("\n"));
        }
    }
    readings
}

fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\t']).map(str::trim).filter(|cell| !cell.is_empty())
}

/// The glyphs as they are copied: with the replacement texts in place of what they replace.
fn copied(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut copied: Vec<Glyph> = Vec::new();
    let mut replaced: Option<(String, Vec<&Glyph>)> = None;
    let mut depth = 0;
    for glyph in glyphs {
        match (&glyph.kind, &mut replaced) {
            (Kind::Instead(text), None) => replaced = Some((text.clone(), Vec::new())),
            (Kind::Instead(_), Some(_)) => depth += 1,
            (Kind::End, Some(_)) if depth > 0 => depth -= 1,
            (Kind::End, _) => copied.extend(replaced.take().and_then(replacement)),
            (Kind::Shown, Some((_, covered))) => covered.push(glyph),
            (Kind::Shown, None) => copied.push(glyph.clone()),
        }
    }
    copied.extend(replaced.and_then(replacement));
    copied
}

fn replacement((text, covered): (String, Vec<&Glyph>)) -> Option<Glyph> {
    let text = (!text.is_empty()).then_some(text);
    let Some((first, last)) = covered.first().zip(covered.last()) else {
        return text.map(|text| Glyph::adrift(Some(text), Point::ORIGIN));
    };
    let size = first.along.hypot2().max(1e-9);
    let width = (last.end_point() - first.start).dot(first.along) / size * 1000.0;
    Some(Glyph { text: Some(text.unwrap_or_default()), width: Some(width), ..(*first).clone() })
}

/// The text of glyphs in their order; a gap of `word_gap` font sizes parts words, and where no
/// letters are set apart the smallest of [`WORD_GAPS`] does.
fn joined<'a>(glyphs: impl Iterator<Item = &'a Glyph>, word_gap: f64) -> String {
    let mut pieces: Vec<(Step, String)> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        let step = last.map_or(Step::None, |last| step(last, glyph, WORD_GAPS[0]));
        match (step, pieces.last_mut()) {
            (Step::Twice, _) => continue,
            (Step::None, Some((_, piece))) => piece.push_str(glyph.shown()),
            (Step::Word(gap), Some(_)) if gap <= word_gap => {
                pieces.push((Step::None, glyph.shown().to_owned()));
            }
            (step, _) => pieces.push((step, glyph.shown().to_owned())),
        }
        last = Some(glyph);
    }
    let mut text = String::new();
    for cell in pieces.chunk_by(|_, (next, _)| !matches!(next, Step::Line | Step::Column)) {
        let apart = cell.iter().any(|(_, piece)| is_bit(piece));
        for (step, piece) in cell {
            match step {
                Step::Line if !text.ends_with('\n') => text.push('\n'),
                Step::Column if !text.ends_with(['\t', '\n']) => text.push('\t'),
                Step::Word(_) if !text.ends_with(char::is_whitespace) => text.push(' '),
                Step::None
                    if !(apart || text.is_empty() || text.ends_with(char::is_whitespace)) =>
                {
                    text.push(' ');
                }
                _ => {}
            }
            text.push_str(piece);
        }
    }
    text
}

/// Whether a piece of a line is a letter or two, as in words whose letters are set apart.
fn is_bit(piece: &str) -> bool {
    let piece = piece.trim();
    piece.chars().count() <= 2 && piece.chars().all(char::is_alphabetic)
}

enum Step {
    None,
    /// A gap of so many font sizes.
    Word(f64),
    Column,
    Line,
    /// The same character at the same place, as a bold one is often made.
    Twice,
}

fn step(last: &Glyph, next: &Glyph, word_gap: f64) -> Step {
    let size = last.size().min(next.size());
    if last.along == Vec2::ZERO || next.along == Vec2::ZERO {
        // Of glyphs adrift, those that follow one another are one text.
        return if last.along == next.along { Step::None } else { Step::Line };
    }
    if last.text == next.text && (next.start - last.start).hypot() < 0.1 * size {
        return Step::Twice;
    }
    let direction = last.along / last.size();
    let gap = next.start - last.end_point();
    let (along, across) = (gap.dot(direction), gap.cross(direction).abs());
    let turned = direction.dot(next.along / next.size()) < 0.9;
    if turned || across > LINE_STEP * size || along < -1.5 * last.size() {
        Step::Line
    } else if along > COLUMN_GAP * size {
        Step::Column
    } else if along > word_gap * size {
        Step::Word(along / size)
    } else {
        Step::None
    }
}

/// The text of glyphs by their place: line by line, from left to right.
fn by_place(glyphs: &[&Glyph], word_gap: f64) -> String {
    let mut placed: Vec<(i64, f64, f64, &Glyph)> = glyphs
        .iter()
        .filter(|glyph| glyph.along != Vec2::ZERO)
        .map(|glyph| {
            let angle = glyph.along.atan2();
            let direction = Vec2::from_angle(angle);
            let start = glyph.start.to_vec2();
            ((angle * 50.0).round() as i64, -direction.cross(start), start.dot(direction), *glyph)
        })
        .collect();
    placed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut text = String::new();
    let mut rest = placed.as_mut_slice();
    while let Some((angle, height, _, first)) = rest.first().copied() {
        let in_line = |item: &(i64, f64, f64, &Glyph)| {
            item.0 == angle && item.1 - height <= 0.3 * first.size()
        };
        let count = rest.iter().take_while(|item| in_line(item)).count().max(1);
        let (line, after) = rest.split_at_mut(count);
        line.sort_by(|a, b| a.2.total_cmp(&b.2));
        text.push_str(&joined(line.iter().map(|item| item.3), word_gap));
        text.push('\n');
        rest = after;
    }
    text
}

/// The lines whose last word goes on in the next, joined with it: without the hyphen, and with it.
/// Addresses break without one, behind one of their signs or a zero-width space.
fn whole_words(text: &str) -> Vec<String> {
    let lines: Vec<&str> = cells(text).collect();
    let mut whole = Vec::new();
    for pair in lines.windows(2) {
        let hyphens = ['-', '\u{ad}', '\u{2010}', '\u{2011}'];
        let signs = ['\u{200b}', '@', '_', '/'];
        let start = pair[0].strip_suffix(hyphens).filter(|s| s.ends_with(char::is_alphanumeric));
        whole.extend(start.map(|start| format!("{start}{}", pair[1])));
        let goes_on = pair[1].starts_with(|char: char| char.is_lowercase() || char.is_numeric());
        if start.is_some() || goes_on && pair[0].ends_with(signs) {
            whole.push(format!("{}{}", pair[0], pair[1]));
        }
    }
    whole
}

fn finite(point: Point) -> Point {
    if point.is_finite() { point } else { Point::ORIGIN }
}

fn finite_vec(vec: Vec2) -> Vec2 {
    if vec.is_finite() { vec } else { Vec2::ZERO }
}
