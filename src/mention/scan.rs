//! The tokens of a text with the questions that recognisers ask of them. Invariant: every question about a place
//! outside the text is answered "no".

use crate::lexicon::{Anchor, Entry, Hedge, Lexicon, NumberWord, Part, Token, TokenKind, Trend};
use crate::text::Span;

/// A text with its tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
}

impl<'a> Scan<'a> {
    pub(crate) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The characters of token `at`.
    pub(crate) fn str(&self, at: usize) -> &'a str {
        self.get(at).and_then(|t| self.text.get(t.span.range())).unwrap_or_default()
    }

    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(crate) fn is_mark(&self, at: usize, c: char) -> bool {
        self.get(at).is_some_and(|t| t.is_mark(c))
    }

    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.get(at).map(|t| t.kind), Some(TokenKind::Mark('-' | '–' | '—' | '−')))
    }

    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_glued)
    }

    /// Whether token `at` is a mark of one of `marks`.
    pub(crate) fn is_any_mark(&self, at: usize, marks: &str) -> bool {
        matches!(self.get(at).map(|t| t.kind), Some(TokenKind::Mark(c)) if marks.contains(c))
    }

    /// The whole number that digit token `at` writes, up to nine digits.
    pub(crate) fn int(&self, at: usize) -> Option<u32> {
        if !self.is_digits(at) || self.str(at).len() > 9 {
            return None;
        }
        self.str(at).parse().ok()
    }

    /// The span of tokens `from..to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.get(from), self.get(to.max(from + 1) - 1)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The longest phrase at `at` with a meaning that `pick` accepts.
    pub(crate) fn phrase<T>(&self, at: usize, pick: impl FnMut(Entry) -> Option<T>) -> Option<(usize, T)> {
        self.lexicon.longest(self.tokens, at, pick)
    }

    pub(crate) fn number_word(&self, at: usize) -> Option<NumberWord> {
        let mut word = None;
        self.lexicon.walk(self.tokens, at, |length, entry| {
            if let (1, Entry::Number(found)) = (length, entry) {
                word = Some(found);
            }
        });
        word
    }

    pub(crate) fn calendar(&self, at: usize) -> Option<(usize, Part)> {
        self.phrase(at, |e| if let Entry::Calendar(part) = e { Some(part) } else { None })
    }

    /// Whether token `at` alone is the calendar word `part`.
    pub(crate) fn is_calendar(&self, at: usize, part: Part) -> Option<usize> {
        self.phrase(at, |e| (e == Entry::Calendar(part)).then_some(())).map(|(length, ())| length)
    }

    pub(crate) fn hedge(&self, at: usize) -> Option<(usize, Hedge)> {
        self.phrase(at, |e| if let Entry::Hedge(hedge) = e { Some(hedge) } else { None })
    }

    pub(crate) fn anchor(&self, at: usize) -> Option<(usize, Anchor)> {
        self.phrase(at, |e| if let Entry::Anchor(anchor) = e { Some(anchor) } else { None })
    }

    /// The phrase with a meaning that `pick` accepts and that ends right before `end`; where it starts.
    pub(crate) fn phrase_before<T>(&self, end: usize, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
        (1..=4).rev().filter_map(|back| end.checked_sub(back)).find_map(|start| {
            let mut found = None;
            self.lexicon.walk(self.tokens, start, |length, entry| {
                if start + length == end
                    && let Some(value) = pick(entry)
                {
                    found = Some(value);
                }
            });
            found.map(|value| (start, value))
        })
    }

    pub(crate) fn trend_before(&self, end: usize) -> Option<Trend> {
        let (start, trend) =
            self.phrase_before(end, |e| if let Entry::Trend(trend) = e { Some(trend) } else { None })?;
        // "thuế giá trị gia tăng 3.598 tỷ đồng": the verb is part of a name.
        let name = self.phrase_before(end, |e| (e == Entry::Opaque).then_some(()));
        name.is_none_or(|(name_start, ())| name_start >= start).then_some(trend)
    }

    /// Whether token `at` is one of `words`, whatever its case.
    pub(crate) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let token = self.str(at);
        words.iter().any(|word| *word == token)
            || (self.get(at).is_some_and(Token::is_capitalised) && {
                let lower = token.to_lowercase();
                words.iter().any(|word| *word == lower)
            })
    }

    /// Where the run of glued tokens from `at` ends: letters, digits and the marks that hold codes together.
    pub(crate) fn glued_run(&self, at: usize, marks: &str) -> usize {
        let mut end = at + 1;
        while self.is_glued(end) {
            let inside = self.is_word(end) || self.is_digits(end);
            let joins = self.is_any_mark(end, marks)
                && self.is_glued(end + 1)
                && (self.is_word(end + 1) || self.is_digits(end + 1));
            if !inside && !joins {
                break;
            }
            end += 1;
        }
        end
    }
}
