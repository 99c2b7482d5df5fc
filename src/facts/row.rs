//! One row of a facts file. Invariant: the days between which a row is valid are in order.

use jiff::civil::Date;

/// What parts the names of one subject.
const OR: &str = " | ";

/// How the rows of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowForm {
    /// Those of `rules/facts`.
    Fact,
    /// Those of `rules/lexicon`.
    Phrase,
}

impl RowForm {
    /// The columns, in their order.
    fn columns(self) -> &'static str {
        match self {
            RowForm::Fact => "subject, value, valid from, valid to and source",
            RowForm::Phrase => "phrase, kind, value and example",
        }
    }
}

/// Why a file of facts or of vocabulary cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}:{line}: {what}; a row is {}, parted by tabs", .form.columns())]
pub struct RowError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
    /// What its rows look like.
    pub form: RowForm,
}

/// One thing that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about, with all its names as in the file.
    pub subject: String,
    /// What is known, in the notation of its topic.
    pub value: String,
    /// The first day it is true on; `None` where it has always been.
    pub from: Option<Date>,
    /// The last day it is true on; `None` where it still is.
    pub to: Option<Date>,
    /// Where this is published.
    pub source: String,
    /// The line, from 1.
    pub line: usize,
}

impl Row {
    /// The names of the subject, the usual one first.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.subject.split(OR)
    }

    /// The usual name of the subject.
    pub fn name(&self) -> &str {
        self.names().next().unwrap_or_default()
    }

    /// The source without what was compared with it.
    pub fn cited(&self) -> &str {
        self.source.split("; ").next().unwrap_or_default()
    }

    /// Whether it is true on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// Whether both are true on some day.
    pub(super) fn meets(&self, other: &Row) -> bool {
        self.first() <= other.last() && other.first() <= self.last()
    }

    /// What is left of it on the days that `other` is not true on: as it was, the days before, the days after, or none.
    pub(super) fn without(self, other: &Row) -> impl Iterator<Item = Row> + use<> {
        if !self.meets(other) {
            return [Some(self), None].into_iter().flatten();
        }
        let before = other.from.and_then(|day| day.yesterday().ok()).filter(|day| self.first() <= *day);
        let after = other.to.and_then(|day| day.tomorrow().ok()).filter(|day| *day <= self.last());
        let before = before.map(|to| Row { to: Some(to), ..self.clone() });
        [before, after.map(|from| Row { from: Some(from), ..self })].into_iter().flatten()
    }

    fn first(&self) -> Date {
        self.from.unwrap_or(Date::MIN)
    }

    fn last(&self) -> Date {
        self.to.unwrap_or(Date::MAX)
    }
}

/// The rows of `content`; lines that are empty or start with `#` are left out.
///
/// # Errors
///
/// The first row that has not five columns, an empty one, or days that are none or out of order.
pub fn rows(file: &str, content: &str) -> Result<Vec<Row>, RowError> {
    let mut found = Vec::new();
    for (index, text) in content.lines().enumerate() {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let failed = |what| RowError { file: file.to_owned(), line: index + 1, what, form: RowForm::Fact };
        found.push(row(text, index + 1).map_err(failed)?);
    }
    Ok(found)
}

fn row(text: &str, line: usize) -> Result<Row, String> {
    let columns: Vec<&str> = text.split('\t').collect();
    let &[subject, value, from, to, source] = columns.as_slice() else {
        return Err(format!("{} columns instead of 5", columns.len()));
    };
    if [subject, value, source].iter().any(|column| column.trim().is_empty()) {
        return Err("an empty column".to_owned());
    }
    let (from, to) = (day(from, Edge::First)?, day(to, Edge::Last)?);
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(format!("{from} is after {to}")),
        _ => {
            let [subject, value, source] = [subject, value, source].map(str::to_owned);
            Ok(Row { subject, value, from, to, source, line })
        }
    }
}

/// Which day of a year that stands alone is meant.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// "2025-07-01", "2025", or "-" where there is no such day.
fn day(text: &str, edge: Edge) -> Result<Option<Date>, String> {
    if text == "-" {
        return Ok(None);
    }
    let whole_year = text.parse().ok().filter(|_| text.len() == 4).and_then(|year: i16| match edge {
        Edge::First => Date::new(year, 1, 1).ok(),
        Edge::Last => Date::new(year, 12, 31).ok(),
    });
    match whole_year.or_else(|| text.parse().ok()) {
        Some(day) => Ok(Some(day)),
        None => Err(format!("{text:?} is neither a day (2025-07-01), a year nor -")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_row_is_true_between_its_days() {
        let file = "# a comment\n\nsố tỉnh, thành | số tỉnh\t63\t2008-08-01\t2025-06-30\tmột nghị quyết\n";
        let rows = rows("counts.tsv", file).unwrap();
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((row.name(), row.value.as_str(), row.line), ("số tỉnh, thành", "63", 3));
        assert_eq!(row.names().collect::<Vec<_>>(), ["số tỉnh, thành", "số tỉnh"]);
        assert!(row.holds_on(date(2008, 8, 1)) && row.holds_on(date(2025, 6, 30)));
        assert!(!row.holds_on(date(2008, 7, 31)) && !row.holds_on(date(2025, 7, 1)));
    }

    #[test]
    fn a_year_is_all_its_days() {
        let rows = rows("rates.tsv", "USD\t22000..23500\t2017\t2017\tthống kê\n").unwrap();
        assert!(rows[0].holds_on(date(2017, 1, 1)) && rows[0].holds_on(date(2017, 12, 31)));
        assert!(!rows[0].holds_on(date(2018, 1, 1)));
    }

    #[test]
    fn a_row_gives_way_where_another_is_true() {
        let row = |days: &str| rows("f.tsv", &format!("a\tb\t{days}\tnguồn\n")).unwrap().remove(0);
        let check = |ours: &str, own: &str, left: &[&str]| {
            let told = |row: Row| {
                let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
                format!("{} {}", day(row.from), day(row.to))
            };
            let found: Vec<String> = row(ours).without(&row(own)).map(told).collect();
            assert_eq!(found, left, "{ours} without {own}");
        };
        check("-\t-", "-\t-", &[]);
        check("-\t-", "2010\t2012", &["- 2009-12-31", "2013-01-01 -"]);
        check("2011\t-", "2010\t2012", &["2013-01-01 -"]);
        check("2000\t2011", "2010\t2012", &["2000-01-01 2009-12-31"]);
        check("2000\t2005", "2010\t2012", &["2000-01-01 2005-12-31"]);
        check("2010\t2012", "2010\t-", &[]);
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        for (text, what) in [
            ("a\tb\t-\t-", "4 columns instead of 5"),
            ("a\tb\t-\t-\t ", "an empty column"),
            ("a\tb\t2025-13-01\t-\tc", "\"2025-13-01\" is neither a day (2025-07-01), a year nor -"),
            ("a\tb\t2025\t2024\tc", "2025-01-01 is after 2024-12-31"),
        ] {
            let error = rows("f.tsv", &format!("# head\n{text}\n")).unwrap_err();
            assert_eq!((error.line, error.what.as_str()), (2, what));
        }
    }
}
