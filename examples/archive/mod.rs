//! Articles for the two measurements: a folder of .txt files, or a file with one JSON record a line. Invariant: every
//! article comes in the order of the archive, whatever is wrong with others.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use serde::Deserialize;
use soatso::text::Document;

/// One article as it stands in the archive.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Article {
    /// What its lines of a report are called by.
    #[serde(default, deserialize_with = "name")]
    pub(crate) id: String,
    /// The headline, where it is a field of its own.
    pub(crate) title: Option<String>,
    /// The text.
    pub(crate) text: String,
    /// An ISO date, or a time stamp that starts with one.
    pub(crate) published: Option<String>,
}

/// An id of whatever type as text.
fn name<'de, D: serde::Deserializer<'de>>(id: D) -> Result<String, D::Error> {
    let id = serde_json::Value::deserialize(id)?;
    Ok(id.as_str().map_or_else(|| id.to_string(), str::to_owned))
}

impl Article {
    /// The document, with its day of publication.
    pub(crate) fn document(&self) -> Document {
        let day = self.published.as_deref().and_then(|day| day.trim().get(..10)?.parse().ok());
        let document = match &self.title {
            Some(title) => Document::from_record(Some(title), &self.text),
            None => Document::from_text(&self.text),
        };
        document.with_published(day)
    }
}

/// The articles of a folder of .txt files or of a file with one record a line; lines that are no record are left out.
///
/// # Errors
///
/// When the folder or the file cannot be read.
pub(crate) fn articles(path: &Path) -> io::Result<Vec<Article>> {
    if !path.is_dir() {
        let lines = fs::read_to_string(path)?;
        return Ok(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect());
    }
    let mut files: Vec<_> = fs::read_dir(path)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let article = |file: &Path| {
        let id = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Article { id, title: None, text: fs::read_to_string(file)?, published: None })
    };
    files.iter().map(|file| article(file)).collect()
}

/// Does `work` on every article, on all cores; the results come in the order of the articles.
pub(crate) fn each<R: Send>(articles: &[Article], work: impl Fn(&Article) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(articles.len()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZeroUsize::get) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(article) = articles.get(at) else { break };
                    let result = work(article);
                    if let Ok(mut done) = done.lock() {
                        done.push((at, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
