//! Mentions to claims: finds the relations that a text states between its numbers and recomputes each.
//!
//! Invariant: a claim names the places of all its numbers, and a claim that contradicts is one the text itself makes.

mod additive;
mod alike;
mod area;
mod balance;
mod base_elsewhere;
mod binding;
mod closure;
mod compound;
mod conversion;
mod count;
mod counted_list;
mod cumulative;
mod difference;
mod echo;
mod excess;
mod exchange;
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
mod named_before;
mod needs;
mod outcome;
mod pair;
mod parts;
mod passage;
mod per_unit;
mod percent;
mod points;
mod range;
mod range_order;
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
mod split_behind;
mod statement;
mod streak;
mod structure;
mod subset;
mod table;
mod tie;
mod time;
mod votes;
mod whole_elsewhere;
mod within;
mod wording;
mod worth;

use crate::mention::Annotated;
use crate::text::Document;

pub use kind::ClaimKind;
pub use model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
pub(crate) use table::unitless;

/// Finds and recomputes every claim of `document`, in the order of their first places.
pub fn find(document: &Document, annotated: &Annotated) -> Vec<Claim> {
    let passage = passage::Passage::new(document, annotated);
    in_passage(document, annotated, &passage)
}

/// Runs every finder over a passage.
fn in_passage(document: &Document, annotated: &Annotated, passage: &passage::Passage<'_>) -> Vec<Claim> {
    let facts = fact::facts(passage);
    let mut claims = Vec::new();
    range::find(passage, &mut claims);
    count::find(passage, &mut claims);
    parts::find(passage, &mut claims);
    split_behind::find(passage, &mut claims);
    named_before::find(passage, &mut claims);
    subset::find(passage, &mut claims);
    share::find(passage, &facts, &mut claims);
    growth::find(passage, &facts, &mut claims);
    restated::find(passage, &mut claims);
    wording::find(passage, &mut claims);
    respectively::find(passage, &mut claims);
    repeat::find(passage, &mut claims);
    ranking::find(passage, &mut claims);
    listing::find(passage, &mut claims);
    streak::find(passage, &mut claims);
    identity::find(passage, &mut claims);
    same_fact::find(passage, &facts, &mut claims);
    echo::find(passage, &mut claims);
    difference::find(passage, &facts, &mut claims);
    index::find(passage, &mut claims);
    multiple::find(passage, &facts, &mut claims);
    excess::find(passage, &facts, &mut claims);
    points::find(passage, &facts, &mut claims);
    rank::find(passage, &mut claims);
    remainder::find(passage, &mut claims);
    cumulative::find(passage, &mut claims);
    compound::find(passage, &mut claims);
    ledger::find(passage, &mut claims);
    implied::find(passage, &facts, &mut claims);
    per_unit::find(passage, &mut claims);
    area::find(passage, &mut claims);
    score::find(passage, &mut claims);
    outcome::find(passage, &mut claims);
    balance::find(passage, &mut claims);
    rate_amount::find(passage, &mut claims);
    within::find(passage, &mut claims);
    votes::find(passage, &mut claims);
    ratio::find(passage, &mut claims);
    sector::find(passage, &mut claims);
    time::find(passage, &mut claims);
    whole_elsewhere::find(passage, &mut claims);
    base_elsewhere::find(passage, &mut claims);
    counted_list::find(passage, &mut claims);
    additive::find(passage, &mut claims);
    conversion::find(document, passage, &mut claims);
    table::find(passage, document, annotated, &mut claims);
    claims.sort_by_key(|claim| claim.operands.first().map(|o| (o.span, claim.kind)));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn needs_change_no_claim() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/news");
        let mut articles = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let document = Document::from_text(&text);
            let annotated = Annotated::of_with(&document, Lexicon::builtin());
            let passage = passage::Passage::new(&document, &annotated).without_knowledge();
            let (with, without) = (find(&document, &annotated), in_passage(&document, &annotated, &passage));
            assert_eq!(format!("{with:#?}"), format!("{without:#?}"));
            articles += 1;
        }
        assert!(articles > 50, "only {articles} articles");
    }
}
