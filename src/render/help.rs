//! What a template is told of a help translation (`translation` in `/form.json`).

use serde_json::{Value as Json, json};

use crate::form::translation::{Direction, HelpTranslation};
use crate::language::Language;
use crate::message::Messages;

/// A help translation to stand beside the text in `beside`.
pub fn help_json(help: &HelpTranslation, beside: Language) -> Json {
    let language = &help.language;
    let messages = Messages::of(beside);
    let name = language.name(beside);
    json!({
        "language": language.tag,
        "direction": match language.direction {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        },
        "heading": messages.text("document-help-heading", &[("language", name.into())]),
        "notice": messages.text("document-help-notice", &[]),
        "norwegian": messages.text("document-help-norwegian", &[]),
        "own_heading": language.heading,
        "own_notice": language.notice,
        "own_name": language.own_name,
        "texts": help.texts(),
    })
}
