//! `blankett check`: everything that is wrong, and nothing written.

use std::collections::BTreeMap;
use std::path::Path;

use blankett::case::file_in;
use blankett::case::folder::Folder;
use blankett::case::register::Register;
use blankett::form::CaseReference;
use blankett::pipeline::{self, Refusal};
use blankett::privacy::ClearedForm;
use blankett::profile::rhythm::gaps;
use clap::Args;
use jiff::civil::Date;

use super::InputArgs;
use super::case::short;
use super::error::CliError;
use super::inputs::Source;
use super::profile::every;
use super::report::{DocumentReport, OutputFormat, Reporter, RunReport, Shown};
use super::session::{Session, failure};
use super::{batch, output};

/// Arguments of `check`.
#[derive(Args)]
pub struct CheckArgs {
    #[command(flatten)]
    input: InputArgs,
}

/// Validates the inputs and runs the privacy gate.
pub fn run(args: &CheckArgs, session: &Session) -> Result<(), CliError> {
    let known = args.input.known_persons()?;
    let inputs = args.input.inputs()?;
    let setting = session.setting(args.input.form.as_deref(), &known);
    let reporter = session.reporter();
    let work = |source: Source| {
        let (report, cleared) = clear(source, &setting, reporter);
        cleared.map(|form| (report, form.as_ref().and_then(day_of_meeting)))
    };
    let mut tally = Tally::new(args.input.format, Shown::Texts);
    let mut stopped = None;
    let mut plans = Plans::default();
    batch::process(inputs.sources(), args.input.jobs(&inputs), work, |outcome| match outcome {
        Ok((report, meeting)) => {
            plans.add(&report, meeting);
            tally.add(report, session);
        }
        Err(error) => {
            stopped.get_or_insert(error);
        }
    })?;
    if args.input.format == OutputFormat::Text {
        plans.note_gaps(session);
    }
    match stopped {
        Some(error) => Err(error),
        None => tally.finish("cli-summary-checked", session),
    }
}

fn day_of_meeting(form: &ClearedForm) -> Option<Date> {
    let meeting = form.form().definition().meeting.as_ref()?;
    form.form().answers().date(&meeting.date)
}

/// The meetings of each plan: those of one form in one file.
#[derive(Default)]
struct Plans(BTreeMap<(String, String), Vec<Date>>);

impl Plans {
    fn add(&mut self, report: &DocumentReport, meeting: Option<Date>) {
        if let (Some(_), Some(form), Some(day)) = (report.row, &report.form, meeting) {
            self.0.entry((report.file.clone(), form.clone())).or_default().push(day);
        }
    }

    /// R21: says where a plan leaves out a meeting that the rhythm of the profile has. Whether that is
    /// meant, people know.
    fn note_gaps(&self, session: &Session) {
        for ((file, form), days) in &self.0 {
            let Some(rhythm) = session.profile().rhythm(form) else { continue };
            for gap in gaps(rhythm.every, days) {
                let words = [
                    ("file", file.as_str().into()),
                    ("after", short(gap.after).into()),
                    ("before", short(gap.before).into()),
                    ("every", every(rhythm.every, session).into()),
                ];
                anstream::eprintln!("{}", session.say("plan-gap", &words));
            }
        }
    }
}

/// Takes a source as far as the gate, and says what is wrong with it.
///
/// # Errors
///
/// A failure that is not the input's.
pub fn clear(
    source: Source,
    setting: &pipeline::Setting<'_>,
    reporter: Reporter,
) -> (DocumentReport, Result<Option<ClearedForm>, CliError>) {
    let around = Around::of(&source.file);
    let setting = &around.setting(setting);
    let mut report = DocumentReport::new(source.file, source.row);
    let cleared = source
        .submission
        .map_err(|fault| Refusal::Faults(vec![fault]))
        .and_then(|mut submission| {
            if let Some(case) = &around.case {
                file_in(case, &mut submission);
            }
            report.form = pipeline::form_of(&submission, setting).map(str::to_owned);
            pipeline::fill(submission, setting)
        })
        .and_then(|form| pipeline::clear(form, setting));
    match cleared {
        Ok(form) => {
            report.ok = true;
            report.findings = reporter.findings(&[], &[form.warnings(), form.lifted()].concat());
            (report, Ok(Some(form)))
        }
        Err(refusal) => match refuse(&mut report, refusal, reporter) {
            Ok(()) => (report, Ok(None)),
            Err(error) => (report, Err(error)),
        },
    }
}

/// The case that a file lies in the folder of, and the folder of all cases. A form that lies there
/// belongs to the cases beside it.
pub struct Around {
    folder: Option<Folder>,
    case: Option<CaseReference>,
}

impl Around {
    /// What is around a file.
    pub fn of(file: &str) -> Around {
        let (folder, case) = cases_around(Path::new(file)).unzip();
        Around { folder, case }
    }

    /// The setting with the cases beside the file, if it lies among some.
    pub fn setting<'a>(&'a self, setting: &pipeline::Setting<'a>) -> pipeline::Setting<'a> {
        let beside = |cases| Some(Register { store: self.folder.as_ref()?, ..cases });
        let own = setting.cases.and_then(beside);
        pipeline::Setting { cases: own.or(setting.cases), ..*setting }
    }
}

fn cases_around(file: &Path) -> Option<(Folder, CaseReference)> {
    let file = std::fs::canonicalize(file).ok()?;
    let folder = file.parent()?;
    let case = folder.file_name()?.to_str()?.parse().ok()?;
    Some((Folder::new(folder.parent()?), case))
}

/// Adds what is wrong with the input to its report; what is not the input's fault is an error.
pub fn refuse(
    report: &mut DocumentReport,
    refusal: Refusal,
    reporter: Reporter,
) -> Result<(), CliError> {
    report.ok = false;
    match refusal {
        Refusal::Faults(faults) => {
            report.faults.extend(faults.iter().map(|fault| reporter.fault(fault)));
            Ok(())
        }
        Refusal::Findings(stopped) => {
            report.faults.extend(stopped.faults.iter().map(|fault| reporter.fault(fault)));
            report.findings = reporter.findings(&stopped.findings, &stopped.let_stand);
            Ok(())
        }
        other => Err(failure(other)),
    }
}

/// Says what is wrong with a form where every form has to be right; what is not the form's fault is
/// an error.
pub fn say_refusal(file: &str, refusal: Refusal, session: &Session) -> Result<(), CliError> {
    let mut report = DocumentReport::new(file.to_owned(), None);
    refuse(&mut report, refusal, session.reporter())?;
    for line in session.reporter().lines(&report, Shown::Texts) {
        anstream::eprintln!("{line}");
    }
    Ok(())
}

/// Counts and prints reports as they come.
pub struct Tally {
    format: OutputFormat,
    shown: Shown,
    run: RunReport,
    /// A field and a kind of finding that stopped it and that a person may lift.
    liftable: Option<(String, &'static str)>,
}

impl Tally {
    /// Nothing yet.
    pub fn new(format: OutputFormat, shown: Shown) -> Tally {
        let run = RunReport { documents: Vec::new(), good: 0, bad: 0 };
        Tally { format, shown, run, liftable: None }
    }

    /// Adds a report; for people its lines are printed at once.
    pub fn add(&mut self, report: DocumentReport, session: &Session) {
        if report.ok {
            self.run.good += 1;
        } else {
            self.run.bad += 1;
        }
        if self.format == OutputFormat::Json {
            self.run.documents.push(report);
            return;
        }
        if self.liftable.is_none() {
            self.liftable = report.liftable();
        }
        for line in session.reporter().lines(&report, self.shown) {
            anstream::eprintln!("{line}");
        }
    }

    /// Whether something was refused.
    pub fn has_bad(&self) -> bool {
        self.run.bad > 0
    }

    /// Ends a run whose standard output is the document itself; a report goes beside it.
    pub fn quietly(self) -> Result<(), CliError> {
        if self.format == OutputFormat::Json {
            anstream::eprintln!("{}", self.json());
        }
        if self.run.bad == 0 { Ok(()) } else { Err(CliError::Refused) }
    }

    fn json(&self) -> String {
        serde_json::to_string_pretty(&self.run).expect("a report is always JSON")
    }

    /// Prints the end; some that were refused make the run a refusal.
    pub fn finish(self, summary: &str, session: &Session) -> Result<(), CliError> {
        let bad = self.run.bad;
        if self.format == OutputFormat::Json {
            output::print(format!("{}\n", self.json()).as_bytes())?;
        } else {
            if let (Shown::Texts, Some((field, kind))) = (self.shown, self.liftable) {
                let place = [("field", field.into()), ("kind", kind.into())];
                anstream::eprintln!("{}", session.say("cli-exception-hint", &place));
            }
            let counts = [("good", self.run.good.into()), ("bad", bad.into())];
            anstream::eprintln!("{}", session.say(summary, &counts));
        }
        if bad == 0 { Ok(()) } else { Err(CliError::Refused) }
    }
}
