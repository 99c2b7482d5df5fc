//! The verdict on an equation between written numbers, and the slips that would explain a failure.
//!
//! Invariant: a verdict of contradiction means that no reading of the numbers, however generous, is consistent.

use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, Form, Interval, Latitude, Nature, Rational, Written, read_digits};
use crate::text::Span;

use super::binding::Binding;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
use super::passage::Passage;

/// A quantity in its part.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) quantity: Quantity,
    /// The number as the text has it: "541,16 nghìn tỷ".
    pub(super) number_text: String,
    pub(super) span: Span,
    pub(super) role: Role,
}

impl Term {
    /// `quantity`, which stands at `span`, in the part `role`.
    pub(super) fn new(passage: &Passage<'_>, quantity: &Quantity, span: Span, role: Role) -> Self {
        let number_text = passage.scan.text.get(quantity.number_span.range()).unwrap_or_default().to_owned();
        Self { quantity: quantity.clone(), number_text, span, role }
    }
}

/// The two sides of an equation.
pub(super) struct Sides {
    /// What the text says.
    pub(super) stated: Interval,
    /// What its other numbers give.
    pub(super) computed: Interval,
}

/// An equation whose first term is the stated number.
pub(super) struct Equation<'f> {
    pub(super) kind: ClaimKind,
    pub(super) terms: Vec<Term>,
    /// The sides, for terms of these quantities.
    pub(super) sides: &'f dyn Fn(&[Quantity], Latitude) -> Option<Sides>,
    /// How surely the terms belong together.
    pub(super) binding: Binding,
}

impl Equation<'_> {
    /// Recomputes the equation; `working` writes it down, given the verdict. `None` where a side has no interval, or
    /// where the binding is too weak for what comes out: then nothing is written down, and no slip is looked for.
    pub(super) fn claim(&self, working: impl Fn(Verdict) -> String) -> Option<Claim> {
        let quantities: Vec<Quantity> = self.terms.iter().map(|t| t.quantity.clone()).collect();
        let verdict = self.verdict(&quantities).filter(|&verdict| self.binding.admits(verdict))?;
        let repairs = if matches!(verdict, Verdict::Contradicts(_)) { self.repairs(&quantities) } else { Vec::new() };
        Some(Claim {
            kind: self.kind,
            verdict,
            working: working(verdict),
            operands: self.terms.iter().map(|t| Operand { span: t.span, role: t.role }).collect(),
            confidence: Confidence::new(self.binding.confidence()),
            repairs,
        })
    }

    fn meets(&self, quantities: &[Quantity], latitude: Latitude) -> Option<bool> {
        (self.sides)(quantities, latitude).map(|sides| sides.stated.meets(&sides.computed))
    }

    fn verdict(&self, quantities: &[Quantity]) -> Option<Verdict> {
        if self.meets(quantities, Latitude::Rounded)? {
            return Some(Verdict::Holds);
        }
        // Figures of one text are cut or raised in one way.
        for latitude in [Latitude::Cut, Latitude::Raised] {
            if self.meets(quantities, latitude)? {
                return Some(Verdict::HoldsTruncated);
            }
        }
        if quantities.iter().all(is_fine) && self.meets(quantities, Latitude::Truncated)? {
            return Some(Verdict::Contradicts(self.gap(quantities)));
        }
        if self.meets(quantities, Latitude::Coarse)? {
            return Some(Verdict::Undecided);
        }
        Some(Verdict::Contradicts(self.gap(quantities)))
    }

    /// How far the sides are apart, in units of the stated number's last place.
    fn gap(&self, quantities: &[Quantity]) -> Gap {
        let fine = quantities.iter().all(is_fine);
        let latitude = if fine { Latitude::Rounded } else { Latitude::Truncated };
        let Some(sides) = (self.sides)(quantities, latitude) else { return Gap::Slight };
        let Some(stated) = quantities.first() else { return Gap::Slight };
        let all_exact = quantities.iter().all(|q| {
            q.hedge.is_none() && q.unit.nature() == Nature::Counted && q.number().is_some_and(Written::is_exact_count)
        });
        if all_exact {
            return Gap::Gross;
        }
        let place = stated.number().map_or(0, |n| n.last_place);
        let place = Decimal::new(1, place).to_rational();
        // A unit of "gấp 3 lần" is a third of it: no rounding goes that far.
        let tolerance = stated
            .number()
            .filter(|n| !n.value.is_zero())
            .map(|n| n.value.abs().to_rational() * Rational::new(3.into(), 20.into()));
        let unit = tolerance.filter(|t| *t < place).unwrap_or(place);
        let units = distance(&sides.stated, &sides.computed) / unit;
        if units <= Rational::from_integer(1.into()) {
            Gap::Slight
        } else if units <= Rational::from_integer(5.into()) {
            Gap::Clear
        } else {
            Gap::Gross
        }
    }

    /// Single slips of the pen that would make the equation hold, likeliest first; at most three.
    fn repairs(&self, quantities: &[Quantity]) -> Vec<Repair> {
        let mut found: Vec<Repair> = Vec::new();
        // One copy for all trials: each changes one number, which is put back before the next is tried.
        let mut trial = quantities.to_vec();
        for (at, quantity) in quantities.iter().enumerate() {
            let (Some(number), Some(term)) = (quantity.number(), self.terms.get(at)) else { continue };
            for (slip, changed) in slips(number) {
                if let Some(place) = trial.get_mut(at) {
                    place.amount = Amount::One(changed);
                }
                if self.meets(&trial, Latitude::Rounded) == Some(true) {
                    let Some(text) = rewritten(term, number, &changed) else { continue };
                    found.push(Repair { span: term.quantity.number_span, text, slip });
                }
            }
            if let Some(place) = trial.get_mut(at) {
                place.amount = quantity.amount;
            }
        }
        found.sort_by_key(|repair| repair.slip);
        found.dedup_by(|a, b| a.span == b.span && a.text == b.text);
        found.truncate(3);
        found
    }
}

/// Whether a figure is written so finely that cutting it one way and its neighbours the other explains nothing: two digits
/// and more, none of them a nought that may be rounding.
fn is_fine(quantity: &Quantity) -> bool {
    let number = quantity.number().filter(|_| quantity.hedge.is_none());
    number.is_some_and(|n| digits_of(n).len() >= 2 && (n.trailing_place() < 3 || n.form == Form::Scaled))
}

/// The distance between two intervals that share no value.
fn distance(a: &Interval, b: &Interval) -> Rational {
    let nought = Rational::from_integer(0.into());
    let gap = |low: &Interval, high: &Interval| match (low.high.value(), high.low.value()) {
        (Some(top), Some(bottom)) => (bottom - top).abs(),
        _ => nought.clone(),
    };
    if a.below(b) { gap(a, b) } else { gap(b, a) }
}

/// Fewest digits of a number in which a slip of the pen says anything.
const LEAST_DIGITS: usize = 3;

/// The numbers that one slip of the pen turns into `number`.
fn slips(number: &Written) -> Vec<(Slip, Written)> {
    if number.form == Form::Words {
        return Vec::new();
    }
    let digits = digits_of(number);
    let mut out = Vec::new();
    // A digit of a short number can be changed into anything: that would explain everything and nothing.
    let short = digits.len() < LEAST_DIGITS;
    let changed_digit = if short { Slip::ShortNumber } else { Slip::Digit };
    let mut push = |slip, digits: &str| {
        if let Some(changed) = with_digits(number, digits) {
            out.push((slip, changed));
        }
    };
    let bytes = digits.as_bytes();
    for (i, &byte) in bytes.iter().enumerate() {
        for other in b'0'..=b'9' {
            if other != byte && !(i == 0 && other == b'0') {
                let mut changed = bytes.to_vec();
                if let Some(place) = changed.get_mut(i) {
                    *place = other;
                }
                push(changed_digit, &String::from_utf8_lossy(&changed));
            }
        }
        if !short && bytes.get(i + 1).is_some_and(|&next| next != byte) {
            let mut changed = bytes.to_vec();
            changed.swap(i, i + 1);
            push(Slip::Transposition, &String::from_utf8_lossy(&changed));
        }
    }
    for power in [-3, -1, 1, 3].into_iter().filter(|_| !short) {
        out.push((Slip::Magnitude, number.shift(power)));
    }
    if !short {
        out.extend(with_one_more(&digits).filter_map(|more| Some((Slip::MissingDigit, with_digits(number, &more)?))));
    }
    out
}

/// The digits with one more in every place.
fn with_one_more(digits: &str) -> impl Iterator<Item = String> {
    let places = (0..=digits.len()).filter_map(|at| digits.split_at_checked(at));
    places.flat_map(|(head, tail)| {
        let first = if head.is_empty() { '1' } else { '0' };
        (first..='9').map(move |more| format!("{head}{more}{tail}"))
    })
}

/// The digits of a number down to its last written place, without the magnitude's noughts.
fn digits_of(number: &Written) -> String {
    number.value.abs().shift(-number.last_place).to_string()
}

fn with_digits(number: &Written, digits: &str) -> Option<Written> {
    let value = Decimal::new(digits.parse().ok()?, number.last_place);
    let value = if number.value.is_negative() { value.negated() } else { value };
    Some(Written { value, ..*number })
}

/// The changed number as it would stand in the text: its digits, and the magnitude word that it has.
fn rewritten(term: &Term, number: &Written, changed: &Written) -> Option<String> {
    let words = term.number_text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let digits = term.number_text.strip_suffix(words)?;
    let written = read_digits(digits)?.number.value;
    // The words behind the digits move the point: "541,16 nghìn tỷ".
    let power = (0..=18).find(|&power| written.shift(power) == number.value)?;
    Some(format!("{}{words}", changed.value.shift(-power).vietnamese()))
}
