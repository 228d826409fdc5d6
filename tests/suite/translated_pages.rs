//! The pages of help translations: both languages side by side, marked as a help, and the form before
//! them as it always is.

use std::collections::{BTreeMap, BTreeSet};

use blankett::form::Definition;
use blankett::form::translation::HelpTranslation;
use blankett::language::Language;
use blankett::render::{Document, Press};
use jiff::civil::{Date, date};

use crate::documents::{blank, for_every_form, leave, press};
use crate::poppler;
use crate::roots::Root;
use crate::translations::{LANGUAGES, translated_forms, translation};

const DATE: Date = date(2026, 11, 20);

/// The languages of the official forms, and what stands above their column.
const NORWEGIAN: [(Language, &str); 2] = [
    (
        Language::Nb,
        "Dette er en hjelpeoversettelse. Den norske teksten er den gyldige, og den dere skriver under på.",
    ),
    (
        Language::Nn,
        "Dette er ei hjelpeomsetjing. Den norske teksten er den gyldige, og den de skriv under på.",
    ),
];

/// The pages that a help translation adds to a form.
fn added_pages(document: &Document, without: &Document) -> Vec<Vec<poppler::Word>> {
    let (pages, own) = (poppler::words(&document.bytes), without.pages);
    assert_eq!(pages.len(), document.pages);
    assert!(document.pages > own, "the translation has no page");
    pages.into_iter().skip(own).collect()
}

/// The letters of each word, sorted: Poppler turns some letters of Arabic round.
fn bare<'a>(words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let parts = words.into_iter().flat_map(|text| text.split([' ', '\n', '-', '/', '\u{A0}']));
    parts
        .map(|word| {
            let mut letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters.into_iter().collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect()
}

fn of_page(page: &[poppler::Word]) -> BTreeSet<String> {
    bare(page.iter().map(|word| word.text.as_str()))
}

fn assert_has(page: &BTreeSet<String>, text: &str, whose: &str) {
    let missing: Vec<String> = bare([text]).difference(page).cloned().collect();
    assert!(missing.is_empty(), "{whose}: {missing:?} of «{text}» is missing");
}

/// Calls `check` with every translated form beside both Norwegian languages, printed.
fn for_every_translation(
    mut check: impl FnMut(&Definition, &HelpTranslation, Language, &Document, &Document),
) {
    for_every_form(|root, press, form| {
        if !translated_forms(root).contains(&form.id.to_string()) {
            return;
        }
        for (language, _) in NORWEGIAN {
            let without = blank(press, form, language);
            for tag in LANGUAGES {
                let help = translation(&root.catalog, form, tag, language);
                let document = with_help(press, form, &help, language);
                leave(root, form, &format!("blank-{tag}"), language, &document);
                check(form, &help, language, &document, &without);
            }
        }
    });
}

fn with_help(
    press: &Press,
    form: &Definition,
    help: &HelpTranslation,
    language: Language,
) -> Document {
    press
        .blank_with_help(form, help, language, DATE)
        .unwrap_or_else(|error| panic!("{}: {error:?}", form.id))
}

#[test]
fn both_languages_stand_on_the_pages_with_every_text() {
    let mut seen = 0;
    for_every_translation(|form, help, language, document, without| {
        let whose = format!("{}.{language} in {}", form.id, help.language.tag);
        let pages = added_pages(document, without);
        let all = pages.iter().flat_map(|page| of_page(page)).collect();
        for text in help.texts().values() {
            assert_has(&all, text, &whose);
        }
        for text in form.texts(language) {
            let single_blank = form.fields().flat_map(|field| field.kind.choices()).any(|choice| {
                choice.fields.len() == 1 && choice.fields[0].label.get(language) == text
            });
            if !single_blank {
                assert_has(&all, text, &whose);
            }
        }
        for text in [help.language.heading.as_str(), help.language.name(language)] {
            assert_has(&all, text, &whose);
        }
        seen += 1;
    });
    assert!(seen >= 12, "only {seen} documents were found");
}

#[test]
fn every_page_of_a_translation_says_in_both_languages_which_text_holds() {
    let check = |help: &HelpTranslation, language, document: &Document, without: &Document| {
        for page in added_pages(document, without) {
            let page = of_page(&page);
            for (_, notice) in NORWEGIAN.iter().filter(|(of, _)| *of == language) {
                assert_has(&page, notice, "the Norwegian notice");
            }
            assert_has(&page, &help.language.notice, &help.language.tag);
        }
    };
    for_every_translation(|_, help, language, document, without| {
        check(help, language, document, without);
    });
    // Every form can be had beside its English texts, whatever its template: some take several pages.
    let mut longest = 0;
    for_every_form(|root, press, form| {
        let help = translation(&root.catalog, form, "en", Language::Nb);
        let without = blank(press, form, Language::Nb);
        let document = with_help(press, form, &help, Language::Nb);
        leave(root, form, "blank-en", Language::Nb, &document);
        check(&help, Language::Nb, &document, &without);
        longest = longest.max(document.pages - without.pages);
    });
    assert!(longest > 1, "no translation has a second page");
}

#[test]
fn the_form_before_a_translation_is_the_form_without_one() {
    for_every_translation(|form, help, language, document, without| {
        let words = |document: &Document| -> Vec<Vec<(String, i64)>> {
            let pages = poppler::words(&document.bytes).into_iter().take(without.pages);
            // The last line has the number of pages.
            let inside = |word: &poppler::Word| word.top < 780.0;
            pages
                .map(|page| {
                    page.into_iter().filter(inside).map(|word| (word.text, word.left as i64))
                })
                .map(Iterator::collect)
                .collect()
        };
        let tag = &help.language.tag;
        assert_eq!(words(document), words(without), "{}.{language} in {tag}", form.id);
    });
}

#[test]
fn a_screen_reader_is_told_each_language() {
    for_every_translation(|form, help, language, document, without| {
        let tag = &help.language.tag;
        let told = |document: &Document, tag: &str| {
            let bytes = String::from_utf8_lossy(&document.bytes).into_owned();
            bytes.matches(&format!("/Lang({tag}")).count()
        };
        assert_eq!(told(without, tag), 0, "{}: {tag}", form.id);
        // One for each row of the translation, at least.
        assert!(told(document, tag) >= help.texts().len() - 2, "{}: {tag}", form.id);
        assert_eq!(told(document, language.tag()), 1, "{}: {language}", form.id);
        let information = poppler::information(&document.bytes);
        assert_eq!(information["Title"], form.title.get(language));
        assert_eq!(information["Tagged"], "yes");
    });
}

#[test]
fn each_column_is_set_from_the_side_that_its_language_is_written_from() {
    for_every_translation(|form, help, language, document, without| {
        if form.id.as_str() != "samtykke" || language != Language::Nb {
            return;
        }
        let tag = help.language.tag.as_str();
        let pages = added_pages(document, without);
        let place = |text: &str| {
            let word = bare([text]);
            let found = pages[0].iter().find(|found| bare([found.text.as_str()]) == word);
            found.unwrap_or_else(|| panic!("{tag}: «{text}» is not on the page"))
        };
        let norwegian = place("Dato");
        let translated = place(&help.texts()["fields.dato.label"]);
        assert!((norwegian.top - translated.top).abs() < 5.0, "{tag}: not side by side");
        assert!((60.0..80.0).contains(&norwegian.left), "{tag}: {}", norwegian.left);
        // The page is 595 points wide and has margins of 62.
        let is_at_the_right_edge = translated.right > 520.0;
        assert_eq!(is_at_the_right_edge, tag == "ar", "{tag}: {}", translated.right);
        let is_at_the_gap = (270.0..310.0).contains(&translated.left);
        assert_eq!(is_at_the_gap, tag != "ar", "{tag}: {}", translated.left);
    });
}

#[test]
fn filled_forms_have_their_translation_before_the_judges_too() {
    let root = &Root::all()[0];
    let press = press(root);
    let case = root.case("samtykke", "full");
    let submission = case.submission().unwrap_or_else(|fault| panic!("{case}: {fault:?}"));
    let cleared = root.clear(submission).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    let form = cleared.form().definition();
    let mut pages = BTreeMap::new();
    for tag in LANGUAGES {
        let help = translation(&root.catalog, form, tag, Language::Nb);
        let document =
            press.filled_with_help(&cleared, &help, DATE).expect("the template is right");
        leave(root, form, &format!("full-{tag}"), Language::Nb, &document);
        let words = poppler::words(&document.bytes).iter().flat_map(|page| of_page(page)).collect();
        assert_has(&words, &help.texts()["title"], tag);
        assert_has(&words, "Oda Lyngmo", tag);
        pages.insert(tag, document.pages);
    }
    assert_eq!(pages.len(), LANGUAGES.len());
}
