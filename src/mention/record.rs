//! A mention as one flat row, the form in which `read` prints it. Invariant: the names of the columns and kinds are part
//! of the command line's contract.

use serde::Serialize;

use crate::lexicon::{Lexicon, UnitKind};
use crate::number::{Grouping, Written};

use super::model::{Amount, Base, Kind, LunarDate, Mention, Period, Quantity, Unit};

/// A mention as one row of plain values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionRecord {
    /// What it is: number, money, measure, percent, date ...
    pub kind: &'static str,
    /// For an identifier: what it identifies.
    pub class: Option<&'static str>,
    /// An exact decimal, or an ISO 8601 date, period or time; absent where there is no single value.
    pub value: Option<String>,
    /// The lower end of a range.
    pub low: Option<String>,
    /// The upper end of a range.
    pub high: Option<String>,
    /// The canonical unit.
    pub unit: Option<String>,
    /// How it is loosened: lt_approx, gt_approx, approx, ge, le.
    pub modifier: Option<&'static str>,
    /// up or down, where a verb stands right before it.
    pub direction: Option<&'static str>,
    /// Every reading of an ambiguous number, the likeliest first; empty where there is only one.
    pub readings: Vec<String>,
}

impl MentionRecord {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            class: None,
            value: None,
            low: None,
            high: None,
            unit: None,
            modifier: None,
            direction: None,
            readings: Vec::new(),
        }
    }

    fn valued(kind: &'static str, value: String) -> Self {
        Self { value: Some(value), ..Self::new(kind) }
    }
}

impl Mention {
    /// The mention as one row.
    pub fn record(&self, lexicon: &Lexicon) -> MentionRecord {
        match &self.kind {
            Kind::Quantity(quantity) => quantity_record(quantity, lexicon),
            Kind::Fraction { part, whole, unit } => MentionRecord {
                unit: unit.symbol(lexicon),
                ..MentionRecord::valued("fraction", format!("{}/{}", part.value, whole.value))
            },
            Kind::Ratio(part, whole) => MentionRecord::valued("ratio", format!("{}/{}", part.value, whole.value)),
            Kind::Ordinal(n) => MentionRecord::valued("ordinal", n.to_string()),
            Kind::Date(date) => {
                MentionRecord { value: date.exists().then(|| date.iso()), ..MentionRecord::new("date") }
            }
            Kind::LunarDate(date) => MentionRecord::valued("lunar-date", lunar(*date)),
            Kind::DateRange(first, last) => MentionRecord::valued("period", format!("{}/{}", first.iso(), last.iso())),
            Kind::Time(time) => {
                let mut value = format!("{:02}:{:02}", time.hour, time.minute.unwrap_or(0));
                if let Some(second) = time.second {
                    value.push_str(&format!(":{second:02}"));
                }
                MentionRecord { value: time.exists().then_some(value), ..MentionRecord::new("time") }
            }
            Kind::Year(year) => MentionRecord::valued("year", year.to_string()),
            Kind::Quarter(year, quarter) => {
                let value = year.map_or(format!("Q{quarter}"), |year| format!("{year}-Q{quarter}"));
                MentionRecord::valued("quarter", value)
            }
            Kind::Period(period) => MentionRecord::valued("period", period_value(*period)),
            Kind::Relative(_) => MentionRecord::valued("period", "relative".to_owned()),
            Kind::Weekday(day) => MentionRecord::valued("weekday", day.to_string()),
            Kind::Score(home, away) => MentionRecord::valued("score", format!("{home}-{away}")),
            Kind::Identifier(class) => MentionRecord { class: Some(class), ..MentionRecord::new("identifier") },
        }
    }
}

fn lunar(date: LunarDate) -> String {
    let mut value = String::from("L");
    value.push_str(&date.year.map_or("-".to_owned(), |y| format!("{y:04}")));
    for part in [date.month, date.day].into_iter().flatten() {
        value.push_str(&format!("-{part:02}"));
    }
    value
}

fn period_value(period: Period) -> String {
    match period {
        Period::Years(from, to) => format!("{from}/{to}"),
        Period::Months { year, from, to } => {
            let year = year.map_or("-".to_owned(), |y| format!("{y:04}"));
            format!("{year}-{from:02}/{year}-{to:02}")
        }
    }
}

fn quantity_record(quantity: &Quantity, lexicon: &Lexicon) -> MentionRecord {
    let mut record = MentionRecord::new(kind_of(quantity));
    record.unit = quantity.unit.symbol(lexicon);
    record.modifier = quantity.hedge.map(|hedge| hedge.as_str());
    record.direction = quantity.trend.map(|trend| trend.as_str());
    let text = |number: &Written| number.value.to_string();
    match &quantity.amount {
        Amount::One(_) if quantity.grouping == Grouping::Malformed => {}
        Amount::One(number) => {
            record.value = Some(text(number));
            if let Some(other) = &quantity.other {
                record.readings = vec![text(number), text(other)];
            }
        }
        Amount::Range(low, high) => (record.low, record.high) = (Some(text(low)), Some(text(high))),
        Amount::Vague(low, high) => {
            (record.low, record.high) = (Some(text(low)), Some(text(high)));
        }
    }
    record
}

fn kind_of(quantity: &Quantity) -> &'static str {
    match quantity.amount {
        Amount::Vague(..) => return "vague",
        Amount::Range(..) => return "range",
        Amount::One(_) => {}
    }
    unit_kind(&quantity.unit, quantity)
}

fn unit_kind(unit: &Unit, quantity: &Quantity) -> &'static str {
    let Base::Unit(_, kind) = unit.base else {
        return if unit.per.is_empty() { "number" } else { "measure" };
    };
    match kind {
        UnitKind::Money => "money",
        UnitKind::Percent => "percent",
        UnitKind::PercentPoint | UnitKind::BasisPoint => "percent-point",
        UnitKind::PerMille => "per-mille",
        // "ba lần" without a verb of change counts occasions.
        UnitKind::Multiple if quantity.occasions => "number",
        UnitKind::Multiple => "multiple",
        UnitKind::Duration => "duration",
        UnitKind::Age => "age",
        UnitKind::Measure => "measure",
    }
}
