//! Text that claims to be a calendar file, taken apart as before it leaves.

#![no_main]

use blankett::privacy::unpack::unpack;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let calendar = format!("BEGIN:VCALENDAR\r\n{text}");
    if let Ok(unpacked) = unpack(calendar.as_bytes(), Some("prove.ics")) {
        assert!(unpacked.parts.iter().all(|part| !part.text.trim().is_empty()));
    }
});
