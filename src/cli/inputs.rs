//! Files, folders and standard input, as one stream of submissions.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use blankett::fault::Fault;
use blankett::input::{self, Format, MAX_BATCH_BYTES, MAX_BYTES, Records, Submission, series};

use super::config::FILE_NAME;
use super::error::CliError;

/// What a user pointed at, found and sorted, but not read yet.
pub struct Inputs {
    files: Vec<InputFile>,
}

enum InputFile {
    Path {
        path: PathBuf,
        format: Format,
    },
    /// Standard input can be read once, so it is held.
    Held {
        bytes: Vec<u8>,
        format: Format,
    },
}

/// One submission and where it came from.
pub struct Source {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// The record's number in a batch file.
    pub row: Option<usize>,
    /// What it holds, or why it cannot be read.
    pub submission: Result<Submission, Fault>,
}

impl Inputs {
    /// Finds the inputs; a folder stands for the forms in it, sorted by name.
    pub fn find(paths: &[PathBuf], from: Option<Format>) -> Result<Inputs, CliError> {
        let mut files = Vec::new();
        for path in paths {
            if path.as_os_str() == "-" {
                files.push(InputFile::Held {
                    bytes: read_limited(io::stdin().lock(), MAX_BATCH_BYTES, path)?,
                    format: from.unwrap_or(Format::Yaml),
                });
            } else if path.is_dir() {
                files.extend(in_folder(path)?);
            } else {
                let extension = path.extension().and_then(|extension| extension.to_str());
                let format = from
                    .or_else(|| Format::from_extension(extension.unwrap_or_default()))
                    .ok_or_else(|| CliError::UnknownFormat { path: path.clone() })?;
                files.push(InputFile::Path { path: path.clone(), format });
            }
        }
        Ok(Inputs { files })
    }

    /// Whether there can be more than one submission.
    pub fn are_several(&self) -> bool {
        match &self.files[..] {
            [InputFile::Path { format, .. } | InputFile::Held { format, .. }]
                if !format.is_batch() =>
            {
                // Only a plan of meetings has a second one.
                self.sources().nth(1).is_some()
            }
            _ => true,
        }
    }

    /// The submissions in order; each call reads the files again.
    pub fn sources(&self) -> impl Iterator<Item = Result<Source, CliError>> {
        self.files.iter().flat_map(|file| {
            let sources: Box<dyn Iterator<Item = Result<Source, CliError>>> = match file.open() {
                Ok(sources) => sources,
                Err(error) => Box::new(std::iter::once(Err(error))),
            };
            sources
        })
    }
}

type Sources = Box<dyn Iterator<Item = Result<Source, CliError>>>;

impl InputFile {
    fn open(&self) -> Result<Sources, CliError> {
        let (name, path) = match self {
            InputFile::Path { path, .. } => (path.display().to_string(), path.clone()),
            InputFile::Held { .. } => ("-".to_owned(), PathBuf::from("-")),
        };
        let failed =
            |path: PathBuf| move |source| CliError::CannotRead { path: path.clone(), source };
        let (reader, format): (Box<dyn BufRead>, Format) = match self {
            InputFile::Path { path, format } => {
                let file = File::open(path).map_err(failed(path.clone()))?;
                (Box::new(BufReader::new(file)), *format)
            }
            InputFile::Held { bytes, format } => (Box::new(Cursor::new(bytes.clone())), *format),
        };
        if format.is_batch() {
            let records = Records::new(reader, format).map_err(failed(path.clone()))?;
            return Ok(Box::new(records.map(move |record| {
                let record = record.map_err(failed(path.clone()))?;
                let file = name.clone();
                Ok(Source { file, row: Some(record.row), submission: record.submission })
            })));
        }
        // One byte beyond the limit is enough to refuse what is too large.
        let bytes = read_limited(reader, MAX_BYTES as u64 + 1, &path)?;
        let submissions: Vec<_> = match input::read(&bytes, format).and_then(series::expand) {
            Ok(submissions) => submissions.into_iter().map(Ok).collect(),
            Err(fault) => vec![Err(fault)],
        };
        let several = submissions.len() > 1;
        let sources = submissions.into_iter().enumerate().map(move |(index, submission)| {
            Ok(Source { file: name.clone(), row: several.then_some(index + 1), submission })
        });
        Ok(Box::new(sources))
    }
}

fn read_limited(reader: impl Read, limit: u64, path: &Path) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    reader
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|source| CliError::CannotRead { path: path.to_owned(), source })?;
    Ok(bytes)
}

fn in_folder(folder: &Path) -> Result<Vec<InputFile>, CliError> {
    let failed = |source| CliError::CannotRead { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    let files: Vec<InputFile> = paths
        .into_iter()
        .filter(|path| path.is_file() && path.file_name().is_none_or(|name| name != FILE_NAME))
        .filter_map(|path| {
            let format = Format::from_extension(path.extension()?.to_str()?)?;
            Some(InputFile::Path { path, format })
        })
        .collect();
    if files.is_empty() {
        return Err(CliError::NoInputs { path: folder.to_owned() });
    }
    Ok(files)
}
