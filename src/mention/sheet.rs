//! Numbers that number the rows, columns and accounts of a sheet, and the items of a list: "(1) ...", "Có 131", "243" on
//! a line of its own before "244".
//!
//! Invariant: only numbers that go on with another of their kind, or stand where nothing is counted, are taken.

use crate::lexicon::{Anchor, Case, Entry, Kinds, Role, TokenKind, words};

use super::code::identifier;
use super::marker::starts_line;
use super::model::{Kind, Mention};
use super::ordinal::counts_something;
use super::scan::Scan;

/// Whether the bare number at `at` names an account, a column or an item.
pub(super) fn is_entry(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    is_credit(scan, at)
        || is_sub_account(scan, at, before)
        || continues_items(scan, at, before)
        || opens_reason(scan, at)
        || is_alone(scan, at) && (is_chart_line(scan, at, before) || numbers_column(scan, at))
}

/// "có 2 yếu tố, 1 là chủ quyền, 2 là ổn định": the number of what is told one by one.
fn opens_reason(scan: &Scan<'_>, at: usize) -> bool {
    let is =
        |i: usize| scan.is_any_mark(i, ",:;") && scan.small(i + 1).is_some() && scan.is_one_of(i + 2, words!["là"]);
    let mark = at.wrapping_sub(1);
    let number = scan.small(at).filter(|n| (1..=9).contains(n) && is(mark));
    let from = at.saturating_sub(LINE_REACH);
    let other = |i: usize, wanted: u8| is(i) && scan.small(i + 1) == Some(wanted);
    number.is_some_and(|n| (from..at).any(|i| other(i, n - 1)) || (at..at + LINE_REACH).any(|i| other(i, n + 1)))
}

fn ends_line(scan: &Scan<'_>, at: usize) -> bool {
    scan.get(at).is_none_or(|t| t.kind == TokenKind::Break)
}

/// Whether the digits at `at` are all that their line has.
fn is_alone(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_digits(at) && starts_line(scan, at) && ends_line(scan, at + 1)
}

/// Most words of the name of an account, and most lines of a heading of columns.
const LINE_REACH: usize = 30;

/// "243", "Tài sản thuế ...", "244", "Ký quỹ": lines of a chart of accounts, each with its number on a line before its
/// name. The numbers share their first digit and go up as words do in a dictionary.
fn is_chart_line(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let account = |i: usize| {
        let digits = scan.str(i);
        (is_alone(scan, i) && (3..=5).contains(&digits.len()) && !digits.starts_with('0')).then_some(digits)
    };
    let name = |i: usize| scan.is_word(i) && scan.get(i).is_some_and(|t| t.is_capitalised());
    let named = next_line(scan, at + 1);
    let Some(number) = account(at).filter(|_| name(named) || account(named).is_some()) else { return false };
    let goes_on = |first: &str, second: &str| first < second && first.as_bytes().first() == second.as_bytes().first();
    let earlier = before.last().map(|m| m.tokens.start).filter(|&i| at - i <= LINE_REACH).and_then(account);
    if earlier.is_some_and(|earlier| goes_on(earlier, number)) {
        return true;
    }
    let later = (named..named + LINE_REACH).find(|&i| scan.is_digits(i)).and_then(account);
    later.is_some_and(|later| goes_on(number, later))
}

/// "1", "2", "3", each on its line: the numbers of the columns of a sheet, from the first on.
fn numbers_column(scan: &Scan<'_>, at: usize) -> bool {
    let number = |i: usize| scan.small(i).filter(|_| is_alone(scan, i)).map(usize::from);
    let Some(own) = number(at).filter(|own| (1..=LINE_REACH).contains(own)) else { return false };
    let mut first = at;
    for n in (1..own).rev() {
        first = previous_line(scan, first);
        if number(first) != Some(n) {
            return false;
        }
    }
    let mut last = at;
    (own + 1..=3).all(|n| {
        last = next_line(scan, last + 1);
        number(last) == Some(n)
    })
}

/// The first token of the line that the break at `at` leads to, over empty lines.
fn next_line(scan: &Scan<'_>, at: usize) -> usize {
    (at..at + LINE_REACH).find(|&i| !ends_line(scan, i)).unwrap_or(at)
}

/// The last token of the line before the one that starts at `at`.
fn previous_line(scan: &Scan<'_>, at: usize) -> usize {
    (at.saturating_sub(LINE_REACH)..at).rev().find(|&i| !ends_line(scan, i)).unwrap_or(at)
}

/// How many mentions back the item before is looked for.
const ITEM_REACH: usize = 12;

/// "8. Newcastle 649 triệu bảng 9. Aston Villa": the number that goes on with the numbers of items before it.
fn continues_items(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let Some(number) = scan.small(at) else { return false };
    let closes = |i: usize| scan.is_any_mark(i, ".)") && scan.is_glued(i);
    let opens = closes(at + 1) && !scan.is_glued(at + 2) && scan.get(at + 2).is_some_and(|t| t.is_capitalised());
    let previous = |m: &Mention| {
        let marker = m.tokens.len() == 1 && matches!(m.kind, Kind::Identifier("code")) && closes(m.tokens.end);
        marker && scan.small(m.tokens.start).is_some_and(|n| n.abs_diff(number) == 1)
    };
    opens && before.iter().rev().take(ITEM_REACH).any(previous)
}

/// "Có 131 : 500", "Nợ 334/Có 3335": the account of an entry in the books.
fn is_credit(scan: &Scan<'_>, at: usize) -> bool {
    let side = scan.is_one_of(at.wrapping_sub(1), words!["có"]) && scan.get(at - 1).is_some_and(|t| t.is_capitalised());
    let line = || starts_line(scan, at - 1) && scan.get(at + 1).is_none_or(|t| t.kind == TokenKind::Break);
    side && (3..=4).contains(&scan.str(at).len()) && (scan.is_any_mark(at + 1, ":/–-(,;") || line())
}

/// Most mentions between an account and its parts.
const ACCOUNT_REACH: usize = 8;

/// "TK 338 – Phải trả khác (3382, 3383)": a number that goes on with the digits of an account before it.
fn is_sub_account(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let digits = scan.str(at);
    let marked = scan.is_any_mark(at.wrapping_sub(1), "(,;–-") || scan.is(at.wrapping_sub(1), Role::And);
    let account = |m: &Mention| {
        let name = scan.str(m.tokens.end - 1);
        let part = (3..digits.len()).contains(&name.len()) && digits.starts_with(name);
        part && matches!(m.kind, Kind::Identifier("code" | "id"))
    };
    (4..=5).contains(&digits.len()) && marked && before.iter().rev().take(ACCOUNT_REACH).any(account)
}

/// "(1) Hồ sơ gồm ...; (2) ...": the number of an item in brackets.
pub(super) fn enumerator(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let open = at.wrapping_sub(1);
    let bracketed = scan.is_mark(open, '(') && scan.is_mark(at + 1, ')') && scan.str(at).len() <= 2;
    let opens = starts_line(scan, open) || scan.is_any_mark(open.wrapping_sub(1), ";:.,");
    // "Cột (16)": the noun announces it.
    let named =
        scan.before(open, Kinds::ANCHOR, |e| matches!(e, Entry::Anchor(Anchor::Code | Anchor::Law)).then_some(()));
    (bracketed && (opens && scan.is_word(at + 2) || named.is_some())).then(|| identifier(scan, at, at + 1, "code"))
}

/// "3371 Kinh phí hoạt động": the number of a row, before its capitalised name at the start of a line.
pub(super) fn row_number(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let case = |i: usize| scan.get(i).map(|t| t.case);
    let opens = starts_line(scan, at) && scan.str(at).len() <= MOST_ROW_DIGITS;
    // Two capitals are a heading that may well count: "10 Cách Giữ Ấm".
    let row = case(at + 1) == Some(Case::Capital) && scan.is_word(at + 2) && case(at + 2) == Some(Case::Lower);
    // A count of four digits has its separator: "2135 Phần mềm" is a row even where the noun could be counted.
    let counts = scan.str(at).len() < 4 && counts_something(scan, at + 1);
    (opens && row && !counts).then(|| identifier(scan, at, at + 1, "code"))
}

/// Most digits of the number of a row.
const MOST_ROW_DIGITS: usize = 5;
