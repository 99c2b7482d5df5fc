//! The shape of the source tree: which folder may use which, how long a file may get, what every file says of itself.
//!
//! What is broken today stands in a list here, and a row that is no longer needed fails too: the lists only get shorter.

#![allow(clippy::unwrap_used, clippy::panic)] // A test speaks by panicking, its helpers too.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// The folders in the order of the pipeline: each uses only those before it.
const FOLDERS: [&str; 11] =
    ["text", "format", "facts", "lexicon", "number", "mention", "claim", "rule", "control", "report", "cli"];

/// What the crate root offers, and the folders that may use it: they come after everything that the root joins.
const ROOT: [&str; 9] =
    ["Checked", "annotate", "check", "check_all", "check_annotated", "check_edited", "check_with", "read", "words"];
const USERS_OF_ROOT: [&str; 3] = ["control", "report", "cli"];

/// The most lines of code in a file; its tests do not count.
const LONGEST: usize = 500;

/// Names that say nothing of what a file is for.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "manager", "common", "misc", "shared"];

/// One file of `src/`.
struct Source {
    /// Its path below `src/`, with slashes.
    path: String,
    text: String,
}

impl Source {
    /// The folder of the pipeline; empty for the crate root.
    fn folder(&self) -> &str {
        self.path.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// The lines that are not comments, each with its number.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, l)| !l.trim_start().starts_with("//"))
    }

    /// The `//!` lines at its head.
    fn opening(&self) -> String {
        self.text.lines().map_while(|line| line.strip_prefix("//!")).collect::<Vec<_>>().join("\n")
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("_tests.rs")
    }

    /// How many lines stand before its tests.
    fn length(&self) -> usize {
        self.text.lines().take_while(|line| *line != "#[cfg(test)]").count()
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let source = |path: PathBuf| {
        let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        Source { path: below, text: fs::read_to_string(&path).unwrap().replace("\r\n", "\n") }
    };
    let found: Vec<Source> = paths.into_iter().map(source).collect();
    assert!(found.len() > FOLDERS.len(), "nothing to look at in {}", root.display());
    found
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The names right below `crate::` on a line: one, or those of a group in braces.
fn uses(line: &str) -> Vec<String> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bcrate::(?:(\w+)|\{([^;]*))").unwrap());
    let mut names = Vec::new();
    for found in PATH.captures_iter(line) {
        if let Some(name) = found.get(1) {
            names.push(name.as_str().to_owned());
        } else if let Some(group) = found.get(2) {
            names.extend(heads(group.as_str()));
        }
    }
    names
}

/// The first names of "a::b, c::{d, e}, f}".
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut outside = String::new();
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    let head = |item: &str| item.trim().split("::").next().unwrap_or_default().to_owned();
    outside.split(',').map(head).filter(|name| !name.is_empty()).collect()
}

/// Compares the paths that break a rule with those known to, both ways.
fn hold(broken: impl IntoIterator<Item = (String, String)>) {
    let failures: Vec<String> = broken.into_iter().map(|(path, what)| format!("src/{path}: {what}")).collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn folders_use_only_those_before_them() {
    let mut failures = Vec::new();
    for source in sources() {
        let folder = source.folder();
        if folder.is_empty() {
            continue;
        }
        let Some(own) = FOLDERS.iter().position(|name| *name == folder) else {
            failures.push(format!("src/{folder}: no place in the pipeline: {}", FOLDERS.join(" -> ")));
            continue;
        };
        for (number, line) in source.code() {
            for name in uses(line) {
                let allowed = match FOLDERS.iter().position(|folder| *folder == name) {
                    Some(other) => other <= own,
                    None => ROOT.contains(&name.as_str()) && USERS_OF_ROOT.contains(&folder),
                };
                if !allowed {
                    failures.push(format!("src/{}:{number}: `{folder}` uses `crate::{name}`", source.path));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\nthe order is {}\n", failures.join("\n"), FOLDERS.join(" -> "));
}

#[test]
fn paths_are_understood() {
    assert_eq!(uses("use crate::text::{Document, Span};"), ["text"]);
    assert_eq!(uses("use crate::{text::Span, claim::{self, Claim}, rule};"), ["text", "claim", "rule"]);
    assert_eq!(uses("    let checked = crate::check(crate::text::Document::from_text(text));"), ["check", "text"]);
    assert!(uses("use super::span::Span;").is_empty());
}

#[test]
fn files_stay_short() {
    let long = |source: &Source| !source.is_test() && source.length() > LONGEST;
    let say = |source: Source| {
        let what = format!("{} lines of code, more than {LONGEST}: split it by what it does", source.length());
        (source.path, what)
    };
    hold(sources().into_iter().filter(long).map(say));
}

#[test]
fn files_say_what_they_are_and_what_always_holds() {
    let opening = |source: &Source| source.opening();
    let missing: Vec<String> =
        sources().iter().filter(|source| opening(source).trim().is_empty()).map(|s| s.path.clone()).collect();
    assert!(missing.is_empty(), "no `//!` at the head of {missing:?}");
    let silent = |source: &Source| {
        let exempt = source.is_test() || source.folder().is_empty();
        !exempt && !opening(source).to_lowercase().contains("invariant")
    };
    let say = |source: Source| (source.path, String::from("its `//!` states no invariant"));
    hold(sources().into_iter().filter(silent).map(say));
}

#[test]
fn names_say_something() {
    let empty =
        |source: &Source| source.path.trim_end_matches(".rs").split('/').any(|part| EMPTY_NAMES.contains(&part));
    let found: Vec<String> = sources().into_iter().filter(empty).map(|source| source.path).collect();
    assert!(found.is_empty(), "name these after what is in them: {found:?}");
}
