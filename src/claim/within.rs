//! "dao động từ 4,6 đến 5,8%/năm, bình quân 5,2%/năm": an average in its range.
//!
//! Invariant: the average stands right behind the range and has its unit.

use crate::lexicon::words;
use crate::mention::Amount;
use crate::number::Latitude;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// Every average that a range stands right before.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::RANGE).among(2);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| average_in_range(passage, line, at)));
}

fn average_in_range(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let (range, mention) = (passage.quantity(at)?, passage.mention(at)?);
    let Amount::Range(low, high) = range.amount else { return None };
    let next = line.mentions.contains(&(at + 1)).then(|| passage.mention(at + 1)).flatten()?;
    let value = next.quantity().filter(|q| q.number().is_some() && q.trend.is_none() && q.unit == range.unit)?;
    let between = mention.tokens.end..next.tokens.start;
    let average = between.clone().find(|&i| {
        passage.scan.is_one_of(i, words!["bình", "trung"]) && passage.scan.is_one_of(i + 1, words!["quân", "bình"])
    })?;
    // Only the words of the average itself: "riêng", "có nơi", "cả nước" bring in another group.
    let plain = between.clone().all(|i| {
        passage.is_pause(i)
            || i == average
            || passage.scan.is_one_of(i, words!["quân", "bình", "là", "đạt", "ở", "mức", "tính", "và"])
    });
    (plain && low.value < high.value && range.trend.is_none() && !range.unit.is_none()).then_some(())?;
    let (bounds, stated) = (range.interval(Latitude::Truncated)?, value.interval(Latitude::Truncated)?);
    let holds = bounds.meets(&stated);
    let figures = Figures::shared(passage, &[value]);
    let (low, high, shown) = (figures.number(&low), figures.number(&high), figures.quantity(value));
    let working = match value.number()?.value {
        _ if holds => format!("{low} ≤ {shown} ≤ {high}"),
        x if x > range.high_end()? => format!("{shown} > {high}"),
        _ => format!("{shown} < {low}"),
    };
    Some(Claim {
        kind: ClaimKind::WithinRange,
        verdict: if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) },
        working,
        operands: vec![
            Operand { span: next.span, role: Role::Stated },
            Operand { span: mention.span, role: Role::Condition },
        ],
        confidence: Confidence::new(0.85),
        repairs: Vec::new(),
    })
}
