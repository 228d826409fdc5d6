//! `blankett agenda`: a proposal for the next invitation, from the open cases (R12).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use blankett::case::Case;
use blankett::case::agenda::{Agenda, Grounds, Item, Why, propose};
use blankett::case::store::CaseStore;
use blankett::fault::Position;
use blankett::form::date::parse_time;
use blankett::form::definition::{AgendaFields, Definition, MeetingFields, Requirement};
use blankett::form::{CaseReference, META_KEYS, Value};
use blankett::input::{self, Content, Entry, Format, MAX_BYTES, Node, Submission, write};
use blankett::pipeline::{self, Refusal};
use clap::Args;
use jiff::civil::Date;

use super::error::CliError;
use super::output::{self, Existing};
use super::session::{Session, failure};
use super::usage::Example;

/// Arguments of `agenda`.
#[derive(Args)]
pub struct AgendaArgs {
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    from: Option<String>,
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    to: Option<String>,
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    #[arg(long, value_name = "FILE")]
    like: Option<PathBuf>,
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

fn time(text: &str) -> Result<String, Example> {
    let time = parse_time(text).ok_or(Example("09:00"))?;
    Ok(time.strftime("%H:%M").to_string())
}

/// Writes the proposal, and says what is left out of it and what is left to fill in.
pub fn run(args: &AgendaArgs, session: &Session) -> Result<(), CliError> {
    let form = invitation(args, session)?;
    let (Some(meeting), Some(fields)) =
        (&form.meeting, form.meeting.as_ref().and_then(|meeting| meeting.agenda.as_ref()))
    else {
        return Err(CliError::NoAgenda { name: form.id.to_string() });
    };
    let like = args.like.as_deref().map(|path| earlier(path, &form)).transpose()?;
    let cases = cases(session)?;
    let titles = like.as_ref().map(|like| titles(like, fields)).unwrap_or_default();
    let grounds = Grounds {
        meeting: args.date,
        today: session.today,
        titles: &titles,
        allowed_words: &session.config.allowed_words,
    };
    let agenda = propose(&cases, &grounds);
    let proposal = Proposal { args, session, form: &form, meeting, fields, like: like.as_ref() };
    let entries = proposal.entries(&agenda, &cases);
    let text = write::yaml(&entries);
    match args.output.as_deref().filter(|path| path.as_os_str() != "-") {
        None => output::print(text.as_bytes())?,
        Some(path) => {
            output::write(path, text.as_bytes(), Existing::from_force(args.force))?;
            anstream::println!("{}", path.display());
        }
    }
    for (case, why) in &agenda.left_out {
        anstream::eprintln!("{}", left_out(case, *why, session));
    }
    left_to_fill_in(Submission::new(Position::START, entries), session)
}

/// The form asked for, or the first that has an agenda.
fn invitation(args: &AgendaArgs, session: &Session) -> Result<Arc<Definition>, CliError> {
    if let Some(name) = &args.form {
        return session.form(name);
    }
    for id in session.catalog.ids() {
        let form = session.form(id)?;
        if form.meeting.as_ref().is_some_and(|meeting| meeting.agenda.is_some()) {
            return Ok(form);
        }
    }
    Err(CliError::NoAgenda { name: "–".to_owned() })
}

/// An earlier invitation of the same form.
pub fn earlier(path: &Path, form: &Definition) -> Result<Submission, CliError> {
    let unknown = || CliError::UnknownFormat { path: path.to_owned() };
    let ending = path.extension().and_then(|ending| ending.to_str()).ok_or_else(unknown)?;
    let format = Format::from_extension(ending).filter(|format| !format.is_batch());
    let failed = |source| CliError::CannotRead { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(file, MAX_BYTES as u64 + 1), &mut bytes)
        .map_err(failed)?;
    let submission = input::read(&bytes, format.ok_or_else(unknown)?).ok();
    let same = |submission: &Submission| {
        submission.get(META_KEYS[0]).and_then(|entry| entry.node.as_text())
            == Some(form.id.as_str())
    };
    let wrong = || CliError::NotLike { path: path.to_owned(), form: form.id.to_string() };
    submission.filter(same).ok_or_else(wrong)
}

fn cases(session: &Session) -> Result<Vec<Case>, CliError> {
    let failed = |source| CliError::CannotRead { path: session.cases.root().to_owned(), source };
    let references = session.cases.references().map_err(failed)?;
    let open =
        |reference| Case::open(&session.cases, reference, &session.catalog).map_err(CliError::Case);
    references.iter().map(open).collect()
}

/// What an earlier invitation calls its cases.
fn titles(like: &Submission, fields: &AgendaFields) -> Vec<(CaseReference, String)> {
    let Some(Content::Sequence(rows)) = at(like.entries(), &fields.system) else {
        return Vec::new();
    };
    let titled = rows.iter().filter_map(|row| {
        let Content::Mapping(cells) = &row.content else { return None };
        let cell = |name: &str| cells.iter().find(|cell| cell.key == name)?.node.as_text();
        Some((cell(&fields.case)?.parse().ok()?, cell(&fields.title)?.to_owned()))
    });
    titled.collect()
}

/// What stands at a path through mappings.
fn at<'a>(entries: &'a [Entry], path: &str) -> Option<&'a Content> {
    let (first, rest) =
        path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let found = &entries.iter().find(|entry| entry.key == first)?.node.content;
    match (rest, found) {
        (None, found) => Some(found),
        (Some(rest), Content::Mapping(inner)) => at(inner, rest),
        _ => None,
    }
}

struct Proposal<'a> {
    args: &'a AgendaArgs,
    session: &'a Session,
    form: &'a Definition,
    meeting: &'a MeetingFields,
    fields: &'a AgendaFields,
    like: Option<&'a Submission>,
}

impl Proposal<'_> {
    /// The invitation in the order of the form.
    fn entries(&self, agenda: &Agenda, cases: &[Case]) -> Vec<Entry> {
        let language = self.like.and_then(|like| like.get(META_KEYS[1])?.node.as_text());
        let language = language.unwrap_or(self.session.document_language.tag());
        let mut entries =
            vec![text(META_KEYS[0], self.form.id.as_str()), text(META_KEYS[1], language)];
        let parts = [&self.fields.system, &self.fields.single];
        for field in self.form.fields() {
            let is_agenda = parts.iter().any(|path| path.split('.').next() == Some(&field.id));
            if is_agenda {
                continue;
            }
            let required = !matches!(field.requirement, Requirement::Optional);
            match self.value(&field.id, cases) {
                Some(node) => entries.push(entry(&field.id, node.content)),
                None if required => entries.push(entry(&field.id, Content::Null)),
                None => {}
            }
        }
        put(&mut entries, &self.fields.system, self.rows(&agenda.system, true));
        put(&mut entries, &self.fields.single, self.rows(&agenda.single, false));
        entries
    }

    /// What was said, what the earlier invitation says, the settings, or the cases.
    fn value(&self, field: &str, cases: &[Case]) -> Option<Node> {
        let said = |text: Option<String>| text.map(|text| Node::text(Position::START, text));
        if field == self.meeting.date {
            return said(self.args.date.map(|date| date.to_string()));
        }
        let asked = if field == self.meeting.start {
            self.args.from.clone()
        } else if field == self.meeting.end {
            self.args.to.clone()
        } else if Some(field) == self.meeting.place.as_deref() {
            self.args.place.clone()
        } else {
            None
        };
        let like = || Some(self.like?.get(field)?.node.clone());
        let settings = || {
            let (_, node) = self.session.config.defaults.iter().find(|(name, _)| name == field)?;
            Some(node.clone())
        };
        let of_cases =
            || (field == self.meeting.kindergarten).then(|| said(kindergarten(cases))).flatten();
        said(asked).or_else(like).or_else(settings).or_else(of_cases)
    }

    fn rows(&self, items: &[Item], system: bool) -> Content {
        let row = |item: &Item| {
            let kind = if item.follow_up { &self.fields.follow_up } else { &self.fields.new };
            let mut cells = Vec::new();
            if system {
                let reference = item.case.as_str();
                let neutral = || self.session.say("agenda-title", &[("case", reference.into())]);
                cells.push(text(&self.fields.title, &item.title.clone().unwrap_or_else(neutral)));
            }
            cells.push(text(&self.fields.kind, kind));
            cells.push(text(&self.fields.case, item.case.as_str()));
            if let (Some(column), Some(name)) = (&self.fields.presenter, &item.presenter) {
                cells.push(text(column, name));
            }
            Node { position: Position::START, content: Content::Mapping(cells) }
        };
        Content::Sequence(items.iter().map(row).collect())
    }
}

/// The kindergarten of the cases, when they agree.
fn kindergarten(cases: &[Case]) -> Option<String> {
    let names = cases.iter().filter_map(|case| {
        let sheet = case.sheet()?;
        match sheet.form.answers().value(sheet.fields()?.kindergarten.as_deref()?) {
            Some(Value::Text(name)) => Some(name.clone()),
            _ => None,
        }
    });
    let names: std::collections::BTreeSet<String> = names.collect();
    if names.len() == 1 { names.into_iter().next() } else { None }
}

fn entry(key: &str, content: Content) -> Entry {
    let node = Node { position: Position::START, content };
    Entry { key: key.to_owned(), key_position: Position::START, node }
}

fn text(key: &str, value: &str) -> Entry {
    entry(key, Content::Text(value.to_owned()))
}

/// Puts a value at a path through mappings, which are made where they are missing.
fn put(entries: &mut Vec<Entry>, path: &str, value: Content) {
    let Some((first, rest)) = path.split_once('.') else {
        entries.push(entry(path, value));
        return;
    };
    if !entries.iter().any(|known| known.key == first) {
        entries.push(entry(first, Content::Mapping(Vec::new())));
    }
    let group = entries.iter_mut().find(|known| known.key == first);
    if let Some(Entry { node: Node { content: Content::Mapping(inner), .. }, .. }) = group {
        put(inner, rest, value);
    }
}

fn left_out(case: &CaseReference, why: Why, session: &Session) -> String {
    let (id, day) = match why {
        Why::ConsentMissing => ("agenda-consent-missing", None),
        Why::ConsentExpired => ("agenda-consent-expired", None),
        Why::ConsentWithdrawn => ("agenda-consent-withdrawn", None),
        Why::Later(day) => ("agenda-later", Some(day)),
        Why::NoSheet => ("agenda-no-sheet", None),
        Why::Unreadable => ("agenda-unreadable", None),
    };
    let day = day.map(super::case::short).unwrap_or_default();
    session.say(id, &[("case", case.as_str().into()), ("day", day.into())])
}

/// Says what keeps the proposal from being an invitation; it is one to go on with either way.
fn left_to_fill_in(submission: Submission, session: &Session) -> Result<(), CliError> {
    let setting = session.setting(None, &[]);
    let cleared =
        pipeline::fill(submission, &setting).and_then(|form| pipeline::clear(form, &setting));
    let faults = match cleared {
        Ok(_) => return Ok(()),
        Err(Refusal::Faults(faults)) => faults,
        Err(Refusal::Findings(_)) => {
            anstream::eprintln!("{}", session.say("agenda-stopped", &[]));
            return Ok(());
        }
        Err(other) => return Err(failure(other)),
    };
    anstream::eprintln!("{}", session.say("agenda-left", &[("count", faults.len().into())]));
    for fault in &faults {
        let fault = session.reporter().fault(fault);
        let label = fault.label.map(|label| format!("{label}: ")).unwrap_or_default();
        anstream::eprintln!("  {}: {label}{}", fault.field, fault.message);
    }
    Ok(())
}
