//! The text of pages, of the forms they draw and of the annotations on them.

use std::collections::HashMap;

use hayro_interpret::font::Glyph as FontGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret,
};
use kurbo::{Affine, BezPath, Point, Rect};

use super::super::collector::Collector;
use super::super::limits::Limit;
use super::super::{Place, Refusal, Unreadable};
use super::content::{self, Mark, TAG};
use super::font::{Account, decode};
use super::lines::{self, Glyph};
use super::objects::Streams;
use super::text_string;

/// How deep forms are followed into forms.
const MAX_FORMS: usize = 20;

/// The place of a glyph of a text that no font could show.
const NOWHERE: Point = Point::new(0.0, 0.0);

/// Reads all pages.
pub(super) fn read<'a>(
    pdf: &'a Pdf,
    streams: &mut Streams<'a>,
    into: &mut Collector,
) -> Result<(), Refusal> {
    let mut reader = Reader::new(pdf, streams, into);
    for (index, page) in pdf.pages().iter().enumerate() {
        reader.page(page, index + 1)?;
    }
    Ok(())
}

/// Reads a content stream that belongs to no page.
pub(super) fn read_unshown<'a>(
    pdf: &'a Pdf,
    stream: &Stream<'a>,
    streams: &mut Streams<'a>,
    into: &mut Collector,
) -> Result<(), Refusal> {
    let Some(page) = pdf.pages().first() else { return Ok(()) };
    let Some(data) = decode(stream) else { return Ok(()) };
    let own = stream.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
    let resources = Resources::from_parent(own, page.resources().clone());
    let mut reader = Reader::new(pdf, streams, into);
    reader.place = Place::PdfUnshown;
    let glyphs = reader.content(&data, &resources, Affine::IDENTITY, 0)?;
    reader.tell(&glyphs)
}

struct Reader<'a, 'b> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    streams: &'b mut Streams<'a>,
    into: &'b mut Collector,
    place: Place,
    /// The forms that are being drawn, one within the other.
    open: Vec<ObjectIdentifier>,
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(pdf: &'a Pdf, streams: &'b mut Streams<'a>, into: &'b mut Collector) -> Self {
        let settings =
            InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let cache = InterpreterCache::new();
        Self { pdf, cache, settings, streams, into, place: Place::PdfUnshown, open: Vec::new() }
    }

    fn page(&mut self, page: &Page<'a>, number: usize) -> Result<(), Refusal> {
        self.place = Place::PdfPage(number);
        let mut data = Vec::new();
        for stream in contents(page) {
            self.streams.done(&stream);
            let piece = decode(&stream);
            let broken = Refusal::Damaged("a page cannot be decompressed");
            data.extend_from_slice(&piece.ok_or(broken)?);
            data.push(b'\n');
        }
        let start = Affine::new(page.initial_transform(false).as_coeffs());
        let mut glyphs = self.content(&data, page.resources(), start, 0)?;
        let annotations = page.raw().get::<Array<'_>>("Annots");
        for annotation in annotations.iter().flat_map(|array| array.iter::<Dict<'_>>()) {
            let corner = annotation.get::<[f64; 4]>("Rect").unwrap_or_default();
            let start = start * Affine::translate((corner[0], corner[1]));
            for form in appearances(&annotation) {
                glyphs.extend(self.form(&form, page.resources(), start, 0)?);
            }
        }
        self.tell(&glyphs)
    }

    /// Hands over what a page or a form shows.
    fn tell(&mut self, glyphs: &[Glyph]) -> Result<(), Refusal> {
        if lines::is_unreadable(glyphs) {
            self.into.unread(self.place.clone(), Unreadable::Characters);
        }
        for text in lines::readings(glyphs) {
            self.into.text(self.place.clone(), &text)?;
        }
        Ok(())
    }

    fn form(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        transform: Affine,
        depth: usize,
    ) -> Result<Vec<Glyph>, Refusal> {
        self.streams.done(form);
        if depth >= MAX_FORMS || self.open.contains(&form.obj_id()) {
            // A form within itself shows nothing new.
            return Ok(Vec::new());
        }
        let dict = form.dict();
        let Some(data) = decode(form) else { return Ok(Vec::new()) };
        self.into.budget.spend(Limit::Decoded, data.len())?;
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new);
        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, resources.clone());
        self.open.push(form.obj_id());
        let glyphs = self.content(&data, &resources, transform * matrix, depth + 1)?;
        self.open.pop();
        Ok(glyphs)
    }

    fn content(
        &mut self,
        data: &[u8],
        resources: &Resources<'a>,
        transform: Affine,
        depth: usize,
    ) -> Result<Vec<Glyph>, Refusal> {
        // What a stream costs beside its operators keeps a million empty ones from being cheap.
        self.into.budget.spend(Limit::Operators, 300)?;
        let stripped = content::strip(data, resources, transform, &mut self.into.budget)?;
        for (key, string) in &stripped.strings {
            if let Some(text) = text_string::text(string) {
                self.into.text(Place::PdfString(key.clone()), &text)?;
            }
        }
        for remark in &stripped.remarks {
            self.into.text(self.place.clone(), &String::from_utf8_lossy(remark))?;
        }
        if stripped.has_picture {
            self.into.unread(self.place.clone(), Unreadable::Picture);
        }
        let bounds = Rect::new(-1e6, -1e6, 1e6, 1e6);
        let xref = self.pdf.xref();
        let settings = self.settings.clone();
        let mut context = Context::new(transform, bounds, &self.cache, xref, settings);
        let mut shown = Shown::default();
        let operators = TypedIter::new(stripped.content.as_bytes());
        interpret(operators, resources, &mut context, &mut shown);
        self.assemble(&stripped.marks, shown.events, resources, depth)
    }

    /// Puts the forms where they are drawn, and characters where hayro had none.
    fn assemble(
        &mut self,
        marks: &[Mark],
        events: Vec<Event>,
        resources: &Resources<'a>,
        depth: usize,
    ) -> Result<Vec<Glyph>, Refusal> {
        let mut accounts: HashMap<Vec<u8>, Option<Account>> = HashMap::new();
        let mut glyphs: Vec<Glyph> = Vec::new();
        // Whether each open sequence has a replacement text.
        let mut open: Vec<bool> = Vec::new();
        let mut events = events.into_iter().peekable();
        let mut seen = 0;
        while let Some(event) = events.next() {
            let mark = match event {
                Event::Glyph(glyph) => {
                    glyphs.push(glyph);
                    continue;
                }
                Event::Mark(number) => {
                    seen += 1;
                    marks.get(number)
                }
            };
            match mark {
                Some(Mark::Draw { name, transform }) => {
                    glyphs.extend(self.draw(name, *transform, resources, depth)?);
                }
                Some(Mark::Show { font, bytes }) => {
                    let mut run = Vec::new();
                    while let Some(Event::Glyph(_)) = events.peek() {
                        if let Some(Event::Glyph(glyph)) = events.next() {
                            run.push(glyph);
                        }
                    }
                    self.into.budget.spend(Limit::Operators, run.len())?;
                    let account = font.as_ref().and_then(|name| {
                        let account = accounts.entry(name.clone()).or_insert_with(|| {
                            resources
                                .get_font(&Name::new_unescaped(name))
                                .map(|font| Account::of(&font))
                        });
                        account.as_ref()
                    });
                    complete(&mut run, bytes, account);
                    glyphs.append(&mut run);
                }
                Some(Mark::Instead(text)) => {
                    open.push(true);
                    glyphs.push(Glyph::instead(text_string::decoded(text)));
                }
                Some(Mark::Begin) => open.push(false),
                Some(Mark::End) if open.pop() == Some(true) => glyphs.push(Glyph::end()),
                Some(Mark::End) | None => {}
            }
        }
        if seen < marks.len() {
            return Err(Refusal::Damaged("a page cannot be read to its end"));
        }
        Ok(glyphs)
    }

    fn draw(
        &mut self,
        name: &[u8],
        transform: Affine,
        resources: &Resources<'a>,
        depth: usize,
    ) -> Result<Vec<Glyph>, Refusal> {
        let Some(stream) = resources.get_x_object(&Name::new_unescaped(name)) else {
            return Ok(Vec::new());
        };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        if kind.as_deref() == Some(b"Image") {
            self.into.unread(self.place.clone(), Unreadable::Picture);
            return Ok(Vec::new());
        }
        self.form(&stream, resources, transform, depth)
    }
}

/// Adds what the font's dictionary says where hayro found no character.
fn complete(run: &mut Vec<Glyph>, bytes: &[u8], account: Option<&Account>) {
    if run.is_empty() {
        // The font could not be opened at all.
        let characters = match account {
            Some(account) => account.characters(bytes),
            None => vec![Some(text_string::decoded(bytes))],
        };
        run.extend(characters.into_iter().map(|text| Glyph::adrift(text, NOWHERE)));
        return;
    }
    let Some(account) = account.filter(|account| account.is_simple()) else { return };
    for (glyph, code) in run.iter_mut().zip(bytes) {
        if glyph.text.is_none() {
            glyph.text = account.character(u32::from(*code));
        }
        if let (None, Some(width)) = (glyph.width, account.width(*code)) {
            glyph.width = Some(width);
        }
    }
}

fn contents<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let dict = page.raw();
    match dict.get::<Stream<'_>>("Contents") {
        Some(stream) => vec![stream],
        None => {
            let array = dict.get::<Array<'_>>("Contents");
            array.iter().flat_map(|array| array.iter::<Stream<'_>>()).collect()
        }
    }
}

/// All appearances of an annotation, in all its states, hidden or not.
fn appearances<'a>(annotation: &Dict<'a>) -> Vec<Stream<'a>> {
    let mut forms = Vec::new();
    let Some(appearance) = annotation.get::<Dict<'_>>("AP") else { return forms };
    for key in ["N", "R", "D"] {
        match appearance.get::<Object<'_>>(key) {
            Some(Object::Stream(form)) => forms.push(form),
            Some(Object::Dict(states)) => {
                forms.extend(states.keys().filter_map(|state| states.get::<Stream<'_>>(&state)));
            }
            _ => {}
        }
    }
    forms
}

enum Event {
    Glyph(Glyph),
    Mark(usize),
}

/// What hayro draws of a stripped stream.
#[derive(Default)]
struct Shown {
    events: Vec<Event>,
}

impl<'a> Device<'a> for Shown {
    fn draw_glyph(
        &mut self,
        glyph: &FontGlyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let text = glyph.as_unicode().map(|text| match text {
            BfString::Char(char) => char.to_string(),
            BfString::String(text) => text,
        });
        let width = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width().map(f64::from),
            FontGlyph::Type3(_) => None,
        };
        let text = text.filter(|text| text != "\0" && text != "\u{fffd}");
        self.events.push(Event::Glyph(Glyph::new(text, transform * glyph_transform, width)));
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        let number = tag.strip_prefix(TAG.as_bytes()).and_then(|n| std::str::from_utf8(n).ok());
        if let Some(number) = number.and_then(|number| number.parse().ok()) {
            self.events.push(Event::Mark(number));
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
