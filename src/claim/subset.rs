//! Parts that are named in a later clause: "271 dự án …; đã có 226 dự án đi vào sản xuất".
//!
//! Invariant: these may only confirm; a larger figure in a later clause may be of something else.

use rustc_hash::FxHashSet;

use crate::lexicon::Cue;
use crate::mention::{Base, Quantity};
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Operand, Role, Verdict};
use super::passage::{Line, Passage};

/// Every later, smaller count of the same noun that names a subset.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    // Parts that were told already are not told again.
    let known: FxHashSet<Span> = out.iter().flat_map(|claim| claim.places(Role::Part)).collect();
    for line in passage.lines.iter().filter(|line| line.cues.has_any(&[Cue::Subset])) {
        in_line(passage, line, &known, out);
    }
}

/// "271 dự án …; đã có 226 dự án đi vào sản xuất": a later, smaller count of the same noun that names a subset.
fn in_line(passage: &Passage<'_>, line: &Line, known: &FxHashSet<Span>, out: &mut Vec<Claim>) {
    let counts: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| {
            passage.quantity(m).is_some_and(|q| {
                matches!(q.unit.base, Base::Noun(_)) && q.hedge.is_none() && q.trend.is_none() && q.number().is_some()
            })
        })
        .collect();
    for (index, &later) in counts.iter().enumerate() {
        let (Some(mention), Some(part)) = (passage.mention(later), passage.quantity(later)) else { continue };
        let after = mention.tokens.end..(mention.tokens.end + 2).min(line.tokens.end);
        if !passage.has_cue(after.start..after.end + 2, Cue::Subset) {
            continue;
        }
        let earlier = counts
            .iter()
            .take(index)
            .rev()
            .copied()
            .find(|&m| passage.quantity(m).is_some_and(|q| q.unit == part.unit));
        if let Some(whole_at) = earlier
            && let Some(whole) = passage.quantity(whole_at)
            && !known.contains(&mention.span)
            && part.number().zip(whole.number()).is_some_and(|(p, w)| p.value <= w.value)
        {
            out.push(within(passage, later, part, whole_at, whole));
        }
    }
}

/// A part that does not exceed its whole.
pub(super) fn within(
    passage: &Passage<'_>,
    part: usize,
    quantity: &Quantity,
    whole_at: usize,
    whole: &Quantity,
) -> Claim {
    let figures = Figures::shared(passage, &[quantity, whole]);
    Claim {
        kind: ClaimKind::PartOfWhole,
        verdict: Verdict::Holds,
        working: format!("{} ≤ {}", figures.quantity(quantity), figures.quantity(whole)),
        operands: vec![
            Operand { span: passage.span(part), role: Role::Part },
            Operand { span: passage.span(whole_at), role: Role::Whole },
        ],
        confidence: Confidence::new(0.8),
        repairs: Vec::new(),
    }
}
