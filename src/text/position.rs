//! Byte offsets of an original text to lines and columns.
//!
//! Invariant: a column counts the graphemes that end at or before the offset, so an offset inside a grapheme has the
//! column of that grapheme, and no answer depends on the encoding of the file.

use memchr::{memchr_iter, memchr2};
use unicode_segmentation::UnicodeSegmentation;

/// A place in an original text, as editors count it. Lines end at LF, CRLF or a lone CR; everything is 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// 1-based line.
    pub line: usize,
    /// 1-based column in graphemes: what a reader sees as characters.
    pub column: usize,
    /// 1-based column in UTF-16 code units, as editor protocols count.
    pub utf16: usize,
    /// 1-based column in bytes of UTF-8, whatever the encoding of the file.
    pub utf8: usize,
}

/// How many bytes of a long line a look-up walks at most, give or take one grapheme.
const STRIDE: usize = 128;

/// A shorter line is counted from its start: that costs less than to keep places within it.
const LONG: usize = 1_024;

/// A grapheme boundary where counting can start again.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    byte: usize,
    line: usize,
    line_start: usize,
    /// Graphemes and UTF-16 units from the line's start to here.
    graphemes: usize,
    utf16: usize,
    /// UTF-16 units from the text's start to here.
    utf16_total: usize,
}

/// Checkpoints at every line start and within long lines.
#[derive(Clone, Debug)]
pub(super) struct LineIndex {
    checkpoints: Vec<Checkpoint>,
}

impl LineIndex {
    /// Goes over `text` once.
    pub(super) fn new(text: &str) -> Self {
        let mut checkpoints = Vec::new();
        let mut here = Checkpoint { byte: 0, line: 1, line_start: 0, graphemes: 0, utf16: 0, utf16_total: 0 };
        loop {
            checkpoints.push(here);
            let rest = text.get(here.byte..).unwrap_or_default();
            let (line, line_break) = split_line(rest);
            mark_long_line(line, &mut here, &mut checkpoints);
            if line_break == 0 {
                return Self { checkpoints };
            }
            let next = here.byte + line_break;
            let utf16_total = here.utf16_total + line_break;
            here =
                Checkpoint { byte: next, line: here.line + 1, line_start: next, graphemes: 0, utf16: 0, utf16_total };
        }
    }

    /// The position of the byte `offset` of `text`, the text this index was built from.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let Some((from, before)) = self.nearest(text, offset) else {
            return Position { line: 1, column: 1, utf16: 1, utf8: 1 };
        };
        let rest = text.get(from.byte..).unwrap_or_default();
        let inside = split_line(before).0.len();
        // The next character counts too: it may be a mark that makes the offset lie inside a grapheme.
        let next = rest.get(before.len()..).and_then(|after| after.chars().next());
        let simple = is_simple(before);
        let steps = if simple && next.is_none_or(is_simple_char) {
            before.get(..inside).unwrap_or_default().chars().count()
        } else {
            rest.grapheme_indices(true).take_while(|(start, grapheme)| start + grapheme.len() <= inside).count()
        };
        let units = if simple { before.chars().count() } else { utf16_len(before) };
        Position {
            line: from.line,
            column: from.graphemes + steps + 1,
            utf16: from.utf16 + units + 1,
            utf8: offset - from.line_start + 1,
        }
    }

    /// How many UTF-16 units stand before the byte `offset`.
    pub(super) fn utf16_offset(&self, text: &str, offset: usize) -> usize {
        self.nearest(text, offset).map_or(0, |(from, before)| from.utf16_total + utf16_len(before))
    }

    /// The last checkpoint at or before `offset`, and the text from there to `offset`.
    fn nearest<'t>(&self, text: &'t str, offset: usize) -> Option<(Checkpoint, &'t str)> {
        let after = self.checkpoints.partition_point(|checkpoint| checkpoint.byte <= offset);
        let from = *self.checkpoints.get(after.checked_sub(1)?)?;
        Some((from, text.get(from.byte..offset)?))
    }
}

/// The first line of `text` without its break, and the bytes that the break has (0 at the text's end).
fn split_line(text: &str) -> (&str, usize) {
    let Some(end) = memchr2(b'\n', b'\r', text.as_bytes()) else { return (text, 0) };
    let length = if text.get(end..end + 2) == Some("\r\n") { 2 } else { 1 };
    (text.get(..end).unwrap_or_default(), length)
}

/// Moves `here` to the end of its `line`, leaving a checkpoint every [`STRIDE`] bytes.
fn mark_long_line(line: &str, here: &mut Checkpoint, checkpoints: &mut Vec<Checkpoint>) {
    let mut last = here.byte;
    let mut advance = |here: &mut Checkpoint, part: &str, graphemes: usize, units: usize| {
        here.byte += part.len();
        here.graphemes += graphemes;
        here.utf16 += units;
        here.utf16_total += units;
        if here.byte - last >= STRIDE {
            last = here.byte;
            checkpoints.push(*here);
        }
    };
    if line.len() < LONG {
        here.byte += line.len();
        here.utf16_total += utf16_len(line);
    } else if is_simple(line) {
        let mut rest = line;
        while !rest.is_empty() {
            let cut = (STRIDE..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
            let (part, tail) = rest.split_at_checked(cut).unwrap_or((rest, ""));
            // Each of these letters is one grapheme and one unit.
            let letters = part.chars().count();
            advance(here, part, letters, letters);
            rest = tail;
        }
    } else {
        for grapheme in line.graphemes(true) {
            advance(here, grapheme, 1, utf16_len(grapheme));
        }
    }
}

/// Whether every character is [simple](is_simple_char), told by its first bytes.
fn is_simple(text: &str) -> bool {
    let bytes = text.as_bytes();
    // No byte inside a character is as great as a first one. Without a branch, so that many bytes are compared at once.
    let odd = bytes.iter().zip(bytes.get(1..).unwrap_or_default()).fold(0, |odd, (&first, &second)| {
        let latin = first < 0xCC;
        let vietnamese = (first == 0xE1) & (second & 0xFE == 0xBA);
        let punctuation = (first == 0xE2) & (second == 0x80);
        odd | u8::from(!(latin | vietnamese | punctuation))
    });
    odd == 0 && memchr_iter(0xE2, bytes).all(|at| matches!(bytes.get(at + 2), Some(0x90..=0xA7)))
}

/// Whether the character is a grapheme by itself among others of its kind (line breaks are split off before).
fn is_simple_char(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1E80}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

/// How many UTF-16 units `text` takes: characters of four bytes take two.
fn utf16_len(text: &str) -> usize {
    text.chars().count() + text.bytes().filter(|&byte| byte >= 0xF0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, line: usize, column: usize, utf16: usize, utf8: usize) {
        let at = text.find(needle).unwrap();
        assert_eq!(LineIndex::new(text).position(text, at), Position { line, column, utf16, utf8 }, "{text:?}");
    }

    #[test]
    fn counts_lines_graphemes_and_units() {
        check("năm 1", "1", 1, 5, 5, 6);
        check("a\r\nb\rc\nd 1", "1", 4, 3, 3, 3);
        check("👨\u{200D}👩\u{200D}👧 1", "1", 1, 3, 10, 20);
        check("🇻🇳🇻🇳1", "1", 1, 3, 9, 17);
        check("Vie\u{323}\u{302}t 1", "1", 1, 6, 8, 10);
        check("\n\n1", "1", 3, 1, 1, 1);
        check("1", "1", 1, 1, 1, 1);
        check(&format!("{}1", "ấ".repeat(5000)), "1", 1, 5001, 5001, 15001);
        check(&format!("{}1", "🇻🇳".repeat(5000)), "1", 1, 5001, 20001, 40001);
    }

    #[test]
    fn bytes_tell_the_simple_characters() {
        for c in ('\0'..'\u{3000}').chain('\u{1F000}'..'\u{1F010}') {
            assert_eq!(is_simple(c.encode_utf8(&mut [0; 4])), is_simple_char(c), "{c:?}");
        }
    }

    #[test]
    fn an_offset_inside_a_grapheme_has_its_column() {
        let text = "ae\u{301}b";
        assert_eq!(LineIndex::new(text).position(text, 2).column, 2);
        let broken = "a\r\nb";
        assert_eq!(LineIndex::new(broken).position(broken, 2).column, 2);
    }
}
