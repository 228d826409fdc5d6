//! Packets: many documents in one PDF, with its numbers, links, outline and tags.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use blankett::language::Language;
use blankett::organisation::Organisation;
use blankett::packet::attachment::Attached;
use blankett::packet::{Bound, CheckRow, CheckState, Content, Part, Pictured, Volume, bind};
use blankett::privacy::ClearedForm;
use blankett::render::Press;
use jiff::civil::{Date, date};
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::attachments::attached;
use crate::foreign;
use crate::poppler;
use crate::roots::Root;

const DATE: Date = date(2026, 11, 20);

struct Packet {
    press: Press,
    front: ClearedForm,
    forms: Vec<(String, ClearedForm)>,
}

impl Packet {
    /// A packet with these cases of forms in it.
    fn of(cases: &[(&str, &str)]) -> Packet {
        let root = Root::all().into_iter().next().expect("the product has forms");
        let organisation = Organisation::new("Eksempel kommune", Some("Solsikken barnehage"), None)
            .expect("the letterhead can be printed");
        let press = Press::new(root.catalog.templates().clone(), organisation);
        let clear = |(form, case): &(&str, &str)| {
            let submission = root.case(form, case).submission().expect("the case can be read");
            root.clear_nonsense(submission).unwrap_or_else(|refusal| panic!("{refusal:?}"))
        };
        let front = clear(&("samtykke", "minimal"));
        let titled = |case| {
            let cleared: ClearedForm = clear(case);
            let title = cleared.form().definition().title.get(Language::Nb).to_owned();
            (format!("{title}, 20. november 2026"), cleared)
        };
        let forms = cases.iter().map(titled).collect();
        Packet { press, front, forms }
    }

    fn bind(&self, draft: bool, attachments: Vec<(String, Attached)>) -> Bound {
        let forms = self.forms.iter();
        let forms =
            forms.map(|(title, form)| Part { title: title.clone(), content: Content::Form(form) });
        let attachments = attachments
            .into_iter()
            .map(|(title, attached)| Part { title, content: Content::Attachment(attached) });
        let reference = "2026-014".parse().expect("a reference");
        let volume = Volume {
            front: &self.front,
            checklist: &checklist(),
            parts: forms.chain(attachments).collect(),
            draft,
            title: "Henvisningspakke til PPT",
            reference: &reference,
            language: Language::Nb,
        };
        bind(&volume, &self.press, DATE).unwrap_or_else(|error| panic!("{error:?}"))
    }
}

fn checklist() -> Vec<CheckRow> {
    let row = |label: &str, state, detail: Option<&str>| CheckRow {
        label: label.to_owned(),
        rule: Some("R5".to_owned()),
        state,
        detail: detail.map(str::to_owned),
    };
    vec![
        row("Samtykke fra foresatte", CheckState::Present, Some("Underskrevet 3. mars 2026")),
        row("Pedagogisk rapport", CheckState::Missing, None),
        row("Tospråklig kartlegging", CheckState::NotApplicable, None),
    ]
}

/// Leaves a packet for the independent judges, in the folder that `BLANKETT_DOCUMENTS` names.
fn leave(name: &str, bound: &Bound) {
    let Some(folder) = std::env::var_os("BLANKETT_DOCUMENTS") else { return };
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(Path::new(&folder).join(format!("packet-{name}.pdf")), &bound.document.bytes)
        .expect("the document can be written");
}

const SOME: [(&str, &str); 4] = [
    ("meldeskjema-individ", "full"),
    ("referat", "full"),
    ("meldeskjema-system", "nynorsk"),
    ("meldeskjema-individ", "minimal"),
];

struct Read {
    document: Document,
    pages: Vec<ObjectId>,
}

impl Read {
    fn of(bound: &Bound) -> Read {
        let document = Document::load_mem(&bound.document.bytes).expect("the packet is a PDF");
        let pages: Vec<ObjectId> = document.page_iter().collect();
        assert_eq!(pages.len(), bound.document.pages);
        Read { document, pages }
    }

    fn catalog(&self, key: &[u8]) -> &Dictionary {
        let catalog = self.document.catalog().expect("a catalogue");
        let value = catalog.get_deref(key, &self.document).and_then(Object::as_dict);
        value.unwrap_or_else(|error| panic!("{}: {error}", String::from_utf8_lossy(key)))
    }

    fn reference<'a>(
        &'a self,
        from: &Dictionary,
        key: &[u8],
    ) -> Option<(ObjectId, &'a Dictionary)> {
        let id = from.get(key).and_then(Object::as_reference).ok()?;
        Some((id, self.document.get_dictionary(id).expect("it leads to a dictionary")))
    }

    /// The number, counted from 1, of the page that a destination leads to.
    fn page_of(&self, destination: &Object) -> usize {
        let (_, destination) = self.document.dereference(destination).expect("it leads somewhere");
        let page = destination.as_array().expect("a destination")[0].as_reference();
        let page = page.expect("a page");
        1 + self.pages.iter().position(|one| *one == page).expect("a page of the packet")
    }

    /// The entries below one of the outline, with title and page.
    fn outline(&self, parent: ObjectId) -> Vec<(ObjectId, String, usize)> {
        let root = self.document.get_dictionary(parent).expect("an entry");
        let mut entries = Vec::new();
        let mut next = self.reference(root, b"First");
        let mut last = None;
        while let Some((id, item)) = next {
            assert_eq!(item.get(b"Parent").and_then(Object::as_reference).ok(), Some(parent));
            assert_eq!(item.get(b"Prev").and_then(Object::as_reference).ok(), last);
            let title = decode_text_string(item.get(b"Title").expect("a title")).expect("text");
            entries.push((id, title, self.page_of(item.get(b"Dest").expect("a destination"))));
            last = Some(id);
            next = self.reference(item, b"Next");
        }
        assert_eq!(root.get(b"Last").and_then(Object::as_reference).ok(), last);
        if !entries.is_empty() {
            let count = root.get(b"Count").and_then(Object::as_i64).expect("a count");
            assert_eq!(count.unsigned_abs() as usize, entries.len());
        }
        entries
    }

    fn chapters(&self) -> Vec<(ObjectId, String, usize)> {
        let catalog = self.document.catalog().expect("a catalogue");
        self.outline(catalog.get(b"Outlines").and_then(Object::as_reference).expect("an outline"))
    }

    /// Where the links of a page lead, and what they say.
    fn links(&self, page: usize) -> Vec<(String, usize)> {
        let page = self.document.get_dictionary(self.pages[page - 1]).expect("a page");
        let Ok(annotations) = page.get_deref(b"Annots", &self.document) else { return Vec::new() };
        let annotations = annotations.as_array().expect("annotations").iter();
        annotations
            .map(|annotation| {
                let id = annotation.as_reference().expect("a reference");
                let annotation = self.document.get_dictionary(id).expect("an annotation");
                assert!(annotation.has(b"StructParent"));
                let action = annotation.get_deref(b"A", &self.document).and_then(Object::as_dict);
                let action = action.expect("an action");
                assert_eq!(action.get(b"S").and_then(Object::as_name).ok(), Some(&b"GoTo"[..]));
                let says = decode_text_string(annotation.get(b"Contents").expect("words"));
                (says.expect("text"), self.page_of(action.get(b"D").expect("a destination")))
            })
            .collect()
    }

    /// The entries of a tree of numbers or names, whose limits must be right.
    fn tree(&self, node: &Dictionary, key: &[u8]) -> Vec<(Object, Object)> {
        let mut found = Vec::new();
        if let Ok(entries) = node.get(key).and_then(Object::as_array) {
            assert!(entries.len() <= 512, "{} entries in a leaf", entries.len());
            found.extend(entries.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())));
        }
        for kid in node.get(b"Kids").and_then(Object::as_array).into_iter().flatten() {
            let id = kid.as_reference().expect("a reference");
            let kid = self.document.get_dictionary(id).expect("a node");
            let below = self.tree(kid, key);
            let limits = kid.get(b"Limits").and_then(Object::as_array).expect("limits");
            assert_eq!(Some(&limits[0]), below.first().map(|(key, _)| key));
            assert_eq!(Some(&limits[1]), below.last().map(|(key, _)| key));
            found.extend(below);
        }
        found
    }

    /// Checks that every element hangs in the tree, and that every piece of content that has a
    /// number leads to an element; hands back the elements of the parts.
    fn parts(&self) -> Vec<&Dictionary> {
        let root = self.catalog(b"StructTreeRoot");
        let parents = root.get_deref(b"ParentTree", &self.document).and_then(Object::as_dict);
        let parents = self.tree(parents.expect("a parent tree"), b"Nums");
        let keys: Vec<i64> = parents.iter().map(|(key, _)| key.as_i64().expect("a key")).collect();
        assert!(keys.is_sorted_by(|one, next| one < next), "no key stands twice");
        let next = root.get(b"ParentTreeNextKey").and_then(Object::as_i64).expect("a key");
        assert!(keys.last().is_some_and(|last| *last < next));

        let mut elements = BTreeSet::new();
        let document = root.get(b"K").and_then(Object::as_array).expect("kids")[0].as_reference();
        let document = document.expect("an element");
        self.collect(document, &mut elements);
        let mut used = BTreeSet::new();
        for (key, parent) in &parents {
            used.insert(key.as_i64().expect("a key"));
            let (id, parent) = self.document.dereference(parent).expect("it leads somewhere");
            let leads = |object: &Object| match object {
                Object::Reference(id) => assert!(elements.contains(id), "{id:?} hangs nowhere"),
                Object::Null => {}
                other => panic!("{other:?} is no element"),
            };
            match parent {
                Object::Array(all) => all.iter().for_each(leads),
                _ => assert!(id.is_some_and(|id| elements.contains(&id)), "{id:?} hangs nowhere"),
            }
        }
        for object in self.document.objects.values() {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            for key in [&b"StructParents"[..], b"StructParent"] {
                if let Ok(Object::Integer(key)) = dictionary.get(key) {
                    assert!(used.remove(key), "{key} is missing or has two owners");
                }
            }
        }
        assert!(used.is_empty(), "nobody owns {used:?}");
        let document = self.document.get_dictionary(document);
        let parts = document.expect("an element").get(b"K").and_then(Object::as_array);
        let parts = parts.expect("parts").iter();
        parts
            .map(|part| self.document.get_dictionary(part.as_reference().expect("a reference")))
            .map(|part| part.expect("an element"))
            .collect()
    }

    fn collect(&self, id: ObjectId, into: &mut BTreeSet<ObjectId>) {
        assert!(into.insert(id), "{id:?} hangs twice in the tree");
        let element = self.document.get_dictionary(id).expect("an element");
        let Ok(kids) = element.get_deref(b"K", &self.document) else { return };
        let one = [kids.clone()];
        for kid in kids.as_array().map_or(&one[..], |kids| kids) {
            let Ok(kid) = kid.as_reference() else { continue };
            let inner = self.document.get_dictionary(kid).expect("a kid");
            if inner.has(b"S") {
                assert_eq!(inner.get(b"P").and_then(Object::as_reference).ok(), Some(id));
                self.collect(kid, into);
            }
        }
    }
}

/// The text of each page.
fn texts(bound: &Bound) -> Vec<String> {
    let pages = poppler::pages(&bound.document.bytes);
    let texts: Vec<String> = pages.split('\u{c}').map(str::to_owned).collect();
    texts[..texts.len() - 1].to_vec()
}

#[test]
fn pages_are_numbered_through_and_the_contents_lead_to_them() {
    let packet = Packet::of(&SOME);
    let bound = packet.bind(false, Vec::new());
    leave("forms", &bound);
    let texts = texts(&bound);
    assert_eq!(texts.len(), bound.document.pages);
    for (index, text) in texts.iter().enumerate() {
        assert!(text.contains(&format!("Side {} av {}", index + 1, texts.len())), "{text}");
        assert!(!text.contains("UTKAST"), "{text}");
    }
    assert!(texts[0].contains("Samtykke"), "the cover comes first");
    let expected: Vec<(String, usize)> =
        packet.forms.iter().map(|(title, _)| title.clone()).zip(bound.starts.clone()).collect();
    let read = Read::of(&bound);
    // The contents are one page, right before the first document.
    let contents = bound.starts[0] - 1;
    assert_eq!(read.links(contents), expected);
    for ((title, form), start) in packet.forms.iter().zip(&bound.starts) {
        let line = texts[contents - 1]
            .lines()
            .find(|line| line.contains(title) && line.ends_with(&format!(" {start}")));
        assert!(line.is_some(), "{title} is on page {start}:\n{}", texts[contents - 1]);
        let heading = form.form().definition().title.get(form.form().language());
        assert!(texts[start - 1].contains(heading), "{heading} begins on page {start}");
    }
    let chapters = read.chapters();
    let named: Vec<(String, usize)> =
        chapters[2..].iter().map(|(_, title, page)| (title.clone(), *page)).collect();
    assert_eq!(named, expected);
    assert_eq!((chapters[0].2, chapters[1].2), (1, contents));
    let headings = read.outline(chapters[3].0);
    assert!(headings.iter().any(|(_, title, _)| title == "Til stede"), "{headings:?}");
    assert!(headings.iter().all(|(_, _, page)| (bound.starts[1]..bound.starts[2]).contains(page)));
}

#[test]
fn the_tags_of_all_documents_are_one_tree() {
    let packet = Packet::of(&SOME);
    let read = Read::of(&packet.bind(false, Vec::new()));
    let parts = read.parts();
    assert_eq!(parts.len(), 2 + SOME.len());
    for (part, (_, title, _)) in parts.iter().zip(read.chapters()) {
        assert_eq!(decode_text_string(part.get(b"T").expect("a title")).ok(), Some(title));
    }
    let languages: Vec<Option<&[u8]>> =
        parts.iter().map(|part| part.get(b"Lang").and_then(Object::as_str).ok()).collect();
    assert_eq!(languages, [None, None, None, None, Some(&b"nn-NO"[..]), None]);
    let ids = read.catalog(b"StructTreeRoot").get(b"IDTree").and_then(Object::as_dict);
    let ids = read.tree(ids.expect("the tables have headers"), b"Names");
    for (id, element) in &ids {
        let (_, element) = read.document.dereference(element).expect("it leads somewhere");
        assert_eq!(element.as_dict().and_then(|element| element.get(b"ID")).ok(), Some(id));
    }
    let distinct: BTreeSet<&[u8]> = ids.iter().filter_map(|(id, _)| id.as_str().ok()).collect();
    assert_eq!(distinct.len(), ids.len());
    assert!(ids.len() > 10, "{} header cells", ids.len());
}

#[test]
fn the_packet_says_what_it_is() {
    let packet = Packet::of(&SOME[..1]);
    let bound = packet.bind(false, Vec::new());
    assert_eq!(bound.document.file_stem, "pakke-2026-014");
    assert!(bound.standards.hold_in_full());
    let information = poppler::information(&bound.document.bytes);
    assert_eq!(information["Title"], "Henvisningspakke til PPT");
    assert_eq!(information["Tagged"], "yes");
    let metadata = poppler::metadata(&bound.document.bytes);
    for said in [
        format!("<xmpTPg:NPages>{}</xmpTPg:NPages>", bound.document.pages),
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>".to_owned(),
        "<pdfuaid:part>1</pdfuaid:part>".to_owned(),
        "Henvisningspakke til PPT".to_owned(),
    ] {
        assert!(metadata.contains(&said), "{said} in {metadata}");
    }
    let read = Read::of(&bound);
    assert_eq!(
        read.catalog(b"ViewerPreferences").get(b"DisplayDocTitle").and_then(Object::as_bool).ok(),
        Some(true)
    );
    let labels = read.catalog(b"PageLabels").get(b"Nums").and_then(Object::as_array);
    let label = labels.expect("labels")[1].as_dict().expect("a label");
    assert_eq!(label.get(b"S").and_then(Object::as_name).ok(), Some(&b"D"[..]));
}

#[test]
fn a_draft_says_so_on_every_page() {
    let packet = Packet::of(&SOME);
    let bound = packet.bind(true, Vec::new());
    leave("draft", &bound);
    for text in texts(&bound) {
        assert!(text.contains("UTKAST"), "{text}");
    }
}

#[test]
fn the_same_packet_has_the_same_bytes() {
    let packet = Packet::of(&SOME);
    let bytes = |packet: &Packet| packet.bind(false, Vec::new()).document.bytes;
    let once = bytes(&packet);
    assert!(once == bytes(&packet), "the second time differs");
    assert!(once == bytes(&Packet::of(&SOME)), "another press makes a difference");
    let fewer = bytes(&Packet::of(&SOME[1..]));
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).expect("a PDF");
        document.trailer.get(b"ID").expect("an ID").clone()
    };
    assert_ne!(id(&once), id(&fewer), "another packet has another number");
}

#[test]
fn contents_of_many_parts_take_several_pages_and_are_right() {
    let packet = Packet::of(&[("meldeskjema-individ", "minimal"); 150]);
    let bound = packet.bind(false, Vec::new());
    leave("many", &bound);
    let first = bound.starts[0];
    assert!(first > 4, "contents of several pages: {first}");
    assert_eq!(bound.starts, (first..first + 150).collect::<Vec<_>>());
    let read = Read::of(&bound);
    let links: Vec<usize> =
        (2..first).flat_map(|page| read.links(page)).map(|(_, page)| page).collect();
    assert_eq!(links, bound.starts);
    read.parts();
    let texts = texts(&bound);
    assert!(texts[first - 2].contains(&format!(" {}\n", first + 149)), "{}", texts[first - 2]);
    let nodes = read.document.objects.values().filter_map(|object| {
        let dictionary = object.as_dict().ok().filter(|node| node.has_type(b"Pages"))?;
        dictionary.get(b"Kids").and_then(Object::as_array).ok()
    });
    let widths: Vec<usize> = nodes.map(Vec::len).collect();
    assert!(widths.iter().all(|width| *width <= 64) && widths.len() > 2, "{widths:?}");
}

#[test]
fn what_is_equal_is_stored_once() {
    let packet = Packet::of(&[SOME[0]; 11]);
    let read = Read::of(&packet.bind(false, Vec::new()));
    let streams = read.document.objects.values().filter_map(|object| match object {
        Object::Stream(stream) if stream.content.len() > 1000 => Some(&stream.content),
        _ => None,
    });
    let streams: Vec<&Vec<u8>> = streams.collect();
    let distinct: BTreeSet<&Vec<u8>> = streams.iter().copied().collect();
    assert_eq!(streams.len(), distinct.len());
    assert!(streams.len() > 5, "{} streams", streams.len());
}

#[test]
fn documents_of_others_stand_under_the_same_edges() {
    let packet = Packet::of(&SOME[..2]);
    let attached = attached(foreign::pdf(&["Rapportens ord", "Andre side"])).expect("a document");
    let bound = packet.bind(true, vec![("Rapport fra helsestasjonen".to_owned(), attached)]);
    leave("attachment", &bound);
    let texts = texts(&bound);
    let start = bound.starts[2];
    assert_eq!(start + 1, texts.len());
    for page in [start, start + 1] {
        let text = &texts[page - 1];
        for word in [&format!("Side {page} av {}", texts.len()), "Rapport fra", "UTKAST", "Unntatt"]
        {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
    let read = Read::of(&bound);
    read.parts();
    assert_eq!(read.chapters()[4].2, start);
    assert_eq!(bound.standards.pictured, [Pictured { part: 2, pages: 2, without_text: 0 }]);
    let alternatives = read
        .document
        .objects
        .values()
        .filter_map(|object| decode_text_string(object.as_dict().ok()?.get(b"Alt").ok()?).ok());
    let alternatives: Vec<String> = alternatives.collect();
    assert!(alternatives.iter().any(|text| text.contains("Rapportens ord")), "{alternatives:?}");
}
