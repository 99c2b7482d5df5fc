//! Mentions to claims: finds the relations that a text states between its numbers and recomputes each.
//!
//! Invariant: a claim names the places of all its numbers, and a claim that contradicts is one the text itself makes.

mod additive;
mod area;
mod balance;
mod base_elsewhere;
mod closure;
mod compound;
mod count;
mod counted_list;
mod cumulative;
mod difference;
mod excess;
mod fact;
mod figure;
mod formula;
mod growth;
mod identity;
mod implied;
mod index;
mod judge;
mod kind;
mod ledger;
mod likeness;
mod list;
mod listing;
mod member;
mod model;
mod multiple;
mod outcome;
mod pair;
mod parts;
mod passage;
mod per_unit;
mod percent;
mod points;
mod range;
mod rank;
mod ranking;
mod rate_amount;
mod ratio;
mod remainder;
mod repeat;
mod respectively;
mod restated;
mod same_fact;
mod score;
mod sector;
mod share;
mod slip;
mod statement;
mod streak;
mod structure;
mod subset;
mod tie;
mod time;
mod votes;
mod whole_elsewhere;
mod within;
mod wording;
mod words;

use crate::mention::Annotated;
use crate::text::Document;

pub use kind::ClaimKind;
pub use model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};

/// Finds and recomputes every claim of `document`, in the order of their first places.
pub fn find(document: &Document, annotated: &Annotated) -> Vec<Claim> {
    let passage = passage::Passage::new(document, annotated);
    let facts = fact::facts(&passage);
    let mut claims = Vec::new();
    range::find(&passage, &mut claims);
    count::find(&passage, &mut claims);
    parts::find(&passage, &mut claims);
    subset::find(&passage, &mut claims);
    share::find(&passage, &facts, &mut claims);
    growth::find(&passage, &facts, &mut claims);
    restated::find(&passage, &mut claims);
    wording::find(&passage, &mut claims);
    respectively::find(&passage, &mut claims);
    repeat::find(&passage, &mut claims);
    ranking::find(&passage, &mut claims);
    listing::find(&passage, &mut claims);
    streak::find(&passage, &mut claims);
    identity::find(&passage, &mut claims);
    same_fact::find(&passage, &facts, &mut claims);
    difference::find(&passage, &facts, &mut claims);
    index::find(&passage, &mut claims);
    multiple::find(&passage, &facts, &mut claims);
    excess::find(&passage, &facts, &mut claims);
    points::find(&passage, &facts, &mut claims);
    rank::find(&passage, &mut claims);
    remainder::find(&passage, &mut claims);
    cumulative::find(&passage, &mut claims);
    compound::find(&passage, &mut claims);
    ledger::find(&passage, &mut claims);
    implied::find(&passage, &facts, &mut claims);
    per_unit::find(&passage, &mut claims);
    area::find(&passage, &mut claims);
    score::find(&passage, &mut claims);
    outcome::find(&passage, &mut claims);
    balance::find(&passage, &mut claims);
    rate_amount::find(&passage, &mut claims);
    within::find(&passage, &mut claims);
    votes::find(&passage, &mut claims);
    ratio::find(&passage, &mut claims);
    sector::find(&passage, &mut claims);
    time::find(&passage, &mut claims);
    whole_elsewhere::find(&passage, &mut claims);
    base_elsewhere::find(&passage, &mut claims);
    counted_list::find(&passage, &mut claims);
    additive::find(&passage, &mut claims);
    claims.sort_by_key(|claim| claim.operands.first().map(|o| (o.span, claim.kind)));
    claims
}
