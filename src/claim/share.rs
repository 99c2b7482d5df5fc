//! Shares, completion of plans, and structures that must come to 100%: which figures a percentage is a percentage of.
//!
//! Invariant: a contradiction is told only where the text itself names the part and the whole.

use std::borrow::Cow;

use std::ops::Range;

use crate::lexicon::{Cue, TokenKind, words};
use crate::mention::{Base, Kind, Quantity, Unit};
use crate::text::Span;

use super::binding::Binding;
use super::fact::{Fact, Facts, Status, common_head, same_indicator};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::percent::{is_percentage, ratio_claim, term};
use super::structure::structure;
use super::tie::Tie;

/// Every percentage of something.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    const SHARES: Needs = Needs::one(Held::PERCENT);
    for (index, line, at) in passage.starts(&SHARES) {
        let Some(quantity) = passage.quantity(at).filter(|q| is_percentage(q) && q.trend.is_none()) else { continue };
        let tie = Tie { passage, line, at };
        let asked = Asked { passage, facts, line, tie, index, at, quantity };
        out.extend(if asked.tie.plan_word().is_some() { asked.plan() } else { asked.share() });
    }
    const STRUCTURES: Needs = SHARES.among(3);
    out.extend(passage.lines_with(&STRUCTURES).filter_map(|(_, line)| structure(passage, line)));
}

/// A percentage whose part and whole are sought.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    facts: &'p Facts<'a>,
    line: &'p Line,
    tie: Tie<'p, 'a>,
    index: usize,
    at: usize,
    quantity: &'p Quantity,
}

impl Asked<'_, '_> {
    fn stated(&self) -> Option<Term> {
        term(self.passage, self.at, Role::Stated)
    }

    /// "bằng 69,5% dự toán năm (12.000 tỷ đồng)", "đạt 75,1% kế hoạch vốn 6.000 tỷ đồng".
    fn plan(&self) -> Option<Claim> {
        let plan_end = self.tie.plan_word()?;
        // "vượt 8,5% kế hoạch" is said of what lies above the plan.
        if self.passage.scan.is_one_of(self.tie.start().wrapping_sub(1), words!["vượt", "hụt", "thấp", "cao", "hơn"])
        {
            return None;
        }
        if let Some(claim) = self.plan_in_fraction() {
            return Some(claim);
        }
        if let Some(claim) =
            self.tie.part().and_then(|part| self.over_total(part, ClaimKind::PlanCompletion, Role::Plan))
        {
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
                }) && !self.tie.is_aside(m)
            })
            .filter(|&m| {
                let between = self.passage.mention(m).map_or(0, |m| m.tokens.end)..self.tie.start();
                between.len() <= 24 && !self.passage.has_mark(between, ";.")
            })
    }

    /// "thu 17.654/18.405 tỷ đồng, bằng 91,9% dự toán".
    fn plan_in_fraction(&self) -> Option<Claim> {
        let part = self.tie.part()?;
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
        let compared =
            self.passage.has_word(between.clone(), words!["tăng", "giảm", "vượt", "còn", "hụt", "và", "với"]);
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
        let one: Vec<usize> = plans
            .iter()
            .filter(|f| same_indicator(self.facts.indicator(f), self.facts.indicator(own), 3))
            .map(|f| f.mention)
            .collect();
        if let [single] = one.as_slice() {
            return Some(vec![*single]);
        }
        let says = |f: &Fact, word: &str| self.facts.indicator(f).iter().any(|w| w == word);
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
        if let Some(claim) = self.glossed() {
            return Some(claim);
        }
        let part = self.tie.part()?;
        if let Some(terms) = self.fraction_terms(part, Role::Whole) {
            return ratio_claim(self.passage, ClaimKind::Share, terms, self.counted(part, 0.85));
        }
        if let Some(claim) = self.over_total(part, ClaimKind::Share, Role::Whole) {
            return Some(claim);
        }
        let quantity = self.passage.quantity(part).filter(|q| q.trend.is_none() && !q.is_percent())?;
        if let Some(whole) = self.whole_of_split(part, quantity) {
            return self.claim(ClaimKind::Share, part, &[whole], Role::Whole, Binding::Stated(0.8));
        }
        let (whole, binding) = self.named_whole(part, quantity).or_else(|| {
            let (whole, binding) = self.whole_before(part, quantity)?;
            // "12% dân số cả nước": the percentage names a whole of its own, which need not be this one.
            let named_otherwise = !self.label_after().is_empty();
            Some((whole, if named_otherwise { Binding::Likely(0.5) } else { binding }))
        })?;
        self.claim(ClaimKind::Share, part, &[whole], Role::Whole, binding)
    }

    /// "Kim ngạch đạt 4,12 tỷ USD. Trong đó, khối FDI đạt 3,05 tỷ USD, chiếm 74%": the only figure of the unit in the
    /// sentence that is split, for a percentage that names no whole of its own.
    fn whole_of_split(&self, part: usize, quantity: &Quantity) -> Option<usize> {
        let start = self.line.tokens.start;
        let (opens, _) = self.passage.cue_in(start..start + 3, |cue| cue == Cue::InWhich)?;
        let before = self.passage.lines.get(self.index.checked_sub(1)?)?;
        if opens != start || before.block != self.line.block || !self.label_after().is_empty() {
            return None;
        }
        // "đạt 4,12 tỷ USD, tăng 6,2% so với cùng kỳ (3,88 tỷ USD)": the base in brackets is not what is split.
        let aside = |m: usize| {
            self.passage.mention(m).is_none_or(|m| self.passage.is_bracketed(m.tokens.end..before.tokens.end))
        };
        let of_unit = |m: &usize| self.passage.quantity(*m).is_some_and(|q| q.unit == quantity.unit) && !aside(*m);
        let mut wholes = self.passage.quantities(before).filter(of_unit);
        let whole = wholes.next().filter(|_| wholes.next().is_none())?;
        let all = self.passage.quantity(whole).filter(|q| q.trend.is_none())?.number()?.value;
        let near = self.passage.mention(part)?.tokens.end + 4 >= self.tie.start();
        (near && all >= quantity.number()?.value).then_some(whole)
    }

    /// The two numbers of a fraction as terms.
    fn fraction_terms(&self, at: usize, role: Role) -> Option<Vec<Term>> {
        let mention = self.passage.mention(at)?;
        let Kind::Fraction { part, whole, unit, .. } = &mention.kind else { return None };
        let (part_span, whole_span) = halves(self.passage.scan.text, mention.span);
        let quantity = |number, number_span| Quantity {
            amount: crate::mention::Amount::One(number),
            unit: unit.clone(),
            hedge: None,
            trend: None,
            other: None,
            number_span,
            ..self.quantity.clone()
        };
        (!unit.is_none()).then_some(())?;
        Some(vec![
            self.stated()?,
            Term::new(self.passage, &quantity(*part, part_span), mention.span, Role::Part),
            Term::new(self.passage, &quantity(*whole, whole_span), mention.span, role),
        ])
    }

    /// The words right after the percentage that name what it is of ("bằng 29,5% vốn đăng ký").
    fn label_after(&self) -> Vec<Cow<'static, str>> {
        let mut words = Vec::new();
        let mut at = self.tie.end();
        while self.passage.scan.is_one_of(at, words!["của", "so", "với", "trong", "tổng", "số"]) {
            at += 1;
        }
        let ends = words!["và", "còn", "thì", "là", "tăng", "giảm", "nhưng", "để", "khi", "do", "với"];
        while self.passage.scan.is_word(at)
            && words.len() < 8
            && !self.passage.scan.is_one_of(at, ends)
            && self.passage.mention_at(at).is_none()
        {
            words.push(Cow::Owned(self.passage.scan.str(at).to_lowercase()));
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
                    && self.facts.indicator(f).ends_with(&label)
            })
            .filter(|f| self.passage.quantity(f.mention).is_some_and(large))
            .map(|f| f.mention)
            .collect();
        match named.as_slice() {
            [one] => Some((*one, Binding::Stated(0.8))),
            _ => None,
        }
    }

    /// A percentage of the figure over another one that stands at mention `last`.
    fn over_total(&self, last: usize, kind: ClaimKind, role: Role) -> Option<Claim> {
        let quantity = self.passage.quantity(last).filter(|q| q.trend.is_none() && !q.is_percent())?;
        let (of, whole) = self.out_of_total(last, quantity)?;
        // Both count the same things, whatever the second is read as.
        let (mut part, mut all) = (term(self.passage, of, Role::Part)?, term(self.passage, whole, role)?);
        if part.quantity.unit.is_none() {
            part.quantity.unit = all.quantity.unit.clone();
        }
        all.quantity.unit = part.quantity.unit.clone();
        ratio_claim(self.passage, kind, vec![self.stated()?, part, all], self.counted(last, 0.85))
    }

    /// How surely the percentage is that of the figures at mention `at`: with votes it may be of all deputies.
    fn counted(&self, at: usize, sure: f32) -> Binding {
        let votes = self.passage.mention(at).is_some_and(|m| is_vote(self.passage, m.tokens.clone()));
        if votes { Binding::Likely(0.7) } else { Binding::Stated(sure) }
    }

    /// "51 mẫu trên tổng số 58 mẫu, đạt 88%": the part, then the whole.
    fn out_of_total(&self, last: usize, whole: &Quantity) -> Option<(usize, usize)> {
        let earlier = last.checked_sub(1)?;
        let part = self.passage.quantity(earlier).filter(|q| q.number().is_some() && q.trend.is_none())?;
        // "51 mẫu trên tổng số 58 mẫu": one word may be a noun in one place and a measure in the other.
        let symbol = |q: &Quantity| q.unit.symbol(self.passage.scan.lexicon);
        let counted = matches!(part.unit.base, Base::Noun(_)) && matches!(whole.unit.base, Base::Noun(_));
        let alike =
            symbol(part) == symbol(whole) || part.unit.is_none() || counted && narrows(symbol(part), symbol(whole));
        let between = self.passage.mention(earlier)?.tokens.end..self.passage.mention(last)?.tokens.start;
        // "19.900 tỷ đồng/23.300 tỷ đồng": a stroke between two amounts of one unit.
        let stroke =
            between.len() == 1 && self.passage.scan.is_mark(between.start, '/') && symbol(part) == symbol(whole);
        // "2.000 cp trong tổng số 3.000 cp (tỷ lệ 1,1%)": what hangs on the whole alone may be of something greater.
        let behind = self.passage.mention(last)?.tokens.end..self.tie.start();
        let within = self.passage.has_word(between.clone(), words!["trong"]);
        let own = !within || self.passage.has_word(behind, words!["chiếm", "đạt", "bằng"]);
        let over = alike && own && between.len() <= 8 && self.is_over(between);
        (self.line.mentions.contains(&earlier) && (over || stroke)).then_some((earlier, last))
    }

    /// "nghèo trên tổng số", "trên tổng chiều dài": only words between the part and the whole, few of them behind the total.
    fn is_over(&self, between: Range<usize>) -> bool {
        let scan = &self.passage.scan;
        let total = between.clone().rev().find(|&i| scan.is_one_of(i, words!["tổng"]));
        let said = total.is_some_and(|i| {
            i > between.start && scan.is_one_of(i - 1, words!["trên", "trong"]) && between.end - i <= MOST_GLOSSED
        });
        said && between.clone().all(|i| scan.is_word(i))
    }

    /// "66,7% (800/1.200 hộ)", "50% số hộ (150 trên tổng số 300 hộ)": the figures of the percentage in the bracket behind it.
    fn glossed(&self) -> Option<Claim> {
        let next = self.at + 1;
        let first = self.passage.mention(next).filter(|_| self.line.mentions.contains(&next))?;
        let between = self.tie.end()..first.tokens.start;
        let (open, words) = (between.end.checked_sub(1)?, between.start..between.end.saturating_sub(1));
        let plain =
            |i: usize| self.passage.scan.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let opened =
            self.passage.scan.is_mark(open, '(') && words.len() <= MOST_GLOSSED && words.into_iter().all(plain);
        let close = self.passage.closing(open, self.line.tokens.end).filter(|_| opened)?;
        let last = self.passage.mentions_in(open..close).last()?;
        if self.passage.mention(last)?.tokens.end + MOST_GLOSSED < close {
            return None;
        }
        if let Some(terms) = self.fraction_terms(next, Role::Whole).filter(|_| last == next) {
            return ratio_claim(self.passage, ClaimKind::Share, terms, self.counted(next, 0.8));
        }
        (last == next + 1).then(|| self.over_total(last, ClaimKind::Share, Role::Whole))?
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
            self.passage.has_word(whole.tokens.start.saturating_sub(3)..whole.tokens.start, words!["trong", "tổng"]);
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
            Binding::Stated(0.75)
        } else {
            Binding::Likely(0.6)
        };
        Some((earlier, binding))
    }

    /// "tỷ lệ lấp đầy 40,6%": leased land over land of the same kind that may be leased.
    fn occupancy(&self) -> Option<Claim> {
        let start = self.tie.start();
        let clause = (self.line.tokens.start..start)
            .rev()
            .find(|&i| self.passage.scan.is_any_mark(i, ";,."))
            .map_or(self.line.tokens.start, |i| i + 1);
        self.passage.has_cue(clause..start, Cue::Occupancy).then_some(())?;
        let near = |f: &&Fact| f.line.abs_diff(self.index) <= 2 && f.mention < self.at;
        let leased = self
            .facts
            .around(self.at)
            .filter(near)
            .rev()
            .find(|f| self.facts.indicator(f).iter().any(|w| w == "thuê"))?;
        let unit = &self.passage.quantity(leased.mention)?.unit;
        let head = |f: &Fact| common_head(self.facts.indicator(f), self.facts.indicator(leased));
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

/// Most words between a percentage and the bracket that glosses it, and between its figures and the end of that.
const MOST_GLOSSED: usize = 4;

/// Whether `part` is a noun like `whole` with more said of it: "hộ nghèo", "hộ".
fn narrows(part: Option<String>, whole: Option<String>) -> bool {
    part.zip(whole)
        .is_some_and(|(part, whole)| part.strip_prefix(whole.as_str()).is_some_and(|more| more.starts_with(' ')))
}

fn is_multiple(unit: &Unit) -> bool {
    unit.base.kind() == Some(crate::lexicon::UnitKind::Multiple)
}

/// Votes are counted on all deputies, not on those present.
fn is_vote(passage: &Passage<'_>, tokens: Range<usize>) -> bool {
    passage.has_word(tokens.start..tokens.end + 6, words!["đại", "phiếu", "đbqh", "ủy", "thành", "cử", "tán"])
}

/// What stands before the stroke of "17.654/18.405 tỷ", and what stands behind it.
pub(super) fn halves(text: &str, fraction: Span) -> (Span, Span) {
    let Range { start, end } = fraction.range();
    let stroke = text.get(start..end).and_then(|t| t.find('/')).map_or(end, |at| start + at);
    (Span::new(start, stroke), Span::new(end.min(stroke + 1), end))
}
