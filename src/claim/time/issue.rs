//! The year in a document's number and the day beside it: "Thông tư số 39/2018/TT-BTC ngày 20/4/2018".
//!
//! Invariant: only the day right behind the number, or behind the issuer's name, is that of its issue; a document is
//! numbered in the year in which it is signed.

use std::ops::Range;

use crate::lexicon::{Case, words};
use crate::mention::{DateValue, Kind};

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};

/// The first year of numbers with years in them.
const FIRST: i32 = 1945;

/// Most words between a number and its day: "của Bộ Nông nghiệp và Phát triển nông thôn ban hành ngày".
const REACH: usize = 12;

/// The number at mention `at`, an identifier, against the day behind it.
pub(super) fn issue(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let day = at + 1;
    let date = passage.mention(day).filter(|_| line.mentions.contains(&day))?;
    let Kind::Date(DateValue { year: Some(issued), day: Some(_), .. }) = date.kind else { return None };
    let mention = passage.mention(at)?;
    let (number, year) = year_token(passage, mention.tokens.clone())?;
    let between = mention.tokens.end..date.tokens.start;
    if year < FIRST || issued < FIRST || !is_day_of_issue(passage, between) {
        return None;
    }
    let scan = &passage.scan;
    let quoted = |range: Range<usize>| {
        let span = scan.span(range.start, range.end);
        (span, scan.text.get(span.range()).unwrap_or_default())
    };
    let (place, named) = quoted(number..mention.tokens.end);
    let holds = year == issued;
    let working = format!("{named}: {year} {} {issued}", if holds { "=" } else { "≠" });
    let stated = scan.get(number + 2)?.span;
    let places = [(place, Role::Stated), (date.span, Role::Base)];
    let claim = statement(ClaimKind::IssueYear, verdict(holds, Gap::Clear), working, places, 0.95);
    let told = date.tokens.clone().rev().find(|&i| scan.str(i).parse() == Ok(issued)).and_then(|i| scan.get(i));
    let repairs = [(stated, issued.to_string())].into_iter().chain(told.map(|t| (t.span, year.to_string())));
    Some(with_repairs(claim, repairs))
}

/// Where the number of "39/2018/TT-BTC" starts, and its year.
fn year_token(passage: &Passage<'_>, tokens: Range<usize>) -> Option<(usize, i32)> {
    let scan = &passage.scan;
    let at = tokens.clone().find(|&i| scan.is_digits(i) && scan.is_mark(i + 1, '/'))?;
    let coded = scan.is_mark(at + 3, '/') && at + 4 < tokens.end;
    let capital = scan.get(at + 4).is_some_and(|t| matches!(t.case, Case::Upper | Case::Mixed));
    let year = scan.str(at + 2);
    (coded && capital && year.len() == 4).then(|| year.parse().ok())?.map(|year| (at, year))
}

/// "ngày", "(ngày", "ban hành ngày", "của Bộ Tài chính ngày": nothing between says that it is another day.
fn is_day_of_issue(passage: &Passage<'_>, between: Range<usize>) -> bool {
    let scan = &passage.scan;
    let of = scan.is_one_of(between.start, words!["của"]);
    let named = |i: usize| of && scan.is_word(i);
    let plain = |i: usize| scan.is_one_of(i, words!["ngày", "ban", "hành", "ký"]) || scan.is_any_mark(i, "(,");
    let turned =
        words!["từ", "trước", "sau", "đến", "hiệu", "lực", "hạn", "bổ", "áp", "dụng", "khi", "về", "vào", "được"];
    between.len() <= REACH
        && between.clone().all(|i| plain(i) || named(i))
        && !(of && passage.has_mark(between.clone(), ","))
        && !passage.has_word(between, turned)
}
