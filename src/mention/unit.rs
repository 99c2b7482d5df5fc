//! The unit after a number. Invariant: a letter that is also a word ("k", "m", "s") is a unit only where no word could
//! stand.

use crate::lexicon::{Entry, UnitKind};

use super::model::{Base, Unit};
use super::scan::Scan;

/// The unit at token `at`, and one past its last token. `scaled` says that a magnitude word stands before it.
pub(super) fn unit_at(scan: &Scan<'_>, at: usize, scaled: Scaled) -> Option<(Unit, usize)> {
    let (mut end, base) = base_at(scan, at, scaled)?;
    let mut per = Vec::new();
    while let Some((next, base)) = per_at(scan, end) {
        per.push(base);
        end = next;
    }
    Some((Unit { base, per }, end))
}

/// Whether a magnitude word stands before the unit: "50 triệu bảng" are pounds, "4 bảng" are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scaled {
    /// It does.
    Yes,
    /// It does not.
    No,
}

fn base_at(scan: &Scan<'_>, at: usize, scaled: Scaled) -> Option<(usize, Base)> {
    let token = scan.get(at)?;
    let glued = token.is_glued();
    let found = scan.phrase(at, |entry| match entry {
        Entry::Unit(id) => Some(Base::Unit(id, scan.lexicon.unit(id)?.kind)),
        Entry::Noun(id) => Some(Base::Noun(id)),
        _ => None,
    });
    if scaled == Scaled::Yes && scan.is_one_of(at, &["bảng"]) && found.is_none_or(|(length, _)| length == 1) {
        return scan.phrase_unit("bảng Anh").map(|base| (at + 1, base));
    }
    let (length, base) = found?;
    let word = scan.str(at);
    if length == 1 && word.chars().count() == 1 && word.chars().all(char::is_alphabetic) {
        return single_letter(scan, at, word, glued).then_some((at + 1, base));
    }
    if length == 1 && glued && matches!(base, Base::Noun(_)) {
        return None;
    }
    if length == 1 && only_word_use(scan, at) {
        return None;
    }
    Some((at + length, base))
}

/// One-letter units: after digits, with nothing glued behind that makes it a code ("5G", "3m20").
fn single_letter(scan: &Scan<'_>, at: usize, letter: &str, glued: bool) -> bool {
    if scan.is_glued(at + 1) && (scan.is_digits(at + 1) || scan.is_word(at + 1)) {
        return false;
    }
    match letter {
        "G" | "K" | "h" | "H" | "A" | "T" => false,
        "m" | "g" | "l" | "L" | "đ" | "Đ" | "V" | "W" | "s" => glued || letter != "s",
        "$" | "%" => true,
        _ => false,
    }
}

/// Words that are a unit only where the next word shows it: "5 chỉ vàng" but "3 chỉ bị thương".
fn only_word_use(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.str(at);
    let before_word = scan.is_word(at + 1);
    match word {
        "chỉ" => before_word && !scan.is_one_of(at + 1, &["vàng", "và", "nhẫn"]),
        "là" | "và" => true,
        "đông" | "thứ" => true,
        "cân" => scan.is_one_of(at + 1, &["nhắc", "bằng", "đối"]),
        "độ" => scan.is_one_of(at + 1, &["tuổi", "dài", "cao"]),
        "số" => true,
        "lượng" => scan.is_one_of(at + 1, &["khách", "hàng", "lớn"]),
        "quả" | "mặt" | "bên" => false,
        _ => false,
    }
}

/// "/người", "/km²", "/100 km".
fn per_at(scan: &Scan<'_>, at: usize) -> Option<(usize, Base)> {
    if !scan.is_mark(at, '/') {
        return None;
    }
    if let Some((length, base)) = scan.phrase(at + 1, |entry| match entry {
        Entry::Unit(id) => Some(Base::Unit(id, scan.lexicon.unit(id)?.kind)),
        Entry::Noun(id) => Some(Base::Noun(id)),
        _ => None,
    }) {
        return Some((at + 1 + length, base));
    }
    // "km/h", "m³/s", "l/s": the letters of hour and second are no units by themselves.
    match scan.str(at + 1) {
        "h" | "H" => scan.phrase_unit("giờ").map(|base| (at + 2, base)),
        _ => None,
    }
}

impl Scan<'_> {
    /// The unit that the vocabulary lists as `phrase`.
    pub(super) fn phrase_unit(&self, phrase: &str) -> Option<Base> {
        let tokens = self.lexicon.tokenize(phrase);
        let pick = |entry| match entry {
            Entry::Unit(id) => Some(Base::Unit(id, self.lexicon.unit(id)?.kind)),
            _ => None,
        };
        self.lexicon.longest(&tokens, 0, pick).map(|(_, base)| base)
    }
}

/// A currency sign or code right before the digits: "$5", "EUR29,99", "US$ 5".
pub(super) fn money_before(scan: &Scan<'_>, at: usize) -> Option<(usize, Unit)> {
    let (length, base) = scan.phrase(at, |entry| match entry {
        Entry::Unit(id) => {
            let kind = scan.lexicon.unit(id)?.kind;
            (kind == UnitKind::Money).then_some(Base::Unit(id, kind))
        }
        _ => None,
    })?;
    let sign = scan.is_any_mark(at + length - 1, "$€£¥₫₩₹฿");
    let code = scan.str(at).chars().all(|c| c.is_ascii_uppercase()) && scan.is_glued(at + length);
    let rupees = scan.str(at) == "Rs";
    ((sign || code || rupees) && scan.is_digits(at + length)).then_some((length, Unit::of(base)))
}
