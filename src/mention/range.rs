//! "89-91 triệu đồng/lượng", "từ 5 đến 7 triệu đồng", "giữa 1,1 và 1,3 đô la". Invariant: both ends of a range have the
//! same unit.

use crate::lexicon::{Entry, Kinds, Part, Role, UnitKind, words};
use crate::number::{Decimal, Form, Grouping, Written};

use super::model::{Amount, Base};
use super::numeral::{Numeral, numeral_at};
use super::quantity::{Read, hedges_at, slip_in};
use super::scan::Scan;
use super::unit::{Scaled, price_at, unit_at};

/// Reads on to the second number of a range, if one follows.
pub(super) fn extend_to_range(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let Amount::One(low) = read.amount else { return };
    let Some(start) = connector(scan, read) else { return };
    let (_, start) = hedges_at(scan, start);
    let Some(second) = numeral_at(scan, start) else { return };
    if second.starts_with_digits != first.starts_with_digits
        || second.grouping == Grouping::Malformed
        || first.grouping == Grouping::Malformed
        || is_something_else(scan, second.end)
    {
        return;
    }
    let scaled = if second.has_magnitude { Scaled::Yes } else { Scaled::No };
    let priced = || second.has_magnitude.then(|| price_at(scan, second.end)).flatten();
    let unit = unit_at(scan, second.end, scaled).or_else(priced);
    let (unit, end) = unit.unwrap_or((Default::default(), second.end));
    let announced = is_announced(scan, read);
    let one_sided = unit.is_none() && (!announced || !first.starts_with_digits) && !is_dash_range(scan, read);
    if one_sided || (!read.unit.is_none() && unit.base != read.unit.base && !opens(scan, read.unit.base, unit.base)) {
        return;
    }
    // "10.000.000 – 5.000.000" and "20 + 8 – 3" take away.
    let spaced = is_dash_range(scan, read) && !scan.is_glued(read.end) && !scan.is_glued(read.end + 1);
    if is_in_dashed_list(scan, read) || spaced && takes_away(scan, read.number_start) {
        return;
    }
    // "56,75 -0,14": a space before the dash and none behind, and the second one lower.
    let signed = is_dash_range(scan, read) && !scan.is_glued(read.end) && scan.is_glued(read.end + 1);
    if signed && unit.is_none() && low.value > second.number.value {
        return;
    }
    let sum = scan.is_any_mark(read.number_start.wrapping_sub(1), "=+*×/–-") || scan.is_any_mark(second.end, "=+*×–-");
    if spaced && unit.is_none() && (sum || low.value > second.number.value && !announced) {
        return;
    }
    // "700 USD – 500 USD": with its own unit each, what falls are two prices.
    if spaced && !read.unit.is_none() && low.value > second.number.value {
        return;
    }
    let low = if first.has_magnitude || !second.has_magnitude { low } else { with_magnitude_of(low, &second) };
    let low = if is_dash_range(scan, read) { with_thousands_of(low, first, &second) } else { low };
    read.amount = Amount::Range(low, second.number);
    read.slip = read.slip.or(slip_in(scan, &second));
    read.number_end = second.end;
    read.end = end;
    read.unit = unit;
    read.other = None;
}

/// "10 người đến dưới 50 người lao động": the second noun tells the first one whole.
fn opens(scan: &Scan<'_>, first: Base, second: Base) -> bool {
    let (Base::Noun(_), Base::Noun(_)) = (first, second) else { return false };
    let (first, second) = (first.symbol(scan.lexicon), second.symbol(scan.lexicon));
    first
        .zip(second)
        .is_some_and(|(first, second)| second.strip_prefix(first).is_some_and(|rest| rest.starts_with(' ')))
}

/// A date, a clock time, an ordinal or a code goes on after the second number: it is no range.
fn is_something_else(scan: &Scan<'_>, end: usize) -> bool {
    let goes_on = scan.goes_on(end, "/:-–");
    let is_code = scan.is_glued(end) && scan.is_word(end) && unit_at(scan, end, Scaled::No).is_none();
    let is_clock = scan.part(end, Part::Hour).is_some() && scan.is_digits(end + 1) && scan.is_glued(end + 1);
    goes_on || is_code || is_clock
}

fn is_announced(scan: &Scan<'_>, read: &Read) -> bool {
    let before = read.number_start.wrapping_sub(1);
    // "độ tuổi 6 đến 14".
    let aged = scan.before(read.number_start, Kinds::UNIT, |e| match e {
        Entry::Unit(id) => scan.lexicon.unit(id).filter(|unit| unit.kind == UnitKind::Age).map(|_| ()),
        _ => None,
    });
    scan.is(before, Role::From) || scan.is(before, Role::Between) || aged.is_some()
}

fn is_dash_range(scan: &Scan<'_>, read: &Read) -> bool {
    scan.is_dash(read.end)
}

/// "25-50-250m", "41 - 25 - 41m": one more number and dash of the same kind stand before.
fn is_in_dashed_list(scan: &Scan<'_>, read: &Read) -> bool {
    let before = read.number_start.wrapping_sub(1);
    let number = before.wrapping_sub(1);
    is_dash_range(scan, read)
        && scan.is_dash(before)
        && scan.is_digits(number)
        && scan.is_glued(before) == scan.is_glued(read.end)
        && scan.is_glued(read.number_start) == scan.is_glued(read.end + 1)
        && scan.str(number).len() <= 3
        && !scan.is_any_mark(number.wrapping_sub(1), "/.,:")
}

/// "30 triệu đồng – 6 triệu đồng – 10 triệu đồng": an amount and a dash stand before the number at `start`.
fn takes_away(scan: &Scan<'_>, start: usize) -> bool {
    let dash = start.wrapping_sub(1);
    let unit = |e| matches!(e, Entry::Unit(_)).then_some(());
    scan.is_dash(dash)
        && !scan.is_glued(start)
        && scan.before(dash, Kinds::UNIT, unit).is_some_and(|(unit, ())| {
            let number = unit.wrapping_sub(1);
            scan.is_digits(number) || scan.number_word(number).is_some()
        })
}

/// Where the second number of a range would start.
fn connector(scan: &Scan<'_>, read: &Read) -> Option<usize> {
    // "từ 5 cho đến 30%".
    let at = read.end + usize::from(scan.is_one_of(read.end, words!["cho"]) && scan.is(read.end + 1, Role::To));
    if scan.is_dash(at) && (scan.is_digits(at + 1) || scan.number_word(at + 1).is_some()) {
        return Some(at + 1);
    }
    let between = scan.is(read.number_start.wrapping_sub(1), Role::Between) && scan.is(at, Role::And);
    if !scan.is(at, Role::To) && !between {
        return None;
    }
    // "đến năm 2030", "đến ngày 5/6", but "đến năm triệu".
    let dated = scan.is_part(at + 1, &[Part::Day, Part::Month, Part::Quarter])
        || (scan.part(at + 1, Part::Year).is_some() && scan.is_digits(at + 2));
    (!dated).then_some(at + 1)
}

/// "10-20.000 tấn": the first number leaves the thousands to the second, where that keeps them in order.
fn with_thousands_of(low: Written, first: &Numeral, high: &Numeral) -> Written {
    let bare = first.grouping == Grouping::None && first.fraction_digits == 0 && !first.has_magnitude;
    let grouped = high.grouping != Grouping::None && !high.has_magnitude && high.number.value.trailing_place() >= 3;
    let scaled = low.shift(3);
    let fits = low.value >= Decimal::from_int(5) && scaled.value < high.number.value;
    if bare && grouped && fits { scaled } else { low }
}

/// "89-91 triệu": the first number takes the magnitude of the second, unless that puts them out of order
/// ("900 - 1,2 triệu").
fn with_magnitude_of(low: Written, high: &Numeral) -> Written {
    let fraction = i32::try_from(high.fraction_digits).unwrap_or(0);
    let scaled = Written { form: Form::Scaled, ..low.shift(high.number.last_place + fraction) };
    // Ten times out of order is another magnitude left unsaid; less is a range written the wrong way round.
    if scaled.value > high.number.value.shift(1) { low } else { scaled }
}
