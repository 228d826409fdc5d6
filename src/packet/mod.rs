//! Packets: many documents that go to PPT as one.
//!
//! [`bind`] makes one PDF of them. [`bundle`] makes a ZIP file of single documents, with a manifest
//! and a message for the archive; [`verify`] tells whether one is as it was made. [`parcel`] seals
//! documents for the way by e-mail.

pub mod archive;
pub mod attachment;
mod bind;
pub mod bundle;
mod contents;
pub mod created;
pub mod damage;
pub mod encrypt;
pub mod file_name;
pub mod foreign;
pub mod layout;
pub mod manifest;
pub mod merge;
mod parallel;
pub mod parcel;
pub mod password;
mod title;
pub mod verify;
mod volume;

pub use bind::{alone, bind};
pub use volume::{
    BindError, Bound, CheckRow, CheckState, Content, Part, Pictured, Standards, Volume,
};
