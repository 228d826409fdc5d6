//! What is cleared stays clean when it is printed: the texts of its PDF are looked through like
//! any other.
//!
//! A document takes a while, so few are made by default; `BLANKETT_CASES=10000` makes more.

use std::num::NonZero;

use blankett::input::{self, Format};
use blankett::organisation::Organisation;
use blankett::pipeline::Refusal;
use blankett::privacy::Context;
use blankett::privacy::unpack::{Place, unpack};
use blankett::render::Press;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value as Json;

use super::filled_forms::filled_form;
use super::{config, scan};
use crate::roots::Root;

const CASES: usize = 300;

/// What becomes of an invitation.
enum Outcome {
    /// The gate does not clear it.
    Stopped,
    /// Nothing is found in its PDF.
    Clean,
    /// What is found there.
    Found(String),
}

#[test]
fn the_pdf_of_a_cleared_invitation_scans_clean() {
    let given = std::env::var_os("BLANKETT_CASES");
    let given = given.map(|cases| cases.to_string_lossy().parse().expect("a number of cases"));
    let cases = given.unwrap_or(CASES);
    let mut runner = TestRunner::new(config());
    let strategy = filled_form();
    let forms = std::iter::from_fn(|| strategy.new_tree(&mut runner).ok());
    let forms: Vec<Json> = forms.take(cases).map(|form| form.current()).collect();
    assert_eq!(forms.len(), cases);

    let root = Root::all().remove(0);
    let organisation =
        Organisation::new("Eksempel kommune", None, None).expect("it can be printed");
    let press = Press::new(root.catalog.templates().clone(), organisation);
    // Threads of our own: typst shares out its work in rayon's, and one that waits there would take
    // up the next document on top of its own.
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let (root, press) = (&root, &press);
        let work = |share: &[Json]| -> Vec<Outcome> {
            share.iter().map(|form| printed_and_scanned(form, root, press)).collect()
        };
        let shares = forms.chunks(cases.div_ceil(threads));
        let workers: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("none panics")).collect()
    });

    let stopped = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Stopped)).count();
    assert!(stopped * 20 <= cases, "of {cases} ordinary invitations {stopped} are stopped");
    let found = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Found(found) => Some(found.as_str()),
        _ => None,
    });
    let found: Vec<&str> = found.collect();
    let first = found[..found.len().min(10)].join("\n");
    assert!(found.is_empty(), "in {} of {cases} something is found:\n{first}", found.len());
}

fn printed_and_scanned(form: &Json, root: &Root, press: &Press) -> Outcome {
    let bytes = form.to_string().into_bytes();
    let submission = input::read(&bytes, Format::Json).expect("it can be read");
    let cleared = match root.clear(submission) {
        Ok(cleared) => cleared,
        Err(Refusal::Findings(_)) => return Outcome::Stopped,
        Err(refusal) => panic!("{form}: {refusal:?}"),
    };
    let context = Context::of(cleared.form(), &[], &[]);
    let document =
        press.filled(&cleared, jiff::civil::date(2026, 11, 20)).expect("it can be printed");
    let name = format!("{}.pdf", cleared.form().file_stem());
    let unpacked = unpack(&document.bytes, Some(&name)).expect("it can be looked through");
    assert!(unpacked.parts.iter().any(|part| part.place == Place::PdfPage(1)), "{form}");
    for part in unpacked.parts {
        let hits = scan(&part.text, &context);
        if let Some(hit) = hits.first() {
            let words = part.text.chars().skip(hit.span.start).take(hit.span.len());
            let words: String = words.collect();
            return Outcome::Found(format!("{words:?} ({hit:?}) at {}: {form}", part.place));
        }
    }
    Outcome::Clean
}
