//! Contradicted claims to findings: what all rules over claims have in common. Invariant: the working of the finding is
//! that of the claim, and its primary place is the claim's first operand.

use crate::claim::{Claim, ClaimKind, Gap, Verdict};
use crate::rule::{Applicability, Context, Message, Severity, Sink};
use crate::text::Span;

/// Reports every contradicted claim of `kind`, in the words that `wording` finds for the claim and its quoted
/// primary place.
pub(super) fn report(cx: &Context<'_>, out: &mut Sink<'_>, kind: ClaimKind, wording: impl Fn(&Claim, &str) -> Message) {
    for claim in cx.claims.iter().filter(|claim| claim.kind == kind) {
        if let Verdict::Contradicts(gap) = claim.verdict {
            report_claim(cx, out, claim, gap, &wording);
        }
    }
}

fn report_claim(
    cx: &Context<'_>,
    out: &mut Sink<'_>,
    claim: &Claim,
    gap: Gap,
    wording: &impl Fn(&Claim, &str) -> Message,
) {
    let Some((stated, others)) = claim.operands.split_first() else { return };
    let quote = |span: Span| cx.document.text().get(span.range()).unwrap_or_default();
    let severity = out.rule().severity.min(gravest(gap));
    let confidence = out.rule().confidence.and(claim.confidence);
    let mut finding = out
        .report(stated.span, wording(claim, quote(stated.span)))
        .working(&claim.working)
        .severity(severity)
        .confidence(confidence)
        .operands(claim.operands.iter().map(|operand| quote(operand.span)));
    for other in others {
        let (vi, en) = other.role.labels();
        finding = finding.related(other.span, Message::new(vi, en));
    }
    // Several slips that would explain it explain nothing: an editor is offered the only one. One number, day or year
    // said twice in a row is another matter: either of the two is wrong, and both mendings are offered.
    let said_twice = matches!(claim.kind, ClaimKind::WordsDigits | ClaimKind::Weekday | ClaimKind::IssueYear);
    let offered = if said_twice { 2 } else { 1 };
    for repair in claim.repairs.iter().filter(|_| claim.repairs.len() <= offered) {
        finding = finding.suggest(repair.span, &repair.text, Applicability::Suggest);
    }
    finding.done();
}

/// A gap of one unit may be somebody's rounding, one of five a slip in the last place.
fn gravest(gap: Gap) -> Severity {
    match gap {
        Gap::Slight => Severity::Info,
        Gap::Clear => Severity::Warning,
        Gap::Gross => Severity::Error,
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, ClaimKind, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};
    use crate::mention::Annotated;
    use crate::rule::{Activation, Finding, Selection, Severity, check, registry};
    use crate::text::{Document, Span};

    const TEXT: &str = "Có 12 dự án, gồm 7 dự án mới và 6 dự án cũ.";

    fn place(quote: &str) -> Span {
        let start = TEXT.find(quote).unwrap();
        Span::new(start, start + quote.len())
    }

    fn claim(verdict: Verdict) -> Claim {
        let operand = |quote, role| Operand { span: place(quote), role };
        Claim {
            kind: ClaimKind::Sum,
            verdict,
            working: "7 + 6 = 13 ≠ 12".to_owned(),
            operands: vec![
                operand("12 dự án", Role::Whole),
                operand("7 dự án", Role::Part),
                operand("6 dự án", Role::Part),
            ],
            confidence: Confidence::new(0.5),
            repairs: vec![Repair { span: place("12"), text: "13".to_owned(), slip: Slip::Digit }],
        }
    }

    fn findings(claim: Claim, selection: &Selection) -> Vec<Finding> {
        let document = Document::from_text(TEXT);
        check(&document, &Annotated::of(&document), &[claim], selection)
    }

    #[test]
    fn a_contradicted_claim_is_one_finding() {
        let findings = findings(claim(Verdict::Contradicts(Gap::Gross)), &Selection::default());
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.rule.id, "subtotal-mismatch");
        assert_eq!(finding.severity, Severity::Error);
        assert!((finding.confidence.value() - 0.475).abs() < 1e-6);
        assert_eq!(finding.primary, place("12 dự án"));
        assert_eq!(finding.working.as_deref(), Some("7 + 6 = 13 ≠ 12"));
        assert_eq!(finding.message.vi, "Các thành phần cộng lại không bằng 12 dự án");
        let related: Vec<Span> = finding.related.iter().map(|related| related.span).collect();
        assert_eq!(related, [place("7 dự án"), place("6 dự án")]);
        assert_eq!(finding.suggestions[0].text, "13");
    }

    #[test]
    fn the_gap_bounds_the_severity() {
        let severity = |gap| findings(claim(Verdict::Contradicts(gap)), &Selection::default())[0].severity;
        assert_eq!(severity(Gap::Slight), Severity::Info);
        assert_eq!(severity(Gap::Clear), Severity::Warning);
    }

    #[test]
    fn a_claim_that_holds_and_a_rule_that_is_off_are_silent() {
        assert!(findings(claim(Verdict::Holds), &Selection::default()).is_empty());
        assert!(findings(claim(Verdict::Undecided), &Selection::default()).is_empty());
        let mut without = Selection::default();
        without.set(registry::find("A01").unwrap(), Activation::Off);
        assert!(findings(claim(Verdict::Contradicts(Gap::Gross)), &without).is_empty());
    }
}
