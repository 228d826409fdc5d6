//! Named steps at which the trials of the outbox kill the process (`tests/mail/trials/`).
//!
//! Without the feature `trials` a step is nothing.

#[cfg(feature = "trials")]
mod armed {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static STOP: OnceLock<(String, usize)> = OnceLock::new();
    static PASSED: AtomicUsize = AtomicUsize::new(0);

    /// The process ends at the step that `text` names, the `n`th time it passes (`step:n`).
    pub fn arm(text: &str) {
        let (step, nth) = text.split_once(':').unwrap_or((text, "1"));
        let _ = STOP.set((step.to_owned(), nth.parse().unwrap_or(1)));
    }

    /// Passes a step.
    pub fn step(name: &str) {
        let Some((step, nth)) = STOP.get() else { return };
        if step == name && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == *nth {
            // As a power cut would: no destructor runs, nothing is flushed.
            let _ = std::process::Command::new("kill")
                .args(["-KILL", &std::process::id().to_string()])
                .status();
            std::process::abort();
        }
    }
}

#[cfg(feature = "trials")]
pub use armed::{arm, step};

/// Passes a step.
#[cfg(not(feature = "trials"))]
#[inline]
pub fn step(_name: &str) {}
