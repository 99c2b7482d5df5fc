//! One number of a row whose decimal comma seems to have slipped. Invariant: the others lie close together, and moving the
//! comma by one or two places brings the odd one among them.

use crate::number::{Decimal, Rational};
use crate::rule::row::{Member, rows};
use crate::rule::{Applicability, Context, Message, Sink};

/// Fewer numbers do not show what is usual.
const LEAST: usize = 4;
/// The others differ by at most this factor.
const CLOSE: i64 = 2;
/// The odd one is at least this factor away from them.
const FAR: i64 = 5;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for row in rows(cx, LEAST) {
        if let Some((odd, meant)) = slipped(&row) {
            report(cx, out, odd, meant);
        }
    }
}

/// The number that is out of the row, and what it would be with its comma moved.
fn slipped<'r, 'a>(row: &'r [Member<'a>]) -> Option<(&'r Member<'a>, Decimal)> {
    let zero = Decimal::ZERO;
    if row.iter().any(|member| member.number.value <= zero) {
        return None;
    }
    row.iter().enumerate().find_map(|(at, odd)| {
        let others =
            || row.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, m)| m.number.value.to_rational());
        let (low, high) = (others().min()?, others().max()?);
        let times = |n: i64| Rational::from_integer(n.into());
        if high > &low * times(CLOSE) || odd.number.last_place >= 0 {
            return None;
        }
        let value = odd.number.value.to_rational();
        let far = &value * times(FAR) < low || value > &high * times(FAR);
        let moved = [1, 2, -1, -2].map(|places| odd.number.value.shift(places));
        let meant = moved.into_iter().find(|moved| (&low..=&high).contains(&&moved.to_rational()))?;
        far.then_some((odd, meant))
    })
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, odd: &Member<'_>, meant: Decimal) {
    let digits = odd.quantity.number_span;
    let span = digits.cover(odd.mention.span);
    let message = Message::new(
        format!("{} lệch hẳn những số bên cạnh; dấu phẩy có thể đã lệch chỗ", cx.quote(span)),
        format!("{} is far from the numbers beside it; its comma may have slipped", cx.quote(span)),
    );
    out.report(span, message).suggest(digits, meant.vietnamese(), Applicability::Suggest).done();
}
