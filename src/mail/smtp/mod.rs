//! To the mail server (RFC 5321): encrypted or not at all, one message at a time, and always
//! knowing whether the server has it.

mod body;
mod server;
mod session;
mod trouble;
mod wire;

pub use body::Way;
pub use server::{Login, Security, Server, ServerError};
pub use session::{Envelope, Handed, Session, Untried};
pub use trouble::Trouble;
