//! A plan of several meetings in one file becomes one submission each (R21).
//!
//! What stands at the top holds for every meeting. Under `moter` stands what is a meeting's own: it
//! takes the place of what holds for all, but for `gjester`, who come beside the participants.

use super::{Content, Entry, Node, Submission};
use crate::fault::{Fault, FaultKind};

/// The name of the list of meetings; no form has a field of this name.
pub const MEETINGS: &str = "moter";

/// The guests of one meeting.
pub const GUESTS: &str = "gjester";

/// Those who come to all of them.
pub const PARTICIPANTS: &str = "deltakere";

/// The submissions that a file holds: one for each meeting of a plan, and otherwise itself.
///
/// # Errors
///
/// A plan that is no list of meetings, or an empty one.
pub fn expand(submission: Submission) -> Result<Vec<Submission>, Fault> {
    let Some(plan) = submission.get(MEETINGS) else { return Ok(vec![submission]) };
    let broken = |node: &Node| Fault::at(node.position, FaultKind::NotAMapping);
    let Content::Sequence(meetings) = &plan.node.content else { return Err(broken(&plan.node)) };
    if meetings.is_empty() {
        return Err(broken(&plan.node));
    }
    let common: Vec<Entry> =
        submission.entries.iter().filter(|entry| entry.key != MEETINGS).cloned().collect();
    let expanded = meetings.iter().map(|meeting| match &meeting.content {
        Content::Mapping(own) => Ok(Submission::new(meeting.position, merged(&common, own))),
        _ => Err(broken(meeting)),
    });
    expanded.collect()
}

fn merged(common: &[Entry], own: &[Entry]) -> Vec<Entry> {
    let (guests, own): (Vec<&Entry>, Vec<&Entry>) =
        own.iter().partition(|entry| entry.key == GUESTS);
    let is_own = |entry: &&Entry| own.iter().any(|other| other.key == entry.key);
    let mut entries: Vec<Entry> =
        common.iter().filter(|entry| !is_own(entry)).chain(own.iter().copied()).cloned().collect();
    for guests in guests {
        join(&mut entries, guests);
    }
    entries
}

/// Adds the guests to the participants; what is no list of people is left for the form to refuse.
fn join(entries: &mut Vec<Entry>, guests: &Entry) {
    let Content::Sequence(people) = &guests.node.content else {
        entries.push(guests.clone());
        return;
    };
    let participants = entries.iter_mut().find(|entry| entry.key == PARTICIPANTS);
    match participants.map(|entry| &mut entry.node.content) {
        Some(Content::Sequence(all)) => all.extend(people.iter().cloned()),
        Some(_) => {}
        None => entries.push(Entry { key: PARTICIPANTS.to_owned(), ..guests.clone() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Format, read};

    fn plan(text: &str) -> Result<Vec<String>, (usize, FaultKind)> {
        let submission = read(text.as_bytes(), Format::Yaml).expect("the file is whole");
        let outline = |submission: Submission| {
            let entry = |entry: &Entry| format!("{}={}", entry.key, entry.node.content.outline());
            submission.entries().iter().map(entry).collect::<Vec<_>>().join(" ")
        };
        expand(submission)
            .map(|all| all.into_iter().map(outline).collect())
            .map_err(|fault| (fault.position.line, fault.kind))
    }

    #[test]
    fn each_meeting_has_what_holds_for_all_and_what_is_its_own() {
        let text = "sted: A\ndeltakere: [x]\nmoter:\n  - {dato: 1}\n  - {dato: 2, sted: B, gjester: [y]}\n";
        let expected = ["sted=A deltakere=[x] dato=1", "deltakere=[x,y] dato=2 sted=B"];
        assert_eq!(plan(text), Ok(expected.map(str::to_owned).to_vec()));
        assert_eq!(plan("sted: A\n"), Ok(vec!["sted=A".to_owned()]));
        let alone = "moter: [{gjester: [y]}]\n";
        assert_eq!(plan(alone), Ok(vec!["deltakere=[y]".to_owned()]));
    }

    #[test]
    fn a_plan_that_is_none_is_refused_with_its_place() {
        assert_eq!(plan("a: 1\nmoter: x\n"), Err((2, FaultKind::NotAMapping)));
        assert_eq!(plan("a: 1\nmoter: []\n"), Err((2, FaultKind::NotAMapping)));
        assert_eq!(plan("moter:\n  - {dato: 1}\n  - x\n"), Err((3, FaultKind::NotAMapping)));
    }
}
