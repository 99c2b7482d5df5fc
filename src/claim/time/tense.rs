//! What has happened lies before the day of publication, what will happen after it: "đã diễn ra vào ngày 25/6/2024",
//! "sẽ khai mạc ngày 5/4/2024".
//!
//! Invariant: only a full date right behind the verb is judged, and no sentence that tells of an earlier plan.

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};
use crate::lexicon::{TokenKind, Words, words};

use super::day::{days_between, full, written};

/// A verb this many words before its date at most.
const REACH: usize = 9;
/// Days that a date may lie on the wrong side.
const SLACK: i64 = 1;

/// Verbs of events, in their two syllables.
const EVENTS: [(&str, &str); 10] = [
    ("diễn", "ra"),
    ("khai", "mạc"),
    ("bế", "mạc"),
    ("kết", "thúc"),
    ("tổ", "chức"),
    ("khởi", "công"),
    ("khánh", "thành"),
    ("khai", "trương"),
    ("động", "thổ"),
    ("khai", "giảng"),
];
/// Words that may stand between the verb and the date.
const BETWEEN: Words = Words::of(&[
    "vào", "từ", "trong", "lúc", "ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "tại", "thứ", "hai", "ba", "tư",
    "năm", "sáu", "bảy", "chủ", "nhật",
]);
/// Words of plans told afterwards and of texts republished.
const PLANS: Words =
    Words::of(&["trước", "từng", "kế", "hoạch", "đó", "đầu", "lẽ", "hoãn", "lùi", "dời", "cũ", "nếu", "từ", "hủy"]);

/// The event at the full date of mention `at`.
pub(super) fn tense(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let published = passage.published?;
    let mention = passage.mention(at)?;
    let date = full(mention)?;
    let ahead = days_between(published, date);
    if ahead.abs() <= SLACK {
        return None;
    }
    let scan = &passage.scan;
    let start = mention.tokens.start;
    let first = start.saturating_sub(REACH).max(line.tokens.start);
    let (verb, (head, _)) = (first..start).rev().find_map(|i| {
        EVENTS.iter().find(|(a, b)| scan.is_spelled(i, a) && scan.is_spelled(i + 1, b)).map(|pair| (i, *pair))
    })?;
    let close = (verb + 2..start).all(|i| match scan.get(i).map(|token| token.kind) {
        Some(TokenKind::Word) => scan.is_one_of(i, &BETWEEN),
        Some(TokenKind::Digits) => passage.mention_over(i).is_some(),
        _ => false,
    });
    let passive = verb.wrapping_sub(usize::from(scan.is_one_of(verb.wrapping_sub(1), words!["được"]))).wrapping_sub(1);
    let done = scan.is_one_of(passive, words!["đã", "vừa"]);
    let coming = scan.is_one_of(passive, words!["sẽ", "sắp"])
        || scan.is_one_of(passive, words!["kiến"]) && scan.is_one_of(passive.wrapping_sub(1), words!["dự"]);
    if !close || done == coming || head.is_empty() {
        return None;
    }
    let holds = if done { ahead < 0 } else { ahead > 0 };
    let told_afterwards =
        passage.has_word(line.tokens.start..verb, &PLANS) || passage.has_mark(line.tokens.clone(), "“”\"");
    if !holds && told_afterwards {
        return None;
    }
    let side = if ahead > 0 { "sau" } else { "trước" };
    let working = format!("{} {side} ngày đăng {} {} ngày", written(date), written(published), ahead.abs());
    let marker = scan.get(passive).map_or(mention.span, |token| token.span);
    let places = [(mention.span, Role::Stated), (marker, Role::Condition)];
    Some(statement(ClaimKind::Tense, verdict(holds, Gap::Clear), working, places, 0.9))
}
