//! Decompression that stops: how much a stream makes is known before hayro makes it.
//!
//! hayro decodes without a limit, and a thousandfold with each filter.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::super::Refusal;
use super::super::limits::Limit;

/// The most that a single stream may make.
pub(super) const MAX_STREAM: usize = 64 * 1024 * 1024;

/// A filter that makes more bytes, or other bytes, of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
    /// A picture's compression, which is never undone here.
    Picture,
    Crypt,
}

impl Filter {
    /// The filter of a name (ISO 32000-1, tables 6 and 94).
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Filter::Flate,
            b"LZWDecode" | b"LZW" => Filter::Lzw,
            b"RunLengthDecode" | b"RL" => Filter::RunLength,
            b"ASCII85Decode" | b"A85" => Filter::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Filter::AsciiHex,
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF" => {
                Filter::Picture
            }
            b"Crypt" => Filter::Crypt,
            _ => return None,
        })
    }

    /// Undoes the filter; as far as it can be undone, for readers do the same.
    ///
    /// # Errors
    ///
    /// The limit, when it would make more than one stream may.
    pub(super) fn undo(self, data: &[u8]) -> Result<Vec<u8>, Refusal> {
        match self {
            Filter::Flate => flate(data),
            Filter::Lzw => lzw(data),
            Filter::RunLength => run_length(data),
            Filter::Ascii85 => Ok(ascii85(data)),
            Filter::AsciiHex => Ok(ascii_hex(data)),
            Filter::Picture => Ok(Vec::new()),
            Filter::Crypt => Ok(data.to_vec()),
        }
    }
}

fn bounded(reader: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    // A broken end does not matter: what came before it was made.
    let _ = reader.take(MAX_STREAM as u64 + 1).read_to_end(&mut out);
    check(out)
}

fn check(out: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    if out.len() > MAX_STREAM { Err(Refusal::Limit(Limit::Decoded)) } else { Ok(out) }
}

fn flate(data: &[u8]) -> Result<Vec<u8>, Refusal> {
    let zlib = bounded(ZlibDecoder::new(data))?;
    let raw = if zlib.is_empty() { bounded(DeflateDecoder::new(data))? } else { Vec::new() };
    if !zlib.is_empty() || !raw.is_empty() {
        return Ok(if zlib.is_empty() { raw } else { zlib });
    }
    // Behind a header that is wrong, there may be a stream that is not.
    bounded(DeflateDecoder::new(data.get(2..).unwrap_or_default()))
}

fn lzw(data: &[u8]) -> Result<Vec<u8>, Refusal> {
    // Entries as (start, length) in the output: each is an earlier one and the byte after it.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut out: Vec<u8> = Vec::new();
    let mut previous: Option<(usize, usize)> = None;
    let (mut buffer, mut bits) = (0u32, 0u32);
    for byte in data {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        let next = table.len() + 258 + usize::from(previous.is_some());
        let width = [511, 1023, 2047].iter().filter(|limit| next >= **limit).count() as u32 + 9;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (buffer >> bits) as usize & ((1 << width) - 1);
        buffer &= (1 << bits) - 1;
        let start = out.len();
        match code {
            256 => {
                table.clear();
                previous = None;
                continue;
            }
            257 => break,
            0..=255 => out.push(code.to_le_bytes()[0]),
            _ => {
                let own = previous.map(|(start, length)| (start, length + 1));
                let known = table.get(code - 258).copied().or(own);
                let Some((from, length)) = known else { break };
                for index in from..from + length {
                    let Some(byte) = out.get(index).copied() else { break };
                    out.push(byte);
                }
            }
        }
        if let Some((from, length)) = previous
            && table.len() < 4096 - 258
        {
            table.push((from, length + 1));
        }
        previous = Some((start, out.len() - start));
        if out.len() > MAX_STREAM {
            break;
        }
    }
    check(out)
}

fn run_length(data: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    let mut rest = data;
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        match length {
            128 => break,
            0..=127 => {
                let (run, after) = after.split_at(after.len().min(length + 1));
                out.extend_from_slice(run);
                rest = after;
            }
            _ => {
                let Some((byte, after)) = after.split_first() else { break };
                out.resize(out.len() + 257 - length, *byte);
                rest = after;
            }
        }
        if out.len() > MAX_STREAM {
            break;
        }
    }
    check(out)
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    let mut flush = |group: &mut Vec<u32>| {
        let used = group.len();
        if used < 2 {
            return;
        }
        group.resize(5, 84);
        let value = group.iter().fold(0u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit));
        out.extend_from_slice(&value.to_be_bytes()[..used - 1]);
        group.clear();
    };
    for byte in data {
        match byte {
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            b'z' if group.is_empty() => group.extend([0; 5]),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            flush(&mut group);
        }
    }
    flush(&mut group);
    out
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u32> = digits.filter_map(|byte| char::from(*byte).to_digit(16)).collect();
    let byte = |pair: &[u32]| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8;
    digits.chunks(2).map(byte).collect()
}
