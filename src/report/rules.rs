//! The rules to a table, a page, or JSON. Invariant: all that is said of a rule comes from its [`RuleMeta`].

use std::io::{self, Write};

use serde::Serialize;
use strsim::levenshtein;
use unicode_width::UnicodeWidthStr;

use crate::report::json::SCHEMA;
use crate::report::paint::Ink;
use crate::report::{Palette, Wording};
use crate::rule::{Activation, Code, RuleMeta, Severity};

/// One rule in JSON.
#[derive(Debug, Serialize)]
struct RuleReport<'a> {
    id: &'a str,
    code: Code,
    family: &'static str,
    title: &'a str,
    severity: Severity,
    confidence: f64,
    since: &'a str,
    default: Activation,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
}

impl<'a> RuleReport<'a> {
    fn new(rule: &'a RuleMeta, wording: Wording) -> Self {
        Self {
            id: &rule.id,
            code: rule.code,
            family: rule.family.folder(),
            title: wording.message(&rule.title),
            severity: rule.severity,
            confidence: super::json::rounded(rule.confidence),
            since: &rule.since,
            default: rule.default,
            page: None,
        }
    }
}

#[derive(Debug, Serialize)]
struct RuleList<'a> {
    schema: u32,
    rules: Vec<RuleReport<'a>>,
}

#[derive(Debug, Serialize)]
struct RulePage<'a> {
    schema: u32,
    rule: RuleReport<'a>,
}

/// Prints all rules as JSON.
pub fn list_json<'a>(
    out: &mut dyn Write,
    rules: impl IntoIterator<Item = &'a RuleMeta>,
    wording: Wording,
) -> io::Result<()> {
    let rules = rules.into_iter().map(|r| RuleReport::new(r, wording)).collect();
    super::json::line(out, &RuleList { schema: SCHEMA, rules })
}

/// Prints one rule, its page included, as JSON.
pub fn page_json(out: &mut dyn Write, rule: &RuleMeta, wording: Wording) -> io::Result<()> {
    let report = RuleReport { page: Some(&rule.page), ..RuleReport::new(rule, wording) };
    super::json::line(out, &RulePage { schema: SCHEMA, rule: report })
}

/// Prints the page of one rule: what it is called, how grave it is, and what the page says in the chosen language.
pub fn page(out: &mut dyn Write, rule: &RuleMeta, wording: Wording, palette: Palette) -> io::Result<()> {
    let title = format!("{} ({}) · {}", rule.id, rule.code, wording.message(&rule.title));
    writeln!(out, "{}", palette.paint(Ink::Heading, &title))?;
    let (severity, activation) = (wording.severity(rule.severity), wording.activation(rule.default));
    writeln!(out, "{severity} · {activation} · {}", rule.since)?;
    for (heading, text) in rule.explanation.sections(wording.language) {
        writeln!(out, "\n{}\n{text}", palette.paint(Ink::Heading, heading))?;
    }
    Ok(())
}

/// Prints all rules as a table.
pub fn list<'a>(
    out: &mut dyn Write,
    rules: impl IntoIterator<Item = &'a RuleMeta>,
    wording: Wording,
    palette: Palette,
) -> io::Result<()> {
    let rows: Vec<[String; 5]> = rules.into_iter().map(|r| row(r, wording)).collect();
    let head = wording.rule_columns().map(str::to_owned);
    let mut widths = [0; 5];
    for cells in rows.iter().chain([&head]) {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.width());
        }
    }
    writeln!(out, "{}", palette.paint(Ink::Faint, &aligned(&head, &widths)))?;
    for cells in &rows {
        writeln!(out, "{}", aligned(cells, &widths))?;
    }
    Ok(())
}

fn row(rule: &RuleMeta, wording: Wording) -> [String; 5] {
    [
        rule.id.clone(),
        rule.code.to_string(),
        wording.severity(rule.severity).to_owned(),
        wording.activation(rule.default).to_owned(),
        wording.message(&rule.title).to_owned(),
    ]
}

fn aligned(cells: &[String; 5], widths: &[usize; 5]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The ids that look most like `name`, best first, at most three.
pub fn nearest<'a>(name: &str, rules: impl IntoIterator<Item = &'a RuleMeta>) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let limit = (name.chars().count() / 2).max(2);
    let mut ranked: Vec<(usize, &str)> = rules
        .into_iter()
        .filter_map(|rule| {
            let within = name.len() >= 3 && rule.id.contains(&name);
            let distance = if within {
                0
            } else {
                levenshtein(&name, &rule.id).min(levenshtein(&name, &rule.code.to_string().to_lowercase()))
            };
            (distance <= limit).then_some((distance, rule.id.as_str()))
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(3).map(|(_, id)| id).collect()
}
