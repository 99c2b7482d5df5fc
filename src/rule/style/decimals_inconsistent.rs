//! A row of numbers with three precisions. Invariant: two precisions are usual, because noughts at the end are dropped.

use crate::rule::places::Places;
use crate::rule::row::rows;
use crate::rule::{Applicability, Context, Message, Sink};

/// Fewer numbers are no row.
const LEAST: usize = 3;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    for row in rows(cx, LEAST) {
        let mut precisions: Vec<i32> = row.iter().map(|member| member.number.last_place.min(0)).collect();
        precisions.sort_unstable();
        precisions.dedup();
        let finest = precisions.first().copied().unwrap_or_default();
        let odd = row.iter().find(|member| member.number.last_place == finest);
        if let Some(odd) = odd.filter(|_| precisions.len() > 2 && row[0].quantity.is_percent()) {
            places.mark(odd.quantity.number_span.cover(odd.mention.span));
        }
    }
    let message = Message::new(
        "Các số trong một dãy có số chữ số thập phân khác nhau",
        "The numbers of one row have different numbers of decimals",
    );
    places.report(out, Applicability::Suggest, message, []);
}
