//! A sentence and its cited places to the lines that show them: the whole sentence when it is short, else one window a
//! place. Invariant: every cited place is shown, and the work done is bounded by the windows, not by the sentence.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::report::Palette;
use crate::report::layout::{Cell, carets, cells, paint_line, width_of, wrap};
use crate::report::paint::Ink;

/// Columns of context on each side of a cited place.
const CONTEXT: usize = 28;
/// A gap of fewer bytes between two windows is shown instead of "…".
const SMALL_GAP: usize = 6;
/// A cited place of more columns is shown by its two ends.
const LONG_PLACE: usize = 120;

/// A cited place of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Cite {
    /// Its bytes in the sentence.
    pub(crate) range: Range<usize>,
    /// Its colour.
    pub(crate) ink: Ink,
}

/// One line of an excerpt, and the carets under it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The text.
    pub(crate) text: String,
    /// The carets, where something is cited.
    pub(crate) carets: Option<String>,
}

/// Shows `cites` in `sentence` on lines of `width` columns.
pub(crate) fn excerpt(sentence: &str, cites: &[Cite], width: usize, palette: Palette) -> Vec<Row> {
    let cites: Vec<Cite> = cites.iter().map(|c| snapped(sentence, c)).collect();
    let windows = if fits(sentence, width * 2) {
        std::iter::once(0..sentence.len()).collect()
    } else {
        windows(sentence, &cites)
    };
    let cells = windowed(sentence, &windows, &cites);
    wrap(&cells, width)
        .into_iter()
        .filter_map(|line| cells.get(line))
        .map(|line| Row { text: paint_line(line, palette), carets: carets(line, palette) })
        .collect()
}

/// Whether `text` takes at most `columns`.
fn fits(text: &str, columns: usize) -> bool {
    let mut left = columns;
    text.graphemes(true).all(|g| match left.checked_sub(width_of(g)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    })
}

/// A cite that starts and ends between graphemes and holds at least one.
fn snapped(text: &str, cite: &Cite) -> Cite {
    let start = grapheme_start(text, cite.range.start.min(text.len()));
    let end = cite.range.end.clamp(start, text.len());
    let end = if end > start && grapheme_start(text, end) == end { end } else { grapheme_end(text, end) };
    Cite { range: start..end, ink: cite.ink }
}

/// The start of the grapheme that byte `at` is in.
fn grapheme_start(text: &str, at: usize) -> usize {
    let at = (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

/// The end of the grapheme that starts at or holds byte `at`.
fn grapheme_end(text: &str, at: usize) -> usize {
    let start = grapheme_start(text, at);
    let length = text.get(start..).and_then(|rest| rest.graphemes(true).next()).map_or(0, str::len);
    start + length
}

/// One window a cited place, in order, neighbours joined.
fn windows(text: &str, cites: &[Cite]) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = cites.iter().flat_map(|c| around(text, &c.range)).collect();
    windows.sort_by_key(|w| (w.start, w.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match joined.last_mut() {
            Some(last) if window.start <= last.end + SMALL_GAP => last.end = last.end.max(window.end),
            _ => joined.push(window),
        }
    }
    joined
}

/// A cited place with its context; a very long one is shown by its two ends.
fn around(text: &str, place: &Range<usize>) -> Vec<Range<usize>> {
    let start = context_before(text, place.start);
    let end = context_after(text, place.end);
    match text.get(place.clone()) {
        Some(cited) if !fits(cited, LONG_PLACE) => {
            vec![start..context_after(text, place.start), context_before(text, place.end)..end]
        }
        _ => std::iter::once(start..end).collect(),
    }
}

/// Where the context before byte `at` begins: at a word, if there is one within reach.
fn context_before(text: &str, at: usize) -> usize {
    let Some(before) = text.get(..at) else { return at };
    let mut left = CONTEXT;
    let mut reached = at;
    let mut word = None;
    for (i, grapheme) in before.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(width_of(grapheme)) else { return word.unwrap_or(reached) };
        if grapheme.chars().all(char::is_whitespace) {
            word = Some(reached);
        }
        (left, reached) = (rest, i);
    }
    0
}

/// Where the context after byte `at` ends: after a word, if there is one within reach.
fn context_after(text: &str, at: usize) -> usize {
    let Some(after) = text.get(at..) else { return at };
    let mut left = CONTEXT;
    let mut word = None;
    for (i, grapheme) in after.grapheme_indices(true) {
        let Some(rest) = left.checked_sub(width_of(grapheme)) else { return word.unwrap_or(at + i) };
        if grapheme.chars().all(char::is_whitespace) {
            word = Some(at + i);
        }
        left = rest;
    }
    text.len()
}

/// The cells of the windows, "…" where text is left out.
fn windowed<'t>(text: &'t str, windows: &[Range<usize>], cites: &[Cite]) -> Vec<Cell<'t>> {
    let mut out = Vec::new();
    let mut shown = 0;
    for window in windows {
        if window.start > shown {
            out.extend(cells(if out.is_empty() { "… " } else { " … " }));
        }
        let Some(slice) = text.get(window.clone()) else { continue };
        out.extend(slice.grapheme_indices(true).map(|(i, g)| {
            let at = window.start + i;
            let cite = cites.iter().find(|c| c.range.contains(&at));
            Cell::new(g).marked(cite.map(|c| c.ink))
        }));
        shown = window.end;
    }
    if shown < text.len() {
        out.extend(cells(" …"));
    }
    out
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// The rows for all places of `needle`, one under the other.
    fn shown(text: &str, needle: &str, width: usize) -> String {
        let cites: Vec<Cite> = text
            .match_indices(needle)
            .map(|(at, found)| Cite { range: at..at + found.len(), ink: Ink::Related })
            .collect();
        let rows = excerpt(text, &cites, width, Palette::Plain);
        rows.into_iter().flat_map(|row| [Some(row.text), row.carets]).flatten().collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn decomposed_letters_take_one_column() {
        let filler = "những ruộng lúa chín vàng trải dài đến tận chân núi phía xa, ".repeat(5);
        let text = format!("Thửa 15 ở đầu làng, {filler}thửa 15 ở cuối làng, {filler}hết.");
        let decomposed: String = text.nfd().collect();
        for width in 20..90 {
            let recomposed: String = shown(&decomposed, "15", width).nfc().collect();
            assert_eq!(recomposed, shown(&text, "15", width));
        }
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter() {
        let text = "e\u{302}\u{301}".repeat(300);
        let cite = Cite { range: 452..453, ink: Ink::Related };
        for row in excerpt(&text, &[cite], 20, Palette::Plain) {
            let first = row.text.chars().find(|c| !matches!(c, '…' | ' ')).unwrap_or('e');
            assert_eq!(first, 'e', "{row:?}");
        }
    }

    #[test]
    fn a_joined_emoji_takes_two_columns() {
        assert_eq!(shown("👨‍👩‍👧 👍🏽 15 hộ", "15", 80), "👨‍👩‍👧 👍🏽 15 hộ\n      ^^");
    }

    #[test]
    fn nothing_of_a_text_steers_the_terminal() {
        insta::assert_snapshot!(shown("Có \u{1b}[31m15 hộ,\t\u{202e}15 xã\r\nvà 15 huyện", "15", 80), @r"
    Có �[31m15 hộ, �15 xã và 15 huyện
            ^^      ^^       ^^
    ");
    }

    #[test]
    fn a_long_place_is_shown_by_its_ends() {
        let list = "lúa 15 ha, ".repeat(60);
        let text = format!("Cả xã trồng {list}hết vụ.");
        insta::assert_snapshot!(shown(&text, &list, 80), @r"
    Cả xã trồng lúa 15 ha, lúa 15 ha, lúa … ha, lúa 15 ha, lúa 15 ha, hết vụ.
                ^^^^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
    }
}
