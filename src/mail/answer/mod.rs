//! What a file says about an invitation: who accepts or declines, and whom it did not reach.
//!
//! An answer is a calendar (RFC 5546), in a message (RFC 6047) or by itself; what did not arrive
//! is told by a delivery status notification (RFC 3464, RFC 6533). Facts alone are taken along:
//! subjects, comments and whatever else a person wrote stay in the file.
//!
//! Nobody vouches for such a file. [`Answer::confirmed_by_sender`] says whether the message claims
//! to come from the participant, and a sender can be made up; that an answer knows the `UID` or
//! the `Message-ID` of an invitation is what tells it from others.

mod bounce;
mod calendar;
mod limits;
mod message;

use std::fmt;

/// What a file says about an invitation.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The invitation.
    pub about: About,
    /// The address of the participant as it is written, without `mailto:`; none when the file
    /// names the participant by something else than an address.
    pub who: Option<String>,
    /// What becomes of the invitation.
    pub says: Says,
    /// Whether the message has the participant in `From`, and nobody else.
    ///
    /// Never so for a calendar file by itself, and always for a delivery status notification,
    /// which is sent by a mail server.
    pub confirmed_by_sender: bool,
}

/// The invitation that an answer is about.
#[derive(Clone, PartialEq, Eq)]
pub enum About {
    /// The meeting of the calendar.
    Meeting {
        /// `UID`.
        uid: String,
        /// `SEQUENCE`, which says what edition of the invitation was answered.
        sequence: Option<u32>,
    },
    /// The message that was sent.
    Message {
        /// `Message-ID`, without its angle brackets.
        message_id: String,
    },
}

/// What becomes of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// The participant will come.
    Accepts,
    /// The participant will perhaps come.
    Tentative,
    /// The participant will not come.
    Declines,
    /// The participant sends somebody else.
    Delegates,
    /// The participant asks for another time (`METHOD:COUNTER`).
    ProposesOtherTime,
    /// The message was not delivered, and will not be.
    Unreachable,
    /// The message was not delivered yet.
    Delayed,
    /// The message was delivered, or handed on to a server that gives no such notice.
    Delivered,
}

/// Why a file says nothing about an invitation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// A message from one person to another.
    #[error("an ordinary message, without an answer to an invitation")]
    OrdinaryMessage,
    /// A program answers for somebody who is away.
    #[error("an automatic reply, as of somebody who is away: it neither accepts nor declines")]
    AutomaticReply,
    /// Somebody opened the message.
    #[error("a receipt for having read a message: it neither accepts nor declines")]
    ReadReceipt,
    /// A mail server reports in words of its own.
    #[error("a mail server's report in its own words (not RFC 3464): read it yourself")]
    ForeignBounce,
    /// The answer, if it is one, is a message within the message.
    #[error("a message is attached to this message: save that one, and read it instead")]
    Forwarded,
    /// Only Outlook reads it.
    #[error("in Outlook's own format (.msg, winmail.dat): save the message as .eml or .ics")]
    OutlookFormat,
    /// It asks, and does not answer: `METHOD:REQUEST` and its like.
    #[error("an invitation, a change or a cancellation from an organiser, and not an answer")]
    Request,
    /// The calendar has a method that neither asks nor answers.
    #[error("a calendar with a method that is not for answers (REPLY, COUNTER)")]
    OtherMethod,
    /// The calendar does not say what it is for.
    #[error("a calendar without METHOD: it may be anybody's own copy of the meeting")]
    WithoutMethod,
    /// It does not say what meeting it is about.
    #[error("an answer without the UID of the meeting")]
    WithoutUid,
    /// It does not say whether the participant comes.
    #[error("an answer in which no participant accepts or declines")]
    WithoutStatus,
    /// It does not say which message was not delivered.
    #[error("a delivery status notification without the Message-ID of what was sent")]
    WithoutMessageId,
    /// It is not clear who of them answers.
    #[error("an answer in the names of several participants, none of whom sent it")]
    SeveralParticipants,
    /// Two programs would read two answers in it.
    #[error("it contradicts itself: {0}")]
    Contradiction(&'static str),
    /// It breaks the rules of its format.
    #[error("the file is damaged: {0}")]
    Damaged(&'static str),
    /// It is too large or too intricate.
    #[error("the file is too large or too intricate: more than {max} {of}")]
    Limit {
        /// How much is read.
        max: usize,
        /// Of what.
        of: &'static str,
    },
}

/// Reads a message or a calendar file.
///
/// There is at least one answer, and several when a notification is about several recipients.
///
/// # Errors
///
/// Why the file says nothing about an invitation.
pub fn read(bytes: &[u8]) -> Result<Vec<Answer>, NoAnswer> {
    limits::check(bytes)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(NoAnswer::OutlookFormat);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(NoAnswer::Damaged("it is in UTF-16; save it as UTF-8"));
    }
    if calendar::is_calendar(bytes) {
        return calendar::read(bytes, None, None);
    }
    message::read(bytes)
}

/// An address as a field has it, without what stands around it.
///
/// It is going to be shown: what would move the writing on a screen makes it no address.
fn address(written: &str) -> Option<String> {
    let trimmed = written.trim();
    let scheme = trimmed.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let address = trimmed[scheme.map_or(0, str::len)..].trim();
    let bare = address.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let address = bare.unwrap_or(address).trim();
    let (local, domain) = address.rsplit_once('@')?;
    let fits = !local.is_empty() && !domain.is_empty() && is_plain(address, 320);
    fits.then(|| address.to_owned())
}

/// Whether a text is a single visible word of at most so many bytes.
fn is_plain(text: &str, max: usize) -> bool {
    let unseen = |char: char| {
        let steers_direction = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let has_no_width = matches!(char, '\u{200b}'..='\u{200f}' | '\u{feff}');
        char.is_whitespace() || char.is_control() || steers_direction || has_no_width
    };
    !text.is_empty() && text.len() <= max && !text.contains(unseen)
}

fn same_address(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl fmt::Debug for Answer {
    /// Shows what is said, and never of whom.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("about", &self.about)
            .field("has_address", &self.who.is_some())
            .field("says", &self.says)
            .field("confirmed_by_sender", &self.confirmed_by_sender)
            .finish()
    }
}

impl fmt::Debug for About {
    /// Shows the kind alone: people's names have been seen in the identifiers of other programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Meeting { sequence, .. } => {
                f.debug_struct("Meeting").field("sequence", sequence).finish_non_exhaustive()
            }
            About::Message { .. } => f.debug_struct("Message").finish_non_exhaustive(),
        }
    }
}

#[cfg(test)]
mod tests;
