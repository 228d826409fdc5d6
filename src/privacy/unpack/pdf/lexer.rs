//! The tokens of content streams and objects (ISO 32000-1, 7.2 and 7.3).
//!
//! It never fails: what is no token is passed over, as readers do, so that what follows is seen.

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    /// A name without its solidus, as it is written.
    Name(&'a [u8]),
    /// A string, decoded.
    String(Vec<u8>),
    ArrayStart,
    ArrayEnd,
    DictStart,
    DictEnd,
    /// An operator, or `true`, `null`, `obj`.
    Keyword(&'a [u8]),
    Comment(&'a [u8]),
}

/// Reads tokens one by one.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    data: &'a [u8],
    position: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, position: 0 }
    }

    /// Passes over the data of an inline image, up to its `EI`.
    pub(super) fn skip_inline_image(&mut self) {
        let rest = &self.data[self.position..];
        let is_end = |index: usize| {
            let before = index.checked_sub(1).and_then(|before| rest.get(before));
            rest[index..].starts_with(b"EI")
                && before.is_some_and(|byte| is_space(*byte))
                && rest.get(index + 2).is_none_or(|byte| is_space(*byte))
        };
        // Without an end it was no image; what follows may be text.
        let end = (0..rest.len()).find(|index| rest[*index] == b'E' && is_end(*index));
        self.position += end.map_or(0, |end| end + 2);
    }

    fn run(&mut self, keep: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.data[self.position..];
        let length = rest.iter().position(|byte| !keep(*byte)).unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 1usize;
        while let Some(byte) = self.take() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                b'\r' => {
                    self.take_if(b'\n');
                    out.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            out.push(byte);
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.take() else { return };
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => self.take_if(b'\n'),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.position += 1;
                }
                out.push(value.to_le_bytes()[0]);
            }
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        let digits = self.run(|byte| byte != b'>');
        self.position += 1;
        let digits: Vec<u8> = digits
            .iter()
            .filter_map(|byte| char::from(*byte).to_digit(16))
            .map(|d| d as u8)
            .collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.position).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.position += 1;
        Some(byte)
    }

    fn take_if(&mut self, wanted: u8) {
        self.position += usize::from(self.peek() == Some(wanted));
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.position = self.position.min(self.data.len());
            self.run(is_space);
            let start = self.position;
            let token = match self.take()? {
                b'%' => Token::Comment(self.run(|byte| byte != b'\n' && byte != b'\r')),
                b'/' => Token::Name(self.run(is_regular)),
                b'(' => Token::String(self.literal()),
                b'<' if self.peek() == Some(b'<') => {
                    self.position += 1;
                    Token::DictStart
                }
                b'<' => Token::String(self.hex()),
                b'>' if self.peek() == Some(b'>') => {
                    self.position += 1;
                    Token::DictEnd
                }
                b'[' => Token::ArrayStart,
                b']' => Token::ArrayEnd,
                b'>' | b')' | b'{' | b'}' => continue,
                _ => {
                    self.run(is_regular);
                    let word = &self.data[start..self.position];
                    number(word).map_or(Token::Keyword(word), Token::Number)
                }
            };
            return Some(token);
        }
    }
}

/// A number, with the liberties that readers take: `--5`, `1.-2`, `.5`.
fn number(word: &[u8]) -> Option<f64> {
    let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+');
    if !word.iter().all(is_number) {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    let digits = text.trim_start_matches(['-', '+']);
    let digits = digits.split(['-', '+']).next().unwrap_or("");
    let value: f64 = digits.parse().unwrap_or(0.0);
    let value = value.clamp(0.0, 1e9);
    Some(if text.starts_with('-') { -value } else { value })
}

/// A name with its `#` escapes undone.
pub(super) fn name(written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((byte, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(escaped) if *byte == b'#' => {
                out.push(escaped);
                rest = &after[2..];
            }
            _ => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    out
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
