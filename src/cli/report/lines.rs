//! A report for people: place, label, what is wrong, and under it the text that is meant.

use blankett::message::Argument;

use super::{DocumentReport, FaultReport, FindingReport, Reporter, Shown};
use crate::cli::snippet::{self, Mark};

/// A line of the report, with its place in the input.
struct Said<'a> {
    place: (usize, usize),
    words: String,
    finding: Option<&'a FindingReport>,
}

impl Reporter {
    /// The lines for people, in the order of the input.
    pub fn lines(self, report: &DocumentReport, shown: Shown) -> Vec<String> {
        let row = report.row.map(|row| self.say("cli-row", &[("row", row.into())]));
        let at = |(line, column): (usize, usize)| match &row {
            Some(row) => format!("{}:{line}:{column} ({row})", report.file),
            None => format!("{}:{line}:{column}", report.file),
        };
        let faults = report.faults.iter().map(|fault| {
            let place = (fault.line, fault.column);
            Said {
                place,
                words: format!("{}: {}", at(place), self.fault_words(fault)),
                finding: None,
            }
        });
        let findings = report.findings.iter().map(|finding| {
            let place = (finding.line, finding.column);
            let words = format!("{}: {}", at(place), self.finding_words(finding));
            Said { place, words, finding: Some(finding) }
        });
        let mut said: Vec<Said<'_>> = faults.chain(findings).collect();
        said.sort_by_key(|said| said.place);
        let mut lines = Vec::new();
        for together in said.chunk_by(|one, next| {
            matches!((one.finding, next.finding), (Some(one), Some(next)) if one.stands_with(next))
        }) {
            lines.extend(together.iter().map(|said| said.words.clone()));
            if let (Shown::Texts, Some(first)) = (shown, together[0].finding) {
                let marks = together.iter().filter_map(|said| said.finding).map(FindingReport::mark);
                lines.extend(snippet::draw(None, first.text.text(), marks.collect()));
            }
        }
        lines
    }

    fn fault_words(self, fault: &FaultReport) -> String {
        let number = fault.number.as_ref().map_or_else(String::new, |number| {
            format!(" [{}]", self.say("cli-rule-number", &[("number", number.as_str().into())]))
        });
        format!("{}{number}", labelled(fault.label.as_deref(), &fault.field, &fault.message))
    }

    fn finding_words(self, finding: &FindingReport) -> String {
        let label = finding.label.as_deref();
        let words = match &finding.lifted {
            Some(reason) => {
                let arguments: [(&str, Argument<'_>); 2] = [
                    ("finding", finding.title.as_str().into()),
                    ("reason", reason.as_str().into()),
                ];
                labelled(label, &finding.field, &self.say("cli-exception-reason", &arguments))
            }
            None => labelled(label, &finding.field, &finding.message),
        };
        let heading = match (&finding.lifted, finding.stops) {
            (Some(_), _) => format!("{}: ", self.say("cli-exception", &[])),
            (None, false) => format!("{}: ", self.say("cli-warning", &[])),
            (None, true) => String::new(),
        };
        let span = [("first", (finding.start + 1).into()), ("last", finding.end.into())];
        format!("{heading}{words} [{}, {}]", finding.kind, self.say("cli-characters", &span))
    }
}

impl FindingReport {
    /// Whether two findings stand in the same line of the same field.
    fn stands_with(&self, other: &FindingReport) -> bool {
        self.field == other.field && self.text.number() == other.text.number()
    }

    fn mark(&self) -> Mark {
        Mark {
            span: self.text.within(&(self.start..self.end)),
            label: self.title.clone(),
            stops: self.stops,
        }
    }
}

/// The label as the form prints it, and the name to write in the input.
fn labelled(label: Option<&str>, field: &str, message: &str) -> String {
    match label {
        Some(label) => format!("{label} ({field}): {message}"),
        None => message.to_owned(),
    }
}
