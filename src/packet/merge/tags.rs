//! The tag trees of all files become one: a document whose parts they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary, text_string};

use super::Malformed;
use super::copy::{Copier, Target};
use super::trees;

/// The tag tree of the target.
pub struct Tags {
    root: ObjectId,
    document: ObjectId,
    parts: Vec<Object>,
    parents: Vec<(Object, Object)>,
    /// The first key of the parent tree that is free.
    pub next_key: i64,
    ids: BTreeMap<Vec<u8>, Object>,
    roles: Dictionary,
}

/// A part that is being put together from one or more files.
pub struct TaggedPart {
    id: ObjectId,
    kids: Vec<Object>,
}

impl Tags {
    pub fn new(target: &mut Target) -> Tags {
        Tags {
            root: target.reserve(),
            document: target.reserve(),
            parts: Vec::new(),
            parents: Vec::new(),
            next_key: 0,
            ids: BTreeMap::new(),
            roles: Dictionary::new(),
        }
    }

    /// Begins a part.
    pub fn part(&mut self, target: &mut Target) -> TaggedPart {
        TaggedPart { id: target.reserve(), kids: Vec::new() }
    }

    /// Takes the tags of a file into a part: what its `Document` holds becomes the part's.
    pub fn take(
        &mut self,
        part: &mut TaggedPart,
        copier: &mut Copier,
        target: &mut Target,
    ) -> Result<(), Malformed> {
        let malformed = |_| Malformed("a tag tree");
        let source = &copier.source;
        let catalog = source.catalog().map_err(malformed)?;
        let root_id =
            catalog.get(b"StructTreeRoot").and_then(Object::as_reference).map_err(malformed)?;
        let root = source.get_dictionary(root_id).map_err(malformed)?;
        let parents = root.get(b"ParentTree").map(|tree| trees::entries(source, tree, b"Nums"));
        let parents = parents.unwrap_or_default();
        let ids = root.get(b"IDTree").map(|tree| trees::entries(source, tree, b"Names"));
        let ids = ids.unwrap_or_default();
        if let Ok(roles) = root.get_deref(b"RoleMap", source).and_then(Object::as_dict) {
            self.roles.extend(roles);
        }
        let mut kids = Vec::new();
        let mut documents = vec![root_id];
        for document in children(root.get_deref(b"K", source).map_err(malformed)?) {
            let id = document.as_reference().map_err(malformed)?;
            let element = source.get_dictionary(id).map_err(malformed)?;
            if let Ok(inside) = element.get_deref(b"K", source) {
                kids.extend(children(inside));
            }
            documents.push(id);
        }
        if kids.iter().any(|kid| matches!(kid, Object::Integer(_))) {
            return Err(Malformed("a tag tree with content outside of its elements"));
        }
        for document in documents {
            copier.replace(document, part.id);
        }
        for kid in kids {
            part.kids.push(copier.object(target, kid));
        }
        self.parents(parents, copier, target);
        for (id, element) in ids {
            if let Object::String(id, _) = id {
                let element = copier.object(target, element);
                self.ids.insert(copier.naming.id(&id), element);
            }
        }
        Ok(())
    }

    fn parents(
        &mut self,
        parents: Vec<(Object, Object)>,
        copier: &mut Copier,
        target: &mut Target,
    ) {
        let offset = self.next_key;
        for (key, parent) in parents {
            if let Object::Integer(key) = key {
                let parent = copier.object(target, parent);
                self.parents.push(((key + offset).into(), parent));
                self.next_key = self.next_key.max(key + offset + 1);
            }
        }
    }

    /// Ends a part.
    pub fn close(
        &mut self,
        part: TaggedPart,
        title: &str,
        language: Option<Object>,
        target: &mut Target,
    ) {
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => "Part",
            "P" => self.document,
            "T" => text_string(title),
            "K" => part.kids,
        };
        if let Some(language) = language {
            element.set("Lang", language);
        }
        target.put(part.id, element);
        self.parts.push(part.id.into());
    }

    /// Writes the tree and hands back its root.
    pub fn finish(self, target: &mut Target) -> ObjectId {
        let parents = trees::sorted(target, "Nums", self.parents);
        let parents = target.add(parents);
        let mut root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![self.document.into()],
            "ParentTree" => parents,
            "ParentTreeNextKey" => self.next_key,
        };
        if !self.roles.is_empty() {
            root.set("RoleMap", self.roles);
        }
        if !self.ids.is_empty() {
            let string = |id| Object::String(id, StringFormat::Literal);
            let ids = self.ids.into_iter().map(|(id, element)| (string(id), element)).collect();
            root.set("IDTree", trees::sorted(target, "Names", ids));
        }
        target.put(self.root, root);
        let document = dictionary! {
            "Type" => "StructElem",
            "S" => "Document",
            "P" => self.root,
            "K" => self.parts,
        };
        target.put(self.document, document);
        self.root
    }
}

/// `K` may be one kid or an array of them.
fn children(kids: &Object) -> Vec<Object> {
    match kids {
        Object::Array(kids) => kids.clone(),
        one => vec![one.clone()],
    }
}
