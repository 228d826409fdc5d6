//! The packet as a ZIP file of single PDFs, with manifest and archive message.

use blankett::case::Case;
use blankett::case::referral::Referral;
use blankett::form::definition::Names;
use blankett::form::{FilledForm, Kind};
use blankett::language::Language;
use blankett::packet::alone;
use blankett::packet::bundle::{ArchivePlace, Bundle, BundleError, Item as Packed};
use blankett::packet::created::Created;
use blankett::packet::file_name::FileName;
use blankett::pipeline;
use blankett::privacy::ClearedForm;
use blankett::render::Document;
use jiff::civil::Date;

use super::Order;
use super::gather::{Gathered, Item, Matter};
use crate::cli::error::CliError;
use crate::cli::session::{Session, failure};

/// Makes the ZIP file.
pub fn write(
    order: &Order<'_>,
    case: &Case,
    referral: &Referral<'_>,
    gathered: &Gathered,
    session: &Session,
) -> Result<Vec<u8>, CliError> {
    let language = referral.front.form.language();
    let mut items = vec![front(referral, gathered)?];
    for (index, item) in gathered.items.iter().enumerate() {
        items.push(packed(index + 2, item, gathered, session)?);
    }
    let organisation = session.organisation.name().to_owned();
    let receiver = order.receiver.map(str::to_owned).or_else(|| session.config.receiver.clone());
    let bundle = Bundle {
        reference: case.reference.clone(),
        kindergarten: case.kindergarten().unwrap_or_else(|| organisation.clone()),
        organisation,
        receiver: receiver.unwrap_or_else(|| session.say_in(language, "packet-receiver", &[])),
        archive: place(session, language),
        items,
        created: created(order)?,
        draft: order.draft,
        language,
    };
    bundle.write().map_err(CliError::Bundle)
}

/// A referral is about a child, and so is the place where it is kept.
fn place(session: &Session, language: Language) -> Option<ArchivePlace> {
    let archive = session.profile().archive.as_ref()?;
    let name = archive.child.get(language).to_owned();
    Some(ArchivePlace { system: archive.system.clone(), name })
}

/// The moment it is made; the beginning of the day that was asked for.
fn created(order: &Order<'_>) -> Result<Created, CliError> {
    let now = match order.date {
        Some(date) => date.to_zoned(jiff::tz::TimeZone::system()).ok(),
        None => Some(crate::cli::session::now()),
    };
    now.and_then(|now| Created::new(&now).ok()).ok_or(CliError::PacketTime)
}

fn front(referral: &Referral<'_>, gathered: &Gathered) -> Result<Packed, CliError> {
    let form = &gathered.front;
    let title = form.form().definition().title.get(form.form().language()).to_owned();
    form_item(1, form, title.clone(), title, referral.front.date, gathered)
}

fn packed(
    number: usize,
    item: &Item,
    gathered: &Gathered,
    session: &Session,
) -> Result<Packed, CliError> {
    match &item.matter {
        Matter::Form(form) => {
            let (title, public) = (item.title.clone(), item.public_title.clone());
            form_item(number, form, title, public, item.date, gathered)
        }
        Matter::Attached(attached) => {
            let language = gathered.front.form().language();
            let document = alone(attached, &item.title, language, &gathered.press, gathered.date)
                .map_err(CliError::Bind)?;
            let stem = session.say_in(language, "packet-attachment-file", &[]);
            Ok(Packed {
                title: item.title.clone(),
                public_title: item.public_title.clone(),
                confidentiality: item.confidentiality(),
                ..of(number, &stem, document, item.date.unwrap_or(gathered.date))?
            })
        }
    }
}

fn form_item(
    number: usize,
    form: &ClearedForm,
    title: String,
    public_title: String,
    date: Option<Date>,
    gathered: &Gathered,
) -> Result<Packed, CliError> {
    let document = pipeline::print(form, &gathered.press, gathered.date).map_err(failure)?;
    let stem = document.file_stem.clone();
    Ok(Packed {
        title,
        public_title,
        confidentiality: form.form().confidentiality(),
        authors: signers(form.form()),
        ..of(number, &stem, document, date.unwrap_or(gathered.date))?
    })
}

fn of(number: usize, stem: &str, document: Document, date: Date) -> Result<Packed, CliError> {
    let name = format!("{number:02}-{stem}.pdf").to_ascii_lowercase();
    let file_name: FileName = name.parse().map_err(|_| CliError::Bundle(BundleError::Title))?;
    Ok(Packed {
        file_name,
        title: String::new(),
        public_title: String::new(),
        date,
        media_type: "application/pdf".to_owned(),
        confidentiality: blankett::form::Confidentiality::Child,
        authors: Vec::new(),
        pages: u32::try_from(document.pages).ok(),
        bytes: document.bytes,
    })
}

/// Who wrote a form: those who sign it on behalf of a service.
fn signers(form: &FilledForm) -> Vec<String> {
    let mut signers: Vec<String> = form
        .leaves()
        .iter()
        .filter(|leaf| leaf.field.names == Some(Names::Participant))
        .filter(|leaf| matches!(leaf.field.kind, Kind::Signature { .. }))
        .filter_map(|leaf| leaf.answer.value.print(form.language()))
        .collect();
    signers.dedup();
    signers
}
