//! A conversation with a mail server: greeting, encryption, login, and message after message.

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls};
use lettre::transport::smtp::extension::{
    ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo,
};
use lettre::transport::smtp::response::{Response, Severity};

use super::Trouble;
use super::body::{Pieces, Way};
use super::server::{Security, Server};
use super::wire::Wire;
use crate::mail::mailbox::Mailbox;
use crate::mail::trial;

/// A conversation that has come as far as that mail can be handed over.
pub struct Session {
    wire: Wire,
    offer: Offer,
}

/// What the server says it can do.
struct Offer {
    info: ServerInfo,
    /// The message in chunks; the mail library does not know it.
    chunks: bool,
}

/// From whom a message is, to whom it goes, and how.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    /// Whose it is.
    pub sender: &'a Address,
    /// To whom it goes.
    pub recipient: &'a Address,
    /// How it is best handed over; a server that offers no chunks gets dots.
    pub way: Way,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The server has taken it.
    Taken {
        /// The server's code.
        code: String,
    },
    /// The server has not taken it now.
    Later {
        /// The server's code.
        reason: String,
    },
    /// The server will not take it.
    Never {
        /// The server's code, or a word of ours.
        reason: String,
    },
    /// The connection broke before the end of the message left: the server does not have it.
    Unfinished,
    /// The connection broke after the end of the message left and before the server's answer.
    Unknown,
    /// Whoever asked for it does not want it any more.
    Stopped,
}

/// Why a message could not be tried: the conversation is over, and the server has nothing of it.
pub enum Untried<E> {
    /// The server.
    Trouble(Trouble),
    /// The server offers to take chunks and does not know the command.
    NoChunks,
    /// Whoever was asked before the end of the message left.
    Asked(E),
}

impl Session {
    /// Connects, encrypts and logs in; `name` is what this machine calls itself.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong.
    pub fn open(server: &Server, name: &str) -> Result<Session, Trouble> {
        let hello = ClientId::Domain(name.to_owned());
        let tls = server.tls.as_ref();
        let mut wire = Wire::connect(server)?;
        if server.security == Security::Implicit {
            wire = wire.encrypt(tls.ok_or(Trouble::NoEncryption)?)?;
        }
        expect(&wire.reply()?, 220)?;
        let mut offer = greet(&mut wire, &hello)?;
        if server.security == Security::StartTls {
            if !offer.info.supports_feature(Extension::StartTls) {
                return Err(Trouble::NoEncryption);
            }
            let reply = wire.ask(Starttls)?;
            if !reply.has_code(220) {
                return Err(Trouble::NoEncryption);
            }
            wire = wire.encrypt(tls.ok_or(Trouble::NoEncryption)?)?;
            // What was said in clear does not count any more.
            offer = greet(&mut wire, &hello)?;
        }
        let mut session = Session { wire, offer };
        if let Some(login) = &server.login {
            let credentials = Credentials::new(login.username.clone(), login.password.clone());
            session.log_in(&credentials)?;
        }
        Ok(session)
    }

    fn log_in(&mut self, credentials: &Credentials) -> Result<(), Trouble> {
        let mechanism = self
            .offer
            .info
            .get_auth_mechanism(&[Mechanism::Plain, Mechanism::Login])
            .ok_or(Trouble::NoLogin)?;
        let command =
            Auth::new(mechanism, credentials.clone(), None).map_err(|_| Trouble::NoLogin)?;
        let mut reply = self.wire.ask(command)?;
        // Name and password are asked for one after the other, and nothing more.
        for _ in 0..2 {
            if !reply.has_code(334) {
                break;
            }
            let answer = Auth::new_from_response(mechanism, credentials.clone(), &reply)
                .map_err(|_| Trouble::NoLogin)?;
            reply = self.wire.ask(answer)?;
        }
        match reply.code().severity {
            _ if reply.has_code(235) => Ok(()),
            Severity::TransientNegativeCompletion => Err(Trouble::Busy { code: code(&reply) }),
            _ => Err(Trouble::Login { code: code(&reply) }),
        }
    }

    /// Asks whether the server takes mail from this sender to this recipient, and sends none.
    ///
    /// # Errors
    ///
    /// What is wrong with the sender, or the server's code for the recipient as [`Trouble::Refuses`].
    pub fn try_addresses(&mut self, sender: &Mailbox, recipient: &Mailbox) -> Result<(), Trouble> {
        let reply = self.wire.ask(Mail::new(Some(sender.envelope().clone()), Vec::new()))?;
        accepted(&reply).map_err(|_| Trouble::Sender { code: code(&reply) })?;
        let reply = self.wire.ask(Rcpt::new(recipient.envelope().clone(), Vec::new()))?;
        accepted(&reply).map_err(|_| Trouble::Refuses { code: code(&reply) })?;
        self.wire.ask(Rset)?;
        Ok(())
    }

    /// Hands one message over.
    ///
    /// `mark` is called when the server has all of the message but its end, before the end leaves:
    /// until then the server cannot take it. When `mark` says no, the end does not leave. The
    /// session is of no use after `Unfinished`, `Unknown`, `Stopped` or an error.
    ///
    /// # Errors
    ///
    /// Why the message was not tried.
    pub fn hand_over<E>(
        &mut self,
        envelope: Envelope<'_>,
        bytes: &[u8],
        mark: impl FnOnce() -> Result<bool, E>,
    ) -> Result<Handed, Untried<E>> {
        if let Some(refused) = self.address(envelope, bytes)? {
            return Ok(refused);
        }
        let way = if self.offer.chunks { envelope.way } else { Way::Dots };
        let Pieces { first, last } = way.pieces(bytes);
        if let Some(ended) = self.begin(way, &first)? {
            return Ok(ended);
        }
        trial::step("body.before-mark");
        if !mark().map_err(Untried::Asked)? {
            return Ok(Handed::Stopped);
        }
        trial::step("mark.before-end");
        // From here on the server may have it, whatever happens to this process.
        if self.wire.send(&last).is_err() {
            return Ok(Handed::Unknown);
        }
        trial::step("end.sent");
        let Ok(reply) = self.wire.reply() else { return Ok(Handed::Unknown) };
        trial::step("reply.before-receipt");
        match accepted(&reply) {
            Ok(()) => Ok(Handed::Taken { code: code(&reply) }),
            Err(Severity::TransientNegativeCompletion | Severity::PermanentNegativeCompletion) => {
                self.not_taken(&reply)
            }
            // Neither yes nor no: what answers does not speak as mail servers do.
            Err(_) => Ok(Handed::Unknown),
        }
    }

    /// Says from whom the message is and to whom it goes; hands back a refusal.
    fn address<E>(
        &mut self,
        envelope: Envelope<'_>,
        bytes: &[u8],
    ) -> Result<Option<Handed>, Untried<E>> {
        let Envelope { sender, recipient, .. } = envelope;
        let never = |reason: &str| Ok(Some(Handed::Never { reason: reason.to_owned() }));
        let mut parameters = Vec::new();
        if ![sender, recipient].iter().all(|address| address.to_string().is_ascii()) {
            if !self.offer.info.supports_feature(Extension::SmtpUtfEight) {
                return never("no-smtputf8");
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() {
            if !self.offer.info.supports_feature(Extension::EightBitMime) {
                return never("no-8bitmime");
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let reply = self.ask(Mail::new(Some(sender.clone()), parameters))?;
        if let Err(reason) = accepted(&reply) {
            return match reason {
                // A sender that is refused is refused for every message.
                Severity::PermanentNegativeCompletion => {
                    Err(Untried::Trouble(Trouble::Sender { code: code(&reply) }))
                }
                _ => self.not_taken(&reply).map(Some),
            };
        }
        let reply = self.ask(Rcpt::new(recipient.clone(), Vec::new()))?;
        match accepted(&reply) {
            Ok(()) => Ok(None),
            Err(_) => self.not_taken(&reply).map(Some),
        }
    }

    /// Sends all of a message but its end; hands back how it ended, if the server does not wait
    /// for the end.
    fn begin<E>(&mut self, way: Way, first: &[u8]) -> Result<Option<Handed>, Untried<E>> {
        if way == Way::Dots {
            let reply = self.ask(Data)?;
            if !reply.has_code(354) {
                return self.not_taken(&reply).map(Some);
            }
        }
        if self.wire.send(first).is_err() {
            return Ok(Some(Handed::Unfinished));
        }
        if way == Way::Dots {
            return Ok(None);
        }
        let Ok(reply) = self.wire.reply() else { return Ok(Some(Handed::Unfinished)) };
        match u16::from(reply.code()) {
            // It does not know what it was sent (RFC 5321 §4.2.4), and may take the text for
            // commands: nothing more is said to it.
            500 | 502 | 503 | 504 => Err(Untried::NoChunks),
            _ if accepted(&reply).is_ok() => Ok(None),
            _ => self.not_taken(&reply).map(Some),
        }
    }

    /// Takes leave.
    pub fn close(mut self) {
        let _ = self.wire.ask(Quit);
    }

    fn ask<E>(&mut self, command: impl std::fmt::Display) -> Result<Response, Untried<E>> {
        self.wire.ask(command).map_err(Untried::Trouble)
    }

    /// What a refusal means for the message; the session is made ready for the next one.
    fn not_taken<E>(&mut self, reply: &Response) -> Result<Handed, Untried<E>> {
        // The server closes the connection; this message has nothing to do with it.
        if reply.has_code(421) {
            return Err(Untried::Trouble(Trouble::Busy { code: code(reply) }));
        }
        let reason = code(reply);
        let handed = match reply.code().severity {
            Severity::TransientNegativeCompletion => Handed::Later { reason },
            Severity::PermanentNegativeCompletion => Handed::Never { reason },
            _ => return Err(Untried::Trouble(Trouble::NoMailServer)),
        };
        // What the server says to this does not change what it said of the message; if the
        // connection is gone, the next message finds out.
        let _ = self.wire.ask(Rset);
        Ok(handed)
    }
}

fn greet(wire: &mut Wire, hello: &ClientId) -> Result<Offer, Trouble> {
    let reply = wire.ask(Ehlo::new(hello.clone()))?;
    expect(&reply, 250)?;
    let info = ServerInfo::from_response(&reply).map_err(|_| Trouble::NoMailServer)?;
    let chunks = reply.message().skip(1).any(|line| line.trim().eq_ignore_ascii_case("CHUNKING"));
    Ok(Offer { info, chunks })
}

fn expect(reply: &Response, expected: u16) -> Result<(), Trouble> {
    match reply.code().severity {
        _ if reply.has_code(expected) => Ok(()),
        Severity::TransientNegativeCompletion => Err(Trouble::Busy { code: code(reply) }),
        Severity::PermanentNegativeCompletion => Err(Trouble::Refuses { code: code(reply) }),
        _ => Err(Trouble::NoMailServer),
    }
}

fn accepted(reply: &Response) -> Result<(), Severity> {
    match reply.code().severity {
        Severity::PositiveCompletion => Ok(()),
        severity => Err(severity),
    }
}

/// The code of a reply, with its enhanced code (RFC 3463). Its words may hold an address, and are
/// left out.
fn code(reply: &Response) -> String {
    let enhanced = reply.first_word().filter(|word| {
        word.len() <= 11
            && word.matches('.').count() == 2
            && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    match enhanced {
        Some(enhanced) => format!("{} {enhanced}", reply.code()),
        None => reply.code().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_reply_only_its_codes_are_kept() {
        let kept = |text: &str| text.parse::<Response>().map(|reply| code(&reply)).ok();
        assert_eq!(kept("550 5.1.1 <kari@example.org> unknown\r\n").as_deref(), Some("550 5.1.1"));
        assert_eq!(kept("550 kari@example.org unknown\r\n").as_deref(), Some("550"));
        assert_eq!(kept("451-4.7.1 later\r\n451 4.7.1 again\r\n").as_deref(), Some("451 4.7.1"));
    }
}
