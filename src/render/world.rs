//! What Typst sees of the world: templates, two data files, the logo and the fonts, all in memory.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::FONTS;

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().build()));

/// Files by their path in the virtual project.
#[derive(Clone, Default)]
pub struct Files(HashMap<FileId, (Source, Bytes)>);

impl Files {
    /// Adds or replaces a file; a path that could leave the project is refused.
    pub fn insert(&mut self, path: &str, bytes: Bytes) -> Result<(), InvalidPath> {
        let id = file_id(path)?;
        // What is no template is not parsed as one.
        let is_template = path.ends_with(".typ");
        let text = std::str::from_utf8(&bytes).ok().filter(|_| is_template).unwrap_or_default();
        self.0.insert(id, (Source::new(id, text.to_owned()), bytes));
        Ok(())
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        let (_, bytes) = self.0.get(&file_id(path).ok()?)?;
        Some(bytes.as_slice())
    }

    /// Whether a file is there.
    pub fn contains(&self, path: &str) -> bool {
        file_id(path).is_ok_and(|id| self.0.contains_key(&id))
    }
}

/// The path is not one inside a project.
#[derive(Debug, thiserror::Error)]
#[error("not a path inside the project")]
pub struct InvalidPath;

/// The id of a path; the same path always has the same.
fn file_id(path: &str) -> Result<FileId, InvalidPath> {
    let path = VirtualPath::new(path).map_err(|_| InvalidPath)?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

static DATA: LazyLock<FileId> =
    LazyLock::new(|| file_id("/data.json").expect("the path is absolute and plain"));

/// One compilation: the files of a form and the data of a record.
pub struct FormWorld<'a> {
    files: &'a Files,
    main: FileId,
    data: Bytes,
}

impl<'a> FormWorld<'a> {
    /// A world whose main file is `main` and whose `/data.json` is `data`.
    pub fn new(files: &'a Files, main: &str, data: String) -> Result<FormWorld<'a>, InvalidPath> {
        Ok(FormWorld { files, main: file_id(main)?, data: Bytes::from_string(data) })
    }
}

impl World for FormWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.files.0.get(&id) {
            Some((source, _)) => Ok(source.clone()),
            None => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            return Ok(self.data.clone());
        }
        match self.files.0.get(&id) {
            Some((_, bytes)) => Ok(bytes.clone()),
            None => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    /// A document has the date it is given, never the clock's.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
