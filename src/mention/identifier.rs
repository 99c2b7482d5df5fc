//! Numbers that name something: laws, phones, plates, addresses, roads, models, versions, codes, scores.
//!
//! Invariant: an identifier is known by its shape or by the word before it, never by the value of its number.

use crate::lexicon::{Anchor, Case, Entry, TokenKind};

use super::model::{Kind, Mention};
use super::numeral::numeral_at;
use super::period::roman;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// The identifier at token `at`: by shape, or by the word that stands at `at`.
pub(super) fn identifier_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.is_word(at) {
        return anchored(scan, at).or_else(|| ordinal_word(scan, at)).or_else(|| word_code(scan, at));
    }
    if scan.is_digits(at) {
        return law_number(scan, at)
            .or_else(|| plate(scan, at))
            .or_else(|| dotted_version(scan, at))
            .or_else(|| phone(scan, at));
    }
    (scan.is_any_mark(at, "+(")).then(|| phone(scan, at)).flatten()
}

fn mention(scan: &Scan<'_>, start: usize, end: usize, class: &'static str) -> Option<Mention> {
    Some(Mention { span: scan.span(start, end), tokens: start..end, kind: Kind::Identifier(class) })
}

/// A word of the vocabulary whose number is a name, with the number after it.
fn anchored(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let mut anchors = Vec::new();
    scan.lexicon.walk(scan.tokens, at, |length, entry| {
        if let Entry::Anchor(anchor) = entry {
            anchors.push((length, anchor));
        }
    });
    anchors.into_iter().rev().find_map(|(length, anchor)| anchored_by(scan, at, at + length, anchor))
}

fn anchored_by(scan: &Scan<'_>, at: usize, mut next: usize, anchor: Anchor) -> Option<Mention> {
    if scan.is_one_of(next, &["số"]) && !matches!(anchor, Anchor::Score | Anchor::Ordinal | Anchor::LineUp) {
        next += 1;
    }
    if scan.is_any_mark(next, ":") && !scan.is_glued(next) || scan.is_mark(next, ':') && !scan.is_digits(next + 1) {
        next += 1;
    }
    match anchor {
        Anchor::Ordinal => ordinal(scan, at, next),
        Anchor::Score => score(scan, next),
        Anchor::LineUp => line_up(scan, next),
        Anchor::Phone | Anchor::Id | Anchor::Lottery => long_number(scan, next, anchor),
        Anchor::Law => law_place(scan, at, next),
        Anchor::Address => address(scan, at, next),
        Anchor::Plate | Anchor::Flight => code_after(scan, next, anchor.class()),
        Anchor::Road | Anchor::Model | Anchor::Version | Anchor::Code => named(scan, at, next, anchor),
    }
}

/// "quốc lộ 1A", "iPhone 15", "bão số 3", "lớp 6A1": one number, with what is glued to it.
fn named(scan: &Scan<'_>, at: usize, next: usize, anchor: Anchor) -> Option<Mention> {
    let start = if scan.is_any_mark(next, "-.–+") && scan.is_digits(next + 1) { next + 1 } else { next };
    let decimal = scan.is_any_mark(start + 1, ",")
        && scan.is_glued(start + 1)
        && scan.is_digits(start + 2)
        && scan.is_glued(start + 2);
    if !scan.is_digits(start) || decimal || counts_something(scan, start, anchor) {
        return None;
    }
    let marks = match anchor {
        Anchor::Road => "+.-",
        Anchor::Version => ".",
        _ => ".-:/",
    };
    let mut end = scan.glued_run(start, marks);
    if anchor == Anchor::Road && scan.is_mark(end, '+') && scan.is_digits(end + 1) {
        end += 2;
    }
    if anchor == Anchor::Code && scan.is_dash(end) && scan.is_digits(end + 1) && scan.str(end + 1).len() <= 2 {
        end += 2;
    }
    let from = if scan.str(at).chars().count() <= 3 && scan.is_glued(start) { at } else { start };
    mention(scan, from, end, anchor.class())
}

/// "tập 12 bài", "vòng 3 ngày": a unit or noun behind says that the number counts.
fn counts_something(scan: &Scan<'_>, at: usize, anchor: Anchor) -> bool {
    let strong = matches!(anchor, Anchor::Road | Anchor::Model);
    if strong || scan.is_glued(at) {
        return false;
    }
    let numeral = numeral_at(scan, at);
    numeral.is_some_and(|n| {
        n.has_magnitude
            || scan.is_mark(n.end, '%')
            || unit_at(scan, n.end, Scaled::No).is_some_and(|(_, end)| end > n.end)
    })
}

/// "hotline 1900 1234", "CCCD 079123456789", "giải đặc biệt 04521", "Vietlott 05-12-23-31-40-45".
fn long_number(scan: &Scan<'_>, next: usize, anchor: Anchor) -> Option<Mention> {
    let mut start = next;
    while start < next + 2 && scan.is_word(start) && !scan.is_digits(start) && anchor != Anchor::Lottery {
        if !scan.is_one_of(start, &["là", "số", "của", "theo", "qua", "ngay"]) {
            break;
        }
        start += 1;
    }
    if matches!(anchor, Anchor::Phone | Anchor::Id)
        && let Some(found) = phone(scan, start)
    {
        return mention(scan, found.tokens.start, found.tokens.end, anchor.class());
    }
    scan.is_digits(start).then_some(())?;
    let mut end = scan.glued_run(start, ".-–/");
    while (scan.is_digits(end) || (scan.is_dash(end) && scan.is_digits(end + 1))) && anchor != Anchor::Id {
        end += if scan.is_dash(end) { 2 } else { 1 };
    }
    let digits: usize = (start..end).filter(|&i| scan.is_digits(i)).map(|i| scan.str(i).len()).sum();
    let enough = match anchor {
        Anchor::Lottery => digits >= 5 || (start..end).any(|i| scan.is_dash(i)),
        Anchor::Id => digits >= 3,
        _ => digits >= 3,
    };
    let unit = scan.is_mark(end, '%') || unit_at(scan, end, Scaled::No).is_some() || scan.number_word(end).is_some();
    (enough && (!unit || anchor == Anchor::Id)).then(|| mention(scan, start, end, anchor.class())).flatten()
}

/// "khoản 2 Điều 15", "Nghị quyết số 57-NQ/TW", "Luật số 45/2019/QH14".
fn law_place(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    if !scan.is_digits(next) {
        return None;
    }
    if let Some(found) = law_number(scan, next) {
        return Some(found);
    }
    let end = scan.glued_run(next, "/-");
    let capital = scan.get(at)?.is_capitalised() || matches!(scan.str(at), "điều" | "khoản" | "mục");
    let counted = unit_at(scan, end, Scaled::No).is_some() && !scan.get(end).is_some_and(|t| t.is_capitalised());
    let unit = counted || scan.is_mark(end, '%') || scan.number_word(end).is_some();
    (capital && !unit).then(|| mention(scan, next, end, "law")).flatten()
}

/// 30/2020/NĐ-CP, 57-NQ/TW, 1211/QĐ-UBND: a number, strokes or dashes, and capital letters at the end.
fn law_number(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let end = scan.glued_run(at, "/-–");
    let capitals = (at..end).any(|i| {
        scan.is_word(i)
            && scan.get(i).is_some_and(|t| {
                matches!(t.case, Case::Upper | Case::Mixed)
                    || (t.case == Case::Capital && scan.str(i).chars().count() == 1)
            })
    });
    let stroke = (at..end).any(|i| scan.is_any_mark(i, "/"));
    let dash_code = scan.is_any_mark(at + 1, "-") && scan.is_word(at + 2);
    let first_glued = scan.is_any_mark(at + 1, "/-–");
    let year = scan.str(at + 2).len() == 4;
    let long = end >= at + 5 || (end >= at + 3 && scan.str(at + 2).chars().count() >= 2);
    let last_word_is_code = (at..end)
        .rev()
        .find(|&i| scan.is_word(i))
        .is_some_and(|i| scan.str(i).chars().filter(|c| c.is_uppercase()).count() >= 2 || year);
    let is_unit = unit_at(scan, at + 1, Scaled::No).is_some();
    (capitals && first_glued && (stroke || dash_code) && long && last_word_is_code && !is_unit)
        .then(|| mention(scan, at, end, "law"))
        .flatten()
}

/// 51F-123.45, 30K-567.89, 29A1-123.45.
fn plate(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let province = scan.str(at).len() == 2;
    let letters = scan.is_word(at + 1)
        && scan.is_glued(at + 1)
        && scan.str(at + 1).chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    if !province || !letters || scan.str(at + 1).len() > 2 {
        return None;
    }
    let mut next = at + 2;
    if scan.is_digits(next) && scan.is_glued(next) && scan.str(next).len() == 1 {
        next += 1;
    }
    if scan.is_any_mark(next, "-–.") {
        next += 1;
    }
    let digits = scan.str(next).len();
    scan.is_digits(next).then_some(())?;
    let dotted = digits == 3 && scan.is_mark(next + 1, '.') && scan.str(next + 2).len() == 2;
    let end = if dotted { next + 3 } else { next + 1 };
    (dotted || (4..=5).contains(&digits)).then(|| mention(scan, at, end, "plate")).flatten()
}

/// 192.168.1.1, 17.4.1, 1.2.1: three or more dotted numbers that are no thousands.
fn dotted_version(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let mut end = at + 1;
    while scan.is_mark(end, '.') && scan.is_glued(end) && scan.is_digits(end + 1) && scan.is_glued(end + 1) {
        end += 2;
    }
    let parts: Vec<&str> = (at..end).step_by(2).map(|i| scan.str(i)).collect();
    let is_number = parts.iter().skip(1).all(|p| p.len() == 3) && !scan.str(at).starts_with('0');
    let all_short = parts.iter().all(|p| p.len() <= 2) || (parts.len() == 4 && parts.iter().all(|p| p.len() <= 3));
    let counted = unit_at(scan, end, Scaled::No).is_some() || scan.number_word(end).is_some();
    (parts.len() >= 3 && !is_number && all_short && !counted)
        .then(|| mention(scan, at, end, if parts.len() == 4 { "code" } else { "version" }))
        .flatten()
}

/// 0912.345.678, (028) 3822 1234, +84 28 3822 1234, 1900 1234.
fn phone(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let mut digits = String::new();
    let mut next = at;
    let mut end = at;
    while next < at + 12 {
        if scan.is_digits(next) {
            digits.push_str(scan.str(next));
            end = next + 1;
        } else if !(scan.is_any_mark(next, "+().-–") && (scan.is_glued(next) || next == at || scan.is_mark(next, '(')))
        {
            break;
        } else if scan.is_mark(next, '.') && !scan.is_glued(next + 1) {
            break;
        }
        next += 1;
        if digits.len() >= 12 || (digits.len() >= 10 && !scan.is_glued(next)) {
            break;
        }
    }
    let shape = match digits.as_bytes() {
        [b'0', b'2'..=b'9', ..] => (9..=11).contains(&digits.len()),
        [b'8', b'4', ..] => scan.is_mark(at, '+') && (10..=12).contains(&digits.len()),
        [b'1', b'9' | b'8', b'0', b'0', ..] => (8..=10).contains(&digits.len()) && !scan.is_mark(at + 1, '.'),
        _ => false,
    };
    (shape && unit_at(scan, end, Scaled::No).is_none()).then(|| mention(scan, at, end, "phone")).flatten()
}

/// "số nhà 12/5", "phường 7", "hẻm 48/3/2", "đường 3/2".
fn address(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    if !scan.is_digits(next) {
        return None;
    }
    let end = scan.glued_run(next, "/-");
    let unit =
        unit_at(scan, end, Scaled::No).is_some() || scan.number_word(end).is_some() || scan.is_any_mark(end, "%");
    let decimal =
        scan.is_any_mark(end, ".,") && scan.is_glued(end) && scan.is_digits(end + 1) && scan.is_glued(end + 1);
    let few = scan.int(next).is_some_and(|n| n <= 2_000);
    let counted_itself = scan.is_digits(at.wrapping_sub(1)) && !scan.is_mark(at.wrapping_sub(2), '/');
    let after_quantity = counted_itself || scan.number_word(at.wrapping_sub(1)).is_some();
    let measured = (next + 1..end).any(|i| scan.is_word(i) && scan.get(i).is_some_and(|t| t.case == Case::Lower));
    (few && !unit && !decimal && !after_quantity && !measured).then(|| mention(scan, next, end, "address")).flatten()
}

/// What follows "biển số" or "chuyến bay": letters and digits.
fn code_after(scan: &Scan<'_>, next: usize, class: &'static str) -> Option<Mention> {
    let end = scan.glued_run(next, "-.–");
    let has_digit = (next..end).any(|i| scan.is_digits(i));
    let end = if has_digit {
        end
    } else if scan.is_digits(end) || scan.is_dash(end) {
        scan.glued_run(end + usize::from(scan.is_dash(end)), "-.–")
    } else {
        return None;
    };
    let has_letter = (next..end).any(|i| scan.is_word(i));
    has_letter.then(|| mention(scan, next, end, class)).flatten()
}

/// "2-1", "6-4, 7-6(5)" after a word of winning.
fn score(scan: &Scan<'_>, next: usize) -> Option<Mention> {
    // The score may stand a few words after its verb: "thắng Thái Lan 2-1".
    let start = (next..next + 8).take_while(|&i| scan.is_word(i) || scan.is_digits(i)).find(|&i| scan.is_digits(i))?;
    let only_names = (next..start).all(|i| {
        scan.get(i).is_some_and(|t| t.is_capitalised())
            || scan.is_one_of(
                i,
                &[
                    "với", "tỷ", "tỉ", "số", "chung", "cuộc", "đội", "chủ", "nhà", "trước", "ngược", "đậm", "sít",
                    "sao", "thuyết", "phục", "kết", "quả",
                ],
            )
    });
    (only_names || start == next).then_some(())?;
    score_at(scan, start)
}

/// Two small numbers with a dash between, and nothing that they could count.
pub(super) fn score_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let goals = |i| (scan.str(i).len() <= 3).then(|| scan.int(i)).flatten().and_then(|n: u32| u16::try_from(n).ok());
    let home = goals(at)?;
    scan.is_dash(at + 1).then_some(())?;
    let away = goals(at + 2)?;
    let mut end = at + 3;
    let counted =
        unit_at(scan, end, Scaled::No).is_some() || scan.is_any_mark(end, "%/") || scan.number_word(end).is_some();
    let goes_on =
        scan.is_any_mark(end, ".,-") && scan.is_glued(end) && scan.is_digits(end + 1) && scan.is_glued(end + 1);
    (!counted && !goes_on).then_some(())?;
    if scan.is_mark(end, '(') && scan.is_glued(end) && scan.is_digits(end + 1) && scan.is_mark(end + 2, ')') {
        end += 3;
    }
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Score(home, away) })
}

/// 4-2-3-1.
fn line_up(scan: &Scan<'_>, next: usize) -> Option<Mention> {
    let end = scan.glued_run(next, "-–");
    let all_small = (next..end).step_by(2).all(|i| scan.str(i).len() == 1);
    (scan.is_digits(next) && end >= next + 5 && all_small).then(|| mention(scan, next, end, "code")).flatten()
}

/// "lần thứ năm", "khóa XV", "kỳ họp thứ 6", "hạng 4".
fn ordinal(scan: &Scan<'_>, at: usize, next: usize) -> Option<Mention> {
    let next = if scan.is_one_of(next, &["thứ"]) { next + 1 } else { next };
    let (value, end) = ordinal_value(scan, next)?;
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Ordinal(value) })
}

fn ordinal_value(scan: &Scan<'_>, at: usize) -> Option<(i64, usize)> {
    if scan.is_digits(at) {
        let goes_on = scan.is_any_mark(at + 1, ".,") && scan.is_glued(at + 1) && scan.is_digits(at + 2);
        return (!goes_on && scan.str(at).len() <= 4).then(|| scan.int(at)).flatten().map(|n| (i64::from(n), at + 1));
    }
    if let Some(found) = [("nhất", 1), ("nhì", 2), ("tư", 4)].into_iter().find(|(word, _)| scan.is_one_of(at, &[word]))
    {
        return Some((found.1, at + 1));
    }
    let token = scan.get(at)?;
    if token.kind == TokenKind::Word && token.is_capitalised() && scan.str(at).chars().all(|c| "IVXLC".contains(c)) {
        return roman(scan.str(at)).map(|n| (n, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    (!numeral.starts_with_digits).then(|| numeral.number.value.to_int().map(|n| (n, numeral.end))).flatten()
}

/// "thứ tư" on its own, where it is no weekday.
fn ordinal_word(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    scan.is_one_of(at, &["thứ"]).then_some(())?;
    let (value, end) = ordinal_value(scan, at + 1)?;
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Ordinal(value) })
}

/// COVID-19, H5N1, U23, A321neo, CT.01, Đ7: letters with digits glued to them.
fn word_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let token = scan.get(at)?;
    let dash = usize::from(scan.is_any_mark(at + 1, "-.–") && scan.is_glued(at + 1));
    let digits_at = at + 1 + dash;
    (scan.is_digits(digits_at) && scan.is_glued(digits_at)).then_some(())?;
    // "chiều.15 người" is a missing space, not a code: after a dot the letters must be capitals.
    let capitals = matches!(token.case, Case::Upper | Case::Mixed)
        || (token.case == Case::Capital && scan.str(at).chars().count() <= 2);
    if dash > 0 && !capitals && !(scan.is_any_mark(at + 1, "-") && token.is_capitalised()) {
        return None;
    }
    if dash > 0 && scan.is_mark(at + 1, '.') && scan.str(at).chars().count() > 3 {
        return None;
    }
    let end = scan.glued_run(digits_at, ".-/:+");
    // "m2" after no number, "tr5": lower-case letters only make a code when something more is glued.
    let class = if dash == 0 && !capitals && token.case == Case::Lower && end == digits_at + 1 {
        "code"
    } else {
        model_or_code(scan, at)
    };
    mention(scan, at, end, class)
}

fn model_or_code(scan: &Scan<'_>, at: usize) -> &'static str {
    scan.anchor(at).filter(|(length, _)| *length == 1).map_or("code", |(_, anchor)| anchor.class())
}

/// 5G, 3D, 6A1, 4x4: digits with letters glued behind that are no unit.
pub(super) fn digit_code(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let glued_word = scan.is_word(at + 1) && scan.is_glued(at + 1);
    if !glued_word {
        return None;
    }
    let numeral = numeral_at(scan, at)?;
    let metres = scan.str(at + 1) == "m" && scan.is_digits(at + 2);
    if numeral.end > at + 1 || metres || unit_at(scan, at + 1, Scaled::No).is_some() {
        return None;
    }
    let end = scan.glued_run(at, ".-/+");
    mention(scan, at, end, "code")
}
