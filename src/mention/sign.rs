//! Numbers that the marks and letters around them show to be names: "f/1.7", "4++", "3-D", "“Vua bóng đêm 3”", "VP 3",
//! "gọi 115", "mẫu 04.1".
//!
//! Invariant: a number with a unit, a hedge or something to count behind it is left as it is.

use crate::lexicon::{Case, Entry, Kinds, Role, TokenKind, words};

use super::behind::is_foreign;
use super::code::{identifier, is_emergency_number};
use super::model::{Mention, Quantity};
use super::named::{is_year, leaves_name};
use super::ordinal::counts_something;
use super::scan::Scan;

/// The name that the bare number `found` is, or the end of.
pub(super) fn named_by_sign(
    scan: &Scan<'_>,
    found: &Mention,
    quantity: &Quantity,
    before: &[Mention],
) -> Option<Mention> {
    let (at, end) = (found.tokens.start, found.tokens.end);
    let plain = quantity.unit.is_none() && quantity.hedge.is_none() && quantity.trend.is_none();
    if !plain || at == 0 || !scan.is_digits(at) {
        return None;
    }
    // "thế hệ 4++" is a name with its noun.
    let naming = || scan.before(at, Kinds::NAMING, |e| (e == Entry::Naming).then_some(())).is_some();
    if let Some(end) = mark_behind(scan, at).filter(|_| !naming()) {
        return Some(identifier(scan, at, end, "code"));
    }
    if scan.is_mark(at - 1, '/') {
        return is_aperture(scan, at).then(|| identifier(scan, at - 2, end, "code"));
    }
    // "mẫu số 04.1-ĐK-TCT": no amount has a nought before its first digit and a full stop behind it.
    if scan.str(at).len() == 2 && scan.str(at).starts_with('0') && scan.goes_on(at + 1, ".") {
        let counts = counts_something(scan, end) || scan.is_mark(end, '%');
        return (!counts).then(|| identifier(scan, at, scan.glued_run(at, ".-/"), "code"));
    }
    if found.tokens.len() > 1 {
        return is_pure_gold(scan, at, end).then(|| identifier(scan, at, end, "code"));
    }
    if is_emergency(scan, at) {
        return Some(identifier(scan, at, end, "phone"));
    }
    let free = before.last().is_none_or(|last| last.tokens.end < at) && !scan.is_glued(at);
    if free && closes_title(scan, at) {
        return Some(identifier(scan, at - 1, end, "code"));
    }
    is_foreign_model(scan, at).then(|| identifier(scan, at, end, "code"))
}

/// One past "4++" or "3-D".
fn mark_behind(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let glued = |i: usize| scan.is_glued(i) && scan.is_glued(i + 1);
    let twice = scan.is_mark(at + 1, '+') && scan.is_mark(at + 2, '+') && glued(at + 1);
    if twice && !scan.is_digits(at + 3) && !scan.is_counted(at + 3) {
        return Some(at + 3);
    }
    let solid = scan.is_mark(at + 1, '-') && scan.str(at + 2) == "D" && glued(at + 1) && scan.str(at).len() == 1;
    (solid && !scan.is_glued(at + 3)).then_some(at + 3)
}

/// "f/1.7": how wide a lens opens.
fn is_aperture(scan: &Scan<'_>, at: usize) -> bool {
    at > 1 && matches!(scan.str(at - 2), "f" | "F") && scan.is_glued(at) && scan.is_glued(at - 1)
}

/// "(999.9)", "99,99": how fine gold is.
fn is_pure_gold(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let nines = |i: usize| scan.str(i).len() >= 2 && scan.str(i).bytes().all(|b| b == b'9');
    let part = scan.str(at + 2).bytes().all(|b| b == b'9');
    let bracketed = scan.is_mark(at - 1, '(') && scan.is_mark(end, ')');
    nines(at) && part && end == at + 3 && bracketed
}

/// "gọi 115", "Trung tâm cấp cứu 115", "lực lượng 113": one of the numbers that are called in need.
fn is_emergency(scan: &Scan<'_>, at: usize) -> bool {
    let called = scan.is_one_of(at - 1, words!["gọi", "cứu", "sát", "hỏa", "nóng", "nhanh"]);
    called && is_emergency_number(scan.str(at)) && leaves_name(scan, at + 1)
}

/// How many words a title may have before its number.
const LONGEST_TITLE: usize = 10;

/// "“Vua bóng đêm 3”": a title in quotation marks, which starts with a capital and ends in a number.
fn closes_title(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.is_any_mark(at + 1, "\"”") || !scan.is_word(at - 1) || scan.str(at).len() > 2 {
        return false;
    }
    let from = at.saturating_sub(LONGEST_TITLE);
    let Some(open) = (from..at - 1).rev().find(|&i| !scan.is_word(i)) else { return false };
    let quoted = scan.is_any_mark(open, "\"“") && scan.is_glued(open + 1);
    quoted && scan.get(open + 1).is_some_and(|t| t.is_capitalised()) && !scan.starts(at - 1, Kinds::TREND)
}

/// "tòa nhà VP 3", "bom MK 82": two or three consonants in capitals that the vocabulary does not know.
pub(super) fn is_abbreviation(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.get(at - 1).filter(|t| t.case == Case::Upper && (2..=3).contains(&t.span.len())) else {
        return false;
    };
    let consonants = scan.str(at - 1).bytes().all(|b| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b));
    let unknown = consonants && scan.str(at - 1) != "VN" && !token.is_glued() && !scan.starts(at - 1, Kinds::ANY);
    // "KT 3, CN 5": figures in a row count.
    let row = scan.is_digits(at.wrapping_sub(2)) || scan.is_any_mark(at.wrapping_sub(2), ",;)");
    let word_before = scan.is_word(at.wrapping_sub(2)) && !row;
    let follows = scan.get(at + 1).is_none_or(|t| t.kind == TokenKind::Break) || scan.is_any_mark(at + 1, ".)\"”");
    let goes_on = scan.is_word(at + 1) && leaves_name(scan, at + 1);
    unknown && word_before && scan.str(at).len() <= 2 && (follows || goes_on)
}

/// "chiếc 1299 Panigale": four digits that are no year, without a separator, before a foreign name.
fn is_foreign_model(scan: &Scan<'_>, at: usize) -> bool {
    let name = scan.get(at + 1).filter(|t| t.case == Case::Capital && t.span.len() > 4 && !t.is_glued());
    let foreign = name.is_some() && scan.str(at + 1).is_ascii() && !scan.starts(at + 1, Kinds::ANY);
    let four = scan.str(at).len() == 4 && !is_year(scan, at) && !scan.str(at).ends_with("00");
    let maker = scan.get(at - 1).is_some_and(|t| t.is_capitalised());
    foreign && four && scan.is_word(at - 1) && !maker && is_foreign(scan, at + 1)
}

/// The last minute of a match with everything that is added.
const LAST_MINUTE: u32 = 130;

/// "(39’)", "Văn Đức 45’": the minute in which something happened in a match.
pub(super) fn minute_of_play(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "phút bù giờ 90+1".
    let halves = matches!(scan.int(at), Some(45 | 90 | 105 | 120));
    if halves && scan.goes_on(at + 1, "+") && scan.small(at + 2).is_some() && !scan.goes_on(at + 3, ".,+") {
        let end = at + 3 + usize::from(scan.is_any_mark(at + 3, "'’′") && scan.is_glued(at + 3));
        return Some(identifier(scan, at, end, "code"));
    }
    let prime = scan.is_any_mark(at + 1, "'’′") && scan.is_glued(at + 1);
    if !prime || scan.int(at)? > LAST_MINUTE {
        return None;
    }
    let before = at.wrapping_sub(1);
    let listed = scan.is_any_mark(before, "(,;") || scan.is(before, Role::And);
    let scorer = scan.get(before).is_some_and(|t| t.is_capitalised());
    // "90'+5".
    let end = at + 2 + if scan.goes_on(at + 2, "+") { 2 } else { 0 };
    let ends = !scan.is_glued(end) || scan.is_any_mark(end, "),;.:");
    // "55': Goretzka nhận thẻ vàng".
    let told = scan.is_mark(end, ':') && scan.is_glued(end) && scan.get(end + 1).is_some_and(|t| t.is_capitalised());
    ((listed || scorer || told) && ends).then(|| identifier(scan, at, end, "code"))
}

/// "19Nguyễn Văn Toàn": the number of a shirt, and a name whose space is missing.
pub(super) fn touches_name(scan: &Scan<'_>, at: usize) -> bool {
    let name = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Capital && t.span.len() > 1);
    let glued = scan.is_glued(at + 1) && !scan.is_glued(at + 2);
    // "1Malaysia Development" and "tại 2Bis Đinh Tiên Hoàng" are names themselves.
    let listed = !scan.is_word(at.wrapping_sub(1)) || scan.is(at - 1, Role::NumberSign);
    scan.str(at).len() <= 2 && glued && listed && name(at + 1) && name(at + 2)
}
