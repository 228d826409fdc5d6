//! Bytes that claim to be an answer to an invitation, or news of what became of it.

#![no_main]

use blankett::mail::answer::read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(answers) = read(bytes) {
        assert!(!answers.is_empty(), "an answer says something");
        assert!(!format!("{answers:?}").contains('@'), "addresses do not show");
    }
});
