//! Bytes of a file to text: UTF-8 with or without a byte-order mark, UTF-16 with one, older encodings where asked for.
//!
//! Invariant: what is decoded holds exactly the characters of the file, and nothing is guessed: an older encoding is
//! read only where the caller names it.

use memchr::memchr;
use thiserror::Error;

use super::legacy;
use super::offsets::OffsetMap;

/// Why bytes could not be read as text. Offsets are 0-based bytes of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// A byte that cannot stand where it stands in UTF-8.
    #[error("byte {offset} (0x{byte:02X}) is not valid UTF-8; save the file as UTF-8")]
    InvalidUtf8 {
        /// Where the invalid sequence begins.
        offset: usize,
        /// Its first byte.
        byte: u8,
    },
    /// A NUL: a binary file, or UTF-16 or UTF-32 that does not say so.
    #[error("byte {offset} is NUL, so this is not plain text; give a text file saved as UTF-8")]
    Binary {
        /// Where the first NUL stands.
        offset: usize,
    },
    /// UTF-16 that ends in the middle of a code unit.
    #[error("the file is UTF-16 but has an odd number of bytes ({length}), so it is cut off; save it again as UTF-8")]
    OddUtf16 {
        /// Length of the file in bytes.
        length: usize,
    },
    /// UTF-16 with one half of a surrogate pair.
    #[error("byte {offset} (0x{unit:04X}) is an unpaired UTF-16 surrogate; save the file again as UTF-8")]
    UnpairedSurrogate {
        /// Where the code unit begins.
        offset: usize,
        /// The code unit.
        unit: u16,
    },
    /// More text than a [`Span`](crate::text::Span) can point into.
    #[error("the text has {length} bytes, more than the 4294967295 that can be checked at once; split the file")]
    TooLong {
        /// Length of the decoded text in bytes of UTF-8.
        length: usize,
    },
}

/// An encoding that a file is said to be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8, or UTF-16 with a byte-order mark.
    #[default]
    Utf8,
    /// TCVN 5712:1993, which the ABC fonts (.VnTime) use.
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// RFC 1456.
    Viscii,
    /// Code page 1258 of Windows.
    Windows1258,
}

impl Charset {
    /// Its name, as it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "utf-8",
            Charset::Tcvn3 => "tcvn3",
            Charset::Vni => "vni",
            Charset::Viscii => "viscii",
            Charset::Windows1258 => "windows-1258",
        }
    }
}

/// How the bytes of a file hold its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, after a byte-order mark of `bom` bytes (0 or 3).
    Utf8 { bom: usize },
    /// UTF-16 in either byte order, after a byte-order mark of 2 bytes.
    Utf16,
    /// An older encoding: where each character of the text lies among the bytes.
    Legacy(OffsetMap),
}

/// The text of a file, and how its bytes hold it.
#[derive(Clone, Debug)]
pub struct Source {
    pub(super) text: String,
    pub(super) encoding: Encoding,
}

impl Source {
    /// Reads UTF-8, with or without a byte-order mark, or UTF-16 with one.
    ///
    /// # Errors
    ///
    /// When the bytes are not such a text; the error says which byte is wrong and what to do.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let (text, encoding) = decode(bytes)?;
        Ok(Self { text, encoding })
    }

    /// Reads bytes in `charset`. A file that shows itself to be Unicode is read as such all the same, so that a folder
    /// of old and new files can be read at once.
    ///
    /// # Errors
    ///
    /// As [`Source::decode`].
    pub fn decode_as(bytes: &[u8], charset: Charset) -> Result<Self, DecodeError> {
        let unicode = Self::decode(bytes);
        let bom = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let (text, map) = match (&unicode, charset) {
            (_, Charset::Utf8) | (Err(DecodeError::Binary { .. } | DecodeError::TooLong { .. }), _) => return unicode,
            (Ok(source), _) if source.encoding == Encoding::Utf16 || legacy::is_unicode(&source.text) => {
                return unicode;
            }
            (Ok(source), _) => legacy::decode(charset, source.text.chars().map(|c| (c, c.len_utf8())), bom),
            (Err(_), _) => legacy::decode(charset, bytes.iter().map(|&byte| (char::from(byte), 1)), 0),
        };
        Ok(Self { text, encoding: Encoding::Legacy(map) })
    }

    /// A text that is decoded already and has no byte-order mark.
    pub fn of_text(text: String) -> Self {
        Self { text, encoding: Encoding::Utf8 { bom: 0 } }
    }

    /// Whether the file holds UTF-16.
    pub fn is_utf16(&self) -> bool {
        self.encoding == Encoding::Utf16
    }

    /// The text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The text of a file, without its byte-order mark, and how it was held.
fn decode(bytes: &[u8]) -> Result<(String, Encoding), DecodeError> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, units @ ..] => (decode_utf16(units, u16::from_le_bytes)?, Encoding::Utf16),
        [0xFE, 0xFF, units @ ..] => (decode_utf16(units, u16::from_be_bytes)?, Encoding::Utf16),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (decode_utf8(rest, 3)?, Encoding::Utf8 { bom: 3 }),
        rest => (decode_utf8(rest, 0)?, Encoding::Utf8 { bom: 0 }),
    };
    if u32::try_from(text.len()).is_err() {
        Err(DecodeError::TooLong { length: text.len() })
    } else {
        Ok((text, encoding))
    }
}

fn decode_utf8(bytes: &[u8], bom: usize) -> Result<String, DecodeError> {
    if let Some(offset) = memchr(0, bytes) {
        return Err(DecodeError::Binary { offset: bom + offset });
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let offset = error.valid_up_to();
            let byte = bytes.get(offset).copied().unwrap_or_default();
            Err(DecodeError::InvalidUtf8 { offset: bom + offset, byte })
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(DecodeError::OddUtf16 { length: bytes.len() + 2 });
    }
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match decoded {
            Ok('\0') => return Err(DecodeError::Binary { offset }),
            Ok(found) => {
                text.push(found);
                offset += 2 * found.len_utf16();
            }
            Err(error) => return Err(DecodeError::UnpairedSurrogate { offset, unit: error.unpaired_surrogate() }),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let got = match decode(bytes) {
            Ok((text, encoding)) => format!("{text} {encoding:?}"),
            Err(error) => error.to_string(),
        };
        assert_eq!(got, expected);
    }

    #[test]
    fn decodes_or_says_where_and_what_to_do() {
        check("số".as_bytes(), "số Utf8 { bom: 0 }");
        check(b"\xEF\xBB\xBFa", "a Utf8 { bom: 3 }");
        check(b"\xFF\xFE1\0", "1 Utf16");
        check(b"\xFE\xFF\x1E\xD1", "ố Utf16");
        check(b"", " Utf8 { bom: 0 }");
        check(b"gia t\xE1ng", "byte 5 (0xE1) is not valid UTF-8; save the file as UTF-8");
        check(b"\xEF\xBB\xBFab\xE1\xBB", "byte 5 (0xE1) is not valid UTF-8; save the file as UTF-8");
        check(b"PK\0\x01", "byte 2 is NUL, so this is not plain text; give a text file saved as UTF-8");
        check(b"\xFF\xFE\0\0a\0\0\0", "byte 2 is NUL, so this is not plain text; give a text file saved as UTF-8");
        check(
            b"\xFF\xFEa",
            "the file is UTF-16 but has an odd number of bytes (3), so it is cut off; save it again as UTF-8",
        );
        check(b"\xFF\xFEa\0\0\xD8", "byte 4 (0xD800) is an unpaired UTF-16 surrogate; save the file again as UTF-8");
    }
}
