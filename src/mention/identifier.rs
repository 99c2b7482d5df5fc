//! Numbers that name something, by the word before them: laws, phones, addresses, roads, models, codes.
//!
//! Invariant: an identifier is known by its shape or by the word before it, never by the value of its number.

use crate::lexicon::{Anchor, Case, Entry, Kinds, Part, Role, Token, TokenKind, words};

use super::address::{address, house, is_house};
use super::behind::goes_on_behind_name;
use super::code::{
    boat_plate, dashed_code, digit_code, dotted_version, fineness, identifier, is_emergency_number, law_number, phone,
    plate, web_address, word_code,
};
use super::model::{Kind, Mention};
use super::named::{ends_name, is_dated, is_year};
use super::numeral::numeral_at;
use super::ordinal::{counts_something, ordinal, ordinal_word, rank, roman_at};
use super::scan::Scan;
use super::score::{line_up, score_after};
use super::sign::touches_name;
use super::unit::{Scaled, counts_digits, unit_at};

/// The identifier at token `at`: by shape, or by the word that stands at `at`.
pub(super) fn identifier_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.is_word(at) {
        let code = || if may_open_code(scan, at) { glued_code(scan, at) } else { None };
        return anchored(scan, at).or_else(|| ordinal_word(scan, at)).or_else(code);
    }
    if scan.is_digits(at) {
        return law_number(scan, at)
            .or_else(|| fineness(scan, at))
            .or_else(|| house(scan, at))
            .or_else(|| plate(scan, at))
            .or_else(|| dotted_version(scan, at))
            .or_else(|| dashed_code(scan, at))
            .or_else(|| phone(scan, at));
    }
    scan.is_any_mark(at, "+(").then(|| phone(scan, at)).flatten()
}

/// "quận 2, 9", "vòng 10 đến 13", "TK 111, 112": a number that goes on with the names before it.
pub(super) fn listed(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let last = before.last().filter(|last| last.tokens.end + 1 == at)?;
    let joint = last.tokens.end;
    let digits = scan.str(at).len();
    // "tài khoản 1331, 1332": longer numbers only of the same length.
    let before_it = scan.str(joint - 1).len();
    // "TK 3337, 33381, 334": accounts of several lengths.
    let accounts = (3..=5).contains(&digits) && (3..=5).contains(&before_it) && !scan.is_word(at + 1);
    let alike = digits <= 5 && (before_it == digits || accounts) && !is_year(scan, at);
    let short = before_it <= 3 || alike;
    // "C331, 111, 112".
    let lettered = accounts && before_it == digits && scan.is_word(joint.wrapping_sub(2));
    let apart = !scan.is_glued(joint - 1) || lettered || scan.is_mark(joint.wrapping_sub(2), ',');
    let anchored = scan.is_digits(joint - 1) && apart && short;
    let chained = scan.is_mark(joint, ',') && scan.is_glued(joint) && scan.is_glued(at);
    // "TK 152, 153,156,157": no thousands behind an account.
    let row = alike && digits == 3 && scan.goes_on(at + 1, ",") && scan.goes_on(at + 3, ",");
    let fits = ((1..=3).contains(&digits) || alike)
        && !scan.goes_on(at + 1, "./-:")
        && (chained || row || !scan.goes_on(at + 1, ","));
    let ends = !scan.is_word(at + 1) && !scan.is_mark(at + 1, '%') && !scan.is_digits(at + 1)
        || scan.is(at + 1, Role::And)
        || scan.is(joint, Role::To) && !counts_something(scan, at + 1) && !scan.is_glued(at + 1)
        || ends_name(scan, at + 1) && !scan.is(at + 1, Role::BeforeLength) && !counts_but_documents(scan, at + 1);
    // "khoản 1 Điều 7; 8; 9".
    let places = scan.is_mark(joint, ';') && matches!(last.kind, Kind::Identifier("law"));
    let joins = scan.is_mark(joint, ',') || scan.is(joint, Role::And) || scan.is(joint, Role::To) || places;
    let emergency = |i: usize| is_emergency_number(scan.str(i));
    let kind = match last.kind {
        Kind::Identifier("phone") if emergency(at) && emergency(joint - 1) => Kind::Identifier("phone"),
        Kind::Ordinal(_) | Kind::OrdinalRange(..) => Kind::Ordinal(i64::from(scan.int(at)?)),
        Kind::Identifier("phone" | "plate" | "lottery" | "url") => return None,
        Kind::Identifier("id") if !alike => return None,
        Kind::Identifier(class) => Kind::Identifier(class),
        _ => return None,
    };
    // "giai đoạn 1, 800MV".
    let measured = scan.is_glued(at + 1) && scan.is_word(at + 1) && digits > 2;
    ((anchored || chained && scan.is_digits(joint - 1)) && joins && fits && ends && !measured)
        .then(|| scan.mention(at, at + 1, kind))
}

/// "số 1 với 136 HCV" counts; "khoản 1, 2 Thông tư 96" does not.
fn counts_but_documents(scan: &Scan<'_>, at: usize) -> bool {
    counts_something(scan, at) && scan.anchor(at).is_none_or(|(_, anchor)| anchor != Anchor::Law)
}

/// Whether something is glued to the word, or digits stand behind it: most words are no code, as one look shows.
#[inline]
fn may_open_code(scan: &Scan<'_>, at: usize) -> bool {
    scan.get(at + 1).is_some_and(|next| next.is_glued() || next.kind != TokenKind::Word)
}

/// Codes that start with letters, whether or not the vocabulary knows them.
pub(super) fn glued_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "2,4x1,2m": what stands before the sign was a number.
    if scan.is_glued(at) && scan.is_digits(at.wrapping_sub(1)) && scan.is_one_of(at, words!["x"]) {
        return None;
    }
    // Most words stand by themselves, or before the full stop of their sentence.
    let closed = !scan.is_glued(at + 1) || scan.is_mark(at + 1, '.') && !scan.is_glued(at + 2);
    let code = || web_address(scan, at).or_else(|| word_code(scan, at));
    boat_plate(scan, at).or_else(|| if closed { None } else { code() })
}

/// Codes that start with digits.
pub(super) fn digits_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.is_glued(at + 1) {
        return None;
    }
    digit_code(scan, at).map(|code| web_address(scan, at).unwrap_or(code))
}

/// Most announcing phrases that start with one word ("số", "số tài khoản" ...).
const MOST_ANCHORS: usize = 6;

/// A word of the vocabulary whose number is a name, with the number after it; the longest phrase that fits wins.
fn anchored(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "CR-V 2015": the letter ends a name.
    let tail = scan.is_glued(at) && scan.is_dash(at.wrapping_sub(1)) && !scan.is_glued(at + 1);
    if !scan.starts(at, Kinds::ANCHOR) || tail || ends_other_word(scan, at) {
        return None;
    }
    let mut anchors = [None; MOST_ANCHORS];
    let mut found = 0;
    scan.lexicon.walk(scan.tokens, at, Kinds::ANCHOR, |length, entry| {
        if let (Entry::Anchor(anchor), Some(slot)) = (entry, anchors.get_mut(found)) {
            *slot = Some((length, anchor));
            found += 1;
        }
    });
    anchors.iter().rev().flatten().find_map(|&(length, anchor)| anchored_by(scan, at, at + length, anchor))
}

/// "màn hình 5,5 inch", "cao su 165 yen": the word ends another one.
fn ends_other_word(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.is_one_of(at, words!["hình", "số", "phố", "su"]) {
        return false;
    }
    let before = at.wrapping_sub(1);
    scan.is_one_of(at, words!["hình"]) && scan.is_one_of(before, words!["màn"])
        || scan.is_one_of(at, words!["số"]) && scan.is_one_of(before, words!["hộp"])
        || scan.is_one_of(at, words!["phố"]) && scan.is_one_of(before, words!["thành"])
        || scan.is_one_of(at, words!["su"]) && scan.is_one_of(before, words!["cao"])
}

fn anchored_by(scan: &Scan<'_>, at: usize, mut next: usize, anchor: Anchor) -> Option<Mention> {
    if scan.is(next, Role::NumberSign) && !matches!(anchor, Anchor::Score | Anchor::LineUp) {
        next += 1;
    }
    if scan.is_mark(next, ':') && !(scan.is_glued(next) && scan.is_digits(next + 1) && scan.is_glued(next + 1)) {
        next += 1;
    }
    match anchor {
        Anchor::Ordinal => ordinal(scan, at, next),
        Anchor::Rank => rank(scan, at, next),
        Anchor::Score => score_after(scan, next),
        Anchor::LineUp => line_up(scan, next),
        Anchor::Phone if provincial_road(scan, at, next) => Some(identifier(scan, at, next + 1, "road")),
        // "mã 10 số": so many digits.
        Anchor::Serial if scan.small(next).is_some() && counts_digits(scan, next + 1) => None,
        Anchor::Phone | Anchor::Id | Anchor::Lottery | Anchor::Serial => long_number(scan, next, anchor),
        Anchor::Law => law_place(scan, at, next),
        Anchor::Address | Anchor::Floor | Anchor::Street => address(scan, at, next, anchor),
        Anchor::Plate | Anchor::Flight => code_after(scan, next, anchor.class()),
        Anchor::Road | Anchor::Model | Anchor::Version | Anchor::Code => named(scan, at, next, anchor),
    }
}

/// "quốc lộ 1A", "iPhone 15", "bão số 3", "lớp 6A1": one number, with what is glued to it.
fn named(scan: &Scan<'_>, at: usize, next: usize, anchor: Anchor) -> Option<Mention> {
    let strong = matches!(anchor, Anchor::Road | Anchor::Model);
    let joint = usize::from(scan.is_any_mark(next, "-.–+") && scan.is_digits(next + 1));
    let start = next + joint;
    // "Mercedes C 300", "Lexus RX 350".
    let letters = scan.get(next).is_some_and(|t| t.case == Case::Upper || t.is_capitalised() && t.span.len() == 1);
    let letters = letters && scan.str(next).len() <= 3;
    if anchor == Anchor::Model && letters && scan.is_digits(next + 1) && (2..=3).contains(&scan.str(next + 1).len()) {
        let counted = !scan.is_glued(next + 2) && unit_at(scan, next + 2, Scaled::No).is_some();
        let end = scan.glued_run(next + 1, "-");
        return (!counted || scan.is_glued(next + 1)).then(|| identifier(scan, at, end, "model"));
    }
    if !scan.is_digits(start) {
        return if strong { None } else { named_by_letters(scan, at, next) };
    }
    // "U20 World Cup: 15h00".
    if scan.part(start + 1, Part::Hour).is_some() && scan.is_glued(start + 1) && scan.is_digits(start + 2) {
        return None;
    }
    let numbered = scan.is(next.wrapping_sub(1), Role::NumberSign);
    // "MacBook 12 inch".
    let measured = || {
        let vehicles = scan.is_one_of(start + 1, words!["chỗ", "chiếc", "xe", "cửa", "bánh", "mẫu"]);
        let dated = scan.is_glued(start) || is_dated(scan, start + 1);
        vehicles || !dated && unit_at(scan, start + 1, Scaled::No).is_some_and(|(unit, _)| unit.base.kind().is_some())
    };
    if anchor == Anchor::Model && joint == 0 && !scan.is_glued(start + 1) && measured() {
        return None;
    }
    if scan.is_dash(next) && !scan.is_glued(next) || (!strong && names_amount(scan, start, numbered && next > at + 1)) {
        return None;
    }
    // "thời điểm kiểm toán 30/6/2016".
    let date = || {
        let year = if scan.goes_on(start + 3, "/") { start + 4 } else { start + 2 };
        scan.goes_on(start + 1, "/") && is_year(scan, year)
    };
    if matches!(anchor, Anchor::Code | Anchor::Version) && !numbered && (is_year_behind_name(scan, start) || date()) {
        return None;
    }
    // "Toán 8,5" is a mark, "lớp 8,9" a list.
    if anchor == Anchor::Code && !numbered && is_mark(scan, start) {
        return None;
    }
    let law = numbered.then(|| law_number(scan, start)).flatten();
    if let Some(found) = law.or_else(|| phone(scan, start)) {
        return Some(found);
    }
    let marks = match anchor {
        Anchor::Road => "+.-",
        Anchor::Version => ".",
        // "Bảng 1:Cách tính": the words behind the colon are no part of the name.
        _ if scan.is_mark(start + 1, ':') && !scan.is_digits(start + 2) => ".-/+",
        _ => ".-:/+",
    };
    let mut end = scan.glued_run(start, marks);
    // "Km15-Bến tàu": a name behind the dash is no part of the road's.
    let name =
        |i: usize| scan.is_dash(i) && scan.get(i + 1).is_some_and(|t| t.case == Case::Capital && t.span.len() > 2);
    if touches_name(scan, start) {
        end = start + 1;
    }
    if anchor == Anchor::Road
        && let Some(dash) = (start..end).find(|&i| name(i))
    {
        end = dash;
    }
    if anchor == Anchor::Road && scan.is_mark(end, '+') && scan.is_digits(end + 1) {
        end += 2;
    }
    while anchor == Anchor::Model && scan.is(end, Role::ModelSuffix) {
        end += 1;
    }
    if anchor == Anchor::Code && scan.is_dash(end) && scan.is_digits(end + 1) && scan.str(end + 1).len() <= 2 {
        end += 2;
        // "trong vòng 2 - 3 năm".
        if !numbered && counts_something(scan, end) && !goes_on_behind_name(scan, end) && !is_dated(scan, end) {
            return None;
        }
    }
    // "quy hoạch chi tiết 1/500": the word is the end of another.
    let tail = |e| matches!(e, Entry::Noun(_)).then_some(());
    if next == at + 1 && scan.before(next, Kinds::NOUN, tail).is_some_and(|(noun, ())| noun < at) {
        return None;
    }
    let class = if anchor == Anchor::Code && is_house(scan, start, end) { "address" } else { anchor.class() };
    Some(identifier(scan, name_start(scan, at, next, anchor), end, class))
}

/// "Toán 8,5; Văn 7,75": what stands behind the comma does not go on with the number before it.
fn is_mark(scan: &Scan<'_>, at: usize) -> bool {
    let (Some(first), Some(second)) = (scan.small(at), scan.small(at + 2)) else { return false };
    let listed = (first + 1..=first + 4).contains(&second) || scan.goes_on(at + 3, ",");
    // "Toán 9.2": behind a subject a full stop parts no chapters.
    let subject = scan.is_one_of(at.wrapping_sub(1), words!["toán", "văn", "lý", "lí", "hóa", "học", "anh"]);
    first <= 10 && (scan.goes_on(at + 1, ",") && !listed || subject && scan.goes_on(at + 1, ".,"))
}

/// "World Cup 2018", "V-League 2023-2024": the year is one; "MS 2017.131" and "V-League 2024-2025 ngày 14/2" are not read
/// so.
fn is_year_behind_name(scan: &Scan<'_>, at: usize) -> bool {
    let season = scan.goes_on(at + 1, "-–");
    let end = at + if season { 3 } else { 1 };
    let tied = scan.goes_on(end, ".,/:") || scan.is_glued(end) && scan.is_word(end);
    is_year(scan, at) && !tied && !(season && counts_something(scan, end))
}

/// Where the name starts: "bão số 3" is "số 3", "mã đề 417" is "417", "quốc lộ 1A" is all.
fn name_start(scan: &Scan<'_>, at: usize, next: usize, anchor: Anchor) -> usize {
    match anchor {
        Anchor::Code if scan.is(next - 1, Role::NumberSign) => next - 1,
        Anchor::Code if next > at + 1 && !scan.is_glued(next) => next,
        _ => at,
    }
}

/// "mang số BIB 10235", "phần XL": capitals before the digits, or a Roman numeral.
fn named_by_letters(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    let upper = scan.get(next).is_some_and(|t| t.case == Case::Upper);
    let digits = scan.str(next + 1);
    // "mẫu số B 03": a form has its nought.
    let long = digits.len() >= 3 || digits.starts_with('0');
    if upper && scan.is_digits(next + 1) && long && scan.is(next - 1, Role::NumberSign) {
        return Some(identifier(scan, next, next + 2, "code"));
    }
    // "bảng I" goes on behind "bảng H".
    if scan.is_one_of(at, words!["bảng"]) && scan.str(next).len() == 1 {
        return None;
    }
    let (value, end) = roman_at(scan, at, next)?;
    Some(scan.mention(at, end, Kind::Ordinal(value)))
}

/// "tập 12 bài", "vòng 3 ngày": a unit or noun behind says that the number counts; "bão số 3 cách bờ" does not.
fn names_amount(scan: &Scan<'_>, at: usize, numbered: bool) -> bool {
    if scan.is_glued(at) {
        return false;
    }
    // "lớp 10 Trường THPT ...": a capital opens a name.
    let counts = |end| {
        let named = opens_school(scan, end) || is_dated(scan, end) || goes_on_behind_name(scan, end);
        counts_something(scan, end) && !named
    };
    numeral_at(scan, at).is_some_and(|n| n.has_magnitude || (!numbered && counts(n.end)))
}

/// A noun that is the first word of a name of several.
fn opens_school(scan: &Scan<'_>, at: usize) -> bool {
    let capital = |at: usize| scan.get(at).is_some_and(Token::is_capitalised);
    scan.is_word(at) && scan.length_of(at, Kinds::NOUN).is_some() && capital(at) && capital(at + 1)
}

/// "ĐT 827": three digits that are no emergency number, behind the abbreviation of a provincial road.
fn provincial_road(scan: &Scan<'_>, at: usize, next: usize) -> bool {
    let digits = scan.str(next);
    let short = next == at + 1 && scan.get(at).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 3);
    short && scan.is_digits(next) && digits.len() == 3 && !is_emergency_number(digits) && !scan.goes_on(next + 1, "./-")
}

/// "hotline 1900 1234", "CCCD 079123456789", "giải đặc biệt 04521", "Vietlott 05-12-23-31-40-45".
fn long_number(scan: &Scan<'_>, next: usize, anchor: Anchor) -> Option<Mention> {
    // "TK – 1121".
    let dash = scan.is_dash(next) && !scan.is_glued(next) && !scan.is_glued(next + 1) && anchor == Anchor::Serial;
    let next = next + usize::from(dash);
    let mut start = next;
    while start < next + 4 && scan.is(start, Role::IdFiller) {
        start += 1;
    }
    if anchor != Anchor::Lottery
        && let Some(found) = phone(scan, start)
    {
        return Some(Mention { kind: Kind::Identifier(anchor.class()), ..found });
    }
    scan.is_digits(start).then_some(())?;
    let mut end = if touches_name(scan, start) { start + 1 } else { scan.glued_run(start, ".-–/") };
    if anchor == Anchor::Id {
        end = grouped_id(scan, start, end);
    }
    while anchor == Anchor::Lottery && (scan.is_digits(end) || (scan.is_dash(end) && scan.is_digits(end + 1))) {
        end += if scan.is_dash(end) { 2 } else { 1 };
    }
    let digits: usize = (start..end).filter(|&i| scan.is_digits(i)).map(|i| scan.str(i).len()).sum();
    let enough = match anchor {
        // "Mega 6/45".
        Anchor::Lottery if scan.goes_on(start + 1, "/") => scan.int(start + 2).is_some_and(|most| most > MOST_DAYS),
        Anchor::Lottery => digits >= 5 || (start..end).any(|i| scan.is_dash(i)),
        Anchor::Serial => true,
        _ => digits >= 3,
    };
    // "án tử hình 429 trường hợp" counts; "TK 331 Phải trả" does not.
    let figure = scan.is_one_of(next.wrapping_sub(1), words!["hình"]);
    let counts = counts_something(scan, end) && (figure || !matches!(anchor, Anchor::Id | Anchor::Serial));
    // "màn hình 12,3 inch".
    let enough = enough && !(anchor == Anchor::Serial && end == start + 1 && is_decimal(scan, end));
    (enough && !counts).then(|| identifier(scan, start, end, anchor.class()))
}

/// Fewest digits of a group of a number that is written with spaces.
const FEWEST_IN_GROUP: usize = 3;

/// "CCCD: 001 095 012 345", "tài khoản 1234 5678 9012": where groups of digits with spaces end, from the third on.
fn grouped_id(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let group = |i: usize| scan.is_digits(i) && !scan.is_glued(i) && scan.str(i).len() >= FEWEST_IN_GROUP;
    let last = (end..end + 6).take_while(|&i| group(i)).last();
    match last {
        Some(last) if end == start + 1 && last > end && !scan.goes_on(last + 1, ".,") => last + 1,
        _ => end,
    }
}

/// Whether a decimal comma and its places stand at `at`, and a unit behind them.
fn is_decimal(scan: &Scan<'_>, at: usize) -> bool {
    scan.goes_on(at, ",") && counts_something(scan, at + 2)
}

/// The last day of a month: above it two numbers with a stroke are no date.
const MOST_DAYS: u32 = 31;

/// "khoản 2 Điều 15", "Nghị quyết số 57-NQ/TW", "Luật số 45/2019/QH14", "chương III".
fn law_place(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    if let Some((value, end)) = roman_at(scan, at, next) {
        return Some(scan.mention(at, end, Kind::Ordinal(value)));
    }
    if !scan.is_digits(next) {
        return None;
    }
    if let Some(found) = law_number(scan, next) {
        return Some(found);
    }
    let article = scan.is(next.wrapping_sub(1), Role::Article);
    let end = scan.glued_run(next, if article { "/-." } else { "/-" });
    let capital = scan.get(at)?.is_capitalised() || article || scan.is(at, Role::Document);
    // "Nghị định 49 ngày 24/4/2017", "Nghị định 49 năm 2017".
    let dated = scan.part(end, Part::Day).is_some() && scan.is_digits(end + 1) || is_dated(scan, end);
    // "Điều 6 dự thảo Luật", "Nghị định 49 doanh nghiệp": a capital says that a law is named, and a noun opens what it says.
    let place = article && scan.get(next.wrapping_sub(1)).is_some_and(|t| t.is_capitalised());
    let noun = || scan.length_of(end, Kinds::NOUN).is_some() && !measured(scan, end);
    let named = place || scan.get(at)?.is_capitalised() && noun();
    let counts = counts_something(scan, end) && !scan.get(end).is_some_and(|t| t.is_capitalised()) && !dated;
    // "khoản 2 quy định".
    let counts = counts && !(article && goes_on_behind_name(scan, end));
    // "các khoản 1,2 và 4 Điều 54".
    let places = article && scan.is_mark(end, ',') && scan.small(end + 1).is_some();
    let placed = scan.is(end + 2, Role::And) || scan.is(end + 2, Role::Article) || scan.goes_on(end + 2, ",");
    let decimal = scan.goes_on(end, ".,") && !(places && placed);
    // "khoản 3 điểm g Điều 3".
    let letter = scan.is_word(end + 1) && scan.str(end + 1).chars().nth(1).is_none();
    let counts = counts && !(article && scan.is(end, Role::Article) && letter);
    if !capital || (counts && !named) || decimal {
        return None;
    }
    // "khoản 3 Điều 174" is one place in a law.
    let end = match scan.anchor(end) {
        Some((length, Anchor::Law)) if article && scan.is(end, Role::Article) => {
            law_place(scan, end, end + length).map_or(end, |rest| rest.tokens.end)
        }
        _ => end,
    };
    Some(identifier(scan, if article { at } else { next }, end, "law"))
}

fn measured(scan: &Scan<'_>, end: usize) -> bool {
    scan.length_of(end, Kinds::UNIT).is_some() || scan.number_word(end).is_some()
}

/// What follows "biển số" or "chuyến bay": letters and digits.
fn code_after(scan: &Scan<'_>, next: usize, class: &'static str) -> Option<Mention> {
    if let Some(found) = plate(scan, next).or_else(|| boat_plate(scan, next)) {
        return Some(found);
    }
    let end = scan.glued_run(next, "-.–");
    let has_digit = (next..end).any(|i| scan.is_digits(i));
    let dash = usize::from(scan.is_dash(end));
    let end = if has_digit {
        end
    } else if scan.is_digits(end + dash) && scan.get(next).is_some_and(|t| t.case == Case::Upper) {
        scan.glued_run(end + dash, "-.–")
    } else {
        return None;
    };
    let upper = |i: usize| scan.is_word(i) && scan.get(i).is_some_and(|t| t.is_capitalised());
    (next..end).any(upper).then(|| identifier(scan, next, end, class))
}
