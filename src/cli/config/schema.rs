//! The table of keys to a JSON schema. Invariant: `soatso.schema.json` beside the sources is what this prints
//! (`tests/config.rs`).
//!
//! Rules and families are given by a pattern and not by their names, so that a new rule touches no schema; a name that is no rule is
//! told when the file is read.

use serde_json::{Map, Value, json};

use super::key::{Key, Shape};

/// The schema of `soatso.toml`.
pub(in crate::cli) fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "soatso.toml",
        "description": "Thiết lập của soatso / Settings of soatso",
        "type": "object",
        "properties": properties(&Key::FILE),
        "additionalProperties": false,
    })
}

fn properties(keys: &[Key]) -> Value {
    let described = |key: &Key| {
        let mut shape = shape(&key.shape());
        if let Some(object) = shape.as_object_mut() {
            object.insert("description".to_owned(), key.description().into());
        }
        (key.name().to_owned(), shape)
    };
    Value::Object(keys.iter().map(described).collect::<Map<_, _>>())
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Word(words) => json!({"type": "string", "enum": words}),
        Shape::Share => json!({"type": "number", "minimum": 0, "maximum": 1}),
        Shape::Path => json!({"type": "string"}),
        Shape::Folders | Shape::Globs => json!({"type": "array", "items": {"type": "string"}}),
        Shape::Rules(levels) => {
            let level = json!({"type": "string", "enum": levels});
            json!({
                "type": "object",
                "patternProperties": {"^([A-Za-z][0-9]{2}|[a-z][a-z0-9-]*)$": level},
                "additionalProperties": false,
            })
        }
        Shape::Overrides => json!({
            "type": "array",
            "items": {
                "type": "object",
                "properties": properties(&Key::OVERRIDE),
                "required": [Key::Paths.name()],
                "additionalProperties": false,
            },
        }),
    }
}
