//! A number and the same number once more right behind it: "tám (06)", "250.000.000 đồng (bằng chữ: …)", "gần 500 tỷ
//! (cụ thể 512,6 tỷ)". Words are held against digits, a hedge against the exact figure.
//!
//! Invariant: the two stand side by side, joined by nothing but the bracket or the words that announce the second.

use std::ops::Range;

use crate::lexicon::{Case, Cue, Entry, Hedge, TokenKind, WordSet, Words, words};
use crate::mention::{Amount, Base, Kind, Quantity};
use crate::number::{Atom, Decimal, Form, Grouping, Latitude, Written, read_atoms, read_digits, words};
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict, with_repairs};

/// Every number of the document that is said twice in a row.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const BRACKETED: WordSet = WordSet::of(&["("]);
    const IN_WORDS: Needs = Needs::one(Held::QUANTITY).words(&[WordSet::of(&["chữ"])]);
    const HEDGED: Needs = Needs::one(Held::HEDGED).among(2);
    for line in passage.lines.iter().filter(|line| line.may_hold(&BRACKETED)) {
        for open in line.tokens.clone().filter(|&at| passage.scan.is_mark(at, '(')) {
            out.extend(digits_in_bracket(passage, line, open).or_else(|| words_in_bracket(passage, line, open)));
        }
    }
    out.extend(passage.starts(&IN_WORDS).filter_map(|(_, line, at)| in_words(passage, line, at)));
    out.extend(passage.starts(&HEDGED).filter_map(|(_, line, at)| hedged(passage, line, at)));
}

/// A number and where it is written.
struct Said {
    value: Written,
    other: Option<Written>,
    tokens: Range<usize>,
}

/// The numeral that the number words `tokens` spell, all of them.
fn spelled(passage: &Passage<'_>, tokens: Range<usize>) -> Option<Said> {
    let atoms: Vec<Atom> = tokens.clone().map_while(|at| passage.scan.number_word(at).map(Atom::Word)).collect();
    let read = read_atoms(&atoms).filter(|read| read.taken == tokens.len() && !tokens.is_empty())?;
    (read.digit_string.is_none() && !read.is_loose_pair).then_some(Said {
        value: read.number,
        other: read.other,
        tokens,
    })
}

/// "tám (06) đoàn", "hai triệu (2.000.000) đồng".
fn digits_in_bracket(passage: &Passage<'_>, line: &Line, open: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let close = (open + 1..line.tokens.end.min(open + 9)).find(|&at| scan.is_mark(at, ')'))?;
    if !scan.is_digits(open + 1) || scan.number_word(open.checked_sub(1)?).is_none() {
        return None;
    }
    let mut start = open;
    while start > line.tokens.start && scan.number_word(start - 1).is_some() {
        start -= 1;
    }
    let said = spelled(passage, start..open)?;
    let written = scan.text.get(scan.span(open + 1, close).range())?;
    let digits = read_digits(written).filter(|d| d.grouping != Grouping::Malformed)?;
    let shown = Said { value: digits.number, other: digits.other, tokens: open + 1..close };
    let holds = agree(&said, &shown);
    if !holds && !is_restatement(passage, line, &said, &shown, close) {
        return None;
    }
    Some(words_claim(passage, &said, &shown, written, holds, scan.span(start, close + 1)))
}

/// Words after which a number word names something: "thứ năm (5)", "bốn con chín (9999)", "tầng ba (2)".
const NAMED: Words = Words::of(&["thứ", "tháng", "ngày", "lớp", "năm", "con", "khối", "tầng", "bảng", "quý"]);

/// Whether digits in a bracket that differ from the words before can only be meant as the same number: not a year, a
/// footnote or the continuation of another number.
fn is_restatement(passage: &Passage<'_>, line: &Line, said: &Said, shown: &Said, close: usize) -> bool {
    let scan = &passage.scan;
    let before = said.tokens.start.wrapping_sub(1);
    let continued = said.tokens.start > line.tokens.start && scan.is_digits(before);
    let counted = scan.get(close + 1).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    let padded = scan.str(shown.tokens.start).starts_with('0');
    let figures = |n: &Written| n.value.to_int().map_or(0, |n| n.to_string().len());
    // "ba (93) công ty": a nought in front may have become any digit.
    let nought = figures(&shown.value) == 2 && unit_word(passage, close + 1).is_some();
    // "hai tỷ (2.000.000) đồng": the magnitude word alone is another.
    let rescaled = [-6, -3, 3, 6].into_iter().any(|power| said.value.value.shift(power) == shown.value.value);
    let alike = said.tokens.len() > 2 || figures(&said.value) == figures(&shown.value) || nought || rescaled;
    let whole = shown.value.last_place >= 0 && figures(&shown.value) > 0;
    // "ba (5)" alone may be a note; "ba (05) người", "ba mươi (50) ngày" and "ba (5) ngày" may not.
    let sure = padded || said.tokens.len() > 1 || unit_word(passage, close + 1).is_some();
    !continued && counted && alike && whole && sure && !scan.is_one_of(before, &NAMED)
}

/// "35 (ba mươi lăm) ngày", "250.000.000 đồng (bằng chữ: hai trăm năm mươi triệu đồng)".
fn words_in_bracket(passage: &Passage<'_>, line: &Line, open: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let announced = announcement(passage, open + 1);
    let start = announced.unwrap_or(open + 1);
    scan.number_word(start)?;
    let close = passage.closing(open, line.tokens.end)? - 1;
    let end = (start..close).find(|&at| scan.number_word(at).is_none()).unwrap_or(close);
    // "(năm 2025)" is a year.
    if scan.is_digits(end) {
        return None;
    }
    let said = spelled(passage, start..end)?;
    let before = passage.mentions.partition_point(|m| m.tokens.end <= open).checked_sub(1)?;
    let mention = passage.mention(before).filter(|m| m.tokens.end == open && m.tokens.start >= line.tokens.start)?;
    let (value, other, unit) = match &mention.kind {
        Kind::Quantity(quantity) => (*quantity.number()?, quantity.other, Some(quantity.unit.base)),
        Kind::Ordinal(n) => (Written::count(*n, Form::Digits), None, None),
        _ => return None,
    };
    let shown = Said { value, other, tokens: mention.tokens.clone() };
    if value.form == Form::Words {
        return None;
    }
    let holds = agree(&said, &shown);
    let same_unit = end == close || unit_word(passage, end) == unit;
    if close - end > 4 || (!holds && announced.is_none() && !same_unit) {
        return None;
    }
    let figures = value.value.vietnamese();
    Some(words_claim(passage, &said, &shown, &figures, holds, scan.span(mention.tokens.start, close + 1)))
}

fn unit_word(passage: &Passage<'_>, at: usize) -> Option<Base> {
    let found = passage.scan.phrase(at, |e| match e {
        Entry::Noun(id) => Some(Base::Noun(id)),
        Entry::Unit(id) => passage.scan.lexicon.unit(id).map(|unit| Base::Unit(id, unit.kind)),
        _ => None,
    });
    found.map(|(_, base)| base)
}

/// One past "bằng chữ:" at `at`.
fn announcement(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let at = if passage.scan.is_one_of(at, words!["viết", "ghi"]) { at + 1 } else { at };
    let named = passage.scan.is_one_of(at, words!["bằng"]) && passage.scan.is_one_of(at + 1, words!["chữ"]);
    let colon = usize::from(passage.scan.is_mark(at + 2, ':'));
    named.then_some(at + 2 + colon)
}

/// How many tokens may stand between an amount and its words on a form: a line break and "Số tiền viết bằng chữ:".
const FORM_GAP: usize = 10;

/// "Tổng cộng: 16.500.000 đồng. Số tiền viết bằng chữ: Mười sáu triệu năm trăm nghìn đồng".
fn in_words(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let spoken = mention.quantity()?;
    let value = spoken.number().filter(|n| n.form == Form::Words)?;
    let colon = usize::from(scan.is_mark(mention.tokens.start.wrapping_sub(1), ':'));
    let cue = mention.tokens.start.checked_sub(2 + colon)?;
    let announced = announcement(passage, cue)?;
    let before = passage.mention(at.checked_sub(1)?)?;
    let near = announced == mention.tokens.start && cue - before.tokens.end.min(cue) <= FORM_GAP;
    let bracketed = (before.tokens.end..cue).any(|i| scan.is_mark(i, '('));
    let shown = before.quantity()?;
    let number = shown.number().filter(|n| n.form != Form::Words)?;
    // A bracket is read as one; nothing under a thousand is written out on a form.
    if !near || bracketed || number.value < Decimal::from_int(1_000) || line.tokens.start > cue {
        return None;
    }
    let said = Said { value: *value, other: spoken.other, tokens: mention.tokens.clone() };
    let digits = Said { value: *number, other: shown.other, tokens: before.tokens.clone() };
    let figures = number.value.vietnamese();
    let holds = agree(&said, &digits);
    Some(words_claim(passage, &said, &digits, &figures, holds, mention.span))
}

/// Whether the two are the same number in one of their readings.
fn agree(a: &Said, b: &Said) -> bool {
    let readings = |said: &Said| [Some(said.value.value), said.other.map(|o| o.value)];
    readings(a).iter().flatten().any(|x| readings(b).iter().flatten().any(|y| x == y))
}

fn words_claim(passage: &Passage<'_>, said: &Said, shown: &Said, figures: &str, holds: bool, place: Span) -> Claim {
    let scan = &passage.scan;
    let spoken = scan.span(said.tokens.start, said.tokens.end);
    let text = scan.text.get(spoken.range()).unwrap_or_default().to_lowercase();
    let value = said.value.value.vietnamese();
    let working = if holds { format!("{text} = {figures}") } else { format!("{text} = {value} ≠ {figures}") };
    let claim = statement(ClaimKind::WordsDigits, verdict(holds, Gap::Gross), working, [(place, Role::Stated)], 0.97);
    let in_words = shown.value.value.to_int().and_then(|n| u64::try_from(n).ok()).map(|n| (spoken, words(n)));
    let digits = scan.span(shown.tokens.start, shown.tokens.end);
    // Digits with a unit or a hedge are no number to be replaced whole.
    let bare = (shown.tokens.len() == 1).then_some((digits, value));
    with_repairs(claim, in_words.filter(|_| scan.number_word(said.tokens.end - 1).is_some()).into_iter().chain(bare))
}

/// How many plain words may stand between a hedged figure and "(cụ thể là …)".
const MOST_WORDS: usize = 8;

/// "gần 500 tỷ đồng (cụ thể 512,6 tỷ đồng)": the figure must lie on the side that the word names.
fn hedged(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let loose = passage.quantity(at).filter(|q| matches!(q.amount, Amount::One(_)))?;
    let hedge = loose.hedge?;
    let next = at + 1;
    let exact = passage.quantity(next).filter(|q| line.mentions.contains(&next) && q.hedge.is_none())?;
    let same_unit = exact.unit == loose.unit && !loose.unit.is_none();
    let counted = |q: &Quantity| matches!(q.unit.base, Base::Noun(_)) && q.unit.per.is_empty();
    let (x, y) = (loose.number()?, exact.number()?);
    let both_scaled = loose.unit.is_none() && x.form == Form::Scaled && y.form == Form::Scaled;
    if exact.trend.is_some_and(|t| Some(t) != loose.trend) {
        return None;
    }
    let binding = tie(passage, line, at)?;
    // "gần 100 cán bộ, chính xác là 98 người": one noun may stand for the other.
    let renamed = binding > PLAIN && counted(loose) && counted(exact);
    if !(same_unit || both_scaled || renamed) {
        return None;
    }
    let (value, figure) = (loose.interval(Latitude::Coarse)?, exact.interval(Latitude::Truncated)?);
    let limit = Quantity { hedge: None, ..loose.clone() };
    let figures = Figures::shared(passage, &[loose, exact]);
    let (limit_text, exact_text) = (figures.quantity(&limit), figures.quantity(exact));
    let (edge, sign, wrong) = match hedge {
        Hedge::Over | Hedge::AtLeast => (y.value < x.value, "<", figure.below(&value)),
        Hedge::Under | Hedge::AtMost => (y.value > x.value, ">", value.below(&figure)),
        Hedge::About => (false, "≈", false),
    };
    let wrong = wrong && edge;
    // Another figure in the bracket ("tới gần 6 km/h (372,6 km/h)") is no restatement of this one.
    let ratio_of = |n: i64| y.value.checked_mul(Decimal::from_int(n));
    let near = ratio_of(5) >= x.value.checked_mul(Decimal::from_int(4))
        && ratio_of(4) <= x.value.checked_mul(Decimal::from_int(5));
    let holds = !wrong && near && value.meets(&figure);
    if !near || !(holds || wrong) {
        return None;
    }
    let sign = match (wrong, hedge) {
        (true, _) | (_, Hedge::About) => sign,
        (false, Hedge::Over | Hedge::AtLeast) => "≥",
        (false, _) => "≤",
    };
    let places = [(passage.span(at), Role::Stated), (passage.span(next), Role::Value)];
    let working = format!("{exact_text} {sign} {limit_text}");
    Some(statement(ClaimKind::Hedge, verdict(!wrong, Gap::Clear), working, places, binding))
}

/// The confidence in a bracket that nothing announces.
const PLAIN: f32 = 0.75;

/// How surely the figure behind mention `at` restates it.
fn tie(passage: &Passage<'_>, line: &Line, at: usize) -> Option<f32> {
    let (first, second) = (passage.mention(at)?, passage.mention(at + 1)?);
    let between = first.tokens.end..second.tokens.start;
    let scan = &passage.scan;
    let mark = between.clone().find(|&i| scan.is_any_mark(i, "(,;:.)-–"))?;
    let plain = between.start..mark;
    let bracketed = scan.is_mark(mark, '(');
    let closed = !bracketed || scan.is_mark(second.tokens.end, ')');
    let announced = exactly(passage, mark + 1..between.end);
    let no_other_count = !passage.has_cue(plain.clone(), Cue::Above) && !passage.has_cue(plain.clone(), Cue::Below);
    let words = plain.clone().all(|i| scan.is_word(i)) && plain.len() <= MOST_WORDS;
    if !closed || !words || !no_other_count || second.tokens.end > line.tokens.end {
        return None;
    }
    match (announced, bracketed) {
        (true, _) => Some(0.9),
        (false, true) if plain.is_empty() && mark + 1 == between.end => Some(PLAIN),
        _ => None,
    }
}

/// "cụ thể là", "chính xác là", and nothing else.
fn exactly(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let scan = &passage.scan;
    let opens = (scan.is_one_of(range.start, words!["cụ"]) && scan.is_one_of(range.start + 1, words!["thể"]))
        || (scan.is_one_of(range.start, words!["chính"]) && scan.is_one_of(range.start + 1, words!["xác"]));
    let rest = range.start + 2..range.end;
    opens
        && range.len() >= 2
        && rest.len() <= 2
        && rest.clone().all(|i| scan.is_one_of(i, words!["là"]) || scan.is_mark(i, ':'))
}
