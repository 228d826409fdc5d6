//! Places in files, and why a file could not be looked through, in words.

use blankett::message::Messages;
use blankett::privacy::unpack::{Place, Refusal, UnpackError, Unread, Unreadable};

/// Where a text stands; nothing for the file itself.
pub fn place(place: &Place, messages: &Messages) -> Option<String> {
    let (kind, name) = match place {
        Place::Text => return None,
        Place::FileName => ("file-name", String::new()),
        Place::Html => ("html", String::new()),
        Place::PdfPage(number) => ("page", number.to_string()),
        Place::PdfUnshown => ("unshown", String::new()),
        Place::PdfMetadata(key) => ("metadata", visible(key)),
        Place::PdfString(key) => ("entry", visible(key)),
        Place::PdfRemark | Place::MailRemark => ("remark", String::new()),
        Place::MailHeader(name) => ("header", visible(name)),
        Place::MailText => ("mail-text", String::new()),
        Place::MailHtml => ("mail-html", String::new()),
        Place::CalendarProperty(name) => ("calendar", visible(name)),
        Place::Attachment { number, name, inner } => {
            let name = name.as_ref().map(|name| format!(" ({})", visible(name.reveal())));
            let name = format!("{number}{}", name.unwrap_or_default());
            let outer = say("attachment", name, messages);
            return Some(match self::place(inner, messages) {
                Some(inner) => format!("{outer}, {inner}"),
                None => outer,
            });
        }
        other => return Some(other.to_string()),
    };
    Some(say(kind, name, messages))
}

fn say(kind: &'static str, name: String, messages: &Messages) -> String {
    messages.text("cli-scan-place", &[("kind", kind.into()), ("name", name.into())])
}

/// A name that a file gives, without what would steer a terminal.
fn visible(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// Why a file could not be looked through, and what to do.
pub fn failure(error: &UnpackError, messages: &Messages) -> String {
    let reason = match error.reason {
        Refusal::Encrypted => "encrypted",
        Refusal::Format(_) => "format",
        Refusal::Encoding(_) => "encoding",
        Refusal::Damaged(_) => "damaged",
        Refusal::Limit(_) => "limit",
    };
    let message = messages.text("cli-scan-failure", &[("reason", reason.into())]);
    match place(&error.place, messages) {
        Some(place) => format!("{place}: {message}"),
        None => message,
    }
}

/// What can be seen in a file but not read.
pub fn unread(unread: &Unread, messages: &Messages) -> String {
    let what = [("what", name(unread.what).into())];
    let message = messages.text("cli-scan-unread", &what);
    match place(&unread.place, messages) {
        Some(place) => format!("{place}: {message}"),
        None => message,
    }
}

/// The name of what cannot be read, for programs.
pub fn name(what: Unreadable) -> &'static str {
    match what {
        Unreadable::Picture => "picture",
        Unreadable::Characters => "characters",
    }
}
