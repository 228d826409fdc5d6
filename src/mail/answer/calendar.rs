//! Replies and counter-proposals (RFC 5546, 3.2.3 and 3.2.7).

use super::limits::{MAX_PERSONS, within};
use super::{About, Answer, NoAnswer, Says, address, is_plain, same_address};

/// Longer than any program's, and short enough to keep.
const MAX_UID: usize = 1_000;

/// Whether a file, or a part of a message, begins as a calendar does.
pub(super) fn is_calendar(bytes: &[u8]) -> bool {
    const START: &[u8] = b"BEGIN:VCALENDAR";
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// Reads the answer of each meeting in a calendar.
///
/// The method may stand in the `Content-Type` of the message, too; `sender` is who the message
/// claims to be from.
pub(super) fn read(
    bytes: &[u8],
    method: Option<&str>,
    sender: Option<&str>,
) -> Result<Vec<Answer>, NoAnswer> {
    let calendar = Calendar::parse(bytes)?;
    let mut methods: Vec<String> = calendar.methods;
    methods.extend(method.map(|method| method.trim().to_ascii_uppercase()));
    methods.sort_unstable();
    methods.dedup();
    let is_counter = match methods.as_slice() {
        [] => return Err(NoAnswer::WithoutMethod),
        [method] => match method.as_str() {
            "REPLY" => false,
            "COUNTER" => true,
            "REQUEST" | "PUBLISH" | "ADD" | "CANCEL" | "DECLINECOUNTER" => {
                return Err(NoAnswer::Request);
            }
            _ => return Err(NoAnswer::OtherMethod),
        },
        _ => return Err(NoAnswer::Contradiction("it has several methods")),
    };
    if calendar.meetings.is_empty() {
        return Err(NoAnswer::Damaged("an answer that is not about a meeting"));
    }
    let answers = calendar.meetings.into_iter().map(|meeting| meeting.answer(is_counter, sender));
    agreed(answers.collect::<Result<_, _>>()?)
}

/// The answers, if none of them says what another denies.
pub(super) fn agreed(answers: Vec<Answer>) -> Result<Vec<Answer>, NoAnswer> {
    let same_person = |one: &Answer, other: &Answer| match (&one.who, &other.who) {
        (Some(one), Some(other)) => same_address(one, other),
        (one, other) => one == other,
    };
    let contradict = |one: &Answer, other: &Answer| {
        one.says != other.says && one.about == other.about && same_person(one, other)
    };
    if answers.iter().any(|one| answers.iter().any(|other| contradict(one, other))) {
        return Err(NoAnswer::Contradiction("it answers in two ways for one participant"));
    }
    Ok(answers)
}

#[derive(Default)]
struct Calendar {
    methods: Vec<String>,
    meetings: Vec<Meeting>,
}

#[derive(Default)]
struct Meeting {
    uid: Option<String>,
    sequence: Option<u32>,
    participants: Vec<Participant>,
}

#[derive(PartialEq)]
struct Participant {
    address: Option<String>,
    /// None for somebody who has not answered.
    status: Option<Says>,
}

impl Calendar {
    fn parse(bytes: &[u8]) -> Result<Calendar, NoAnswer> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let unfolded = unfolded(bytes);
        let text = String::from_utf8_lossy(&unfolded);
        let mut calendar = Calendar::default();
        let mut depth = 0_usize;
        let mut in_meeting = false;
        let mut persons = 0;
        let mut begun = false;
        for line in text.lines() {
            let Some(property) = Property::parse(line) else { continue };
            if property.is("BEGIN") {
                begun = true;
                depth += 1;
                // An alarm within a meeting has participants of its own.
                if depth == 2 && property.value.eq_ignore_ascii_case("VEVENT") {
                    in_meeting = true;
                    calendar.meetings.push(Meeting::default());
                    within(calendar.meetings.len(), MAX_PERSONS, "meetings")?;
                }
            } else if property.is("END") {
                depth = depth.checked_sub(1).ok_or(UNBALANCED)?;
                in_meeting &= depth >= 2;
            } else if depth == 1 && property.is("METHOD") {
                calendar.methods.push(property.value.to_ascii_uppercase());
            } else if let (2, true, Some(meeting)) =
                (depth, in_meeting, calendar.meetings.last_mut())
            {
                persons += usize::from(property.is("ATTENDEE"));
                within(persons, MAX_PERSONS, "participants")?;
                meeting.take(&property)?;
            }
        }
        if depth > 0 || !begun { Err(UNBALANCED) } else { Ok(calendar) }
    }
}

const UNBALANCED: NoAnswer = NoAnswer::Damaged("a part of the calendar has no beginning or end");

impl Meeting {
    fn take(&mut self, property: &Property<'_>) -> Result<(), NoAnswer> {
        if property.is("UID") {
            let uid = unescaped(property.value);
            if !is_plain_but_for_spaces(&uid) {
                return Err(NoAnswer::Damaged("the UID of the meeting is none"));
            }
            if self.uid.replace(uid).is_some() {
                return Err(NoAnswer::Contradiction("a meeting has several UIDs"));
            }
        } else if property.is("SEQUENCE") {
            self.sequence = property.value.parse().ok();
        } else if property.is("ATTENDEE") {
            let participant = Participant {
                // Some calendars name participants by a path of theirs, and the address beside it.
                address: address(property.value)
                    .or_else(|| property.parameter("EMAIL").and_then(address)),
                status: property.parameter("PARTSTAT").and_then(status),
            };
            if !self.participants.contains(&participant) {
                self.participants.push(participant);
            }
        }
        Ok(())
    }

    fn answer(self, is_counter: bool, sender: Option<&str>) -> Result<Answer, NoAnswer> {
        let uid = self.uid.as_ref().ok_or(NoAnswer::WithoutUid)?;
        let participant = match self.participant(sender) {
            // Whoever proposes another time may not have said more than that.
            Err(NoAnswer::WithoutStatus) if is_counter => {
                only(self.participants.iter(), sender).ok_or(NoAnswer::SeveralParticipants)?
            }
            found => found?,
        };
        let says = if is_counter { Some(Says::ProposesOtherTime) } else { participant.status };
        Ok(Answer {
            about: About::Meeting { uid: uid.clone(), sequence: self.sequence },
            who: participant.address.clone(),
            says: says.ok_or(NoAnswer::WithoutStatus)?,
            confirmed_by_sender: participant.is(sender),
        })
    }

    /// Who of the participants answers: the others may be listed as they were in the invitation.
    fn participant(&self, sender: Option<&str>) -> Result<&Participant, NoAnswer> {
        let answering = self.participants.iter().filter(|participant| participant.status.is_some());
        if answering.clone().next().is_none() {
            return Err(NoAnswer::WithoutStatus);
        }
        // Whoever comes in somebody's stead tells so of both (RFC 5546, 3.2.3).
        let present = answering.clone().filter(|person| person.status != Some(Says::Delegates));
        only(answering, sender).or_else(|| only(present, None)).ok_or(NoAnswer::SeveralParticipants)
    }
}

/// The only one of them, or else the only one who is the sender.
fn only<'a>(
    participants: impl Iterator<Item = &'a Participant> + Clone,
    sender: Option<&str>,
) -> Option<&'a Participant> {
    fn single<'a>(mut all: impl Iterator<Item = &'a Participant>) -> Option<&'a Participant> {
        all.next().filter(|_| all.next().is_none())
    }
    let senders = participants.clone().filter(|participant| participant.is(sender));
    single(participants).or_else(|| single(senders))
}

impl Participant {
    fn is(&self, sender: Option<&str>) -> bool {
        let both = self.address.as_deref().zip(sender);
        both.is_some_and(|(address, sender)| same_address(address, sender))
    }
}

/// What a `PARTSTAT` says; none for what says nothing (RFC 5545, 3.2.12).
fn status(written: &str) -> Option<Says> {
    Some(match written.trim().to_ascii_uppercase().as_str() {
        "ACCEPTED" => Says::Accepts,
        "TENTATIVE" => Says::Tentative,
        "DECLINED" => Says::Declines,
        "DELEGATED" => Says::Delegates,
        _ => return None,
    })
}

/// A content line: `NAME;PARAMETER=value:value`.
struct Property<'a> {
    name: &'a str,
    parameters: &'a str,
    value: &'a str,
}

impl<'a> Property<'a> {
    fn parse(line: &'a str) -> Option<Property<'a>> {
        // A quote that is never closed hides nothing.
        let (head, value) = split_unquoted(line, ':').or_else(|| line.split_once(':'))?;
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Property { name: name.trim(), parameters, value: value.trim() })
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.parameters;
        while !rest.is_empty() {
            let (parameter, after) = split_unquoted(rest, ';').unwrap_or((rest, ""));
            match parameter.split_once('=') {
                Some((key, value)) if key.trim().eq_ignore_ascii_case(name) => {
                    return Some(value.trim().trim_matches('"').trim());
                }
                _ => rest = after,
            }
        }
        None
    }
}

/// Parts a line at the first such character that does not stand within quotes.
fn split_unquoted(text: &str, separator: char) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = text.char_indices().find(|(_, char)| {
        quoted ^= *char == '"';
        *char == separator && !quoted
    });
    at.map(|(at, _)| (&text[..at], &text[at + separator.len_utf8()..]))
}

/// The calendar with its folded lines made whole, byte by byte: a fold may part a letter.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split(|byte| *byte == b'\n') {
        let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
        match &line[..end] {
            [b' ' | b'\t', rest @ ..] => out.extend_from_slice(rest),
            line => {
                out.push(b'\n');
                out.extend_from_slice(line);
            }
        }
    }
    out
}

/// A text value without its escapes (RFC 5545, 3.3.11).
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => out.extend(chars.next()),
            other => out.push(other),
        }
    }
    out
}

fn is_plain_but_for_spaces(uid: &str) -> bool {
    is_plain(&uid.replace(' ', ""), MAX_UID) && uid.len() <= MAX_UID
}
