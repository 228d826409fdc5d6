//! Copies objects of one file into another: new numbers, names of their own, equal streams once.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// The file that is being put together.
pub struct Target {
    pub document: Document,
    /// Streams that lead to no other object, by the hash of what they hold: fonts, profiles,
    /// pictures.
    leaves: HashMap<u64, Vec<ObjectId>>,
}

impl Target {
    pub fn new() -> Target {
        Target { document: Document::with_version("1.7"), leaves: HashMap::new() }
    }

    /// A number that is free.
    pub fn reserve(&mut self) -> ObjectId {
        self.document.new_object_id()
    }

    /// Puts an object where its number was reserved.
    pub fn put(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.document.objects.insert(id, object.into());
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.document.add_object(object)
    }

    /// The number of an equal stream that is there already; otherwise the stream is put in.
    fn leaf(&mut self, stream: Stream) -> ObjectId {
        let hash = FixedState::default().hash_one(&stream.content);
        let same = self.leaves.entry(hash).or_default();
        for id in same.iter() {
            if let Some(Object::Stream(known)) = self.document.objects.get(id)
                && known.content == stream.content
                && known.dict == stream.dict
            {
                return *id;
            }
        }
        let id = self.document.add_object(stream);
        same.push(id);
        id
    }
}

/// What is changed in the objects of a file so that it gets along with the others.
#[derive(Default)]
pub struct Naming {
    /// Stands before every id of a structure element.
    pub prefix: String,
    /// Is added to every key of the parent tree.
    pub key_offset: i64,
    /// Where named destinations lead; they become plain ones.
    pub destinations: HashMap<Vec<u8>, Object>,
}

impl Naming {
    /// The id of an element as it is called in the target.
    pub fn id(&self, id: &[u8]) -> Vec<u8> {
        [self.prefix.as_bytes(), id].concat()
    }
}

/// Takes the objects of a file over, each at most once.
pub struct Copier {
    pub source: Document,
    pub naming: Naming,
    known: HashMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, ObjectId)>,
}

impl Copier {
    pub fn new(source: Document, naming: Naming) -> Copier {
        Copier { source, naming, known: HashMap::new(), waiting: Vec::new() }
    }

    /// References to `old` shall lead to `new`, and `old` itself is left behind.
    pub fn replace(&mut self, old: ObjectId, new: ObjectId) {
        self.known.insert(old, new);
    }

    /// `old` shall have a number that was reserved for it.
    pub fn place(&mut self, old: ObjectId, new: ObjectId) {
        self.known.insert(old, new);
        self.waiting.push((old, new));
    }

    /// The number that `old` has in the target.
    pub fn reference(&mut self, target: &mut Target, old: ObjectId) -> ObjectId {
        if let Some(new) = self.known.get(&old) {
            return *new;
        }
        let is_leaf = matches!(
            self.source.objects.get(&old),
            Some(Object::Stream(stream)) if !leads_on(&stream.dict)
        );
        if is_leaf && let Some(Object::Stream(stream)) = self.source.objects.remove(&old) {
            let new = target.leaf(stream);
            self.known.insert(old, new);
            return new;
        }
        let new = target.reserve();
        self.place(old, new);
        new
    }

    /// An object with its references and names as they are in the target.
    pub fn object(&mut self, target: &mut Target, object: Object) -> Object {
        match object {
            Object::Reference(old) => self.reference(target, old).into(),
            Object::Array(items) => {
                items.into_iter().map(|item| self.object(target, item)).collect::<Vec<_>>().into()
            }
            Object::Dictionary(dictionary) => self.dictionary(target, dictionary).into(),
            Object::Stream(stream) => {
                let dict = self.dictionary(target, stream.dict);
                Object::Stream(Stream { dict, ..stream })
            }
            plain => plain,
        }
    }

    fn dictionary(&mut self, target: &mut Target, mut dictionary: Dictionary) -> Dictionary {
        let is_element = is_element(&dictionary);
        for (key, value) in dictionary.iter_mut() {
            let old = std::mem::replace(value, Object::Null);
            *value = match (key.as_slice(), old) {
                (b"StructParent" | b"StructParents", Object::Integer(key)) => {
                    Object::Integer(key + self.naming.key_offset)
                }
                (b"ID", Object::String(id, format)) if is_element => {
                    Object::String(self.naming.id(&id), format)
                }
                (b"Headers", Object::Array(ids)) => self.headers(ids),
                (b"Dest" | b"D", Object::String(name, format)) => {
                    match self.naming.destinations.get(&name).cloned() {
                        Some(destination) => self.object(target, destination),
                        None => Object::String(name, format),
                    }
                }
                (_, other) => self.object(target, other),
            };
        }
        dictionary
    }

    fn headers(&self, ids: Vec<Object>) -> Object {
        let named = ids.into_iter().map(|id| match id {
            Object::String(id, format) => Object::String(self.naming.id(&id), format),
            other => other,
        });
        named.collect::<Vec<_>>().into()
    }

    /// Copies everything that was referred to, and what that refers to.
    pub fn finish(&mut self, target: &mut Target) {
        while let Some((old, new)) = self.waiting.pop() {
            // What a file refers to and does not hold is null.
            let object = self.source.objects.remove(&old).unwrap_or(Object::Null);
            let object = self.object(target, object);
            target.put(new, object);
        }
    }
}

fn is_element(dictionary: &Dictionary) -> bool {
    dictionary.has_type(b"StructElem")
        || dictionary.has(b"S") && dictionary.has(b"P") && !dictionary.has(b"Subtype")
}

/// Whether a dictionary refers to other objects or belongs to one page.
fn leads_on(dictionary: &Dictionary) -> bool {
    fn refers(object: &Object) -> bool {
        match object {
            Object::Reference(_) => true,
            Object::Array(items) => items.iter().any(refers),
            Object::Dictionary(inner) => inner.iter().any(|(_, value)| refers(value)),
            _ => false,
        }
    }
    let key = |key: &[u8]| dictionary.has(key);
    key(b"StructParent")
        || key(b"StructParents")
        || dictionary.iter().any(|(_, value)| refers(value))
}
