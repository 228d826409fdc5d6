//! Small PDF files, put together by hand.

/// A PDF of objects; object 1 is the catalogue.
pub(super) struct PdfFile {
    objects: Vec<Vec<u8>>,
}

impl PdfFile {
    /// A file of one page, whose contents are object 4 and whose font is `/F`.
    pub(super) fn page(content: &str) -> Self {
        Self::page_with("", "", content)
    }

    /// As above, with more entries in the catalogue and in the page.
    pub(super) fn page_with(catalogue: &str, page: &str, content: &str) -> Self {
        let mut file = Self { objects: Vec::new() };
        file.add(&format!("<</Type/Catalog/Pages 2 0 R {catalogue}>>"));
        file.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        file.add(&format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R {page}\
             /Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
        ));
        file.stream("", content.as_bytes());
        file.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        file
    }

    pub(super) fn add(&mut self, object: &str) {
        self.objects.push(object.as_bytes().to_vec());
    }

    pub(super) fn stream(&mut self, entries: &str, data: &[u8]) {
        let head = format!("<<{entries}/Length {}>>\nstream\n", data.len());
        self.objects.push([head.as_bytes(), data, b"\nendstream"].concat());
    }

    /// Puts another font in place of `/F`.
    pub(super) fn replace_font(&mut self, font: &str) {
        self.objects[4] = font.as_bytes().to_vec();
    }

    /// The file's bytes, with more entries in the trailer.
    pub(super) fn bytes(&self, trailer: &str) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            table.push(format!("{:010} 00000 n \n", out.len()));
            out.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let start = out.len();
        let size = table.len() + 1;
        let end = format!(
            "xref\n0 {size}\n0000000000 65535 f \n{}trailer\n<</Size {size}/Root 1 0 R {trailer}>>\n\
             startxref\n{start}\n%%EOF\n",
            table.concat()
        );
        out.extend_from_slice(end.as_bytes());
        out
    }

    /// The file with object 4 replaced in a later state of it.
    pub(super) fn with_later_content(&self, content: &str) -> Vec<u8> {
        let mut out = self.bytes("");
        let object = out.len();
        let length = content.len();
        out.extend_from_slice(
            format!("4 0 obj\n<</Length {length}>>\nstream\n{content}\nendstream\nendobj\n")
                .as_bytes(),
        );
        let start = out.len();
        let table = out.windows(6).position(|window| window == b"\nxref\n");
        let first = table.expect("the earlier state has a table") + 1;
        let size = self.objects.len() + 1;
        out.extend_from_slice(
            format!(
                "xref\n4 1\n{object:010} 00000 n \ntrailer\n<</Size {size}/Root 1 0 R/Prev {first}>>\n\
                 startxref\n{start}\n%%EOF\n"
            )
            .as_bytes(),
        );
        out
    }
}
