//! Blankett beside what one would take instead: `cargo bench --bench peers`.
//!
//! Writes the same records as a user's batch and as a template sees them, then lets
//! `benches/peers/run.py` measure everybody in turns and print a table. Arguments after `--` go
//! to that script, such as `--count 400 --rounds 9`.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use blankett::catalog::Catalog;
use blankett::input::{Format, Records};
use blankett::organisation::Organisation;
use blankett::pipeline::{self, Setting};
use blankett::render::Press;

const MOST_RECORDS: &str = "10000";

#[expect(clippy::disallowed_methods, reason = "a benchmark is a program of its own")]
fn main() -> ExitCode {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = project.join("benches/peers");
    let root = project.join("target/peers/root");
    prepare(&scripts, &root);
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let status = Command::new("python3")
        .arg(scripts.join("run.py"))
        .arg(&root)
        .args(["--blankett", env!("CARGO_BIN_EXE_blankett")])
        .args(arguments)
        .status()
        .expect("python3 is installed");
    if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder that the peers work in: templates, definition, records.
fn prepare(scripts: &Path, root: &Path) {
    let _ = fs::remove_dir_all(root);
    fs::create_dir_all(root.join("records")).expect("the target folder can be written");
    let made = Command::new("python3")
        .arg(scripts.join("records.py"))
        .args(["--count", MOST_RECORDS])
        .output()
        .expect("python3 is installed");
    assert!(made.status.success(), "records.py: {}", String::from_utf8_lossy(&made.stderr));
    fs::write(root.join("records.jsonl"), &made.stdout).expect("the target folder can be written");

    let catalog = Catalog::built_in();
    let organisation = Organisation::new("Eksempel kommune", Some("Solsikken barnehage"), None)
        .expect("the name can be printed");
    let press = Press::new(catalog.templates().clone(), organisation);
    let setting = Setting::plain(&catalog);
    let bytes: &'static [u8] = made.stdout.leak();
    for record in Records::new(bytes, Format::JsonLines).expect("a slice cannot fail") {
        let record = record.expect("a slice cannot fail");
        let submission = record.submission.expect("the records are right");
        let form = pipeline::fill(submission, &setting).expect("the records are right");
        let cleared = pipeline::clear(form, &setting).expect("the gate has nothing against them");
        let (form, data) = press.told(&cleared);
        let path = root.join(format!("records/{:05}.json", record.row));
        fs::write(path, data.to_string()).expect("the target folder can be written");
        fs::write(root.join("form.json"), form.to_string())
            .expect("the target folder can be written");
    }
    copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").as_path(),
        &root.join("templates"),
    );
    // Others number their pages in the layout: they have no other place for it.
    let numbered = scripts.join("numbered.typ");
    fs::copy(numbered, root.join("numbered.typ")).expect("the target folder can be written");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder can be written");
    for entry in fs::read_dir(from).expect("the templates can be read") {
        let path = entry.expect("the templates can be read").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("the target folder can be written");
        }
    }
}
