//! What a PDF says of itself: metadata, and the number that it is known by.

use lopdf::{Object, StringFormat};
use ring::digest::{Context, SHA256};

/// The number of a packet, made of everything in it: the same content has the same.
pub struct Identity(Context);

impl Identity {
    pub fn new() -> Identity {
        Identity(Context::new(&SHA256))
    }

    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn finish(self) -> String {
        let digest = self.0.finish();
        digest.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// `ID` of the trailer.
pub fn trailer_id(identity: &str) -> Object {
    let half = || Object::String(identity.as_bytes().to_vec(), StringFormat::Literal);
    vec![half(), half()].into()
}

/// XMP metadata of one file, rewritten for the packet that it has become the description of.
pub fn rewrite(xmp: &str, identity: &str, pages: usize) -> String {
    let mut xmp = replace_element(xmp, "xmpTPg:NPages", &pages.to_string());
    if let Some((_, old, _)) = element(&xmp, "xmpMM:DocumentID") {
        let old = old.to_owned();
        xmp = xmp.replace(&old, identity);
    }
    xmp
}

fn replace_element(xmp: &str, name: &str, content: &str) -> String {
    match element(xmp, name) {
        Some((before, _, after)) => format!("{before}{content}{after}"),
        None => xmp.to_owned(),
    }
}

/// What stands before, in and after an element, its tags being part of the outer two.
fn element<'a>(xmp: &'a str, name: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let opening = format!("<{name}>");
    let start = xmp.find(&opening)? + opening.len();
    let end = start + xmp[start..].find(&format!("</{name}>"))?;
    Some((&xmp[..start], &xmp[start..end], &xmp[end..]))
        .filter(|(_, content, _)| !content.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_has_its_own_number_and_count_of_pages() {
        let xmp = "<a>Zm9v_source</a><xmpTPg:NPages>2</xmpTPg:NPages>\
                   <xmpMM:InstanceID>Zm9v</xmpMM:InstanceID><xmpMM:DocumentID>Zm9v</xmpMM:DocumentID>";
        assert_eq!(
            rewrite(xmp, "0a1b", 200),
            "<a>0a1b_source</a><xmpTPg:NPages>200</xmpTPg:NPages>\
             <xmpMM:InstanceID>0a1b</xmpMM:InstanceID><xmpMM:DocumentID>0a1b</xmpMM:DocumentID>"
        );
        assert_eq!(rewrite("<b/>", "0a1b", 3), "<b/>");
    }
}
