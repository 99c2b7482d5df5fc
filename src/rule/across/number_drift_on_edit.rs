//! A number that was edited while the numbers computed from it were not. Invariant: without an earlier version, and for a
//! relation whose sentences were rewritten, nothing is said.

use std::collections::BTreeMap;

use crate::claim::{Claim, Verdict};
use crate::rule::{Context, Earlier, Message, Sink};
use crate::text::Span;

/// A relation that held, and its places today.
struct Broken<'a> {
    claim: &'a Claim,
    then: Span,
    others: Vec<Span>,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let Some(earlier) = cx.earlier else { return };
    let mut by_edit: BTreeMap<Span, Vec<Broken<'_>>> = BTreeMap::new();
    for claim in earlier.claims.iter().filter(|claim| claim.verdict.holds()) {
        if let Some((edited, broken)) = broken(cx, earlier, claim) {
            by_edit.entry(edited).or_default().push(broken);
        }
    }
    for (edited, broken) in by_edit {
        report(cx, out, earlier, edited, &broken);
    }
}

/// The edited place of a relation that held and that nothing of today confirms or contradicts.
fn broken<'a>(cx: &Context<'_>, earlier: &Earlier<'a>, claim: &'a Claim) -> Option<(Span, Broken<'a>)> {
    let places: Vec<(Span, Span)> = claim
        .operands
        .iter()
        .map(|operand| Some((operand.span, earlier.today(operand.span)?)))
        .collect::<Option<_>>()?;
    let quote = |span: Span| earlier.document.text().get(span.range()).unwrap_or_default();
    let (edited, kept): (Vec<_>, Vec<_>) = places.iter().partition(|(then, now)| quote(*then) != cx.quote(*now));
    let &(then, now) = edited.first()?;
    let others: Vec<Span> = kept.into_iter().map(|(_, now)| now).collect();
    let stands = |claim: &Claim, place: Span| claim.operands.iter().any(|operand| operand.span.overlaps(place));
    let answered = cx.claims.iter().any(|today| match today.verdict {
        Verdict::Contradicts(_) => stands(today, now),
        _ => today.kind == claim.kind && places.iter().all(|(_, place)| stands(today, *place)),
    });
    (!answered && !others.is_empty()).then_some((now, Broken { claim, then, others }))
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, earlier: &Earlier<'_>, edited: Span, broken: &[Broken<'_>]) {
    let Some(first) = broken.first() else { return };
    let (old, new) = (earlier.document.text().get(first.then.range()).unwrap_or_default(), cx.quote(edited));
    let message = Message::new(
        format!("“{old}” đã sửa thành “{new}”, còn số gắn với nó thì chưa"),
        format!("“{old}” became “{new}”, and what is computed with it did not change"),
    );
    let mut others: Vec<Span> = broken.iter().flat_map(|one| one.others.iter().copied()).collect();
    others.sort_unstable();
    others.dedup();
    let confidence = out.rule().confidence.and(first.claim.confidence);
    let mut finding = out
        .report(edited, message)
        .working(format!("{old} → {new}; {}", first.claim.working))
        .confidence(confidence)
        .operands([old, new].into_iter().chain(others.iter().map(|span| cx.quote(*span))));
    for other in others {
        finding = finding.related(other, Message::new("chưa sửa", "not changed"));
    }
    finding.done();
}
