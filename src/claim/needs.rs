//! What a finder needs of a sentence before it looks closer. Invariant: a finder finds nothing where its needs are not met,
//! so that they change no claim; a test runs all finders without them.

use crate::lexicon::{Kinds, UnitKind, WordSet};
use crate::mention::{Amount, Base, Kind, Mention, Period};

use super::passage::Line;

/// What mentions are, by one bit of each kind that some finder starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Held(u32);

impl Held {
    /// A quantity of whatever unit.
    pub(super) const QUANTITY: Held = Held(1);
    /// "10 - 15 triệu đồng".
    pub(super) const RANGE: Held = Held(1 << 1);
    /// "35/55 xã".
    pub(super) const FRACTION: Held = Held(1 << 2);
    /// A share or a rate of change.
    pub(super) const PERCENT: Held = Held(1 << 3);
    /// "0,8 điểm phần trăm".
    pub(super) const POINTS: Held = Held(1 << 4);
    /// "gấp 3 lần".
    pub(super) const MULTIPLE: Held = Held(1 << 5);
    /// A length of time.
    pub(super) const DURATION: Held = Held(1 << 6);
    /// An age.
    pub(super) const AGE: Held = Held(1 << 7);
    /// A number of things.
    pub(super) const COUNT: Held = Held(1 << 8);
    /// "thứ 19".
    pub(super) const ORDINAL: Held = Held(1 << 9);
    /// "2-1".
    pub(super) const SCORE: Held = Held(1 << 10);
    /// A day, month or year, or a span of them.
    pub(super) const DATE: Held = Held(1 << 11);
    /// A quantity that is said more loosely or more strictly than its number.
    pub(super) const HEDGED: Held = Held(1 << 12);
    /// A quantity that moves up or down.
    pub(super) const MOVING: Held = Held(1 << 13);

    /// What `mention` is.
    pub(super) fn of(mention: &Mention) -> Self {
        let quantity = match &mention.kind {
            Kind::Quantity(quantity) => quantity,
            Kind::Fraction { .. } => return Self::FRACTION,
            Kind::Ordinal(_) | Kind::OrdinalRange(..) => return Self::ORDINAL,
            Kind::Score(..) => return Self::SCORE,
            Kind::Date(_) | Kind::DateRange(..) | Kind::Year(_) | Kind::Period(Period::Years(..)) => return Self::DATE,
            _ => return Self::default(),
        };
        let unit = match quantity.unit.base {
            Base::Noun(_) => Self::COUNT,
            Base::Unit(_, UnitKind::Percent) => Self::PERCENT,
            Base::Unit(_, UnitKind::PercentPoint) => Self::POINTS,
            Base::Unit(_, UnitKind::Multiple) => Self::MULTIPLE,
            Base::Unit(_, UnitKind::Duration) => Self::DURATION,
            Base::Unit(_, UnitKind::Age) => Self::AGE,
            _ => Self::default(),
        };
        let range = matches!(quantity.amount, Amount::Range(..)).then_some(Self::RANGE);
        let hedged = quantity.hedge.map(|_| Self::HEDGED);
        let moving = quantity.trend.map(|_| Self::MOVING);
        let more = [range, hedged, moving].into_iter().flatten();
        more.fold(Self::QUANTITY.and(unit), Self::and)
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether something is in both.
    #[inline]
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Everything.
    #[cfg(test)]
    pub(super) const ALL: Held = Held(u32::MAX);
}

/// Without what a finder finds nothing in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    /// A mention to start from.
    start: Held,
    /// Of each, one mention in the sentence.
    beside: &'static [Held],
    /// How many mentions the sentence has, the one to start from included.
    among: usize,
    /// A phrase that starts in the sentence.
    phrase: Option<Kinds>,
    /// Of each set, a word in the sentence.
    words: &'static [WordSet],
}

impl Needs {
    /// A mention of `start`, which is of one of several kinds.
    pub(super) const fn one(start: Held) -> Self {
        Self { start, beside: &[], among: 1, phrase: None, words: &[] }
    }

    /// Of each of `beside`, one mention in the sentence; perhaps one and the same.
    pub(super) const fn beside(self, beside: &'static [Held]) -> Self {
        Self { beside, ..self }
    }

    /// So many mentions in the sentence.
    pub(super) const fn among(self, among: usize) -> Self {
        Self { among, ..self }
    }

    /// A phrase of one of `kinds`.
    pub(super) const fn phrase(self, kinds: Kinds) -> Self {
        Self { phrase: Some(kinds), ..self }
    }

    /// Of each of `words`, one.
    pub(super) const fn words(self, words: &'static [WordSet]) -> Self {
        Self { words, ..self }
    }

    /// Whether `line` may have all of it.
    #[inline]
    pub(super) fn are_met_in(&self, line: &Line) -> bool {
        line.held.meets(self.start)
            && line.mentions.len() >= self.among
            && self.phrase.is_none_or(|kinds| line.kinds.meets(kinds))
            && self.beside.iter().all(|&held| line.held.meets(held))
            && self.words.iter().all(|words| line.may_hold(words))
    }

    /// Whether a mention that is `held` is one to start from.
    #[inline]
    pub(super) fn start_at(&self, held: Held) -> bool {
        held.meets(self.start)
    }
}
