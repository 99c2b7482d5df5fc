//! How a percentage hangs on the figure before it: "987 doanh nghiệp, chiếm 80%", "604 ha (40,6%)".
//!
//! Invariant: nothing but the words of a tie stands between the two.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Kinds, words};
use crate::mention::{Kind, Quantity};

use super::passage::{Line, Passage};

/// A percentage of which the figure that it is said of is sought.
#[derive(Clone, Copy)]
pub(super) struct Tie<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) line: &'p Line,
    pub(super) at: usize,
}

impl Tie<'_, '_> {
    pub(super) fn start(&self) -> usize {
        self.passage.mention(self.at).map_or(0, |m| m.tokens.start)
    }

    pub(super) fn end(&self) -> usize {
        self.passage.mention(self.at).map_or(0, |m| m.tokens.end)
    }

    /// The figure that the percentage is said of: the last one before it, tied to it by "chiếm", "đạt", "bằng" or a
    /// bracket.
    pub(super) fn part(&self) -> Option<usize> {
        let before = (self.line.mentions.start..self.at).rev().find(|&m| {
            self.passage.mention(m).is_some_and(|m| matches!(m.kind, Kind::Quantity(_) | Kind::Fraction { .. }))
        })?;
        let between = self.passage.mention(before)?.tokens.end..self.start();
        self.tied(between).then_some(before).filter(|&m| !self.is_aside(m))
    }

    /// Whether the words right before the percentage tie it to the figure before.
    fn tied(&self, between: Range<usize>) -> bool {
        if between.is_empty() || between.len() > 16 || self.passage.has_mark(between.clone(), ";.") {
            return false;
        }
        let tail = (between.start..between.end)
            .rev()
            .find(|&i| self.passage.scan.is_any_mark(i, ",("))
            .map_or(between.start, |i| i + 1);
        let bracket = tail == between.end && self.passage.scan.is_mark(tail - 1, '(');
        bracket || (tail < between.end && self.only_ties(tail..between.end))
    }

    /// Only "chiếm", "đạt", "bằng", "tỷ lệ", "khoảng" and the like.
    fn only_ties(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        let mut tied = false;
        while at < range.end {
            let tie = self.passage.scan.phrase(at, |e| match e {
                Entry::Cue(Cue::Share | Cue::Equal | Cue::Reach | Cue::Fulfil) => Some(true),
                Entry::Hedge(_) => Some(false),
                _ => None,
            });
            let Some((length, strong)) = tie else {
                if self.passage.scan.is_one_of(at, words!["được", "mới", "chỉ", "đã", "với"]) {
                    at += 1;
                    continue;
                }
                return false;
            };
            tied |= strong;
            at += length;
        }
        tied
    }

    /// One past the word for a plan right behind the percentage ("… dự toán", "so với kế hoạch").
    pub(super) fn plan_word(&self) -> Option<usize> {
        let cue = |at, cue| self.passage.scan.find(at, Kinds::CUE, |e| (e == Entry::Cue(cue)).then_some(()));
        let at = self.end() + cue(self.end(), Cue::Versus).map_or(0, |(length, ())| length);
        cue(at, Cue::Plan).map(|(length, ())| at + length)
    }

    /// A figure in brackets, or one that is itself the plan of another percentage.
    pub(super) fn is_aside(&self, m: usize) -> bool {
        let Some(mention) = self.passage.mention(m) else { return true };
        let before = self.line.tokens.start..mention.tokens.start;
        let clause = before.clone().rev().find(|&i| self.passage.is_pause(i)).map_or(before.start, |i| i + 1);
        let opened = (clause..before.end).rev().find(|&i| self.passage.scan.is_any_mark(i, "()"));
        let bracketed = opened.is_some_and(|i| self.passage.scan.is_mark(i, '('))
            && self.passage.has_mark(mention.tokens.end..self.start(), ")");
        let percent =
            |i| self.passage.mention_at(i).and_then(|p| self.passage.quantity(p)).is_some_and(Quantity::is_percent);
        let planned = self.passage.has_cue(clause..before.end, Cue::Plan) && (clause..before.end).any(percent);
        bracketed || planned
    }
}
