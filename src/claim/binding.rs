//! How surely figures belong together. Invariant: a likely binding only ever confirms.

use super::model::Verdict;

/// How surely the figures belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Binding {
    /// The text states the link: a contradiction is reported.
    Stated(f32),
    /// The text links the figures, and may leave others out: what to say of a failure is the finder's to decide.
    Loose(f32),
    /// The figures are likely the right ones: only a match says anything.
    Likely(f32),
}

impl Binding {
    pub(super) fn confidence(self) -> f32 {
        match self {
            Binding::Stated(value) | Binding::Loose(value) | Binding::Likely(value) => value,
        }
    }

    /// Whether a claim of this binding may be told.
    pub(super) fn admits(self, verdict: Verdict) -> bool {
        verdict.holds() || !matches!(self, Binding::Likely(_))
    }
}
