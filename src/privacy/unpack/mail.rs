//! Messages (RFC 5322, MIME): every header, every part, and what stands between the parts.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Address, Encoding, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders,
    PartType,
};

use super::collector::Collector;
use super::kind::Kind;
use super::limits::Limit;
use super::{Place, Refusal, html};

/// Headers that machines write for machines: moments, random numbers, routes, sums and
/// signatures. Their digits and letters would look like numbers and names that they are not.
///
/// Remarks in brackets are looked at even there.
const TECHNICAL: [&str; 19] = [
    "date",
    "resent-date",
    "message-id",
    "resent-message-id",
    "in-reply-to",
    "references",
    "content-id",
    "received",
    "return-path",
    "mime-version",
    "content-transfer-encoding",
    "content-md5",
    "content-length",
    "lines",
    "dkim-signature",
    "arc-seal",
    "arc-message-signature",
    "arc-authentication-results",
    "thread-index",
];

/// How often a message may speak of messages or parts within it, at any depth.
const MAX_NESTED: usize = 100;

/// Takes a message apart.
pub(super) fn unpack(bytes: &[u8], into: &mut Collector) -> Result<(), Refusal> {
    // The parser's answer is as deep as the message, and so is its end.
    let nested: usize =
        ["rfc822", "global", "digest", "multipart/"].map(|word| count(bytes, word)).iter().sum();
    if nested > MAX_NESTED {
        return Err(Refusal::Limit(Limit::Nesting));
    }
    no_encoded_messages(bytes)?;
    into.budget.spend(Limit::Decoded, bytes.len())?;
    let message = MessageParser::default()
        .default_header_text()
        .parse(bytes)
        .ok_or(Refusal::Damaged("a message without headers"))?;
    read(&message, into)
}

/// Refuses a message within the message that is wrapped in an encoding, which the standard forbids
/// (RFC 2045 §6.4): within it nobody has counted, and the parser would go as deep as it says.
fn no_encoded_messages(bytes: &[u8]) -> Result<(), Refusal> {
    // Without the header of the encoding the parser leaves everything as it is.
    let parser = MessageParser::new().header_content_type(HeaderName::ContentType);
    let message = parser.default_header_ignore().parse(bytes);
    match message.is_some_and(|message| has_encoded_message(&message)) {
        true => Err(Refusal::Damaged("a message within the message is encoded")),
        false => Ok(()),
    }
}

fn has_encoded_message(message: &Message<'_>) -> bool {
    message.parts.iter().any(|part| {
        let is_message = part.content_type().is_some_and(|kind| kind.ctype() == "message");
        let head = part.offset_header as usize..part.offset_body as usize;
        let head = message.raw_message.get(head).unwrap_or_default();
        let is_encoded = count(head, "base64") + count(head, "quoted-printable") > 0;
        let inner = match &part.body {
            PartType::Message(inner) => has_encoded_message(inner),
            _ => false,
        };
        is_message && is_encoded || inner
    })
}

fn read(message: &Message<'_>, into: &mut Collector) -> Result<(), Refusal> {
    let raw = message.raw_message.as_ref();
    for (index, part) in message.parts.iter().enumerate() {
        headers(part, raw, into)?;
        body(message, index, part, into)?;
    }
    remarks(message, into)
}

fn headers(part: &MessagePart<'_>, raw: &[u8], into: &mut Collector) -> Result<(), Refusal> {
    for header in &part.headers {
        let name = header.name.as_str();
        let technical = TECHNICAL.iter().any(|known| name.eq_ignore_ascii_case(known));
        let place = Place::MailHeader(name.to_owned());
        if let HeaderName::Other(name) = &header.name {
            into.text(place.clone(), name)?;
        }
        let is_moment = matches!(header.value, HeaderValue::DateTime(_) | HeaderValue::Received(_));
        let start = header.offset_start as usize;
        let written = raw.get(start..header.offset_end as usize).unwrap_or_default();
        if is_moment || technical {
            // A remark in brackets may stand in any of them, and after a date anything.
            if let Some(remark) = written.iter().position(|byte| *byte == b'(') {
                into.text(place, String::from_utf8_lossy(&written[remark..]).trim())?;
            }
            continue;
        }
        for text in texts(&header.value) {
            into.text(place.clone(), &text)?;
        }
        // As it was written, too: what the parser takes for nothing, another program may show.
        if !matches!(header.value, HeaderValue::ContentType(_)) {
            into.text(place, &unstructured(written))?;
        }
    }
    Ok(())
}

/// The text of a header of which only the encoded words matter (RFC 2047).
fn unstructured(written: &[u8]) -> String {
    let words: Vec<u8> = written
        .split(|byte| byte.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(&b' ');
    let message = [b"Subject: ", words.as_slice(), b"\r\n\r\n"].concat();
    let message = MessageParser::default().parse(&message);
    let subject = message.as_ref().and_then(|message| message.subject());
    subject.map_or_else(|| String::from_utf8_lossy(&words).into_owned(), str::to_owned)
}

/// What a header says, decoded.
fn texts<'a>(value: &'a HeaderValue<'_>) -> Vec<Cow<'a, str>> {
    let mut texts: Vec<Cow<'a, str>> = Vec::new();
    let mut addresses = |list: &'a [mail_parser::Addr<'_>]| {
        for address in list {
            let both = [address.name.as_deref(), address.address.as_deref()];
            texts.extend(both.into_iter().flatten().map(Cow::Borrowed));
        }
    };
    match value {
        HeaderValue::Address(Address::List(list)) => addresses(list),
        HeaderValue::Address(Address::Group(groups)) => {
            for group in groups {
                addresses(&group.addresses);
            }
            texts
                .extend(groups.iter().filter_map(|group| group.name.as_deref()).map(Cow::Borrowed));
        }
        HeaderValue::Text(text) => texts.push(Cow::Borrowed(text)),
        HeaderValue::TextList(list) => texts.extend(list.iter().map(|text| Cow::Borrowed(&**text))),
        HeaderValue::ContentType(kind) => {
            // The boundary is a random number, and what the parts are is no secret.
            let attributes = kind.attributes().unwrap_or_default().iter();
            let told = attributes.filter(|attribute| attribute.name != "boundary");
            texts.extend(told.map(|attribute| Cow::Borrowed(&*attribute.value)));
        }
        HeaderValue::DateTime(_) | HeaderValue::Received(_) | HeaderValue::Empty => {}
    }
    texts
}

fn body(
    message: &Message<'_>,
    index: usize,
    part: &MessagePart<'_>,
    into: &mut Collector,
) -> Result<(), Refusal> {
    if let PartType::Multipart(_) = part.body {
        return Ok(());
    }
    check_encoding(part)?;
    let name = part.attachment_name();
    let is_body = |list: &[u32]| list.iter().any(|id| *id as usize == index);
    let is_body = name.is_none() && (is_body(&message.text_body) || is_body(&message.html_body));
    match &part.body {
        PartType::Message(inner) => into.nested(name, |into| read(inner, into)),
        PartType::Text(text) if is_body => {
            into.budget.spend(Limit::Decoded, text.len())?;
            into.text(Place::MailText, text)
        }
        PartType::Html(text) if is_body => html::unpack(text, &Place::MailHtml, into),
        PartType::Text(text) | PartType::Html(text) => {
            let kind = declared(part);
            // A calendar's fold may part the bytes of a letter, which the parser replaced then.
            let bytes = if kind == Some(Kind::Calendar) && text.contains('\u{fffd}') {
                written(message, part)?
            } else {
                Cow::Borrowed(text.as_bytes())
            };
            into.attachment(&bytes, name, kind)
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            into.budget.spend(Limit::Decoded, bytes.len())?;
            into.attachment(bytes, name, declared(part))
        }
        PartType::Multipart(_) => Ok(()),
    }
}

/// The bytes of a part.
fn written<'a>(message: &'a Message<'_>, part: &MessagePart<'_>) -> Result<Cow<'a, [u8]>, Refusal> {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => return Ok(Cow::Borrowed(raw)),
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
    };
    decoded.map(Cow::Owned).ok_or(Refusal::Damaged("a part of the message cannot be decoded"))
}

/// What whoever attached a part says that it is.
fn declared(part: &MessagePart<'_>) -> Option<Kind> {
    let kind = part.content_type()?;
    match (kind.ctype(), kind.subtype()?) {
        ("text", "html") | ("application", "xhtml+xml" | "xml") => Some(Kind::Html),
        ("text" | "application", "calendar" | "ics") => Some(Kind::Calendar),
        ("message", _) => Some(Kind::Mail),
        _ => None,
    }
}

/// Refuses what recipients' programs decode and this one would not.
fn check_encoding(part: &MessagePart<'_>) -> Result<(), Refusal> {
    let encoding = part.content_transfer_encoding().unwrap_or("7bit").trim();
    let known = ["7bit", "8bit", "binary", "base64", "quoted-printable"];
    if !known.iter().any(|known| encoding.eq_ignore_ascii_case(known)) {
        return Err(Refusal::Encoding("a part of the message is in an unknown transfer encoding"));
    }
    if part.is_encoding_problem && !part.is_empty() {
        return Err(Refusal::Damaged("a part of the message does not keep to its encoding"));
    }
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let is_known = |name: &str| {
        let unicode = ["utf-8", "utf8", "us-ascii"];
        unicode.iter().any(|known| name.eq_ignore_ascii_case(known))
            || charset_decoder(name.as_bytes()).is_some()
    };
    if part.is_text() && charset.is_some_and(|name| !is_known(name.trim())) {
        return Err(Refusal::Encoding("a part of the message is in an unknown character set"));
    }
    Ok(())
}

/// Hands back what stands before, between and after the parts.
fn remarks(message: &Message<'_>, into: &mut Collector) -> Result<(), Refusal> {
    let raw = message.raw_message.as_ref();
    let start = message.parts.first().map_or(0, |part| part.offset_header as usize);
    let mut covered: Vec<(usize, usize)> = Vec::new();
    let mut end = raw.len();
    for part in &message.parts {
        let whole = (part.offset_header as usize, part.offset_end as usize);
        let head = (part.offset_header as usize, part.offset_body as usize);
        let is_multipart = matches!(part.body, PartType::Multipart(_));
        covered.push(if is_multipart { head } else { whole });
        if part.offset_header as usize == start {
            end = (part.offset_end as usize).min(raw.len());
        }
    }
    covered.sort_unstable();
    let mut position = start;
    for (from, to) in covered.into_iter().chain([(end, end)]) {
        if let Some(remark) = raw.get(position..from) {
            let remark = String::from_utf8_lossy(remark);
            let lines = remark.lines().filter(|line| !line.starts_with("--"));
            if lines.clone().any(|line| line.to_ascii_lowercase().starts_with("content-")) {
                return Err(Refusal::Damaged("a part of the message is not within its bounds"));
            }
            into.text(Place::MailRemark, &lines.collect::<Vec<_>>().join("\n"))?;
        }
        position = position.max(to);
    }
    Ok(())
}

fn count(bytes: &[u8], word: &str) -> usize {
    let is_word = |window: &&[u8]| window.eq_ignore_ascii_case(word.as_bytes());
    bytes.windows(word.len()).filter(is_word).count()
}
