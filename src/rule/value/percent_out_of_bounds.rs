//! Shares, rates of closed sets and falls beyond 100%. Invariant: the words right before the percentage make it a share
//! or a fall; without them any percentage is possible.

use std::cell::LazyCell;

use crate::lexicon::{Cue, Entry, Trend, Words, words};
use crate::mention::{Amount, Mention, Quantity};
use crate::number::Decimal;
use crate::rule::{Context, Message, Sink};

/// Rates of closed sets, as they are named before the figure.
const CLOSED_RATES: [&[&str]; 12] = [
    &["tốt", "nghiệp"],
    &["đi", "bầu"],
    &["cử", "tri"],
    &["lấp", "đầy"],
    &["che", "phủ"],
    &["đúng", "hạn"],
    &["độ", "ẩm"],
    &["hộ", "nghèo"],
    &["thất", "nghiệp"],
    &["biết", "chữ"],
    &["trúng", "tuyển"],
    &["chuyên", "cần"],
];

/// What may pass 100% although it is called a share: it is measured against another quantity.
const OTHER_BASES: [&[&str]; 10] = [
    &["GDP"],
    &["GRDP"],
    &["kế", "hoạch"],
    &["dự", "toán"],
    &["công", "suất"],
    &["vốn"],
    &["định", "mức"],
    &["chỉ", "tiêu"],
    &["so", "với"],
    &["mức"],
];

/// What is said to "take up" more than the whole of something that it is no part of.
const DEBTS: Words = Words::of(&["nợ", "vay", "vốn"]);

/// Words of a document about results that can change their sign.
const SIGNED: Words = Words::of(&["lãi", "lỗ", "nhuận", "EBIT", "EBITDA"]);

/// Words of a sentence about a difference that can change its sign.
const BALANCES: Words = Words::of(&["thặng", "thâm", "siêu", "dòng"]);

/// Members of groups, by the first word of their name.
const GROUPS: Words = Words::of(&["hộ", "người", "học", "sinh", "cử", "đại", "dân", "xã", "trường"]);

/// How far before the figure the name of a rate may stand.
const REACH: usize = 8;

/// Why a percentage may not pass 100%.
#[derive(Clone, Copy)]
enum Limit {
    Share,
    Rate,
    Fall,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let scan = cx.scan();
    let results = LazyCell::new(|| (0..scan.tokens.len()).any(|at| scan.is_one_of(at, &SIGNED)));
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity().filter(|quantity| exceeds(quantity)) else { continue };
        let Some(limit) = limit(cx, mention, quantity) else { continue };
        // A result may fall by more than itself, and so turn from profit to loss.
        if matches!(limit, Limit::Fall) && *results {
            continue;
        }
        report(cx, out, mention, quantity, limit);
    }
}

fn exceeds(quantity: &Quantity) -> bool {
    let Amount::One(number) = quantity.amount else { return false };
    if !quantity.is_percent() {
        return false;
    }
    let over =
        number.value.checked_add(Decimal::from_int(-100)).is_some_and(|rest| !rest.is_negative() && !rest.is_zero());
    // An ambiguous point may be a decimal one ("99.500%").
    over && quantity.other.is_none()
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity, limit: Limit) {
    let span = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
    let figure = cx.quote(span);
    let message = match limit {
        Limit::Share => Message::new(
            format!("Tỷ trọng {figure} lớn hơn cả tổng thể"),
            format!("The share {figure} is more than the whole"),
        ),
        Limit::Rate => {
            Message::new(format!("Tỷ lệ {figure} vượt quá 100%"), format!("The rate {figure} is beyond 100%"))
        }
        Limit::Fall => Message::new(
            format!("Không thể giảm {figure}: giảm 100% là hết"),
            format!("Nothing falls by {figure}: a fall of 100% leaves nought"),
        ),
    };
    out.report(span, message).working(format!("{figure} > 100%")).done();
}

fn limit(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<Limit> {
    let scan = cx.scan();
    let start = mention.tokens.start;
    let after = mention.tokens.end;
    let base_at =
        |at: usize| OTHER_BASES.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.str(at) == *word));
    let sentence = cx.sentence(mention.span);
    if cx.has_cue(sentence.clone(), |cue| cue == Cue::Erratum) {
        return None;
    }
    if quantity.trend == Some(Trend::Down) {
        return (!sentence.into_iter().any(|at| scan.is_one_of(at, &BALANCES))).then_some(Limit::Fall);
    }
    if base_at(after) || scan.is_one_of(after, words!["của"]) && base_at(after + 1) {
        return None;
    }
    if is_part_of_group(cx, mention, sentence.clone()) {
        return Some(Limit::Share);
    }
    let share = scan.phrase_before(start, |entry| (entry == Entry::Cue(Cue::Share)).then_some(()));
    if share.is_some_and(|(at, ())| scan.is_one_of(at, words!["chiếm"])) {
        let is_debt = sentence.clone().any(|at| scan.is_one_of(at, &DEBTS));
        return (!is_debt).then_some(Limit::Share);
    }
    if quantity.trend.is_some() {
        return None;
    }
    closed_rate(cx, start).then_some(Limit::Rate)
}

/// "Có 112% hộ dân ...": so many of a group, compared with nothing.
fn is_part_of_group(cx: &Context<'_>, mention: &Mention, sentence: std::ops::Range<usize>) -> bool {
    let scan = cx.scan();
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let opens = start == sentence.start || scan.is_one_of(start - 1, words!["có"]);
    let members = end + usize::from(scan.is_one_of(end, words!["số"]));
    let compares = |cue| matches!(cue, Cue::Versus | Cue::Equal | Cue::Plan | Cue::Fulfil | Cue::Above);
    opens && scan.is_one_of(members, &GROUPS) && !cx.has_cue(sentence, compares)
}

/// "tỷ lệ tốt nghiệp của toàn tỉnh đạt": the name of a closed rate in the same clause, and nothing that compares.
fn closed_rate(cx: &Context<'_>, start: usize) -> bool {
    let scan = cx.scan();
    let from = start.saturating_sub(REACH);
    let clause = (from..start).rev().find(|&at| scan.is_any_mark(at, ".,;:()")).map_or(from, |at| at + 1);
    let names =
        |at: usize| CLOSED_RATES.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.is_spelled(at, word)));
    let compares = |at: usize| {
        cx.has_cue(at..at + 1, |cue| matches!(cue, Cue::Versus | Cue::Equal | Cue::Plan | Cue::Fulfil | Cue::Above))
            || scan.is_one_of(at, words!["vượt", "tăng", "giảm", "hoàn", "chỉ"])
    };
    let reaches = start > 0
        && (scan.is_one_of(start - 1, words!["đạt", "là", "tới", "đến", "lên", "ở", "còn"])
            || cx.has_cue(start - 1..start, |cue| cue == Cue::Reach));
    reaches && (clause..start).any(names) && !(clause..start).any(compares)
}
