//! A number with its hedge, sign, range and unit. Invariant: the span of a quantity is one run of tokens.

use crate::lexicon::{Case, Cue, Entry, Hedge, Kinds, NumberWord, Part, Role, UnitKind, words};
use crate::number::{Decimal, Form, Grouping, Written};

use super::compound::fold_into_unit;
use super::model::{Amount, Base, Kind, Mention, Quantity, SlipMeaning, Unit, UnitSlip};
use super::named::ends_name;
use super::numeral::{Numeral, numeral_at, slipped_magnitude};
use super::range::extend_to_range;
use super::scan::Scan;
use super::unit::{Scaled, money_before, price_at, unit_at};

/// The number and unit of a quantity under construction.
pub(super) struct Read {
    pub(super) amount: Amount,
    pub(super) unit: Unit,
    pub(super) other: Option<Written>,
    pub(super) grouping: Grouping,
    pub(super) number_start: usize,
    pub(super) number_end: usize,
    pub(super) end: usize,
    pub(super) slip: Option<UnitSlip>,
    /// Whether it is written in digits, or in words that can be nothing but a number.
    pub(super) is_plain: bool,
}

/// Most hedges that are piled up before one number.
const MOST_HEDGES: usize = 4;

/// The hedges at token `at`: the last one, and one past them.
pub(super) fn hedges_at(scan: &Scan<'_>, at: usize) -> (Option<Hedge>, usize) {
    let mut next = at;
    let mut hedge = None;
    for _ in 0..MOST_HEDGES {
        let Some((length, found)) = scan.hedge(next).filter(|_| next > at || !ends_comparison(scan, next)) else {
            break;
        };
        hedge = Some(found);
        next += length;
    }
    (hedge, next)
}

/// The quantity whose hedge, sign or number stands at token `at`.
pub(super) fn quantity_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let from = usize::from(scan.is(at, Role::From) || scan.is(at, Role::Between));
    let (mut hedge, next) = hedges_at(scan, at + from);
    let read = amount_at(scan, next)?;
    if !read.is_plain && read.unit.is_none() {
        return None;
    }
    let is_range = matches!(read.amount, Amount::Range(..));
    let mut end = read.end;
    let bound = scan.find(end, Kinds::HEDGE_AFTER, |e| if let Entry::HedgeAfter(h) = e { Some(h) } else { None });
    if let Some((length, found)) = bound {
        hedge = Some(found);
        end += length;
    }
    // "từ 100 lên 150 tỷ": the word belongs to the verb, not to the number.
    let keeps_from = from == 0 || is_range || bound.is_some();
    let mut start = if keeps_from { at } else { at + from };
    if hedge.is_some()
        && bound.is_none()
        && (is_place(scan, start, &read)
            || is_size(scan, start, &read)
            || is_compared(scan, start, &read)
            || is_elder(scan, start, &read))
    {
        (hedge, start) = (None, read.number_start);
    }
    // "ngoài 60 tuổi".
    let beyond = start.wrapping_sub(1);
    let abroad = scan.is_one_of(beyond.wrapping_sub(1), words!["nước"]);
    if hedge.is_none() && !abroad && scan.is(beyond, Role::Beyond) && tells_age(scan, end, &read) {
        (hedge, start) = (Some(Hedge::Over), beyond);
    }
    if hedge.is_none() && tells_extent(scan, start, end, &read) {
        (hedge, start) = (Some(Hedge::Over), start - 1);
    }
    let multiple = read.unit.base.kind() == Some(UnitKind::Multiple);
    let quantity = Quantity {
        amount: read.amount,
        hedge,
        trend: scan.trend_before(start),
        other: read.other,
        grouping: read.grouping,
        number_span: scan.span(read.number_start, read.number_end),
        occasions: multiple && counts_occasions(scan, start, end, &read),
        slip: read.slip,
        unit: read.unit,
    };
    Some(scan.mention(start, end, Kind::Quantity(quantity)))
}

/// "ngoài 60 tuổi", "cô mới ngoài 20": whole tens, and nothing that they could count.
fn tells_age(scan: &Scan<'_>, end: usize, read: &Read) -> bool {
    let tens =
        matches!(read.amount, Amount::One(n) if n.value.trailing_place() == 1 && n.value < Decimal::from_int(100));
    let bare = read.unit.is_none() && tens && !scan.is_word(end) && !scan.is_any_mark(end, "/-–%");
    bare || read.unit.base.kind() == Some(UnitKind::Age)
}

/// "trên 2 chiếc xe", "dưới hai hình thức": before a handful of things the hedge is a word of place or manner.
fn is_place(scan: &Scan<'_>, start: usize, read: &Read) -> bool {
    let few = match read.amount {
        Amount::One(n) => n.last_place >= 0 && n.value < Decimal::from_int(10),
        Amount::Vague(_, most) => most.value < Decimal::from_int(10),
        Amount::Range(..) => false,
    };
    let over = scan.is(start, Role::Over);
    let under = scan.is_one_of(start, words!["dưới"]) && !scan.is_digits(read.number_start);
    // "quanh một đảo".
    let around = scan.is_one_of(start, words!["quanh"]);
    few && (over || under || around) && matches!(read.unit.base, Base::Noun(_))
}

/// "đều hơn hai đối thủ": nobody is a little more than two of those that one competes with.
fn is_compared(scan: &Scan<'_>, start: usize, read: &Read) -> bool {
    let few = matches!(read.amount, Amount::One(n) if n.last_place >= 0 && n.value < Decimal::from_int(10));
    let rival = matches!(read.unit.base.symbol(scan.lexicon), Some("đối thủ" | "đồng đội" | "đồng nghiệp"));
    few && rival && scan.is_one_of(start, words!["hơn"])
}

/// "lấy người vợ hơn 4 tuổi": so many years more than the other.
fn is_elder(scan: &Scan<'_>, start: usize, read: &Read) -> bool {
    let few = matches!(read.amount, Amount::One(n) if n.value < Decimal::from_int(18));
    let partner = scan.is_one_of(start.wrapping_sub(1), words!["nữ", "vợ", "chồng", "tình"]);
    few && partner && read.unit.base.kind() == Some(UnitKind::Age) && scan.is_one_of(start, words!["hơn"])
}

/// "tôm cỡ 20 con/kg": the word names a size.
fn is_size(scan: &Scan<'_>, start: usize, read: &Read) -> bool {
    scan.is_one_of(start, words!["cỡ"]) && matches!(read.unit.base, Base::Noun(_)) && !read.unit.per.is_empty()
}

/// "cao hơn 2,25 điểm": the word belongs to the comparison.
fn ends_comparison(scan: &Scan<'_>, at: usize) -> bool {
    let comparison = Kinds::TREND.and(Kinds::CUE);
    scan.before(at + 1, comparison, |e| {
        matches!(e, Entry::Trend(_) | Entry::Cue(Cue::Above | Cue::Below)).then_some(())
    })
    .is_some_and(|(start, ())| start < at && !names_extent(scan, start))
}

/// "tuyến kè dài hơn 100m", "nặng hơn 20 kg": how long something is; "dài hơn 2 cm so với mẫu cũ" compares.
fn tells_extent(scan: &Scan<'_>, at: usize, end: usize, read: &Read) -> bool {
    let over = at.wrapping_sub(1);
    let extent = scan.is_one_of(over, words!["hơn"])
        && scan.is_one_of(over.wrapping_sub(1), words!["dài", "rộng", "nặng", "sâu", "dày"]);
    extent
        && read.unit.base.kind() == Some(UnitKind::Measure)
        && !scan.is_one_of(end, words!["so", "nếu", "mỗi"])
        && !scan.is_one_of(over.wrapping_sub(2), words!["còn", "sẽ", "càng"])
}

/// "ở độ cao hơn 6.000 m", "chiều dài hơn 5 km": the word before is a name of what is measured; "nhiệt độ cao hơn 2
/// độ" compares.
fn names_extent(scan: &Scan<'_>, at: usize) -> bool {
    let word = at.wrapping_sub(1);
    let place =
        || scan.is_one_of(word.wrapping_sub(1), words!["ở", "từ", "tại", "có", "đạt", "với", "đến", "tới", "lên"]);
    // "kéo dài hơn 2 tháng".
    scan.is_one_of(word, words!["chiều", "bề", "kéo"]) || scan.is_one_of(word, words!["độ"]) && place()
}

/// The number at `at` with its currency sign, sign, unit and range.
pub(super) fn amount_at(scan: &Scan<'_>, at: usize) -> Option<Read> {
    let (prefix, money) = money_before(scan, at).unzip();
    let at = at + prefix.unwrap_or(0);
    let sign = sign_at(scan, at);
    let first = numeral_at(scan, at + sign)?;
    let number = if sign > 0 { first.number.negated() } else { first.number };
    let mut read = Read {
        amount: Amount::One(number),
        unit: Unit::default(),
        other: first.other,
        grouping: first.grouping,
        number_start: at,
        number_end: first.end,
        end: first.end,
        slip: slip_in(scan, &first),
        is_plain: first.starts_with_digits || is_plain_number(scan, at, &first),
    };
    if first.grouping == Grouping::Malformed {
        read.other = None;
    }
    read_unit(scan, &mut read, &first, money);
    if is_word_in_disguise(scan, at, &first, &read) {
        return None;
    }
    count_in_thousands(&mut read, &first);
    follow_neighbour(scan, &mut read, &first);
    extend_to_range(scan, &mut read, &first);
    Some(read)
}

/// "mười ba mười bốn tuổi": two numbers in words, one after the other, are either.
fn follow_neighbour(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let spoken = !first.starts_with_digits && read.unit.is_none() && first.end > read.number_start + 1;
    if !spoken || !scan.starts(first.end, Kinds::NUMBER) {
        return;
    }
    let Some(second) = numeral_at(scan, first.end).filter(|n| !n.starts_with_digits) else { return };
    let Some((unit, end)) = unit_at(scan, second.end, Scaled::No) else { return };
    let next = first.number.value.checked_add(Decimal::from_int(1));
    if next == Some(second.number.value) {
        read.amount = Amount::Vague(first.number, second.number);
        (read.unit, read.end, read.number_end) = (unit, end, second.end);
    }
}

/// "2,000 lượt khách": what is counted has no thousandths, least of all three places that end in nought.
fn count_in_thousands(read: &mut Read, first: &Numeral) {
    let counted = matches!(read.unit.base, Base::Noun(_)) && read.unit.per.is_empty() && !first.has_magnitude;
    if let (Amount::One(number), Some(other)) = (read.amount, read.other)
        && counted
        && first.fraction_digits == 3
        && number.value.trailing_place() > -3
        && other.last_place >= 0
    {
        (read.amount, read.other) = (Amount::One(other), Some(number));
    }
}

fn read_unit(scan: &Scan<'_>, read: &mut Read, first: &Numeral, money: Option<Unit>) {
    let scaled = if first.has_magnitude { Scaled::Yes } else { Scaled::No };
    if let Some(unit) = money {
        read.unit = unit;
        english_magnitude(scan, read, first);
    } else if let Some(power) = audience_magnitude(scan, first.end).filter(|_| !first.has_magnitude) {
        count_audience(scan, read, first, power);
    } else if let Some((slip, unit)) = slipped_unit(scan, first) {
        (read.slip, read.unit, read.end) = (Some(slip), unit, first.end + 1);
    } else if let Some((unit, end)) = unit_at(scan, first.end, scaled) {
        if !is_grade_of_subject(scan, first, &unit) && !reaches_this_year(scan, read.number_start, first.end) {
            (read.unit, read.end) = (unit, end);
            fold_into_unit(scan, read, first);
        }
    } else if let Some((unit, end)) = hyphened_inch(scan, first) {
        (read.unit, read.end) = (unit, end);
    } else if let Some(unit) = abbreviated(scan, first) {
        read.unit = unit;
        if let Some((priced, end)) = price_at(scan, first.end) {
            (read.unit.per, read.end) = (priced.per, end);
        }
    } else if first.has_magnitude
        && let Some((unit, end)) = price_at(scan, first.end)
    {
        (read.unit, read.end) = (unit, end);
    }
}

/// "từ 123 năm ngoái lên 104 năm nay": the year is when, and not what is counted.
fn reaches_this_year(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let this = scan.is_part(end, &[Part::Year]) && scan.is_one_of(end + 1, words!["nay", "qua"]);
    this && scan.is(at.wrapping_sub(1), Role::Becomes) && !scan.is_one_of(at.wrapping_sub(1), words!["rồi"])
}

/// "điểm 10 môn Toán", "9,75 môn Văn": a mark, and what it was given for.
fn is_grade_of_subject(scan: &Scan<'_>, first: &Numeral, unit: &Unit) -> bool {
    let subject = unit.base.symbol(scan.lexicon) == Some("môn");
    let capital = scan.get(first.end + 1).is_some_and(|t| t.is_capitalised());
    let graded = scan.is_digits(first.end - 1) && scan.is_one_of(first.end.wrapping_sub(2), words!["điểm"]);
    subject && capital && (graded || first.fraction_digits > 0)
}

/// "$3bn", "€450m", "$2.5 bn": as English papers write it behind a sign of money.
fn english_magnitude(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let Amount::One(number) = read.amount else { return };
    let ends = |at: usize| !scan.is_glued(at) || !(scan.is_word(at) || scan.is_digits(at));
    let power = match scan.str(first.end) {
        "bn" | "Bn" | "BN" | "b" | "B" => 9,
        "mn" | "Mn" | "MN" => 6,
        "m" | "M" if scan.is_glued(first.end) => 6,
        _ => return,
    };
    if first.has_magnitude || !ends(first.end + 1) {
        return;
    }
    read.amount = Amount::One(Written { form: Form::Scaled, ..number.shift(power) });
    (read.end, read.number_end, read.other) = (first.end + 1, first.end + 1, None);
}

/// "3,2M view", "5K like": the power of ten of the letter at `at`, as those who count an audience write it.
pub(super) fn audience_magnitude(scan: &Scan<'_>, at: usize) -> Option<i32> {
    let power = match scan.str(at) {
        "M" => 6,
        "K" | "k" => 3,
        _ => return None,
    };
    let audience = words![
        "view",
        "views",
        "lượt",
        "like",
        "likes",
        "follow",
        "follower",
        "followers",
        "sub",
        "subscriber",
        "subscribers",
        "stream",
        "streams",
        "fan",
        "fans"
    ];
    let glued = scan.is_glued(at) && scan.is_digits(at.wrapping_sub(1)) && !scan.is_glued(at + 1);
    (glued && scan.is_one_of(at + 1, audience)).then_some(power)
}

fn count_audience(scan: &Scan<'_>, read: &mut Read, first: &Numeral, power: i32) {
    let Amount::One(number) = read.amount else { return };
    let end = first.end + 1;
    read.amount = Amount::One(Written { form: Form::Scaled, ..number.shift(power) });
    (read.end, read.number_end, read.other) = (end, end, None);
    if let Some((unit, end)) = unit_at(scan, end, Scaled::Yes) {
        (read.unit, read.end) = (unit, end);
    }
}

/// "mâm 18-inch": the one unit that is written as in English.
fn hyphened_inch(scan: &Scan<'_>, first: &Numeral) -> Option<(Unit, usize)> {
    let dash = first.end;
    let glued = scan.is_mark(dash, '-') && scan.is_glued(dash) && scan.is_glued(dash + 1) && scan.is_word(dash + 1);
    let (unit, end) = glued.then(|| unit_at(scan, dash + 1, Scaled::No)).flatten()?;
    (unit.base.symbol(scan.lexicon) == Some("[in_i]")).then_some((unit, end))
}

/// "5 trđ": the magnitude word is a currency too.
fn abbreviated(scan: &Scan<'_>, first: &Numeral) -> Option<Unit> {
    let last = first.end.checked_sub(1).filter(|&at| first.has_magnitude && scan.starts(at, Kinds::UNIT))?;
    let (unit, end) = unit_at(scan, last, Scaled::Yes)?;
    (end == first.end && unit.base.kind() == Some(UnitKind::Money)).then_some(unit)
}

/// "không người", "đầu năm đội bóng", "ba của em": a single number word that is more likely another word.
fn is_word_in_disguise(scan: &Scan<'_>, at: usize, first: &Numeral, read: &Read) -> bool {
    if first.starts_with_digits {
        return false;
    }
    if first.end != at + 1 {
        // "Ảnh: Hai Tư Vòng loại ...": a name of two number words.
        let capitals = (at..first.end).all(|i| scan.get(i).is_some_and(|t| t.case == Case::Capital));
        return first.end == at + 2 && !first.has_magnitude && capitals && scan.is_mark(at.wrapping_sub(1), ':');
    }
    let alone = read.number_start == 0 && read.end == scan.tokens.len();
    // "chợ Năm Sao", "ông Nguyễn Văn Mười": two capitals inside a sentence are a name.
    let capital = |i: usize| scan.is_word(i) && scan.get(i).is_some_and(|t| t.case == Case::Capital);
    let before = at.wrapping_sub(1);
    // A caption may end in a name: "Ảnh: Hiếu Lương Hai đội ...".
    let given = !matches!(scan.number_word(at), Some(NumberWord::Digit(0..=4)));
    if capital(at) && scan.is_word(before) && (given && capital(before) || capital(at + 1)) {
        return true;
    }
    match scan.number_word(at) {
        Some(NumberWord::Digit(0)) => !alone,
        Some(NumberWord::Digit(5)) => {
            let counts_time = read.unit.base.kind() == Some(UnitKind::Duration);
            // "ghi tháng, năm người lao động ký": what the day goes on with.
            let dated = scan.is_mark(at.wrapping_sub(1), ',')
                && scan.is_part(at.wrapping_sub(2), &[Part::Day, Part::Month, Part::Quarter]);
            // "năm lớp 9": a year at school.
            let named = scan.anchor(first.end).is_some_and(|(length, _)| scan.is_digits(first.end + length));
            // "ngày 31/7 năm báo cáo", "những năm tháng ấy".
            let before = at.wrapping_sub(1);
            let behind_day = scan.is_digits(before);
            let counts_time = counts_time && !scan.is(before, Role::Several);
            // "một trong năm đại diện".
            let one_of = scan.is_one_of(before, words!["trong"])
                && scan.is_one_of(before.wrapping_sub(1), words!["một"])
                && matches!(read.unit.base, Base::Noun(_));
            named || dated || behind_day || (scan.is(before, Role::BeforeYear) && !counts_time && !one_of)
        }
        Some(NumberWord::FinalDigit(_)) => !alone,
        Some(NumberWord::Half) => {
            let divisible = matches!(read.unit.base.kind(), Some(UnitKind::Duration | UnitKind::Measure));
            !divisible
        }
        _ => false,
    }
}

/// The misspelt magnitude word of a number.
pub(super) fn slip_in(scan: &Scan<'_>, number: &Numeral) -> Option<UnitSlip> {
    let at = number.slip?;
    Some(UnitSlip { span: scan.get(at)?.span, meant: SlipMeaning::Magnitude(slipped_magnitude(scan, at)?) })
}

/// "30 triệu đống": a misspelt unit after a magnitude word.
fn slipped_unit(scan: &Scan<'_>, first: &Numeral) -> Option<(UnitSlip, Unit)> {
    let at = first.end;
    let id = scan.find(at, Kinds::SLIP, |e| if let Entry::SlippedUnit(id) = e { Some(id) } else { None })?.1;
    let kind = scan.lexicon.unit(id)?.kind;
    // A word behind may make it a real one: "5 triệu đông đảo"; a stroke or a full stop does not.
    let closes = !scan.is_word(at + 1) || scan.is(at + 1, Role::AfterUnit);
    let slip = UnitSlip { span: scan.get(at)?.span, meant: SlipMeaning::Unit(id) };
    (first.has_magnitude && closes).then(|| (slip, Unit::of(Base::Unit(id, kind))))
}

/// "-0,98%", "âm 3,2%": a minus word, or a dash that touches the digits and follows a space or an opening bracket.
fn sign_at(scan: &Scan<'_>, at: usize) -> usize {
    let dash = scan.is_dash(at) && scan.is_digits(at + 1) && scan.is_glued(at + 1);
    // "-13h00 ngày 28/5": a list, not hours below nought.
    let clock = || scan.is_glued(at + 3) && scan.is_digits(at + 3) && scan.part(at + 2, Part::Hour).is_some();
    let opens = dash && !clock() && (!scan.is_glued(at) || at == 0 || scan.is_mark(at - 1, '('));
    // "trừ 5%" takes away, "âm 5%" is below nought; "cận âm 1.100 km/h" is slower than sound.
    let sound = scan.is_one_of(at.wrapping_sub(1), words!["cận", "siêu"]);
    let word = scan.is(at, Role::Minus) && scan.is_digits(at + 1) && !sound;
    usize::from(opens || word)
}

/// Number words that make a number of two or more words, or that fill the text alone.
fn is_plain_number(scan: &Scan<'_>, at: usize, numeral: &Numeral) -> bool {
    let words = numeral.end - at;
    let alone = at == 0 && !scan.is_word(numeral.end) && !scan.is_digits(numeral.end);
    if numeral.is_loose_pair || words == 1 {
        return alone || words == 1 && counts_what_was_named(scan, at);
    }
    // "Hai Tư" inside a sentence is a name.
    let name = (at..numeral.end).all(|i| scan.get(i).is_some_and(|t| t.case == Case::Capital));
    words > 1 && (!name || at == 0)
}

/// "thắng bốn, thua hai", "cả ba đã về": a number word whose noun stood before.
fn counts_what_was_named(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let whole = scan.is(before, Role::Whole) && !matches!(scan.number_word(at), Some(NumberWord::Digit(1 | 5)));
    let digit = matches!(scan.number_word(at), Some(NumberWord::Digit(_) | NumberWord::Ten));
    // "cả hai chạy đến"; "cả ba mẹ" may be the parents.
    let all = whole && scan.number_word(at) != Some(NumberWord::Digit(3)) && scan.is_word(at + 1);
    digit && (all || (whole || scan.is(before, Role::Result)) && ends_name(scan, at + 1))
}

/// "ba lần vô địch", but not "gấp 3 lần", "tăng 3 lần", "1,2 lần".
fn counts_occasions(scan: &Scan<'_>, at: usize, end: usize, read: &Read) -> bool {
    let whole = matches!(read.amount, Amount::One(n) if n.last_place >= 0);
    let before = at.wrapping_sub(1);
    let multiplied = scan.is(before, Role::Times)
        || scan.is(before, Role::Compared)
        || scan.trend_before(at).is_some()
        || scan.is(end, Role::Compared);
    whole && !multiplied && read.unit.per.is_empty()
}

/// A number with a unit in words only: "gấp rưỡi", "năm rưỡi".
pub(super) fn worded(scan: &Scan<'_>, at: usize, end: usize, number: Decimal, unit: Unit) -> Mention {
    let place = number.trailing_place().min(0);
    let quantity = Quantity {
        amount: Amount::One(Written::new(number, place, crate::number::Form::Words)),
        unit,
        hedge: None,
        trend: scan.trend_before(at),
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(at, end),
        occasions: false,
        slip: None,
    };
    scan.mention(at, end, Kind::Quantity(quantity))
}
