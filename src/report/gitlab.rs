//! Findings to the code quality report of GitLab: one array of issues. Invariant: no two issues of a report have the same
//! fingerprint, and none changes when text is edited elsewhere.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::Checked;
use crate::report::Origin;
use crate::report::annotation::{Annotation, Region, annotations, elements};
use crate::report::json::Options;
use crate::rule::{Fingerprint, Severity};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

/// Opens the report.
pub fn open(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[\n")
}

/// Prints the findings of an article, a comma between two.
pub fn article(out: &mut dyn Write, origin: &Origin, checked: &Checked, options: Options) -> io::Result<()> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let issues = annotations(origin, checked, options).map(|note| {
        let nth = seen.entry(note.finding.fingerprint.as_str()).or_default();
        *nth += 1;
        issue(&note, origin, *nth)
    });
    elements(out, issues)
}

/// Closes the report.
pub fn close(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"]\n")
}

/// The issue of the `nth` finding of its fingerprint in an article.
fn issue<'a>(note: &Annotation<'a>, origin: &'a Origin, nth: usize) -> Issue<'a> {
    // A finding has the same fingerprint in every article that says the same: the report would keep the first of them.
    let line = origin.line.map(|line| line.to_string()).unwrap_or_default();
    let article = [origin.file.as_str(), &line, &nth.to_string()].map(str::to_owned);
    let fingerprint = Fingerprint::of(note.finding.fingerprint.as_str(), article.iter().map(String::as_str));
    let end = match note.place.region {
        Region::Text { end, .. } => Some(end.line),
        Region::Line(_) | Region::File => None,
    };
    Issue {
        description: note.placed_text(),
        check_name: &note.finding.rule.id,
        fingerprint: fingerprint.as_str().to_owned(),
        severity: match note.finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location { path: &origin.file, lines: Lines { begin: note.place.region.line(), end } },
    }
}
