//! "A, B và C lần lượt đạt x, y và z": as many values as things they belong to.
//!
//! Invariant: the two sides are only called unequal where the things are counted by the text itself or are a plain run of
//! names, and the values are one closed list of one unit.

use std::ops::Range;

use crate::lexicon::{Case, Entry, TokenKind, UnitKind, WordSet, words};
use crate::mention::{Amount, Base, Kind};
use crate::number::Decimal;

use super::kind::ClaimKind;
use super::list::items;
use super::model::{Claim, Gap, Role};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};

/// Every "lần lượt" with values behind it.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const CUE: WordSet = WordSet::of(&["lượt"]);
    for line in &passage.lines {
        if line.mentions.len() < 2 || !line.may_hold(&CUE) {
            continue;
        }
        for at in line.tokens.clone() {
            let cue = passage.scan.is_one_of(at, words!["lần"]) && passage.scan.is_one_of(at + 1, words!["lượt"]);
            if cue {
                out.extend(respectively(passage, line, at));
            }
        }
    }
}

/// The values behind "lần lượt".
struct Values {
    /// Where each stands.
    tokens: Vec<Range<usize>>,
    /// Whether "và" joins the last one, and nothing goes on behind it.
    closed: bool,
}

fn respectively(passage: &Passage<'_>, line: &Line, cue: usize) -> Option<Claim> {
    let values = values(passage, line, cue + 2)?;
    let stated = values.tokens.len();
    let from = (line.tokens.start..cue)
        .rev()
        .find(|&i| passage.scan.is_any_mark(i, ";:"))
        .map_or(line.tokens.start, |i| i + 1);
    let entities = entities(passage, line, from..cue, stated)?;
    let holds = entities.count == stated;
    // "A và B lần lượt đạt 5%, 6%, 7% và 8%": two values for each.
    let doubled = stated.is_multiple_of(entities.count) || entities.count.is_multiple_of(stated);
    let binding = entities.certain && values.closed && !doubled;
    if !(holds || binding) {
        return None;
    }
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{stated} giá trị {sign} {} đối tượng", entities.count);
    let span = |tokens: &Range<usize>| passage.scan.span(tokens.start, tokens.end);
    let whole = values.tokens.first()?.start..values.tokens.last()?.end;
    let mut places = vec![(span(&whole), Role::Stated)];
    places.extend(entities.tokens.iter().map(|tokens| (span(tokens), Role::Item)));
    Some(statement(ClaimKind::Respectively, verdict(holds, Gap::Gross), working, places, entities.confidence))
}

/// The run of values that starts at most four words behind "lần lượt".
fn values(passage: &Passage<'_>, line: &Line, start: usize) -> Option<Values> {
    let scan = &passage.scan;
    let mut at = start;
    while passage.mention_at(at).is_none() {
        let plain = scan.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
        if at >= start + 4 || !(plain || scan.is_mark(at, ':')) {
            return None;
        }
        at += 1;
    }
    let first = passage.mention_at(at)?;
    let unit = &passage.quantity(first).filter(|q| matches!(q.amount, Amount::One(_)))?.unit;
    let mut found = Values { tokens: Vec::new(), closed: false };
    let mut next = first;
    loop {
        let mention = passage.mention(next).filter(|_| line.mentions.contains(&next));
        let Some(mention) = mention.filter(|m| m.tokens.start == at) else { break };
        let same = passage.quantity(next).is_some_and(|q| matches!(q.amount, Amount::One(_)) && q.unit == *unit);
        if !same {
            found.closed = false;
            break;
        }
        let mut end = mention.tokens.end;
        next += 1;
        // "3 năm 6 tháng" is one value; a bracket converts the one before it.
        if passage.mention(next).is_some_and(|m| m.tokens.start == end) {
            end = passage.mention(next)?.tokens.end;
            next += 1;
        }
        found.tokens.push(mention.tokens.start..end);
        if scan.is_mark(end, '(') {
            end = passage.closing(end, line.tokens.end)?;
            next = passage.mentions.partition_point(|m| m.tokens.start < end);
        }
        let joined =
            scan.is_one_of(end, words!["và"]) || (scan.is_mark(end, ',') && scan.is_one_of(end + 1, words!["và"]));
        let comma = scan.is_any_mark(end, ",;");
        // A comma behind the last value may go on with more of them in other words.
        if found.closed || !(joined || comma) {
            found.closed &= !comma || passage.mention_at(end + 1).is_none();
            break;
        }
        found.closed = joined;
        at = end + 1 + usize::from(joined && comma);
    }
    // Without a unit "1,2 và 8" may be three places.
    found.closed &= found.tokens.len() > 1 && !unit.is_none();
    (found.tokens.len() > 1).then_some(found)
}

/// The things that the values belong to.
struct Entities {
    count: usize,
    tokens: Vec<Range<usize>>,
    certain: bool,
    confidence: f32,
}

fn entities(passage: &Passage<'_>, line: &Line, before: Range<usize>, values: usize) -> Option<Entities> {
    counted(passage, line, before.clone())
        .filter(|found| found.certain || found.count == values)
        .or_else(|| names(passage, before.clone()).filter(|found| found.certain || found.count == values))
        .or_else(|| listed(passage, before, values))
}

/// "Ba trường … là A, B và C, lần lượt": the text counts them.
fn counted(passage: &Passage<'_>, line: &Line, before: Range<usize>) -> Option<Entities> {
    let at = line.mentions.clone().rev().find(|&m| {
        passage.mention(m).is_some_and(|x| before.contains(&x.tokens.start))
            && passage.quantity(m).is_some_and(|q| {
                let noun = match q.unit.base {
                    Base::Noun(_) => true,
                    Base::Unit(_, UnitKind::Multiple) => q.occasions,
                    _ => false,
                };
                noun && q.hedge.is_none() && q.trend.is_none()
            })
    })?;
    let count =
        usize::try_from(passage.quantity(at)?.number()?.value.to_int()?).ok().filter(|n| (2..=12).contains(n))?;
    let mention = passage.mention(at)?;
    let behind = mention.tokens.end..before.end;
    let opens =
        behind.clone().find(|&i| passage.scan.is_one_of(i, words!["là", "gồm"]) || passage.scan.is_mark(i, '('));
    let list = opens.map(|i| items(passage, i + 1..before.end));
    let agrees = list.is_some_and(|list| list.items.len() == count && list.certain && !list.open);
    Some(Entities {
        count,
        tokens: vec![mention.tokens.clone()],
        certain: agrees,
        confidence: if agrees { 0.9 } else { 0.75 },
    })
}

/// "các huyện Sơn Động, Lục Ngạn và Lục Nam lần lượt": a run of names joined by commas and one last "và".
fn names(passage: &Passage<'_>, before: Range<usize>) -> Option<Entities> {
    let scan = &passage.scan;
    let and = before.clone().rev().find(|&i| scan.is_one_of(i, words!["và"]))?;
    let is_name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised()) && passage.mention_over(i).is_none();
    let last_end = (and + 1..before.end).find(|&i| !is_name(i)).unwrap_or(before.end);
    // What follows the last name is a verb and no new name.
    let quiet =
        (last_end..before.end).all(|i| !is_name(i) && passage.mention_over(i).is_none() && !scan.is_mark(i, '('));
    // "với A và B, Việt Nam nhập siêu lần lượt": enough to confirm.
    let aside = scan.is_mark(last_end, ',');
    if last_end == and + 1 || last_end + 8 < before.end || !(quiet || aside) {
        return None;
    }
    let mut tokens: Vec<Range<usize>> = std::iter::once(and + 1..last_end).collect();
    let mut end = and;
    let certain = loop {
        let start = (before.start..end).rev().take_while(|&i| is_name(i)).last()?;
        tokens.push(start..end);
        let comma = start > before.start && scan.is_mark(start - 1, ',');
        if !comma {
            // A name after a lower-case word or at the very start opens the run.
            let lower =
                scan.get(start.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
            break start == before.start
                || lower && !scan.is_one_of(start - 1, words!["và", "hay", "hoặc", "với", "cùng"]);
        }
        end = start - 1;
        if end == before.start || !is_name(end - 1) {
            break false;
        }
    };
    tokens.reverse();
    let certain = certain && quiet;
    Some(Entities { count: tokens.len(), tokens, certain, confidence: if certain { 0.85 } else { 0.7 } })
}

/// As many pieces joined by commas and a last "và" as there are values: enough to confirm, never to contradict.
fn listed(passage: &Passage<'_>, before: Range<usize>, values: usize) -> Option<Entities> {
    let list = items(passage, before.clone());
    let first = list.items.len().checked_sub(values)?;
    let own: Vec<Range<usize>> = list.items.get(first..)?.to_vec();
    let last = own.last()?;
    let joined = passage.scan.is_one_of(last.start.wrapping_sub(1), words!["và"]);
    let opens = |item: &Range<usize>| {
        let named = passage.scan.get(item.start).is_some_and(|t| t.is_capitalised());
        let dated = passage.mention_at(item.start).and_then(|m| passage.mention(m)).is_some_and(is_time);
        let noun = passage.scan.phrase(item.start, |e| matches!(e, Entry::Noun(_)).then_some(())).is_some();
        named || dated || noun
    };
    let alike = own.iter().skip(1).all(opens) && own.iter().all(|item| item.len() <= 14);
    (joined && alike && list.certain).then_some(Entities {
        count: values,
        tokens: own,
        certain: false,
        confidence: 0.6,
    })
}

/// "2018, 2019 và 2020".
fn is_time(mention: &crate::mention::Mention) -> bool {
    match &mention.kind {
        Kind::Year(_) | Kind::Quarter(..) | Kind::Date(_) | Kind::Period(_) => true,
        Kind::Quantity(q) => q.unit.is_none() && q.number().is_some_and(|n| n.value >= Decimal::from_int(1900)),
        _ => false,
    }
}
