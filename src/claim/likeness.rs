//! How alike the words around two numbers are. Invariant: words that stand beside any number say nothing, and neither
//! does the noun or unit that both count.

use crate::lexicon::{Syllable, Words};
use crate::mention::{Kind, Quantity, Relative};

use super::passage::Passage;

/// How far around a number words are compared.
const AROUND: usize = 12;

/// Words too common to say what a number is the number of.
const COMMON: Words = Words::of(&[
    "có", "là", "của", "và", "các", "những", "được", "đã", "với", "cho", "trong", "tại", "ở", "từ", "đến", "một",
    "này", "khi", "để", "vào", "ra", "về", "người", "đồng", "tỷ", "triệu", "nghìn", "hơn", "gần", "khoảng", "trên",
    "đạt", "năm", "số", "cả", "bị", "theo", "như", "thì", "đó", "so", "cùng", "kỳ", "bằng", "tăng", "giảm", "tháng",
    "ngày", "lên", "còn",
]);

/// Whether the word at a token is too common to tell anything.
pub(super) fn is_common(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is_one_of(at, &COMMON)
}

/// A number's place: its mention and the tokens of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) line: usize,
}

/// How many telling words around `a` stand around `b` too.
pub(super) fn shared_words(passage: &Passage<'_>, a: Place, b: Place) -> usize {
    let other: Vec<usize> = around(passage, b).collect();
    let mut shared: Vec<usize> = Vec::new();
    for at in around(passage, a).filter(|&at| !passage.scan.is_one_of(at, &COMMON)) {
        let known = shared.iter().any(|&s| same_word(passage, s, at));
        if !known && other.iter().any(|&o| same_word(passage, o, at)) {
            shared.push(at);
        }
    }
    shared.len()
}

/// The words around a number in its sentence, its own left out.
fn around<'p>(passage: &'p Passage<'_>, place: Place) -> impl Iterator<Item = usize> + 'p {
    let tokens = passage.mention(place.at).map_or(0..0, |m| m.tokens.clone());
    let bounds = passage.lines.get(place.line).map_or(0..0, |line| line.tokens.clone());
    let start = tokens.start.saturating_sub(AROUND).max(bounds.start);
    let end = (tokens.end + AROUND).min(bounds.end);
    (start..tokens.start).chain(tokens.end..end).filter(|&at| passage.scan.is_word(at))
}

/// On how many sides of two numbers, before and behind, the nearest telling word is the same.
pub(super) fn shared_neighbours(passage: &Passage<'_>, a: Place, b: Place) -> usize {
    let (left, right) = (neighbours(passage, a), neighbours(passage, b));
    let same =
        |pair: &(&Option<usize>, Option<usize>)| matches!(pair, (Some(x), Some(y)) if same_word(passage, *x, *y));
    left.iter().zip(right).filter(same).count()
}

/// The nearest telling word before a number and behind it.
fn neighbours(passage: &Passage<'_>, place: Place) -> [Option<usize>; 2] {
    let tokens = passage.mention(place.at).map_or(0..0, |m| m.tokens.clone());
    let telling = |at: &usize| !passage.scan.is_one_of(*at, &COMMON);
    let before = around(passage, place).filter(|at| *at < tokens.start).filter(telling).last();
    let behind = around(passage, place).filter(|at| *at >= tokens.end).find(telling);
    [before, behind]
}

/// Whether two tokens are one word, whatever its case.
pub(super) fn same_word(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (passage.scan.get(a), passage.scan.get(b)) else { return false };
    if x.syllable != Syllable::UNKNOWN || y.syllable != Syllable::UNKNOWN {
        return x.syllable == y.syllable;
    }
    let (x, y) = (passage.scan.str(a), passage.scan.str(b));
    x == y || x.chars().flat_map(char::to_lowercase).eq(y.chars().flat_map(char::to_lowercase))
}

/// Whether a time stands near `b` that does not stand near `a`: two figures of two years are no slip of each other.
pub(super) fn differs_in_time(passage: &Passage<'_>, a: Place, b: Place) -> bool {
    let own: Vec<&Kind> = times(passage, a).collect();
    times(passage, b).any(|kind| !own.contains(&kind))
}

/// Whether the other figures of two sentences say that they tell of two things: of every unit that both have, no figure of
/// the one is one of the other.
pub(super) fn differs_in_company(passage: &Passage<'_>, a: Place, b: Place) -> bool {
    let own = passage.quantity(a.at).map(|q| &q.unit);
    let (left, right) = (company(passage, a), company(passage, b));
    let mut apart = false;
    for x in left.filter(|x| Some(&x.unit) != own) {
        let mut others = right.clone().filter(|y| y.unit == x.unit).peekable();
        if others.peek().is_none() {
            continue;
        }
        if others.any(|y| y.number().map(|n| n.value) == x.number().map(|n| n.value)) {
            return false;
        }
        apart = true;
    }
    apart
}

/// The other quantities with a unit in the sentence of a number.
fn company<'p>(passage: &'p Passage<'_>, place: Place) -> impl Iterator<Item = &'p Quantity> + Clone {
    let mentions = passage.lines.get(place.line).map_or(0..0, |line| line.mentions.clone());
    mentions.filter(move |&m| m != place.at).filter_map(|m| passage.quantity(m)).filter(|q| !q.unit.is_none())
}

/// The years, months and the like that stand near a number.
fn times<'p>(passage: &'p Passage<'_>, place: Place) -> impl Iterator<Item = &'p Kind> {
    let tokens = passage.mention(place.at).map_or(0..0, |m| m.tokens.clone());
    let bounds = passage.lines.get(place.line).map_or(0..0, |line| line.mentions.clone());
    let near = tokens.start.saturating_sub(2 * AROUND)..tokens.end + 2 * AROUND;
    bounds.filter_map(|m| passage.mention(m)).filter(move |m| near.contains(&m.tokens.start)).map(|m| &m.kind).filter(
        |kind| match kind {
            Kind::Year(_) | Kind::Quarter(..) | Kind::Period(_) | Kind::DateRange(..) => true,
            Kind::Date(date) => date.day.is_none() || date.year.is_some(),
            Kind::Relative(relative) => *relative != Relative::Other,
            _ => false,
        },
    )
}
