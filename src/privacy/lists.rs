//! Word lists that are shipped: words of the language, names, nicknames.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::model::{Flags, NameModel};

/// Whether a word in lower case is in a dictionary as it stands.
pub fn is_entry(lower: &str) -> bool {
    NameModel::shipped().lists().own_flags(lower).is_word()
}

/// What the lists know of a word in lower case.
pub fn of(lower: &str) -> Flags {
    NameModel::shipped().lists().flags(lower)
}

/// Short forms in use for a first name in lower case.
pub fn nicknames(name: &str) -> impl Iterator<Item = &'static str> {
    static NICKNAMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let mut nicknames: HashMap<_, Vec<_>> = HashMap::new();
        let lines = include_str!("lexicon/nicknames.txt").lines();
        for (name, short) in lines.filter_map(|line| line.split_once(':')) {
            nicknames.entry(name.trim()).or_default().extend(short.split(',').map(str::trim));
        }
        nicknames
    });
    NICKNAMES.get(name).into_iter().flatten().copied()
}
