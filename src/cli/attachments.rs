//! Reads files of others in a process of its own, and ends it when it takes too long.

use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use blankett::packet::attachment::limits::{self, MAX_RESULT, MAX_SILENCE};
use blankett::packet::attachment::wire::{self, Told};
use blankett::packet::attachment::{Attached, AttachmentError, Wish};

/// The argument that makes a process read a file and nothing else.
pub const NAME: &str = "convert-attachment";

/// How a Rust program that has no memory left begins its last words.
const OUT_OF_MEMORY: &[u8] = b"memory allocation of ";

const MAX_LAST_WORDS: u64 = 4096;

/// Converts a file by a process of `program`, which is this program itself; whatever is in the
/// file, it costs no more than its limits.
///
/// # Errors
///
/// Why it cannot be part of a packet.
pub fn attach(program: &Path, bytes: Vec<u8>, wish: Wish) -> Result<Attached, AttachmentError> {
    let mut child = start(program).map_err(|_| AttachmentError::Process)?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(stdin), Some(stdout), Some(stderr)) = pipes else {
        end(&mut child);
        return Err(AttachmentError::Process);
    };
    let asking = thread::spawn(move || {
        let mut stdin = stdin;
        // A child that has seen enough does not read to the end.
        let _ = wire::ask(&mut stdin, &wish, &bytes).and_then(|()| stdin.flush());
    });
    let (heard, hears) = mpsc::sync_channel(4);
    let listening = thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        while let Ok(told) = wire::hear(&mut stdout) {
            if heard.send(told).is_err() {
                return;
            }
        }
        let _ = stdout.read(&mut [0]);
    });
    let dying = thread::spawn(move || last_words(stderr));
    let result = gather(&hears);
    drop(hears);
    end(&mut child);
    let _ = (asking.join(), listening.join());
    let ran_out = dying.join().unwrap_or(false);
    match result {
        Err(AttachmentError::Damaged) if ran_out => Err(AttachmentError::TooDemanding),
        other => other,
    }
}

/// Whether a process says on standard error that it had no memory left. Nothing of it is kept: it
/// may repeat what was in the file.
fn last_words(mut stderr: impl Read) -> bool {
    let mut words = Vec::new();
    let _ = stderr.by_ref().take(MAX_LAST_WORDS).read_to_end(&mut words);
    let _ = std::io::copy(&mut stderr, &mut std::io::sink());
    words.starts_with(OUT_OF_MEMORY)
}

fn start(program: &Path) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command.arg(NAME).env_clear();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// Ends a process, whether or not it has ended by itself.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Everything that the process tells within its time.
#[expect(clippy::disallowed_methods, reason = "time is kept at the edge")]
fn gather(hears: &Receiver<Told>) -> Result<Attached, AttachmentError> {
    let started = Instant::now();
    let mut allowed = 2 * limits::time(1);
    let mut announced = None;
    let mut pages = Vec::new();
    let mut size = 0;
    loop {
        let left = allowed.saturating_sub(started.elapsed());
        let told = match hears.recv_timeout(left.min(MAX_SILENCE)) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => return Err(AttachmentError::TooDemanding),
            Err(RecvTimeoutError::Disconnected) => return Err(gone(started.elapsed())),
        };
        match told {
            Told::Pages(count) => {
                announced = Some(count);
                allowed = 2 * limits::time(count);
            }
            Told::Page(page) => {
                size += page.pdf.len();
                if size > MAX_RESULT {
                    return Err(AttachmentError::TooDemanding);
                }
                pages.push(page);
            }
            Told::Done if announced == Some(pages.len()) && !pages.is_empty() => {
                return Ok(Attached::new(pages));
            }
            Told::Done => return Err(AttachmentError::Process),
            Told::Refused(error) => return Err(error),
        }
    }
}

/// What it means that a process went away without a word: it ran out of its time, or it was given
/// something that nobody can read.
fn gone(after: Duration) -> AttachmentError {
    if after >= limits::time(1) { AttachmentError::TooDemanding } else { AttachmentError::Damaged }
}
