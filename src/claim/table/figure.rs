//! What a cell says: a figure, words, or that there is none. Invariant: a figure is the whole of its cell.

use crate::mention::{Amount, Annotated, Kind, Quantity, Unit};
use crate::number::{Decimal, Grouping, Written, read_digits};
use crate::text::Span;

/// What stands in one column of one row.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) content: Content,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Nothing, or a sign that there is no figure: "-", "…", "x".
    Nothing,
    /// Words, or a figure with more to it.
    Words,
    /// One figure.
    Figure(Box<Figure>),
}

/// The figure of a cell.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) quantity: Quantity,
    pub(super) number: Written,
    /// Whether a percent sign stands behind it.
    pub(super) is_percent: bool,
}

impl Content {
    /// The figure, if it is one.
    pub(super) fn figure(&self) -> Option<&Figure> {
        match self {
            Content::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

impl Figure {
    /// Its exact value, in the unit of its column.
    pub(super) fn value(&self) -> Decimal {
        self.number.value
    }

    /// Whether it may be a year.
    pub(super) fn is_year(&self) -> bool {
        let value = self.value().to_int().unwrap_or(0);
        self.quantity.grouping == Grouping::None && (1900..=2100).contains(&value)
    }

    /// Whether its digits can be read one way only in a Vietnamese table.
    fn is_sound(grouping: Grouping) -> bool {
        matches!(grouping, Grouping::None | Grouping::Vietnamese | Grouping::Spaces)
    }
}

/// Signs that a cell has no figure.
const NO_FIGURE: [&str; 12] = ["-", "–", "—", "−", "…", "...", "..", ".", "x", "*", "/", "--"];

/// Reads the cell at `span`: where its content stands, without space around it, and what it is.
pub(super) fn read_cell(span: Span, text: &str, annotated: &Annotated) -> (Span, Content) {
    let whole = text.get(span.range()).unwrap_or_default();
    let said = whole.trim();
    let start = span.start as usize + (whole.len() - whole.trim_start().len());
    let span = Span::new(start, start + said.len());
    if said.is_empty() || NO_FIGURE.contains(&said) || said == "X" {
        return (span, Content::Nothing);
    }
    let figure = bare(said, span).or_else(|| mentioned(span, annotated));
    (span, figure.map_or(Content::Words, |figure| Content::Figure(Box::new(figure))))
}

/// "1.204", "-3,2", "+5%": digits that take the unit of their column.
fn bare(said: &str, span: Span) -> Option<Figure> {
    let unsigned = said.trim_start_matches(['-', '–', '−', '+']);
    let sign = said.strip_suffix(unsigned)?;
    let digits = unsigned.strip_suffix('%').map_or(unsigned, str::trim_end);
    if sign.chars().count() > 1 || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let read = read_digits(digits).filter(|read| Figure::is_sound(read.grouping))?;
    let number = if matches!(sign, "" | "+") { read.number } else { read.number.negated() };
    let from = span.start as usize + sign.len();
    let quantity = Quantity {
        amount: Amount::One(number),
        unit: Unit::default(),
        hedge: None,
        trend: None,
        other: read.other,
        grouping: read.grouping,
        number_span: Span::new(from, from + digits.len()),
        slip: None,
        occasions: false,
    };
    Some(Figure { quantity, number, is_percent: unsigned.ends_with('%') })
}

/// "12,5 tỷ đồng": a quantity with its unit that fills the cell.
fn mentioned(span: Span, annotated: &Annotated) -> Option<Figure> {
    let mentions = annotated.mentions();
    let at = mentions.partition_point(|mention| mention.span.start < span.start);
    let mention = mentions.get(at).filter(|mention| mention.span == span)?;
    let Kind::Quantity(quantity) = &mention.kind else { return None };
    let number = *quantity.number()?;
    let plain = quantity.hedge.is_none() && Figure::is_sound(quantity.grouping) && !quantity.unit.is_none();
    plain.then(|| Figure { quantity: quantity.clone(), number, is_percent: quantity.is_percent() })
}
