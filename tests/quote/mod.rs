//! Where quotes stand in a document, for the tests that hold findings and claims against them.

#![allow(dead_code, unreachable_pub)] // Each test that includes it uses its part.

use std::ops::Range;

use soatso::claim::{Claim, ClaimKind, Operand};
use soatso::rule::{Finding, Related, Severity, registry};
use soatso::text::{Document, Span};

/// Every place of `quote` in the clean text; the quote is made clean first.
pub fn places(document: &Document, quote: &str) -> Vec<Span> {
    let wanted = Document::from_text(quote);
    let found = document.text().match_indices(wanted.text());
    found.map(|(start, text)| Span::new(start, start + text.len())).collect()
}

/// All places of a finding, the primary one first.
pub fn spans(finding: &Finding) -> impl Iterator<Item = Span> + '_ {
    std::iter::once(finding.primary).chain(finding.related.iter().map(|Related { span, .. }| *span))
}

/// Whether the finding touches one of `places`.
pub fn touches(finding: &Finding, places: &[Span]) -> bool {
    spans(finding).any(|span| places.iter().any(|place| place.overlaps(span)))
}

/// Whether a person must look at the finding.
pub fn is_grave(finding: &Finding) -> bool {
    finding.severity >= Severity::Warning
}

/// Whether the rule can speak today.
pub fn exists(rule: &str) -> bool {
    registry::find(rule).is_some()
}

/// Whether each of `numbers`, given by its places, is among the operands of `claim`.
pub fn names_all(claim: &Claim, numbers: &[Vec<Span>]) -> bool {
    let stands = |places: &Vec<Span>| {
        claim.operands.iter().any(|Operand { span, .. }| places.iter().any(|place| place.overlaps(*span)))
    };
    numbers.iter().all(stands)
}

/// The name of a kind of claim, as gold files and JSON have it.
pub fn kind(claim: &Claim) -> &'static str {
    ClaimKind::as_str(claim.kind)
}

/// The byte range of the `length` characters of `text` from character `start` on.
pub fn of_characters(text: &str, start: usize, length: usize) -> Range<usize> {
    let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    byte(start)..byte(start + length)
}

/// One finding in one line.
pub fn line(document: &Document, finding: &Finding) -> String {
    let working = finding.working.as_deref().unwrap_or("-");
    format!("{} {} at {:?}: {working}", finding.severity, finding.rule.id, document.original(finding.primary))
}
