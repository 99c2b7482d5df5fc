//! How many slips of the pen are noticed: takes every claim that holds in a set of articles, makes one slip in one of its
//! numbers, checks the article again, and counts the slips that are reported, by kind of claim and of slip.
//!
//! `cargo run --release --example mutate -- corpus/news` or `-- archive.jsonl`; add `--missed 20` to read some that were
//! not reported. The choice of places is fixed by a hash, so two runs on the same articles are the same.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout)] // It prints a table, and stops where it cannot.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::path::Path;

use soatso::Checked;
use soatso::claim::{Claim, ClaimKind, Role, Verdict};
use soatso::rule::Severity;
use soatso::text::Document;

/// What is done to a number or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Slip {
    Digit,
    Transposition,
    DroppedDigit,
    Magnitude,
    VerbFlipped,
    ItemDropped,
}

const SLIPS: [Slip; 6] =
    [Slip::Digit, Slip::Transposition, Slip::DroppedDigit, Slip::Magnitude, Slip::VerbFlipped, Slip::ItemDropped];

/// What became of the slips of one kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    reported: usize,
    missed: usize,
    /// The claim still holds: the slip lies within the rounding of its numbers.
    consistent: usize,
}

/// Whether a claim is one of whole counts or of rounded amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Exact,
    Rounded,
}

fn main() {
    let mut tallies: BTreeMap<(ClaimKind, Precision, Slip), Tally> = BTreeMap::new();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let shown =
        arguments.iter().position(|a| a == "--missed").and_then(|i| arguments.get(i + 1)?.parse().ok()).unwrap_or(0);
    let mut left_to_show: usize = shown;
    for text in arguments.first().map(|path| articles(Path::new(path))).unwrap_or_default() {
        let checked = soatso::check(Document::from_text(&text));
        for claim in checked.claims.iter().filter(|c| c.verdict.holds()) {
            for slip in SLIPS {
                let Some(mutant) = mutate(&checked, claim, slip) else { continue };
                let outcome = judge(&checked, claim, &mutant);
                let tally = tallies.entry((claim.kind, precision(&checked, claim), slip)).or_default();
                match outcome {
                    Outcome::Reported => tally.reported += 1,
                    Outcome::Consistent => tally.consistent += 1,
                    Outcome::Missed => {
                        tally.missed += 1;
                        if left_to_show > 0 && fingerprint(&mutant.text) % 7 == 0 {
                            left_to_show -= 1;
                            show(&mutant, claim, slip);
                        }
                    }
                }
            }
        }
    }
    print_table(&tallies);
}

/// The texts of a folder of .txt files or of a file with one JSON object a line.
fn articles(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let mut files: Vec<_> =
            std::fs::read_dir(path).expect("the folder can be read").filter_map(Result::ok).map(|e| e.path()).collect();
        files.sort();
        return files.iter().filter_map(|f| std::fs::read_to_string(f).ok()).collect();
    }
    let lines = std::fs::read_to_string(path).expect("the file can be read");
    lines
        .lines()
        .filter_map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).ok()?;
            let title = record["title"].as_str().unwrap_or_default();
            Some(format!("{title}\n\n{}", record["text"].as_str()?))
        })
        .collect()
}

fn fingerprint(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// An article with one slip.
struct Mutant {
    text: String,
    /// What was replaced, in the text before.
    place: Range<usize>,
    /// How much longer the text became.
    delta: isize,
}

fn mutate(checked: &Checked, claim: &Claim, slip: Slip) -> Option<Mutant> {
    let text = checked.document.text();
    let seed = fingerprint(&(text.len(), &claim.working, slip as u8));
    let (place, replacement) = match slip {
        Slip::VerbFlipped => flipped_verb(text, claim)?,
        Slip::ItemDropped => dropped_item(text, claim)?,
        Slip::Digit | Slip::Transposition | Slip::DroppedDigit | Slip::Magnitude => {
            let operand = claim.operands.get(usize::try_from(seed % claim.operands.len() as u64).ok()?)?;
            if operand.role == Role::Item && claim.kind == ClaimKind::CountOfList {
                return None;
            }
            slipped_number(text, operand.span.range(), slip, seed / 64)?
        }
    };
    let mut changed = text.to_owned();
    changed.replace_range(place.clone(), &replacement);
    let delta = replacement.len() as isize - place.len() as isize;
    (changed != text).then_some(Mutant { text: changed, place, delta })
}

/// The digits of the operand with one slip.
fn slipped_number(text: &str, operand: Range<usize>, slip: Slip, seed: u64) -> Option<(Range<usize>, String)> {
    let quote = text.get(operand.clone())?;
    if slip == Slip::Magnitude {
        return swapped_magnitude(quote).map(|(at, word)| (operand.start + at.start..operand.start + at.end, word));
    }
    let digits: Vec<usize> = quote.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
    let first_run_end = quote.find(|c: char| c.is_ascii_digit()).map(|start| {
        start
            + quote
                .get(start..)
                .and_then(|rest| rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')))
                .unwrap_or(quote.len() - start)
    })?;
    let digits: Vec<usize> = digits.into_iter().filter(|&i| i < first_run_end).collect();
    let at = *digits.get(usize::try_from(seed).ok()?.checked_rem(digits.len().max(1))?)?;
    let place = operand.start + at..operand.start + at + 1;
    let digit = quote.as_bytes().get(at)? - b'0';
    match slip {
        Slip::Digit => {
            let mut other = u8::try_from((u64::from(digit) + 1 + seed % 9) % 10).ok()?;
            if other == 0 && Some(&at) == digits.first() {
                other = if digit == 9 { 8 } else { 9 };
            }
            Some((place, char::from(b'0' + other).to_string()))
        }
        Slip::Transposition => {
            let next = quote.as_bytes().get(at + 1).filter(|b| b.is_ascii_digit())?;
            (next - b'0' != digit && *next != b'0')
                .then(|| (place.start..place.end + 1, format!("{}{digit}", char::from(*next))))
        }
        // A digit lost from a group of three would be a malformed number; from "1.234" the first is lost with its dot.
        Slip::DroppedDigit => {
            let plain = !quote.get(..first_run_end)?.contains('.');
            (plain && digits.len() >= 2 && Some(&at) != digits.first()).then(|| (place, String::new()))
        }
        _ => None,
    }
}

/// "triệu" for "tỷ" and the other way round.
fn swapped_magnitude(quote: &str) -> Option<(Range<usize>, String)> {
    for (word, other) in [("nghìn tỷ", "tỷ"), ("tỷ", "triệu"), ("tỉ", "triệu"), ("triệu", "tỷ"), ("nghìn", "triệu")]
    {
        if let Some(at) = quote.find(word) {
            return Some((at..at + word.len(), other.to_owned()));
        }
    }
    None
}

/// The verb before the stated change, turned round.
fn flipped_verb(text: &str, claim: &Claim) -> Option<(Range<usize>, String)> {
    if !matches!(claim.kind, ClaimKind::Growth | ClaimKind::Direction | ClaimKind::Difference) {
        return None;
    }
    let anchor = match claim.kind {
        ClaimKind::Direction => claim.places(Role::Base).next()?,
        _ => claim.operands.first()?.span,
    };
    let start = anchor.range().start;
    let window_start = (start.saturating_sub(24)..start).find(|&i| text.is_char_boundary(i))?;
    let window = text.get(window_start..start)?;
    for (verb, other) in [("tăng", "giảm"), ("giảm", "tăng")] {
        if let Some(at) = window.rfind(verb) {
            return Some((window_start + at..window_start + at + verb.len(), other.to_owned()));
        }
    }
    None
}

/// The list without one of its middle items.
fn dropped_item(text: &str, claim: &Claim) -> Option<(Range<usize>, String)> {
    let items: Vec<_> = claim.places(Role::Item).collect();
    if claim.kind != ClaimKind::CountOfList || items.len() < 3 {
        return None;
    }
    let (item, next) = (items.first()?.range(), items.get(1)?.range());
    text.get(item.start..next.start).map(|_| (item.start..next.start, String::new()))
}

enum Outcome {
    Reported,
    Missed,
    Consistent,
}

fn judge(before: &Checked, claim: &Claim, mutant: &Mutant) -> Outcome {
    let after = soatso::check(Document::from_text(&mutant.text));
    let moved = |place: Range<usize>| {
        let shift = |at: usize| if at >= mutant.place.end { at.saturating_add_signed(mutant.delta) } else { at };
        shift(place.start)..shift(place.end)
    };
    let places: Vec<Range<usize>> = claim.operands.iter().map(|o| moved(o.span.range())).collect();
    let touches = |range: Range<usize>| places.iter().any(|p| p.start < range.end && range.start < p.end);
    let known = |rule: &str, quote: &str| {
        before.findings.iter().any(|f| f.rule.id == rule && before.document.original(f.primary) == quote)
    };
    let reported = after.findings.iter().any(|f| {
        let new = !known(&f.rule.id, after.document.original(f.primary));
        let near = touches(f.primary.range()) || f.related.iter().any(|r| touches(r.span.range()));
        f.severity >= Severity::Warning && new && near
    });
    if reported {
        return Outcome::Reported;
    }
    let still = after.claims.iter().any(|c| {
        let shared = c.operands.iter().filter(|o| touches(o.span.range())).count();
        let undisputed = c.verdict.holds() || matches!(c.verdict, Verdict::Undecided);
        c.kind == claim.kind && undisputed && shared >= claim.operands.len().min(2)
    });
    if still { Outcome::Consistent } else { Outcome::Missed }
}

/// Whole numbers without magnitude words are counts.
fn precision(checked: &Checked, claim: &Claim) -> Precision {
    let exact = claim.operands.iter().all(|o| {
        let quote = checked.document.text().get(o.span.range()).unwrap_or_default();
        let scaled = ["tỷ", "tỉ", "triệu", "nghìn", "ngàn", ",", "%"].iter().any(|word| quote.contains(word));
        !scaled || o.role == Role::Item
    });
    if exact { Precision::Exact } else { Precision::Rounded }
}

fn show(mutant: &Mutant, claim: &Claim, slip: Slip) {
    let start = mutant.place.start.saturating_sub(160);
    let start = (start..).find(|&i| mutant.text.is_char_boundary(i)).unwrap_or(0);
    let end =
        (mutant.place.start + 120..).find(|&i| i >= mutant.text.len() || mutant.text.is_char_boundary(i)).unwrap_or(0);
    let excerpt = mutant.text.get(start..end.min(mutant.text.len())).unwrap_or_default().replace('\n', " ");
    println!("missed {slip:?} in {} ({}):\n    … {excerpt} …", claim.kind.as_str(), claim.working);
}

fn print_table(tallies: &BTreeMap<(ClaimKind, Precision, Slip), Tally>) {
    println!(
        "{:<18} {:<8} {:<14} {:>8} {:>8} {:>11} {:>7}",
        "claim", "numbers", "slip", "reported", "missed", "consistent", "share"
    );
    let mut totals: BTreeMap<Precision, Tally> = BTreeMap::new();
    for ((kind, precision, slip), tally) in tallies {
        println!("{}", row(kind.as_str(), *precision, &format!("{slip:?}"), *tally));
        let total = totals.entry(*precision).or_default();
        total.reported += tally.reported;
        total.missed += tally.missed;
        total.consistent += tally.consistent;
    }
    for (precision, tally) in totals {
        println!("{}", row("all", precision, "", tally));
    }
}

fn row(kind: &str, precision: Precision, slip: &str, t: Tally) -> String {
    let share = 100.0 * t.reported as f64 / (t.reported + t.missed).max(1) as f64;
    format!(
        "{kind:<18} {:<8} {slip:<14} {:>8} {:>8} {:>11} {share:>6.1}%",
        format!("{precision:?}"),
        t.reported,
        t.missed,
        t.consistent
    )
}
