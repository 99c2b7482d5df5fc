//! "khoảng" before a number to the last digit. Invariant: only words that say "about" or "almost" are looked at, since
//! "hơn" and "trên" may truncate an exact figure.

use crate::lexicon::Hedge;
use crate::mention::{Amount, Quantity};
use crate::number::{Form, Written};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};

/// From so many significant digits on a number is no approximation.
const PRECISE: usize = 4;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    for mention in cx.annotated.mentions() {
        if mention.quantity().is_some_and(is_over_precise) {
            places.mark(mention.span);
        }
    }
    let message = Message::new(
        "Từ ước lượng đứng trước một số quá chi tiết",
        "An approximator before a number that is too precise for it",
    );
    places.report(out, Applicability::Suggest, message, []);
}

fn is_over_precise(quantity: &Quantity) -> bool {
    let Amount::One(number) = quantity.amount else { return false };
    matches!(quantity.hedge, Some(Hedge::About | Hedge::Under))
        && !quantity.unit.is_none()
        && number.form != Form::Words
        && significant_digits(&number) >= PRECISE
}

fn significant_digits(number: &Written) -> usize {
    let digits = number.value.to_string();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let whole = digits.trim_start_matches('0');
    // Noughts behind a decimal comma were written on purpose, those of a whole number may be rounding.
    if number.last_place < 0 { whole.len() } else { whole.trim_end_matches('0').len() }
}
