//! Why the system refuses a file or folder, in the language of the user.

use std::io::{self, ErrorKind};
use std::str::Utf8Error;

use blankett::message::Messages;

/// The reason; what is rare, in the system's own words.
pub fn reason(error: &io::Error, messages: &Messages) -> String {
    let is_about_text = || error.get_ref().is_none_or(|inner| inner.is::<Utf8Error>());
    let kind = match error.kind() {
        ErrorKind::NotFound => "missing",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::InvalidData if is_about_text() => "no-text",
        _ => return error.to_string(),
    };
    messages.text("cli-system-reason", &[("kind", kind.into())])
}

#[cfg(test)]
mod tests {
    use blankett::language::Language;

    use super::*;

    #[test]
    fn the_usual_reasons_are_said_and_others_are_the_systems_own() {
        let english = Messages::of(Language::En);
        assert_eq!(reason(&ErrorKind::NotFound.into(), english), "there is nothing of that name");
        let bytes = vec![0xE5];
        let error = String::from_utf8(bytes).expect_err("Latin-1").utf8_error();
        let text = io::Error::new(ErrorKind::InvalidData, error);
        assert_eq!(reason(&text, english), "the content is not text in UTF-8");
        let other = io::Error::new(ErrorKind::InvalidData, "longer than a key");
        assert_eq!(reason(&other, english), "longer than a key");
    }
}
