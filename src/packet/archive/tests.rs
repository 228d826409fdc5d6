//! The structure of the archive message. `tests/packet/archive-schema.sh` holds it against the
//! schema itself.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::form::Confidentiality;
use crate::packet::bundle::tests::small;

/// The message of a bundle as lines `path = text`, and its bytes.
fn lines(bundle: &Bundle) -> (Vec<String>, String) {
    let files: Vec<File> = bundle.items.iter().map(File::of_item).collect();
    let xml = String::from_utf8(write(bundle, &files).expect("a message")).expect("text");
    let mut reader = Reader::from_str(&xml);
    let (mut open, mut text, mut lines) = (Vec::new(), String::new(), Vec::new());
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(start) => {
                open.push(start.local_name().as_ref().to_owned());
                text.clear();
            }
            Event::End(_) => {
                if !text.trim().is_empty() {
                    lines.push(format!("{} = {text}", open[1..].join("/")));
                }
                text.clear();
                open.pop();
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(entity) => text.push(match entity.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                other => panic!("{other}"),
            }),
            Event::Eof => return (lines, xml),
            _ => (),
        }
    }
}

#[test]
fn the_message_has_each_element_where_the_schema_has_it() {
    let (lines, xml) = lines(&small());
    let sum = |place: usize| crate::packet::manifest::Sha256::of(&small().items[place].bytes);
    let title = "Referat om Nora Eksempel ]]> & <b> 👶 □ □";
    let mut expected = format!(
        "system = Blankett {version}
antallFiler = 2
mappe/tittel = Sak 2026-014: barn i barnehage
mappe/offentligTittel = Sak 2026-014: barn i barnehage
mappe/opprettetDato = 2026-03-18T09:15:00+01:00
mappe/opprettetAv = Solsikken barnehage
mappe/arkivdel/kode = Barnemappe
mappe/arkivdel/beskrivelse = Sikker Sak
mappe/skjerming/tilgangsrestriksjon/kode = UO
mappe/skjerming/tilgangsrestriksjon/beskrivelse = Unntatt offentlighet
mappe/skjerming/skjermingshjemmel = {BASIS}
mappe/referanseEksternNoekkel/fagsystem = Blankett
mappe/referanseEksternNoekkel/noekkel = 2026-014
mappe/saksaar = 2026
mappe/sakssekvensnummer = 14
mappe/saksdato = 2026-03-18
registrering/opprettetDato = 2026-03-18T09:15:00+01:00
registrering/opprettetAv = Solsikken barnehage
registrering/skjerming/tilgangsrestriksjon/kode = UO
registrering/skjerming/tilgangsrestriksjon/beskrivelse = Unntatt offentlighet
registrering/skjerming/skjermingshjemmel = {BASIS}
",
        version = env!("CARGO_PKG_VERSION"),
    );
    let documents = [
        ("H", "Hoveddokument", "01-henvisning-2026-014.pdf"),
        ("V", "Vedlegg", "02-referat-2026-014-2026-03-17.pdf"),
    ];
    for (place, (code, meaning, name)) in documents.into_iter().enumerate() {
        let document = format!(
            "dokumentstatus/kode = F
dokumentstatus/beskrivelse = Dokumentet er ferdigstilt
tittel = {title}
beskrivelse = Referat
forfatter = Kari Nordli
opprettetDato = 2026-03-17T00:00:00
tilknyttetRegistreringSom/kode = {code}
tilknyttetRegistreringSom/beskrivelse = {meaning}
dokumentnummer = {number}
skjerming/tilgangsrestriksjon/kode = UO
skjerming/tilgangsrestriksjon/beskrivelse = Unntatt offentlighet
skjerming/skjermingshjemmel = {BASIS}
dokumentobjekt/versjonsnummer = 1
dokumentobjekt/variantformat/kode = A
dokumentobjekt/variantformat/beskrivelse = Arkivformat
dokumentobjekt/format/kode = pdf
dokumentobjekt/mimeType = application/pdf
dokumentobjekt/filnavn = {name}
dokumentobjekt/referanseDokumentfil = {name}
dokumentobjekt/sjekksum = {sum:?}
dokumentobjekt/sjekksumAlgoritme = SHA-256
dokumentobjekt/filstoerrelse = 17
",
            number = place + 1,
            sum = sum(place),
        );
        for line in document.lines() {
            expected.push_str(&format!("registrering/dokumentbeskrivelse/{line}\n"));
        }
    }
    expected.push_str(
        "registrering/tittel = Henvisning til PPT, sak 2026-014
registrering/offentligTittel = Henvisning til PPT, sak 2026-014
registrering/korrespondansepart/korrespondanseparttype/kode = EA
registrering/korrespondansepart/korrespondanseparttype/beskrivelse = Avsender
registrering/korrespondansepart/korrespondansepartNavn = Solsikken barnehage, Eksempel kommune
registrering/korrespondansepart/korrespondanseparttype/kode = EM
registrering/korrespondansepart/korrespondanseparttype/beskrivelse = Mottaker
registrering/korrespondansepart/korrespondansepartNavn = PPT i Eksempel kommune
registrering/referanseEksternNoekkel/fagsystem = Blankett
registrering/referanseEksternNoekkel/noekkel = 2026-014/henvisning
registrering/journalposttype/kode = U
registrering/journalposttype/beskrivelse = Utgående dokument
registrering/dokumentetsDato = 2026-03-18
registrering/antallVedlegg = 1
",
    );
    assert_eq!(lines.join("\n") + "\n", expected);
    let types = [NAMESPACE, CATALOGUE, "xsi:type=\"saksmappe\"", "xsi:type=\"journalpost\""];
    assert!(types.iter().all(|part| xml.contains(part)), "{xml}");
}

#[test]
fn nothing_that_xml_forbids_is_written() {
    let mut bundle = small();
    let hostile = "a\0b\u{1}c\u{FFFE}d\u{202E}e\u{85}f]]>&amp;<!--\u{1F476}\u{7F}";
    bundle.kindergarten = hostile.to_owned();
    bundle.items[0].authors = vec![hostile.to_owned()];
    let (lines, xml) = lines(&bundle);
    let author = "registrering/dokumentbeskrivelse/forfatter = a□b□c□d□e f]]>&amp;<!--👶□";
    assert!(lines.iter().any(|line| line == author), "{lines:?}");
    let forbidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{FFFE}' | '\u{202E}');
    assert!(!xml.contains(forbidden) && !xml.contains("<!--") && !xml.contains("]]>"));
}

#[test]
fn what_is_about_nobody_is_not_screened() {
    let mut bundle = small();
    bundle.items[1].confidentiality = Confidentiality::Open;
    let screened = |bundle: &Bundle| {
        let (lines, _) = lines(bundle);
        lines.iter().filter(|line| line.contains("skjermingshjemmel")).count()
    };
    assert_eq!(screened(&small()), 4);
    assert_eq!(screened(&bundle), 3);
    bundle.items[0].confidentiality = Confidentiality::Open;
    assert_eq!(screened(&bundle), 0);
}

#[test]
fn drafts_and_languages_show() {
    let mut bundle = small();
    bundle.draft = true;
    bundle.language = crate::language::Language::Nn;
    let (lines, _) = lines(&bundle);
    assert!(lines.iter().any(|line| line.ends_with("dokumentstatus/kode = B")));
    assert!(
        lines.iter().any(|line| line == "registrering/tittel = Tilvising til PPT, sak 2026-014")
    );
}
