//! A fenced block of a rule page to an [`Example`]. Invariant: the text of an example carries no mark any more, and the
//! marked place is a byte range of that text.

use jiff::civil::Date;

use crate::format::{Format, FormatError, read};
use crate::text::{Charset, Document, Span};

/// A piece of news text and what the rule must make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The title of the document, if it has one.
    pub title: Option<String>,
    /// The day of publication, if the rule needs one.
    pub published: Option<Date>,
    /// What its text is written in: plain text, or Markdown.
    pub format: Format,
    /// The version before the last edit, if the rule needs one.
    pub earlier: Option<String>,
    /// The text, without the mark.
    pub text: String,
    /// What must come of it.
    pub expectation: Expectation,
    /// The line of the page on which the block opens, 1-based.
    pub line: usize,
}

impl Example {
    /// The document that its text is, without what it must come to.
    pub fn document(&self) -> Result<Document, FormatError> {
        let document = match &self.title {
            _ if self.format != Format::Text => read(self.text.as_bytes(), self.format, Charset::Utf8)?,
            Some(title) => Document::from_record(Some(title), &self.text),
            None => Document::from_text(&self.text),
        };
        Ok(document.with_published(self.published))
    }
}

/// What must come of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Exactly one finding of the rule.
    Fires {
        /// Its primary place in the example's text.
        primary: Span,
        /// Its working, if the page states one.
        working: Option<String>,
        /// Its suggestions, best first, as far as the page states them.
        suggestions: Vec<String>,
    },
    /// No finding of this rule, and none at warning or above of any rule.
    Silent,
}

/// Why a fenced block is no example.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExampleFault {
    /// Nothing between the fences.
    #[error("the block is empty")]
    Empty,
    /// An unknown word after the fence.
    #[error("`{0}` after the fence is neither `fires`, `silent`, `markdown` nor `published=YYYY-MM-DD`")]
    InfoString(String),
    /// A `fires` block among the silent ones, or the other way round.
    #[error("a `{0}` block stands under the wrong heading")]
    WrongHeading(&'static str),
    /// No `[[...]]`, or more than one.
    #[error("a `fires` block marks exactly one place as [[...]], this one marks {0}")]
    Marks(usize),
    /// A mark where none belongs.
    #[error("a `silent` block and a title carry no [[...]]")]
    StrayMark,
    /// A line after `---` that is neither.
    #[error("`{0}` after `---` is neither `working: ...` nor `suggest: ...`")]
    Outcome(String),
    /// `---` in a silent block.
    #[error("a `silent` block has no `---` part")]
    SilentOutcome,
}

/// The two kinds of block, as their fences call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Fires,
    Silent,
}

impl BlockKind {
    fn name(self) -> &'static str {
        match self {
            BlockKind::Fires => "fires",
            BlockKind::Silent => "silent",
        }
    }
}

/// A fenced block as it stands in the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'p> {
    /// The words after the opening fence.
    pub(super) info: &'p str,
    /// What stands between the fences.
    pub(super) body: &'p str,
    /// The line of the opening fence, 1-based.
    pub(super) line: usize,
}

/// Reads `block`, which stands under the heading of `expected` blocks.
pub(super) fn parse(block: Block<'_>, expected: BlockKind) -> Result<Example, ExampleFault> {
    let (published, format) = parse_info(block.info, expected)?;
    let (content, outcome) = match block.body.split_once("\n---\n") {
        Some((content, outcome)) => (content, Some(outcome)),
        None => (block.body, None),
    };
    let (title, marked) = match content.strip_prefix("title: ").and_then(|rest| rest.split_once('\n')) {
        Some((title, rest)) => (Some(title.trim().to_owned()), rest),
        None => (None, content),
    };
    let (earlier, marked) = match marked.split_once("\n~~~\n") {
        Some((earlier, now)) => (Some(earlier.trim_matches('\n').to_owned()), now),
        None => (None, marked),
    };
    let marked = marked.trim_matches('\n');
    if marked.is_empty() {
        return Err(ExampleFault::Empty);
    }
    if title.as_deref().is_some_and(has_mark) || earlier.as_deref().is_some_and(has_mark) {
        return Err(ExampleFault::StrayMark);
    }
    let (text, expectation) = match expected {
        BlockKind::Silent if has_mark(marked) => return Err(ExampleFault::StrayMark),
        BlockKind::Silent if outcome.is_some() => return Err(ExampleFault::SilentOutcome),
        BlockKind::Silent => (marked.to_owned(), Expectation::Silent),
        BlockKind::Fires => {
            let (text, primary) = unmark(marked)?;
            let (working, suggestions) = parse_outcome(outcome.unwrap_or_default())?;
            (text, Expectation::Fires { primary, working, suggestions })
        }
    };
    Ok(Example { title, published, format, earlier, text, expectation, line: block.line })
}

fn parse_info(info: &str, expected: BlockKind) -> Result<(Option<Date>, Format), ExampleFault> {
    let mut words = info.split_whitespace();
    match words.next() {
        Some(name) if name == expected.name() => {}
        Some("fires") => return Err(ExampleFault::WrongHeading("fires")),
        Some("silent") => return Err(ExampleFault::WrongHeading("silent")),
        other => return Err(ExampleFault::InfoString(other.unwrap_or_default().to_owned())),
    }
    let (mut published, mut format) = (None, Format::Text);
    for word in words {
        if word == "markdown" {
            format = Format::Markdown;
            continue;
        }
        let date = word.strip_prefix("published=").and_then(|date| date.parse().ok());
        published = Some(date.ok_or_else(|| ExampleFault::InfoString(word.to_owned()))?);
    }
    Ok((published, format))
}

fn has_mark(text: &str) -> bool {
    text.contains("[[") || text.contains("]]")
}

/// Takes the one mark out of `marked` and says where it stood.
fn unmark(marked: &str) -> Result<(String, Span), ExampleFault> {
    let marks = marked.matches("[[").count();
    let parts = marked.split_once("[[").and_then(|(before, rest)| Some((before, rest.split_once("]]")?)));
    match parts {
        Some((before, (primary, after))) if marks == 1 && !after.contains("]]") && !primary.is_empty() => {
            let span = Span::new(before.len(), before.len() + primary.len());
            Ok((format!("{before}{primary}{after}"), span))
        }
        _ => Err(ExampleFault::Marks(marks)),
    }
}

fn parse_outcome(outcome: &str) -> Result<(Option<String>, Vec<String>), ExampleFault> {
    let mut working = None;
    let mut suggestions = Vec::new();
    for line in outcome.lines().filter(|line| !line.trim().is_empty()) {
        match line.split_once(": ") {
            Some(("working", text)) if working.is_none() => working = Some(text.trim().to_owned()),
            Some(("suggest", text)) => suggestions.push(text.trim().to_owned()),
            _ => return Err(ExampleFault::Outcome(line.to_owned())),
        }
    }
    Ok((working, suggestions))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fires(info: &str, body: &str) -> Result<Example, ExampleFault> {
        parse(Block { info, body, line: 7 }, BlockKind::Fires)
    }

    #[test]
    fn a_mark_becomes_a_span() {
        let example = fires(
            "fires published=2024-06-11",
            "title: Thêm 4 xã về đích\nCó [[4 xã]]: A và B.\n---\nworking: 2 mục ≠ 4\nsuggest: 2 xã\n",
        )
        .unwrap();
        assert_eq!(example.text, "Có 4 xã: A và B.");
        assert_eq!(example.title.as_deref(), Some("Thêm 4 xã về đích"));
        assert_eq!(example.published, Some(jiff::civil::date(2024, 6, 11)));
        let Expectation::Fires { primary, working, suggestions } = example.expectation else { panic!() };
        assert_eq!(&example.text[primary.range()], "4 xã");
        assert_eq!(working.as_deref(), Some("2 mục ≠ 4"));
        assert_eq!(suggestions, ["2 xã"]);
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(fires("fires", "Không có gì.\n"), Err(ExampleFault::Marks(0)));
        assert_eq!(fires("fires", "[[a]] và [[b]]\n"), Err(ExampleFault::Marks(2)));
        assert_eq!(fires("fires", "\n"), Err(ExampleFault::Empty));
        assert_eq!(fires("silent", "[[a]]\n"), Err(ExampleFault::WrongHeading("silent")));
        assert_eq!(fires("text", "[[a]]\n"), Err(ExampleFault::InfoString("text".into())));
        assert_eq!(fires("fires published=nay", "[[a]]\n"), Err(ExampleFault::InfoString("published=nay".into())));
        assert_eq!(fires("fires", "[[a]]\n---\nb\n"), Err(ExampleFault::Outcome("b".into())));
    }
}
