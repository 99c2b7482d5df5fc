//! Tables to claims: totals of columns and rows, shares and changes, orders and units.
//!
//! Invariant: a cell accuses another only where the same reading of the table holds elsewhere in it, or where no other
//! reading is possible.

mod column;
mod figure;
mod grid;
mod label;
mod order;
mod percent;
mod prose;
mod sequence;
mod total;
mod unit;

use crate::mention::Annotated;
use crate::text::Document;

use super::model::Claim;
use super::passage::Passage;

use grid::Grid;

pub(crate) use unit::unitless;

/// Every claim of every table.
pub(super) fn find(passage: &Passage<'_>, document: &Document, annotated: &Annotated, out: &mut Vec<Claim>) {
    if document.tables().is_empty() {
        return;
    }
    let prose = prose::Prose::of(document);
    for table in document.tables() {
        if let Some(grid) = Grid::of(table, document, annotated) {
            total::find_in_columns(passage, &grid, out);
            total::find_in_rows(passage, &grid, out);
            percent::find(passage, &grid, out);
            sequence::find(&grid, out);
            order::find(&grid, annotated.lexicon(), out);
            prose::find(&grid, &prose, annotated, out);
        }
    }
}
