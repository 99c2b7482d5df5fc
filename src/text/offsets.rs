//! Clean byte offsets to original byte offsets.
//!
//! Invariant: edits are in order, do not overlap in either text, and between two edits both texts are the same bytes.

use std::ops::Range;

/// A place where folding changed something: `clean` replaced `original`. A removed character has an empty `clean`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    clean_start: u32,
    clean_end: u32,
    original_start: u32,
    original_end: u32,
}

/// Maps byte ranges of a clean text to byte ranges of the original it was folded from; empty when they are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OffsetMap {
    edits: Vec<Edit>,
}

impl OffsetMap {
    /// Records that `original` became `clean`. Edits must come in order; neighbouring removals are joined.
    pub(super) fn push(&mut self, clean: Range<usize>, original: Range<usize>) {
        let edit = Edit {
            clean_start: narrow(clean.start),
            clean_end: narrow(clean.end),
            original_start: narrow(original.start),
            original_end: narrow(original.end),
        };
        match self.edits.last_mut() {
            Some(last)
                if clean.is_empty()
                    && last.clean_start == edit.clean_start
                    && last.clean_end == edit.clean_start
                    && last.original_end == edit.original_start =>
            {
                last.original_end = edit.original_end;
            }
            _ => self.edits.push(edit),
        }
    }

    /// Whether the clean text is the original, byte for byte.
    pub(super) fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The smallest original range that covers the clean range: a range inside a composed run maps to the whole run,
    /// removed characters count when they lie inside and not when they lie at an edge.
    pub(super) fn original(&self, clean: Range<usize>) -> Range<usize> {
        let start = self.original_start(clean.start);
        let end = if clean.start < clean.end { self.original_end(clean.end) } else { start };
        start..end.max(start)
    }

    /// The clean offset of the original offset: the start of what a folded run became, for an offset inside one.
    pub(super) fn clean(&self, original: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.original_start as usize <= original);
        match before.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => original,
            Some(edit) if edit.original_end as usize > original => edit.clean_start as usize,
            Some(edit) => edit.clean_end as usize + (original - edit.original_end as usize),
        }
    }

    fn original_start(&self, offset: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.clean_start as usize <= offset);
        match before.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => offset,
            Some(edit) if edit.clean_end as usize > offset => edit.original_start as usize,
            Some(edit) => edit.original_end as usize + (offset - edit.clean_end as usize),
        }
    }

    fn original_end(&self, offset: usize) -> usize {
        let before = self.edits.partition_point(|edit| (edit.clean_start as usize) < offset);
        match before.checked_sub(1).and_then(|index| self.edits.get(index)) {
            None => offset,
            Some(edit) if edit.clean_end as usize >= offset => edit.original_end as usize,
            Some(edit) => edit.original_end as usize + (offset - edit.clean_end as usize),
        }
    }
}

/// Texts are cut below 4 GiB before they are folded, so this never saturates in practice.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removals_at_the_edges_stay_outside_and_those_inside_stay_inside() {
        // original "a\u{200B}b\u{200B}\u{200B}c", clean "abc"
        let mut map = OffsetMap::default();
        map.push(1..1, 1..4);
        map.push(2..2, 5..8);
        map.push(2..2, 8..11);
        assert_eq!(map.original(0..1), 0..1);
        assert_eq!(map.original(1..2), 4..5);
        assert_eq!(map.original(0..2), 0..5);
        assert_eq!(map.original(0..3), 0..12);
        assert_eq!(map.original(2..3), 11..12);
        assert_eq!(map.edits.len(), 2);
    }

    #[test]
    fn a_part_of_a_composed_run_maps_to_the_whole_run() {
        let mut map = OffsetMap::default();
        map.push(1..4, 1..6);
        assert_eq!(map.original(1..2), 1..6);
        assert_eq!(map.original(2..4), 1..6);
        assert_eq!(map.original(4..5), 6..7);
    }
}
