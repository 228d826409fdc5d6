//! The password of an encrypted packet.

use zeroize::Zeroizing;

/// The shortest password that a person may choose, in characters.
pub const MIN_LENGTH: usize = 16;

/// The longest: what PDF takes (ISO 32000-2, 7.6.4.3.3).
pub const MAX_LENGTH: usize = 127;

/// The fewest different characters in a chosen password.
const MIN_DIFFERENT: usize = 6;

/// Capital letters and digits without those that look alike (0 and O, 1 and I): 32, so that each
/// stands for five random bits.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Five groups of five letters: 125 bits.
const GROUPS: usize = 5;
const GROUP: usize = 5;

/// A password; it never shows itself, and is wiped when it is no longer needed.
///
/// WinZip's encryption makes the key with PBKDF2-HMAC-SHA1 and only 1,000 rounds
/// (<https://www.winzip.com/en/support/aes-encryption/>, "Key generation"), which whoever has the
/// file can try billions of times a second. Only the password's own strength stands against that:
/// a generated one has 125 bits, a chosen one has to be long.
pub struct Password(Zeroizing<String>);

/// Why a chosen password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Shorter than [`MIN_LENGTH`], the space around it left out.
    #[error("shorter than {min} characters")]
    TooShort {
        /// The fewest characters.
        min: usize,
    },
    /// Longer than [`MAX_LENGTH`].
    #[error("longer than {max} characters")]
    TooLong {
        /// The most characters.
        max: usize,
    },
    /// Other characters than the visible ones of ASCII and the space: 7-Zip on Windows turns æ
    /// into another byte than we do, and the packet would not open.
    #[error("characters that programs write differently")]
    OtherCharacters,
    /// The same few characters again and again.
    #[error("the same few characters")]
    Uniform,
}

impl Weakness {
    /// The message that says it, with its number.
    pub fn message(self) -> (&'static str, Option<usize>) {
        match self {
            Weakness::TooShort { min } => ("packet-password-short", Some(min)),
            Weakness::TooLong { max } => ("packet-password-long", Some(max)),
            Weakness::OtherCharacters => ("packet-password-characters", None),
            Weakness::Uniform => ("packet-password-uniform", None),
        }
    }
}

impl Password {
    /// Takes a password that a person chose for a new packet.
    ///
    /// # Errors
    ///
    /// When it is weak, or will not open the packet everywhere.
    pub fn check(chosen: &str) -> Result<Password, Weakness> {
        let chosen = chosen.trim();
        if !chosen.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return Err(Weakness::OtherCharacters);
        }
        if chosen.len() < MIN_LENGTH {
            return Err(Weakness::TooShort { min: MIN_LENGTH });
        }
        if chosen.len() > MAX_LENGTH {
            return Err(Weakness::TooLong { max: MAX_LENGTH });
        }
        let mut different: Vec<u8> = chosen.bytes().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < MIN_DIFFERENT {
            return Err(Weakness::Uniform);
        }
        Ok(Password::given(chosen))
    }

    /// A password that somebody was given, to open a packet with.
    pub fn given(password: &str) -> Password {
        Password(Zeroizing::new(password.trim().to_owned()))
    }

    /// A new password of 125 random bits, to be read over the telephone:
    /// `7KQ2M-XW9PA-…` of five groups.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    pub fn generate() -> Result<Password, NoRandomNumbers> {
        let mut random = Zeroizing::new([0; GROUPS * GROUP]);
        getrandom::fill(random.as_mut()).map_err(|_| NoRandomNumbers)?;
        let mut password = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for (number, byte) in random.iter().enumerate() {
            if number > 0 && number % GROUP == 0 {
                password.push('-');
            }
            password.push(char::from(LETTERS[usize::from(byte % 32)]));
        }
        Ok(Password(password))
    }

    /// The password, to be shown once to whoever hands it on.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// The system has no random numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system has no random numbers")]
pub struct NoRandomNumbers;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_passwords_are_groups_of_letters_and_never_the_same() {
        let passwords: Vec<Password> =
            (0..200).map(|_| Password::generate().expect("random numbers")).collect();
        let mut seen: Vec<&str> = passwords.iter().map(Password::reveal).collect();
        for password in &seen {
            let groups: Vec<&str> = password.split('-').collect();
            assert_eq!(groups.len(), GROUPS, "{password}");
            for group in groups {
                assert!(group.len() == GROUP && group.bytes().all(|byte| LETTERS.contains(&byte)));
            }
            assert!(Password::check(password).is_ok(), "{password}");
        }
        // Each of 200 × 25 letters is one of 32: every letter comes, none much more than others.
        let all: String = seen.concat();
        for letter in LETTERS {
            let count = all.bytes().filter(|byte| byte == letter).count();
            assert!((90..230).contains(&count), "{} {count}", char::from(*letter));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 200);
    }

    #[test]
    fn chosen_passwords_are_strong_and_open_everywhere() {
        let weakness = |chosen: &str| Password::check(chosen).err();
        assert_eq!(weakness("grønn hest på tur i skogen"), Some(Weakness::OtherCharacters));
        assert_eq!(weakness("grann hest pa tur i skogen"), None);
        assert_eq!(weakness("sytten bokstaver\n\u{7}"), Some(Weakness::OtherCharacters));
        assert_eq!(weakness("   femten tegn er   "), Some(Weakness::TooShort { min: 16 }));
        assert_eq!(weakness("seksten tegn  ok"), None);
        assert_eq!(weakness(&"ab".repeat(20)), Some(Weakness::Uniform));
        assert_eq!(weakness(&"abcdefgh".repeat(16)), Some(Weakness::TooLong { max: 127 }));
    }
}
