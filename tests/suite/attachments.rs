//! Documents of others: read by a process of its own, as pages of a packet or with a refusal.

use std::path::Path;

use blankett::language::Language;
use blankett::message::Messages;
use blankett::packet::attachment::{Attached, AttachmentError, Wish};
use jiff::civil::date;
use lopdf::{Document, Object};

use crate::attach::attach;
use crate::foreign;

fn wish() -> Wish {
    Wish { title: "Rapport".to_owned(), language: Language::Nb, date: date(2026, 11, 20) }
}

/// What the program makes of a file.
pub fn attached(bytes: Vec<u8>) -> Result<Attached, AttachmentError> {
    attach(Path::new(env!("CARGO_BIN_EXE_blankett")), bytes, wish())
}

fn accepted(bytes: Vec<u8>) -> Attached {
    attached(bytes).unwrap_or_else(|error| panic!("{error:?}"))
}

fn refused(bytes: Vec<u8>) -> AttachmentError {
    attached(bytes).expect_err("it is refused")
}

/// The alternative texts of a page.
fn alternatives(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let texts = document.objects.values().filter_map(|object| {
        let alternative = object.as_dict().ok()?.get(b"Alt").ok()?;
        lopdf::decode_text_string(alternative).ok()
    });
    texts.collect()
}

#[test]
fn a_page_becomes_a_picture_that_says_what_is_on_it() {
    let attached = accepted(foreign::pdf(&["Bokstavlek", "Andre side"]));
    let [first, second] = attached.pages() else { panic!("two pages") };
    assert!(first.has_text && second.has_text);
    assert_eq!(alternatives(&first.pdf), ["Rapport, side 1 av 2. Bokstavlek"]);
    assert_eq!(alternatives(&second.pdf), ["Rapport, side 2 av 2. Andre side"]);
}

#[test]
fn what_stands_in_a_field_is_seen() {
    let attached = accepted(foreign::with_field("Utfylt"));
    let alternatives = alternatives(&attached.pages()[0].pdf);
    assert!(alternatives[0].contains("Utfylt"), "{alternatives:?}");
    let empty = accepted(foreign::with_field(""));
    let (with, without) = (drawn(&attached), drawn(&empty));
    assert!(with > without + 200, "letters are drawn: {with} against {without} bytes");
}

/// How wide and high the picture on a page is.
fn picture_size(pdf: &[u8]) -> (f32, f32) {
    let document = Document::load_mem(pdf).expect("a PDF");
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let figure = elements
        .filter(|element| matches!(element.get(b"S"), Ok(Object::Name(name)) if name == b"Figure"))
        .collect::<Vec<_>>();
    let attributes = figure[0].get(b"A").and_then(Object::as_array).expect("attributes");
    let bounds = attributes
        .iter()
        .find_map(|attribute| attribute.as_dict().ok()?.get(b"BBox").ok()?.as_array().ok())
        .expect("a bounding box");
    let side = |index: usize| bounds[index].as_float().expect("a number");
    (side(2) - side(0), side(3) - side(1))
}

/// How much is drawn on the first page.
fn drawn(attached: &Attached) -> usize {
    let document = Document::load_mem(&attached.pages()[0].pdf).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    document.get_page_content(page).len()
}

#[test]
fn rotated_pages_stand_upright() {
    let plain = foreign::document(&["Liggende"]);
    let turned = foreign::with_page_entry(plain.clone(), "Rotate", 90);
    let size = |bytes| picture_size(&accepted(bytes).pages()[0].pdf);
    let (width, height) = size(foreign::saved(plain));
    assert!(width < height, "{width} x {height}");
    let (width, height) = size(foreign::saved(turned));
    assert!(width > height, "{width} x {height}");
}

#[test]
fn a_file_that_anybody_may_open_is_opened() {
    let open = accepted(foreign::encrypted(foreign::document(&["Hemmelig"]), ""));
    assert_eq!(open.pages().len(), 1);
    let closed = foreign::encrypted(foreign::document(&["Hemmelig"]), "passord");
    assert_eq!(refused(closed), AttachmentError::Password);
}

#[test]
fn files_that_are_no_documents_are_refused() {
    assert_eq!(refused(Vec::new()), AttachmentError::Empty);
    assert_eq!(refused(b"PK\x03\x04 et dokument".to_vec()), AttachmentError::UnknownKind);
    let whole = foreign::pdf(&["Hel"]);
    assert_eq!(refused(whole[..60].to_vec()), AttachmentError::Damaged);
    assert_eq!(
        refused(vec![b' '; 50 * 1024 * 1024 + 1]),
        AttachmentError::TooLarge { megabytes: 50 }
    );
    accepted(whole);
}

#[test]
fn pages_have_a_size_and_a_number_that_paper_can_have() {
    let size = |side: f32| {
        let bounds: Vec<Object> = vec![0.into(), 0.into(), side.into(), side.into()];
        foreign::saved(foreign::with_page_entry(foreign::document(&["Side"]), "MediaBox", bounds))
    };
    accepted(size(14_400.0));
    assert_eq!(refused(size(14_500.0)), AttachmentError::PageSize { page: 1 });
    let texts = ["Side"; 501];
    assert_eq!(refused(foreign::pdf(&texts)), AttachmentError::TooManyPages { max: 500 });
    assert_eq!(accepted(foreign::pdf(&texts[..40])).pages().len(), 40);
}

#[test]
fn a_file_that_asks_for_too_much_is_given_up() {
    accepted(foreign::bomb(1));
    assert_eq!(refused(foreign::bomb(700)), AttachmentError::TooDemanding);
    accepted(foreign::endless(1));
    assert_eq!(refused(foreign::endless(20_000)), AttachmentError::TooDemanding);
}

#[test]
fn a_form_that_only_asks_to_wait_is_refused() {
    assert_eq!(refused(foreign::shell("Please wait...")), AttachmentError::Shell);
    accepted(foreign::shell("Et skjema som ogs\\345 er tegnet"));
}

#[test]
fn every_refusal_says_what_to_do_in_every_language() {
    for error in [
        AttachmentError::Empty,
        AttachmentError::UnknownKind,
        AttachmentError::TooLarge { megabytes: 50 },
        AttachmentError::Password,
        AttachmentError::Damaged,
        AttachmentError::TooManyPages { max: 500 },
        AttachmentError::PageSize { page: 3 },
        AttachmentError::TooManyPixels { megapixels: 64 },
        AttachmentError::Shell,
        AttachmentError::TooDemanding,
        AttachmentError::Process,
    ] {
        let said = Language::ALL.map(|language| error.message(Messages::of(language)));
        for text in &said {
            assert!(text.contains(' ') && !text.contains("attachment-"), "{error:?}: {text}");
            assert!(text.matches(". ").count() + 1 >= 2, "{error:?} has a remedy: {text}");
        }
        assert_ne!(said[0], said[2], "{error:?}");
    }
}
