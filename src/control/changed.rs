//! Findings to those that a change touches. Invariant: a finding stays if any of its numbers stands on a changed line.

use std::ops::Range;

use crate::Checked;
use crate::rule::Finding;
use crate::text::{Document, Span};

/// Lines of a file that differ from an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All of them: a new file.
    All,
    /// These, 1-based, in order.
    Some(Vec<Range<usize>>),
}

impl Lines {
    /// Whether `line` is among them.
    pub fn hold(&self, line: usize) -> bool {
        self.meet(line, line)
    }

    fn meet(&self, first: usize, last: usize) -> bool {
        match self {
            Lines::All => true,
            Lines::Some(ranges) => ranges.iter().any(|range| range.start <= last && first < range.end),
        }
    }

    fn touch(&self, finding: &Finding, document: &Document) -> bool {
        let on = |span: Span| {
            let place = document.locate(span);
            self.meet(place.start.line, place.end.line)
        };
        on(finding.primary) || finding.related.iter().any(|related| on(related.span))
    }
}

/// Takes the findings that `lines` do not touch out of `checked`.
pub fn keep_touched(checked: &mut Checked, lines: &Lines) {
    let before = checked.findings.len();
    let document = &checked.document;
    checked.findings.retain(|finding| lines.touch(finding, document));
    checked.withheld.unchanged += before - checked.findings.len();
}
