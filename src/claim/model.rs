//! What a claim is. Invariant: a verdict comes with the working that led to it.

use crate::text::Span;

use super::kind::ClaimKind;

/// How sure a reading, a binding or a finding is: 0 (a guess) to 1 (certain).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f32);

impl Confidence {
    /// Certain.
    pub const CERTAIN: Confidence = Confidence(1.0);

    /// The most that a binding can have which the text does not state.
    pub const LIKELY: Confidence = Confidence(0.7);

    /// The confidence `value`, brought into 0..=1.
    pub const fn new(value: f32) -> Self {
        Self(if value >= 1.0 {
            1.0
        } else if value > 0.0 {
            value
        } else {
            0.0
        })
    }

    /// The number in 0..=1.
    pub const fn value(self) -> f32 {
        self.0
    }

    /// Both must hold: the product.
    pub fn and(self, other: Confidence) -> Confidence {
        Confidence(self.0 * other.0)
    }
}

/// The outcome of recomputing a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The rounded readings of its numbers are consistent.
    Holds,
    /// Consistent only if a number was cut off instead of rounded.
    HoldsTruncated,
    /// No reading of its numbers is consistent.
    Contradicts(Gap),
    /// It cannot be decided: the reason is in the working.
    Undecided,
}

impl Verdict {
    /// The name in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Holds | Verdict::HoldsTruncated => "holds",
            Verdict::Contradicts(_) => "contradicts",
            Verdict::Undecided => "undecided",
        }
    }

    /// Whether the claim holds, by rounding or by truncation.
    pub fn holds(self) -> bool {
        matches!(self, Verdict::Holds | Verdict::HoldsTruncated)
    }
}

/// How far apart the two sides of a contradiction are, in units of the last written place of the stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// At most one unit.
    Slight,
    /// At most five units.
    Clear,
    /// More than five units, or exact counts that differ.
    Gross,
}

/// The part that an operand plays in a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The stated total.
    Whole,
    /// One of its parts.
    Part,
    /// The stated percentage, multiple or difference.
    Stated,
    /// The older of two figures.
    Base,
    /// The newer of two figures.
    Value,
    /// The planned figure.
    Plan,
    /// An item of a list.
    Item,
    /// The condition that items must meet.
    Condition,
    /// The lower end of a range.
    Low,
    /// The upper end of a range.
    High,
}

impl Role {
    /// What the part is called: Vietnamese, English.
    pub fn labels(self) -> (&'static str, &'static str) {
        match self {
            Role::Whole => ("tổng", "whole"),
            Role::Part => ("thành phần", "part"),
            Role::Stated => ("số đã nêu", "stated"),
            Role::Base => ("gốc so sánh", "base"),
            Role::Value => ("giá trị", "value"),
            Role::Plan => ("kế hoạch", "plan"),
            Role::Item => ("mục", "item"),
            Role::Condition => ("điều kiện", "condition"),
            Role::Low => ("đầu khoảng", "low end"),
            Role::High => ("cuối khoảng", "high end"),
        }
    }
}

/// A place of the text that takes part in a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// Where it stands.
    pub span: Span,
    /// Its part.
    pub role: Role,
}

/// A change of one operand that would make a contradicted claim hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The place that would change.
    pub span: Span,
    /// What would stand there.
    pub text: String,
    /// How the slip may have come about.
    pub slip: Slip,
}

/// The slips of the pen that repairs look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// One digit is another.
    Digit,
    /// Two neighbouring digits changed places.
    Transposition,
    /// A digit was left out.
    MissingDigit,
    /// A magnitude word or a power of ten is off.
    Magnitude,
    /// The recomputed figure stands for the stated one.
    Recomputed,
    /// One digit is another, in a number so short that many a change of it would fit: no evidence of a slip.
    ShortNumber,
}

impl Slip {
    /// Whether a slip that makes a relation hold is a sign that it was made.
    pub(crate) fn is_evidence(self) -> bool {
        self != Slip::ShortNumber
    }
}

/// A relation that the text states between numbers, recomputed.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What kind of relation.
    pub kind: ClaimKind,
    /// Whether it holds.
    pub verdict: Verdict,
    /// The arithmetic, in figures: "389 + 115 = 504".
    pub working: String,
    /// The places that take part; the first is the one a finding points at.
    pub operands: Vec<Operand>,
    /// How sure the reading and the binding are.
    pub confidence: Confidence,
    /// For a contradiction: the single slips that would explain it, likeliest first.
    pub repairs: Vec<Repair>,
}

impl Claim {
    /// Whether the text states that these numbers belong together. A claim whose binding is only likely is told where it
    /// holds, and says nothing where it does not.
    pub fn is_stated(&self) -> bool {
        self.confidence > Confidence::LIKELY
    }

    /// The places that play `role`, in order.
    pub fn places(&self, role: Role) -> impl Iterator<Item = Span> + '_ {
        self.operands.iter().filter(move |o| o.role == role).map(|o| o.span)
    }
}
