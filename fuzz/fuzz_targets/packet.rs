//! Bytes that claim to be a referral packet, verified.

#![no_main]

use blankett::packet::password::Password;
use blankett::packet::verify::verify;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match verify(bytes, Some(&Password::given("7KQ2M-XW9PA-3HJKL-MNPQR-STUVW"))) {
        // Whatever is whole is so in one way only: its manifest says the same again.
        Ok(report) => assert!(!report.manifest.files().is_empty()),
        Err(damages) => assert!(!damages.is_empty()),
    }
});
