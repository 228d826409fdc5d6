//! Messages that have attachments in common.

use super::pdf_file::PdfFile;
use super::*;
use crate::privacy::unpack::{Memory, unpack_next};

fn pdf(text: &str) -> Vec<u8> {
    PdfFile::page(&format!("BT /F 12 Tf 72 700 Td ({text}) Tj ET % merknad")).bytes("")
}

fn message(recipient: &str, file: &[u8]) -> Vec<u8> {
    // A file with `%PDF` near its beginning is one itself.
    let before = "Agenda. ".repeat(200);
    let head = format!(
        "To: {recipient}@example.org\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHei {recipient}\r\n{before}\r\n--b\r\n\
         Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    );
    [head.as_bytes(), file, b"\r\n--b--\r\n"].concat()
}

#[test]
fn what_is_remembered_is_what_would_be_found_again() {
    let mut memory = Memory::default();
    let file = pdf("Agendaen");
    for recipient in ["kari", "mats", "kari"] {
        let message = message(recipient, &file);
        let found = unpack_next(&message, &mut memory).expect("the message is whole");
        let alone = unpacked(&message, None);
        assert_eq!(lines(&found), lines(&alone), "{recipient}");
        assert_eq!(found.unread, alone.unread, "{recipient}");
        assert_has(&found, &["attachment 1, page 1: Agendaen", "attachment 1, page 1: merknad"]);
        assert_holds(&found, &[&format!("Hei {recipient}")]);
    }
}

#[test]
fn one_other_byte_is_another_file() {
    let mut memory = Memory::default();
    let next = |file: &[u8], memory: &mut Memory| {
        unpack_next(&message("kari", file), memory).map(|found| lines(&found).join("\n"))
    };
    let clean = next(&pdf("Testen"), &mut memory).expect("the file is whole");
    assert!(clean.contains("Testen") && !clean.contains("Testes"), "{clean}");
    let other = next(&pdf("Testes"), &mut memory).expect("the file is whole");
    assert!(other.contains("Testes") && !other.contains("Testen"), "{other}");
    // What could not be looked through is not taken for something that was.
    let mut broken = pdf("Testen");
    broken.truncate(60);
    for _ in 0..2 {
        let error = next(&broken, &mut memory).expect_err("it ought to be refused");
        assert!(matches!(error.reason, Refusal::Damaged(_)), "{error}");
        assert_eq!(error.place.to_string(), "attachment 1, text");
    }
    assert!(next(&pdf("Testen"), &mut memory).is_ok());
}
