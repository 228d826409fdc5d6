//! A cleared form becomes pages.

mod data;
mod edges;
mod fonts;
mod help;
mod leaves;
pub(crate) mod words;
mod world;

pub use data::Mode;
pub(crate) use edges::Edge;
pub use fonts::first_without_glyph;
pub(crate) use leaves::Sheet;
pub use world::{Files, InvalidPath};

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use serde_json::Value as Json;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;

use crate::fault::{Fault, FaultKind};
use crate::form::text::code_point;
use crate::form::translation::HelpTranslation;
use crate::form::{Confidentiality, Definition, FilledForm, FormId};
use crate::language::Language;
use crate::organisation::Organisation;
use crate::pdf;
use crate::privacy::ClearedForm;
pub(crate) use data::{Words, filled_json};
use data::{blank_json, form_json, plain_json};
use edges::Edges;
use help::help_json;
pub(crate) use words::breakable;
use world::FormWorld;

/// A finished document.
pub struct Document {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Its file name without the ending; it holds no personal data.
    pub file_stem: String,
    /// Its number of pages.
    pub pages: usize,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {} pages)", self.file_stem, self.pages)
    }
}

/// Why a form could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The form has no template, or its name is none.
    #[error("no template {0}")]
    NoTemplate(String),
    /// The template is wrong. The messages speak of the template, not of what was filled in.
    #[error("the template does not compile")]
    Template(Vec<TemplateFault>),
    /// The document broke a rule of PDF/A or PDF/UA.
    #[error("the document does not meet its standards")]
    Standards,
}

/// A mistake in a template.
#[derive(Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The file, where the mistake is in one.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What Typst says.
    pub message: String,
}

/// Prints forms for one organisation.
///
/// What is the same for all documents of a form is set up once and reused; a press can be used
/// from several threads.
pub struct Press {
    templates: Files,
    organisation: Organisation,
    plates: Mutex<HashMap<PlateKey, Arc<Plate>>>,
}

/// A form, how it is printed, its language, and that of the help translation after it.
type PlateKey = (FormId, Mode, Language, Option<String>);

/// A document that no form stands behind: figures, or a log.
pub(crate) struct Paper {
    /// The folder of its template.
    pub template: &'static str,
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Whom it is about.
    pub confidentiality: Confidentiality,
    /// Its file name without the ending; it holds no personal data.
    pub file_stem: String,
    /// What the template is told: an object.
    pub data: Json,
}

/// One form in one language, ready to print.
struct Plate {
    files: Files,
    main: String,
    edges: Edges,
}

impl Press {
    /// Sets up with templates by their path (`/templates/referat/document.typ`).
    pub fn new(templates: Files, organisation: Organisation) -> Press {
        Press { templates, organisation, plates: Mutex::default() }
    }

    /// The templates, those of messages among them.
    pub fn templates(&self) -> &Files {
        &self.templates
    }

    /// Whose letterhead it prints.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Prints a form that the privacy gate let through.
    ///
    /// `date` is that of the document's metadata; the same form and date give the same bytes.
    ///
    /// # Errors
    ///
    /// See [`RenderError`]; none of them repeats what was filled in.
    pub fn filled(&self, form: &ClearedForm, date: Date) -> Result<Document, RenderError> {
        self.print_filled(form, None, date)
    }

    /// The same, and after it the form's wording beside a help translation.
    ///
    /// # Errors
    ///
    /// See [`RenderError`].
    pub fn filled_with_help(
        &self,
        form: &ClearedForm,
        help: &HelpTranslation,
        date: Date,
    ) -> Result<Document, RenderError> {
        self.print_filled(form, Some(help), date)
    }

    fn print_filled(
        &self,
        form: &ClearedForm,
        help: Option<&HelpTranslation>,
        date: Date,
    ) -> Result<Document, RenderError> {
        let form = form.form();
        let plate = self.plate(form.definition(), Mode::Filled, form.language(), help)?;
        let data = filled_json(form, Words::Breakable);
        print(&plate, data, form.confidentiality(), form.file_stem(), date)
    }

    /// What the template of a form is told (`/form.json`, `/data.json`), for trying a template
    /// with Typst itself.
    pub fn told(&self, form: &ClearedForm) -> (Json, Json) {
        let form = form.form();
        let definition =
            form_json(form.definition(), Mode::Filled, form.language(), &self.organisation);
        (definition, filled_json(form, Words::Breakable))
    }

    /// Prints an empty form to fill in by hand.
    ///
    /// # Errors
    ///
    /// See [`RenderError`].
    pub fn blank(
        &self,
        definition: &Definition,
        language: Language,
        date: Date,
    ) -> Result<Document, RenderError> {
        let plate = self.plate(definition, Mode::Blank, language, None)?;
        let confidentiality = definition.confidentiality.strictest();
        print(&plate, blank_json(definition), confidentiality, definition.id.to_string(), date)
    }

    /// The same, and after it the form's wording beside a help translation, whose language the
    /// file name tells: a blank is nobody's yet.
    ///
    /// # Errors
    ///
    /// See [`RenderError`].
    pub fn blank_with_help(
        &self,
        definition: &Definition,
        help: &HelpTranslation,
        language: Language,
        date: Date,
    ) -> Result<Document, RenderError> {
        let plate = self.plate(definition, Mode::Blank, language, Some(help))?;
        let confidentiality = definition.confidentiality.strictest();
        let file_stem = format!("{}-{}", definition.id, help.language.tag);
        print(&plate, blank_json(definition), confidentiality, file_stem, date)
    }

    /// Prints a paper that no form stands behind.
    ///
    /// Only the library hands one in: what stands on it is settled by what makes it.
    pub(crate) fn paper(&self, paper: Paper, date: Date) -> Result<Document, RenderError> {
        let main = format!("/templates/{}/document.typ", paper.template);
        if !self.templates.contains(&main) {
            return Err(RenderError::NoTemplate(main));
        }
        let form = plain_json(&paper.title, paper.language, &self.organisation);
        let plate = Plate { files: self.files(&form), main, edges: Edges::default() };
        let mut data = paper.data;
        data["confidentiality"] = paper.confidentiality.name().into();
        data["reference"] = Json::Null;
        print(&plate, data, paper.confidentiality, paper.file_stem, date)
    }

    fn plate(
        &self,
        definition: &Definition,
        mode: Mode,
        language: Language,
        help: Option<&HelpTranslation>,
    ) -> Result<Arc<Plate>, RenderError> {
        let mut plates = self.plates.lock().unwrap_or_else(PoisonError::into_inner);
        let tag = help.map(|help| help.language.tag.clone());
        let key = (definition.id.clone(), mode, language, tag);
        if let Some(plate) = plates.get(&key) {
            return Ok(Arc::clone(plate));
        }
        let main = format!("/templates/{}/document.typ", definition.template);
        if !self.templates.contains(&main) {
            return Err(RenderError::NoTemplate(main));
        }
        let mut form = form_json(definition, mode, language, &self.organisation);
        form["translation"] = help.map_or(Json::Null, |help| help_json(help, language));
        let plate = Arc::new(Plate { files: self.files(&form), main, edges: Edges::default() });
        plates.insert(key, Arc::clone(&plate));
        Ok(plate)
    }

    /// All that a template sees but the data of a record.
    fn files(&self, form: &Json) -> Files {
        let mut files = self.templates.clone();
        let mut add = |path, bytes| files.insert(path, bytes).expect("the path is plain");
        add("/form.json", Bytes::from_string(form.to_string()));
        if let Some(logo) = self.organisation.logo() {
            add(logo.path(), logo.bytes().clone());
        }
        files
    }
}

fn print(
    plate: &Plate,
    data: Json,
    confidentiality: Confidentiality,
    file_stem: String,
    date: Date,
) -> Result<Document, RenderError> {
    let pages = lay_out(&plate.files, &plate.main, data)?;
    let document = plate.edges.add(pages, confidentiality, &plate.files)?;
    let bytes = pdf::export(&document, date).map_err(|_| RenderError::Standards)?;
    let pages = document.pages().len();
    drop(document);
    forget();
    Ok(Document { bytes, file_stem, pages })
}

/// Lays out `main` with `data` as its `/data.json`.
fn lay_out(files: &Files, main: &str, data: Json) -> Result<PagedDocument, RenderError> {
    let world = FormWorld::new(files, main, data.to_string())
        .map_err(|InvalidPath| RenderError::NoTemplate(main.to_owned()))?;
    typst::compile::<PagedDocument>(&world).output.map_err(|errors| {
        RenderError::Template(errors.iter().map(|error| template_fault(&world, error)).collect())
    })
}

fn template_fault(world: &FormWorld<'_>, error: &SourceDiagnostic) -> TemplateFault {
    let id = error.span.id();
    let line = id.and_then(|id| {
        let range = world.range(error.span)?;
        let source = world.source(id).ok()?;
        source.lines().byte_to_line(range.start)
    });
    TemplateFault {
        file: id.map(|id| id.vpath().get_without_slash().to_string()),
        line: line.map(|line| line + 1),
        message: error.message.to_string(),
    }
}

/// A fault for every value with a character that no font can show, where it was written.
pub fn without_glyph(form: &FilledForm) -> Vec<Fault> {
    let mut faults = Vec::new();
    for leaf in form.leaves() {
        let Some(text) = leaf.answer.value.print(form.language()) else { continue };
        if let Some(character) = first_without_glyph(&text) {
            let code = code_point(character);
            faults.push(Fault {
                path: leaf.path,
                label: Some(leaf.field.label.clone()),
                ..Fault::at(leaf.answer.position, FaultKind::NoGlyph { character, code })
            });
        }
    }
    faults
}

/// Lets go of layouts that the last few documents had no use for, so that memory stays flat.
///
/// Going through all of them takes time and stops other threads: not every document does it.
fn forget() {
    static PRINTED: AtomicUsize = AtomicUsize::new(0);
    if PRINTED.fetch_add(1, Ordering::Relaxed) % GENERATION == GENERATION - 1 {
        comemo::evict(1);
    }
}

/// How many documents share a generation of kept layouts; the last two generations stay.
const GENERATION: usize = 4;
