//! Ranked rows against their scores. Invariant: it speaks of a table that is ranked by one score throughout, but for one place.

use super::super::kind::ClaimKind;
use super::super::model::{Claim, Gap, Role};
use super::super::statement::{statement, verdict};
use super::figure::{Figure, Place};
use super::grid::Grid;
use super::label::is_called;
use crate::lexicon::{Label, Lexicon};
use crate::number::Decimal;

/// Fewest rows that show what a table is ranked by.
const LEAST_ROWS: usize = 4;

/// Fewest scores that differ from the next one, in the order of the ranks.
const LEAST_STEPS: usize = 2;

/// A row with its rank and score.
struct Ranked<'g> {
    rank: i64,
    score: Decimal,
    place: &'g Place,
}

/// The scores of ranked rows, where they fall throughout, and where they fall but for one place.
pub(in super::super) fn find(grid: &Grid<'_>, lexicon: &Lexicon, out: &mut Vec<Claim>) {
    let called = |label: Label| {
        let mut named = grid.columns.iter().enumerate().filter(|(_, c)| is_called(&c.name, label, lexicon));
        // Of two such columns it is not known which one counts.
        named.next().map(|(at, _)| at).filter(|_| named.next().is_none())
    };
    let (Some(rank), Some(score)) = (called(Label::Rank), called(Label::Score)) else { return };
    out.extend(ranked(grid, rank, score).and_then(|rows| judge(&rows)));
}

/// All rows; `None` where one has no rank or no score, or the ranks do not run from 1 on.
fn ranked<'g>(grid: &'g Grid<'_>, rank: usize, score: usize) -> Option<Vec<Ranked<'g>>> {
    let figure = |row: usize, column: usize| grid.place(row, column)?.content.figure().map(Figure::value);
    let rows = (0..grid.rows.len()).map(|row| {
        let (rank, value) = (figure(row, rank)?.to_int()?, figure(row, score)?);
        Some(Ranked { rank, score: value, place: grid.place(row, score)? })
    });
    let rows: Vec<Ranked<'_>> = rows.collect::<Option<_>>()?;
    let runs = rows.windows(2).all(|pair| matches!(pair, [a, b] if a.rank <= b.rank && b.rank - a.rank <= 3));
    (rows.len() >= LEAST_ROWS && rows.first()?.rank == 1 && runs).then_some(rows)
}

fn judge(rows: &[Ranked<'_>]) -> Option<Claim> {
    let pairs: Vec<(&Ranked<'_>, &Ranked<'_>)> = rows.iter().zip(rows.iter().skip(1)).collect();
    let steps = pairs.iter().filter(|(above, below)| above.score > below.score).count();
    let mut breaks = pairs.iter().filter(|(above, below)| above.score < below.score && above.rank < below.rank);
    let (first, more) = (breaks.next(), breaks.next());
    if steps < LEAST_STEPS || more.is_some() {
        return None;
    }
    let told = |above: &Ranked<'_>, below: &Ranked<'_>, sign: &str, holds: bool| {
        let written = |row: &Ranked<'_>| format!("{} (hạng {})", row.score.vietnamese(), row.rank);
        let working = format!("{} {sign} {}", written(above), written(below));
        let places = [(below.place.span, Role::Stated), (above.place.span, Role::Base)];
        statement(ClaimKind::TableOrder, verdict(holds, Gap::Clear), working, places, 0.85)
    };
    match first {
        Some((above, below)) => Some(told(above, below, "<", false)),
        None => pairs.iter().find(|(above, below)| above.score > below.score).map(|(a, b)| told(a, b, ">", true)),
    }
}
