//! Parts that are told first, and all of them behind: "20 hộ nghèo và 30 hộ cận nghèo, tổng cộng 50 hộ".
//!
//! Invariant: the words that sum up follow the last part at once, and between the first part and them no figure stands that is
//! no part.

use std::ops::Range;

use crate::lexicon::{Cue, WordSet, words};
use crate::mention::Quantity;

use super::binding::Binding;
use super::member::is_person;
use super::model::Claim;
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::split_behind::sum_of;

/// Every figure that sums up those before it.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const SUMMED_UP: Needs = Needs::one(Held::QUANTITY)
        .among(3)
        .words(&[WordSet::of(&["tổng", "cả", "tất"]), WordSet::of(&["cộng", "thảy", "cả"])]);
    out.extend(passage.starts(&SUMMED_UP).filter_map(|(_, line, whole)| summed_up(passage, line, whole)));
}

/// Most words between two parts.
const LONGEST: usize = 12;

fn summed_up(passage: &Passage<'_>, line: &Line, whole: usize) -> Option<Claim> {
    let all = passage.quantity(whole).filter(|q| is_level(q))?;
    let words = summing_words(passage, whole)?;
    let from = opening(passage, line.tokens.start..words.start);
    let parts: Vec<usize> = passage.mentions_in(from..words.start).filter(|&m| passage.quantity(m).is_some()).collect();
    let like = |q: &Quantity| {
        is_level(q) && (same_kind(passage, &q.unit, &all.unit) || is_person(passage, q) && is_person(passage, all))
    };
    let fitting = (2..=8).contains(&parts.len()) && parts.iter().all(|&m| passage.quantity(m).is_some_and(like));
    if !fitting || is_wider(passage, from..passage.mention(whole)?.tokens.end) {
        return None;
    }
    let gaps = parts.windows(2).filter_map(|pair| {
        let [before, next] = pair else { return None };
        Some(passage.mention(*before)?.tokens.end..passage.mention(*next)?.tokens.start)
    });
    let gaps: Vec<Range<usize>> = gaps.collect();
    let joined = |gap: &Range<usize>| {
        let comma = gap.clone().any(|i| passage.is_pause(i));
        gap.len() <= LONGEST && (comma || passage.has_word(gap.clone(), words!["và", "cùng"]))
    };
    let closed = gaps.last().is_some_and(|gap| passage.has_word(gap.clone(), words!["và", "cùng"]));
    let last = passage.mention(*parts.last()?)?.tokens.end;
    let at_once = words.start - last <= LONGEST;
    let binding = if closed { Binding::Stated(0.85) } else { Binding::Likely(0.7) };
    (at_once && gaps.iter().all(joined)).then(|| sum_of(passage, whole, &parts, binding))?
}

/// One number with a unit, that is no share and no change.
fn is_level(quantity: &Quantity) -> bool {
    quantity.number().is_some()
        && !quantity.unit.is_none()
        && quantity.unit.per.is_empty()
        && !quantity.is_percent()
        && quantity.trend.is_none()
}

/// ", tổng cộng là" right before the figure `whole`, comma included.
fn summing_words(passage: &Passage<'_>, whole: usize) -> Option<Range<usize>> {
    let scan = &passage.scan;
    let mut end = passage.mention(whole)?.tokens.start;
    while scan.is_one_of(end.wrapping_sub(1), words!["là", "có", "được", "gồm"]) {
        end -= 1;
    }
    let start = end.checked_sub(2)?;
    let said = scan.is_one_of(start, words!["tổng"]) && scan.is_one_of(start + 1, words!["cộng"])
        || scan.is_one_of(start, words!["cả"]) && scan.is_one_of(start + 1, words!["thảy"])
        || scan.is_one_of(start, words!["tất"]) && scan.is_one_of(start + 1, words!["cả"]);
    let comma = start.checked_sub(1).filter(|&i| said && passage.is_pause(i))?;
    Some(comma..end)
}

/// Where the parts begin: behind the last words or marks that open a list, else where the sentence does.
fn opening(passage: &Passage<'_>, range: Range<usize>) -> usize {
    let marks = range.clone().rev().find(|&i| passage.scan.is_any_mark(i, ":;") && !passage.scan.is_digits(i + 1));
    let from = marks.map_or(range.start, |i| i + 1);
    let opens = |cue| matches!(cue, Cue::InWhich | Cue::Comprise);
    passage.cue_in(from..range.end, opens).map_or(from, |(_, end)| end)
}

/// Whether words bring in what is not told: "ngoài 20 hộ …", "… tổng cộng đến nay", "mỗi xã".
fn is_wider(passage: &Passage<'_>, range: Range<usize>) -> bool {
    passage.has_word(
        range,
        words!["ngoài", "thêm", "trước", "nay", "đến", "từ", "mỗi", "hoặc", "khác", "nếu", "lũy", "luỹ", "chưa", "trừ"],
    )
}
