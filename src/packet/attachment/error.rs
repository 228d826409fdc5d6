//! Why a document of others cannot be part of a packet, and what to do about it.

use serde::{Deserialize, Serialize};

use crate::message::{Argument, Messages};

/// Why a document of others cannot be part of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum AttachmentError {
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// It is neither PDF nor PNG nor JPEG.
    #[error("neither PDF, PNG nor JPEG")]
    UnknownKind,
    /// It has too many bytes.
    #[error("more than {megabytes} MB")]
    TooLarge {
        /// How many megabytes it may have.
        megabytes: usize,
    },
    /// It asks for a password.
    #[error("it asks for a password")]
    Password,
    /// No page or picture can be read in it.
    #[error("damaged")]
    Damaged,
    /// It has too many pages.
    #[error("more than {max} pages")]
    TooManyPages {
        /// How many it may have.
        max: usize,
    },
    /// A page has no size, or one that no paper has.
    #[error("page {page} has an impossible size")]
    PageSize {
        /// Which page, counted from 1.
        page: usize,
    },
    /// A picture has too many pixels.
    #[error("more than {megapixels} megapixels")]
    TooManyPixels {
        /// How many million it may have.
        megapixels: usize,
    },
    /// Its pages are made by scripts; what is stored only asks the reader to wait.
    #[error("its pages are made by scripts")]
    Shell,
    /// It takes more time or memory than a document may.
    #[error("it takes too much time or memory")]
    TooDemanding,
    /// The process that reads it could not be started or understood.
    #[error("the process that reads it failed")]
    Process,
}

impl AttachmentError {
    /// What is wrong, and what to do.
    pub fn message(self, messages: &Messages) -> String {
        let say = |id: &str, arguments: &[(&str, Argument<'_>)]| messages.text(id, arguments);
        match self {
            AttachmentError::Empty => say("attachment-empty", &[]),
            AttachmentError::UnknownKind => say("attachment-unknown-kind", &[]),
            AttachmentError::TooLarge { megabytes } => {
                say("attachment-too-large", &[("megabytes", megabytes.into())])
            }
            AttachmentError::Password => say("attachment-password", &[]),
            AttachmentError::Damaged => say("attachment-damaged", &[]),
            AttachmentError::TooManyPages { max } => {
                say("attachment-too-many-pages", &[("max", max.into())])
            }
            AttachmentError::PageSize { page } => {
                say("attachment-page-size", &[("page", page.into())])
            }
            AttachmentError::TooManyPixels { megapixels } => {
                say("attachment-too-many-pixels", &[("megapixels", megapixels.into())])
            }
            AttachmentError::Shell => say("attachment-shell", &[]),
            AttachmentError::TooDemanding => say("attachment-too-demanding", &[]),
            AttachmentError::Process => say("attachment-process", &[]),
        }
    }
}
