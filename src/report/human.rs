//! A checked article to what an editor reads: each finding with the sentence it is about, the cited numbers underlined,
//! and its arithmetic. Invariant: an article always ends with what was verified in it, unless only findings are asked for.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use crate::Checked;
use crate::claim::{Claim, Verdict};
use crate::report::excerpt::{Cite, excerpt};
use crate::report::layout::{sanitised, wrap_text};
use crate::report::paint::Ink;
use crate::report::{Claims, Coverage, Palette, Problem, Selection, Summary, Wording};
use crate::rule::{Finding, Severity};
use crate::text::{Document, Span};

/// The places of a style remark that are shown.
const PLACES_OF_A_REMARK: usize = 3;
/// The places of any other finding that are shown.
const PLACES: usize = 16;
/// The positions listed for places that are not shown.
const LISTED: usize = 8;

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every article, with what was verified in it.
    #[default]
    Full,
    /// Findings only.
    FindingsOnly,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The language.
    pub wording: Wording,
    /// Colours.
    pub palette: Palette,
    /// Columns of a line.
    pub width: usize,
    /// How much is said.
    pub detail: Detail,
    /// Whether relations are listed.
    pub claims: Claims,
    /// Which findings are listed.
    pub selection: Selection,
}

/// Prints one article under `heading`.
pub fn article(out: &mut dyn Write, heading: &str, checked: &Checked, style: &Style) -> io::Result<()> {
    let findings: Vec<&Finding> = style.selection.of(&checked.findings).collect();
    if style.detail == Detail::FindingsOnly && findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", style.palette.paint(Ink::Heading, &sanitised(heading)))?;
    for finding in findings {
        self::finding(out, finding, &checked.document, style)?;
    }
    if style.claims == Claims::Shown {
        claims(out, checked, style)?;
    }
    if style.detail == Detail::Full {
        writeln!(out, "  {}", style.palette.paint(Ink::Faint, &style.wording.coverage(Coverage::of(checked))))?;
        if let Some(withheld) = style.wording.withheld(checked.withheld) {
            writeln!(out, "  {}", style.palette.paint(Ink::Faint, &withheld))?;
        }
    }
    writeln!(out)
}

/// Prints what was verified and found in all articles.
pub fn summary(out: &mut dyn Write, summary: Summary, style: &Style) -> io::Result<()> {
    match style.detail {
        Detail::Full => {
            writeln!(out, "{}", style.wording.summary(summary))?;
            style.wording.withheld(summary.withheld).map_or(Ok(()), |withheld| writeln!(out, "{withheld}"))
        }
        Detail::FindingsOnly => Ok(()),
    }
}

/// The line of an input that could not be read.
pub fn problem(display_name: &str, problem: &Problem, wording: Wording) -> String {
    let name = sanitised(display_name);
    match problem.line {
        Some(line) => format!("soatso: {name}:{line}: {}", sanitised(&wording.problem(problem))),
        None => format!("soatso: {name}: {}", sanitised(&wording.problem(problem))),
    }
}

/// Prints one finding.
pub fn finding(out: &mut dyn Write, finding: &Finding, document: &Document, style: &Style) -> io::Result<()> {
    header(out, finding, document, style)?;
    let cites = cites_of(finding);
    let limit = if finding.severity == Severity::Info { PLACES_OF_A_REMARK } else { PLACES };
    let (shown, hidden) = cites.split_at(cites.len().min(limit));
    excerpts(out, shown, document, style)?;
    if !hidden.is_empty() {
        let mut listed: Vec<_> =
            hidden.iter().take(LISTED).map(|(s, _)| position(*s, document, style.wording)).collect();
        if hidden.len() > LISTED {
            listed.push("…".to_owned());
        }
        let more = style.wording.more_places(hidden.len(), &listed.join(", "));
        writeln!(out, "    {}", style.palette.paint(Ink::Faint, &more))?;
    }
    if let Some(working) = &finding.working {
        indented(out, "    = ", working, style)?;
    }
    suggestions(out, finding, document, style)
}

/// Gravity, rule, position and message; the number of places for a remark that has several.
fn header(out: &mut dyn Write, finding: &Finding, document: &Document, style: &Style) -> io::Result<()> {
    let severity = style.wording.severity(finding.severity);
    let place = position(finding.primary, document, style.wording);
    let mut message = style.wording.message(&finding.message).to_owned();
    if finding.severity == Severity::Info && !finding.related.is_empty() {
        message.push(' ');
        message.push_str(&style.wording.places(finding.related.len() + 1));
    }
    let lead = severity.chars().count() + finding.rule.id.len() + place.chars().count() + 6;
    let mut lines = wrap_text(&message, lead, style.width.saturating_sub(2)).into_iter();
    let head = format!(
        "  {} {}  {}",
        style.palette.paint(Ink::Gravity(finding.severity), &format!("{severity}[{}]", finding.rule.id)),
        style.palette.paint(Ink::Faint, &place),
        lines.next().unwrap_or_default(),
    );
    writeln!(out, "{}", head.trim_end())?;
    for line in wrap_text(&lines.collect::<Vec<_>>().join(" "), 0, style.width.saturating_sub(4)) {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}

/// The places of a finding, the primary one first, no place twice.
fn cites_of(finding: &Finding) -> Vec<(Span, Ink)> {
    let mut cites = vec![(finding.primary, Ink::Gravity(finding.severity))];
    for related in &finding.related {
        if cites.iter().all(|(span, _)| *span != related.span) {
            cites.push((related.span, Ink::Related));
        }
    }
    cites
}

/// Prints the sentences of the places, each once, in the order of the text.
fn excerpts(out: &mut dyn Write, places: &[(Span, Ink)], document: &Document, style: &Style) -> io::Result<()> {
    let mut by_sentence: BTreeMap<Span, Vec<Cite>> = BTreeMap::new();
    for (span, ink) in places {
        for sentence in sentences_of(*span, document) {
            let start = span.start.max(sentence.start) - sentence.start;
            let end = span.end.min(sentence.end).saturating_sub(sentence.start).max(start);
            by_sentence.entry(sentence).or_default().push(Cite { range: start as usize..end as usize, ink: *ink });
        }
    }
    let numbered: Vec<_> = by_sentence
        .into_iter()
        .map(|(sentence, cites)| {
            let first = cites.iter().map(|c| c.range.start).min().unwrap_or(0) + sentence.start as usize;
            (document.locate(Span::new(first, first)).start.line, sentence, cites)
        })
        .collect();
    let gutter = numbered.iter().map(|(line, ..)| line.to_string().len()).max().unwrap_or(1);
    for (line, sentence, cites) in numbered {
        let text = document.text().get(sentence.range()).unwrap_or_default();
        let mut label = line.to_string();
        for row in excerpt(text, &cites, style.width.saturating_sub(gutter + 7), style.palette) {
            let bar = style.palette.paint(Ink::Faint, &format!("{label:>gutter$} │"));
            writeln!(out, "    {bar} {}", row.text)?;
            label.clear();
            if let Some(carets) = row.carets {
                let bar = style.palette.paint(Ink::Faint, &format!("{label:>gutter$} │"));
                writeln!(out, "    {bar} {carets}")?;
            }
        }
    }
    Ok(())
}

/// The sentences that `span` touches, or the line around it where there is none.
pub(crate) fn sentences_of(span: Span, document: &Document) -> Vec<Span> {
    let sentences = document.sentences();
    let first = sentences.partition_point(|s| s.span.end <= span.start);
    let touched: Vec<Span> = sentences
        .iter()
        .skip(first)
        .map(|s| s.span)
        .take_while(|s| s.start < span.end || (s.start == span.start && span.is_empty()))
        .filter(|s| s.overlaps(span) || (span.is_empty() && s.contains(span)))
        .collect();
    if touched.is_empty() { vec![line_around(span.range(), document.text())] } else { touched }
}

fn line_around(range: Range<usize>, text: &str) -> Span {
    let start = text.get(..range.start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let end = text.get(range.end..).and_then(|t| t.find('\n')).map_or(text.len(), |i| range.end + i);
    Span::new(start, end)
}

fn suggestions(out: &mut dyn Write, finding: &Finding, document: &Document, style: &Style) -> io::Result<()> {
    for suggestion in &finding.suggestions {
        let label = format!("    {} ", style.wording.suggestion(suggestion.applicability));
        let text = if suggestion.span == finding.primary {
            suggestion.text.clone()
        } else {
            format!("«{}» → {}", document.original(suggestion.span), suggestion.text)
        };
        indented(out, &label, &text, style)?;
    }
    Ok(())
}

/// Prints the relations of an article, those that hold included.
fn claims(out: &mut dyn Write, checked: &Checked, style: &Style) -> io::Result<()> {
    if checked.claims.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}", style.palette.paint(Ink::Faint, style.wording.claims_heading()))?;
    for claim in &checked.claims {
        self::claim(out, claim, &checked.document, style)?;
    }
    Ok(())
}

fn claim(out: &mut dyn Write, claim: &Claim, document: &Document, style: &Style) -> io::Result<()> {
    let ink = match claim.verdict {
        Verdict::Holds | Verdict::HoldsTruncated => Ink::Good,
        Verdict::Contradicts(_) => Ink::Gravity(Severity::Error),
        Verdict::Undecided => Ink::Faint,
    };
    let sign = style.palette.paint(ink, style.wording.verdict_sign(claim.verdict));
    let place = claim.operands.first().map(|o| position(o.span, document, style.wording)).unwrap_or_default();
    let name = style.wording.claim(claim.kind);
    let working = sanitised(&claim.working);
    writeln!(out, "    {sign} {}  {name}: {working}", style.palette.paint(Ink::Faint, &place))
}

/// Where a place starts: "line:column", with the field before it that it is in; "paragraph 3:15 (run 2)" in a word
/// processor's file.
pub(super) fn position(span: Span, document: &Document, wording: Wording) -> String {
    let location = document.locate(span);
    let field = wording.field(location.field);
    let start = format!("{}:{}", location.start.line, location.start.column);
    match location.run {
        Some(run) => format!("{field}{}", wording.in_paragraph(&start, run.run)),
        None => format!("{field}{start}"),
    }
}

/// Prints `text` behind `label`, its further lines indented as far.
fn indented(out: &mut dyn Write, label: &str, text: &str, style: &Style) -> io::Result<()> {
    let indent = label.chars().count();
    let mut label = style.palette.paint(Ink::Faint, label);
    for line in wrap_text(text, 0, style.width.saturating_sub(indent)) {
        writeln!(out, "{label}{line}")?;
        label = " ".repeat(indent);
    }
    Ok(())
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
