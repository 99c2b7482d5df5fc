//! A newsroom's own words, facts and rules: folders of files to the vocabulary and the rules of a run. Invariant: a file that cannot be read
//! or used is named with its line, and nothing is checked with half of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::facts::Facts;
use crate::lexicon::{Lexicon, Vocabulary};
use crate::rule::HouseRules;

/// What explains a folder of pages, and is no page itself.
const README: &str = "README.md";

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows as in `rules/lexicon`.
    Words,
    /// Rows as in `rules/facts`, in files called as there.
    Facts,
    /// Pages of rules.
    Rules,
}

impl Kind {
    /// Where a newsroom keeps its files, seen from the working folder or one above it.
    fn folder(self) -> &'static str {
        match self {
            Kind::Words => ".soatso/lexicon",
            Kind::Facts => ".soatso/facts",
            Kind::Rules => ".soatso/rules",
        }
    }

    /// What such files end in.
    fn extension(self) -> &'static str {
        match self {
            Kind::Words | Kind::Facts => "tsv",
            Kind::Rules => "md",
        }
    }
}

/// Why there is no vocabulary, or no rules.
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

/// The rules of every page of `folders`.
pub(super) fn house_rules(folders: &[PathBuf]) -> Result<HouseRules, KnowledgeError> {
    let pages = files(Kind::Rules, folders)?;
    let unusable = |error: crate::rule::HouseError| KnowledgeError { kind: Kind::Rules, reason: error.to_string() };
    HouseRules::read(&borrowed(&pages)).map_err(unusable)
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
        for path in listed(folder, kind).map_err(|error| unreadable(folder, error))? {
            let content = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            files.push((path.to_string_lossy().into_owned(), content));
        }
    }
    Ok(files)
}

/// The files of a folder, by name: rows of a later file stand behind those of an earlier one.
fn listed(folder: &Path, kind: Kind) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    let is_wanted = |path: &PathBuf| {
        path.extension().is_some_and(|e| e == kind.extension()) && path.file_name().is_none_or(|name| name != README)
    };
    let mut paths: Vec<PathBuf> = entries.into_iter().filter(is_wanted).collect();
    paths.sort();
    Ok(paths)
}

/// The folder of a newsroom's files in `here` or the nearest folder above it that has one.
pub(super) fn nearest(here: &Path, kind: Kind) -> Option<PathBuf> {
    here.ancestors().map(|above| above.join(kind.folder())).find(|folder| folder.is_dir())
}
