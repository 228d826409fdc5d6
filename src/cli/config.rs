//! Settings from `blankett.toml`: in the working folder, else in the user's configuration folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use blankett::fault::Position;
use blankett::input::Node;
use blankett::language::Language;
use blankett::organisation::{Logo, LogoError, MAX_LOGO_BYTES, Organisation};
use etcetera::BaseStrategy;
use serde::Deserialize;

use super::error::CliError;

/// The name of a settings file.
pub const FILE_NAME: &str = "blankett.toml";

/// What a settings file may say.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    organisation: Option<OrganisationTable>,
    language: Option<Language>,
    /// The profile that says which forms there are.
    profile: Option<String>,
    catalog: Option<PathBuf>,
    /// The folder of the cases.
    cases: Option<PathBuf>,
    packet: Option<PacketTable>,
    #[serde(default)]
    defaults: BTreeMap<String, FieldValue>,
    privacy: Option<PrivacyTable>,
    mail: Option<MailTable>,
}

/// The value of a field that takes a single one.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a text, a number, true or false")]
enum FieldValue {
    Text(String),
    Boolean(bool),
    Number(u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationTable {
    name: String,
    unit: Option<String>,
    address: Option<String>,
    logo: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PacketTable {
    /// Who packets are for.
    receiver: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivacyTable {
    /// A file with a word or a phrase a line.
    allowed_words: PathBuf,
}

/// How the connection to the mail server is encrypted.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    Starttls,
    Implicit,
    /// To a relay on this machine alone.
    None,
}

/// What becomes of a message when nobody knows whether the server took it.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OnDoubt {
    #[default]
    Hold,
    Resend,
}

/// The mail server, and how messages go there. Paths are relative to the settings' file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailTable {
    /// Who sends: a name and an address.
    pub from: String,
    /// Whom to call, in mail with encrypted documents.
    pub phone: Option<String>,
    pub host: String,
    #[serde(default = "submission")]
    pub port: u16,
    #[serde(default = "starttls")]
    pub tls: Tls,
    /// Certificates in PEM, the only ones that are trusted.
    pub ca_file: Option<PathBuf>,
    pub username: Option<String>,
    pub password_file: Option<PathBuf>,
    /// The key that the outbox is encrypted with, when it does not lie beside it.
    pub key_file: Option<PathBuf>,
    /// The folder of the outbox.
    pub state: Option<PathBuf>,
    #[serde(default)]
    pub ambiguous: OnDoubt,
    /// Seconds until a message that was not taken is tried again for the first time.
    #[serde(default = "first_wait")]
    pub retry_after: u64,
    /// How often a message is tried.
    #[serde(default = "attempts")]
    pub attempts: u32,
    /// Seconds that the server may take for an answer.
    #[serde(default = "timeout")]
    pub timeout: u64,
    /// Connections at once.
    #[serde(default = "connections")]
    pub connections: usize,
}

fn submission() -> u16 {
    587
}

fn starttls() -> Tls {
    Tls::Starttls
}

/// Half of what servers that ask for a second try usually want to see.
fn first_wait() -> u64 {
    150
}

/// With waits that double up to an hour: a little more than a day.
fn attempts() -> u32 {
    30
}

/// RFC 5321 §4.5.3.2 allows minutes; the reply to the last dot may take ten.
fn timeout() -> u64 {
    120
}

fn connections() -> usize {
    1
}

/// The settings of a run.
#[derive(Default)]
pub struct Config {
    /// Whose letterhead it is, unless the profile's is taken.
    pub organisation: Option<Organisation>,
    /// The profile that says which forms there are.
    pub profile: Option<String>,
    /// The language of documents that do not say.
    pub language: Option<Language>,
    /// A folder with forms and templates of the user's.
    pub catalog: Option<PathBuf>,
    /// The folder of the cases.
    pub cases: Option<PathBuf>,
    /// Who packets are for.
    pub receiver: Option<String>,
    /// Values of fields that inputs leave out.
    pub defaults: Vec<(String, Node)>,
    /// Words that the privacy gate lets stand.
    pub allowed_words: Vec<String>,
    /// The mail server.
    pub mail: Option<MailTable>,
}

impl Config {
    /// Reads the settings: `explicit`, or the first of the usual places.
    pub fn load(explicit: Option<&Path>) -> Result<Config, CliError> {
        let path = match explicit {
            Some(path) if !path.exists() => {
                return Err(CliError::ConfigMissing { path: path.to_owned() });
            }
            Some(path) => Some(path.to_owned()),
            None => usual_places().into_iter().find(|path| path.is_file()),
        };
        let Some(path) = path else {
            return Config::build(File::default(), Path::new("."));
        };
        let text = fs::read_to_string(&path)
            .map_err(|source| CliError::CannotRead { path: path.clone(), source })?;
        let file: File = toml::from_str(&text).map_err(|error| CliError::ConfigBroken {
            line: Position::of_offset(&text, error.span().map_or(0, |span| span.start)).line,
            detail: error.message().to_owned(),
            path: path.clone(),
        })?;
        // Paths in the settings are relative to their file.
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        Config::build(file, folder.unwrap_or(Path::new(".")))
    }

    fn build(file: File, folder: &Path) -> Result<Config, CliError> {
        let organisation = file.organisation.map(|table| table.read(folder)).transpose()?;
        let defaults = file.defaults.into_iter().map(|(key, value)| {
            let text = match value {
                FieldValue::Text(text) => text,
                FieldValue::Boolean(true) => "ja".to_owned(),
                FieldValue::Boolean(false) => "nei".to_owned(),
                FieldValue::Number(number) => number.to_string(),
            };
            (key, Node::text(Position::START, text))
        });
        let allowed_words = match file.privacy {
            Some(table) => lines_of(&folder.join(table.allowed_words))?,
            None => Vec::new(),
        };
        Ok(Config {
            organisation,
            profile: file.profile,
            allowed_words,
            mail: file.mail.map(|mail| mail.below(folder)),
            language: file.language,
            catalog: file.catalog.map(|catalog| folder.join(catalog)),
            cases: file.cases.map(|cases| folder.join(cases)),
            receiver: file.packet.map(|packet| packet.receiver),
            defaults: defaults.collect(),
        })
    }
}

impl OrganisationTable {
    fn read(self, folder: &Path) -> Result<Organisation, CliError> {
        let organisation =
            Organisation::new(&self.name, self.unit.as_deref(), self.address.as_deref())
                .map_err(|error| CliError::OrganisationUnprintable { part: error.part })?;
        Ok(match self.logo {
            Some(logo) => organisation.with_logo(read_logo(&folder.join(logo))?),
            None => organisation,
        })
    }
}

impl MailTable {
    fn below(self, folder: &Path) -> MailTable {
        let below = |path: Option<PathBuf>| path.map(|path| folder.join(path));
        MailTable {
            ca_file: below(self.ca_file),
            password_file: below(self.password_file),
            key_file: below(self.key_file),
            state: below(self.state),
            ..self
        }
    }
}

/// The lines of a list that say something; a line that begins with `#` is a note.
pub fn lines_of(path: &Path) -> Result<Vec<String>, CliError> {
    let text = fs::read_to_string(path)
        .map_err(|source| CliError::CannotRead { path: path.to_owned(), source })?;
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    Ok(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
}

fn usual_places() -> Vec<PathBuf> {
    let mut places = vec![PathBuf::from(FILE_NAME)];
    if let Ok(strategy) = etcetera::choose_base_strategy() {
        places.push(strategy.config_dir().join("blankett").join(FILE_NAME));
    }
    places
}

fn read_logo(path: &Path) -> Result<Logo, CliError> {
    let bytes =
        fs::read(path).map_err(|source| CliError::CannotRead { path: path.to_owned(), source })?;
    logo(bytes, path)
}

/// A logo of these bytes; the path is the one that messages show.
pub fn logo(bytes: Vec<u8>, path: &Path) -> Result<Logo, CliError> {
    Logo::new(bytes).map_err(|error| match error {
        LogoError::NotAPicture => CliError::LogoNotAPicture { path: path.to_owned() },
        LogoError::TooLarge => CliError::LogoTooLarge {
            path: path.to_owned(),
            megabytes: MAX_LOGO_BYTES / 1024 / 1024,
        },
    })
}
