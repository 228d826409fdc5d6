//! Invitations, and parcels of encrypted documents, by e-mail: composed, looked through once more,
//! kept until they are out.
//!
//! | step | module |
//! |---|---|
//! | cleared form → what mail and calendar need | [`meeting`] |
//! | which meeting it is | [`appointment`] |
//! | texts from templates, the calendar file | [`text`], [`calendar`] |
//! | the bytes of each message, looked through | [`message`] |
//! | encrypted documents under a neutral message | [`message::parcel`] |
//! | who gets which document | [`receivers`] |
//! | kept, frozen, until delivered | [`outbox`] |
//! | to the mail server | [`smtp`], [`delivery`] |
//! | what comes back | [`answer`] |
//!
//! Nothing but a form that may go by open mail gets past the first step (R1), and what is confidential
//! only encrypted (R15).

pub mod answer;
pub mod appointment;
pub mod calendar;
pub mod clock;
pub mod delivery;
mod fold;
pub mod identity;
pub mod mailbox;
pub mod meeting;
pub mod message;
pub mod outbox;
pub mod receivers;
pub mod smtp;
pub mod text;
pub mod trial;
