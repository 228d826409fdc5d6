//! Messages: which part holds the answer, and who sent it.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Header, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::limits::{MAX_PERSONS, within};
use super::{Answer, NoAnswer, address, bounce, calendar};

/// A header of more bytes is looked at no further.
const MAX_HEADER: usize = 2_000;

/// Reads a message.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Answer>, NoAnswer> {
    let message = parser().parse(bytes).ok_or(NoAnswer::Damaged("a message without headers"))?;
    if let Some(report) = message.parts.iter().find(|part| bounce::is_report(part)) {
        return bounce::read(&message, report);
    }
    let sender = sender(&message);
    let mut answers: Vec<Answer> = Vec::new();
    let mut refusal = None;
    for part in message.parts.iter().filter(|part| may_be_calendar(&message, part)) {
        let method = part.content_type().and_then(|kind| kind.attribute("method"));
        let found = decoded(&message, part)
            .and_then(|bytes| calendar::read(&bytes, method, sender.as_deref()));
        match found {
            // The same calendar often stands beside the text and among the attachments.
            Ok(found) => {
                for answer in found {
                    if !answers.contains(&answer) {
                        answers.push(answer);
                    }
                    within(answers.len(), MAX_PERSONS, "answers")?;
                }
            }
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    if answers.is_empty() {
        return Err(refusal.unwrap_or_else(|| what_else(&message, sender.as_deref())));
    }
    calendar::agreed(answers)
}

/// A parser that leaves everything encoded: a message that is wrapped in base64 could otherwise be
/// as deep as it likes, where nobody counted.
fn parser() -> MessageParser {
    MessageParser::new().header_content_type(HeaderName::ContentType).default_header_ignore()
}

/// Whether a part is a calendar, by what it is declared as or by how it begins.
fn may_be_calendar(message: &Message<'_>, part: &MessagePart<'_>) -> bool {
    const BEGIN_IN_BASE64: &[u8] = b"QkVHSU46VkNBTEVOREFS";
    if matches!(part.body, PartType::Multipart(_) | PartType::Message(_)) {
        return false;
    }
    let body = body(message, part);
    is_kind(part, &[("text", "calendar"), ("application", "ics"), ("application", "calendar")])
        || calendar::is_calendar(body)
        || body.trim_ascii_start().starts_with(BEGIN_IN_BASE64)
}

/// Says what a message without a calendar is.
fn what_else(message: &Message<'_>, sender: Option<&str>) -> NoAnswer {
    let has = |kinds: &[(&str, &str)]| message.parts.iter().any(|part| is_kind(part, kinds));
    let header = |name| header(message, message.headers(), name);
    let is_auto_reply = |value: Cow<'_, str>| value.to_ascii_lowercase().contains("auto-replied");
    if has(&[("message", "disposition-notification")]) {
        return NoAnswer::ReadReceipt;
    }
    if has(&[("application", "ms-tnef"), ("application", "vnd.ms-tnef")]) {
        return NoAnswer::OutlookFormat;
    }
    if header("Auto-Submitted").is_some_and(is_auto_reply)
        || header("X-Auto-Response-Suppress").is_some()
    {
        return NoAnswer::AutomaticReply;
    }
    let from = sender.and_then(|sender| sender.split_once('@')).map(|(local, _)| local);
    let is_server = ["mailer-daemon", "postmaster"]
        .iter()
        .any(|server| from.is_some_and(|from| from.eq_ignore_ascii_case(server)));
    if is_server || header("X-Failed-Recipients").is_some() {
        return NoAnswer::ForeignBounce;
    }
    if has(&[("message", "rfc822"), ("message", "global")]) {
        return NoAnswer::Forwarded;
    }
    NoAnswer::OrdinaryMessage
}

/// The single address in the single `From`.
fn sender(message: &Message<'_>) -> Option<String> {
    let mut senders =
        message.headers().iter().filter(|header| header.name.as_str().eq_ignore_ascii_case("from"));
    let from = senders.next().filter(|_| senders.next().is_none())?;
    let written = written(message, from).filter(|written| written.len() <= MAX_HEADER)?;
    let alone = [b"From:", written, b"\r\n\r\n"].concat();
    let alone =
        MessageParser::new().header_address(HeaderName::From).parse_headers(alone.as_slice())?;
    let HeaderValue::Address(addresses) = alone.header(HeaderName::From)? else { return None };
    let mut addresses = addresses.iter();
    let first = addresses.next().filter(|_| addresses.next().is_none())?;
    first.address().and_then(address)
}

/// Whether a part is declared as one of these.
pub(super) fn is_kind(part: &MessagePart<'_>, kinds: &[(&str, &str)]) -> bool {
    part.content_type().is_some_and(|kind| {
        let of = kind.subtype().map(|subtype| (kind.ctype(), subtype));
        of.is_some_and(|of| kinds.contains(&of))
    })
}

/// A header as it is written, trimmed.
pub(super) fn header<'a>(
    message: &'a Message<'_>,
    headers: &[Header<'_>],
    name: &str,
) -> Option<Cow<'a, str>> {
    let header = headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
    written(message, header).map(|written| String::from_utf8_lossy(written.trim_ascii()))
}

fn written<'a>(message: &'a Message<'_>, header: &Header<'_>) -> Option<&'a [u8]> {
    message.raw_message.get(header.offset_start as usize..header.offset_end as usize)
}

/// The headers of a message that stands within another.
pub(super) fn headers_of(bytes: &[u8]) -> Option<Message<'_>> {
    // None of them is parsed: they may be encoded, and were not looked at before.
    let parser = MessageParser::new().ignore_header(HeaderName::ContentType);
    parser.default_header_ignore().parse_headers(bytes)
}

/// The bytes of a part, as they were sent.
fn body<'a>(message: &'a Message<'_>, part: &MessagePart<'_>) -> &'a [u8] {
    let range = part.offset_body as usize..part.offset_end as usize;
    message.raw_message.get(range).unwrap_or_default()
}

/// The bytes of a part, without their transfer encoding.
pub(super) fn decoded<'a>(
    message: &'a Message<'_>,
    part: &MessagePart<'_>,
) -> Result<Cow<'a, [u8]>, NoAnswer> {
    let body = body(message, part);
    let encoding = header(message, &part.headers, "Content-Transfer-Encoding");
    let encoding = encoding.unwrap_or_default().to_ascii_lowercase();
    let decoded = match encoding.as_str() {
        "" | "7bit" | "8bit" | "binary" => return Ok(Cow::Borrowed(body)),
        // The boundary may be among the bytes of a message that was thought to stand there plainly.
        "base64" => base64_decode(body.split(|byte| *byte == b'-').next().unwrap_or_default()),
        "quoted-printable" => quoted_printable_decode(body),
        _ => return Err(NoAnswer::Damaged("a part is in an unknown transfer encoding")),
    };
    decoded.map(Cow::Owned).ok_or(NoAnswer::Damaged("a part does not keep to its encoding"))
}
