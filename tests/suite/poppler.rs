//! PDFs as another reader sees them: Poppler's `pdftotext` and `pdfinfo`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::Command;

/// The pages as they look, columns side by side; each ends with a form feed.
pub fn pages(pdf: &[u8]) -> String {
    run("pdftotext", &["-layout", "-enc", "UTF-8"], pdf, &["-"])
}

/// The text in the order in which it was drawn: paragraph by paragraph and cell by cell.
pub fn drawn(pdf: &[u8]) -> String {
    run("pdftotext", &["-raw", "-enc", "UTF-8"], pdf, &["-"])
}

/// What a screen reader says: texts in the order of their tags, pictures by their descriptions.
pub fn read_aloud(pdf: &[u8]) -> Vec<Spoken> {
    let mut descriptions = descriptions(pdf).into_iter();
    let mut spoken: Vec<Spoken> = Vec::new();
    for line in run("pdfinfo", &["-struct-text"], pdf, &[]).lines() {
        let line = line.trim();
        if line.starts_with("Figure") {
            spoken.push(Spoken::Picture(descriptions.next().expect("every picture is described")));
        } else if let Some(text) = line.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            spoken.push(Spoken::Text(text.trim().to_owned()));
        }
    }
    assert_eq!(descriptions.next(), None, "every description belongs to a picture");
    spoken
}

/// A piece of what a screen reader says.
#[derive(Debug, PartialEq, Eq)]
pub enum Spoken {
    Text(String),
    Picture(String),
}

/// The alternative texts of a PDF in their order; Poppler does not print them.
fn descriptions(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let found = text.split("/Alt(").skip(1);
    found.map(|rest| rest.split(')').next().unwrap_or_default().to_owned()).collect()
}

/// What `pdfinfo` says: title, author, tags, pages.
pub fn information(pdf: &[u8]) -> BTreeMap<String, String> {
    let printed = run("pdfinfo", &[], pdf, &[]);
    let pairs = printed.lines().filter_map(|line| line.split_once(':'));
    pairs.map(|(key, value)| (key.to_owned(), value.trim().to_owned())).collect()
}

/// The metadata stream.
pub fn metadata(pdf: &[u8]) -> String {
    run("pdfinfo", &["-meta"], pdf, &[])
}

/// A word on a page, with its box in points from the upper left corner.
pub struct Word {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// The words of each page with their places.
pub fn words(pdf: &[u8]) -> Vec<Vec<Word>> {
    let mut pages = Vec::new();
    for line in run("pdftotext", &["-tsv"], pdf, &["-"]).lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |index: usize| cells[index].parse::<f64>().expect("a number");
        match cells[0] {
            "1" => pages.push(Vec::new()),
            "5" => pages.last_mut().expect("a page comes first").push(Word {
                text: cells[11].to_owned(),
                left: number(6),
                top: number(7),
                right: number(6) + number(8),
                bottom: number(7) + number(9),
            }),
            _ => {}
        }
    }
    pages
}

fn run(program: &str, options: &[&str], pdf: &[u8], output: &[&str]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(pdf).expect("the temporary file can be written");
    let outcome = Command::new(program).args(options).arg(file.path()).args(output).output();
    let outcome = outcome.unwrap_or_else(|error| {
        panic!(
            "{program} cannot be run ({error}). The tests read PDFs with Poppler: install the package \
             poppler-utils (apt-get install poppler-utils; dnf install poppler-utils; brew install poppler)"
        )
    });
    let complaint = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "{program} refused the PDF: {complaint}");
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}
