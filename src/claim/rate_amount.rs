//! Amounts that a percentage of another amount gives: a price after a discount, a deposit, a tax, the interest of savings.
//!
//! Invariant: amount, percentage and result follow each other in one sentence with no other amount between.

use crate::lexicon::{Hedge, UnitKind, Words, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, Interval, Rational, Written, percent};

use super::binding::Binding;
use super::figure::Figures;
use super::formula::{Formula, as_count, claim};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::percent::is_percentage;

/// Every discount, share of a price and interest whose amounts the text gives.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::PERCENT).among(3);
    for (_, line, at) in passage.starts(&NEEDS) {
        let Some(rate) = passage.quantity(at).filter(|q| is_rate(passage, q)) else { continue };
        let asked = Asked { passage, line, at, rate };
        out.extend(asked.interest().or_else(|| asked.discount()).or_else(|| asked.part_of_price()));
    }
}

/// One percentage, plain or per year.
fn is_rate(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    let yearly = quantity.is_percent()
        && matches!(quantity.unit.per.as_slice(), [per] if per.symbol(passage.scan.lexicon) == Some("năm"));
    quantity.number().is_some() && quantity.hedge.is_none() && (yearly || is_percentage(quantity))
}

struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    at: usize,
    rate: &'a Quantity,
}

impl<'a> Asked<'_, 'a> {
    fn money(&self, at: usize) -> Option<&'a Quantity> {
        self.passage.quantity(at).filter(|q| {
            let money = q.unit.base.kind() == Some(UnitKind::Money);
            let bound = matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
            self.line.mentions.contains(&at) && money && q.unit.per.is_empty() && q.number().is_some() && !bound
        })
    }

    fn tokens(&self, at: usize) -> std::ops::Range<usize> {
        self.passage.mention(at).map_or(0..0, |m| m.tokens.clone())
    }

    /// Whether one of `words` stands within `reach` tokens before mention `at`.
    fn after(&self, at: usize, words: &Words, reach: usize) -> bool {
        let start = self.tokens(at).start;
        self.passage.has_word(start.saturating_sub(reach).max(self.line.tokens.start)..start, words)
    }

    fn term(&self, at: usize, quantity: Quantity, role: Role) -> Term {
        Term::new(self.passage, &quantity, self.passage.span(at), role)
    }

    /// "giá 800 triệu đồng được giảm 15%, còn 680 triệu đồng".
    fn discount(&self) -> Option<Claim> {
        let (price, paid) = (self.at.checked_sub(1)?, self.at + 1);
        let (p, x) = (self.money(price)?, self.money(paid)?);
        let gaps =
            [self.tokens(price).end..self.tokens(self.at).start, self.tokens(self.at).end..self.tokens(paid).start];
        let near = gaps.iter().all(|gap| gap.len() <= 7 && !self.passage.has_mark(gap.clone(), ";.:()"));
        let worded = self.after(price, words!["giá", "yết", "bán"], 6)
            && self.after(self.at, words!["giảm", "khấu", "mại"], 3)
            && self.after(paid, words!["còn"], 4);
        // "giảm thêm", "so với": another step, another base.
        let other =
            gaps.iter().any(|gap| self.passage.has_word(gap.clone(), words!["thêm", "so", "và", "hoặc", "tới", "đến"]));
        (near && worded && !other && p.unit == x.unit && p.trend.is_none()).then_some(())?;
        let sides = |q: &[Quantity], latitude| {
            let [stated, price, rate] = q else { return None };
            let hundred = Interval::point(percent(&Rational::one()));
            let left = hundred.minus(&rate.interval(latitude)?);
            let hundredth = Decimal::new(1, -2).to_rational();
            Some(Sides {
                stated: stated.interval(latitude)?,
                computed: price.interval(latitude)?.times(&left)?.scaled(&hundredth),
            })
        };
        let rate = exact(self.rate);
        let figures = Figures::shared(self.passage, &[x, p]);
        let kept = Decimal::from_int(100).checked_add(self.rate.number()?.value.negated())?;
        let value = p.number()?.value.checked_mul(kept)?.shift(-2);
        let (left, stated) = (figures.quantity(p), figures.quantity(x));
        let percentage = Figures::shared(self.passage, &[self.rate]).quantity(self.rate);
        let computed = figures.decimal(value);
        let equation = Equation {
            kind: ClaimKind::RateAmount,
            terms: vec![
                self.term(paid, x.clone(), Role::Stated),
                self.term(price, p.clone(), Role::Base),
                self.term(self.at, rate, Role::Value),
            ],
            sides: &sides,
            binding: Binding::Stated(0.85),
        };
        equation.claim(|verdict| match verdict {
            _ if computed == stated => format!("{left} × (100% − {percentage}) = {stated}"),
            Verdict::Contradicts(_) => format!("{left} × (100% − {percentage}) = {computed} ≠ {stated}"),
            _ => format!("{left} × (100% − {percentage}) = {computed} ≈ {stated}"),
        })
    }

    /// "giá 2,4 tỷ đồng, đặt cọc 20%, tương đương 480 triệu đồng"; "thuế 10% (khoảng 11,2 tỷ đồng)".
    fn part_of_price(&self) -> Option<Claim> {
        let (price, part) = (self.at.checked_sub(1)?, self.at + 1);
        let (p, x) = (self.money(price)?, self.money(part)?);
        let gap = self.tokens(self.at).end..self.tokens(part).start;
        let tied = gap.len() <= 5
            && (self.passage.has_mark(gap.clone(), "(")
                || self.passage.has_word(gap.clone(), words!["tương", "tức", "là", "bằng"]));
        let paid = self.after(self.at, words!["cọc", "trước", "thuế", "phí", "phạt", "hồng", "ứng"], 6);
        let apart = self.passage.has_mark(self.tokens(price).end..self.tokens(part).start, ";.");
        let changed = self.rate.trend.is_some() || x.trend.is_some() || p.trend.is_some();
        (tied && paid && !apart && !changed && p.unit.base == x.unit.base).then_some(())?;
        let priced = self.after(price, words!["giá", "trị"], 5) && self.after(self.at, words!["cọc", "trước"], 5);
        let binding = if priced { Binding::Stated(0.75) } else { Binding::Likely(0.6) };
        let terms = vec![
            self.term(part, x.clone(), Role::Stated),
            self.term(price, p.clone(), Role::Base),
            self.term(self.at, exact(self.rate), Role::Value),
        ];
        let hundredth = Decimal::new(1, -2).to_rational();
        claim(self.passage, ClaimKind::RateAmount, Formula::Product, &hundredth, terms, binding)
    }

    /// "Gửi 500 triệu đồng kỳ hạn 12 tháng với lãi suất 5,6%/năm, nhận 28 triệu đồng tiền lãi".
    fn interest(&self) -> Option<Claim> {
        (!self.rate.unit.per.is_empty() && self.after(self.at, words!["suất"], 4)).then_some(())?;
        let before = self.line.mentions.start..self.at;
        let principal = before.clone().find(|&m| self.money(m).is_some() && self.after(m, words!["gửi", "vay"], 4))?;
        let alone = before.clone().filter(|&m| self.money(m).is_some()).count() == 1;
        let months = before.rev().find(|&m| self.is_term(m))?;
        let mut paid = (self.at + 1..self.line.mentions.end).filter(|&m| self.money(m).is_some());
        let interest = paid.next().filter(|_| paid.next().is_none())?;
        let end = self.tokens(interest).end;
        let start = self.tokens(interest).start;
        let named = self.passage.has_word(start.saturating_sub(4)..start, words!["lãi"])
            || self.passage.has_word(end..(end + 3).min(self.line.tokens.end), words!["lãi"]);
        let both = self.passage.has_word(self.line.tokens.clone(), words!["gốc", "kép", "thưởng", "mỗi", "tháng/"]);
        (alone && named && !both).then_some(())?;
        let terms = vec![
            self.term(interest, self.money(interest)?.clone(), Role::Stated),
            self.term(principal, self.money(principal)?.clone(), Role::Base),
            self.term(self.at, exact(self.rate), Role::Value),
            self.term(months, as_count(self.passage.quantity(months)?), Role::Part),
        ];
        let factor = Rational::new(1.into(), 1200.into());
        claim(self.passage, ClaimKind::RateAmount, Formula::Product, &factor, terms, Binding::Stated(0.8))
    }

    /// "kỳ hạn 12 tháng".
    fn is_term(&self, at: usize) -> bool {
        let monthly = self
            .passage
            .quantity(at)
            .is_some_and(|q| q.number().is_some() && q.unit.base.symbol(self.passage.scan.lexicon) == Some("tháng"));
        monthly && self.after(at, words!["hạn"], 2)
    }
}

/// A rate of an offer or a contract is meant to the last.
fn exact(rate: &Quantity) -> Quantity {
    match rate.amount {
        Amount::One(number) => {
            let number = Written { last_place: number.last_place - 2, ..number };
            Quantity { amount: Amount::One(number), ..rate.clone() }
        }
        _ => rate.clone(),
    }
}
