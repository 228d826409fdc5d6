//! Damage of every kind, and what is said of it.

use std::io::{Cursor, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::packet::bundle::tests::small;
use crate::packet::encrypt::encrypt;
use crate::packet::file_name::FileName;

type Files = Vec<(String, Vec<u8>)>;
type Change = fn(&mut Files);

fn packet() -> Vec<u8> {
    small().write().expect("a packet")
}

fn password() -> Password {
    Password::given("7KQ2M-XW9PA-3HJKL-MNPQR-STUVW")
}

fn damages(bytes: &[u8]) -> Vec<Damage> {
    verify(bytes, None).map(|report| report.manifest).expect_err("damage")
}

fn name(name: &str) -> FileName {
    name.parse().expect("a name")
}

const FIRST: &str = "01-henvisning-2026-014.pdf";
const SECOND: &str = "02-referat-2026-014-2026-03-17.pdf";

fn files() -> Files {
    let bytes = packet();
    let (entries, _) = layout::walk(&bytes).expect("our layout");
    let file = |entry: &Entry<'_>| (entry.name.to_owned(), entry.content.bytes().to_vec());
    entries.iter().map(file).collect()
}

/// The files packed by a program of others, compressed.
fn packed(files: &Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(name, options).expect("a file");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("a ZIP file").into_inner()
}

/// The files in our layout.
fn laid_out(files: &Files) -> Vec<u8> {
    let entries: Vec<Entry<'_>> =
        files.iter().map(|(name, bytes)| Entry { name, content: Content::Stored(bytes) }).collect();
    layout::write(&entries, small().created.stamp()).expect("a ZIP file")
}

#[test]
fn a_packet_as_it_was_made_verifies() {
    let bytes = packet();
    let report = verify(&bytes, None).expect("whole");
    assert_eq!(report.manifest.reference().as_str(), "2026-014");
    assert_eq!(report.manifest.files().len(), 3);
    assert_eq!((report.encrypted, report.sha256), (false, Sha256::of(&bytes)));
    assert_eq!(laid_out(&files()), bytes);

    let sealed = encrypt(&bytes, &password()).expect("encrypted");
    let report = verify(&sealed, Some(&password())).expect("whole");
    assert!(report.encrypted);
    for content in [&b"henvisning"[..], b"manifest", b"arkivmelding", b"2026-014"] {
        assert!(!sealed.windows(content.len()).any(|window| window == content));
    }
}

/// Changes every byte outside of contents to all 255 others, and those inside by each of `flips`.
fn change_each(bytes: &[u8], flips: &[u8], password: Option<&Password>) {
    let (entries, _) = layout::walk(bytes).expect("our layout");
    let start = bytes.as_ptr().addr();
    let content = |entry: &Entry<'_>| {
        let first = entry.content.bytes().as_ptr().addr() - start;
        first..first + entry.content.bytes().len()
    };
    let contents: Vec<_> = entries.iter().map(content).collect();
    let all: Vec<u8> = (1..=255).collect();
    (0..bytes.len()).into_par_iter().for_each(|offset| {
        let inside = contents.iter().any(|content| content.contains(&offset));
        let mut changed = bytes.to_vec();
        for flip in if inside { flips } else { &all } {
            changed[offset] = bytes[offset] ^ flip;
            let found = verify(&changed, password).expect_err("a changed byte goes unnoticed");
            assert!(!found.is_empty(), "byte {offset} ^ {flip}");
        }
    });
}

#[test]
fn every_changed_byte_is_noticed() {
    change_each(&packet(), &[0x01, 0x20, 0xFF], None);
}

#[test]
fn every_changed_byte_of_an_encrypted_packet_is_noticed() {
    let bytes = encrypt(&packet(), &password()).expect("encrypted");
    // Each try makes a key: `tests/packet/trial.rs` tries more.
    change_each(&bytes, &[0x01], Some(&password()));
}

#[test]
fn every_cut_and_every_addition_is_noticed() {
    for bytes in [packet(), encrypt(&packet(), &password()).expect("encrypted")] {
        for length in 0..bytes.len() {
            assert!(verify(&bytes[..length], Some(&password())).is_err(), "{length} bytes");
        }
        for addition in [&b"\0"[..], b"PK\x05\x06", &bytes] {
            assert!(verify(&[&bytes, addition].concat(), Some(&password())).is_err());
            assert!(verify(&[addition, &bytes].concat(), Some(&password())).is_err());
        }
    }
}

#[test]
fn what_became_of_each_file_is_said_however_it_was_packed() {
    let changes: [(Change, Vec<Damage>); 8] = [
        (|files| files[0].1[9] ^= 1, vec![Damage::Changed(name(FIRST))]),
        (|files| drop(files.remove(1)), vec![Damage::Missing(name(SECOND))]),
        (
            |files| files.push(("03-notat.pdf".into(), b"ny".to_vec())),
            vec![Damage::Added(Some(name("03-notat.pdf")))],
        ),
        (
            |files| files.push(("Om Nora Eksempel.docx".into(), b"ny".to_vec())),
            vec![Damage::Added(None)],
        ),
        (
            |files| files[0].0 = "01-henvisning.pdf".into(),
            vec![Damage::Renamed { from: name(FIRST), to: Some(name("01-henvisning.pdf")) }],
        ),
        (
            |files| {
                let first = std::mem::take(&mut files[0].1);
                files[0].1 = std::mem::replace(&mut files[1].1, first);
            },
            vec![Damage::Changed(name(FIRST)), Damage::Changed(name(SECOND))],
        ),
        (|files| files.swap(0, 1), vec![Damage::Reordered]),
        (|files| drop(files.pop()), vec![Damage::ManifestMissing]),
    ];
    for (change, expected) in changes {
        let mut files = files();
        change(&mut files);
        assert_eq!(damages(&packed(&files)), expected, "packed by others");
        assert_eq!(damages(&laid_out(&files)), expected, "in our layout");
    }
}

#[test]
fn packets_of_the_first_format_verify_in_every_later_version() {
    let plain = include_bytes!("../../../tests/packet/seeds/plain.zip");
    let encrypted = include_bytes!("../../../tests/packet/seeds/encrypted.zip");
    let packed_by_others = include_bytes!("../../../tests/packet/seeds/deflated.zip");
    let report = verify(plain, None).expect("whole");
    assert_eq!(report.manifest.created().to_string(), "2026-03-18T09:15:00+01:00");
    assert!(verify(encrypted, Some(&password())).expect("whole").encrypted);
    assert!(matches!(damages(packed_by_others)[..], [Damage::Layout { .. }]));
}

#[test]
fn packing_anew_is_noticed_though_the_files_agree() {
    assert!(matches!(damages(&packed(&files()))[..], [Damage::Layout { .. }]));
}

#[test]
fn the_archive_message_and_the_manifest_have_to_agree() {
    let told = |from: &str, to: &str| {
        let mut files = files();
        let message = String::from_utf8(files[2].1.clone()).expect("text");
        let changed = message.replacen(from, to, 1);
        assert_ne!(changed, message, "{from}");
        let sum = |message: &str| Sha256::of(message.as_bytes()).to_string();
        let manifest = String::from_utf8(files[3].1.clone()).expect("text");
        let lengths = [&message, &changed].map(|text| format!("\"bytes\": {}", text.len()));
        let manifest =
            manifest.replace(&sum(&message), &sum(&changed)).replace(&lengths[0], &lengths[1]);
        files[2].1 = changed.into_bytes();
        files[3].1 = manifest.into_bytes();
        damages(&laid_out(&files))
    };
    let sum = Sha256::of(&small().items[0].bytes).to_string();
    let disagrees = vec![Damage::ArchiveDisagrees(name(FIRST))];
    assert_eq!(told(&sum, &Sha256::of(b"annet").to_string()), disagrees);
    assert_eq!(told("SHA-256", "MD5"), disagrees);
    assert_eq!(told("<filstoerrelse>1", "<filstoerrelse>2"), disagrees);
    let reference = format!("<referanseDokumentfil>{FIRST}");
    assert_eq!(told(&reference, "<referanseDokumentfil>x.pdf"), vec![Damage::ArchiveFiles]);
    assert_eq!(told("</arkivmelding>", ""), vec![Damage::ArchiveMessage]);
    assert_eq!(told("<arkivmelding", "<!DOCTYPE a><arkivmelding"), vec![Damage::ArchiveMessage]);
}

#[test]
fn an_encrypted_packet_says_what_it_needs() {
    let sealed = encrypt(&packet(), &password()).expect("encrypted");
    assert_eq!(damages(&sealed), [Damage::PasswordMissing]);
    let other = Password::given("et helt annet passord");
    let found = verify(&sealed, Some(&other)).map(|_| ()).expect_err("another password");
    // One wrong password in 65,536 passes the first check and fails the second.
    assert!(matches!(found[..], [Damage::PasswordWrong | Damage::Sealed]), "{found:?}");
    let mut changed = sealed.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let found = verify(&changed, Some(&password())).map(|_| ()).expect_err("changed");
    assert_eq!(found, [Damage::Sealed]);
    // A password that is not needed does no harm.
    assert!(verify(&packet(), Some(&password())).is_ok());
}

#[test]
fn encrypting_twice_is_refused_like_any_content_that_is_no_packet() {
    let twice = encrypt(&encrypt(&packet(), &password()).expect("once"), &password());
    let found = verify(&twice.expect("twice"), Some(&password())).map(|_| ()).expect_err("twice");
    assert_eq!(found, [Damage::ManifestMissing]);
}

#[test]
fn hostile_files_are_refused() {
    let one = |name: &str, bytes: &[u8]| packed(&vec![(name.to_owned(), bytes.to_vec())]);
    assert_eq!(damages(b""), [Damage::NotAPacket]);
    assert_eq!(damages(b"%PDF-1.7"), [Damage::NotAPacket]);
    assert_eq!(damages(&one("../../.ssh/authorized_keys", b"x")), [Damage::Path]);
    assert_eq!(damages(&one("C:\\x.pdf", b"x")), [Damage::Path]);
    assert_eq!(damages(&one("a.pdf", &vec![0; 64 << 20])), [Damage::Inflating]);
    let many = (0..2_001).map(|number| (format!("{number}.pdf"), Vec::new())).collect();
    assert_eq!(damages(&packed(&many)), [Damage::TooManyFiles]);
    let whole = packet();
    assert_eq!(damages(&whole[..whole.len() - 30]), [Damage::Cut]);
}

#[test]
fn links_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.pdf", "/etc/passwd", SimpleFileOptions::default()).expect("a link");
    let bytes = writer.finish().expect("a ZIP file").into_inner();
    assert_eq!(damages(&bytes), [Damage::Link]);
}

#[test]
fn files_that_lie_over_each_other_are_refused() {
    // Two entries of the directory mean the same bytes.
    let mut bytes = packed(&vec![("a.pdf".into(), b"x".to_vec()), ("b.pdf".into(), b"x".to_vec())]);
    let second = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a directory");
    bytes[second + 42..second + 46].fill(0);
    assert_eq!(damages(&bytes), [Damage::Overlapping]);
}
