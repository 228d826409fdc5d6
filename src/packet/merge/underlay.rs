//! Puts the edges of the packet under its pages.
//!
//! Each page of the edges becomes a form of its own, drawn before everything else on its page. It
//! is an artifact through and through, so that the tags of the page know nothing of it.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::copy::{Copier, Naming, Target};
use super::{Malformed, Source};

/// What the form is called among the resources of a page.
const NAME: &str = "PacketEdges";

/// Draws each page of `edges` under the page of the same number.
pub fn put_under(
    target: &mut Target,
    pages: &[ObjectId],
    edges: Vec<Source>,
) -> Result<(), Malformed> {
    let draw = format!("/Artifact <</Type /Pagination>> BDC q /{NAME} Do Q EMC\n");
    let draw = Stream::new(Dictionary::new(), draw.into_bytes());
    let draw = target.add(draw.with_compression(false));
    let mut waiting = pages.iter();
    for source in edges {
        for form in forms(target, source)? {
            let page = waiting.next().ok_or(Malformed("more edges than pages"))?;
            under_page(target, *page, form, draw)?;
        }
    }
    if waiting.next().is_some() {
        return Err(Malformed("fewer edges than pages"));
    }
    Ok(())
}

/// The pages of a file as forms.
fn forms(target: &mut Target, source: Source) -> Result<Vec<ObjectId>, Malformed> {
    let malformed = |_| Malformed("the edges of a page");
    let document = source.document;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut copier = Copier::new(document, Naming::default());
    let mut forms = Vec::with_capacity(pages.len());
    for page in pages {
        let page = copier.source.get_dictionary(page).map_err(malformed)?;
        let content = page.get(b"Contents").and_then(Object::as_reference).map_err(malformed)?;
        let resources = page.get(b"Resources").cloned().map_err(malformed)?;
        let bounds = page.get(b"MediaBox").cloned().map_err(malformed)?;
        let Some(Object::Stream(mut form)) = copier.source.objects.remove(&content) else {
            return Err(Malformed("the edges of a page"));
        };
        form.dict.set("Type", "XObject");
        form.dict.set("Subtype", "Form");
        form.dict.set("BBox", bounds);
        form.dict.set("Resources", copier.object(target, resources));
        forms.push(target.add(form));
    }
    copier.finish(target);
    Ok(forms)
}

fn under_page(
    target: &mut Target,
    page: ObjectId,
    form: ObjectId,
    draw: ObjectId,
) -> Result<(), Malformed> {
    let malformed = |_| Malformed("the resources of a page");
    let document = &target.document;
    let dictionary = document.get_dictionary(page).map_err(malformed)?;
    let copy = |of: &Dictionary, key: &[u8]| match of.get_deref(key, document) {
        Ok(Object::Dictionary(inner)) => inner.clone(),
        _ => Dictionary::new(),
    };
    let mut resources = copy(dictionary, b"Resources");
    let mut forms = copy(&resources, b"XObject");
    forms.set(NAME, form);
    resources.set("XObject", forms);
    let mut contents: Vec<Object> = vec![draw.into()];
    match dictionary.get(b"Contents") {
        Ok(Object::Array(streams)) => contents.extend(streams.iter().cloned()),
        Ok(stream) => contents.push(stream.clone()),
        Err(_) => {}
    }
    let page = target.document.get_dictionary_mut(page).map_err(malformed)?;
    page.set("Resources", resources);
    page.set("Contents", contents);
    Ok(())
}
