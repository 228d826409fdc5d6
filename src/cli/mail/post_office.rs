//! What sending needs of the outside world: the outbox, the server, the clock, the account.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use blankett::mail::clock::Clock;
use blankett::mail::delivery::{Ambiguous, Delivered, Plan, deliver};
use blankett::mail::mailbox::Mailbox;
use blankett::mail::outbox::{FILE_NAME, Outbox, OutboxError, Outcome};
use blankett::mail::smtp::{Login, Security, Server};
use clap::Args;
use etcetera::BaseStrategy;

use super::MailFailure;
use crate::cli::config::{MailTable, OnDoubt, Tls};
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Where the outbox lives.
#[derive(Args)]
pub struct StateArgs {
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
}

/// The outbox with what its database needs.
pub struct PostOffice {
    runtime: tokio::runtime::Runtime,
    /// There until the end.
    outbox: Option<Outbox>,
}

impl StateArgs {
    /// The folder: the one asked for, that of the settings, or the user's own.
    pub fn folder(&self, session: &Session) -> PathBuf {
        let of_settings = || session.config.mail.as_ref()?.state.clone();
        self.state.clone().or_else(of_settings).unwrap_or_else(usual_folder)
    }

    /// The outbox, made where there is none.
    pub fn open(&self, session: &Session) -> Result<PostOffice, CliError> {
        let folder = self.folder(session);
        let key_file = session.config.mail.as_ref().and_then(|mail| mail.key_file.clone());
        let key_file = key_file.or_else(|| credential("blankett-outbox-key"));
        let failed = |error| CliError::Mail(MailFailure::Outbox(error));
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime =
            runtime.map_err(|source| failed(OutboxError::File { path: folder.clone(), source }))?;
        let outbox = runtime.block_on(Outbox::open(&folder, key_file.as_deref(), &account()));
        Ok(PostOffice { runtime, outbox: Some(outbox.map_err(failed)?) })
    }

    /// The outbox, if there is one.
    pub fn open_existing(&self, session: &Session) -> Result<Option<PostOffice>, CliError> {
        match self.folder(session).join(FILE_NAME).exists() {
            true => self.open(session).map(Some),
            false => Ok(None),
        }
    }
}

impl PostOffice {
    /// Does something with the outbox.
    pub fn with<'a, T, F>(
        &'a mut self,
        work: impl FnOnce(&'a mut Outbox) -> F,
    ) -> Result<T, CliError>
    where
        F: Future<Output = Result<T, OutboxError>>,
    {
        let outbox = self.outbox.as_mut().expect("the outbox is there until the end");
        let done = self.runtime.block_on(work(outbox));
        done.map_err(|error| CliError::Mail(MailFailure::Outbox(error)))
    }

    /// Delivers what waits.
    pub fn deliver(
        &mut self,
        session: &Session,
        connections: Option<usize>,
        patience: Duration,
        each: impl FnMut(&Outcome),
    ) -> Result<Delivered, CliError> {
        let settings = settings(session)?;
        let server = server(settings)?;
        let plan = Plan {
            connections: connections.unwrap_or(settings.connections).clamp(1, MAX_CONNECTIONS),
            patience,
            ambiguous: match settings.ambiguous {
                OnDoubt::Hold => Ambiguous::Hold,
                OnDoubt::Resend => Ambiguous::Resend,
            },
            first_wait: Duration::from_secs(settings.retry_after),
            attempts: i64::from(settings.attempts.max(1)),
        };
        let outbox = self.outbox.as_mut().expect("the outbox is there until the end");
        deliver(outbox, &self.runtime, &server, &plan, clock(), each)
            .map_err(|error| CliError::Mail(error.into()))
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        // A file that was not closed is as good as one that was; it only takes more room.
        let _ = self.outbox.take().map(|outbox| self.runtime.block_on(outbox.close()));
    }
}

/// More connections than this are an attack on a mail server, and not a faster delivery.
const MAX_CONNECTIONS: usize = 64;

/// The settings of `[mail]`.
pub fn settings(session: &Session) -> Result<&MailTable, CliError> {
    session.config.mail.as_ref().ok_or(CliError::Mail(MailFailure::NoSettings))
}

/// Who sends.
pub fn sender(settings: &MailTable) -> Result<Mailbox, CliError> {
    settings.from.parse().map_err(|_| CliError::Mail(MailFailure::Sender))
}

/// The server of the settings, with its password read.
pub fn server(settings: &MailTable) -> Result<Server, CliError> {
    let read = |path: &Path| {
        fs::read(path).map_err(|source| CliError::CannotRead { path: path.to_owned(), source })
    };
    let login = match &settings.username {
        None => None,
        Some(username) => {
            let file = settings.password_file.clone();
            let file = file
                .or_else(|| credential("blankett-smtp-password"))
                .ok_or(CliError::Mail(MailFailure::NoPassword))?;
            let password = String::from_utf8(read(&file)?).map_err(|error| {
                let source = io::Error::new(io::ErrorKind::InvalidData, error.utf8_error());
                CliError::CannotRead { path: file.clone(), source }
            })?;
            // Editors end a file with a line end.
            let password = password.strip_suffix('\n').unwrap_or(&password);
            let password = password.strip_suffix('\r').unwrap_or(password).to_owned();
            Some(Login { username: username.clone(), password })
        }
    };
    let certificates = settings.ca_file.as_deref().map(read).transpose()?;
    let security = match settings.tls {
        Tls::Starttls => Security::StartTls,
        Tls::Implicit => Security::Implicit,
        Tls::None => Security::Loopback,
    };
    let timeout = Duration::from_secs(settings.timeout.clamp(1, 3600));
    let (host, port) = (settings.host.trim(), settings.port);
    Server::new(host, port, security, certificates.as_deref(), login, timeout)
        .map_err(|error| CliError::Mail(MailFailure::Server(error)))
}

/// A file that the system hands a service, and nobody else (systemd's `LoadCredential`).
#[expect(clippy::disallowed_methods, reason = "the environment is read at the edge")]
fn credential(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var("CREDENTIALS_DIRECTORY").ok()?);
    Some(folder.join(name)).filter(|path| path.is_file())
}

/// The account that the program runs under, for the log.
#[expect(clippy::disallowed_methods, reason = "the environment is read at the edge")]
fn account() -> String {
    let named =
        ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    named.unwrap_or_default()
}

fn usual_folder() -> PathBuf {
    let own = etcetera::choose_base_strategy().ok();
    let own = own.and_then(|strategy| strategy.state_dir().or_else(|| Some(strategy.data_dir())));
    own.unwrap_or_else(|| PathBuf::from(".")).join("blankett")
}

/// The clocks of this machine.
#[expect(clippy::disallowed_methods, reason = "the clock lives at the edge")]
pub fn clock() -> Clock {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let wall = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    };
    Clock { wall, running: || START.elapsed() }
}
