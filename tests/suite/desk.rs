//! A desk: an empty folder in which the program is run, as a person at a terminal would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value as Json;

use crate::roots::{files_below, read};

/// A folder of its own, gone when the test ends.
pub struct Desk {
    folder: tempfile::TempDir,
    locale: &'static str,
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Outcome {
    pub code: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Desk {
    /// An empty desk of somebody who reads bokmål.
    pub fn new() -> Desk {
        Desk::with_locale("nb_NO.UTF-8")
    }

    /// An empty desk of somebody with another locale.
    pub fn with_locale(locale: &'static str) -> Desk {
        Desk { folder: tempfile::tempdir().expect("a temporary folder can be made"), locale }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file on the desk, in folders that are made for it.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().expect("it is below the desk"))
            .expect("the folder can be made");
        fs::write(&path, bytes).expect("the file can be written");
        path
    }

    /// Makes an empty folder.
    pub fn put_folder(&self, name: &str) {
        fs::create_dir_all(self.folder().join(name)).expect("the folder can be made");
    }

    /// What lies on the desk: all files with their bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = files_below(self.folder()).into_iter();
        files
            .map(|path| {
                let name = path.strip_prefix(self.folder()).expect("it is below the desk");
                (name.to_string_lossy().replace('\\', "/"), read(&path))
            })
            .collect()
    }

    /// The names of the files.
    pub fn names(&self) -> Vec<String> {
        self.files().into_keys().collect()
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, "")
    }

    /// Runs the program with something on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Outcome {
        Outcome::of(self.command().args(arguments).write_stdin(input))
    }

    /// The program, without the environment of whoever runs the tests.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blankett"));
        command
            .env_clear()
            .env("LANG", self.locale)
            .env("HOME", self.folder().join("home"))
            .current_dir(self.folder())
            .timeout(Duration::from_secs(120));
        command
    }
}

impl Outcome {
    /// The end of a run.
    pub fn of(command: &mut Command) -> Outcome {
        let output = command.output().expect("the program can be run");
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("the output is UTF-8")
    }

    /// Standard output as JSON.
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// Fails unless the run ended with this code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Outcome {
        assert_eq!(
            self.code,
            code,
            "stderr: {}\nstdout: {}",
            self.stderr,
            String::from_utf8_lossy(&self.stdout)
        );
        self
    }

    /// Fails unless standard error has this text.
    #[track_caller]
    pub fn says(self, text: &str) -> Outcome {
        assert!(self.stderr.contains(text), "«{text}» is not in:\n{}", self.stderr);
        self
    }
}

/// The faults in a report, as lines `line:column code field`.
pub fn faults(report: &Json) -> Vec<String> {
    let documents = report["documents"].as_array().expect("a list");
    let faults =
        documents.iter().flat_map(|document| document["faults"].as_array().expect("a list"));
    faults
        .map(|fault| {
            let text = |key: &str| fault[key].as_str().expect("a text");
            assert!(text("message").ends_with(['.', '?', '!', '}', '"', ']']), "{fault}");
            format!("{}:{} {} {}", fault["line"], fault["column"], text("code"), text("field"))
                .trim_end()
                .to_owned()
        })
        .collect()
}
