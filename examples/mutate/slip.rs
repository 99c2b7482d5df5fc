//! An article with one slip of the pen in one number of one claim. Invariant: which slip is made depends on the article
//! and the claim alone, so two runs over the same articles are the same.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use soatso::Checked;
use soatso::claim::{Claim, ClaimKind, Role};

use crate::archive::Article;

/// What is done to a number or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slip {
    Digit,
    Transposition,
    DroppedDigit,
    Magnitude,
    VerbFlipped,
    ItemDropped,
}

impl Slip {
    pub(crate) const ALL: [Slip; 6] =
        [Slip::Digit, Slip::Transposition, Slip::DroppedDigit, Slip::Magnitude, Slip::VerbFlipped, Slip::ItemDropped];
}

/// An article with one slip.
pub(crate) struct Mutant {
    pub(crate) article: Article,
    /// What was replaced, in the clean text before.
    pub(crate) place: Range<usize>,
    /// What stands there now.
    pub(crate) replacement: String,
}

impl Mutant {
    /// `claim` of `checked` with one slip; `None` where it has no such number.
    pub(crate) fn of(article: &Article, checked: &Checked, claim: &Claim, slip: Slip) -> Option<Self> {
        let text = checked.document.text();
        let seed = fingerprint(&(text.len(), &claim.working, slip));
        let (place, replacement) = match slip {
            Slip::VerbFlipped => flipped_verb(text, claim)?,
            Slip::ItemDropped => dropped_item(text, claim)?,
            Slip::Digit | Slip::Transposition | Slip::DroppedDigit | Slip::Magnitude => {
                let operand = claim.operands.get(usize::try_from(seed % claim.operands.len() as u64).ok()?)?;
                if operand.role == Role::Item && claim.kind == ClaimKind::CountOfList {
                    return None;
                }
                slipped_number(text, operand.span.range(), slip, seed / 64)?
            }
        };
        let mut changed = text.to_owned();
        changed.replace_range(place.clone(), &replacement);
        (changed != text).then(|| Self { article: split(article, changed), place, replacement })
    }

    /// Where a place of the text before stands now.
    pub(crate) fn moved(&self, place: Range<usize>) -> Range<usize> {
        let shift = |at: usize| {
            if at >= self.place.end { at + self.replacement.len() - self.place.len() } else { at }
        };
        shift(place.start)..shift(place.end)
    }
}

pub(crate) fn fingerprint(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The clean text as a record again: the headline is its first line, where the article has one.
fn split(article: &Article, text: String) -> Article {
    match (&article.title, text.split_once('\n')) {
        (Some(_), Some((title, body))) => {
            Article { title: Some(title.to_owned()), text: body.to_owned(), ..article.clone() }
        }
        _ => Article { text, ..article.clone() },
    }
}

/// The digits of the operand with one slip.
fn slipped_number(text: &str, operand: Range<usize>, slip: Slip, seed: u64) -> Option<(Range<usize>, String)> {
    let quote = text.get(operand.clone())?;
    if slip == Slip::Magnitude {
        return swapped_magnitude(quote).map(|(at, word)| (operand.start + at.start..operand.start + at.end, word));
    }
    let run = quote.find(|c: char| c.is_ascii_digit())?;
    let rest = quote.get(run..)?;
    let end = run + rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
    let digits: Vec<usize> =
        quote.char_indices().filter(|(i, c)| *i < end && c.is_ascii_digit()).map(|(i, _)| i).collect();
    let at = *digits.get(usize::try_from(seed).ok()?.checked_rem(digits.len().max(1))?)?;
    let place = operand.start + at..operand.start + at + 1;
    let digit = quote.as_bytes().get(at)? - b'0';
    match slip {
        Slip::Digit => {
            let mut other = u8::try_from((u64::from(digit) + 1 + seed % 9) % 10).ok()?;
            if other == 0 && Some(&at) == digits.first() {
                other = if digit == 9 { 8 } else { 9 };
            }
            Some((place, char::from(b'0' + other).to_string()))
        }
        Slip::Transposition => {
            let next = quote.as_bytes().get(at + 1).filter(|b| b.is_ascii_digit())?;
            (next - b'0' != digit && *next != b'0')
                .then(|| (place.start..place.end + 1, format!("{}{digit}", char::from(*next))))
        }
        // A digit lost from a group of three would be a malformed number; from "1.234" the first is lost with its dot.
        Slip::DroppedDigit => {
            let plain = !quote.get(..end)?.contains('.');
            // "9,8" without its last digit is "9", the same said more coarsely: no slip.
            let cut = quote.get(..end)?.contains(',') && Some(&at) == digits.last();
            (plain && !cut && digits.len() >= 2 && Some(&at) != digits.first()).then(|| (place, String::new()))
        }
        _ => None,
    }
}

/// "triệu" for "tỷ" and the other way round.
fn swapped_magnitude(quote: &str) -> Option<(Range<usize>, String)> {
    let words = [("nghìn tỷ", "tỷ"), ("tỷ", "triệu"), ("tỉ", "triệu"), ("triệu", "tỷ"), ("nghìn", "triệu")];
    words.into_iter().find_map(|(word, other)| {
        let at = quote.find(word)?;
        let end = at + word.len();
        // "21 tỉnh" has no magnitude.
        let whole = quote.get(end..)?.chars().next().is_none_or(|c| !c.is_alphabetic());
        whole.then(|| (at..end, other.to_owned()))
    })
}

/// The verb before the stated change, turned round.
fn flipped_verb(text: &str, claim: &Claim) -> Option<(Range<usize>, String)> {
    let anchor = match claim.kind {
        ClaimKind::Direction => claim.places(Role::Base).next()?,
        ClaimKind::Growth | ClaimKind::Difference => claim.operands.first()?.span,
        _ => return None,
    };
    let start = anchor.range().start;
    let window_start = (start.saturating_sub(24)..start).find(|&i| text.is_char_boundary(i))?;
    let window = text.get(window_start..start)?;
    [("tăng", "giảm"), ("giảm", "tăng")].into_iter().find_map(|(verb, other)| {
        let at = window_start + window.rfind(verb)?;
        Some((at..at + verb.len(), other.to_owned()))
    })
}

/// The list without one of its middle items.
fn dropped_item(text: &str, claim: &Claim) -> Option<(Range<usize>, String)> {
    let items: Vec<_> = claim.places(Role::Item).collect();
    if claim.kind != ClaimKind::CountOfList || items.len() < 3 {
        return None;
    }
    let (item, next) = (items.first()?.range(), items.get(1)?.range());
    text.get(item.start..next.start).map(|_| (item.start..next.start, String::new()))
}
