//! Figures of a table against those that the text around it tells of the same rows.
//!
//! Invariant: the text is held against a cell only where it names the row in the same sentence and the figure has the unit of
//! the column; it accuses only where two neighbouring digits changed places, and no other cell has the figure that it tells.

use super::super::kind::ClaimKind;
use super::super::model::{Claim, Gap, Role};
use super::super::statement::{statement, verdict};
use super::column::{Column, ColumnKind};
use super::figure::{Figure, Place};
use super::grid::{Grid, Record};
use super::label::{RowKind, holds};
use crate::mention::{Annotated, Mention, Quantity};
use crate::number::Decimal;
use crate::text::{BlockKind, Document, Span};

/// Fewest digits of a figure that is known again.
const LEAST_DIGITS: usize = 3;

/// Fewest letters of the name of a row that is known again.
const LEAST_NAME: usize = 6;

/// The sentences of a document that stand in no table, in lower case.
pub(super) struct Prose(Vec<(Span, String)>);

impl Prose {
    /// The sentences of `document`.
    pub(super) fn of(document: &Document) -> Self {
        let cells: Vec<Span> =
            document.blocks().iter().filter(|block| block.kind == BlockKind::Cell).map(|block| block.span).collect();
        let in_cell = |span: Span| {
            let after = cells.partition_point(|cell| cell.start <= span.start);
            after.checked_sub(1).and_then(|at| cells.get(at)).is_some_and(|cell| cell.overlaps(span))
        };
        let text = |span: Span| document.text().get(span.range()).unwrap_or_default();
        // A sentence without a digit tells no figure.
        let told = document
            .sentences()
            .iter()
            .map(|sentence| sentence.span)
            .filter(|span| text(*span).bytes().any(|byte| byte.is_ascii_digit()) && !in_cell(*span));
        Self(told.map(|span| (span, text(span).to_lowercase())).collect())
    }
}

/// What the text tells of the rows of `grid`.
pub(super) fn find(grid: &Grid<'_>, prose: &Prose, annotated: &Annotated, out: &mut Vec<Claim>) {
    for row in grid.rows.iter().filter(|row| matches!(row.kind, RowKind::Item(_)) && row.name.len() >= LEAST_NAME) {
        let named = prose.0.iter().filter(|(_, sentence)| holds(sentence, &row.name));
        for (sentence, _) in named {
            for (mention, quantity) in quantities(*sentence, annotated) {
                out.extend(compare(grid, row, mention, quantity));
            }
        }
    }
}

fn quantities(sentence: Span, annotated: &Annotated) -> impl Iterator<Item = (&Mention, &Quantity)> {
    let mentions = annotated.mentions();
    let from = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.get(from..).unwrap_or_default().iter().take_while(move |m| m.span.end <= sentence.end);
    inside.filter_map(|mention| Some((mention, mention.quantity().filter(|q| q.hedge.is_none())?)))
}

/// A figure of the text and the cell of `row` that it tells again, if it does.
fn compare(grid: &Grid<'_>, row: &Record, mention: &Mention, quantity: &Quantity) -> Option<Claim> {
    let told = quantity.number()?.value;
    let digits = digits(told);
    if digits.len() < LEAST_DIGITS {
        return None;
    }
    let cells = || {
        let all = row
            .places
            .iter()
            .zip(&grid.columns)
            .filter_map(|(place, column)| Some((place, place.content.figure()?, column)));
        all.filter(|(_, figure, column)| is_of_unit(quantity, mention, figure, column))
    };
    let claim = |place: &Place, cell: Decimal, sign: &str, holds: bool| {
        let working = format!("{} {sign} {}", told.vietnamese(), cell.vietnamese());
        let places = [(mention.span, Role::Stated), (place.span, Role::Base)];
        statement(ClaimKind::TableText, verdict(holds, Gap::Gross), working, places, if holds { 0.7 } else { 0.85 })
    };
    if let Some((place, figure, _)) = cells().find(|(_, figure, _)| figure.value() == told) {
        return Some(claim(place, figure.value(), "=", true));
    }
    let elsewhere = grid.rows.iter().flat_map(|row| &row.places).filter_map(|place| place.content.figure());
    if elsewhere.into_iter().any(|figure| figure.value() == told) {
        return None;
    }
    let mut slips = cells().filter(|(_, figure, _)| is_swapped(&digits, &self::digits(figure.value())));
    let (place, figure, _) = slips.next()?;
    slips.next().is_none().then(|| claim(place, figure.value(), "≠", false))
}

/// Whether the figure of the text is in the unit of the column: a percentage in one of them, or what its heading names.
fn is_of_unit(quantity: &Quantity, mention: &Mention, figure: &Figure, column: &Column) -> bool {
    let percent = figure.is_percent || column.kind == ColumnKind::Percent;
    if quantity.is_percent() || percent {
        return quantity.is_percent() && percent;
    }
    let bare = mention.span.end == quantity.number_span.end;
    !bare && column.is_amount() && !quantity.unit.is_none() && quantity.unit == column.unit
}

fn digits(value: Decimal) -> Vec<u8> {
    value.vietnamese().bytes().filter(u8::is_ascii_digit).collect()
}

/// Whether two neighbours changed places between the digits.
fn is_swapped(one: &[u8], other: &[u8]) -> bool {
    let mut differ = one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
    let (Some(first), Some(second), None) = (differ.next(), differ.next(), differ.next()) else { return false };
    one.len() == other.len()
        && second == first + 1
        && one.get(first) == other.get(second)
        && one.get(second) == other.get(first)
}
