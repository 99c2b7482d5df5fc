//! Numbers of one unit that stand in a row: "98,2%, 97,5%, 9,81% và 96,9%". Invariant: between two numbers of a row stands
//! nothing but a comma, a semicolon, "và" or the short name of what the next is of.

use crate::lexicon::Role;
use crate::mention::{Amount, Mention, Quantity};
use crate::number::{Form, Written};
use crate::rule::Context;

/// One number of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) mention: &'a Mention,
    pub(super) quantity: &'a Quantity,
    pub(super) number: Written,
}

/// Every row of at least `least` numbers in digits.
pub(super) fn rows<'a>(cx: &Context<'a>, least: usize) -> Vec<Vec<Member<'a>>> {
    let mut found = Vec::new();
    let mut row: Vec<Member<'a>> = Vec::new();
    for mention in cx.annotated.mentions() {
        let next = member(mention);
        let goes_on = next.is_some_and(|next| row.last().is_some_and(|last| follows(cx, last, &next)));
        if !goes_on {
            if row.len() >= least {
                found.push(std::mem::take(&mut row));
            }
            row.clear();
        }
        row.extend(next);
    }
    if row.len() >= least {
        found.push(row);
    }
    found
}

fn member(mention: &Mention) -> Option<Member<'_>> {
    let quantity = mention.quantity()?;
    let Amount::One(number) = quantity.amount else { return None };
    let plain = number.form != Form::Words && !quantity.unit.is_none() && quantity.hedge.is_none();
    plain.then_some(Member { mention, quantity, number })
}

/// Whether `next` stands behind `last` in one row.
fn follows(cx: &Context<'_>, last: &Member<'_>, next: &Member<'_>) -> bool {
    let scan = cx.scan();
    let between = last.mention.tokens.end..next.mention.tokens.start;
    let joined = between.len() == 1 && between.clone().all(|at| scan.is_any_mark(at, ",;") || scan.is(at, Role::And));
    joined && last.quantity.unit == next.quantity.unit
}
