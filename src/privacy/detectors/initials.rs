//! Letters of a name with full stops: `M.K.`, that are no participant's.

use std::ops::Range;

use crate::privacy::{Case, Context, Text};

/// Two or three capital letters, each with a full stop between, that no name follows.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let is_letter = |word: usize| {
        words.get(word).is_some_and(|word| word.range.len() == 1 && word.case == Case::Capital)
    };
    let mut found = Vec::new();
    let mut first = 0;
    while first < words.len() {
        if !is_letter(first) {
            first += 1;
            continue;
        }
        let mut last = first;
        while is_letter(last + 1) && matches!(text.gap_after(last), ['.'] | ['.', ' ']) {
            last += 1;
        }
        let letters = || -> String { (first..=last).map(|word| text.lower(word)).collect() };
        let named = words.get(last + 1).is_some_and(|next| {
            next.case == Case::Capital && matches!(text.gap_after(last), ['.', ' '] | [' '])
        });
        if (1..=2).contains(&(last - first))
            && !named
            && !context.is_participants_initials(&letters())
        {
            found.push(text.span(first..last + 1));
        }
        first = last + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in
            [("Vi tar E.L. etter lunsj.", "E.L"), ("sak M. K., ny", "M. K"), ("(A.B.C.)", "A.B.C")]
        {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        let participants =
            vec![Participant { name: "Kari Nordli".into(), ..Participant::default() }];
        let context = Context { participants, ..Context::default() };
        for text in
            ["K.N. leder", "A. A. Milne", "f.eks. e.l.", "avd. A", "Sak A. Bedre lek", "kl. 9.30"]
        {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
