//! Why there is no help translation, in words.

use blankett::catalog::HelpError;
use blankett::form::translation::{TranslationError, TranslationFaultKind as Bad};
use blankett::message::{Argument, Messages};

use super::error::CliError;

/// A help translation that cannot be had stops the command.
pub fn failure(error: HelpError) -> CliError {
    match error {
        HelpError::Unknown { known } => CliError::TranslationUnknown { known },
        HelpError::NotNorwegian => CliError::TranslationNotNorwegian,
        HelpError::Broken(error) => CliError::Translation(error),
    }
}

/// The mistakes of a translation, a line each.
pub fn mistakes(error: &TranslationError, messages: &Messages) -> String {
    let count = error.faults.len();
    let mut lines = vec![messages.text("cli-translation-heading", &[("count", count.into())])];
    for fault in &error.faults {
        let place = fault.position.map(|at| format!("{}:{}: ", at.line, at.column));
        let what = mistake(&fault.kind, messages);
        lines.push(format!("{}:{}{what}", fault.file, place.unwrap_or_else(|| " ".to_owned())));
    }
    lines.join("\n")
}

fn mistake(kind: &Bad, messages: &Messages) -> String {
    let say = |arguments: &[(&str, Argument<'_>)]| messages.text(kind.message_id(), arguments);
    match kind {
        Bad::Syntax { detail } => say(&[("detail", detail.as_str().into())]),
        Bad::NoGlyph { character, code } => {
            say(&[("character", character.to_string().into()), ("code", code.as_str().into())])
        }
        Bad::UnknownKey { key, nearest: Some(nearest) } => {
            say(&[("key", key.as_str().into()), ("nearest", nearest.as_str().into())])
        }
        Bad::TextMissing { key, tag } => {
            say(&[("key", key.as_str().into()), ("tag", tag.as_str().into())])
        }
        Bad::LanguageMissing { tag } => say(&[("tag", tag.as_str().into())]),
        Bad::BadDirection { word } => say(&[("word", word.as_str().into())]),
        Bad::UnknownKey { key, nearest: None }
        | Bad::NotText { key }
        | Bad::Empty { key }
        | Bad::KeyMissing { key }
        | Bad::NorwegianMissing { key }
        | Bad::OtherWording { key }
        | Bad::OtherParagraphs { key } => say(&[("key", key.as_str().into())]),
    }
}
