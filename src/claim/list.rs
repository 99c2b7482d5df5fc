//! The items of an enumeration. Invariant: items are in order and inside the range they were split from; text that may be
//! one item or two makes the list doubtful, never silently longer.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Kinds, words};

use super::passage::Passage;

/// An enumeration split into its items.
#[derive(Clone, Debug)]
pub(super) struct Items {
    pub(super) items: Vec<Range<usize>>,
    /// Whether every cut is beyond doubt.
    pub(super) certain: bool,
    /// Whether more items are meant than are named ("như", "...", "và một số").
    pub(super) open: bool,
}

/// Splits the tokens `range` at the commas, semicolons and "và" that stand outside brackets.
pub(super) fn items(passage: &Passage<'_>, range: Range<usize>) -> Items {
    let mut found = Items { items: Vec::new(), certain: true, open: false };
    let has_semicolon = passage.has_mark(range.clone(), ";");
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        if passage.scan.is_any_mark(at, "([") {
            at = passage.closing(at, range.end).unwrap_or(range.end);
            continue;
        }
        if let Some(mention) = passage.mention_at(at) {
            // The comma of "93,5" and the "và" of a mention are inside it.
            at = passage.mention(mention).map_or(at + 1, |m| m.tokens.end);
            continue;
        }
        let separator = passage.scan.is_mark(at, ';')
            || (passage.scan.is_mark(at, ',') && !has_semicolon)
            || (is_and(passage, at) && (!has_semicolon || opens_item(passage, at + 1)));
        if separator {
            push(passage, &mut found, start..at);
            start = at + 1;
        }
        at += 1;
    }
    push(passage, &mut found, start..range.end);
    let commas = passage.has_mark(range.clone(), ",");
    found.certain &= !(has_semicolon && commas);
    found.open |= passage.has_cue(range.clone(), Cue::Open) || ends_open(passage, &range);
    found
}

/// Whether a count stands at `at`: only such a piece is a new item where semicolons part the items.
fn opens_item(passage: &Passage<'_>, at: usize) -> bool {
    passage.mention_at(at).is_some_and(|m| passage.quantity(m).is_some())
}

fn is_and(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is_one_of(at, words!["và"])
}

/// Adds an item, or joins it to the one before where it is only a remark on it.
fn push(passage: &Passage<'_>, found: &mut Items, item: Range<usize>) {
    if item.is_empty() {
        return;
    }
    let first = passage.scan.get(item.start);
    let capitalised = first.is_some_and(|t| t.is_capitalised());
    let counted = passage.mention_at(item.start).is_some_and(|m| passage.quantity(m).is_some());
    let noun = passage.scan.find(item.start, Kinds::NOUN, |e| matches!(e, Entry::Noun(_)).then_some(())).is_some();
    let remark = !capitalised && !counted && is_remark(passage, item.start);
    if let Some(last) = found.items.last_mut() {
        if remark {
            last.end = item.end;
            found.certain = false;
            return;
        }
        let last_capitalised = passage.scan.get(last.start).is_some_and(|t| t.is_capitalised());
        // A lower-case piece after names is a remark, or an item of another kind: nobody can tell from here.
        if last_capitalised && !capitalised && !counted && !noun {
            found.certain = false;
        }
    }
    found.items.push(item);
}

/// ", diện tích 123 ha", ", sinh năm 1990", ", trú tại …".
fn is_remark(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.find(at, Kinds::CUE, |e| (e == Entry::Cue(Cue::Apposition)).then_some(())).is_some()
}

/// "...", "…", "v.v." at the end.
fn ends_open(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let tail = range.end.saturating_sub(3).max(range.start)..range.end + 1;
    let dots = tail.clone().filter(|&at| passage.scan.is_mark(at, '.')).count();
    dots >= 2 || passage.has_mark(tail.clone(), "…") || passage.has_word(tail, words!["v"])
}
