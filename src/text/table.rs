//! Tables: rows of cells, each a span of the clean text.
//!
//! Invariant: cells are in reading order, and no cell shares a character with another one of its table.

use super::Span;

/// A table. `S` is how its cells are placed: spans of the clean text once a document holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<S = Span> {
    /// Its rows, from the top; every row has at least one cell.
    pub rows: Vec<Row<S>>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<S = Span> {
    /// Its cells, from the left. A cell that spreads over rows stands in the first of them only.
    pub cells: Vec<Cell<S>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<S = Span> {
    /// What it says; empty where it says nothing. Its paragraphs are lines of this span.
    pub span: S,
    /// Whether it names a row or a column.
    pub kind: CellKind,
    /// How many columns and rows it takes.
    pub spread: Spread,
}

/// What a cell is, by the markup of its table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// It names a row or a column.
    Header,
    /// It holds what the table says, as far as the markup tells.
    #[default]
    Data,
}

/// How many columns and rows a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spread {
    /// Columns, from 1.
    pub columns: u32,
    /// Rows, from 1.
    pub rows: u32,
}

impl Spread {
    /// More columns or rows than any real table has: what is written beyond is a mistake or mischief.
    pub const MOST: u32 = 1000;

    /// A spread of `columns` and `rows`, each brought between 1 and [`Spread::MOST`].
    pub fn new(columns: u32, rows: u32) -> Self {
        Self { columns: columns.clamp(1, Self::MOST), rows: rows.clamp(1, Self::MOST) }
    }
}

impl Default for Spread {
    fn default() -> Self {
        Self::new(1, 1)
    }
}

impl<S> Default for Table<S> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<S> Default for Row<S> {
    fn default() -> Self {
        Self { cells: Vec::new() }
    }
}

impl<S> Table<S> {
    /// The same table with its cells placed by `place`.
    pub(super) fn placed<T>(&self, place: impl Fn(&S) -> T) -> Table<T> {
        let cell = |cell: &Cell<S>| Cell { span: place(&cell.span), kind: cell.kind, spread: cell.spread };
        Table { rows: self.rows.iter().map(|row| Row { cells: row.cells.iter().map(cell).collect() }).collect() }
    }
}
