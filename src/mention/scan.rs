//! The tokens of a text with the questions that recognisers ask of them. Invariant: every question about a place
//! outside the text is answered "no".

use crate::lexicon::{
    Anchor, Entry, Hedge, Kinds, Lexicon, NumberWord, Part, Reckoning, Role, Token, TokenKind, Trend, Words,
    lower_letter, words,
};
use crate::text::Span;

use super::model::{Kind, Mention};

/// A text with its tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
}

/// More number words in a row than the number of a day has.
const MOST_NUMBER_WORDS: usize = 6;

impl<'a> Scan<'a> {
    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The characters of token `at`.
    #[inline]
    pub(crate) fn str(&self, at: usize) -> &'a str {
        self.get(at).and_then(|t| self.text.get(t.span.range())).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    #[inline]
    pub(crate) fn is_mark(&self, at: usize, c: char) -> bool {
        self.get(at).is_some_and(|t| t.is_mark(c))
    }

    #[inline]
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.get(at).map(|t| t.kind), Some(TokenKind::Mark('-' | '–' | '—' | '−')))
    }

    #[inline]
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_glued)
    }

    /// Whether token `at` is a mark of one of `marks`.
    #[inline]
    pub(crate) fn is_any_mark(&self, at: usize, marks: &str) -> bool {
        matches!(self.get(at).map(|t| t.kind), Some(TokenKind::Mark(c)) if marks.chars().any(|mark| mark == c))
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

    /// Whether the word at `at` can start a phrase of one of `kinds`.
    #[inline]
    pub(crate) fn starts(&self, at: usize, kinds: Kinds) -> bool {
        self.get(at).is_some_and(|token| token.kinds.meets(kinds))
    }

    /// Whether token `at` is a word with this role.
    #[inline]
    pub(crate) fn is(&self, at: usize, role: Role) -> bool {
        self.get(at).is_some_and(|token| self.lexicon.has_role(token, role))
    }

    /// The longest phrase at `at` with a meaning that `pick` accepts, which are of one of `kinds`.
    #[inline]
    pub(crate) fn find<T>(&self, at: usize, kinds: Kinds, pick: impl FnMut(Entry) -> Option<T>) -> Option<(usize, T)> {
        if !self.starts(at, kinds) {
            return None;
        }
        self.lexicon.longest_of(kinds, self.tokens, at, pick)
    }

    /// How long the phrase of one of `kinds` at `at` is.
    #[inline]
    pub(crate) fn length_of(&self, at: usize, kinds: Kinds) -> Option<usize> {
        self.find(at, kinds, |e| e.kinds().meets(kinds).then_some(())).map(|(length, ())| length)
    }

    /// The longest phrase at `at` with a meaning that `pick` accepts.
    pub(crate) fn phrase<T>(&self, at: usize, pick: impl FnMut(Entry) -> Option<T>) -> Option<(usize, T)> {
        self.lexicon.longest(self.tokens, at, pick)
    }

    /// The phrase with a meaning that `pick` accepts and that ends right before `end`; where it starts.
    pub(crate) fn phrase_before<T>(&self, end: usize, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
        self.before(end, Kinds::ANY, pick)
    }

    /// Whether a unit or a counted noun stands at `at`.
    pub(crate) fn is_counted(&self, at: usize) -> bool {
        self.length_of(at, Kinds::UNIT.and(Kinds::NOUN)).is_some()
    }

    #[inline]
    pub(crate) fn number_word(&self, at: usize) -> Option<NumberWord> {
        if !self.starts(at, Kinds::NUMBER) {
            return None;
        }
        let mut word = None;
        self.lexicon.walk(self.tokens, at, Kinds::NUMBER, |length, entry| {
            if let (1, Entry::Number(found)) = (length, entry) {
                word = Some(found);
            }
        });
        word
    }

    pub(crate) fn calendar(&self, at: usize) -> Option<(usize, Part)> {
        self.find(at, Kinds::CALENDAR, |e| if let Entry::Calendar(part) = e { Some(part) } else { None })
    }

    /// How long the calendar word `part` at token `at` is.
    #[inline]
    pub(crate) fn part(&self, at: usize, part: Part) -> Option<usize> {
        if !self.may_be_part(at, part) {
            return None;
        }
        self.find(at, Kinds::CALENDAR, |e| (e == Entry::Calendar(part)).then_some(())).map(|(length, ())| length)
    }

    /// Whether one of the calendar words `parts` stands at token `at`.
    pub(crate) fn is_part(&self, at: usize, parts: &[Part]) -> bool {
        self.may_be_any_part(at, parts) && self.is_one_part(at, parts)
    }

    /// Whether one of the calendar words `parts` may stand at token `at`.
    #[inline]
    pub(crate) fn may_be_any_part(&self, at: usize, parts: &[Part]) -> bool {
        parts.iter().any(|&part| self.may_be_part(at, part))
    }

    /// Whether number words stand at `at`, and behind them a word of the calendar, "đến" or a mark: else they are the
    /// number of no day and of no month.
    pub(crate) fn may_be_dated(&self, at: usize) -> bool {
        let end = (at..at + MOST_NUMBER_WORDS).find(|&i| !self.starts(i, Kinds::NUMBER)).unwrap_or(at);
        let marked = || matches!(self.get(end), Some(token) if matches!(token.kind, TokenKind::Mark(_)));
        end > at && (self.starts(end, Kinds::CALENDAR) || self.is(end, Role::To) || marked())
    }

    /// Whether the calendar word `part` may stand at token `at`: for most one look says no.
    #[inline]
    fn may_be_part(&self, at: usize, part: Part) -> bool {
        self.get(at).is_some_and(|token| self.lexicon.may_be_part(token, part))
    }

    fn is_one_part(&self, at: usize, parts: &[Part]) -> bool {
        self.find(at, Kinds::CALENDAR, |e| matches!(e, Entry::Calendar(p) if parts.contains(&p)).then_some(()))
            .is_some()
    }

    #[inline]
    pub(crate) fn relative(&self, at: usize) -> Option<(usize, Reckoning)> {
        self.find(at, Kinds::RELATIVE, |e| if let Entry::Relative(r) = e { Some(r) } else { None })
    }

    #[inline]
    pub(crate) fn hedge(&self, at: usize) -> Option<(usize, Hedge)> {
        self.find(at, Kinds::HEDGE, |e| if let Entry::Hedge(hedge) = e { Some(hedge) } else { None })
    }

    #[inline]
    pub(crate) fn anchor(&self, at: usize) -> Option<(usize, Anchor)> {
        self.find(at, Kinds::ANCHOR, |e| if let Entry::Anchor(anchor) = e { Some(anchor) } else { None })
    }

    /// How long the name that holds number words is.
    #[inline]
    pub(crate) fn opaque(&self, at: usize) -> Option<usize> {
        self.length_of(at, Kinds::OPAQUE)
    }

    /// The phrase of one of `kinds` with a meaning that `pick` accepts and that ends right before `end`; where it starts.
    #[inline]
    pub(crate) fn before<T>(&self, end: usize, kinds: Kinds, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
        for start in end.saturating_sub(4)..end {
            if self.starts(start, kinds)
                && let Some(value) = self.ending(start, end, kinds, &pick)
            {
                return Some((start, value));
            }
        }
        None
    }

    /// What `pick` accepts of the phrase that takes the tokens from `start` to `end`.
    fn ending<T>(&self, start: usize, end: usize, kinds: Kinds, pick: impl Fn(Entry) -> Option<T>) -> Option<T> {
        let mut found = None;
        self.lexicon.walk(self.tokens, start, kinds, |length, entry| {
            if start + length == end
                && let Some(value) = pick(entry)
            {
                found = Some(value);
            }
        });
        found
    }

    pub(crate) fn trend_before(&self, end: usize) -> Option<Trend> {
        let (start, trend) =
            self.before(end, Kinds::TREND, |e| if let Entry::Trend(trend) = e { Some(trend) } else { None })?;
        // "rơi vào khoảng 5 triệu đồng" is no fall.
        if self.is_one_of(end, words!["vào"]) && self.is_one_of(start, words!["rơi"]) {
            return None;
        }
        // "thuế giá trị gia tăng 3.598 tỷ đồng": the verb is part of a name.
        let name = self.before(end, Kinds::OPAQUE, |e| (e == Entry::Opaque).then_some(()));
        name.is_none_or(|(name_start, ())| name_start >= start).then_some(trend)
    }

    /// Whether the mark at `at` and the digits behind it are glued to the number before: "1.2", "3/4".
    pub(crate) fn goes_on(&self, at: usize, marks: &str) -> bool {
        self.is_any_mark(at, marks) && self.is_glued(at) && self.is_digits(at + 1) && self.is_glued(at + 1)
    }

    /// A number of one or two digits.
    pub(crate) fn small(&self, at: usize) -> Option<u8> {
        if self.str(at).len() > 2 {
            return None;
        }
        u8::try_from(self.int(at)?).ok()
    }

    /// A year of four digits.
    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        (self.str(at).len() == 4).then(|| self.int(at)).flatten().and_then(|y| i32::try_from(y).ok())
    }

    pub(crate) fn mention(&self, from: usize, to: usize, kind: Kind) -> Mention {
        Mention { span: self.span(from, to), tokens: from..to, kind, reckoning: None, resolved: None }
    }

    /// Whether token `at` is one of `words`, whatever its case.
    #[inline]
    pub(crate) fn is_one_of(&self, at: usize, words: &Words) -> bool {
        let Some(token) = self.get(at) else { return false };
        words.perhaps(token).iter().any(|word| self.spells_all(token, word))
    }

    /// Whether token `at` is `word`, which is in lower case, whatever its case.
    #[inline]
    pub(crate) fn is_spelled(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|token| self.spells_all(token, word))
    }

    #[inline]
    fn spells_all(&self, token: &Token, word: &str) -> bool {
        // Upper and lower case of these letters take as many bytes.
        word.len() == token.span.len() && self.spells_letters(token, word)
    }

    fn spells_letters(&self, token: &Token, word: &str) -> bool {
        let written = self.text.get(token.span.range()).unwrap_or_default();
        written == word || token.is_capitalised() && word.chars().eq(written.chars().map(lower_letter))
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
