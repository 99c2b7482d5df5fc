//! Mentions to claims: finds the relations that a text states between its numbers and recomputes each.
//!
//! Invariant: a claim names the places of all its numbers, and a claim that contradicts is one the text itself makes.

mod additive;
mod alike;
mod area;
mod balance;
mod base_elsewhere;
mod binding;
mod change_row;
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
mod split_before;
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

use fact::Facts;
use passage::Passage;

pub use kind::ClaimKind;
pub use model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
pub(crate) use table::unitless;

/// Finds and recomputes every claim of `document`, in the order of their first places.
pub fn find(document: &Document, annotated: &Annotated) -> Vec<Claim> {
    find_all(&[(document, annotated)]).pop().unwrap_or_default()
}

/// Finds and recomputes the claims of several documents, each with what was read of it: by document, in the order of their
/// first places.
///
/// A finder goes over all of them before the next one does: the finders together are larger than the nearest cache of a
/// processor, and a dozen articles are not.
pub fn find_all(documents: &[(&Document, &Annotated)]) -> Vec<Vec<Claim>> {
    let search = |&(document, annotated): &_| Search::of(document, annotated, Passage::new(document, annotated));
    let mut searches: Vec<Search<'_>> = documents.iter().map(search).collect();
    for finder in FINDERS {
        searches.iter_mut().for_each(finder);
    }
    searches.into_iter().map(Search::claims).collect()
}

/// A document under the finders.
struct Search<'a> {
    document: &'a Document,
    annotated: &'a Annotated,
    passage: Passage<'a>,
    facts: Facts<'a>,
    /// What was found so far.
    out: Vec<Claim>,
}

impl<'a> Search<'a> {
    fn of(document: &'a Document, annotated: &'a Annotated, passage: Passage<'a>) -> Self {
        Self { document, annotated, facts: fact::facts(&passage), passage, out: Vec::new() }
    }

    /// What was found, in the order of the text.
    fn claims(mut self) -> Vec<Claim> {
        self.out.sort_by_key(|claim| claim.operands.first().map(|o| (o.span, claim.kind)));
        self.out
    }
}

/// Every finder, in an order that counts: some look at what those before them have found.
const FINDERS: &[fn(&mut Search<'_>)] = &[
    |s| range::find(&s.passage, &mut s.out),
    |s| count::find(&s.passage, &mut s.out),
    |s| parts::find(&s.passage, &mut s.out),
    |s| split_behind::find(&s.passage, &mut s.out),
    |s| split_before::find(&s.passage, &mut s.out),
    |s| named_before::find(&s.passage, &mut s.out),
    |s| subset::find(&s.passage, &mut s.out),
    |s| share::find(&s.passage, &s.facts, &mut s.out),
    |s| growth::find(&s.passage, &s.facts, &mut s.out),
    |s| restated::find(&s.passage, &mut s.out),
    |s| wording::find(&s.passage, &mut s.out),
    |s| respectively::find(&s.passage, &mut s.out),
    |s| repeat::find(&s.passage, &mut s.out),
    |s| ranking::find(&s.passage, &mut s.out),
    |s| listing::find(&s.passage, &mut s.out),
    |s| streak::find(&s.passage, &mut s.out),
    |s| identity::find(&s.passage, &mut s.out),
    |s| same_fact::find(&s.passage, &s.facts, &mut s.out),
    |s| echo::find(&s.passage, &mut s.out),
    |s| difference::find(&s.passage, &s.facts, &mut s.out),
    |s| index::find(&s.passage, &mut s.out),
    |s| multiple::find(&s.passage, &s.facts, &mut s.out),
    |s| excess::find(&s.passage, &s.facts, &mut s.out),
    |s| points::find(&s.passage, &s.facts, &mut s.out),
    |s| rank::find(&s.passage, &mut s.out),
    |s| remainder::find(&s.passage, &mut s.out),
    |s| cumulative::find(&s.passage, &mut s.out),
    |s| compound::find(&s.passage, &mut s.out),
    |s| ledger::find(&s.passage, &mut s.out),
    |s| implied::find(&s.passage, &s.facts, &mut s.out),
    |s| per_unit::find(&s.passage, &mut s.out),
    |s| area::find(&s.passage, &mut s.out),
    |s| score::find(&s.passage, &mut s.out),
    |s| outcome::find(&s.passage, &mut s.out),
    |s| balance::find(&s.passage, &mut s.out),
    |s| rate_amount::find(&s.passage, &mut s.out),
    |s| within::find(&s.passage, &mut s.out),
    |s| votes::find(&s.passage, &mut s.out),
    |s| ratio::find(&s.passage, &mut s.out),
    |s| sector::find(&s.passage, &mut s.out),
    |s| time::find(&s.passage, &mut s.out),
    |s| whole_elsewhere::find(&s.passage, &mut s.out),
    |s| change_row::find(&s.passage, &mut s.out),
    |s| base_elsewhere::find(&s.passage, &mut s.out),
    |s| counted_list::find(&s.passage, &mut s.out),
    |s| additive::find(&s.passage, &mut s.out),
    |s| conversion::find(s.document, &s.passage, &mut s.out),
    |s| table::find(&s.passage, s.document, s.annotated, &mut s.out),
];

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
            let mut search = Search::of(&document, &annotated, Passage::new(&document, &annotated).without_knowledge());
            FINDERS.iter().for_each(|finder| finder(&mut search));
            let (with, without) = (find(&document, &annotated), search.claims());
            assert_eq!(format!("{with:#?}"), format!("{without:#?}"));
            articles += 1;
        }
        assert!(articles > 50, "only {articles} articles");
    }
}
