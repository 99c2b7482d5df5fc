//! Findings to SARIF 2.1.0, one run over all inputs. Invariant: columns count UTF-16 code units, as the run says, and
//! every rule that a result can name is listed: ours and those of the newsroom,
//! which are known once every input was read, so results are printed as they come and the tool after them.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::Checked;
use crate::report::annotation::{Annotation, Edit, Place, Region, annotations, elements, failure};
use crate::report::json::{self, Options, TOOL};
use crate::report::{Origin, Problem, Wording};
use crate::rule::{Activation, HouseRules, RuleMeta, Severity, registry};
use crate::text;

/// The schema of the document, as its standard names it.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Where the tool is told of.
const URL: &str = env!("CARGO_PKG_REPOSITORY");
/// The name of the fingerprint; its number grows when the same finding gets another value.
const FINGERPRINT: &str = "soatsoFinding/v1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    name: String,
    short_description: Text<'a>,
    full_description: Text<'a>,
    help: Help<'a>,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: String,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    rank: f64,
    enabled: bool,
}

#[derive(Serialize)]
struct Properties<'a> {
    code: String,
    since: &'a str,
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    rank: f64,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    /// A message is a template: braces that are meant as such are doubled.
    fn new(text: &str) -> Self {
        Self { text: text.replace('{', "{{").replace('}', "}}") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Part>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// A region of a text file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// A place within a record, or in a file that has no lines.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Part,
    inserted_content: Text<'a>,
}

impl Part {
    fn of(start: text::Position, end: text::Position) -> Self {
        Self {
            start_line: start.line,
            start_column: Some(start.utf16),
            end_line: Some(end.line),
            end_column: Some(end.utf16),
        }
    }

    fn of_line(line: usize) -> Self {
        Self { start_line: line, start_column: None, end_line: None, end_column: None }
    }
}

impl Location {
    fn new(place: &Place, origin: &Origin) -> Self {
        let region = match place.region {
            Region::Text { start, end } => Some(Part::of(start, end)),
            Region::Line(line) => Some(Part::of_line(line)),
            // GitHub takes no result without a line; where the place is, the logical location tells.
            Region::File => Some(Part::of_line(1)),
        };
        let logical = |name: &String| Logical { fully_qualified_name: name.clone() };
        Self {
            id: None,
            physical_location: Physical { artifact_location: Artifact::of(origin), region },
            logical_locations: place.inside.iter().map(logical).collect(),
            message: None,
        }
    }
}

impl Artifact {
    fn of(origin: &Origin) -> Self {
        Self { uri: uri(&origin.file) }
    }
}

/// A path as a reference relative to wherever the run was, or as a whole URI if it is absolute.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    let drive = path.as_bytes().get(1) == Some(&b':');
    match path {
        _ if drive => uri.push_str("file:///"),
        _ if path.starts_with('/') => uri.push_str("file://"),
        _ => {}
    }
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b':' if drive && at == 1 => uri.push(':'),
            other => {
                // A string takes any text.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Opens the document.
pub fn open(out: &mut dyn Write, wording: Wording) -> io::Result<()> {
    write!(out, r#"{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"utf16CodeUnits","#)?;
    // Lines are counted as they are in the articles, where a lone CR ends one too.
    out.write_all(br#""newlineSequences":["\r\n","\n","\r"],"language":""#)?;
    out.write_all(wording.pick("vi", "en").as_bytes())?;
    out.write_all(b"\",\"results\":[\n")
}

/// The tool with all its rules, which a newsroom's own follow.
fn tool(out: &mut dyn Write, house: &HouseRules, wording: Wording) -> io::Result<()> {
    write!(out, r#""tool":{{"driver":{{"name":"{}","semanticVersion":"{}","#, TOOL.name, TOOL.version)?;
    writeln!(out, r#""informationUri":"{URL}","rules":["#)?;
    elements(out, house.after_ours().map(|meta| rule(meta, wording)))?;
    out.write_all(b"]}}")
}

fn rule(meta: &RuleMeta, wording: Wording) -> Rule<'_> {
    let sections = meta.explanation.sections(wording.language);
    let mut text = String::new();
    for (heading, prose) in &sections {
        // A string takes any text.
        let _ = writeln!(text, "{heading}\n\n{prose}\n");
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    };
    let page = meta.page.strip_prefix("+++\n").and_then(|page| page.split_once("\n+++\n"));
    Rule {
        id: &meta.id,
        name: meta.id.split('-').map(capital).collect(),
        short_description: Text { text: wording.message(&meta.title) },
        full_description: Text { text: sections.first().map_or("", |(_, prose)| prose) },
        help: Help {
            text: text.trim_end().to_owned(),
            markdown: page.map_or(meta.page.as_str(), |(_, page)| page).trim(),
        },
        default_configuration: Configuration {
            level: level(meta.severity),
            rank: rank(json::rounded(meta.confidence)),
            enabled: meta.default == Activation::On,
        },
        properties: Properties { code: meta.code.to_string(), since: &meta.since, tags: [meta.family.folder()] },
    }
}

/// A confidence of 0 to 1 as a rank of 0 to 100.
fn rank(confidence: f64) -> f64 {
    (confidence * 100.0).round()
}

/// Prints the findings of an article, a comma between two.
pub fn article(out: &mut dyn Write, origin: &Origin, checked: &Checked, options: Options) -> io::Result<()> {
    elements(out, annotations(origin, checked, options).map(|note| found(&note, origin)))
}

fn found<'a>(note: &Annotation<'a>, origin: &Origin) -> Found<'a> {
    let finding = note.finding;
    let related = note.related.iter().enumerate().map(|(index, (place, label))| {
        let message = (!label.is_empty()).then(|| Message::new(label));
        Location { id: Some(index + 1), message, ..Location::new(place, origin) }
    });
    Found {
        rule_id: &finding.rule.id,
        rule_index: registry::all().position(|meta| meta.id == finding.rule.id),
        level: level(finding.severity),
        rank: rank(json::rounded(finding.confidence)),
        message: Message::new(&note.text),
        locations: [Location::new(&note.place, origin)],
        related_locations: related.collect(),
        partial_fingerprints: json!({ FINGERPRINT: finding.fingerprint.as_str() }),
        fixes: note.edits.iter().map(|edit| fix(edit, origin)).collect(),
    }
}

fn fix<'a>(edit: &Edit<'a>, origin: &Origin) -> Fix<'a> {
    let deleted_region = Part::of(edit.start, edit.end);
    let replacement = Replacement { deleted_region, inserted_content: Text { text: edit.text } };
    Fix { artifact_changes: [Change { artifact_location: Artifact::of(origin), replacements: [replacement] }] }
}

/// The notification of an input that could not be checked, for [`close`].
pub fn failed(origin: &Origin, problem: &Problem, wording: Wording) -> Value {
    let (line, text) = failure(origin, problem, wording);
    let mut physical = json!({ "artifactLocation": Artifact::of(origin) });
    if let (Some(line), Value::Object(members)) = (line, &mut physical) {
        members.insert("region".to_owned(), json!(Part::of_line(line)));
    }
    json!({ "level": "error", "message": Message::new(&text), "locations": [{ "physicalLocation": physical }] })
}

/// Closes the document with the tool, its own rules and those of `house`; what could not be checked is told of in
/// `notifications`, of which there may be `more`.
pub fn close(
    out: &mut dyn Write,
    house: &HouseRules,
    notifications: &[Value],
    more: usize,
    wording: Wording,
) -> io::Result<()> {
    let untold = (more > 0).then(|| json!({ "level": "error", "message": Message::new(&wording.more_inputs(more)) }));
    out.write_all(b"],")?;
    tool(out, house, wording)?;
    out.write_all(b",\"invocations\":[{\"executionSuccessful\":")?;
    write!(out, "{},\"toolExecutionNotifications\":[", notifications.is_empty() && more == 0)?;
    elements(out, notifications.iter().chain(&untold))?;
    out.write_all(b"]}]}]}\n")
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("bài 1/a:b.txt"), "b%C3%A0i%201/a%3Ab.txt");
        assert_eq!(uri("/tin/a.txt"), "file:///tin/a.txt");
        assert_eq!(uri("C:/tin/a.txt"), "file:///C:/tin/a.txt");
    }
}
