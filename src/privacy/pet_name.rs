//! How pet names are made of first names: Gusten, Jonsi, Bibbi, Momo, Mallemor.

use super::spelling::halve_double;

/// What is set behind a name or a short form to pet a child.
const TAILS: [&str; 26] = [
    "mann", "mannen", "gutt", "gutten", "gut", "guten", "jenta", "jenten", "jente", "mor", "far",
    "pus", "pusen", "pusa", "mus", "musa", "musen", "ulv", "ulven", "snupp", "snuppa", "bolla",
    "tassen", "rusken", "vennen", "baby",
];

/// What a short form ends in.
const ENDINGS: [&str; 19] = [
    "", "a", "e", "i", "o", "y", "ie", "is", "us", "en", "an", "er", "ern", "sen", "si", "se",
    "sis", "isen", "ster",
];

/// The fewest letters of a name that a short form keeps.
const LEAST: usize = 3;

/// A first name, ready for its pet names to be recognised.
#[derive(Clone)]
pub struct FirstName {
    folded: String,
    halved: String,
    /// What a syllable begins with, up to its vowel: `to`, `bi` and `a` of Tobias.
    onsets: Vec<String>,
}

impl FirstName {
    /// A first name in plain letters.
    pub fn new(folded: &str) -> FirstName {
        let mut onsets = Vec::new();
        let letters = folded.as_bytes();
        for start in 0..letters.len() {
            // A cluster of consonants begins a name, not a syllable within it.
            let begins = start == 0
                || !is_vowel(letters[start])
                    && letters.get(start + 1).copied().is_some_and(is_vowel);
            let vowel = letters[start..].iter().position(|letter| is_vowel(*letter));
            if let Some(vowel) = vowel.filter(|_| begins) {
                onsets.push(folded[start..=start + vowel].to_owned());
            }
        }
        FirstName { folded: folded.to_owned(), halved: halve_double(folded), onsets }
    }

    /// Whether a word in plain letters is a pet name made of it.
    pub fn makes(&self, word: &str) -> bool {
        // A genitive is written the same with an s.
        let forms = [Some(word), word.strip_suffix('s')].into_iter().flatten();
        forms.into_iter().any(|word| {
            let petted = |tail: &&str| {
                let stem = word.strip_suffix(*tail).filter(|stem| stem.len() >= LEAST);
                stem.is_some_and(|stem| stem == self.folded || self.is_short(stem))
            };
            self.is_short(word) || TAILS.iter().any(petted)
        })
    }

    fn is_short(&self, word: &str) -> bool {
        if word == self.folded || word.len() < LEAST {
            return false;
        }
        let (first, second) = word.split_at(word.len() / 2);
        if first == second && self.onsets.iter().any(|onset| onset == first) {
            return true;
        }
        let mut roots = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        roots.any(|root| self.is_end(root) || self.is_onset_with_double(root))
    }

    /// `gust` of August, `kris` of Kristoffer.
    fn is_end(&self, root: &str) -> bool {
        let root = halve_double(root);
        root.len() >= LEAST
            && root.len() < self.halved.len()
            && (self.halved.starts_with(&root) || self.halved.ends_with(&root))
    }

    /// `noff` of Norunn, `bitt` of Birgit.
    fn is_onset_with_double(&self, root: &str) -> bool {
        let [onset @ .., one, other] = root.as_bytes() else { return false };
        one == other
            && !is_vowel(*one)
            && self.onsets.iter().any(|possible| possible.as_bytes() == onset)
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pet_names_are_made_of_names() {
        for (name, pet_names) in [
            ("august", &["gusten", "gussen", "augis"][..]),
            ("norunn", &["noffi", "nossi"]),
            ("birgit", &["bitten", "gitten", "bibbi"]),
            ("jonas", &["jonsi", "jonis", "jonasmann"]),
            ("mohamed", &["momo"]),
            ("amalie", &["mallemor", "malla", "amas"]),
            ("maja", &["majapus", "majsen", "majamusa"]),
            ("tobias", &["tobben", "tobbis", "bias"]),
        ] {
            for pet_name in pet_names {
                assert!(FirstName::new(name).makes(pet_name), "{pet_name} of {name}");
            }
        }
    }

    #[test]
    fn other_words_are_not() {
        for (name, words) in [
            ("august", &["august", "lek", "tiltak"][..]),
            ("emma", &["emne", "moren"]),
            ("jonas", &["onsdag", "as"]),
        ] {
            for word in words {
                assert!(!FirstName::new(name).makes(word), "{word} of {name}");
            }
        }
    }
}
