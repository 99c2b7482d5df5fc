//! A number with its hedge, sign, range and unit. Invariant: the span of a quantity is one run of tokens.

use crate::lexicon::{Cue, Entry, UnitKind};
use crate::number::{Decimal, Form, Grouping, Written};

use super::model::{Amount, Base, Kind, Mention, Quantity, SlipMeaning, Unit, UnitSlip};
use super::numeral::{Numeral, numeral_at, slipped_magnitude};
use super::scan::Scan;
use super::unit::{Scaled, money_before, unit_at};

/// The quantity whose hedge, sign or number stands at token `at`.
pub(super) fn quantity_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if let Some(vague) = vague_at(scan, at) {
        return Some(vague);
    }
    let from = usize::from(scan.is_one_of(at, &["từ", "giữa"]));
    let mut next = at + from;
    let mut hedge = None;
    while let Some((length, found)) = scan.hedge(next).filter(|_| next > at || !ends_comparison(scan, next)) {
        hedge = Some(found);
        next += length;
    }
    let read = amount_at(scan, next)?;
    let bounded_after = scan.phrase(read.end, |e| if let Entry::HedgeAfter(h) = e { Some(h) } else { None });
    let is_range = matches!(read.amount, Amount::Range(..));
    let mut end = read.end;
    if let Some((length, found)) = bounded_after {
        hedge = Some(found);
        end += length;
    }
    // "từ 100 lên 150 tỷ": the word belongs to the verb, not to the number.
    let keeps_from = from == 0 || is_range || bounded_after.is_some();
    let start = if keeps_from { at } else { at + from };
    let unit_word_only = !read.in_digits && read.unit.is_none() && !read.is_plain_number;
    if unit_word_only {
        return None;
    }
    let quantity = Quantity {
        amount: read.amount,
        unit: read.unit.clone(),
        hedge,
        trend: scan.trend_before(start),
        other: read.other,
        grouping: read.grouping,
        number_span: scan.span(read.number_start, read.number_end),
        occasions: counts_occasions(scan, at, end, &read),
        slip: read.slip,
    };
    Some(Mention { span: scan.span(start, end), tokens: start..end, kind: Kind::Quantity(quantity) })
}

/// "cao hơn 2,25 điểm": the word belongs to the comparison.
fn ends_comparison(scan: &Scan<'_>, at: usize) -> bool {
    scan.phrase_before(at + 1, |e| matches!(e, Entry::Trend(_) | Entry::Cue(Cue::Above | Cue::Below)).then_some(()))
        .is_some_and(|(start, ())| start < at)
}

/// "năm rưỡi", "tháng rưỡi": one and a half of the unit.
pub(super) fn unit_and_half(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (unit, end) = unit_at(scan, at, Scaled::No)?;
    let duration = unit.base.kind() == Some(UnitKind::Duration);
    let counted = scan.number_word(at.wrapping_sub(1)).is_some() || scan.is_digits(at.wrapping_sub(1));
    (duration && !counted && scan.is_one_of(end, &["rưỡi", "rưởi"])).then_some(())?;
    let quantity = Quantity {
        amount: Amount::One(Written::new(Decimal::new(15, -1), -1, Form::Words)),
        unit,
        hedge: None,
        trend: scan.trend_before(at),
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(at, end + 1),
        occasions: false,
        slip: None,
    };
    Some(Mention { span: scan.span(at, end + 1), tokens: at..end + 1, kind: Kind::Quantity(quantity) })
}

struct Read {
    amount: Amount,
    unit: Unit,
    other: Option<Written>,
    grouping: Grouping,
    number_start: usize,
    number_end: usize,
    end: usize,
    slip: Option<UnitSlip>,
    in_digits: bool,
    /// Words that can only be a number even without a unit ("hai mươi lăm").
    is_plain_number: bool,
}

fn amount_at(scan: &Scan<'_>, at: usize) -> Option<Read> {
    let (prefix, money) = money_before(scan, at).unzip();
    let at = at + prefix.unwrap_or(0);
    let sign = sign_at(scan, at);
    let first = numeral_at(scan, at + sign)?;
    let number = if sign > 0 { first.number.negated() } else { first.number };
    let scaled = if first.has_magnitude { Scaled::Yes } else { Scaled::No };
    let mut read = Read {
        amount: Amount::One(number),
        unit: Unit::default(),
        other: first.other,
        grouping: first.grouping,
        number_start: at,
        number_end: first.end,
        end: first.end,
        slip: first.slip.and_then(|at| {
            Some(UnitSlip { span: scan.get(at)?.span, meant: SlipMeaning::Magnitude(slipped_magnitude(scan, at)?) })
        }),
        in_digits: first.starts_with_digits,
        is_plain_number: is_plain_number(scan, at, &first),
    };
    if let Some(unit) = money {
        read.unit = unit;
    } else if let Some((unit, end)) = unit_at(scan, first.end, scaled) {
        (read.unit, read.end) = (unit, end);
        fold_into_unit(scan, &mut read, &first);
    } else if let Some((slip, unit)) = slipped_unit(scan, &first) {
        (read.slip, read.unit, read.end) = (Some(slip), unit, first.end + 1);
    }
    extend_to_range(scan, &mut read, &first);
    Some(read)
}

/// "30 triệu đống": a misspelt unit after a magnitude word.
fn slipped_unit(scan: &Scan<'_>, first: &Numeral) -> Option<(UnitSlip, Unit)> {
    let at = first.end;
    let id = scan.phrase(at, |e| if let Entry::SlippedUnit(id) = e { Some(id) } else { None })?.1;
    let kind = scan.lexicon.unit(id)?.kind;
    // A word behind may make it a real one: "5 triệu đông đảo"; a stroke or a full stop does not.
    let closes = !scan.is_word(at + 1)
        || scan.is_one_of(at + 1, &["và", "cho", "để", "từ", "mỗi", "là", "so", "trong", "tiền", "được"]);
    let slip = UnitSlip { span: scan.get(at)?.span, meant: SlipMeaning::Unit(id) };
    (first.has_magnitude && closes).then(|| (slip, Unit::of(Base::Unit(id, kind))))
}

/// "-0,98%": a dash that touches the digits and follows a space or an opening bracket.
fn sign_at(scan: &Scan<'_>, at: usize) -> usize {
    let opens = scan.is_dash(at) && scan.is_digits(at + 1) && scan.is_glued(at + 1);
    usize::from(opens && (!scan.is_glued(at) || at == 0 || scan.is_mark(at - 1, '(')))
}

/// Number words that make a number of two or more words, or that fill the text alone.
fn is_plain_number(scan: &Scan<'_>, at: usize, numeral: &Numeral) -> bool {
    let words = numeral.end - at;
    let alone = (at == 0 || !scan.is_word(at - 1)) && !scan.is_word(numeral.end) && !scan.is_digits(numeral.end);
    if numeral.is_loose_pair || words == 1 {
        return alone && at == 0;
    }
    words > 1
}

/// "1m75", "2 tỷ đồng rưỡi", "hai đô 23": what follows the unit still belongs to the number.
fn fold_into_unit(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let Amount::One(number) = read.amount else { return };
    let half = scan.is_one_of(read.end, &["rưỡi", "rưởi"]);
    let unit_place = if first.has_magnitude { number.last_place } else { 0 };
    if half {
        let added = number.value.checked_add(Decimal::new(5, unit_place - 1));
        if let Some(value) = added {
            read.amount = Amount::One(Written::new(value, unit_place - 1, number.form));
            read.end += 1;
        }
        return;
    }
    let metres = scan.str(first.end) == "m" && scan.is_glued(read.end) && scan.is_digits(read.end);
    if metres && first.starts_with_digits && number.last_place == 0 && (1..=2).contains(&scan.str(read.end).len()) {
        let digits = scan.str(read.end);
        let places = i32::try_from(digits.len()).unwrap_or(0);
        let tail = Decimal::new(digits.parse().unwrap_or(0), -places);
        if let Some(value) = number.value.checked_add(tail) {
            read.amount = Amount::One(Written::new(value, -places, Form::Digits));
            read.end += 1;
            read.number_end = read.end;
        }
    }
}

/// "89-91 triệu đồng/lượng", "từ 5 đến 7 triệu đồng", "giữa 1,1 và 1,3 đô la".
fn extend_to_range(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let Amount::One(low) = read.amount else { return };
    let Some(start) = connector(scan, read) else { return };
    let start = start + scan.hedge(start).map_or(0, |(length, _)| length);
    let Some(second) = numeral_at(scan, start) else { return };
    if second.starts_with_digits != first.starts_with_digits || second.grouping == Grouping::Malformed {
        return;
    }
    // A date, a clock time, an ordinal or a code goes on after the second number: it is no range.
    let goes_on = scan.is_any_mark(second.end, "/:-–") && scan.is_glued(second.end) && scan.is_digits(second.end + 1);
    let is_code =
        scan.is_glued(second.end) && scan.is_word(second.end) && unit_at(scan, second.end, Scaled::No).is_none();
    if goes_on || is_code {
        return;
    }
    let scaled = if second.has_magnitude { Scaled::Yes } else { Scaled::No };
    let after = unit_at(scan, second.end, scaled);
    let second_unit = after.as_ref().map(|(unit, _)| unit.clone()).unwrap_or_default();
    if !read.unit.is_none() && !second_unit.is_none() && read.unit.base != second_unit.base {
        return;
    }
    if read.unit.is_none()
        && second_unit.is_none()
        && !scan.is_one_of(read.number_start.wrapping_sub(1), &["từ", "giữa"])
        && !is_dash_range(scan, read)
    {
        return;
    }
    let low = if first.has_magnitude || !second.has_magnitude { low } else { with_magnitude_of(low, &second) };
    read.amount = Amount::Range(low, second.number);
    if !second_unit.is_none() {
        read.unit = second_unit;
    }
    read.number_end = second.end;
    read.end = after.map_or(second.end, |(_, end)| end);
    read.other = None;
}

fn is_dash_range(scan: &Scan<'_>, read: &Read) -> bool {
    scan.is_dash(read.end)
}

/// Where the second number of a range would start.
fn connector(scan: &Scan<'_>, read: &Read) -> Option<usize> {
    let at = read.end;
    if scan.is_dash(at) && scan.is_digits(at + 1) {
        // "2021-2030" and "15-16/7" were taken by the calendar; a glued word before makes it a code.
        return Some(at + 1);
    }
    let after_between = scan.is_one_of(read.number_start.wrapping_sub(1), &["giữa"]);
    if scan.is_one_of(at, &["đến", "tới"]) || (after_between && scan.is_one_of(at, &["và"])) {
        let dated = scan.is_one_of(at + 1, &["năm", "ngày", "tháng", "hết", "nay", "quý"]);
        return (!dated).then_some(at + 1);
    }
    None
}

/// "89-91 triệu": the first number takes the magnitude of the second, unless that puts them out of order
/// ("900 - 1,2 triệu").
fn with_magnitude_of(low: Written, high: &Numeral) -> Written {
    let power = magnitude_power(high);
    let scaled = Written { form: Form::Scaled, ..low.shift(power) };
    // Ten times out of order is another magnitude left unsaid; less is a range written the wrong way round.
    if scaled.value > high.number.value.shift(1) { low } else { scaled }
}

/// The power of ten that the magnitude words of a numeral stand for.
fn magnitude_power(numeral: &Numeral) -> i32 {
    let plain = numeral.number.last_place;
    // "12,5 triệu" is written to 10^5: its digits end one place after the comma.
    let fraction = i32::try_from(numeral.fraction_digits).unwrap_or(0);
    plain + fraction
}

/// "hàng chục nghìn người", "vài trăm mét", "dăm bảy hộ".
fn vague_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (low, high, end) = if scan.is_one_of(at, &["hàng"]) {
        let (power, end) = powers(scan, at + 1)?;
        (Decimal::new(1, power), Decimal::new(10, power).checked_add(Decimal::from_int(-1))?, end)
    } else {
        let (length, (low, high)) =
            scan.phrase(at, |e| if let Entry::Vague(low, high) = e { Some((low, high)) } else { None })?;
        let (power, end) = powers(scan, at + length).unwrap_or((0, at + length));
        (Decimal::new(i128::from(low), power), Decimal::new(i128::from(high), power), end)
    };
    let unit = unit_at(scan, end, Scaled::Yes);
    let spelled = scan.str(at);
    if unit.is_none() && (end == at + 1 || spelled == "mấy") {
        return None;
    }
    let (unit, unit_end) = unit.unwrap_or((Unit::default(), end));
    let place = low.trailing_place();
    let quantity = Quantity {
        amount: Amount::Vague(
            Written::new(low, place, Form::Words),
            Written::new(high, high.trailing_place(), Form::Words),
        ),
        unit,
        hedge: None,
        trend: scan.trend_before(at),
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(at, end),
        occasions: false,
        slip: None,
    };
    Some(Mention { span: scan.span(at, unit_end), tokens: at..unit_end, kind: Kind::Quantity(quantity) })
}

/// The magnitude words at `at`: "chục nghìn" is 10^4.
fn powers(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    use crate::lexicon::NumberWord::{Dozenal, Hundred, Magnitude};
    let mut power = 0;
    let mut end = at;
    while let Some(word) = scan.number_word(end) {
        power += match word {
            Dozenal => 1,
            Hundred => 2,
            Magnitude(p) if scan.str(end).len() > 2 => i32::from(p),
            _ => break,
        };
        end += 1;
    }
    (end > at).then_some((power, end))
}

/// "gấp đôi", "gấp rưỡi", "một nửa": multiples in words.
pub(super) fn multiple_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let after_times = scan.is_one_of(at, &["gấp"]);
    let (number, end) = if after_times && scan.is_one_of(at + 1, &["rưỡi", "rưởi"]) {
        (Decimal::new(15, -1), at + 2)
    } else if after_times && scan.is_one_of(at + 1, &["đôi"]) {
        (Decimal::from_int(2), at + 2)
    } else if after_times
        && !scan.is_one_of(at + 2, &["lần"])
        && scan.is_one_of(at + 1, &["ba", "tư", "bốn", "năm"])
        && !scan.is_word_number(at + 2)
    {
        let n = if scan.is_one_of(at + 1, &["ba"]) {
            3
        } else if scan.is_one_of(at + 1, &["năm"]) {
            5
        } else {
            4
        };
        (Decimal::from_int(n), at + 2)
    } else if scan.is_one_of(at, &["một", "phân"]) && scan.is_one_of(at + 1, &["nửa"]) {
        (Decimal::new(5, -1), at + 2)
    } else {
        return None;
    };
    let base = scan.phrase_unit("lần")?;
    let place = number.trailing_place();
    let quantity = Quantity {
        amount: Amount::One(Written::new(number, place, Form::Words)),
        unit: Unit::of(base),
        hedge: None,
        trend: scan.trend_before(at),
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(at, end),
        occasions: false,
        slip: None,
    };
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Quantity(quantity) })
}

impl Scan<'_> {
    fn is_word_number(&self, at: usize) -> bool {
        self.number_word(at).is_some()
    }
}

/// "ba lần vô địch", but not "gấp 3 lần", "tăng 3 lần", "1,2 lần".
fn counts_occasions(scan: &Scan<'_>, at: usize, end: usize, read: &Read) -> bool {
    let whole = matches!(read.amount, Amount::One(n) if n.last_place >= 0);
    let multiplied = scan.is_one_of(at.wrapping_sub(1), &["gấp", "hơn", "bằng", "gần"])
        || scan.trend_before(at).is_some()
        || scan.is_one_of(end, &["so", "mức", "cùng"]);
    whole && !multiplied
}
