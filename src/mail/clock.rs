//! The time, handed in.

use std::time::Duration;

/// Two clocks: one that people read and may set, one that only runs.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Milliseconds since 1970, UTC. It may jump, and other machines' may differ.
    pub wall: fn() -> i64,
    /// The time since some moment of this process. It never jumps.
    pub running: fn() -> Duration,
}

impl Clock {
    /// What the wall clock shows, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        (self.wall)()
    }
}
