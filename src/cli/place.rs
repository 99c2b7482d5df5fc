//! Paths as they are given to paths that can be compared. Invariant: no file is touched, so a path that leads nowhere has
//! a place too.

use std::path::{Component, Path, PathBuf};

/// The path from the root, without `.` and `..`.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for component in std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).components() {
        match component {
            Component::ParentDir => {
                found.pop();
            }
            Component::CurDir => {}
            part => found.push(part),
        }
    }
    found
}

/// The path of a file as seen from `root`, with slashes; from the root of the system where it does not lie in `root`.
pub(super) fn seen_from(root: &Path, path: &Path) -> String {
    let path = absolute(path);
    path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/")
}

/// What a path is called for people: as seen from the working folder, if it lies in it.
pub(super) fn shown(path: &Path) -> String {
    seen_from(&std::env::current_dir().unwrap_or_default(), path)
}

/// The folder that a file lies in.
pub(super) fn folder(file: &Path) -> PathBuf {
    absolute(file).parent().map(Path::to_path_buf).unwrap_or_default()
}
