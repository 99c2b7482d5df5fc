//! Fractions, and verbs and words of comparison against their two figures. Invariant: only figures of the same
//! unit are compared.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Kinds, Token, Trend, UnitKind, Words, words};
use crate::mention::{Base, Kind, Quantity};
use crate::number::{Decimal, Latitude};

use super::fact::is_period;
use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::range_order::range_order;
use super::statement::statement;

/// How many mentions to either side the whole of a fraction is looked for in.
const NEARBY: usize = 200;

/// Every range and fraction of the document, and the comparisons of each sentence.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const RANGES: Needs = Needs::one(Held::RANGE);
    const FRACTIONS: Needs = Needs::one(Held::FRACTION);
    out.extend(passage.starts(&RANGES).filter_map(|(_, _, at)| range_order(passage, at)));
    out.extend(passage.starts(&FRACTIONS).filter_map(|(_, _, at)| fraction(passage, at)));
    for line in passage.lines.iter().filter(|line| line.cues.has_any(&[Cue::To, Cue::Above, Cue::Below])) {
        for at in line.mentions.clone() {
            if line.cues.has_any(&[Cue::To]) {
                out.extend(direction(passage, line, at));
            }
            if line.cues.has_any(&[Cue::Above, Cue::Below]) {
                out.extend(comparison(passage, line, at));
            }
        }
    }
}

/// "35/55 CCN": no more than the whole; the whole may be stated elsewhere.
fn fraction(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Fraction { part, whole, unit, .. } = &mention.kind else { return None };
    let counted = matches!(unit.base, Base::Noun(_)) && part.last_place == 0 && whole.last_place == 0;
    // 15/1.000 trẻ is a rate.
    if !counted || whole.trailing_place() >= 2 {
        return None;
    }
    let mut operands = vec![(mention.span, Role::Part)];
    let around = at.saturating_sub(NEARBY)..(at + NEARBY).min(passage.mentions.len());
    let same_whole =
        passage.mentions.get(around).unwrap_or_default().iter().find(|m| {
            m.quantity().is_some_and(|q| q.unit == *unit && q.number().is_some_and(|n| n.value == whole.value))
        });
    operands.extend(same_whole.map(|m| (m.span, Role::Whole)));
    let (part_text, whole_text) = (part.value.vietnamese(), whole.value.vietnamese());
    let told = is_membership(passage, at);
    if part.value > whole.value && !told {
        return None;
    }
    let sure = if told { 1.0 } else { Confidence::LIKELY.value() };
    Some(if part.value <= whole.value {
        statement(ClaimKind::Fraction, Verdict::Holds, format!("{part_text} ≤ {whole_text}"), operands, sure)
    } else {
        let working = format!("{part_text} > {whole_text}");
        statement(ClaimKind::Fraction, Verdict::Contradicts(Gap::Gross), working, operands, 0.95)
    })
}

/// Things that belong to a fixed whole: no more of them can be done than there are.
const MEMBERS: Words = Words::of(&[
    "xã",
    "phường",
    "huyện",
    "thôn",
    "tiêu",
    "chỉ",
    "dự",
    "trường",
    "hồ",
    "hạng",
    "công",
    "gói",
    "ccn",
    "kcn",
    "tỉnh",
    "đơn",
    "tàu",
    "tuyến",
    "thủ",
    "thông",
    "mục",
    "mẫu",
    "trạm",
    "cơ",
    "đại",
    "đội",
    "trận",
    "hộ",
    "thành",
    "phiếu",
    "vụ",
    "đoàn",
    "ngành",
    "nhóm",
    "quốc",
    "khu",
    "môn",
    "chương",
    "điều",
    "kiến",
    "nhiệm",
    "nội",
    "sản",
    "mặt",
    "hợp",
    "cửa",
]);

/// Words that a day without its "ngày" does not stand behind.
const COUNTED: Words = Words::of(&["có", "tại", "của", "được", "cho", "cả", "hành", "gồm"]);

/// Whether "N/M" counts members of a fixed whole: not a date, an address, a season or an overloaded bus.
fn is_membership(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return false };
    let Kind::Fraction { part, whole, .. } = &mention.kind else { return false };
    let noun_at = mention.tokens.clone().find(|&i| passage.scan.is_word(i));
    // "con tàu", "chiếc tàu": the classifier says nothing.
    let classified = |i: usize| i + usize::from(passage.scan.is_one_of(i, words!["con", "chiếc", "cái"]));
    let member = noun_at.is_some_and(|i| passage.scan.is_one_of(classified(i), &MEMBERS));
    // "ở tại 22/10 khu phố Thống Nhất": a name behind the noun makes it an address.
    let named = passage.scan.get(mention.tokens.end).is_some_and(Token::is_capitalised);
    let counted = !named && passage.scan.is_one_of(mention.tokens.start.wrapping_sub(1), &COUNTED);
    let date = !counted && part.value <= Decimal::from_int(31) && whole.value <= Decimal::from_int(12);
    let season = part.value >= Decimal::from_int(1900) && part.value <= Decimal::from_int(2100);
    let bracket = passage.scan.is_mark(mention.tokens.start.wrapping_sub(1), '(');
    member && !date && !season && !bracket
}

/// "giảm từ A xuống B", "nâng từ A lên B": the verb and the preposition against the figures.
fn direction(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let (older, newer) = from_to(passage, line, at)?;
    let (a, b) = (passage.quantity(older)?, passage.quantity(newer)?);
    let torn = torn_verb(passage, line, older, newer);
    let trend = torn.or_else(|| verb_of_change(passage, line, older, newer))?;
    let (old, new) = (a.interval(Latitude::Truncated)?, b.interval(Latitude::Truncated)?);
    let figures = Figures::shared(passage, &[a, b]);
    let (old_text, new_text) = (figures.quantity(a), figures.quantity(b));
    let (rises, falls) = (old.below(&new), new.below(&old));
    let operands = [(passage.span(newer), Role::Value), (passage.span(older), Role::Base)];
    let contradicted = match trend {
        Trend::Up => falls,
        Trend::Down => rises,
    };
    let sign = if b.low_end()? > a.high_end()? {
        ">"
    } else if b.high_end()? < a.low_end()? {
        "<"
    } else {
        "≈"
    };
    let working = format!("{new_text} {sign} {old_text}");
    if sign == "≈" {
        return None;
    }
    // Bare numbers may be ranks, which rise by falling.
    let timed = a.unit.base.kind() == Some(UnitKind::Duration) && !is_said_twice(passage, line, older, newer);
    let ranked = a.unit.is_none() || timed;
    if contradicted && ranked && torn.is_none() || torn.is_some() && !contradicted {
        return None;
    }
    let verdict = if contradicted { Verdict::Contradicts(Gap::Gross) } else { Verdict::Holds };
    Some(statement(ClaimKind::Direction, verdict, working, operands, 0.9))
}

/// "giảm từ 21 tháng xuống 15 tháng": the verb and the word between say the same.
fn is_said_twice(passage: &Passage<'_>, line: &Line, older: usize, newer: usize) -> bool {
    let (Some(first), Some(second)) = (passage.mention(older), passage.mention(newer)) else { return false };
    let verb = first.tokens.start.saturating_sub(3).max(line.tokens.start)..first.tokens.start;
    let between = first.tokens.end..second.tokens.start;
    let told = |verbs: &Words, words: &Words| {
        passage.has_word(verb.clone(), verbs) && passage.has_word(between.clone(), words)
    };
    told(words!["giảm"], words!["xuống"]) || told(words!["tăng", "nâng"], words!["lên"])
}

/// The two figures of "từ A năm 2019 lên B" whose second is mention `newer`.
pub(super) fn from_to(passage: &Passage<'_>, line: &Line, newer: usize) -> Option<(usize, usize)> {
    let older = (line.mentions.start..newer).rev().find(|&m| !is_period(passage, m))?;
    let (first, second) = (passage.mention(older)?, passage.mention(newer)?);
    let (a, b) = (first.quantity()?, second.quantity()?);
    // "từ 70.000 đồng/tháng lên 165.000 đồng": what it is per need not be said twice.
    let said_once = a.unit.base == b.unit.base && !a.unit.is_none() && (a.unit.per.is_empty() || b.unit.per.is_empty());
    // "từ 25 độ xuống 21 độ C": the scale is told once.
    let symbol = |q: &Quantity| q.unit.base.symbol(passage.scan.lexicon);
    let degrees = symbol(a) == Some("độ") && symbol(b) == Some("Cel");
    if a.unit != b.unit && !said_once && !degrees || a.unit.is_none() && !(is_plain(a) && is_plain(b)) {
        return None;
    }
    let between = first.tokens.end..second.tokens.start;
    // "từ 40% về 30%": the word turns a pair of figures only here.
    let back = between.clone().find(|&i| passage.scan.is_one_of(i, words!["về"])).map(|i| (i, i + 1));
    let (_, turn) = passage.cue_in(between.clone(), |cue| cue == Cue::To).or(back)?;
    let open = !passage.has_mark(between.clone(), ",;:()");
    let before = first.tokens.start.checked_sub(1)?;
    let level = passage.scan.is_one_of(before, words!["mức"]);
    let from = passage.scan.is_one_of(before, words!["từ"])
        || passage.scan.is_one_of(first.tokens.start, words!["từ"])
        || level && passage.scan.is_one_of(before.wrapping_sub(1), words!["từ"]);
    // "tăng lên mức 1.253 USD, còn giá Comex tăng lên 1.245 USD": the first is no base of the second.
    let raised =
        level && !passage.scan.is_one_of(before.wrapping_sub(1), words!["lên", "xuống", "về", "đạt", "còn", "ở"]);
    let near = if from { between.len() <= 10 } else { raised && between.len() <= 6 };
    (open && near && turn + 2 >= between.end).then_some((older, newer))
}

fn is_plain(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|n| n.value.to_int().is_some_and(|v| v >= 10))
}

/// A whole number that is no rank: three digits and more.
fn is_large(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|n| n.value >= Decimal::from_int(100))
}

/// How far before a verb the level that it changes is named: "tỷ trọng tín dụng bán lẻ tăng".
const LEVEL_BEFORE: usize = 6;
/// How many words a verb and what it changes have before "từ": "giảm mức phạt tiền từ".
const OBJECT: usize = 5;

/// The "tăng" or "giảm" right before "từ", or with the name of what is changed between them. A percentage of something so
/// named may be that of a discount: "giảm giá từ 10% lên 30%".
fn verb_before(passage: &Passage<'_>, before: Range<usize>, older: &Quantity) -> Option<usize> {
    let scan = &passage.scan;
    let is_verb = |at: usize| scan.is_one_of(at, words!["tăng", "giảm"]);
    let near = (before.end.saturating_sub(4).max(before.start)..before.end).rev();
    let adjacent = near.into_iter().find(|&at| !scan.is_one_of(at, &MANNERS)).filter(|&at| is_verb(at));
    let discount = older.is_percent() && scan.is_one_of(before.end.wrapping_sub(1), words!["giá"]);
    let object = (before.end.saturating_sub(OBJECT).max(before.start)..before.end).rev();
    let far = || {
        let verb = object.take_while(|&at| scan.is_word(at)).find(|&at| is_verb(at))?;
        // "tăng trưởng từ 7 xuống 5" is a rate.
        (!older.is_percent() && !scan.is_one_of(verb + 1, words!["trưởng", "tốc"])).then_some(verb)
    };
    adjacent.filter(|_| !discount).or_else(far)
}

/// Words that make a noun of the verb behind them: "tốc độ tăng từ 7 xuống 5" is no rise.
const RATES: Words = Words::of(&["mức", "độ", "đà", "số", "khoản", "sự", "lượng", "phần", "tỷ", "tỉ", "nhịp", "tiền"]);

/// Words that say how a verb of change goes on: "tăng mạnh từ", "giảm đáng kể từ".
const MANNERS: Words =
    Words::of(&["mạnh", "đáng", "kể", "nhẹ", "nhanh", "dần", "sâu", "khá", "rất", "giá", "vọt", "liên"]);

/// The verb before "từ A" whose direction the word before B denies: "tăng từ 8 xuống 7,5 tỷ" cannot be meant.
fn torn_verb(passage: &Passage<'_>, line: &Line, older: usize, newer: usize) -> Option<Trend> {
    let (first, second) = (passage.mention(older)?, passage.mention(newer)?);
    let scan = &passage.scan;
    let start = first.tokens.start - usize::from(scan.is_one_of(first.tokens.start.wrapping_sub(1), words!["mức"]));
    let from = start - usize::from(!scan.is_one_of(start, words!["từ"]));
    scan.is_one_of(from, words!["từ"]).then_some(())?;
    let verb = verb_before(passage, line.tokens.start + 1..from, first.quantity()?)?;
    let told = if scan.is_one_of(verb, words!["tăng"]) { Trend::Up } else { Trend::Down };
    let denied = passage.has_word(
        first.tokens.end..second.tokens.start,
        match told {
            Trend::Up => words!["xuống"],
            Trend::Down => words!["lên"],
        },
    );
    let noun = (verb.saturating_sub(2)..verb).any(|at| scan.is_one_of(at, &RATES));
    // A percentage may be a rate of change, which falls while the thing grows; what has risen has not.
    let done = scan.is_one_of(verb - 1, words!["đã", "đang", "bị"]);
    let clause = verb.saturating_sub(LEVEL_BEFORE).max(line.tokens.start)..verb;
    let level = passage.has_word(clause, words!["suất", "lệ", "trọng"]);
    let share = first.quantity()?.is_percent() && !done && !level;
    let rank = first.quantity()?.unit.is_none() && !(is_large(first.quantity()?) && is_large(second.quantity()?));
    (denied && !noun && !share && !rank).then_some(told)
}

/// The direction that the words around "từ A ... B" give; `None` where they disagree or say nothing.
fn verb_of_change(passage: &Passage<'_>, line: &Line, older: usize, newer: usize) -> Option<Trend> {
    let (first, second) = (passage.mention(older)?, passage.mention(newer)?);
    let start = first.tokens.start.saturating_sub(9).max(line.tokens.start);
    let clause =
        (start..first.tokens.start).rev().find(|&i| passage.scan.is_any_mark(i, ",;:.()")).map_or(start, |i| i + 1);
    let trend_in = |range: std::ops::Range<usize>| {
        range.rev().find_map(|i| {
            passage.scan.find(i, Kinds::TREND, |e| if let Entry::Trend(t) = e { Some(t) } else { None }).map(|(_, t)| t)
        })
    };
    // "hạng", "thứ hạng": a higher rank is a smaller number.
    let ranked = passage.has_word(clause..second.tokens.end, words!["hạng", "trí", "bậc", "lỗ", "âm", "kỷ"]);
    let verb = trend_in(clause..first.tokens.start);
    let preposition = trend_in(first.tokens.end..second.tokens.start);
    match (verb, preposition) {
        _ if ranked => None,
        (Some(verb), Some(preposition)) => (verb == preposition).then_some(verb),
        (Some(verb), None) => Some(verb),
        (None, Some(preposition)) => Some(preposition),
        (None, None) => None,
    }
}

/// "đạt 14,18%, vượt kịch bản (… là 11,79%)", "thấp hơn mức 58 tạ/ha".
fn comparison(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let left = at.checked_sub(1).filter(|m| line.mentions.contains(m))?;
    let left = (line.mentions.start..=left).rev().find(|&m| passage.quantity(m).is_some())?;
    let (first, second) = (passage.mention(left)?, passage.mention(at)?);
    let (a, b) = (first.quantity()?, second.quantity()?);
    if a.unit != b.unit || a.unit.is_none() {
        return None;
    }
    let between = first.tokens.end..second.tokens.start;
    let (start, end) = passage.cue_in(between.clone(), |cue| matches!(cue, Cue::Above | Cue::Below))?;
    let above = passage.has_cue(start..end, Cue::Above);
    // What follows the word must name a level ("mức", "kịch bản"), or the second figure is a difference.
    let level = words!["mức", "kịch", "con", "ngưỡng", "chỉ", "tiêu", "kế", "hoạch", "dự", "toán", "mục"];
    let names_level = passage.has_word(start..between.end, level);
    let lead = start - between.start;
    let trail = between.end - end;
    let negated = passage.has_word(start.saturating_sub(2)..start, words!["không", "chưa", "chẳng"]);
    let split = negated || passage.has_mark(end..between.end, ";.:") || passage.has_cue(end..between.end, Cue::Versus);
    let change = passage.has_word(end.saturating_sub(3)..between.end, words!["tăng", "giảm", "lần"]);
    if !names_level || lead > 4 || trail > 14 || split || change {
        return None;
    }
    let (left_values, right_values) = (a.interval(Latitude::Truncated)?, b.interval(Latitude::Truncated)?);
    let wrong = if above { left_values.below(&right_values) } else { right_values.below(&left_values) };
    let figures = Figures::shared(passage, &[a, b]);
    let (left_end, right_end) = if above { (a.high_end()?, b.low_end()?) } else { (a.low_end()?, b.high_end()?) };
    let sign = match left_end.cmp(&right_end) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    };
    let working = format!("{} {sign} {}", figures.quantity(a), figures.quantity(b));
    let operands = [(second.span, Role::Base), (first.span, Role::Value)];
    let verdict = if wrong { Verdict::Contradicts(Gap::Gross) } else { Verdict::Holds };
    Some(statement(ClaimKind::Comparison, verdict, working, operands, 0.85))
}
