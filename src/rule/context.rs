//! What a rule sees and where it speaks: [`Context`] in, [`Sink`] out. Invariant: a finding is complete from the moment
//! it is reported; whatever the builder adds afterwards only makes it richer.

use std::ops::Range;
use std::sync::Arc;

use crate::claim::{Claim, Confidence};
use crate::lexicon::{Cue, Entry, Kinds, Token};
use crate::mention::{Annotated, Mention, Quantity, Scan, TokenRange};
use crate::rule::{Applicability, Earlier, Finding, Fingerprint, Message, Related, RuleMeta, Severity, Suggestion};
use crate::text::{BlockKind, Document, Span};

/// Marks of quotation farther back than this many tokens are not looked for.
const LONGEST_SPEECH: usize = 300;

/// A sentence is looked at so many tokens to either side of a place.
const LONGEST_SENTENCE: usize = 150;

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text and its blocks.
    pub document: &'a Document,
    /// The mentions of the document and the tokens between them.
    pub annotated: &'a Annotated,
    /// The relations that were found, each recomputed.
    pub claims: &'a [Claim],
    /// The version before the last edit, where it is known.
    pub earlier: Option<&'a Earlier<'a>>,
}

impl<'a> Context<'a> {
    /// The clean text.
    #[inline]
    pub fn text(&self) -> &'a str {
        self.document.text()
    }

    /// The characters at `span`.
    pub fn quote(&self, span: Span) -> &'a str {
        self.text().get(span.range()).unwrap_or_default()
    }

    /// The tokens with the questions that may be asked of them.
    #[inline]
    pub(crate) fn scan(&self) -> Scan<'a> {
        self.annotated.scan(self.text())
    }

    /// The mention that holds token `at`.
    pub fn mention_at(&self, at: usize) -> Option<&'a Mention> {
        let mentions = self.annotated.mentions();
        let after = mentions.partition_point(|mention| mention.tokens.start <= at);
        mentions.get(after.checked_sub(1)?).filter(|mention| mention.tokens.contains(&at))
    }

    /// The tokens that start inside `span`.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let tokens = self.annotated.tokens();
        let before = |offset: u32| tokens.partition_point(|token| token.span.start < offset);
        before(span.start)..before(span.end)
    }

    /// The tokens of the number of `quantity`, which is what `mention` is.
    pub(crate) fn number_tokens(&self, mention: &Mention, quantity: &Quantity) -> TokenRange {
        let inside = self.tokens().get(mention.tokens.clone()).unwrap_or_default();
        // A mention has few tokens: this is faster than a search among all.
        let before = |offset: u32| inside.iter().take_while(|token| token.span.start < offset).count();
        let (start, end) = (before(quantity.number_span.start), before(quantity.number_span.end));
        mention.tokens.start + start..mention.tokens.start + end
    }

    /// The tokens of the sentence around `span`; those of `span` alone where it lies in none. Of an endless sentence only
    /// what stands near is looked at, so that rules stay linear.
    pub fn sentence(&self, span: Span) -> TokenRange {
        let sentences = self.document.sentences();
        let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
        let sentence = after.checked_sub(1).and_then(|at| sentences.get(at));
        let around = sentence.map(|sentence| sentence.span).filter(|sentence| sentence.overlaps(span));
        let own = self.tokens_in(span);
        let whole = self.tokens_in(around.unwrap_or(span));
        whole.start.max(own.start.saturating_sub(LONGEST_SENTENCE))..whole.end.min(own.end + LONGEST_SENTENCE)
    }

    /// The tokens of the block around `span`; those of `span` alone where it lies in none.
    pub fn paragraph(&self, span: Span) -> TokenRange {
        let blocks = self.document.blocks();
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        let block = after.checked_sub(1).and_then(|at| blocks.get(at));
        self.tokens_in(block.map_or(span, |block| block.span))
    }

    /// What the block around `span` is for.
    pub fn block_kind(&self, span: Span) -> BlockKind {
        let blocks = self.document.blocks();
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        after.checked_sub(1).and_then(|at| blocks.get(at)).map_or(BlockKind::Body, |block| block.kind)
    }

    /// Whether one of `range` opens a phrase with a meaning that `wanted` accepts.
    pub(crate) fn has_cue(&self, range: Range<usize>, wanted: impl Fn(Cue) -> bool) -> bool {
        let scan = self.scan();
        let is_wanted = |entry| matches!(entry, Entry::Cue(cue) if wanted(cue)).then_some(());
        range.into_iter().any(|at| scan.find(at, Kinds::CUE, is_wanted).is_some())
    }

    /// Whether `at` stands in the direct speech of its paragraph, between marks of quotation.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let tokens = self.annotated.tokens();
        let Some(token) = tokens.get(at) else { return false };
        let paragraph = self.paragraph(token.span);
        let start = paragraph.start.max(at.saturating_sub(LONGEST_SPEECH));
        let before = tokens.get(start..at).unwrap_or_default();
        let opened = before.iter().rev().find(|token| token.is_mark('“') || token.is_mark('”'));
        let straight = before.iter().filter(|token| token.is_mark('"')).count();
        opened.is_some_and(|token| token.is_mark('“')) || straight % 2 == 1
    }

    /// Whether the tokens before `end` are `words`, whatever their case.
    pub(crate) fn words_before(&self, end: usize, words: &[&str]) -> bool {
        let scan = self.scan();
        end.checked_sub(words.len())
            .is_some_and(|start| words.iter().zip(start..).all(|(word, at)| scan.is_spelled(at, word)))
    }

    /// The tokens of the text.
    #[inline]
    pub fn tokens(&self) -> &'a [Token] {
        self.annotated.tokens()
    }
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'a Arc<RuleMeta>,
    text: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// A sink of `rule` over the clean text `text`, that adds to `findings`.
    pub(super) fn new(rule: &'a Arc<RuleMeta>, text: &'a str, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, text, findings }
    }

    /// The rule that speaks.
    pub fn rule(&self) -> &'a RuleMeta {
        self.rule
    }

    /// Reports `message` at `primary`, as grave and as sure as the page says.
    ///
    /// The finding stands at once; the builder may be dropped.
    pub fn report(&mut self, primary: Span, message: Message) -> FindingBuilder<'_> {
        let quote = self.text.get(primary.range()).unwrap_or_default();
        let index = self.findings.len();
        self.findings.push(Finding {
            rule: Arc::clone(self.rule),
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
