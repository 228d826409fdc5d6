//! What `bench.py` measures: `make DIR COUNT`, `merge OUT FILE…`, `bind OUT COUNT`.
//!
//! `make` writes single documents of five pages, `merge` puts files together as the other programs
//! do, and `bind` makes a whole packet of as many documents: laid out, exported, numbered, merged.

use std::fs;
use std::path::Path;

use blankett::catalog::Catalog;
use blankett::input::{self, Format};
use blankett::language::Language;
use blankett::organisation::Organisation;
use blankett::packet::merge::{Chapter, Source, merge};
use blankett::packet::{Content, Part, Volume, bind};
use blankett::pipeline::{self, Setting};
use blankett::privacy::ClearedForm;
use blankett::render::Press;
use jiff::civil::{Date, date};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DATE: Date = date(2026, 11, 20);

const CASE: &str = include_str!("../cases/referat/full/input.yaml");

#[expect(clippy::disallowed_methods, reason = "a benchmark is a program of its own")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["make", folder, count] => make(Path::new(folder), number(count)),
        ["merge", out, ref files @ ..] => merged(Path::new(out), files),
        ["bind", out, count] => bound(Path::new(out), number(count)),
        _ => panic!("make DIR COUNT, merge OUT FILE…, or bind OUT COUNT"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

/// Minutes of five pages, no two alike.
fn forms(count: usize) -> (Press, Vec<ClearedForm>) {
    let catalog = Catalog::built_in();
    let organisation = Organisation::new("Eksempel kommune", Some("Solsikken barnehage"), None)
        .expect("the name can be printed");
    let press = Press::new(catalog.templates().clone(), organisation);
    let setting = Setting::plain(&catalog);
    let forms = (0..count).map(|index| {
        let text: String = (0..24)
            .map(|line| {
                format!(
                    "  Punkt {index}.{line}: teamet så på hva som er prøvd i gruppen, hva som \
                     hjalp, og hva som bør prøves videre frem til neste møte i april.\n\n"
                )
            })
            .collect();
        let text = CASE.replace("opplysninger: >-\n", &format!("opplysninger: >-\n{text}"));
        let text =
            text.replace("\nevaluering: >-\n", &format!("\nevaluering: >-\n{}", text_of(index)));
        let submission = input::read(text.as_bytes(), Format::Yaml).expect("the case is right");
        let form = pipeline::fill(submission, &setting).unwrap_or_else(|error| panic!("{error:?}"));
        pipeline::clear(form, &setting).expect("the gate has nothing against it")
    });
    let forms = forms.collect();
    (press, forms)
}

fn text_of(index: usize) -> String {
    let lines = (0..30).map(|line| {
        format!(
            "  Funn {index}.{line}: barna bruker flere ord i leken, og de voksne har tid til å \
             vente på svar i alle overganger gjennom dagen.\n\n"
        )
    });
    lines.collect()
}

fn make(folder: &Path, count: usize) {
    let (press, forms) = forms(count);
    fs::create_dir_all(folder).expect("the folder can be made");
    forms.iter().enumerate().for_each(|(index, form)| {
        let document = press.filled(form, DATE).expect("the form is printed");
        fs::write(folder.join(format!("{index:04}.pdf")), &document.bytes).expect("it is written");
    });
}

fn merged(out: &Path, files: &[&str]) {
    let read = |file: &&str| {
        let bytes = fs::read(file).expect("the file is there");
        let source = Source::read(&bytes).expect("the file is a PDF");
        Chapter { title: (*file).to_owned(), sources: vec![source] }
    };
    let chapters = files.iter().map(read).collect();
    let bytes = merge(chapters, 0, Vec::new()).expect("the files are tagged");
    fs::write(out, bytes).expect("it is written");
}

fn bound(out: &Path, count: usize) {
    let (press, forms) = forms(count + 1);
    let (front, forms) = forms.split_first().expect("a cover");
    let reference = "2026-014".parse().expect("a reference");
    let parts = forms.iter().enumerate();
    let volume = Volume {
        front,
        checklist: &[],
        parts: parts
            .map(|(index, form)| Part {
                title: format!("Referat {}", index + 1),
                content: Content::Form(form),
            })
            .collect(),
        draft: false,
        title: "Henvisningspakke",
        reference: &reference,
        language: Language::Nb,
    };
    let bound = bind(&volume, &press, DATE).unwrap_or_else(|error| panic!("{error:?}"));
    println!("{} pages", bound.document.pages);
    fs::write(out, bound.document.bytes).expect("it is written");
}
