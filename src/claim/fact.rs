//! What a quantity is the quantity of: the words of its indicator, its period and its status.
//!
//! Invariant: an indicator is taken from the clause of the quantity only; what is not said there is unknown.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{Case, Cue, Entry, Hedge, Kinds, TokenKind, Words, words};
use crate::mention::{Amount, Kind, Period, Quantity, Relative};

use super::passage::{Line, Passage};

/// A quantity with what it is said of.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) mention: usize,
    pub(super) line: usize,
    /// The words left of the verb, in [`Facts::indicator`].
    indicator: Range<usize>,
    pub(super) period: Option<When>,
    pub(super) status: Status,
}

/// A period that figures are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum When {
    Year(i32),
    Quarter(Option<i32>, u8),
    Months(Option<i32>, u8, u8),
    SamePeriod,
    LastYear,
}

/// Whether a figure is fact or aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Status {
    Actual,
    Planned,
}

/// Longest indicator, in words.
const MOST_WORDS: usize = 14;

/// Words that a verb phrase starts with: no indicator reaches over them.
const STOPS: Words = Words::of(&[
    "sẽ", "đã", "đang", "được", "là", "có", "với", "mà", "để", "khi", "nhằm", "cho", "thì", "và", "cùng", "nếu", "này",
]);

/// The facts of every sentence.
pub(super) fn facts<'a>(passage: &Passage<'a>) -> Facts<'a> {
    let mut facts = Facts::default();
    let mut planned_block = None;
    for (index, line) in passage.lines.iter().enumerate() {
        if line.cues.has_any(&[Cue::Planned]) {
            planned_block = Some(line.block);
        }
        let status = if planned_block == Some(line.block) { Status::Planned } else { Status::Actual };
        for mention in passage.quantities(line) {
            if passage.quantity(mention).is_some_and(is_level) {
                facts.add(passage, (index, line), mention, status);
            }
        }
    }
    facts
}

/// Whether a quantity is a level that can be compared: one number with a unit, no change, no percentage.
fn is_level(quantity: &Quantity) -> bool {
    matches!(quantity.amount, Amount::One(_))
        && quantity.number().is_some()
        && !quantity.unit.is_none()
        && !quantity.is_percent()
        && quantity.trend.is_none()
}

/// The period that opens the sentence ("Năm 2024, …").
fn leading_period(passage: &Passage<'_>, line: &Line, mention: usize) -> Option<When> {
    let first = line.mentions.start;
    let found = passage.mention(first).filter(|m| first < mention && m.tokens.start <= line.tokens.start + 3)?;
    when(&found.kind)
}

/// The period that a mention names.
pub(super) fn when(kind: &Kind) -> Option<When> {
    match *kind {
        Kind::Year(year) => Some(When::Year(year)),
        Kind::Quarter(year, quarter) => Some(When::Quarter(year, quarter)),
        Kind::Period(Period::Months { year, from, to }) => Some(When::Months(year, from, to)),
        Kind::Date(date) if date.day.is_none() => date.month.map(|m| When::Months(date.year, m, m)),
        Kind::Relative(Relative::SamePeriod) => Some(When::SamePeriod),
        Kind::Relative(Relative::LastYear) => Some(When::LastYear),
        _ => None,
    }
}

/// The walk from a quantity leftwards.
struct Walk<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    at: usize,
    period: Option<When>,
}

impl<'a> Walk<'_, 'a> {
    /// Passes the verb that gives the value ("ước đạt khoảng") and the periods among its words.
    fn pass_verb(&mut self) {
        while self.at > self.line.tokens.start {
            let verb = self.passage.scan.before(self.at, Kinds::CUE.and(Kinds::HEDGE), |e| {
                matches!(e, Entry::Cue(Cue::Reach) | Entry::Hedge(Hedge::About | Hedge::Over | Hedge::Under))
                    .then_some(())
            });
            let auxiliary =
                self.passage.scan.is_one_of(self.at - 1, words!["sẽ", "đã", "chỉ", "mới", "đang", "từ", "mức"]);
            match verb {
                Some((start, ())) if start >= self.line.tokens.start => self.at = start,
                _ if auxiliary => self.at -= 1,
                _ if self.pass_period() => {}
                _ => return,
            }
        }
    }

    /// Passes a period that ends here and keeps it.
    fn pass_period(&mut self) -> bool {
        let Some(mention) = self.at.checked_sub(1).and_then(|last| self.passage.mention_over(last)) else {
            return false;
        };
        if mention.tokens.end != self.at || mention.tokens.start < self.line.tokens.start {
            return false;
        }
        let Some(period) = when(&mention.kind) else { return false };
        self.period = self.period.or(Some(period));
        self.at = mention.tokens.start;
        true
    }

    /// Adds the words of the indicator to `words`, first word first.
    fn words(&mut self, words: &mut Vec<Cow<'a, str>>) {
        let from = words.len();
        while self.at > self.line.tokens.start && words.len() - from < MOST_WORDS {
            if self.pass_period() {
                continue;
            }
            let at = self.at - 1;
            let Some(token) = self.passage.scan.get(at) else { break };
            let in_mention = self.passage.mention_over(at).is_some();
            match token.kind {
                TokenKind::Word
                    if in_mention || self.passage.scan.is_one_of(at, &STOPS) && !self.is_inside_name(at) =>
                {
                    break;
                }
                TokenKind::Word if token.case == Case::Lower => words.push(Cow::Borrowed(self.passage.scan.str(at))),
                TokenKind::Word => words.push(Cow::Owned(self.passage.scan.str(at).to_lowercase())),
                TokenKind::Mark('-' | '–') => {}
                TokenKind::Mark(',') if self.passage.scan.is_one_of(at.wrapping_sub(1), words!["xuất"]) => {}
                _ => break,
            }
            self.at = at;
        }
        if let Some(own) = words.get_mut(from..) {
            own.reverse();
        }
    }

    /// "bán lẻ hàng hóa và doanh thu dịch vụ", "đất cho thuê": the word joins two halves of one indicator.
    fn is_inside_name(&self, at: usize) -> bool {
        if self.passage.scan.is_one_of(at, words!["cho"]) {
            return self.passage.scan.is_one_of(at + 1, words!["thuê", "vay"]);
        }
        self.passage.scan.is_one_of(at, words!["và"])
            && self.passage.scan.is_word(at + 1)
            && at > self.line.tokens.start
    }
}

/// The facts of a text, in the order of their mentions.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    facts: Vec<Fact>,
    /// The indicators of all facts, one after the other, so that none has a buffer of its own.
    words: Vec<Cow<'a, str>>,
}

/// How many facts to either side of a place are looked at. An article has at most a few hundred; a file of many articles
/// must not be compared across all of them.
const REACH: usize = 1_000;

impl<'a> Facts<'a> {
    fn add(&mut self, passage: &Passage<'a>, (index, line): (usize, &Line), mention: usize, status: Status) {
        let at = passage.mention(mention).map_or(0, |m| m.tokens.start);
        let mut walk = Walk { passage, line, at, period: None };
        walk.pass_verb();
        let from = self.words.len();
        walk.words(&mut self.words);
        let period = walk.period.or_else(|| leading_period(passage, line, mention));
        self.facts.push(Fact { mention, line: index, indicator: from..self.words.len(), period, status });
    }

    /// The words left of the verb, in lower case, first word first.
    pub(super) fn indicator(&self, fact: &Fact) -> &[Cow<'a, str>] {
        self.words.get(fact.indicator.clone()).unwrap_or_default()
    }

    /// The fact of mention `at`.
    pub(super) fn of(&self, at: usize) -> Option<&Fact> {
        self.facts.binary_search_by_key(&at, |fact| fact.mention).ok().and_then(|i| self.facts.get(i))
    }

    /// Every fact, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter()
    }

    /// The facts around mention `at`, which may be compared with it.
    pub(super) fn around(&self, at: usize) -> impl DoubleEndedIterator<Item = &Fact> {
        let middle = self.facts.partition_point(|fact| fact.mention < at);
        let range = middle.saturating_sub(REACH)..(middle + REACH).min(self.facts.len());
        self.facts.get(range).unwrap_or_default().iter()
    }
}

/// Whether two indicators are the same: the shorter one, of at least `least` words, stands whole in the longer.
pub(super) fn same_indicator(a: &[Cow<'_, str>], b: &[Cow<'_, str>], least: usize) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= least && long.windows(short.len()).any(|w| w == short)
}

/// How many words two indicators share at their start.
pub(super) fn common_head(a: &[Cow<'_, str>], b: &[Cow<'_, str>]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

/// Whether mention `m` names a time, which any figure may have beside it.
pub(super) fn is_period(passage: &Passage<'_>, m: usize) -> bool {
    passage.mention(m).is_some_and(|m| {
        when(&m.kind).is_some()
            || matches!(m.kind, Kind::Date(_) | Kind::Relative(_) | Kind::Period(_) | Kind::Time(..))
    })
}
