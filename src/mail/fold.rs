//! Lines of headers no longer than readers of mail like them (RFC 5322 §2.1.1).

/// The longest line that is left as it is, in bytes without its end.
const LONGEST: usize = 78;

/// Parts long lines of headers before a space, which every reader takes together again
/// (RFC 5322 §2.2.3). Bodies are in encodings with shorter lines, and stay as they are.
///
/// A word alone is not parted, and neither is a name from the one word after it: not every program
/// finds a `Message-ID` that begins on the next line. So an address or a name longer than a line
/// makes a longer line, and always one shorter than the 998 bytes that may not be exceeded.
pub(super) fn folded(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 64);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let mut rest = line;
        while let Some(at) = place(rest) {
            let (first, next) = rest.split_at(at);
            out.extend_from_slice(first);
            out.extend_from_slice(b"\r\n");
            rest = next;
        }
        out.extend_from_slice(rest);
    }
    out
}

/// Before which space a line is parted: the last one that makes it short enough, or the first.
fn place(line: &[u8]) -> Option<usize> {
    let content = line.strip_suffix(b"\r\n")?;
    if content.len() <= LONGEST {
        return None;
    }
    let may_part = |at: &usize| match content[at - 1..=at + 1] {
        [before, b' ', after] => !matches!(before, b' ' | b':') && after != b' ',
        _ => false,
    };
    let places = || (1..content.len() - 1).filter(may_part);
    places().take_while(|at| *at <= LONGEST).last().or_else(|| places().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        String::from_utf8(folded(text.as_bytes())).expect("what goes in as text comes out as text")
    }

    #[test]
    fn long_lines_are_parted_before_a_space() {
        let long = "a".repeat(60);
        for (text, expected) in [
            (
                format!("To: \"Kari Nordli\" <{long}@b>\r\n"),
                format!("To: \"Kari Nordli\"\r\n <{long}@b>\r\n"),
            ),
            (format!("X: {long} b c {long}\r\n"), format!("X: {long} b c\r\n {long}\r\n")),
            (
                format!("X: {long} {long} {long}\r\n"),
                format!("X: {long}\r\n {long}\r\n {long}\r\n"),
            ),
            (
                format!(" =?utf-8?b?{long}?= <{long}@b>\r\n"),
                format!(" =?utf-8?b?{long}?=\r\n <{long}@b>\r\n"),
            ),
        ] {
            assert_eq!(fold(&text), expected);
            assert_eq!(
                expected.replace("\r\n ", " "),
                text.replace("\r\n ", " "),
                "the same again"
            );
        }
    }

    #[test]
    fn what_is_short_or_has_no_place_to_part_stays() {
        let word = "a".repeat(90);
        for text in [
            "Subject: kort\r\n\r\nHei\r\n".to_owned(),
            format!("Message-ID: <{word}@example.org>\r\n"),
            format!(" {word}\r\n"),
            format!("X: {}\r\n", "a".repeat(LONGEST - 3)),
            format!("{word} {word}"),
        ] {
            assert_eq!(fold(&text), text);
        }
    }
}
