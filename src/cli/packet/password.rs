//! The password of an encrypted packet: chosen, or made.

use std::io::{self, IsTerminal};
use std::path::Path;

use blankett::packet::encrypt::{encrypt, encrypt_pdf};
use blankett::packet::password::Password;

use super::Kind;
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// The packet encrypted, and the password when it was made here and somebody must be told.
pub(super) fn sealed(
    bytes: &[u8],
    kind: Kind,
    file: Option<&Path>,
    session: &Session,
) -> Result<(Vec<u8>, Option<Password>), CliError> {
    let (password, made) = match file {
        Some(path) => (from_file(path, session)?, false),
        None => asked(session)?,
    };
    let sealed = match kind {
        Kind::Zip => encrypt(bytes, &password),
        Kind::Pdf => encrypt_pdf(bytes, &password),
    };
    let sealed = sealed.map_err(CliError::Encrypt)?;
    Ok((sealed, made.then_some(password)))
}

/// The password to open a packet with.
pub fn to_open(file: Option<&Path>, session: &Session) -> Result<Password, CliError> {
    match file {
        Some(path) => Ok(Password::given(&read(path)?)),
        None => Ok(Password::given(&prompt(&session.say("packet-password-open", &[]))?)),
    }
}

/// Whether there is somebody to ask.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on a terminal; an empty answer, or nobody to ask, makes one.
fn asked(session: &Session) -> Result<(Password, bool), CliError> {
    match prompted(session)? {
        Some(password) => Ok((password, false)),
        None => Ok((made()?, true)),
    }
}

/// A new password.
pub fn made() -> Result<Password, CliError> {
    Password::generate().map_err(|_| CliError::NoRandomNumbers)
}

/// The password that stands in a file.
pub fn from_file(path: &Path, session: &Session) -> Result<Password, CliError> {
    chosen(&read(path)?, session)
}

/// The password that somebody chooses on a terminal; none for an empty answer, or nobody to ask.
pub fn prompted(session: &Session) -> Result<Option<Password>, CliError> {
    if !can_ask() {
        return Ok(None);
    }
    let first = prompt(&session.say("packet-password-choose", &[]))?;
    if first.trim().is_empty() {
        return Ok(None);
    }
    let again = prompt(&session.say("packet-password-again", &[]))?;
    if first != again {
        anstream::eprintln!("{}", session.say("packet-password-differs", &[]));
        return Err(CliError::Refused);
    }
    chosen(&first, session).map(Some)
}

fn chosen(text: &str, session: &Session) -> Result<Password, CliError> {
    Password::check(text).map_err(|weakness| {
        let (id, number) = weakness.message();
        let number = number.unwrap_or_default();
        anstream::eprintln!("{}", session.say(id, &[("number", number.into())]));
        CliError::Refused
    })
}

fn read(path: &Path) -> Result<String, CliError> {
    std::fs::read_to_string(path)
        .map_err(|source| CliError::CannotRead { path: path.to_owned(), source })
}

fn prompt(text: &str) -> Result<String, CliError> {
    rpassword::prompt_password(format!("{text} "))
        .map_err(|source| CliError::CannotRead { path: "-".into(), source })
}
