//! The process that reads a file of others: it limits itself, reads, tells, and is gone.
//!
//! It is started by [`super::attachments`] and by nobody else: it stands in no help text.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use blankett::packet::attachment::limits::{self, MAX_BYTES};
use blankett::packet::attachment::wire::{self, Told};
use blankett::packet::attachment::{Event, Stopped, convert};

use super::attachments::NAME;

/// Room for drawings that hold others.
const STACK: usize = 32 * 1024 * 1024;

/// Says that the limits are set.
const LIMITED: &str = "limited";

/// Whether this process is to read a file and nothing else.
#[expect(clippy::disallowed_methods, reason = "arguments are read at the edge")]
pub fn is_asked_for() -> bool {
    std::env::args().nth(1).as_deref() == Some(NAME)
}

/// Reads the file on standard input and tells on standard output what comes of it.
pub fn run() -> ExitCode {
    if !is_limited() {
        // What an allocator has set aside at its start counts, so that limits set later leave it
        // nothing: the process begins anew under them.
        return begin_anew();
    }
    // One page after the other: threads would only share what memory there is.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build_global();
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(read);
    match (pool, reader.map(std::thread::JoinHandle::join)) {
        (Ok(()), Ok(Ok(Ok(())))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn read() -> io::Result<()> {
    let (wish, bytes) = wire::take(&mut io::stdin().lock(), MAX_BYTES + 1)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut hand_over = |event: Event| {
        if let Event::Pages(count) = event {
            limit_time(count)?;
        }
        wire::tell(&mut out, event.into())
    };
    let told = match convert(&bytes, &wish, &mut hand_over) {
        Ok(()) => Told::Done,
        Err(Stopped::Refused(error)) => Told::Refused(error),
        Err(Stopped::HandedOver(error)) => return Err(error),
    };
    wire::tell(&mut out, told)
}

#[expect(clippy::disallowed_methods, reason = "arguments are read at the edge")]
fn is_limited() -> bool {
    cfg!(not(unix)) || std::env::args().nth(2).as_deref() == Some(LIMITED)
}

/// Sets the limits and becomes the same program once more; comes back only when that fails.
#[cfg(unix)]
fn begin_anew() -> ExitCode {
    use std::os::unix::process::CommandExt;
    let program = limit_self().and_then(|()| std::env::current_exe());
    if let Ok(program) = program {
        let mut anew = std::process::Command::new(program);
        anew.args([NAME, LIMITED]).env_clear();
        // The allocator takes what it needs and sets nothing aside.
        let _ = anew.env("MIMALLOC_ARENA_RESERVE", "0").exec();
    }
    ExitCode::FAILURE
}

/// Memory, processor time, no files, no traces of what was read.
#[cfg(unix)]
fn limit_self() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit =
        |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::As, limits::MAX_MEMORY)?;
    let most = limits::time(limits::MAX_PAGES).as_secs();
    let first = limits::time(1).as_secs();
    setrlimit(Resource::Cpu, Rlimit { current: Some(first), maximum: Some(most) })?;
    Ok(())
}

/// Time for so many pages.
#[cfg(unix)]
fn limit_time(pages: usize) -> io::Result<()> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Cpu);
    limit.current = Some(limits::time(pages).as_secs());
    Ok(setrlimit(Resource::Cpu, limit)?)
}

/// Elsewhere, the process that started this one watches the clock alone.
#[cfg(not(unix))]
fn begin_anew() -> ExitCode {
    ExitCode::FAILURE
}

#[cfg(not(unix))]
fn limit_time(_: usize) -> io::Result<()> {
    Ok(())
}
