//! Every row of the vocabulary, read back from its own example. A row whose example does not show what it means fails.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail loudly, and prints what is wrong")]

use std::collections::BTreeSet;

use soatso::lexicon::{Entry, Lexicon, Row, rows};
use soatso::mention::{Annotated, Mention};

fn all_rows() -> Vec<(&'static str, Row<'static>)> {
    let files = Lexicon::builtin_files();
    files.iter().flat_map(|(file, content)| rows(file, content).unwrap().into_iter().map(|row| (*file, row))).collect()
}

#[test]
fn no_row_is_written_twice() {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = all_rows()
        .into_iter()
        .filter(|(_, row)| {
            // A word may tie numbers together in several ways; of all else it has one meaning.
            let meaning = if matches!(row.kind, "role" | "calendar" | "cue" | "label") { row.value } else { "" };
            !seen.insert((row.phrase, row.kind, meaning))
        })
        .map(|(file, row)| format!("{file}:{} {} {}", row.line, row.phrase, row.kind))
        .collect();
    assert_eq!(twice, Vec::<String>::new());
}

/// Whether the vocabulary finds the row's phrase in its example, whatever its case.
fn shows_phrase(lexicon: &Lexicon, row: &Row<'_>) -> bool {
    let phrase = lexicon.tokenize(row.phrase);
    let example = lexicon.tokenize(row.example);
    let text = |tokens: &[soatso::lexicon::Token], source: &str| -> Vec<String> {
        tokens.iter().map(|t| source[t.span.range()].to_lowercase()).collect()
    };
    let (phrase, example) = (text(&phrase, row.phrase), text(&example, row.example));
    example.windows(phrase.len()).any(|window| window == phrase)
}

/// Whether the example is read as the row says.
fn means_it(lexicon: &Lexicon, row: &Row<'_>) -> bool {
    let read = Annotated::read(row.example, Lexicon::builtin());
    let symbol = |m: &Mention| m.record(lexicon).unit.unwrap_or_default();
    let any = |test: &dyn Fn(&Mention) -> bool| read.mentions().iter().any(test);
    let value = row.value;
    match row.kind {
        "unit" => any(&|m| value.rsplit_once(' ').is_some_and(|(unit, _)| symbol(m) == unit)),
        "currency" => any(&|m| symbol(m) == value),
        "noun" => any(&|m| symbol(m) == if value == "-" { row.phrase } else { value }),
        "hedge" | "hedge-after" => any(&|m| m.record(lexicon).modifier.is_some()),
        "vague" => any(&|m| m.record(lexicon).kind == "vague"),
        "multiple" => any(&|m| m.record(lexicon).kind == "multiple"),
        "fraction" => any(&|m| m.record(lexicon).kind == "fraction"),
        "opaque" => read.mentions().is_empty(),
        "number" | "magnitude" | "rank" | "weekday" | "lunar-month" | "relative" | "anchor" => {
            !read.mentions().is_empty()
        }
        _ => true,
    }
}

#[test]
fn every_row_means_what_its_example_shows() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for (file, row) in all_rows() {
        // Roles, verbs of change and cues are judged by the recognisers that use them.
        if !shows_phrase(lexicon, &row) && row.kind != "role" {
            wrong.push(format!("{file}:{} {:?} does not stand in {:?}", row.line, row.phrase, row.example));
        } else if !means_it(lexicon, &row) {
            wrong.push(format!("{file}:{} {:?} ({}) is not read in {:?}", row.line, row.phrase, row.kind, row.example));
        }
    }
    println!("{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{} rows", wrong.len());
}

#[test]
fn cues_and_trends_are_found_where_they_stand() {
    let lexicon = Lexicon::builtin();
    for (file, row) in all_rows().into_iter().filter(|(_, row)| matches!(row.kind, "cue" | "trend")) {
        let tokens = lexicon.tokenize(row.example);
        let found = (0..tokens.len()).any(|at| {
            lexicon.longest(&tokens, at, |e| matches!(e, Entry::Cue(_) | Entry::Trend(_)).then_some(())).is_some()
        });
        assert!(found, "{file}:{} {:?}", row.line, row.phrase);
    }
}
