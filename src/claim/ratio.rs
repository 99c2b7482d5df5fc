//! Ratios in words against figures: "tỷ lệ chọi 1/6,2", "24,3%, tương ứng cứ 4 trẻ thì có 1", "hơn một nửa (53%)".
//!
//! Invariant: a ratio in words is held against figures that stand right by it, and is read as the rough figure it is.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Hedge, WordSet, words};
use crate::mention::{Kind, Unit};
use crate::number::{Decimal, Interval, Latitude, Rational, Written, percent, read_digits};

use super::figure::{percentage, rounded};
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};
use super::percent::is_percentage;

/// Every ratio in words whose figures the text gives.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const CUES: WordSet = WordSet::of(&["chọi", "cứ", "("]);
    const WORDS: WordSet = WordSet::of(&["chọi", "cứ"]);
    for (index, line) in passage.lines.iter().enumerate().filter(|(_, line)| line.may_hold(&CUES)) {
        let worded = line.may_hold(&WORDS);
        for at in line.tokens.clone() {
            if passage.scan.is_mark(at, '(') {
                out.extend(fraction_in_words(passage, line, at));
            }
            if !worded {
                continue;
            }
            match passage.scan.str(at) {
                "chọi" => {
                    let before = index.checked_sub(1).and_then(|i| passage.lines.get(i));
                    out.extend(applicants(passage, line, before, at));
                }
                "cứ" => out.extend(one_in_n(passage, line, at)),
                _ => {}
            }
        }
    }
}

/// How far a rough ratio may be off: a tenth, and the rounding of its own digits.
fn roughly(value: &Rational) -> Interval {
    let tenth = value * Decimal::new(1, -1).to_rational();
    Interval::closed(value - &tenth, value + tenth)
}

fn judged(working: String, holds: bool, operands: Vec<Operand>, confidence: f32) -> Claim {
    Claim {
        kind: ClaimKind::RatioPhrase,
        verdict: if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Clear) },
        working,
        operands,
        confidence: Confidence::new(confidence),
        repairs: Vec::new(),
    }
}

/// "tỷ lệ chọi 1/6,2", "tỷ lệ chọi là 1 chọi 6": applicants over places, both in the sentence or the one before.
fn applicants(passage: &Passage<'_>, line: &Line, before: Option<&Line>, at: usize) -> Option<Claim> {
    let (stated, place) = one_to(passage, line, at + 1)?;
    let lines: Vec<&Line> = [before.filter(|b| b.block == line.block), Some(line)].into_iter().flatten().collect();
    let one = |fits: &dyn Fn(&str) -> bool| {
        let mut found = lines.iter().flat_map(|l| passage.quantities(l)).filter(|&m| {
            passage.quantity(m).is_some_and(|q| {
                let symbol = q.unit.base.symbol(passage.scan.lexicon);
                q.number().is_some() && q.trend.is_none() && symbol.is_some_and(fits)
            })
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let places = one(&|s| s.starts_with("chỉ tiêu"))?;
    let people = one(&|s| ["thí sinh", "hồ sơ", "học sinh", "người", "ứng viên", "nguyện vọng"].contains(&s))?;
    let (n, k) = (passage.quantity(people)?, passage.quantity(places)?);
    let computed = n.interval(Latitude::Truncated)?.over(&k.interval(Latitude::Truncated)?)?;
    let value = n.number()?.value.to_rational() / k.number()?.value.to_rational();
    let read = Interval::of(&stated, Unit::default().nature(), Some(Hedge::About), Latitude::Rounded);
    let holds = read.meets(&computed);
    let (number, sign) = (rounded(&value, 1).vietnamese(), if holds { "≈" } else { "≠" });
    let left = format!("{} / {}", n.number()?.value.vietnamese(), k.number()?.value.vietnamese());
    let operands = vec![
        Operand { span: passage.scan.span(place.start, place.end), role: Role::Stated },
        Operand { span: passage.span(people), role: Role::Part },
        Operand { span: passage.span(places), role: Role::Whole },
    ];
    let same = number == stated.value.vietnamese();
    let working = if same {
        format!("{left} ≈ {number}")
    } else {
        format!("{left} = {number} {sign} {}", stated.value.vietnamese())
    };
    Some(judged(working, holds, operands, 0.8))
}

/// The x of "1/x", "1 chọi x", "1:x" within a few words.
fn one_to(passage: &Passage<'_>, line: &Line, from: usize) -> Option<(Written, Range<usize>)> {
    let scan = &passage.scan;
    let one = (from..(from + 6).min(line.tokens.end)).find(|&i| scan.is_digits(i))?;
    let plain = (from..one).all(|i| scan.is_word(i)) && !passage.has_word(from..one, words!["từ", "năm", "hơn", "gần"]);
    let parted = scan.is_any_mark(one + 1, "/:") || scan.is_one_of(one + 1, words!["chọi"]);
    (plain && parted && scan.int(one) == Some(1) && scan.is_digits(one + 2)).then_some(())?;
    let mut end = one + 3;
    while scan.is_any_mark(end, ",.") && scan.is_glued(end) && scan.is_glued(end + 1) && scan.is_digits(end + 1) {
        end += 2;
    }
    let text = scan.text.get(scan.span(one + 2, end).range())?;
    Some((read_digits(text)?.number, one..end))
}

/// "hơn một nửa (53%)", "gần hai phần ba (65%)": `open` is the bracket.
fn fraction_in_words(passage: &Passage<'_>, line: &Line, open: usize) -> Option<Claim> {
    let mention = passage.mention(passage.mention_at(open + 1)?)?;
    let stated = mention.quantity().filter(|q| is_percentage(q) && q.trend.is_none())?;
    passage.scan.is_mark(mention.tokens.end, ')').then_some(())?;
    let (value, start) = words_before(passage, line, open)?;
    let hedge = passage.scan.phrase_before(start, |e| if let Entry::Hedge(hedge) = e { Some(hedge) } else { None });
    let hedge = hedge.map(|(_, hedge)| hedge);
    let hundred = percent(&value);
    let nought = Rational::zero();
    // "hơn một nửa" is anything up to two thirds, "gần một nửa" anything from two fifths.
    let wide = &hundred * Decimal::new(34, -2).to_rational();
    let bounds = match hedge {
        Some(Hedge::Over | Hedge::AtLeast) => Interval::closed(hundred.clone(), &hundred + wide),
        Some(Hedge::Under | Hedge::AtMost) => Interval::closed((&hundred - wide).max(nought), hundred.clone()),
        _ => roughly(&hundred),
    };
    let computed = stated.interval(Latitude::Truncated)?;
    let holds = bounds.meets(&computed);
    let exact = stated.number()?.value.to_rational();
    let sign = match hedge {
        None | Some(Hedge::About) if holds => "≈",
        None | Some(Hedge::About) => "≠",
        Some(_) if exact > hundred => ">",
        Some(_) if exact < hundred => "<",
        Some(_) => "=",
    };
    let shown = format!("{}%", stated.number()?.value.vietnamese());
    let working = format!("{shown} {sign} {}", percentage(&hundred));
    let operands = vec![
        Operand { span: mention.span, role: Role::Stated },
        Operand { span: passage.scan.span(start, open), role: Role::Condition },
    ];
    Some(judged(working, holds, operands, 0.75))
}

/// "một nửa", "hai phần ba" right before a token: the value and where it starts.
fn words_before(passage: &Passage<'_>, line: &Line, end: usize) -> Option<(Rational, usize)> {
    let scan = &passage.scan;
    let digit = |at: usize| {
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
            .iter()
            .position(|word| scan.is_spelled(at, word))
            .or_else(|| scan.is_one_of(at, words!["tư"]).then_some(3))
            .and_then(|n| i64::try_from(n + 1).ok())
    };
    let start = |back: usize| end.checked_sub(back).filter(|&s| s >= line.tokens.start);
    if let Some(at) = start(2)
        && scan.is_one_of(at, words!["một"])
        && scan.is_one_of(at + 1, words!["nửa"])
    {
        return Some((Rational::new(1.into(), 2.into()), at));
    }
    let at = start(3).filter(|&at| scan.is_one_of(at + 1, words!["phần"]))?;
    let (above, below) = (digit(at)?, digit(at + 2)?);
    (above < below).then(|| (Rational::new(above.into(), below.into()), at))
}

/// "24,3%, tương ứng cứ 4 trẻ thì có 1 trẻ": `at` is "cứ".
fn one_in_n(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let tie = passage.scan.phrase_before(at, |e| matches!(e, Entry::Cue(Cue::Equal)).then_some(()))?;
    let share = line.mentions.clone().rev().find(|&m| passage.mention(m).is_some_and(|m| m.tokens.end <= at))?;
    let stated = passage.quantity(share).filter(|q| is_percentage(q) && q.trend.is_none())?;
    let gap = passage.mention(share)?.tokens.end..tie.0;
    let close = gap.len() <= 2 && gap.clone().all(|i| passage.is_pause(i) || passage.scan.is_mark(i, '('));
    let told = passage.mention(passage.mention_at(at)?)?;
    let Kind::Incidence { part, whole, .. } = &told.kind else { return None };
    (close && part.value < whole.value && !whole.value.is_zero()).then_some(())?;
    let value = percent(&(part.value.to_rational() / whole.value.to_rational()));
    let holds = roughly(&value).meets(&stated.interval(Latitude::Truncated)?);
    let sign = if holds { "≈" } else { "≠" };
    let left = format!("{} / {}", part.value.vietnamese(), whole.value.vietnamese());
    let shown = format!("{}%", stated.number()?.value.vietnamese());
    let operands =
        vec![Operand { span: passage.span(share), role: Role::Stated }, Operand { span: told.span, role: Role::Part }];
    Some(judged(format!("{left} = {} {sign} {shown}", percentage(&value)), holds, operands, 0.75))
}
