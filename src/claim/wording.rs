//! Words that say by themselves how large a figure is: "quá nửa … (42,9%)", "giảm -4%".
//!
//! Invariant: a quantity word is held against a percentage only where the percentage stands in brackets behind it, as
//! the share of the same thing.

use std::ops::Range;

use crate::lexicon::{Case, TokenKind, Trend, WordSet, words};
use crate::number::{Decimal, Interval, Latitude};
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::percent::is_percentage;
use super::statement::{statement, verdict, with_repairs};

/// Every quantity word with its percentage, and every verb of fall with a minus sign.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const SHARES: Needs = Needs::one(Held::PERCENT).words(&[WordSet::of(&["("])]);
    const CHANGES: Needs = Needs::one(Held::MOVING);
    out.extend(passage.starts(&SHARES).filter_map(|(_, line, at)| quantifier(passage, line, at)));
    out.extend(passage.starts(&CHANGES).filter_map(|(_, line, at)| signed(passage, line, at)));
}

/// What a quantity word says of a share, in percent.
struct Band {
    words: &'static [&'static str],
    low: i64,
    high: i64,
    /// A share outside these contradicts the word; the largest of many groups may be called "phần lớn".
    refuted: Option<(i64, i64)>,
}

/// The quantity words, longer ones first.
const BANDS: [Band; 12] = [
    Band { words: &["hơn", "một", "nửa"], low: 50, high: 75, refuted: Some((50, 100)) },
    Band { words: &["quá", "một", "nửa"], low: 50, high: 75, refuted: Some((50, 100)) },
    Band { words: &["gần", "một", "nửa"], low: 40, high: 50, refuted: Some((0, 50)) },
    Band { words: &["quá", "nửa"], low: 50, high: 75, refuted: Some((50, 100)) },
    Band { words: &["hơn", "nửa"], low: 50, high: 75, refuted: Some((50, 100)) },
    Band { words: &["gần", "nửa"], low: 40, high: 50, refuted: Some((0, 50)) },
    Band { words: &["một", "nửa"], low: 45, high: 55, refuted: None },
    Band { words: &["đa", "số"], low: 50, high: 100, refuted: None },
    Band { words: &["đa", "phần"], low: 50, high: 100, refuted: None },
    Band { words: &["phần", "lớn"], low: 50, high: 100, refuted: None },
    Band { words: &["hầu", "hết"], low: 75, high: 100, refuted: Some((50, 100)) },
    Band { words: &["thiểu", "số"], low: 0, high: 50, refuted: None },
];

/// How far before its percentage a quantity word may stand: with "chiếm" in the bracket, and without.
const REACH: [usize; 2] = [26, 9];

/// "Quá nửa số hộ (45,2%)".
fn quantifier(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let quantity = passage.quantity(at).filter(|q| is_percentage(q) && q.trend.is_none() && q.hedge.is_none())?;
    let mention = passage.mention(at)?;
    let scan = &passage.scan;
    let mut open = mention.tokens.start.checked_sub(1)?;
    let share = scan.is_one_of(open, words!["chiếm"]);
    if share {
        open = open.checked_sub(1)?;
    }
    (scan.is_mark(open, '(') && scan.is_mark(mention.tokens.end, ')')).then_some(())?;
    let reach = if share { REACH[0] } else { REACH[1] };
    let from = open.saturating_sub(reach).max(line.tokens.start);
    let (words, band) = (from..open).rev().find_map(|i| longest_band(passage, i, from))?;
    let between = words.end..open;
    // "chiếm" says that the share is that of the subject; without it nothing may come between.
    let clear = !passage.has_mark(between.clone(), ";.:()")
        && (share
            || between
                .clone()
                .all(|i| scan.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)));
    let other_percent = (line.mentions.start..at).rev().any(|m| {
        passage.mention(m).is_some_and(|x| x.tokens.start >= words.start)
            && passage.quantity(m).is_some_and(crate::mention::Quantity::is_percent)
    });
    let before = words.start.wrapping_sub(1);
    let turned = scan.is_one_of(before, words!["không", "chưa", "giảm", "tăng", "bằng", "ít", "nhiều", "còn", "thêm"]);
    if !clear || other_percent || turned {
        return None;
    }
    judge(passage, at, words, band, quantity.interval(Latitude::Truncated)?)
}

fn judge(passage: &Passage<'_>, at: usize, words: Range<usize>, band: &Band, share: Interval) -> Option<Claim> {
    let whole = |low: i64, high: i64| {
        Interval::closed(Decimal::from_int(low).to_rational(), Decimal::from_int(high).to_rational())
    };
    let holds = whole(band.low, band.high).meets(&share);
    let wrong = band.refuted.is_some_and(|(low, high)| !whole(low, high).meets(&share));
    if !holds && !wrong {
        return None;
    }
    let quantity = passage.quantity(at)?;
    let figure = Figures::shared(passage, &[quantity]).quantity(quantity);
    let limit = if band.high == 50 { band.high } else { band.low };
    let below = quantity.low_end()? < Decimal::from_int(limit);
    let sign = if below { "<" } else { ">" };
    let said = passage.scan.span(words.start, words.end);
    let working = if limit == 45 { format!("{figure} ≈ 50%") } else { format!("{figure} {sign} {limit}%") };
    let places = [(passage.span(at), Role::Stated), (said, Role::Condition)];
    Some(statement(ClaimKind::Quantifier, verdict(!wrong, Gap::Gross), working, places, 0.85))
}

/// The quantity word at `at`, with "hơn" or "gần" before it where it has one.
fn longest_band(passage: &Passage<'_>, at: usize, from: usize) -> Option<(Range<usize>, &'static Band)> {
    let band = band_at(passage, at)?;
    let end = at + band.words.len();
    let longer = at.checked_sub(1).filter(|&i| i >= from).and_then(|i| Some((i, band_at(passage, i)?)));
    Some(match longer.filter(|(i, longer)| i + longer.words.len() == end) {
        Some((start, longer)) => (start..end, longer),
        None => (at..end, band),
    })
}

fn band_at(passage: &Passage<'_>, at: usize) -> Option<&'static Band> {
    if !passage.scan.is_word(at) {
        return None;
    }
    BANDS.iter().find(|band| band.words.iter().enumerate().all(|(i, word)| passage.scan.is_spelled(at + i, word)))
}

/// "giảm -4%", "tăng -3%": the verb says the direction already.
fn signed(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let quantity = passage.quantity(at)?;
    let trend = quantity.trend?;
    let number = quantity.number().filter(|n| n.value.is_negative())?;
    let mention = passage.mention(at)?;
    let scan = &passage.scan;
    let verb = mention.tokens.start.checked_sub(1).filter(|v| line.tokens.contains(v))?;
    // "tăng trưởng -3%" is how a fall of growth is written, "xuống -3 độ" names a level, "tăng/giảm -3%" heads a column.
    let bare = scan.is_one_of(verb, words!["giảm", "tăng"]) && !scan.is_any_mark(verb.wrapping_sub(1), "/-–");
    let sign = quantity.number_span.start as usize;
    let dash = scan.text.get(sign..)?.chars().next().filter(|c| ['-', '–', '−'].contains(c))?;
    if !bare || quantity.unit.is_none() {
        return None;
    }
    let figure = Figures::shared(passage, &[quantity]);
    let size = figure.decimal(number.value.abs());
    let (word, reads) = match trend {
        Trend::Down => ("giảm", format!("tăng {size}")),
        Trend::Up => ("tăng", format!("giảm {size}")),
    };
    let working = format!("{word} −{size} = {reads}");
    let place = scan.span(verb, mention.tokens.end);
    let claim = statement(ClaimKind::SignedWording, verdict(false, Gap::Clear), working, [(place, Role::Stated)], 0.9);
    let without = (trend == Trend::Down).then(|| {
        let digits = sign + dash.len_utf8();
        let text = scan.text.get(digits..quantity.number_span.end as usize).unwrap_or_default();
        (Span::new(sign, quantity.number_span.end as usize), text.to_owned())
    });
    Some(with_repairs(claim, without))
}
