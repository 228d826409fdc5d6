//! What is nobody's, whatever the model makes of it: mortar, dates, letters of lists, names of streets.

use std::ops::Range;

use crate::form::date::is_month_name;
use crate::privacy::{Case, Text};

/// The mortar between words: what is left when the model saw something beside it.
const MORTAR: [&str; 61] = [
    "i", "på", "til", "av", "med", "for", "fra", "frå", "om", "ved", "hos", "hjå", "og", "eller",
    "men", "som", "at", "så", "da", "då", "når", "nå", "no", "er", "var", "har", "hadde", "blir",
    "vert", "ble", "vart", "ikke", "ikkje", "det", "den", "de", "dei", "han", "hun", "ho", "ham",
    "seg", "vi", "også", "òg", "der", "her", "fortsatt", "framleis", "en", "ei", "et", "ein",
    "eit", "in", "on", "the", "is", "of", "to", "and",
];

/// Whether a word by itself says nothing of anybody: mortar, a number, a service.
pub fn says_nothing(text: &Text, word: usize) -> bool {
    let lower = text.lower(word);
    text.words()[word].case == Case::Digits
        || MORTAR.contains(&lower)
        || SERVICES.iter().any(|ending| lower.ends_with(ending))
}

/// Endings of services, which take part: «ergoterapitjenesten».
const SERVICES: [&str; 6] =
    ["tjenesten", "tjeneste", "tjenestene", "tenesta", "teneste", "tenestene"];

/// Endings of what people are by profession, bokmål and nynorsk.
const PROFESSIONS: [&str; 14] = [
    "psykolog",
    "lege",
    "lækjar",
    "konsulent",
    "terapeut",
    "pedagog",
    "spesialist",
    "pleier",
    "pleiar",
    "logoped",
    "rådgiver",
    "rådgjevar",
    "veileder",
    "rettleiar",
];

/// Whether a text is what somebody is by profession and nothing else, as a participant's role is:
/// «psykolog».
pub fn is_role(text: &Text, words: &Range<usize>) -> bool {
    let is_profession = |word| PROFESSIONS.iter().any(|ending| text.lower(word).ends_with(ending));
    *words == (0..text.words().len()) && words.clone().all(is_profession)
}

/// Whether words are a date and nothing else: «12 March 2027».
pub fn is_date(text: &Text, words: &Range<usize>) -> bool {
    let is_month = |word: usize| is_month_name(text.lower(word));
    words.clone().any(is_month)
        && words.clone().all(|word| is_month(word) || text.words()[word].case == Case::Digits)
}

/// Whether words are written in small letters throughout.
pub fn is_small(text: &Text, words: &Range<usize>) -> bool {
    let words = text.words().get(words.clone()).unwrap_or_default();
    words.iter().all(|word| word.case == Case::Lower)
}

/// What is called after persons: streets, schools, prizes, days.
const CALLED: [&str; 48] = [
    "vei",
    "veg",
    "gate",
    "gata",
    "plass",
    "allé",
    "skole",
    "skule",
    "barnehage",
    "barnehagen",
    "institutt",
    "instituttet",
    "kirke",
    "kyrkje",
    "senter",
    "senteret",
    "hus",
    "huset",
    "året",
    "dagen",
    "prisen",
    "metoden",
    "modellen",
    "programmet",
    "stiftelsen",
    "stiftinga",
    "fondet",
    "rommet",
    "salen",
    "torg",
    "park",
    "parken",
    "stadion",
    "sykehus",
    "sjukehus",
    "opplegget",
    "materiellet",
    "testen",
    "kartlegging",
    "kartlegginga",
    "kartleggingen",
    "syndrom",
    "veien",
    "vegen",
    "pakka",
    "pakken",
    "stiftelse",
    "skulen",
];

/// What bears the name that follows: departments, boats, films.
const BEARERS: [&str; 30] = [
    "avdeling",
    "avdelinga",
    "avdelingen",
    "avd",
    "gruppe",
    "gruppa",
    "gruppen",
    "base",
    "basen",
    "rom",
    "rommet",
    "møterom",
    "grupperom",
    "redningsskøyta",
    "skøyta",
    "båten",
    "filmen",
    "serien",
    "figuren",
    "boken",
    "boka",
    "bamsen",
    "bamse",
    "dukka",
    "dukken",
    "hunden",
    "kaninen",
    "hamsteren",
    "skolen",
    "skulen",
];

/// Whether a word is for what a kindergarten does: flerspråklig arbeid.
pub fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "arbeid" | "arbeidet" | "praksis" | "pedagogikk" | "kompetanse" | "work" | "practice"
    )
}

/// What is told apart by letters: avdeling A, møterom B, punkt C.
const LETTERED: [&str; 55] = [
    "avdeling",
    "avdelinga",
    "avdelingen",
    "avd",
    "gruppe",
    "gruppene",
    "gruppa",
    "gruppen",
    "base",
    "rom",
    "møterom",
    "grupperom",
    "bygg",
    "inngang",
    "oppgang",
    "etasje",
    "fløy",
    "blokk",
    "dør",
    "skuff",
    "skap",
    "hylle",
    "parkering",
    "vedlegg",
    "del",
    "punkt",
    "post",
    "kapittel",
    "avsnitt",
    "bokstav",
    "bokstaven",
    "bokstavene",
    "bokstavane",
    "modul",
    "alternativ",
    "plan",
    "nivå",
    "type",
    "sak",
    "saka",
    "saken",
    "tema",
    "økt",
    "bolk",
    "runde",
    "pulje",
    "variant",
    "vitamin",
    "hepatitt",
    "influensa",
    "klasse",
    "section",
    "room",
    "group",
    "building",
];

/// The most letters of an enumeration: «gruppe A, B og C».
const LETTERS_TOGETHER: usize = 4;

/// Whether a word is a letter by which departments, rooms or points are told apart.
pub fn is_numbering(text: &Text, word: usize) -> bool {
    let is_letter = |word: usize| text.words()[word].range.len() == 1;
    if !is_letter(word) {
        return false;
    }
    // «gruppe A, B og C»
    let (mut first, mut letters) = (word, 1);
    while letters < LETTERS_TOGETHER {
        let before = match (first.checked_sub(1), first.checked_sub(2)) {
            (Some(and), Some(before)) if text.lower(and) == "og" => before,
            (Some(before), _) if text.gap_after(before) == [',', ' '] => before,
            _ => break,
        };
        if !is_letter(before) {
            break;
        }
        (first, letters) = (before, letters + 1);
    }
    first.checked_sub(1).is_some_and(|before| {
        matches!(text.gap_after(before), [' '] | [':', ' '])
            && LETTERED.contains(&text.lower(before))
    })
}

/// Whether letters are nobody's: those of a list, those of services and things, and what is too
/// long for letters at all, as a heading behind the letter of its point.
pub fn is_no_initial(text: &Text, word: usize) -> bool {
    is_numbering(text, word)
        || text.words()[word].range.len() > MOST_LETTERS
        || ABBREVIATIONS.contains(&text.lower(word))
}

/// The most letters that anybody is shortened to.
const MOST_LETTERS: usize = 4;

/// What is shortened to capital letters and is nobody.
const ABBREVIATIONS: [&str; 42] = [
    "sfo", "ppt", "bup", "nav", "ask", "tras", "iop", "iup", "bti", "bhg", "hms", "fau", "nrk",
    "ikt", "dvs", "mvh", "pdf", "usb", "led", "dvd", "usa", "obs", "pc", "tv", "udi", "imdi",
    "udir", "fub", "pbl", "uio", "ntnu", "hvl", "uib", "uit", "nla", "dmmh", "abc", "sms", "mms",
    "faq", "ros", "gdpr",
];

/// Whether a name stands in the name of something else: Henrik Ibsens vei, avdeling Albert.
pub fn is_called_after(text: &Text, words: &Range<usize>) -> bool {
    let next = text.lower(words.end);
    let joined = match text.gap_after(words.end - 1) {
        [' ' | '-'] => true,
        // A narrow column breaks «Solsikken barnehage».
        ['\n'] | [' ', '\n'] => is_small(text, &(words.end..words.end + 1)),
        _ => false,
    };
    // «avdeling Ronja og Emil»: the second one too.
    let mut first = words.start;
    if first >= 2 && text.lower(first - 1) == "og" {
        first -= 2;
    }
    let bearer = first.checked_sub(1).is_some_and(|before| {
        let gap = text.gap_after(before);
        BEARERS.contains(&text.lower(before))
            && matches!(gap, [' '] | ['.', ' '] | [' ', '«'] | ['_'])
    });
    joined && (CALLED.contains(&next) || next.ends_with("barnehage")) || bearer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Context;
    use crate::privacy::statement::detect;

    #[test]
    fn roles_are_nobodys_health() {
        let context = Context { anonymous: true, ..Context::default() };
        let found = |text: &str| detect(&Text::new(text), &context, false).len();
        for role in ["psykolog", "barnelege", "autismekonsulent", "fosterhjemskonsulent"] {
            assert_eq!(found(role), 0, "{role}");
        }
        assert_ne!(found("Guten går til psykolog kvar veke."), 0);
    }
}
