//! Parts that are named in a later clause: "271 dự án …; đã có 226 dự án đi vào sản xuất".
//!
//! Invariant: these may only confirm, for a larger figure in a later clause may be of something else, but where "trong số"
//! names the whole.

use rustc_hash::FxHashSet;

use crate::lexicon::{Cue, WordSet, words};
use crate::mention::{Amount, Base, Quantity};
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// Every later, smaller count of the same noun that names a subset.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    // Parts that were told already are not told again.
    let known: FxHashSet<Span> = out.iter().flat_map(|claim| claim.places(Role::Part)).collect();
    for line in passage.lines.iter().filter(|line| line.cues.has_any(&[Cue::Subset])) {
        in_line(passage, line, &known, out);
    }
    const TOTALS: Needs = Needs::one(Held::QUANTITY).among(2).words(&[WordSet::of(&["tổng"])]);
    const NUMBERS: Needs = Needs::one(Held::COUNT).among(2).words(&[WordSet::of(&["số"]), WordSet::of(&["có"])]);
    for (_, line, at) in passage.starts(&NUMBERS) {
        if passage.mention(at + 1).is_some_and(|m| !known.contains(&m.span)) && line.mentions.contains(&(at + 1)) {
            out.extend(out_of(passage, at));
        }
    }
    out.extend(passage.starts(&TOTALS).filter_map(|(_, line, at)| of_total(passage, line, at)));
}

/// "Trong số 22 người bị thương thì có 14 người": the whole at mention `at`, and its part next to it, whatever the part is.
fn out_of(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let (whole, part) = (passage.quantity(at)?, passage.quantity(at + 1)?);
    let one = |q: &Quantity| matches!(q.amount, Amount::One(_)) && q.trend.is_none() && q.hedge.is_none();
    // What the lines with a word for a subset tell is told there.
    let end = passage.mention(at + 1)?.tokens.end;
    let told = passage.has_cue(end..end + 4, Cue::Subset);
    (!told && whole.unit == part.unit && one(whole) && one(part) && is_framed(passage, at, at + 1)).then_some(())?;
    let (p, w) = part.number().zip(whole.number())?;
    let fits = p.value <= w.value;
    Some(if fits { within(passage, at + 1, part, at, whole) } else { beyond(passage, (at + 1, part), (at, whole)) })
}

/// "trúng thầu 1.696.300 lượng trên tổng số 1.807.000 lượng": the part at mention `at`, and its whole next to it.
fn of_total(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (first, second) =
        (passage.mention(at)?, passage.mention(at + 1).filter(|_| line.mentions.contains(&(at + 1)))?);
    let (part, whole) = (first.quantity()?, second.quantity()?);
    let between = first.tokens.end..second.tokens.start;
    let over = between.clone().find(|&i| scan.is_one_of(i, words!["trên", "trong"]))?;
    let named = over + 1..between.end;
    let total = scan.is_one_of(over + 1, words!["tổng"]) && named.len() <= 2;
    let said = total && scan.is_one_of(named.end - 1, words!["tổng", "số", "cộng"]);
    let near = over - between.start <= 3 && !passage.has_mark(between, ",;:().");
    let one = |q: &Quantity| matches!(q.amount, Amount::One(_)) && q.trend.is_none() && !q.is_percent();
    // One word may be a noun in one place and a measure in the other.
    let behind = |end: usize| Some(scan.str(end)).filter(|_| scan.is_word(end));
    let alike = match (part.unit.is_none(), whole.unit.is_none()) {
        (false, false) => part.unit.symbol(scan.lexicon) == whole.unit.symbol(scan.lexicon),
        (true, true) => behind(first.tokens.end).is_some() && behind(first.tokens.end) == behind(second.tokens.end),
        _ => false,
    };
    (said && near && one(part) && one(whole) && alike).then_some(())?;
    let (p, w) = part.number().zip(whole.number())?;
    Some(if p.value <= w.value {
        within(passage, at, part, at + 1, whole)
    } else {
        beyond(passage, (at, part), (at + 1, whole))
    })
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
