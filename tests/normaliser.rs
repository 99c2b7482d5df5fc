//! The reader against readings that others wrote down: expressions with their values, hard cases with every mention.
//!
//! The material lies beside the project where it is developed and is no part of it; where it is absent, these tests say
//! so and pass. `cargo test --test normaliser -- --nocapture` prints the counts and every row that fails.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail loudly, and prints its table")]

mod judge;

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use judge::{Hard, Peer, quantities};
use serde::Deserialize;
use soatso::lexicon::Lexicon;
use soatso::mention::{Annotated, MentionRecord, Reference};
use soatso::text::Document;

/// Rows of the peers that are held to be wrong: their text, and why.
const HELD_WRONG: &[(&str, &str)] = &[
    ("15/5", "a day; only a reader of nothing but fractions takes it for the number three"),
    ("1t-2t", "\"t\" alone is a ton or a slip, and nobody's billion"),
    ("ba giờ mười giây", "ten seconds are no minute"),
    ("24 - 7 - 2002", "a date with spaces, not a range whose end is a range"),
    ("ngày 31/4/2023", "a day that does not exist has no value, as the hard cases say of another year"),
    ("Thứ Năm", "by itself and with its capitals a day of the week"),
    ("Thứ Bảy", "by itself and with its capitals a day of the week"),
    ("Một Và Bốn Mươi Năm Phần Trăm", "an English \"one and forty-five hundredths\" that no Vietnamese says"),
    ("Một Và Một Phần Trăm Nghìn", "an English mixed fraction that no Vietnamese says"),
    ("Một Và Một Phần Triệu", "an English mixed fraction that no Vietnamese says"),
    ("C", "a letter; one letter is no number unless a word says so"),
    ("M", "a letter; one letter is no number unless a word says so"),
];

/// The share of the peers' rows, in percent, that must be read as written.
const LEAST_PEERS: usize = 99;

/// The file of this name, unless the material is absent.
fn rows<T: for<'de> Deserialize<'de>>(name: &str) -> Option<Vec<T>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: there is no {name} beside the project");
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn records(text: &str, reference: Option<Reference>) -> Vec<(String, MentionRecord)> {
    let lexicon = Lexicon::builtin();
    let document = Document::from_text(text);
    let read = Annotated::read_at(document.text(), lexicon, reference);
    read.mentions().iter().map(|m| (document.text()[m.span.range()].to_owned(), m.record(lexicon))).collect()
}

fn shown(read: &[(String, MentionRecord)]) -> String {
    let one = |(surface, r): &(String, MentionRecord)| {
        let value = r.value.clone().or_else(|| Some(format!("{}..{}", r.low.as_ref()?, r.high.as_ref()?)));
        let unit = r.unit.as_deref().unwrap_or("-");
        let resolved = r.resolved.as_deref().unwrap_or("-");
        format!("{{{surface}|{}|{}|{unit}|{resolved}|{:?}}}", r.kind, value.unwrap_or_default(), r.modifier)
    };
    read.iter().map(one).collect()
}

#[test]
fn expressions_of_other_normalisers() {
    let Some(peers) = rows::<Peer>("normaliser-peers.jsonl") else { return };
    let (mut right, mut judged) = (0, 0);
    for row in &peers {
        if let Some((_, reason)) = HELD_WRONG.iter().find(|(text, _)| *text == row.text) {
            println!("held wrong: {:?} ({} {}): {reason}", row.text, row.kind, row.value);
            continue;
        }
        // One of the collections tells times from another day.
        let written =
            if row.is_by_component() { date(2012, 8, 10).at(12, 0, 0, 0) } else { date(2017, 2, 2).at(3, 55, 0, 0) };
        let read = records(&row.text, Some(Reference::Moment(written)));
        judged += 1;
        if row.is_met_by(&read.iter().map(|(_, record)| record).collect::<Vec<_>>()) {
            right += 1;
        } else {
            println!("misread: {:?} ({} {} {:?}): {}", row.text, row.kind, row.value, row.unit, shown(&read));
        }
    }
    println!("{right} of {judged} expressions, {} held wrong", peers.len() - judged);
    assert!(right * 100 >= judged * LEAST_PEERS, "{right} of {judged}");
}

#[test]
fn hard_cases() {
    let Some(cases) = rows::<Hard>("normaliser-hard.jsonl") else { return };
    let mut right = 0;
    for case in &cases {
        let read = records(&case.text, None);
        let faults = case.faults(&read);
        right += usize::from(faults.is_empty());
        if !faults.is_empty() {
            println!("{} {:?}: {}: {}", case.id, case.text, faults.join("; "), shown(&read));
        }
    }
    println!("{right} of {} hard cases", cases.len());
    assert_eq!(right, cases.len());
}

#[test]
fn a_trap_is_told_from_a_quantity() {
    let read = records("Nghị định 15/2018/NĐ-CP phạt 5 triệu đồng", None);
    assert_eq!(quantities(&read).count(), 1);
}
