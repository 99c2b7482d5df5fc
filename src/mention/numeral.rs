//! Tokens to one number: digits with separators, number words, magnitude words. Invariant: it takes tokens from the
//! left and never reaches over a line break.

use crate::lexicon::{Case, Entry, Gap, Kinds, NumberWord, TokenKind, UnitKind, words};
use crate::number::{Atom, Digits, Grouping, Spoken, Written, read_atoms, read_digits};

use super::scan::Scan;

/// A number read from tokens.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    pub(super) number: Written,
    pub(super) other: Option<Written>,
    pub(super) grouping: Grouping,
    pub(super) digit_string: Option<String>,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether a magnitude word is part of it.
    pub(super) has_magnitude: bool,
    pub(super) is_loose_pair: bool,
    pub(super) starts_with_digits: bool,
    /// How many digits stand after its decimal comma.
    pub(super) fraction_digits: usize,
    /// The token of a misspelt magnitude word ("19,05 tủ USD").
    pub(super) slip: Option<usize>,
}

/// Most digits and separators of one number; a longer row is a list.
const MOST_PIECES: usize = 24;

/// Most atoms of one numeral; the longest real one has about twenty.
const MOST_ATOMS: usize = 40;

/// The digits with separators at token `at`, and one past their last token.
pub(super) fn digits_at(scan: &Scan<'_>, at: usize) -> Option<(Digits, usize)> {
    if !scan.is_digits(at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + MOST_PIECES && scan.goes_on(end, ".,") {
        end += 2;
    }
    if end == at + 1 {
        if let Some(spaced) = spaced_groups(scan, at) {
            return Some(spaced);
        }
    } else if is_list(scan, at, end) || goes_on_list(scan, at) || counts_on(scan, at, end) {
        end = at + 1;
    }
    let run = scan.text.get(scan.span(at, end).range())?;
    Some((read_digits(run)?, end))
}

/// "10,11,12" is a list: three or more commas-only pieces that are no thousands.
fn is_list(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let short = (at..end).step_by(2).all(|i| scan.str(i).len() <= 2);
    let commas_only = (at + 1..end).step_by(2).all(|i| scan.is_mark(i, ','));
    end - at >= 5 && commas_only && short
}

/// The "8" of "6,7,8,9": a number that a comma and a number before it touch is the next of a list.
fn goes_on_list(scan: &Scan<'_>, at: usize) -> bool {
    let comma = at.wrapping_sub(1);
    scan.is_mark(comma, ',') && scan.is_glued(at) && scan.is_glued(comma) && scan.is_digits(comma.wrapping_sub(1))
}

/// The "6" of "tháng 5, 6,7": behind a comma, each number one more than that before it.
fn counts_on(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let comma = at.wrapping_sub(1);
    let pair = end == at + 3 && scan.is_mark(at + 1, ',') && scan.is_mark(comma, ',');
    let next = |i: usize, n: u8| scan.small(i).is_some_and(|found| found == n + 1);
    pair && scan.small(at).is_some_and(|n| next(at + 2, n))
        && scan.small(comma.wrapping_sub(1)).is_some_and(|n| next(at, n))
}

/// The "6" of "6,7,8": the first number of a list without spaces.
pub(super) fn opens_list(scan: &Scan<'_>, at: usize) -> bool {
    scan.goes_on(at + 1, ",") && scan.goes_on(at + 3, ",") && is_list(scan, at, at + 5)
}

/// "1 200 000": at least two groups of three digits after the first.
fn spaced_groups(scan: &Scan<'_>, at: usize) -> Option<(Digits, usize)> {
    if scan.str(at).len() > 3 || !scan.is_digits(at + 1) || scan.str(at).starts_with('0') {
        return None;
    }
    let mut end = at + 1;
    while scan.is_digits(end) && scan.str(end).len() == 3 && !scan.is_glued(end) {
        end += 1;
    }
    if end < at + 3 {
        return None;
    }
    let run = (at..end).map(|i| scan.str(i)).collect::<Vec<_>>().join(" ");
    Some((read_digits(&run)?, end))
}

/// The numeral at token `at`.
pub(super) fn numeral_at(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    if !scan.is_digits(at) && !scan.starts(at, Kinds::NUMBER) {
        return None;
    }
    let mut first_digits = None;
    let (first, end) = atom_at(scan, at, true, &mut first_digits)?;
    // Most numerals are one atom, which needs no list.
    if !scan.is_digits(end) && !scan.starts(end, Kinds::NUMBER.and(Kinds::SLIP)) {
        return numeral_of(scan, at, &[first], &[end], first_digits);
    }
    let mut atoms = Vec::new();
    let mut ends = [0; MOST_ATOMS];
    let mut next = at;
    while atoms.len() < MOST_ATOMS {
        let Some((atom, end)) = atom_at(scan, next, next == at, &mut first_digits) else { break };
        if matches!(atom, Atom::Digits(..)) && next > at && !digits_may_follow(scan, next, end, atoms.last()) {
            break;
        }
        if !scan.is_digits(next) && next > at && (is_short_magnitude(scan, next - 1) || denies(scan, next)) {
            break;
        }
        if let Some(place) = ends.get_mut(atoms.len()) {
            *place = end;
        }
        atoms.push(atom);
        next = end;
    }
    let read = numeral_of(scan, at, &atoms, &ends, first_digits)?;
    if read.digit_string.is_some() && counts_years(scan, at, read.end) {
        return numeral_of(scan, at, atoms.get(..1)?, &ends, first_digits);
    }
    Some(read)
}

/// "một năm không vượt quá": the word denies what follows; "hai không không bảy" goes on with digits.
pub(super) fn denies(scan: &Scan<'_>, at: usize) -> bool {
    scan.number_word(at) == Some(NumberWord::Digit(0)) && scan.is_word(at + 1) && scan.number_word(at + 1).is_none()
}

/// "một năm hai lần", "ba năm một kỳ": what is counted behind shows that the "năm" in the middle is a year.
fn counts_years(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    end == at + 3 && scan.number_word(at + 1) == Some(NumberWord::Digit(5)) && scan.is_counted(end)
}

/// "120k một suất": a letter behind digits ends the number, where no digits are glued on.
fn is_short_magnitude(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_word(at) && scan.str(at).len() <= 2 && matches!(scan.number_word(at), Some(NumberWord::Magnitude(_)))
}

/// The numeral at token `at` that `atoms` tell, each with the end of its tokens.
fn numeral_of(scan: &Scan<'_>, at: usize, atoms: &[Atom], ends: &[usize], digits: Option<Digits>) -> Option<Numeral> {
    let Spoken { number, other, digit_string, taken, is_loose_pair } = read_atoms(atoms)?;
    // "được trừ không quá": nothing below nought; "ngoại trừ hai chế độ", "khấu trừ năm 2017" take nothing away.
    let minus = matches!(atoms.first(), Some(Atom::Word(NumberWord::Minus)));
    let except = || at > 0 && scan.is_one_of(at, words!["trừ"]) || scan.is_digits(at + 2) && taken == 2;
    if minus && (number.value.is_zero() || except()) {
        return None;
    }
    let end = *ends.get(taken.checked_sub(1)?)?;
    let has_magnitude = atoms.iter().take(taken).any(|atom| matches!(atom, Atom::Word(NumberWord::Magnitude(_))));
    let power = digits.map_or(0, |d| number.last_place - d.number.last_place);
    let other = other
        .or_else(|| digits.and_then(|d| d.other).map(|o| o.shift(power)).filter(|_| taken <= 1 + magnitudes(atoms)));
    Some(Numeral {
        number,
        other,
        grouping: digits.map_or(Grouping::None, |d| d.grouping),
        digit_string,
        end,
        has_magnitude,
        is_loose_pair,
        starts_with_digits: digits.is_some(),
        slip: (at..end).find(|&i| i > at && slipped_magnitude(scan, i).is_some()),
        fraction_digits: digits.map_or(0, |d| usize::try_from(-d.number.last_place).unwrap_or(0)),
    })
}

/// A word that is one slip of the pen from a magnitude word, right after digits and right before a currency or a unit
/// that takes such words.
pub(super) fn slipped_magnitude(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let (length, power) =
        scan.find(at, Kinds::SLIP, |e| if let Entry::SlippedMagnitude(power) = e { Some(power) } else { None })?;
    let after_number = scan.is_digits(at.checked_sub(1)?) && !scan.is_glued(at);
    let counted = Kinds::UNIT.and(Kinds::NOUN);
    let unit = scan.find(at + length, counted, |e| match e {
        Entry::Unit(id) => scan.lexicon.unit(id).map(|u| u.kind),
        Entry::Noun(_) => Some(UnitKind::Measure),
        _ => None,
    });
    // "tủ" is a word of its own ("5 tủ sách"): only a currency shows that it is none.
    let is_word = scan.length_of(at, counted).is_some();
    let takes_magnitude = match unit {
        Some((_, UnitKind::Money)) => true,
        Some((_, UnitKind::Measure)) => !is_word,
        _ => false,
    };
    (after_number && takes_magnitude && scan.get(at)?.case == Case::Lower).then_some(power)
}

fn magnitudes(atoms: &[Atom]) -> usize {
    atoms.iter().skip(1).take_while(|a| matches!(a, Atom::Word(NumberWord::Magnitude(_)))).count()
}

/// Digits inside a numeral only follow a magnitude word ("3 tỷ 250 triệu", "1tr5") or the spoken comma.
fn digits_may_follow(scan: &Scan<'_>, at: usize, end: usize, before: Option<&Atom>) -> bool {
    match before {
        Some(Atom::Word(NumberWord::Point)) => true,
        Some(Atom::Word(NumberWord::Magnitude(_))) => {
            let glued = scan.is_glued(at);
            let own_magnitude = matches!(scan.number_word(end), Some(NumberWord::Magnitude(_) | NumberWord::Hundred));
            let closes = !scan.is_word(end) && !scan.is_any_mark(end, "%/‰");
            glued || own_magnitude || (closes && scan.str(at).len() == 1 && !scan.is_dash(end))
        }
        _ => false,
    }
}

fn opens_money(scan: &Scan<'_>, at: usize) -> bool {
    scan.find(at, Kinds::UNIT, |e| match e {
        Entry::Unit(id) => scan.lexicon.unit(id).filter(|unit| unit.kind == UnitKind::Money).map(|_| ()),
        _ => None,
    })
    .is_some()
}

/// Whether a phrase of two words or more that is no number starts here.
pub(super) fn opens_other_phrase(scan: &Scan<'_>, at: usize) -> bool {
    scan.length_of(at, Kinds::ANCHOR.and(Kinds::CUE).and(Kinds::NOUN).and(Kinds::OPAQUE))
        .is_some_and(|length| length > 1)
}

/// "màn hình 4K", "thông điệp 5K": one digit with a capital letter, and no money behind.
fn is_resolution(scan: &Scan<'_>, at: usize) -> bool {
    let digit = scan.str(at) == "K" && scan.str(at - 1).len() == 1 && !scan.is_any_mark(at.wrapping_sub(2), ".,-–");
    digit && !scan.is_mark(at + 1, '/') && scan.length_of(at + 1, Kinds::UNIT).is_none()
}

fn atom_at(scan: &Scan<'_>, at: usize, first: bool, first_digits: &mut Option<Digits>) -> Option<(Atom, usize)> {
    if let Some((digits, end)) = digits_at(scan, at) {
        if first {
            *first_digits = Some(digits);
        }
        let gap = if scan.is_glued(at) { Gap::Glued } else { Gap::Spaced };
        return Some((Atom::Digits(digits.number, gap), end));
    }
    let token = scan.get(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    if !first && let Some(power) = slipped_magnitude(scan, at) {
        return Some((Atom::Word(NumberWord::Magnitude(power)), at + 1));
    }
    let word = scan.number_word(at)?;
    if scan.opaque(at).is_some_and(|length| length > 1) {
        return None;
    }
    // "một tỷ lệ": the magnitude word opens a longer one.
    if matches!(word, NumberWord::Magnitude(_)) && opens_other_phrase(scan, at) {
        return None;
    }
    match word {
        // "tr", "k" only glue to digits: "5tr", "100K".
        NumberWord::Magnitude(_) if scan.str(at).len() <= 2 => {
            // "10 tr đồng": with a space only before the currency.
            let money = || scan.is_digits(at.wrapping_sub(1)) && opens_money(scan, at + 1);
            let read = !first && (token.is_glued() && !is_resolution(scan, at) || !token.is_glued() && money());
            read.then_some((Atom::Word(word), at + 1))
        }
        NumberWord::Magnitude(_) if first => None,
        _ if !first && token.is_glued() && matches!(word, NumberWord::Digit(_)) => None,
        _ => Some((Atom::Word(word), at + 1)),
    }
}
