//! Percentages that make up a whole: "cơ cấu a%, b% và c%", opinions for and against.
//!
//! Invariant: shares that come to less than the whole are never told to be wrong; something may be left out.

use crate::lexicon::{Cue, words};
use crate::number::{Interval, Latitude, Rational, percent};

use super::figure::{Figures, total};
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};
use super::percent::is_percentage;

/// "Cơ cấu …: a%, b%, c%"; "a% đồng ý, b% không đồng ý, c% không có ý kiến".
pub(super) fn structure(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let shares = passage.quantities(line).filter(|&m| passage.quantity(m).is_some_and(is_percentage)).count();
    if shares < 3 {
        return None;
    }
    let cue = passage.cue_in(line.tokens.clone(), |cue| cue == Cue::Structure);
    let opinions = passage.has_word(line.tokens.clone(), words!["đồng"]) && count_opinions(passage, line) >= 2;
    if cue.is_none() && !opinions {
        return None;
    }
    let from = cue.map_or(line.tokens.start, |(_, end)| end);
    let stop = (from..line.tokens.end).find(|&i| passage.scan.is_mark(i, ';')).unwrap_or(line.tokens.end);
    let shares: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| passage.mention(m).is_some_and(|x| x.tokens.start >= from && x.tokens.start < stop))
        .filter(|&m| passage.quantity(m).is_some_and(is_percentage))
        .collect();
    let changing = shares.iter().any(|&m| passage.quantity(m).is_some_and(|q| q.trend.is_some()));
    let nested =
        passage.has_cue(from..stop, Cue::InWhich) || passage.has_word(from..stop, words!["tăng", "giảm", "so", "điểm"]);
    if shares.len() < 3 || changing || nested {
        return None;
    }
    shares_sum(passage, &shares)
}

fn count_opinions(passage: &Passage<'_>, line: &Line) -> usize {
    line.tokens
        .clone()
        .filter(|&i| {
            passage.scan.is_one_of(i, words!["đồng"]) && passage.scan.is_one_of(i + 1, words!["ý", "tình"])
                || passage.scan.is_one_of(i, words!["ý"]) && passage.scan.is_one_of(i + 1, words!["kiến"])
        })
        .count()
}

/// Whether the first `n` shares already come to the whole.
fn prefix_is_whole(passage: &Passage<'_>, shares: &[usize], n: usize, hundred: &Rational) -> bool {
    let numbers = shares.iter().take(n).filter_map(|&m| passage.quantity(m)?.number());
    total(numbers).is_some_and(|sum| sum.to_rational() == *hundred)
}

fn shares_sum(passage: &Passage<'_>, shares: &[usize]) -> Option<Claim> {
    let hundred = percent(&Rational::one());
    let sum = |latitude| {
        shares.iter().try_fold(Interval::point(Rational::zero()), |sum, &m| {
            Some(sum.plus(&passage.quantity(m)?.interval(latitude)?))
        })
    };
    // "nông nghiệp 71,8%, phi nông nghiệp 28,2%, khu kinh tế 2,9%": what follows a full whole lies inside it.
    if let Some(full) = (2..shares.len()).find(|&n| prefix_is_whole(passage, shares, n, &hundred)) {
        return shares_sum(passage, shares.get(..full)?);
    }
    let (narrow, wide): (Interval, Interval) = (sum(Latitude::Rounded)?, sum(Latitude::Truncated)?);
    let beyond = wide.low.value().is_some_and(|low| *low >= hundred);
    let verdict = if narrow.holds(&hundred) {
        Verdict::Holds
    } else if wide.holds(&hundred) {
        Verdict::HoldsTruncated
    } else if beyond {
        Verdict::Contradicts(Gap::Gross)
    } else {
        // Less than the whole: something is left out, and may be meant to be.
        Verdict::Undecided
    };
    let numbers: Vec<_> = shares.iter().filter_map(|&m| passage.quantity(m)?.number()).collect();
    let figures = Figures::shared(passage, &shares.iter().filter_map(|&m| passage.quantity(m)).collect::<Vec<_>>());
    let added = figures.decimal(total(numbers.iter().copied())?);
    let left = numbers.iter().map(|n| figures.number(n)).collect::<Vec<_>>().join(" + ");
    let working = match verdict {
        _ if added == "100%" => format!("{left} = 100%"),
        Verdict::Contradicts(_) => format!("{left} = {added} ≠ 100%"),
        Verdict::Undecided => format!("{left} = {added} < 100%"),
        _ => format!("{left} = {added} ≈ 100%"),
    };
    Some(Claim {
        kind: ClaimKind::SharesSum,
        verdict,
        working,
        operands: shares.iter().map(|&m| Operand { span: passage.span(m), role: Role::Part }).collect(),
        confidence: Confidence::new(0.9),
        repairs: Vec::new(),
    })
}
