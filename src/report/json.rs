//! What was checked to JSON, the stable contract. Invariant: every field is in a typed struct, in the order it is printed.

use std::io::{self, Write};

use serde::Serialize;

use crate::Checked;
use crate::claim::{Claim, Confidence, Operand, Repair, Slip};
use crate::control::Withheld;
use crate::mention::{Annotated, Mention};
use crate::report::{Claims, Coverage, Problem, Rich, Selection, Summary, Tally, Wording};
use crate::rule::{Applicability, Finding, Related, Severity, Suggestion};
use crate::text::{Document, Field, Span};

/// The version of the shapes in this module. It grows only when a field changes its meaning or goes away.
pub const SCHEMA: u32 = 1;

/// What a `files[]` element is called by: its path, or the `id` of a record, as it was given.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Name {
    /// A file.
    Path(String),
    /// A record.
    Id(serde_json::Value),
}

/// The program that wrote a report.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its release.
    pub version: &'static str,
}

/// This program.
pub const TOOL: Tool = Tool { name: "soatso", version: env!("CARGO_PKG_VERSION") };

/// How an article is turned into a [`FileReport`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The language of messages and labels.
    pub wording: Wording,
    /// Which findings are listed.
    pub selection: Selection,
    /// Whether relations are listed.
    pub claims: Claims,
}

/// One `files[]` element of `check`.
#[derive(Debug, Serialize)]
pub struct FileReport<'a> {
    #[serde(flatten)]
    name: Name,
    published: Option<String>,
    coverage: Coverage,
    findings: Vec<FindingReport<'a>>,
    #[serde(skip_serializing_if = "Withheld::is_none")]
    withheld: Withheld,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<ClaimReport<'a>>>,
    problems: Vec<ProblemReport>,
}

impl<'a> FileReport<'a> {
    /// The report of an article.
    pub fn checked(name: Name, checked: &'a Checked, options: Options) -> Self {
        let document = &checked.document;
        let findings =
            options.selection.of(&checked.findings).map(|f| FindingReport::new(f, document, options.wording)).collect();
        let claims = match options.claims {
            Claims::Hidden => None,
            Claims::Shown => {
                Some(checked.claims.iter().map(|c| ClaimReport::new(c, document, options.wording)).collect())
            }
        };
        let published = document.published().map(|d| d.to_string());
        let (coverage, withheld) = (Coverage::of(checked), checked.withheld);
        Self { name, published, coverage, findings, withheld, claims, problems: Vec::new() }
    }

    /// The report of an input that could not be checked.
    pub fn failed(name: Name, problem: &Problem, options: Options) -> Self {
        let claims = match options.claims {
            Claims::Hidden => None,
            Claims::Shown => Some(Vec::new()),
        };
        let problems = vec![ProblemReport::new(problem, options.wording)];
        let (coverage, withheld) = Default::default();
        Self { name, published: None, coverage, findings: Vec::new(), withheld, claims, problems }
    }

    /// The same report with what is wrong beside the article.
    #[must_use]
    pub fn with_problems<'p>(mut self, problems: impl IntoIterator<Item = &'p Problem>, wording: Wording) -> Self {
        self.problems.extend(problems.into_iter().map(|problem| ProblemReport::new(problem, wording)));
        self
    }
}

/// A problem of an input.
#[derive(Debug, Serialize)]
pub struct ProblemReport {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    message: String,
}

impl ProblemReport {
    fn new(problem: &Problem, wording: Wording) -> Self {
        Self { line: problem.line, message: wording.problem(problem) }
    }
}

/// A place of the original: its text, its bytes, where it starts, and in which field of a record.
#[derive(Debug, Serialize)]
struct PlaceReport<'a> {
    quote: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// The paragraph and the run of a word processor's file, from 1; then `line` is the paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<usize>,
}

/// The name of a field, where the input has any.
fn field_name(field: Field) -> Option<&'static str> {
    match field {
        Field::Whole => None,
        Field::Title => Some("title"),
        Field::Text => Some("text"),
        Field::Member(name) => Some(name),
    }
}

impl<'a> PlaceReport<'a> {
    fn new(span: Span, document: &'a Document) -> Self {
        let location = document.locate(span);
        Self {
            quote: document.original(span),
            start: location.bytes.start,
            end: location.bytes.end,
            line: location.start.line,
            column: location.start.column,
            field: field_name(location.field),
            paragraph: location.run.map(|run| run.paragraph),
            run: location.run.map(|run| run.run),
        }
    }
}

#[derive(Debug, Serialize)]
struct FindingReport<'a> {
    rule: &'a str,
    code: String,
    severity: Severity,
    confidence: f64,
    message: &'a str,
    working: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceReport<'a>,
    related: Vec<LabelledPlace<'a>>,
    suggestions: Vec<SuggestionReport<'a>>,
    fingerprint: &'a str,
}

impl<'a> FindingReport<'a> {
    fn new(finding: &'a Finding, document: &'a Document, wording: Wording) -> Self {
        Self {
            rule: &finding.rule.id,
            code: finding.rule.code.to_string(),
            severity: finding.severity,
            confidence: rounded(finding.confidence),
            message: finding.message.get(wording.language),
            working: finding.working.as_deref(),
            place: PlaceReport::new(finding.primary, document),
            related: finding.related.iter().map(|r| LabelledPlace::related(r, document, wording)).collect(),
            suggestions: finding.suggestions.iter().map(|s| SuggestionReport::new(s, document)).collect(),
            fingerprint: finding.fingerprint.as_str(),
        }
    }
}

#[derive(Debug, Serialize)]
struct LabelledPlace<'a> {
    #[serde(flatten)]
    place: PlaceReport<'a>,
    label: &'a str,
}

impl<'a> LabelledPlace<'a> {
    fn related(related: &'a Related, document: &'a Document, wording: Wording) -> Self {
        Self { place: PlaceReport::new(related.span, document), label: related.label.get(wording.language) }
    }

    fn operand(operand: &Operand, document: &'a Document, wording: Wording) -> Self {
        Self { place: PlaceReport::new(operand.span, document), label: wording.role(operand.role) }
    }
}

#[derive(Debug, Serialize)]
struct SuggestionReport<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    applicability: Applicability,
}

impl<'a> SuggestionReport<'a> {
    fn new(suggestion: &'a Suggestion, document: &'a Document) -> Self {
        let PlaceReport { start, end, field, .. } = PlaceReport::new(suggestion.span, document);
        Self { text: &suggestion.text, start, end, field, applicability: suggestion.applicability }
    }
}

#[derive(Debug, Serialize)]
struct ClaimReport<'a> {
    kind: &'static str,
    verdict: &'static str,
    working: &'a str,
    spans: Vec<LabelledPlace<'a>>,
    confidence: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repairs: Vec<RepairReport<'a>>,
}

impl<'a> ClaimReport<'a> {
    fn new(claim: &'a Claim, document: &'a Document, wording: Wording) -> Self {
        Self {
            kind: claim.kind.as_str(),
            verdict: claim.verdict.as_str(),
            working: &claim.working,
            spans: claim.operands.iter().map(|o| LabelledPlace::operand(o, document, wording)).collect(),
            confidence: rounded(claim.confidence),
            repairs: claim.repairs.iter().map(|r| RepairReport::new(r, document)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct RepairReport<'a> {
    text: &'a str,
    slip: &'static str,
    #[serde(flatten)]
    place: PlaceReport<'a>,
}

impl<'a> RepairReport<'a> {
    fn new(repair: &'a Repair, document: &'a Document) -> Self {
        let slip = match repair.slip {
            Slip::Digit => "digit",
            Slip::Transposition => "transposition",
            Slip::MissingDigit => "missing-digit",
            Slip::Magnitude => "magnitude",
            Slip::Recomputed => "recomputed",
            Slip::ShortNumber => "short-number",
        };
        Self { text: &repair.text, slip, place: PlaceReport::new(repair.span, document) }
    }
}

/// Opens the document of `check`: everything before the first element of `files`. Elements are printed with [`line()`],
/// and a comma between two, so that a run over an archive never holds all of them.
pub fn open(out: &mut dyn Write) -> io::Result<()> {
    write!(out, r#"{{"schema":{SCHEMA},"tool":"#)?;
    serde_json::to_writer(&mut *out, &TOOL)?;
    out.write_all(b",\"files\":[\n")
}

/// Closes the document of `check` with its summary.
pub fn close(out: &mut dyn Write, summary: Summary) -> io::Result<()> {
    out.write_all(b"],\"summary\":")?;
    serde_json::to_writer(&mut *out, &SummaryReport::from(summary))?;
    out.write_all(b"}\n")
}

/// Opens the document of `read`.
pub fn open_reading(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"{{"schema":{SCHEMA},"files":["#)
}

/// Closes the document of `read`.
pub fn close_reading(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"]}\n")
}

/// The `summary` of `check --format json`.
#[derive(Clone, Copy, Debug, Serialize)]
struct SummaryReport {
    files: usize,
    numbers: usize,
    quantities: usize,
    verified: usize,
    claims: usize,
    holds: usize,
    contradicts: usize,
    /// The articles with many quantities.
    rich: Rich,
    findings: Tally,
    #[serde(skip_serializing_if = "Withheld::is_none")]
    withheld: Withheld,
}

impl From<Summary> for SummaryReport {
    fn from(summary: Summary) -> Self {
        let Coverage { numbers, quantities, verified, claims, holds, contradicts, .. } = summary.coverage;
        let Summary { files, rich, findings, withheld, .. } = summary;
        Self { files, numbers, quantities, verified, claims, holds, contradicts, rich, findings, withheld }
    }
}

/// One mention, as `read` prints it.
#[derive(Debug, Serialize)]
pub struct MentionReport<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    unit: Option<String>,
    modifier: Option<&'static str>,
    direction: Option<&'static str>,
    readings: Vec<String>,
}

impl<'a> MentionReport<'a> {
    /// The view of `mention` in `document`. A place in the text of a record names no field.
    pub fn new(mention: &Mention, annotated: &Annotated, document: &'a Document) -> Self {
        let record = mention.record(annotated.lexicon());
        let (field, bytes) = document.locate_bytes(mention.span);
        Self {
            path: None,
            start: bytes.start,
            end: bytes.end,
            text: document.original(mention.span),
            field: field_name(field).filter(|_| field != Field::Text),
            kind: record.kind,
            class: record.class,
            value: record.value,
            low: record.low,
            high: record.high,
            unit: record.unit,
            modifier: record.modifier,
            direction: record.direction,
            readings: record.readings,
        }
    }

    /// The same view with the file it is from, for a run over several.
    pub fn in_file(self, path: &'a str) -> Self {
        Self { path: Some(path), ..self }
    }
}

/// One `files[]` element of `read`, and one line of it for records.
#[derive(Debug, Serialize)]
pub struct ReadReport<'a> {
    #[serde(flatten)]
    name: Name,
    mentions: Vec<MentionReport<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<ProblemReport>,
}

impl<'a> ReadReport<'a> {
    /// The mentions of an article.
    pub fn read(name: Name, annotated: &Annotated, document: &'a Document) -> Self {
        let mentions = annotated.mentions().iter().map(|m| MentionReport::new(m, annotated, document)).collect();
        Self { name, mentions, problems: Vec::new() }
    }

    /// The report of an input that could not be read.
    pub fn failed(name: Name, problem: &Problem, wording: Wording) -> Self {
        Self { name, mentions: Vec::new(), problems: vec![ProblemReport::new(problem, wording)] }
    }
}

/// Prints one value on one line.
pub fn line(out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// Two decimals say all that a confidence means.
pub(crate) fn rounded(confidence: Confidence) -> f64 {
    (f64::from(confidence.value()) * 100.0).round() / 100.0
}
