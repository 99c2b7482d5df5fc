//! Text to terminal lines: cells of known width, wrapped at spaces. Invariant: a grapheme is never cut, and no control
//! character of a text reaches the terminal.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::report::Palette;
use crate::report::paint::Ink;

/// One grapheme as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'t> {
    text: Cow<'t, str>,
    width: usize,
    /// The colour of a cited place; `None` elsewhere.
    pub(crate) mark: Option<Ink>,
}

impl<'t> Cell<'t> {
    /// The cell of one grapheme.
    pub(crate) fn new(grapheme: &'t str) -> Self {
        let text = shown(grapheme);
        let width = text.width();
        Self { text, width, mark: None }
    }

    pub(crate) fn marked(self, mark: Option<Ink>) -> Self {
        Self { mark, ..self }
    }

    fn is_space(&self) -> bool {
        self.text == " "
    }
}

/// The cells of a text.
pub(crate) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    text.graphemes(true).map(Cell::new)
}

/// The columns that a grapheme takes.
pub(crate) fn width_of(grapheme: &str) -> usize {
    shown(grapheme).width()
}

/// `text` with everything that a terminal would obey taken out.
pub(crate) fn sanitised(text: &str) -> String {
    text.graphemes(true).map(shown).collect()
}

/// A grapheme as it may be printed: white space is one space, and what steers a terminal or the direction of writing is
/// replaced.
fn shown(grapheme: &str) -> Cow<'_, str> {
    let Some(first) = grapheme.chars().next() else { return Cow::Borrowed("") };
    if first.is_whitespace() {
        Cow::Borrowed(" ")
    } else if grapheme.chars().any(steers) {
        Cow::Borrowed("\u{fffd}")
    } else {
        Cow::Borrowed(grapheme)
    }
}

fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts `cells` into lines of at most `width` columns, at spaces where there are any.
pub(crate) fn wrap(cells: &[Cell<'_>], width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = skip_spaces(cells, 0);
    while start < cells.len() {
        let end = line_end(cells, start, width);
        lines.push(start..end);
        start = skip_spaces(cells, end);
    }
    lines
}

fn skip_spaces(cells: &[Cell<'_>], from: usize) -> usize {
    let spaces = cells.iter().skip(from).take_while(|c| c.is_space()).count();
    from + spaces
}

/// Where the line that starts at `start` ends.
fn line_end(cells: &[Cell<'_>], start: usize, width: usize) -> usize {
    let mut used = 0;
    let mut last_space = None;
    for (i, cell) in cells.iter().enumerate().skip(start) {
        if cell.is_space() {
            last_space = Some(i);
        }
        used += cell.width;
        if used > width {
            return last_space.unwrap_or(i).max(start + 1);
        }
    }
    cells.len()
}

/// The text of one line, cited places coloured.
pub(crate) fn paint_line(cells: &[Cell<'_>], palette: Palette) -> String {
    runs(cells).map(|(mark, run)| palette.paint(mark.unwrap_or(Ink::Normal), &joined(run))).collect()
}

/// The carets under one line; `None` when nothing in it is cited.
pub(crate) fn carets(cells: &[Cell<'_>], palette: Palette) -> Option<String> {
    let cited = cells.iter().rposition(|c| c.mark.is_some())?;
    let line = cells.get(..=cited)?;
    Some(
        runs(line)
            .map(|(mark, run)| {
                let width = run.iter().map(|c| c.width).sum();
                match mark {
                    Some(ink) => palette.paint(ink, &"^".repeat(width)),
                    None => " ".repeat(width),
                }
            })
            .collect(),
    )
}

/// Stretches of cells with one mark.
fn runs<'a, 't>(cells: &'a [Cell<'t>]) -> impl Iterator<Item = (Option<Ink>, &'a [Cell<'t>])> {
    cells.chunk_by(|a, b| a.mark == b.mark).map(|run| (run.first().and_then(|c| c.mark), run))
}

fn joined(cells: &[Cell<'_>]) -> String {
    cells.iter().map(|c| &*c.text).collect()
}

/// Wraps plain text. The first `lead` columns of the first line are already used; it comes out empty if the first word
/// does not fit behind them.
pub(crate) fn wrap_text(text: &str, lead: usize, width: usize) -> Vec<String> {
    let filler =
        (1..=lead).map(|i| Cell { text: Cow::Borrowed(if i < lead { "-" } else { " " }), width: 1, mark: None });
    let cells: Vec<_> = filler.chain(cells(text)).collect();
    wrap(&cells, width)
        .into_iter()
        .map(|line| cells.iter().take(line.end).skip(line.start.max(lead)).map(|c| &*c.text).collect())
        .collect()
}
