//! Shares, completion of plans, and structures that must come to 100%: which figures a percentage is a percentage of.
//!
//! Invariant: a contradiction is told only where the text itself names the part and the whole.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Kinds};
use crate::mention::{Kind, Quantity, Unit};
use crate::number::{Interval, Latitude, Rational, percent};

use num_traits::{One, Zero};

use super::fact::{Fact, Facts, Status, common_head, same_indicator};
use super::figure::{Figures, total};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};
use super::percent::{Binding, is_percentage, ratio_claim, term};

/// Every percentage of something.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts, out: &mut Vec<Claim>) {
    for (index, line) in passage.lines.iter().enumerate() {
        for at in passage.quantities(line) {
            let Some(quantity) = passage.quantity(at).filter(|q| is_percentage(q) && q.trend.is_none()) else {
                continue;
            };
            let asked = Asked { passage, facts, line, index, at, quantity };
            out.extend(if asked.plan_word().is_some() { asked.plan() } else { asked.share() });
        }
        out.extend(structure(passage, line));
    }
}

/// A percentage whose part and whole are sought.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    facts: &'p Facts,
    line: &'p Line,
    index: usize,
    at: usize,
    quantity: &'p Quantity,
}

impl Asked<'_, '_> {
    fn start(&self) -> usize {
        self.passage.mention(self.at).map_or(0, |m| m.tokens.start)
    }

    fn end(&self) -> usize {
        self.passage.mention(self.at).map_or(0, |m| m.tokens.end)
    }

    fn stated(&self) -> Option<Term> {
        term(self.passage, self.at, Role::Stated)
    }

    /// The figure that the percentage is said of: the last one before it, tied to it by "chiếm", "đạt", "bằng" or a
    /// bracket.
    fn part(&self) -> Option<usize> {
        let before = (self.line.mentions.start..self.at).rev().find(|&m| {
            self.passage.mention(m).is_some_and(|m| matches!(m.kind, Kind::Quantity(_) | Kind::Fraction { .. }))
        })?;
        let between = self.passage.mention(before)?.tokens.end..self.start();
        self.tied(between).then_some(before).filter(|&m| !self.is_aside(m))
    }

    /// Whether the words right before the percentage tie it to the figure before.
    fn tied(&self, between: Range<usize>) -> bool {
        if between.is_empty() || between.len() > 16 || self.passage.has_mark(between.clone(), ";.") {
            return false;
        }
        let tail = (between.start..between.end)
            .rev()
            .find(|&i| self.passage.scan.is_any_mark(i, ",("))
            .map_or(between.start, |i| i + 1);
        let bracket = tail == between.end && self.passage.scan.is_mark(tail - 1, '(');
        bracket || (tail < between.end && self.only_ties(tail..between.end))
    }

    /// Only "chiếm", "đạt", "bằng", "tỷ lệ", "khoảng" and the like.
    fn only_ties(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        let mut tied = false;
        while at < range.end {
            let tie = self.passage.scan.phrase(at, |e| match e {
                Entry::Cue(Cue::Share | Cue::Equal | Cue::Reach | Cue::Fulfil) => Some(true),
                Entry::Hedge(_) => Some(false),
                _ => None,
            });
            let Some((length, strong)) = tie else {
                if self.passage.scan.is_one_of(at, &["được", "mới", "chỉ", "đã", "với"]) {
                    at += 1;
                    continue;
                }
                return false;
            };
            tied |= strong;
            at += length;
        }
        tied
    }

    /// One past the word for a plan right behind the percentage ("… dự toán", "so với kế hoạch").
    fn plan_word(&self) -> Option<usize> {
        let cue = |at, cue| self.passage.scan.find(at, Kinds::CUE, |e| (e == Entry::Cue(cue)).then_some(()));
        let at = self.end() + cue(self.end(), Cue::Versus).map_or(0, |(length, ())| length);
        cue(at, Cue::Plan).map(|(length, ())| at + length)
    }

    /// "bằng 69,5% dự toán năm (12.000 tỷ đồng)", "đạt 75,1% kế hoạch vốn 6.000 tỷ đồng".
    fn plan(&self) -> Option<Claim> {
        let plan_end = self.plan_word()?;
        // "vượt 8,5% kế hoạch" is said of what lies above the plan.
        if self.passage.scan.is_one_of(self.start().wrapping_sub(1), &["vượt", "hụt", "thấp", "cao", "hơn"]) {
            return None;
        }
        if let Some(claim) = self.plan_in_fraction() {
            return Some(claim);
        }
        let part = self.plan_part()?;
        let unit = &self.passage.quantity(part)?.unit;
        if let Some(whole) = self.plan_after(plan_end, unit) {
            return self.claim(ClaimKind::PlanCompletion, part, &[whole], Role::Plan, Binding::Stated(0.9));
        }
        let planned = self.planned(part)?;
        self.claim(ClaimKind::PlanCompletion, part, &planned, Role::Plan, Binding::Likely(0.6))
    }

    /// The figure that a plan percentage is said of; other changes may stand between ("gấp 1,2 lần so với cùng kỳ").
    fn plan_part(&self) -> Option<usize> {
        (self.line.mentions.start..self.at)
            .rev()
            .find(|&m| {
                self.passage.quantity(m).is_some_and(|q| {
                    q.trend.is_none()
                        && !q.unit.is_none()
                        && !q.is_percent()
                        && q.number().is_some()
                        && !is_multiple(&q.unit)
                }) && !self.is_aside(m)
            })
            .filter(|&m| {
                let between = self.passage.mention(m).map_or(0, |m| m.tokens.end)..self.start();
                between.len() <= 24 && !self.passage.has_mark(between, ";.")
            })
    }

    /// A figure in brackets, or one that is itself the plan of another percentage.
    fn is_aside(&self, m: usize) -> bool {
        let Some(mention) = self.passage.mention(m) else { return true };
        let before = self.line.tokens.start..mention.tokens.start;
        let clause = before.clone().rev().find(|&i| self.passage.is_pause(i)).map_or(before.start, |i| i + 1);
        let opened = (clause..before.end).rev().find(|&i| self.passage.scan.is_any_mark(i, "()"));
        let bracketed = opened.is_some_and(|i| self.passage.scan.is_mark(i, '('))
            && self.passage.has_mark(mention.tokens.end..self.start(), ")");
        let percent =
            |i| self.passage.mention_at(i).and_then(|p| self.passage.quantity(p)).is_some_and(Quantity::is_percent);
        let planned = self.passage.has_cue(clause..before.end, Cue::Plan) && (clause..before.end).any(percent);
        bracketed || planned
    }

    /// "thu 17.654/18.405 tỷ đồng, bằng 91,9% dự toán".
    fn plan_in_fraction(&self) -> Option<Claim> {
        let part = self.part()?;
        self.fraction_terms(part, Role::Plan)
            .and_then(|terms| ratio_claim(self.passage, ClaimKind::PlanCompletion, terms, Binding::Stated(0.9)))
    }

    /// The plan right behind its word: in brackets, or with nothing but its giver between.
    fn plan_after(&self, from: usize, unit: &Unit) -> Option<usize> {
        let next = self.passage.mentions.partition_point(|m| m.tokens.start < from);
        let found = (next..self.line.mentions.end).find(|&m| self.passage.quantity(m).is_some())?;
        let mention = self.passage.mention(found)?;
        let between = from..mention.tokens.start;
        let fits =
            self.passage.quantity(found).is_some_and(|q| q.unit == *unit && q.trend.is_none() && q.number().is_some());
        let open = self.passage.has_mark(between.clone(), "(")
            || (!self.passage.has_mark(between.clone(), ",;.)") && between.len() <= 6);
        let compared = self.passage.has_word(between.clone(), &["tăng", "giảm", "vượt", "còn", "hụt", "và", "với"]);
        (fits && open && !compared && between.len() <= 8).then_some(found)
    }

    /// The planned figures of the same indicator anywhere in the text; for exports and imports together, both plans.
    fn planned(&self, part: usize) -> Option<Vec<usize>> {
        let own = self.facts.of(part)?;
        let unit = &self.passage.quantity(part)?.unit;
        let plans: Vec<&Fact> = self
            .facts
            .around(part)
            .filter(|f| {
                f.status == Status::Planned
                    && f.mention != part
                    && self.passage.quantity(f.mention).is_some_and(|q| q.unit == *unit)
            })
            .collect();
        let one: Vec<usize> =
            plans.iter().filter(|f| same_indicator(&f.indicator, &own.indicator, 3)).map(|f| f.mention).collect();
        if let [single] = one.as_slice() {
            return Some(vec![*single]);
        }
        let says = |f: &Fact, word: &str| f.indicator.iter().any(|w| w == word);
        let both = says(own, "xuất") && says(own, "nhập");
        let exports: Vec<usize> =
            plans.iter().filter(|f| says(f, "xuất") && !says(f, "nhập")).map(|f| f.mention).collect();
        let imports: Vec<usize> =
            plans.iter().filter(|f| says(f, "nhập") && !says(f, "xuất")).map(|f| f.mention).collect();
        match (both, exports.as_slice(), imports.as_slice()) {
            (true, [x], [m]) => Some(vec![*x, *m]),
            _ => None,
        }
    }

    fn share(&self) -> Option<Claim> {
        if let Some(claim) = self.occupancy() {
            return Some(claim);
        }
        let part = self.part()?;
        if let Some(terms) = self.fraction_terms(part, Role::Whole) {
            let votes = self.passage.mention(part).is_some_and(|m| is_vote(self.passage, m.tokens.clone()));
            let binding = if votes { Binding::Likely(0.7) } else { Binding::Stated(0.85) };
            return ratio_claim(self.passage, ClaimKind::Share, terms, binding);
        }
        let quantity = self.passage.quantity(part).filter(|q| q.trend.is_none() && !q.is_percent())?;
        if let Some((of, whole)) = self.out_of_total(part, quantity) {
            return self.claim(ClaimKind::Share, of, &[whole], Role::Whole, Binding::Stated(0.85));
        }
        let (whole, binding) = self.named_whole(part, quantity).or_else(|| {
            let (whole, binding) = self.whole_before(part, quantity)?;
            // "12% dân số cả nước": the percentage names a whole of its own, which need not be this one.
            let named_otherwise = !self.label_after().is_empty();
            Some((whole, if named_otherwise { Binding::Likely(0.5) } else { binding }))
        })?;
        self.claim(ClaimKind::Share, part, &[whole], Role::Whole, binding)
    }

    /// The two numbers of a fraction as terms.
    fn fraction_terms(&self, at: usize, role: Role) -> Option<Vec<Term>> {
        let mention = self.passage.mention(at)?;
        let Kind::Fraction { part, whole, unit, .. } = &mention.kind else { return None };
        let quantity = |number| Quantity {
            amount: crate::mention::Amount::One(number),
            unit: unit.clone(),
            hedge: None,
            trend: None,
            other: None,
            ..self.quantity.clone()
        };
        (!unit.is_none()).then_some(())?;
        Some(vec![
            self.stated()?,
            Term::new(self.passage, &quantity(*part), mention.span, Role::Part),
            Term::new(self.passage, &quantity(*whole), mention.span, role),
        ])
    }

    /// The words right after the percentage that name what it is of ("bằng 29,5% vốn đăng ký").
    fn label_after(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut at = self.end();
        while self.passage.scan.is_one_of(at, &["của", "so", "với", "trong", "tổng", "số"]) {
            at += 1;
        }
        let ends = ["và", "còn", "thì", "là", "tăng", "giảm", "nhưng", "để", "khi", "do", "với"];
        while self.passage.scan.is_word(at)
            && words.len() < 8
            && !self.passage.scan.is_one_of(at, &ends)
            && self.passage.mention_at(at).is_none()
        {
            words.push(self.passage.scan.str(at).to_lowercase());
            at += 1;
        }
        words
    }

    /// The fact that the words after the percentage name.
    fn named_whole(&self, part: usize, quantity: &Quantity) -> Option<(usize, Binding)> {
        let label = self.label_after();
        let value = quantity.number()?.value;
        let large = |q: &Quantity| q.unit == quantity.unit && q.number().is_some_and(|n| n.value >= value);
        let named: Vec<usize> = self
            .facts
            .around(part)
            .filter(|f| {
                label.len() >= 3
                    && f.mention < part
                    && f.line.abs_diff(self.index) <= 1
                    && f.indicator.ends_with(&label)
            })
            .filter(|f| self.passage.quantity(f.mention).is_some_and(large))
            .map(|f| f.mention)
            .collect();
        match named.as_slice() {
            [one] => Some((*one, Binding::Stated(0.8))),
            _ => None,
        }
    }

    /// "51 mẫu trên tổng số 58 mẫu, đạt 88%": the part, then the whole.
    fn out_of_total(&self, last: usize, whole: &Quantity) -> Option<(usize, usize)> {
        let earlier = last.checked_sub(1).filter(|m| self.line.mentions.contains(m))?;
        let part = self.passage.quantity(earlier).filter(|q| q.unit == whole.unit && q.number().is_some())?;
        let between = self.passage.mention(earlier)?.tokens.end..self.passage.mention(last)?.tokens.start;
        let over =
            self.passage.has_word(between.clone(), &["trên"]) && self.passage.has_word(between.clone(), &["tổng"]);
        (over && between.len() <= 4 && part.trend.is_none()).then_some((earlier, last))
    }

    /// "Trong tổng số 250 hộ …, có 85 hộ …, chiếm 34%"; "51 mẫu trên tổng số 58 mẫu, đạt 88%"; "1.320 ha …, đã cho thuê
    /// 545 ha, đạt 41,3%".
    fn whole_before(&self, part: usize, quantity: &Quantity) -> Option<(usize, Binding)> {
        let earlier = (self.line.mentions.start..part).rev().find(|&m| {
            self.passage
                .quantity(m)
                .is_some_and(|q| q.unit == quantity.unit && q.number().is_some() && q.trend.is_none())
        })?;
        let (whole, other) = (self.passage.mention(earlier)?, self.passage.mention(part)?);
        let between = whole.tokens.end..other.tokens.start;

        let total_before =
            self.passage.has_word(whole.tokens.start.saturating_sub(3)..whole.tokens.start, &["trong", "tổng"]);
        let subset = self
            .passage
            .cue_in(between.start..other.tokens.start, |c| matches!(c, Cue::Subset | Cue::InWhich))
            .is_some();
        let separate = self.passage.has_mark(between.clone(), ";.") || between.len() > 24;
        let larger = whole.quantity()?.number()?.value >= other.quantity()?.number()?.value;
        let adjacent = (earlier + 1..part).all(|m| self.passage.quantity(m).is_none());
        if separate || !larger {
            return None;
        }
        let binding = if total_before && adjacent {
            Binding::Stated(0.85)
        } else if subset && adjacent {
            Binding::Stated(0.7)
        } else {
            Binding::Likely(0.6)
        };
        Some((earlier, binding))
    }

    /// "tỷ lệ lấp đầy 40,6%": leased land over land of the same kind that may be leased.
    fn occupancy(&self) -> Option<Claim> {
        let start = self.start();
        let clause = (self.line.tokens.start..start)
            .rev()
            .find(|&i| self.passage.scan.is_any_mark(i, ";,."))
            .map_or(self.line.tokens.start, |i| i + 1);
        self.passage.has_cue(clause..start, Cue::Occupancy).then_some(())?;
        let near = |f: &&Fact| f.line.abs_diff(self.index) <= 2 && f.mention < self.at;
        let leased = self.facts.around(self.at).filter(near).rev().find(|f| f.indicator.iter().any(|w| w == "thuê"))?;
        let unit = &self.passage.quantity(leased.mention)?.unit;
        let head = |f: &Fact| common_head(&f.indicator, &leased.indicator);
        let candidates = self.facts.around(self.at).filter(near).filter(|f| {
            f.mention < leased.mention && self.passage.quantity(f.mention).is_some_and(|q| q.unit == *unit)
        });
        let whole = candidates.filter(|f| head(f) >= 3).max_by_key(|f| head(f))?;
        self.claim(ClaimKind::Share, leased.mention, &[whole.mention], Role::Whole, Binding::Likely(0.7))
    }

    fn claim(&self, kind: ClaimKind, part: usize, wholes: &[usize], role: Role, binding: Binding) -> Option<Claim> {
        let mut terms = vec![self.stated()?, term(self.passage, part, Role::Part)?];
        for &whole in wholes {
            terms.push(term(self.passage, whole, role)?);
        }
        ratio_claim(self.passage, kind, terms, binding)
    }
}

fn is_multiple(unit: &Unit) -> bool {
    unit.base.kind() == Some(crate::lexicon::UnitKind::Multiple)
}

/// Votes are counted on all deputies, not on those present.
fn is_vote(passage: &Passage<'_>, tokens: Range<usize>) -> bool {
    passage.has_word(tokens.start..tokens.end + 6, &["đại", "phiếu", "đbqh", "ủy", "thành", "cử", "tán"])
}

/// "Cơ cấu …: a%, b%, c%"; "a% đồng ý, b% không đồng ý, c% không có ý kiến".
fn structure(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let shares = passage.quantities(line).filter(|&m| passage.quantity(m).is_some_and(is_percentage)).count();
    if shares < 3 {
        return None;
    }
    let cue = passage.cue_in(line.tokens.clone(), |cue| cue == Cue::Structure);
    let opinions = passage.has_word(line.tokens.clone(), &["đồng"]) && count_opinions(passage, line) >= 2;
    if cue.is_none() && !opinions {
        return None;
    }
    let from = cue.map_or(line.tokens.start, |(_, end)| end);
    let stop = (from..line.tokens.end).find(|&i| passage.scan.is_mark(i, ';')).unwrap_or(line.tokens.end);
    let shares: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| passage.mention(m).is_some_and(|x| x.tokens.start >= from && x.tokens.start < stop))
        .filter(|&m| passage.quantity(m).is_some_and(is_percentage))
        .collect();
    let changing = shares.iter().any(|&m| passage.quantity(m).is_some_and(|q| q.trend.is_some()));
    let nested =
        passage.has_cue(from..stop, Cue::InWhich) || passage.has_word(from..stop, &["tăng", "giảm", "so", "điểm"]);
    if shares.len() < 3 || changing || nested {
        return None;
    }
    shares_sum(passage, &shares)
}

fn count_opinions(passage: &Passage<'_>, line: &Line) -> usize {
    line.tokens
        .clone()
        .filter(|&i| {
            passage.scan.is_one_of(i, &["đồng"]) && passage.scan.is_one_of(i + 1, &["ý", "tình"])
                || passage.scan.is_one_of(i, &["ý"]) && passage.scan.is_one_of(i + 1, &["kiến"])
        })
        .count()
}

/// Whether the first `n` shares already come to the whole.
fn prefix_is_whole(passage: &Passage<'_>, shares: &[usize], n: usize, hundred: &Rational) -> bool {
    let numbers = shares.iter().take(n).filter_map(|&m| passage.quantity(m)?.number());
    total(numbers).is_some_and(|sum| sum.to_rational() == *hundred)
}

fn shares_sum(passage: &Passage<'_>, shares: &[usize]) -> Option<Claim> {
    let hundred = percent(&Rational::one());
    let sum = |latitude| {
        shares.iter().try_fold(Interval::point(Rational::zero()), |sum, &m| {
            Some(sum.plus(&passage.quantity(m)?.interval(latitude)?))
        })
    };
    // "nông nghiệp 71,8%, phi nông nghiệp 28,2%, khu kinh tế 2,9%": what follows a full whole lies inside it.
    if let Some(full) = (2..shares.len()).find(|&n| prefix_is_whole(passage, shares, n, &hundred)) {
        return shares_sum(passage, shares.get(..full)?);
    }
    let (narrow, wide): (Interval, Interval) = (sum(Latitude::Rounded)?, sum(Latitude::Truncated)?);
    let beyond = wide.low.value().is_some_and(|low| *low >= hundred);
    let verdict = if narrow.holds(&hundred) {
        Verdict::Holds
    } else if wide.holds(&hundred) {
        Verdict::HoldsTruncated
    } else if beyond {
        Verdict::Contradicts(Gap::Gross)
    } else {
        // Less than the whole: something is left out, and may be meant to be.
        Verdict::Undecided
    };
    let numbers: Vec<_> = shares.iter().filter_map(|&m| passage.quantity(m)?.number()).collect();
    let figures = Figures::shared(passage, &shares.iter().filter_map(|&m| passage.quantity(m)).collect::<Vec<_>>());
    let added = figures.decimal(total(numbers.iter().copied())?);
    let left = numbers.iter().map(|n| figures.number(n)).collect::<Vec<_>>().join(" + ");
    let working = match verdict {
        _ if added == "100%" => format!("{left} = 100%"),
        Verdict::Contradicts(_) => format!("{left} = {added} ≠ 100%"),
        Verdict::Undecided => format!("{left} = {added} < 100%"),
        _ => format!("{left} = {added} ≈ 100%"),
    };
    Some(Claim {
        kind: ClaimKind::SharesSum,
        verdict,
        working,
        operands: shares.iter().map(|&m| Operand { span: passage.span(m), role: Role::Part }).collect(),
        confidence: Confidence::new(0.9),
        repairs: Vec::new(),
    })
}
