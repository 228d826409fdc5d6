//! Running header, page number and confidentiality note, added when the pages are known.
//!
//! A page number inside the layout would make Typst lay out every document twice, because the
//! number of pages is only known at the end. The edges are a small document of their own, the
//! same for all documents of a form with as many pages; it is laid out once and its pages are
//! put under those of the document.

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
        let data = json!({ "pages": count, "confidentiality": confidentiality.name() });
        let document = lay_out(files, TEMPLATE, data)?;
        let edges =
            Arc::new(document.pages().iter().map(|page| page.frame.clone()).collect::<Vec<_>>());
        known.insert((count, confidentiality), Arc::clone(&edges));
        Ok(edges)
    }
}
