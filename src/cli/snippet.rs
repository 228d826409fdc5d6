//! Findings under the text they mean, for whoever wrote it.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// How wide a snippet is on the terminal.
const WIDTH: usize = 100;

/// How far apart marks may be to be shown together.
const REACH: usize = 72;

/// How much of a line is looked at around its marks; more than the width, so that it is seen
/// where the line was cut.
const MARGIN: usize = 150;

/// A place in a line, to be underlined.
pub struct Mark {
    /// The code points of the line.
    pub span: Range<usize>,
    /// What it is, in a few words.
    pub label: String,
    /// Whether it stops anything.
    pub stops: bool,
}

/// A line of a text with its marks underlined, those near each other together. `number` is the
/// line's number, where it has one that its reader knows.
pub fn draw(number: Option<usize>, line: &str, mut marks: Vec<Mark>) -> Vec<String> {
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let mut groups: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        match groups.last_mut() {
            Some(group) if mark.span.end <= group[0].span.start + REACH => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups.iter().flat_map(|group| one(number, line, group)).collect()
}

fn one(number: Option<usize>, line: &str, marks: &[Mark]) -> Vec<String> {
    let first = marks.iter().map(|mark| mark.span.start).min().unwrap_or_default();
    let last = marks.iter().map(|mark| mark.span.end).max().unwrap_or_default();
    let begin = first.saturating_sub(MARGIN);
    let end = last.min(first + 2 * WIDTH) + MARGIN;
    // The characters that are shown, each with its first byte, and the byte after the last.
    let mut shown = String::new();
    let mut bytes = Vec::new();
    for character in line.chars().take(end).skip(begin) {
        bytes.push(shown.len());
        shown.push(character);
    }
    bytes.push(shown.len());
    let byte = |index: usize| bytes[(index - begin).min(bytes.len() - 1)];
    let annotations = marks.iter().map(|mark| {
        let kind = if mark.stops { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(byte(mark.span.start)..byte(mark.span.end)).label(&mark.label)
    });
    let snippet = Snippet::source(&shown).line_start(number.unwrap_or(1)).annotations(annotations);
    let renderer =
        Renderer::styled().term_width(WIDTH).anonymized_snippet_line_numbers(number.is_none());
    let drawn = renderer.render(&[Group::with_level(Level::ERROR).element(snippet)]);
    // The renderer has a sign for a number that is not to be seen; here there is none.
    let drawn = if number.is_none() { drawn.replacen("LL", "  ", 1) } else { drawn };
    drawn.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(number: Option<usize>, line: &str, marks: &[(&str, &str)]) -> String {
        let marks = marks.iter().map(|(part, label)| {
            let start = line[..line.find(part).expect("the part is there")].chars().count();
            let span = start..start + part.chars().count();
            Mark { span, label: (*label).to_owned(), stops: *label != "unntak" }
        });
        let drawn = draw(number, line, marks.collect()).join("\n");
        anstream::adapter::strip_str(&drawn).to_string()
    }

    #[test]
    fn marks_stand_under_their_words() {
        assert_eq!(
            plain(None, "Nora nås på 412 34 567", &[("Nora", "navn"), ("412 34 567", "telefon")]),
            "   |\n\
             \u{20}  | Nora nås på 412 34 567\n\
             \u{20}  | ^^^^ navn   ^^^^^^^^^^ telefon"
        );
        assert_eq!(
            plain(Some(7), "LL Nora\tEva", &[("Eva", "unntak")]),
            "  |\n7 | LL Nora    Eva\n  |            --- unntak"
        );
    }

    #[test]
    fn wide_characters_and_marks_of_letters_are_measured_as_they_are_shown() {
        assert_eq!(
            plain(Some(1), "王小明 A\u{30a}se er her", &[("A\u{30a}se", "navn")]),
            "  |\n1 | 王小明 A\u{30a}se er her\n  |        ^^^ navn"
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_marks() {
        let far = format!("{}Nora{}Eva", "ord ".repeat(300), " ord".repeat(300));
        let drawn = plain(None, &far, &[("Nora", "navn"), ("Eva", "navn")]);
        assert_eq!(drawn.matches("^ navn").count(), 2, "{drawn}");
        assert!(drawn.contains("Nora") && drawn.contains("Eva") && drawn.contains("..."));
        assert!(drawn.lines().all(|line| line.chars().count() <= WIDTH + 10), "{drawn}");
    }

    #[test]
    fn nothing_that_steers_a_terminal_comes_through() {
        let drawn = plain(None, "Nora \u{1b}[2J\u{202e} Eva", &[("Eva", "navn")]);
        assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn}");
    }
}
