//! Which mail server, and how it is spoken to.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};

/// How the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// It begins in clear and is encrypted before anything is said (RFC 3207), or it ends.
    StartTls,
    /// It is encrypted from the first byte (RFC 8314).
    Implicit,
    /// Not at all: for a relay on this very machine and nothing else.
    Loopback,
}

/// A name and a password. `Debug` shows neither.
#[derive(Clone)]
pub struct Login {
    /// The name.
    pub username: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}

/// Whom to trust, and under which name.
#[derive(Clone, Debug)]
pub(super) struct Tls {
    pub(super) config: Arc<ClientConfig>,
    pub(super) name: ServerName<'static>,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) login: Option<Login>,
    pub(super) tls: Option<Tls>,
    pub(super) timeout: Duration,
}

/// Settings of a server that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// The certificates to trust are no PEM file with certificates.
    #[error("the certificates cannot be read")]
    Certificates,
    /// The name of the server is none that a certificate could be for.
    #[error("the server's name is none")]
    Name,
    /// A connection without encryption to another machine.
    #[error("a connection without encryption leaves this machine")]
    InClear,
    /// A name or password that cannot be sent.
    #[error("the login has characters that it cannot have")]
    Login,
}

impl Server {
    /// A server; `certificates` in PEM are the only ones trusted, when given, and otherwise those
    /// of the system.
    ///
    /// # Errors
    ///
    /// What of it cannot be used.
    pub fn new(
        host: &str,
        port: u16,
        security: Security,
        certificates: Option<&[u8]>,
        login: Option<Login>,
        timeout: Duration,
    ) -> Result<Server, ServerError> {
        let is_here = matches!(host, "localhost" | "127.0.0.1" | "::1");
        if security == Security::Loopback && !is_here {
            return Err(ServerError::InClear);
        }
        if login.as_ref().is_some_and(|login| {
            [&login.username, &login.password]
                .iter()
                .any(|text| text.is_empty() || text.contains(['\0', '\r', '\n']))
        }) {
            return Err(ServerError::Login);
        }
        let tls = match security {
            Security::Loopback => None,
            Security::StartTls | Security::Implicit => Some(tls(host, certificates)?),
        };
        Ok(Server { host: host.to_owned(), port, security, login, tls, timeout })
    }

    /// Its name.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

fn tls(host: &str, certificates: Option<&[u8]>) -> Result<Tls, ServerError> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| ServerError::Name)?;
    let mut roots = RootCertStore::empty();
    match certificates {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem) {
                let certificate = certificate.map_err(|_| ServerError::Certificates)?;
                roots.add(certificate).map_err(|_| ServerError::Certificates)?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(ServerError::Certificates);
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| ServerError::Certificates)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Tls { config: Arc::new(config), name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_this_machine_in_clear() {
        let server = |host, security| {
            Server::new(host, 25, security, None, None, Duration::from_secs(1)).map(|_| ())
        };
        assert_eq!(server("smtp.example.org", Security::Loopback), Err(ServerError::InClear));
        assert_eq!(server("localhost", Security::Loopback), Ok(()));
        assert_eq!(server("smtp.example.org", Security::StartTls), Ok(()));
    }

    #[test]
    fn a_login_cannot_carry_another_command() {
        for (username, password) in
            [("a\r\nMAIL", "b"), ("a", "b\n"), ("a\0b", "c"), ("", "b"), ("a", "")]
        {
            let login = Login { username: username.to_owned(), password: password.to_owned() };
            let made = Server::new(
                "smtp.example.org",
                587,
                Security::StartTls,
                None,
                Some(login),
                Duration::from_secs(1),
            );
            assert_eq!(made.map(|_| ()), Err(ServerError::Login));
        }
    }

    #[test]
    fn a_file_without_certificates_is_refused() {
        for pem in [
            &b""[..],
            b"not a certificate",
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ] {
            let made = Server::new(
                "smtp.example.org",
                587,
                Security::StartTls,
                Some(pem),
                None,
                Duration::from_secs(1),
            );
            assert_eq!(made.map(|_| ()), Err(ServerError::Certificates));
        }
    }
}
