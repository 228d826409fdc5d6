//! TOML files laid over one another: a municipality says only what is different with it.
//!
//! Single values take the place of those beneath, tables are merged key by key, and arrays of tables
//! that have an `id` are merged by it. A text in three languages is replaced as a whole. `drop = true`
//! takes an element away, `place_after` says behind which one it stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::fault::Position;
use crate::form::suggest::nearest;

/// The key that names what an element of an array is.
const ID: &str = "id";

/// The key that takes an element away.
const DROP: &str = "drop";

/// The key with the element that one is to stand behind; empty for the first place.
const PLACE_AFTER: &str = "place_after";

/// The languages of a text, which is no table of its own.
const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// The text of a file, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name as messages show it.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// Several files as one text, the lowest first, so that one number tells file and place.
#[derive(Clone, Debug)]
pub struct Sources {
    files: Vec<(Range<usize>, String)>,
    text: String,
}

/// What cannot be laid over what lies beneath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The reader of TOML does not understand it.
    Syntax(String),
    /// It names an element that is not there.
    Unknown {
        /// The name.
        name: String,
        /// The most similar one.
        nearest: Option<String>,
    },
}

impl Sources {
    /// These files, the lowest first.
    pub fn new(files: &[Source]) -> Sources {
        let mut sources = Sources { files: Vec::new(), text: String::new() };
        for source in files {
            let start = sources.text.len();
            sources.text += &source.text;
            sources.files.push((start..sources.text.len(), source.file.clone()));
            sources.text.push('\n');
        }
        sources
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The name of a file.
    pub fn name(&self, index: usize) -> &str {
        &self.files[index].1
    }

    /// The number of a file, counted from 0.
    pub fn index(&self, file: &str) -> Option<usize> {
        self.files.iter().position(|(_, name)| name == file)
    }

    /// The text of all files.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file that an offset lies in, and the place in it.
    pub fn place(&self, offset: usize) -> (&str, Position) {
        let index = self.files.partition_point(|(range, _)| range.start <= offset);
        let Some((range, file)) = self.files.get(index.saturating_sub(1)) else {
            return ("", Position::START);
        };
        let offset = offset.saturating_sub(range.start);
        (file, Position::of_offset(&self.text[range.clone()], offset))
    }
}

/// What several files say together.
pub struct Overlay<'s> {
    /// What they say.
    pub table: Spanned<DeTable<'s>>,
    /// What did not fit, with its offset.
    pub misfits: Vec<(usize, Misfit)>,
}

impl<'s> Overlay<'s> {
    /// Reads all files and lays each on those beneath; `laid` is called with the number of each that
    /// was laid on another.
    ///
    /// # Errors
    ///
    /// What the reader of TOML says, and at which offset.
    pub fn read(
        sources: &'s Sources,
        mut laid: impl FnMut(&mut Overlay<'s>, usize),
    ) -> Result<Overlay<'s>, (usize, Misfit)> {
        let mut overlay = Overlay { table: read(sources, 0)?, misfits: Vec::new() };
        for index in 1..sources.count() {
            let table = read(sources, index)?;
            merge(overlay.table.get_mut(), table.into_inner(), &mut overlay.misfits);
            laid(&mut overlay, index);
        }
        Ok(overlay)
    }

    /// The text of a key at the top, with its offset.
    pub fn text_of(&self, key: &str) -> Option<(&str, usize)> {
        let value = self.table.get_ref().get(key)?;
        text(value.get_ref()).map(|text| (text, value.span().start))
    }

    /// The offset of a key at the top.
    pub fn key_offset(&self, key: &str) -> Option<usize> {
        self.table.get_ref().get_key_value(key).map(|(key, _)| key.span().start)
    }

    /// Takes a key at the top away.
    pub fn remove(&mut self, key: &str) {
        self.table.get_mut().remove(key);
    }

    /// Says something at the top that no file says, in the place of one that does.
    pub fn set(&mut self, key: &str, text: &str, offset: usize) {
        let span = offset..offset;
        let value = DeValue::String(text.to_owned().into());
        let table = self.table.get_mut();
        table.remove(key);
        table.insert(Spanned::new(span.clone(), key.to_owned().into()), Spanned::new(span, value));
    }
}

/// The text of a key at the top of a file, with its offset; nothing of a file that cannot be read.
pub fn top_text(source: &Source, key: &str) -> Option<(String, usize)> {
    let table = DeTable::parse(&source.text).ok()?;
    let value = table.get_ref().get(key)?;
    text(value.get_ref()).map(|text| (text.to_owned(), value.span().start))
}

fn read(sources: &Sources, index: usize) -> Result<Spanned<DeTable<'_>>, (usize, Misfit)> {
    let (range, _) = &sources.files[index];
    let table = DeTable::parse(&sources.text[range.clone()]).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        (range.start + offset, Misfit::Syntax(error.message().to_owned()))
    })?;
    Ok(Spanned::new(range.clone(), shifted(table.into_inner(), range.start)))
}

/// The same table in a text that begins further on.
fn shifted(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    let entries = table.into_iter().map(|(key, value)| {
        let span = key.span().start + by..key.span().end + by;
        (Spanned::new(span, key.into_inner()), shifted_value(value, by))
    });
    entries.collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = value.span().start + by..value.span().end + by;
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(shifted(table, by)),
        DeValue::Array(array) => {
            DeValue::Array(array.into_iter().map(|item| shifted_value(item, by)).collect())
        }
        other => other,
    };
    Spanned::new(span, value)
}

fn merge<'s>(base: &mut DeTable<'s>, over: DeTable<'s>, misfits: &mut Vec<(usize, Misfit)>) {
    for (key, value) in over {
        let below = base.get_mut(&key).map(Spanned::get_mut);
        match (below, value) {
            (Some(DeValue::Table(below)), value) if is_mergeable(value.get_ref()) => {
                if let DeValue::Table(table) = value.into_inner() {
                    merge(below, table, misfits);
                }
            }
            (Some(DeValue::Array(below)), value) if has_ids(value.get_ref()) => {
                if let DeValue::Array(array) = value.into_inner() {
                    for element in array {
                        merge_element(below, element, misfits);
                    }
                }
            }
            (_, value) => {
                base.remove(&key);
                base.insert(key, value);
            }
        }
    }
}

/// A table that is no text in several languages.
fn is_mergeable(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(table) => {
            !table.keys().all(|key| LANGUAGES.contains(&key.get_ref().as_ref()))
        }
        _ => false,
    }
}

/// An array of tables that all say what they are.
fn has_ids(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(array) => {
            !array.is_empty() && array.iter().all(|element| id_of(element.get_ref()).is_some())
        }
        _ => false,
    }
}

fn id_of<'a>(value: &'a DeValue<'_>) -> Option<&'a str> {
    match value {
        DeValue::Table(table) => text(table.get(ID)?.get_ref()),
        _ => None,
    }
}

fn text<'a>(value: &'a DeValue<'_>) -> Option<&'a str> {
    match value {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

fn merge_element<'s>(
    below: &mut DeArray<'s>,
    mut element: Spanned<DeValue<'s>>,
    misfits: &mut Vec<(usize, Misfit)>,
) {
    let offset = element.span().start;
    let Some(id) = id_of(element.get_ref()).map(str::to_owned) else { return };
    let DeValue::Table(table) = element.get_mut() else { return };
    let drops =
        table.remove(DROP).is_some_and(|drop| matches!(drop.get_ref(), DeValue::Boolean(true)));
    let place = table.remove(PLACE_AFTER);
    let mut elements: Vec<Spanned<DeValue<'s>>> =
        std::mem::replace(below, DeArray::new()).into_iter().collect();
    let position = |elements: &[Spanned<DeValue<'_>>], name: &str| {
        elements.iter().position(|element| id_of(element.get_ref()) == Some(name))
    };
    let unknown = |elements: &[Spanned<DeValue<'_>>], name: &str| Misfit::Unknown {
        name: name.to_owned(),
        nearest: nearest(name, elements.iter().filter_map(|element| id_of(element.get_ref()))),
    };
    let index = match (position(&elements, &id), element) {
        (None, _) if drops => {
            misfits.push((offset, unknown(&elements, &id)));
            None
        }
        (Some(index), _) if drops => {
            elements.remove(index);
            None
        }
        (Some(index), element) => {
            if let (DeValue::Table(base), DeValue::Table(over)) =
                (elements[index].get_mut(), element.into_inner())
            {
                merge(base, over, misfits);
            }
            Some(index)
        }
        (None, element) => {
            elements.push(element);
            Some(elements.len() - 1)
        }
    };
    if let (Some(index), Some(place)) = (index, place) {
        let after = text(place.get_ref()).unwrap_or_default();
        let moved = elements.remove(index);
        let to = match after {
            "" => Some(0),
            after => position(&elements, after).map(|index| index + 1),
        };
        if to.is_none() {
            misfits.push((place.span().start, unknown(&elements, after)));
        }
        elements.insert(to.unwrap_or(index), moved);
    }
    *below = elements.into_iter().collect();
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::*;

    fn source(file: &str, text: &str) -> Source {
        Source { file: file.to_owned(), text: text.to_owned() }
    }

    fn laid(base: &str, over: &str) -> (Value, Vec<(usize, usize, Misfit)>) {
        let sources = Sources::new(&[source("a.toml", base), source("b.toml", over)]);
        let Overlay { table, misfits } =
            Overlay::read(&sources, |_, index| assert_eq!(index, 1)).expect("it is TOML");
        let value = Value::deserialize(toml::Deserializer::from(table)).expect("it is JSON, too");
        let place = |(offset, misfit)| {
            let (file, position) = sources.place(offset);
            assert_eq!(file, "b.toml");
            (position.line, position.column, misfit)
        };
        (value, misfits.into_iter().map(place).collect())
    }

    #[test]
    fn what_is_different_takes_the_place_of_what_lies_beneath() {
        let base =
            "a = 1\nlist = [1, 2]\n[t]\nx = 1\ny = 2\n[label]\nnb = 'b'\nnn = 'n'\nen = 'e'\n";
        let over = "a = 2\nlist = [3]\n[t]\ny = 3\nz = 4\n[label]\nnb = 'B'\n";
        let expected = json!({
            "a": 2, "list": [3], "t": {"x": 1, "y": 3, "z": 4}, "label": {"nb": "B"},
        });
        assert_eq!(laid(base, over), (expected, vec![]));
    }

    #[test]
    fn elements_are_found_by_their_ids() {
        let base = "f = [{id = 'a', x = 1}, {id = 'b', f = [{id = 'c'}]}, {id = 'd'}]";
        let over = "[[f]]\nid = 'b'\nf = [{id = 'e', place_after = ''}]\n[[f]]\nid = 'a'\ny = 2\n\
                    [[f]]\nid = 'd'\ndrop = true\n[[f]]\nid = 'g'\nplace_after = 'a'\n";
        let expected = json!({"f": [
            {"id": "a", "x": 1, "y": 2}, {"id": "g"}, {"id": "b", "f": [{"id": "e"}, {"id": "c"}]},
        ]});
        assert_eq!(laid(base, over), (expected, vec![]));
    }

    #[test]
    fn what_is_not_there_is_named_with_its_place() {
        let base = "f = [{id = 'navn'}, {id = 'dato'}]";
        let (_, misfits) = laid(
            base,
            "[[f]]\nid = 'nvan'\ndrop = true\n[[f]]\nid = 'ny'\nplace_after = 'datoen'\n",
        );
        let unknown = |name: &str, nearest: &str| Misfit::Unknown {
            name: name.to_owned(),
            nearest: Some(nearest.to_owned()),
        };
        assert_eq!(misfits, [(1, 1, unknown("nvan", "navn")), (6, 15, unknown("datoen", "dato"))]);
    }

    #[test]
    fn a_place_is_one_in_its_own_file() {
        let sources =
            Sources::new(&[source("a.toml", "a = 'æ'\n"), source("b.toml", "\nb == 2\n")]);
        let place = |offset| {
            let (file, position) = sources.place(offset);
            (file, position.line, position.column)
        };
        let offset = |text: &str| sources.text().find(text).expect("it is there");
        assert_eq!(place(offset("æ'")), ("a.toml", 1, 6));
        assert_eq!(place(offset("b =")), ("b.toml", 2, 1));
        assert_eq!(place(9999), ("b.toml", 3, 1));
        let broken = Overlay::read(&sources, |_, _| {});
        let (offset, _) = broken.err().expect("the second is no TOML");
        assert_eq!((place(offset).0, place(offset).1), ("b.toml", 2));
    }
}
