//! The documents: what stands on the pages, what a screen reader says, what the metadata tells.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use blankett::form::Value;
use blankett::form::definition::{Definition, Kind};
use blankett::input::{Node, Submission};
use blankett::language::Language;
use blankett::organisation::{Logo, Organisation};
use blankett::pipeline;
use blankett::render::{Document, Press};
use jiff::civil::{Date, date};

use crate::golden::{difference, expect_none};
use crate::overlong::{Overlong, Written, overlong};
use crate::poppler::{self, Spoken};
use crate::roots::{Root, package, read};
use crate::writing::entry;

const DATE: Date = date(2026, 11, 20);

/// The languages that the official forms exist in.
const NORWEGIAN: [Language; 2] = [Language::Nb, Language::Nn];

/// Columns that a template shows a second time, as the names of rows in an appendix.
const SHOWN_TWICE: [(&str, &str); 1] = [("referat", "tiltak.tiltak")];

/// A press with a letterhead.
pub fn press(root: &Root) -> Press {
    let logo =
        Logo::new(read(&package().join("examples/logo.svg"))).expect("the logo is a picture");
    let organisation = Organisation::new("Eksempel kommune", Some("Solsikken barnehage"), None)
        .expect("the letterhead can be printed");
    Press::new(root.catalog.templates().clone(), organisation.with_logo(logo))
}

/// A form to fill in by hand.
pub fn blank(press: &Press, form: &Definition, language: Language) -> Document {
    press.blank(form, language, DATE).unwrap_or_else(|error| panic!("{}: {error:?}", form.id))
}

fn filled(root: &Root, press: &Press, submission: Submission, on: Date) -> Document {
    let cleared = root.clear_nonsense(submission).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    pipeline::print(&cleared, press, on).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// The same submission in another language.
fn translated(submission: &Submission, language: Language) -> Submission {
    let mut entries = submission.entries().to_vec();
    entries.retain(|entry| entry.key != "sprak");
    entries.push(entry("sprak", Node::text(submission.position(), language.tag())));
    Submission::new(submission.position(), entries)
}

fn case(root: &Root, form: &Definition, name: &str, language: Language) -> Submission {
    let case = root.case(form.id.as_str(), name);
    let submission = case.submission().unwrap_or_else(|fault| panic!("{case}: {fault:?}"));
    translated(&submission, language)
}

/// Leaves a document for the independent judges, in the folder that `BLANKETT_DOCUMENTS` names.
pub fn leave(root: &Root, form: &Definition, name: &str, language: Language, document: &Document) {
    let Some(folder) = std::env::var_os("BLANKETT_DOCUMENTS") else { return };
    fs::create_dir_all(&folder).expect("the folder can be made");
    let of = root.profile.as_ref().map(|profile| format!("{profile}-")).unwrap_or_default();
    let path = Path::new(&folder).join(format!("{of}{}-{name}-{language}.pdf", form.id));
    fs::write(path, &document.bytes).expect("the document can be written");
}

/// Calls `check` with every form of every root.
pub fn for_every_form(mut check: impl FnMut(&Root, &Press, &Definition)) {
    let mut forms = 0;
    for root in Root::all() {
        let press = press(&root);
        for form in root.forms() {
            check(&root, &press, &form);
            forms += 1;
        }
    }
    assert!(forms >= 6, "only {forms} forms were found");
}

/// A page as text that does not depend on how wide a version of Poppler draws a gap.
fn plain(pages: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in pages.replace('\u{200B}', "").replace('\u{c}', "\n--------\n").lines() {
        let mut plain = String::new();
        let mut gap = 0;
        for character in line.chars() {
            if character == ' ' {
                gap += 1;
                continue;
            }
            let between = if plain.is_empty() { 0 } else { gap.min(2) };
            plain.push_str(&"  "[..between]);
            plain.push(character);
            gap = 0;
        }
        if !(plain.is_empty() && lines.last().is_none_or(|line| line.is_empty())) {
            lines.push(plain);
        }
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

#[test]
fn the_pages_read_as_expected() {
    let mut problems = Vec::new();
    for_every_form(|root, press, form| {
        let folder = root.cases_folder(form.id.as_str());
        for language in NORWEGIAN {
            let document = blank(press, form, language);
            leave(root, form, "blank", language, &document);
            let text = plain(&poppler::pages(&document.bytes));
            problems.extend(difference(&folder.join(format!("blank.{language}.txt")), &text));
            for name in ["minimal", "full"] {
                let document = filled(root, press, case(root, form, name, language), DATE);
                leave(root, form, name, language, &document);
                let text = plain(&poppler::pages(&document.bytes));
                problems.extend(difference(
                    &folder.join(name).join(format!("text.{language}.txt")),
                    &text,
                ));
            }
        }
    });
    expect_none(&problems);
}

/// A document with far too much in it.
struct Long {
    form: String,
    language: Language,
    written: Vec<Written>,
    document: Document,
}

/// Every form, overlong, in both official languages; made once for all tests.
static LONG: LazyLock<Vec<Long>> = LazyLock::new(|| {
    let mut made = Vec::new();
    for_every_form(|root, press, form| {
        for language in NORWEGIAN {
            let whole = case(root, form, "full", language);
            let Overlong { submission, written } = overlong(root, form, &whole);
            let document = filled(root, press, submission, DATE);
            leave(root, form, "overlong", language, &document);
            made.push(Long { form: form.id.to_string(), language, written, document });
        }
    });
    made
});

#[test]
fn a_tick_stands_beside_what_was_chosen_and_nowhere_else() {
    for_every_form(|root, press, form| {
        for name in ["minimal", "full"] {
            let submission = case(root, form, name, Language::Nb);
            let cleared =
                root.clear(submission.clone()).unwrap_or_else(|refusal| panic!("{refusal:?}"));
            let answers = cleared.form().answers().clone();
            let spoken = poppler::read_aloud(&filled(root, press, submission, DATE).bytes);
            let boxes: Vec<(bool, &str)> = spoken
                .windows(2)
                .filter_map(|pair| match pair {
                    [Spoken::Picture(mark), Spoken::Text(text)] => match mark.as_str() {
                        "avkrysset" => Some((true, text.as_str())),
                        "ikke avkrysset" => Some((false, text.as_str())),
                        _ => None,
                    },
                    _ => None,
                })
                .collect();
            for field in form.fields() {
                let expected: Vec<(bool, &str)> = match (&field.kind, answers.value(&field.id)) {
                    (Kind::Boolean, value) => {
                        vec![(value == Some(&Value::Boolean(true)), field.label.get(Language::Nb))]
                    }
                    (Kind::Choice(choices) | Kind::Choices(choices), value) => {
                        let chosen = match value {
                            Some(Value::Choice(chosen)) => std::slice::from_ref(chosen),
                            Some(Value::Choices(chosen)) => chosen,
                            _ => &[],
                        };
                        let is_chosen = |id: &str| chosen.iter().any(|chosen| chosen.id == id);
                        choices
                            .iter()
                            .map(|choice| (is_chosen(&choice.id), choice.label.get(Language::Nb)))
                            .collect()
                    }
                    _ => continue,
                };
                let stands = boxes.windows(expected.len()).any(|boxes| {
                    boxes.iter().zip(&expected).all(|((ticked, text), (chosen, label))| {
                        ticked == chosen && text.starts_with(label)
                    })
                });
                assert!(
                    stands,
                    "{}/{name}: {} should be {expected:?} in {boxes:?}",
                    form.id, field.id
                );
            }
        }
    });
}

#[test]
fn overlong_answers_flow_on_and_nothing_is_lost() {
    for Long { form, language, written, document } in LONG.iter() {
        let drawn = letters(&poppler::drawn(&document.bytes));
        assert!(!written.is_empty(), "{form}: nothing was written");
        for Written { field, words } in written {
            let text = letters(&words.concat());
            let mut rest = drawn.as_str();
            for _ in 0..if SHOWN_TWICE.contains(&(form, field)) { 2 } else { 1 } {
                rest = after(rest, &text).unwrap_or_else(|lost| {
                    panic!("{form}.{language}: {field} lacks, or has out of order: {lost}")
                });
            }
            let beginning: String = text.chars().take(PIECE).collect();
            assert!(!rest.contains(&beginning), "{form}.{language}: {field} stands there again");
        }
    }
}

/// So many letters stand together, unless a page ends between them.
const PIECE: usize = 30;

/// What comes after `text` in the drawn letters; the text may go on from page to page, with what
/// else stands on the pages in between.
///
/// # Errors
///
/// The piece of it that is not there.
fn after<'a>(drawn: &'a str, text: &str) -> Result<&'a str, String> {
    let (mut drawn, mut text) = (drawn, text);
    while !text.is_empty() {
        let piece = text.char_indices().nth(PIECE).map_or(text, |(end, _)| &text[..end]);
        let start = drawn.find(piece).ok_or(piece)?;
        drawn = &drawn[start..];
        let same =
            text.bytes().zip(drawn.bytes()).take_while(|(text, drawn)| text == drawn).count();
        let same = text.floor_char_boundary(same);
        (text, drawn) = (&text[same..], &drawn[same..]);
    }
    Ok(drawn)
}

/// The letters alone: without spaces, hyphens and places where lines may break.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[test]
fn overlong_answers_stay_on_their_pages() {
    for Long { form, language, document, .. } in LONG.iter() {
        let pages = poppler::words(&document.bytes);
        assert_eq!(pages.len(), document.pages, "{form}.{language}");
        assert!(pages.len() > 1, "{form}.{language}: nothing flowed on");
        for (page, words) in (1..).zip(&pages) {
            for word in words {
                // A4 with its margins; a hyphen may hang into them a little.
                let inside = word.left > 55.0
                    && word.right < 540.0
                    && word.top > 20.0
                    && word.bottom < 820.0;
                assert!(inside, "{form}.{language} page {page}: {} lies outside", word.text);
            }
            let mut sorted: Vec<_> = words.iter().collect();
            sorted.sort_by(|a, b| a.top.total_cmp(&b.top));
            for (index, word) in sorted.iter().enumerate() {
                let beside = sorted[index + 1..].iter().take_while(|other| other.top < word.bottom);
                for other in beside {
                    let across = word.right.min(other.right) - word.left.max(other.left);
                    let down = word.bottom.min(other.bottom) - word.top.max(other.top);
                    let (word, other) = (&word.text, &other.text);
                    assert!(
                        across < 1.0 || down < 4.0,
                        "{form}.{language} page {page}: {word} lies over {other}"
                    );
                }
            }
        }
    }
}

#[test]
fn pages_are_numbered() {
    let check = |form: &str, language: Language, document: &Document| {
        let text = poppler::pages(&document.bytes);
        let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
        assert_eq!(pages.len(), document.pages, "{form}.{language}");
        for (index, page) in pages.iter().enumerate() {
            let (side, of) = if language == Language::En { ("Page", "of") } else { ("Side", "av") };
            let number = format!("{side} {} {of} {}", index + 1, pages.len());
            let ends: Vec<&str> = page.lines().filter(|line| line.ends_with(&number)).collect();
            assert_eq!(ends.len(), 1, "{form}.{language}: {number} on\n{page}");
        }
    };
    for Long { form, language, document, .. } in LONG.iter() {
        check(form, *language, document);
    }
    for_every_form(|_, press, form| {
        for language in Language::ALL {
            check(form.id.as_str(), language, &blank(press, form, language));
        }
    });
}

#[test]
fn the_same_form_and_date_give_the_same_bytes() {
    for_every_form(|root, press, form| {
        let print = |press: &Press, on| {
            filled(root, press, case(root, form, "full", Language::Nb), on).bytes
        };
        let first = print(press, DATE);
        let another = self::press(root);
        assert!(first == print(&another, DATE), "{}: another press makes other bytes", form.id);
        assert!(
            first != print(press, date(2026, 11, 21)),
            "{}: the date makes no difference",
            form.id
        );
    });
}

#[test]
fn metadata_tell_the_form_and_nothing_of_the_record() {
    for_every_form(|root, press, form| {
        for language in Language::ALL {
            let submission = case(root, form, "full", language);
            let answers: Vec<String> = root
                .clear(submission.clone())
                .unwrap_or_else(|refusal| panic!("{refusal:?}"))
                .form()
                .leaves()
                .iter()
                .filter_map(|leaf| leaf.answer.value.print(language))
                .filter(|text| text.chars().count() > 2)
                .collect();
            assert!(!answers.is_empty(), "{}: the whole case says nothing", form.id);
            for document in [blank(press, form, language), filled(root, press, submission, DATE)] {
                let information = poppler::information(&document.bytes);
                assert_eq!(
                    information["Title"],
                    form.title.get(language),
                    "{}.{language}",
                    form.id
                );
                assert_eq!(information["Tagged"], "yes", "{}.{language}", form.id);
                assert_eq!(information.get("Author"), None, "{}.{language}", form.id);
                assert_eq!(
                    information["Pages"],
                    document.pages.to_string(),
                    "{}.{language}",
                    form.id
                );
                let metadata = poppler::metadata(&document.bytes);
                let tag = format!("<dc:language><rdf:Bag><rdf:li>{language}-");
                assert!(metadata.contains(&tag), "{}: {tag} is not in {metadata}", form.id);
                for answer in &answers {
                    let told = metadata.contains(answer)
                        || information.values().any(|value| value.contains(answer));
                    assert!(
                        !told || form.title.get(language).contains(answer),
                        "{}: {answer}",
                        form.id
                    );
                }
            }
        }
    });
}
