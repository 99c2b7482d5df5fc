//! One thing that a document writes in several ways. Invariant: the way that a document uses most often is never
//! reported, and direct speech, which keeps the words of its speaker, counts for no way.

use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// The places of one thing, each with the way it is written in, in the order of the text.
#[derive(Debug)]
pub(super) struct Ways<W> {
    found: Vec<(W, usize, Span)>,
}

impl<W: Copy + Eq> Ways<W> {
    pub(super) fn new() -> Self {
        Self { found: Vec::new() }
    }

    /// Adds `span`, which is written in the way `way` and holds token `at`.
    pub(super) fn add(&mut self, way: W, at: usize, span: Span) {
        self.found.push((way, at, span));
    }

    /// Reports `message` at the places of all ways but the prevailing one, if there are several. `rewrite` tells what
    /// is to be written at a place in the prevailing way, where that is certain.
    pub(super) fn report(
        mut self,
        cx: &Context<'_>,
        out: &mut Sink<'_>,
        message: Message,
        rewrite: impl Fn(Span, W) -> Option<String>,
    ) {
        if !self.is_mixed() {
            return;
        }
        self.found.retain(|&(_, at, _)| !cx.is_quoted(at));
        let Some(prevailing) = self.prevailing().filter(|_| self.is_mixed()) else { return };
        let mut places = Places::default();
        for &(_, _, span) in self.found.iter().filter(|place| place.0 != prevailing) {
            match rewrite(span, prevailing) {
                Some(text) => places.add(span, text),
                None => places.mark(span),
            }
        }
        let contrast = self.found.iter().find(|place| place.0 == prevailing).map(|place| place.2);
        places.report(out, Applicability::Suggest, message, contrast);
    }

    fn is_mixed(&self) -> bool {
        self.found.windows(2).any(|pair| pair[0].0 != pair[1].0)
    }

    /// The most frequent way; of two as frequent the one that comes first.
    fn prevailing(&self) -> Option<W> {
        let count = |way: W| self.found.iter().filter(|place| place.0 == way).count();
        let mut best: Option<(W, usize)> = None;
        let mut seen: Vec<W> = Vec::new();
        for &(way, ..) in &self.found {
            if seen.contains(&way) {
                continue;
            }
            seen.push(way);
            let often = count(way);
            if best.is_none_or(|(_, most)| often > most) {
                best = Some((way, often));
            }
        }
        best.map(|(way, _)| way)
    }
}
