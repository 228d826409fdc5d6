//! Which form a file is, by its first line: reading the whole of it takes a hundred times longer.

use crate::form::META_KEYS;
use crate::input::Format;

/// The form that a file names on its first line; `None` when only reading all of it tells.
///
/// What is taken for the name is one: a comment after it, quotation marks, or a line that could go
/// on with it are left to the reader of the format.
pub fn form_named(bytes: &[u8], format: Format) -> Option<&str> {
    if format != Format::Yaml {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let first = lines.find(|line| !line.starts_with(b"#"))?;
    if lines.next().is_some_and(|next| next[0].is_ascii_whitespace()) {
        return None;
    }
    let value = first.strip_prefix(META_KEYS[0].as_bytes())?.strip_prefix(b": ")?.trim_ascii();
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let is_name = value.first().is_some_and(u8::is_ascii_lowercase) && value.iter().all(plain);
    if is_name { std::str::from_utf8(value).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_only_where_nothing_else_can_be_meant() {
        for (text, expected) in [
            ("skjema: referat\nsprak: nb\n", Some("referat")),
            ("\u{feff}# merknad\r\n\r\nskjema: sak\r\nsak: 2026-1\r\n", Some("sak")),
            ("skjema: samtykke-endring", Some("samtykke-endring")),
            ("skjema: referat # fra møtet\n", None),
            ("skjema: \"referat\"\n", None),
            ("skjema: referat\n  og mer\n", None),
            ("skjema: referat\n\n  og mer\n", None),
            ("skjema:referat\n", None),
            ("skjema: >-\n  referat\n", None),
            ("sprak: nb\nskjema: referat\n", None),
            ("- skjema: referat\n", None),
            ("skjema: 7\n", None),
            ("", None),
        ] {
            assert_eq!(form_named(text.as_bytes(), Format::Yaml), expected, "{text:?}");
        }
        assert_eq!(form_named(b"skjema: referat\n", Format::Json), None);
    }
}
