//! Bare numbers that name something: "nhóm 5", "Vĩnh Tân 4", "Mazda 3", "tuổi 25", "(39’)", "(1) ...".
//!
//! Invariant: a number is a name only where nothing that it could count follows.

use crate::lexicon::{Anchor, Case, Entry, Hedge, Kinds, Part, Role, Token, TokenKind, UnitKind, words};
use crate::number::{Decimal, Grouping};

use super::behind::{NAME_REACH, goes_on_behind_name, is_foreign, names_owner, opens_sentence, repeats_name};
use super::code::{identifier, is_texted};
use super::marker::starts_line;
use super::model::{Amount, Base, Kind, Mention, Quantity, Unit};
use super::numeral::{opens_list, opens_other_phrase};
use super::ordinal::counts_something;
use super::quantity::quantity_at;
use super::scan::Scan;
use super::sheet::is_entry;
use super::sign::{is_abbreviation, named_by_sign};

/// Whether a name may end before `at`: the clause ends, a name goes on, or a word follows that no number counts.
pub(super) fn ends_name(scan: &Scan<'_>, at: usize) -> bool {
    match scan.get(at).map(|t| t.kind) {
        Some(TokenKind::Word) => scan.is(at, Role::AfterName) || scan.get(at).is_some_and(|t| t.is_capitalised()),
        Some(TokenKind::Digits) => is_year(scan, at),
        // "thế hệ 4++".
        Some(TokenKind::Mark('+')) => scan.is_glued(at) && !scan.is_digits(at + 1) && !scan.is_counted(at + 1),
        Some(TokenKind::Mark('%' | '=' | '<' | '>' | '*' | '$')) => false,
        _ => true,
    }
}

/// Whether the number before `at` may belong to the name before it: more than [`ends_name`] knows, any word that it
/// could not count ("Mazda 6 giảm giá", "set 1 lặp lại"), and a share ("giao bóng 1 64%").
pub(super) fn leaves_name(scan: &Scan<'_>, at: usize) -> bool {
    match scan.get(at).map(|t| t.kind) {
        Some(TokenKind::Word) => {
            // "vaccine 5 trong 1" is so many in one.
            let in_one = scan.is_one_of(at, words!["trong"]) && scan.is_digits(at + 1);
            let uncounted = || {
                (!counts_something(scan, at) || names_owner(scan, at))
                    && (scan.number_word(at).is_none() || opens_other_phrase(scan, at))
                    && scan.anchor(at).is_none_or(|(_, anchor)| anchor != Anchor::Street)
            };
            !in_one && (ends_name(scan, at) || is_dated(scan, at) || uncounted())
        }
        Some(TokenKind::Digits) => {
            let clock = scan.part(at + 1, Part::Hour).is_some() && scan.is_glued(at + 1);
            is_year(scan, at) || clock || scan.is_mark(at + 1, '%') || scan.goes_on(at + 1, "/")
        }
        _ => ends_name(scan, at),
    }
}

/// "vòng 2 ngày 18/6", "SEA Games 22 năm 2003", "lớp 10 năm học 2017 - 2018": the unit-like word opens a date.
pub(super) fn is_dated(scan: &Scan<'_>, at: usize) -> bool {
    let year = scan.is_part(at, &[Part::Year]) && scan.year(at + 1).is_some() && !scan.is_dash(at + 2);
    let school = scan.part(at, Part::SchoolYear).is_some_and(|length| scan.year(at + length).is_some());
    year || school || scan.is_part(at, &[Part::Day]) && scan.goes_on(at + 2, "/-.") && scan.small(at + 1).is_some()
}

/// "1 Bùi Tiến Dũng, 3 Quế Ngọc Hải": the "3" goes on with the number before it, which names a player and no house.
fn in_line_up(scan: &Scan<'_>, found: Mention, before: &[Mention]) -> Mention {
    let at = found.tokens.start;
    if !matches!(found.kind, Kind::Identifier("address")) || found.tokens.len() > 1 || !scan.is_any_mark(at - 1, ",;-–")
    {
        return found;
    }
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    let shirt = |m: &Mention| {
        let named = m.tokens.end + 1 < at && (m.tokens.end..at - 1).all(name);
        matches!(m.kind, Kind::Identifier("code")) && m.tokens.len() == 1 && scan.is_digits(m.tokens.start) && named
    };
    if before.last().is_some_and(shirt) { identifier(scan, at, at + 1, "code") } else { found }
}

/// A bare number behind a naming noun or a proper name is the last part of the name; anything else stays as it is.
pub(super) fn named_instead(scan: &Scan<'_>, found: Mention, before: &[Mention]) -> Mention {
    let at = found.tokens.start;
    let Some(quantity) = found.quantity() else { return in_line_up(scan, found, before) };
    if let Some(named) = named_by_sign(scan, &found, quantity, before) {
        return named;
    }
    if found.tokens.len() > 1 && quantity.unit.is_none() && scan.is_mark(at + 1, '.') {
        return dotted_name(scan, at, before).unwrap_or(found);
    }
    if !is_bare(scan, &found, quantity) {
        return name_before_noun(scan, at, quantity, before).unwrap_or(found);
    }
    let taken = before.last().map_or(0, |last| last.tokens.end);
    if is_entry(scan, at, before) {
        return identifier(scan, at, at + 1, "code");
    }
    if !(scan.is_word(at.wrapping_sub(1)) || scan.is_mark(at.wrapping_sub(1), '.')) || scan.is_glued(at) {
        return if repeats_name(scan, at, before) { identifier(scan, at, at + 1, "code") } else { found };
    }
    if is_texted(scan, at) {
        return identifier(scan, at, at + 1, "phone");
    }
    if let Some(end) = heading_of_goods(scan, at) {
        return identifier(scan, at - 1, end, "code");
    }
    if is_on_street(scan, at) {
        return identifier(scan, at, at + 1, "address");
    }
    if is_point_of_law(scan, at) {
        return identifier(scan, at, at + 1, "law");
    }
    let named = naming_noun(scan, at, before).or_else(|| proper_name(scan, at, before));
    let named = named.or_else(|| organisation(scan, at, before));
    let start = named.or_else(|| is_abbreviation(scan, at).then(|| at - 1)).filter(|start| *start >= taken);
    let start = start.or_else(|| repeats_name(scan, at, before).then_some(at));
    start.map_or(found, |start| identifier(scan, start, at + 1, "code"))
}

/// "Surface Pro 4 Chương trình giảm giá", "K-League 1 năm 2009", "IAS 12 hướng dẫn về": the noun behind is not counted.
fn name_before_noun(scan: &Scan<'_>, at: usize, quantity: &Quantity, before: &[Mention]) -> Option<Mention> {
    let plain = quantity.hedge.is_none() && quantity.trend.is_none() && quantity.grouping == Grouping::None;
    let behind = at + 1;
    let short = scan.is_digits(at) && !scan.is_glued(at) && scan.str(at).len() <= 3 && !scan.is_glued(behind);
    let abbreviation = scan.get(at.wrapping_sub(1)).is_some_and(|t| t.case == Case::Upper);
    let goes_on =
        opens_sentence(scan, behind) || is_dated(scan, behind) || abbreviation && goes_on_behind_name(scan, behind);
    let noun = matches!(quantity.unit.base, Base::Noun(_)) || goes_on && is_dated(scan, behind);
    if !plain || !short || !noun || !scan.is_word(at.wrapping_sub(1)) {
        return None;
    }
    let taken = before.last().map_or(0, |last| last.tokens.end);
    // "bán kết 2 Cúp Nhà vua": the contest with its capital.
    let contest = scan.is_one_of(behind, words!["cúp", "siêu"]) && scan.get(behind).is_some_and(|t| t.is_capitalised());
    let owned = names_owner(scan, behind) || contest || opens_sentence(scan, behind) && !opens_clause(scan, at - 1);
    let named = if owned { naming_noun(scan, at, before) } else { None };
    let foreign = || if goes_on && is_foreign(scan, at - 1) { foreign_name(scan, at, before) } else { None };
    // "Điện lực Vĩnh Tân 1 năm 2019".
    // "kỳ 83 ngày 29/01/2017" too.
    let dated = || {
        let named = || naming_noun(scan, at, before).or_else(|| proper_name(scan, at, before));
        if is_dated(scan, behind) { named() } else { None }
    };
    let start = named
        .or_else(foreign)
        .or_else(dated)
        .or_else(|| placed_name(scan, at, before))
        .filter(|start| *start >= taken)?;
    Some(identifier(scan, start, behind, "code"))
}

/// "nhà máy Vĩnh Tân 2 tỉnh Bình Thuận": where the name of a plant or the like starts, before the province it lies in.
fn placed_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<usize> {
    let start = if names_owner(scan, at + 1) { proper_name(scan, at, before)? } else { return None };
    let naming = scan.before(start, Kinds::NAMING, |e| (e == Entry::Naming).then_some(()));
    naming.map(|_| start)
}

/// Where the foreign name before the number at `at` starts.
fn foreign_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<usize> {
    let capital = scan.get(at - 1).is_some_and(|t| t.case != Case::Lower);
    let opens = opens_clause(scan, at - 1);
    (capital && !opens && !in_a_row(scan, at - 1, at, before)).then(|| joined_start(scan, at - 1))
}

/// "siêu thị Hà An 163 đường D2": a number between a name and the street that the house stands in.
fn is_on_street(scan: &Scan<'_>, at: usize) -> bool {
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    let street = scan.anchor(at + 1).filter(|(_, anchor)| *anchor == Anchor::Street);
    let named = |length: usize| name(at + 1 + length) || scan.is_digits(at + 1 + length);
    // "căn nhà 19 Bùi Thị Xuân".
    let house = scan.is_one_of(at - 1, words!["nhà"]) && name(at + 1) && name(at + 2) && !scan.is_counted(at + 1);
    let on_street = name(at - 1) && street.is_some_and(|(length, _)| named(length));
    (house || on_street) && scan.str(at).len() <= 4
}

/// "điểm 2 Điều 12", "tiết 1 khoản 5": a number right before the place of a law that it is a part of.
fn is_point_of_law(scan: &Scan<'_>, at: usize) -> bool {
    let part = scan.is(at - 1, Role::Article) || scan.is_one_of(at - 1, words!["tiết", "khổ", "đoạn"]);
    part && is_place(scan, at + 1)
}

/// "Điều 12", "mục 2": a numbered place of a law.
fn is_place(scan: &Scan<'_>, at: usize) -> bool {
    let place = scan.anchor(at).filter(|_| scan.is(at, Role::Article));
    place.is_some_and(|(length, anchor)| anchor == Anchor::Law && scan.is_digits(at + length))
}

/// "nhóm 25.01", "6104.41, 6104.42", "Framework 3.5": digits with a full stop that name goods or a version.
fn dotted_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let end = at + 3;
    if at > 0 && scan.is(at - 1, Role::Article) && scan.goes_on(at + 1, ".") && is_place(scan, end) {
        return Some(identifier(scan, at, end, "law"));
    }
    if at == 0 || !scan.goes_on(at + 1, ".") || scan.goes_on(end, ".,/-") || !leaves_name(scan, end) {
        return None;
    }
    let (first, second) = (scan.str(at).len(), scan.str(at + 2).len());
    let is_good = matches!((first, second), (2, 2) | (4, 2 | 4));
    let follows = || before.last().is_some_and(|m| follows_good(scan, m, at, first));
    if is_good && (second == 4 || follows() || lists_goods(scan, at) || naming_noun(scan, at, before).is_some()) {
        return Some(identifier(scan, at, end, "code"));
    }
    // "mặt kính 2.5D".
    if second == 1 && scan.str(end) == "D" && scan.is_glued(end) && !(scan.is_glued(end + 1) && scan.is_word(end + 1)) {
        return Some(identifier(scan, at, end + 1, "code"));
    }
    let industry = scan.str(at) == "4" && scan.str(at + 2) == "0";
    let told = scan.is_word(at - 1) || scan.is_mark(at - 1, '(') && scan.is_mark(end, ')');
    let named = (industry && told || names_version(scan, at, before) || is_engine(scan, at)) && second == 1;
    // "City 1.5Top", "Mazda6 2.0AT".
    let end = end + usize::from(scan.is_glued(end) && scan.is_word(end) && !scan.is_glued(end + 1));
    let bracketed = scan.is_mark(at - 1, '(');
    (first <= 2 && named && (!scan.is_glued(at) || bracketed)).then(|| identifier(scan, at, end, "version"))
}

/// "(HS 3402)", "(HS 2804 7000)": goods by the harmonised system, in groups of digits; one past the last.
fn heading_of_goods(scan: &Scan<'_>, at: usize) -> Option<usize> {
    // "nhóm HS 34".
    let chapter = scan.str(at).len() == 2 && scan.is_one_of(at.wrapping_sub(2), words!["nhóm", "mã", "chương"]);
    let heading = scan.str(at - 1) == "HS" && (chapter || scan.str(at).len() == 4 && !is_year(scan, at));
    let group = |i: usize| scan.is_digits(i) && matches!(scan.str(i).len(), 2 | 4);
    heading.then(|| (at + 1..at + 3).find(|&i| !group(i)).unwrap_or(at + 3))
}

/// "84.09, 84.31, 84.48": headings of goods in a row, each later than the one before.
fn lists_goods(scan: &Scan<'_>, at: usize) -> bool {
    let heading = |i: usize| {
        let parts = (scan.str(i).len(), scan.str(i + 2).len()) == (2, 2) && scan.goes_on(i + 1, ".");
        if parts { Some((scan.small(i)?, scan.small(i + 2)?)) } else { None }
    };
    let joins = |i: usize| scan.is_any_mark(i, ",;") && !scan.is_glued(i + 1);
    let goes_on = |i: usize| joins(i + 3) && heading(i).is_some() && heading(i + 4) > heading(i);
    goes_on(at) && goes_on(at + 4) && !counts_something(scan, at + 11)
}

/// "động cơ 1.5", "động cơ xăng 2.0", "bản 2.4 AT": litres that name an engine, and the car that has it.
fn is_engine(scan: &Scan<'_>, at: usize) -> bool {
    let fuel = usize::from(scan.is_one_of(at - 1, words!["xăng", "dầu", "diesel", "turbo", "hybrid"]));
    let noun = (at - 1).wrapping_sub(fuel);
    let engine = scan.is_one_of(noun, words!["cơ"]) && scan.is_one_of(noun.wrapping_sub(1), words!["động"]);
    engine || scan.is_one_of(noun, words!["bản", "máy"])
}

/// Whether `last` is the code of goods before the one at `at`, of the same shape.
fn follows_good(scan: &Scan<'_>, last: &Mention, at: usize, first: usize) -> bool {
    let joined = last.tokens.end + 1 == at && (scan.is_any_mark(at - 1, ",;") || scan.is(at - 1, Role::And));
    let shaped = last.tokens.len() == 3 && scan.str(last.tokens.start).len() == first;
    joined && shaped && matches!(last.kind, Kind::Identifier("code"))
}

/// "Turbo 3.0", "Mazda6 2.0": a foreign name or a code before a number with a full stop and one place.
fn names_version(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let code = before.last().is_some_and(|m| {
        m.tokens.end == at && matches!(m.kind, Kind::Identifier("code" | "model")) && scan.is_word(m.tokens.start)
    });
    let upper = scan.get(at.wrapping_sub(1)).is_some_and(|t| t.case == Case::Upper);
    let foreign = || scan.is_word(at - 1) && !upper && is_foreign(scan, at - 1) && !scan.is_counted(at - 1);
    code || at > 0 && foreign() && !in_a_row(scan, at - 1, at + 2, before)
}

/// "Mi -17", "IL -76": a name of a few letters with a space before its dash is nothing below nought.
pub(super) fn torn_name(scan: &Scan<'_>, found: Mention, before: &[Mention]) -> Mention {
    let at = found.tokens.start;
    let bare = found.tokens.len() == 2 && found.quantity().is_some_and(|q| q.unit.is_none() && q.trend.is_none());
    let short = |t: &Token| t.span.len() <= 3 || is_foreign(scan, at - 1);
    let name = scan.is_dash(at) && scan.get(at.wrapping_sub(1)).is_some_and(|t| t.is_capitalised() && short(t));
    let free = before.last().is_none_or(|last| last.tokens.end < at);
    if bare && name && free { identifier(scan, at - 1, found.tokens.end, "code") } else { found }
}

/// Most digits of a number that ends a name.
const MOST_DIGITS: usize = 5;

/// One run of digits without unit, hedge or verb of change.
fn is_bare(scan: &Scan<'_>, found: &Mention, quantity: &Quantity) -> bool {
    let digits = found.tokens.len() == 1 && scan.str(found.tokens.start).len() <= MOST_DIGITS;
    let plain = quantity.unit.is_none() && quantity.hedge.is_none() && quantity.trend.is_none();
    let end = found.tokens.end;
    let tied =
        scan.is_any_mark(end, "-–/:.,+") && scan.is_glued(end) && scan.is_glued(end + 1) && !scan.is_dash(end + 1);
    // "Spiderman 2.Theo": the space behind the full stop is lost.
    let closed =
        scan.is_mark(end, '.') && scan.get(end + 1).is_some_and(|t| t.case == Case::Capital && t.span.len() > 1);
    let stroke = tied && !closed && (scan.is_word(end + 1) || scan.is_digits(end + 1))
        || scan.is_mark(end, '(') && scan.is_glued(end);
    // "nhà 3x12m": a side of it.
    let side = scan.is_glued(end) && scan.is_one_of(end, words!["x"]);
    digits && plain && !side && quantity.grouping == Grouping::None && (!stroke || opens_list(scan, found.tokens.start))
}

/// "nhóm 5", "trường hợp 2 là": where the noun starts. "3 nhóm 5 người" counts groups.
fn naming_noun(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<usize> {
    let noun = |end| scan.before(end, Kinds::NAMING, |e| (e == Entry::Naming).then_some(()));
    // "đầu số 8049" is a noun of two words, "tiêu chuẩn số 3" has a sign.
    let sign = usize::from(scan.is(at - 1, Role::NumberSign) && noun(at).is_none());
    // "mã vùng cũ 511", "đầu số mới 236".
    let adjective = usize::from(sign == 0 && scan.is_one_of(at - 1, words!["cũ", "mới"]));
    let (start, ()) = noun(at - sign - adjective)?;
    // There are a first and a second serve; "số game trả giao bóng 11" counts games.
    if scan.is_one_of(at - 1, words!["bóng"]) && scan.small(at).is_none_or(|n| n > 2) {
        return None;
    }
    // "lần lượt 42 và 41 điểm", "cải cách 4": the noun is the end of a longer phrase.
    let longer = scan
        .before(at - sign - adjective, Kinds::ANY, |e| (e != Entry::Naming).then_some(()))
        .is_some_and(|(i, ())| i < start);
    if longer {
        return None;
    }
    let noun_before = start.wrapping_sub(1);
    let counted = scan.is_digits(noun_before) || scan.number_word(noun_before).is_some();
    let last = before.last();
    // "game thứ 3 set 1": the number before ranks.
    let ranks = last.is_some_and(|m| m.tokens.end == start && m.quantity().is_none());
    // "hai mã đề 205 và 203": what is counted is named.
    let listed = scan.is_any_mark(at + 1, ",") || scan.is(at + 1, Role::And);
    let told = listed && scan.is_digits(at + 2) && !counts_something(scan, at + 3) && !scan.goes_on(at + 3, ",.");
    if counted && told && last.is_some_and(|m| m.tokens.end == at) {
        return Some(at);
    }
    ((!counted || ranks) && leaves_name(scan, at + 1)).then_some(start)
}

/// Most words of the name of an organisation before its number.
const LONGEST_NAME: usize = 10;

/// "Công ty Điện lực 1", "Trung tâm Đo lường Chất lượng 3": the name of an organisation, from its noun with a capital,
/// ends in a number; its last word has a small letter, as the names of places have not.
fn organisation(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<usize> {
    let case = |i: usize| scan.get(i).filter(|t| t.kind == TokenKind::Word).map(|t| t.case);
    let worded = case(at - 1) == Some(Case::Lower) && case(at.wrapping_sub(2)) == Some(Case::Capital);
    if !worded || scan.str(at).len() > 3 || !ends_name(scan, at + 1) || scan.is(at - 1, Role::AfterName) {
        return None;
    }
    let taken = before.last().map_or(0, |last| last.tokens.end);
    let from = at.saturating_sub(LONGEST_NAME).max(taken);
    let noun = |i: usize| scan.is_one_of(i, words!["công", "xí", "nhà", "trung", "ban", "chi", "cảng", "viện", "cục"]);
    let named = |i: usize| naming_length(scan, i).is_some_and(|length| i + length < at - 1);
    let opens = |i: usize| case(i) == Some(Case::Capital) && noun(i) && named(i);
    let start = (from..at - 2).rev().take_while(|&i| case(i).is_some()).find(|&i| opens(i))?;
    // "Công ty Điện lực Hà Nam mua của Nhà nước 5": verbs and little words are no part of a name.
    let inside = (start..at).all(|i| !scan.is(i, Role::AfterName) || scan.is(i, Role::And));
    inside.then_some(at - 2)
}

fn naming_length(scan: &Scan<'_>, at: usize) -> Option<usize> {
    scan.find(at, Kinds::NAMING, |e| (e == Entry::Naming).then_some(())).map(|(length, ())| length)
}

/// Most words of a proper name before its number.
const MOST_WORDS: usize = 6;

/// "Mazda 3", "nhiệt điện Vĩnh Tân 4": where the name starts. Names with their figures in a row ("Hà Nội 128, Huế 60")
/// and the cells of a table have numbers that count.
fn proper_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<usize> {
    let capital = |i: usize| scan.is_word(i) && scan.get(i).is_some_and(|t| t.case != Case::Lower);
    // "Surface Book và Pro 4".
    let foreign = is_foreign(scan, at - 1) || is_label(scan, at) || scan.is(at - 1, Role::ModelSuffix);
    // "mẫu Model 3", but not "Container 3" at the start of a sentence.
    let counted = scan.is_counted(at - 1) && (opens_clause(scan, at - 1) || !capital(at - 2));
    let counted = counted && !scan.is_one_of(at - 1, words!["model"]);
    if !capital(at - 1) || foreign && counted || !leaves_name(scan, at + 1) {
        return None;
    }
    let start = (at.saturating_sub(MOST_WORDS)..at).rev().take_while(|&i| capital(i)).last()?;
    let long = start + 1 < at;
    let goes_on = capital(at + 1);
    // "Chivas 21 và 12 năm": the unit behind the second number is that of both.
    let shared = scan.is(at + 1, Role::And) || scan.is(at + 1, Role::To);
    // "OnePlus 5 có giá ..., cao hơn OnePlus 3 và 40 USD": the name had a number before.
    let numbered = |m: &Mention| {
        let name = m.tokens.len() > 1 && scan.str(m.tokens.end - 2) == scan.str(at - 1);
        name && matches!(m.kind, Kind::Identifier("code" | "model"))
    };
    if shared
        && !before.iter().rev().take(NAME_REACH).any(numbered)
        && scan.is_digits(at + 2)
        && counts_something(scan, at + 3)
    {
        return None;
    }
    // "Tàu Biển Ngọc 20": the noun at the start of a sentence is no part of the name.
    let headed = start + 2 < at && scan.length_of(start, Kinds::NOUN.and(Kinds::NAMING)) == Some(1);
    let start = if headed && opens_clause(scan, start) { start + 1 } else { start };
    // "thủy điện sông Tranh 2", "thôn Đông 4".
    let headed = scan.is_one_of(
        start.wrapping_sub(1),
        words!["sông", "suối", "hồ", "thôn", "xã", "xóm", "ấp", "bản", "làng", "mỏ", "cảng", "điện", "cầu", "hầm"],
    );
    let long = long || headed;
    if !foreign && (!long || goes_on || opens_clause(scan, start)) || in_a_row(scan, start, at, before) {
        return None;
    }
    let suffix = scan.is(at - 1, Role::ModelSuffix) && long && !opens_clause(scan, start);
    Some(if foreign && !suffix { joined_start(scan, at - 1) } else { start })
}

/// "K-League 1", "TP.HCM 2": where the word at `at` starts with what is tied to it by marks.
fn joined_start(scan: &Scan<'_>, at: usize) -> usize {
    let mut start = at;
    while start >= 2 && scan.is_glued(start) && scan.is_any_mark(start - 1, "-.&") && scan.is_glued(start - 1) {
        if !scan.get(start - 2).is_some_and(|t| t.is_capitalised()) {
            break;
        }
        start -= 2;
    }
    start
}

/// "chuyên án QB 320", "giống OM 5451": two capitals before three digits or more.
fn is_label(scan: &Scan<'_>, at: usize) -> bool {
    let four = scan.str(at).len() == 4 && !is_year(scan, at);
    let short = |length: usize| length == 2 || length == 3 && four;
    let letters = scan.get(at - 1).is_some_and(|t| t.case == Case::Upper && short(t.span.len()));
    // "GSX-R 1000": the last letters of a longer name.
    let upper = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised() && t.span.len() <= 3);
    let tied =
        scan.is_glued(at - 1) && scan.is_mark(at.wrapping_sub(2), '-') && upper(at - 1) && at > 3 && upper(at - 3);
    if tied && (3..=4).contains(&scan.str(at).len()) {
        return !is_year(scan, at);
    }
    // "(SN 1087, ngụ ...)": an abbreviation that the vocabulary knows is no label.
    letters && !scan.starts(at - 1, Kinds::ANY) && scan.str(at).len() >= 3 && scan.str(at - 1).is_ascii()
}

/// Whether a sentence starts at `at`, so that its capital says nothing.
fn opens_clause(scan: &Scan<'_>, at: usize) -> bool {
    starts_line(scan, at) || scan.is_any_mark(at - 1, ".!?:\"“")
}

/// Whether digits stand right before the name, or the same pattern before or behind it.
fn in_a_row(scan: &Scan<'_>, start: usize, at: usize, mentions: &[Mention]) -> bool {
    let joins = |i: usize| scan.is_any_mark(i, ",;–-(") || scan.is(i, Role::And);
    let before = start.wrapping_sub(1);
    // "156 Xã Đàn 2": the number of a house is no figure.
    let named = |end: usize| mentions.last().is_some_and(|m| m.tokens.end == end && m.quantity().is_none());
    let house = named(start);
    // "(14), Huế 3" is a row; "(huyện Yên Định) và Yên Định 1" is none.
    let told = |i: usize| scan.is_mark(i, ')') && !scan.is_word(i.wrapping_sub(1));
    let figure = |i: usize| (scan.is_digits(i) && !house) || scan.is_mark(i, '%') || told(i);
    // "IFRS 16 và IAS 2": abbreviations name standards.
    let upper = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Upper);
    // "Vĩnh Tân 3, Vĩnh Tân 4": what was a name before is so again.
    let follows = joins(before)
        && !named(before)
        && figure(before.wrapping_sub(1))
        && !(upper(start) && upper(before.wrapping_sub(2)));
    if figure(before) || follows {
        return true;
    }
    let next = at + 1 + usize::from(joins(at + 1));
    let initial =
        |i: usize| scan.is_mark(i, '.') && scan.is_glued(i) && scan.is_word(i - 1) && scan.str(i - 1).len() < 3;
    let named = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised()) || initial(i);
    let end = (next..next + MOST_WORDS).find(|&i| !named(i));
    let standards = upper(at - 1) && upper(next);
    // "OnePlus 5 OnePlus 5 còn", "K-League 3 Ulsan Citizen 2-0": the same name again, and a score.
    let same = scan.str(next) == scan.str(start);
    let figure = |end: usize| {
        let code = scan.is_glued(end) && scan.is_word(end - 1);
        scan.is_digits(end) && !code && !is_year(scan, end) && !scan.goes_on(end + 1, "-–")
    };
    end.is_some_and(|end| end > next && figure(end)) && !standards && !same
}

/// "Porsche 911 Turbo 2017": a year behind a name is no figure.
pub(super) fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    scan.year(at).is_some_and(|year| (1950..=2040).contains(&year))
}

/// "ở tuổi 25", "tuổi từ 18 đến 25": the unit of age before its number.
pub(super) fn age_told_first(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "tuổi ngoài 30".
    let beyond = scan.is(at + 1, Role::Beyond) && scan.is_digits(at + 2);
    // "tuổi bước qua 40".
    let past = scan.is_one_of(at + 1, words!["bước"]) && scan.is_digits(at + 3);
    let number = if past { at + 3 } else { at + 1 + usize::from(beyond) };
    if !scan.is_digits(number) && !scan.starts(number, Kinds::NUMBER.and(Kinds::HEDGE).and(Kinds::OPENER)) {
        return None;
    }
    let unit = scan.find(at, Kinds::UNIT, |e| match e {
        Entry::Unit(id) => scan.lexicon.unit(id).filter(|u| u.kind == UnitKind::Age).map(|u| (id, u.kind)),
        _ => None,
    });
    let (1, (id, kind)) = unit? else { return None };
    let counted = scan.is_digits(at.wrapping_sub(1)) || scan.number_word(at.wrapping_sub(1)).is_some();
    let found = quantity_at(scan, number).filter(|_| !counted)?;
    let end = found.tokens.end;
    let Kind::Quantity(quantity) = found.kind else { return None };
    let low = quantity.low_end()?;
    let lived = low >= Decimal::from_int(1) && quantity.high_end()? <= Decimal::from_int(MOST_YEARS);
    let years = !matches!(quantity.amount, Amount::Vague(..)) && quantity.unit.is_none() && lived;
    let hedge = if beyond { Some(Hedge::Over) } else { quantity.hedge };
    let quantity = Quantity { unit: Unit::of(Base::Unit(id, kind)), hedge, ..quantity };
    (years && leaves_name(scan, end)).then(|| scan.mention(at, end, Kind::Quantity(quantity)))
}

/// The greatest age that anyone is said to have reached.
const MOST_YEARS: i64 = 130;
