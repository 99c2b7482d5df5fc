//! A table as a grid: rows of places under named columns.
//!
//! Invariant: every row has one place for each column, and a number in a place is read whole or not at all.

use crate::lexicon::Lexicon;
use crate::mention::Annotated;
use crate::text::{CellKind, Document, Row, Span, Table};

use super::column::Column;
use super::figure::{Content, Place, read_cell};
use super::label::RowKind;

/// Larger tables are data, not part of an article.
const MOST_ROWS: usize = 300;
const MOST_COLUMNS: usize = 40;

/// A table with named columns.
pub(super) struct Grid<'a> {
    pub(super) columns: Vec<Column>,
    /// The rows below the heading.
    pub(super) rows: Vec<Record>,
    /// The clean text.
    pub(super) text: &'a str,
}

/// A row below the heading.
pub(super) struct Record {
    pub(super) places: Vec<Place>,
    pub(super) kind: RowKind,
    /// Its name in lower case, without number and bullet; empty where it has none.
    pub(super) name: String,
}

/// A cell where it stands: in its own place, or spread over it.
#[derive(Clone, Copy)]
struct Slot {
    span: Span,
    kind: CellKind,
    /// Whether the cell takes this place alone.
    is_single: bool,
}

impl<'a> Grid<'a> {
    /// The grid of `table`; `None` where it is too large, or where no heading names its columns.
    pub(super) fn of(table: &Table, document: &'a Document, annotated: &Annotated) -> Option<Self> {
        let (text, lexicon) = (document.text(), annotated.lexicon());
        let width = table.rows.iter().map(width).max().filter(|width| (2..=MOST_COLUMNS).contains(width))?;
        if table.rows.len() < 2 || table.rows.len() > MOST_ROWS {
            return None;
        }
        let slots = spread(table, width);
        let mut rows: Vec<Vec<Place>> =
            slots.iter().map(|row| row.iter().map(|s| place(*s, text, annotated)).collect()).collect();
        let depth = heading_depth(table, &slots, &rows)?;
        let above = table_unit_text(table, document);
        let columns: Vec<Column> = (0..width)
            .map(|at| {
                let mut path: Vec<&str> = Vec::new();
                for row in slots.iter().take(depth) {
                    let name = row.get(at).and_then(|slot| (*slot)?.span.range().into_text(text)).unwrap_or_default();
                    if !name.is_empty() && path.last() != Some(&name) {
                        path.push(name);
                    }
                }
                let cells = rows.iter().skip(depth).filter_map(|row| row.get(at));
                Column::of(&path, cells, above.as_deref(), annotated)
            })
            .collect();
        let rows =
            rows.split_off(depth).into_iter().map(|places| Record::of(places, &columns, text, lexicon)).collect();
        Some(Self { columns, rows, text })
    }

    /// What stands in `column` of `row`.
    pub(super) fn place(&self, row: usize, column: usize) -> Option<&Place> {
        self.rows.get(row)?.places.get(column)
    }
}

impl Record {
    fn of(places: Vec<Place>, columns: &[Column], text: &str, lexicon: &Lexicon) -> Self {
        let number_from = columns.iter().position(Column::holds_figures).unwrap_or(columns.len());
        let mut said = places.iter().take(number_from.max(1)).filter(|place| matches!(place.content, Content::Words));
        // The last of the cells before the figures names the row; the others number or group it.
        let name = said.next_back().and_then(|place| place.span.range().into_text(text)).unwrap_or_default();
        let has_figures =
            places.iter().zip(columns).any(|(place, c)| c.holds_figures() && place.content.figure().is_some());
        let (kind, name) = RowKind::of(name, has_figures, lexicon);
        Self { places, kind, name }
    }
}

/// The text at a range of offsets, without space around it.
trait IntoText {
    fn into_text(self, text: &str) -> Option<&str>;
}

impl IntoText for std::ops::Range<usize> {
    fn into_text(self, text: &str) -> Option<&str> {
        text.get(self).map(str::trim)
    }
}

fn width(row: &Row) -> usize {
    row.cells.iter().map(|cell| cell.spread.columns as usize).sum()
}

/// Every row with a slot for each column.
fn spread(table: &Table, width: usize) -> Vec<Vec<Option<Slot>>> {
    let height = table.rows.len();
    let mut slots: Vec<Vec<Option<Slot>>> = vec![vec![None; width]; height];
    for (at, row) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in &row.cells {
            while slots.get(at).and_then(|row| row.get(column)).is_some_and(Option::is_some) {
                column += 1;
            }
            let (columns, rows) = (cell.spread.columns as usize, cell.spread.rows as usize);
            let slot = Slot { span: cell.span, kind: cell.kind, is_single: columns == 1 && rows == 1 };
            for row in slots.iter_mut().skip(at).take(rows) {
                row.iter_mut().skip(column).take(columns).for_each(|place| *place = Some(slot));
            }
            column += columns;
        }
    }
    slots
}

fn place(slot: Option<Slot>, text: &str, annotated: &Annotated) -> Place {
    let Some(slot) = slot else { return Place { span: Span::new(0, 0), content: Content::Nothing } };
    let (span, content) = read_cell(slot.span, text, annotated);
    // A figure over several places is the figure of none of them.
    let content = match content {
        Content::Figure(_) if !slot.is_single => Content::Words,
        other => other,
    };
    Place { span, content }
}

/// How many rows at the top name the columns; `None` where none does, or all do.
fn heading_depth(table: &Table, slots: &[Vec<Option<Slot>>], rows: &[Vec<Place>]) -> Option<usize> {
    let is_marked = |row: &Vec<Option<Slot>>| {
        row.iter().flatten().next().is_some() && row.iter().flatten().all(|slot| slot.kind == CellKind::Header)
    };
    let mut depth = slots.iter().take_while(|row| is_marked(row)).count();
    if depth == 0 {
        // Unmarked: a row of words, years among them.
        let names = |row: &&Vec<Place>| {
            row.iter().all(|place| place.content.figure().is_none_or(super::figure::Figure::is_year))
                && row.iter().any(|place| matches!(place.content, Content::Words))
        };
        depth = usize::from(rows.first().as_ref().is_some_and(names));
    }
    // Cells of the heading reach down: what stands beside them names columns, too.
    let reach = |(at, row): (usize, &Row)| row.cells.iter().map(move |cell| at + cell.spread.rows as usize).max();
    depth = table.rows.iter().take(depth).enumerate().filter_map(reach).fold(depth, usize::max);
    depth += usize::from(depth > 0 && rows.get(depth).is_some_and(|row| numbers_columns(row)));
    (depth > 0 && depth < rows.len()).then_some(depth)
}

/// "A | B | 1 | 2 | 3": a row that numbers the columns.
fn numbers_columns(row: &[Place]) -> bool {
    let figures: Vec<_> = row.iter().filter_map(|place| place.content.figure()).collect();
    let counts = figures.iter().zip(1_i64..).all(|(figure, n)| figure.value().to_int() == Some(n));
    let short = row.iter().all(|place| place.span.len() <= 4);
    figures.len() >= 3 && counts && short
}

/// The line above the table that may say its unit.
fn table_unit_text(table: &Table, document: &Document) -> Option<String> {
    let start = table.rows.first()?.cells.first()?.span.start;
    let blocks = document.blocks();
    let before = blocks.partition_point(|block| block.span.start < start).checked_sub(1)?;
    document.text().get(blocks.get(before)?.span.range()).map(str::to_lowercase)
}
