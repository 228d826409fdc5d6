//! The figures as they are shown: all of them, or those that may be passed on.

use super::disclosure::{Cell, Column, FEWEST, as_it_is, protect};
use super::figures::{Figures, Spread, Staff};
use super::part::{By, HalfYear, Part, Period};
use super::tally::{Question, Tally};

/// Who is going to see the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever may read the cases.
    Own,
    /// Anybody else: small counts are hidden.
    Others,
}

/// Key figures as they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The days that count.
    pub period: Period,
    /// What the figures are parted by.
    pub by: By,
    /// For whom they are.
    pub audience: Audience,
    /// The parts in order.
    pub rows: Vec<Row>,
    /// All of them together.
    pub total: Row,
    /// The kindergartens.
    pub kindergartens: Vec<String>,
    /// How many cases were read; not for others.
    pub cases: Option<u64>,
    /// How many files and cases could not be counted.
    pub uncounted: usize,
}

/// The figures of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which; `None` for all of them together.
    pub part: Option<Part>,
    /// Meetings held.
    pub meetings: u64,
    /// K1: the cases that were closed or referred and took so many days.
    pub closed: Cell,
    /// K1: the days.
    pub days: Option<Days>,
    /// Closed without a day of the first concern; not for others.
    pub closed_without_concern: Option<u64>,
    /// K2: system cases discussed.
    pub system_cases: Cell,
    /// K3: system measures started in system cases.
    pub system_measures: Cell,
    /// K4: staff who benefit from a measure, on average.
    pub staff: Option<Benefit>,
    /// K5: single cases discussed.
    pub single_cases: Cell,
    /// K6: system measures started from a single case.
    pub system_measures_from_single: Cell,
    /// K7: single measures started.
    pub single_measures: Cell,
}

/// K1 as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// A quarter took less.
    pub lower: f64,
    /// Half took less.
    pub median: f64,
    /// A quarter took more.
    pub upper: f64,
    /// The shortest and the longest, each a single case; not for others.
    pub range: Option<(u32, u32)>,
}

/// K4 as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Benefit {
    /// Staff a measure.
    pub average: f64,
    /// The measures with a number, all the numbers together, the smallest and the largest; not for
    /// others.
    pub numbers: Option<(u64, u64, u32, u32)>,
}

impl Row {
    /// The share of system cases among the cases discussed, where both are shown.
    pub fn system_share_of_cases(&self) -> Option<f64> {
        share(self.system_cases.number()?, self.single_cases.number()?)
    }

    /// The share of system measures among the measures started, where all are shown.
    pub fn system_share_of_measures(&self) -> Option<f64> {
        let system = self.system_measures.number()? + self.system_measures_from_single.number()?;
        share(system, self.single_measures.number()?)
    }

    /// The counts in the order of the standard.
    pub fn cells(&self) -> [Cell; 6] {
        [
            self.closed,
            self.system_cases,
            self.system_measures,
            self.single_cases,
            self.system_measures_from_single,
            self.single_measures,
        ]
    }
}

fn share(system: u64, single: u64) -> Option<f64> {
    let all = system + single;
    (all > 0).then(|| system as f64 / all as f64)
}

impl Table {
    /// What a tally shows to an audience.
    pub fn new(tally: &Tally, question: &Question, audience: Audience) -> Table {
        let mut parts: Vec<(Part, Figures)> =
            tally.parts.iter().map(|(part, figures)| (part.clone(), figures.clone())).collect();
        fill_gaps(&mut parts);
        let columns = Columns::new(&parts, audience);
        let rows = parts.iter().enumerate();
        Table {
            period: question.period,
            by: question.by,
            audience,
            rows: rows
                .map(|(index, (part, figures))| {
                    columns.row(Some(part.clone()), figures, |column| column.parts[index])
                })
                .collect(),
            total: columns.row(None, &tally.total(), |column| column.total),
            kindergartens: tally
                .kindergartens
                .iter()
                .filter(|name| !name.is_empty())
                .cloned()
                .collect(),
            cases: (audience == Audience::Own).then_some(tally.cases),
            uncounted: tally.uncounted.len(),
        }
    }

    /// How many counts are hidden, those of all parts together among them.
    pub fn hidden(&self) -> usize {
        let rows = self.rows.iter().chain([&self.total]);
        rows.flat_map(Row::cells).filter(|cell| cell.number().is_none()).count()
    }
}

/// Half-years in which nothing happened belong to the course of things.
fn fill_gaps(parts: &mut Vec<(Part, Figures)>) {
    let halves = |part: Option<&(Part, Figures)>| match part {
        Some((Part::HalfYear(half), _)) => Some(*half),
        _ => None,
    };
    let (Some(mut half), Some(last)) = (halves(parts.first()), halves(parts.last())) else {
        return;
    };
    let mut all: Vec<HalfYear> = vec![half];
    while half < last {
        half = half.next();
        all.push(half);
    }
    for (index, half) in all.into_iter().enumerate() {
        if parts[index].0 != Part::HalfYear(half) {
            parts.insert(index, (Part::HalfYear(half), Figures::default()));
        }
    }
}

/// Each count over all parts, as it is shown.
struct Columns {
    audience: Audience,
    closed: Column,
    system_cases: Column,
    system_measures: Column,
    /// Measures with a number of staff: whether K4 is shown hangs on it.
    staffed: Column,
    single_cases: Column,
    system_measures_from_single: Column,
    single_measures: Column,
}

impl Columns {
    fn new(parts: &[(Part, Figures)], audience: Audience) -> Columns {
        let column = |count: fn(&Figures) -> u64| {
            let counts: Vec<u64> = parts.iter().map(|(_, figures)| count(figures)).collect();
            match audience {
                Audience::Own => as_it_is(&counts),
                Audience::Others => protect(&counts),
            }
        };
        Columns {
            audience,
            closed: column(|figures| figures.durations.count()),
            system_cases: column(|figures| figures.system_cases),
            system_measures: column(|figures| figures.system_measures),
            staffed: column(|figures| figures.staff.measures),
            single_cases: column(|figures| figures.single_cases),
            system_measures_from_single: column(|figures| figures.system_measures_from_single),
            single_measures: column(|figures| figures.single_measures),
        }
    }

    fn row(&self, part: Option<Part>, figures: &Figures, cell: impl Fn(&Column) -> Cell) -> Row {
        let own = self.audience == Audience::Own;
        let enough = |cell: Cell| cell.number().is_some_and(|number| own || number >= FEWEST);
        let closed = cell(&self.closed);
        let system_measures = cell(&self.system_measures);
        let is_staffed = enough(cell(&self.staffed)) && enough(system_measures);
        Row {
            part,
            meetings: figures.meetings,
            closed,
            days: figures.durations.spread().filter(|_| enough(closed)).map(|s| days(s, own)),
            closed_without_concern: own.then_some(figures.closed_without_concern),
            system_cases: cell(&self.system_cases),
            system_measures,
            staff: if is_staffed { benefit(&figures.staff, own) } else { None },
            single_cases: cell(&self.single_cases),
            system_measures_from_single: cell(&self.system_measures_from_single),
            single_measures: cell(&self.single_measures),
        }
    }
}

fn days(spread: Spread, own: bool) -> Days {
    Days {
        lower: spread.lower,
        median: spread.median,
        upper: spread.upper,
        range: own.then_some((spread.least, spread.most)),
    }
}

fn benefit(staff: &Staff, own: bool) -> Option<Benefit> {
    let numbers = (staff.measures, staff.sum, staff.least?, staff.most?);
    Some(Benefit { average: staff.average()?, numbers: own.then_some(numbers) })
}
