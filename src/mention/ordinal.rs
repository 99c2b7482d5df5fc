//! Ranks: "lần thứ tư", "khóa XV", "hạng 4", "giai đoạn 2", "cấp 8-9". Invariant: a rank is never a quantity.

use crate::lexicon::{Case, Entry, Kinds, NumberWord, Part, Role, Token, words};

use super::behind::goes_on_behind_name;
use super::model::{Kind, Mention};
use super::named::{ends_name, is_dated};
use super::numeral::{numeral_at, opens_list, opens_other_phrase};
use super::period::roman;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};
use super::weekday::weekday_at;

/// The ordinal whose announcing words stand at `at` and whose number stands at `next`.
pub(super) fn ordinal(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    let th = scan.part(next, Part::Th).unwrap_or(0);
    let number_at = next + th;
    // "lần thứ tư": the rank is "thứ tư".
    let start = if th > 0 {
        next
    } else if scan.part(next.wrapping_sub(1), Part::Th).is_some() {
        next - 1
    } else {
        at
    };
    // "ngày thứ hai (12/6)" is a Monday.
    if start == at + 1 && scan.part(at, Part::Day).is_some() && weekday_at(scan, start).is_some() {
        return None;
    }
    let (value, end) = ordinal_value(scan, number_at)?;
    Some(scan.mention(start, end, Kind::Ordinal(value)))
}

/// "thứ tư" on its own, where it is no weekday.
pub(super) fn ordinal_word(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let next = at + scan.part(at, Part::Th)?;
    let (value, end) = ordinal_value(scan, next)?;
    Some(scan.mention(at, end, Kind::Ordinal(value)))
}

/// "hiệp hai", "vòng loại ba", "giải ba": a number word behind what is counted in order, where a clause or a name goes
/// on; "vòng hai đội" counts. "năm" behind such a word is the year as often.
pub(super) fn spelled_rank(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let noun = at.wrapping_sub(1);
    let (value, end) = match scan.number_word(at) {
        Some(NumberWord::Digit(digit)) if !matches!(digit, 0 | 5) => (i64::from(digit), at + 1),
        Some(NumberWord::Ten) => (10, at + 1),
        _ => return None,
    };
    let taken = before.last().map_or(0, |last| last.tokens.end);
    // "hiệp một và hai".
    let listed = scan.is(noun, Role::And)
        && taken == noun
        && before.last().is_some_and(|last| matches!(last.kind, Kind::Ordinal(_)) && !scan.is_digits(noun - 1));
    let capital = scan.get(end).is_some_and(Token::is_capitalised);
    // "việc cấp hai GCN" gives out two.
    let given = scan.is_one_of(noun, words!["cấp"]) && capital || value == 1 && scan.is_one_of(noun, words!["lần"]);
    // "trong số ba của họ".
    let given = given
        || scan.is_one_of(noun, words!["số"]) && scan.is_one_of(noun.wrapping_sub(1), words!["trong", "tổng", "một"]);
    let ranked = scan.is(noun, Role::BeforeRank) && !given;
    // "lượt hai bảng F": one letter names the group.
    let group = || {
        scan.is_one_of(end, words!["bảng"])
            && scan.get(end + 1).is_some_and(|t| t.case == Case::Upper || t.is_capitalised() && t.span.len() == 1)
    };
    // "khi giai đoạn một khép lại", "như hiệp một trận lượt đi": nothing else is told of a half or a stage.
    let joined = scan.is_one_of(noun.wrapping_sub(1), words!["liên", "hòa", "phối", "tổ"]);
    let half = scan.is_one_of(noun, words!["hiệp"]) && !joined;
    let stage = scan.is_one_of(noun, words!["đoạn"]) && scan.is_one_of(noun.wrapping_sub(1), words!["giai"]);
    let free = !scan.is_counted(end) && scan.number_word(end).is_none() && !scan.is_digits(end);
    let closes = half
        || stage && free
        || ends_name(scan, end) && (capital || !scan.is_counted(end))
        || goes_on_behind_name(scan, end)
        || group();
    if !(ranked || listed) || !closes || scan.is_glued(at) {
        return None;
    }
    let whole = scan.is_one_of(noun.wrapping_sub(1), words!["giai", "vòng"]);
    let start = if listed { at } else { noun - usize::from(whole) };
    (start >= taken).then(|| scan.mention(start, end, Kind::Ordinal(value)))
}

/// "hạng 4", "cấp 14", "giai đoạn 2", "hạng I", "cấp 8-9": a rank unless the number counts something.
pub(super) fn rank(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    if let Some((value, end)) = roman_at(scan, at, next) {
        return Some(scan.mention(at, end, Kind::Ordinal(value)));
    }
    // "hạng 127" of the world.
    let standing = || scan.int(next).filter(|_| scan.is_one_of(next - 1, words!["hạng"]) && scan.str(next).len() <= 4);
    let value = scan.small(next).map(u32::from).or_else(standing)?;
    let mut end = next + 1;
    if scan.goes_on(end, "/") {
        let end = scan.glued_run(next, "/");
        return Some(scan.mention(at, end, Kind::Identifier("code")));
    }
    // "đường ống cấp 1,2": one rank and the next.
    let pair = scan.goes_on(end, ",") && scan.small(end + 1).map(u32::from) == Some(value + 1) && value < 9;
    if pair && scan.str(end + 1).len() == 1 && !scan.goes_on(end + 2, ",.") && !counts_something(scan, end + 2) {
        return Some(scan.mention(at, end, Kind::Ordinal(i64::from(value))));
    }
    if scan.goes_on(end, ".,") {
        return None;
    }
    // "hạng 401-500".
    let wide = scan.str(next).len() > 2 && scan.is_digits(end + 1) && scan.str(end + 1).len() <= 4;
    let mut last = None;
    if scan.is_dash(end) && (scan.small(end + 1).is_some() || wide) {
        last = scan.int(end + 1).map(i64::from);
        end += 2;
    }
    let named = || is_dated(scan, end) || goes_on_behind_name(scan, end);
    let counts = counts_something(scan, end) && !named() || (scan.is_glued(end) && scan.is_word(end));
    let low = i64::from(value);
    let kind = last.filter(|high| *high > low).map_or(Kind::Ordinal(low), |high| Kind::OrdinalRange(low, high));
    (!counts).then(|| scan.mention(at, end, kind))
}

/// A unit, a noun or a magnitude behind says that the number counts.
pub(super) fn counts_something(scan: &Scan<'_>, end: usize) -> bool {
    let scaled = matches!(
        scan.number_word(end),
        Some(NumberWord::Magnitude(_) | NumberWord::Hundred | NumberWord::Dozenal | NumberWord::AndHalf)
    );
    // "giai đoạn 2 Trung tâm Logistics": a capital opens a name.
    let name = scan.get(end).is_some_and(Token::is_capitalised) && scan.length_of(end, Kinds::NOUN) > Some(1);
    let scaled = scaled && !opens_other_phrase(scan, end);
    scan.is_mark(end, '%') || scaled || unit_at(scan, end, Scaled::No).is_some_and(|_| !name)
}

/// A Roman numeral after its announcing word; one letter only where it can hardly be a letter.
pub(super) fn roman_at(scan: &Scan<'_>, at: usize, next: usize) -> Option<(i64, usize)> {
    let word = scan.str(next);
    let capitals = word.bytes().all(|b| b"IVXLCDM".contains(&b));
    let shown = word.len() > 1 || matches!(word, "I" | "V" | "X");
    // "phụ lục v": small letters only where nothing else stands in the text.
    let alone = at == 0 && next + 1 == scan.tokens.len() && !scan.is_digits(next);
    let glued = scan.is_glued(next) || (scan.is_glued(next + 1) && !scan.is_any_mark(next + 1, ".,;:)"));
    (!word.is_empty() && ((capitals && shown && !glued) || alone))
        .then(|| roman(word))
        .flatten()
        .map(|value| (value, next + 1))
}

fn ordinal_value(scan: &Scan<'_>, at: usize) -> Option<(i64, usize)> {
    if scan.is_digits(at) {
        // "chiếc thứ 15.000".
        let grouped =
            scan.is_part(at.wrapping_sub(1), &[Part::Th]) && scan.goes_on(at + 1, ".") && !scan.goes_on(at + 3, ".,");
        if grouped && scan.str(at).len() <= 3 && scan.str(at + 2).len() == 3 && !scan.str(at).starts_with('0') {
            let (thousands, rest) = (i64::from(scan.int(at)?), i64::from(scan.int(at + 2)?));
            return Some((thousands * 1000 + rest, at + 3));
        }
        let fits = (!scan.goes_on(at + 1, ".,") || opens_list(scan, at)) && scan.str(at).len() <= 4;
        // "tài khóa 2016-2017" is a period.
        // "phong trào sinh viên năm 2018 - 2019" too.
        let year = scan.year(at).is_some() && scan.is_part(at.wrapping_sub(1), &[Part::Year]);
        let period = year || scan.str(at).len() == 4 && scan.goes_on(at + 1, "-–");
        return (fits && !period).then(|| scan.int(at)).flatten().map(|n| (i64::from(n), at + 1));
    }
    let named = scan.find(at, Kinds::RANK, |e| if let Entry::Rank(rank) = e { Some(rank) } else { None });
    if let Some((length, rank)) = named {
        return Some((i64::from(rank), at + length));
    }
    if let Some(found) = roman_at(scan, at.saturating_sub(1), at) {
        return Some(found);
    }
    let numeral = numeral_at(scan, at)?;
    // "khóa một lớp": a single word before a noun counts.
    let counts = numeral.end == at + 1 && !scan.is(at.wrapping_sub(1), Role::Ordering);
    let counts = counts && unit_at(scan, numeral.end, Scaled::No).is_some();
    (!numeral.starts_with_digits && !counts).then(|| numeral.number.value.to_int().map(|n| (n, numeral.end))).flatten()
}
