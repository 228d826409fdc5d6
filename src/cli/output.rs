//! Where documents go: written whole or not at all, never over what is there unless asked.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::CliError;

/// What may happen to a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the new one is refused.
    Keep,
    /// It is replaced.
    Replace,
}

impl Existing {
    /// What `--force` says.
    pub fn from_force(force: bool) -> Existing {
        if force { Existing::Replace } else { Existing::Keep }
    }
}

/// Writes a file: first beside its place, then moved there in one step.
pub fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), CliError> {
    let failed = |source: io::Error| CliError::CannotWrite { path: path.to_owned(), source };
    if existing == Existing::Keep && path.exists() {
        return Err(CliError::FileExists { path: path.to_owned() });
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(CliError::FolderMissing { path: folder });
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".blankett-");
    #[cfg(unix)]
    {
        // The user's own mask decides who may read the file, as for any other program.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(&folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    let moved = match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    };
    match moved {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(CliError::FileExists { path: path.to_owned() })
        }
        Err(error) => Err(failed(error.error)),
    }
}

/// Writes to standard output; a reader that went away is no failure of ours.
pub fn print(bytes: &[u8]) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Stdout(error)),
        _ => Ok(()),
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The place that `-o` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Stdout,
    /// This very file.
    File(PathBuf),
    /// A folder, where each document has a name of its own.
    Folder(PathBuf),
}

impl Target {
    /// What `-o` means for one document or several.
    pub fn of(output: Option<&Path>, several: bool) -> Result<Target, CliError> {
        match output {
            None => Ok(Target::Folder(PathBuf::from("."))),
            Some(path) if path.as_os_str() == "-" => {
                if several {
                    Err(CliError::StdoutSingle)
                } else {
                    Ok(Target::Stdout)
                }
            }
            Some(path) if path.is_dir() => Ok(Target::Folder(path.to_owned())),
            Some(path) if several => match path.exists() {
                true => Err(CliError::OutputMustBeFolder { path: path.to_owned() }),
                false => Err(CliError::FolderMissing { path: path.to_owned() }),
            },
            Some(path) => {
                let named_folder = path.to_string_lossy().ends_with(std::path::is_separator);
                let parent = folder_of(path);
                match parent.is_dir() && !named_folder {
                    true => Ok(Target::File(path.to_owned())),
                    false if named_folder => Err(CliError::FolderMissing { path: path.to_owned() }),
                    false => Err(CliError::FolderMissing { path: parent }),
                }
            }
        }
    }

    /// The file for a document of this name; `None` for standard output.
    pub fn path(&self, file_stem: &str) -> Option<PathBuf> {
        self.path_of(&format!("{file_stem}.pdf"))
    }

    /// The place of a file of this name; `None` for standard output.
    pub fn path_of(&self, name: &str) -> Option<PathBuf> {
        match self {
            Target::Stdout => None,
            Target::File(path) => Some(path.clone()),
            Target::Folder(folder) if folder.as_os_str() == "." => Some(PathBuf::from(name)),
            Target::Folder(folder) => Some(folder.join(name)),
        }
    }
}
