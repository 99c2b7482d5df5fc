//! What git says has changed since a base: files, their lines, their earlier text. Invariant: nothing is taken for changed
//! or unchanged that git did not say so of, and a name is never taken for an option.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::place;
use crate::control::Lines;

/// What has changed.
#[derive(Debug)]
pub(super) struct Changes {
    root: PathBuf,
    /// The commit that it has changed since.
    base: String,
    files: HashMap<PathBuf, File>,
}

/// A file that has changed.
#[derive(Debug)]
struct File {
    lines: Lines,
    /// What it was called at the base, if it was there.
    earlier: Option<String>,
}

/// Why it cannot be known.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no git, or it could not be started.
    NoGit(String),
    /// This is no working tree.
    NoRepository,
    /// There is no such commit.
    NoBase(String),
    /// Git failed: what it said.
    Failed(String),
}

impl Changes {
    /// What has changed since the commit where this branch left `base`, in files that are not committed too.
    pub(super) fn since(base: &str) -> Result<Self, Fault> {
        let top = text(git(&["rev-parse", "--show-toplevel"])?).map_err(|_| Fault::NoRepository)?;
        let no_base = |_| Fault::NoBase(base.to_owned());
        let commit = format!("{base}^{{commit}}");
        let given = text(git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?).map_err(no_base)?;
        // Histories that never met have no merge base: then it is the base itself.
        let base = text(git(&["merge-base", &given, "HEAD"])?).unwrap_or(given);
        let root = PathBuf::from(top);
        let in_root = root.to_string_lossy().into_owned();
        let said = |arguments: &[&str]| {
            let all = [&["-C", &in_root, "-c", "core.quotepath=off"], arguments].concat();
            git(&all)?.map_err(Fault::Failed)
        };
        let diff = ["diff", "--no-color", "--no-ext-diff", "--unified=0", "--find-renames", "--src-prefix=a/"];
        let differences = said(&[&diff[..], &["--dst-prefix=b/", &base, "--"]].concat())?;
        let mut files = parse(&String::from_utf8_lossy(&differences));
        // What is no text has no lines: all of it has changed.
        let counts =
            said(&["diff", "-z", "--numstat", "--no-renames", "--diff-filter=d", "--no-ext-diff", &base, "--"])?;
        for count in String::from_utf8_lossy(&counts).split('\0') {
            if let Some(name) = count.strip_prefix("-\t-\t") {
                files.push((name.to_owned(), File { lines: Lines::All, earlier: Some(name.to_owned()) }));
            }
        }
        let new = said(&["ls-files", "-z", "--others", "--exclude-standard"])?;
        for name in String::from_utf8_lossy(&new).split('\0').filter(|name| !name.is_empty()) {
            files.push((name.to_owned(), File { lines: Lines::All, earlier: None }));
        }
        let files = files.into_iter().map(|(name, file)| (root.join(name), file)).collect();
        Ok(Self { root, base, files })
    }

    /// The lines of the file at `path` that have changed, if any have.
    pub(super) fn of(&self, path: &Path) -> Option<&Lines> {
        self.file(path).map(|file| &file.lines)
    }

    /// The file at `path` as it was, if it was there.
    pub(super) fn earlier(&self, path: &Path) -> Option<Vec<u8>> {
        let name = self.file(path)?.earlier.as_deref()?;
        let object = format!("{}:{name}", self.base);
        git(&["-C", &self.root.to_string_lossy(), "cat-file", "blob", &object]).ok()?.ok()
    }

    fn file(&self, path: &Path) -> Option<&File> {
        let path = place::absolute(path);
        // Git tells the way to the working tree without links.
        self.files.get(&path).or_else(|| self.files.get(&path.canonicalize().ok()?))
    }
}

/// Runs git: what it printed, or what it complained of.
fn git(arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Fault> {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::null()).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    let output = command.output().map_err(|error| Fault::NoGit(error.to_string()))?;
    Ok(if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().replace('\n', "; "))
    })
}

fn text(printed: Result<Vec<u8>, String>) -> Result<String, String> {
    printed.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// Reads a unified difference without context: the new name of each file, with its lines.
fn parse(differences: &str) -> Vec<(String, File)> {
    let mut files: Vec<(String, File)> = Vec::new();
    let mut earlier = None;
    let mut lines = differences.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("--- ") {
            earlier = name_of(name, "a/");
        } else if let Some(name) = line.strip_prefix("+++ ") {
            if let Some(name) = name_of(name, "b/") {
                let changed = if earlier.is_some() { Lines::Some(Vec::new()) } else { Lines::All };
                files.push((name, File { lines: changed, earlier: earlier.take() }));
            }
        } else if let Some((old, new)) = line.strip_prefix("@@ -").and_then(hunk) {
            if let Some((_, File { lines: Lines::Some(ranges), .. })) = files.last_mut() {
                ranges.push(new.clone());
            }
            // What is quoted of the files may look like a head.
            for _ in 0..old.len() + new.len() {
                lines.next();
            }
        }
    }
    files
}

/// The name behind "+++ " or "--- "; none for `/dev/null`. Git writes a tab behind a name that has a space.
fn name_of(written: &str, prefix: &str) -> Option<String> {
    let written = written.strip_suffix('\t').unwrap_or(written);
    match written.strip_prefix('"').and_then(|quoted| quoted.strip_suffix('"')) {
        Some(quoted) => unquoted(quoted).strip_prefix(prefix).map(str::to_owned),
        None => written.strip_prefix(prefix).map(str::to_owned),
    }
}

fn unquoted(quoted: &str) -> String {
    let mut characters = quoted.chars();
    let mut name = String::new();
    while let Some(character) = characters.next() {
        match (character, if character == '\\' { characters.next() } else { None }) {
            ('\\', Some('t')) => name.push('\t'),
            ('\\', Some('n')) => name.push('\n'),
            ('\\', Some(other)) => name.push(other),
            (other, _) => name.push(other),
        }
    }
    name
}

/// The old and the new lines of "1,2 +3,4 @@ ...".
fn hunk(head: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (old, rest) = head.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let range = |written: &str| {
        let (start, count) = written.split_once(',').unwrap_or((written, "1"));
        let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
        Some(start..start + count)
    };
    Some((range(old)?, range(new)?))
}

#[cfg(test)]
mod tests {
    use super::{Lines, parse};

    #[test]
    fn a_difference_gives_names_and_lines() {
        let differences = "diff --git a/bai/a.txt b/bai/a.txt\n--- a/bai/a.txt\n+++ b/bai/a.txt\n@@ -1,2 +1 @@ x\n\
                           --- một\n-hai\n+++ b/khac.txt\n@@ -9,0 +9,3 @@\n+a\n+b\n+c\n\
                           diff --git a/moi b/moi\n--- /dev/null\n+++ \"b/m\\\"oi\"\n@@ -0,0 +1 @@\n+x\n\
                           diff --git a/cu b/cu\n--- a/cu\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
        let files = parse(differences);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["bai/a.txt", "m\"oi"]);
        assert_eq!(files[0].1.lines, Lines::Some(vec![1..2, 9..12]));
        assert_eq!(files[0].1.earlier.as_deref(), Some("bai/a.txt"));
        assert_eq!(files[1].1.lines, Lines::All);
    }
}
