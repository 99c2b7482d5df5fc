//! "so cùng kỳ" beside "so với cùng kỳ". Invariant: a bare "so" counts only right before a period.

use crate::lexicon::words;
use crate::mention::{Kind, Mention};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::BlockKind;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(before) = mention.tokens.start.checked_sub(1) else { continue };
        if is_period(mention) && scan.is_one_of(before, words!["so"]) && cx.block_kind(mention.span) != BlockKind::Title
        {
            let text = format!("{} với {}", scan.str(before), cx.quote(mention.span));
            places.add(scan.span(before, mention.tokens.end), text);
        }
    }
    let full = |at: usize| scan.is_one_of(at, words!["so"]) && scan.is_one_of(at + 1, words!["với"]);
    if places.is_empty() || !(0..scan.tokens.len()).any(full) {
        return;
    }
    let message = Message::new("“So” thiếu “với”, trong khi nơi khác của bài viết đủ", "“so” without “với”");
    places.report(out, Applicability::Suggest, message, []);
}

fn is_period(mention: &Mention) -> bool {
    matches!(
        mention.kind,
        Kind::Year(_) | Kind::Quarter(..) | Kind::Period(_) | Kind::Relative(_) | Kind::Date(_) | Kind::DateRange(..)
    )
}
