//! Parts that are named in a later clause: "271 dự án …; đã có 226 dự án đi vào sản xuất".
//!
//! Invariant: these may only confirm, for a larger figure in a later clause may be of something else, but where "trong số"
//! names the whole.

use rustc_hash::FxHashSet;

use crate::lexicon::{Cue, words};
use crate::mention::{Base, Quantity};
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
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
            && let Some((p, w)) = part.number().zip(whole.number())
        {
            let framed = is_framed(passage, whole_at, later);
            if p.value <= w.value {
                let claim = within(passage, later, part, whole_at, whole);
                out.push(if framed { claim } else { Claim { confidence: Confidence::LIKELY, ..claim } });
            } else if framed {
                out.push(beyond(passage, (later, part), (whole_at, whole)));
            }
        }
    }
}

/// How many words before its part the verb of a sentence on "trong số 369 dự án ..., có 280 dự án" stands.
const VERB: usize = 3;

/// "Trong số 369 dự án được cấp phép, có 280 dự án ...": the whole is called one, and the part is told right behind "có".
fn is_framed(passage: &Passage<'_>, whole: usize, part: usize) -> bool {
    let scan = &passage.scan;
    let (Some(first), Some(second)) = (passage.mention(whole), passage.mention(part)) else { return false };
    let before = first.tokens.start.wrapping_sub(1);
    let named = scan.is_one_of(before, words!["số"])
        && (before.saturating_sub(2)..before).any(|at| scan.is_one_of(at, words!["trong"]));
    let told = passage.has_word(second.tokens.start.saturating_sub(VERB)..second.tokens.start, words!["có"]);
    let open = passage.has_mark(first.tokens.end..second.tokens.start, ".;:()");
    named && told && !open && part == whole + 1
}

/// A part that exceeds the whole it is told of.
fn beyond(passage: &Passage<'_>, (part, quantity): (usize, &Quantity), (at, whole): (usize, &Quantity)) -> Claim {
    let figures = Figures::shared(passage, &[quantity, whole]);
    let claim = within(passage, part, quantity, at, whole);
    let working = format!("{} > {}", figures.quantity(quantity), figures.quantity(whole));
    Claim { verdict: Verdict::Contradicts(Gap::Gross), working, ..claim }
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
