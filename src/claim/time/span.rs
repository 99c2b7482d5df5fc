//! A number of years, months or days beside its first and last: "5 năm (2016-2020)", "kỷ niệm 70 năm ... (7/5/1954 -
//! 7/5/2024)", "năm học 2023-2024".
//!
//! Invariant: both ways of counting are accepted, with and without the first year; a bracket farther off belongs to the
//! number only where one wrong digit explains the difference.

use jiff::civil::Date;

use crate::lexicon::{Part, Role as Word, UnitKind, Words, words};
use crate::mention::{Kind, Period};
use crate::number::Form;

use super::day::{civil, days_between, written};
use super::order::ends;
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};
use crate::text::Span;

/// How many words may stand between a number and the bracket that tells it: "5 năm liên tiếp (2012-2016)".
const NEAR: usize = 3;
/// How many may stand between an anniversary and its bracket.
const FAR: usize = 24;

/// A year of 365 days.
const COMMON: i32 = 2023;

/// Words between a number and its bracket that name nothing else: behind "3 năm thực hiện đề án" the bracket may be that of
/// the project, and "5 ngày làm việc" are more than five days.
const OWN: Words = Words::of(&[
    "qua", "tới", "nữa", "liền", "liên", "tiếp", "gần", "đây", "vừa", "rồi", "nay", "từ", "ngày", "kể", "tính", "trở",
    "lại",
]);

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days,
    Months,
    Years,
}

/// A first and a last, as a text tells them.
struct Told {
    span: Span,
    tokens: std::ops::Range<usize>,
    ends: Ends,
}

enum Ends {
    Years(i32, i32),
    Days(Date, Date),
}

/// The number at mention `at` against the span of time beside it; or the length that a name promises.
pub(super) fn span(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    school_year(passage, at).or_else(|| counted(passage, line, at))
}

/// "năm học 2023-2024": one year on.
fn school_year(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Period(Period::Years(from, to)) = mention.kind else { return None };
    let scan = &passage.scan;
    let start = mention.tokens.start;
    if !(scan.is_one_of(start, words!["năm"]) && scan.is_one_of(start + 1, words!["học"])) || to < from {
        return None;
    }
    let before = start.wrapping_sub(1);
    // "các năm học 2018-2021", "5 năm học 2016-2021", "3 năm học, từ ...".
    let several = scan.is_one_of(before, words!["các", "những", "nhiều", "mấy"])
        || passage.mention_over(before).is_some_and(|m| m.quantity().is_some());
    let ranged = scan.is(start + 2, Word::From) || scan.is_one_of(start + 3, words!["đến", "tới"]);
    if several || ranged {
        return None;
    }
    let holds = to == from + 1;
    let working = format!("{to} - {from} = {}{}", to - from, if holds { "" } else { " ≠ 1" });
    let claim = statement(
        ClaimKind::PeriodLength,
        verdict(holds, Gap::Gross),
        working,
        [(mention.span, Role::Stated)],
        if to - from <= 2 { 1.0 } else { 0.9 },
    );
    let last = mention.tokens.clone().rev().find(|&i| scan.year(i) == Some(to)).and_then(|i| scan.get(i));
    Some(with_repairs(claim, last.map(|token| (token.span, (from + 1).to_string()))))
}

/// "5 năm (2016-2020)".
fn counted(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let quantity = mention.quantity()?;
    if quantity.unit.base.kind() != Some(UnitKind::Duration)
        || !quantity.unit.per.is_empty()
        || quantity.hedge.is_some()
    {
        return None;
    }
    if is_tail(passage, at) {
        return None;
    }
    let number = quantity.number()?;
    let stated = number.value.to_int().filter(|n| (1..=1000).contains(n))?;
    let step = match quantity.unit.base.symbol(passage.scan.lexicon)? {
        "năm" => Step::Years,
        "tháng" => Step::Months,
        "ngày" => Step::Days,
        _ => return None,
    };
    let told = told_after(passage, line, at, step)?;
    let binding = bind(passage, line, at, &told, step)?;
    let (low, high) = told.ends.count(step)?;
    let anniversary = binding == Binding::Anniversary;
    if anniversary && let Some(claim) = other_day(passage, &told).filter(|_| stated == low) {
        return Some(claim);
    }
    let (low, high) = if anniversary { (low, low) } else { (low, high) };
    let slack = i64::from(step != Step::Years && matches!(told.ends, Ends::Days(..)));
    let holds = (low - slack..=high + slack).contains(&stated);
    let between = mention.tokens.end..told.tokens.start;
    let own = between.clone().all(|i| !passage.scan.is_word(i) || passage.scan.is_one_of(i, &OWN));
    if !holds && if anniversary { !is_one_digit(passage, stated, &told) } else { !own } {
        return None;
    }
    let counts = if low == high { low.to_string() } else { format!("{low} hoặc {high}") };
    let sign = if holds { "=" } else { "≠" };
    let name = match step {
        Step::Years => "năm",
        Step::Months => "tháng",
        Step::Days => "ngày",
    };
    let shown = if holds { stated.to_string() } else { counts };
    let working = if holds {
        format!("{} → {shown} {name}", told.ends)
    } else {
        format!("{} → {shown} {name} {sign} {stated}", told.ends)
    };
    let kind = match binding {
        Binding::Anniversary => ClaimKind::Anniversary,
        Binding::Plan => ClaimKind::PeriodLength,
        Binding::Bracket => ClaimKind::Duration,
    };
    let gap = if anniversary || (stated - low).abs() >= 5 { Gap::Gross } else { Gap::Clear };
    let places = [(mention.span, Role::Stated), (told.span, Role::Value)];
    let claim = statement(kind, verdict(holds, gap), working, places, 0.9);
    let in_digits = number.form == Form::Digits && low == high && one_digit(stated, low);
    let number = in_digits.then(|| (quantity.number_span, low.to_string()));
    Some(with_repairs(claim, number.into_iter().chain(years_meant(passage, stated, &told))))
}

/// "kỷ niệm 80 năm ... (16/8/1945 - 19/8/2025)": an anniversary is kept on its day, and one digit of the day is wrong.
fn other_day(passage: &Passage<'_>, told: &Told) -> Option<Claim> {
    let Ends::Days(from, to) = told.ends else { return None };
    let slipped = |a: i8, b: i8| a != b && one_digit(i64::from(a), i64::from(b));
    let day = from.month() == to.month() && slipped(from.day(), to.day());
    let month = from.day() == to.day() && slipped(from.month(), to.month());
    let bracketed = passage.scan.is_mark(told.tokens.start.wrapping_sub(1), '(');
    let working = format!("{}/{} ≠ {}/{}", from.day(), from.month(), to.day(), to.month());
    let places = [(told.span, Role::Stated)];
    (bracketed && (day || month))
        .then(|| statement(ClaimKind::Anniversary, verdict(false, Gap::Clear), working, places, 0.85))
}

/// "21 năm 8 tháng 16 ngày": the end of a longer time.
fn is_tail(passage: &Passage<'_>, at: usize) -> bool {
    let Some(start) = passage.mention(at).map(|mention| mention.tokens.start) else { return false };
    let is_time = |m: usize| passage.quantity(m).is_some_and(|q| q.unit.base.kind() == Some(UnitKind::Duration));
    let close = |end: usize| end == start || end + 1 == start && passage.scan.is_one_of(end, words!["và"]);
    at.checked_sub(1).is_some_and(|m| is_time(m) && passage.mention(m).is_some_and(|m| close(m.tokens.end)))
}

/// How the number and the span belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binding {
    /// "kỷ niệm 70 năm ... (1954-2024)".
    Anniversary,
    /// "kế hoạch 5 năm 2021-2025".
    Plan,
    /// "trong 5 năm (2016-2020)", "kéo dài 56 ngày, từ ... đến ...".
    Bracket,
}

/// Whether the span tells the number; `None` where it may belong to a noun between them.
fn bind(passage: &Passage<'_>, line: &Line, at: usize, told: &Told, step: Step) -> Option<Binding> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let between = mention.tokens.end..told.tokens.start;
    let start = mention.tokens.start;
    let bracketed = scan.is_mark(told.tokens.start.wrapping_sub(1), '(');
    let closed = scan.is_mark(told.tokens.end, ')');
    // "(2004-2007) và (2013-2015)", "(2010-2015, 2016-2020)".
    let goes_on = scan.is_one_of(told.tokens.end + 1, words!["và"]) && scan.is_mark(told.tokens.end + 2, '(');
    if bracketed && (!closed || goes_on) {
        return None;
    }
    let lead = start.saturating_sub(4).max(line.tokens.start)..start;
    let kept = passage.has_word(lead.clone(), words!["niệm", "tròn", "mừng"]);
    if kept && step == Step::Years && bracketed && between.len() <= FAR && !passage.has_mark(between.clone(), ").;:") {
        return Some(Binding::Anniversary);
    }
    let words = between.clone().filter(|&i| scan.is_word(i) && !scan.is_one_of(i, words!["từ", "ngày"])).count();
    let named = between.clone().any(|i| scan.get(i).is_some_and(crate::lexicon::Token::is_capitalised));
    let half = between.clone().any(|i| scan.is_one_of(i, words!["rưỡi", "tuổi", "tù", "rỡi"]));
    let numbers = between.clone().any(|i| scan.is_digits(i));
    if words > NEAR || named || half || numbers || passage.has_mark(between.clone(), ".;:)") {
        return None;
    }
    let plan = passage.has_word(lead, words!["hoạch", "đoạn", "kỳ", "lược"]);
    let direct = between.is_empty() || announced(passage, between.start);
    match (bracketed, plan) {
        (true, true) => Some(Binding::Plan),
        (true, false) => Some(Binding::Bracket),
        (false, true) if direct => Some(Binding::Plan),
        (false, false)
            if announced(passage, between.start)
                || scan.is_any_mark(between.start, ",(") && announced(passage, between.start + 1) =>
        {
            Some(Binding::Bracket)
        }
        _ => None,
    }
}

/// "từ năm 1997 đến 2017", "từ ngày 5/3 ...".
fn announced(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is(at, Word::From)
}

/// The first span of time behind mention `at`; an ordinal between them ("Chiến tranh thế giới thứ nhất") is a name.
fn told_after(passage: &Passage<'_>, line: &Line, at: usize, step: Step) -> Option<Told> {
    let is_name = |at: &usize| matches!(passage.mention(*at).map(|m| &m.kind), Some(Kind::Ordinal(_)));
    let next = at + 1 + (at + 1..at + 3).take_while(is_name).count();
    let mention = passage.mention(next).filter(|_| line.mentions.contains(&next))?;
    if let Kind::Period(Period::Years(from, to)) = mention.kind {
        let decade = passage.scan.part(mention.tokens.start, Part::Decade).is_some();
        return (from < to && !decade).then(|| Told {
            span: mention.span,
            tokens: mention.tokens.clone(),
            ends: Ends::Years(from, to),
        });
    }
    let days = ends(passage, line, next)?;
    // Where no year is told both days lie in one; a leap day more or less is within what days are counted with.
    let unsaid = passage.published.map_or(COMMON, |day| i32::from(day.year()));
    let year = days.to.year.or(days.from.year).or((step != Step::Years).then_some(unsaid));
    let to = civil(days.to, year)?;
    // "từ 26/12 đến 2/1/2025": the start lies in the year before.
    let earlier = || civil(days.from, year.map(|year| year - 1)).filter(|_| days.to.year.is_some());
    let from = civil(days.from, year).filter(|from| *from <= to).or_else(earlier)?;
    (from <= to).then(|| Told { span: days.span, tokens: days.tokens.clone(), ends: Ends::Days(from, to) })
}

impl Ends {
    /// The years of both.
    fn years(&self) -> (i64, i64) {
        match self {
            Ends::Years(from, to) => (i64::from(*from), i64::from(*to)),
            Ends::Days(from, to) => (i64::from(from.year()), i64::from(to.year())),
        }
    }

    /// The fewest and the most steps that may be counted from the first to the last.
    fn count(&self, step: Step) -> Option<(i64, i64)> {
        match (self, step) {
            (Ends::Years(from, to), Step::Years) => {
                let years = i64::from(to - from);
                Some((years, years + 1))
            }
            (Ends::Years(..), _) => None,
            (Ends::Days(from, to), Step::Days) => {
                let days = days_between(*from, *to);
                Some((days, days + 1))
            }
            (Ends::Days(from, to), Step::Months) => {
                let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
                Some((months - i64::from(to.day() + 1 < from.day()), months + 1))
            }
            (Ends::Days(from, to), Step::Years) => {
                let years = i64::from(to.year() - from.year());
                let same_day = (from.month(), from.day()) == (to.month(), to.day());
                Some((years, if same_day { years } else { years + 1 }))
            }
        }
    }
}

impl std::fmt::Display for Ends {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ends::Years(from, to) => write!(f, "{from}-{to}"),
            Ends::Days(from, to) => write!(f, "{} - {}", written(*from), written(*to)),
        }
    }
}

/// Whether one other digit in the number or in one of the years makes them agree: then the bracket tells the number and
/// not something else.
fn is_one_digit(passage: &Passage<'_>, stated: i64, told: &Told) -> bool {
    let (from, to) = told.ends.years();
    // What the bracket would say if it told of something that ended that long ago belongs to that, not to the number.
    let written_in = |year: i64| super::day::years_of(passage).iter().any(|&y| i64::from(y) == year);
    if written_in(to + stated) || passage.published.is_some_and(|day| i64::from(day.year()) == to + stated) {
        return false;
    }
    // "(5/5/2018 - 5/5/2018)": a bracket without any time tells nothing else.
    let empty = from == to;
    // "(9/2/1907 - 9/2/2017)": the same day of two years is kept, and is nobody's life.
    let same_day = matches!(told.ends, Ends::Days(from, to) if (from.month(), from.day()) == (to.month(), to.day()));
    empty
        || same_day
        || one_digit(from, to - stated)
        || is_later_slip(passage, to, from + stated)
        || one_digit(stated, to - from)
}

/// Whether the later year may stand for `meant`, which must not lie beyond all years that the document knows.
fn is_later_slip(passage: &Passage<'_>, year: i64, meant: i64) -> bool {
    let published = passage.published.map(|day| i32::from(day.year()));
    let latest = super::day::years_of(passage).last().copied().into_iter().chain(published).max();
    one_digit(year, meant) && latest.is_some_and(|latest| meant <= i64::from(latest))
}

/// Other years, one digit off, that would make the bracket tell the number, and where they would stand.
fn years_meant(passage: &Passage<'_>, stated: i64, told: &Told) -> Vec<(Span, String)> {
    let (from, to) = told.ends.years();
    let place = |year: i64| {
        let digits = told.tokens.clone().filter(move |&i| passage.scan.year(i).map(i64::from) == Some(year));
        digits.filter_map(|i| passage.scan.get(i)).map(|token| token.span)
    };
    let first = place(from).next().filter(|_| one_digit(from, to - stated)).map(|span| (span, to - stated));
    let last =
        place(to).next_back().filter(|_| is_later_slip(passage, to, from + stated)).map(|span| (span, from + stated));
    first.into_iter().chain(last).map(|(span, year)| (span, year.to_string())).collect()
}

/// Whether two numbers of as many digits differ in one.
fn one_digit(a: i64, b: i64) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}
