//! How the process that reads a file tells what comes of it: a line of JSON for each thing, and
//! after that of a page its bytes.

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};

use super::limits::MAX_RESULT;
use super::{AttachedPage, AttachmentError, Event, Wish};

/// A line longer than this is none of ours.
const MAX_LINE: u64 = 64 * 1024;

/// What is told.
pub enum Told {
    /// So many pages will come.
    Pages(usize),
    /// The next page.
    Page(AttachedPage),
    /// All pages have come.
    Done,
    /// The file cannot be part of a packet.
    Refused(AttachmentError),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "told", rename_all = "snake_case")]
enum Line {
    Pages { count: usize },
    Page { length: usize, has_text: bool },
    Done,
    Refused { error: AttachmentError },
}

/// Tells one thing.
///
/// # Errors
///
/// When nobody listens.
pub fn tell(out: &mut impl Write, told: Told) -> io::Result<()> {
    let (line, bytes) = match told {
        Told::Pages(count) => (Line::Pages { count }, Vec::new()),
        Told::Page(page) => {
            (Line::Page { length: page.pdf.len(), has_text: page.has_text }, page.pdf)
        }
        Told::Done => (Line::Done, Vec::new()),
        Told::Refused(error) => (Line::Refused { error }, Vec::new()),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")?;
    out.write_all(&bytes)?;
    out.flush()
}

impl From<Event> for Told {
    fn from(event: Event) -> Told {
        match event {
            Event::Pages(count) => Told::Pages(count),
            Event::Page(page) => Told::Page(page),
        }
    }
}

/// Hears one thing.
///
/// # Errors
///
/// When the other side is gone, or says what nobody understands.
pub fn hear(from: &mut impl BufRead) -> io::Result<Told> {
    let line: Line = read_line(from)?;
    Ok(match line {
        Line::Pages { count } => Told::Pages(count),
        Line::Page { length, has_text } => {
            if length > MAX_RESULT {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut pdf = Vec::new();
            from.take(length as u64).read_to_end(&mut pdf)?;
            if pdf.len() < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            Told::Page(AttachedPage { pdf, has_text })
        }
        Line::Done => Told::Done,
        Line::Refused { error } => Told::Refused(error),
    })
}

/// Asks for a file: the wish on a line, then the file's bytes.
///
/// # Errors
///
/// When nobody listens.
pub fn ask(out: &mut impl Write, wish: &Wish, bytes: &[u8]) -> io::Result<()> {
    serde_json::to_writer(&mut *out, wish)?;
    out.write_all(b"\n")?;
    out.write_all(bytes)?;
    out.flush()
}

/// Takes the question; of the bytes no more than `max`.
///
/// # Errors
///
/// When the other side is gone, or says what nobody understands.
pub fn take(from: &mut impl BufRead, max: usize) -> io::Result<(Wish, Vec<u8>)> {
    let wish = read_line(from)?;
    let mut bytes = Vec::new();
    from.take(max as u64).read_to_end(&mut bytes)?;
    Ok((wish, bytes))
}

fn read_line<T: for<'de> Deserialize<'de>>(from: &mut impl BufRead) -> io::Result<T> {
    let mut line = Vec::new();
    from.take(MAX_LINE).read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

/// A date in a question, as `2026-03-14`.
pub(super) mod date {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_heard() {
        let mut wire = Vec::new();
        tell(&mut wire, Told::Pages(1)).expect("a vector takes it");
        let page = AttachedPage { pdf: b"{\n%PDF".to_vec(), has_text: true };
        tell(&mut wire, Told::Page(page)).expect("a vector takes it");
        tell(&mut wire, Told::Refused(AttachmentError::PageSize { page: 2 })).expect("likewise");
        let mut wire = wire.as_slice();
        assert!(matches!(hear(&mut wire), Ok(Told::Pages(1))));
        let Ok(Told::Page(page)) = hear(&mut wire) else { panic!("a page") };
        assert_eq!((page.pdf.as_slice(), page.has_text), (&b"{\n%PDF"[..], true));
        let Ok(Told::Refused(error)) = hear(&mut wire) else { panic!("a refusal") };
        assert_eq!(error, AttachmentError::PageSize { page: 2 });
        assert!(hear(&mut wire).is_err(), "nothing more comes");
    }

    #[test]
    fn a_question_is_taken_up_to_a_limit() {
        let date = jiff::civil::date(2026, 3, 14);
        let wish =
            Wish { title: "Rapport".to_owned(), language: crate::language::Language::Nn, date };
        let mut wire = Vec::new();
        ask(&mut wire, &wish, b"%PDF-1.7").expect("a vector takes it");
        let (heard, bytes) = take(&mut wire.as_slice(), 5).expect("it is understood");
        assert_eq!((heard, bytes.as_slice()), (wish, &b"%PDF-"[..]));
        assert!(take(&mut &b"%PDF-1.7"[..], 5).is_err());
    }

    #[test]
    fn stumps_are_no_pages() {
        assert!(
            hear(&mut &b"{\"told\":\"page\",\"length\":9,\"has_text\":true}\n%PDF"[..]).is_err()
        );
        let most =
            format!("{{\"told\":\"page\",\"length\":{},\"has_text\":true}}\n", MAX_RESULT + 1);
        assert!(hear(&mut most.as_bytes()).is_err());
    }
}
