//! Rates ("12.400 lượt mỗi ngày", "1,2 triệu đồng/người", "65 tạ/ha") with the number of units and the total that they
//! belong to: averages, products, yields.
//!
//! Invariant: a contradiction is told only where the sentence ties one total and one number of units to the rate.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, UnitKind, WordSet, Words, words};
use crate::mention::{Amount, Base, Kind, Period, Quantity, Unit};
use crate::number::{Decimal, Form, Rational, Written};

use super::binding::Binding;
use super::formula::{Formula, as_count, as_rounded, claim, is_telling};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::passage::{Line, Passage};

/// How many totals and numbers of units are tried with one rate.
const MOST_CANDIDATES: usize = 3;

/// Most tokens from the first figure of a sale to the last.
const MOST_OF_SALE: usize = 24;

/// Words of which a rate in words has one.
const EACH: WordSet = WordSet::of(&["mỗi", "một"]);

/// Every rate whose total and number of units the text gives.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for (index, line) in passage.lines.iter().enumerate() {
        for at in passage.quantities(line) {
            let Some(rate) = rate_at(passage, line, at) else { continue };
            let before = index.checked_sub(1).and_then(|i| passage.lines.get(i)).filter(|l| l.block == line.block);
            out.extend(Asked { passage, line, before, rate }.claim());
        }
    }
}

/// A quantity per something.
struct Rate<'a> {
    at: usize,
    quantity: &'a Quantity,
    per: Base,
    /// From "mỗi" or the number to the last token of both.
    tokens: Range<usize>,
    /// "bình quân", "trung bình" stands before it in its clause.
    average: Option<usize>,
}

fn rate_at<'a>(passage: &Passage<'a>, line: &Line, at: usize) -> Option<Rate<'a>> {
    let mention = passage.mention(at)?;
    let quantity = mention.quantity().filter(|q| q.number().is_some() && !q.is_percent() && !q.unit.is_none())?;
    if !is_level(passage, at) {
        return None;
    }
    if quantity.unit.per.is_empty() && !line.may_hold(&EACH) {
        return None;
    }
    let clause = clause_start(passage, line, mention.tokens.start);
    let (per, tokens) = match quantity.unit.per.as_slice() {
        [per] => (*per, mention.tokens.clone()),
        [] => per_after(passage, &mention.tokens).or_else(|| per_before(passage, clause, &mention.tokens))?,
        _ => return None,
    };
    let average = average_word(passage, clause, mention.tokens.start);
    Some(Rate { at, quantity, per, tokens, average })
}

/// Whether a figure is a level: no change, or the level that a change leads to ("lên 59,1 tạ/ha").
fn is_level(passage: &Passage<'_>, at: usize) -> bool {
    passage.mention(at).is_some_and(|m| {
        m.quantity().is_some_and(|q| q.trend.is_none())
            || passage.scan.is_one_of(m.tokens.start.wrapping_sub(1), words!["lên", "xuống", "còn"])
    })
}

/// "12.400 lượt mỗi ngày", "8 triệu đồng một tháng".
fn per_after(passage: &Passage<'_>, tokens: &Range<usize>) -> Option<(Base, Range<usize>)> {
    // "2,2 điều dưỡng trên một bác sĩ"
    let each = tokens.end + usize::from(passage.scan.is_one_of(tokens.end, words!["trên"]));
    passage.scan.is_one_of(each, words!["mỗi", "một"]).then_some(())?;
    let (length, base) = base_at(passage, each + 1)?;
    Some((base, tokens.start..each + 1 + length))
}

/// "mỗi suất 500.000 đồng", "bình quân một ngày đón 300 khách".
fn per_before(passage: &Passage<'_>, clause: usize, tokens: &Range<usize>) -> Option<(Base, Range<usize>)> {
    let from = tokens.start.saturating_sub(9).max(clause);
    let each = (from..tokens.start).rev().find(|&i| {
        passage.scan.is_one_of(i, words!["mỗi"])
            || passage.scan.is_one_of(i, words!["một"])
                && passage.scan.is_one_of(i.wrapping_sub(1), words!["quân", "bình", "ra"])
    })?;
    let (length, base) = base_at(passage, each + 1)?;
    let free = (each + 1 + length..tokens.start).all(|i| passage.mention_over(i).is_none());
    let compared = passage.has_word(each + 1 + length..tokens.start, words!["tăng", "giảm", "thêm", "hơn", "còn"]);
    (free && !compared).then_some((base, each..tokens.end))
}

/// The unit or noun at a token.
fn base_at(passage: &Passage<'_>, at: usize) -> Option<(usize, Base)> {
    passage.scan.phrase(at, |e| match e {
        Entry::Noun(id) => Some(Base::Noun(id)),
        Entry::Unit(id) => Some(Base::Unit(id, passage.scan.lexicon.unit(id)?.kind)),
        _ => None,
    })
}

fn clause_start(passage: &Passage<'_>, line: &Line, before: usize) -> usize {
    (line.tokens.start..before)
        .rev()
        .find(|&i| passage.is_pause(i) || passage.scan.is_any_mark(i, "().:–"))
        .map_or(line.tokens.start, |i| i + 1)
}

/// "bình quân", "trung bình", "tính ra" in the clause, with no other figure behind it.
fn average_word(passage: &Passage<'_>, clause: usize, end: usize) -> Option<usize> {
    let at = (clause..end).rev().find(|&i| {
        passage.scan.is_one_of(i, words!["bình"]) && passage.scan.is_one_of(i + 1, words!["quân"])
            || passage.scan.is_one_of(i, words!["trung"]) && passage.scan.is_one_of(i + 1, words!["bình"])
            || passage.scan.is_one_of(i, words!["tính"]) && passage.scan.is_one_of(i + 1, words!["ra"])
    })?;
    let head = passage.has_word(at..end, words!["đầu"]);
    (end - at <= 10 && !head).then_some(at)
}

/// The step from one unit to another of the same dimension: 1 of `from` is so many of `to`.
fn step(passage: &Passage<'_>, from: Base, to: Base) -> Option<Rational> {
    if from == to {
        return Some(Rational::one());
    }
    let lexicon = passage.scan.lexicon;
    let (a, b) = (from.symbol(lexicon)?, to.symbol(lexicon)?);
    if let (Base::Noun(_), Base::Noun(_)) = (from, to) {
        // "lượt khách" and "lượt", "suất quà" and "suất": the shorter name heads the longer one.
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        return long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')).then(Rational::one);
    }
    let size = |symbol: &str| STEPS.iter().find(|(name, ..)| *name == symbol).map(|(_, dim, power)| (*dim, *power));
    let ((one, from), (other, to)) = (size(a)?, size(b)?);
    (one == other).then(|| Decimal::new(1, from - to).to_rational())
}

/// Units that figures of one sentence are converted between: symbol, dimension, power of ten.
const STEPS: [(&str, char, i32); 10] = [
    ("kg", 'm', 0),
    ("tạ", 'm', 2),
    ("t", 'm', 3),
    ("m2", 'a', 0),
    ("ha", 'a', 4),
    ("km2", 'a', 6),
    ("mm", 'l', -3),
    ("cm", 'l', -2),
    ("m", 'l', 0),
    ("km", 'l', 3),
];

/// A rate whose total and number of units are sought.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    before: Option<&'p Line>,
    rate: Rate<'a>,
}

/// A total or a number of units.
#[derive(Clone)]
struct Operand {
    at: usize,
    quantity: Quantity,
    step: Rational,
}

impl Asked<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let (totals, units) = (self.totals(self.line), self.units(self.line));
        if !totals.is_empty() && !units.is_empty() {
            return self.of(&totals, &units, Tie::Sentence);
        }
        // "… có 110.842 doanh nghiệp với tổng vốn 994,7 nghìn tỷ đồng. Vốn bình quân một doanh nghiệp là 9 tỷ đồng."
        self.rate.average?;
        let before = self.before?;
        let totals = if totals.is_empty() { self.totals(before) } else { totals };
        let units = if units.is_empty() { self.units(before) } else { units };
        self.of(&totals, &units, Tie::Neighbour)
    }

    fn of(&self, totals: &[Operand], units: &[Operand], tie: Tie) -> Option<Claim> {
        let mut contradicted = None;
        for total in totals {
            for unit in units.iter().filter(|u| u.at != total.at) {
                let alone = totals.len() == 1 && units.len() == 1;
                let is_one = |q: &Quantity| q.number().is_some_and(|n| n.value == Decimal::from_int(1));
                let one = is_one(&unit.quantity) || is_one(self.rate.quantity);
                let stated = alone
                    && match tie {
                        Tie::Sentence => self.is_stated(total.at, unit.at),
                        Tie::Neighbour => self.is_continued(total.at),
                    };
                let binding = match tie {
                    _ if one => continue,
                    Tie::Sentence if stated => Binding::Stated(0.85),
                    Tie::Neighbour if stated => Binding::Stated(0.7),
                    _ => Binding::Likely(0.6),
                };
                let Some(claim) = self.equation(total, unit, binding) else { continue };
                match claim.verdict {
                    Verdict::Holds | Verdict::HoldsTruncated => return Some(claim),
                    _ => contradicted = Some(claim),
                }
            }
        }
        let sole = || match (totals, units, tie) {
            ([total], [units], Tie::Sentence) => self.misplaced(total, units),
            _ => None,
        };
        contradicted.or_else(sole)
    }

    /// "bán 2 tấn dưa với giá 3.000 đồng/kg, thu về 60 triệu đồng": what is sold at a price brings exactly so much but for a
    /// power of ten. Other takings than those of this sale would hardly have its digits.
    fn misplaced(&self, total: &Operand, units: &Operand) -> Option<Claim> {
        let (t, r, u) = (self.tokens(total.at), &self.rate.tokens, self.tokens(units.at));
        let named = |end: usize, words: &Words| self.passage.has_word(end.saturating_sub(3)..end, words);
        let sold = is_money(self.rate.quantity)
            && named(self.tokens(self.rate.at).start, words!["giá"])
            && named(t.start, words!["thu", "được", "về"])
            && t.start >= r.end.max(u.end)
            && t.end - r.start.min(u.start) <= MOST_OF_SALE;
        let one = |q: &Quantity| q.number().is_none_or(|n| n.value == Decimal::from_int(1)) || q.hedge.is_some();
        if !sold || one(&units.quantity) || one(&total.quantity) || one(self.rate.quantity) {
            return None;
        }
        let fits = |power: &i32| {
            let number = total.quantity.number().map(|n| n.shift(*power));
            let shifted = number.map(|n| Quantity { amount: Amount::One(n), ..total.quantity.clone() });
            let shifted = shifted.map(|quantity| Operand { quantity, ..total.clone() });
            let claim = shifted.and_then(|total| self.equation(&total, units, Binding::Likely(0.6)));
            claim.is_some_and(|claim| claim.verdict == Verdict::Holds && !claim.working.contains('≈'))
        };
        [-3, -2, -1, 1, 2, 3].iter().any(fits).then(|| self.equation(total, units, Binding::Stated(0.75)))?
    }

    /// Quantities that the rate may be a rate of.
    fn totals(&self, line: &Line) -> Vec<Operand> {
        let base = self.rate.quantity.unit.base;
        self.candidates(line, |q| q.unit.per.is_empty().then(|| step(self.passage, q.unit.base, base)).flatten())
    }

    /// Numbers of the units that the rate is per.
    fn units(&self, line: &Line) -> Vec<Operand> {
        let mut found = self.candidates(line, |q| {
            q.unit.per.is_empty().then(|| step(self.passage, q.unit.base, self.rate.per)).flatten()
        });
        if self.is_monthly() {
            found.extend(line.mentions.clone().filter_map(|m| {
                let months = months(&self.passage.mention(m)?.kind)?;
                let number = Written::count(i64::from(months), Form::Digits);
                let quantity = Quantity {
                    amount: Amount::One(number),
                    unit: Unit::default(),
                    hedge: None,
                    trend: None,
                    other: None,
                    ..self.rate.quantity.clone()
                };
                Some(Operand { at: m, quantity, step: Rational::one() })
            }));
        }
        found
    }

    fn candidates(&self, line: &Line, step: impl Fn(&Quantity) -> Option<Rational>) -> Vec<Operand> {
        let mut found: Vec<Operand> = Vec::new();
        for at in self.passage.quantities(line).filter(|&m| m != self.rate.at) {
            let Some(quantity) = self.passage.quantity(at).filter(|q| q.number().is_some()) else { continue };
            if !is_level(self.passage, at) {
                continue;
            }
            if let Some(step) = step(quantity).filter(|_| !self.is_aside(line, at)) {
                found.push(Operand { at, quantity: quantity.clone(), step });
            }
        }
        found.truncate(MOST_CANDIDATES);
        found
    }

    /// A part of a total ("gồm 96.000 …"), a figure in brackets, the unit of the rate itself ("một ngày").
    fn is_aside(&self, line: &Line, at: usize) -> bool {
        let Some(mention) = self.passage.mention(at) else { return true };
        let start = mention.tokens.start;
        let own = self.rate.tokens.contains(&start);
        let from = line.tokens.start;
        let part = self.passage.has_cue(from..start, Cue::Comprise);
        let bracketed = self.passage.is_bracketed(mention.tokens.end..line.tokens.end);
        own || part && start < self.rate.tokens.start || bracketed
    }

    fn is_monthly(&self) -> bool {
        self.rate.per.symbol(self.passage.scan.lexicon) == Some("tháng")
    }

    fn tokens(&self, at: usize) -> Range<usize> {
        self.passage.mention(at).map_or(0..0, |m| m.tokens.clone())
    }

    /// Whether the sentence itself says that this total and this number of units make the rate.
    fn is_stated(&self, total: usize, units: usize) -> bool {
        let (t, u, r) = (self.tokens(total), self.tokens(units), &self.rate.tokens);
        let scan = &self.passage.scan;
        let run = t.start.min(u.start).min(r.start)..t.end.max(u.end).max(r.end);
        let joins = words!["và", "cùng", "kèm", "chưa", "ngoài", "so", "khác", "nếu", "còn", "hoặc"];
        // "gồm 96.000 lượt khách quốc tế và …": the parts of the total are no other figures.
        let clause = clause_start(self.passage, self.line, r.start);
        let parts = match self.passage.cue_in(t.end..clause.max(t.end), |c| c == Cue::Comprise) {
            Some((cue, _)) if cue <= t.end + 4 => cue..clause,
            _ => 0..0,
        };
        let gaps = run.clone().filter(|i| !t.contains(i) && !u.contains(i) && !r.contains(i) && !parts.contains(i));
        let joined = gaps.clone().any(|i| scan.is_one_of(i, joins));
        let crowded = gaps.clone().any(|i| {
            self.passage
                .mention_over(i)
                .is_some_and(|m| m.quantity().is_some_and(|q| q.trend.is_none() && !q.unit.is_none()))
        });
        if crowded || run.len() > 72 {
            return false;
        }
        let named = |at: usize, words: &Words| self.passage.has_word(at.saturating_sub(6)..at, words);
        match self.kind(total) {
            ClaimKind::Yield => {
                let rated = named(self.tokens(self.rate.at).start, words!["suất", "độ"]);
                rated && (named(t.start, words!["lượng"]) || named(t.start, words!["số"]))
            }
            ClaimKind::Average => self.rate.average.is_some() && t.end <= r.start && u.end <= r.start && !joined,
            _ => {
                let after = t.start >= r.end && t.start - r.end <= 8 && u.end <= r.start && r.start - u.end <= 8;
                let first = self.line.mentions.clone().take_while(|&m| m < units);
                let alone = first.into_iter().all(|m| self.passage.quantity(m).is_none());
                after && alone && !joined && named(t.start, words!["tổng", "giá", "tiền", "cộng"])
            }
        }
    }

    /// "… với tổng vốn 994 nghìn tỷ đồng. Vốn bình quân một doanh nghiệp …": the indicator of the sentence before is
    /// taken up.
    fn is_continued(&self, total: usize) -> bool {
        let (t, scan) = (self.tokens(total), &self.passage.scan);
        // "Quỹ đã chi 1.287 tỷ đồng, bình quân 438.000 đồng/lượt": only the number of units is in the sentence before.
        if self.line.mentions.contains(&total) {
            let joined =
                self.passage.has_word(t.end..self.rate.tokens.start.max(t.end), words!["và", "so", "còn", "cùng"]);
            // Months and years of the sentence before are those of another figure.
            let counted = matches!(self.rate.quantity.unit.per.as_slice(), [Base::Noun(_)]);
            return t.end < self.rate.tokens.start && !joined && counted;
        }
        let Some(head) = self.rate.average.and_then(|at| at.checked_sub(1)) else { return false };
        let label = scan.str(head).to_lowercase();
        scan.is_word(head)
            && head >= self.line.tokens.start
            && (t.start.saturating_sub(4)..t.start).any(|i| scan.is_spelled(i, &label))
    }

    /// What is stated: the rate, if it stands last, or the total.
    fn kind(&self, total: usize) -> ClaimKind {
        let lexicon = self.passage.scan.lexicon;
        let unit = |base: Base| base.symbol(lexicon).and_then(|s| STEPS.iter().find(|(name, ..)| *name == s));
        let area = unit(self.rate.per).is_some_and(|&(_, dimension, _)| dimension == 'a');
        let mass = unit(self.rate.quantity.unit.base).is_some_and(|&(_, dimension, _)| dimension == 'm');
        let people = self.rate.quantity.unit.base.symbol(lexicon) == Some("người");
        if area && (mass || people) {
            ClaimKind::Yield
        } else if self.tokens(total).start < self.rate.tokens.start {
            ClaimKind::Average
        } else {
            ClaimKind::Product
        }
    }

    /// A price or a rate that is given: measured, and to the last if it is an amount of money fixed for each.
    fn as_rate(&self) -> Quantity {
        let mut quantity = self.rate.quantity.clone();
        let noun = self.rate.per.symbol(self.passage.scan.lexicon).filter(|_| matches!(self.rate.per, Base::Noun(_)));
        let given = noun.and_then(|n| n.split(' ').next()).is_some_and(|word| GIVEN_TO.contains(&word));
        if let (true, None, Amount::One(number)) = (given && is_money(&quantity), quantity.hedge, quantity.amount) {
            quantity.amount = Amount::One(Written { last_place: number.last_place - 2, ..number });
        }
        quantity.unit.per.push(quantity.unit.base);
        quantity
    }

    fn equation(&self, total: &Operand, units: &Operand, binding: Binding) -> Option<Claim> {
        let kind = self.kind(total.at);
        let term =
            |at: usize, quantity: Quantity, role| Term::new(self.passage, &quantity, self.passage.span(at), role);
        let rate = self.rate.quantity;
        let last = kind == ClaimKind::Average || self.rate.tokens.start > self.tokens(total.at).start;
        let claim = if last {
            let factor = &total.step / &units.step;
            let terms = vec![
                term(self.rate.at, as_rounded(rate), Role::Stated),
                term(total.at, total.quantity.clone(), Role::Whole),
                term(units.at, as_count(&units.quantity), Role::Part),
            ];
            claim(self.passage, kind, Formula::Quotient, &factor, terms, binding)?
        } else {
            let factor = &units.step / &total.step;
            let terms = vec![
                term(total.at, total.quantity.clone(), Role::Stated),
                term(units.at, as_count(&units.quantity), Role::Part),
                term(self.rate.at, self.as_rate(), Role::Value),
            ];
            claim(self.passage, kind, Formula::Product, &factor, terms, binding)?
        };
        let stated = if last { rate } else { &total.quantity };
        let telling = matches!(binding, Binding::Stated(_)) || is_telling(stated, &claim);
        telling.then_some(claim)
    }
}

/// Where the number of units stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// In the sentence of the rate.
    Sentence,
    /// In the sentence before.
    Neighbour,
}

/// Those who are given a fixed amount each ("mỗi suất 1,5 triệu đồng"), by the first word of the noun.
const GIVEN_TO: [&str; 12] = ["suất", "phần", "hộ", "người", "em", "cháu", "học", "gia", "giải", "nhân", "hội", "đoàn"];

fn is_money(quantity: &Quantity) -> bool {
    quantity.unit.base.kind() == Some(UnitKind::Money)
}

/// How many months a period has.
fn months(kind: &Kind) -> Option<u8> {
    match *kind {
        Kind::Period(Period::Months { from, to, .. }) => to.checked_sub(from).map(|n| n + 1).filter(|&n| n > 1),
        Kind::Quarter(..) => Some(3),
        _ => None,
    }
}
