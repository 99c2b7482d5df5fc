//! A province that is none any more, named as an authority of today. Invariant: texts from before the change cost nothing,
//! and one word of another time in the sentence, or of the change in the document, is enough to be silent.

use jiff::civil::Date;

use crate::facts::{Row, Topic};
use crate::lexicon::Words;
use crate::mention::Kind;
use crate::rule::{Context, Message, Sink};
use crate::text::Span;

/// What stands before the name: only who acts is said to be.
const OPENS: &str = "tỉnh ";
/// Authorities, as they end before "tỉnh".
const AUTHORITIES: [&str; 7] =
    ["UBND", "HĐND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Công an", "Đảng bộ"];
/// Words of another time, or of the change.
const OTHER_TIME: Words = Words::of(&[
    "cũ", "trước", "nguyên", "cựu", "khi", "hồi", "từng", "thời", "nhập", "hợp", "nay", "đó", "lúc", "thuộc", "ngày",
    "tháng", "năm", "giai", "kỳ", "xưa",
]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let Some(published) = cx.document.published() else { return };
    let facts = cx.annotated.lexicon().facts();
    let gone = |row: &&Row| row.holds_on(published) && row.value != row.name();
    if !facts.rows(Topic::Provinces).any(|row| gone(&row)) {
        return;
    }
    let text = cx.text();
    let mut told: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices(OPENS) {
        let rest = text.get(at + OPENS.len()..).unwrap_or_default();
        let Some(row) = facts.rows(Topic::Provinces).filter(gone).find(|row| opens_with(rest, row.name())) else {
            continue;
        };
        let is_new = !told.contains(&row.name());
        if is_new && is_authority(text, at) && !is_explained(text, row.name()) {
            let end = at + OPENS.len() + row.name().len();
            let (Ok(start), Ok(end)) = (u32::try_from(at), u32::try_from(end)) else { return };
            let span = Span { start, end };
            if !is_of_other_time(cx, span) {
                told.push(row.name());
                report(out, span, row, published);
            }
        }
    }
}

/// "Bình Dương" is not the start of "Bình Dương Nội".
fn opens_with(rest: &str, name: &str) -> bool {
    rest.strip_prefix(name).is_some_and(|behind| {
        let mut letters = behind.trim_start_matches(' ').chars();
        behind.is_empty()
            || !letters.next().is_some_and(char::is_uppercase) && !behind.starts_with(char::is_alphanumeric)
    })
}

fn is_authority(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    AUTHORITIES.iter().any(|name| before.ends_with(name))
}

/// "Bình Dương (cũ)", "tỉnh Bình Dương trước đây", "nay thuộc".
fn is_explained(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let behind = text.get(at + name.len()..).unwrap_or_default().trim_start();
        ["(", "cũ", "trước", "nay"].iter().any(|word| behind.starts_with(word))
    })
}

fn is_of_other_time(cx: &Context<'_>, span: Span) -> bool {
    let scan = cx.scan();
    let dated =
        |at: usize| matches!(cx.mention_at(at).map(|m| &m.kind), Some(Kind::Date(_) | Kind::Year(_) | Kind::Period(_)));
    cx.sentence(span).any(|at| scan.is_one_of(at, &OTHER_TIME) || dated(at))
}

fn report(out: &mut Sink<'_>, span: Span, row: &Row, published: Date) {
    let since = row.from.unwrap_or(published);
    let day = format!("{}/{}/{}", since.day(), since.month(), since.year());
    let message = Message::new(
        format!("Từ {day} không còn tỉnh {}; nơi ấy thuộc {} ({})", row.name(), row.value, row.cited()),
        format!("Since {day} {} is no province; it belongs to {} ({})", row.name(), row.value, row.cited()),
    );
    out.report(span, message).done();
}
