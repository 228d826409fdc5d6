//! The parts of a message: bodies in encodings that survive every way, and what a message must be.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Body, SinglePart};

use crate::language::Language;
use crate::mail::fold::folded;

/// The finished message, unless mail servers would not take it as it is.
pub(super) fn finished(message: &lettre::Message) -> Option<Vec<u8>> {
    let bytes = folded(&message.formatted());
    is_well_formed(&bytes).then_some(bytes)
}

/// A moment as the mail library takes it.
pub(super) fn date(moment: Timestamp) -> Option<SystemTime> {
    let since = u64::try_from(moment.as_millisecond()).ok()?;
    Some(UNIX_EPOCH + Duration::from_millis(since))
}

/// A file that is attached.
pub(super) fn attached(name: &str, content_type: &str, bytes: Vec<u8>) -> Option<SinglePart> {
    let file = SinglePart::builder()
        .header(ContentType::parse(content_type).ok()?)
        .header(ContentDisposition::attachment(name));
    Some(file.body(base64(bytes)?))
}

/// A body with its kind.
pub(super) fn part(content_type: &str, body: Body) -> Option<SinglePart> {
    Some(SinglePart::builder().header(ContentType::parse(content_type).ok()?).body(body))
}

/// A text in quoted-printable: readable, and safe on every way.
pub(super) fn quoted(text: &str) -> Option<Body> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable).ok()
}

/// Bytes in Base64: the mail library would send some files as they are, with bare line feeds.
pub(super) fn base64(bytes: Vec<u8>) -> Option<Body> {
    Body::new_with_encoding(bytes, ContentTransferEncoding::Base64).ok()
}

/// No carriage return or line feed stands alone, no NUL anywhere, and no line is longer than mail
/// servers take (RFC 5322 §2.1.1).
fn is_well_formed(bytes: &[u8]) -> bool {
    let lines = || bytes.split(|byte| *byte == b'\n');
    let last = lines().count() - 1;
    lines().enumerate().all(|(index, line)| {
        let ended = index == last || line.ends_with(b"\r");
        let content = line.strip_suffix(b"\r").unwrap_or(line);
        ended && content.len() <= 998 && !content.contains(&b'\r') && !content.contains(&0)
    })
}

/// The language that a message is written in (RFC 3282).
#[derive(Clone, Copy)]
pub(super) struct ContentLanguage(pub Language);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ContentLanguage(text.parse()?))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.tag().to_owned())
    }
}
