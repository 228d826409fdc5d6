//! The help texts of commands and their arguments, in the language of the user.

use blankett::language::Language;
use blankett::message::Messages;
use clap::{Arg, ArgAction, Command};

/// The command with the texts `help`, `help-COMMAND` and `help-COMMAND-ARGUMENT`, and examples
/// (`help-COMMAND-examples`) before them.
pub fn localised(command: Command, language: Language) -> Command {
    let messages = Messages::of(language);
    let command = with_texts(command, "help", messages);
    let mut built = command.clone();
    built.build();
    with_usage(command, &mut built, messages)
}

/// A command and all below it.
fn with_texts(command: Command, prefix: &str, messages: &Messages) -> Command {
    let command = texts(command, prefix, messages);
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let prefix = format!("{prefix}-{name}");
        command.mut_subcommand(&name, |command| with_texts(command, &prefix, messages))
    })
}

fn texts(command: Command, prefix: &str, messages: &Messages) -> Command {
    // clap's own flags come too late to be given texts.
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command.disable_help_flag(true).arg(help);
    let is_program = prefix == "help";
    if is_program {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version);
    }
    let heading = command.get_styles().get_header();
    let usage = messages.text("help-usage", &[]);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{heading}{usage}:{heading:#} {{usage}}\n\n\
         {{all-args}}{{after-help}}"
    );
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(messages.text("help-heading-commands", &[]))
        .subcommand_value_name(messages.text("help-value-command", &[]));
    if let Some(about) = messages.find(prefix, &[]) {
        command = command.about(about);
    }
    if let Some(examples) = messages.find(&format!("{prefix}-examples"), &[]) {
        command = command.before_help(examples);
    }
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().to_owned();
        // What every command takes may be called like one of the commands.
        let own = (!is_program).then(|| messages.find(&format!("{prefix}-{id}"), &[])).flatten();
        let text = own.or_else(|| messages.find(&format!("help-any-{id}"), &[]));
        with_text(argument, text, messages)
    })
}

/// An argument with its text, and what clap would say of it in English.
fn with_text(argument: Arg, text: Option<String>, messages: &Messages) -> Arg {
    let heading = if argument.is_positional() { "arguments" } else { "options" };
    let mut argument =
        argument.help_heading(messages.text(&format!("help-heading-{heading}"), &[]));
    let takes_values = argument.get_action().takes_values();
    if takes_values {
        argument = argument.hide_possible_values(true).hide_default_value(true);
    }
    let Some(mut text) = text else { return argument };
    if takes_values {
        let names: Option<Vec<String>> = argument.get_value_names().map(|names| {
            let localised = |name: &str| {
                let id: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
                messages.find(&format!("help-value-{}", id.to_ascii_lowercase()), &[])
            };
            names.iter().map(|name| localised(name).unwrap_or_else(|| name.to_string())).collect()
        });
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .filter(|value| !value.is_hide_set())
            .map(|value| value.get_name().to_owned())
            .collect();
        if !values.is_empty() {
            let values = values.join(", ").into();
            text = messages.text("help-with-values", &[("text", text.into()), ("values", values)]);
        }
        let default: Vec<_> =
            argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !default.is_empty() {
            let value = default.join(", ").into();
            text = messages.text("help-with-default", &[("text", text.into()), ("value", value)]);
        }
        if let Some(names) = names {
            argument = argument.value_names(names);
        }
    }
    argument.help(text)
}

/// How a command is used, without clap's heading.
pub fn usage_of(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    match usage.split_once(": ") {
        Some((_, usage)) => usage.to_owned(),
        None => usage,
    }
}

/// How a command is used, with clap's own word in the language of the user.
fn with_usage(command: Command, built: &mut Command, messages: &Messages) -> Command {
    let usage = usage_of(built);
    let options = format!("[{}]", messages.text("help-value-options", &[]));
    let command = command.override_usage(usage.replace("[OPTIONS]", &options));
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| match built.find_subcommand_mut(&name) {
        Some(built) => command.mut_subcommand(&name, |sub| with_usage(sub, built, messages)),
        None => command,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    #[test]
    fn every_command_and_argument_has_its_text_in_every_language() {
        for language in Language::ALL {
            let command = localised(Arguments::command(), language);
            let english = localised(Arguments::command(), Language::En);
            has_texts(&command, &english, "help", language);
        }
    }

    fn has_texts(command: &Command, english: &Command, prefix: &str, language: Language) {
        for sub in command.get_subcommands() {
            let prefix = format!("{prefix}-{}", sub.get_name());
            assert!(sub.get_about().is_some(), "{language}: {prefix}");
            assert!(sub.get_before_help().is_some(), "{language}: {prefix}-examples");
            for argument in sub.get_arguments() {
                let id = argument.get_id().as_str();
                assert!(argument.get_help().is_some(), "{language}: {prefix}-{id}");
            }
            let other = english.find_subcommand(sub.get_name()).expect("the same commands");
            if language != Language::En {
                assert_ne!(
                    sub.get_about().map(ToString::to_string),
                    other.get_about().map(ToString::to_string),
                    "{language}: {prefix} is translated"
                );
            }
            has_texts(sub, other, &prefix, language);
        }
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
