//! Pieces of a marked-up source to the text that its reader sees, with what each line of it is for.
//!
//! One mechanism for all formats: a format walks its source once and hands over the places whose characters are seen
//! ([`Draft::copy`]), those that stand for other characters ([`Draft::replace`]), and where paragraphs and cells begin.
//! Invariant: pieces come in the order of the source and never overlap, so every span of the text has one place there.

use std::ops::Range;

use jiff::civil::Date;

use super::BlockKind;
use super::offsets::OffsetMap;
use super::table::{Cell, CellKind, Row, Spread, Table};

/// The digits as exponents.
const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/// A text under assembly from the pieces of `source`.
#[derive(Debug)]
pub struct Draft<'s> {
    source: &'s str,
    /// Where the last piece ended in the source.
    used: usize,
    /// White space that is printed as one space if more text of its block follows.
    gap: Option<Range<usize>>,
    /// The kind of the block that the next piece opens or goes on with.
    kind: BlockKind,
    /// Whether the next piece begins a line of its own.
    breaks: bool,
    /// Tables that are not finished yet, the innermost last.
    open: Vec<OpenTable>,
    /// The kinds of lines there are, one bit each.
    seen: u32,
    drafted: Drafted,
}

/// A table that is not finished yet.
#[derive(Debug)]
struct OpenTable {
    rows: Vec<Row<Range<usize>>>,
    /// Its number in its document, which its blocks carry.
    number: usize,
    /// How many blocks stand before it.
    first_block: usize,
    /// Whether the last row is known to be a heading.
    header_row: bool,
    /// Whether a table with content stands inside: then this one only lays out the page.
    holds_table: bool,
}

/// One line that a format marked as such.
#[derive(Clone, Debug)]
pub(super) struct DraftedBlock {
    pub(super) kind: BlockKind,
    /// Where it stands in the drafted text.
    pub(super) range: Range<usize>,
    /// The innermost table around it.
    table: Option<usize>,
}

/// Where a run of a word processor's file begins in the drafted text. Both numbers are 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RunMark {
    pub(super) at: usize,
    pub(super) run: Run,
}

/// A run of a word processor's file: a stretch of one paragraph in one formatting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The paragraph, counted from 1 through its part of the file, empty ones and those in cells included.
    pub paragraph: usize,
    /// The run, counted from 1 in its paragraph; a tracked deletion counts no run.
    pub run: usize,
}

/// A finished text: what a [`Document`](super::Document) is made of.
#[derive(Debug, Default)]
pub struct Drafted {
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) blocks: Vec<DraftedBlock>,
    pub(super) tables: Vec<Table<Range<usize>>>,
    pub(super) runs: Vec<RunMark>,
    pub(super) published: Option<Date>,
}

impl Drafted {
    /// Whether nothing of the source is seen.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl<'s> Draft<'s> {
    /// An empty text of `source`.
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            used: 0,
            gap: None,
            kind: BlockKind::Body,
            breaks: false,
            open: Vec::new(),
            seen: 0,
            drafted: Drafted::default(),
        }
    }

    /// The source that pieces are taken from.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Whether nothing of the open paragraph is seen yet.
    pub fn is_at_start(&self) -> bool {
        self.breaks || self.drafted.text.is_empty()
    }

    /// Whether a line of this kind has been begun.
    pub fn has(&self, kind: BlockKind) -> bool {
        self.seen & (1 << kind as u32) != 0
    }

    /// Sets the date of publication; the first one counts.
    pub fn set_published(&mut self, published: Option<Date>) {
        self.drafted.published = self.drafted.published.or(published);
    }

    /// The date of publication that was set.
    pub fn published(&self) -> Option<Date> {
        self.drafted.published
    }

    /// What follows is a paragraph of its own. One that is [`BlockKind::Body`] is looked at again when all is known: it
    /// may prove to be a caption, a dateline, a lead.
    pub fn start_block(&mut self, kind: BlockKind) {
        self.gap = None;
        self.breaks = true;
        self.kind = if kind == BlockKind::Body && self.in_table() { BlockKind::Cell } else { kind };
    }

    /// What follows is a line of its own within the paragraph.
    pub fn break_line(&mut self) {
        self.gap = None;
        self.breaks = true;
    }

    /// The characters at `piece` of the source are seen as they are; a line break among them begins a new line.
    pub fn copy(&mut self, piece: Range<usize>) {
        let mut at = piece.start;
        for line in self.source.get(piece).unwrap_or_default().split_inclusive('\n') {
            let seen = line.trim_end_matches(['\r', '\n']);
            if !seen.is_empty() {
                self.put(at..at + seen.len(), None);
            }
            if line.ends_with('\n') {
                self.break_line();
            }
            at += line.len();
        }
    }

    /// The characters at `piece` of the source are seen as they are, spaces too; a line break among them is a space.
    pub fn keep(&mut self, piece: Range<usize>) {
        if self.source.get(piece.clone()).is_some_and(|text| text.contains(['\n', '\r'])) {
            self.flow(piece);
        } else {
            self.put(piece, None);
        }
    }

    /// The characters at `piece` of the source are seen, each run of white space among them as one space, and none at
    /// either end of a line.
    pub fn flow(&mut self, piece: Range<usize>) {
        let base = piece.start;
        let text = self.source.get(piece).unwrap_or_default();
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C');
        let mut at = 0;
        while at < text.len() {
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            let spaces = rest.iter().position(|byte| !is_space(byte)).unwrap_or(rest.len());
            if spaces > 0 {
                self.space(base + at..base + at + spaces);
                at += spaces;
                continue;
            }
            // A single space between two words is copied with them.
            let mut end = 0;
            while let Some(found) = rest.get(end..).and_then(|tail| tail.iter().position(is_space)) {
                end += found;
                let single = rest.get(end) == Some(&b' ') && rest.get(end + 1).is_some_and(|next| !is_space(next));
                if !single {
                    break;
                }
                end += 1;
            }
            if rest.get(end..).is_some_and(|tail| !tail.iter().any(is_space)) {
                end = rest.len();
            }
            self.put(base + at..base + at + end, None);
            at += end;
        }
    }

    /// The place `piece` of the source is white space: seen as one space where text stands before and behind it.
    pub fn space(&mut self, piece: Range<usize>) {
        if !self.breaks && !self.drafted.text.is_empty() && self.gap.is_none() {
            self.gap = Some(piece);
        }
    }

    /// The place `piece` of the source is a line break within a paragraph whose lines are not lines of the source.
    pub fn soft_break(&mut self, piece: Range<usize>) {
        self.gap = None;
        if !self.breaks {
            self.put(piece, Some("\u{2028}"));
        }
    }

    /// The characters at `piece` of the source are seen raised, so that the 2 of "km2" or of "102" is no digit of a
    /// number before it.
    pub fn raise(&mut self, piece: Range<usize>) {
        for (at, c) in self.source.get(piece.clone()).unwrap_or_default().char_indices() {
            let place = piece.start + at..piece.start + at + c.len_utf8();
            match c {
                '0'..='9' => self.replace(place, RAISED.get(c as usize - '0' as usize).copied().unwrap_or_default()),
                _ => self.flow(place),
            }
        }
    }

    /// The place `piece` of the source is seen as `text`, which holds no line break.
    pub fn replace(&mut self, piece: Range<usize>, text: &str) {
        if !text.is_empty() {
            self.put(piece, Some(text));
        }
    }

    /// A run begins. Both numbers are 1-based.
    pub fn start_run(&mut self, run: Run) {
        let at = self.drafted.text.len();
        // A line break may still be put before the text of the run: its own character belongs to no run.
        let at = if self.breaks && at > 0 { at + 1 } else { at };
        match self.drafted.runs.last_mut() {
            Some(last) if last.at == at => last.run = run,
            _ => self.drafted.runs.push(RunMark { at, run }),
        }
    }

    /// A table begins; up to [`Draft::end_table`] its lines are cells.
    pub fn start_table(&mut self) {
        let number = self.drafted.tables.len();
        self.drafted.tables.push(Table::default());
        let first_block = self.drafted.blocks.len();
        self.open.push(OpenTable { rows: Vec::new(), number, first_block, header_row: false, holds_table: false });
        self.start_block(BlockKind::Cell);
    }

    /// A row of the innermost table begins.
    pub fn start_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Row::default());
            table.header_row = false;
        }
        self.start_block(BlockKind::Cell);
    }

    /// A cell of the last row begins; it lasts until the next cell, row, or the end of the table.
    pub fn start_cell(&mut self, kind: CellKind, spread: Spread) {
        self.start_block(BlockKind::Cell);
        let end = self.drafted.text.len();
        let Some(table) = self.open.last_mut() else { return };
        if table.rows.is_empty() {
            table.rows.push(Row::default());
        }
        let kind = if table.header_row { CellKind::Header } else { kind };
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(Cell { span: end..end, kind, spread });
        }
    }

    /// The last cell takes `columns` columns.
    pub fn widen_cell(&mut self, columns: u32) {
        if let Some(cell) = self.last_row().and_then(|row| row.cells.last_mut()) {
            cell.spread = Spread::new(columns, cell.spread.rows);
        }
    }

    /// The last cell is no cell of its own: the one above it reaches down into its place.
    pub fn continue_cell(&mut self) {
        if let Some(cell) = self.last_row().and_then(|row| row.cells.last_mut()) {
            cell.spread.rows = 0;
        }
    }

    /// The cells of the last row name columns, those that follow too.
    pub fn mark_header_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.header_row = true;
        }
    }

    fn last_row(&mut self) -> Option<&mut Row<Range<usize>>> {
        self.open.last_mut()?.rows.last_mut()
    }

    /// Whether a table is open.
    pub fn in_table(&self) -> bool {
        !self.open.is_empty()
    }

    /// The innermost table ends. One with a single cell a row, or around another, only lays out the page: its lines are
    /// paragraphs again.
    pub fn end_table(&mut self) {
        self.start_block(BlockKind::Body);
        let Some(table) = self.open.pop() else { return };
        self.start_block(BlockKind::Body);
        let is_layout = table.holds_table || table.rows.iter().all(|row| row.cells.len() < 2);
        if let Some(outer) = self.open.last_mut() {
            outer.holds_table |= !is_layout;
        }
        let (kind, number) = match self.open.last() {
            _ if !is_layout => (BlockKind::Cell, Some(table.number)),
            Some(outer) => (BlockKind::Cell, Some(outer.number)),
            None => (BlockKind::Body, None),
        };
        for block in self.drafted.blocks.iter_mut().skip(table.first_block).filter(|b| b.table == Some(table.number)) {
            block.table = number;
            // A paragraph of a real cell is a cell whatever it looks like.
            block.kind = if !is_layout || block.kind == BlockKind::Cell { kind } else { block.kind };
        }
        if let Some(slot) = self.drafted.tables.get_mut(table.number).filter(|_| !is_layout) {
            slot.rows = join_continued(table.rows);
        }
    }

    /// The finished text.
    pub fn finish(mut self) -> Drafted {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.drafted.tables.retain(|table| !table.rows.is_empty());
        self.drafted
    }

    fn put(&mut self, piece: Range<usize>, with: Option<&str>) {
        // A place that was seen already, which only a confused format would hand over.
        if piece.start < self.used || piece.is_empty() && with.is_none() {
            return;
        }
        let start = self.begin(piece.start);
        let Drafted { text, map, .. } = &mut self.drafted;
        let from = text.len();
        match with {
            None => text.push_str(self.source.get(piece.clone()).unwrap_or_default()),
            Some(with) => {
                text.push_str(with);
                map.push(from..text.len(), piece.clone());
            }
        }
        self.used = piece.end;
        let end = text.len();
        self.extend(start, end);
    }

    /// Leads up to a piece that begins at `place` of the source: a line break, a space, or nothing. Returns where the
    /// piece will stand in the text.
    fn begin(&mut self, place: usize) -> usize {
        let Drafted { text, map, .. } = &mut self.drafted;
        let at = text.len();
        if std::mem::take(&mut self.breaks) && at > 0 {
            text.push('\n');
            map.push(at..at + 1, self.used..place);
        } else if let Some(gap) = self.gap.take().filter(|_| at > 0) {
            text.push(' ');
            if gap.start > self.used {
                map.push(at..at, self.used..gap.start);
            }
            map.push(at..at + 1, gap.clone());
            if place > gap.end {
                map.push(at + 1..at + 1, gap.end..place);
            }
            return at;
        } else if place > self.used {
            map.push(at..at, self.used..place);
        }
        text.len()
    }

    /// Makes the text `start..end` part of the block and of the cells around it.
    fn extend(&mut self, start: usize, end: usize) {
        let table = self.open.last().map(|table| table.number);
        let starts_line = start == 0 || self.drafted.text.as_bytes().get(start - 1) == Some(&b'\n');
        match self.drafted.blocks.last_mut() {
            Some(block) if !starts_line => block.range.end = end,
            _ => {
                self.seen |= 1 << self.kind as u32;
                self.drafted.blocks.push(DraftedBlock { kind: self.kind, range: start..end, table });
            }
        }
        for table in &mut self.open {
            let Some(cell) = table.rows.last_mut().and_then(|row| row.cells.last_mut()) else { continue };
            if cell.span.is_empty() {
                cell.span.start = start;
            }
            cell.span.end = end;
        }
    }
}

/// Takes out the cells that continue one above, and gives that one their rows.
fn join_continued(mut rows: Vec<Row<Range<usize>>>) -> Vec<Row<Range<usize>>> {
    // For each column, the row and the index of the cell that may go on.
    let mut above: Vec<(usize, usize)> = Vec::new();
    for number in 0..rows.len() {
        let mut column = 0;
        for index in 0..rows.get(number).map_or(0, |row| row.cells.len()) {
            let Some(spread) = rows.get(number).and_then(|row| row.cells.get(index)).map(|cell| cell.spread) else {
                break;
            };
            let owner = above.get(column).copied().filter(|_| spread.rows == 0);
            match owner.and_then(|(row, index)| rows.get_mut(row)?.cells.get_mut(index)) {
                Some(cell) => cell.spread = Spread::new(cell.spread.columns, cell.spread.rows + 1),
                None => {
                    let end = column + spread.columns as usize;
                    above.resize(above.len().max(end), (number, index));
                    above.iter_mut().take(end).skip(column).for_each(|slot| *slot = (number, index));
                }
            }
            column += spread.columns as usize;
        }
    }
    for row in &mut rows {
        row.cells.retain(|cell| cell.spread.rows > 0);
    }
    rows.retain(|row| !row.cells.is_empty());
    rows
}
