//! The command line: one command, one file.

mod agenda;
mod attachments;
mod bank;
mod batch;
mod blank;
mod case;
mod check;
mod completions;
mod config;
mod convert_attachment;
mod demo;
mod error;
mod fill;
mod forms;
mod help;
mod inputs;
mod key_figures;
mod mail;
mod man;
mod measures;
mod new;
mod outbox;
mod output;
mod packet;
mod plan;
mod profile;
mod report;
mod scan;
mod schema;
mod send;
mod session;
mod share;
mod snippet;
mod system_error;
mod translation;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;

use blankett::input::Format;
use blankett::language::Language;
use blankett::message::Messages;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use error::CliError;
use usage::Example;

/// Fills in the forms of kindergarten resource teams
#[derive(Parser)]
#[command(name = "blankett", version, disable_help_subcommand = true, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Args)]
struct GlobalArgs {
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "PROFILE")]
    profile: Option<String>,
    #[arg(long, global = true, value_name = "DIR")]
    catalog: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    cases: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    Forms(forms::FormsArgs),
    New(new::NewArgs),
    Schema(schema::SchemaArgs),
    Check(check::CheckArgs),
    Scan(scan::ScanArgs),
    Fill(fill::FillArgs),
    Blank(blank::BlankArgs),
    Send(send::SendArgs),
    Share(share::ShareArgs),
    Outbox(outbox::OutboxArgs),
    Mail(mail::MailArgs),
    Case(case::CaseArgs),
    Packet(packet::PacketArgs),
    Report(key_figures::KeyFiguresArgs),
    Measures(measures::MeasuresArgs),
    Bank(bank::BankArgs),
    Agenda(agenda::AgendaArgs),
    Plan(plan::PlanArgs),
    Profile(profile::ProfileArgs),
    Demo(demo::DemoArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

fn language(text: &str) -> Result<Language, Example> {
    Language::from_locale(text).ok_or(Example("nb, nn, en"))
}

/// A date as Norwegians write them.
fn date(text: &str) -> Result<jiff::civil::Date, Example> {
    blankett::form::date::parse_date(text).map_err(|_| Example("2026-03-14"))
}

/// The formats of inputs, for an input whose name does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    Yaml,
    Json,
    Toml,
    Csv,
    Jsonl,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Format {
        match format {
            InputFormat::Yaml => Format::Yaml,
            InputFormat::Json => Format::Json,
            InputFormat::Toml => Format::Toml,
            InputFormat::Csv => Format::Csv,
            InputFormat::Jsonl => Format::JsonLines,
        }
    }
}

/// What commands that read forms take.
#[derive(Args)]
struct InputArgs {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
    #[arg(long, value_name = "FORMAT")]
    from: Option<InputFormat>,
    #[arg(long, value_name = "FILE")]
    known: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: report::OutputFormat,
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
}

impl InputArgs {
    fn inputs(&self) -> Result<inputs::Inputs, CliError> {
        inputs::Inputs::find(&self.files, self.from.map(Format::from))
    }

    /// As many threads as asked for, or as there are; one for a single input.
    fn jobs(&self, inputs: &inputs::Inputs) -> usize {
        match self.jobs {
            _ if !inputs.are_several() => 1,
            Some(jobs) => jobs.get(),
            None => batch::default_jobs(),
        }
    }

    /// The persons of the case: a name on each line of `--known`.
    fn known_persons(&self) -> Result<Vec<String>, CliError> {
        self.known.as_deref().map_or(Ok(Vec::new()), config::lines_of)
    }
}

/// Runs the program with the arguments and environment of the process.
pub fn run() -> ExitCode {
    #[cfg(feature = "trials")]
    arm_trial();
    if convert_attachment::is_asked_for() {
        return convert_attachment::run();
    }
    let language = language_of_messages();
    // Texts are needed by those alone who ask for help or need some.
    let arguments = match parse(Arguments::command()).or_else(|_| {
        let mut command = help::localised(Arguments::command(), language);
        parse(command.clone()).map_err(|error| {
            command.build();
            usage::print(&error, &command, Messages::of(language));
            error.exit_code()
        })
    }) {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(u8::try_from(code).unwrap_or(2)),
    };
    let language = arguments.global.lang.unwrap_or(language);
    match dispatch(&arguments, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let messages = Messages::of(language);
            if let Some(message) = error.message(messages) {
                let style = anstyle::AnsiColor::Red.on_default().bold();
                let heading = messages.text("cli-error", &[]);
                anstream::eprintln!("{style}{heading}:{style:#} {message}");
            }
            ExitCode::from(error.exit_code())
        }
    }
}

fn parse(command: clap::Command) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&command.try_get_matches()?)
}

fn dispatch(arguments: &Arguments, language: Language) -> Result<(), CliError> {
    // These need no settings.
    match &arguments.command {
        Command::Completions(args) => return completions::run(args, language),
        Command::Man(args) => return man::run(args, language),
        _ => {}
    }
    let mut session = session::Session::new(&arguments.global, language)?;
    match &arguments.command {
        Command::Forms(args) => forms::run(args, &session),
        Command::New(args) => new::run(args, &session),
        Command::Schema(args) => schema::run(args, &session),
        Command::Check(args) => check::run(args, &session),
        Command::Scan(args) => scan::run(args, &session),
        Command::Fill(args) => fill::run(args, &session),
        Command::Blank(args) => blank::run(args, &session),
        Command::Send(args) => send::run(args, &session),
        Command::Share(args) => share::run(args, &session),
        Command::Outbox(args) => outbox::run(args, &session),
        Command::Mail(args) => mail::run(args, &session),
        Command::Case(args) => case::run(args, &session),
        Command::Packet(args) => packet::run(args, &session),
        Command::Report(args) => key_figures::run(args, &session),
        Command::Measures(args) => measures::run(args, &session),
        Command::Bank(args) => bank::run(args, &session),
        Command::Plan(args) => plan::run(args, &session),
        Command::Agenda(args) => agenda::run(args, &session),
        Command::Profile(args) => profile::run(args, &mut session),
        Command::Demo(args) => demo::run(args, &session),
        Command::Completions(_) | Command::Man(_) => Ok(()),
    }
}

/// The step at which a trial of the outbox ends the process.
#[cfg(feature = "trials")]
#[expect(clippy::disallowed_methods, reason = "the environment is read at the edge")]
fn arm_trial() {
    if let Ok(step) = std::env::var("BLANKETT_TRIAL_STOP") {
        blankett::mail::trial::arm(&step);
    }
}

/// `--lang`, looked for before the arguments are parsed so that help speaks it, or the locale's.
#[expect(clippy::disallowed_methods, reason = "the arguments and the locale live at the edge")]
fn language_of_messages() -> Language {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = arguments.iter().enumerate().find_map(|(index, argument)| {
        match argument.strip_prefix("--lang") {
            Some("") => arguments.get(index + 1).cloned(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        }
    });
    asked
        .and_then(|text| Language::from_locale(&text))
        .or_else(|| Language::from_locale(&sys_locale::get_locale()?))
        .unwrap_or(Language::Nb)
}
