//! The two ends of a range: "10 - 15 triệu đồng", the lower end first.
//!
//! Invariant: whether a pair is a range at all is settled before its ends are compared, so that an order told as right
//! could have been told as wrong.

use crate::lexicon::{Case, Entry, Hedge, Kinds, Trend, UnitKind, Words, words};
use crate::mention::{Amount, Kind, Quantity, TokenRange};
use crate::number::{Decimal, Nature, Written};

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::passage::Passage;
use super::statement::{statement, verdict};

/// The order of the ends of mention `at`, where it is plainly a range.
pub(super) fn range_order(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Quantity(quantity) = &mention.kind else { return None };
    let Amount::Range(low, high) = quantity.amount else { return None };
    let range = Ends { passage, at, quantity, tokens: mention.tokens.clone() };
    let falls = low.value > high.value;
    if !range.is_plainly_a_range() || falls && !range.may_be_slipped(&low, &high) {
        return None;
    }
    let figures = range_figures(passage, quantity);
    let (low_text, high_text) = (figures.number(&low), figures.number(&high));
    let sign = if falls { ">" } else { "≤" };
    let working = format!("{low_text} {sign} {high_text}");
    let sure = if falls { 0.9 } else { 1.0 };
    Some(statement(ClaimKind::RangeOrder, verdict(!falls, Gap::Gross), working, [(mention.span, Role::Low)], sure))
}

/// The figures of a range without the magnitude that both ends share.
fn range_figures(passage: &Passage<'_>, quantity: &Quantity) -> Figures {
    let Amount::Range(low, high) = quantity.amount else { return Figures::shared(passage, &[]) };
    let part = |number| Quantity { amount: Amount::One(number), ..quantity.clone() };
    let (low, high) = (part(low), part(high));
    Figures::shared(passage, &[&low, &high])
}

/// Two numbers with a dash or "đến" between them.
struct Ends<'p, 'a> {
    passage: &'p Passage<'a>,
    at: usize,
    quantity: &'p Quantity,
    tokens: TokenRange,
}

/// How far from a range of prices it is told which of them comes first.
const ORDER_TOLD: usize = 8;

/// Words that multiply the number before them.
const MAGNITUDES: [&str; 5] = ["triệu", "tỷ", "tỉ", "nghìn", "ngàn"];
/// Words that a number of things or of days follows, and no result of a match.
const BEFORE_AMOUNT: Words = Words::of(&[
    "khoảng", "chừng", "tầm", "từ", "có", "cần", "gồm", "thêm", "mỗi", "trong", "mất", "dài", "hơn", "tới",
]);

impl Ends<'_, '_> {
    /// Whether the words make it a range whatever its ends are: no fall, no subtraction, no clock, no score.
    fn is_plainly_a_range(&self) -> bool {
        let subtracted = !self.is_fine() && (self.has_own_units() || self.is_twice_scaled());
        let falls = self.quantity.trend == Some(Trend::Down) || before_range_is_fall(self.passage, self.at);
        let equation = self.passage.has_mark(self.tokens.start.saturating_sub(2)..self.tokens.end + 2, "=×");
        let hedged = !matches!(self.quantity.hedge, None | Some(Hedge::About));
        let told = self.is_measured() || self.is_worded() || self.is_introduced() || self.is_large();
        let clock = self.is_timed() && self.passage.has_word(self.tokens.clone(), words!["giờ", "h"]);
        let open = self.quantity.unit.is_none()
            || self.is_signed()
            || self.has_capital()
            || falls
            || subtracted
            || equation
            || hedged;
        !open && told && !clock
    }

    /// Whether ends in falling order can be a slip of the pen, and nothing that happens to be written like a range.
    fn may_be_slipped(&self, low: &Written, high: &Written) -> bool {
        let times = |by| high.value.checked_mul(Decimal::from_int(by)).unwrap_or(high.value);
        let slipped = self.is_fine() && low.last_place != high.last_place;
        // "LP 750-4", "Phần 8 - 1,2 tỷ": a whole number before a decimal is the number of something.
        let mut pieces = self.text().split(['-', '–', ' ']);
        let decimal = pieces.clone().next().is_some_and(|piece| piece.contains(','));
        let glued = self.tokens.clone().any(|i| {
            self.passage.scan.is_dash(i) && self.passage.scan.is_glued(i) && self.passage.scan.is_glued(i + 1)
        });
        // "65 – 56,4 triệu đồng/lượng": what is told per tael is no number of something.
        let priced = !self.quantity.unit.per.is_empty();
        if priced && self.asks_first() {
            return false;
        }
        let alike = low.last_place == high.last_place || self.is_measured() && (decimal || glued || priced);
        // "chỉ khoảng 9,3 - 0,5%": no change is told beside a price behind such words.
        let most = match (self.is_measured(), decimal && self.is_introduced()) {
            (true, true) => 100,
            (true, false) => 10,
            (false, _) => 5,
        };
        let near = self.is_fine() || low.value <= times(most);
        let coded = pieces.any(|piece| piece.len() > 1 && piece.starts_with('0') && !piece.contains(','));
        let small = low.value.abs() < Decimal::from_int(10);
        let scored = low.last_place == 0
            && (small || !self.is_measured())
            && !self.quantity.is_percent()
            && self.is_in_a_match();
        (alike && near || slipped) && (!coded || self.is_timed() && self.is_worded()) && !scored
    }

    /// "(bán ra – mua vào)": the dearer price is told first.
    fn asks_first(&self) -> bool {
        let scan = &self.passage.scan;
        let around = self.tokens.start.saturating_sub(ORDER_TOLD)..self.tokens.end + ORDER_TOLD;
        let first = |words| around.clone().find(|&i| scan.is_one_of(i, words));
        first(words!["bán"]).zip(first(words!["mua"])).is_some_and(|(ask, bid)| ask < bid)
    }

    fn text(&self) -> &str {
        self.passage.scan.text.get(self.quantity.number_span.range()).unwrap_or_default()
    }

    fn is_worded(&self) -> bool {
        let before = self.tokens.start.wrapping_sub(1);
        self.passage.scan.is_one_of(self.tokens.start, words!["từ"])
            || self.passage.scan.is_one_of(before, words!["từ"])
    }

    /// "khoảng 2-3 năm", "có 4-5 đợt".
    fn is_introduced(&self) -> bool {
        let before = self.tokens.start.wrapping_sub(1);
        let number = self.passage.mention(self.at).is_some_and(|m| self.passage.scan.is_digits(m.tokens.end));
        let word = [before, self.tokens.start].into_iter().any(|i| self.passage.scan.is_one_of(i, &BEFORE_AMOUNT));
        word && !number
    }

    /// Two numbers of things of which each has two digits: no score of most games.
    fn is_large(&self) -> bool {
        let Amount::Range(low, high) = self.quantity.amount else { return false };
        let ten = Decimal::from_int(10);
        !self.is_timed() && low.value >= ten && high.value >= ten
    }

    /// "30 – 6 triệu đồng" may be a subtraction; "từ 30 triệu đồng đến 6 triệu đồng" subtracts nothing.
    fn is_fine(&self) -> bool {
        let kind = self.quantity.unit.base.kind();
        let text = self.text();
        self.is_worded()
            && matches!(kind, Some(UnitKind::Money | UnitKind::Duration))
            && (text.contains(" đến ") || text.contains(" tới "))
    }

    /// "30 triệu đồng – 6 triệu đồng": each end has its own unit.
    fn has_own_units(&self) -> bool {
        let whole = self.passage.mention(self.at).and_then(|m| self.passage.scan.text.get(m.span.range()));
        let is_unit = |piece: &str| {
            let word = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
            let joins = ["đến", "tới"].contains(&word) || MAGNITUDES.contains(&word);
            word.starts_with(char::is_alphabetic) && !joins
        };
        whole.is_some_and(|text| text.matches('%').count() > 1) || self.text().split_whitespace().any(is_unit)
    }

    /// "307,63 -42%": a dash that only the second number touches is its sign.
    fn is_signed(&self) -> bool {
        let scan = &self.passage.scan;
        self.tokens.clone().any(|i| scan.is_dash(i) && !scan.is_glued(i) && scan.is_glued(i + 1))
    }

    fn is_twice_scaled(&self) -> bool {
        MAGNITUDES.iter().any(|word| self.text().matches(word).count() > 1)
    }

    /// "12-2h", "thắng 5-3 ngày 21/5": hours of a clock, a score before a date; but "51-20 phút/lượt".
    fn is_timed(&self) -> bool {
        self.quantity.unit.base.kind() == Some(UnitKind::Duration) && self.quantity.unit.per.is_empty()
    }

    fn is_measured(&self) -> bool {
        self.quantity.unit.nature() == Nature::Measured && !self.is_timed()
    }

    /// "chiều 20-6 Phương án 2": the capital opens another sentence; that of "độ C" does not.
    fn has_capital(&self) -> bool {
        let scan = &self.passage.scan;
        let capital = |i: usize| scan.is_word(i) && scan.get(i).is_some_and(|t| t.case == Case::Capital);
        !self.is_measured() && self.tokens.clone().skip(1).any(capital)
    }

    /// Whether the document tells results of matches, as which small numbers may be meant.
    fn is_in_a_match(&self) -> bool {
        !self.is_worded() && self.passage.has_scores()
    }
}

/// "giảm từ 15 - 10 triệu": a fall told as a range.
fn before_range_is_fall(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return false };
    let start = mention.tokens.start;
    (start.saturating_sub(6)..start)
        .any(|i| passage.scan.find(i, Kinds::TREND, |e| (e == Entry::Trend(Trend::Down)).then_some(())).is_some())
}
