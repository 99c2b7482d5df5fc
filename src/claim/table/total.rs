//! Totals of columns and of rows against what they are the sum of.
//!
//! Invariant: which rows a total adds is not guessed: a reading counts where it holds in another column, or where the
//! table is flat and allows one only. Rows and columns are read by the same code.

use crate::number::{Decimal, Nature, Rational};

use super::super::binding::Binding;
use super::super::formula::{Formula, claim};
use super::super::judge::Term;
use super::super::kind::ClaimKind;
use super::super::model::{Claim, Role};
use super::super::passage::Passage;
use super::column::{Column, ColumnKind};
use super::figure::{Content, Figure, Place};
use super::grid::Grid;
use super::label::{Level, RowKind, TotalWord};

/// Fewest and most parts of a sum.
const PARTS: std::ops::RangeInclusive<usize> = 2..=100;

/// Most ways to read one total.
const MOST_READINGS: usize = 8;

/// Which way the parts of a total run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    /// A row is the sum of other rows.
    Down,
    /// A column is the sum of other columns.
    Across,
}

/// A row or a column that says it is the sum of others.
struct Total<'g> {
    grid: &'g Grid<'g>,
    axis: Axis,
    /// The row or column.
    line: usize,
    /// The rows or columns that it may be the sum of, likeliest first.
    readings: Vec<Vec<usize>>,
    /// The columns or rows in which it is looked at.
    crossings: Vec<usize>,
    /// How a reading may be trusted that holds nowhere.
    trust: Trust,
}

/// How far a reading may be trusted that holds nowhere in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// The table is flat: a single total that is a little off is wrong.
    Flat,
    /// Not at all.
    Nested,
}

/// How a total stands to one reading of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is the sum.
    Holds,
    /// It is the sum, and so few or small figures that it says nothing.
    HoldsByChance,
    /// It is not.
    Fails,
    /// A figure is missing, or it is no sum at all.
    Unknown,
}

/// Every total row of `grid`, column by column.
pub(in super::super) fn find_in_columns(passage: &Passage<'_>, grid: &Grid<'_>, out: &mut Vec<Claim>) {
    if has_mixed_rows(grid) {
        return;
    }
    let crossings: Vec<usize> = amounts(grid).collect();
    for (line, row) in grid.rows.iter().enumerate() {
        let RowKind::Total(word) = row.kind else { continue };
        let readings = row_readings(grid, line);
        let trust = if word == TotalWord::Sum && is_flat(grid) { Trust::Flat } else { Trust::Nested };
        let total = Total { grid, axis: Axis::Down, line, readings, crossings: crossings.clone(), trust };
        total.judge(passage, ClaimKind::TableColumn, out);
    }
}

/// Every total column of `grid`, row by row.
pub(in super::super) fn find_in_rows(passage: &Passage<'_>, grid: &Grid<'_>, out: &mut Vec<Claim>) {
    let is_added =
        |row: usize| grid.rows.get(row).is_some_and(|row| !matches!(row.kind, RowKind::Rate | RowKind::Group));
    let crossings: Vec<usize> = (0..grid.rows.len()).filter(|&row| is_added(row)).collect();
    for (line, column) in grid.columns.iter().enumerate().filter(|(_, column)| column.is_sum) {
        let readings = column_readings(grid, line, column);
        let parted = grid.columns.iter().any(|column| column.is_part);
        let trust = if parted { Trust::Nested } else { Trust::Flat };
        let total = Total { grid, axis: Axis::Across, line, readings, crossings: crossings.clone(), trust };
        total.judge(passage, ClaimKind::TableRow, out);
    }
}

fn amounts<'g>(grid: &'g Grid<'_>) -> impl Iterator<Item = usize> + 'g {
    grid.columns.iter().enumerate().filter(|(_, column)| column.is_amount()).map(|(at, _)| at)
}

/// Whether the rows are of different units: "ha" here, "tấn" there.
fn has_mixed_rows(grid: &Grid<'_>) -> bool {
    let Some(column) = grid.columns.iter().position(|column| column.kind == ColumnKind::UnitOfRow) else {
        return false;
    };
    let mut units = (0..grid.rows.len())
        .filter_map(|row| grid.place(row, column))
        .filter(|place| matches!(place.content, Content::Words))
        .filter_map(|place| grid.text.get(place.span.range()));
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

/// Whether nothing in the names or numbers of the rows puts one under another.
fn is_flat(grid: &Grid<'_>) -> bool {
    let plain =
        grid.rows.iter().all(|row| matches!(row.kind, RowKind::Item(Level::Plain) | RowKind::Total(TotalWord::Sum)));
    let totals = grid.rows.iter().filter(|row| matches!(row.kind, RowKind::Total(_))).count();
    let mut names: Vec<&str> = grid.rows.iter().map(|row| row.name.as_str()).collect();
    names.sort_unstable();
    let unique = names.windows(2).all(|pair| pair.first() != pair.last());
    plain && totals == 1 && unique && numbers_run(grid)
}

/// Whether the numbers of the rows, where there are any, run through all items.
fn numbers_run(grid: &Grid<'_>) -> bool {
    let Some(column) = grid.columns.iter().position(|column| column.kind == ColumnKind::Number) else { return true };
    let items =
        (0..grid.rows.len()).filter(|&row| grid.rows.get(row).is_some_and(|r| matches!(r.kind, RowKind::Item(_))));
    items.zip(1_i64..).all(|(row, n)| {
        grid.place(row, column).and_then(|place| place.content.figure()).and_then(|f| f.value().to_int()) == Some(n)
    })
}

/// The rows that the total in `line` may add.
fn row_readings(grid: &Grid<'_>, line: usize) -> Vec<Vec<usize>> {
    let kind = |row: usize| grid.rows.get(row).map(|row| row.kind);
    let is_item = |row: &usize| matches!(kind(*row), Some(RowKind::Item(_)));
    let is_total = |row: &usize| matches!(kind(*row), Some(RowKind::Total(_)));
    let ends_group = |row: &usize| matches!(kind(*row), Some(RowKind::Total(_) | RowKind::Group));
    let (above, below) = (0..line, line + 1..grid.rows.len());
    let group_above: Vec<usize> = above.clone().rev().take_while(|row| !ends_group(row)).filter(is_item).collect();
    let group_below: Vec<usize> = below.clone().take_while(|row| !ends_group(row)).filter(is_item).collect();
    let number = grid.columns.iter().position(|column| column.kind == ColumnKind::Number);
    let is_top = |row: &usize| {
        let said =
            number.and_then(|column| grid.place(*row, column)).and_then(|place| grid.text.get(place.span.range()));
        said.is_some_and(|said| !said.is_empty() && said.chars().all(|c| "IVXABCDE".contains(c)))
    };
    let is_numbered = |row: &usize| {
        let place = number.and_then(|column| grid.place(*row, column));
        place.is_some_and(|place| place.content.figure().is_some_and(|figure| figure.value().to_int().is_some()))
    };
    let is_plain = |row: &usize| matches!(kind(*row), Some(RowKind::Item(Level::Plain)));
    let of = |range: std::ops::Range<usize>, wanted: &dyn Fn(&usize) -> bool| -> Vec<usize> {
        range.filter(|row| is_item(row) && wanted(row)).collect()
    };
    let all = |_: &usize| true;
    distinct([
        group_above.into_iter().rev().collect(),
        group_below,
        of(above.clone(), &all),
        above.clone().filter(is_total).collect(),
        of(above.clone(), &is_top),
        of(above.clone(), &is_numbered),
        of(above, &is_plain),
        of(below.clone(), &all),
        below.clone().filter(is_total).collect(),
        of(below.clone(), &is_top),
        of(below.clone(), &is_numbered),
        of(below, &is_plain),
    ])
}

/// The columns that the total in `line` may add.
fn column_readings(grid: &Grid<'_>, line: usize, sum: &Column) -> Vec<Vec<usize>> {
    let is_part = |at: &usize| {
        grid.columns.get(*at).is_some_and(|c| c.is_amount() && !c.is_sum && !c.is_part && c.unit_text == sum.unit_text)
    };
    let is_run = |at: &usize| grid.columns.get(*at).is_some_and(|c| c.is_amount() && !c.is_sum);
    let in_group = |at: &usize| grid.columns.get(*at).is_some_and(|c| c.group == sum.group);
    let before: Vec<usize> = (0..line).rev().take_while(is_run).filter(is_part).collect();
    let behind: Vec<usize> = (line + 1..grid.columns.len()).take_while(is_run).filter(is_part).collect();
    let all: Vec<usize> = (0..grid.columns.len()).filter(|at| *at != line && is_part(at)).collect();
    let group = all.iter().copied().filter(in_group).collect();
    distinct([group, before.into_iter().rev().collect(), behind, all])
}

/// The readings that have a sum's number of parts, each once.
fn distinct(readings: impl IntoIterator<Item = Vec<usize>>) -> Vec<Vec<usize>> {
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for reading in readings {
        if PARTS.contains(&reading.len()) && !kept.contains(&reading) && kept.len() < MOST_READINGS {
            kept.push(reading);
        }
    }
    kept
}

impl Total<'_> {
    /// Tells where the total holds, and where it does not although the table says how it is to be read.
    fn judge(&self, passage: &Passage<'_>, kind: ClaimKind, out: &mut Vec<Claim>) {
        let count = |reading: &[usize], wanted: Fit| {
            self.crossings.iter().filter(|&&crossing| self.fit(reading, crossing) == wanted).count()
        };
        let best =
            self.readings.iter().enumerate().max_by_key(|(at, reading)| (count(reading, Fit::Holds), usize::MAX - at));
        let Some((_, reading)) = best else { return };
        let fails: Vec<usize> =
            self.crossings.iter().copied().filter(|&crossing| self.fails_all(reading, crossing)).collect();
        let holds = count(reading, Fit::Holds);
        let near = fails.len() == 1 && fails.iter().all(|&crossing| self.is_near(reading, crossing));
        let binding = match () {
            () if holds > 0 && fails.len() <= holds => Some(Binding::Stated(0.95)),
            () if holds == 0 && near && self.trust == Trust::Flat => Some(Binding::Stated(0.8)),
            () => None,
        };
        for &crossing in &self.crossings {
            let fit = self.fit(reading, crossing);
            let told = match fit {
                Fit::Holds => Some(Binding::Likely(0.9)),
                Fit::Fails => binding.filter(|_| fails.contains(&crossing)),
                Fit::HoldsByChance | Fit::Unknown => None,
            };
            let claim = told.and_then(|binding| self.claim(passage, kind, reading, crossing, binding));
            // A total that is off by more than rounding and may yet be right, were every figure cut, says nothing.
            out.extend(claim.filter(|claim| claim.verdict.holds() == (fit == Fit::Holds)));
        }
    }

    fn fails_all(&self, best: &[usize], crossing: usize) -> bool {
        self.fit(best, crossing) == Fit::Fails
            && !self.readings.iter().any(|other| matches!(self.fit(other, crossing), Fit::Holds | Fit::HoldsByChance))
    }

    fn place(&self, line: usize, crossing: usize) -> Option<&Place> {
        match self.axis {
            Axis::Down => self.grid.place(line, crossing),
            Axis::Across => self.grid.place(crossing, line),
        }
    }

    fn column(&self, line: usize, crossing: usize) -> Option<&Column> {
        self.grid.columns.get(if self.axis == Axis::Down { crossing } else { line })
    }

    fn figure(&self, line: usize, crossing: usize) -> Option<&Figure> {
        self.place(line, crossing)?.content.figure()
    }

    fn fit(&self, reading: &[usize], crossing: usize) -> Fit {
        self.fitted(reading, crossing).unwrap_or(Fit::Unknown)
    }

    fn fitted(&self, reading: &[usize], crossing: usize) -> Option<Fit> {
        let total = self.figure(self.line, crossing)?;
        let counted = self.column(self.line, crossing)?.unit.nature() == Nature::Counted;
        // What is counted is added exactly; what is measured may be rounded.
        let slack_of = |figure: &Figure| match figure.number.last_place {
            0.. if counted => Decimal::ZERO,
            place => Decimal::new(1, place),
        };
        let (mut sum, mut slack) = (Decimal::ZERO, slack_of(total));
        let (mut most, mut parts, mut missing) = (Decimal::ZERO, 0, 0);
        for &line in reading {
            match &self.place(line, crossing)?.content {
                Content::Figure(figure) => {
                    if figure.quantity.unit != total.quantity.unit {
                        return None;
                    }
                    sum = sum.checked_add(figure.value())?;
                    slack = slack.checked_add(slack_of(figure))?;
                    most = most.max(figure.value());
                    parts += usize::from(!figure.value().is_zero());
                }
                Content::Nothing => missing += 1,
                Content::Words => return None,
            }
        }
        let gap = sum.checked_add(total.value().negated())?.abs();
        let is_small = total.value().abs() < Decimal::from_int(10);
        Some(match () {
            // Twice the gap against one unit of every figure: half a unit of rounding each.
            () if gap.checked_add(gap)? <= slack && (parts < 2 || is_small) => Fit::HoldsByChance,
            () if gap.checked_add(gap)? <= slack => Fit::Holds,
            // A cell without figure may stand for one that is not known.
            () if missing > 0 || parts < 2 => Fit::Unknown,
            // Not above its parts: an average, whatever it is called.
            () if total.value() <= most => Fit::Unknown,
            () => Fit::Fails,
        })
    }

    /// Whether the total falls short by a tenth of itself at most, or exceeds its parts by a thirtieth: a table that
    /// leaves out what is small lacks more.
    fn is_near(&self, reading: &[usize], crossing: usize) -> bool {
        let value = |line: usize| self.figure(line, crossing).map(Figure::value);
        let sum = reading.iter().try_fold(Decimal::ZERO, |sum, &line| sum.checked_add(value(line)?));
        let Some((sum, total)) = sum.zip(value(self.line)) else { return false };
        let Some(gap) = sum.checked_add(total.negated()) else { return false };
        let parts = if gap.is_negative() { 30 } else { 10 };
        gap.abs().checked_mul(Decimal::from_int(parts)).is_some_and(|gap| gap <= total.abs())
    }

    fn claim(
        &self,
        passage: &Passage<'_>,
        kind: ClaimKind,
        reading: &[usize],
        crossing: usize,
        binding: Binding,
    ) -> Option<Claim> {
        let mut terms = vec![self.term(passage, self.line, crossing, Role::Whole)?];
        for &line in reading {
            // What holds with a cell left empty holds with nothing in it.
            if self.figure(line, crossing).is_some() {
                terms.push(self.term(passage, line, crossing, Role::Part)?);
            }
        }
        claim(passage, kind, Formula::Sum, &Rational::one(), terms, binding)
    }

    fn term(&self, passage: &Passage<'_>, line: usize, crossing: usize, role: Role) -> Option<Term> {
        let place = self.place(line, crossing)?;
        let mut quantity = place.content.figure()?.quantity.clone();
        if quantity.unit.is_none() {
            quantity.unit = self.column(line, crossing)?.unit.clone();
        }
        Some(Term::new(passage, &quantity, place.span, role))
    }
}
