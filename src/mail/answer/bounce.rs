//! Delivery status notifications (RFC 3464), with addresses beyond ASCII (RFC 6533), too.

use mail_parser::{Message, MessagePart};

use super::limits::{MAX_PERSONS, within};
use super::message::{decoded, header, headers_of, is_kind};
use super::{About, Answer, NoAnswer, Says, address, is_plain};

/// The longest line of a message (RFC 5322, 2.1.1).
const MAX_MESSAGE_ID: usize = 998;

/// Whether a part says what became of a message.
pub(super) fn is_report(part: &MessagePart<'_>) -> bool {
    is_kind(part, &[("message", "delivery-status"), ("message", "global-delivery-status")])
}

/// Reads what became of a message, for each of its recipients.
pub(super) fn read(
    message: &Message<'_>,
    report: &MessagePart<'_>,
) -> Result<Vec<Answer>, NoAnswer> {
    let bytes = decoded(message, report)?;
    let text = String::from_utf8_lossy(&bytes);
    let recipients = recipients(&text)?;
    if recipients.is_empty() {
        return Err(NoAnswer::Damaged("the notification says of no recipient what happened"));
    }
    let message_id = message_id(message).ok_or(NoAnswer::WithoutMessageId)?;
    let answers = recipients.into_iter().map(|(who, says)| Answer {
        about: About::Message { message_id: message_id.clone() },
        who,
        says,
        confirmed_by_sender: true,
    });
    Ok(answers.collect())
}

/// The `Message-ID` of what was sent.
fn message_id(message: &Message<'_>) -> Option<String> {
    const RETURNED: [(&str, &str); 5] = [
        ("message", "rfc822"),
        ("message", "global"),
        ("text", "rfc822-headers"),
        ("message", "rfc822-headers"),
        ("message", "global-headers"),
    ];
    let returned = message.parts.iter().filter(|part| is_kind(part, &RETURNED));
    let mut ids = returned.filter_map(|part| {
        let bytes = decoded(message, part).ok()?;
        let original = headers_of(&bytes)?;
        header(&original, original.headers(), "Message-ID").as_deref().and_then(identifier)
    });
    // Exchange answers to the message, whether or not it returns any of it.
    ids.next().or_else(|| {
        header(message, message.headers(), "In-Reply-To").as_deref().and_then(identifier)
    })
}

/// A single identifier without its brackets.
fn identifier(written: &str) -> Option<String> {
    let written = written.trim();
    let bare = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let bare = bare.unwrap_or(written);
    let fits = is_plain(bare, MAX_MESSAGE_ID) && !bare.contains(['<', '>']);
    fits.then(|| bare.to_owned())
}

/// Each recipient with what happened.
fn recipients(text: &str) -> Result<Vec<(Option<String>, Says)>, NoAnswer> {
    let mut recipients = Vec::new();
    let mut group = Group::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let mut field = line.to_owned();
        let is_folded = |next: &&str| next.starts_with([' ', '\t']) && !next.trim().is_empty();
        while let Some(rest) = lines.next_if(is_folded) {
            field.push_str(rest);
        }
        if field.trim().is_empty() {
            recipients.extend(std::mem::take(&mut group).told());
            within(recipients.len(), MAX_PERSONS, "recipients")?;
        } else if let Some((name, value)) = field.split_once(':') {
            group.take(name.trim(), value.trim());
        }
    }
    recipients.extend(group.told());
    Ok(recipients)
}

/// The fields of one recipient (RFC 3464, 2.3).
#[derive(Default)]
struct Group {
    original: Option<String>,
    last: Option<String>,
    action: Option<Says>,
    class: Option<Says>,
}

impl Group {
    fn take(&mut self, name: &str, value: &str) {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("Original-Recipient") {
            self.original = typed_address(value);
        } else if is("Final-Recipient") {
            self.last = typed_address(value);
        } else if is("Action") {
            self.action = action(value);
        } else if is("Status") {
            self.class = class(value);
        }
    }

    /// Whom it is about, and what happened; none for the fields of the whole message.
    ///
    /// The original recipient is the one the message was sent to; the final one may be where that
    /// person's mail is forwarded. An action counts for more than a number: a server that gave up
    /// after days of waiting may still give the number of what it waited for.
    fn told(self) -> Option<(Option<String>, Says)> {
        Some((self.original.or(self.last), self.action.or(self.class)?))
    }
}

fn action(value: &str) -> Option<Says> {
    let word = value.split(|char: char| !char.is_ascii_alphabetic()).next()?;
    Some(match word.to_ascii_lowercase().as_str() {
        "failed" => Says::Unreachable,
        "delayed" => Says::Delayed,
        "delivered" | "relayed" | "expanded" => Says::Delivered,
        _ => return None,
    })
}

/// What the class of a status says (RFC 3463, 3.1).
fn class(value: &str) -> Option<Says> {
    Some(match value.split('.').next()? {
        "2" => Says::Delivered,
        "4" => Says::Delayed,
        "5" => Says::Unreachable,
        _ => return None,
    })
}

/// An address with its type before it: `rfc822; kari@example.org`.
fn typed_address(value: &str) -> Option<String> {
    let (kind, written) = value.split_once(';').unwrap_or(("rfc822", value));
    match kind.trim().to_ascii_lowercase().as_str() {
        "rfc822" => address(written),
        "utf-8" => address(&embedded(written)),
        _ => None,
    }
}

/// An address with `\x{…}` for what is not ASCII (RFC 6533, 3).
fn embedded(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("\\x{") {
        out.push_str(before);
        let char = after.split_once('}').filter(|(digits, _)| digits.len() <= 6);
        let char = char.and_then(|(digits, after)| {
            let char = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
            Some((char, after))
        });
        match char {
            Some((char, after)) => {
                out.push(char);
                rest = after;
            }
            None => {
                out.push_str("\\x{");
                rest = after;
            }
        }
    }
    out + rest
}
