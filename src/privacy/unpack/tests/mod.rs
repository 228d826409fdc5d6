//! What is found where; each kind of file in a file of its own. All persons are invented.

mod calendar;
mod html;
mod kinds;
mod mail;
mod memory;
mod pdf;
mod pdf_file;

use super::{Limit, Refusal, Unpacked, unpack};

/// Takes a file apart that can be.
fn unpacked(bytes: &[u8], name: Option<&str>) -> Unpacked {
    unpack(bytes, name).unwrap_or_else(|error| panic!("{error}"))
}

/// Why a file is refused.
fn refused(bytes: &[u8]) -> Refusal {
    unpack(bytes, None).expect_err("it ought to be refused").reason
}

/// Every text with its place, one a line.
fn lines(unpacked: &Unpacked) -> Vec<String> {
    let line = |part: &super::Part| format!("{}: {}", part.place, part.text.trim());
    unpacked.parts.iter().map(line).collect()
}

/// Checks that texts stand at their places.
fn assert_has(unpacked: &Unpacked, wanted: &[&str]) {
    let lines = lines(unpacked);
    for wanted in wanted {
        assert!(lines.iter().any(|line| line == wanted), "no {wanted:?} in {lines:#?}");
    }
}

/// Checks that a text stands somewhere.
fn assert_holds(unpacked: &Unpacked, wanted: &[&str]) {
    let lines = lines(unpacked);
    for wanted in wanted {
        assert!(lines.iter().any(|line| line.contains(wanted)), "no {wanted:?} in {lines:#?}");
    }
}
