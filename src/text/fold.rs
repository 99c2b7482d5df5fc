//! Original text to clean text: NFC, one kind of space and line break, nothing invisible, plain digits.
//!
//! Invariant: folding a clean text changes nothing, and text that needs no change is found by one scan of its bytes.

use std::iter;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class as combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::offsets::OffsetMap;

/// What folding does to one character, before composition.
enum Change {
    Keep,
    Remove,
    Replace(char),
}

/// The clean form of `original` and the map back to it, or nothing when it is clean already.
pub(super) fn fold(original: &str) -> Option<(String, OffsetMap)> {
    let mut folder = Folder { original, clean: String::new(), copied: 0, map: OffsetMap::default() };
    let mut at = 0;
    while let Some(found) = next_candidate(original.as_bytes(), at) {
        at = folder.fold_at(found);
    }
    if folder.map.is_identity() {
        return None;
    }
    folder.copy_until(original.len());
    Some((folder.clean, folder.map))
}

struct Folder<'a> {
    original: &'a str,
    clean: String,
    /// How many bytes of the original already have their clean form.
    copied: usize,
    map: OffsetMap,
}

impl Folder<'_> {
    /// Handles the character at `at`, and returns where to go on.
    fn fold_at(&mut self, at: usize) -> usize {
        let Some(found) = slice(self.original, at..self.original.len()).chars().next() else {
            return self.original.len();
        };
        let end = at + found.len_utf8();
        match change(found) {
            // A mark after an invisible character still belongs to the letter before it.
            Change::Remove => match self.previous_start(at) {
                start if start < at && self.run_end(end) > end => self.compose(start, end),
                _ => self.edit(at..end, ""),
            },
            Change::Replace(_) if found == '\r' && slice(self.original, end..end + 1) == "\n" => {
                self.edit(at..end + 1, "\n")
            }
            Change::Replace(' ') => self.edit(at..end, " "),
            Change::Replace('\n') => self.edit(at..end, "\n"),
            // A mark may follow a full-width letter.
            Change::Replace(_) => self.compose(at, end),
            Change::Keep => match Composition::of(found) {
                Composition::Stable => end,
                Composition::Changes => self.compose(at, end),
                Composition::Continues => self.compose(self.previous_start(at), end),
            },
        }
    }

    /// Where the last character before `at` begins that no edit has taken yet, else `at`.
    fn previous_start(&self, at: usize) -> usize {
        let open = slice(self.original, self.copied..at);
        open.char_indices().next_back().map_or(at, |(start, _)| self.copied + start)
    }

    /// The end of the marks that follow `from`, with the invisible characters between them.
    fn run_end(&self, from: usize) -> usize {
        let mut run_end = from;
        for (offset, next) in slice(self.original, from..self.original.len()).char_indices() {
            match change(next) {
                Change::Remove => {}
                Change::Keep if matches!(Composition::of(next), Composition::Continues) => {
                    run_end = from + offset + next.len_utf8();
                }
                _ => break,
            }
        }
        run_end
    }

    /// Folds the run that begins at `start` and holds at least `start..end`, with the marks that follow it.
    fn compose(&mut self, start: usize, end: usize) -> usize {
        let run_end = self.run_end(end);
        let run = slice(self.original, start..run_end);
        let folded: String = run
            .chars()
            .filter_map(|c| match change(c) {
                Change::Keep => Some(c),
                Change::Remove => None,
                Change::Replace(with) => Some(with),
            })
            .nfc()
            .collect();
        if folded == run { run_end } else { self.edit(start..run_end, &folded) }
    }

    fn copy_until(&mut self, end: usize) {
        self.clean.push_str(slice(self.original, self.copied..end));
        self.copied = end;
    }

    /// Puts `folded` in the place of `original`, and returns the end of that place.
    fn edit(&mut self, original: Range<usize>, folded: &str) -> usize {
        if self.map.is_identity() {
            self.clean.reserve(self.original.len());
        }
        self.copy_until(original.start);
        let start = self.clean.len();
        self.clean.push_str(folded);
        self.map.push(start..self.clean.len(), original.clone());
        self.copied = original.end;
        original.end
    }
}

/// What folding does to one character by itself, before composition.
fn change(found: char) -> Change {
    match found {
        '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Change::Replace(' ')
        }
        '\r' | '\u{2028}' | '\u{2029}' => Change::Replace('\n'),
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {
            Change::Remove
        }
        '\u{2066}'..='\u{2069}' => Change::Remove,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(found) - 0xFEE0).map_or(Change::Keep, Change::Replace),
        _ => Change::Keep,
    }
}

/// How a character behaves under canonical composition.
enum Composition {
    /// Starts a run and is its own composed form.
    Stable,
    /// Starts a run, but its composed form is another character.
    Changes,
    /// May join with, or be ordered among, what stands before it.
    Continues,
}

impl Composition {
    fn of(found: char) -> Self {
        if matches!(found, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}') {
            return Self::Stable;
        }
        if is_nfc_quick(iter::once(found)) == IsNormalized::Yes {
            return if combining_class(found) == 0 { Self::Stable } else { Self::Continues };
        }
        // The first character of the decomposition decides whether anything before it can be drawn in.
        let mut first = None;
        decompose_canonical(found, |part| {
            first.get_or_insert(part);
        });
        let first = first.unwrap_or(found);
        if combining_class(first) == 0 && is_nfc_quick(iter::once(first)) == IsNormalized::Yes {
            Self::Changes
        } else {
            Self::Continues
        }
    }
}

/// The first place at or after `from` whose character may need work.
///
/// Nearly all text needs none, so this looks at bytes in blocks that the compiler turns into vector instructions.
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = from;
    while let (Some(block), Some(next)) = (bytes.get(at..at + BLOCK), bytes.get(at + 1..at + 1 + BLOCK)) {
        if block.iter().zip(next).fold(false, |any, (&byte, &next)| any | is_candidate(byte, next)) {
            break;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..)?;
    let follow = rest.iter().skip(1).copied().chain(iter::once(0));
    rest.iter().zip(follow).position(|(&byte, next)| is_candidate(byte, next)).map(|offset| at + offset)
}

/// Whether a character that begins with these bytes may need work: not ASCII other than TAB and CR, not U+00C0..U+02FF,
/// and not U+1E80..U+1EFF, where the Vietnamese letters live. Continuation bytes lie below all lead bytes.
fn is_candidate(byte: u8, next: u8) -> bool {
    let vietnamese = (byte == 0xE1) & (next & 0xFE == 0xBA);
    (byte == b'\t') | (byte == b'\r') | (byte == 0xC2) | ((byte >= 0xCC) & !vietnamese)
}

fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, clean: &str) {
        let folded = fold(original);
        assert_eq!(folded.is_none(), original == clean, "{original:?}");
        assert_eq!(folded.map_or(original.to_owned(), |(text, _)| text), clean);
    }

    #[test]
    fn folds_to_one_form() {
        check("Giá vàng tăng 1,5% – “kỷ lục”… 25°C, 30 m²", "Giá vàng tăng 1,5% – “kỷ lục”… 25°C, 30 m²");
        check("1\u{A0}234\u{202F}đồng\t\u{3000}x", "1 234 đồng  x");
        check("a\r\nb\rc\n\rd\u{2028}e", "a\nb\nc\n\nd\ne");
        check("\u{FEFF}1\u{200B}2\u{AD}3\u{2066}4", "1234");
        check("12,5%", "12,5%");
        check("Ti\u{0065}\u{0302}\u{0301}ng Vie\u{323}\u{302}t", "Tiếng Việt");
        check("e\u{200B}\u{302}\u{200D}\u{301}\u{200B}.", "ế.");
        check("\u{1112}\u{1161}\u{11AB}", "한");
        check("\u{FF25}\u{301}", "É");
        check("\u{200B}\u{301}x", "\u{301}x");
        check("\u{212A}\u{301}m", "\u{1E30}m");
        check("", "");
    }
}
