//! A line of JSON to an article. Invariant: `id` comes out as it went in, of whatever type it is.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::cli::input::{Article, Failure};
use crate::report::json::Name;
use crate::report::{Problem, Trouble};
use crate::text::Document;

/// One article of an archive. Fields that are not named here are passed over.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    title: Option<String>,
    text: Option<String>,
    #[serde(default)]
    published: Value,
}

/// Reads the record on line `number` of `file`.
pub(super) fn load(file: &str, number: usize, line: &[u8]) -> Result<Article, Failure> {
    let failure = |id: Value, trouble| Failure {
        name: Name::Id(id),
        file: file.to_owned(),
        problem: Problem::at(number, trouble),
    };
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    let line = simdutf8::compat::from_utf8(line)
        .map_err(|e| failure(Value::Null, Trouble::InvalidUtf8 { byte: e.valid_up_to() }))?;
    if !line.starts_with('{') {
        return Err(failure(Value::Null, Trouble::NotJson { column: 1 }));
    }
    let record: Record = serde_json::from_str(line).map_err(|e| failure(id_of(line), trouble(&e)))?;
    let Some(text) = record.text else { return Err(failure(record.id, Trouble::NoText)) };
    let document = Document::from_record(record.title.as_deref(), &text).with_published(day(&record.published));
    let heading = match &record.id {
        Value::Null => format!("{file}:{number}"),
        Value::String(id) => format!("{file}:{number} ({id})"),
        id => format!("{file}:{number} ({id})"),
    };
    Ok(Article { name: Name::Id(record.id), heading, document })
}

/// The id of a record of which something else is wrong.
fn id_of(line: &str) -> Value {
    match serde_json::from_str(line) {
        Ok(Value::Object(mut fields)) => fields.remove("id").unwrap_or_default(),
        _ => Value::Null,
    }
}

fn trouble(error: &serde_json::Error) -> Trouble {
    if !error.is_data() {
        return Trouble::NotJson { column: error.column() };
    }
    // The position is always on "line 1", which would be taken for a line of the file.
    let reason = error.to_string();
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
