//! What is wrong with a command line, in the language of the user.

use blankett::message::Messages;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::help;

/// What a value that cannot be read could look like: the error of the parsers of values.
#[derive(Debug, thiserror::Error)]
#[error("for example {0}")]
pub struct Example(pub &'static str);

/// Prints help where it was asked for, and otherwise what is wrong and what would be right.
pub fn print(error: &Error, command: &Command, messages: &Messages) {
    let Some(lines) = lines(error, command, messages) else {
        let _ = error.print();
        return;
    };
    let style = anstyle::AnsiColor::Red.on_default().bold();
    let heading = messages.text("cli-error", &[]);
    anstream::eprintln!("{style}{heading}:{style:#} {}", lines.join("\n"));
}

/// None where there is nothing to say but what clap does: help and the version.
fn lines(error: &Error, command: &Command, messages: &Messages) -> Option<Vec<String>> {
    let say = |id: &str, names: &[(&str, String)]| {
        let names: Vec<_> =
            names.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        messages.text(id, &names)
    };
    let of = |kind| error.get(kind).map(shown).filter(|text| !text.is_empty());
    let one = |kind| of(kind).unwrap_or_default();
    let argument = || ("argument", one(ContextKind::InvalidArg));
    let value = of(ContextKind::InvalidValue);
    let mut lines = vec![match error.kind() {
        ErrorKind::UnknownArgument => say("usage-unknown-argument", &[argument()]),
        ErrorKind::InvalidSubcommand => {
            say("usage-unknown-command", &[("name", one(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingRequiredArgument => say("usage-missing", &[argument()]),
        ErrorKind::MissingSubcommand => {
            say("usage-missing-command", &[("commands", one(ContextKind::ValidSubcommand))])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value {
            Some(value) => say("usage-invalid-value", &[argument(), ("value", value)]),
            None => say("usage-no-value", &[argument()]),
        },
        ErrorKind::TooManyValues => {
            say("usage-too-many-values", &[argument(), ("value", value.unwrap_or_default())])
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            say("usage-no-value", &[argument()])
        }
        ErrorKind::ArgumentConflict => {
            match of(ContextKind::PriorArg).filter(|prior| *prior != argument().1) {
                Some(prior) => say("usage-conflict", &[argument(), ("other", prior)]),
                None => say("usage-twice", &[argument()]),
            }
        }
        ErrorKind::InvalidUtf8 => say("usage-not-text", &[]),
        _ => return None,
    }];
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let at_hand = lowest(command);
    let example =
        std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<Example>());
    if let Some(names) = suggested.into_iter().find_map(of) {
        lines.push(say("usage-did-you-mean", &[("names", names)]));
    } else if let Some(values) = of(ContextKind::ValidValue) {
        lines.push(say("usage-values", &[("values", values)]));
    } else if let Some(Example(example)) = example {
        lines.push(say("usage-example", &[("example", (*example).to_owned())]));
    } else if let Some((argument, text)) = described(at_hand, &argument().1) {
        lines.push(say("usage-about", &[("argument", argument), ("text", text)]));
    }
    let usage = help::usage_of(&mut at_hand.clone());
    lines.extend([String::new(), say("usage-usage", &[("usage", usage)]), say("usage-help", &[])]);
    Some(lines)
}

/// A list of names, or one.
fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        ContextValue::String(one) => one.clone(),
        ContextValue::StyledStrs(several) => {
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::StyledStr(one) => one.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What an argument is for, by the name that clap gives it.
fn described(command: &Command, shown: &str) -> Option<(String, String)> {
    let is_it = |argument: &&Arg| argument.to_string() == shown;
    let argument = command.get_arguments().find(is_it)?;
    Some((shown.to_owned(), argument.get_help()?.to_string()))
}

/// The command that the arguments of the process name.
#[expect(clippy::disallowed_methods, reason = "the arguments live at the edge")]
fn lowest(command: &Command) -> &Command {
    std::env::args()
        .skip(1)
        .fold(command, |command, name| command.find_subcommand(&name).unwrap_or(command))
}
