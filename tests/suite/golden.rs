//! Expected results as files. `UPDATE_EXPECTED=1 cargo test` writes them anew, to be read before
//! they are committed.

use std::fs;
use std::path::Path;

/// How the text differs from the file's, if it does.
pub fn difference(path: &Path, actual: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(path, actual).expect("the expected result can be written");
        return None;
    }
    let (mut old, mut new) = (expected.lines(), actual.lines());
    let mut line = 1;
    let (old, new) = loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => line += 1,
            (old, new) => break (old.unwrap_or("nothing"), new.unwrap_or("nothing")),
        }
    };
    Some(format!("{}:{line}\n  expected {old}\n  found    {new}", path.display()))
}

/// Fails with everything that was found wrong.
pub fn expect_none(problems: &[String]) {
    assert!(
        problems.is_empty(),
        "{} differences; UPDATE_EXPECTED=1 writes the files anew\n\n{}",
        problems.len(),
        problems.join("\n")
    );
}
