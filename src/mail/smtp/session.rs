//! A conversation with a mail server: greeting, encryption, login, and message after message.

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls};
use lettre::transport::smtp::extension::{
    ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo,
};
use lettre::transport::smtp::response::{Response, Severity};

use super::Trouble;
use super::server::{Security, Server};
use super::wire::Wire;
use crate::mail::mailbox::Mailbox;
use crate::mail::trial;

/// A conversation that has come as far as that mail can be handed over.
pub struct Session {
    wire: Wire,
    info: ServerInfo,
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
    /// The connection broke after the message was on its way and before the server's answer.
    Unknown,
    /// Whoever asked for it does not want it any more.
    Stopped,
}

/// Why a message could not be tried: the conversation is over, and the server has nothing of it.
pub enum Untried<E> {
    /// The server.
    Trouble(Trouble),
    /// Whoever was asked before the message left.
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
        let mut info = greet(&mut wire, &hello)?;
        if server.security == Security::StartTls {
            if !info.supports_feature(Extension::StartTls) {
                return Err(Trouble::NoEncryption);
            }
            let reply = wire.ask(Starttls)?;
            if !reply.has_code(220) {
                return Err(Trouble::NoEncryption);
            }
            wire = wire.encrypt(tls.ok_or(Trouble::NoEncryption)?)?;
            // What was said in clear does not count any more.
            info = greet(&mut wire, &hello)?;
        }
        let mut session = Session { wire, info };
        if let Some(login) = &server.login {
            let credentials = Credentials::new(login.username.clone(), login.password.clone());
            session.log_in(&credentials)?;
        }
        Ok(session)
    }

    fn log_in(&mut self, credentials: &Credentials) -> Result<(), Trouble> {
        let mechanism = self
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
    /// `mark` is called when the server is ready for the message, before any of it leaves; when it
    /// says no, nothing leaves. The session is of no use after `Unknown`, `Stopped` or an error.
    ///
    /// # Errors
    ///
    /// Why the message was not tried.
    pub fn hand_over<E>(
        &mut self,
        sender: &Address,
        recipient: &Address,
        bytes: &[u8],
        mark: impl FnOnce() -> Result<bool, E>,
    ) -> Result<Handed, Untried<E>> {
        let mut parameters = Vec::new();
        if ![sender, recipient].iter().all(|address| address.to_string().is_ascii()) {
            if !self.info.supports_feature(Extension::SmtpUtfEight) {
                return Ok(Handed::Never { reason: "no-smtputf8".to_owned() });
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() {
            if !self.info.supports_feature(Extension::EightBitMime) {
                return Ok(Handed::Never { reason: "no-8bitmime".to_owned() });
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
                _ => self.not_taken(&reply),
            };
        }
        let reply = self.ask(Rcpt::new(recipient.clone(), Vec::new()))?;
        if accepted(&reply).is_err() {
            return self.not_taken(&reply);
        }
        let reply = self.ask(Data)?;
        if !reply.has_code(354) {
            return self.not_taken(&reply);
        }
        trial::step("data.before-mark");
        if !mark().map_err(Untried::Asked)? {
            return Ok(Handed::Stopped);
        }
        trial::step("data.after-mark");
        // From here on the server may have it, whatever happens to this process.
        if self.wire.send(&stuffed(bytes)).is_err() {
            return Ok(Handed::Unknown);
        }
        trial::step("body.sent");
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

fn greet(wire: &mut Wire, hello: &ClientId) -> Result<ServerInfo, Trouble> {
    let reply = wire.ask(Ehlo::new(hello.clone()))?;
    expect(&reply, 250)?;
    ServerInfo::from_response(&reply).map_err(|_| Trouble::NoMailServer)
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

/// The message as it goes over the wire: a dot before every dot that begins a line, and the final
/// dot (RFC 5321 §4.5.2), all in one piece.
fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 64);
    let mut begins_line = true;
    for byte in bytes {
        if begins_line && *byte == b'.' {
            out.push(b'.');
        }
        out.push(*byte);
        begins_line = *byte == b'\n';
    }
    if !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b".\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_that_begin_a_line_are_doubled_and_the_last_one_ends_it() {
        let wire = |text: &str| String::from_utf8(stuffed(text.as_bytes()));
        assert_eq!(wire("a\r\n.b\r\n..c\r\n").as_deref(), Ok("a\r\n..b\r\n...c\r\n.\r\n"));
        assert_eq!(wire(".a").as_deref(), Ok("..a\r\n.\r\n"));
        assert_eq!(wire("").as_deref(), Ok("\r\n.\r\n"));
    }

    #[test]
    fn of_a_reply_only_its_codes_are_kept() {
        let kept = |text: &str| text.parse::<Response>().map(|reply| code(&reply)).ok();
        assert_eq!(kept("550 5.1.1 <kari@example.org> unknown\r\n").as_deref(), Some("550 5.1.1"));
        assert_eq!(kept("550 kari@example.org unknown\r\n").as_deref(), Some("550"));
        assert_eq!(kept("451-4.7.1 later\r\n451 4.7.1 again\r\n").as_deref(), Some("451 4.7.1"));
    }
}
