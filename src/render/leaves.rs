//! Documents without their edges, to be bound into a packet, and the pages that only a packet has.

use jiff::civil::Date;
use serde_json::Value as Json;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

use super::data::{Mode, Words, filled_json, plain_json};
use super::edges::{Edge, lay_out_edges};
use super::{Files, Press, RenderError, forget, lay_out};
use crate::language::Language;
use crate::pdf;
use crate::privacy::ClearedForm;

/// Pages without edges.
pub(crate) struct Leaves {
    /// The PDF.
    pub bytes: Vec<u8>,
}

impl Press {
    /// Prints a form without edges; see [`Press::filled`].
    pub(crate) fn leaves(&self, form: &ClearedForm, date: Date) -> Result<Leaves, RenderError> {
        let form = form.form();
        let plate = self.plate(form.definition(), Mode::Filled, form.language(), None)?;
        export(lay_out(&plate.files, &plate.main, filled_json(form, Words::Breakable))?, date)
    }

    /// Sets up for pages that belong to no form.
    pub(crate) fn sheet(&self, title: &str, language: Language) -> Sheet {
        Sheet { files: self.files(&plain_json(title, language, &self.organisation)) }
    }
}

/// Pages that belong to no form, under a title and in a language.
pub(crate) struct Sheet {
    files: Files,
}

impl Sheet {
    /// The same with one more file for templates to read.
    pub(crate) fn with_file(&self, path: &str, bytes: Vec<u8>) -> Sheet {
        let mut files = self.files.clone();
        files.insert(path, Bytes::new(bytes)).expect("the path is plain");
        Sheet { files }
    }

    /// Lays out a template.
    pub(crate) fn lay_out(&self, main: &str, data: Json) -> Result<PagedDocument, RenderError> {
        if !self.files.contains(main) {
            return Err(RenderError::NoTemplate(main.to_owned()));
        }
        lay_out(&self.files, main, data)
    }

    /// Prints what was laid out.
    pub(crate) fn print(&self, document: PagedDocument, date: Date) -> Result<Leaves, RenderError> {
        export(document, date)
    }

    /// Prints the edges of pages, the first of which has the number `first` of `count`; `mark`
    /// stands on each.
    pub(crate) fn edges(
        &self,
        first: usize,
        count: usize,
        mark: Option<&str>,
        edges: &[Edge<'_>],
        date: Date,
    ) -> Result<Leaves, RenderError> {
        export(lay_out_edges(&self.files, first, count, mark, edges.iter().copied())?, date)
    }
}

fn export(document: PagedDocument, date: Date) -> Result<Leaves, RenderError> {
    let bytes = pdf::export(&document, date).map_err(|_| RenderError::Standards)?;
    drop(document);
    forget();
    Ok(Leaves { bytes })
}
