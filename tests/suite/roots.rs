//! Where the cases are: in the product itself, in each of its profiles, in every catalog under
//! `tests/catalogs/`, and in the folder that `BLANKETT_CATALOG` names.
//!
//! Catalogs have the layout of the product (`forms/`, `templates/`, `tests/cases/<form>/<case>/`); the
//! cases of a profile lie in `tests/profiles/<profile>/cases/`, and in `saker/` beside them the folders
//! of cases that their forms belong to. All are found by walking, so that a form or a case cannot be
//! forgotten.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use blankett::case::folder::Folder;
use blankett::case::register::Register;
use blankett::catalog::Catalog;
use blankett::fault::Fault;
use blankett::form::Definition;
use blankett::input::{self, Format, Submission};
use blankett::pipeline::{self, Refusal, Setting};
use blankett::privacy::ClearedForm;

/// Forms and their cases.
pub struct Root {
    /// The profile; none for a catalog by itself.
    pub profile: Option<String>,
    pub catalog: Catalog,
    /// What the profile is made from.
    beneath: Option<Catalog>,
    /// The definitions whose cases these are.
    definitions: PathBuf,
    cases: PathBuf,
    /// What the forms of a profile belong to.
    store: Folder,
}

/// An input, and what is expected of it.
pub struct Case {
    pub form: String,
    pub name: String,
    pub folder: PathBuf,
}

/// The folder of the package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Root {
    /// All roots there are, the product itself first.
    pub fn all() -> Vec<Root> {
        let mut folders = vec![package().to_owned()];
        folders.extend(folders_in(&package().join("tests/catalogs")));
        folders.extend(std::env::var_os("BLANKETT_CATALOG").map(PathBuf::from));
        let of = |folder: PathBuf| {
            let profiles = folders_in(&folder.join("forms/profiles")).into_iter();
            let profiles: Vec<Root> =
                profiles.map(|definitions| Root::of_profile(&folder, definitions)).collect();
            std::iter::once(Root::at(&folder)).chain(profiles)
        };
        folders.into_iter().flat_map(of).collect()
    }

    fn at(folder: &Path) -> Root {
        Root {
            profile: None,
            catalog: catalog(folder),
            beneath: None,
            definitions: folder.join("forms"),
            cases: folder.join("tests/cases"),
            store: Folder::new(folder.join("tests/saker")),
        }
    }

    fn of_profile(folder: &Path, definitions: PathBuf) -> Root {
        let id = name_of(&definitions);
        let with = |id: &str| {
            let mut catalog = catalog(folder);
            catalog.choose(id).unwrap_or_else(|error| panic!("{id}: {error:?}"));
            catalog
        };
        let catalog = with(&id);
        let lineage = &catalog.profile().expect("it was chosen").lineage;
        let beneath = lineage.iter().rev().nth(1).map(|id| with(id));
        let folder = folder.join("tests/profiles").join(&id);
        Root {
            profile: Some(id),
            catalog,
            beneath,
            definitions,
            cases: folder.join("cases"),
            store: Folder::new(folder.join("saker")),
        }
    }

    /// Whether it is the product itself.
    pub fn is_product(&self) -> bool {
        self.definitions == package().join("forms")
    }

    /// Whether it is the product itself, or one of its profiles.
    pub fn is_of_the_product(&self) -> bool {
        self.definitions.starts_with(package().join("forms"))
    }

    /// The definitions in the root's own folder.
    pub fn forms(&self) -> Vec<Arc<Definition>> {
        let files = entries(&self.definitions).into_iter();
        files
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .map(|path| {
                let id =
                    path.file_stem().expect("the file has a name").to_string_lossy().into_owned();
                self.catalog
                    .form(&id)
                    .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
            })
            .collect()
    }

    /// The form of this name as the profile beneath has it.
    pub fn beneath(&self, form: &Definition) -> Option<Arc<Definition>> {
        self.beneath.as_ref()?.form(form.id.as_str()).ok()
    }

    /// Every case of every form.
    pub fn cases(&self) -> Vec<Case> {
        let forms = folders_in(&self.cases);
        forms.iter().flat_map(|folder| cases_in(folder)).collect()
    }

    /// The folder of a form's cases.
    pub fn cases_folder(&self, form: &str) -> PathBuf {
        self.cases.join(form)
    }

    /// The case of a form that has this name.
    pub fn case(&self, form: &str, name: &str) -> Case {
        let folder = self.cases_folder(form).join(name);
        assert!(folder.is_dir(), "{form} has no case {name}: {} is missing", folder.display());
        Case { form: form.to_owned(), name: name.to_owned(), folder }
    }

    /// What becomes of a submission, up to and through the gate.
    pub fn clear(&self, submission: Submission) -> Result<ClearedForm, Refusal> {
        let setting = self.setting();
        pipeline::fill(submission, &setting).and_then(|form| pipeline::clear(form, &setting))
    }

    /// The same for a text without meaning, which may look like a name here and there: each of its
    /// words is allowed.
    pub fn clear_nonsense(&self, submission: Submission) -> Result<ClearedForm, Refusal> {
        let setting = self.setting();
        let form = pipeline::fill(submission, &setting)?;
        let printed = form.leaves().into_iter();
        let printed = printed.filter_map(|leaf| leaf.answer.value.print(form.language()));
        let words: Vec<String> = printed
            .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        pipeline::clear(form, &Setting { allowed_words: &words, ..setting })
    }

    fn setting(&self) -> Setting<'_> {
        let today = jiff::civil::date(2026, 12, 1);
        let register = Register { store: &self.store, catalog: &self.catalog, today };
        let cases = self.store.root().is_dir().then_some(register);
        Setting { cases, ..Setting::plain(&self.catalog) }
    }
}

impl Case {
    /// The case's only input file.
    pub fn input(&self) -> PathBuf {
        let files = files_below(&self.folder).into_iter();
        let inputs: Vec<PathBuf> =
            files.filter(|path| path.file_stem().is_some_and(|stem| stem == "input")).collect();
        match &inputs[..] {
            [input] => input.clone(),
            _ => panic!("{self} has {} inputs", inputs.len()),
        }
    }

    /// What the input says.
    pub fn submission(&self) -> Result<Submission, Fault> {
        let path = self.input();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let format = Format::from_extension(extension.unwrap_or_default());
        input::read(&read(&path), format.unwrap_or_else(|| panic!("{self}: an unknown format")))
    }

    /// The file that says which faults the input has; an accepted case has none.
    pub fn expected(&self) -> PathBuf {
        self.folder.join("expected.txt")
    }

    pub fn is_accepted(&self) -> bool {
        !self.expected().exists()
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.form, self.name)
    }
}

/// What is built in, and what a folder has of its own.
fn catalog(folder: &Path) -> Catalog {
    let mut catalog = Catalog::built_in();
    for part in ["forms", "templates"] {
        for path in files_below(&folder.join(part)) {
            let inside = path.strip_prefix(folder).expect("the file is in the folder");
            let inside = inside.to_string_lossy().replace('\\', "/");
            catalog.add(&inside, read(&path)).expect("the file can be part of a catalog");
        }
    }
    catalog
}

fn cases_in(folder: &Path) -> Vec<Case> {
    let form = name_of(folder);
    let case = |folder: PathBuf| Case { form: form.clone(), name: name_of(&folder), folder };
    folders_in(folder).into_iter().map(case).collect()
}

/// The folders in a folder, sorted; none when it is not there.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

/// The files in a folder and below it, sorted; none when it is not there.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (folders, mut files): (Vec<_>, Vec<_>) =
        entries(folder).into_iter().partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| files_below(folder)));
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub fn name_of(path: &Path) -> String {
    path.file_name().expect("the path has a name").to_string_lossy().into_owned()
}

/// The input of a case of the product, as text.
pub fn input(form: &str, case: &str) -> String {
    let case = Root::all()[0].case(form, case);
    String::from_utf8(read(&case.input())).expect("the input is text")
}

/// The bytes of a file that is there.
pub fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
