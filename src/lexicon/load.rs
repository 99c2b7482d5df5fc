//! The rows of the vocabulary files. Invariant: a row that cannot be read is an error that names its file and line,
//! never skipped.

use crate::facts::{RowError, RowForm};

use super::builder::Builder;
use super::entry::{Anchor, Behind, Cue, Entry, Hedge, NumberWord, Trend, UnitKind};
use super::label::Label;
use super::role::Role;
use super::table::UnitDef;
use super::time::{DayPart, Grain, Part, Reckoning, Season};

/// One row of a vocabulary file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The phrase, in lower case unless case carries meaning.
    pub phrase: &'a str,
    /// The kind of entry.
    pub kind: &'a str,
    /// What the phrase stands for, in the notation of its kind.
    pub value: &'a str,
    /// A piece of text in which the phrase has this meaning.
    pub example: &'a str,
    /// The line, from 1.
    pub line: usize,
}

/// The rows of `content`; lines that are empty or start with `#` are left out.
///
/// # Errors
///
/// A row without four columns.
pub fn rows<'a>(file: &str, content: &'a str) -> Result<Vec<Row<'a>>, RowError> {
    let mut found = Vec::new();
    for (index, text) in content.lines().enumerate() {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let mut columns = text.split('\t');
        let row = (columns.next(), columns.next(), columns.next(), columns.next(), columns.next());
        let (Some(phrase), Some(kind), Some(value), Some(example), None) = row else {
            let what = format!("{} columns instead of 4", text.split('\t').count());
            return Err(failed(file, index + 1, what));
        };
        found.push(Row { phrase, kind, value, example, line: index + 1 });
    }
    Ok(found)
}

fn failed(file: &str, line: usize, what: String) -> RowError {
    RowError { file: file.to_owned(), line, what, form: RowForm::Phrase }
}

/// Adds the rows of one file to `builder`.
pub(super) fn add_file(builder: &mut Builder, file: &str, content: &str) -> Result<(), RowError> {
    for row in rows(file, content)? {
        let failed = |what| failed(file, row.line, what);
        match row.kind {
            "role" => add_role(builder, &row).map_err(failed)?,
            "label" => {
                let label = Label::named(row.value).ok_or_else(|| failed(format!("unknown label {:?}", row.value)))?;
                builder.add_label(row.phrase, label);
            }
            _ => {
                let entry = entry(builder, &row).map_err(failed)?;
                builder.add(row.phrase, entry);
            }
        }
    }
    Ok(())
}

/// A role belongs to one word: a longer phrase would have to be walked to.
fn add_role(builder: &mut Builder, row: &Row<'_>) -> Result<(), String> {
    let role = Role::named(row.value).ok_or_else(|| format!("unknown role {:?}", row.value))?;
    if row.phrase.contains(char::is_whitespace) {
        return Err(format!("{:?} is more than one word", row.phrase));
    }
    builder.add_role(row.phrase, role);
    Ok(())
}

fn entry(builder: &mut Builder, row: &Row<'_>) -> Result<Entry, String> {
    let value = row.value;
    Ok(match row.kind {
        "number" => Entry::Number(number_word(value)?),
        "magnitude" => Entry::Number(NumberWord::Magnitude(small(value)?)),
        "currency" => Entry::Unit(builder.unit(UnitDef::new(value, UnitKind::Money, "money"))),
        "noun" => Entry::Noun(builder.noun(if value == "-" { row.phrase } else { value })),
        "hedge" => Entry::Hedge(hedge(value)?),
        "hedge-after" => Entry::HedgeAfter(hedge(value)?),
        "vague" => vague(value)?,
        "multiple" => Entry::Multiple(small(value)?),
        "fraction" => {
            let (part, whole) = value.split_once(' ').ok_or_else(|| format!("{value:?} is not two numbers"))?;
            Entry::Fraction(small(part)?, small(whole)?)
        }
        "rank" => Entry::Rank(small(value)?),
        "relative" => Entry::Relative(reckoning(value)?),
        "lunar-month" => Entry::LunarMonth(small(value)?),
        "weekday" => Entry::Weekday(small(value)?),
        "stem" => Entry::Stem(small(value)?),
        "branch" => Entry::Branch(small(value)?),
        "calendar" => Entry::Calendar(part(value)?),
        "anchor" => Entry::Anchor(anchor(value)?),
        "opaque" => Entry::Opaque,
        "naming" => Entry::Naming,
        "behind" => Entry::Behind(behind(value)?),
        "slipped-magnitude" => Entry::SlippedMagnitude(small(value)?),
        "slipped-currency" => Entry::SlippedUnit(builder.unit(UnitDef::new(value, UnitKind::Money, "money"))),
        "slipped-unit" => Entry::SlippedUnit(builder.unit(unit(value)?)),
        "trend" => Entry::Trend(trend(value)?),
        "cue" => Entry::Cue(cue(value)?),
        "unit" => Entry::Unit(builder.unit(unit(value)?)),
        other => return Err(format!("unknown kind {other:?}")),
    })
}

fn behind(value: &str) -> Result<Behind, String> {
    match value {
        "verb" => Ok(Behind::Verb),
        "owner" => Ok(Behind::Owner),
        other => Err(format!("unknown behind {other:?}")),
    }
}

fn small(value: &str) -> Result<u8, String> {
    value.parse().map_err(|_| format!("{value:?} is not a small whole number"))
}

fn number_word(value: &str) -> Result<NumberWord, String> {
    let (name, rest) = value.split_once(' ').unwrap_or((value, ""));
    Ok(match name {
        "digit" => NumberWord::Digit(small(rest)?),
        "final-digit" => NumberWord::FinalDigit(small(rest)?),
        "ten" => NumberWord::Ten,
        "tens" => NumberWord::Tens,
        "times-ten" => NumberWord::Dozenal,
        "short-tens" => NumberWord::ShortTens(small(rest)?),
        "hundred" => NumberWord::Hundred,
        "linking" => NumberWord::Linking,
        "and-half" => NumberWord::AndHalf,
        "half" => NumberWord::Half,
        "point" => NumberWord::Point,
        "minus" => NumberWord::Minus,
        _ => return Err(format!("unknown number word {value:?}")),
    })
}

fn vague(value: &str) -> Result<Entry, String> {
    let bounds = value.split_once(' ').and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    bounds
        .map(|(low, high)| Entry::Vague(low, high))
        .ok_or_else(|| format!("{value:?} is not a lowest and a highest count"))
}

/// "symbol kind" or "symbol dimension".
fn unit(value: &str) -> Result<UnitDef, String> {
    let (symbol, what) = value.rsplit_once(' ').ok_or_else(|| format!("{value:?} is not a symbol and a dimension"))?;
    let kind = match what {
        "percent" => UnitKind::Percent,
        "percent-point" => UnitKind::PercentPoint,
        "basis-point" => UnitKind::BasisPoint,
        "per-mille" => UnitKind::PerMille,
        "multiple" => UnitKind::Multiple,
        "duration" => UnitKind::Duration,
        "age" => UnitKind::Age,
        _ => UnitKind::Measure,
    };
    Ok(UnitDef::new(symbol, kind, what))
}

/// "same-period", or a unit, part of the day or season and its distance: "day -1", "evening 1", "summer 0".
fn reckoning(value: &str) -> Result<Reckoning, String> {
    if value == "same-period" {
        return Ok(Reckoning::SamePeriod);
    }
    let (name, distance) = value.split_once(' ').ok_or_else(|| format!("{value:?} is not a unit and a distance"))?;
    let distance = distance.parse().map_err(|_| format!("{distance:?} is not a whole number"))?;
    if let Ok(grain) = grain(name) {
        return Ok(Reckoning::Unit(grain, distance));
    }
    if let Ok(part) = day_part(name) {
        return Ok(Reckoning::DayPart(part, distance));
    }
    season(name).map(|season| Reckoning::Season(season, distance))
}

macro_rules! names {
    ($function:ident -> $type:ident { $($name:literal => $variant:ident),+ $(,)? }) => {
        fn $function(value: &str) -> Result<$type, String> {
            match value {
                $($name => Ok($type::$variant),)+
                _ => Err(format!(concat!("unknown ", stringify!($function), " {:?}"), value)),
            }
        }
    };
}

names!(hedge -> Hedge {
    "over" => Over, "under" => Under, "about" => About, "at-least" => AtLeast, "at-most" => AtMost,
});
names!(trend -> Trend { "up" => Up, "down" => Down });
names!(part -> Part {
    "day" => Day, "lunar-day" => LunarDay, "full-moon" => FullMoon, "month" => Month, "year" => Year,
    "quarter" => Quarter, "th" => Th, "century" => Century, "decade" => Decade, "span" => Span,
    "school-year" => SchoolYear, "year-start" => YearStart, "year-end" => YearEnd, "morning" => Morning,
    "noon" => Noon, "evening" => Evening, "night" => Night, "hour" => Hour, "minute" => Minute, "second" => Second,
    "lunar" => Lunar, "tet" => Tet, "before-christ" => BeforeChrist,
    "born" => Born, "on-day" => OnDay, "first-day" => FirstDay, "first-week" => FirstWeek, "ahead" => Ahead, "past" => Past,
    "ago" => Ago, "later" => Later, "ago-before" => AgoBefore, "first-half" => FirstHalf, "second-half" => SecondHalf,
    "ten-days" => TenDays,
});
names!(grain -> Grain {
    "second" => Second, "minute" => Minute, "hour" => Hour, "day" => Day, "week" => Week, "month" => Month,
    "quarter" => Quarter, "year" => Year,
});
names!(day_part -> DayPart {
    "morning" => Morning, "noon" => Noon, "afternoon" => Afternoon, "evening" => Evening, "night" => Night,
});
names!(season -> Season { "spring" => Spring, "summer" => Summer, "autumn" => Autumn, "winter" => Winter });
names!(anchor -> Anchor {
    "law" => Law, "phone" => Phone, "plate" => Plate, "address" => Address, "road" => Road, "model" => Model,
    "version" => Version, "code" => Code, "id" => Id, "lottery" => Lottery, "flight" => Flight, "score" => Score,
    "line-up" => LineUp, "ordinal" => Ordinal, "rank" => Rank,
    "street" => Street, "serial" => Serial, "floor" => Floor,
});
names!(cue -> Cue {
    "in-which" => InWhich, "comprise" => Comprise, "rest" => Rest, "open" => Open, "share" => Share, "equal" => Equal,
    "versus" => Versus, "plan" => Plan, "fulfil" => Fulfil, "above" => Above, "below" => Below, "reach" => Reach,
    "occupancy" => Occupancy, "to" => To, "from" => From, "structure" => Structure, "history" => History,
    "projection" => Projection, "statistics" => Statistics, "erratum" => Erratum, "planned" => Planned,
    "registered" => Registered, "realised" => Realised, "subset" => Subset, "apposition" => Apposition, "person" => Person,
});
