//! The outline: an entry for each chapter, and below it the headings of its own.

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::copy::{Copier, Target};

/// More headings than this at one level of a file are left out.
const MAX_HEADINGS: usize = 10_000;

/// The outline of the target.
pub struct Outline {
    root: ObjectId,
    chapters: Vec<ObjectId>,
}

/// A chapter's entry.
pub struct Entry {
    id: ObjectId,
    headings: Vec<ObjectId>,
}

impl Outline {
    pub fn new(target: &mut Target) -> Outline {
        Outline { root: target.reserve(), chapters: Vec::new() }
    }

    /// Begins a chapter.
    pub fn entry(&mut self, target: &mut Target) -> Entry {
        Entry { id: target.reserve(), headings: Vec::new() }
    }

    /// Ends a chapter.
    pub fn close(&mut self, entry: Entry, title: &str, page: ObjectId, target: &mut Target) {
        let mut item = dictionary! {
            "Title" => text_string(title),
            "Parent" => self.root,
            "Dest" => top_of(page),
        };
        if let (Some(first), Some(last)) = (entry.headings.first(), entry.headings.last()) {
            item.set("First", *first);
            item.set("Last", *last);
            // Negative: closed until a reader opens it.
            item.set("Count", -(entry.headings.len() as i64));
        }
        chain(&entry.headings, entry.id, target);
        target.put(entry.id, item);
        self.chapters.push(entry.id);
    }

    /// Writes the outline and hands back its root.
    pub fn finish(self, target: &mut Target) -> ObjectId {
        chain(&self.chapters, self.root, target);
        let mut root = dictionary! { "Type" => "Outlines", "Count" => self.chapters.len() as i64 };
        if let (Some(first), Some(last)) = (self.chapters.first(), self.chapters.last()) {
            root.set("First", *first);
            root.set("Last", *last);
        }
        target.put(self.root, root);
        self.root
    }
}

impl Entry {
    /// Takes the headings of a file over. A single one at the top is the title of the file, which
    /// the chapter's entry already says: those below it come in its place.
    pub fn take(&mut self, copier: &mut Copier, target: &mut Target) {
        let source = &copier.source;
        let Some(outlines) = source
            .catalog()
            .ok()
            .and_then(|catalog| catalog.get(b"Outlines").and_then(Object::as_reference).ok())
        else {
            return;
        };
        let mut replaced = vec![outlines];
        let mut headings = kids(source, outlines);
        if let [title] = headings[..] {
            replaced.push(title);
            headings = kids(source, title);
        }
        for old in replaced {
            copier.replace(old, self.id);
        }
        for heading in headings {
            let heading = copier.reference(target, heading);
            self.headings.push(heading);
        }
    }
}

fn kids(document: &Document, of: ObjectId) -> Vec<ObjectId> {
    let follow = |id: ObjectId, key: &[u8]| {
        document
            .get_dictionary(id)
            .and_then(|item| item.get(key))
            .and_then(Object::as_reference)
            .ok()
    };
    let first = follow(of, b"First");
    std::iter::successors(first, |id| follow(*id, b"Next")).take(MAX_HEADINGS).collect()
}

/// Tells items their parent and their neighbours.
fn chain(items: &[ObjectId], parent: ObjectId, target: &mut Target) {
    for (index, id) in items.iter().enumerate() {
        let Ok(item) = target.document.get_dictionary_mut(*id) else { continue };
        item.set("Parent", parent);
        item.remove(b"Prev");
        item.remove(b"Next");
        if index > 0 {
            item.set("Prev", items[index - 1]);
        }
        if let Some(next) = items.get(index + 1) {
            item.set("Next", *next);
        }
    }
}

/// The destination at the top of a page, at the size that the reader has chosen.
pub fn top_of(page: ObjectId) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Null, Object::Null, Object::Null]
}
