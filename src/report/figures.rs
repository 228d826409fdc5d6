//! The key figures of one part: counts, and how they add up.

use std::collections::BTreeMap;

/// The key figures of a meeting, a half-year, a kindergarten, or everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Meetings of a resource team that there are minutes of.
    pub meetings: u64,
    /// K1: days from the first concern to closing or referral.
    pub durations: Durations,
    /// Cases that were closed without a day of the first concern, or with one after the closing.
    pub closed_without_concern: u64,
    /// K2: system cases discussed, once a meeting.
    pub system_cases: u64,
    /// K3: system measures started in system cases.
    pub system_measures: u64,
    /// K4: staff who benefit from the measures of K3.
    pub staff: Staff,
    /// K5: single cases discussed, once a meeting, anonymous ones among them.
    pub single_cases: u64,
    /// K6: system measures started from a single case.
    pub system_measures_from_single: u64,
    /// K7: single measures started.
    pub single_measures: u64,
}

impl Figures {
    /// Adds those of another part that has nothing in common with this one.
    pub fn add(&mut self, other: &Figures) {
        self.meetings += other.meetings;
        self.durations.add(&other.durations);
        self.closed_without_concern += other.closed_without_concern;
        self.system_cases += other.system_cases;
        self.system_measures += other.system_measures;
        self.staff.add(&other.staff);
        self.single_cases += other.single_cases;
        self.system_measures_from_single += other.system_measures_from_single;
        self.single_measures += other.single_measures;
    }
}

/// K1: how many cases took how many days. It grows with the days that differ, not with the cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Durations(BTreeMap<u32, u64>);

impl Durations {
    /// Notes a case.
    pub fn note(&mut self, days: u32) {
        *self.0.entry(days).or_default() += 1;
    }

    fn add(&mut self, other: &Durations) {
        for (days, count) in &other.0 {
            *self.0.entry(*days).or_default() += count;
        }
    }

    /// How many cases.
    pub fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// How long they took; `None` when there are none.
    pub fn spread(&self) -> Option<Spread> {
        Some(Spread {
            least: *self.0.keys().next()?,
            lower: self.quarter(1)?,
            median: self.quarter(2)?,
            upper: self.quarter(3)?,
            most: *self.0.keys().next_back()?,
        })
    }

    /// A quartile: between two cases in proportion, as spreadsheets do it (`QUARTILE.INC`).
    fn quarter(&self, quarter: u64) -> Option<f64> {
        let place = (self.count().checked_sub(1)?) * quarter;
        let below = f64::from(self.at(place / 4)?);
        let above = f64::from(self.at(place.div_ceil(4))?);
        let share = [0.0, 0.25, 0.5, 0.75][(place % 4) as usize];
        Some(below + share * (above - below))
    }

    /// The days of the case at a place in the order of days.
    fn at(&self, place: u64) -> Option<u32> {
        let mut passed = 0;
        self.0.iter().find_map(|(days, count)| {
            passed += count;
            (passed > place).then_some(*days)
        })
    }
}

/// How long cases took, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The shortest.
    pub least: u32,
    /// A quarter took less.
    pub lower: f64,
    /// Half took less.
    pub median: f64,
    /// A quarter took more.
    pub upper: f64,
    /// The longest.
    pub most: u32,
}

/// K4: how many staff benefit, over the measures whose minutes say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// Measures with a number.
    pub measures: u64,
    /// The numbers together.
    pub sum: u64,
    /// The smallest number.
    pub least: Option<u32>,
    /// The largest.
    pub most: Option<u32>,
}

impl Staff {
    /// Notes the number of a measure.
    pub fn note(&mut self, staff: u32) {
        self.add(&Staff { measures: 1, sum: staff.into(), least: Some(staff), most: Some(staff) });
    }

    fn add(&mut self, other: &Staff) {
        self.measures += other.measures;
        self.sum += other.sum;
        self.least = self.least.into_iter().chain(other.least).min();
        self.most = self.most.max(other.most);
    }

    /// Staff a measure, on average.
    pub fn average(&self) -> Option<f64> {
        // Counts of this size are exact in a float.
        (self.measures > 0).then(|| self.sum as f64 / self.measures as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn durations(days: &[u32]) -> Durations {
        let mut durations = Durations::default();
        days.iter().for_each(|days| durations.note(*days));
        durations
    }

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        // QUARTILE.INC gives these, to be checked in any spreadsheet.
        for (days, expected) in [
            (&[10][..], (10.0, 10.0, 10.0)),
            (&[10, 20], (12.5, 15.0, 17.5)),
            (&[1, 2, 3, 4], (1.75, 2.5, 3.25)),
            (&[64, 30, 120, 64, 200], (64.0, 64.0, 120.0)),
            (&[7, 7, 7, 100, 300, 301], (7.0, 53.5, 250.0)),
        ] {
            let spread = durations(days).spread().expect("there are some");
            assert_eq!((spread.lower, spread.median, spread.upper), expected, "{days:?}");
        }
        assert_eq!(durations(&[]).spread(), None);
    }

    #[test]
    fn staff_add_up() {
        let mut staff = Staff::default();
        assert_eq!(staff.average(), None);
        for number in [4, 0, 5] {
            staff.note(number);
        }
        assert_eq!((staff.measures, staff.sum, staff.least, staff.most), (3, 9, Some(0), Some(5)));
        assert_eq!(staff.average(), Some(3.0));
    }
}
