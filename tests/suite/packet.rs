//! Packets: many documents in one PDF, with its numbers, links, outline and tags.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use blankett::language::Language;
use blankett::organisation::Organisation;
use blankett::packet::attachment::Attached;
use blankett::packet::{Bound, CheckRow, CheckState, Content, Part, Volume, bind};
use blankett::privacy::ClearedForm;
use blankett::render::Press;
use jiff::civil::{Date, date};
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::roots::Root;

const DATE: Date = date(2026, 11, 20);

struct Packet {
    root: Root,
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
        Packet { root, press, front, forms }
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

#[test]
fn a_packet_is_bound() {
    let packet = Packet::of(&SOME);
    let bound = packet.bind(false, Vec::new());
    leave("forms", &bound);
    leave("draft", &packet.bind(true, Vec::new()));
}
