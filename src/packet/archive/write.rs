//! Writes the archive message, each element where the schema's sequence has it.

use std::io;

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::form::Confidentiality;
use crate::message::Messages;
use crate::packet::archive::{BASIS, CATALOGUE, NAMESPACE};
use crate::packet::bundle::{Bundle, Item};
use crate::packet::manifest::{File, one_line};

const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The message, or nothing for a reference whose number is none (`xs:int`).
pub(super) fn message(bundle: &Bundle, files: &[File]) -> Option<Vec<u8>> {
    let (year, number) = bundle.reference.as_str().split_once('-')?;
    let case = Case { bundle, year: year.parse().ok()?, number: number.parse().ok()? };
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
    case.message(&mut xml, files).expect("writing to memory cannot fail");
    let mut bytes = xml.0.into_inner();
    bytes.push(b'\n');
    Some(bytes)
}

struct Case<'a> {
    bundle: &'a Bundle,
    year: i32,
    number: i32,
}

impl Case<'_> {
    fn message(&self, xml: &mut Xml, files: &[File]) -> io::Result<()> {
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = [("xmlns", NAMESPACE), ("xmlns:k", CATALOGUE), ("xmlns:xsi", SCHEMA_INSTANCE)];
        xml.within("arkivmelding", &root, |xml| {
            xml.text("system", concat!("Blankett ", env!("CARGO_PKG_VERSION")))?;
            xml.text("antallFiler", &files.len().to_string())?;
            xml.within("mappe", &[("xsi:type", "saksmappe")], |xml| self.folder(xml))?;
            let journal = [("xsi:type", "journalpost")];
            xml.within("registrering", &journal, |xml| self.registration(xml, files))
        })
    }

    /// `saksmappe`.
    fn folder(&self, xml: &mut Xml) -> io::Result<()> {
        let title = self.words("packet-archive-case");
        xml.text("tittel", &title)?;
        xml.text("offentligTittel", &title)?;
        xml.text("opprettetDato", &self.bundle.created.to_string())?;
        xml.text("opprettetAv", &self.bundle.kindergarten)?;
        if let Some(place) = &self.bundle.archive {
            xml.code("arkivdel", &place.name, &place.system)?;
        }
        self.screening(xml, self.strictest())?;
        self.key(xml, "")?;
        xml.text("saksaar", &self.year.to_string())?;
        xml.text("sakssekvensnummer", &self.number.to_string())?;
        xml.text("saksdato", &self.bundle.created.local().date().to_string())
    }

    /// `journalpost`.
    fn registration(&self, xml: &mut Xml, files: &[File]) -> io::Result<()> {
        xml.text("opprettetDato", &self.bundle.created.to_string())?;
        xml.text("opprettetAv", &self.bundle.kindergarten)?;
        self.screening(xml, self.strictest())?;
        for (number, (item, file)) in self.bundle.items.iter().zip(files).enumerate() {
            xml.within("dokumentbeskrivelse", &[], |xml| self.document(xml, number, item, file))?;
        }
        let title = self.words("packet-archive-referral");
        xml.text("tittel", &title)?;
        xml.text("offentligTittel", &title)?;
        let from = format!("{}, {}", self.bundle.kindergarten, self.bundle.organisation);
        party(xml, "EA", "Avsender", &from)?;
        party(xml, "EM", "Mottaker", &self.bundle.receiver)?;
        self.key(xml, "/henvisning")?;
        xml.code("journalposttype", "U", "Utgående dokument")?;
        xml.text("dokumentetsDato", &self.bundle.created.local().date().to_string())?;
        xml.text("antallVedlegg", &files.len().saturating_sub(1).to_string())
    }

    /// `dokumentbeskrivelse` with its one `dokumentobjekt`.
    fn document(&self, xml: &mut Xml, number: usize, item: &Item, file: &File) -> io::Result<()> {
        match self.bundle.draft {
            true => xml.code("dokumentstatus", "B", "Dokumentet er under redigering")?,
            false => xml.code("dokumentstatus", "F", "Dokumentet er ferdigstilt")?,
        }
        xml.text("tittel", &item.title)?;
        xml.text("beskrivelse", &item.public_title)?;
        for author in &item.authors {
            xml.text("forfatter", author)?;
        }
        xml.text("opprettetDato", &midnight(item.date))?;
        match number {
            0 => xml.code("tilknyttetRegistreringSom", "H", "Hoveddokument")?,
            _ => xml.code("tilknyttetRegistreringSom", "V", "Vedlegg")?,
        }
        xml.text("dokumentnummer", &(number + 1).to_string())?;
        self.screening(xml, item.confidentiality)?;
        xml.within("dokumentobjekt", &[], |xml| object(xml, file))
    }

    /// `skjerming`, unless the document is about nobody.
    fn screening(&self, xml: &mut Xml, confidentiality: Confidentiality) -> io::Result<()> {
        if confidentiality == Confidentiality::Open {
            return Ok(());
        }
        xml.within("skjerming", &[], |xml| {
            xml.code("tilgangsrestriksjon", "UO", "Unntatt offentlighet")?;
            xml.text("skjermingshjemmel", BASIS)
        })
    }

    fn strictest(&self) -> Confidentiality {
        let order =
            |one: &Confidentiality| Confidentiality::ALL.iter().position(|other| other == one);
        let all = self.bundle.items.iter().map(|item| item.confidentiality);
        all.max_by_key(order).unwrap_or(Confidentiality::Child)
    }

    /// `referanseEksternNoekkel`: what the case is called here.
    fn key(&self, xml: &mut Xml, of: &str) -> io::Result<()> {
        xml.within("referanseEksternNoekkel", &[], |xml| {
            xml.text("k:fagsystem", "Blankett")?;
            xml.text("k:noekkel", &format!("{}{of}", self.bundle.reference))
        })
    }

    fn words(&self, id: &str) -> String {
        let reference = self.bundle.reference.as_str().into();
        Messages::of(self.bundle.language).text(id, &[("reference", reference)])
    }
}

fn object(xml: &mut Xml, file: &File) -> io::Result<()> {
    xml.text("versjonsnummer", "1")?;
    xml.code("variantformat", "A", "Arkivformat")?;
    xml.code("format", file.name.as_str().rsplit('.').next().unwrap_or_default(), "")?;
    xml.text("mimeType", &file.media_type)?;
    xml.text("filnavn", file.name.as_str())?;
    xml.text("referanseDokumentfil", file.name.as_str())?;
    xml.text("sjekksum", &file.sha256.to_string())?;
    xml.text("sjekksumAlgoritme", "SHA-256")?;
    xml.text("filstoerrelse", &file.bytes.to_string())
}

fn party(xml: &mut Xml, code: &str, role: &str, name: &str) -> io::Result<()> {
    xml.within("korrespondansepart", &[], |xml| {
        xml.code("korrespondanseparttype", code, role)?;
        xml.text("korrespondansepartNavn", name)
    })
}

fn midnight(date: Date) -> String {
    format!("{date}T00:00:00")
}

/// Elements of the message; texts are cleaned of what XML or a reader's eye cannot take.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))?;
        content(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let text = one_line(text);
        self.0.create_element(name).write_text_content(BytesText::new(&text)).map(|_| ())
    }

    /// A value with its code (`kode`), and what it means unless that is the code itself.
    fn code(&mut self, name: &str, code: &str, meaning: &str) -> io::Result<()> {
        self.within(name, &[], |xml| {
            xml.text("k:kode", code)?;
            if meaning.is_empty() { Ok(()) } else { xml.text("k:beskrivelse", meaning) }
        })
    }
}
