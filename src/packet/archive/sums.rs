//! Reads back what an archive message says of its files.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::packet::layout::MAX_FILES;

/// What an archive message says of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// `referanseDokumentfil`.
    pub file: String,
    /// `sjekksum`.
    pub sum: String,
    /// `sjekksumAlgoritme`.
    pub algorithm: String,
    /// `filstoerrelse`.
    pub size: String,
}

/// The bytes are no archive message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an archive message")]
pub struct NotAMessage;

/// The files that an archive message lists (`dokumentobjekt`), in its order.
///
/// # Errors
///
/// XML that is not well formed, has a document type, or more files than a packet.
pub fn read(xml: &[u8]) -> Result<Vec<Listed>, NotAMessage> {
    let mut reader = Reader::from_str(std::str::from_utf8(xml).map_err(|_| NotAMessage)?);
    let mut listed: Vec<Listed> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| NotAMessage)? {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                if name == "dokumentobjekt" {
                    listed.push(Listed::default());
                }
                open.push(name);
                if open.len() > 20 || listed.len() > MAX_FILES {
                    return Err(NotAMessage);
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => add(&open, &mut listed, &text),
            // Neither entities nor other ways of writing stand in what is compared.
            Event::DocType(_) => return Err(NotAMessage),
            Event::Eof if open.is_empty() => return Ok(listed),
            Event::Eof => return Err(NotAMessage),
            _ => (),
        }
    }
}

fn add(open: &[String], listed: &mut [Listed], text: &str) {
    let [.., parent, name] = open else { return };
    let (true, Some(file)) = (parent == "dokumentobjekt", listed.last_mut()) else { return };
    match name.as_str() {
        "referanseDokumentfil" => file.file.push_str(text),
        "sjekksum" => file.sum.push_str(text),
        "sjekksumAlgoritme" => file.algorithm.push_str(text),
        "filstoerrelse" => file.size.push_str(text),
        _ => (),
    }
}
