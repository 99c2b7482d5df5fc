//! Numbers of rows: 1, 2, 3. Invariant: only a column that numbers every row from 1 is looked at, and only one slip in it.

use crate::text::Span;

use super::super::kind::ClaimKind;
use super::super::model::{Claim, Gap, Role};
use super::super::statement::{statement, verdict, with_repairs};
use super::column::ColumnKind;
use super::figure::Content;
use super::grid::Grid;
use super::label::RowKind;

/// Fewest rows that show how they are numbered.
const LEAST_ROWS: usize = 4;

/// The numbers of the rows, where they run, and where they run but for one slip.
pub(in super::super) fn find(grid: &Grid<'_>, out: &mut Vec<Claim>) {
    for column in
        (0..grid.columns.len()).filter(|&at| grid.columns.get(at).is_some_and(|c| c.kind == ColumnKind::Number))
    {
        out.extend(numbers(grid, column).and_then(|numbers| judge(&numbers)));
    }
}

/// The numbers of all rows but totals; `None` where a row has none, or one of another kind: groups, parts of rows.
fn numbers(grid: &Grid<'_>, column: usize) -> Option<Vec<(i64, Span)>> {
    let mut numbers = Vec::new();
    for row in &grid.rows {
        let place = row.places.get(column)?;
        match (&place.content, row.kind) {
            (Content::Figure(figure), _) => numbers.push((figure.value().to_int()?, place.span)),
            (_, RowKind::Total(_)) => {}
            _ => return None,
        }
    }
    (numbers.len() >= LEAST_ROWS && numbers.first()?.0 == 1).then_some(numbers)
}

fn judge(numbers: &[(i64, Span)]) -> Option<Claim> {
    let breaks: Vec<usize> = (1..numbers.len())
        .filter(|&at| match (numbers.get(at - 1), numbers.get(at)) {
            (Some((before, _)), Some((n, _))) => before + 1 != *n,
            _ => false,
        })
        .collect();
    let told = |at: usize, holds: bool| {
        let ((before, place), (n, span)) = (*numbers.get(at - 1)?, *numbers.get(at)?);
        let next = before + 1;
        let working = if holds { format!("{before} + 1 = {n}") } else { format!("{before} + 1 = {next} ≠ {n}") };
        let places = [(span, Role::Stated), (place, Role::Base)];
        Some((
            statement(ClaimKind::TableSequence, verdict(holds, Gap::Slight), working, places, 0.9),
            (span, next.to_string()),
        ))
    };
    let value = |at: usize| numbers.get(at).map(|(n, _)| *n);
    match breaks.as_slice() {
        [] => told(numbers.len() - 1, true).map(|(claim, _)| claim),
        // One number is left out or stands twice, and the count goes on from there; a longer leap is an extract.
        &[at] if matches!(value(at)? - value(at - 1)?, 0 | 2) => told(at, false).map(|(claim, _)| claim),
        // One number is wrong: 3, 3, 5 may be a rank that two share.
        &[at, next] if next == at + 1 && value(at)? != value(at - 1)? && value(next)? == value(at - 1)? + 2 => {
            told(at, false).map(|(claim, repair)| with_repairs(claim, Some(repair)))
        }
        _ => None,
    }
}
