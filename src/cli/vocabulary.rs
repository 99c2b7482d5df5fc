//! A newsroom's own words: folders of vocabulary files to the vocabulary of a run. Invariant: a file that cannot be read
//! or used is named with its line, and nothing is checked with half of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::lexicon::{Lexicon, LexiconError, Vocabulary};

/// Where a newsroom keeps its files, seen from the working folder or one above it.
const FOLDER: &str = ".soatso/lexicon";

/// What such files end in.
const EXTENSION: &str = "tsv";

/// Why there is no vocabulary.
#[derive(Debug, thiserror::Error)]
pub(super) enum VocabularyError {
    #[error("{path}: {error}")]
    Unreadable { path: String, error: io::Error },
    #[error(transparent)]
    Unusable(#[from] LexiconError),
}

/// A vocabulary and the rows that were added to the built-in one.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub(super) vocabulary: Vocabulary,
    pub(super) rows: String,
}

/// The built-in vocabulary with the rows of every `*.tsv` of `folders`.
pub(super) fn read(folders: &[PathBuf]) -> Result<Own, VocabularyError> {
    if folders.is_empty() {
        return Ok(Own { vocabulary: Lexicon::builtin().into(), rows: String::new() });
    }
    let mut files = Vec::new();
    for folder in folders {
        for path in tables(folder).map_err(unreadable(folder))? {
            let content = fs::read_to_string(&path).map_err(unreadable(&path))?;
            files.push((path.to_string_lossy().into_owned(), content));
        }
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.strip_prefix('\u{feff}').unwrap_or(content)))
        .collect();
    let rows = files.iter().map(|(_, rows)| *rows).collect::<Vec<_>>().join("\u{1}");
    Ok(Own { vocabulary: Lexicon::with_extra(&files)?.into(), rows })
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
pub(super) fn nearest(here: &Path) -> Option<PathBuf> {
    here.ancestors().map(|above| above.join(FOLDER)).find(|folder| folder.is_dir())
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> VocabularyError {
    let path = path.to_string_lossy().into_owned();
    move |error| VocabularyError::Unreadable { path, error }
}
