//! Findings to a table of Markdown, as the summary of a run on GitHub or a comment on GitLab shows it. Invariant: a finding
//! is one row, and nothing of an article is read as markup.

use std::io::{self, Write};

use serde_json::Value;

use crate::Checked;
use crate::report::annotation::{annotations, failure};
use crate::report::json::Options;
use crate::report::{Origin, Problem, Summary, Wording};

/// Opens the table.
pub fn open(out: &mut dyn Write, wording: Wording) -> io::Result<()> {
    let [severity, place, rule, what] = wording.table_columns();
    writeln!(out, "| {severity} | {place} | {rule} | {what} |\n|---|---|---|---|")
}

/// Prints the findings of an article.
pub fn article(out: &mut dyn Write, origin: &Origin, checked: &Checked, options: Options) -> io::Result<()> {
    for note in annotations(origin, checked, options) {
        let line = match &note.place.inside {
            Some(inside) => format!(" {inside}"),
            None => format!(":{}", note.place.region.line()),
        };
        let (rule, severity) = (&note.finding.rule, options.wording.severity(note.finding.severity));
        let (place, text) = (plain(&format!("{}{line}", origin.file)), plain(&note.text));
        writeln!(out, "| {severity} | {place} | {} {} | {text} |", rule.code, rule.id)?;
    }
    Ok(())
}

/// What the end tells of an input that could not be checked.
pub fn failed(origin: &Origin, problem: &Problem, wording: Wording) -> Value {
    let (line, text) = failure(origin, problem, wording);
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    Value::String(format!("{}{line}: {text}", origin.file))
}

/// Closes the document: what could not be read, `failed` and `more`, and what was verified in all.
pub fn close(out: &mut dyn Write, summary: Summary, failed: &[Value], more: usize, wording: Wording) -> io::Result<()> {
    if !failed.is_empty() {
        writeln!(out, "\n**{}**\n", wording.failed_heading())?;
        for line in failed.iter().filter_map(Value::as_str) {
            writeln!(out, "- {}", plain(line))?;
        }
        if more > 0 {
            writeln!(out, "- {}", wording.more_inputs(more))?;
        }
    }
    for line in wording.summary(summary).lines() {
        writeln!(out, "\n{}", plain(line))?;
    }
    if let Some(withheld) = wording.withheld(summary.withheld) {
        writeln!(out, "\n{}", plain(&withheld))?;
    }
    Ok(())
}

/// A text in which nothing is markup, on one line.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => plain.extend(['\\', c]),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '@' => plain.push_str("&#64;"),
            '\n' | '\r' | '\t' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(plain("a|b *c* <d>\n@e & [f](g)"), "a\\|b \\*c\\* &lt;d&gt; &#64;e &amp; \\[f\\](g)");
    }
}
