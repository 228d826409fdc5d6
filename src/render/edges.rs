//! Running header, page number and confidentiality note, added when the pages are known.
//!
//! A page number inside the layout would make Typst lay out every document twice, because the
//! number of pages is only known at the end. The edges are a small document of their own, the
//! same for all documents of a form with as many pages; it is laid out once and its pages are
//! put under those of the document. A packet has edges of its own, page for page, which are put
//! under its pages when they are merged.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use typst::layout::{Frame, Point};
use typst_layout::{Page, PagedDocument};

use super::{Files, RenderError, lay_out};
use crate::form::Confidentiality;

const TEMPLATE: &str = "/templates/shared/edges.typ";

/// The edges of one form, by number of pages and confidentiality.
#[derive(Default)]
pub struct Edges(Mutex<HashMap<(usize, Confidentiality), Frames>>);

/// The edges of each page.
type Frames = Arc<Vec<Frame>>;

impl Edges {
    /// The document with its edges.
    pub fn add(
        &self,
        mut document: PagedDocument,
        confidentiality: Confidentiality,
        files: &Files,
    ) -> Result<PagedDocument, RenderError> {
        let count = document.pages().len();
        let edges = self.laid_out(count, confidentiality, files)?;
        let pages = document.pages().iter().zip(edges.iter()).map(|(page, edge)| {
            let mut frame = page.frame.clone();
            frame.prepend_frame(Point::zero(), edge.clone());
            Page { frame, ..page.clone() }
        });
        let pages = pages.collect();
        Ok(PagedDocument::new(pages, document.info_mut().clone()))
    }

    fn laid_out(
        &self,
        count: usize,
        confidentiality: Confidentiality,
        files: &Files,
    ) -> Result<Frames, RenderError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(edges) = known.get(&(count, confidentiality)) {
            return Ok(Arc::clone(edges));
        }
        // The first page has its title in large.
        let edge = |index| Edge { confidentiality, titled: index > 0, title: None };
        let document = lay_out_edges(files, 1, count, None, (0..count).map(edge))?;
        let edges =
            Arc::new(document.pages().iter().map(|page| page.frame.clone()).collect::<Vec<_>>());
        known.insert((count, confidentiality), Arc::clone(&edges));
        Ok(edges)
    }
}

/// What stands at the edges of a page.
#[derive(Clone, Copy)]
pub struct Edge<'a> {
    /// Which note of confidentiality.
    pub confidentiality: Confidentiality,
    /// Whether the title stands there.
    pub titled: bool,
    /// The title, where it is not that of the form.
    pub title: Option<&'a str>,
}

/// Lays out the edges of pages, the first of which has the number `first` of `count`.
///
/// `mark` stands on every page.
pub fn lay_out_edges<'a>(
    files: &Files,
    first: usize,
    count: usize,
    mark: Option<&str>,
    edges: impl Iterator<Item = Edge<'a>>,
) -> Result<PagedDocument, RenderError> {
    let edge = |edge: Edge<'_>| {
        json!({
            "confidentiality": edge.confidentiality.name(),
            "titled": edge.titled,
            "title": edge.title,
        })
    };
    let edges: Vec<_> = edges.map(edge).collect();
    lay_out(
        files,
        TEMPLATE,
        json!({ "first": first, "count": count, "mark": mark, "edges": edges }),
    )
}
