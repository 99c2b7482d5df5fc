//! A table of figures in a text file to cells: parted by semicolons, commas or tabs, quoted as spreadsheets do.
//!
//! Invariant: every character of a cell is seen as it is written, but for the quotes around it.

use super::FormatError;
use crate::text::{Draft, Drafted};

/// What may part cells, likeliest first: where figures have a decimal comma, commas do not part them.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// Reads a whole file as one table.
pub(super) fn draft(source: &str) -> Result<Drafted, FormatError> {
    let mut reader = Reader { draft: Draft::new(source), bytes: source.as_bytes(), delimiter: delimiter(source) };
    reader.draft.start_table();
    let mut at = 0;
    while at < source.len() {
        at = reader.row(at);
    }
    reader.draft.end_table();
    Ok(reader.draft.finish())
}

/// The delimiter that stands most often in the first line.
fn delimiter(source: &str) -> u8 {
    let line = source.lines().next().unwrap_or_default();
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    let most = DELIMITERS.iter().rev().max_by_key(|delimiter| count(**delimiter));
    most.copied().unwrap_or(b';')
}

struct Reader<'s> {
    draft: Draft<'s>,
    bytes: &'s [u8],
    delimiter: u8,
}

impl Reader<'_> {
    /// Reads the row that starts at `from`, and returns where the next one does.
    fn row(&mut self, from: usize) -> usize {
        if let Some(next) = self.line_break(from) {
            return next;
        }
        self.draft.start_row();
        let mut at = from;
        loop {
            self.draft.start_cell(Default::default(), Default::default());
            at = if self.bytes.get(at) == Some(&b'"') { self.quoted(at + 1) } else { at };
            let end = self.end_of_cell(at);
            self.draft.flow(at..end);
            match self.bytes.get(end) {
                Some(byte) if *byte == self.delimiter => at = end + 1,
                _ => return self.line_break(end).unwrap_or(end),
            }
        }
    }

    /// Where the line after a break at `at` begins; none where there is no break.
    fn line_break(&self, at: usize) -> Option<usize> {
        match self.bytes.get(at..)? {
            [b'\r', b'\n', ..] => Some(at + 2),
            [b'\r' | b'\n', ..] => Some(at + 1),
            _ => None,
        }
    }

    fn end_of_cell(&self, from: usize) -> usize {
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// Reads what stands between quotes, and returns the place behind the closing one.
    fn quoted(&mut self, from: usize) -> usize {
        let mut at = from;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let end = at + memchr::memchr(b'"', rest).unwrap_or(rest.len());
            self.draft.copy(at..end);
            if self.bytes.get(end + 1) != Some(&b'"') {
                return (end + 1).min(self.bytes.len());
            }
            self.draft.replace(end..end + 2, "\"");
            at = end + 2;
        }
    }
}
