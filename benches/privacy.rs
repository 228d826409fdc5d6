//! How fast the privacy gate is: `cargo bench --bench privacy`.
//!
//! Prints a table beside Presidio and spaCy on the same invitations (`benches/peers/privacy/`), then
//! how time grows with the size of texts that are made to be slow, and fails where it grows by more
//! than their size. Arguments after `--` go to `run.py`, such as `--rounds 9`; `--growth` measures
//! the growth alone.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::LazyLock;
use std::time::Instant;

use blankett::privacy::{Context, Participant, Text, detectors};
use serde_json::{Value, json};

const TEXTS: usize = 100;
const CHARACTERS: usize = 2_000;
const SENTENCES: &str = include_str!("peers/privacy/sentences.txt");
const PARTICIPANTS: [&str; 3] = ["Kari Nordli", "Ingrid Solhaug", "Mats Lindvik"];
const KNOWN: [&str; 2] = ["Nora Eksempel Lie", "Amina Hassan"];
const KINDERGARTEN: &str = "Solsikken barnehage";

/// By how much time may grow when a text is ten times as long.
const MOST_GROWTH: f64 = 15.0;
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// How long is measured at least, in seconds.
const LEAST_MEASURED: f64 = 0.1;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(clippy::disallowed_methods, reason = "a benchmark is a program of its own")]
fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [scan, texts, passes] if scan == "scan" => {
            let passes = passes.parse().expect("a number of passes");
            println!("{}", measured(Path::new(texts), passes));
            ExitCode::SUCCESS
        }
        [growth] if growth == "--growth" => growth_of_all(),
        _ if !beside_peers(&arguments) => ExitCode::FAILURE,
        _ => growth_of_all(),
    }
}

/// Lets the script measure everybody, this program among them.
fn beside_peers(arguments: &[String]) -> bool {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("target/peers/privacy");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let path = folder.join("texts.json");
    let texts = json!({ "texts": invitations(), "known": KNOWN });
    fs::write(&path, texts.to_string()).expect("the target folder can be written");
    let status = Command::new("python3")
        .arg(project.join("benches/peers/privacy/run.py"))
        .arg(path)
        .arg("--blankett")
        .arg(std::env::current_exe().expect("a program knows where it is"))
        .args(arguments)
        .status()
        .expect("python3 is installed");
    status.success()
}

fn context() -> Context {
    let participant = |name: &str| Participant { name: name.to_owned(), ..Participant::default() };
    Context::new(
        KNOWN.map(str::to_owned).to_vec(),
        PARTICIPANTS.map(participant).to_vec(),
        Some(KINDERGARTEN.to_owned()),
    )
}

/// Ordinary invitations, the same each time.
fn invitations() -> Vec<String> {
    let lines: Vec<&str> = SENTENCES.lines().collect();
    let mut choice: u32 = 7;
    let mut choose = |count: usize| {
        choice = choice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (choice >> 16) as usize % count
    };
    let mut invitation = || {
        let mut text = String::new();
        while text.chars().count() < CHARACTERS {
            for (number, piece) in lines[choose(lines.len())].split(['{', '}']).enumerate() {
                let filled = match piece {
                    _ if number % 2 == 0 => piece,
                    "navn" => PARTICIPANTS[choose(PARTICIPANTS.len())],
                    "fornavn" => ["Kari", "Ingrid", "Mats"][choose(3)],
                    "rolle" => ["styrer", "pedagogisk leder", "rådgiver"][choose(3)],
                    "rom" => ["møterom 2", "Storstua", "grupperommet"][choose(3)],
                    "tema" => {
                        ["lekemiljø", "voksenrollen i lek", "språkmiljø", "uteområdet"][choose(4)]
                    }
                    "dato" => ["17.03.2026", "3. mars", "onsdag 4. februar"][choose(3)],
                    "tid" => ["09.00", "10:30", "13.15"][choose(3)],
                    "sak" => ["2026-009", "2026-014", "2026-017"][choose(3)],
                    "barnehage" => KINDERGARTEN,
                    other => panic!("nothing fills {other}"),
                };
                text.push_str(filled);
            }
            text.push_str([" ", "\n"][choose(2)]);
        }
        text.chars().take(CHARACTERS).collect()
    };
    (0..TEXTS).map(|_| invitation()).collect()
}

/// Scans the texts of a file: seconds until the first one is scanned, for a later one, and for each.
fn measured(path: &Path, passes: usize) -> Value {
    let content = fs::read_to_string(path).expect("the texts can be read");
    let content: Value = serde_json::from_str(&content).expect("the texts are JSON");
    let texts = content["texts"].as_array().expect("a list").iter();
    let texts: Vec<&str> = texts.map(|text| text.as_str().expect("a text")).collect();
    let first_context = context();
    let first = seconds(texts[0], &first_context);
    let context = context();
    let later = (0..5).map(|_| seconds(texts[0], &context)).fold(f64::INFINITY, f64::min);
    let each: Vec<f64> =
        (0..passes).flat_map(|_| &texts).map(|text| seconds(text, &context)).collect();
    json!({ "first": first, "later": later, "each": each })
}

/// Seconds for one scan.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn seconds(text: &str, context: &Context) -> f64 {
    let start = Instant::now();
    black_box(detectors::detect(&Text::new(black_box(text)), context));
    start.elapsed().as_secs_f64()
}

/// Seconds of CPU time for a scan, once memory is there: the mean of as many as the clock needs.
fn cpu_seconds(text: &str, context: &Context) -> f64 {
    seconds(text, context);
    let start = cpu_clock();
    for scans in 1.. {
        seconds(text, context);
        let spent = cpu_clock() - start;
        if spent > LEAST_MEASURED {
            return spent / f64::from(scans);
        }
    }
    unreachable!("time passes")
}

/// Seconds this thread has run, so that other programs do not disturb; where the kernel does not
/// tell, seconds by the clock.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn cpu_clock() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<u64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |spent| spent as f64 / 1e9)
}

/// Texts of about `size` bytes that a careless detector is slow on.
fn hostile(size: usize) -> Vec<(String, String)> {
    const REPEATED: [&str; 40] = [
        "a",
        "a ",
        "1",
        "1 ",
        "1, ",
        "12 34-56.",
        "1a",
        "a.",
        "A.",
        "A.B. ",
        "a-",
        "1/",
        "_a",
        "@",
        ".",
        " ",
        "\n",
        "a\n",
        "«'\"",
        "s'",
        "e\u{301}\u{323}",
        "\u{301}",
        "a\u{200b}",
        "\u{fdfa}",
        "Nоrа ",
        "nora",
        "Nora Lie, ",
        "N o r a ",
        "og vi skal ha det i rommet med ",
        "han har autisme og ",
        "a@b.no ",
        "at.",
        "a(at)",
        "snap.",
        "c/o ",
        "gnr. 1 bnr. 2 ",
        "f. 2021 ",
        "12.03.2021 ",
        "+47 41234567, ",
        "hei: ",
    ];
    let half = |unit: &str| unit.repeat(size / 2 / unit.len());
    let mut texts: Vec<(String, String)> = REPEATED
        .iter()
        .map(|unit| (format!("{unit:?} over and over"), unit.repeat(size / unit.len())))
        .collect();
    let mut add = |name: &str, text: String| texts.push((name.to_owned(), text));
    add("a gap, then numbers in one word", format!("x{}y {}", half(" "), half("1a")));
    add("numbers in one word, then a gap", format!("{}{}x", half("1a"), half(" ")));
    add("a long word, then telephone numbers", format!("{} {}", half("x"), half("41234567a")));
    add("a number, then a line of words", format!("1 2 3 {}", "ord ".repeat(size / 4)));
    add("a name, then numbers", format!("Kari Nordli {}", "41234567 ".repeat(size / 9)));
    add("ordinary lines", "Alle tiltak evalueres etter seks uker.\n".repeat(size / 39));
    texts
}

/// Measures how time grows with size, and says where it grows by too much.
fn growth_of_all() -> ExitCode {
    let context = context();
    seconds("Vel møtt!", &context);
    println!(
        "\n| text | 10 kB, ms | 100 kB | 1 MB | growth by ten |\n| --- | ---: | ---: | ---: | ---: |"
    );
    let sizes = SIZES.map(hostile);
    let mut held = true;
    for shape in 0..sizes[0].len() {
        let mut times: Vec<f64> = Vec::new();
        for texts in &sizes {
            times.push(cpu_seconds(&texts[shape].1, &context));
            // What has grown by its square already need not be waited for.
            if times.len() > 1 && growth(&times) > 3.0 * MOST_GROWTH {
                break;
            }
        }
        let growth = growth(&times);
        let verdict = if growth < MOST_GROWTH { "" } else { ": too much" };
        held &= growth < MOST_GROWTH;
        let cell = |size: usize| {
            times.get(size).map_or("–".to_owned(), |time| format!("{:.2}", time * 1000.0))
        };
        let name = &sizes[0][shape].0;
        println!("| {name} | {} | {} | {} | {growth:.1}{verdict} |", cell(0), cell(1), cell(2));
    }
    if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// By how much time grows for ten times the size, over all that was measured.
fn growth(times: &[f64]) -> f64 {
    let (first, last) = (times[0], times[times.len() - 1]);
    (last / first).powf(1.0 / (times.len() - 1) as f64)
}
