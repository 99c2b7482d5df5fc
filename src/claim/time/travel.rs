//! Distance, time and speed of one way: "42 km trong 3 giờ 30 phút, trung bình 5 phút mỗi km".
//!
//! Invariant: the speed is an average one by the text's own word; a highest speed says nothing of the time.

use crate::lexicon::{Kinds, UnitKind, WordSet, words};
use crate::mention::{Base, Quantity};
use crate::number::Decimal;

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::needs::{Held, Needs};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// Percent that distance and speed × time may differ.
const SLACK: i64 = 15;

/// What such a sentence has.
pub(super) const NEEDS: Needs = Needs::one(Held::QUANTITY)
    .among(3)
    .beside(&[Held::DURATION])
    .phrase(Kinds::UNIT)
    .words(&[WordSet::of(&["trung"]), WordSet::of(&["bình"])]);

/// Distance, time and average speed of the line, where each is told once.
pub(super) fn travel(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    if line.mentions.len() < 3 {
        return None;
    }
    let average = line
        .tokens
        .clone()
        .any(|i| passage.scan.is_one_of(i, words!["trung"]) && passage.scan.is_one_of(i + 1, words!["bình"]));
    if !average || passage.has_word(line.tokens.clone(), words!["đa", "thiểu", "nghỉ", "dừng"]) {
        return None;
    }
    let only = |wanted: &dyn Fn(&Quantity) -> bool| {
        let mut found = passage.quantities(line).filter(|&m| passage.quantity(m).is_some_and(wanted));
        found.next().filter(|_| found.next().is_none())
    };
    let lexicon = passage.scan.lexicon;
    let is = |base: Base, symbol: &str| base.symbol(lexicon) == Some(symbol);
    let way = only(&|q| is(q.unit.base, "km") && q.unit.per.is_empty() && q.hedge.is_none())?;
    let distance = value(passage, way)?;
    let speed =
        only(&|q| is(q.unit.base, "km/h") || is(q.unit.base, "km") && q.unit.per.iter().any(|per| is(*per, "giờ")));
    let (time_at, minutes) = duration(passage, line)?;
    let speed_at = speed?;
    let speed = value(passage, speed_at)?;
    // Sixty times the distances, so that nothing is divided.
    let (travelled, told) = (speed.checked_mul(minutes)?, distance.checked_mul(Decimal::from_int(60))?);
    let gap = travelled.checked_add(told.negated())?.abs().checked_mul(Decimal::from_int(100))?;
    let holds = gap <= told.checked_mul(Decimal::from_int(SLACK))?;
    let working = format!(
        "{} km/h × {} phút {} {} km",
        speed.vietnamese(),
        minutes.vietnamese(),
        if holds { "≈" } else { "≠" },
        distance.vietnamese()
    );
    let places =
        [(passage.span(way), Role::Stated), (passage.span(speed_at), Role::Base), (passage.span(time_at), Role::Value)];
    Some(statement(ClaimKind::Travel, verdict(holds, Gap::Clear), working, places, 0.8))
}

fn value(passage: &Passage<'_>, at: usize) -> Option<Decimal> {
    passage.quantity(at)?.number().map(|n| n.value).filter(|v| *v > Decimal::ZERO)
}

/// The one length of time of the line, in minutes.
fn duration(passage: &Passage<'_>, line: &Line) -> Option<(usize, Decimal)> {
    let mut found = passage.quantities(line).filter_map(|at| {
        let quantity = passage.quantity(at)?;
        let timed = quantity.unit.base.kind() == Some(UnitKind::Duration) && quantity.unit.per.is_empty();
        let minutes = match quantity.unit.base.symbol(passage.scan.lexicon).filter(|_| timed)? {
            "giờ" => 60,
            "min" => 1,
            _ => return None,
        };
        Some((at, value(passage, at)?.checked_mul(Decimal::from_int(minutes))?))
    });
    let first = found.next()?;
    match found.next() {
        // "3 giờ 30 phút" in two mentions.
        Some((at, more)) if at == first.0 + 1 && found.next().is_none() => Some((first.0, first.1.checked_add(more)?)),
        Some(_) => None,
        None => Some(first),
    }
}
