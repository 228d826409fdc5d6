//! Small counts are hidden where figures are passed on, and with them what they could be computed
//! from.
//!
//! A reader knows the sum of a column, the cells that are shown, that «<5» stands for 1 to 4, and
//! that any other hidden cell does not: it is 0, or 5 and more. A column is only let out when that
//! leaves at least two values for every hidden cell.

/// Counts below this are hidden; none at all says nothing of anybody.
pub const FEWEST: u64 = 5;

/// A count as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As it is.
    Number(u64),
    /// Fewer than [`FEWEST`], and not none.
    Few,
    /// Hidden because a small count could be computed from it.
    Hidden,
}

impl Cell {
    /// The count, where it is shown.
    pub fn number(self) -> Option<u64> {
        match self {
            Cell::Number(number) => Some(number),
            Cell::Few | Cell::Hidden => None,
        }
    }
}

/// The counts of all parts, and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// A cell for each part.
    pub parts: Vec<Cell>,
    /// The sum.
    pub total: Cell,
}

/// Shows a column as it is.
pub fn as_it_is(counts: &[u64]) -> Column {
    Column {
        parts: counts.iter().map(|count| Cell::Number(*count)).collect(),
        total: Cell::Number(counts.iter().sum()),
    }
}

/// Hides what is small, and as much more as it takes that nothing hidden can be computed.
///
/// The smallest of the other counts go first; when none is left, the sum goes.
pub fn protect(counts: &[u64]) -> Column {
    let total: u64 = counts.iter().sum();
    let show = |count: u64| if is_small(count) { Cell::Few } else { Cell::Number(count) };
    let mut column =
        Column { parts: counts.iter().map(|count| show(*count)).collect(), total: show(total) };
    while !column.is_safe() {
        let shown = column.parts.iter_mut().filter(|cell| cell.number().is_some_and(|n| n > 0));
        match shown.min_by_key(|cell| cell.number()) {
            Some(smallest) => *smallest = Cell::Hidden,
            None => column.total = Cell::Hidden,
        }
    }
    column
}

fn is_small(count: u64) -> bool {
    (1..FEWEST).contains(&count)
}

impl Column {
    /// Whether every hidden cell could have at least two values.
    fn is_safe(&self) -> bool {
        let hidden = |cell: Cell| self.parts.iter().filter(|part| **part == cell).count() as u64;
        let (few, other) = (hidden(Cell::Few), hidden(Cell::Hidden));
        if few == 0 {
            return true;
        }
        let most = FEWEST - 1;
        match self.total {
            Cell::Hidden => true,
            // All parts are small or none: the largest one leaves the others one each.
            Cell::Few => few < most,
            Cell::Number(total) => {
                let shown: u64 = self.parts.iter().filter_map(|cell| cell.number()).sum();
                let rest = Rest { sum: total - shown, few, other };
                rest.values_of_a_few() >= 2 && (other == 0 || rest.values_of_another() >= 2)
            }
        }
    }
}

/// The hidden cells of a column whose sum is shown.
struct Rest {
    sum: u64,
    few: u64,
    other: u64,
}

impl Rest {
    fn values_of_a_few(&self) -> usize {
        let fits = |value: &u64| {
            self.sum.checked_sub(*value).is_some_and(|rest| reaches(rest, self.few - 1, self.other))
        };
        (1..FEWEST).filter(fits).count()
    }

    /// Two are enough to know.
    fn values_of_another(&self) -> usize {
        let fits = |value: &u64| reaches(self.sum - value, self.few, self.other - 1);
        std::iter::once(0)
            .chain(FEWEST..=self.sum)
            .filter(|value| *value <= self.sum)
            .filter(fits)
            .take(2)
            .count()
    }
}

/// Whether so many small cells and others can have a sum.
fn reaches(sum: u64, few: u64, other: u64) -> bool {
    let all_small = (few..=few * (FEWEST - 1)).contains(&sum);
    all_small || (other > 0 && sum >= few + FEWEST)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn shown(counts: &[u64]) -> String {
        let column = protect(counts);
        let cells = column.parts.iter().chain([&column.total]);
        let text = |cell: &Cell| match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Few => "<5".to_owned(),
            Cell::Hidden => "x".to_owned(),
        };
        cells.map(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn small_counts_go_and_take_another_with_them() {
        for (counts, expected) in [
            (&[7, 12][..], "7 12 19"),
            (&[0, 12], "0 12 12"),
            (&[3, 12, 20], "<5 x 20 35"),
            (&[3], "<5 <5"),
            (&[0, 3], "0 <5 <5"),
            (&[1, 1, 20], "<5 <5 x 22"),
            (&[2, 2, 20], "<5 <5 20 24"),
            (&[4, 4, 20], "<5 <5 x 28"),
            (&[2, 3, 20], "<5 <5 20 25"),
            // 6 can only be 1 and 5: another one goes.
            (&[1, 5, 20], "<5 x x 26"),
            (&[1, 5], "<5 x x"),
            (&[1, 1, 1, 1], "<5 <5 <5 <5 x"),
            (&[], "0"),
        ] {
            assert_eq!(shown(counts), expected, "{counts:?}");
        }
    }

    /// What a reader can think the hidden cells are, found by trying everything.
    fn possible(column: &Column, limit: u64) -> Vec<BTreeSet<u64>> {
        let values = |cell: &Cell| match cell {
            Cell::Number(number) => vec![*number],
            Cell::Few => (1..FEWEST).collect(),
            Cell::Hidden => std::iter::once(0).chain(FEWEST..=limit).collect(),
        };
        let mut found = vec![BTreeSet::new(); column.parts.len()];
        let mut tried = vec![vec![]];
        for cell in &column.parts {
            tried = tried
                .into_iter()
                .flat_map(|begun: Vec<u64>| {
                    values(cell).into_iter().map(move |value| [&begun[..], &[value]].concat())
                })
                .collect();
        }
        for guess in tried {
            let sum: u64 = guess.iter().sum();
            let fits = match column.total {
                Cell::Number(total) => sum == total,
                Cell::Few => is_small(sum),
                Cell::Hidden => true,
            };
            if fits {
                guess.iter().zip(&mut found).for_each(|(value, found)| {
                    found.insert(*value);
                });
            }
        }
        found
    }

    proptest! {
        #[test]
        fn nothing_hidden_can_be_computed(counts in prop::collection::vec(0_u64..12, 0..5)) {
            let column = protect(&counts);
            let total: u64 = counts.iter().sum();
            for (cell, values) in column.parts.iter().zip(possible(&column, total.max(12))) {
                match cell {
                    Cell::Number(number) => prop_assert!(!is_small(*number)),
                    Cell::Few | Cell::Hidden => {
                        prop_assert!(values.len() >= 2, "{counts:?} {column:?} {values:?}");
                    }
                }
            }
            prop_assert!(!column.total.number().is_some_and(is_small));
            // What is shown is true.
            for (cell, count) in column.parts.iter().zip(&counts) {
                prop_assert!(cell.number().is_none_or(|number| number == *count));
                prop_assert_eq!(*cell == Cell::Few, is_small(*count));
            }
        }

        #[test]
        fn no_more_is_hidden_than_small_counts_ask_for(counts in prop::collection::vec(5_u64..50, 0..8)) {
            prop_assert_eq!(protect(&counts), as_it_is(&counts));
        }
    }
}
