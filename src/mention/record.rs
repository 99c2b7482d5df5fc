//! A mention as one flat row, the form in which `read` prints it. Invariant: the names of the columns and kinds are part
//! of the command line's contract.

use serde::Serialize;

use crate::lexicon::{Grain, Lexicon, Reckoning, UnitKind};
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
    /// For a time told by its distance from the time of writing: how many steps, negative for the past.
    pub offset: Option<i32>,
    /// The size of those steps: second, minute, hour, day, week, month, quarter, year.
    pub grain: Option<&'static str>,
    /// Where a time lies on the calendar, in ISO 8601, if the text or its date of publication says so.
    pub resolved: Option<String>,
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
            offset: None,
            grain: None,
            resolved: None,
        }
    }

    fn valued(kind: &'static str, value: String) -> Self {
        Self { value: Some(value), ..Self::new(kind) }
    }
}

impl Mention {
    /// The mention as one row.
    pub fn record(&self, lexicon: &Lexicon) -> MentionRecord {
        let (offset, grain) = self.reckoning.map_or((None, None), distance);
        let resolved = self.resolved.map(|span| span.iso());
        MentionRecord { offset, grain, resolved, ..self.kind_record(lexicon) }
    }

    fn kind_record(&self, lexicon: &Lexicon) -> MentionRecord {
        match &self.kind {
            Kind::Quantity(quantity) => quantity_record(quantity, lexicon),
            Kind::Fraction { part, whole, unit, hedge } => MentionRecord {
                unit: unit.symbol(lexicon),
                modifier: hedge.map(|hedge| hedge.as_str()),
                ..MentionRecord::valued("fraction", format!("{}/{}", part.value, whole.value))
            },
            Kind::Incidence { part, whole, unit } => MentionRecord {
                unit: unit.symbol(lexicon),
                ..MentionRecord::valued("ratio", format!("{}/{}", part.value, whole.value))
            },
            Kind::Ratio(part, whole) => MentionRecord::valued("ratio", format!("{}/{}", part.value, whole.value)),
            Kind::Ordinal(n) => MentionRecord::valued("ordinal", n.to_string()),
            Kind::OrdinalRange(low, high) => MentionRecord {
                low: Some(low.to_string()),
                high: Some(high.to_string()),
                ..MentionRecord::new("ordinal")
            },
            Kind::Date(date) => {
                MentionRecord { value: date.exists().then(|| date.iso()), ..MentionRecord::new("date") }
            }
            Kind::LunarDate(date) => MentionRecord::valued("lunar-date", lunar(*date)),
            Kind::DateRange(first, last) => MentionRecord::valued("period", format!("{}/{}", first.iso(), last.iso())),
            Kind::Time(time, hedge) => {
                let mut value = format!("{:02}:{:02}", time.hour, time.minute.unwrap_or(0));
                if let Some(second) = time.second {
                    value.push_str(&format!(":{second:02}"));
                }
                let modifier = hedge.map(|hedge| hedge.as_str());
                MentionRecord { value: time.exists().then_some(value), modifier, ..MentionRecord::new("time") }
            }
            Kind::Year(year) => MentionRecord::valued("year", year.to_string()),
            Kind::Quarter(year, quarter) => {
                let value = year.map_or(format!("Q{quarter}"), |year| format!("{year}-Q{quarter}"));
                MentionRecord { value: (*quarter <= 4).then_some(value), ..MentionRecord::new("quarter") }
            }
            Kind::Period(period) => MentionRecord::valued("period", period_value(*period)),
            Kind::Relative(_) => self.relative_record(),
            Kind::Weekday(day) => MentionRecord::valued("weekday", day.to_string()),
            Kind::Score(home, away) => MentionRecord::valued("score", format!("{home}-{away}")),
            Kind::Identifier(class) => MentionRecord { class: Some(class), ..MentionRecord::new("identifier") },
        }
    }
}

/// The steps of a reckoning and their size.
fn distance(reckoning: Reckoning) -> (Option<i32>, Option<&'static str>) {
    match reckoning {
        Reckoning::SamePeriod => (Some(-1), Some(Grain::Year.as_str())),
        Reckoning::Unit(grain, n) | Reckoning::Run(grain, n) | Reckoning::Distance(grain, n) => {
            (Some(n), Some(grain.as_str()))
        }
        Reckoning::DayPart(_, n) => (Some(n), Some(Grain::Day.as_str())),
        Reckoning::Season(_, n) => (Some(n), Some(Grain::Year.as_str())),
        Reckoning::Weekday(_, n) => (Some(n), Some(Grain::Week.as_str())),
    }
}

fn lunar(date: LunarDate) -> String {
    if let (None, Some(day)) = (date.month, date.day) {
        return format!("L---{day:02}");
    }
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

impl Mention {
    /// "hôm qua" is a date, "quý này" a quarter once the day of writing is known; until then their value is "relative".
    fn relative_record(&self) -> MentionRecord {
        let grain = match self.reckoning {
            Some(Reckoning::Unit(grain, _)) => Some(grain),
            Some(Reckoning::DayPart(..)) => Some(Grain::Day),
            _ => None,
        };
        let kind = match (grain, &self.resolved) {
            (Some(Grain::Day), _) => "date",
            (Some(Grain::Quarter), Some(_)) => "quarter",
            (Some(Grain::Year), Some(_)) => "year",
            _ => "period",
        };
        MentionRecord::valued(kind, self.resolved.map_or("relative".to_owned(), |span| span.iso()))
    }
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
        // "290 người/km2" is a density, "35 học sinh/lớp" a count.
        let measured = unit.per.iter().any(|per| matches!(per, Base::Unit(..)));
        return if measured { "measure" } else { "number" };
    };
    match kind {
        UnitKind::Money => "money",
        UnitKind::Percent => "percent",
        UnitKind::PercentPoint | UnitKind::BasisPoint => "percent-point",
        UnitKind::PerMille => "per-mille",
        // "ba lần" without a verb of change counts occasions.
        UnitKind::Multiple if quantity.occasions => "number",
        // "130 lần/phút".
        UnitKind::Multiple if !unit.per.is_empty() => "measure",
        UnitKind::Multiple => "multiple",
        UnitKind::Duration => "duration",
        UnitKind::Age => "age",
        UnitKind::Measure => "measure",
    }
}
