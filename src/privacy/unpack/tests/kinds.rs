//! What a file is taken for, and what is refused.

use super::super::limits::MAX_BYTES;
use super::*;

#[test]
fn the_name_of_the_file_is_a_text() {
    let found = unpacked(b"Hei", Some("referat%20Nora%20T%C3%B8rresen.txt"));
    assert_has(
        &found,
        &[
            "file name: referat%20Nora%20T%C3%B8rresen.txt",
            "file name: referat Nora Tørresen.txt",
            "text: Hei",
        ],
    );
}

#[test]
fn other_programs_files_are_refused_with_what_they_are() {
    assert_eq!(
        refused(b"PK\x03\x04\x14\0"),
        Refusal::Format("a ZIP archive or a document of an office program")
    );
    assert_eq!(refused(b"{\\rtf1 Nora}"), Refusal::Format("an RTF document"));
    assert_eq!(refused(b"N\0o\0r\0a\0"), Refusal::Format("a file that is not text"));
    assert_eq!(refused(b"\xff\xfeN\0"), Refusal::Encoding("it is in UTF-16"));
    assert_eq!(refused(b"K\xe5re"), Refusal::Encoding("perhaps Latin-1 or Windows-1252"));
    assert_has(&unpacked("\u{feff}Kåre".as_bytes(), None), &["text: Kåre"]);
}

#[test]
fn a_picture_is_seen_but_not_read() {
    let found = unpacked(b"\x89PNG\r\n\x1a\n\0\0\0\x20tEXtAuthor\0Kari Nordmann\xff", None);
    assert_eq!(found.unread.len(), 1);
    assert_eq!(found.unread[0].what, super::super::Unreadable::Picture);
    assert_holds(&found, &["Kari Nordmann"]);
}

#[test]
fn size_has_a_limit() {
    assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), Refusal::Limit(Limit::Bytes));
    assert!(unpack(&vec![b'a'; 1024], None).is_ok());
}

#[test]
fn texts_and_names_hide_in_debug() {
    let mail =
        b"From: a@example.org\nSubject: Nora\nContent-Type: text/plain; name=\"Nora.txt\"\n\nNora";
    let found = unpacked(mail, Some("Nora.eml"));
    assert_holds(&found, &["Nora.txt", "Nora.eml"]);
    assert!(!format!("{found:?}").contains("Nora"), "{found:?}");
}
