//! Scores of matches: "thắng 2-1", "6-4, 7-6(5)", "sơ đồ 4-2-3-1". Invariant: numbers with something to count behind
//! them are never a score.

use crate::lexicon::{Role, UnitKind, words};

use super::model::{Kind, Mention};
use super::ordinal::counts_something;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// How many words may stand between "thắng" and the score.
const REACH: usize = 8;

/// "2-1" after a word of winning; it may stand a few words later: "thắng Thái Lan 2-1".
pub(super) fn score_after(scan: &Scan<'_>, next: usize) -> Option<Mention> {
    for at in next..next + REACH {
        if scan.is_digits(at) {
            let in_sets = || set_at(scan, at).filter(|_| set_at(scan, at + 4).is_some());
            return score_at(scan, at).or_else(in_sets);
        }
        let name = scan.is_word(at) && scan.get(at).is_some_and(|t| t.is_capitalised());
        if !name && !scan.is(at, Role::ScoreFiller) {
            return None;
        }
    }
    None
}

fn goals(scan: &Scan<'_>, at: usize) -> Option<u16> {
    (scan.str(at).len() <= 3).then(|| scan.int(at)).flatten().and_then(|n| u16::try_from(n).ok())
}

/// Two small numbers with a dash between, and nothing that they could count.
pub(super) fn score_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let home = goals(scan, at)?;
    scan.is_dash(at + 1).then_some(())?;
    let away = goals(scan, at + 2)?;
    let mut end = at + 3;
    let is_code = scan.is_glued(end) && scan.is_word(end);
    // "thắng 1-0 đối thủ": a range never falls.
    let falls = scan.is_glued(at + 2) && scan.str(at).len() == 1 && home > away;
    if is_code || (!falls && counts_something(scan, end)) || scan.is_mark(end, '/') || scan.goes_on(end, ".,-–") {
        return None;
    }
    // The tie-break of a set.
    let set = home.max(away) == 7 && home.min(away) == 6;
    let bracket = scan.is_mark(end, '(') && (scan.is_glued(end) || set);
    if bracket && scan.is_digits(end + 1) && scan.is_mark(end + 2, ')') {
        end += 3;
    }
    Some(scan.mention(at, end, Kind::Score(home, away)))
}

/// A score that no word announces: between two names, after another score, or the winner's number first.
pub(super) fn bare_score(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let small = scan.str(at).len() <= 2 && scan.str(at + 2).len() <= 2;
    if !scan.is_dash(at + 1) || !small {
        return None;
    }
    // "từ 1 đến 5-2": days.
    if scan.is(at.wrapping_sub(1), Role::To) && scan.is_digits(at.wrapping_sub(2)) {
        return None;
    }
    let tight = scan.is_glued(at + 1) && scan.is_glued(at + 2);
    let digits = scan.str(at).len() == 1 && scan.str(at + 2).len() == 1;
    let closed = scan.is_any_mark(at + 3, ",.;)(") || at + 3 >= scan.tokens.len();
    let winner_first = digits && tight && closed && scan.int(at) >= scan.int(at + 2);
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    let between_names = name(at.wrapping_sub(1)) && name(at + 3);
    // "hạ TP HCM 5-1 và Viettel 2-1".
    let after_name = name(at.wrapping_sub(1)) && tight && digits && !scan.is_counted(at + 3);
    let goes_on = tight && digits && scan.is(at + 3, Role::AfterScore) && !scan.is(at.wrapping_sub(1), Role::From);
    // "chỉ là 2-0 dù dẫn sớm": a range never falls.
    let from = scan.is(at.wrapping_sub(1), Role::From) || scan.is(at.wrapping_sub(1), Role::BeforeDate);
    let falls =
        digits && tight && !from && scan.int(at) > scan.int(at + 2) && scan.is_word(at + 3) && !is_measure(scan, at);
    (winner_first || falls || between_names || after_name || goes_on || (tight && follows_score(scan, at)))
        .then(|| score_at(scan, at))
        .flatten()
}

/// "6-4, 3-6".
fn follows_score(scan: &Scan<'_>, at: usize) -> bool {
    let Some(joint) = at.checked_sub(1) else { return false };
    let joins = scan.is_any_mark(joint, ",;(") || scan.is(joint, Role::And) || scan.is(joint, Role::Becomes);
    joins
        && joint >= 3
        && goals(scan, joint - 1).is_some()
        && scan.is_dash(joint - 2)
        && goals(scan, joint - 3).is_some()
}

/// "6/4", "2/6", "7/5": games of a set with a stroke between; one side has won it.
pub(super) fn set_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let tight = scan.goes_on(at + 1, "/") && !scan.goes_on(at + 3, "/.,-–");
    if !tight || scan.str(at).len() != 1 || scan.str(at + 2).len() != 1 {
        return None;
    }
    let (home, away) = (goals(scan, at)?, goals(scan, at + 2)?);
    let won = matches!((home.max(away), home.min(away)), (6, 0..=4) | (7, 5 | 6));
    (won && !counts_something(scan, at + 3)).then(|| scan.mention(at, at + 3, Kind::Score(home, away)))
}

/// 4-2-3-1.
pub(super) fn line_up(scan: &Scan<'_>, next: usize) -> Option<Mention> {
    let end = scan.glued_run(next, "-–");
    let single = (next..end).step_by(2).all(|i| scan.str(i).len() == 1);
    (scan.is_digits(next) && end >= next + 5 && single).then(|| scan.mention(next, end, Kind::Identifier("code")))
}

/// "giá 8-3 triệu đồng", "khoảng 7-3 ngày", "có 4-3 đợt": ends of a range that were turned round.
fn is_measure(scan: &Scan<'_>, at: usize) -> bool {
    let scaled = scan.number_word(at + 3).is_some();
    let said = scan.is_one_of(at.wrapping_sub(1), words!["khoảng", "chừng", "tầm", "có", "trong", "mỗi"]);
    let unit = unit_at(scan, at + 3, Scaled::No).and_then(|(unit, _)| unit.base.kind());
    let measured = unit.is_some_and(|kind| matches!(kind, UnitKind::Measure | UnitKind::Money));
    scaled || measured || said && (unit.is_some() || scan.is_counted(at + 3))
}
