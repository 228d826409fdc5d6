//! PDF files: pages as readers show and copy them, and what pages do not show.

use super::pdf_file::PdfFile;
use super::*;

fn page(content: &str) -> Unpacked {
    unpacked(&PdfFile::page(content).bytes(""), None)
}

#[test]
fn hidden_text_is_text() {
    let found = page(
        "BT /F 12 Tf 72 700 Td 3 Tr (Usynlig) Tj 0 -20 Td 7 Tr (Klippet) Tj 0 -20 Td 1 g 0 Tr (Hvit) Tj\n\
         /F 0.01 Tf 0 -20 Td (Liten) Tj ET /OC /Lag BDC BT /F 12 Tf -900 -900 Td (Utenfor) Tj ET EMC\n\
         q 0 0 1 1 re W n BT /F 12 Tf 72 100 Td (Bortklippet) Tj ET Q % merknad om Nora",
    );
    let words =
        ["Usynlig", "Klippet", "Hvit", "Liten", "Utenfor", "Bortklippet", "merknad om Nora"];
    assert_holds(&found, &words);
}

#[test]
fn gaps_part_words_and_lines() {
    let found = page(
        "BT /F 12 Tf 72 700 Td [(No) -20 (ra) -400 (Teste) 10 (sen)] TJ 0 -14 Td (Hemme-) Tj \
         0 -14 Td (ligsen) Tj T* 4 Tc 0 -20 Td (Sperret) Tj ET",
    );
    assert_holds(&found, &["Nora Testesen\nHemme-\nligsen", "Hemmeligsen", "Sperret"]);
}

#[test]
fn letters_out_of_order_are_ordered_by_place() {
    let letters = [(3, 'a'), (0, 'N'), (2, 'r'), (1, 'o')];
    let draw = |(place, letter): (i32, char)| {
        format!("BT /F 12 Tf {} 700 Td ({letter}) Tj ET\n", 72 + place * 8)
    };
    assert_has(&page(&letters.map(draw).concat()), &["page 1: Nora"]);
}

#[test]
fn replacement_texts_are_read_and_what_they_replace() {
    let found = page(
        "BT /F 12 Tf 72 700 Td (Te) Tj /Span <</ActualText (stes)>> BDC (xx) Tj EMC (en) Tj ET",
    );
    assert_holds(&found, &["Texxen", "Testesen"]);
}

#[test]
fn forms_stand_where_they_are_drawn_and_unused_ones_are_read() {
    let mut file = PdfFile::page(
        "BT /F 12 Tf 72 700 Td (Foran) Tj ET /X Do BT /F 12 Tf 72 600 Td (Bak) Tj ET",
    );
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    file.stream(form, b"BT /F 12 Tf 72 650 Td (Skjema) Tj ET");
    file.stream(form, b"BT /F 12 Tf 0 0 Td (Ubrukt) Tj ET");
    file.stream("/PatternType 1", b"BT /F 12 Tf 0 0 Td (Flis) Tj ET");
    let found = unpacked(&file.bytes(""), None);
    assert_holds(&found, &["Foran\nSkjema\nBak"]);
    assert_has(&found, &["content that no page shows: Ubrukt", "content that no page shows: Flis"]);
}

#[test]
fn a_form_within_itself_ends() {
    let mut file = PdfFile::page("/X Do");
    let content = b"BT /F 12 Tf 0 0 Td (Om igjen) Tj ET /X Do /X Do";
    file.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", content);
    assert_holds(&unpacked(&file.bytes(""), None), &["Om igjen"]);
    let mut file = PdfFile::page(&"/X Do ".repeat(20_000));
    file.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"");
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Operators));
}

#[test]
fn strings_of_all_objects_are_texts() {
    let mut file = PdfFile::page_with("/Lang(nb) /PageLabels<</Nums[0<</P(Etikett)>>]>>", "", "");
    file.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"");
    file.add("<</Type/Annot/Subtype/Text/Contents<FEFF004E006F00720061002000E5>/M(D:20260101)>>");
    file.add("<</FT/Tx/T(felt_nora)/V(Verdi)/TU(Hjelp)/DV(F\\370rst)>>");
    file.add("<</S/P/Alt(Bilde)/ActualText(Tekst)/E(Utvidet)>>");
    file.add("<</S/JavaScript/JS(app.alert\\('Nora'\\))>>");
    file.add("<</Title(Tittel)/Author<EFBBBF4BC3A57265>/CreationDate(D:20260101120000Z)/ModDate(D:Nora)>>");
    file.add("<</Type/Sig/ByteRange[0 1]/Contents<0001020304>/Name(Underskriver)>>");
    let found = unpacked(&file.bytes("/Info 11 0 R /ID[(abcdefgh)(abcdefgh)]"), None);
    assert_has(
        &found,
        &[
            "entry P: Etikett",
            "entry Contents: Nora å",
            "entry T: felt_nora",
            "entry V: Verdi",
            "entry TU: Hjelp",
            "entry DV: Først",
            "entry Alt: Bilde",
            "entry E: Utvidet",
            "entry JS: app.alert('Nora')",
            "metadata Title: Tittel",
            "metadata Author: Kåre",
            "metadata ModDate: D:Nora",
            "entry Name: Underskriver",
        ],
    );
    let lines = lines(&found).join("\n");
    assert!(!lines.contains("2026") && !lines.contains("abcdefgh"));
}

#[test]
fn files_in_a_file_are_taken_apart() {
    let inner = PdfFile::page("BT /F 12 Tf 0 0 Td (Innerst) Tj ET").bytes("");
    let mut file = PdfFile::page("");
    file.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"");
    file.add("<</Type/Filespec/F(gammel.txt)/UF<FEFF006E00F8007200610000002E007400780074>/Desc(Om Nora)/EF<</F 8 0 R>>>>");
    file.stream("/Type/EmbeddedFile", b"Innhold");
    file.stream("/Type/EmbeddedFile", &inner);
    let found = unpacked(&file.bytes(""), None);
    assert_has(
        &found,
        &[
            "entry F: gammel.txt",
            "entry Desc: Om Nora",
            "attachment 1, text: Innhold",
            "attachment 2, page 1: Innerst",
        ],
    );
}

#[test]
fn metadata_in_xml_is_read() {
    let mut file = PdfFile::page("");
    file.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"");
    file.stream(
        "/Type/Metadata/Subtype/XML",
        "<x:xmpmeta><rdf:li>Kåre &amp; Nora</rdf:li><rdf:Description pdf:Keywords=\"Stikkord\"/>\
         <xmp:CreateDate>2026-01-01T10:00:00Z</xmp:CreateDate></x:xmpmeta>"
            .as_bytes(),
    );
    let found = unpacked(&file.bytes(""), None);
    assert_has(&found, &["metadata XMP: Kåre & Nora", "metadata XMP: Stikkord"]);
    assert!(!lines(&found).join("").contains("2026"));
}

#[test]
fn earlier_states_and_remarks_are_read() {
    let file = PdfFile::page("BT /F 12 Tf 72 700 Td (Fjernet Navnesen) Tj ET");
    let bytes = file.with_later_content("BT /F 12 Tf 72 700 Td (Uskyldig) Tj ET");
    let found = unpacked(&bytes, None);
    assert_has(&found, &["page 1: Uskyldig", "page 1: Fjernet Navnesen"]);
    let bytes = [b"Foran\n", file.bytes("").as_slice(), b"% Nora\nEtter"].concat();
    let lost = [file.bytes("").as_slice(), b"99 0 obj (Bortgjemt) endobj"].concat();
    assert_has(&unpacked(&lost, None), &["entry ?: Bortgjemt"]);
    assert_holds(&unpacked(&bytes, None), &["remark: Foran", "remark: Nora", "Etter"]);
}

#[test]
fn unknown_characters_are_reported() {
    let mut file = PdfFile::page("BT /F 12 Tf 72 700 Td <000100020003> Tj ET");
    file.replace_font(
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[]>>",
    );
    let found = unpacked(&file.bytes(""), None);
    assert_eq!(found.unread.len(), 1, "{found:?}");
    assert_eq!(found.unread[0].what, super::super::Unreadable::Characters);
}

#[test]
fn what_cannot_be_looked_through_is_refused() {
    let no_page = Refusal::Damaged("no page can be found in it");
    assert_eq!(refused(b"%PDF-1.7\n"), no_page);
    let mut file = PdfFile::page("");
    file.add(&format!("[{}]", "[".repeat(100_000)));
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Nesting));
    let mut file = PdfFile::page("");
    for _ in 0..4 {
        file.add("<</Type/Pages/Kids[6 0 R 7 0 R]>>");
    }
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Nesting));
    let mut file = PdfFile::page("");
    file.add("[2 0 R]");
    file.add("<</Type/Pages/Kids 6 0 R>>");
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Nesting));
    let mut file = PdfFile::page("");
    file.add("[/Nora#xy]");
    assert_eq!(refused(&file.bytes("")), Refusal::Damaged("a list in it is broken"));
    let mut file = PdfFile::page("");
    file.add("[[]<<>>stream]");
    assert_eq!(refused(&file.bytes("")), Refusal::Damaged("a list in it is broken"));
    let mut file = PdfFile::page("");
    file.stream("/Filter 9 0 R", b"");
    assert_eq!(refused(&file.bytes("")), Refusal::Damaged("a stream hides how it is packed"));
}

#[test]
fn page_trees_within_themselves_are_refused() {
    let objects = "1 0 2 30 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[2 0 R]/Count 1>>";
    let mut file = PdfFile::page("");
    file.stream("/Type/ObjStm/N 2/First 9", objects.as_bytes());
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Nesting));
}

#[test]
fn bombs_are_refused() {
    use std::io::Write;
    let pack = |data: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(data).and_then(|()| packer.finish()).expect("memory does not fail")
    };
    let once = pack(&vec![b' '; 65 * 1024 * 1024]);
    let mut file = PdfFile::page("");
    file.stream("/Filter/FlateDecode", &once);
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Decoded));
    let mut file = PdfFile::page("");
    file.stream("/Filter[/FlateDecode/Fl]", &pack(&once));
    assert_eq!(refused(&file.bytes("")), Refusal::Limit(Limit::Decoded));
    let mut file = PdfFile::page("");
    file.stream("/Filter/FlateDecode", &pack(b"Nora i en strom"));
    assert_holds(&unpacked(&file.bytes(""), None), &["Nora i en strom"]);
}

#[test]
fn files_of_other_programs_are_read() {
    let files: [(&[u8], &[&str]); 5] = [
        (
            include_bytes!("../../../../tests/unpack/reportlab.pdf"),
            &[
                "Nora Testesen",
                "Hvit Skjultsen",
                "Usynlig Modussen",
                "Klippemodus Syvsen",
                "Klippet Bortsen",
                "Bitteliten Mikrosen",
                "Utenfor Sidesen",
                "Rotert Vendesen",
                "Skrå Vinkelsen",
                "Sperret Bredsen",
                "Enkeltvis Bokstavsen",
                "Stokket Tilfeldigsen",
                "Delt navn Hemmeligsen",
                "TrueType Undersettsen æøåÆØÅ š ffi",
                "Formobjekt Xsen",
                "entry Title: Bokmerke Listesen",
                "metadata Author: Forfatter Navnesen",
                "metadata Keywords: nøkkelord åæø",
                "entry TU: Hjelp Tipsen",
                "entry V: Verdi Feltsen",
                "entry Opt: Valg Tosen",
                "entry Contents: Notat Annotsen",
                "page 2: Side to Andresen",
            ],
        ),
        (
            include_bytes!("../../../../tests/unpack/weasyprint.pdf"),
            &[
                "Overskrift Weasysen",
                "office fjord affisje æøå",
                "Hvit",
                "Utenfor",
                "Kari Tabellsen",
            ],
        ),
        (
            include_bytes!("../../../../tests/unpack/matplotlib-type3.pdf"),
            &["Figur Matplotsen æøå"],
        ),
        (include_bytes!("../../../../tests/unpack/fpdf2.pdf"), &["Fpdf Cellesen æøå"]),
        (include_bytes!("../../../../tests/unpack/object-stream.pdf"), &["page 1: Nora"]),
    ];
    for (bytes, wanted) in files {
        let found = unpacked(bytes, None);
        assert_holds(&found, wanted);
        assert!(found.unread.is_empty(), "{found:?}");
    }
}
