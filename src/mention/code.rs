//! Identifiers that are known by their shape: laws, plates, phones, versions, web addresses, codes.
//!
//! Invariant: no shape here can also be a number with a unit.

use crate::lexicon::{Case, Entry, Kinds, Role, words};

use crate::number::Decimal;

use super::model::{Base, Kind, Mention, Unit};
use super::numeral::{denies, digits_at, numeral_at};
use super::ordinal::counts_something;
use super::quantity::audience_magnitude;
use super::scan::Scan;
use super::sign::touches_name;
use super::unit::{Scaled, unit_at};

pub(super) fn identifier(scan: &Scan<'_>, from: usize, to: usize, class: &'static str) -> Mention {
    scan.mention(from, to, Kind::Identifier(class))
}

/// 30/2020/NĐ-CP, 57-NQ/TW, 1211/QĐ-UBND: a number, strokes or dashes, and capital letters at the end.
pub(super) fn law_number(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.is_any_mark(at + 1, "/-–") {
        return None;
    }
    let end = scan.glued_run(at, "/-–");
    if end < at + 3 {
        return None;
    }
    // "35/2016/TT- BGTVT".
    let upper = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Upper);
    let torn = upper(end - 1) && scan.is_mark(end, '-') && scan.is_glued(end) && !scan.is_glued(end + 1);
    let end = if torn && upper(end + 1) { scan.glued_run(end + 1, "/-–") } else { end };
    let words = || (at..end).filter(|&i| scan.is_word(i));
    let capital = |i: usize| {
        scan.get(i).is_some_and(|t| matches!(t.case, Case::Upper | Case::Mixed))
            || (scan.str(i).chars().nth(1).is_none() && scan.get(i).is_some_and(|t| t.case == Case::Capital))
    };
    let upper = |i: usize| scan.str(i).chars().filter(|c| c.is_uppercase()).count();
    let stroke = (at..end).any(|i| scan.is_mark(i, '/'));
    let dash_code = scan.is_any_mark(at + 1, "-–") && scan.is_word(at + 2);
    let year = scan.str(at + 2).len() == 4;
    let long = end >= at + 5 || scan.str(at + 2).chars().count() >= 2;
    let named = words().next_back().is_some_and(|i| upper(i) >= 2 || year);
    let is_unit = unit_at(scan, at + 1, Scaled::No).is_some();
    (words().any(capital) && (stroke || dash_code) && long && named && !is_unit)
        .then(|| identifier(scan, at, end, "law"))
}

/// 51F-123.45, 30K-567.89, 62B1-23.118.
pub(super) fn plate(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let letters = scan.str(at + 1);
    let shaped = scan.str(at).len() == 2
        && scan.is_word(at + 1)
        && scan.is_glued(at + 1)
        && letters.chars().count() <= 2
        && letters.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    if !shaped {
        return None;
    }
    let mut next = at + 2;
    if scan.is_digits(next) && scan.is_glued(next) && scan.str(next).len() == 1 {
        next += 1;
    }
    next += usize::from(scan.is_any_mark(next, "-–."));
    scan.is_digits(next).then_some(())?;
    let digits = scan.str(next).len();
    let dotted = scan.goes_on(next + 1, ".") && digits + scan.str(next + 2).len() == 5;
    let end = if dotted { next + 3 } else { next + 1 };
    (dotted || (4..=5).contains(&digits)).then(|| identifier(scan, at, end, "plate"))
}

/// "KG-93456-TS", "QNg 95125 TS": the plate of a fishing boat.
pub(super) fn boat_plate(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let number = at + 1 + usize::from(scan.is_any_mark(at + 1, "-–."));
    if !scan.is_digits(number) {
        return None;
    }
    let province = scan.str(at);
    let shaped = (1..=3).contains(&province.len()) && province.starts_with(|c: char| c.is_ascii_uppercase());
    if !shaped || !(4..=5).contains(&scan.str(number).len()) {
        return None;
    }
    let letters = number + 1 + usize::from(scan.is_any_mark(number + 1, "-–."));
    (scan.str(letters) == "TS").then(|| identifier(scan, at, letters + 1, "plate"))
}

/// 192.168.1.1, 17.4.1: three or more dotted numbers that are no thousands.
pub(super) fn dotted_version(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.goes_on(at + 1, ".") || !scan.goes_on(at + 3, ".") {
        return None;
    }
    let mut end = at + 1;
    while scan.goes_on(end, ".") {
        end += 2;
    }
    let parts = || (at..end).step_by(2).map(|i| scan.str(i));
    let is_number = parts().skip(1).all(|p| p.len() == 3) && !scan.str(at).starts_with('0');
    // "5402.33.6000" is a code of goods.
    let good = scan.str(at).len() == 4 && parts().skip(1).all(|p| matches!(p.len(), 2 | 4));
    if good && !start_of_year(scan, at) && !counts_something(scan, end) {
        return Some(identifier(scan, at, end, "code"));
    }
    let short = parts().all(|p| p.len() <= 2) || (parts().count() == 4 && parts().all(|p| p.len() <= 3));
    let date = parts().count() == 3 && parts().next_back().is_some_and(|year| year.len() == 4);
    let class = if parts().count() == 4 { "code" } else { "version" };
    (!is_number && short && !date && !counts_something(scan, end) && !scan.is_glued(end))
        .then(|| identifier(scan, at, end, class))
        .or_else(|| {
            (!is_number && short && !date && scan.is_any_mark(end, ".,;:)")).then(|| identifier(scan, at, end, class))
        })
}

/// "1987.05.22" is a day: whether a year of our time opens the run.
fn start_of_year(scan: &Scan<'_>, at: usize) -> bool {
    scan.year(at).is_some_and(|year| (1900..=2099).contains(&year))
}

/// 4-2-3-1, 05-12-23-31-40-45: three or more numbers with dashes that are no date.
pub(super) fn dashed_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.goes_on(at + 1, "-–") || !scan.goes_on(at + 3, "-–") {
        return branch_tax_code(scan, at).or_else(|| drawn(scan, at));
    }
    let end = scan.glued_run(at, "-–");
    let numbers = || (at..end).step_by(2).map(|i| scan.str(i).len());
    let is_lottery = numbers().count() >= 5 && numbers().all(|digits| digits == 2);
    let is_line_up = numbers().all(|digits| digits == 1);
    // "số đo ba vòng 84-61-88": no month is that great.
    let is_figure = numbers().count() == 3 && numbers().all(|d| d == 2) && scan.small(at + 2) > Some(31);
    // "2-3-5%", "2-3-4 triệu đồng".
    let counts = scan.is_mark(end, '%') || (is_line_up || is_figure) && counts_something(scan, end);
    ((is_lottery || is_line_up || is_figure) && !counts)
        .then(|| identifier(scan, at, end, if is_lottery { "lottery" } else { "code" }))
}

/// 111 to 115: the numbers that are called in need, the first two of children and of search and rescue, the others of
/// police, fire brigade and ambulance.
pub(super) fn is_emergency_number(digits: &str) -> bool {
    matches!(digits, "111" | "112" | "113" | "114" | "115")
}

/// 0101234567-001: the tax code of a branch, ten digits and three (Circular 105/2020/TT-BTC, article 5).
fn branch_tax_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let shaped = scan.goes_on(at + 1, "-–") && scan.str(at).len() == 10 && scan.str(at + 2).len() == 3;
    let goes_on = scan.is_glued(at + 3) && (scan.is_word(at + 3) || scan.goes_on(at + 3, "-–.,/"));
    (shaped && !goes_on).then(|| identifier(scan, at, at + 3, "id"))
}

/// How many numbers are drawn in a lottery of the kind that is told with dashes.
const DRAWN: usize = 6;

/// "01 – 09 – 23 – 32 – 34 - 35": six numbers of two digits in order, with a space on both sides of the dashes.
fn drawn(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let two = |i: usize| scan.str(i).len() == 2;
    let spaced = |i: usize| scan.is_dash(i) && !scan.is_glued(i) && !scan.is_glued(i + 1);
    if !two(at) || !spaced(at + 1) || !two(at + 2) {
        return None;
    }
    let last = at + 2 * (DRAWN - 1);
    let rises = (at..last).step_by(2).all(|i| {
        let (first, second) = (scan.small(i), scan.small(i + 2));
        spaced(i + 1) && two(i + 2) && first.zip(second).is_some_and(|(first, second)| first < second)
    });
    let closed = !counts_something(scan, last + 1) && !scan.is_any_mark(last + 1, "%/");
    (rises && closed).then(|| identifier(scan, at, last + 1, "lottery"))
}

/// Most tokens that a phone number is looked for in.
const PHONE_TOKENS: usize = 12;

/// 0912.345.678, (028) 3822 1234, +84 28 3822 1234, 1900 1234.
pub(super) fn phone(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let opens = match scan.str(at).as_bytes() {
        [b'0', ..] => true,
        [b'1', b'8' | b'9', ..] => scan.str(at).len() >= 4,
        [b'(' | b'+', ..] => true,
        _ => false,
    };
    if !opens {
        return None;
    }
    let (digits, end) = phone_digits(scan, at);
    let (number, count) = digits;
    let plus = scan.is_mark(at, '+');
    let shape = match number.as_slice() {
        [b'0', b'2'..=b'9', ..] => (9..=11).contains(&count),
        // Mobile numbers had eleven digits until 2018.
        [b'0', b'1', b'2' | b'6' | b'8' | b'9', _] => count == 11,
        [b'8', b'4', ..] => plus && (10..=12).contains(&count),
        [b'1', b'9' | b'8', b'0', b'0'] => (8..=10).contains(&count) && !scan.is_mark(at + 1, '.'),
        _ => false,
    };
    let goes_on = scan.goes_on(end, "-.–/");
    (shape && !goes_on && unit_at(scan, end, Scaled::No).is_none()).then(|| identifier(scan, at, end, "phone"))
}

/// The first four digits and the count of all, and one past the last.
fn phone_digits(scan: &Scan<'_>, at: usize) -> ((Vec<u8>, usize), usize) {
    let mut first = Vec::with_capacity(4);
    let (mut count, mut next, mut end) = (0, at, at);
    while next < at + PHONE_TOKENS {
        if scan.is_digits(next) {
            let run = scan.str(next).as_bytes();
            first.extend(run.iter().take(4 - first.len().min(4)));
            count += run.len();
            end = next + 1;
        } else {
            let placed = scan.is_glued(next) || next == at || scan.is_mark(next, '(');
            // "069. 292. 8312": a phone number does not end before its ninth digit.
            let parted = (3..9).contains(&count) && scan.is_digits(next + 1) && scan.str(next + 1).len() >= 3;
            let ends_sentence = scan.is_mark(next, '.') && !scan.is_glued(next + 1) && !parted;
            if !scan.is_any_mark(next, "+().-–") || !placed || ends_sentence {
                break;
            }
        }
        next += 1;
        let old_mobile = first.starts_with(b"01") && count < 11;
        if count >= 12 || (count >= 10 && !scan.is_glued(next) && !old_mobile) {
            break;
        }
    }
    first.truncate(4);
    ((first, count), end)
}

/// "soạn tin DK gửi 191": the number that a text goes to.
pub(super) fn is_texted(scan: &Scan<'_>, at: usize) -> bool {
    let sent = scan.is_one_of(at - 1, words!["gửi"]) && (3..=4).contains(&scan.str(at).len());
    sent && (at.saturating_sub(TEXT_REACH)..at).any(|i| scan.is_one_of(i, words!["soạn", "nhắn", "tin", "sms"]))
}

/// How many words a text to send may have.
const TEXT_REACH: usize = 10;

/// "dangky247.vn", "tuyensinh24h.edu.vn", "a1b@c.vn": letters, digits and dots that end in a domain.
pub(super) fn web_address(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let mut end = at + 1;
    let (mut dotted, mut digits) = (false, scan.is_digits(at));
    while scan.is_glued(end) && (scan.is_word(end) || scan.is_digits(end) || joins_address(scan, end)) {
        digits |= scan.is_digits(end);
        dotted |= scan.is_mark(end, '.') && is_domain(scan, end + 1);
        end += 1;
    }
    let named = dotted || scan.str(at).starts_with("http");
    (digits && named && end > at + 2).then(|| identifier(scan, at, end, "url"))
}

fn joins_address(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_any_mark(at, ".-_/@:?=&%#~+") && scan.is_glued(at + 1) && !scan.is_any_mark(at + 1, ",;)")
}

fn is_domain(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(at, Role::Domain) && scan.is_glued(at)
}

/// COVID-19, H5N1, U23, A321neo, CT.01, Đ7: letters with digits glued to them.
pub(super) fn word_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (first, at) = (at, last_part(scan, at));
    let token = scan.get(at)?;
    let joint = usize::from(scan.is_any_mark(at + 1, "-.–") && scan.is_glued(at + 1));
    let digits_at = at + 1 + joint;
    (scan.is_digits(digits_at) && scan.is_glued(digits_at)).then_some(())?;
    // "chiều.15 người" is a missing space, not a code: after a dot the letters must be capitals.
    let short = scan.str(at).chars().count() <= 2;
    let capitals = matches!(token.case, Case::Upper | Case::Mixed) || (token.case == Case::Capital && short);
    let hyphen = scan.is_mark(at + 1, '-') && token.is_capitalised();
    // "điểm b.2", "a.5)": a point of a law has a small letter.
    let point = short && scan.is_mark(at + 1, '.') && scan.str(at).chars().nth(1).is_none() && !scan.is_glued(at);
    let point = point && scan.str(digits_at).len() <= 2 && !counts_something(scan, digits_at + 1);
    if joint > 0 && !capitals && !hyphen && !point {
        return None;
    }
    if joint > 0 && scan.is_mark(at + 1, '.') && scan.str(at).chars().count() > 3 {
        return None;
    }
    if joint == 0 && is_glued_prose(scan, at, digits_at) {
        return None;
    }
    let end = scan.glued_run(digits_at, ".-/:+");
    // "U15-Cúp nhựa": a Vietnamese word with its capital behind the dash is no part of the code.
    let syllable =
        |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Capital && t.span.len() > 1) && !scan.str(i).is_ascii();
    let end = (digits_at + 1..end).find(|&i| scan.is_dash(i) && syllable(i + 1)).unwrap_or(end);
    // "động cơ V6", "(V1 Wimbledon)" are no versions.
    let engine = joint == 0 && scan.str(at) == "V" && end == digits_at + 1;
    let class = match scan.is(first.wrapping_sub(1), Role::BeforeModel) {
        true => "model",
        false if engine || first < at => "code",
        false => anchored_class(scan, at),
    };
    Some(identifier(scan, first, end, class))
}

/// "AZ-SO-50", "VN-A327": where the last of several parts in capitals stands, which has the digits.
fn last_part(scan: &Scan<'_>, at: usize) -> usize {
    let upper = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Upper);
    let single = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Capital && t.span.len() == 1);
    let joined = |i: usize| scan.is_mark(i + 1, '-') && scan.is_glued(i + 1) && scan.is_glued(i + 2);
    let mut last = at;
    while upper(last) && joined(last) && (upper(last + 2) || single(last + 2)) {
        last += 2;
    }
    let digits = last + 1 + usize::from(scan.is_mark(last + 1, '-') && scan.is_glued(last + 1));
    if scan.is_digits(digits) && scan.is_glued(digits) { last } else { at }
}

/// "tăng15%", "ngày20/5", "gồm25 người": a missing space between a Vietnamese word and its number.
fn is_glued_prose(scan: &Scan<'_>, at: usize, digits_at: usize) -> bool {
    let known = scan.get(at).is_some_and(|t| t.syllable != crate::lexicon::Syllable::UNKNOWN && t.case != Case::Upper);
    let accented = !scan.str(at).is_ascii();
    let long = scan.str(at).chars().count() > 1;
    // "lúc11:55".
    let clock = scan.goes_on(digits_at + 1, ":") && scan.str(digits_at + 2).len() == 2;
    long && (known || accented)
        && (clock
            || numeral_at(scan, digits_at).is_some_and(|n| {
                scan.is_any_mark(n.end, "%/") || n.has_magnitude || unit_at(scan, n.end, Scaled::No).is_some()
            }))
}

fn anchored_class(scan: &Scan<'_>, at: usize) -> &'static str {
    scan.anchor(at).filter(|(length, _)| *length == 1).map_or("code", |(_, anchor)| anchor.class())
}

/// 5G, 3D, 6A1, 4x4: digits with letters glued behind that are no unit.
pub(super) fn digit_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if let Some(found) = dashed_name(scan, at) {
        return Some(found);
    }
    // "mẫu 05-1BK-QTT": capitals behind the second number that are no unit.
    let form = at + 3;
    let capitals =
        scan.goes_on(at + 1, "-") && scan.is_glued(form) && scan.get(form).is_some_and(|t| t.case == Case::Upper);
    if capitals && scan.str(form).len() > 1 && scan.is_mark(form + 1, '-') && unit_at(scan, form, Scaled::No).is_none()
    {
        return Some(identifier(scan, at, scan.glued_run(at, ".-/"), "code"));
    }
    if !(scan.is_word(at + 1) && scan.is_glued(at + 1)) || audience_magnitude(scan, at + 1).is_some() {
        return None;
    }
    let numeral = numeral_at(scan, at)?;
    let metres = scan.str(at + 1) == "m" && scan.is_digits(at + 2);
    let compound = matches!(scan.str(at + 1), "p" | "s") && scan.is_digits(at + 2);
    if numeral.end > at + 1 || is_side(scan, at) || metres || compound || unit_at(scan, at + 1, Scaled::No).is_some() {
        return None;
    }
    // "15người": a missing space, not a code.
    let word = scan.get(at + 1)?;
    if word.case == Case::Lower && !scan.str(at + 1).is_ascii() {
        return None;
    }
    let end = if touches_name(scan, at) { at + 1 } else { scan.glued_run(at, ".-/+") };
    Some(identifier(scan, at, end, "code"))
}

/// "60x90cm", "10x15x20 cm": one side of something, not "4x400m", a race.
fn is_side(scan: &Scan<'_>, at: usize) -> bool {
    let mut next = at;
    while let Some((_, end)) = digits_at(scan, next) {
        if !scan.is_one_of(end, words!["x"]) {
            let length = |unit: Unit| match unit.base {
                Base::Unit(id, _) => scan.lexicon.unit(id).is_some_and(|unit| unit.dimension == "length"),
                _ => false,
            };
            let race = scan.str(at) == "4" && scan.str(next).ends_with('0');
            return next > at && !race && unit_at(scan, end, Scaled::No).is_some_and(|(unit, _)| length(unit));
        }
        next = end + 1;
    }
    false
}

/// "chuỗi 7-Eleven", "dòng 7-Series": a number, a dash and a name that nothing parts.
fn dashed_name(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = at + 2;
    let ends = !scan.is_glued(word + 1) || scan.is_any_mark(word + 1, ".,;:?!)\"”") && !scan.is_glued(word + 2);
    let tight = scan.is_dash(at + 1) && scan.is_glued(at + 1) && scan.is_glued(word) && ends;
    let name = scan.get(word).is_some_and(|t| t.case == Case::Capital && t.span.len() > 3 && scan.str(word).is_ascii());
    let opens = at == 0 || scan.is_word(at - 1) || scan.is_any_mark(at - 1, "\"“(,");
    (tight && name && opens && scan.str(at).len() <= 3).then(|| identifier(scan, at, word + 1, "code"))
}

/// "chiếc 300 SL", "Mercedes 300 SL": letters of a model behind its number, which the vocabulary does not know.
pub(super) fn lettered_model(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let behind = scan.get(at + 1)?;
    let letters = behind.case == Case::Upper && (2..=3).contains(&behind.span.len()) && !behind.is_glued();
    if !letters || scan.str(at).len() != 3 || scan.starts(at + 1, Kinds::ANY) || scan.is_glued(at + 2) {
        return None;
    }
    let before = at.wrapping_sub(1);
    let told = scan.is(before, Role::BeforeModel);
    told.then(|| identifier(scan, at, at + 2, "model"))
}

/// "mẫu 5 Series": with its capital the name of a model, while "3 series phim" counts.
pub(super) fn series(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = scan.get(at + 1).filter(|t| t.case == Case::Capital && scan.is_one_of(at + 1, words!["series"]));
    (word.is_some() && scan.str(at).len() == 1).then(|| identifier(scan, at, at + 2, "code"))
}

/// Fewest groups of digits, read aloud one after the other, that make a string of digits.
const SPOKEN_GROUPS: usize = 3;
/// Most groups that are looked at, so that a long row of number words costs no more than its length.
const MOST_SPOKEN_GROUPS: usize = 12;

/// "không hai bốn ba bảy", "hai mươi ba bảy mười lăm": digits that are read aloud one by one or in pairs.
pub(super) fn spoken_string(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // Most number words stand alone.
    if !scan.starts(at + 1, Kinds::NUMBER) {
        return None;
    }
    let first = numeral_at(scan, at).filter(|n| !n.starts_with_digits)?;
    if let Some(digits) = first.digit_string {
        let phone = digits.starts_with('0') && digits.len() >= 9 || is_emergency_number(&digits);
        return Some(identifier(scan, at, first.end, if phone { "phone" } else { "code" }));
    }
    let (mut groups, mut end) = (0, at);
    while groups < MOST_SPOKEN_GROUPS && !denies(scan, end) {
        let Some(group) = numeral_at(scan, end) else { break };
        if group.starts_with_digits || group.has_magnitude || group.number.value >= Decimal::from_int(100) {
            return None;
        }
        groups += 1;
        end = group.end;
    }
    (groups >= SPOKEN_GROUPS).then(|| identifier(scan, at, end, "code"))
}

/// "vàng nhẫn 9999", "vàng 24k": how fine gold is.
pub(super) fn fineness(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let gold = |i: usize| scan.is(i, Role::BeforeFineness);
    let digits = scan.str(at);
    // "vàng hồng 18k".
    let coloured = scan.is_one_of(at.wrapping_sub(1), words!["hồng", "trắng", "đỏ", "tây", "ý", "khối", "ròng"]);
    // "vàng Rồng 999,9 (24k)".
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_mark(at + 2, ')');
    let pure = digits == "999" && scan.goes_on(at + 1, ",") && scan.str(at + 2) == "9" && !scan.is_mark(at + 3, '%');
    let told = gold(at.wrapping_sub(1))
        || coloured && gold(at.wrapping_sub(2))
        || bracketed && matches!(digits, "10" | "14" | "18" | "22" | "24")
        || pure && scan.is_word(at.wrapping_sub(1)) && !counts_something(scan, at + 3);
    told.then_some(())?;
    let carats = digits.len() == 2 && scan.is_glued(at + 1) && matches!(scan.str(at + 1), "k" | "K");
    let all_nines = |i: usize| scan.str(i).bytes().all(|b| b == b'9');
    // "999,9" and "99.99" are parts in a thousand and in a hundred.
    if (2..=3).contains(&digits.len()) && all_nines(at) && scan.goes_on(at + 1, ".,") && all_nines(at + 2) {
        return Some(identifier(scan, at, at + 3, "code"));
    }
    let nines = digits.len() >= 3 && all_nines(at) && !scan.goes_on(at + 1, ".,");
    // "9999 giao dịch ở mức ..." are no deals; "999 lượng" are taels.
    (carats || nines && (digits.len() == 4 || !counts_something(scan, at + 1)))
        .then(|| identifier(scan, at, at + 1 + usize::from(carats), "code"))
}

/// 01045, 0004512: a number that starts with nought and is too long for a count.
pub(super) fn serial(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let digits = scan.str(at);
    let serial = digits.len() >= 3 && digits.starts_with('0') && !scan.goes_on(at + 1, ".,/-–");
    let naming = || scan.before(at, Kinds::NAMING, |e| (e == Entry::Naming).then_some(())).is_some();
    (serial && !counts_something(scan, at + 1) && (digits.len() > 3 || !naming()))
        .then(|| identifier(scan, at, at + 1, "id"))
}
