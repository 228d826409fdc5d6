//! Cases as folders (`saker/2026-014/`): nothing but the files themselves.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::store::{CaseStore, StoredFile};
use crate::form::CaseReference;

/// A folder with a folder for each case.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The cases under `root`; it need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Folder {
        Folder { root: root.into() }
    }

    /// The folder of all of them.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a case.
    pub fn path(&self, case: &CaseReference) -> PathBuf {
        self.root.join(case.as_str())
    }

    fn entries(path: &Path) -> io::Result<Option<fs::ReadDir>> {
        match fs::read_dir(path) {
            Ok(entries) => Ok(Some(entries)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn next_number(&self, year: i16) -> io::Result<u32> {
        let prefix = format!("{year}-");
        let numbers = self.references()?;
        let numbers = numbers.iter().filter_map(|case| case.as_str().strip_prefix(&prefix));
        Ok(numbers.filter_map(|number| number.parse::<u32>().ok()).max().unwrap_or(0) + 1)
    }
}

/// Names that begin with a full stop or a tilde are the system's and other programs'.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~']) || name.eq_ignore_ascii_case("thumbs.db")
}

impl CaseStore for Folder {
    fn references(&self) -> io::Result<Vec<CaseReference>> {
        let mut references = Vec::new();
        let Some(entries) = Folder::entries(&self.root)? else { return Ok(references) };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let Some(reference) = name.to_str().and_then(|name| CaseReference::from_str(name).ok())
            else {
                continue;
            };
            if reference.as_str() == name && entry.path().is_dir() {
                references.push(reference);
            }
        }
        references.sort();
        Ok(references)
    }

    fn files(&self, case: &CaseReference) -> io::Result<Option<Vec<StoredFile>>> {
        let Some(entries) = Folder::entries(&self.path(case))? else { return Ok(None) };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // What a link points to is not in the folder.
            let data = entry.metadata()?;
            if data.is_file() && !is_hidden(&name) {
                files.push(StoredFile { name, bytes: data.len() });
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Some(files))
    }

    fn read(&self, case: &CaseReference, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        if name.contains(['/', '\\']) || name == ".." {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let path = self.path(case).join(name);
        if fs::symlink_metadata(&path)?.is_symlink() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(
        &self,
        year: i16,
        file: &dyn Fn(&CaseReference) -> (String, Vec<u8>),
    ) -> io::Result<CaseReference> {
        fs::create_dir_all(&self.root)?;
        let mut number = self.next_number(year)?;
        loop {
            let reference = CaseReference::from_str(&format!("{year}-{number:03}"))
                .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
            // Made beside its place and moved there whole; an empty folder that somebody made in
            // the meantime is not taken over either.
            let folder = tempfile::Builder::new().prefix(".ny-sak-").tempdir_in(&self.root)?;
            let (name, bytes) = file(&reference);
            let mut sheet = File::create_new(folder.path().join(name))?;
            sheet.write_all(&bytes)?;
            sheet.sync_all()?;
            match fs::create_dir(self.path(&reference)) {
                Ok(()) => {
                    fs::rename(folder.path(), self.path(&reference))?;
                    let _ = folder.keep();
                    return Ok(reference);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(case: &CaseReference) -> (String, Vec<u8>) {
        ("sak.yaml".to_owned(), format!("sak: {case}\n").into_bytes())
    }

    #[test]
    fn a_new_case_takes_the_next_number_of_its_year() {
        let root = tempfile::tempdir().expect("a folder");
        let cases = Folder::new(root.path().join("saker"));
        assert_eq!(cases.references().expect("nothing yet").len(), 0);
        for (year, expected) in [(2026, "2026-001"), (2026, "2026-002"), (2027, "2027-001")] {
            assert_eq!(cases.create(year, &sheet).expect("it is made").as_str(), expected);
        }
        fs::create_dir(root.path().join("saker/2026-017")).expect("a folder");
        fs::create_dir(root.path().join("saker/notater")).expect("a folder");
        assert_eq!(cases.create(2026, &sheet).expect("it is made").as_str(), "2026-018");
        let names: Vec<String> =
            cases.references().expect("listed").iter().map(ToString::to_string).collect();
        assert_eq!(names, ["2026-001", "2026-002", "2026-017", "2026-018", "2027-001"]);
        let left: Vec<_> = fs::read_dir(root.path().join("saker")).expect("listed").collect();
        assert_eq!(left.len(), 6, "nothing is left beside the cases");
    }

    #[test]
    fn several_at_once_take_different_numbers() {
        let root = tempfile::tempdir().expect("a folder");
        let cases = Folder::new(root.path());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| cases.create(2026, &sheet).expect("it is made"));
            }
        });
        assert_eq!(cases.references().expect("listed").len(), 8);
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_outside_is_not_read() {
        let root = tempfile::tempdir().expect("a folder");
        let cases = Folder::new(root.path());
        let case = cases.create(2026, &sheet).expect("it is made");
        let secret = root.path().join("annet.pdf");
        fs::write(&secret, "x").expect("written");
        std::os::unix::fs::symlink(&secret, cases.path(&case).join("lenke.pdf")).expect("a link");
        fs::write(cases.path(&case).join(".skjult.yaml"), "x").expect("written");
        let files = cases.files(&case).expect("listed").expect("it exists");
        assert_eq!(files.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["sak.yaml"]);
        assert!(cases.read(&case, "lenke.pdf", 10).is_err());
        assert!(cases.read(&case, "../annet.pdf", 10).is_err());
        assert_eq!(cases.read(&case, "sak.yaml", 3).expect("read"), b"sak");
    }
}
