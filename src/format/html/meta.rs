//! What the head of a page says of its article: title and date.
//!
//! Invariant: of several dates the one meant for machines counts, and the day is the one in Vietnam.

use std::ops::Range;

use html5gum::StartTag;
use jiff::civil::Date;

use super::role::{Tag, value};
use crate::text::day;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    /// Where its title stands: that of its preview, else that of its window.
    pub(super) title: Option<Range<usize>>,
    has_preview: bool,
    /// Dates as they were found: `article:published_time`, JSON-LD, other metadata, the first `<time>`.
    dates: [Option<Date>; 4],
}

impl Meta {
    /// The date of publication.
    pub(super) fn published(&self) -> Option<Date> {
        self.dates.iter().find_map(|date| *date)
    }

    fn offer(&mut self, rank: usize, stamp: &str) {
        if let Some(slot) = self.dates.get_mut(rank) {
            *slot = slot.or_else(|| day(stamp));
        }
    }

    /// A `<meta>` tag at `place`.
    pub(super) fn see_meta(&mut self, source: &str, place: Range<usize>, tag: &StartTag<usize>) {
        let Some(content) = value(tag, b"content") else { return };
        let names = [value(tag, b"property"), value(tag, b"name"), value(tag, b"itemprop")];
        for name in names.into_iter().flatten() {
            match name.to_lowercase().as_str() {
                "article:published_time" => self.offer(0, content),
                "datepublished" | "pubdate" | "publishdate" | "date" | "dc.date" | "dc.date.issued" => {
                    self.offer(2, content);
                }
                "og:title" if !self.has_preview => {
                    let written = content_place(source, place.clone());
                    self.has_preview = written.is_some();
                    self.title = written.or_else(|| self.title.take());
                }
                _ => {}
            }
        }
    }

    /// The text of `<title>`, at `place`.
    pub(super) fn see_title(&mut self, source: &str, place: Range<usize>) {
        if self.title.is_none() && source.get(place.clone()).is_some_and(|title| !title.trim().is_empty()) {
            self.title = Some(place);
        }
    }

    /// An element with a machine-readable time.
    pub(super) fn see_time(&mut self, name: Tag, tag: &StartTag<usize>) {
        if name == Tag::Time
            && let Some(stamp) = value(tag, b"datetime")
        {
            self.offer(3, stamp);
        }
    }

    /// A script: JSON-LD names the date as a field.
    pub(super) fn see_script(&mut self, script: &str) {
        const FIELD: &str = "\"datePublished\"";
        let Some(at) = script.find(FIELD) else { return };
        let stamp = script
            .get(at + FIELD.len()..)
            .and_then(|rest| rest.trim_start().strip_prefix(':'))
            .and_then(|rest| rest.trim_start().strip_prefix('"'))
            .and_then(|rest| rest.split('"').next());
        self.offer(1, stamp.unwrap_or_default());
    }
}

/// Where the value of `content` stands in the tag at `place`, without its quotes.
fn content_place(source: &str, place: Range<usize>) -> Option<Range<usize>> {
    let tag = source.get(place.clone())?;
    let at = tag.to_ascii_lowercase().find("content=")? + "content=".len();
    let quote = tag.as_bytes().get(at).filter(|byte| matches!(byte, b'"' | b'\''))?;
    let value = tag.get(at + 1..)?;
    let end = value.bytes().position(|byte| byte == *quote)?;
    Some(place.start + at + 1..place.start + at + 1 + end)
}
