//! Editions of what comes every year: "tổ chức thường niên từ năm 2015, năm 2024 là lần thứ 10".
//!
//! Invariant: the first year, the interval and the year of the edition are all told in one sentence.

use crate::lexicon::Role as Word;
use crate::lexicon::words;
use crate::mention::Kind;

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// The edition at mention `at`, an ordinal.
pub(super) fn edition(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let stated = match mention.kind {
        Kind::Ordinal(n) => n,
        _ => return None,
    };
    let start = mention.tokens.start;
    let counted = (start.saturating_sub(2)..=start).any(|i| scan.is_one_of(i, words!["lần", "mùa", "kỳ", "năm"]));
    let yearly = line.tokens.clone().any(|i| {
        scan.is_one_of(i, words!["thường"]) && scan.is_one_of(i + 1, words!["niên"])
            || scan.is_one_of(i, words!["hằng", "hàng", "mỗi"]) && scan.is_one_of(i + 1, words!["năm"])
    });
    if !counted || !yearly {
        return None;
    }
    let year = |m: usize| match passage.mention(m)?.kind {
        Kind::Year(year) => Some(i64::from(year)),
        _ => None,
    };
    // "từ năm 2015"
    let first = line.mentions.clone().find(|&m| {
        year(m).is_some() && passage.mention(m).is_some_and(|m| scan.is(m.tokens.start.wrapping_sub(1), Word::From))
    })?;
    // "năm 2024 là lần thứ 10"
    let now = at.checked_sub(1).filter(|&m| line.mentions.contains(&m) && m != first)?;
    let held = passage.mention(now)?;
    let close = (held.tokens.end..start).all(|i| scan.is_one_of(i, words!["là", "lần", "mùa", "kỳ", "năm"]));
    if !close || start - held.tokens.end > 3 {
        return None;
    }
    let due = year(now)? - year(first)? + 1;
    let holds = due == stated;
    let working = format!("{} - {} + 1 = {due} {} {stated}", year(now)?, year(first)?, if holds { "=" } else { "≠" });
    // Years left out (2020, 2021) make the number smaller, never larger.
    let gap = if stated > due { Gap::Clear } else { Gap::Slight };
    let places = [(mention.span, Role::Stated), (passage.span(first), Role::Base)];
    (due > 0).then(|| statement(ClaimKind::Edition, verdict(holds, gap), working, places, 0.8))
}
