//! Packets: many documents that go to PPT as one.

pub mod attachment;
mod bind;
mod contents;
pub mod merge;
mod title;
mod volume;

pub use bind::bind;
pub use volume::{
    BindError, Bound, CheckRow, CheckState, Content, Part, Pictured, Standards, Volume,
};
