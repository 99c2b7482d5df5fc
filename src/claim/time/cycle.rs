//! Years by stem and branch: "Tết Giáp Thìn 2024", "tuổi Nhâm Thân (1992)", "năm con Rồng 2024".
//!
//! Invariant: a stem and a branch are a year only after a word for one ("năm", "xuân", "Tết", "tuổi"): "Đinh Dậu" may be
//! anybody's name.

use std::ops::Range;

use crate::facts::cycle::{BRANCHES, CycleYear};
use crate::lexicon::{Entry, Kinds, Token, Words, words};

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};
use crate::number::is_one_slip;

/// Words that a year by stem and branch follows.
const BEFORE: Words = Words::of(&["năm", "xuân", "tết", "tuổi", "đán", "dán", "mới", "mừng", "dịch"]);

/// Every year by stem and branch in the line.
pub(super) fn find(passage: &Passage<'_>, line: &Line, out: &mut Vec<Claim>) {
    if !line.kinds.meets(Kinds::CYCLE) {
        return;
    }
    for at in line.tokens.clone().filter(|&at| passage.scan.starts(at, Kinds::CYCLE)) {
        out.extend(named(passage, line, at));
        out.extend(animal(passage, line, at));
    }
}

/// The stem and branch at token `at`, and one past them.
pub(super) fn cycle_at(passage: &Passage<'_>, at: usize) -> Option<(usize, CycleYear)> {
    let scan = &passage.scan;
    let stem = |e| if let Entry::Stem(stem) = e { Some(stem) } else { None };
    let (length, stem) = scan.find(at, Kinds::CYCLE, stem)?;
    let (more, branch) = branch_at(passage, at + length)?;
    let capital = |at: usize| scan.get(at).is_some_and(Token::is_capitalised);
    (more == 1 && capital(at) && capital(at + length)).then_some((at + length + more, CycleYear { stem, branch }))
}

fn branch_at(passage: &Passage<'_>, at: usize) -> Option<(usize, u8)> {
    passage.scan.find(at, Kinds::CYCLE, |e| if let Entry::Branch(branch) = e { Some(branch) } else { None })
}

fn named(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (end, cycle) = cycle_at(passage, at)?;
    let after_word = at > line.tokens.start && scan.is_one_of(at - 1, &BEFORE);
    let span = scan.span(at, end);
    if !cycle.exists() {
        let working = format!("{}: can {} không đi với chi {}", cycle.name(), parity(cycle.stem), parity(cycle.branch));
        return after_word.then(|| {
            statement(ClaimKind::CycleYear, verdict(false, Gap::Gross), working, [(span, Role::Stated)], 1.0)
        });
    }
    let Some((year_at, year)) = year_after(passage, end).or_else(|| year_before(passage, at)) else {
        return after_word.then(|| broken_year(passage, at..end, cycle)).flatten();
    };
    // "Cuối năm Bính Thân 2017": until Tết it is still the year before.
    let late =
        (at.saturating_sub(4).max(line.tokens.start)..at).any(|i| scan.is_one_of(i, words!["cuối", "chạp", "hết"]));
    let holds = CycleYear::of(year) == cycle || late && CycleYear::of(year - 1) == cycle;
    let found = CycleYear::of(year).name();
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{year} là {found} {sign} {}", cycle.name());
    let place = scan.get(year_at)?.span;
    let claim = statement(
        ClaimKind::CycleYear,
        verdict(holds, Gap::Gross),
        working,
        [(span, Role::Stated), (place, Role::Value)],
        1.0,
    );
    (holds || after_word).then(|| with_repairs(claim, [(span, found)]))
}

/// The years of which one slip of the pen may have made another number.
const LIVED: std::ops::Range<i32> = 1900..2050;

/// "Tết Đinh Dậu 207", "Xuân Mậu Thân 1698": a number that is no year of our time, one slip away from the year so named.
fn broken_year(passage: &Passage<'_>, name: Range<usize>, cycle: CycleYear) -> Option<Claim> {
    let scan = &passage.scan;
    let end = name.end + usize::from(scan.is_mark(name.end, '(') || scan.is_one_of(name.end, words!["năm"]));
    let digits = scan.str(end);
    let number: i32 = digits.parse().ok().filter(|_| scan.is_digits(end) && (3..=5).contains(&digits.len()))?;
    let alone = !scan.goes_on(end + 1, "-–/.,") && !scan.is_counted(end + 1) && scan.number_word(end + 1).is_none();
    let mut meant = LIVED.filter(|year| CycleYear::of(*year) == cycle && is_one_slip(digits, &year.to_string()));
    let year = meant.next().filter(|_| alone && !LIVED.contains(&number))?;
    let place = scan.get(end)?.span;
    let working = format!("{number} ≠ {}: {year}", cycle.name());
    let places = [(scan.span(name.start, end + 1), Role::Stated)];
    let claim = statement(ClaimKind::CycleYear, verdict(false, Gap::Gross), working, places, 0.95);
    Some(with_repairs(claim, [(place, year.to_string())]))
}

fn parity(part: u8) -> &'static str {
    if part.is_multiple_of(2) { "dương" } else { "âm" }
}

/// "năm con Rồng 2024".
fn animal(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (length, branch) = branch_at(passage, at).filter(|(length, _)| *length == 2)?;
    let after_word = at > line.tokens.start && scan.is_one_of(at - 1, words!["năm", "tết"]);
    let (year_at, year) = year_after(passage, at + length).filter(|_| after_word)?;
    let found = CycleYear::of(year).branch;
    let name = |branch: u8| BRANCHES.get(usize::from(branch)).copied().unwrap_or_default();
    let holds = found == branch;
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{year} là năm {} {sign} {}", name(found), name(branch));
    let places = [(scan.span(at, at + length), Role::Stated), (scan.get(year_at)?.span, Role::Value)];
    Some(statement(ClaimKind::CycleYear, verdict(holds, Gap::Gross), working, places, 0.95))
}

/// "Giáp Thìn 2024", "Giáp Thìn (2024)", "Giáp Thìn - 2024", "Giáp Thìn năm 2024".
fn year_after(passage: &Passage<'_>, end: usize) -> Option<(usize, i32)> {
    let scan = &passage.scan;
    let joint = usize::from(scan.is_any_mark(end, "(-–,") || scan.is_one_of(end, words!["năm"]));
    let comma = scan.is_mark(end, ',');
    let year = scan.year(end + joint).filter(|year| (1900..2100).contains(year) && !comma)?;
    let goes_on = scan.is_any_mark(end + joint + 1, "-–/") && scan.is_digits(end + joint + 2);
    (!goes_on).then_some((end + joint, year))
}

/// "năm 2024 (Giáp Thìn)", "năm 2024 là năm Giáp Thìn".
fn year_before(passage: &Passage<'_>, at: usize) -> Option<(usize, i32)> {
    let scan = &passage.scan;
    let joint = at.checked_sub(1)?;
    let told = scan.is_one_of(joint, words!["năm"]) && scan.is_one_of(joint.wrapping_sub(1), words!["là"]);
    let year_at = if told { joint.checked_sub(2)? } else { joint.checked_sub(1)? };
    let dated = scan.is_any_mark(year_at.wrapping_sub(1), "-–/.");
    let year = scan.year(year_at).filter(|year| (1900..2100).contains(year) && !dated)?;
    (told || scan.is_mark(joint, '(')).then_some((year_at, year))
}
