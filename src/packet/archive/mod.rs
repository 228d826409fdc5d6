//! The archive message: a packet as Fiks Arkiv v1 takes it (`arkivmelding.xml`).
//!
//! The schema (KS, `no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd`) has room for one
//! folder and one registration: the case, and the referral with its documents. Codes are
//! those of Noark 5's catalogue of metadata: M082 journal entry, M087 party, M217 main
//! document or attachment, M054 status, M700 variant. Titles that may name the child are screened
//! (`skjerming`); the public title is a neutral one.

mod write;

pub mod sums;

use crate::packet::bundle::Bundle;
use crate::packet::manifest::File;

/// The namespace of the message.
pub const NAMESPACE: &str =
    "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1";

/// The namespace of the types that it uses.
pub const CATALOGUE: &str =
    "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1";

/// Why a document is exempt from public disclosure: duty of confidentiality about what is
/// personal (Freedom of Information Act § 13, Public Administration Act § 13).
pub const BASIS: &str = "Offl. § 13 jf. fvl. § 13 første ledd nr. 1";

/// The archive message of a bundle, with the sums of its documents; `None` when its reference is
/// one that no archive takes.
pub(super) fn write(bundle: &Bundle, files: &[File]) -> Option<Vec<u8>> {
    write::message(bundle, files)
}

#[cfg(test)]
mod tests;
