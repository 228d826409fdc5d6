//! Pages become a PDF that an archive and a screen reader accept: PDF/A-2a and PDF/UA-1.

use std::sync::LazyLock;

use jiff::civil::Date;
use typst::diag::SourceResult;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

static STANDARDS: LazyLock<PdfStandards> = LazyLock::new(|| {
    PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("the two standards agree")
});

/// Writes the document; the same pages and date give the same bytes.
pub fn export(document: &PagedDocument, date: Date) -> SourceResult<Vec<u8>> {
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("Blankett ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(date),
        standards: STANDARDS.clone(),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}

/// The first moment of the date, in universal time.
fn timestamp(date: Date) -> Option<Timestamp> {
    let month = date.month().unsigned_abs();
    let day = date.day().unsigned_abs();
    let moment = Datetime::from_ymd_hms(i32::from(date.year()), month, day, 0, 0, 0)?;
    Some(Timestamp::new_utc(moment))
}
