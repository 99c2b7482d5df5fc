//! Tables that name no unit. Invariant: it speaks once for a table, and only where its words ask for a unit.

use crate::claim;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for place in claim::unitless(cx.document, cx.annotated) {
        let message = Message::new("Bảng không ghi đơn vị của số liệu", "The table names no unit for its figures");
        out.report(place, message).done();
    }
}
