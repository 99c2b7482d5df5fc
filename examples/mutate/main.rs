//! How many slips of the pen are noticed: takes every claim that holds in a set of articles, makes one slip in one of its
//! numbers, checks the article again, and counts the slips that are reported, by kind of claim, by reason why not, and by
//! rule. A slip within the rounding of the numbers is no slip and is left out.
//!
//! `cargo run --release --example mutate -- corpus/news` or `-- archive.jsonl`. `--every N` takes each Nth article;
//! `--missed N` shows some that are not reported, `--kind sum` only those of one kind of claim.

#![allow(clippy::expect_used, clippy::print_stdout)] // It prints tables, and stops where it cannot read.

#[path = "../archive/mod.rs"]
mod archive;
mod outcome;
mod slip;

use std::collections::BTreeMap;
use std::path::Path;

use archive::Article;
use outcome::{Outcome, Why, outcome};
use slip::{Mutant, Slip, fingerprint};
use soatso::Checked;
use soatso::claim::{Claim, ClaimKind, Role};
use soatso::mention::Mention;
use soatso::number::{Nature, Written};

/// Whether a claim is one of whole counts or of rounded amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Exact,
    Rounded,
}

/// Whether the text states the claim, or its numbers were only likely to belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Stated,
    Likely,
}

/// One slip that was made.
struct Trial {
    kind: ClaimKind,
    precision: Precision,
    tie: Tie,
    slip: Slip,
    outcome: Outcome,
    /// What a person reads of it.
    told: String,
}

/// What is counted of an article.
#[derive(Default)]
struct Counts {
    claims: BTreeMap<(ClaimKind, Precision, Tie), usize>,
    trials: Vec<Trial>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let number = |name: &str| value(name).and_then(|n| n.parse::<usize>().ok());
    let path = arguments.first().expect("a folder of .txt files or a .jsonl file");
    let articles = archive::articles(Path::new(path)).expect("the articles can be read");
    let articles: Vec<Article> = articles.into_iter().step_by(number("--every").unwrap_or(1).max(1)).collect();
    let mut all = Counts::default();
    for counts in archive::each(&articles, trials) {
        for (key, claims) in counts.claims {
            *all.claims.entry(key).or_default() += claims;
        }
        all.trials.extend(counts.trials);
    }
    show_missed(&all.trials, number("--missed").unwrap_or(0), value("--kind"));
    print_kinds(&all);
    print_slips(&all.trials);
    print_rules(&all.trials);
}

/// Every slip in every claim that holds in one article.
fn trials(article: &Article) -> Counts {
    let checked = soatso::check(article.document());
    let mut counts = Counts::default();
    for claim in checked.claims.iter().filter(|c| c.verdict.holds()) {
        let precision = precision(&checked, claim);
        let tie = if claim.is_stated() { Tie::Stated } else { Tie::Likely };
        *counts.claims.entry((claim.kind, precision, tie)).or_default() += 1;
        for slip in Slip::ALL {
            let Some(mutant) = Mutant::of(article, &checked, claim, slip) else { continue };
            let outcome = outcome(&checked, claim, &mutant, &soatso::check(mutant.article.document()));
            let told = tell(article, &checked, &mutant, claim);
            counts.trials.push(Trial { kind: claim.kind, precision, tie, slip, outcome, told });
        }
    }
    counts
}

/// A claim is one of counts if every number in it is meant to the last digit.
fn precision(checked: &Checked, claim: &Claim) -> Precision {
    let mentions = checked.annotated.mentions();
    let within = |o: &soatso::claim::Operand, m: &&Mention| o.span.start < m.span.end && m.span.start < o.span.end;
    let exact = claim.operands.iter().filter(|o| o.role != Role::Item).all(|o| {
        let from = mentions.partition_point(|m| m.span.end <= o.span.start);
        mentions.iter().skip(from).take_while(|m| within(o, m)).filter_map(Mention::quantity).all(|q| {
            let counted = q.unit.nature() == Nature::Counted && q.hedge.is_none();
            counted && q.number().is_some_and(Written::is_exact_count)
        })
    });
    if exact { Precision::Exact } else { Precision::Rounded }
}

/// The changed place among its words, and the other places of the claim.
fn tell(article: &Article, checked: &Checked, mutant: &Mutant, claim: &Claim) -> String {
    let text = checked.document.text();
    let excerpt = |start: usize, end: usize| {
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        text.get(boundary(start)..boundary(end)).unwrap_or_default().replace('\n', " ¶ ")
    };
    let place = &mutant.place;
    let before = excerpt(place.start.saturating_sub(120), place.start);
    let after = excerpt(place.end, place.end + 80);
    let (old, new) = (excerpt(place.start, place.end), &mutant.replacement);
    let mut told = format!("{} ({}):\n    … {before}[{old}→{new}]{after} …", article.id, claim.working);
    for operand in
        claim.operands.iter().filter(|o| !(o.span.range().start <= place.start && place.end <= o.span.range().end))
    {
        let span = operand.span.range();
        told += &format!("\n    / {} /", excerpt(span.start.saturating_sub(70), span.end + 50));
    }
    told
}

fn show_missed(trials: &[Trial], most: usize, kind: Option<&str>) {
    let missed = trials.iter().filter_map(|t| match t.outcome {
        Outcome::Missed(why) if kind.is_none_or(|kind| kind == t.kind.as_str()) => Some((t, why)),
        _ => None,
    });
    let mut missed: Vec<(&Trial, Why)> = missed.collect();
    missed.sort_by_key(|(t, _)| fingerprint(&t.told));
    for (trial, why) in missed.into_iter().take(most) {
        println!("{} {:?} {why:?} {:?} {}", trial.kind.as_str(), trial.slip, trial.precision, trial.told);
    }
}

/// What became of the slips of one row of a table.
#[derive(Clone, Default)]
struct Tally {
    claims: usize,
    within_rounding: usize,
    reported: usize,
    missed: BTreeMap<Why, usize>,
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Reported(_) => self.reported += 1,
            Outcome::WithinRounding => self.within_rounding += 1,
            Outcome::Missed(why) => *self.missed.entry(why).or_default() += 1,
        }
    }

    fn mutants(&self) -> usize {
        self.reported + self.missed.values().sum::<usize>()
    }

    fn print(&self, name: &str, of: &str) {
        let share = 100.0 * self.reported as f64 / self.mutants().max(1) as f64;
        let why: Vec<String> =
            Why::ALL.iter().map(|why| format!("{:>9}", self.missed.get(why).copied().unwrap_or(0))).collect();
        let (claims, mutants) = (self.claims, self.mutants());
        println!(
            "{name:<20} {of:<16} {claims:>7} {:>8} {mutants:>8} {:>8} {share:>6.1}% {}",
            self.within_rounding,
            self.reported,
            why.join(" ")
        );
    }
}

fn print_head(name: &str, of: &str) {
    println!(
        "\n{name:<20} {of:<16} {:>7} {:>8} {:>8} {:>8} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "claims", "rounding", "mutants", "reported", "share", "undecided", "remark", "re-bound", "likely", "silent"
    );
}

fn print_kinds(counts: &Counts) {
    let mut rows: BTreeMap<(ClaimKind, Precision, Tie), Tally> = BTreeMap::new();
    for (key, claims) in &counts.claims {
        rows.entry(*key).or_default().claims += claims;
    }
    for trial in &counts.trials {
        rows.entry((trial.kind, trial.precision, trial.tie)).or_default().add(trial.outcome);
    }
    print_head("claim", "numbers, binding");
    let mut totals: BTreeMap<(Precision, Option<Tie>), Tally> = BTreeMap::new();
    for ((kind, precision, tie), row) in &rows {
        row.print(kind.as_str(), &format!("{precision:?} {tie:?}"));
        for key in [(*precision, None), (*precision, Some(*tie))] {
            let total = totals.entry(key).or_default();
            total.claims += row.claims;
            total.within_rounding += row.within_rounding;
            total.reported += row.reported;
            for (why, missed) in &row.missed {
                *total.missed.entry(*why).or_default() += missed;
            }
        }
    }
    for ((precision, tie), total) in totals {
        total.print("all", &format!("{precision:?} {}", tie.map_or("all".to_owned(), |tie| format!("{tie:?}"))));
    }
}

fn print_slips(trials: &[Trial]) {
    let mut rows: BTreeMap<(Slip, Precision), Tally> = BTreeMap::new();
    for trial in trials {
        rows.entry((trial.slip, trial.precision)).or_default().add(trial.outcome);
    }
    print_head("slip", "numbers");
    for ((slip, precision), row) in rows {
        row.print(&format!("{slip:?}"), &format!("{precision:?}"));
    }
}

fn print_rules(trials: &[Trial]) {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for trial in trials {
        if let Outcome::Reported(rule) = trial.outcome {
            *rules.entry(rule).or_default() += 1;
        }
    }
    println!("\n{:<40} reported", "rule");
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, reported)| std::cmp::Reverse(*reported));
    for (rule, reported) in rules {
        println!("{rule:<40} {reported:>8}");
    }
}
