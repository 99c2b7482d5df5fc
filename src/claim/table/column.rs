//! Columns to what their figures are. Invariant: figures are added only where nothing in the heading speaks against it.

use crate::lexicon::{Label, Lexicon};
use crate::mention::{Annotated, Base, Kind, Unit};

use super::figure::{Content, Place};
use super::label::{has, is_called, is_level};

/// A column with its heading.
pub(super) struct Column {
    /// Its heading from the top in lower case, parts parted by " | ".
    pub(super) path: String,
    /// The lowest part of the heading.
    pub(super) name: String,
    /// The heading of the group it belongs to.
    pub(super) group: String,
    pub(super) kind: ColumnKind,
    /// The unit of its bare figures.
    pub(super) unit: Unit,
    /// The unit as the heading has it; empty where it has none.
    pub(super) unit_text: String,
    /// Whether its heading says that it is the sum of other columns.
    pub(super) is_sum: bool,
    /// Whether its heading says that its figures are part of another's.
    pub(super) is_part: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Names, notes.
    Words,
    /// The number of the row.
    Number,
    /// The unit of the row.
    UnitOfRow,
    /// Figures that may be added.
    Amount,
    /// Percentages.
    Percent,
    /// Other figures: prices, ranks, years.
    Level,
}

impl Column {
    /// The column under the headings `path`; `above` is the line over the table.
    pub(super) fn of<'p>(
        path: &[&str],
        cells: impl Iterator<Item = &'p Place> + Clone,
        above: Option<&str>,
        annotated: &Annotated,
    ) -> Self {
        let parts: Vec<String> = path.iter().map(|name| name.to_lowercase()).collect();
        let path = parts.join(" | ");
        let name = parts.last().cloned().unwrap_or_default();
        let group = if parts.len() > 1 { parts.first().cloned().unwrap_or_default() } else { String::new() };
        let lexicon = annotated.lexicon();
        let kind = kind(&path, &name, cells, lexicon);
        let unit_text = unit_text(&path).or_else(|| above.and_then(after_unit_word)).unwrap_or_default().to_owned();
        let unit = match kind {
            ColumnKind::Percent => read_unit("%", annotated).map_or_else(measured, |read| read.unit),
            _ => unit_of(&path, &unit_text, annotated),
        };
        let sums = |name: &str| is_called(name, Label::ColumnSum, lexicon);
        let is_sum = kind == ColumnKind::Amount && (sums(&name) || sums(&path));
        let is_part = has(&path, Label::ColumnPart, lexicon);
        Self { path, name, group, kind, unit, unit_text, is_sum, is_part }
    }

    /// Whether the column holds figures that a table is made for.
    pub(super) fn holds_figures(&self) -> bool {
        matches!(self.kind, ColumnKind::Amount | ColumnKind::Percent | ColumnKind::Level)
    }

    /// Whether its figures may be added.
    pub(super) fn is_amount(&self) -> bool {
        self.kind == ColumnKind::Amount
    }
}

fn kind<'p>(path: &str, name: &str, cells: impl Iterator<Item = &'p Place> + Clone, lexicon: &Lexicon) -> ColumnKind {
    if is_called(name, Label::RowNumber, lexicon) {
        return ColumnKind::Number;
    }
    let figures = || cells.clone().filter_map(|place| place.content.figure());
    let words = cells.clone().filter(|place| matches!(place.content, Content::Words)).count();
    let (count, percents) = (figures().count(), figures().filter(|figure| figure.is_percent).count());
    match () {
        () if is_called(name, Label::Unit, lexicon) => ColumnKind::UnitOfRow,
        () if count == 0 || words > count => ColumnKind::Words,
        () if percents == count || path.contains('%') => ColumnKind::Percent,
        () if percents > 0 || is_level(path, lexicon) || figures().all(super::figure::Figure::is_year) => {
            ColumnKind::Level
        }
        () => ColumnKind::Amount,
    }
}

/// The unit in a heading: "Diện tích (ha)", "Vốn đầu tư, tỷ đồng", "ĐVT: tấn".
fn unit_text(path: &str) -> Option<&str> {
    let bracket = || Some(path.rsplit_once('(')?.1.split_once(')')?.0.trim());
    after_unit_word(path).or_else(bracket).filter(|text| !text.is_empty())
}

/// What stands behind "ĐVT:" or "Đơn vị tính:" in a text in lower case.
pub(super) fn after_unit_word(text: &str) -> Option<&str> {
    let behind = ["đvt", "đơn vị tính", "đơn vị"].iter().find_map(|word| {
        let (_, rest) = text.split_once(word)?;
        rest.trim_start().strip_prefix(':')
    })?;
    let end = behind.find([')', '.', '|', '\n', ';']).unwrap_or(behind.len());
    behind.get(..end).map(str::trim).filter(|text| !text.is_empty())
}

/// A unit with the magnitude before it.
struct ReadUnit {
    unit: Unit,
    is_scaled: bool,
}

/// Reads "tỷ đồng" as the unit of one.
fn read_unit(text: &str, annotated: &Annotated) -> Option<ReadUnit> {
    let read = Annotated::read(&format!("1 {text}"), annotated.vocabulary().clone());
    let Kind::Quantity(quantity) = &read.mentions().first()?.kind else { return None };
    let is_scaled = quantity.number().is_none_or(|number| number.value.to_int() != Some(1));
    (!quantity.unit.is_none()).then(|| ReadUnit { unit: quantity.unit.clone(), is_scaled })
}

/// The unit of a column: what its heading says, or what "Số xã" counts; else something measured.
fn unit_of(path: &str, unit_text: &str, annotated: &Annotated) -> Unit {
    if let Some(read) = read_unit(unit_text, annotated).filter(|_| !unit_text.is_empty()) {
        return if read.is_scaled { measured() } else { read.unit };
    }
    let counted = path.rsplit(" | ").next().and_then(|name| name.strip_prefix("số "));
    match counted.filter(|_| unit_text.is_empty()).and_then(|noun| read_unit(noun, annotated)) {
        Some(read) if matches!(read.unit.base, Base::Noun(_)) => read.unit,
        _ => measured(),
    }
}

/// A unit that is not known: its figures may be rounded.
fn measured() -> Unit {
    Unit { base: Base::None, per: vec![Base::None] }
}
