//! What was found of an article that has not changed since. Invariant: an entry counts only for the same bytes, release,
//! settings, vocabulary and form of output; anything else that may change a result is part of the key.
//!
//! One file a run reads at its start and replaces at its end, one entry a path: it grows with the repository and not with
//! its history. It holds excerpts of articles, which is why it is kept only where it is asked for.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::cli::stream::Done;
use crate::cli::write;
use crate::report::Summary;

/// The name of the file in its folder.
const FILE: &str = "soatso-cache.json";

/// What a result depends on, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u128);

impl Key {
    /// The key of `parts`, in their order.
    pub(super) fn of(parts: &[&[u8]]) -> Self {
        Self(0).and(parts)
    }

    /// The key of this and `parts`.
    pub(super) fn and(self, parts: &[&[u8]]) -> Self {
        let mut hasher = Xxh3::new();
        hasher.update(&self.0.to_le_bytes());
        for part in parts {
            // Lengths part the parts: "a", "bc" is not "ab", "c".
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.digest128())
    }

    /// The key of this program: another build may find other things.
    pub(super) fn of_program() -> Self {
        let program = std::env::current_exe().and_then(fs::metadata);
        let stamp = program.map(|file| format!("{} {:?}", file.len(), file.modified())).unwrap_or_default();
        Self::of(&[env!("CARGO_PKG_VERSION").as_bytes(), stamp.as_bytes()])
    }

    fn text(self) -> String {
        format!("{:032x}", self.0)
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    key: String,
    printed: String,
    summary: Summary,
    failing: usize,
    remarks: Vec<String>,
}

/// What a result is kept under.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) key: Key,
}

/// The results of earlier runs.
#[derive(Default)]
pub(super) struct Cache {
    file: Option<PathBuf>,
    entries: HashMap<String, Entry>,
    changed: bool,
}

impl Cache {
    /// Reads the cache of `folder`; one that cannot be read is empty. Without a folder nothing is kept.
    pub(super) fn open(folder: Option<&Path>) -> Self {
        let file = folder.map(|folder| folder.join(FILE));
        let text = file.as_ref().and_then(|file| fs::read(file).ok()).unwrap_or_default();
        Self { file, entries: serde_json::from_slice(&text).unwrap_or_default(), changed: false }
    }

    /// Whether anything is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// What was found at `place`, if everything is as it was.
    pub(super) fn get(&self, place: &Place) -> Option<Done> {
        let entry = self.entries.get(&place.path).filter(|entry| entry.key == place.key.text())?;
        let Entry { printed, summary, failing, remarks, .. } = entry;
        let (printed, remarks) = (printed.clone().into_bytes(), remarks.clone());
        Some(Done { printed, summary: *summary, failing: *failing, remarks, ..Done::default() })
    }

    /// Keeps what was found, unless something could not be read.
    pub(super) fn put(&mut self, place: Place, done: &Done) {
        if let (None, Ok(printed)) = (&done.complaint, std::str::from_utf8(&done.printed)) {
            self.changed = true;
            let Done { summary, failing, remarks, .. } = done;
            let (key, remarks) = (place.key.text(), remarks.clone());
            let entry = Entry { key, printed: printed.to_owned(), summary: *summary, failing: *failing, remarks };
            self.entries.insert(place.path, entry);
        }
    }

    /// Writes what was kept. A cache that cannot be written costs time, and nothing else.
    pub(super) fn save(&mut self) {
        let Some(file) = self.file.take().filter(|_| self.changed) else { return };
        self.entries.retain(|path, _| Path::new(path).exists());
        if let (Some(folder), Ok(text)) = (file.parent(), serde_json::to_vec(&self.entries)) {
            let _ = fs::create_dir_all(folder).and_then(|()| write::whole(&file, &text));
        }
    }
}
