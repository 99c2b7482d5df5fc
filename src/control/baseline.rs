//! The findings that were there before. Invariant: an entry has no position, so it survives edits elsewhere in its article,
//! and excuses as many findings as were there, not more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Checked;
use crate::rule::Finding;

/// The version of the form.
const SCHEMA: u32 = 1;

/// One kind of finding in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The rule, for people who read the file.
    pub rule: String,
    /// The text it was about, for people who read the file.
    pub quote: String,
    /// How many such findings there were.
    pub count: usize,
}

/// The findings of each article by their fingerprints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    articles: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// The form of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    schema: u32,
    articles: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// A text that is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum NotABaseline {
    /// It is no JSON of the form.
    #[error("{0}")]
    Form(#[from] serde_json::Error),
    /// It was written in another form.
    #[error("schema {0}")]
    Schema(u32),
}

/// How a baseline compares with the findings of today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Findings that it excuses.
    pub known: usize,
    /// Findings that it does not have.
    pub new: usize,
    /// Findings it has that are gone.
    pub gone: usize,
}

impl Baseline {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// When the text is no baseline of this form.
    pub fn parse(text: &str) -> Result<Self, NotABaseline> {
        let form: Form = serde_json::from_str(text)?;
        if form.schema != SCHEMA {
            return Err(NotABaseline::Schema(form.schema));
        }
        Ok(Self { articles: form.articles })
    }

    /// The text of the file: the same findings always give the same text, one entry a few lines, so that merges are small.
    pub fn text(&self) -> String {
        let form = Form { schema: SCHEMA, articles: self.articles.clone() };
        // Strings, numbers and maps with string keys can always be written.
        let mut text = serde_json::to_string_pretty(&form).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Takes in the findings of `article`.
    pub fn add<'a>(&mut self, article: &str, findings: impl IntoIterator<Item = (&'a Finding, &'a str)>) {
        for (finding, quote) in findings {
            let known = self.articles.entry(article.to_owned()).or_default();
            let entry = known.entry(finding.fingerprint.as_str().to_owned());
            entry
                .or_insert_with(|| Entry { rule: finding.rule.id.clone(), quote: quote.to_owned(), count: 0 })
                .count += 1;
        }
    }

    /// Takes over all entries of another.
    pub fn join(&mut self, other: Baseline) {
        for (article, entries) in other.articles {
            let known = self.articles.entry(article).or_default();
            for (fingerprint, entry) in entries {
                known.entry(fingerprint).and_modify(|k| k.count += entry.count).or_insert(entry);
            }
        }
    }

    /// Takes the findings that are known of `article` out of `checked`.
    pub fn excuse(&self, article: &str, checked: &mut Checked) {
        let Some(entries) = self.articles.get(article) else { return };
        let mut left: BTreeMap<&str, usize> = entries.iter().map(|(print, e)| (print.as_str(), e.count)).collect();
        let before = checked.findings.len();
        checked.findings.retain(|finding| match left.get_mut(finding.fingerprint.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        checked.withheld.baseline += before - checked.findings.len();
    }

    /// Compares with what there is `today`.
    pub fn compare(&self, today: &Baseline) -> Comparison {
        let mut comparison = Comparison::default();
        for (article, print, entry) in self.entries() {
            let now = today.count(article, print);
            comparison.known += entry.count.min(now);
            comparison.gone += entry.count.saturating_sub(now);
        }
        for (article, print, entry) in today.entries() {
            comparison.new += entry.count.saturating_sub(self.count(article, print));
        }
        comparison
    }

    /// Takes out what is gone `today`; nothing is added.
    #[must_use]
    pub fn pruned(&self, today: &Baseline) -> Baseline {
        let mut pruned = Baseline::default();
        for (article, print, entry) in self.entries() {
            let count = entry.count.min(today.count(article, print));
            if count > 0 {
                let entry = Entry { count, ..entry.clone() };
                pruned.articles.entry(article.to_owned()).or_default().insert(print.to_owned(), entry);
            }
        }
        pruned
    }

    /// Every article, fingerprint and entry.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, &Entry)> {
        self.articles.iter().flat_map(|(article, entries)| {
            entries.iter().map(move |(print, entry)| (article.as_str(), print.as_str(), entry))
        })
    }

    fn count(&self, article: &str, print: &str) -> usize {
        self.articles.get(article).and_then(|entries| entries.get(print)).map_or(0, |entry| entry.count)
    }
}
