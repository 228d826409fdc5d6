//! HTML and XML: what a browser shows, and what stands in tags, comments and scripts beside it.
//!
//! Nothing is left out for not being seen: a hidden element leaks like any other.

use mail_parser::decoders::html::add_html_token;

use super::collector::Collector;
use super::{Place, Refusal};

/// Elements that begin a new line; the others run on, so that `<b>N</b>ora` is one word.
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "title",
    "tr",
    "ul",
    "select",
    "textarea",
    "button",
];
const CELLS: [&str; 2] = ["td", "th"];

/// Attributes that hold measures, colours and technical names and never a text.
const TECHNICAL: [&str; 24] = [
    "align",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "charset",
    "color",
    "cols",
    "colspan",
    "dir",
    "face",
    "frame",
    "frameborder",
    "height",
    "http-equiv",
    "media",
    "rel",
    "role",
    "rowspan",
    "size",
    "target",
    "type",
    "valign",
    "width",
];

/// Whether it is the mark that every file has before and after its XMP metadata (ISO 16684-1).
fn is_packet_mark(said: &str) -> bool {
    let said = said.trim_end_matches('?').replace('\u{feff}', "");
    matches!(
        said.replace('\'', "\"").as_str(),
        r#"xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d""#
            | r#"xpacket end="w""#
            | r#"xpacket end="r""#
    )
}

/// A style sheet without the declarations that hold measures and colours and never a text.
fn sheet(written: &str) -> String {
    let is_told = |part: &&str| {
        let speaks = ["\"", "'", "content", "url", "/*", "//", "<", "@"];
        !part.contains(':') || speaks.iter().any(|sign| part.contains(sign))
    };
    let mut told = String::new();
    for (number, rule) in written.split('{').enumerate() {
        let (declarations, selector) = match (number, rule.rsplit_once('}')) {
            (0, _) => ("", rule),
            (_, Some((declarations, selector))) => (declarations, selector),
            (_, None) => (rule, ""),
        };
        for part in declarations.split([';', '}']).filter(is_told).chain([selector]) {
            if !part.trim().is_empty() {
                told.push_str(part.trim());
                told.push('\n');
            }
        }
    }
    told
}

/// Takes HTML or XML apart; the texts are at `place`.
pub(super) fn unpack(text: &str, place: &Place, into: &mut Collector) -> Result<(), Refusal> {
    let (shown, aside) = texts(text);
    into.text(place.clone(), &shown)?;
    aside.iter().try_for_each(|text| into.text(place.clone(), text))
}

/// What is shown, and each text that stands beside it.
pub(super) fn texts(text: &str) -> (String, Vec<String>) {
    let mut page = Page::default();
    page.read(text);
    (page.shown, page.aside)
}

#[derive(Default)]
struct Page {
    /// Whether this is the text of a comment of another page.
    is_comment: bool,
    shown: String,
    aside: Vec<String>,
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            let (before, tag) = rest.split_at(start);
            self.show(before);
            let end = self.tag(tag);
            rest = &tag[end..];
        }
        self.show(rest);
    }

    /// Reads what begins with `<`; says where it ends.
    fn tag(&mut self, text: &str) -> usize {
        if let Some(comment) = text.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            self.comment(&comment[..end]);
            return (4 + end + 3).min(text.len());
        }
        if let Some(data) = text.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            self.shown.push_str(&data[..end]);
            return (9 + end + 3).min(text.len());
        }
        if text.starts_with("<!") || text.starts_with("<?") {
            let end = text.find('>').unwrap_or(text.len());
            let said = text[2..end].trim();
            if !is_packet_mark(said) {
                self.aside.push(said.to_owned());
            }
            return (end + 1).min(text.len());
        }
        let closing = text.starts_with("</");
        let named = &text[if closing { 2 } else { 1 }..];
        if !named.starts_with(|char: char| char.is_ascii_alphabetic()) {
            // A browser shows a lone `<`, and takes `</` with anything else for a comment.
            self.shown.push('<');
            return 1;
        }
        let name_end = named
            .find(|char: char| char.is_ascii_whitespace() || char == '>' || char == '/')
            .unwrap_or(named.len());
        let name = named[..name_end].to_ascii_lowercase();
        let mut rest = &named[name_end..];
        let end = loop {
            rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
            } else if !rest.is_empty() {
                let (value, after) = attribute(rest);
                if let Some((key, value)) = value {
                    self.attribute(key, value);
                }
                rest = after;
                continue;
            }
            break text.len() - rest.len();
        };
        self.breaks(&name);
        if !closing && (name == "script" || name == "style") {
            return end + self.raw(rest, &name);
        }
        end
    }

    /// Keeps what stands in a script or style sheet, which ends with its closing tag only.
    fn raw(&mut self, text: &str, name: &str) -> usize {
        let closing = |index: &usize| {
            let tail = &text.as_bytes()[index + 2..];
            tail.get(..name.len()).is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end =
            text.match_indices("</").map(|(index, _)| index).find(closing).unwrap_or(text.len());
        let written = text[..end].trim();
        self.aside.push(if name == "style" { sheet(written) } else { written.to_owned() });
        end
    }

    fn comment(&mut self, text: &str) {
        self.aside.push(text.trim().to_owned());
        if !self.is_comment && text.contains('<') {
            // Mail programs show what others take for a comment: `<!--[if mso]> … <![endif]-->`.
            let mut within = Page { is_comment: true, ..Page::default() };
            within.read(text);
            self.aside.push(within.shown);
            self.aside.append(&mut within.aside);
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        let key = key.to_ascii_lowercase();
        let technical = TECHNICAL.contains(&key.as_str()) || key.starts_with("xmlns");
        let style = key == "style" && !value.contains("content") && !value.contains("url");
        if technical || style || value.trim().is_empty() {
            return;
        }
        let value = decoded(value);
        let address = percent_encoding::percent_decode_str(&value).decode_utf8_lossy().into_owned();
        if address != value {
            self.aside.push(address);
        }
        self.aside.push(value);
    }

    fn breaks(&mut self, name: &str) {
        if BLOCKS.contains(&name) || name.contains(':') {
            self.shown.push('\n');
        } else if CELLS.contains(&name) {
            self.shown.push('\t');
        }
    }

    /// Adds text as it is shown: white space runs together, entities are characters.
    fn show(&mut self, text: &str) {
        for char in decoded(text).chars() {
            if char.is_ascii_whitespace() {
                if !self.shown.ends_with([' ', '\n', '\t']) {
                    self.shown.push(' ');
                }
            } else {
                self.shown.push(char);
            }
        }
    }
}

/// The attribute that a text begins with, if it has a value, and what comes after it.
fn attribute(text: &str) -> (Option<(&str, &str)>, &str) {
    let stop = |char: char| char.is_ascii_whitespace() || matches!(char, '=' | '>' | '/');
    let end = text.char_indices().skip(1).find(|(_, char)| stop(*char));
    let (key, rest) = text.split_at(end.map_or(text.len(), |(index, _)| index));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else { return (None, rest) };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return (Some((key, value)), rest);
        }
    }
    let end = value.find(|char: char| char.is_ascii_whitespace() || char == '>');
    let (value, rest) = value.split_at(end.unwrap_or(value.len()));
    (Some((key, value)), rest)
}

/// The text with its entities (`&aring;`, `&#229;`, `&#xe5;`) as characters.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let name = |char: char| char.is_ascii_alphanumeric() || char == '#';
        let length = rest[1..].find(|char| !name(char)).unwrap_or(rest.len() - 1).min(40);
        match entity(&rest[1..=length]) {
            Some((char, used)) => {
                out.push_str(&char);
                rest = &rest[1 + used..];
                rest = rest.strip_prefix(';').unwrap_or(rest);
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character of an entity, and how much of the name was used: browsers read old names without
/// their semicolon (`&aringse`), numbers always.
fn entity(name: &str) -> Option<(String, usize)> {
    let read = |length: usize| {
        let token = format!("&{};", name.get(..length)?);
        let mut char = String::new();
        add_html_token(&mut char, token.as_bytes(), false);
        (char != token).then_some((char, length))
    };
    let Some(number) = name.strip_prefix('#') else {
        return (2..=name.len()).rev().find_map(read);
    };
    let is_digit = |char: char| match number.as_bytes().first() {
        Some(b'x' | b'X') => matches!(char, 'x' | 'X') || char.is_ascii_hexdigit(),
        _ => char.is_ascii_digit(),
    };
    read(1 + number.find(|char| !is_digit(char)).unwrap_or(number.len()))
}
