//! A line of JSON to an article. Invariant: `id` comes out as it went in, of whatever type it is.

use std::fmt;

use jiff::civil::Date;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::cli::fields::{Fields, Part};
use crate::cli::input::{Article, Failure};
use crate::report::json::Name;
use crate::report::{Origin, Problem, Trouble};
use crate::text::Document;

/// One article of an archive.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) id: Value,
    pub(super) title: Option<String>,
    pub(super) text: Option<String>,
    pub(super) published: Value,
}

/// Reads the record on line `number` of `file`.
pub(super) fn load(file: &str, number: usize, line: &[u8], fields: &Fields) -> Result<Article, Failure> {
    let failure = |id: Value, trouble| failed(file, number, id, trouble);
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    let line = simdutf8::compat::from_utf8(line)
        .map_err(|e| failure(Value::Null, Trouble::InvalidUtf8 { byte: e.valid_up_to() }))?;
    if !line.starts_with('{') {
        return Err(failure(Value::Null, Trouble::NotJson { column: 1 }));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    let record = fields.deserialize(&mut json).and_then(|record| json.end().map(|()| record));
    let record = record.map_err(|e| failure(id_of(line, fields), trouble(&e)))?;
    record.article(file, number, fields)
}

/// A record that is no article.
pub(super) fn failed(file: &str, number: usize, id: Value, trouble: Trouble) -> Failure {
    Failure { name: Name::Id(id), file: file.to_owned(), problem: Box::new(Problem::at(number, trouble)) }
}

impl Record {
    /// The article that begins on line `number` of `file`.
    pub(super) fn article(self, file: &str, number: usize, fields: &Fields) -> Result<Article, Failure> {
        let Some(text) = self.text else {
            let field = fields.name(Part::Text).to_owned();
            return Err(failed(file, number, self.id, Trouble::NoText { field }));
        };
        let document = Document::from_record(self.title.as_deref(), &text).with_published(day(&self.published));
        let heading = match &self.id {
            Value::Null => format!("{file}:{number}"),
            Value::String(id) => format!("{file}:{number} ({id})"),
            id => format!("{file}:{number} ({id})"),
        };
        let origin = Origin::new(file, Some(number));
        Ok(Article { name: Name::Id(self.id), heading, origin, document })
    }
}

impl<'de> DeserializeSeed<'de> for &Fields {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &Fields {
    type Value = Record;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    /// Fields that have no name in the map are passed over.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(name) = map.next_key::<String>()? {
            match self.part(&name) {
                Some(Part::Id) => record.id = map.next_value()?,
                Some(Part::Title) => record.title = map.next_value()?,
                Some(Part::Text) => record.text = map.next_value()?,
                Some(Part::Published) => record.published = map.next_value()?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(record)
    }
}

/// The id of a record of which something else is wrong.
fn id_of(line: &str, names: &Fields) -> Value {
    match serde_json::from_str(line) {
        Ok(Value::Object(mut fields)) => fields.remove(names.name(Part::Id)).unwrap_or_default(),
        _ => Value::Null,
    }
}

fn trouble(error: &serde_json::Error) -> Trouble {
    let reason = error.to_string();
    if reason.starts_with("recursion limit") {
        return Trouble::DeepJson { column: error.column() };
    }
    if !error.is_data() {
        return Trouble::NotJson { column: error.column() };
    }
    // The position is always on "line 1", which would be taken for a line of the file.
    Trouble::WrongShape(reason.split_once(" at line ").map_or(reason.as_str(), |(what, _)| what).to_owned())
}

/// The day that a date or a time stamp starts with.
fn day(published: &Value) -> Option<Date> {
    published.as_str()?.trim().get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::day;

    #[test]
    fn a_time_stamp_gives_its_day() {
        let expected = Some(jiff::civil::date(2024, 6, 11));
        assert_eq!(day(&json!("2024-06-11")), expected);
        assert_eq!(day(&json!("2024-06-11T08:30:00+07:00")), expected);
        assert_eq!(day(&json!("11/06/2024")), None);
        assert_eq!(day(&json!("2024-13-11")), None);
        assert_eq!(day(&json!(20240611)), None);
    }
}
