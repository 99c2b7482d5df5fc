//! Tables to the figures that say nothing for want of a unit. Invariant: a table near which any unit is named is left alone.

use super::column::{Column, ColumnKind};
use super::grid::Grid;
use super::label::{has, opens};
use crate::lexicon::{Entry, Label, Lexicon, NumberWord, Role, UnitKind};
use crate::mention::Annotated;
use crate::text::{Document, Span, Table};

/// Blocks before a table, besides one behind it, in which its unit may be named.
const BLOCKS: usize = 3;

/// Of each table, the first figure that needs a unit and has none.
pub(crate) fn unitless(document: &Document, annotated: &Annotated) -> Vec<Span> {
    let first = |table: &Table| {
        let grid = Grid::of(table, document, annotated)?;
        let place = missing(&grid, annotated.lexicon())?;
        (!has_unit_near(table, document, annotated.lexicon())).then_some(place)
    };
    document.tables().iter().filter_map(first).collect()
}

/// The first figure of an amount by its name, in a column without a unit.
fn missing(grid: &Grid<'_>, lexicon: &Lexicon) -> Option<Span> {
    if grid.columns.iter().any(|column| column.kind == ColumnKind::UnitOfRow) {
        return None;
    }
    let is_bare =
        |column: &Column| column.is_amount() && column.unit_text.is_empty() && !column.path.contains(['(', ',']);
    let is_period = |column: &Column| has(&column.path, Label::Period, lexicon) || is_year(&column.name);
    grid.rows.iter().find_map(|row| {
        let row_measured = opens(&row.name, Label::Measured, lexicon);
        let said = row.places.iter().zip(&grid.columns).filter(|(_, column)| is_bare(column));
        let mut asking = said
            .filter(|(_, column)| opens(&column.name, Label::Measured, lexicon) || row_measured && is_period(column));
        asking.find_map(|(place, _)| {
            let figure =
                place.content.figure().filter(|figure| figure.quantity.unit.is_none() && !figure.is_percent)?;
            (!figure.is_year()).then_some(place.span)
        })
    })
}

fn is_year(name: &str) -> bool {
    name.len() == 4 && name.parse::<u32>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// Whether a unit or a magnitude is named in the table, in the lines before it, or in the one behind it.
fn has_unit_near(table: &Table, document: &Document, lexicon: &Lexicon) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.span);
    let Some(first) = cells.next() else { return true };
    let end = cells.next_back().unwrap_or(first).end;
    let blocks = document.blocks();
    let before = blocks.partition_point(|block| block.span.start < first.start);
    let behind = blocks.iter().find(|block| block.span.start >= end).map(|block| block.span);
    let near = blocks.iter().take(before).rev().take(BLOCKS).map(|block| block.span).chain(behind);
    let words = near.chain([Span { start: first.start, end }]);
    words.into_iter().any(|span| names_unit(document.text().get(span.range()).unwrap_or_default(), lexicon))
}

fn names_unit(text: &str, lexicon: &Lexicon) -> bool {
    let tokens = lexicon.tokenize(text);
    let is_unit = |entry: Entry| match entry {
        Entry::Unit(id) => {
            let is_time = |kind| matches!(kind, UnitKind::Duration | UnitKind::Age | UnitKind::Multiple);
            lexicon.unit(id).is_some_and(|unit| !is_time(unit.kind)).then_some(())
        }
        Entry::Number(NumberWord::Magnitude(_)) => Some(()),
        _ => None,
    };
    // "Chỉ tiêu" names no gold.
    let is_word = |at: usize| tokens.get(at).is_some_and(|token| lexicon.has_role(token, Role::WeakUnit));
    (0..tokens.len())
        .any(|at| lexicon.longest(&tokens, at, is_unit).is_some_and(|(length, ())| length > 1 || !is_word(at)))
        || has(&text.to_lowercase(), Label::Unit, lexicon)
}
