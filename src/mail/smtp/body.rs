//! A message as it goes over the wire, in two pieces: nearly all of it, and a small end.
//!
//! The server cannot take the message before it has the end. So whoever dies before the end leaves
//! has sent nothing, and what is in doubt is a few bytes and one reply, however long the message is.

/// How a message is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In chunks of which the server is told the length, and acknowledges each (`BDAT`, RFC 3030).
    Chunks,
    /// Line by line until a dot stands alone (`DATA`, RFC 5321).
    Dots,
}

/// What goes over the wire.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pieces {
    /// All but the end.
    pub(super) first: Vec<u8>,
    /// The end, in one piece.
    pub(super) last: Vec<u8>,
}

impl Way {
    /// The pieces of a message. With dots they follow the server's word to go on, and a dot stands
    /// before every dot that begins a line (RFC 5321 §4.5.2); in chunks the commands are in them,
    /// and the message is as it is.
    pub(super) fn pieces(self, bytes: &[u8]) -> Pieces {
        let (first, last) = bytes.split_at(last_line(bytes));
        match self {
            Way::Chunks => Pieces { first: chunk(first, ""), last: chunk(last, " LAST") },
            Way::Dots => {
                let mut last = stuffed(last);
                if !last.ends_with(b"\r\n") {
                    last.extend_from_slice(b"\r\n");
                }
                last.extend_from_slice(b".\r\n");
                Pieces { first: stuffed(first), last }
            }
        }
    }
}

/// Where the last line begins: without it a message in parts is not whole for any reader.
fn last_line(bytes: &[u8]) -> usize {
    let content = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    content.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

fn chunk(bytes: &[u8], word: &str) -> Vec<u8> {
    let mut out = format!("BDAT {}{word}\r\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out
}

fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 64);
    let mut begins_line = true;
    for byte in bytes {
        if begins_line && *byte == b'.' {
            out.push(b'.');
        }
        out.push(*byte);
        begins_line = *byte == b'\n';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(way: Way, text: &str) -> (String, String) {
        let Pieces { first, last } = way.pieces(text.as_bytes());
        let read = |bytes| String::from_utf8(bytes).expect("the pieces are text");
        (read(first), read(last))
    }

    #[test]
    fn dots_that_begin_a_line_are_doubled_and_the_last_one_ends_it() {
        let wire = |text: &str| {
            let (first, last) = pieces(Way::Dots, text);
            [first, last].concat()
        };
        assert_eq!(wire("a\r\n.b\r\n..c\r\n"), "a\r\n..b\r\n...c\r\n.\r\n");
        assert_eq!(wire(".a"), "..a\r\n.\r\n");
        assert_eq!(wire(".a\r\n."), "..a\r\n..\r\n.\r\n");
        assert_eq!(wire(""), "\r\n.\r\n");
    }

    #[test]
    fn chunks_have_their_length_and_every_byte_as_it_is() {
        let text = "a\r\n.b\r\næ--\r\n";
        let (first, last) = pieces(Way::Chunks, text);
        assert_eq!(first, "BDAT 7\r\na\r\n.b\r\n");
        assert_eq!(last, "BDAT 6 LAST\r\næ--\r\n");
        assert_eq!(pieces(Way::Chunks, ".").1, "BDAT 1 LAST\r\n.");
    }

    #[test]
    fn nobody_can_take_what_comes_first_for_the_whole() {
        let text = "a\r\n\r\n--b\r\nc\r\n--b--\r\n";
        for way in [Way::Chunks, Way::Dots] {
            let (first, last) = pieces(way, text);
            assert!(!first.contains("--b--") && !first.contains("\r\n.\r\n"), "{way:?}");
            assert!(last.len() < 30 && last.contains("--b--"), "{way:?}");
        }
    }
}
