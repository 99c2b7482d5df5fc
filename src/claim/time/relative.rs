//! "Hôm nay (11/6)", "sáng qua 10/6", "năm ngoái (2023)": against the day of publication.
//!
//! Invariant: direct speech and sentences that quote are left alone, and a day more or less is the night's edition.

use jiff::Span as Step;

use crate::lexicon::{Grain, Reckoning};
use crate::mention::{Kind, Mention};

use super::day::{civil, days_between, nearest, written};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// How many days a date may be off.
const SLACK: i64 = 1;

/// The relative day or year at mention `at` against the date beside it.
pub(super) fn relative(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let published = passage.published?;
    let next = at + 1;
    let (mention, dated) = (passage.mention(at)?, passage.mention(next).filter(|_| line.mentions.contains(&next))?);
    let Kind::Relative(_) = mention.kind else { return None };
    if !is_beside(passage, mention, dated) || passage.has_mark(line.tokens.clone(), "“”\"") {
        return None;
    }
    let places = [(dated.span, Role::Stated), (mention.span, Role::Base)];
    match (mention.reckoning?, &dated.kind) {
        (Reckoning::Unit(Grain::Day, days) | Reckoning::DayPart(_, days), Kind::Date(value)) => {
            let meant = published.checked_add(Step::new().try_days(days).ok()?).ok()?;
            let told = match value.year {
                Some(_) => civil(*value, None)?,
                None => nearest(*value, published)?,
            };
            let holds = days_between(meant, told).abs() <= SLACK;
            let working = format!("{} {} {}", written(meant), if holds { "≈" } else { "≠" }, written(told));
            Some(statement(ClaimKind::RelativeDate, verdict(holds, Gap::Clear), working, places, 0.85))
        }
        (Reckoning::Unit(Grain::Year, years), Kind::Year(told)) => {
            let meant = i32::from(published.year()) + years;
            let holds = meant == *told;
            // Around New Year the old year is still "năm nay".
            let turn = matches!(published.month(), 1 | 2 | 12) && (meant - told).abs() == 1;
            let working = format!("{meant} {} {told}", if holds { "=" } else { "≠" });
            (holds || !turn)
                .then(|| statement(ClaimKind::RelativeDate, verdict(holds, Gap::Clear), working, places, 0.85))
        }
        _ => None,
    }
}

/// "hôm nay (11/6)", "hôm nay, 11/6", "hôm nay 11/6", "hôm nay, ngày 11/6"; for years in brackets only.
fn is_beside(passage: &Passage<'_>, mention: &Mention, dated: &Mention) -> bool {
    let scan = &passage.scan;
    let end = mention.tokens.end;
    let bracketed = scan.is_mark(end, '(') && dated.tokens.start == end + 1 && scan.is_mark(dated.tokens.end, ')');
    match dated.kind {
        Kind::Year(_) => bracketed,
        _ => bracketed || dated.tokens.start == end || dated.tokens.start == end + 1 && scan.is_mark(end, ','),
    }
}
