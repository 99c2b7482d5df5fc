//! "khu đất dài 240 m, rộng 125 m, diện tích 30.000 m2": an area against its two sides.
//!
//! Invariant: the two sides and the area follow each other with no other figure between.

use crate::lexicon::{WordSet, Words, words};
use crate::mention::Quantity;
use crate::number::Decimal;

use super::binding::Binding;
use super::formula::{Formula, claim};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Role};
use super::passage::{Line, Passage};

/// Every area whose length and width stand right before it.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const LONG: WordSet = WordSet::of(&["dài"]);
    const WIDE: WordSet = WordSet::of(&["rộng"]);
    for line in &passage.lines {
        if line.mentions.len() >= 3 && line.may_hold(&LONG) && line.may_hold(&WIDE) {
            out.extend(line.mentions.clone().filter_map(|at| rectangle(passage, line, at)));
        }
    }
}

/// Powers of ten of the units of length and of area, by symbol.
const LENGTHS: [(&str, i32); 2] = [("m", 0), ("km", 3)];
const AREAS: [(&str, i32); 3] = [("m2", 0), ("ha", 4), ("km2", 6)];

fn rectangle(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let (width, length) = (at.checked_sub(1)?, at.checked_sub(2)?);
    if !line.mentions.contains(&length) {
        return None;
    }
    let (long, wide, area) =
        (measured(passage, length, &LENGTHS)?, measured(passage, width, &LENGTHS)?, measured(passage, at, &AREAS)?);
    let labelled = |m: usize, words: &Words, reach: usize| {
        passage.mention(m).is_some_and(|m| {
            let from = m.tokens.start.saturating_sub(reach).max(line.tokens.start);
            passage.has_word(from..m.tokens.start, words)
        })
    };
    let sides = labelled(length, words!["dài"], 2) && labelled(width, words!["rộng"], 3)
        || labelled(length, words!["rộng"], 2) && labelled(width, words!["dài"], 3);
    let (start, end) = (passage.mention(length)?.tokens.start, passage.mention(at)?.tokens.start);
    (sides && labelled(at, words!["tích"], 4) && end - start <= 20).then_some(())?;
    // "tổng diện tích sàn", "hai lô": more than one rectangle.
    let several = passage.has_word(start..end, words!["sàn", "tổng", "mỗi", "từ", "đến", "lẫn", "gác", "tầng"]);
    let factor = Decimal::new(1, long.1 + wide.1 - area.1).to_rational();
    let term = |m: usize, q: &Quantity, role| Term::new(passage, q, passage.span(m), role);
    let terms = vec![term(at, area.0, Role::Stated), term(length, long.0, Role::Part), term(width, wide.0, Role::Part)];
    let binding = if several { Binding::Likely(0.6) } else { Binding::Stated(0.85) };
    claim(passage, ClaimKind::Product, Formula::Product, &factor, terms, binding)
}

/// A quantity whose unit is one of `units`, with the power of ten of the unit.
fn measured<'a>(passage: &Passage<'a>, at: usize, units: &[(&str, i32)]) -> Option<(&'a Quantity, i32)> {
    let quantity = passage.quantity(at).filter(|q| q.number().is_some() && q.unit.per.is_empty())?;
    let symbol = quantity.unit.base.symbol(passage.scan.lexicon)?;
    units.iter().find(|(name, _)| *name == symbol).map(|&(_, power)| (quantity, power))
}
