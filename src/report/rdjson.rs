//! Findings to the diagnostic format of reviewdog (`rdjson`). Invariant: columns count bytes of UTF-8 from 1 and an end is
//! not part of its range, as that format defines them.

use std::io::{self, Write};

use serde::Serialize;

use crate::Checked;
use crate::report::Origin;
use crate::report::annotation::{Edit, Region, annotations, elements};
use crate::report::json::{Options, TOOL};
use crate::rule::Severity;
use crate::text;

/// Where the tool is told of.
const URL: &str = env!("CARGO_PKG_REPOSITORY");

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

impl Range {
    fn of(start: text::Position, end: text::Position) -> Self {
        let at = |position: text::Position| Position { line: position.line, column: Some(position.utf8) };
        Self { start: at(start), end: at(end) }
    }

    fn of_region(region: Region) -> Option<Self> {
        let whole = |line| Position { line, column: None };
        match region {
            Region::Text { start, end } => Some(Self::of(start, end)),
            Region::Line(line) => Some(Self { start: whole(line), end: whole(line) }),
            Region::File => None,
        }
    }
}

/// Opens the document.
pub fn open(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"{{"source":{{"name":"{}","url":"{URL}"}},"diagnostics":["#, TOOL.name)
}

/// Prints the findings of an article, a comma between two.
pub fn article(out: &mut dyn Write, origin: &Origin, checked: &Checked, options: Options) -> io::Result<()> {
    let diagnostics = annotations(origin, checked, options).map(|note| Diagnostic {
        message: note.placed_text(),
        location: Location { path: &origin.file, range: Range::of_region(note.place.region) },
        severity: severity(note.finding.severity),
        code: Code { value: &note.finding.rule.id },
        suggestions: note
            .edits
            .iter()
            .map(|Edit { start, end, text }| Suggestion { range: Range::of(*start, *end), text })
            .collect(),
    });
    elements(out, diagnostics)
}

/// Closes the document; its severity is the gravest of the findings.
pub fn close(out: &mut dyn Write, gravest: Option<Severity>) -> io::Result<()> {
    match gravest {
        Some(gravest) => writeln!(out, r#"],"severity":"{}"}}"#, severity(gravest)),
        None => out.write_all(b"]}\n"),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}
