//! Commands out, replies in.
//!
//! The mail library's own connection keeps what a stranger may have slipped in before the
//! encryption began, and hides the moment between the last byte and the reply. Its commands and its
//! reader of replies do the work here too.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::response::Response;
use rustls::{ClientConnection, StreamOwned};

use super::Trouble;
use super::server::{Server, Tls};

/// The longest reply, in bytes.
const MAX_REPLY: usize = 64 * 1024;

/// A connection to a mail server.
pub(super) struct Wire {
    stream: BufReader<Stream>,
}

enum Stream {
    Clear(TcpStream),
    Encrypted(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Wire {
    /// Connects, in clear.
    pub(super) fn connect(server: &Server) -> Result<Wire, Trouble> {
        let addresses =
            (server.host.as_str(), server.port).to_socket_addrs().map_err(|_| Trouble::Name)?;
        let connected = addresses.map(|address| open(&address, server.timeout)).reduce(Result::or);
        let stream = connected.ok_or(Trouble::Name)?.map_err(|_| Trouble::Silent)?;
        Ok(Wire { stream: BufReader::new(Stream::Clear(stream)) })
    }

    /// Encrypts the connection from here on.
    pub(super) fn encrypt(self, tls: &Tls) -> Result<Wire, Trouble> {
        // Whatever has come in already was not encrypted, and is nobody's answer.
        if !self.stream.buffer().is_empty() {
            return Err(Trouble::Tampered);
        }
        let Stream::Clear(mut stream) = self.stream.into_inner() else {
            return Err(Trouble::Encryption);
        };
        let mut connection = ClientConnection::new(Arc::clone(&tls.config), tls.name.clone())
            .map_err(|_| Trouble::Encryption)?;
        while connection.is_handshaking() {
            connection.complete_io(&mut stream).map_err(|error| Trouble::of_io(&error))?;
        }
        let stream = Stream::Encrypted(Box::new(StreamOwned::new(connection, stream)));
        Ok(Wire { stream: BufReader::new(stream) })
    }

    /// Sends a command and hands back the reply, whatever it says.
    pub(super) fn ask(&mut self, command: impl Display) -> Result<Response, Trouble> {
        self.send(command.to_string().as_bytes())?;
        self.reply()
    }

    /// Sends bytes.
    pub(super) fn send(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let stream = self.stream.get_mut();
        let sent = stream.write_all(bytes).and_then(|()| stream.flush());
        sent.map_err(|error| Trouble::of_io(&error))
    }

    /// The server's reply, all its lines.
    pub(super) fn reply(&mut self) -> Result<Response, Trouble> {
        let mut text = Vec::new();
        loop {
            let start = text.len();
            let rest = (MAX_REPLY - start) as u64;
            let read = self.stream.by_ref().take(rest).read_until(b'\n', &mut text);
            read.map_err(|error| Trouble::of_io(&error))?;
            let line = &text[start..];
            if !line.ends_with(b"\n") {
                let full = text.len() == MAX_REPLY;
                return Err(if full { Trouble::NoMailServer } else { Trouble::Broken });
            }
            // A hyphen after the code says that another line follows.
            if line.get(3) != Some(&b'-') {
                break;
            }
        }
        let text = String::from_utf8_lossy(&text);
        text.parse().map_err(|_| Trouble::NoMailServer)
    }
}

fn open(address: &std::net::SocketAddr, timeout: Duration) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(address, timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    // Every command waits for its reply: nothing is gained by gathering them, and the end of a
    // message would wait 40 ms for the word that the rest has come.
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Stream::Clear(stream) => stream.read(buffer),
            Stream::Encrypted(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Clear(stream) => stream.write(bytes),
            Stream::Encrypted(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Clear(stream) => stream.flush(),
            Stream::Encrypted(stream) => stream.flush(),
        }
    }
}
