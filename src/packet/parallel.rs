//! Several documents at the same time.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What `work` makes of each item, in the order of the items; the first error in that order.
///
/// Typst spreads the work on one document over rayon's threads. If whole documents were spread
/// over the same threads, one that waits would begin another, and that another, until its stack is
/// used up: these are threads of their own.
pub fn map<T: Sync, R: Send, E: Send>(
    items: &[T],
    work: impl Fn(usize, &T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(items.len());
    // Rayon's only thread may be this one: others would wait for it while it waits for them.
    let threads = threads.min(rayon::current_num_threads());
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<R, E>)>> = Mutex::new(Vec::with_capacity(items.len()));
    let take = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            let result = work(index, item);
            if result.is_err() {
                // Nothing after it counts; what is before it has been begun.
                next.store(items.len(), Ordering::Relaxed);
            }
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    if threads <= 1 {
        take();
    } else {
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(take);
            }
        });
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_the_first_error_counts() {
        let items: Vec<usize> = (0..100).collect();
        let squares = map(&items, |index, item| Ok::<_, ()>(index * item)).expect("no error");
        assert_eq!(squares, (0..100).map(|item| item * item).collect::<Vec<_>>());
        let error = map(&items, |_, item| if *item % 30 == 29 { Err(*item) } else { Ok(()) });
        assert_eq!(error, Err(29));
        assert_eq!(map(&[], |_, item: &usize| Ok::<_, ()>(*item)), Ok(Vec::new()));
    }
}
