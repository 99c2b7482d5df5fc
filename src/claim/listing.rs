//! Lists as such: numbered points that run without gap, as many as were announced, and no name twice in one list.
//!
//! Invariant: a gap is one only where the missing point is named nowhere between its neighbours.

use std::ops::Range;

use crate::lexicon::{Case, NumberWord, TokenKind, WordSet, words};
use crate::mention::{Base, Kind};
use crate::number::Form;

use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};

/// Every run of numbered points, and every list of names.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    sequences(passage, out);
    const CLOSED: WordSet = WordSet::of(&["và", "("]);
    for line in passage.lines.iter().filter(|line| line.capitals >= LEAST_CAPITALS && line.may_hold(&CLOSED)) {
        duplicates(passage, line, out);
    }
}

/// How points are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "Thứ nhất, … Thứ hai, …".
    Ordinal,
    /// "một là …; hai là …".
    Cardinal,
}

/// A numbered point.
#[derive(Clone, Debug)]
struct Point {
    number: u8,
    tokens: Range<usize>,
}

/// How many tokens may lie between two neighbouring points.
const MOST_BETWEEN: usize = 1_500;

fn sequences(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let (mut ordinals, mut cardinals) = (Vec::new(), Vec::new());
    const OPENERS: WordSet = WordSet::of(&["thứ", "là"]);
    for (at, token) in passage.scan.tokens.iter().enumerate() {
        if !OPENERS.may_hold(token) {
            continue;
        }
        let Some((style, point)) = point_at(passage, at) else { continue };
        let run: &mut Vec<Point> = match style {
            Style::Ordinal => &mut ordinals,
            Style::Cardinal => &mut cardinals,
        };
        let far = run.last().is_some_and(|last| point.tokens.start > last.tokens.end + MOST_BETWEEN);
        if far || point.number == 1 {
            close(passage, run, None, out);
        }
        match run.last().map(|last| last.number) {
            Some(last) if point.number == last + 1 => run.push(point),
            Some(_) => close(passage, run, Some(point), out),
            None if point.number == 1 => run.push(point),
            None => {}
        }
    }
    close(passage, &mut ordinals, None, out);
    close(passage, &mut cardinals, None, out);
}

/// The point that opens at token `at`.
fn point_at(passage: &Passage<'_>, at: usize) -> Option<(Style, Point)> {
    let scan = &passage.scan;
    if scan.get(at).is_some_and(|t| t.case == Case::Capital) && scan.is_one_of(at, words!["thứ"]) {
        let number = ordinal(passage, at + 1)?;
        let opens = at == 0
            || scan.get(at - 1).is_some_and(|t| t.kind == TokenKind::Break)
            || scan.is_any_mark(at - 1, ".;:!?-–*•\"“”");
        let heads = scan.is_any_mark(at + 2, ",:") || scan.is_one_of(at + 2, words!["là"]);
        return (opens && heads).then_some((Style::Ordinal, Point { number, tokens: at..at + 2 }));
    }
    let before = at.checked_sub(1)?;
    if !scan.is_one_of(at, words!["là"]) {
        return None;
    }
    let Some(NumberWord::Digit(number @ 1..)) = scan.number_word(before) else { return None };
    let opens = before == 0
        || scan.get(before - 1).is_some_and(|t| t.kind == TokenKind::Break)
        || scan.is_any_mark(before - 1, ".;:,-–(\"“");
    opens.then_some((Style::Cardinal, Point { number, tokens: before..at + 1 }))
}

/// The ordinal word at `at`: "nhất", "hai", "tư".
fn ordinal(passage: &Passage<'_>, at: usize) -> Option<u8> {
    if passage.scan.is_one_of(at, words!["nhất"]) {
        return Some(1);
    }
    match passage.scan.number_word(at)? {
        NumberWord::Digit(n @ 2..) | NumberWord::FinalDigit(n @ 2..) => Some(n),
        _ => None,
    }
}

/// Judges a run of points that ends, perhaps before one that does not follow.
fn close(passage: &Passage<'_>, run: &mut Vec<Point>, next: Option<Point>, out: &mut Vec<Claim>) {
    let points = std::mem::take(run);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let place = |tokens: &Range<usize>| passage.scan.span(tokens.start, tokens.end);
    let numbers = points.iter().map(|p| p.number.to_string()).collect::<Vec<_>>().join(", ");
    let interrupted = next.is_some();
    if let Some(next) = next.filter(|next| points.len() >= 2 && next.number > last.number) {
        let missing = last.number + 1;
        let silent = !names(passage, last.tokens.end..next.tokens.start, missing);
        // One point left out is a slip; more is another list.
        if silent && next.number == missing + 1 && next.tokens.start - last.tokens.end <= MOST_BETWEEN / 3 {
            let working = format!("{numbers}, {}: thiếu {missing}", next.number);
            let places = [(place(&next.tokens), Role::Stated), (place(&last.tokens), Role::Item)];
            out.push(statement(ClaimKind::Sequence, verdict(false, Gap::Clear), working, places, 0.8));
        }
        return;
    }
    if interrupted || points.len() < 2 {
        return;
    }
    let announced = announced(passage, first.tokens.start);
    let items = points.iter().map(|p| (place(&p.tokens), Role::Item));
    // A point that follows in another style is no missing one.
    let behind = last.tokens.end..(last.tokens.end + MOST_BETWEEN / 5).min(passage.scan.tokens.len());
    let goes_on = || names(passage, behind.clone(), last.number + 1);
    let told =
        announced.filter(|&(_, count)| count == i64::from(last.number) || count > i64::from(last.number) && !goes_on());
    if let Some((at, count)) = told {
        let holds = count == i64::from(last.number);
        let sign = if holds { "=" } else { "≠" };
        let working = format!("{} mục {sign} {count}", last.number);
        let places = std::iter::once((passage.span(at), Role::Whole)).chain(items.clone());
        out.push(statement(ClaimKind::Announced, verdict(holds, Gap::Slight), working, places, 0.6));
    }
    if points.len() >= 3 {
        let head = announced.map(|(at, _)| (passage.span(at), Role::Whole));
        out.push(statement(
            ClaimKind::Sequence,
            verdict(true, Gap::Clear),
            numbers,
            head.into_iter().chain(items),
            0.9,
        ));
    }
}

/// Whether the point `number`, or a last one, is named among the tokens `range`, in whatever style.
fn names(passage: &Passage<'_>, range: Range<usize>, number: u8) -> bool {
    let scan = &passage.scan;
    let digit = number.to_string();
    let named = range.clone().any(|at| {
        let ordinal = scan.is_one_of(at, words!["thứ"])
            && (ordinal(passage, at + 1) == Some(number) || scan.str(at + 1) == digit);
        let cardinal = scan.is_one_of(at + 1, words!["là", "nữa"])
            && (scan.number_word(at) == Some(NumberWord::Digit(number)) || scan.str(at) == digit);
        ordinal || cardinal
    });
    named || passage.has_word(range, words!["ngoài", "cuối", "còn"])
}

/// How far before the first point its announcement may stand.
const MOST_BEFORE: usize = 30;

/// "ba việc nên làm:", "4 giải pháp sau.": the count that ends the sentence before the first point.
fn announced(passage: &Passage<'_>, first: usize) -> Option<(usize, i64)> {
    let from = first.saturating_sub(MOST_BEFORE);
    let last = passage.mentions.partition_point(|m| m.tokens.start < first);
    let at = last.checked_sub(1).filter(|&at| passage.mention(at).is_some_and(|m| m.tokens.start >= from))?;
    let mention = passage.mention(at)?;
    let quantity = mention.quantity()?;
    let count = quantity.number()?.value.to_int().filter(|n| (2..=9).contains(n))?;
    let stops = (mention.tokens.end..first).filter(|&i| passage.scan.is_any_mark(i, ".:")).count();
    let counted = matches!(quantity.unit.base, Base::Noun(_)) || quantity.number()?.form == Form::Words;
    (counted && quantity.hedge.is_none() && stops == 1 && matches!(mention.kind, Kind::Quantity(_)))
        .then_some((at, count))
}

/// A name of two words that stands twice, and one between.
const LEAST_CAPITALS: usize = 5;

/// "A, B, C và A": a name of two words or more that stands twice in one closed list.
fn duplicates(passage: &Passage<'_>, line: &Line, out: &mut Vec<Claim>) {
    let scan = &passage.scan;
    let is_name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised()) && passage.mention_over(i).is_none();
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut at = line.tokens.start;
    while at < line.tokens.end {
        if !is_name(at) {
            names.clear();
            at += 1;
            continue;
        }
        let end = (at..line.tokens.end).find(|&i| !is_name(i)).unwrap_or(line.tokens.end);
        names.push(at..end);
        let joined = scan.is_one_of(at.wrapping_sub(1), words!["và"]) && names.len() > 2;
        let shut = scan.is_mark(end, ')') && names.len() > 3;
        if joined || shut {
            out.extend(twice(passage, &names));
        }
        if scan.is_mark(end, ',') || scan.is_one_of(end, words!["và"]) {
            at = end + 1;
        } else {
            names.clear();
            at = end;
        }
    }
}

/// The last name of a list that stood before; next to itself it is a place within a place of the same name.
fn twice(passage: &Passage<'_>, names: &[Range<usize>]) -> Option<Claim> {
    let scan = &passage.scan;
    let text = |range: &Range<usize>| scan.text.get(scan.span(range.start, range.end).range());
    let (last, before) = names.split_last()?;
    let found = before.iter().rev().skip(1).find(|name| name.len() >= 2 && text(name) == text(last))?;
    let name = text(last)?;
    let places = [(scan.span(last.start - 1, last.end), Role::Stated), (scan.span(found.start, found.end), Role::Item)];
    let working = format!("{name}: 2 lần trong {} mục", names.len());
    Some(statement(ClaimKind::Duplicate, verdict(false, Gap::Clear), working, places, 0.8))
}
