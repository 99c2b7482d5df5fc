//! Arguments to files: folders are walked, in the order of names, and a file named twice is found once.
//! Invariant: a folder that holds nothing to check is said to be so, never passed over.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::cli::args::From;

/// How stdin is called, as an argument and in reports.
pub(super) const STDIN: &str = "-";

/// What an argument leads to.
pub(super) enum Found {
    /// A file, or stdin. Whether it is there is seen when it is opened.
    File(PathBuf),
    /// A place that cannot be walked.
    Fault(PathBuf, io::Error),
    /// A folder without files of the wanted kind.
    Nothing(PathBuf),
}

/// Whether the arguments name one file for sure.
pub(super) fn is_single(paths: &[PathBuf]) -> bool {
    match paths {
        [] => true,
        [path] => !is_folder(path),
        _ => false,
    }
}

/// Which files of a folder are looked for.
pub(super) type Wanted = fn(&Path, From) -> bool;

/// The files that `paths` name; in folders, those that `wanted` picks. No path at all means stdin.
pub(super) fn files(paths: &[PathBuf], from: From, wanted: Wanted) -> impl Iterator<Item = Found> + use<> {
    let paths = if paths.is_empty() { vec![PathBuf::from(STDIN)] } else { paths.to_vec() };
    // One argument cannot name a file twice; then a million paths need not be kept.
    let mut seen = (paths.len() > 1).then(HashSet::new);
    paths.into_iter().flat_map(move |path| at(path, from, wanted)).filter(move |found| match (found, &mut seen) {
        (Found::File(path), Some(seen)) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        _ => true,
    })
}

fn at(path: PathBuf, from: From, wanted: Wanted) -> Box<dyn Iterator<Item = Found>> {
    if is_folder(&path) { Box::new(walk(path, from, wanted)) } else { Box::new(std::iter::once(Found::File(path))) }
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str() != STDIN && path.is_dir()
}

/// The files of a folder and those below it.
fn walk(folder: PathBuf, from: From, wanted: Wanted) -> impl Iterator<Item = Found> {
    let entries = WalkBuilder::new(&folder).sort_by_file_name(Ord::cmp).build();
    let inside = folder.clone();
    let found = entries.filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
            (is_file && wanted(entry.path(), from)).then(|| Found::File(without_dot(entry.into_path())))
        }
        Err(error) => {
            let path = path_of(&error).map_or_else(|| inside.clone(), Path::to_path_buf);
            let text = error.to_string();
            Some(Found::Fault(path, error.into_io_error().unwrap_or_else(|| io::Error::other(text))))
        }
    });
    or_else(found, Found::Nothing(folder))
}

/// "a/b" for "./a/b", as everybody else calls it.
fn without_dot(path: PathBuf) -> PathBuf {
    path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path)
}

/// The items of `found`, or `nothing` if there are none.
fn or_else<T>(found: impl Iterator<Item = T>, nothing: T) -> impl Iterator<Item = T> {
    let mut found = found.peekable();
    let nothing = if found.peek().is_none() { Some(nothing) } else { None };
    found.chain(nothing)
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}
