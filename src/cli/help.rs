//! The help texts of commands and their arguments, in the language of the user.

use blankett::language::Language;
use blankett::message::Messages;
use clap::{Arg, ArgAction, Command};

/// The command with the texts `help`, `help-COMMAND` and `help-COMMAND-ARGUMENT`, and examples
/// (`help-COMMAND-examples`) before them.
pub fn localised(command: Command, language: Language) -> Command {
    let messages = Messages::of(language);
    with_texts(command, "help", messages)
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
    // clap's own flag comes too late to be given a text.
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let command = command.disable_help_flag(true).arg(help);
    let command = match messages.find(prefix, &[]) {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match messages.find(&format!("{prefix}-examples"), &[]) {
        Some(examples) => command.before_help(examples),
        None => command,
    };
    let command_prefix = prefix != "help";
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().to_owned();
        // What every command takes may be called like one of the commands.
        let own = command_prefix.then(|| messages.find(&format!("{prefix}-{id}"), &[])).flatten();
        let text = own.or_else(|| messages.find(&format!("help-any-{id}"), &[]));
        match text {
            Some(text) => argument.help(text),
            None => argument,
        }
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
