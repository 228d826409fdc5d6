//! The trees of a PDF: of pages, of numbers and of names.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::copy::Target;

/// How many kids a node has at most.
const WIDTH: usize = 64;

/// How deep a tree is followed that another program wrote.
const MAX_DEPTH: usize = 12;

/// A tree of pages, as flat as its width lets it be; the pages are told their node.
pub fn pages(target: &mut Target, pages: &[ObjectId]) -> ObjectId {
    let mut level: Vec<(ObjectId, i64)> = pages.iter().map(|page| (*page, 1)).collect();
    loop {
        level = level.chunks(WIDTH).map(|kids| page_node(target, kids)).collect();
        if let [(root, _)] = level[..] {
            return root;
        }
    }
}

fn page_node(target: &mut Target, kids: &[(ObjectId, i64)]) -> (ObjectId, i64) {
    let node = target.reserve();
    for (kid, _) in kids {
        if let Ok(kid) = target.document.get_dictionary_mut(*kid) {
            kid.set("Parent", node);
        }
    }
    let count = kids.iter().map(|(_, count)| count).sum();
    let kids: Vec<Object> = kids.iter().map(|(kid, _)| (*kid).into()).collect();
    target.put(node, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    (node, count)
}

/// A tree of numbers (`Nums`) or names (`Names`) from its entries, which are in order.
pub fn sorted(target: &mut Target, key: &str, entries: Vec<(Object, Object)>) -> Dictionary {
    if entries.len() <= WIDTH {
        return dictionary! { key => flat(entries) };
    }
    let leaves: Vec<Object> = entries
        .chunks(WIDTH * 4)
        .map(|chunk| {
            let limits = chunk.first().zip(chunk.last());
            let limits = limits.map(|(first, last)| vec![first.0.clone(), last.0.clone()]);
            let leaf =
                dictionary! { key => flat(chunk.to_vec()), "Limits" => limits.unwrap_or_default() };
            target.add(leaf).into()
        })
        .collect();
    dictionary! { "Kids" => leaves }
}

fn flat(entries: Vec<(Object, Object)>) -> Vec<Object> {
    entries.into_iter().flat_map(|(key, value)| [key, value]).collect()
}

/// The entries of a tree of numbers or names, in order.
pub fn entries(document: &Document, root: &Object, key: &[u8]) -> Vec<(Object, Object)> {
    let mut found = Vec::new();
    collect(document, root, key, MAX_DEPTH, &mut found);
    found
}

fn collect(
    document: &Document,
    node: &Object,
    key: &[u8],
    depth: usize,
    found: &mut Vec<(Object, Object)>,
) {
    let Ok((_, Object::Dictionary(node))) = document.dereference(node) else { return };
    let array = |key: &[u8]| node.get_deref(key, document).and_then(Object::as_array).ok();
    for pair in array(key).into_iter().flat_map(|entries| entries.chunks_exact(2)) {
        found.push((pair[0].clone(), pair[1].clone()));
    }
    if depth > 0 {
        for kid in array(b"Kids").into_iter().flatten() {
            collect(document, kid, key, depth - 1, found);
        }
    }
}
