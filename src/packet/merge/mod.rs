//! Many tagged PDFs become one that still is PDF/A-2a and PDF/UA-1.
//!
//! Programs that merge PDFs lose the tags or leave two documents' keys in conflict. Here every
//! file gets keys and ids of its own (`copy.rs`), the tag trees become parts of one document
//! (`tags.rs`), and what can be there only once is written anew: outline, page labels, metadata.

mod copy;
mod identity;
mod links;
mod outline;
mod tags;
mod trees;
mod underlay;

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, dictionary};

use copy::{Copier, Naming, Target};
use identity::Identity;
use links::Goal;
use outline::Outline;
use tags::Tags;

/// A link to this and a number leads to the first page of the chapter of that number.
pub const LINK: &str = "packet:";

/// What every viewer is told of the document as a whole, taken over from one of the files.
const WHOLE: [&[u8]; 5] =
    [b"Lang", b"MarkInfo", b"Metadata", b"OutputIntents", b"ViewerPreferences"];

/// What a page may inherit from the nodes above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// How far up a page's nodes are followed.
const MAX_DEPTH: usize = 64;

/// A file that cannot be merged; says what of it is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not as it should be")]
pub struct Malformed(pub &'static str);

/// A tagged PDF.
pub struct Source {
    document: Document,
    pages: Vec<ObjectId>,
    digest: String,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is no PDF, or has no pages.
    pub fn read(bytes: &[u8]) -> Result<Source, Malformed> {
        let document = Document::load_mem(bytes).map_err(|_| Malformed("the file"))?;
        let pages: Vec<ObjectId> = document.page_iter().collect();
        if pages.is_empty() || document.is_encrypted() {
            return Err(Malformed("the page tree"));
        }
        let mut identity = Identity::new();
        identity.add(bytes);
        Ok(Source { document, pages, digest: identity.finish() })
    }

    /// Its number of pages.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }
}

/// An entry of the outline and a part of the tag tree: one file, or some that belong together.
pub struct Chapter {
    /// What it is called in the outline.
    pub title: String,
    /// Its files in order.
    pub sources: Vec<Source>,
}

/// Merges chapters into one file.
///
/// Title, language, metadata and colours of the whole are those of the first file of the chapter
/// `whole`; links to [`LINK`] and a number lead to chapters. The pages of `edges` are drawn under
/// all pages, if there are any.
///
/// # Errors
///
/// When a file lacks what PDF/A-2a and PDF/UA-1 ask for.
pub fn merge(
    chapters: Vec<Chapter>,
    whole: usize,
    edges: Vec<Source>,
) -> Result<Vec<u8>, Malformed> {
    let mut target = Target::new();
    let mut identity = Identity::new();
    let sources = chapters.iter().flat_map(|chapter| &chapter.sources).chain(&edges);
    sources.for_each(|source| identity.add(source.digest.as_bytes()));
    let identity = identity.finish();
    let pages: Vec<Vec<Vec<ObjectId>>> = chapters
        .iter()
        .map(|chapter| {
            let sources = chapter.sources.iter();
            sources.map(|source| source.pages.iter().map(|_| target.reserve()).collect()).collect()
        })
        .collect();
    let firsts: Vec<ObjectId> =
        pages.iter().filter_map(|chapter| chapter.first()?.first().copied()).collect();
    if firsts.len() != chapters.len() {
        return Err(Malformed("a chapter without pages"));
    }
    let titles: Vec<String> = chapters.iter().map(|chapter| chapter.title.clone()).collect();
    let mut merger = Merger {
        tags: Tags::new(&mut target),
        outline: Outline::new(&mut target),
        catalog: dictionary! { "Type" => "Catalog" },
        info: None,
        files: 0,
        target,
    };
    let language = chapters
        .get(whole)
        .and_then(|chapter| chapter.sources.first())
        .and_then(|source| source.document.catalog().ok()?.get(b"Lang").ok().cloned());
    for (index, (chapter, pages)) in chapters.into_iter().zip(&pages).enumerate() {
        merger.chapter(chapter, pages, index == whole, language.as_ref())?;
        if index == whole {
            merger.links(pages, &firsts, &titles)?;
        }
    }
    let pages: Vec<ObjectId> = pages.into_iter().flatten().flatten().collect();
    if !edges.is_empty() {
        underlay::put_under(&mut merger.target, &pages, edges)?;
    }
    merger.finish(&pages, &identity)
}

struct Merger {
    target: Target,
    tags: Tags,
    outline: Outline,
    catalog: Dictionary,
    info: Option<Object>,
    files: usize,
}

impl Merger {
    fn chapter(
        &mut self,
        chapter: Chapter,
        pages: &[Vec<ObjectId>],
        is_whole: bool,
        language: Option<&Object>,
    ) -> Result<(), Malformed> {
        let mut part = self.tags.part(&mut self.target);
        let mut entry = self.outline.entry(&mut self.target);
        let mut own_language = None;
        for (index, (source, pages)) in chapter.sources.into_iter().zip(pages).enumerate() {
            let mut copier = self.copier(source.document);
            if index == 0 {
                let catalog = copier.source.catalog().map_err(|_| Malformed("the catalogue"))?;
                own_language = catalog.get(b"Lang").ok().cloned();
            }
            for (old, new) in source.pages.iter().zip(pages) {
                settle(&mut copier.source, *old)?;
                copier.place(*old, *new);
            }
            self.tags.take(&mut part, &mut copier, &mut self.target)?;
            entry.take(&mut copier, &mut self.target);
            if is_whole && index == 0 {
                self.take_whole(&mut copier);
            }
            copier.finish(&mut self.target);
        }
        let first = pages.first().and_then(|pages| pages.first()).copied();
        let first = first.ok_or(Malformed("a chapter without pages"))?;
        let language = own_language.filter(|own| Some(own) != language);
        self.tags.close(part, &chapter.title, language, &mut self.target);
        self.outline.close(entry, &chapter.title, first, &mut self.target);
        Ok(())
    }

    fn copier(&mut self, document: Document) -> Copier {
        let naming = Naming {
            prefix: format!("d{}-", self.files),
            key_offset: self.tags.next_key,
            destinations: destinations(&document),
        };
        self.files += 1;
        Copier::new(document, naming)
    }

    fn take_whole(&mut self, copier: &mut Copier) {
        let Ok(catalog) = copier.source.catalog().cloned() else { return };
        for key in WHOLE {
            if let Ok(value) = catalog.get(key) {
                let value = copier.object(&mut self.target, value.clone());
                self.catalog.set(key, value);
            }
        }
        if let Ok(info) = copier.source.trailer.get(b"Info").cloned() {
            self.info = Some(copier.object(&mut self.target, info));
        }
    }

    /// Lets the links of a chapter lead to the pages that others begin on.
    fn links(
        &mut self,
        pages: &[Vec<ObjectId>],
        firsts: &[ObjectId],
        titles: &[String],
    ) -> Result<(), Malformed> {
        let document = &mut self.target.document;
        let mut annotations = Vec::new();
        for page in pages.iter().flatten() {
            let page = document.get_dictionary(*page).map_err(|_| Malformed("a page"))?;
            if let Ok(Object::Array(items)) = page.get_deref(b"Annots", document) {
                annotations.extend(items.iter().filter_map(|item| item.as_reference().ok()));
            }
        }
        for annotation in annotations {
            if let Ok(annotation) = document.get_dictionary_mut(annotation) {
                links::lead(annotation, |number| {
                    Some(Goal { page: *firsts.get(number)?, title: titles.get(number)? })
                });
            }
        }
        Ok(())
    }

    fn finish(mut self, pages: &[ObjectId], identity: &str) -> Result<Vec<u8>, Malformed> {
        let target = &mut self.target;
        self.catalog.set("Pages", trees::pages(target, pages));
        self.catalog.set("StructTreeRoot", self.tags.finish(target));
        self.catalog.set("Outlines", self.outline.finish(target));
        let label = dictionary! { "S" => "D", "St" => 1 };
        let labels: Vec<Object> = vec![0.into(), label.into()];
        self.catalog.set("PageLabels", dictionary! { "Nums" => labels });
        let metadata = self.catalog.get(b"Metadata").and_then(Object::as_reference);
        let metadata = metadata.map_err(|_| Malformed("the metadata"))?;
        if let Ok(Object::Stream(metadata)) = target.document.get_object_mut(metadata) {
            let xmp = metadata.get_plain_content().map_err(|_| Malformed("the metadata"))?;
            let xmp = String::from_utf8(xmp).map_err(|_| Malformed("the metadata"))?;
            metadata.set_plain_content(identity::rewrite(&xmp, identity, pages.len()).into_bytes());
        }
        let catalog = target.add(self.catalog);
        let document = &mut target.document;
        document.trailer.set("Root", catalog);
        document.trailer.set("ID", identity::trailer_id(identity));
        if let Some(info) = self.info {
            document.trailer.set("Info", info);
        }
        let options =
            SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
        let mut bytes = Vec::new();
        document
            .save_with_options(&mut bytes, options)
            .map_err(|_| Malformed("the merged file"))?;
        Ok(bytes)
    }
}

/// Gives a page what it inherits, and takes its place in the old tree away.
fn settle(document: &mut Document, page: ObjectId) -> Result<(), Malformed> {
    let malformed = |_| Malformed("a page");
    let mut inherited = Vec::new();
    let mut node = document.get_dictionary(page).map_err(malformed)?;
    let own = node;
    for _ in 0..MAX_DEPTH {
        let parent = node.get(b"Parent").and_then(Object::as_reference);
        let Ok(parent) = parent.and_then(|parent| document.get_dictionary(parent)) else { break };
        for key in INHERITED {
            let is_known = own.has(key) || inherited.iter().any(|(known, _)| *known == key);
            if !is_known && let Ok(value) = parent.get(key) {
                inherited.push((key, value.clone()));
            }
        }
        node = parent;
    }
    let page = document.get_dictionary_mut(page).map_err(malformed)?;
    page.remove(b"Parent");
    for (key, value) in inherited {
        page.set(key, value);
    }
    Ok(())
}

/// Where the named destinations of a file lead.
fn destinations(document: &Document) -> HashMap<Vec<u8>, Object> {
    let names = document.catalog().and_then(|catalog| catalog.get_deref(b"Names", document));
    let tree = names.and_then(Object::as_dict).and_then(|names| names.get(b"Dests"));
    let Ok(tree) = tree else { return HashMap::new() };
    let entries = trees::entries(document, tree, b"Names").into_iter();
    entries
        .filter_map(|(name, destination)| {
            let name = name.as_str().ok()?.to_owned();
            let destination = match document.dereference(&destination).ok()?.1 {
                Object::Dictionary(dictionary) => dictionary.get(b"D").ok()?.clone(),
                _ => destination,
            };
            Some((name, destination))
        })
        .collect()
}
