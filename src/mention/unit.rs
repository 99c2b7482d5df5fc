//! The unit after a number. Invariant: a letter or a word that is more often something else ("m", "chỉ", "công") is a
//! unit only where nothing else could stand.

use crate::lexicon::{Case, Entry, Kinds, NumberWord, Part, Role, UnitKind, words};

use super::model::{Base, Unit};
use super::named::ends_name;
use super::numeral::digits_at;
use super::ordinal::roman_at;
use super::scan::Scan;

/// Whether a magnitude word stands before the unit: "50 triệu bảng" are pounds, "4 bảng" are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scaled {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// The unit at token `at`, and one past its last token.
pub(super) fn unit_at(scan: &Scan<'_>, at: usize, scaled: Scaled) -> Option<(Unit, usize)> {
    let (end, base) = base_at(scan, at, scaled)?;
    let (end, base) = squared(scan, end, base, scaled).unwrap_or((end, base));
    let (mut per, mut end) = pers_at(scan, end);
    if per.is_empty()
        && let Some((next, [count, many])) = per_many(scan, end, base)
    {
        (per, end) = (vec![count, many], next);
    }
    Some((Unit { base, per }, end))
}

/// "45 triệu/m2", "16 triệu/năm": a magnitude per something is an amount of money, though no currency is written.
pub(super) fn price_at(scan: &Scan<'_>, at: usize) -> Option<(Unit, usize)> {
    let (per, end) = pers_at(scan, at);
    let base = named(scan, "VND").filter(|_| !per.is_empty())?;
    Some((Unit { base, per }, end))
}

/// Everything after strokes: "/người/tháng".
fn pers_at(scan: &Scan<'_>, at: usize) -> (Vec<Base>, usize) {
    let (mut per, mut end) = (Vec::new(), at);
    while let Some((next, base)) = per_at(scan, end) {
        per.push(base);
        end = next;
    }
    (per, end)
}

fn base_at(scan: &Scan<'_>, at: usize, scaled: Scaled) -> Option<(usize, Base)> {
    if !scan.starts(at, Kinds::UNIT.and(Kinds::NOUN)) {
        return None;
    }
    let (mut unit, mut noun) = (None, None);
    scan.lexicon.walk(scan.tokens, at, Kinds::UNIT.and(Kinds::NOUN), |length, entry| match entry {
        Entry::Unit(id) => unit = Some((length, id)),
        Entry::Noun(id) if !ends_in_other_number(scan, at, length) => noun = Some((length, id)),
        _ => {}
    });
    // Only digits of one place are words of the vocabulary.
    if scan.str(at + 1) == "10" && scan.is_one_of(at, words!["điểm"]) && !ends_in_other_number(scan, at, 2) {
        noun = scan.lexicon.noun_named("điểm 10").map(|id| (2, id)).or(noun);
    }
    // "911 GT3": digits behind the letters make a name of them.
    let upper = scan.get(at).is_some_and(|t| t.is_capitalised() || !scan.is_word(at));
    let coded =
        |length: usize| upper && !scan.is_glued(at) && scan.is_glued(at + length) && scan.is_digits(at + length);
    if let Some((length, id)) = unit
        && !coded(length)
        && let Some(kind) = scan.lexicon.unit(id).map(|unit| unit.kind)
        && noun.is_none_or(|(longer, _)| longer <= length || kind == UnitKind::Money && !follows_few(scan, at, scaled))
        && (length > 1 || stands_as_unit(scan, at, kind, scaled))
        && !names_century(scan, at, length)
    {
        // "Nm" is a moment of force; only "nm" is a billionth of a metre.
        // "MB/s" are bytes, "Mb/s" bits.
        let torque = match scan.str(at) {
            "Nm" => named(scan, "N.m"),
            "MB" if length > 1 => named(scan, "MB/s"),
            _ => None,
        };
        return Some((at + length, torque.unwrap_or(Base::Unit(id, kind))));
    }
    let (length, id) = noun?;
    // A noun that touches the number is a code ("3D", "5G"), and one letter is none.
    let glued = scan.is_glued(at) && scan.get(at).is_some_and(|t| t.span.len() < 3);
    let letter = scan.str(at).len() == 1 && length == 1;
    let spelled = !scan.is_digits(at.wrapping_sub(1));
    // "hai bên đã ký" are two; "một phần vì" is some of it.
    let one = scan.number_word(at.wrapping_sub(1)) == Some(NumberWord::Digit(1));
    let goes_on = scan.is_word(at + 1) && (one || !scan.is(at + 1, Role::AfterName));
    let some = one && scan.is(at, Role::PartOf);
    let weak = spelled && length == 1 && scan.is(at, Role::WeakNoun) && (goes_on || some);
    // "hòa 1-1 Nam Định": two capitals are a name.
    let capital = |at: usize| scan.get(at).is_some_and(|t| t.case == Case::Capital);
    // "145,5 Nguồn: TTXVN": a figure of a table, and the next sentence.
    let opens = length == 1 && capital(at) && scan.is_any_mark(at.wrapping_sub(2), ",.") && scan.is_glued(at - 1);
    let domain = scan.is_mark(at + 2, '.') && scan.is_glued(at + 2) && scan.is_glued(at + 3);
    let name = length == 1 && capital(at) && capital(at + 1) && !domain;
    // "giải 2017 chiều 30/6".
    let evening = scan.is_part(at, &[Part::Evening]) && scan.is_digits(at + 1);
    // "điểm 2.30 khoản 2" is a place in a law, "2 triệu hàng tháng" a rate.
    // "điểm 1 khoản này" is too, "số 12" the number of a house.
    let article = scan.is(at, Role::Article) && (scan.is_digits(at + 1) || scan.is(at.wrapping_sub(2), Role::Article));
    let numbered = length == 1 && (article || scan.is(at, Role::NumberSign) && !counts_digits(scan, at));
    // "câu 88 mã 209": one name after the other.
    let anchor = |e| matches!(e, Entry::Anchor(_)).then_some(());
    let names = !spelled && scan.starts(at, Kinds::ANCHOR) && scan.anchor(at).is_some_and(|(own, _)| own == length);
    let behind = || scan.is_digits(at + length) && scan.before(at - 1, Kinds::ANCHOR, anchor).is_some();
    // "mục 1 phần I".
    let names = names && (behind() && !scan.is_counted(at + length + 1) || roman_at(scan, at, at + length).is_some());
    // "lượt 2 bảng F": one letter names the group; "10 bảng/tháng" are pounds.
    let group = length == 1
        && scan.is_one_of(at, words!["bảng"])
        && (scan.get(at + 1).is_some_and(|t| t.is_capitalised() && t.span.len() == 1) || scan.is_mark(at + 1, '/'));
    // "chỉ chơi 45 hiệp hai": which half it was.
    let digit = matches!(scan.number_word(at + 1), Some(NumberWord::Digit(1..=4 | 6..)));
    let ranked = length == 1 && digit && scan.is(at, Role::BeforeRank) && ends_name(scan, at + 2);
    let rate = length == 1 && scan.is(at, Role::Each) && scan.calendar(at + 1).is_some();
    let other = weak
        || names
        || evening
        || glued
        || letter
        || numbered
        || rate
        || ranked
        || group
        || opens
        || opens_name(scan, at, length);
    (!name && !other).then_some((at + length, Base::Noun(id)))
}

/// "28 điểm 9 môn", "7 điểm 8,5": the digits at the end of "điểm 9" are another number; "4 điểm 10 môn Toán" are grades.
fn ends_in_other_number(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    let end = at + length;
    if length == 1 || !scan.is_digits(end - 1) {
        return false;
    }
    let subject = scan.is_one_of(end, words!["môn"]) && scan.get(end + 1).is_some_and(|t| t.is_capitalised());
    let counted = scan.is_counted(end) || scan.number_word(end).is_some();
    counted && !subject || scan.goes_on(end, ".,/-–:") || scan.is_any_mark(end, "%")
}

/// "thuê bao 11 số": not "1 số quận", "2/3 số thuế", "một nửa số người", "30 Số trận".
pub(super) fn counts_digits(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.is_one_of(at, words!["số"]) {
        return false;
    }
    let number = at.wrapping_sub(1);
    let several = scan.is_digits(number) && scan.str(number) != "1" && !scan.is_mark(at.wrapping_sub(2), '/');
    several && !scan.is_digits(at + 1) && !scan.get(at).is_some_and(|t| t.is_capitalised())
}

/// "những năm 60, 70 thế kỷ trước", "thế kỷ XX": which century it is, not how many.
fn names_century(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    length == 2 && scan.part(at, Part::Century).is_some() && {
        let next = scan.str(at + length);
        let roman = !next.is_empty() && next.bytes().all(|b| b"IVX".contains(&b));
        let few = scan.small(at.wrapping_sub(1)).is_none_or(|number| number % 10 != 0);
        !few && (roman || scan.is_digits(at + length) || scan.is_part(at + length, &[Part::Ago]))
    }
}

/// "6 đồng tiền chủ chốt" are currencies, "5 triệu đồng tiền thưởng" an amount: whether a handful stands before `at`.
fn follows_few(scan: &Scan<'_>, at: usize, scaled: Scaled) -> bool {
    let number = at.wrapping_sub(1);
    let grouped = scan.is_any_mark(at.wrapping_sub(2), ".,") && scan.is_glued(number);
    let digits = scan.str(number);
    let short = scan.is_digits(number) && digits.len() <= 3 && !digits.ends_with("00");
    scaled == Scaled::No && !grouped && (short || scan.number_word(number).is_some())
}

/// A unit of one word: whether it can be meant here.
fn stands_as_unit(scan: &Scan<'_>, at: usize, kind: UnitKind, scaled: Scaled) -> bool {
    let word = scan.str(at);
    if word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic) {
        return letter_is_unit(scan, at, word);
    }
    // "nghiêng 15 độ về mạn trái": behind digits it is hardly another word.
    let degrees = scan.is_digits(at.wrapping_sub(1)) && scan.is_one_of(at, words!["độ"]);
    if scan.is_one_of(at, words!["mẫu"]) && !is_land(scan, at) {
        return false;
    }
    if scan.is(at, Role::WeakUnit) && !degrees {
        return match kind {
            // "130.000 bảng/tuần": nobody draws up so many tables.
            UnitKind::Money => {
                scaled == Scaled::Yes || !follows_few(scan, at, scaled) && scan.is_digits(at.wrapping_sub(1))
            }
            _ => !scan.is_word(at + 1) || scan.is(at + 1, Role::WeakUnitObject),
        };
    }
    // "18-20 năm ngoái": the word belongs to the year.
    // "đủ 5 năm sinh sống": behind a number it is no year of birth.
    // "500.000 đồng bằng tiền mặt" is money, "3 đồng bằng" are plains.
    let amount = kind == UnitKind::Money && !follows_few(scan, at, scaled);
    let name = kind != UnitKind::Duration && !amount && opens_name(scan, at, 1);
    !(name || kind == UnitKind::Duration && (scan.is(at + 1, Role::LastYear) || numbers_class(scan, at)))
}

/// "vào lớp 10 năm nay", "điểm 10 năm nay": the number is a name, and "năm nay" tells when.
fn numbers_class(scan: &Scan<'_>, at: usize) -> bool {
    let named = words!["lớp", "khối", "điểm", "top", "global", "quận", "league", "liga", "tháng", "quý"];
    scan.is_one_of(at + 1, words!["nay"])
        && scan.is_digits(at.wrapping_sub(1))
        && scan.is_one_of(at.wrapping_sub(2), named)
}

/// How many tokens before and behind "mẫu" tell whether land is meant.
const LAND_REACH: usize = 7;

/// "30 mẫu lúa", but not "30 mẫu ở gà": land is spoken of around, or nothing is.
fn is_land(scan: &Scan<'_>, at: usize) -> bool {
    let land = words![
        "đất", "ruộng", "vườn", "sào", "ha", "lúa", "ao", "đầm", "rừng", "điền", "nương", "mía", "ngô", "chè", "trại",
        "thửa", "diện", "cấy", "trồng", "rộng", "nông"
    ];
    let around = at.saturating_sub(LAND_REACH)..at + LAND_REACH;
    scan.tokens.len() < LAND_REACH || around.into_iter().any(|i| scan.is_one_of(i, land))
}

/// "3 Đồng Nai", "2 Tấn Tài": a longer name that the vocabulary knows starts here.
fn opens_name(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    scan.opaque(at).is_some_and(|name| name > length)
}

/// One-letter units: after digits, with nothing glued behind that makes it a code ("5G", "3m20").
fn letter_is_unit(scan: &Scan<'_>, at: usize, letter: &str) -> bool {
    let glued_on = |at| scan.is_glued(at) && (scan.is_digits(at) || scan.is_word(at));
    if glued_on(at + 1) {
        // "1m75", "8p45s".
        let tail = scan.is_digits(at + 1) && scan.str(at + 1).len() <= 2;
        return match letter {
            "m" => tail && !glued_on(at + 2),
            "p" => tail && scan.str(at + 2) == "s" && !glued_on(at + 3),
            "h" => tail && scan.str(at + 1).len() == 2 && minutes_close(scan, at + 2),
            _ => false,
        };
    }
    // "vòng 16 V-League".
    if scan.is_dash(at + 1) && scan.is_glued(at + 1) && scan.is_word(at + 2) {
        return false;
    }
    let glued = scan.is_glued(at);
    // "bản 2.4 V": a version, whose letter is no volt.
    let version = !glued && scan.is_mark(at.wrapping_sub(2), '.') && scan.str(at.wrapping_sub(1)).len() < 3;
    // "2,4 triệu m 3": the exponent that came apart shows the metre.
    let raised = || {
        matches!(scan.str(at + 1), "2" | "3")
            && matches!(scan.number_word(at.wrapping_sub(1)), Some(NumberWord::Magnitude(_)))
    };
    match letter {
        "V" | "W" | "N" if version => false,
        "m" if raised() => true,
        "m" | "g" | "l" | "L" | "đ" | "Đ" | "V" | "W" | "N" => glued || scan.is_digits(at.wrapping_sub(1)),
        "s" | "p" | "h" => glued,
        _ => false,
    }
}

/// "1h30", "1h30p", "1h30phút": nothing but the word for minutes is glued to them.
fn minutes_close(scan: &Scan<'_>, at: usize) -> bool {
    !scan.is_glued(at) || scan.part(at, Part::Minute).is_some() || !(scan.is_word(at) || scan.is_digits(at))
}

/// "/người", "/km²".
fn per_at(scan: &Scan<'_>, at: usize) -> Option<(usize, Base)> {
    if !scan.is_mark(at, '/') {
        return None;
    }
    // "10.000 USD/1 người".
    let at = at + usize::from(scan.str(at + 1) == "1" && !scan.goes_on(at + 2, ".,/"));
    if let Some((end, base)) = counted_at(scan, at + 1) {
        return Some(squared(scan, end, base, Scaled::No).unwrap_or((end, base)));
    }
    // "m3/h": the letter of the hour is no unit by itself.
    let hour = matches!(scan.str(at + 1), "h" | "H");
    hour.then(|| named(scan, "giờ")).flatten().map(|base| (at + 2, base))
}

/// The unit or noun at token `at`, as it stands behind a stroke.
fn counted_at(scan: &Scan<'_>, at: usize) -> Option<(usize, Base)> {
    scan.find(at, Kinds::UNIT.and(Kinds::NOUN), |entry| match entry {
        Entry::Unit(id) => Some(Base::Unit(id, scan.lexicon.unit(id)?.kind)),
        Entry::Noun(id) => Some(Base::Noun(id)),
        _ => None,
    })
    .map(|(length, base)| (at + length, base))
}

/// "7,5 lít/100 km", "16 xe/1.000 dân": per so many of them; "7 xã/10 xã" are a part of a whole.
fn per_many(scan: &Scan<'_>, at: usize, base: Base) -> Option<(usize, [Base; 2])> {
    if !(scan.is_mark(at, '/') && scan.is_digits(at + 1)) {
        return None;
    }
    let (digits, end) = digits_at(scan, at + 1)?;
    let count = u32::try_from(digits.number.value.to_int()?).ok()?;
    let power = matches!(count, 10 | 100 | 1_000 | 10_000 | 100_000 | 1_000_000);
    let (end, many) = counted_at(scan, end).filter(|(_, many)| power && *many != base)?;
    Some((end, [Base::Count(count), many]))
}

/// "đồng/m 2", "360m 2": a space stands where the exponent was raised.
fn squared(scan: &Scan<'_>, end: usize, base: Base, scaled: Scaled) -> Option<(usize, Base)> {
    let raised =
        scan.is_digits(end) && scan.str(end).len() == 1 && !scan.is_glued(end) && !scan.goes_on(end + 1, ".,/-–:");
    let symbol = match (base.symbol(scan.lexicon)?, scan.str(end)) {
        ("m", "2") => "m2",
        ("m", "3") => "m3",
        ("km", "2") => "km2",
        ("cm", "2") => "cm2",
        ("cm", "3") => "cm3",
        _ => return None,
    };
    // "2,3 triệu m 2 nhà ở": nothing is millions of metres long and has two houses.
    let counts = scaled == Scaled::No && scan.is_counted(end + 1) || scan.number_word(end + 1).is_some();
    (raised && !counts).then(|| named(scan, symbol)).flatten().map(|base| (end + 1, base))
}

/// The unit of the vocabulary with this symbol.
pub(super) fn named(scan: &Scan<'_>, symbol: &str) -> Option<Base> {
    scan.lexicon.unit_named(symbol).map(|(id, unit)| Base::Unit(id, unit.kind))
}

/// A currency sign or code right before the digits: "$5", "EUR29,99", "US$ 5".
pub(super) fn money_before(scan: &Scan<'_>, at: usize) -> Option<(usize, Unit)> {
    let (length, base) = scan.find(at, Kinds::UNIT, |entry| match entry {
        Entry::Unit(id) => {
            let kind = scan.lexicon.unit(id)?.kind;
            (kind == UnitKind::Money).then_some(Base::Unit(id, kind))
        }
        _ => None,
    })?;
    let digits = at + length;
    // "$G$3" is a cell of a table.
    let cell = scan.is_glued(at) && scan.is_word(at.wrapping_sub(1));
    let sign = scan.is_any_mark(digits - 1, "$€£¥₫₩₹฿") && !cell;
    let code = scan.is_glued(digits) && scan.str(at).bytes().next().is_some_and(|b| b.is_ascii_uppercase());
    // "Honda RS150R": letters behind the digits, or rupees in capitals, make a model of it.
    let model = scan.is_glued(digits + 1) && scan.is_word(digits + 1) && scan.number_word(digits + 1).is_none();
    let letters = (2..=3).contains(&scan.str(at).len()) && !model && scan.str(at) != "RS";
    ((sign || (code && letters)) && scan.is_digits(digits)).then_some((length, Unit::of(base)))
}
