//! Bytes that claim to be JSON, on their whole way to a filled form.

#![no_main]

use blankett::input::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| blankett_fuzz::single(bytes, Format::Json));
