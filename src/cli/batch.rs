//! Many submissions, on several threads, reported in their order.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::ThreadPoolBuilder;

use super::error::CliError;
use super::inputs::Source;

/// Makes the thread that calls it the only one that documents are made with.
///
/// Typst lays out in parallel by itself; for a single document, or one thread, starting others
/// costs more than it gains.
pub fn use_this_thread() {
    // It fails only where this thread works for a pool already, and then that is the one.
    let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
}

/// Does `work` on every source with `jobs` threads; `done` gets the results in order.
///
/// # Errors
///
/// The failure of a file, or of starting the threads; results before it have been handed over.
pub fn process<T: Send>(
    sources: impl Iterator<Item = Result<Source, CliError>>,
    jobs: usize,
    work: impl Fn(Source) -> T + Sync,
    mut done: impl FnMut(T),
) -> Result<(), CliError> {
    if jobs == 1 {
        use_this_thread();
        for source in sources {
            done(work(source?));
        }
        return Ok(());
    }
    let (to_workers, for_workers) = mpsc::sync_channel::<(usize, Source)>(2 * jobs);
    let for_workers = Mutex::new(for_workers);
    let (for_workers, work) = (&for_workers, &work);
    // Typst's threads and ours are one and the same: a document stays on the thread that took it.
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build().map_err(CliError::Threads)?;
    pool.in_place_scope(|scope| {
        let (to_us, results) = mpsc::channel();
        for _ in 0..jobs {
            let to_us = to_us.clone();
            scope.spawn(move |_| {
                while let Some((index, source)) = next(for_workers) {
                    if to_us.send((index, work(source))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to_us);
        let mut ordered = Ordered::default();
        let mut outcome = Ok(());
        for (index, source) in sources.enumerate() {
            match source {
                Ok(source) => to_workers.send((index, source)).expect("the workers wait for more"),
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
            for (index, result) in results.try_iter() {
                ordered.take(index, result, &mut done);
            }
        }
        drop(to_workers);
        for (index, result) in results {
            ordered.take(index, result, &mut done);
        }
        outcome
    })
}

fn next(queue: &Mutex<Receiver<(usize, Source)>>) -> Option<(usize, Source)> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Holds results back until those before them are there.
struct Ordered<T> {
    next: usize,
    waiting: BTreeMap<usize, T>,
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Ordered { next: 0, waiting: BTreeMap::new() }
    }
}

impl<T> Ordered<T> {
    fn take(&mut self, index: usize, result: T, done: &mut impl FnMut(T)) {
        self.waiting.insert(index, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            done(result);
            self.next += 1;
        }
    }
}

/// A bar for long work, on a terminal only.
pub fn progress(total: usize) -> ProgressBar {
    if total < 3 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total as u64);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// How many threads to use when nobody says.
pub fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use blankett::fault::{Fault, FaultKind, Position};

    use super::*;

    fn sources(count: usize) -> impl Iterator<Item = Result<Source, CliError>> {
        (0..count).map(|row| {
            let submission = Err(Fault::at(Position::START, FaultKind::EmptyInput));
            Ok(Source { file: "x".into(), row: Some(row), submission })
        })
    }

    #[test]
    fn results_come_in_order_from_any_number_of_threads() {
        for jobs in [1, 2, 7] {
            let mut rows = Vec::new();
            let work = |source: Source| {
                let row = source.row.expect("every source has a row");
                // The earlier ones take longer, so that the order is tried.
                thread::sleep(Duration::from_micros(if row.is_multiple_of(7) { 500 } else { 0 }));
                row
            };
            process(sources(200), jobs, work, |row| rows.push(row)).expect("no file fails");
            assert_eq!(rows, (0..200).collect::<Vec<_>>(), "{jobs} threads");
        }
    }
}
