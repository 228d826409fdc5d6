//! Figures, parts and dates as people read them.

use jiff::civil::Date;

use super::disclosure::Cell;
use super::part::Part;
use crate::language::Language;
use crate::message::{Argument, Messages};

/// Says figures in a language.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    /// Whether parts of several kindergartens stand side by side.
    several: bool,
}

impl Words {
    /// In `language`, for so many kindergartens.
    pub fn new(language: Language, kindergartens: usize) -> Words {
        Words { language, several: kindergartens > 1 }
    }

    /// A message.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        Messages::of(self.language).text(id, arguments)
    }

    /// A count.
    pub fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Few => "<5".to_owned(),
            Cell::Hidden => self.say("report-hidden-cell", &[]),
        }
    }

    /// A number with one decimal, or none where it is whole.
    pub fn decimal(&self, number: f64) -> String {
        let text = format!("{number:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if self.language == Language::En { text.to_owned() } else { text.replace('.', ",") }
    }

    /// A share in whole per cent.
    pub fn percent(&self, share: f64) -> String {
        let space = if self.language == Language::En { "" } else { "\u{a0}" };
        format!("{:.0}{space}%", 100.0 * share)
    }

    /// A date in a table.
    pub fn date(&self, date: Date) -> String {
        date.strftime("%d.%m.%Y").to_string()
    }

    /// What a part is called.
    pub fn part(&self, part: Option<&Part>) -> String {
        match part {
            None => self.say("report-total", &[]),
            Some(Part::Meeting { day, kindergarten }) if self.several => {
                format!("{} {}", self.date(*day), self.kindergarten(kindergarten))
            }
            Some(Part::Meeting { day, .. }) => self.date(*day),
            Some(Part::HalfYear(half)) => {
                let id = if half.half() == 1 { "report-spring" } else { "report-autumn" };
                self.say(id, &[("year", half.year().to_string().into())])
            }
            Some(Part::Kindergarten(name)) => self.kindergarten(name),
        }
    }

    /// A kindergarten that may not be known.
    pub fn kindergarten(&self, name: &str) -> String {
        if name.is_empty() { self.say("report-no-kindergarten", &[]) } else { name.to_owned() }
    }
}
