//! Counts that a list of any words bears out: "ba khoa: hô hấp, sơ sinh và hồi sức", "Ba quận có nhiều ca nhất là quận Hải
//! An, quận 3 và quận Bình Trị".
//!
//! Invariant: it only confirms; words between commas may be one thing or two.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexicon::Cue;
use crate::mention::Base;

use super::kind::ClaimKind;
use super::list::items;
use super::model::{Claim, Gap, Role};
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
    for line in &passage.lines {
        for at in line.mentions.clone() {
            if let Some(count) = count(passage, at)
                && !told.contains(&passage.span(at).start)
            {
                out.extend(listed(passage, line, at, count));
            }
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
    let joined = list.items.iter().position(|item| passage.scan.is_one_of(item.start.wrapping_sub(1), &["và"]))?;
    let own = list.items.get(..=joined)?;
    let short =
        own.iter().all(|item| item.len() <= LONGEST && !passage.has_word(item.clone(), &["thì", "nên", "mà", "giữa"]));
    let certain = own.len() == count && short && !list.open && is_alike(passage, own);
    let holds = certain.then(|| format!("{count} mục = {count}"))?;
    let items = own.iter().map(|item| (passage.scan.span(item.start, item.end), Role::Item));
    let places = std::iter::once((passage.span(at), Role::Stated)).chain(items);
    Some(statement(ClaimKind::CountOfList, verdict(true, Gap::Gross), holds, places, 0.6))
}

/// Where a list opens behind the noun phrase of a count.
fn opening(passage: &Passage<'_>, range: Range<usize>) -> Option<usize> {
    for at in range {
        if passage.scan.is_mark(at, ':') {
            return Some(at + 1);
        }
        if passage.scan.is_one_of(at, &["là"]) {
            // "hai lớp tàu này đều là …", "ba nhân sự ấy là những …" say what they are, and name none.
            let said = passage.scan.is_one_of(at.wrapping_sub(1), &["đều", "cũng", "chỉ", "không", "phải", "vốn"]);
            let told = passage.scan.is_one_of(at + 1, &["những", "một", "do", "vì", "để", "người", "con"]);
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
