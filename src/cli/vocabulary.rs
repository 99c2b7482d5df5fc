//! A newsroom's own words: folders of vocabulary files to the vocabulary of a run. Invariant: a file that cannot be read
//! or used is named with its line, and nothing is checked with half of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::output::complain;
use crate::lexicon::{Lexicon, LexiconError, Vocabulary};
use crate::report::Wording;

/// Where a newsroom keeps its files, seen from the working folder or one above it.
const FOLDER: &str = ".soatso/lexicon";

/// What such files end in.
const EXTENSION: &str = "tsv";

/// Why there is no vocabulary.
#[derive(Debug, thiserror::Error)]
enum VocabularyError {
    #[error("{path}: {error}")]
    Unreadable { path: String, error: io::Error },
    #[error(transparent)]
    Unusable(#[from] LexiconError),
}

/// The vocabulary of a run, or none once the user has been told why.
pub(super) fn load(folder: Option<&Path>, wording: Wording) -> Option<Vocabulary> {
    read(folder).map_err(|error| complain(&format!("soatso: {}", wording.no_vocabulary(&error.to_string())))).ok()
}

/// The built-in vocabulary with the rows of every `*.tsv` of `folder`. Without a folder, those of `.soatso/lexicon` in the
/// working folder or the nearest one above it that has it; with neither, the built-in one alone.
fn read(folder: Option<&Path>) -> Result<Vocabulary, VocabularyError> {
    let Some(folder) = folder.map(Path::to_path_buf).or_else(nearest) else {
        return Ok(Lexicon::builtin().into());
    };
    let mut files = Vec::new();
    for path in tables(&folder).map_err(unreadable(&folder))? {
        let content = fs::read_to_string(&path).map_err(unreadable(&path))?;
        files.push((path.to_string_lossy().into_owned(), content));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.strip_prefix('\u{feff}').unwrap_or(content)))
        .collect();
    Ok(Lexicon::with_extra(&files)?.into())
}

/// The files of a folder, by name: rows of a later file stand behind those of an earlier one.
fn tables(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|e| e == EXTENSION)).collect();
    paths.sort();
    Ok(paths)
}

fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|above| above.join(FOLDER)).find(|folder| folder.is_dir())
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> VocabularyError {
    let path = path.to_string_lossy().into_owned();
    move |error| VocabularyError::Unreadable { path, error }
}
