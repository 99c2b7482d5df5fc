//! Mentions to claims: finds the relations that a text states between its numbers and recomputes each.

mod model;

pub use model::{Claim, ClaimKind, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
