//! Everything that a packet is made of: forms cleared, files of others converted.

use blankett::case::referral::{NamedFile, Referral, ReferralPart};
use blankett::case::store::CaseStore;
use blankett::case::{Case, Filed};
use blankett::form::date::long_date;
use blankett::form::{CaseReference, Confidentiality};
use blankett::packet::attachment::{Attached, AttachmentError, Wish, limits};
use blankett::packet::{Content, Part};
use blankett::pipeline::{self, Refusal, Setting};
use blankett::privacy::ClearedForm;
use blankett::render::Press;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::cli::attachments::attach;
use crate::cli::check::say_refusal;
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Everything that a packet is made of.
pub struct Gathered {
    /// The case.
    pub reference: CaseReference,
    /// The cover.
    pub front: ClearedForm,
    /// What follows, in order.
    pub items: Vec<Item>,
    /// What prints them.
    pub press: Press,
    /// The date of the documents.
    pub date: Date,
}

/// One document.
pub struct Item {
    /// What it is called; it may hold personal data.
    pub title: String,
    /// What it is called where others see it.
    pub public_title: String,
    /// Its date.
    pub date: Option<Date>,
    /// What it is.
    pub matter: Matter,
}

/// What a document is.
pub enum Matter {
    /// A form of ours.
    Form(Box<ClearedForm>),
    /// A file of others.
    Attached(Attached),
}

impl Gathered {
    /// Clears the forms and converts the files; all that cannot go in are named.
    pub fn of(
        case: &Case,
        referral: &Referral<'_>,
        session: &Session,
        date: Date,
    ) -> Result<Gathered, CliError> {
        // Whether the child may be named has been asked of the whole case; who belongs to it has not.
        let persons = case.persons();
        let setting = Setting { cases: None, ..session.setting(None, &persons) };
        let cleared = clear(referral.front, &setting);
        let outcomes: Vec<Result<Item, Wrong>> = referral
            .parts
            .par_iter()
            .map(|part| item(part, case, referral, session, &setting, date))
            .collect();
        let mut items = Vec::new();
        let mut front = None;
        let mut refused = false;
        let mut put = |outcome: Result<(), Wrong>| {
            match outcome {
                Ok(()) => return Ok(()),
                Err(Wrong::Stopped(error)) => return Err(error),
                Err(Wrong::Form(file, refusal)) => say_refusal(&file, refusal, session)?,
                Err(Wrong::File(file, error)) => {
                    anstream::eprintln!("{file}: {}", error.message(session.messages()));
                }
            }
            refused = true;
            Ok(())
        };
        put(cleared.map(|form| front = Some(form)))?;
        for outcome in outcomes {
            put(outcome.map(|item| items.push(item)))?;
        }
        match front {
            Some(front) if !refused => {
                let reference = case.reference.clone();
                Ok(Gathered { reference, front, items, press: session.press(), date })
            }
            _ => Err(CliError::Refused),
        }
    }

    /// The documents as the binder takes them.
    pub fn parts(&self) -> Vec<Part<'_>> {
        self.items
            .iter()
            .map(|item| Part {
                title: item.title.clone(),
                content: match &item.matter {
                    Matter::Form(form) => Content::Form(form),
                    Matter::Attached(attached) => Content::Attachment(attached.clone()),
                },
            })
            .collect()
    }
}

/// Why a document cannot go in.
enum Wrong {
    /// A file of others cannot be read.
    File(String, AttachmentError),
    /// A form of the case may not be passed on.
    Form(String, Refusal),
    /// Something else is wrong.
    Stopped(CliError),
}

fn item(
    part: &ReferralPart<'_>,
    case: &Case,
    referral: &Referral<'_>,
    session: &Session,
    setting: &Setting<'_>,
    date: Date,
) -> Result<Item, Wrong> {
    let language = referral.front.form.language();
    match part {
        ReferralPart::Form(filed) => {
            let form = clear(filed, setting)?;
            let title = form.form().definition().title.get(language).to_owned();
            let dated = match filed.date {
                Some(date) => format!("{title}, {}", long_date(date, language)),
                None => title.clone(),
            };
            let matter = Matter::Form(Box::new(form));
            Ok(Item { title: dated, public_title: title, date: filed.date, matter })
        }
        ReferralPart::File(named) => {
            let attached = converted(
                named,
                case,
                session,
                Wish { title: named.title.clone(), language, date },
            )?;
            Ok(Item {
                title: named.title.clone(),
                public_title: session.say_in(language, "packet-attachment", &[]),
                date: named.date,
                matter: Matter::Attached(attached),
            })
        }
    }
}

fn clear(filed: &Filed, setting: &Setting<'_>) -> Result<ClearedForm, Wrong> {
    pipeline::clear(filed.form.clone(), setting)
        .map_err(|refusal| Wrong::Form(filed.file.clone(), refusal))
}

fn converted(
    named: &NamedFile<'_>,
    case: &Case,
    session: &Session,
    wish: Wish,
) -> Result<Attached, Wrong> {
    let stopped = |source| Wrong::Stopped(CliError::CannotRead { path: named.file.into(), source });
    let limit = limits::MAX_BYTES as u64 + 1;
    let bytes = session.cases.read(&case.reference, named.file, limit).map_err(stopped)?;
    let program = std::env::current_exe().map_err(stopped)?;
    attach(&program, bytes, wish).map_err(|error| Wrong::File(named.file.to_owned(), error))
}

impl Item {
    /// Whom it is about.
    pub fn confidentiality(&self) -> Confidentiality {
        match &self.matter {
            Matter::Form(form) => form.form().confidentiality(),
            Matter::Attached(_) => Confidentiality::Child,
        }
    }
}
