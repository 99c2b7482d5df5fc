//! Amounts of money that a document writes with the same digits. Invariant: so many digits are no coincidence, and
//! amounts per different things are never compared.

use rustc_hash::FxHashMap;

use crate::lexicon::UnitKind;
use crate::mention::{Base, Mention, Quantity};
use crate::number::Decimal;
use crate::rule::Context;

/// Fewer digits are the same by chance.
const FEWEST: usize = 3;
/// Of one run of digits, no more places are compared.
const MOST: usize = 6;

/// An amount and its place.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) mention: &'a Mention,
    pub(super) quantity: &'a Quantity,
    pub(super) value: Decimal,
    pub(super) currency: u16,
    /// How many digits there are between the first and the last that is not nought.
    pub(super) digits: usize,
}

/// Calls `see` with every two amounts of the same digits, the earlier one first.
pub(super) fn pairs<'a>(cx: &Context<'a>, mut see: impl FnMut(Written<'a>, Written<'a>)) {
    let mut known: FxHashMap<Decimal, Vec<Written<'a>>> = FxHashMap::default();
    for mention in cx.annotated.mentions() {
        let Some(written) = written(mention) else { continue };
        let key = written.value.shift(-written.value.trailing_place());
        let same = known.entry(key).or_default();
        for &earlier in same.iter() {
            see(earlier, written);
        }
        if same.len() < MOST {
            same.push(written);
        }
    }
}

fn written(mention: &Mention) -> Option<Written<'_>> {
    let quantity = mention.quantity()?;
    let Base::Unit(currency, UnitKind::Money) = quantity.unit.base else { return None };
    let value = quantity.number()?.value;
    let digits = value.shift(-value.trailing_place()).to_int()?.unsigned_abs().checked_ilog10()? as usize + 1;
    let plain = quantity.unit.per.is_empty() && quantity.slip.is_none();
    (plain && digits >= FEWEST).then_some(Written { mention, quantity, value, currency, digits })
}
