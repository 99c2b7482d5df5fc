//! Records of matches and medals: "thắng 7, hòa 3, thua 2, giành 24 điểm", "41 HCV, 36 HCB và 52 HCĐ, tổng cộng 129 huy
//! chương".
//!
//! Invariant: wins, draws and losses are read from one run of words; a total is the nearest one of its unit.

use std::ops::Range;

use crate::lexicon::{NumberWord, WordSet, Words, words};
use crate::mention::{Kind, Quantity};
use crate::text::Span;

use super::binding::Binding;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};

/// Every record of matches with its points or matches, and every row of medals with its total.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const WON: WordSet = WordSet::of(&["thắng"]);
    const MEDAL: WordSet = WordSet::of(&["chương", "hcv", "vàng"]);
    for line in passage.lines.iter().filter(|line| line.may_hold(&WON)) {
        let mut at = line.tokens.start;
        while at < line.tokens.end {
            match record_at(passage, line, at) {
                Some(record) => {
                    at = record.tokens.end;
                    out.extend(points(passage, line, &record));
                    out.extend(matches_played(passage, line, &record));
                }
                None => at += 1,
            }
        }
    }
    for line in passage.lines.iter().filter(|line| line.may_hold(&MEDAL)) {
        out.extend(line.mentions.clone().filter_map(|m| medals(passage, line, m)));
    }
}

/// A whole number and where it stands.
#[derive(Clone, Copy)]
struct Count {
    value: i64,
    span: Span,
}

/// "thắng 7, hòa 3, thua 2".
struct Record {
    won: Count,
    drawn: Option<Count>,
    lost: Option<Count>,
    /// The 6 of "thua 2/6 trận".
    played: Option<Count>,
    tokens: Range<usize>,
}

impl Record {
    fn counts(&self) -> Vec<Count> {
        [Some(self.won), self.drawn, self.lost].into_iter().flatten().collect()
    }
}

fn record_at(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Record> {
    let scan = &passage.scan;
    // "chiến thắng", "bàn thắng" and the name Thắng are no verbs.
    let verb = matches!(scan.str(at), "thắng" | "Thắng")
        && (scan.str(at) == "thắng" || !scan.is_word(at.wrapping_sub(1)))
        && !scan.is_one_of(at.wrapping_sub(1), words!["bàn", "chiến", "phần", "điểm"]);
    if !verb {
        return None;
    }
    let (won, mut end, mut played) = count_after(passage, at + 1)?;
    let (mut drawn, mut lost) = (None, None);
    while let Some(next) =
        (end..(end + 4).min(line.tokens.end)).find(|&i| scan.is_one_of(i, words!["hòa", "hoà", "thua"]))
    {
        let between = end..next;
        if between
            .clone()
            .any(|i| !scan.is_mark(i, ',') && !scan.is_one_of(i, words!["và", "trận", "chỉ", "nhưng", "đã"]))
        {
            break;
        }
        let place = if scan.is_one_of(next, words!["thua"]) { &mut lost } else { &mut drawn };
        let Some((count, after, whole)) = count_after(passage, next + 1).filter(|_| place.is_none()) else { break };
        *place = Some(count);
        played = played.or(whole);
        end = after;
    }
    (drawn.is_some() || lost.is_some()).then_some(Record { won, drawn, lost, played, tokens: at..end })
}

/// The number at `at`, in digits or in a word; "2/6 trận" has the number of matches too.
fn count_after(passage: &Passage<'_>, at: usize) -> Option<(Count, usize, Option<Count>)> {
    let at = at + usize::from(passage.scan.is_one_of(at, words!["tới", "đến", "cả", "chỉ", "được"]));
    if let Some(mention) = passage.mention_at(at).and_then(|m| passage.mention(m)) {
        let count = |value: Option<i64>| value.map(|value| Count { value, span: mention.span });
        return match &mention.kind {
            Kind::Quantity(q) if q.hedge.is_none() && is_match(passage, q) => {
                Some((count(q.number()?.value.to_int())?, mention.tokens.end, None))
            }
            Kind::Fraction { part, whole, .. } => {
                Some((count(part.value.to_int())?, mention.tokens.end, count(whole.value.to_int())))
            }
            _ => None,
        };
    }
    let value = match passage.scan.number_word(at)? {
        NumberWord::Digit(n) if n > 0 => i64::from(n),
        NumberWord::Ten => 10,
        _ => return None,
    };
    Some((Count { value, span: passage.scan.span(at, at + 1) }, at + 1, None))
}

/// A bare number or a number of matches.
fn is_match(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    quantity.unit.is_none()
        || quantity.unit.base.symbol(passage.scan.lexicon).is_some_and(|s| s.split(' ').next() == Some("trận"))
}

/// Words that say that the record is of other matches than the points ("5 trận gần nhất", "trong lịch sử").
const OTHER_MATCHES: Words = Words::of(&["gần", "đầu", "lịch", "gặp", "trừ", "sân", "cuối", "cộng"]);

/// "18 điểm (thắng 5, hòa 4, thua 1)", "thắng 7, hòa 3, thua 2, giành 24 điểm": three for a win, one for a draw.
fn points(passage: &Passage<'_>, line: &Line, record: &Record) -> Option<Claim> {
    let drawn = record.drawn?;
    let (stated, place) = nearest(passage, line, record, &["điểm"])?;
    let near = match place {
        Place::Before(gap) => gap <= 4 && passage.scan.is_mark(record.tokens.start.wrapping_sub(1), '('),
        Place::After(gap) => gap <= 5,
    };
    let other = passage.has_word(line.tokens.clone(), &OTHER_MATCHES);
    let binding = if near && !other { Binding::Stated(0.9) } else { Binding::Likely(0.6) };
    let computed = 3 * record.won.value + drawn.value;
    let left = format!("3 × {} + {}", record.won.value, drawn.value);
    let mut parts = vec![record.won, drawn];
    parts.extend(record.lost);
    judged(stated, &parts, &left, computed, binding)
}

/// "Sau 12 trận, đội thắng 7, hòa 3, thua 2": they add up to the matches.
fn matches_played(passage: &Passage<'_>, line: &Line, record: &Record) -> Option<Claim> {
    let counts = record.counts();
    let stated = match record.played {
        Some(played) => played,
        None => {
            let (stated, place) = nearest(passage, line, record, &["trận", "lần đối đầu"])?;
            matches!(place, Place::Before(gap) if gap <= 12).then_some(stated)?
        }
    };
    let after = passage.scan.is_one_of(record.tokens.start.wrapping_sub(2), words!["trận"]);
    let opens = line.mentions.clone().find(|&m| passage.span(m) == stated.span).is_some_and(|m| {
        let start = passage.mention(m).map_or(0, |m| m.tokens.start);
        passage.has_word(start.saturating_sub(2)..start, words!["sau", "qua", "trong"])
    });
    let complete = counts.len() == 3 && (opens || after || record.played.is_some());
    let binding = if complete { Binding::Stated(0.8) } else { Binding::Likely(0.6) };
    let sum = counts.iter().map(|c| c.value).sum();
    let left = counts.iter().map(|c| c.value.to_string()).collect::<Vec<_>>().join(" + ");
    judged(stated, &counts, &left, sum, binding)
}

/// Where a total stands, and how many tokens lie between.
#[derive(Clone, Copy)]
enum Place {
    Before(usize),
    After(usize),
}

/// The nearest count of one of `units` outside the record, if no other stands as near on its side.
fn nearest(passage: &Passage<'_>, line: &Line, record: &Record, units: &[&str]) -> Option<(Count, Place)> {
    line.mentions
        .clone()
        .filter_map(|m| {
            let mention = passage.mention(m)?;
            let quantity = mention.quantity().filter(|q| q.hedge.is_none() && q.trend.is_none())?;
            let symbol = quantity.unit.base.symbol(passage.scan.lexicon)?;
            let fits =
                units.iter().any(|unit| symbol.strip_prefix(unit).is_some_and(|r| r.is_empty() || r.starts_with(' ')));
            let place = if mention.tokens.end <= record.tokens.start {
                Place::Before(record.tokens.start - mention.tokens.end)
            } else if mention.tokens.start >= record.tokens.end {
                Place::After(mention.tokens.start - record.tokens.end)
            } else {
                return None;
            };
            let value = quantity.number()?.value.to_int().filter(|_| fits)?;
            Some((Count { value, span: mention.span }, place))
        })
        .min_by_key(|(_, place)| match *place {
            Place::Before(gap) => gap + 2,
            Place::After(gap) => gap,
        })
        .filter(|(_, place)| matches!(*place, Place::Before(gap) | Place::After(gap) if gap <= 14))
}

/// The names of the three medals, best first.
const MEDALS: [[&str; 2]; 3] = [["HCV", "huy chương vàng"], ["HCB", "huy chương bạc"], ["HCĐ", "huy chương đồng"]];

/// "41 HCV, 36 HCB và 52 HCĐ, tổng cộng 129 huy chương": `at` is the gold.
fn medals(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mut counts = Vec::new();
    for (m, names) in (at..).zip(&MEDALS) {
        counts.push(count_of(passage, line, m, names)?);
    }
    let (start, end) = (passage.mention(at)?.tokens.start, passage.mention(at + 2)?.tokens.end);
    let all = ["huy chương", "tấm huy chương"];
    let before = at.checked_sub(1).and_then(|m| {
        let total = count_of(passage, line, m, &all)?;
        let gap = passage.mention(m)?.tokens.end..start;
        let opens = passage.has_word(gap.clone(), words!["gồm", "với", "đó"]) || passage.has_mark(gap.clone(), "(:");
        (gap.len() <= 6 && opens).then_some(total)
    });
    let after = || {
        let total = count_of(passage, line, at + 3, &all)?;
        let gap = end..passage.mention(at + 3)?.tokens.start;
        let sums = passage.has_word(gap.clone(), words!["tổng", "cộng"]);
        (gap.len() <= 6 && sums).then_some(total)
    };
    let total = before.or_else(after)?;
    let left = counts.iter().map(|c| c.value.to_string()).collect::<Vec<_>>().join(" + ");
    judged(total, &counts, &left, counts.iter().map(|c| c.value).sum(), Binding::Stated(0.9))
}

fn count_of(passage: &Passage<'_>, line: &Line, at: usize, names: &[&str]) -> Option<Count> {
    let mention = passage.mention(at).filter(|_| line.mentions.contains(&at))?;
    let quantity = mention.quantity().filter(|q| q.hedge.is_none() && q.trend.is_none())?;
    let symbol = quantity.unit.base.symbol(passage.scan.lexicon)?;
    let value = quantity.number()?.value.to_int().filter(|_| names.contains(&symbol))?;
    Some(Count { value, span: mention.span })
}

/// The claim that `stated` is `computed`, both exact.
fn judged(stated: Count, parts: &[Count], left: &str, computed: i64, binding: Binding) -> Option<Claim> {
    let holds = stated.value == computed;
    let verdict = if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) };
    let working =
        if holds { format!("{left} = {computed}") } else { format!("{left} = {computed} ≠ {}", stated.value) };
    let mut operands = vec![Operand { span: stated.span, role: Role::Stated }];
    operands.extend(parts.iter().map(|part| Operand { span: part.span, role: Role::Part }));
    let confidence = Confidence::new(binding.confidence());
    binding.admits(verdict).then(|| Claim {
        kind: ClaimKind::Points,
        verdict,
        working,
        operands,
        confidence,
        repairs: Vec::new(),
    })
}
