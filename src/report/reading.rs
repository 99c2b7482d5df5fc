//! How an article was read, for people: each sentence with its numbers in brackets, and their readings below.
//! Invariant: every mention is shown exactly once, in the order of the text.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;

use crate::mention::{Annotated, Mention, MentionRecord};
use crate::report::human::sentences_of;
use crate::report::layout::{Cell, paint_line, sanitised, wrap};
use crate::report::paint::Ink;
use crate::report::{Palette, Wording};
use crate::text::{Document, Span};

/// How a reading is printed.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language.
    pub wording: Wording,
    /// Colours.
    pub palette: Palette,
    /// Columns of a line.
    pub width: usize,
}

/// Prints the mentions of a document, with a heading where there is one.
pub fn article(
    out: &mut dyn Write,
    heading: Option<&str>,
    document: &Document,
    annotated: &Annotated,
    style: &Style,
) -> io::Result<()> {
    if let Some(heading) = heading {
        writeln!(out, "{}", style.palette.paint(Ink::Heading, &sanitised(heading)))?;
    }
    let in_sentence = |m: &Mention| sentences_of(m.span, document).first().copied().unwrap_or(m.span);
    let placed: Vec<(Span, &Mention)> = annotated.mentions().iter().map(|m| (in_sentence(m), m)).collect();
    for group in placed.chunk_by(|a, b| a.0 == b.0) {
        let Some((sentence, _)) = group.first() else { continue };
        sentence_line(out, *sentence, group, document, style)?;
        for (_, mention) in group {
            reading(out, mention, annotated, document, style)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The sentence, each mention in brackets.
fn sentence_line(
    out: &mut dyn Write,
    sentence: Span,
    group: &[(Span, &Mention)],
    document: &Document,
    style: &Style,
) -> io::Result<()> {
    // A mention may run on behind its sentence: then more is shown.
    let shown = group.iter().fold(sentence, |all, (_, m)| all.cover(m.span));
    let text = document.text().get(shown.range()).unwrap_or_default();
    let base = shown.start as usize;
    let mut cells = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = group.iter().map(|(_, m)| m.span.range()).peekable();
    for (i, grapheme) in text.grapheme_indices(true) {
        let at = base + i;
        close(&mut cells, &mut open, at);
        while let Some(range) = next.next_if(|r| r.start < at + grapheme.len()) {
            cells.push(bracket("["));
            open.push(range.end);
        }
        cells.push(Cell::new(grapheme).marked((!open.is_empty()).then_some(Ink::Good)));
    }
    close(&mut cells, &mut open, usize::MAX);
    for line in wrap(&cells, style.width).into_iter().filter_map(|line| cells.get(line)) {
        writeln!(out, "{}", paint_line(line, style.palette))?;
    }
    Ok(())
}

/// Closes the brackets of the mentions that end at or before `at`.
fn close(cells: &mut Vec<Cell<'_>>, open: &mut Vec<usize>, at: usize) {
    let ended = open.iter().filter(|end| **end <= at).count();
    open.retain(|end| *end > at);
    cells.extend(std::iter::repeat_n(bracket("]"), ended));
}

fn bracket(sign: &'static str) -> Cell<'static> {
    Cell::new(sign).marked(Some(Ink::Good))
}

/// One mention: its text, kind, value with unit, and what else was read.
fn reading(
    out: &mut dyn Write,
    mention: &Mention,
    annotated: &Annotated,
    document: &Document,
    style: &Style,
) -> io::Result<()> {
    let record = mention.record(annotated.lexicon());
    let quote = sanitised(document.text().get(mention.span.range()).unwrap_or_default());
    let mut parts = vec![style.palette.paint(Ink::Good, &format!("«{quote}»")), kind(&record)];
    parts.extend(amount(&record).map(|a| sanitised(&a)));
    let notes: Vec<&str> = [
        record.direction.as_ref().map(|d| style.wording.direction(d)),
        record.modifier.as_ref().map(|m| style.wording.modifier(m)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !notes.is_empty() {
        parts.push(format!("({})", notes.join(", ")));
    }
    if record.readings.len() > 1 {
        parts.push(style.palette.paint(Ink::Faint, &style.wording.readings(&record.readings.join(" | "))));
    }
    writeln!(out, "  {}", parts.join("  "))
}

/// A mention on one line: kind, value with unit, what loosens it, other readings.
pub(super) fn on_one_line(record: &MentionRecord, wording: Wording) -> String {
    let mut line = kind(record);
    if let Some(amount) = amount(record) {
        line.push_str(": ");
        line.push_str(&amount);
    }
    let direction = record.direction.map(|direction| wording.direction(direction));
    let modifier = record.modifier.map(|modifier| wording.modifier(modifier));
    for note in direction.into_iter().chain(modifier) {
        line.push_str(", ");
        line.push_str(note);
    }
    if record.readings.len() > 1 {
        line.push_str("; ");
        line.push_str(&wording.readings(&record.readings.join(" | ")));
    }
    line
}

fn kind(record: &MentionRecord) -> String {
    match &record.class {
        Some(class) => format!("{}:{class}", record.kind),
        None => record.kind.to_owned(),
    }
}

/// The value or the range, with the unit.
fn amount(record: &MentionRecord) -> Option<String> {
    let range = match (&record.low, &record.high) {
        (None, None) => None,
        (low, high) => Some(format!("[{}; {}]", low.as_deref().unwrap_or("-∞"), high.as_deref().unwrap_or("∞"))),
    };
    let figure = record.value.clone().or(range);
    match (figure, &record.unit) {
        (Some(figure), Some(unit)) => Some(format!("{figure} {unit}")),
        (figure, unit) => figure.or_else(|| unit.clone()),
    }
}
