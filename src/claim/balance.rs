//! Balances: exports less imports, takings less costs, the price sold at less the price bought at.
//!
//! Invariant: a word of surplus or deficit is accused only where the difference itself agrees; a difference only where
//! one export, one import and one balance stand together.

use crate::lexicon::{TokenKind, Trend, WordSet, words};
use crate::mention::{Quantity, Unit};
use crate::number::Rational;

use super::binding::Binding;
use super::fact::when;
use super::formula::{Formula, claim};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// How many sentences back exports and imports are looked for.
const LINES_BACK: usize = 3;

/// Every balance whose two sides the text gives.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).words(&[WordSet::of(&["siêu", "dư", "hụt", "lãi", "lỗ", "bội"])]);
    for (index, line, at) in passage.starts(&NEEDS) {
        let Some((family, sign)) = passage.quantity(at).and_then(|q| balance_word(passage, line, at, q)) else {
            continue;
        };
        out.extend(Asked { passage, index, line, at, family, sign }.claim());
    }
}

/// What is set against what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Trade,
    Business,
    Deal,
    Budget,
}

/// The two sides of a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    In,
    Out,
}

/// Words that name one side, as one or two tokens, with the family they belong to.
const SIDES: [(&str, &str, Family, Side); 12] = [
    ("xuất", "khẩu", Family::Trade, Side::In),
    ("nhập", "khẩu", Family::Trade, Side::Out),
    ("XK", "", Family::Trade, Side::In),
    ("NK", "", Family::Trade, Side::Out),
    ("doanh", "thu", Family::Business, Side::In),
    ("chi", "phí", Family::Business, Side::Out),
    ("giá", "vốn", Family::Business, Side::Out),
    ("bán", "", Family::Deal, Side::In),
    ("mua", "", Family::Deal, Side::Out),
    ("thu", "ngân", Family::Budget, Side::In),
    ("chi", "ngân", Family::Budget, Side::Out),
    ("vốn", "", Family::Deal, Side::Out),
];

/// Words of a balance: surplus or deficit.
const BALANCES: [(&str, &str, Trend); 8] = [
    ("xuất", "siêu", Trend::Up),
    ("nhập", "siêu", Trend::Down),
    ("thặng", "dư", Trend::Up),
    ("thâm", "hụt", Trend::Down),
    ("lãi", "", Trend::Up),
    ("lỗ", "", Trend::Down),
    ("bội", "thu", Trend::Up),
    ("bội", "chi", Trend::Down),
];

/// How many words a label may stand before its figure.
const REACH: usize = 9;

/// The words of a label before a figure, the nearest first: up to the figure before it.
fn words_before(passage: &Passage<'_>, line: &Line, at: usize) -> std::iter::Rev<std::ops::Range<usize>> {
    let start = passage.mention(at).map_or(0, |m| m.tokens.start);
    let before = at.checked_sub(1).filter(|m| line.mentions.contains(m)).and_then(|m| passage.mention(m));
    let bound = before.filter(|m| m.quantity().is_some()).map_or(line.tokens.start, |m| m.tokens.end);
    (start.saturating_sub(REACH).max(bound).max(line.tokens.start)..start).rev()
}

fn matches(passage: &Passage<'_>, at: usize, first: &str, second: &str) -> bool {
    let is = |i: usize, word: &str| passage.scan.is_spelled(i, word);
    is(at, first) && (second.is_empty() || is(at + 1, second))
}

/// "xuất siêu 28 tỷ USD", "lãi 500.000 đồng": the word right before, with only "đạt", "khoảng" and the like between.
fn balance_word(passage: &Passage<'_>, line: &Line, at: usize, quantity: &Quantity) -> Option<(Option<Family>, Trend)> {
    if !is_amount(quantity) {
        return None;
    }
    let opens = |&i: &usize| passage.scan.is_one_of(i, words!["xuất", "nhập", "thặng", "thâm", "lãi", "lỗ", "bội"]);
    let (word, (first, _, sign)) = words_before(passage, line, at).filter(opens).find_map(|i| {
        let found = BALANCES.iter().find(|(first, second, _)| matches(passage, i, first, second))?;
        Some((i, *found))
    })?;
    let between = word + 1..passage.mention(at)?.tokens.start;
    let changed = passage.has_word(between.clone(), words!["tăng", "giảm", "suất", "vay", "kế", "gộp", "lũy"]);
    let split = between.clone().any(|i| matches!(passage.scan.get(i).map(|t| t.kind), Some(TokenKind::Mark(_))));
    let family = match first {
        "xuất" | "nhập" | "thặng" | "thâm" => Some(Family::Trade),
        "bội" => Some(Family::Budget),
        _ => None,
    };
    (!changed && !split).then_some((family, sign))
}

fn is_amount(quantity: &Quantity) -> bool {
    quantity.trend.is_none() && quantity.number().is_some() && !quantity.is_percent() && !quantity.unit.is_none()
}

/// What a figure is: its side of a balance.
fn side_of(passage: &Passage<'_>, line: &Line, at: usize) -> Option<(Family, Side)> {
    for i in words_before(passage, line, at) {
        if BALANCES.iter().any(|(first, second, _)| matches(passage, i, first, second)) {
            return None;
        }
        if let Some(&(_, _, family, side)) = SIDES.iter().find(|(first, second, ..)| matches(passage, i, first, second))
        {
            // "xuất nhập khẩu", "xuất, nhập khẩu": both together.
            let exports = |at: usize| passage.scan.is_one_of(at, words!["xuất"]);
            let both = i
                .checked_sub(1)
                .is_some_and(|before| exports(before) || passage.is_pause(before) && exports(before.wrapping_sub(1)));
            return (!both).then_some((family, side));
        }
    }
    None
}

/// A balance whose two sides are sought.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    index: usize,
    line: &'p Line,
    at: usize,
    /// What is balanced; "lãi" and "lỗ" go with takings and with prices.
    family: Option<Family>,
    sign: Trend,
}

impl Asked<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let families: &[Family] = match self.family {
            Some(Family::Trade) => &[Family::Trade],
            Some(Family::Budget) => &[Family::Budget],
            _ => &[Family::Deal, Family::Business],
        };
        families.iter().find_map(|&family| self.of(family))
    }

    fn of(&self, family: Family) -> Option<Claim> {
        if let Some((income, outlay)) = self.pair(self.line, family, Some(self.at)) {
            let stated = family == Family::Trade && self.is_alone(self.line) && !self.is_partial(self.line);
            return self.judge(income, outlay, stated);
        }
        if family != Family::Trade {
            return None;
        }
        let mut nearest = true;
        for back in 1..=LINES_BACK.min(self.index) {
            let line = self.passage.lines.get(self.index - back)?;
            let Some((income, outlay)) = self.pair(line, family, None) else { continue };
            let stated = nearest && back == 1 && line.block == self.line.block && self.is_continued(line);
            if let Some(claim) = self.judge(income, outlay, stated) {
                return Some(claim);
            }
            nearest = false;
        }
        None
    }

    /// The one figure of either side in a sentence, before `limit`.
    fn pair(&self, line: &Line, family: Family, limit: Option<usize>) -> Option<(usize, usize)> {
        let unit = &self.passage.quantity(self.at)?.unit;
        let one = |side: Side| {
            let mut found = self.passage.quantities(line).filter(|&m| {
                limit.is_none_or(|limit| m < limit)
                    && self.passage.quantity(m).is_some_and(|q| is_amount(q) && self.is_like(&q.unit, unit))
                    && side_of(self.passage, line, m) == Some((family, side))
            });
            let first = found.next()?;
            found.next().is_none().then_some(first)
        };
        Some((one(Side::In)?, one(Side::Out)?))
    }

    /// The same currency; a price "per tael" may leave that out once.
    fn is_like(&self, a: &Unit, b: &Unit) -> bool {
        a.base == b.base && (a.per == b.per || a.per.is_empty() || b.per.is_empty())
    }

    /// Only one balance in the sentence.
    fn is_alone(&self, line: &Line) -> bool {
        self.passage
            .quantities(line)
            .filter(|&m| m != self.at)
            .filter_map(|m| self.passage.quantity(m).map(|q| (m, q)))
            .all(|(m, q)| balance_word(self.passage, line, m, q).is_none())
    }

    /// One sector, one market or one month among others.
    fn is_partial(&self, line: &Line) -> bool {
        self.passage.has_word(line.tokens.clone(), words!["FDI", "vực", "khối", "riêng", "sang", "lũy", "dịch"])
    }

    /// Nothing in the sentence of the balance names another period or another part of trade.
    fn is_continued(&self, line: &Line) -> bool {
        let end = self.passage.mention(self.at).map_or(0, |m| m.tokens.end);
        let period =
            self.line.mentions.clone().filter_map(|m| self.passage.mention(m)).any(|m| when(&m.kind).is_some());
        let worded =
            self.passage.has_word(self.line.tokens.start..end, words!["tháng", "năm", "quý", "kỳ", "tuần", "ngày"]);
        !period && !worded && self.is_alone(self.line) && !self.is_partial(self.line) && !self.is_partial(line)
    }

    fn judge(&self, income: usize, outlay: usize, stated: bool) -> Option<Claim> {
        let term =
            |at: usize, role| Some(Term::new(self.passage, self.passage.quantity(at)?, self.passage.span(at), role));
        let terms = vec![term(self.at, Role::Stated)?, term(income, Role::Part)?, term(outlay, Role::Part)?];
        let rises = self.passage.quantity(income)?.number()?.value > self.passage.quantity(outlay)?.number()?.value;
        let right = rises == (self.sign == Trend::Up);
        let binding = if stated { Binding::Stated(0.85) } else { Binding::Likely(0.6) };
        let claim = claim(self.passage, ClaimKind::Balance, Formula::Distance, &Rational::one(), terms, binding)?;
        match (claim.verdict.holds(), right) {
            (true, true) => Some(claim),
            (true, false) => Some(Claim {
                kind: ClaimKind::BalanceSign,
                verdict: Verdict::Contradicts(Gap::Gross),
                confidence: Confidence::new(0.8),
                working: self.comparison(income, outlay)?,
                ..claim
            }),
            (false, true) => Some(claim),
            (false, false) => None,
        }
    }

    /// "86,5 < 87": income against outlay.
    fn comparison(&self, income: usize, outlay: usize) -> Option<String> {
        let (a, b) = (self.passage.quantity(income)?, self.passage.quantity(outlay)?);
        let figures = super::figure::Figures::shared(self.passage, &[a, b]);
        let sign = if a.number()?.value < b.number()?.value { "<" } else { ">" };
        Some(format!("{} {sign} {}", figures.quantity(a), figures.quantity(b)))
    }
}
