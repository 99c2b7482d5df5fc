//! All rules over an archive: how many findings in 1,000 articles, and how many of them are right, as judged by a person.
//!
//! `cargo run --release --example field_test -- --from articles.jsonl --judgements judged.tsv --sample 30 --seed 1`
//!
//! Prints a random sample of the findings that nobody has judged yet, each with its text and working, and adds them to the
//! file of judgements with a "?", which a person replaces by "right", "worth-a-look" or "false". The next run counts these
//! and shows only what is new. `--min-severity info` takes remarks too, `--rule ID` one rule, `--sample 0` adds nothing.

#![allow(clippy::expect_used, clippy::print_stdout)] // It prints a report, and stops where it cannot read.

#[path = "../archive/mod.rs"]
mod archive;
mod judgement;
mod report;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use judgement::{Judgement, Judgements, Row};
use report::{Found, Totals};
use soatso::rule::Severity;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let number = |name: &str, default: u64| value(name).map_or(default, |n| n.parse().expect("a whole number"));
    let floor = match value("--min-severity") {
        Some("info") => Severity::Info,
        Some("error") => Severity::Error,
        _ => Severity::Warning,
    };
    let path = value("--from").expect("--from articles.jsonl");
    let articles = archive::articles(Path::new(path)).expect("the articles can be read");
    let file = value("--judgements");
    let judged = file.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    let judgements =
        Judgements::read(&judged).map_err(|line| format!("line {line} is no judgement")).expect("judgements");

    let (found, totals) = report::run(&articles, floor);
    let found: Vec<Found> = found.into_iter().filter(|f| value("--rule").is_none_or(|rule| rule == f.rule)).collect();
    let sample = report::sample(&found, &judgements, number("--sample", 20), number("--seed", 1));
    for finding in &sample {
        println!("{finding}\n");
    }
    if let Some(file) = file {
        add(file, &judgements, &sample);
    }
    print(&report::table(&found, &judgements, articles.len()), &totals, articles.len());
}

/// Adds what is to be judged to the end of the file, unless it waits there already.
fn add(file: &str, judgements: &Judgements, sample: &[&Found]) {
    let mut out = OpenOptions::new().create(true).append(true).open(file).expect("the judgements can be written");
    for found in sample.iter().filter(|f| judgements.of(&f.key) != Some(Judgement::Open)) {
        let row =
            Row { key: &found.key, rule: &found.rule, severity: &found.severity.to_string(), working: &found.working };
        writeln!(out, "{row}").expect("the judgements can be written");
    }
}

fn print(table: &str, totals: &Totals, articles: usize) {
    println!("{table}");
    println!("{articles} articles. {totals}");
}
