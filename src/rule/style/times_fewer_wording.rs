//! "giảm 3 lần", "thấp hơn 2 lần": fewer by a multiple. Invariant: times that are occasions ("giảm lãi suất 3 lần") are
//! never meant.

use crate::lexicon::{Trend, UnitKind, Words, words};
use crate::mention::{Base, Mention};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};

/// What follows a number of occasions.
const OCCASIONS: Words = Words::of(&["liên", "trong", "vào", "từ", "trước", "mỗi"]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let last = mention.tokens.end.saturating_sub(1);
        // "giảm một nửa" is clear.
        if is_times_fewer(mention)
            && scan.is_one_of(last, words!["lần"])
            && !scan.is_one_of(mention.tokens.end, &OCCASIONS)
            && !tells_each_time(cx, mention)
            && !cx.is_quoted(mention.tokens.start)
        {
            places.mark(mention.span);
        }
    }
    let message = Message::new(
        "“Giảm, ít hơn n lần” không rõ còn bao nhiêu; nên viết “chỉ bằng 1/n”, “giảm còn …”",
        "“n times fewer” leaves open how much remains",
    );
    places.report(out, Applicability::Suggest, message, []);
}

fn is_times_fewer(mention: &Mention) -> bool {
    mention.quantity().is_some_and(|quantity| {
        let times = matches!(quantity.unit.base, Base::Unit(_, UnitKind::Multiple)) && quantity.unit.per.is_empty();
        times && !quantity.occasions && quantity.trend == Some(Trend::Down)
    })
}

/// "giảm 3 lần, mỗi lần 0,25 điểm phần trăm".
fn tells_each_time(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    cx.sentence(mention.span).any(|at| scan.is_one_of(at, words!["mỗi"]) && scan.is_one_of(at + 1, words!["lần"]))
}
