//! Names before the count that sums them up: "An, Bình (SN 1995) và Cường là 3 bị cáo".
//!
//! Invariant: the run of names opens its sentence, or stands behind a few words and a comma that open it, and every word
//! of a name is capitalised.

use std::ops::Range;

use crate::lexicon::{Case, Token, TokenKind, WordSet, words};

use super::count::count;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};

/// Most words of a name, and most words before the comma that a sentence opens with: "Trong khi đó, ...".
const LONGEST: usize = 6;
const OPENING: usize = 4;

/// Every count behind "là" that names come before.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const IS: WordSet = WordSet::of(&["là"]);
    const AND: WordSet = WordSet::of(&["và"]);
    const COUNTS: Needs = Needs::one(Held::COUNT).words(&[IS, AND]);
    out.extend(passage.starts(&COUNTS).filter_map(|(_, line, at)| named(passage, line, at)));
}

fn named(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let is = passage.mention(at)?.tokens.start.checked_sub(1)?;
    let stated = count(passage, at).filter(|&n| n >= 2 && scan.is_one_of(is, words!["là"]))?;
    let noun = passage.mention(at)?.tokens.clone();
    // Two pairs are four, and "hai trong số" is not all.
    let grouped = passage.has_word(noun.start..noun.end + 1, words!["cặp", "đôi", "bộ", "nhóm", "bên", "phe"]);
    let some = scan.is_one_of(noun.end, words!["trong"]) && scan.is_one_of(noun.end + 1, words!["số", "các", "những"]);
    let end = is - usize::from(scan.is_one_of(is.wrapping_sub(1), words!["đều", "cũng"]));
    let names = names_before(passage, line, end)?;
    if grouped || some || names.len() < 2 {
        return None;
    }
    let holds = names.len() == stated;
    let working = format!("{} mục {} {stated}", names.len(), if holds { "=" } else { "≠" });
    let items = names.iter().rev().map(|name| (scan.span(name.start, name.end), Role::Item));
    let places = std::iter::once((passage.span(at), Role::Stated)).chain(items);
    Some(statement(ClaimKind::CountOfList, verdict(holds, Gap::Gross), working, places, 0.8))
}

/// The names that end at token `end`, the last one first: joined by one "và", and by commas before it.
fn names_before(passage: &Passage<'_>, line: &Line, end: usize) -> Option<Vec<Range<usize>>> {
    let scan = &passage.scan;
    let mut names = Vec::new();
    let mut at = end;
    loop {
        let name = name_before(passage, line, at)?;
        let start = name.start;
        names.push(name);
        let before = start.wrapping_sub(1);
        if names.len() == 1 {
            if start == line.tokens.start || !scan.is_one_of(before, words!["và"]) {
                return None;
            }
            at = before - usize::from(scan.is_mark(before.wrapping_sub(1), ','));
        } else if start > line.tokens.start && scan.is_mark(before, ',') && !opens(passage, line, before) {
            at = before;
        } else {
            let bullet = |t: &Token| matches!(t.kind, TokenKind::Mark(c) if !c.is_ascii() && c != '–');
            let set_off = before == line.tokens.start && scan.get(before).is_some_and(bullet);
            let first = start == line.tokens.start || set_off || opens(passage, line, before);
            return first.then_some(names);
        }
    }
}

/// The capitalised words before token `end`, with the bracket behind them.
fn name_before(passage: &Passage<'_>, line: &Line, end: usize) -> Option<Range<usize>> {
    let scan = &passage.scan;
    let mut last = end;
    if scan.is_mark(last.wrapping_sub(1), ')') {
        last = (line.tokens.start..last).rev().find(|&i| scan.is_mark(i, '('))?;
    }
    let named = |&i: &usize| scan.get(i).is_some_and(|t| t.is_capitalised()) && passage.mention_over(i).is_none();
    let words = (line.tokens.start..last).rev().take_while(named).count();
    let start = last - words;
    // At the start of a sentence any word has a capital: "Ngoài An, Bình và Cường là ...".
    let other =
        words!["ngoài", "cùng", "trừ", "bên", "sau", "theo", "với", "cả", "riêng", "như", "còn", "ngay", "trước"];
    (words > 0 && words <= LONGEST && !passage.has_word(start..last, other)).then_some(start..end)
}

/// Whether the comma at `comma` ends the few words that open a sentence: "Trong đó, ...".
fn opens(passage: &Passage<'_>, line: &Line, comma: usize) -> bool {
    let scan = &passage.scan;
    let words = line.tokens.start..comma;
    let lower = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Lower);
    scan.is_mark(comma, ',')
        && (2..=OPENING).contains(&words.len())
        && scan.is_one_of(words.start, words!["trong", "theo", "được", "hiện", "trước", "như", "cụ"])
        && (words.start + 1..words.end).all(lower)
}
