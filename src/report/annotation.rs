//! A finding to what tools of review take of it: a file, a region in it, one line of text, edits. Invariant: a region says
//! lines and columns only where the file has them; a record of an archive is the line it is on, a DOCX has none.

use std::io::{self, Write};

use serde::Serialize;

use crate::Checked;
use crate::report::human::position;
use crate::report::json::{self, Options};
use crate::report::{Problem, Wording};
use crate::rule::Finding;
use crate::text::{Document, Field, Position, Span};

/// Where an input comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file, with slashes, as it was named.
    pub file: String,
    /// The line of a file of records, 1-based.
    pub line: Option<usize>,
}

impl Origin {
    /// A file, or a line of it.
    pub fn new(file: &str, line: Option<usize>) -> Self {
        let file = file.replace('\\', "/");
        let file = file.strip_prefix("./").map_or(file.clone(), str::to_owned);
        Self { file, line }
    }
}

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// From a character to before another one.
    Text { start: Position, end: Position },
    /// A line.
    Line(usize),
    /// No part that has lines.
    File,
}

impl Region {
    /// The line it starts on; the first one where there are none.
    pub(super) fn line(self) -> usize {
        match self {
            Region::Text { start, .. } => start.line,
            Region::Line(line) => line,
            Region::File => 1,
        }
    }
}

/// A place that a finding speaks of.
pub(super) struct Place {
    pub(super) region: Region,
    /// Where the place is within the line of a record, or in a file that has no lines: "title 1:5".
    pub(super) inside: Option<String>,
}

impl Place {
    fn new(span: Span, origin: &Origin, document: &Document, wording: Wording) -> Self {
        let location = document.locate(span);
        let region = match (origin.line, location.run, location.field) {
            (Some(line), ..) => Region::Line(line),
            (None, None, Field::Whole) => Region::Text { start: location.start, end: location.end },
            _ => Region::File,
        };
        let inside = (!matches!(region, Region::Text { .. })).then(|| position(span, document, wording));
        Self { region, inside }
    }
}

/// A replacement that can be made in the file as it is.
pub(super) struct Edit<'a> {
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) text: &'a str,
}

/// A finding with its places.
pub(super) struct Annotation<'a> {
    pub(super) finding: &'a Finding,
    /// What disagrees, with the arithmetic: one line.
    pub(super) text: String,
    pub(super) place: Place,
    /// The other places, each with its part in the finding.
    pub(super) related: Vec<(Place, &'a str)>,
    /// The suggestions that do not reach into markup, best first.
    pub(super) edits: Vec<Edit<'a>>,
}

impl Annotation<'_> {
    /// The text, with the place that the region does not tell before it.
    pub(super) fn placed_text(&self) -> String {
        match &self.place.inside {
            Some(inside) => format!("{inside}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// The findings of `checked` that are wanted.
pub(super) fn annotations<'a>(
    origin: &Origin,
    checked: &'a Checked,
    options: Options,
) -> impl Iterator<Item = Annotation<'a>> {
    let (document, wording) = (&checked.document, options.wording);
    options.selection.of(&checked.findings).map(move |finding| {
        let place = |span| Place::new(span, origin, document, wording);
        let message = wording.message(&finding.message);
        Annotation {
            finding,
            text: match &finding.working {
                Some(working) => format!("{message}: {working}"),
                None => message.to_owned(),
            },
            place: place(finding.primary),
            related: finding.related.iter().map(|r| (place(r.span), wording.message(&r.label))).collect(),
            edits: finding.suggestions.iter().filter_map(|s| edit(s.span, &s.text, origin, document)).collect(),
        }
    })
}

/// The replacement of `span`, if what is seen of it stands in the file character by character.
fn edit<'a>(span: Span, text: &'a str, origin: &Origin, document: &Document) -> Option<Edit<'a>> {
    let location = document.locate(span);
    let (start, end) = (location.start, location.end);
    let as_written = start.line == end.line && end.utf8 - start.utf8 == document.original(span).len();
    let editable = origin.line.is_none() && location.run.is_none() && location.field == Field::Whole;
    (editable && as_written && !text.contains(['<', '>', '&', '\n'])).then_some(Edit { start, end, text })
}

/// What kept an input from being checked, and the line of it.
pub(super) fn failure(origin: &Origin, problem: &Problem, wording: Wording) -> (Option<usize>, String) {
    (problem.line.or(origin.line), wording.problem(problem))
}

/// Prints elements of an array, one a line, with a comma between two.
pub(super) fn elements(out: &mut dyn Write, elements: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    for (index, element) in elements.enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        json::line(out, &element)?;
    }
    Ok(())
}
