//! Counts that a list of any words bears out: "ba khoa: hô hấp, sơ sinh và hồi sức", "Ba quận có nhiều ca nhất là quận Hải
//! An, quận 3 và quận Bình Trị".
//!
//! Invariant: it only confirms; words between commas may be one thing or two.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexicon::{Cue, words};
use crate::mention::Base;

use super::count::{counts_each, fits_earlier, is_label};
use super::kind::ClaimKind;
use super::list::items;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};

/// Longest list that is counted.
const MOST_ITEMS: i64 = 10;

/// Longest item, and farthest place where a list opens behind its count, in tokens.
const LONGEST: usize = 16;

/// Adds the counts that agree with their lists; `out` has the lists of names.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let told: FxHashSet<u32> = out
        .iter()
        .filter(|claim| matches!(claim.kind, ClaimKind::CountOfList | ClaimKind::Announced))
        .filter_map(|claim| claim.operands.first().map(|o| o.span.start))
        .collect();
    const COUNTS: Needs = Needs::one(Held::COUNT);
    for (_, line, at) in passage.starts(&COUNTS) {
        if let Some(count) = count(passage, at)
            && !told.contains(&passage.span(at).start)
        {
            out.extend(listed(passage, line, at, count));
        }
    }
}

/// A small whole number of a counted noun.
fn count(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let quantity = passage.quantity(at)?;
    let plain = matches!(quantity.unit.base, Base::Noun(_)) && quantity.unit.per.is_empty() && quantity.hedge.is_none();
    let n = quantity.number()?.value.to_int().filter(|n| (2..=MOST_ITEMS).contains(n))?;
    (plain && quantity.trend.is_none()).then(|| usize::try_from(n).ok())?
}

fn listed(passage: &Passage<'_>, line: &Line, at: usize, count: usize) -> Option<Claim> {
    let start = passage.mention(at)?.tokens.end;
    let opening = opening(passage, start..line.tokens.end.min(start + LONGEST))?;
    let end = (opening..line.tokens.end).find(|&i| ends(passage, i)).unwrap_or(line.tokens.end);
    let list = items(passage, opening..end);
    // What follows the item behind "và" is about something else.
    let joined = list.items.iter().position(|item| passage.scan.is_one_of(item.start.wrapping_sub(1), words!["và"]))?;
    let own = list.items.get(..=joined)?;
    let short = own
        .iter()
        .all(|item| item.len() <= LONGEST && !passage.has_word(item.clone(), words!["thì", "nên", "mà", "giữa"]));
    if !short || list.open || !is_alike(passage, own) {
        return None;
    }
    let whole = own.len() == list.items.len() && is_closed(passage, at, opening..end, own);
    let holds = own.len() == count;
    // "lương thực, bao bì và in ấn": the "và" may stand inside the last item.
    let one_fewer = count + 1 == own.len();
    if !holds && (!whole || one_fewer || fits_earlier(passage, at, own.len())) {
        return None;
    }
    let working = format!("{} mục {} {count}", own.len(), if holds { "=" } else { "≠" });
    let items = own.iter().map(|item| (passage.scan.span(item.start, item.end), Role::Item));
    let places = std::iter::once((passage.span(at), Role::Stated)).chain(items);
    let sure = if whole { 0.8 } else { 0.6 };
    Some(statement(ClaimKind::CountOfList, verdict(holds, Gap::Gross), working, places, sure))
}

/// Most words of an item of a list that is held against its count.
const PLAIN: usize = 5;

/// Whether the list is all that is counted and its items are plain: "gồm: lúa, ngô, lạc và đậu" to the end of the sentence.
fn is_closed(passage: &Passage<'_>, at: usize, list: Range<usize>, items: &[Range<usize>]) -> bool {
    let scan = &passage.scan;
    let opening = list.start - usize::from(scan.is_mark(list.start - 1, ':'));
    let comprises = scan.is_one_of(opening.wrapping_sub(1), words!["gồm"]);
    let one_joint = list.clone().filter(|&i| scan.is_one_of(i, words!["và"])).count() == 1;
    let aside = words!["như", "hay", "hoặc", "cùng", "với", "của", "cho"];
    // "sư phạm kỹ thuật công nghiệp, sư phạm toán, …": where all open with one word they may be longer.
    let head = |item: &Range<usize>| scan.str(item.start);
    let parallel = items.first().is_some_and(|first| items.iter().all(|item| head(item) == head(first)));
    let longest = if parallel { 2 * PLAIN } else { PLAIN };
    let plain = items.iter().all(|item| {
        let words = item.clone().all(|i| scan.is_word(i) || i + 1 == item.end && scan.is_mark(i, '.'));
        words && item.len() <= longest && !passage.has_word(item.clone(), aside)
    });
    // "bao gồm cả A, B và C" names some of them.
    let some = scan.is_one_of(list.start, words!["cả"]);
    comprises && !some && one_joint && plain && items.len() >= 3 && !is_label(passage, at) && !counts_each(passage, at)
}

/// Where a list opens behind the noun phrase of a count.
fn opening(passage: &Passage<'_>, range: Range<usize>) -> Option<usize> {
    for at in range {
        if passage.scan.is_mark(at, ':') {
            return Some(at + 1);
        }
        if passage.scan.is_one_of(at, words!["là"]) {
            // "hai lớp tàu này đều là …", "ba nhân sự ấy là những …" say what they are, and name none.
            let said = passage.scan.is_one_of(at.wrapping_sub(1), words!["đều", "cũng", "chỉ", "không", "phải", "vốn"]);
            let told = passage.scan.is_one_of(at + 1, words!["những", "một", "do", "vì", "để", "người", "con"]);
            return (!said && !told).then_some(at + 1);
        }
        let comma = at + usize::from(passage.scan.is_mark(at, ','));
        if let Some((from, end)) = passage.cue_in(comma..comma + 2, |cue| cue == Cue::Comprise)
            && from == comma
        {
            return Some(end + usize::from(passage.scan.is_mark(end, ':')));
        }
        if passage.scan.is_any_mark(at, ",;().") {
            return None;
        }
    }
    None
}

fn ends(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is_any_mark(at, ";!?") || passage.scan.is_mark(at, '.') && !passage.scan.is_glued(at + 1)
}

/// Whether the items are of one kind: all names, or all common words, none a figure.
fn is_alike(passage: &Passage<'_>, items: &[Range<usize>]) -> bool {
    let named = |item: &Range<usize>| {
        let capital = |i: usize| passage.scan.get(i).is_some_and(|t| t.is_capitalised());
        capital(item.start) || capital(item.start + 1) || capital(item.start + 2)
    };
    let counted = items.iter().any(|item| passage.mention_at(item.start).is_some());
    let names = items.iter().filter(|item| named(item)).count();
    !counted && (names == 0 || names == items.len())
}
