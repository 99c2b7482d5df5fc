//! Findings to workflow commands of GitHub Actions, which it shows beside the lines. Invariant: one finding is one line of
//! output, whatever its text holds.

use std::io::{self, Write};

use crate::Checked;
use crate::report::Origin;
use crate::report::annotation::{Region, annotations};
use crate::report::json::Options;
use crate::rule::Severity;

/// Prints the findings of an article.
pub fn article(out: &mut dyn Write, origin: &Origin, checked: &Checked, options: Options) -> io::Result<()> {
    for note in annotations(origin, checked, options) {
        let command = match note.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        write!(out, "::{command} file={}", property(&origin.file))?;
        match note.place.region {
            // Columns are told of one line only: those of the first would be taken for those of the last.
            Region::Text { start, end } if start.line == end.line => {
                write!(out, ",line={},endLine={},col={}", start.line, end.line, start.utf16)?;
            }
            Region::Text { start, end } => write!(out, ",line={},endLine={}", start.line, end.line)?,
            Region::Line(line) => write!(out, ",line={line},endLine={line}")?,
            Region::File => {}
        }
        let title = format!("{} {}", note.finding.rule.code, note.finding.rule.id);
        writeln!(out, ",title={}::{}", property(&title), data(&note.placed_text()))?;
    }
    Ok(())
}

/// A message: what would end the line is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: what would end it is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_value_early() {
        assert_eq!(data("50%,\r\na: b"), "50%25,%0D%0Aa: b");
        assert_eq!(property("50%,\r\na: b"), "50%25%2C%0D%0Aa%3A b");
    }
}
