//! Bytes that claim to be a PDF, taken apart as before they leave.

#![no_main]

use blankett::privacy::unpack::unpack;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(unpacked) = unpack(bytes, Some("prove.pdf")) {
        assert!(unpacked.parts.iter().all(|part| !part.text.trim().is_empty()));
    }
});
