//! Documents of others, made for the tests: plain ones, and ones that nobody should have to read.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions,
    Stream, dictionary, text_string,
};

/// A PDF with a page for each text.
pub fn pdf(texts: &[&str]) -> Vec<u8> {
    saved(document(texts))
}

/// The same, to be changed before it is saved.
pub fn document(texts: &[&str]) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = texts
        .iter()
        .map(|text| {
            let content =
                format!("BT /F1 24 Tf 72 700 Td ({text}) Tj ET 1 0 0 rg 72 72 60 30 re f");
            let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => pages, "Contents" => content,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            };
            document.add_object(page).into()
        })
        .collect();
    let count = kids.len() as i64;
    document
        .objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

/// The file of a document.
pub fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a vector takes it");
    bytes
}

/// Sets an entry of every page.
pub fn with_page_entry(mut document: Document, key: &str, value: impl Into<Object>) -> Document {
    let value = value.into();
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        document.get_dictionary_mut(page).expect("a page").set(key, value.clone());
    }
    document
}

/// Encrypts a document for readers that know a password, which may be empty.
pub fn encrypted(mut document: Document, password: &str) -> Vec<u8> {
    let id = Object::string_literal(*b"0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &[7; 32],
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: "eier",
        user_password: password,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("the settings agree");
    document.encrypt(&state).expect("it is not encrypted yet");
    saved(document)
}

/// A document with a field that is filled in: what is in it stands in its appearance alone.
pub fn with_field(text: &str) -> Vec<u8> {
    let mut document = document(&["Skjema"]);
    let page = document.page_iter().next().expect("a page");
    let resources = document.get_dictionary(page).expect("a page").get(b"Resources").cloned();
    let resources = resources.expect("the page has a font");
    let appearance = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
            "BBox" => vec![0.into(), 0.into(), 400.into(), 40.into()],
        },
        format!("BT /F1 24 Tf 4 10 Td ({text}) Tj ET").into_bytes(),
    );
    let appearance = document.add_object(appearance);
    let widget = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => text_string("navn"),
        "V" => text_string(text), "P" => page, "F" => 4,
        "Rect" => vec![72.into(), 400.into(), 472.into(), 440.into()],
        "AP" => dictionary! { "N" => appearance },
    });
    let fields: Vec<Object> = vec![widget.into()];
    document.get_dictionary_mut(page).expect("a page").set("Annots", fields.clone());
    document
        .catalog_mut()
        .expect("a catalogue")
        .set("AcroForm", dictionary! { "Fields" => fields });
    saved(document)
}

/// A form whose pages are made by scripts; what is stored asks the reader to wait.
pub fn shell(text: &str) -> Vec<u8> {
    let mut document = document(&[text]);
    let template = document.add_object(Stream::new(Dictionary::new(), b"<xdp/>".to_vec()));
    let form = dictionary! { "Fields" => Vec::<Object>::new(), "XFA" => template };
    document.catalog_mut().expect("a catalogue").set("AcroForm", form);
    saved(document)
}

/// A page whose drawing is `megabytes` long when it is unpacked, and next to nothing before.
pub fn bomb(megabytes: usize) -> Vec<u8> {
    let mut document = document(&["Bombe"]);
    let page = document.page_iter().next().expect("a page");
    let content = Stream::new(Dictionary::new(), vec![b' '; megabytes << 20]);
    let content = document.add_object(content);
    document.get_dictionary_mut(page).expect("a page").set("Contents", content);
    document.compress();
    saved(document)
}

/// A page with a shading whose function takes `steps` for each point.
pub fn endless(steps: usize) -> Vec<u8> {
    let mut document = document(&["Endeløs"]);
    let program = format!("{{ {} pop pop 0 0 0 }}", "dup sin exch cos add dup ".repeat(steps));
    let range: Vec<Object> = [0, 1, 0, 1].map(Object::from).to_vec();
    let entries = dictionary! {
        "FunctionType" => 4, "Domain" => range.clone(),
        "Range" => [0, 1, 0, 1, 0, 1].map(Object::from).to_vec(),
    };
    let function = document.add_object(Stream::new(entries, program.into_bytes()));
    let shading = dictionary! {
        "ShadingType" => 1, "ColorSpace" => "DeviceRGB", "Domain" => range, "Function" => function,
        "Matrix" => [595, 0, 0, 842, 0, 0].map(Object::from).to_vec(),
    };
    let resources = dictionary! { "Shading" => dictionary! { "S" => shading } };
    let content = document.add_object(Stream::new(Dictionary::new(), b"/S sh".to_vec()));
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary_mut(page).expect("a page");
    page.set("Resources", resources);
    page.set("Contents", content);
    saved(document)
}
