//! What can be wrong with a mail server, as far as a person can do something about it.

use std::io;

/// Something about the server or the settings, not about a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Trouble {
    /// Nobody knows the server's name.
    #[error("the server's name is unknown")]
    Name,
    /// Nothing answers at that port.
    #[error("nothing answers")]
    Silent,
    /// The connection ended in the middle.
    #[error("the connection broke")]
    Broken,
    /// The server has no time, or no room, now.
    #[error("the server is busy ({code})")]
    Busy {
        /// The server's code.
        code: String,
    },
    /// The server does not want to speak with this machine.
    #[error("the server refuses ({code})")]
    Refuses {
        /// The server's code.
        code: String,
    },
    /// The server offers no encryption.
    #[error("the server offers no encryption")]
    NoEncryption,
    /// Somebody between here and the server tampered with the beginning of the encryption.
    #[error("the beginning of the encryption was tampered with")]
    Tampered,
    /// The certificate was not issued by anybody trusted.
    #[error("the certificate is of an unknown issuer")]
    Issuer,
    /// The certificate is another server's.
    #[error("the certificate is for another name")]
    CertificateName,
    /// The certificate has run out, or is not valid yet.
    #[error("the certificate is not valid now")]
    CertificateDate,
    /// The encryption failed in another way.
    #[error("the encryption failed")]
    Encryption,
    /// The server takes no login that this program knows.
    #[error("the server takes no login by name and password")]
    NoLogin,
    /// The name or the password is wrong.
    #[error("the login was refused ({code})")]
    Login {
        /// The server's code.
        code: String,
    },
    /// The server does not take mail of this sender.
    #[error("the sender was refused ({code})")]
    Sender {
        /// The server's code.
        code: String,
    },
    /// What answers is no mail server.
    #[error("what answers is no mail server")]
    NoMailServer,
}

impl Trouble {
    /// Whether it may be over in a while without anybody doing anything.
    pub fn passes(&self) -> bool {
        matches!(self, Trouble::Silent | Trouble::Broken | Trouble::Busy { .. } | Trouble::Name)
    }

    /// The name of its message, and its name for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Trouble::Name => "name",
            Trouble::Silent => "silent",
            Trouble::Broken => "broken",
            Trouble::Busy { .. } => "busy",
            Trouble::Refuses { .. } => "refuses",
            Trouble::NoEncryption => "no-encryption",
            Trouble::Tampered => "tampered",
            Trouble::Issuer => "issuer",
            Trouble::CertificateName => "certificate-name",
            Trouble::CertificateDate => "certificate-date",
            Trouble::Encryption => "encryption",
            Trouble::NoLogin => "no-login",
            Trouble::Login { .. } => "login",
            Trouble::Sender { .. } => "sender",
            Trouble::NoMailServer => "no-mail-server",
        }
    }

    /// The server's code, where it gave one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Trouble::Busy { code }
            | Trouble::Refuses { code }
            | Trouble::Login { code }
            | Trouble::Sender { code } => Some(code),
            _ => None,
        }
    }

    /// What an input or output error means: of the encryption, or of the connection.
    pub(super) fn of_io(error: &io::Error) -> Trouble {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        inner.map_or(Trouble::Broken, of_tls)
    }
}

pub(super) fn of_tls(error: &rustls::Error) -> Trouble {
    use rustls::CertificateError as Certificate;
    match error {
        rustls::Error::InvalidCertificate(certificate) => match certificate {
            Certificate::NotValidForName | Certificate::NotValidForNameContext { .. } => {
                Trouble::CertificateName
            }
            Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. } => Trouble::CertificateDate,
            _ => Trouble::Issuer,
        },
        _ => Trouble::Encryption,
    }
}
