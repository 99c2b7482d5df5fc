//! "Ba năm liên tiếp (2021, 2022, 2023)": as many years as are called a series.
//!
//! Invariant: the years stand right behind "liên tiếp" or "liền", and nothing else stands among them.

use crate::lexicon::{WordSet, words};
use crate::mention::{Kind, Period};
use crate::number::{Decimal, Form};

use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict, with_repairs};

/// Every series of years whose number is named.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).among(2).words(&[WordSet::of(&["liên", "liền"])]);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| streak(passage, line, at)));
}

/// How many words may stand between the number and "liên tiếp": "5 mùa giải liên tiếp".
const MOST_WORDS: usize = 2;

fn streak(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let quantity = mention.quantity()?;
    let stated = quantity.number()?.value.to_int().filter(|n| (2..=40).contains(n))?;
    let end = mention.tokens.end;
    let cue = (end..=end + MOST_WORDS).find(|&i| scan.is_one_of(i, words!["liên", "liền"]))?;
    let behind = if scan.is_one_of(cue, words!["liền"]) {
        cue + 1
    } else {
        scan.is_one_of(cue + 1, words!["tiếp"]).then_some(cue + 2)?
    };
    let yearly = passage.has_word(mention.tokens.start..cue, words!["năm", "mùa", "kỳ"]);
    let bracketed = scan.is_mark(behind, '(');
    let first = behind + usize::from(bracketed);
    let first = if scan.is_one_of(first, words!["từ", "các", "năm"]) && passage.mention_at(first).is_none() {
        first + 1
    } else {
        first
    };
    let (years, close) = years(passage, line, at + 1, first)?;
    let closed = !bracketed || scan.is_mark(close, ')');
    if !yearly || !closed || quantity.hedge.is_some() {
        return None;
    }
    let holds = years.count == stated;
    // Without brackets the years may only be some of them.
    if !(holds || bracketed && years.complete) {
        return None;
    }
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{}: {} năm {sign} {stated}", years.text, years.count);
    let places = [(mention.span, Role::Stated), (scan.span(first, close), Role::Item)];
    let claim = statement(ClaimKind::Streak, verdict(holds, Gap::Clear), working, places, 0.85);
    let digits = quantity.number().is_some_and(|n| n.form == Form::Digits);
    Some(with_repairs(claim, digits.then(|| (quantity.number_span, years.count.to_string()))))
}

/// Years that are listed or spanned.
struct Years {
    count: i64,
    text: String,
    /// Whether they can be all there are: a span, or a list without gap.
    complete: bool,
}

/// The years that start at token `first`, from mention `next` on; and one past them.
fn years(passage: &Passage<'_>, line: &Line, next: usize, first: usize) -> Option<(Years, usize)> {
    let scan = &passage.scan;
    let mention = passage.mention(next).filter(|m| line.mentions.contains(&next) && m.tokens.start == first)?;
    if let Kind::Period(Period::Years(from, to)) = mention.kind {
        let count = i64::from(to) - i64::from(from) + 1;
        return (count > 1)
            .then(|| (Years { count, text: format!("{from}-{to}"), complete: true }, mention.tokens.end));
    }
    let mut listed = vec![year(passage, next)?];
    let mut end = mention.tokens.end;
    let mut at = next + 1;
    while scan.is_mark(end, ',') || scan.is_one_of(end, words!["và"]) || scan.is_mark(end, '&') {
        let found = passage.mention(at).filter(|m| line.mentions.contains(&at) && m.tokens.start == end + 1);
        let (Some(found), Some(value)) = (found, year(passage, at)) else { break };
        listed.push(value);
        end = found.tokens.end;
        at += 1;
    }
    let complete = listed.windows(2).all(|pair| matches!(pair, [a, b] if b - a == 1 || a - b == 1));
    let text = listed.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    (listed.len() > 1).then_some((Years { count: i64::try_from(listed.len()).ok()?, text, complete }, end))
}

/// The year that mention `at` is.
fn year(passage: &Passage<'_>, at: usize) -> Option<i64> {
    match &passage.mention(at)?.kind {
        Kind::Year(year) => Some(i64::from(*year)),
        Kind::Quantity(q) if q.unit.is_none() && q.hedge.is_none() => {
            let value = q.number()?.value;
            (value >= Decimal::from_int(1900) && value <= Decimal::from_int(2100)).then(|| value.to_int()).flatten()
        }
        _ => None,
    }
}
