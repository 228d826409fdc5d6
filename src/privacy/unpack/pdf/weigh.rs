//! Weighs a PDF before hayro opens it: what would take a reader endless time, memory or stack is
//! refused. On the way it gathers the strings between the streams, whether or not a table of the
//! file leads to them.

use std::collections::HashMap;

use super::super::Refusal;
use super::super::limits::{Budget, Limit, within};
use super::filters::Filter;
use super::lexer::{Lexer, Token, name};
use super::memchr;

/// How many nodes a page tree may have: hayro goes down them one within the other.
const MAX_PAGE_NODES: usize = 500;

/// What stands for every catalogue, of which the root of the pages is a kid.
const CATALOGUE: u64 = u64::MAX;

/// How far a dictionary may be long before its stream.
const MAX_DICT: usize = 64 * 1024;

/// Entries that are keys, names of character collections and font settings, and never a text.
const TECHNICAL: [&[u8]; 10] =
    [b"O", b"U", b"OE", b"UE", b"Perms", b"Registry", b"Ordering", b"DA", b"CheckSum", b"CharSet"];

/// A dictionary's and its stream's place in the file.
struct Found<'a> {
    /// The object's text up to the word `stream`.
    head: &'a [u8],
    start: usize,
    end: usize,
}

/// What stands in a file outside of what its streams draw.
#[derive(Default)]
pub(super) struct Weighed {
    /// Every string.
    pub(super) strings: Vec<Vec<u8>>,
    page_nodes: usize,
    /// Which object each object is a kid of.
    parents: HashMap<u64, u64>,
    /// The objects that are lists of others, for kids may be listed in one.
    lists: HashMap<u64, Vec<u64>>,
    /// Objects with the lists of their kids.
    listed: Vec<(u64, u64)>,
    /// Whether an object is a kid of two.
    is_web: bool,
}

/// Checks a whole file.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn file(bytes: &[u8], budget: &mut Budget) -> Result<Weighed, Refusal> {
    nesting(bytes)?;
    let mut weighed = Weighed::default();
    let mut position = 0;
    for found in streams(bytes) {
        weighed.objects(&bytes[position..found.start], &[]);
        let filters = filters(found.head)?;
        if filters.is_empty() {
            // Where a file was damaged, readers look for objects even here.
            weighed.page_nodes += memchr(&bytes[found.start..found.end], b"/Pages").len();
        }
        if !is_picture(found.head) {
            let data = stream(&bytes[found.start..], found.end - found.start, &filters, budget)?;
            if word(found.head, b"First") {
                let numbers = weighed.numbers(&data);
                weighed.objects(&data, &numbers);
            }
        }
        position = found.end;
    }
    weighed.objects(&bytes[position..], &[]);
    for (parent, list) in std::mem::take(&mut weighed.listed) {
        for kid in weighed.lists.get(&list).cloned().unwrap_or_default() {
            weighed.kid(kid, parent);
        }
    }
    // hayro goes down every way there is, and in a web there is no end of them.
    if weighed.page_nodes > MAX_PAGE_NODES || weighed.is_web {
        return Err(Refusal::Limit(Limit::Nesting));
    }
    Ok(weighed)
}

impl Weighed {
    /// Goes through the tokens between streams; `numbers` are those of the objects in a stream.
    fn objects(&mut self, bytes: &[u8], numbers: &[u64]) {
        let mut key: Vec<u8> = Vec::new();
        let (mut in_array, mut in_colours) = (false, false);
        let mut last = [0, 0];
        let (mut depth, mut index) = (0usize, 0usize);
        let mut object = 0;
        for token in Lexer::new(bytes) {
            if depth == 0 && matches!(token, Token::DictStart | Token::ArrayStart) {
                object = numbers.get(index).copied().unwrap_or(object);
                index += 1;
            }
            match token {
                Token::Name(written) => {
                    let name = name(written);
                    self.page_nodes += usize::from(name == b"Pages");
                    in_colours |= in_array && name == b"Indexed";
                    if !in_array {
                        key = name;
                    }
                }
                Token::ArrayStart => {
                    in_array = true;
                    depth += 1;
                }
                Token::ArrayEnd => {
                    (in_array, in_colours) = (false, false);
                    depth = depth.saturating_sub(1);
                }
                Token::DictStart | Token::DictEnd => {
                    in_array = false;
                    depth =
                        if token == Token::DictStart { depth + 1 } else { depth.saturating_sub(1) };
                }
                Token::Number(number) => last = [last[1], number as u64],
                Token::Keyword(b"obj") => {
                    object = last[0];
                    depth = 0;
                }
                Token::Keyword(b"R") if depth == 1 && in_array => {
                    self.lists.entry(object).or_default().push(last[0]);
                }
                Token::Keyword(b"R") if key == b"Kids" && in_array => self.kid(last[0], object),
                Token::Keyword(b"R") if key == b"Kids" => self.listed.push((object, last[0])),
                Token::Keyword(b"R") if key == b"Pages" && !in_array => {
                    self.kid(last[0], CATALOGUE);
                }
                Token::String(bytes) => {
                    let is_identifier = in_array && key == b"ID";
                    if !in_colours && !is_identifier && !TECHNICAL.contains(&key.as_slice()) {
                        self.strings.push(bytes);
                    }
                }
                _ => {}
            }
        }
    }

    fn kid(&mut self, kid: u64, parent: u64) {
        let other = self.parents.insert(kid, parent);
        self.is_web |= other.is_some_and(|other| other != parent);
    }

    /// The numbers of the objects in an object stream, which stand at its beginning with their
    /// places; out of order, two of them could be one.
    fn numbers(&mut self, data: &[u8]) -> Vec<u64> {
        let numbers = Lexer::new(data).map_while(|token| match token {
            Token::Number(number) => Some(number as u64),
            _ => None,
        });
        let numbers: Vec<u64> = numbers.collect();
        let places: Vec<u64> = numbers.iter().skip(1).step_by(2).copied().collect();
        self.is_web |= !places.is_sorted_by(|one, next| one < next);
        numbers.into_iter().step_by(2).collect()
    }
}

/// Whether hayro 0.7 can go through an array: it panics at a name with a broken escape, and at a
/// stream.
pub(super) fn is_sound(array: &[u8]) -> bool {
    let mut after_dict = false;
    Lexer::new(array).all(|token| match token {
        Token::Name(written) => {
            after_dict = false;
            written.iter().enumerate().all(|(index, byte)| {
                let escape = written.get(index + 1..index + 3);
                *byte != b'#' || escape.is_some_and(|e| e.iter().all(u8::is_ascii_hexdigit))
            })
        }
        Token::Keyword(word) => !(std::mem::take(&mut after_dict) && word.starts_with(b"stream")),
        Token::Comment(_) => true,
        other => {
            after_dict = other == Token::DictEnd;
            true
        }
    })
}

/// Undoes the filters of a stream within the budget.
pub(super) fn stream(
    data: &[u8],
    length: usize,
    filters: &[Filter],
    budget: &mut Budget,
) -> Result<Vec<u8>, Refusal> {
    let grows =
        |filter: &&Filter| matches!(filter, Filter::Flate | Filter::Lzw | Filter::RunLength);
    if filters.len() > 3 || filters.iter().filter(grows).count() > 2 {
        return Err(Refusal::Limit(Limit::Decoded));
    }
    let Some((first, more)) = filters.split_first() else {
        return Ok(data[..length.min(data.len())].to_vec());
    };
    // Of a stream whose end is its own to say, all is read; of the others, what is theirs.
    let own_end = matches!(first, Filter::Flate);
    let mut data = first.undo(if own_end { data } else { &data[..length.min(data.len())] })?;
    budget.spend(Limit::Decoded, data.len())?;
    for filter in more {
        data = filter.undo(&data)?;
        budget.spend(Limit::Decoded, data.len())?;
    }
    nesting(&data)?;
    Ok(data)
}

/// Every text between the objects: remarks, and what stands before the header or after the end.
pub(super) fn remarks(bytes: &[u8]) -> Vec<String> {
    let mut remarks = Vec::new();
    let mut position = 0;
    let ends = streams(bytes).into_iter().map(|found| (found.start, found.end));
    for (start, end) in ends.chain([(bytes.len(), bytes.len())]) {
        if let Some(between) = bytes.get(position..start) {
            for token in Lexer::new(between) {
                if let Token::Comment(text) = token
                    && let Ok(text) = std::str::from_utf8(text)
                {
                    remarks.push(text.trim().to_owned());
                }
            }
        }
        position = position.max(end);
    }
    let header = memchr(&bytes[..bytes.len().min(1100)], b"%PDF-").first().copied().unwrap_or(0);
    remarks.push(String::from_utf8_lossy(&bytes[..header]).into_owned());
    if let Some(end) = memchr(bytes, b"%%EOF").last() {
        remarks.push(String::from_utf8_lossy(&bytes[end + 5..]).into_owned());
    }
    let technical = ["PDF-", "%EOF"];
    remarks.retain(|text| {
        text.chars().any(char::is_alphabetic) && !technical.iter().any(|t| text.starts_with(t))
    });
    remarks
}

fn streams(bytes: &[u8]) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    // Ends come from a single pass, since a file may have as many beginnings as it likes.
    let mut ends = memchr(bytes, b"endstream").into_iter().peekable();
    let mut previous = 0;
    for index in memchr(bytes, b"stream") {
        let after = &bytes[index + 6..];
        let line_end =
            [b"\r\n".as_slice(), b"\n", b"\r"].into_iter().find(|e| after.starts_with(e));
        let Some(line_end) = line_end.filter(|_| !bytes[..index].ends_with(b"end")) else {
            continue;
        };
        if index < previous {
            continue;
        }
        let start = index + 6 + line_end.len();
        let head = &bytes[index.saturating_sub(MAX_DICT).max(previous)..index];
        let head = memchr(head, b"obj").last().map_or(head, |at| &head[at + 3..]);
        while ends.next_if(|end| *end < start).is_some() {}
        let end = ends.peek().copied().unwrap_or(bytes.len());
        found.push(Found { head, start, end });
        previous = end;
    }
    found
}

fn filters(head: &[u8]) -> Result<Vec<Filter>, Refusal> {
    let mut tokens = Lexer::new(head).filter(|token| !matches!(token, Token::Comment(_)));
    let mut filters = Vec::new();
    while let Some(token) = tokens.next() {
        if !matches!(token, Token::Name(written) if name(written) == b"Filter") {
            continue;
        }
        match tokens.next() {
            Some(Token::Name(written)) => filters.extend(Filter::of(&name(written))),
            Some(Token::ArrayStart) => loop {
                match tokens.next() {
                    Some(Token::Name(written)) => filters.extend(Filter::of(&name(written))),
                    Some(Token::Keyword(b"null")) => {}
                    Some(Token::ArrayEnd) | None => break,
                    Some(_) => return Err(Refusal::Damaged("a stream hides how it is packed")),
                }
            },
            Some(Token::Keyword(b"null")) => {}
            _ => return Err(Refusal::Damaged("a stream hides how it is packed")),
        }
    }
    Ok(filters)
}

fn is_picture(head: &[u8]) -> bool {
    word(head, b"Image") && !word(head, b"First")
}

fn word(head: &[u8], wanted: &[u8]) -> bool {
    Lexer::new(head).any(|token| matches!(token, Token::Name(written) if name(written) == wanted))
}

/// Refuses brackets within brackets without end, since readers go down them one by one.
fn nesting(bytes: &[u8]) -> Result<(), Refusal> {
    let mut depth = 0usize;
    for pair in bytes.windows(2) {
        match pair {
            [b'[', _] | [b'<', b'<'] | [b'{', _] => depth += 1,
            [b']', _] | [b'>', b'>'] | [b'}', _] => depth = depth.saturating_sub(1),
            _ => {}
        }
        within(Limit::Nesting, depth)?;
    }
    Ok(())
}
