//! The texts of a message, from the templates of its form.

use handlebars::{
    Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderError,
    RenderErrorReason,
};
use jiff::civil::DateTime;
use serde_json::{Value as Json, json};

use super::calendar::Method;
use super::mailbox::is_safe;
use super::meeting::Meeting;
use crate::form::date::{long_date, print_time};
use crate::language::Language;
use crate::message::Messages;
use crate::packet::parcel::FILE_NAME;
use crate::privacy::ClearedForm;
use crate::render::{Files, Words, filled_json};

/// What a message says.
#[derive(Clone, PartialEq, Eq)]
pub struct Texts {
    /// The subject, one line.
    pub subject: String,
    /// The text for programs that show no HTML.
    pub plain: String,
    /// The page.
    pub html: String,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts(…)")
    }
}

/// What the message is about, beside the meeting itself.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    /// Whether the meeting is called for or called off.
    pub method: Method,
    /// How often it has changed.
    pub sequence: u32,
    /// When it was to be before it was moved.
    pub moved_from: Option<DateTime>,
    /// Whether the meeting takes place without the one who is written to.
    pub removed: bool,
}

impl Occasion {
    /// A meeting that is called for, or called off, for the first time.
    pub fn first(method: Method) -> Occasion {
        Occasion { method, sequence: 0, moved_from: None, removed: false }
    }
}

/// Why a message has no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// The form has no such template.
    #[error("no template {0}")]
    Missing(String),
    /// The template is wrong.
    #[error("the template {file} is wrong, line {line}: {detail}")]
    Broken {
        /// Its path.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What its reader says; it speaks of the template, not of what was filled in.
        detail: String,
    },
    /// The subject is empty, longer than a line, or has a character that no header may hold.
    #[error("the subject cannot be one")]
    Subject,
}

/// The longest subject, in code points.
const MAX_SUBJECT: usize = 200;

/// Writes the texts of a message.
///
/// Templates see `meeting`, `occasion`, `language` and `values` (what the document's template sees,
/// but for the places to break in words that are wider than a page),
/// and say fixed texts by their names in `locales/` with `{{t "mail-greeting"}}`.
///
/// # Errors
///
/// A template that is not there or wrong.
pub fn write(
    form: &ClearedForm,
    meeting: &Meeting,
    occasion: &Occasion,
    templates: &Files,
) -> Result<Texts, TextError> {
    let form = form.form();
    let language = form.language();
    let data = json!({
        "language": language.tag(),
        "title": form.definition().title.get(language),
        "meeting": {
            "kindergarten": meeting.kindergarten,
            "day": day(meeting.begins(), language),
            "start": print_time(meeting.start, language),
            "end": print_time(meeting.end, language),
            "place": meeting.place,
            "link": meeting.link,
        },
        "occasion": {
            "removed": occasion.removed,
            "cancelled": occasion.method == Method::Cancel,
            "changed": occasion.method == Method::Request && occasion.sequence > 0,
            "moved_from": occasion.moved_from.map(|moment| day_and_time(moment, language)),
        },
        "values": filled_json(form, Words::Whole)["values"],
    });
    render(&form.definition().template, &data, language, templates)
}

/// Writes the texts of the mail that encrypted documents go with. It tells nothing of the
/// documents: templates see `language`, `sender`, `phone` and `file`, the name of what is attached.
///
/// # Errors
///
/// A template that is not there or wrong.
pub fn write_parcel(
    sender: &str,
    phone: Option<&str>,
    language: Language,
    templates: &Files,
) -> Result<Texts, TextError> {
    let data = json!({
        "language": language.tag(),
        "sender": sender,
        "phone": phone,
        "file": FILE_NAME,
    });
    render("parcel", &data, language, templates)
}

/// Fills the templates of a folder.
fn render(
    folder: &str,
    data: &Json,
    language: Language,
    templates: &Files,
) -> Result<Texts, TextError> {
    let render = |name: &str, escape: fn(&str) -> String| {
        let path = format!("/templates/{folder}/{name}.hbs");
        let source = templates.get(&path).ok_or_else(|| TextError::Missing(path.clone()))?;
        let source = String::from_utf8_lossy(source).into_owned();
        fill(&path, &source, data, language, escape)
    };
    let subject = render("subject.txt", handlebars::no_escape)?.trim().to_owned();
    let length = subject.chars().count();
    if length == 0 || length > MAX_SUBJECT || !is_safe(&subject) {
        return Err(TextError::Subject);
    }
    Ok(Texts {
        subject,
        plain: render("body.txt", handlebars::no_escape)?,
        html: render("body.html", handlebars::html_escape)?,
    })
}

/// The texts of the product itself that messages are made of. What they say is nobody's secret,
/// whatever it looks like to the models.
const FIXED: [&str; 21] = [
    "mail-subject",
    "mail-subject-changed",
    "mail-subject-cancelled",
    "mail-greeting",
    "mail-invitation",
    "mail-changed",
    "mail-moved",
    "mail-cancelled",
    "mail-removed",
    "mail-meeting-invitation",
    "mail-meeting-changed",
    "mail-meeting-moved",
    "mail-meeting-cancelled",
    "mail-meeting-removed",
    "mail-meeting-attached",
    "mail-label-when",
    "mail-label-place",
    "mail-label-link",
    "mail-attached",
    "mail-answer",
    "mail-no-personal-data",
];

/// What every message about this meeting says, whomever the meeting is about: the product's own
/// words, in pieces without what is filled in, and the days of the meeting.
pub fn constant(meeting: &Meeting, occasion: &Occasion, language: Language) -> Vec<String> {
    let mut pieces = pieces(&FIXED, &["kindergarten", "from"], language);
    pieces.push(day(meeting.begins(), language));
    pieces.extend(occasion.moved_from.map(|moment| day_and_time(moment, language)));
    pieces
}

/// The same of a mail with encrypted documents.
const FIXED_PARCEL: [&str; 12] = [
    "parcel-subject",
    "mail-greeting",
    "parcel-attached",
    "parcel-password",
    "parcel-how",
    "parcel-save",
    "parcel-open",
    "parcel-type",
    "parcel-call",
    "parcel-call-phone",
    "parcel-answer",
    "mail-regards",
];

/// What every mail with encrypted documents says in the product's own words: pieces of sentences,
/// without what is filled in.
pub fn constant_parcel(language: Language) -> Vec<String> {
    pieces(&FIXED_PARCEL, &["sender", "phone"], language)
}

/// Texts by their names, cut where something is filled in.
fn pieces(ids: &[&str], filled_in: &[&str], language: Language) -> Vec<String> {
    const BLANK: &str = "\u{0}";
    let mut arguments: Vec<_> = filled_in.iter().map(|name| (*name, BLANK.into())).collect();
    arguments.push(("file", FILE_NAME.into()));
    let messages = Messages::of(language);
    let texts = ids.iter().map(|id| messages.text(id, &arguments));
    let pieces = texts.flat_map(|text| text.split(BLANK).map(str::to_owned).collect::<Vec<_>>());
    pieces.filter(|piece| piece.chars().any(char::is_alphabetic)).collect()
}

fn fill(
    path: &str,
    source: &str,
    data: &Json,
    language: Language,
    escape: fn(&str) -> String,
) -> Result<String, TextError> {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.register_escape_fn(escape);
    engine.register_helper(
        "t",
        Box::new(
            move |helper: &Helper<'_>,
                  _: &Handlebars<'_>,
                  _: &Context,
                  _: &mut RenderContext<'_, '_>,
                  out: &mut dyn Output|
                  -> HelperResult {
                let id = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
                let arguments: Vec<_> = helper
                    .hash()
                    .iter()
                    .map(|(name, value)| (*name, value.render().into()))
                    .collect();
                let text = Messages::of(language).find(id, &arguments).ok_or_else(|| {
                    RenderError::from(RenderErrorReason::Other(format!("there is no text {id}")))
                })?;
                out.write(&escape(&text))?;
                Ok(())
            },
        ),
    );
    let broken = |line: Option<usize>, detail: String| TextError::Broken {
        file: path.to_owned(),
        line: line.unwrap_or(1),
        detail,
    };
    engine
        .register_template_string("t", source)
        .map_err(|error| broken(error.pos().map(|(line, _)| line), error.reason().to_string()))?;
    engine.render("t", data).map_err(|error| broken(error.line_no, error.reason().to_string()))
}

/// `tirsdag 17. mars 2026`.
fn day(moment: DateTime, language: Language) -> String {
    let weekday = moment.weekday().to_monday_one_offset();
    let arguments = [
        ("weekday", i64::from(weekday).into()),
        ("date", long_date(moment.date(), language).into()),
    ];
    Messages::of(language).text("mail-day", &arguments)
}

/// `tirsdag 17. mars 2026 kl. 09.00`.
fn day_and_time(moment: DateTime, language: Language) -> String {
    let arguments = [
        ("day", day(moment, language).into()),
        ("time", print_time(moment.time(), language).into()),
    ];
    Messages::of(language).text("mail-day-and-time", &arguments)
}
