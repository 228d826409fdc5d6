//! Trials of packets that are too long for every run, and packets for the readers of others.
//!
//! ```console
//! $ cargo run --release --features trials --example packet_trial -- write DIR PDF
//! $ cargo run --release --features trials --example packet_trial -- seeds DIR
//! $ cargo run --release --features trials --example packet_trial -- damage 10000
//! $ cargo run --release --features trials --example packet_trial -- bytes
//! $ cargo run --release --features trials --example packet_trial -- verify FILE…
//! ```
#![expect(clippy::disallowed_methods, reason = "a trial has arguments and measures time")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use blankett::form::Confidentiality;
use blankett::language::Language;
use blankett::packet::bundle::{Bundle, Item};
use blankett::packet::encrypt::{encrypt, encrypt_pdf};
use blankett::packet::password::Password;
use blankett::packet::verify::verify;
use rayon::prelude::*;

const PASSWORD: &str = "7KQ2M-XW9PA-3HJKL-MNPQR-STUVW";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["write", folder, pdf] => write(Path::new(folder), &std::fs::read(pdf)?),
        ["seeds", folder] => seeds(Path::new(folder)),
        ["damage", number] => damage(number.parse()?),
        ["bytes"] => bytes(),
        ["verify", ref files @ ..] => files.iter().try_for_each(|file| look(file)),
        _ => Err("write DIR PDF, seeds DIR, damage NUMBER, bytes, or verify FILE…".into()),
    }
}

fn bundle(pdf: &[u8]) -> Result<Bundle, Box<dyn Error>> {
    let item = |name: &str| -> Result<Item, Box<dyn Error>> {
        Ok(Item {
            file_name: name.parse()?,
            title: "Referat om Nora Eksempel ]]> & <b> 👶 \u{1} \u{202E}".to_owned(),
            public_title: "Referat".to_owned(),
            date: jiff::civil::date(2026, 3, 17),
            media_type: "application/pdf".to_owned(),
            confidentiality: Confidentiality::Child,
            authors: vec!["Kari Nordli".to_owned()],
            pages: None,
            bytes: pdf.to_vec(),
        })
    };
    Ok(Bundle {
        archive: None,
        reference: "2026-014".parse()?,
        kindergarten: "Solsikken barnehage".to_owned(),
        organisation: "Eksempel kommune".to_owned(),
        receiver: "PPT i Eksempel kommune".to_owned(),
        items: vec![item("01-henvisning-2026-014.pdf")?, item("02-referat-2026-014.pdf")?],
        created: "2026-03-18T09:15:00+01:00".parse()?,
        draft: false,
        language: Language::Nb,
    })
}

/// A packet, the same encrypted, and a PDF encrypted; the password stands beside them.
fn write(folder: &Path, pdf: &[u8]) -> Result<(), Box<dyn Error>> {
    let password = Password::generate()?;
    let packet = bundle(pdf)?.write()?;
    std::fs::write(folder.join("packet.zip"), &packet)?;
    std::fs::write(folder.join("encrypted.zip"), encrypt(&packet, &password)?)?;
    std::fs::write(folder.join("encrypted.pdf"), encrypt_pdf(pdf, &password)?)?;
    std::fs::write(folder.join("password"), password.reveal())?;
    Ok(())
}

/// The packets that the damaged ones are made of: ours, the same packed by others, and encrypted.
fn sources() -> Result<[Vec<u8>; 3], Box<dyn Error>> {
    let packet = bundle(b"%PDF-1.7 liten\n%%EOF")?.write()?;
    let encrypted = encrypt(&packet, &Password::given(PASSWORD))?;
    Ok([packet.clone(), deflated(&packet)?, encrypted])
}

/// The same as files, for fuzzing to begin with.
fn seeds(folder: &Path) -> Result<(), Box<dyn Error>> {
    for (name, bytes) in ["plain.zip", "deflated.zip", "encrypted.zip"].iter().zip(sources()?) {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// What `verify` says of files, with the time and memory that it took.
fn look(file: &str) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let start = Instant::now();
    let verdict = match verify(&bytes, Some(&Password::given(PASSWORD))) {
        Ok(_) => "whole".to_owned(),
        Err(damages) => damages.iter().map(|damage| damage.code()).collect::<Vec<_>>().join(" "),
    };
    let peak = peak_megabytes();
    println!("{file}: {verdict}, {:.3} s, {peak} MB at most", start.elapsed().as_secs_f64());
    Ok(())
}

/// The most memory that this process had; 0 where the system does not say.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Every byte of a packet and of an encrypted one, in eight and two ways.
fn bytes() -> Result<(), Box<dyn Error>> {
    let [packet, _, sealed] = sources()?;
    let password = Password::given(PASSWORD);
    let flips = [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF];
    for (name, bytes, flips) in
        [("plain", &packet, &flips[..]), ("encrypted", &sealed, &flips[7..])]
    {
        let unnoticed: usize = (0..bytes.len())
            .into_par_iter()
            .map(|offset| {
                let mut changed = bytes.clone();
                let tries = flips.iter().filter(|flip| {
                    changed[offset] = bytes[offset] ^ **flip;
                    verify(&changed, Some(&password)).is_ok()
                });
                tries.count()
            })
            .sum();
        println!("{name}: {} changes, {unnoticed} unnoticed", bytes.len() * flips.len());
        if unnoticed > 0 {
            return Err("a change went unnoticed".into());
        }
    }
    Ok(())
}

/// Numbers that are the same each time (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) % limit.max(1) as u64).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }
}

/// Damaged ZIP files: in our layout, in that of others and encrypted ones. None may verify, or take long.
fn damage(number: usize) -> Result<(), Box<dyn Error>> {
    let password = Password::given(PASSWORD);
    let sources = sources()?;
    let slowest = (0..number)
        .into_par_iter()
        .map(|seed| {
            let source = &sources[seed % sources.len()];
            let changed = damaged(source, &mut Numbers(seed as u64));
            let start = Instant::now();
            let verdict = verify(&changed, Some(&password));
            let time = start.elapsed();
            let same = sources.contains(&changed) && changed != sources[1];
            match (verdict, same) {
                (Ok(_), false) => Err(format!("number {seed} goes unnoticed")),
                (Err(damages), false) if damages.is_empty() => Err(format!("{seed}: no reason")),
                _ => Ok(time),
            }
        })
        .try_reduce(|| Duration::ZERO, |one, other| Ok(one.max(other)))?;
    let peak = peak_megabytes();
    println!("{number} damaged files: all noticed, {slowest:?} at most, {peak} MB at most");
    Ok(())
}

/// The files of a packet, packed by a program of others.
fn deflated(packet: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packet))?;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let name = file.name()?.into_owned();
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        writer.start_file(name, options)?;
        std::io::copy(&mut file, &mut writer)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A file with one to four things done to it, headers more often than contents.
fn damaged(source: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = source.to_vec();
    for _ in 0..=numbers.below(4) {
        if bytes.len() < 64 {
            break;
        }
        let headers: Vec<usize> = bytes
            .windows(2)
            .enumerate()
            .filter(|(_, two)| two == b"PK")
            .map(|(at, _)| at)
            .collect();
        let header = headers.get(numbers.below(headers.len())).copied().unwrap_or(0);
        let place = match numbers.below(3) {
            0 => numbers.below(bytes.len()),
            _ => (header + numbers.below(60)).min(bytes.len() - 1),
        };
        let end = (place + 1 + numbers.below(40)).min(bytes.len());
        match numbers.below(8) {
            0 => bytes[place] ^= 1 << numbers.below(8),
            1 => bytes[place] = numbers.byte(),
            2 => bytes[place..end].fill([0, 0xFF][numbers.below(2)]),
            3 => bytes.truncate(place),
            4 => drop(bytes.drain(place..end)),
            5 => {
                let part = bytes[place..end].to_vec();
                let target = numbers.below(bytes.len());
                bytes.splice(target..target, part);
            }
            6 => {
                let number = [0, 1, 0x7FFF_FFFF, 0xFFFF_FFFF_u32, 0xFFFF][numbers.below(5)];
                let four = (place + 4).min(bytes.len());
                let length = four - place;
                bytes[place..four].copy_from_slice(&number.to_le_bytes()[..length]);
            }
            _ => {
                let other = numbers.below(bytes.len());
                bytes.swap(place, other);
            }
        }
    }
    bytes
}
