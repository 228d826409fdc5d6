//! The nearest name: what somebody probably meant.

/// The name most similar to `written`, if any is similar enough to be meant.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if written.chars().count() > 60 {
        return None;
    }
    let plain = |text: &str| {
        let folded: String =
            text.to_lowercase().replace('æ', "ae").replace('ø', "o").replace('å', "a");
        folded.replace([' ', '-', '.'], "_")
    };
    let written = plain(written);
    names
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&written, &plain(name)), name))
        .filter(|(similarity, _)| *similarity >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_and_norwegian_letters_find_their_name() {
        let names = ["hovedutfordring", "tilleggsutfordringer", "sprak"];
        assert_eq!(nearest("hovedutfordirng", names).as_deref(), Some("hovedutfordring"));
        assert_eq!(nearest("Språk", names).as_deref(), Some("sprak"));
        assert_eq!(nearest("telefon", names), None);
    }
}
