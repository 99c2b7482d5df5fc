//! Paths to bytes, unpacked, as a whole or line by line.
//!
//! Invariant: however large a file or a line is, no more of it than the limits is in memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::cli::kind::Packing;
use crate::cli::walk::STDIN;
use crate::format::{FormatError, MOST_BYTES};
use crate::report::Trouble;

/// The longest line of a file of records, in bytes; also the longest row of a table.
pub(super) const MOST_LINE: usize = 64 << 20;

/// The whole of the file at `path`.
pub(super) fn whole(path: &Path, packing: Packing) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let mut limited = stream(path, packing)?.take(MOST_BYTES as u64 + 1);
    limited.read_to_end(&mut bytes).map_err(|error| of_io(&error))?;
    if bytes.len() > MOST_BYTES {
        return Err(Trouble::Format(FormatError::TooLarge { what: path.to_string_lossy().into_owned() }));
    }
    Ok(bytes)
}

/// The bytes of the file at `path`, as they come.
pub(super) fn stream(path: &Path, packing: Packing) -> Result<Box<dyn BufRead>, Trouble> {
    let packed: Box<dyn Read> = if path.as_os_str() == STDIN {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| of_io(&error))?)
    };
    unpacked(packed, packing)
}

#[cfg(feature = "formats")]
fn unpacked(packed: Box<dyn Read>, packing: Packing) -> Result<Box<dyn BufRead>, Trouble> {
    Ok(match packing {
        Packing::Plain => Box::new(BufReader::new(packed)),
        Packing::Gzip => Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(BufReader::new(packed)))),
        Packing::Zstd => {
            let decoder = ruzstd::decoding::StreamingDecoder::new(BufReader::new(packed));
            Box::new(BufReader::new(decoder.map_err(|error| Trouble::Unpacking(error.to_string()))?))
        }
    })
}

#[cfg(not(feature = "formats"))]
fn unpacked(packed: Box<dyn Read>, packing: Packing) -> Result<Box<dyn BufRead>, Trouble> {
    match packing {
        Packing::Plain => Ok(Box::new(BufReader::new(packed))),
        Packing::Gzip | Packing::Zstd => Err(Trouble::NotBuilt),
    }
}

/// One line of a stream.
pub(super) enum Line {
    /// Its bytes, line break included.
    Whole(Vec<u8>),
    /// More than [`MOST_LINE`]; it was passed over.
    TooLong,
    /// There is none left.
    End,
}

/// Reads the next line.
pub(super) fn line(reader: &mut dyn BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    let mut fits = true;
    let mut any = false;
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', available).map(|at| at + 1);
        let taken = end.unwrap_or(available.len());
        any |= taken > 0;
        if fits && bytes.len() + taken > MOST_LINE {
            fits = false;
            bytes = Vec::new();
        }
        if fits {
            bytes.extend_from_slice(available.get(..taken).unwrap_or_default());
        }
        reader.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(match (any, fits) {
                (false, _) => Line::End,
                (true, true) => Line::Whole(bytes),
                (true, false) => Line::TooLong,
            });
        }
    }
}

/// Why the system did not read.
pub(super) fn of_io(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::NotFound => Trouble::NotFound,
        io::ErrorKind::PermissionDenied => Trouble::Denied,
        // What unpacking reports of damaged data.
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Trouble::Unpacking(error.to_string())
        }
        _ => Trouble::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beyond_the_limit_is_passed_over_and_the_next_is_read() {
        let long = io::repeat(b'a').take(MOST_LINE as u64 + 1).chain(&b"\nb\n\nc"[..]);
        let mut reader = BufReader::new(long);
        let mut seen = String::new();
        loop {
            match line(&mut reader).unwrap() {
                Line::Whole(bytes) => seen.push_str(&String::from_utf8(bytes).unwrap()),
                Line::TooLong => seen.push('!'),
                Line::End => break,
            }
        }
        assert_eq!(seen, "!b\n\nc");
    }
}
