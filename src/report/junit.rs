//! Findings to JUnit XML: an article is a test suite, a finding a test case of it. Invariant: a case fails exactly if its
//! finding fails the run, and what is printed is well-formed whatever an article holds.

use std::io::{self, Write};

use crate::Checked;
use crate::report::annotation::{Annotation, annotations, failure};
use crate::report::json::{Options, TOOL};
use crate::report::markup::escaped;
use crate::report::{Origin, Problem, Wording};
use crate::rule::Severity;

/// Opens the document.
pub fn open(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\">", TOOL.name)
}

/// Prints the suite of an article, with one case that passes if there is no finding. Findings from `floor` on fail.
pub fn article(
    out: &mut dyn Write,
    origin: &Origin,
    checked: &Checked,
    options: Options,
    floor: Option<Severity>,
) -> io::Result<()> {
    let name = escaped(&name_of(origin));
    let notes: Vec<Annotation<'_>> = annotations(origin, checked, options).collect();
    let fails = |note: &Annotation<'_>| floor.is_some_and(|floor| note.finding.severity >= floor);
    let failures = notes.iter().filter(|note| fails(note)).count();
    let tests = notes.len().max(1);
    writeln!(out, r#"<testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0" skipped="0">"#)?;
    if notes.is_empty() {
        writeln!(out, r#"<testcase name="{}" classname="{name}"/>"#, TOOL.name)?;
    }
    for note in &notes {
        let (rule, severity) = (&note.finding.rule, note.finding.severity);
        let (case, text) = (escaped(&case_name(note, &checked.document)), escaped(&note.text));
        let place = format!(r#"file="{}" line="{}""#, escaped(&origin.file), note.place.region.line());
        writeln!(out, r#"<testcase name="{case}" classname="{name}" {place}>"#)?;
        if fails(note) {
            let body = escaped(&format!("{}:{}: {}", origin.file, note.place.region.line(), note.placed_text()));
            writeln!(out, r#"<failure message="{text}" type="{severity}: {}">{body}</failure>"#, rule.id)?;
        } else {
            writeln!(out, "<system-out>{severity}: {text}</system-out>")?;
        }
        writeln!(out, "</testcase>")?;
    }
    writeln!(out, "</testsuite>")
}

/// Prints the suite of an input that could not be checked.
pub fn failed(out: &mut dyn Write, origin: &Origin, problem: &Problem, wording: Wording) -> io::Result<()> {
    let (line, text) = failure(origin, problem, wording);
    let (name, text) = (escaped(&name_of(&Origin { line, ..origin.clone() })), escaped(&text));
    writeln!(out, r#"<testsuite name="{name}" tests="1" failures="0" errors="1" skipped="0">"#)?;
    writeln!(out, r#"<testcase name="{}" classname="{name}">"#, TOOL.name)?;
    writeln!(out, "<error message=\"{text}\" type=\"unreadable\"/>\n</testcase>\n</testsuite>")
}

/// Closes the document.
pub fn close(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"</testsuites>\n")
}

fn name_of(origin: &Origin) -> String {
    match origin.line {
        Some(line) => format!("{}:{line}", origin.file),
        None => origin.file.clone(),
    }
}

/// The rule and the quoted words: a name that stays when lines move.
fn case_name(note: &Annotation<'_>, document: &crate::text::Document) -> String {
    let rule = &note.finding.rule;
    let quote: Vec<&str> = document.original(note.finding.primary).split_whitespace().collect();
    format!("{} {} «{}»", rule.code, rule.id, quote.join(" "))
}
