//! What figures are parted by, and for which time.

use jiff::civil::Date;

/// The days that figures are for, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

/// The end comes before the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the period ends before it begins")]
pub struct EndsBeforeItBegins;

impl Period {
    /// From one day to another.
    ///
    /// # Errors
    ///
    /// When it ends before it begins.
    pub fn new(from: Date, to: Date) -> Result<Period, EndsBeforeItBegins> {
        if from <= to { Ok(Period { from, to }) } else { Err(EndsBeforeItBegins) }
    }

    /// The first day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day.
    pub fn to(&self) -> Date {
        self.to
    }

    /// Whether a day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What figures are parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each meeting of each kindergarten.
    Meeting,
    /// Each half of a year.
    HalfYear,
    /// Each kindergarten.
    Kindergarten,
}

impl By {
    /// The name for programs.
    pub fn name(self) -> &'static str {
        match self {
            By::Meeting => "meeting",
            By::HalfYear => "half-year",
            By::Kindergarten => "kindergarten",
        }
    }

    /// The part that something on a day in a kindergarten belongs to.
    pub fn part(self, day: Date, kindergarten: &str) -> Part {
        match self {
            By::Meeting => Part::Meeting { day, kindergarten: kindergarten.to_owned() },
            By::HalfYear => Part::HalfYear(HalfYear::of(day)),
            By::Kindergarten => Part::Kindergarten(kindergarten.to_owned()),
        }
    }
}

/// A part that has figures of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A day on which a kindergarten's team met, or on which a case was closed.
    Meeting {
        /// The day.
        day: Date,
        /// The kindergarten; empty when no case sheet says.
        kindergarten: String,
    },
    /// A half-year.
    HalfYear(HalfYear),
    /// A kindergarten; empty when no case sheet says.
    Kindergarten(String),
}

/// Half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfYear {
    year: i16,
    half: i8,
}

impl HalfYear {
    /// The one of a day.
    pub fn of(day: Date) -> HalfYear {
        HalfYear { year: day.year(), half: if day.month() <= 6 { 1 } else { 2 } }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 from January, 2 from July.
    pub fn half(self) -> i8 {
        self.half
    }

    /// The one after it.
    pub fn next(self) -> HalfYear {
        match self.half {
            1 => HalfYear { half: 2, ..self },
            _ => HalfYear { year: self.year + 1, half: 1 },
        }
    }
}
