//! Documents of others, as pictures of their pages.
//!
//! Nobody knows what is in such a file, and what reads it may be led astray: [`convert`] belongs
//! in a process of its own that has limits and nothing to lose. It hands its results over through
//! [`wire`], page by page.

mod convert;
mod error;
pub mod limits;
mod pdf;
mod picture;
pub mod wire;

use std::fmt;
use std::sync::Arc;

pub use convert::{Event, Stopped, Wish, convert};
pub use error::AttachmentError;

/// A document of others that can be bound; a copy shares the pages.
#[derive(Clone)]
pub struct Attached {
    pages: Arc<[AttachedPage]>,
}

/// A page of such a document.
pub struct AttachedPage {
    /// The page as a tagged PDF of its own, without edges.
    pub pdf: Vec<u8>,
    /// Whether its text could be read.
    pub has_text: bool,
}

impl Attached {
    /// A document of these pages.
    pub fn new(pages: Vec<AttachedPage>) -> Attached {
        Attached { pages: pages.into() }
    }

    /// Its pages.
    pub fn pages(&self) -> &[AttachedPage] {
        &self.pages
    }
}

impl fmt::Debug for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attached({} pages)", self.pages.len())
    }
}
