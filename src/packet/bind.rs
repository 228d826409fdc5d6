//! Binds the documents of a packet into one PDF.

use jiff::civil::Date;

use super::attachment::Attached;
use super::contents;
use super::merge::{Chapter, Malformed, Source, merge};
use super::parallel;
use super::title::printable;
use super::volume::{BindError, Bound, Content, Part, Pictured, Standards, Volume};
use crate::form::Confidentiality;
use crate::language::Language;
use crate::message::Messages;
use crate::privacy::ClearedForm;
use crate::render::{Document, Edge, Press, RenderError, Sheet};

/// The chapters before those of the parts: the cover and the contents.
pub(super) const FRONT: usize = 2;

/// Which chapter the contents are.
const CONTENTS: usize = 1;

/// How many pages have their edges laid out together.
const EDGES_AT_ONCE: usize = 128;

/// A header of more characters than this would need a second line.
const MAX_HEADER: usize = 90;

/// The pages of one chapter, before they have a number.
struct Pages {
    sources: Vec<Source>,
    title: String,
    confidentiality: Confidentiality,
    /// Whether the first page has its title in large.
    has_title: bool,
}

impl Pages {
    fn count(&self) -> usize {
        self.sources.iter().map(Source::pages).sum()
    }
}

/// Makes one PDF of cover, checklist, contents and all documents.
///
/// The same volume and date give the same bytes.
///
/// # Errors
///
/// When a template is wrong, or a document does not meet PDF/A-2a and PDF/UA-1.
pub fn bind(volume: &Volume<'_>, press: &Press, date: Date) -> Result<Bound, BindError> {
    let front = own_pages(volume.front, press, date).map_err(BindError::Front)?;
    let part = |index, part: &Part<'_>| part_pages(volume, index, part, press, date);
    let parts = parallel::map(&volume.parts, part)?;

    let sheet = press.sheet(volume.title, volume.language);
    let counts: Vec<usize> = parts.iter().map(Pages::count).collect();
    let confidentiality = strictest(volume);
    let before = front.count();
    let (contents, starts) =
        contents::print(volume, &sheet, before, &counts, confidentiality, date)?;
    let contents = Pages {
        sources: vec![contents],
        title: words(volume, "document-packet-contents"),
        confidentiality,
        has_title: true,
    };

    let chapters: Vec<Pages> = [front, contents].into_iter().chain(parts).collect();
    let mark = volume.draft.then(|| words(volume, "document-packet-draft"));
    let edges = edges(mark.as_deref(), &sheet, &chapters, date)?;
    let pages = chapters.iter().map(Pages::count).sum();
    let chapters =
        chapters.into_iter().map(|pages| Chapter { title: pages.title, sources: pages.sources });
    let bytes = merge(chapters.collect(), CONTENTS, edges)?;
    let file_stem = format!("{}-{}", words(volume, "document-packet-file"), volume.reference);
    Ok(Bound {
        document: Document { bytes, file_stem, pages },
        starts,
        standards: standards(volume),
    })
}

fn own_pages(form: &ClearedForm, press: &Press, date: Date) -> Result<Pages, RenderError> {
    let leaves = press.leaves(form, date)?;
    let source = Source::read(&leaves.bytes).map_err(|_| RenderError::Standards)?;
    let form = form.form();
    Ok(Pages {
        sources: vec![source],
        title: form.definition().title.get(form.language()).to_owned(),
        confidentiality: form.confidentiality(),
        has_title: true,
    })
}

fn part_pages(
    volume: &Volume<'_>,
    index: usize,
    part: &Part<'_>,
    press: &Press,
    date: Date,
) -> Result<Pages, BindError> {
    let pages = match &part.content {
        Content::Form(form) => own_pages(form, press, date)
            .map_err(|source| BindError::Part { part: index, source })?,
        Content::Attachment(attached) => Pages {
            sources: read_all(attached)
                .map_err(|source| BindError::Attachment { part: index, source })?,
            title: String::new(),
            confidentiality: strictest(volume),
            has_title: false,
        },
    };
    Ok(Pages { title: printable(&part.title), ..pages })
}

fn read_all(attached: &Attached) -> Result<Vec<Source>, Malformed> {
    if attached.pages().is_empty() {
        return Err(Malformed("an attachment without pages"));
    }
    attached.pages().iter().map(|page| Source::read(&page.pdf)).collect()
}

/// The strictest confidentiality of all documents: that of what nobody has classified.
fn strictest(volume: &Volume<'_>) -> Confidentiality {
    let parts = volume.parts.iter().map(|part| match &part.content {
        Content::Form(form) => form.form().confidentiality(),
        Content::Attachment(_) => Confidentiality::Child,
    });
    let all: Vec<Confidentiality> =
        std::iter::once(volume.front.form().confidentiality()).chain(parts).collect();
    let strictest = Confidentiality::ALL.into_iter().rev().find(|one| all.contains(one));
    strictest.unwrap_or(Confidentiality::Child)
}

fn words(volume: &Volume<'_>, id: &str) -> String {
    Messages::of(volume.language).text(id, &[])
}

/// A document of others as a PDF of its own, with edges and page numbers.
///
/// # Errors
///
/// When a template is wrong, or its pages are none.
pub fn alone(
    attached: &Attached,
    title: &str,
    language: Language,
    press: &Press,
    date: Date,
) -> Result<Document, BindError> {
    let malformed = |source| BindError::Attachment { part: 0, source };
    let pages = Pages {
        sources: read_all(attached).map_err(malformed)?,
        title: printable(title),
        confidentiality: Confidentiality::Child,
        has_title: false,
    };
    let count = pages.count();
    let sheet = press.sheet(title, language);
    let edges = edges(None, &sheet, std::slice::from_ref(&pages), date)?;
    let chapter = Chapter { title: pages.title, sources: pages.sources };
    let bytes = merge(vec![chapter], 0, edges)?;
    Ok(Document { bytes, file_stem: String::new(), pages: count })
}

/// The edges of all pages, with numbers that run through and perhaps a mark.
fn edges(
    mark: Option<&str>,
    sheet: &Sheet,
    chapters: &[Pages],
    date: Date,
) -> Result<Vec<Source>, BindError> {
    let headers: Vec<String> = chapters.iter().map(|chapter| header(&chapter.title)).collect();
    let edges: Vec<Edge<'_>> = chapters
        .iter()
        .zip(&headers)
        .flat_map(|(chapter, header)| {
            (0..chapter.count()).map(|page| Edge {
                confidentiality: chapter.confidentiality,
                titled: page > 0 || !chapter.has_title,
                title: Some(header),
            })
        })
        .collect();
    let chunks: Vec<&[Edge<'_>]> = edges.chunks(EDGES_AT_ONCE).collect();
    parallel::map(&chunks, |index, chunk| {
        let first = 1 + index * EDGES_AT_ONCE;
        let leaves =
            sheet.edges(first, edges.len(), mark, chunk, date).map_err(BindError::Contents)?;
        Ok(Source::read(&leaves.bytes)?)
    })
}

/// A title in one line.
fn header(title: &str) -> String {
    if title.chars().count() <= MAX_HEADER {
        return title.to_owned();
    }
    let cut: String = title.chars().take(MAX_HEADER - 1).collect();
    format!("{}…", cut.trim_end())
}

fn standards(volume: &Volume<'_>) -> Standards {
    let pictured = volume.parts.iter().enumerate().filter_map(|(part, one)| match &one.content {
        Content::Form(_) => None,
        Content::Attachment(attached) => Some(Pictured {
            part,
            pages: attached.pages().len(),
            without_text: attached.pages().iter().filter(|page| !page.has_text).count(),
        }),
    });
    Standards { pictured: pictured.collect() }
}
