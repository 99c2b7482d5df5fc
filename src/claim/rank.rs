//! Changes of rank: "xếp thứ 12, tăng 9 bậc so với vị trí 21", "rơi từ hạng 115 xuống hạng 119, mất 4 bậc".
//!
//! Invariant: both ranks are of one list and tied to the change by the sentence; a rise is a smaller rank.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Trend, WordSet, Words, words};
use crate::mention::{Amount, Kind};

use super::fact::is_period;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// Every change of rank whose two ranks the sentence gives.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).among(3).words(&[WordSet::of(&["bậc"])]);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| rank_change(passage, line, at)));
}

/// Verbs of rank that are no verbs of change elsewhere.
const CLIMBS: Words = Words::of(&["thăng", "nhảy", "vượt", "tiến", "leo"]);

/// Words that name a rank right before its number.
const RANK: Words = Words::of(&["hạng", "trí", "thứ", "số", "mức"]);

/// A change of rank and the tokens it stands in.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    at: usize,
    tokens: Range<usize>,
}

fn rank_change(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let quantity = mention.quantity().filter(|q| q.hedge.is_none() && matches!(q.amount, Amount::One(_)))?;
    let last = mention.tokens.end.checked_sub(1)?;
    let steps = quantity.number()?.value.to_int().filter(|_| passage.scan.is_one_of(last, words!["bậc"]))?;
    // Two that share a rank leave a gap behind them.
    if passage.has_word(line.tokens.clone(), words!["đồng"]) && passage.has_word(line.tokens.clone(), words!["hạng"])
    {
        return None;
    }
    let asked = Asked { passage, line, at, tokens: mention.tokens.clone() };
    let (older, newer) = asked.before().or_else(|| asked.after()).or_else(|| asked.against())?;
    let (old, new) = (rank(passage, older)?, rank(passage, newer)?);
    let climbed = match asked.verb() {
        Some(Trend::Up) => old - new,
        Some(Trend::Down) => new - old,
        None => (old - new).abs(),
    };
    let holds = climbed == steps;
    let (more, less) = match asked.verb() {
        Some(Trend::Up) => (old, new),
        Some(Trend::Down) => (new, old),
        None => (old.max(new), old.min(new)),
    };
    let sign = if climbed < 0 { "−" } else { "" };
    let shown = format!("{more} − {less} = {sign}{}", climbed.abs());
    let repair = Repair { span: quantity.number_span, text: climbed.to_string(), slip: Slip::Recomputed };
    Some(Claim {
        kind: ClaimKind::RankChange,
        verdict: if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) },
        working: if holds { shown } else { format!("{shown} ≠ {steps}") },
        operands: vec![
            Operand { span: mention.span, role: Role::Stated },
            Operand { span: passage.span(newer), role: Role::Value },
            Operand { span: passage.span(older), role: Role::Base },
        ],
        confidence: Confidence::new(0.95),
        repairs: if holds || climbed <= 0 { Vec::new() } else { vec![repair] },
    })
}

impl Asked<'_, '_> {
    /// Which way the verb right before the steps goes.
    fn verb(&self) -> Option<Trend> {
        let climbs = self.tokens.start.checked_sub(1).is_some_and(|i| self.passage.scan.is_one_of(i, &CLIMBS));
        self.passage.quantity(self.at)?.trend.or(climbs.then_some(Trend::Up))
    }

    /// "từ hạng 115 xuống hạng 119, mất 4 bậc".
    fn before(&self) -> Option<(usize, usize)> {
        let newer = self.rank_before(self.at)?;
        let between = self.passage.mention(newer)?.tokens.end..self.tokens.start;
        let near = between.len() <= 8 && !self.passage.has_mark(between, ";");
        let older = self.from(newer)?;
        near.then_some((older, newer))
    }

    /// "tụt 11 bậc, từ 94 xuống thứ 105", "tăng 9 bậc (từ vị trí 91 lên 82)".
    fn after(&self) -> Option<(usize, usize)> {
        let older = self.at + 1;
        let newer = (older + 1..self.line.mentions.end).find(|&m| !is_period(self.passage, m))?;
        let between = self.tokens.end..self.passage.mention(older)?.tokens.start;
        let near = between.len() <= 5 && !self.passage.has_mark(between, ";");
        (near && self.from(newer)? == older).then_some((older, newer))
    }

    /// "đứng thứ 17/63, tăng 8 bậc so với hạng 24 của năm trước".
    fn against(&self) -> Option<(usize, usize)> {
        let newer = self.rank_before(self.at)?;
        let between = self.passage.mention(newer)?.tokens.end..self.tokens.start;
        let near = between.len() <= 10 && !self.passage.has_mark(between.clone(), ";(");
        let own = is_named_rank(self.passage, newer) && !self.passage.has_cue(between, Cue::Versus);
        let (length, ()) =
            self.passage.scan.phrase(self.tokens.end, |e| (e == Entry::Cue(Cue::Versus)).then_some(()))?;
        let from = self.tokens.end + length;
        let older = (self.at + 1..self.line.mentions.end).find(|&m| is_named_rank(self.passage, m))?;
        let gap = from..self.passage.mention(older)?.tokens.start;
        let tied = gap.len() <= 6 && !self.passage.has_mark(gap, ",;)");
        self.verb()?;
        (near && own && tied).then_some((older, newer))
    }

    /// The rank before mention `at`, over the size of its list ("thứ 17/63").
    fn rank_before(&self, at: usize) -> Option<usize> {
        (self.line.mentions.start..at).rev().take(3).find(|&m| {
            let listed = self.passage.mention(m).is_some_and(|x| self.is_size(x.tokens.start));
            !listed && rank(self.passage, m).is_some()
        })
    }

    /// Whether the number at token `start` stands behind a stroke.
    fn is_size(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|i| self.passage.scan.is_mark(i, '/'))
    }

    /// The rank that "từ A lên" before the rank `newer` starts from; one of the two is named as a rank.
    fn from(&self, newer: usize) -> Option<usize> {
        let older = (self.line.mentions.start..newer).rev().find(|&m| !is_period(self.passage, m))?;
        let (first, second) = (self.passage.mention(older)?, self.passage.mention(newer)?);
        let between = first.tokens.end..second.tokens.start;
        let turned = self.passage.has_cue(between.clone(), Cue::To) && between.len() <= 8;
        let lead = first.tokens.start.saturating_sub(3).max(self.line.tokens.start)..first.tokens.start + 1;
        let named = is_named_rank(self.passage, older) || is_named_rank(self.passage, newer);
        let open = !self.passage.has_mark(between, ",;()");
        rank(self.passage, older)?;
        (turned && open && named && self.passage.has_word(lead, words!["từ"])).then_some(older)
    }
}

/// The rank that a mention can stand for.
fn rank(passage: &Passage<'_>, at: usize) -> Option<i64> {
    let mention = passage.mention(at)?;
    match &mention.kind {
        Kind::Ordinal(rank) => Some(*rank),
        Kind::Identifier(_) => passage.scan.int(mention.tokens.start).map(i64::from),
        Kind::Quantity(quantity) if quantity.unit.is_none() && quantity.hedge.is_none() => {
            quantity.number().filter(|n| n.last_place == 0)?.value.to_int()
        }
        _ => None,
    }
    .filter(|rank| (1..1_000).contains(rank))
}

/// Whether a word of rank stands right before the number, or in it ("thứ 12").
fn is_named_rank(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return false };
    let named = mention.tokens.start.checked_sub(1).is_some_and(|i| passage.scan.is_one_of(i, &RANK));
    rank(passage, at).is_some() && (named || matches!(mention.kind, Kind::Ordinal(_)))
}
