//! A newsroom's own words and facts: folders of files to the vocabulary of a run. Invariant: a file that cannot be read
//! or used is named with its line, and nothing is checked with half of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::facts::Facts;
use crate::lexicon::{Lexicon, Vocabulary};

/// What such files end in.
const EXTENSION: &str = "tsv";

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows as in `rules/lexicon`.
    Words,
    /// Rows as in `rules/facts`, in files called as there.
    Facts,
}

impl Kind {
    /// Where a newsroom keeps its files, seen from the working folder or one above it.
    fn folder(self) -> &'static str {
        match self {
            Kind::Words => ".soatso/lexicon",
            Kind::Facts => ".soatso/facts",
        }
    }
}

/// Why there is no vocabulary.
#[derive(Debug)]
pub(super) struct KnowledgeError {
    pub(super) kind: Kind,
    /// The file, its line and what is wrong.
    pub(super) reason: String,
}

/// A vocabulary and the rows that were added to the built-in one.
#[derive(Clone, Debug)]
pub(super) struct Knowledge {
    pub(super) vocabulary: Vocabulary,
    pub(super) rows: String,
}

/// What is built in, with the rows of every `*.tsv` of the folders of `words` and of `facts`.
pub(super) fn read(words: &[PathBuf], facts: &[PathBuf]) -> Result<Knowledge, KnowledgeError> {
    if words.is_empty() && facts.is_empty() {
        return Ok(Knowledge { vocabulary: Lexicon::builtin().into(), rows: String::new() });
    }
    let (words, facts) = (files(Kind::Words, words)?, files(Kind::Facts, facts)?);
    let unusable = |kind| move |error: crate::facts::RowError| KnowledgeError { kind, reason: error.to_string() };
    let known = Facts::with_extra(&borrowed(&facts)).map_err(unusable(Kind::Facts))?;
    let lexicon = Lexicon::with_extra_knowing(&borrowed(&words), known).map_err(unusable(Kind::Words))?;
    // The name of a file of facts is its topic.
    let rows = words.iter().map(|(_, rows)| rows.as_str()).chain(facts.iter().flat_map(|(name, rows)| [&**name, rows]));
    Ok(Knowledge { vocabulary: lexicon.into(), rows: rows.collect::<Vec<_>>().join("\u{1}") })
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, content)| (name.as_str(), content.strip_prefix('\u{feff}').unwrap_or(content))).collect()
}

/// The files of `folders`, each with its path and content.
fn files(kind: Kind, folders: &[PathBuf]) -> Result<Vec<(String, String)>, KnowledgeError> {
    let unreadable = |path: &Path, error: io::Error| {
        let reason = format!("{}: {error}", path.to_string_lossy());
        KnowledgeError { kind, reason }
    };
    let mut files = Vec::new();
    for folder in folders {
        for path in tables(folder).map_err(|error| unreadable(folder, error))? {
            let content = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            files.push((path.to_string_lossy().into_owned(), content));
        }
    }
    Ok(files)
}

/// The files of a folder, by name: rows of a later file stand behind those of an earlier one.
fn tables(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|e| e == EXTENSION)).collect();
    paths.sort();
    Ok(paths)
}

/// The folder of a newsroom's files in `here` or the nearest folder above it that has one.
pub(super) fn nearest(here: &Path, kind: Kind) -> Option<PathBuf> {
    here.ancestors().map(|above| above.join(kind.folder())).find(|folder| folder.is_dir())
}
