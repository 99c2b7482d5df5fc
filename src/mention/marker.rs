//! The numbers of headings, list items, fields and notes: "4.7 Báo cáo", "2) ", "[02]".
//!
//! Invariant: what counts something behind it is no marker, unless a mark closes it.

use crate::lexicon::{Case, TokenKind};

use super::code::identifier;
use super::model::Mention;
use super::ordinal::counts_something;
use super::scan::Scan;

/// "1. ", "2) " before a heading or an item: the number of a list.
pub(super) fn list_marker(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if let Some(found) = bracketed(scan, at).or_else(|| heading_number(scan, at)) {
        return Some(found);
    }
    let first = starts_line(scan, at);
    // "35.Việc": at the start of a line the space may be missing.
    let spaced = !scan.is_glued(at + 2)
        || scan.get(at + 2).is_some_and(|t| t.kind == TokenKind::Break)
        || (first || scan.is_any_mark(at - 1, ".!?") && !scan.is_glued(at) || scan.is_mark(at - 1, '“'))
            && scan.get(at + 2).is_some_and(|t| t.case == Case::Capital);
    let starts = first || scan.is_any_mark(at - 1, ".!?") && !scan.is_glued(at);
    // "2/ Hạn chế", "3- Kế toán", "4: Công ty": only where nothing else can stand.
    let stroke = starts && scan.is_any_mark(at + 1, "/-–:") && !scan.is_glued(at + 2);
    // "3, Cơ sở ..." at the start of a line.
    let capital = scan.get(at + 2).is_some_and(|t| t.case == Case::Capital);
    let stroke = stroke || first && scan.is_mark(at + 1, ',') && !scan.is_glued(at + 2) && capital;
    let closes = (scan.is_any_mark(at + 1, ".)") || stroke) && scan.is_glued(at + 1) && spaced;
    let opens = first || (scan.is_any_mark(at - 1, ".!?:;”…•*-–)") && !scan.is_glued(at) || scan.is_mark(at - 1, '“'));
    // "3. 'Hank: Five Years'".
    let quoted = scan.is_any_mark(at + 2, "'\"“‘") && scan.get(at + 3).is_some_and(|t| t.is_capitalised());
    let heading = quoted || scan.get(at + 2).is_some_and(|t| t.is_capitalised());
    (scan.str(at).len() <= 2 && closes && opens && (heading || first) && scan.get(at + 2).is_some())
        .then(|| identifier(scan, at, at + 1, "code"))
}

/// "4.7 Báo cáo", "3.12. Xuất": the number of a heading at the start of a line.
fn heading_number(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let mut end = at + 1;
    while scan.goes_on(end, ".") {
        end += 2;
    }
    let parts = (at..end).step_by(2).all(|i| scan.str(i).len() <= 2);
    let text_at = end + usize::from(scan.is_any_mark(end, ".)-–/:") && scan.is_glued(end));
    let opens = scan.get(text_at).is_some_and(|t| t.is_capitalised() && !t.is_glued());
    // "gồm: 1.1. Người lao động ...; 1.2. Người sử dụng ...": in the middle of a line the full stop must be there.
    let listed = scan.is_any_mark(at.wrapping_sub(1), ".:;") && !scan.is_glued(at) && text_at > end;
    ((starts_line(scan, at) || listed) && end > at + 1 && parts && opens && !counts_something(scan, end))
        .then(|| identifier(scan, at, end, "code"))
}

pub(super) fn starts_line(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || matches!(scan.get(at - 1).map(|t| t.kind), Some(TokenKind::Break))
}

/// "[02]": the number of a field or a note.
fn bracketed(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.is_mark(at.wrapping_sub(1), '[') {
        return None;
    }
    // "[24,25]": two notes.
    let end = if scan.goes_on(at + 1, ",") { at + 3 } else { at + 1 };
    let short = (at..end).step_by(2).all(|i| scan.str(i).len() <= 3);
    (short && scan.is_mark(end, ']')).then(|| identifier(scan, at, end, "code"))
}
