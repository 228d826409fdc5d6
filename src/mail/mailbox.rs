//! A name and an address, safe for every header they may stand in.

use std::fmt;
use std::str::FromStr;

use crate::form::text::forbidden;

/// Somebody who sends or receives mail. `Debug` shows neither name nor address.
#[derive(Clone, PartialEq, Eq)]
pub struct Mailbox {
    name: Option<String>,
    address: lettre::Address,
}

/// A text that is no address, or has a character that no header may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address, or with characters that no mail header may hold")]
pub struct NotAMailbox;

impl Mailbox {
    /// A mailbox; an empty name is none.
    ///
    /// # Errors
    ///
    /// An address that mail servers do not take, or a control character in either part.
    pub fn new(name: Option<&str>, address: &str) -> Result<Mailbox, NotAMailbox> {
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        if name.is_some_and(|name| !is_safe(name)) || !is_safe(address) {
            return Err(NotAMailbox);
        }
        let (local, domain) = address.trim().rsplit_once('@').ok_or(NotAMailbox)?;
        // The name of a machine in the letters that every mail server knows (RFC 5891).
        let domain = match domain.is_ascii() {
            true => domain.to_owned(),
            false => url::Host::parse(domain).map_err(|_| NotAMailbox)?.to_string(),
        };
        let address = lettre::Address::new(local, domain).map_err(|_| NotAMailbox)?;
        Ok(Mailbox { name: name.map(str::to_owned), address })
    }

    /// The name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address.
    pub fn address(&self) -> &str {
        self.address.as_ref()
    }

    /// The address as the mail library has it.
    pub(super) fn envelope(&self) -> &lettre::Address {
        &self.address
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.address.domain()
    }

    /// The address in one spelling: two that differ in upper case reach the same person.
    pub fn key(&self) -> String {
        self.address.to_string().to_lowercase()
    }

    /// The header's form without the name.
    pub(super) fn nameless(&self) -> lettre::message::Mailbox {
        lettre::message::Mailbox::new(None, self.address.clone())
    }

    /// The header's form, for the mail library.
    pub(super) fn header(&self) -> lettre::message::Mailbox {
        lettre::message::Mailbox::new(self.name.clone(), self.address.clone())
    }
}

/// Whether a text has no character that ends a header or a line, anywhere, and nothing that readers
/// of mail would decode into something else (RFC 2047).
pub(super) fn is_safe(text: &str) -> bool {
    let ends_a_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    forbidden(text).is_none() && !text.contains(ends_a_line) && !text.contains("=?")
}

impl FromStr for Mailbox {
    type Err = NotAMailbox;

    /// Reads `Name <address>` or an address alone.
    fn from_str(text: &str) -> Result<Mailbox, NotAMailbox> {
        let text = text.trim();
        match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => {
                let name = name.trim();
                let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
                Mailbox::new(Some(quoted.unwrap_or(name)), address)
            }
            None => Mailbox::new(None, text),
        }
    }
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailbox(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_read() {
        let read = |text: &str| {
            text.parse::<Mailbox>()
                .ok()
                .map(|mailbox| (mailbox.name.clone(), mailbox.address().to_owned()))
        };
        let solsikken =
            Some((Some("Solsikken barnehage".to_owned()), "post@example.org".to_owned()));
        assert_eq!(read("Solsikken barnehage <post@example.org>"), solsikken);
        assert_eq!(read(" \"Solsikken barnehage\" <post@example.org> "), solsikken);
        assert_eq!(read("post@example.org"), Some((None, "post@example.org".to_owned())));
        assert_eq!(read("<post@example.org>"), Some((None, "post@example.org".to_owned())));
        assert_eq!(
            read("kåre@blåbær.example.org").map(|(_, address)| address.contains('å')),
            Some(true)
        );
    }

    #[test]
    fn nothing_that_ends_a_line_gets_into_a_header() {
        for evil in ["\r\n", "\n", "\r", "\0", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}"] {
            let name = format!("Kari{evil}Bcc: x@example.org");
            assert_eq!(Mailbox::new(Some(&name), "kari@example.org"), Err(NotAMailbox), "{evil:?}");
            let address = format!("kari{evil}@example.org");
            assert_eq!(Mailbox::new(None, &address), Err(NotAMailbox), "{evil:?}");
            let domain = format!("kari@example{evil}.org");
            assert_eq!(Mailbox::new(None, &domain), Err(NotAMailbox), "{evil:?}");
        }
        let encoded = "=?utf-8?q?=0D=0ABcc:_x=40example.org?=";
        assert_eq!(Mailbox::new(Some(encoded), "kari@example.org"), Err(NotAMailbox));
        for text in ["", "kari", "@example.org", "kari@", "a@b@c>", "kari@example.org> x"] {
            assert_eq!(text.parse::<Mailbox>(), Err(NotAMailbox), "{text}");
        }
    }
}
