//! Columns of percentages against the columns they are made from: shares of a total, changes, completion of a plan.
//!
//! Invariant: what a column is made from is not guessed: a formula counts where most rows of the table hold by it.

use crate::lexicon::Trend;
use crate::mention::{Amount, Quantity};
use crate::number::{Interval, Latitude, Nature, Rational, Written, percent};

use super::super::binding::Binding;
use super::super::judge::Term;
use super::super::kind::ClaimKind;
use super::super::model::{Claim, Role};
use super::super::passage::Passage;
use super::super::percent::{Base, growth_claim, ratio_claim};
use super::column::ColumnKind;
use super::figure::Place;
use super::grid::Grid;
use super::label::{RowKind, holds};

/// Most columns of figures that a percentage is looked for among.
const MOST_SOURCES: usize = 6;

/// Most columns of percentages that are looked at: the work is their number times that of formulas and rows.
const MOST_PERCENTS: usize = 8;

/// Fewest rows that prove a formula.
const LEAST_ROWS: usize = 2;

/// As many formulas as two or three columns allow.
const FEW_FORMULAS: usize = 15;

/// How a percentage is made from figures of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Formula {
    /// The column over its total, which stands in `total`.
    Share { part: usize, total: usize },
    /// One column over another.
    Ratio { above: usize, below: usize },
    /// How much one column is more than another.
    Growth { new: usize, old: usize },
}

/// Every column of percentages, row by row.
pub(in super::super) fn find(passage: &Passage<'_>, grid: &Grid<'_>, out: &mut Vec<Claim>) {
    let is_percent = |&(_, column): &(usize, &super::column::Column)| column.kind == ColumnKind::Percent;
    let columns: Vec<usize> =
        grid.columns.iter().enumerate().filter(is_percent).map(|(at, _)| at).take(MOST_PERCENTS).collect();
    if columns.is_empty() {
        return;
    }
    let formulas = formulas(grid);
    for column in columns {
        find_in(passage, grid, column, &formulas, out);
    }
}

/// Every formula that the columns of the table allow.
fn formulas(grid: &Grid<'_>) -> Vec<Formula> {
    let is_source = |&at: &usize| grid.columns.get(at).is_some_and(|column| column.is_amount());
    let sources: Vec<usize> = (0..grid.columns.len()).filter(is_source).take(MOST_SOURCES).collect();
    let is_total = |&row: &usize| grid.rows.get(row).is_some_and(|row| matches!(row.kind, RowKind::Total(_)));
    let mut totals = (0..grid.rows.len()).filter(is_total);
    let total = totals.next().filter(|_| totals.next().is_none());
    let shares = sources.iter().filter_map(|&part| Some(Formula::Share { part, total: total? }));
    let mut all: Vec<Formula> = shares.collect();
    for &one in &sources {
        for &other in sources.iter().filter(|&&other| other != one) {
            all.push(Formula::Ratio { above: one, below: other });
            all.push(Formula::Growth { new: one, old: other });
        }
    }
    all
}

/// Tells where `column` holds by the formula that most of its rows hold by, and where it does not.
fn find_in(passage: &Passage<'_>, grid: &Grid<'_>, column: usize, formulas: &[Formula], out: &mut Vec<Claim>) {
    let count = |formula: Formula, wanted: bool| {
        (0..grid.rows.len()).filter(|&row| fits(grid, column, row, formula) == Some(wanted)).count()
    };
    let proved = |formula: &Formula| {
        let (held, failed) = (count(*formula, true), count(*formula, false));
        (held >= LEAST_ROWS && failed * 2 <= held).then_some((*formula, held))
    };
    let mut best: Option<(Formula, usize)> = None;
    for (formula, held) in formulas.iter().filter_map(proved) {
        if best.is_none_or(|(_, most)| held > most) {
            best = Some((formula, held));
        }
    }
    let Some((formula, held)) = best else { return };
    // Among many formulas one holds in two rows by chance.
    let accuses = held > LEAST_ROWS || formulas.len() <= FEW_FORMULAS;
    for row in 0..grid.rows.len() {
        let binding = match fits(grid, column, row, formula) {
            Some(true) => Binding::Likely(0.9),
            // Another formula may be meant in this row, a sum of shares, say.
            Some(false) if accuses && !is_otherwise_right(grid, column, row, formulas) => Binding::Stated(0.9),
            _ => continue,
        };
        out.extend(claim(passage, grid, (row, column), formula, binding));
    }
}

fn is_otherwise_right(grid: &Grid<'_>, column: usize, row: usize, formulas: &[Formula]) -> bool {
    formulas.iter().any(|formula| fits(grid, column, row, *formula) == Some(true))
}

/// Whether the percentage of `row` is what `formula` makes; `None` where it says nothing.
fn fits(grid: &Grid<'_>, column: usize, row: usize, formula: Formula) -> Option<bool> {
    let number = |place: &Place| place.content.figure().filter(|f| f.quantity.unit.is_none()).map(|f| f.number);
    let stated = grid.place(row, column)?.content.figure()?;
    let (above, below) = operands(grid, row, formula)?;
    let (above, below) = (number(above)?, number(below)?);
    // A share of 100, a change of nothing prove nothing.
    let is_trivial = above.value == below.value || stated.value().is_zero() || above.value.is_zero();
    if is_trivial || !positive(above.value.to_rational()) || !positive(below.value.to_rational()) {
        return None;
    }
    let interval = |number: &Written, latitude| Interval::of(number, Nature::Measured, None, latitude);
    let ratio = interval(&above, Latitude::Truncated).over(&interval(&below, Latitude::Truncated))?;
    let hundred = percent(&Rational::from_integer(1.into()));
    let ratio = ratio.scaled(&hundred);
    let computed = match formula {
        Formula::Growth { .. } => ratio.minus(&Interval::point(hundred)),
        _ => ratio,
    };
    let said = interval(&stated.number, Latitude::Truncated);
    let falls = is_fall(grid, column) && matches!(formula, Formula::Growth { .. });
    let turned = || interval(&stated.number.negated(), Latitude::Truncated);
    Some(said.meets(&computed) || falls && turned().meets(&computed))
}

/// Whether the heading speaks of a fall alone: its figures need no sign.
fn is_fall(grid: &Grid<'_>, column: usize) -> bool {
    grid.columns.get(column).is_some_and(|column| holds(&column.path, "giảm") && !holds(&column.path, "tăng"))
}

fn positive(value: Rational) -> bool {
    value > Rational::from_integer(0.into())
}

fn operands<'g>(grid: &'g Grid<'_>, row: usize, formula: Formula) -> Option<(&'g Place, &'g Place)> {
    match formula {
        Formula::Share { total, .. } if total == row => None,
        Formula::Share { part, total } => Some((grid.place(row, part)?, grid.place(total, part)?)),
        Formula::Ratio { above, below } => Some((grid.place(row, above)?, grid.place(row, below)?)),
        Formula::Growth { new, old } => Some((grid.place(row, new)?, grid.place(row, old)?)),
    }
}

fn claim(
    passage: &Passage<'_>,
    grid: &Grid<'_>,
    (row, column): (usize, usize),
    formula: Formula,
    binding: Binding,
) -> Option<Claim> {
    let unit = &grid.columns.get(column)?.unit;
    let stated = grid.place(row, column)?;
    let (above, below) = operands(grid, row, formula)?;
    let term = |place: &Place, role: Role| {
        let figure = place.content.figure()?;
        Some(Term::new(passage, &figure.quantity, place.span, role))
    };
    let figure = stated.content.figure()?;
    let falls = figure.value().is_negative() || is_fall(grid, column);
    let size = if figure.value().is_negative() { figure.number.negated() } else { figure.number };
    let quantity = Quantity { unit: unit.clone(), amount: Amount::One(size), ..figure.quantity.clone() };
    let said = Term::new(passage, &quantity, stated.span, Role::Stated);
    let claim = match formula {
        Formula::Growth { .. } => {
            let trend = if falls { Trend::Down } else { Trend::Up };
            growth_claim(
                passage,
                said,
                trend,
                term(above, Role::Value)?,
                Base::Given(term(below, Role::Base)?),
                binding,
            )
        }
        _ => {
            let terms = vec![said, term(above, Role::Part)?, term(below, Role::Whole)?];
            ratio_claim(passage, ClaimKind::TablePercent, terms, binding)
        }
    };
    claim.map(|claim| Claim { kind: ClaimKind::TablePercent, ..claim })
}
