//! What a mention is. Invariant: a value that does not exist (31/4, 25h30) is kept as written and says so.

use std::ops::Range;

use crate::lexicon::{Grain, Hedge, Lexicon, Reckoning, Trend, UnitKind};
use crate::number::{Decimal, Grouping, Interval, Latitude, Nature, Written};
use crate::text::Span;

use super::when::TimeSpan;

/// A range of tokens.
pub type TokenRange = Range<usize>;

/// One number-like place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands: hedge, number and unit.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it is.
    pub kind: Kind,
    /// How a time is told by its distance from the time of writing: "cách đây 2 ngày", "3 tháng tới", "hôm qua".
    pub reckoning: Option<Reckoning>,
    /// Where a time lies on the calendar, if the text or the reference it is read against says so.
    pub resolved: Option<TimeSpan>,
}

impl Mention {
    /// The quantity, if it is one.
    #[inline]
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.kind {
            Kind::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }
}

/// What a mention is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number with its unit.
    Quantity(Quantity),
    /// "35/55 CCN", "3/4": a part of a whole.
    Fraction {
        /// Above the stroke.
        part: Written,
        /// Below the stroke.
        whole: Written,
        /// What is counted.
        unit: Unit,
        /// How it is loosened.
        hedge: Option<Hedge>,
    },
    /// "tỷ lệ 1/50.000": a relation of two numbers.
    Ratio(Written, Written),
    /// "cứ 100 trẻ thì 3 trẻ": so many in so many of something.
    Incidence {
        /// How many of them.
        part: Written,
        /// Of how many.
        whole: Written,
        /// What is counted.
        unit: Unit,
    },
    /// "thứ 19", "khóa XV".
    Ordinal(i64),
    /// A rank, a level or a degree between two: "gió cấp 7-8", "hạng 401-500".
    OrdinalRange(i64, i64),
    /// A day or a month.
    Date(DateValue),
    /// A day of the lunar calendar.
    LunarDate(LunarDate),
    /// From one day to another.
    DateRange(DateValue, DateValue),
    /// A time of day.
    Time(ClockTime, Option<Hedge>),
    /// A year.
    Year(i32),
    /// A quarter.
    Quarter(Option<i32>, u8),
    /// A longer period.
    Period(Period),
    /// A period named by its distance from another.
    Relative(Relative),
    /// Monday = 1.
    Weekday(u8),
    /// Of a match.
    Score(u16, u16),
    /// A number that names something; the class.
    Identifier(&'static str),
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// How much.
    pub amount: Amount,
    /// Of what.
    pub unit: Unit,
    /// How it is loosened or bounded.
    pub hedge: Option<Hedge>,
    /// Which way it moves, where a verb stands right before it.
    pub trend: Option<Trend>,
    /// The other reading of an ambiguous number.
    pub other: Option<Written>,
    /// How its digits are grouped.
    pub grouping: Grouping,
    /// Where the number itself stands, without hedge and unit.
    pub number_span: Span,
    /// A misspelt magnitude word or unit inside it, and what is meant.
    pub slip: Option<UnitSlip>,
    /// Whether "lần" counts occasions ("ba lần vô địch") instead of multiplying.
    pub occasions: bool,
}

/// A misspelt magnitude word or unit: "19,05 tủ USD".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitSlip {
    /// The misspelt word.
    pub span: Span,
    /// What is meant.
    pub meant: SlipMeaning,
}

/// What a misspelt word is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipMeaning {
    /// The magnitude word of this power of ten.
    Magnitude(u8),
    /// This unit of the vocabulary.
    Unit(u16),
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// One number.
    One(Written),
    /// From one number to another.
    Range(Written, Written),
    /// Only bounds ("hàng chục nghìn", "vài trăm").
    Vague(Written, Written),
}

impl Quantity {
    /// The number, where it is one well-formed number.
    pub fn number(&self) -> Option<&Written> {
        match &self.amount {
            Amount::One(number) if self.grouping != Grouping::Malformed => Some(number),
            _ => None,
        }
    }

    /// The number, or the lower end of a range; `None` where it cannot be read.
    pub fn low_end(&self) -> Option<Decimal> {
        self.ends().map(|(low, _)| low)
    }

    /// The number, or the upper end of a range; `None` where it cannot be read.
    pub fn high_end(&self) -> Option<Decimal> {
        self.ends().map(|(_, high)| high)
    }

    fn ends(&self) -> Option<(Decimal, Decimal)> {
        match self.amount {
            _ if self.grouping == Grouping::Malformed => None,
            Amount::One(n) => Some((n.value, n.value)),
            Amount::Range(low, high) | Amount::Vague(low, high) => Some((low.value, high.value)),
        }
    }

    /// What the number stands for; `None` for vague amounts and numbers that cannot be read.
    pub fn interval(&self, latitude: Latitude) -> Option<Interval> {
        if self.grouping == Grouping::Malformed {
            return None;
        }
        let nature = self.unit.nature();
        match self.amount {
            Amount::One(number) => Some(Interval::of(&number, nature, self.hedge, latitude)),
            Amount::Range(low, high) => Some(Interval {
                low: Interval::of(&low, nature, None, latitude).low,
                high: Interval::of(&high, nature, None, latitude).high,
            }),
            Amount::Vague(..) => None,
        }
    }

    /// Whether this is a percentage.
    pub fn is_percent(&self) -> bool {
        matches!(self.unit.base, Base::Unit(_, UnitKind::Percent))
    }
}

/// The unit of a quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What is counted or measured.
    pub base: Base,
    /// Per what: "/người/tháng"; a count stands before what it counts ("/100 km").
    pub per: Vec<Base>,
}

/// A unit without "per".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Nothing that the vocabulary knows.
    #[default]
    None,
    /// A counted noun, by its place in the vocabulary.
    Noun(u16),
    /// A unit, by its place in the vocabulary.
    Unit(u16, UnitKind),
    /// So many of what follows, in [`Unit::per`] only: a power of ten from 10 to a million.
    Count(u32),
}

impl Unit {
    /// A unit without "per".
    pub fn of(base: Base) -> Self {
        Self { base, per: Vec::new() }
    }

    /// Whether there is no unit at all.
    pub fn is_none(&self) -> bool {
        self.base == Base::None
    }

    /// What its numbers are numbers of.
    pub fn nature(&self) -> Nature {
        match self.base {
            Base::None | Base::Noun(_) if self.per.is_empty() => Nature::Counted,
            _ => Nature::Measured,
        }
    }

    /// The canonical symbol: "VND/người/tháng", "ha", "dự án"; `None` where there is no unit.
    pub fn symbol(&self, lexicon: &Lexicon) -> Option<String> {
        let mut symbol = self.base.symbol(lexicon)?.to_owned();
        let mut counted = false;
        for per in &self.per {
            if !counted {
                symbol.push('/');
            }
            counted = matches!(per, Base::Count(_));
            match per {
                Base::Count(count) => symbol.push_str(&format!("{count} ")),
                other => symbol.push_str(other.symbol(lexicon)?),
            }
        }
        Some(symbol)
    }
}

impl Base {
    /// The canonical symbol.
    pub fn symbol(self, lexicon: &Lexicon) -> Option<&str> {
        match self {
            Base::None | Base::Count(_) => None,
            Base::Noun(id) => lexicon.noun(id),
            Base::Unit(id, _) => lexicon.unit(id).map(|unit| unit.symbol.as_str()),
        }
    }

    /// What kind of unit it is.
    pub fn kind(self) -> Option<UnitKind> {
        match self {
            Base::Unit(_, kind) => Some(kind),
            _ => None,
        }
    }
}

/// A day or a month, with or without its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateValue {
    /// The year.
    pub year: Option<i32>,
    /// The month as written.
    pub month: Option<u8>,
    /// The day as written.
    pub day: Option<u8>,
}

impl DateValue {
    /// Whether the calendar has it; 29 February without year exists.
    pub fn exists(self) -> bool {
        let year = i16::try_from(self.year.unwrap_or(2024)).unwrap_or(-1);
        let month = i8::try_from(self.month.unwrap_or(1)).unwrap_or(0);
        let day = i8::try_from(self.day.unwrap_or(1)).unwrap_or(0);
        jiff::civil::Date::new(year, month, day).is_ok()
    }

    /// ISO 8601: "2024-06-11", "--06-11" without year, "---11" without month, "2024-05", "--05".
    pub fn iso(self) -> String {
        if let (None, Some(day)) = (self.month, self.day) {
            return format!("---{day:02}");
        }
        let mut out = match self.year {
            Some(year) => format!("{year:04}"),
            None => "-".to_owned(),
        };
        for part in [self.month, self.day].into_iter().flatten() {
            out.push_str(&format!("-{part:02}"));
        }
        out
    }
}

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarDate {
    /// The year whose lunar months are meant.
    pub year: Option<i32>,
    /// The month, 1 (Giêng) to 12 (Chạp).
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// The hour.
    pub hour: u8,
    /// The minute.
    pub minute: Option<u8>,
    /// The second.
    pub second: Option<u8>,
}

impl ClockTime {
    /// Whether a clock shows it.
    pub fn exists(self) -> bool {
        self.hour <= 24 && self.minute.unwrap_or(0) < 60 && self.second.unwrap_or(0) < 60
    }
}

/// A period of more than one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// From one year to another, both named.
    Years(i32, i32),
    /// Months `from` to `to` of a year.
    Months {
        /// The year, where it is named.
        year: Option<i32>,
        /// First month.
        from: u8,
        /// Last month.
        to: u8,
    },
}

/// A period named by its distance from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relative {
    /// cùng kỳ: the same months a year before.
    SamePeriod,
    /// năm trước, năm ngoái.
    LastYear,
    /// năm nay.
    ThisYear,
    /// năm sau, năm tới.
    NextYear,
    /// tháng trước, quý trước, tuần trước.
    Previous,
    /// hôm nay, tháng tới and the others.
    Other,
}

impl From<Reckoning> for Relative {
    fn from(reckoning: Reckoning) -> Self {
        match reckoning {
            Reckoning::SamePeriod => Relative::SamePeriod,
            Reckoning::Unit(Grain::Year, -1) => Relative::LastYear,
            Reckoning::Unit(Grain::Year, 0) => Relative::ThisYear,
            Reckoning::Unit(Grain::Year, 1) => Relative::NextYear,
            Reckoning::Unit(Grain::Week | Grain::Month | Grain::Quarter, -1) => Relative::Previous,
            _ => Relative::Other,
        }
    }
}
