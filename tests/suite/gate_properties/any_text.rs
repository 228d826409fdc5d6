//! No text is too much.

use blankett::privacy::detectors::Hit;
use proptest::prelude::*;
use proptest::sample::select;

use super::invitations::invitation;
use super::{config, scan};

/// Texts of any characters, and of those that detectors look for, in any order and number.
fn hostile() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => any::<char>(),
        2 => select("aåæøSsNnoraLi".chars().collect::<Vec<char>>()),
        2 => select("0123456789".chars().collect::<Vec<char>>()),
        2 => select(" .,:;-/@_'«»()[]*#!|$€%+\\\"\n\r\t".chars().collect::<Vec<char>>()),
        1 => prop::char::range('\u{300}', '\u{36f}'),
        1 => select("\0\u{85}\u{ad}\u{200b}\u{200d}\u{202e}\u{2028}\u{feff}\u{fdfa}\u{fffd}\u{1f469}\u{e0041}ﬁ①½١๑ǅßİı".chars().collect::<Vec<char>>()),
        1 => prop::char::range('\u{400}', '\u{4ff}'),
    ];
    let piece = select(vec![
        "Nora",
        "Anne-Lise",
        "N o r a",
        "N.L.",
        "n0ra",
        "N*ra",
        "om liv",
        "118920 97277",
        "+47 412 34 567",
        "ola@example.org",
        "ola (at) example (dot) org",
        "krøllalfa",
        "c/o ",
        "gnr. 1 bnr. 2",
        "født ",
        "12.03.2021",
        "mai",
        "tjueen",
        "snap: ",
        "DUF 2023",
        "passnr. ",
        "siste fem ",
        "-saken",
        "f. ",
        "avdeling ",
        "x\u{323}\u{301}",
        "har autisme",
        "mor til ",
        "Kari",
        "barnehage",
    ]);
    let part = prop_oneof![
        6 => proptest::collection::vec(letter.clone(), 0..12).prop_map(String::from_iter),
        6 => piece.prop_map(str::to_owned),
        1 => (letter, 1..400_usize).prop_map(|(letter, times)| String::from(letter).repeat(times)),
    ];
    proptest::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_can_be_scanned(text in hostile(), invitation in invitation()) {
        let length = text.chars().count();
        let hits = scan(&text, &invitation.context());
        let start = |hit: &Hit| hit.span.start;
        prop_assert!(hits.iter().all(|hit| hit.span.start < hit.span.end), "{:?}", hits);
        prop_assert!(hits.iter().all(|hit| hit.span.end <= length), "{:?}", hits);
        prop_assert!(hits.is_sorted_by_key(start), "{:?}", hits);
    }
}
