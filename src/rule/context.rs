//! What a rule sees and where it speaks: [`Context`] in, [`Sink`] out. Invariant: a finding is complete from the moment
//! it is reported; whatever the builder adds afterwards only makes it richer.

use crate::claim::{Claim, Confidence};
use crate::rule::{Applicability, Finding, Fingerprint, Message, Related, RuleMeta, Severity, Suggestion};
use crate::text::Span;

pub use stub::{Annotated, Document};

/// STUB, to go when `crate::text::Document` and `crate::mention::Annotated` are there: only `Document::text` is used.
mod stub {
    /// Stands for `crate::text::Document`.
    #[derive(Clone, Debug, Default)]
    pub struct Document {
        text: String,
    }

    impl Document {
        /// A document of this text.
        pub fn new(text: impl Into<String>) -> Self {
            Self { text: text.into() }
        }

        /// The clean text.
        pub fn text(&self) -> &str {
            &self.text
        }
    }

    /// Stands for `crate::mention::Annotated`.
    #[derive(Clone, Debug, Default)]
    pub struct Annotated;
}

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text and its blocks.
    pub document: &'a Document,
    /// The mentions of the document and the tokens between them.
    pub annotated: &'a Annotated,
    /// The relations that were found, each recomputed.
    pub claims: &'a [Claim],
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static RuleMeta,
    text: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// A sink of `rule` over the clean text `text`, that adds to `findings`.
    pub(super) fn new(rule: &'static RuleMeta, text: &'a str, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, text, findings }
    }

    /// The rule that speaks.
    pub fn rule(&self) -> &'static RuleMeta {
        self.rule
    }

    /// Reports `message` at `primary`, as grave and as sure as the page says.
    ///
    /// The finding stands at once; the builder may be dropped.
    pub fn report(&mut self, primary: Span, message: Message) -> FindingBuilder<'_> {
        let quote = self.text.get(primary.range()).unwrap_or_default();
        let index = self.findings.len();
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            confidence: self.rule.confidence,
            message,
            working: None,
            primary,
            related: Vec::new(),
            suggestions: Vec::new(),
            fingerprint: Fingerprint::of(&self.rule.id, [quote]),
        });
        FindingBuilder { finding: &mut self.findings[index] }
    }
}

/// Adds to a finding that has been reported.
#[derive(Debug)]
pub struct FindingBuilder<'s> {
    finding: &'s mut Finding,
}

impl FindingBuilder<'_> {
    /// The arithmetic behind it, in Vietnamese figures: "389 + 125 = 514 ≠ 504".
    pub fn working(self, working: impl Into<String>) -> Self {
        self.finding.working = Some(working.into());
        self
    }

    /// A further place that it rests on, and that place's part.
    pub fn related(self, span: Span, label: Message) -> Self {
        self.finding.related.push(Related { span, label });
        self
    }

    /// A replacement; those added first are the best.
    pub fn suggest(self, span: Span, text: impl Into<String>, applicability: Applicability) -> Self {
        self.finding.suggestions.push(Suggestion { span, text: text.into(), applicability });
        self
    }

    /// Another gravity than the page's, on the evidence of this place.
    pub fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// Another confidence than the page's, on the evidence of this place.
    pub fn confidence(self, confidence: Confidence) -> Self {
        self.finding.confidence = confidence;
        self
    }

    /// The texts that name the finding for ever, where the primary place alone would not.
    pub fn operands<'t>(self, operands: impl IntoIterator<Item = &'t str>) -> Self {
        self.finding.fingerprint = Fingerprint::of(&self.finding.rule.id, operands);
        self
    }

    /// Nothing more to add.
    pub fn done(self) {}
}
