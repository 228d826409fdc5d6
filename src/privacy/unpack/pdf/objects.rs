//! Every text string in a PDF outside of what it draws: visited object by object, so that none
//! has to be thought of first.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfText,
};

use super::super::collector::Collector;
use super::super::limits::Limit;
use super::super::{Place, Refusal, html, kind};
use super::filters::Filter;
use super::font::decode;
use super::{pages, text_string, weigh};

/// Entries of the document information that the standard names (ISO 32000-1, table 317).
const INFORMATION: [&str; 9] = [
    "Title",
    "Author",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "CreationDate",
    "ModDate",
    "Trapped",
];

/// Entries whose dictionaries have names that whoever made the file chose.
const NAMED: [&str; 4] = ["Dests", "N", "D", "R"];

/// What they mostly choose.
const STATES: [&str; 8] = ["Off", "Yes", "On", "ON", "OFF", "BaseState", "Order", "Locked"];

/// Entries that are never a text, whatever object they stand in: sums and font data.
const TECHNICAL: [&str; 4] = ["CheckSum", "CharSet", "Panose", "DA"];

/// Entries whose streams are fonts and colour profiles.
const BINARY: [&str; 6] =
    ["FontFile", "FontFile2", "FontFile3", "CIDSet", "CIDToGIDMap", "DestOutputProfile"];

/// The streams of a file, and which of them were read.
#[derive(Default)]
pub(super) struct Streams<'a> {
    all: Vec<Stream<'a>>,
    done: HashSet<ObjectIdentifier>,
    procedures: HashSet<ObjectIdentifier>,
    technical: HashSet<ObjectIdentifier>,
}

impl<'a> Streams<'a> {
    /// Notes that a stream was read.
    pub(super) fn done(&mut self, stream: &Stream<'a>) {
        self.done.insert(stream.obj_id());
    }
}

/// The files in a PDF, which earlier states of it have, too.
#[derive(Default)]
pub(super) struct Files {
    seen: HashSet<(Option<String>, Vec<u8>)>,
}

impl Files {
    fn unpack(
        &mut self,
        name: Option<&str>,
        stream: &Stream<'_>,
        into: &mut Collector,
    ) -> Result<(), Refusal> {
        let broken = Refusal::Damaged("a file in it cannot be decompressed");
        let bytes = decode(stream).ok_or(broken)?;
        if self.seen.insert((name.map(str::to_owned), bytes.clone())) {
            into.attachment(&bytes, name, None)?;
        }
        Ok(())
    }
}

/// Visits every object of a file.
pub(super) fn visit<'a>(
    pdf: &'a Pdf,
    files: &mut Files,
    into: &mut Collector,
) -> Result<Streams<'a>, Refusal> {
    let mut visitor = Visitor { streams: Streams::default(), files, into };
    for object in pdf.objects() {
        visitor.object(object, "")?;
    }
    let information = pdf.metadata();
    let entries = [&information.title, &information.author, &information.subject]
        .into_iter()
        .chain([&information.keywords, &information.creator, &information.producer]);
    for (entry, key) in
        entries.zip(["Title", "Author", "Subject", "Keywords", "Creator", "Producer"])
    {
        if let Some(text) = entry.as_deref().and_then(text_string::text) {
            visitor.into.text(Place::PdfMetadata(key.to_owned()), &text)?;
        }
    }
    Ok(visitor.streams)
}

struct Visitor<'a, 'b> {
    streams: Streams<'a>,
    files: &'b mut Files,
    into: &'b mut Collector,
}

impl<'a> Visitor<'a, '_> {
    fn object(&mut self, object: Object<'a>, key: &str) -> Result<(), Refusal> {
        self.into.budget.spend(Limit::Objects, 1)?;
        match object {
            Object::String(string) => self.string(&string, Place::PdfString(key.to_owned())),
            Object::Array(array) => self.array(&array, key),
            Object::Dict(dict) => self.dict(&dict, key),
            Object::Stream(stream) => {
                if stream.dict().contains_key("Filter") {
                    self.weigh(&stream)?;
                }
                self.dict(stream.dict(), key)?;
                self.streams.all.push(stream);
                Ok(())
            }
            Object::Name(name) if ["V", "DV", "Opt"].contains(&key) => {
                self.into.text(Place::PdfString(key.to_owned()), &String::from_utf8_lossy(&name))
            }
            _ => Ok(()),
        }
    }

    /// What is encrypted could not be weighed before it was opened.
    fn weigh(&mut self, stream: &Stream<'a>) -> Result<(), Refusal> {
        let std::borrow::Cow::Owned(data) = stream.raw_data() else { return Ok(()) };
        let dict = stream.dict();
        let names: Vec<Filter> = match dict.get::<Object<'_>>("Filter") {
            Some(Object::Name(name)) => Filter::of(&name).into_iter().collect(),
            Some(Object::Array(names)) => {
                names.iter::<Name<'_>>().filter_map(|name| Filter::of(&name)).collect()
            }
            _ => Vec::new(),
        };
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.as_deref() != Some(b"Image") {
            weigh::stream(&data, data.len(), &names, &mut self.into.budget)?;
        }
        Ok(())
    }

    fn array(&mut self, array: &Array<'a>, key: &str) -> Result<(), Refusal> {
        if !weigh::is_sound(array.data()) {
            return Err(Refusal::Damaged("a list in it is broken"));
        }
        for (index, item) in array.raw_iter().enumerate() {
            let hayro_interpret::hayro_syntax::object::MaybeRef::NotRef(item) = item else {
                continue;
            };
            if index == 0 && matches!(&item, Object::Name(name) if **name == *b"Indexed") {
                // A colour table: its string is colours.
                return Ok(());
            }
            self.object(item, key)?;
        }
        Ok(())
    }

    fn dict(&mut self, dict: &Dict<'a>, key: &str) -> Result<(), Refusal> {
        let has = |keys: &[&str]| keys.iter().all(|key| dict.contains_key(key));
        if has(&["Filter", "V", "O", "U"]) || has(&["Registry", "Ordering"]) {
            // The keys of encryption; the names of character collections.
            return Ok(());
        }
        let is_information = !dict.contains_key("Type")
            && INFORMATION.iter().filter(|known| dict.contains_key(known)).count() > 0
            && !["Parent", "Dest", "Rect", "A", "S"].iter().any(|key| dict.contains_key(key));
        if dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type3")
            && let Some(procedures) = dict.get::<Dict<'_>>("CharProcs")
        {
            let streams = procedures.keys().filter_map(|key| procedures.get_ref(&key));
            self.streams.procedures.extend(streams.map(ObjectIdentifier::from));
        }
        let binary = BINARY.iter().filter_map(|key| dict.get_ref(key));
        self.streams.technical.extend(binary.map(ObjectIdentifier::from));
        self.embedded(dict)?;
        let mut keys: Vec<Name<'a>> = dict.keys().collect();
        keys.sort_by(|one, other| one.as_ref().cmp(other.as_ref()));
        for name in keys {
            let entry = String::from_utf8_lossy(&name).into_owned();
            if NAMED.contains(&key) && !STATES.contains(&&*entry)
                || is_information && !INFORMATION.contains(&&*entry)
            {
                // What the makers of the file name as they like.
                self.into.text(Place::PdfString(key.to_owned()), &entry)?;
            }
            let is_signature = entry == "Contents" && dict.contains_key("ByteRange");
            let is_sum = TECHNICAL.contains(&entry.as_str());
            let is_identifier = entry == "ID" && dict.get::<Array<'_>>("ID").is_some();
            if is_signature || is_sum || is_identifier {
                continue;
            }
            use hayro_interpret::hayro_syntax::object::MaybeRef;
            match dict.get_raw::<Object<'_>>(&name) {
                Some(MaybeRef::NotRef(Object::String(string))) if is_information => {
                    self.string(&string, Place::PdfMetadata(entry))?;
                }
                Some(MaybeRef::NotRef(object)) => self.object(object, &entry)?,
                Some(MaybeRef::Ref(_)) | None => {}
            }
        }
        Ok(())
    }

    /// Files that a file specification holds (7.11.4).
    fn embedded(&mut self, dict: &Dict<'a>) -> Result<(), Refusal> {
        let Some(streams) = dict.get::<Dict<'_>>("EF") else { return Ok(()) };
        for key in ["UF", "F", "DOS", "Mac", "Unix"] {
            let Some(stream) = streams.get::<Stream<'_>>(key) else { continue };
            let name = ["UF", "F"].iter().find_map(|key| dict.get::<PdfText<'_>>(key));
            let name = name.map(|name| text_string::decoded(&name));
            if self.streams.done.insert(stream.obj_id()) {
                self.files.unpack(name.as_deref(), &stream, self.into)?;
            }
        }
        Ok(())
    }

    fn string(&mut self, string: &[u8], place: Place) -> Result<(), Refusal> {
        match text_string::text(string) {
            Some(text) if !is_date(&text) => self.into.text(place, &text),
            _ => Ok(()),
        }
    }
}

/// Hands over the strings that no object led to.
pub(super) fn strings(strings: &[Vec<u8>], into: &mut Collector) -> Result<(), Refusal> {
    // What is only in part a text, a signature or a key, is looked at where its object is known.
    let is_whole =
        |string: &&Vec<u8>| text_string::text(string) == Some(text_string::decoded(string));
    let texts = strings.iter().filter(is_whole).filter_map(|string| text_string::text(string));
    let unknown: Vec<String> = texts.filter(|text| !is_date(text) && !into.knows(text)).collect();
    let place = Place::PdfString("?".to_owned());
    unknown.iter().try_for_each(|text| into.text(place.clone(), text))
}

/// A date and nothing but a date (7.9.4).
fn is_date(text: &str) -> bool {
    text.len() <= 25
        && text.strip_prefix("D:").is_some_and(|date| {
            date.chars().all(|char| char.is_ascii_digit() || "+-'Z".contains(char))
        })
}

/// Reads the streams that no page led to.
pub(super) fn leftovers<'a>(
    pdf: &'a Pdf,
    streams: &mut Streams<'a>,
    files: &mut Files,
    into: &mut Collector,
) -> Result<(), Refusal> {
    for stream in std::mem::take(&mut streams.all) {
        if !streams.done.insert(stream.obj_id()) {
            continue;
        }
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Type");
        let subtype = dict.get::<Name<'_>>("Subtype");
        let is = |name: &Option<Name<'_>>, wanted: &[u8]| name.as_deref() == Some(wanted);
        let is_drawn = is(&subtype, b"Form")
            || dict.contains_key("PatternType") && !dict.contains_key("ShadingType")
            || streams.procedures.contains(&stream.obj_id());
        let is_technical = is(&subtype, b"Image")
            || streams.technical.contains(&stream.obj_id())
            || [b"XRef".as_slice(), b"ObjStm", b"CMap"].iter().any(|name| is(&kind, name))
            || ["FunctionType", "ShadingType", "Length1", "Length2", "CMapName"]
                .iter()
                .any(|key| dict.contains_key(key));
        if is(&kind, b"EmbeddedFile") {
            files.unpack(None, &stream, into)?;
        } else if is_drawn {
            pages::read_unshown(pdf, &stream, streams, into)?;
        } else if !is_technical {
            other(pdf, &stream, streams, into)?;
        }
    }
    Ok(())
}

/// A stream that says nothing of what it is: metadata, scripts, forms in XML, lost pages.
fn other<'a>(
    pdf: &'a Pdf,
    stream: &Stream<'a>,
    streams: &mut Streams<'a>,
    into: &mut Collector,
) -> Result<(), Refusal> {
    let Some(data) = decode(stream) else { return Ok(()) };
    if is_drawing(&data) {
        return pages::read_unshown(pdf, stream, streams, into);
    }
    if ["Alternate", "Length3", "Predictor"].iter().any(|key| stream.dict().contains_key(key)) {
        return Ok(());
    }
    let text = match kind::text(&data) {
        Ok(text) if text.contains("begincmap") => return Ok(()),
        Ok(text) => text.to_owned(),
        Err(Refusal::Encoding(_)) => text_string::decoded(&data),
        // Colour profiles, fonts, sounds.
        Err(_) => return Ok(()),
    };
    let place = match stream.dict().get::<Name<'_>>("Type").as_deref() {
        Some(b"Metadata") => Place::PdfMetadata("XMP".to_owned()),
        _ => Place::PdfString("stream".to_owned()),
    };
    if !text.trim_start().starts_with('<') {
        return into.text(place, &text);
    }
    let (shown, aside) = html::texts(&text);
    let mut lines = shown.lines().chain(aside.iter().map(String::as_str));
    lines.try_for_each(|line| {
        let line = line.trim();
        let says_nothing = is_moment(line) || is_identifier(line) || MACHINE.contains(&line);
        if says_nothing { Ok(()) } else { into.text(place.clone(), line) }
    })
}

/// What XMP says of itself in every file.
const MACHINE: [&str; 28] = [
    "saved",
    "converted",
    "created",
    "proof",
    "internal",
    "external",
    "Text",
    "Integer",
    "InstanceID",
    "DocumentID",
    "Keywords",
    "PDFVersion",
    "Producer",
    "Trapped",
    "xmp-writer",
    "pdf",
    "pdfuaid",
    "xmpMM",
    "x-default",
    "Adobe PDF schema",
    "PDF/UA Identification schema",
    "Keywords associated with the document",
    "Version of the PDF specification to which the document conforms",
    "Part Number of ISO 14289 (PDF/UA)",
    "XMP Media Management schema",
    "UUID based identifier for specific incarnation of a document",
    "Name of the application that created the PDF document",
    "Whether the document has been trapped",
];

/// An identifier of a file or a version of it, and nothing else.
fn is_identifier(text: &str) -> bool {
    let code = text.strip_prefix("uuid:").unwrap_or(text).trim_end_matches("_source");
    let is_hex = |char: char| char.is_ascii_hexdigit() || char == '-';
    let base64 = code.len() == 24
        && code.ends_with("==")
        && code.chars().all(|char| char.is_ascii_alphanumeric() || "+/=".contains(char));
    base64 || code.len() >= 32 && code.chars().all(is_hex)
}

/// A moment as XMP writes it, and nothing else.
fn is_moment(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
        && text.contains('T')
        && text.chars().all(|char| char.is_ascii_digit() || "T:-+.Z".contains(char))
}

/// Whether data shows text as content streams do.
fn is_drawing(data: &[u8]) -> bool {
    use super::lexer::{Lexer, Token};
    let mut has_begun = false;
    Lexer::new(data).take(100_000).any(|token| match token {
        Token::Keyword(b"BT") => {
            has_begun = true;
            false
        }
        Token::Keyword(b"Tj" | b"TJ" | b"'") => has_begun,
        _ => false,
    })
}
