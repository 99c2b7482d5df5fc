//! An earlier version of a document to what of it still stands. Invariant: two sentences are one and the same only if they
//! differ in nothing but digits.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::claim::Claim;
use crate::text::{Document, Span};

/// An earlier version, seen from the document of today.
#[derive(Debug)]
pub struct Earlier<'a> {
    /// Its text.
    pub document: &'a Document,
    /// The relations that it stated.
    pub claims: &'a [Claim],
    /// In the order of the earlier text.
    pairs: Vec<Pair>,
}

/// A sentence then and now.
#[derive(Debug)]
struct Pair {
    then: Sentence,
    now: Sentence,
}

/// Where a sentence stands, and the numbers in it.
#[derive(Clone, Debug)]
struct Sentence {
    span: Span,
    numbers: Vec<Range<usize>>,
}

impl<'a> Earlier<'a> {
    /// Pairs the sentences of `document`, whose relations are `claims`, with those of `now`.
    pub fn new(document: &'a Document, claims: &'a [Claim], now: &Document) -> Self {
        let mut today: FxHashMap<String, Vec<Sentence>> = FxHashMap::default();
        for (words, sentence) in sentences(now) {
            today.entry(words).or_default().push(sentence);
        }
        let mut then: FxHashMap<String, Vec<Sentence>> = FxHashMap::default();
        for (words, sentence) in sentences(document) {
            then.entry(words).or_default().push(sentence);
        }
        // A sentence that was written twice and now stands once may be either.
        let alike = |(words, then): (String, Vec<Sentence>)| {
            let now = today.get(&words).filter(|now| now.len() == then.len()).cloned().unwrap_or_default();
            then.into_iter().zip(now).map(|(then, now)| Pair { then, now }).collect::<Vec<_>>()
        };
        let mut pairs: Vec<Pair> = then.into_iter().flat_map(alike).collect();
        pairs.sort_by_key(|pair| pair.then.span);
        Self { document, claims, pairs }
    }

    /// Where `span` of the earlier text stands today, if its sentence is still there.
    pub fn today(&self, span: Span) -> Option<Span> {
        let after = self.pairs.partition_point(|pair| pair.then.span.start <= span.start);
        let pair = self.pairs.get(after.checked_sub(1)?).filter(|pair| pair.then.span.contains(span))?;
        Some(Span::new(pair.carried(span.range().start, Edge::Start), pair.carried(span.range().end, Edge::End)))
    }
}

/// Which end of a place.
#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

impl Pair {
    /// Where the offset `at` of the earlier text is today; inside a number, the edge of the number.
    fn carried(&self, at: usize, edge: Edge) -> usize {
        let (mut then, mut now) = (self.then.span.range().start, self.now.span.range().start);
        for (old, new) in self.then.numbers.iter().zip(&self.now.numbers) {
            if at <= old.start {
                break;
            }
            if at < old.end {
                return match edge {
                    Edge::Start => new.start,
                    Edge::End => new.end,
                };
            }
            (then, now) = (old.end, new.end);
        }
        now + (at - then)
    }
}

/// The sentences of a document, each with its words: the text with a mark for every number in digits.
fn sentences(document: &Document) -> impl Iterator<Item = (String, Sentence)> {
    document.sentences().iter().map(|sentence| {
        let start = sentence.span.range().start;
        let text = document.text().get(sentence.span.range()).unwrap_or_default();
        let mut words = String::with_capacity(text.len());
        let mut numbers = Vec::new();
        let mut from = 0;
        for number in digits(text) {
            words.push_str(text.get(from..number.start).unwrap_or_default());
            words.push('\u{1}');
            from = number.end;
            numbers.push(start + number.start..start + number.end);
        }
        words.push_str(text.get(from..).unwrap_or_default());
        (words, Sentence { span: sentence.span, numbers })
    })
}

/// The numbers in digits, with the points and commas inside them.
fn digits(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while is_digit(at) || at > start && matches!(bytes.get(at), Some(b'.' | b',')) && is_digit(at + 1) {
            at += 1;
        }
        if at > start {
            found.push(start..at);
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Earlier;
    use crate::text::{Document, Span};

    /// What stands today where `quote` stood.
    fn today(then: &str, now: &str, quote: &str) -> Option<String> {
        let (document, now) = (Document::from_text(then), Document::from_text(now));
        let start = document.text().find(quote).unwrap();
        let earlier = Earlier::new(&document, &[], &now);
        let span = earlier.today(Span::new(start, start + quote.len()))?;
        Some(now.text()[span.range()].to_owned())
    }

    #[test]
    fn a_place_is_followed_as_long_as_its_sentence_stands() {
        let then = "Mở đầu. Xã có 389 hộ, gồm 1.200 người.";
        let now = "Thêm một câu. Mở đầu. Xã có 98 hộ, gồm 12.000 người.";
        assert_eq!(today(then, now, "389 hộ").as_deref(), Some("98 hộ"));
        assert_eq!(today(then, now, "1.200 người").as_deref(), Some("12.000 người"));
        assert_eq!(today(then, now, "Xã").as_deref(), Some("Xã"));
        assert_eq!(today(then, "Xã có 389 hộ và 1.200 người.", "389 hộ"), None);
        assert_eq!(today("Có 1 ý. Có 2 ý.", "Có 1 ý.", "2 ý"), None);
    }
}
