//! Whether a text was read as a row of the material says.
//!
//! Invariant: a value is right only with its kind and unit, and a quantity that the row does not ask for is a fault.

use serde::Deserialize;
use serde_json::Value;
use soatso::mention::MentionRecord;

/// The kinds of what is counted or measured.
const QUANTITIES: &[&str] = &[
    "number",
    "money",
    "measure",
    "percent",
    "percent-point",
    "per-mille",
    "multiple",
    "duration",
    "age",
    "range",
    "vague",
    "fraction",
    "ratio",
];

/// An expression and its value.
#[derive(Debug, Deserialize)]
pub(crate) struct Peer {
    pub(crate) text: String,
    pub(crate) kind: String,
    pub(crate) value: Value,
    pub(crate) unit: Option<String>,
}

/// A text and everything in it.
#[derive(Debug, Deserialize)]
pub(crate) struct Hard {
    pub(crate) id: String,
    pub(crate) text: String,
    mentions: Vec<Wanted>,
}

/// One mention of a hard case.
#[derive(Debug, Deserialize)]
struct Wanted {
    surface: String,
    kind: String,
    value: Value,
    unit: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
}

/// What was read that enters arithmetic.
pub(crate) fn quantities(read: &[(String, MentionRecord)]) -> impl Iterator<Item = &(String, MentionRecord)> {
    read.iter().filter(|(_, record)| QUANTITIES.contains(&record.kind))
}

impl Peer {
    /// Whether the value names parts of a time, which may be told from another day.
    pub(crate) fn is_by_component(&self) -> bool {
        self.value.get("start").is_some_and(Value::is_object)
    }

    /// Whether `read` is what the row says.
    pub(crate) fn is_met_by(&self, read: &[&MentionRecord]) -> bool {
        let sole = if let [record] = read { Some(*record) } else { None };
        let by = |fits: &dyn Fn(&MentionRecord) -> bool| sole.is_some_and(fits);
        match self.kind.as_str() {
            "negative" => !read.iter().any(|r| matches!(r.kind, "date" | "period")),
            "phone" | "digits" => by(&|r| r.kind == "identifier"),
            "roman" => by(&|r| matches!(r.kind, "ordinal" | "number" | "year") && self.equals(r)),
            // The unit of an ordinal tells what the fragment is a part of.
            "ordinal" => by(&|r| matches!(r.kind, "ordinal" | "number") && self.equals(r)),
            "fraction" => by(&|r| r.kind == "fraction" && self.equals(r)),
            "duration" => by(&|r| matches!(r.kind, "duration" | "age") && self.lasts(r)),
            _ if self.is_by_component() => self.has_components(read),
            "relative" if self.value.is_object() => by(&|r| {
                r.offset.map(i64::from) == self.value["offset"].as_i64() && r.grain == self.value["grain"].as_str()
            }),
            "range" => self.spans(read),
            "date" if self.value.is_number() => by(&|r| self.is_part_of_date(r)),
            "date" | "time" | "quarter" | "relative" | "year" => self.names(read),
            _ => by(&|r| kinds(&self.kind).contains(&r.kind) && self.equals(r) && self.has_unit(r)),
        }
    }

    fn equals(&self, record: &MentionRecord) -> bool {
        record.value.as_deref().is_some_and(|value| equals(value, &self.value))
    }

    fn has_unit(&self, record: &MentionRecord) -> bool {
        same_unit(record.unit.as_deref(), self.unit.as_deref())
    }

    /// "PT8M45S", or so many of whatever unit.
    fn lasts(&self, record: &MentionRecord) -> bool {
        if let Some(count) = self.value.get("count") {
            return record.value.as_deref().is_some_and(|value| equals(value, count));
        }
        let (Some(value), Some(unit)) = (&record.value, &record.unit) else { return false };
        let Some(size) = DURATIONS.iter().find(|(name, _)| name == unit).map(|(_, size)| *size) else { return false };
        let seconds = value.parse::<f64>().unwrap() * size;
        (seconds - seconds_of(self.value.as_str().unwrap_or_default())).abs() < 1e-6
    }

    /// A day or a month by itself: the number, or a date that has nothing else.
    fn is_part_of_date(&self, record: &MentionRecord) -> bool {
        let number = self.value.as_u64().unwrap_or_default();
        let value = record.value.as_deref().unwrap_or_default();
        self.equals(record)
            || matches!(record.kind, "date" | "lunar-date") && value.ends_with(&format!("--{number:02}"))
    }

    /// A time by its name in ISO 8601, as written or resolved.
    fn names(&self, read: &[&MentionRecord]) -> bool {
        let wanted = self.value.as_str().unwrap_or_default();
        let stray = read.iter().any(|r| QUANTITIES.contains(&r.kind));
        let fits = |text: &str| text == wanted || text == in_full(wanted);
        !stray && read.iter().any(|r| [&r.value, &r.resolved].into_iter().flatten().any(|text| fits(text)))
    }

    /// From one number or time to another.
    fn spans(&self, read: &[&MentionRecord]) -> bool {
        let of = |key: &str| self.value.get(key).filter(|v| !v.is_null());
        if let (Some(start), Some(end)) = (of("start"), of("end")) {
            let interval = half_open(start.as_str().unwrap(), end.as_str().unwrap());
            return read.iter().any(|r| r.resolved.as_ref().is_some_and(|found| interval.contains(found)));
        }
        if let (Some("time"), [first, last]) = (self.value["of"].as_str(), read) {
            return first.value.as_deref() == self.value["lo"].as_str()
                && last.value.as_deref() == self.value["hi"].as_str();
        }
        let [record] = read else { return false };
        let same = |found: &Option<String>, wanted: Option<&Value>| match (found, wanted) {
            (Some(found), Some(wanted)) => equals(found, wanted),
            (found, wanted) => found.is_none() && wanted.is_none(),
        };
        // A bound is a value with a modifier.
        let (low, high) = match record.modifier {
            Some("le") => (&None, &record.value),
            Some("ge") => (&record.value, &None),
            _ => (&record.low, &record.high),
        };
        same(low, of("lo")) && same(high, of("hi")) && self.has_unit(record)
    }

    /// {"start": {"day": 11, "hour": 15}}: what is named must be so, in whichever mentions.
    fn has_components(&self, read: &[&MentionRecord]) -> bool {
        let named = |key: &str, parts: &Parts| {
            self.value[key].as_object().into_iter().flatten().all(|(name, value)| parts.get(name) == value.as_i64())
        };
        match (self.value.get("end"), read) {
            (Some(_), [first, last]) => named("start", &Parts::of(&[first])) && named("end", &Parts::of(&[last])),
            (Some(_), _) => false,
            (None, _) => named("start", &Parts::of(read)),
        }
    }
}

impl Hard {
    /// What of the case was not read, and what was read too much.
    pub(crate) fn faults(&self, read: &[(String, MentionRecord)]) -> Vec<String> {
        let mut open: Vec<&(String, MentionRecord)> = read.iter().collect();
        let mut faults = Vec::new();
        for wanted in &self.mentions {
            match open.iter().position(|(surface, record)| wanted.is_met_by(surface, record)) {
                Some(at) => drop(open.remove(at)),
                None => faults.push(format!("no {:?}", wanted.surface)),
            }
        }
        let stray = open.iter().filter(|(_, record)| QUANTITIES.contains(&record.kind));
        faults.extend(stray.map(|(surface, _)| format!("a stray {surface:?}")));
        faults
    }
}

impl Wanted {
    fn is_met_by(&self, surface: &str, record: &MentionRecord) -> bool {
        let overlaps = self.surface.contains(surface) || surface.contains(&self.surface);
        overlaps && self.has_value(record) && self.has_modifier(record)
    }

    fn has_value(&self, record: &MentionRecord) -> bool {
        let value = record.value.as_deref();
        let kind = kinds(&self.kind).contains(&record.kind);
        let of_unit = same_unit(record.unit.as_deref(), self.unit.as_deref());
        match (self.kind.as_str(), &self.value) {
            // Refused, or both readings kept.
            ("ambiguous", wanted) => value.is_none() || record.readings.iter().any(|r| equals(r, &wanted[0])),
            ("quarter", wanted) => {
                kind && matches!((value, wanted.as_str()), (Some(v), Some(w)) if v == w || w == format!("REF-1Y-{v}"))
            }
            ("period", wanted) if wanted == "same-period" => kind && value == Some("relative"),
            ("range" | "vague", wanted) => {
                let ends = [(&record.low, &wanted[0]), (&record.high, &wanted[1])];
                kind && of_unit && ends.iter().all(|(end, w)| end.as_deref().is_some_and(|end| equals(end, w)))
            }
            // What cannot be read is a number, whatever unit stands behind it.
            ("cardinal", Value::Null) => QUANTITIES.contains(&record.kind) && value.is_none(),
            (_, Value::Null) => kind && value.is_none(),
            (_, Value::String(wanted)) => kind && value == Some(wanted),
            (_, wanted) => kind && of_unit && value.is_some_and(|value| equals(value, wanted)),
        }
    }

    fn has_modifier(&self, record: &MentionRecord) -> bool {
        match self.modifier.as_deref() {
            // What is wrong with a value is told by a rule, not by the reading, which has none.
            Some("implausible" | "invalid" | "malformed-grouping") => record.modifier.is_none(),
            Some(way @ ("up" | "down")) => record.direction == Some(way),
            Some("gt") => record.modifier == Some("gt_approx"),
            other => record.modifier == other,
        }
    }
}

/// The kinds of `read` that stand for a kind of the material.
fn kinds(kind: &str) -> &'static [&'static str] {
    match kind {
        "cardinal" | "decimal" => &["number"],
        "money" => &["money"],
        "measure" => &["measure", "duration"],
        "percent" => &["percent"],
        "permille" => &["per-mille"],
        "pp" | "bp" => &["percent-point"],
        "ratio" => &["multiple", "fraction"],
        "fraction" => &["fraction"],
        "ordinal" => &["ordinal", "period"],
        "duration" => &["duration", "age"],
        "period" => &["period", "date"],
        "quarter" => &["quarter"],
        "range" => &["range"],
        "vague" => &["vague", "range"],
        "date" => &["date"],
        "lunar-date" => &["lunar-date"],
        "weekday" => &["weekday"],
        "year" => &["year"],
        "time" => &["time"],
        _ => &[],
    }
}

/// Whether two units are one: the material writes some as other standards do.
fn same_unit(read: Option<&str>, wanted: Option<&str>) -> bool {
    let canonical = |unit: &str| match unit {
        "har" => "ha".to_owned(),
        "tuổi" => "năm".to_owned(),
        other => other.to_owned(),
    };
    read.map(canonical) == wanted.map(canonical)
}

/// Whether the decimal or fraction `text` is `wanted`.
fn equals(text: &str, wanted: &Value) -> bool {
    let Value::Number(number) = wanted else { return false };
    if number.to_string() == text {
        return true;
    }
    let found = match text.split_once('/') {
        Some((part, whole)) => part.parse::<f64>().ok().zip(whole.parse::<f64>().ok()).map(|(p, w)| p / w),
        None => text.parse::<f64>().ok(),
    };
    found.zip(number.as_f64()).is_some_and(|(found, wanted)| (found - wanted).abs() <= wanted.abs() * 1e-15)
}

/// Seconds of a unit of time.
const DURATIONS: &[(&str, f64)] =
    &[("s", 1.0), ("min", 60.0), ("giờ", 3_600.0), ("ngày", 86_400.0), ("tuần", 604_800.0), ("năm", 31_557_600.0)];

/// The seconds of "PT8M45S", "P2W", "P3Y".
fn seconds_of(duration: &str) -> f64 {
    let (mut seconds, mut digits, mut clock) = (0.0, String::new(), false);
    for c in duration.chars() {
        let unit = match c {
            'T' => {
                clock = true;
                continue;
            }
            'H' => "giờ",
            'M' if clock => "min",
            'S' => "s",
            'D' => "ngày",
            'W' => "tuần",
            'Y' => "năm",
            _ => {
                digits.extend(c.is_ascii_digit().then_some(c));
                continue;
            }
        };
        let size = DURATIONS.iter().find(|(name, _)| *name == unit).unwrap().1;
        seconds += digits.parse::<f64>().unwrap() * size;
        digits.clear();
    }
    seconds
}

/// "2017-02-02T15" as "2017-02-02T15:00"; "2017-01-30/P1W" as its first and last day.
fn in_full(name: &str) -> String {
    if let Some((start, "P1W")) = name.split_once('/') {
        let start: jiff::civil::Date = start.parse().unwrap();
        return format!("{start}/{}", start.checked_add(jiff::Span::new().days(6)).unwrap());
    }
    match name.split_once('T') {
        Some((_, hour)) if hour.len() == 2 => format!("{name}:00"),
        _ => name.to_owned(),
    }
}

/// The forms in which the half-open interval from `start` to `end` may be printed.
fn half_open(start: &str, end: &str) -> Vec<String> {
    if start.contains('T') {
        return vec![format!("{}/{}", in_full(start), in_full(end))];
    }
    let last = match end.split('-').map(|part| part.parse::<i16>().unwrap()).collect::<Vec<_>>()[..] {
        [year] => format!("{:04}", year - 1),
        [year, 1] => format!("{:04}-12", year - 1),
        [year, month] => format!("{year:04}-{:02}", month - 1),
        _ => end.parse::<jiff::civil::Date>().unwrap().yesterday().unwrap().to_string(),
    };
    vec![format!("{start}/{last}"), start.to_owned()]
}

/// The parts of the times in some records.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: Option<i64>,
    minute: Option<i64>,
    weekday: Option<i64>,
}

impl Parts {
    fn of(records: &[&MentionRecord]) -> Parts {
        let mut parts = Parts::default();
        for record in records {
            for text in [&record.value, &record.resolved].into_iter().flatten() {
                parts.read(record.kind, text);
            }
        }
        parts
    }

    fn read(&mut self, kind: &str, text: &str) {
        if kind == "weekday" {
            self.weekday = text.parse().ok().map(|day: i64| day % 7).or(self.weekday);
            return;
        }
        let first = text.split('/').next().unwrap_or_default();
        if kind == "year" {
            self.year = first.parse().ok().or(self.year);
            return;
        }
        let (day, clock) = match first.split_once('T') {
            Some((day, clock)) => (day, clock),
            None if first.contains(':') => ("", first),
            None => (first, ""),
        };
        let date = day.replacen("--", "-", 1);
        let mut date = date.split('-').map(|part| part.parse().ok());
        let mut set = |slot: &mut Option<i64>| *slot = date.next().flatten().or(*slot);
        set(&mut self.year);
        set(&mut self.month);
        set(&mut self.day);
        let mut clock = clock.split(':').map(|part| part.parse().ok());
        self.hour = clock.next().flatten().or(self.hour);
        self.minute = clock.next().flatten().or(self.minute);
    }

    fn get(&self, name: &str) -> Option<i64> {
        match name {
            "year" => self.year,
            "month" => self.month,
            "day" => self.day,
            "hour" => self.hour,
            "minute" => self.minute,
            "weekday" => self.weekday,
            "meridiem" => self.hour.map(|hour| i64::from(hour >= 12)),
            _ => None,
        }
    }
}
