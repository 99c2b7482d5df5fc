//! A document as the finders of claims see it: sentences as runs of tokens and mentions, and questions about the words
//! between mentions. Invariant: a sentence never holds a mention of another one.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{Cue, CueSet, Entry, Kinds, TokenKind, WordSet, Words};
use crate::mention::{Annotated, Mention, Quantity, Scan};
use crate::text::{BlockKind, Document, Span};

use super::needs::{Held, Needs};

/// A sentence as runs of tokens and mentions.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) tokens: Range<usize>,
    pub(super) mentions: Range<usize>,
    pub(super) block: u32,
    pub(super) kind: BlockKind,
    /// The cues that stand in it: most finders need one and pass over the lines without it.
    pub(super) cues: CueSet,
    /// The kinds of phrases that may start in it.
    pub(super) kinds: Kinds,
    /// What its mentions are.
    pub(super) held: Held,
    /// How many of its words are capitalised.
    pub(super) capitals: usize,
    /// The words that may stand in it, for the finders that look for words which are no cues.
    words: WordSet,
}

impl Line {
    /// Whether one of `words` may stand in it.
    #[inline]
    pub(super) fn may_hold(&self, words: &WordSet) -> bool {
        self.words.meets(words)
    }
}

/// What stands among the tokens of a sentence.
#[derive(Default)]
struct Contents {
    cues: CueSet,
    kinds: Kinds,
    capitals: usize,
    /// The words in lower case, and the bracket that opens.
    words: WordSet,
}

impl Contents {
    /// Goes over `tokens` once.
    fn of(scan: &Scan<'_>, tokens: &Range<usize>) -> Self {
        let mut contents = Contents::default();
        for (token, at) in scan.tokens.get(tokens.clone()).unwrap_or_default().iter().zip(tokens.start..) {
            let kinds = token.kinds;
            contents.kinds = contents.kinds.and(kinds);
            if kinds.meets(Kinds::CUE) {
                contents.cues = contents.cues.and(scan.lexicon.cues_at(scan.tokens, at));
            }
            if !matches!(token.kind, TokenKind::Word | TokenKind::Mark('(')) {
                continue;
            }
            contents.capitals += usize::from(token.is_capitalised());
            contents.words.add(token);
        }
        contents
    }
}

/// A document with its sentences.
pub(super) struct Passage<'a> {
    pub(super) scan: Scan<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) lines: Vec<Line>,
    /// The day the document was published, where it is known.
    pub(super) published: Option<Date>,
    /// By mention: what it is.
    held: Vec<Held>,
    /// The years that the document names, once somebody asks.
    pub(super) years: OnceCell<Vec<i32>>,
    /// What some mention of the document is.
    all: Held,
    /// By token: the mention that it is part of.
    owners: Vec<u32>,
}

/// Stands for no mention among the owners of tokens.
const NOBODY: u32 = u32::MAX;

/// By token: the mention that it is part of.
fn owners(mentions: &[Mention], tokens: usize) -> Vec<u32> {
    let mut owners = vec![NOBODY; tokens];
    for (mention, owner) in mentions.iter().zip(0..NOBODY) {
        if let Some(own) = owners.get_mut(mention.tokens.clone()) {
            own.fill(owner);
        }
    }
    owners
}

impl<'a> Passage<'a> {
    pub(super) fn new(document: &'a Document, annotated: &'a Annotated) -> Self {
        let scan = annotated.scan(document.text());
        let mentions = annotated.mentions();
        let held: Vec<Held> = mentions.iter().map(Held::of).collect();
        let mut lines = Vec::new();
        let (mut token, mut mention) = (0, 0);
        for sentence in document.sentences() {
            let kind = document.blocks().get(sentence.block as usize).map_or(BlockKind::Metadata, |block| block.kind);
            let readable = !matches!(kind, BlockKind::Menu | BlockKind::Metadata | BlockKind::Cell);
            let inside = run(&mut mention, mentions, |m| m.span, sentence.span);
            if readable && !inside.is_empty() {
                let tokens = run(&mut token, scan.tokens, |t| t.span, sentence.span);
                let Contents { cues, kinds, capitals, words } = Contents::of(&scan, &tokens);
                // A sentence that quotes or corrects a mistake claims nothing.
                if cues.has_any(&[Cue::Erratum]) {
                    continue;
                }
                let held =
                    held.get(inside.clone()).unwrap_or_default().iter().copied().fold(Held::default(), Held::and);
                lines.push(Line {
                    tokens,
                    mentions: inside,
                    block: sentence.block,
                    kind,
                    cues,
                    kinds,
                    held,
                    capitals,
                    words,
                });
            }
        }
        let owners = owners(mentions, scan.tokens.len());
        let all = held.iter().copied().fold(Held::default(), Held::and);
        Self { scan, mentions, years: OnceCell::new(), held, all, owners, lines, published: document.published() }
    }

    #[inline]
    pub(super) fn mention(&self, at: usize) -> Option<&'a Mention> {
        self.mentions.get(at)
    }

    #[inline]
    pub(super) fn quantity(&self, at: usize) -> Option<&'a Quantity> {
        self.mention(at)?.quantity()
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.mention(at).map_or(Span::new(0, 0), |m| m.span)
    }

    /// Whether the document tells results of matches.
    pub(super) fn has_scores(&self) -> bool {
        self.all.meets(Held::SCORE)
    }

    /// The sentences in which a finder with `needs` may find something, each with its number.
    pub(super) fn lines_with<'p>(&'p self, needs: &'p Needs) -> impl Iterator<Item = (usize, &'p Line)> + 'p {
        self.lines.iter().enumerate().filter(|(_, line)| needs.are_met_in(line))
    }

    /// The mentions that a finder with `needs` may start from, in order, each with its sentence and the number of that.
    pub(super) fn starts<'p>(&'p self, needs: &'p Needs) -> impl Iterator<Item = (usize, &'p Line, usize)> + 'p {
        self.lines_with(needs).flat_map(|(index, line)| {
            let held = self.held.get(line.mentions.clone()).unwrap_or_default();
            let fitting = held.iter().zip(line.mentions.start..).filter(|(held, _)| needs.start_at(**held));
            fitting.map(move |(_, at)| (index, line, at))
        })
    }

    /// The same passage of which nothing is known beforehand: every finder looks at everything.
    #[cfg(test)]
    pub(super) fn without_knowledge(mut self) -> Self {
        self.held.fill(Held::ALL);
        for line in &mut self.lines {
            (line.held, line.kinds, line.words, line.capitals) = (Held::ALL, Kinds::ANY, WordSet::ALL, usize::MAX);
        }
        self
    }

    /// The mentions of `line` that are quantities.
    pub(super) fn quantities(&self, line: &Line) -> impl Iterator<Item = usize> + '_ {
        line.mentions.clone().filter(|&m| self.quantity(m).is_some())
    }

    /// The mentions that start among the tokens `range`.
    pub(super) fn mentions_in(&self, range: Range<usize>) -> Range<usize> {
        let before = |token: usize| self.mentions.partition_point(|m| m.tokens.start < token);
        before(range.start)..before(range.end)
    }

    /// The first cue that `pick` accepts among the tokens `range`: where it starts and ends.
    pub(super) fn cue_in(&self, range: Range<usize>, pick: impl Fn(Cue) -> bool) -> Option<(usize, usize)> {
        range.clone().find_map(|at| {
            let (length, ()) = self.scan.find(at, Kinds::CUE, |e| match e {
                Entry::Cue(cue) if pick(cue) => Some(()),
                _ => None,
            })?;
            (at + length <= range.end).then_some((at, at + length))
        })
    }

    /// Whether one of the cues stands among the tokens `range`.
    pub(super) fn has_cue(&self, range: Range<usize>, cue: Cue) -> bool {
        self.cue_in(range, |c| c == cue).is_some()
    }

    /// Whether a token of `range` is one of `marks`.
    pub(super) fn has_mark(&self, range: Range<usize>, marks: &str) -> bool {
        range.into_iter().any(|at| self.scan.is_any_mark(at, marks))
    }

    /// Whether a token of `range` is one of `words`.
    pub(super) fn has_word(&self, range: Range<usize>, words: &Words) -> bool {
        range.into_iter().any(|at| self.scan.is_one_of(at, words))
    }

    /// The mention that token `at` is part of.
    #[inline]
    pub(super) fn mention_over(&self, at: usize) -> Option<&'a Mention> {
        self.mention(self.owner(at)?)
    }

    /// The mention that starts at token `at`.
    #[inline]
    pub(super) fn mention_at(&self, at: usize) -> Option<usize> {
        self.owner(at).filter(|&m| self.mention(m).is_some_and(|m| m.tokens.start == at))
    }

    #[inline]
    fn owner(&self, at: usize) -> Option<usize> {
        self.owners.get(at).filter(|&&owner| owner != NOBODY).map(|&owner| owner as usize)
    }

    /// Whether token `at` is a comma or a semicolon between words, not the comma of "84,7".
    pub(super) fn is_pause(&self, at: usize) -> bool {
        let decimal =
            self.scan.is_glued(at + 1) && self.scan.is_digits(at + 1) && self.scan.is_digits(at.wrapping_sub(1));
        self.scan.is_any_mark(at, ",;") && !decimal
    }

    /// One past the bracket that closes the one at token `open`, within `end`.
    pub(super) fn closing(&self, open: usize, end: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..end {
            if self.scan.is_any_mark(at, "([") {
                depth += 1;
            } else if self.scan.is_any_mark(at, ")]") {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
        }
        None
    }

    /// Whether a bracket that is open where `range` starts closes inside it: what stands before is an aside.
    pub(super) fn is_bracketed(&self, range: Range<usize>) -> bool {
        let mut depth = 0_usize;
        for at in range {
            if self.scan.is_any_mark(at, "([") {
                depth += 1;
            } else if self.scan.is_any_mark(at, ")]") {
                match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return true,
                }
            }
        }
        false
    }
}

/// The run of items inside `span`, moving `from` forward.
fn run<T>(from: &mut usize, items: &[T], span_of: impl Fn(&T) -> Span, span: Span) -> Range<usize> {
    let start = *from + leading(items.get(*from..).unwrap_or_default(), |item| span_of(item).start < span.start);
    *from = start + leading(items.get(start..).unwrap_or_default(), |item| span_of(item).end <= span.end);
    start..*from
}

/// How many of `items`, which are in order, come before the first that is not `before`. It is looked for in steps that grow,
/// because it is near.
fn leading<T>(items: &[T], before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while items.get(step - 1).is_some_and(&before) {
        step *= 2;
    }
    let (known, end) = (step / 2, (step - 1).min(items.len()));
    known + items.get(known..end).unwrap_or_default().partition_point(before)
}
