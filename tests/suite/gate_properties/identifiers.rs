//! Numbers and addresses that are one person's are found wherever they stand.

use blankett::privacy::FindingKind;
use blankett::privacy::detectors::Hit;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::disguises::{full_width, invisible, with_invisible};
use super::invitations::{FIRST_NAMES, LAST_NAMES, Name, invitation, parts};
use super::{config, is_found, scan};

/// Synthetic numbers with right check digits: Tenor, NAV, Dolly, and D-numbers of these series.
fn national_id() -> impl Strategy<Value = [u32; 11]> {
    let series = select(&[80, 40, 65][..]);
    let day = (1..=31_u32, select(&[0, 40][..]));
    (day, 1..=12_u32, series, 0..=99_u32, 0..=999_u32).prop_filter_map(
        "every eleventh number is not given out",
        |((day, d_number), month, series, year, serial)| {
            let (day, month) = (day + d_number, month + series);
            let mut digits = [0; 11];
            for (pair, value) in [day, month, year].into_iter().enumerate() {
                digits[2 * pair] = value / 10;
                digits[2 * pair + 1] = value % 10;
            }
            digits[6] = serial / 100;
            digits[7] = serial / 10 % 10;
            digits[8] = serial % 10;
            digits[9] = check_digit(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
            digits[10] = check_digit(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?;
            Some(digits)
        },
    )
}

fn check_digit(digits: &[u32], weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    Some((11 - sum % 11) % 11).filter(|digit| *digit < 10)
}

/// A number in one of its usual writings.
fn written_id() -> impl Strategy<Value = String> {
    let cut = |at: &'static [usize], between: &'static str| {
        move |digits: &str| {
            let mut written = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if at.contains(&index) {
                    written.push_str(between);
                }
                written.push(digit);
            }
            written
        }
    };
    let digits = national_id().prop_map(|digits| digits.map(|digit| digit.to_string()).concat());
    (digits, 0..14_usize, any::<Index>(), invisible()).prop_map(
        move |(digits, way, place, invisible)| match way {
            0 => digits,
            1 => cut(&[6], " ")(&digits),
            2 => cut(&[6], "-")(&digits),
            3 => cut(&[6], "/")(&digits),
            4 => cut(&[6], "\n")(&digits),
            5 => cut(&[6], "  ")(&digits),
            6 => cut(&[6], " - ")(&digits),
            7 => cut(&[6], "\u{a0}")(&digits),
            8 => cut(&[6], "–")(&digits),
            9 => cut(&[2, 4, 6], " ")(&digits),
            10 => cut(&[2, 4], ".")(&cut(&[6], " ")(&digits)),
            11 => cut(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], " ")(&digits),
            12 => full_width(&digits),
            _ => with_invisible(&digits, place, invisible),
        },
    )
}

/// An address of somebody who is not invited, in one of the ways it is written.
fn written_address() -> impl Strategy<Value = (Name, String)> {
    let person = (select(FIRST_NAMES), select(LAST_NAMES));
    let host =
        select(&["example.org", "example.com", "mail.example.net", "blåbær.example.org"][..]);
    (person, 0..6_usize, host, 0..14_usize, any::<Index>(), invisible()).prop_map(
        |((first, last), local, host, way, place, invisible)| {
            let (one, two) = (first.to_lowercase(), last.to_lowercase());
            let local = match local {
                0 => format!("{one}.{two}"),
                1 => format!("{one}{two}"),
                2 => format!("{one}_{two}84"),
                3 => format!("{first}.{last}"),
                4 => format!("{one}+barnehage"),
                _ => format!("mamma-til-{one}"),
            };
            let with = |at: &str| format!("{local}{at}{host}");
            let written = match way {
                0..=3 => with("@"),
                4 => with(" @ "),
                5 => with("(at)"),
                6 => with(" (at) "),
                7 => with("[at]"),
                8 => with(" krøllalfa "),
                9 => with(" [krøllalfa] "),
                10 => format!("{local} [at] {}", host.replace('.', " [dot] ")),
                11 => format!("{local}(at){}", host.replace('.', "(dot)")),
                12 => full_width(&with("@")),
                _ => with_invisible(&with("@"), place, invisible),
            };
            (Name { first, last }, written)
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_national_id_is_found_at_any_place(
        invitation in invitation(), id in written_id(), place in any::<Index>(),
    ) {
        let context = invitation.context();
        prop_assume!(scan(&invitation.text, &context).is_empty());
        let (text, place) = invitation.with(&id, place);
        let hits = scan(&text, &context);
        let whole = |hit: &Hit| hit.span.start <= place.start && place.end <= hit.span.end;
        let found = hits.iter().any(|hit| hit.kind == FindingKind::NationalId && whole(hit));
        prop_assert!(found, "{:?} at {:?} in {:?}: {:?}", id, place, text, hits);
    }

    #[test]
    fn a_private_address_is_found_at_any_place(
        invitation in invitation(), (name, address) in written_address(), place in any::<Index>(),
    ) {
        let context = invitation.context();
        prop_assume!(scan(&invitation.text, &context).is_empty());
        // An address made of a participant's name is that participant's.
        let theirs = parts(&name.whole()).any(|part| invitation.may_stand(&part));
        let (text, place) = invitation.with(&address, place);
        let hits = scan(&text, &context);
        let found = is_found(&hits, FindingKind::Email, &place);
        prop_assert!(theirs || found, "{:?} in {:?}: {:?}", address, text, hits);
    }
}
