//! How much a document of others may be.

use std::time::Duration;

/// The largest file, in megabytes.
pub const MAX_MEGABYTES: usize = 50;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = MAX_MEGABYTES * 1024 * 1024;

/// The most pages.
pub const MAX_PAGES: usize = 500;

/// The longest side of a page, in points: what PDF allows.
pub const MAX_SIDE: f32 = 14_400.0;

/// The most bytes of a picture when it is unpacked: 64 million pixels of a photo.
pub const MAX_PICTURE: u64 = 3 * 64_000_000;

/// The longest drawing of a page, in bytes of SVG.
pub const MAX_DRAWING: usize = 48 * 1024 * 1024;

/// The address space of the process that reads it, in bytes.
pub const MAX_MEMORY: u64 = 512 * 1024 * 1024;

/// The most that all its pages may come to, in bytes of PDF.
pub const MAX_RESULT: usize = 200 * 1024 * 1024;

/// How long reading it may take, in processor time; elapsed time may be twice as long, for other
/// programs want to run as well.
pub fn time(pages: usize) -> Duration {
    Duration::from_millis(1500 + 500 * pages.min(MAX_PAGES) as u64)
}

/// How long nothing may come of it.
pub const MAX_SILENCE: Duration = Duration::from_secs(4);
