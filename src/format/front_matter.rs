//! The lines before a Markdown text to its title, lead and date.
//!
//! Invariant: only what is certain is taken: keys at the start of a line, values of one scalar; anything else of YAML or
//! TOML is passed over, never misread.

use std::ops::Range;

use crate::text::{BlockKind, Draft, day};

const TITLE: &[&str] = &["title", "headline"];
const LEAD: &[&str] = &["description", "summary", "excerpt", "lead", "sapo"];
const DATE: &[&str] =
    &["date", "published", "publisheddate", "publishdate", "pubdate", "published_at", "published_time"];

/// How values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `key: value`
    Yaml,
    /// `key = "value"`
    Toml,
}

/// A value: its place without quotes, and what it spells where the place does not.
struct Value {
    place: Range<usize>,
    spelled: Option<String>,
}

/// Hands over the title and the lead that stand in `place` of the source, and keeps the date.
pub(super) fn take(draft: &mut Draft<'_>, place: Range<usize>, style: Style) {
    let source = draft.source();
    let mut at = place.start;
    let lines = source.get(place.clone()).unwrap_or_default().split_inclusive('\n');
    for line in lines {
        let start = at;
        at += line.len();
        let mark = if style == Style::Yaml { ':' } else { '=' };
        let Some((key, rest)) = line.split_once(mark) else { continue };
        let lower = key.trim_end().to_lowercase();
        let kind = match lower.as_str() {
            key if TITLE.contains(&key) => BlockKind::Title,
            key if LEAD.contains(&key) => BlockKind::Lead,
            key if DATE.contains(&key) => BlockKind::Metadata,
            _ => continue,
        };
        let from = start + key.len() + mark.len_utf8();
        let Some(value) = value(source, from, rest, place.end) else { continue };
        if kind == BlockKind::Metadata {
            draft.set_published(source.get(value.place).and_then(day));
        } else if !draft.has(kind) {
            draft.start_block(kind);
            match value.spelled {
                Some(text) => draft.replace(value.place, &text),
                None => draft.flow(value.place),
            }
        }
    }
    draft.start_block(BlockKind::Body);
}

/// The value that begins in `rest`, which stands at `from`; front matter ends at `end`.
fn value(source: &str, from: usize, rest: &str, end: usize) -> Option<Value> {
    let bare = rest.trim();
    let start = from + rest.len() - rest.trim_start().len();
    match bare.chars().next()? {
        quote @ ('"' | '\'') => quoted(source.get(start + 1..end)?, start + 1, quote),
        '|' | '>' => {
            let body = from + rest.len();
            let block = source.get(body..end)?;
            let length: usize = block
                .split_inclusive('\n')
                .take_while(|line| line.trim().is_empty() || line.starts_with([' ', '\t']))
                .map(str::len)
                .sum();
            Some(Value { place: body..body + length, spelled: None })
        }
        '[' | '{' | '&' | '*' | '!' | '#' => None,
        _ => {
            let plain = bare.split(" #").next().unwrap_or(bare).trim_end();
            Some(Value { place: start..start + plain.len(), spelled: None })
        }
    }
}

/// The string that `text`, which stands at `start`, begins with, up to `quote`.
fn quoted(text: &str, start: usize, quote: char) -> Option<Value> {
    let mut spelled = String::new();
    let mut is_changed = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' => return None,
            _ if c == quote && quote == '\'' && chars.next_if(|(_, next)| *next == quote).is_some() => {
                is_changed = true;
                spelled.push(quote);
            }
            _ if c == quote => {
                let spelled = is_changed.then_some(spelled);
                return Some(Value { place: start..start + at, spelled });
            }
            '\\' if quote == '"' => {
                is_changed = true;
                match chars.next()?.1 {
                    'n' | 't' => spelled.push(' '),
                    escaped @ ('"' | '\\' | '/') => spelled.push(escaped),
                    // Code points and the rest are left to those who write them.
                    _ => return None,
                }
            }
            _ => spelled.push(c),
        }
    }
    None
}
