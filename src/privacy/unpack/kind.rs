//! What a file is, by its first bytes; its name and what others say of it are hints only.

use super::Refusal;

/// The kinds of files that are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Mail,
    Calendar,
    /// HTML, and whatever else has tags: XML, SVG.
    Html,
    Text,
    Picture,
}

/// How far into a file the mark of a PDF may stand (ISO 32000-1, annex H, note 13).
const PDF_HEADER_WITHIN: usize = 1024;

const PICTURES: [&[u8]; 8] = [
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"\0\0\x01\0",
    b"\0\0\0\x0cjP  ",
];

const OTHERS: [(&[u8], &str); 16] = [
    (b"PK\x03\x04", "a ZIP archive or a document of an office program"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"PK\x07\x08", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program or of Outlook"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"age-encryption.org", "an encrypted file"),
];

/// Says what a file is.
///
/// # Errors
///
/// What it is instead, when it is none of the kinds.
pub(super) fn recognise(
    bytes: &[u8],
    name: Option<&str>,
    declared: Option<Kind>,
) -> Result<Kind, Refusal> {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    let is_picture = PICTURES.iter().any(|magic| bytes.starts_with(magic))
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.starts_with(b"BM") && bytes.get(6..10) == Some(b"\0\0\0\0")
        || bytes.get(4..8) == Some(b"ftyp");
    if is_picture {
        return Ok(Kind::Picture);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::Format(what));
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if starts_with(start, "BEGIN:VCALENDAR") || starts_with(start, "BEGIN:VCARD") {
        return Ok(Kind::Calendar);
    }
    if is_mail(bytes) {
        return Ok(Kind::Mail);
    }
    text(bytes)?;
    if ["<!doctype", "<html", "<?xml", "<svg", "<head", "<body", "<x:xmpmeta"]
        .iter()
        .any(|tag| starts_with(start, tag))
    {
        return Ok(Kind::Html);
    }
    Ok(match (declared, by_name(name)) {
        // A message without a header that is known is one if everybody says so.
        (Some(Kind::Mail), _) | (None, Some(Kind::Mail)) if has_header(bytes) => Kind::Mail,
        (Some(Kind::Html), _) | (_, Some(Kind::Html)) => Kind::Html,
        (Some(Kind::Calendar), _) | (_, Some(Kind::Calendar)) => Kind::Calendar,
        _ => Kind::Text,
    })
}

fn by_name(name: Option<&str>) -> Option<Kind> {
    let (_, ending) = name?.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "eml" => Some(Kind::Mail),
        "htm" | "html" | "xhtml" | "xml" | "svg" | "mht" => Some(Kind::Html),
        "ics" | "ifb" | "vcs" | "vcf" => Some(Kind::Calendar),
        _ => None,
    }
}

/// The text of a file in UTF-8, without its byte order mark.
///
/// # Errors
///
/// What it is instead.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Refusal::Encoding("it is in UTF-16"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Refusal::Format("a file that is not text"));
    }
    std::str::from_utf8(bytes).map_err(|_| {
        let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
        if bytes.iter().any(control) {
            Refusal::Format("a file that is not text")
        } else {
            Refusal::Encoding("perhaps Latin-1 or Windows-1252")
        }
    })
}

/// Hands over what can be read in a file of another kind: runs of letters, in UTF-8.
pub(super) fn readable_runs<E>(
    bytes: &[u8],
    mut each: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    for chunk in bytes.utf8_chunks() {
        for run in chunk.valid().split(char::is_control) {
            if run.chars().filter(|char| char.is_alphabetic()).count() >= 6 {
                each(run)?;
            }
        }
    }
    Ok(())
}

/// Headers that only messages have.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "delivered-to",
    "reply-to",
];

fn is_mail(bytes: &[u8]) -> bool {
    let lines = bytes.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let mut known = 0;
    for (index, line) in lines.take(200).enumerate() {
        match header_name(line) {
            Some(name) => {
                known +=
                    usize::from(HEADERS.iter().any(|h| name.eq_ignore_ascii_case(h.as_bytes())));
            }
            None if index > 0 && line.first().is_some_and(|byte| b" \t".contains(byte)) => {}
            // The line by which a mailbox file parts its messages.
            None if index == 0 && line.starts_with(b"From ") => {}
            None => return false,
        }
    }
    known >= 2
}

fn has_header(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').next().is_some_and(|line| header_name(line).is_some())
}

fn header_name(line: &[u8]) -> Option<&[u8]> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let fits = !name.is_empty() && name.iter().all(|byte| (0x21..0x7f).contains(byte));
    fits.then_some(name)
}

fn starts_with(bytes: &[u8], prefix: &str) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}
