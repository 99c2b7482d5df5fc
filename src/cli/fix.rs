//! `--fix` and `--diff`: what is safe to mend, written or shown. Invariant: a file is written whole or not at all, and only
//! where something in it is mended.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use similar::TextDiff;

use crate::cli::config::Policy;
use crate::cli::input::{ArticleFile, Failure, Item};
use crate::cli::review::{Reviewed, review};
use crate::cli::stream::Job;
use crate::cli::{place, write};
use crate::control::{self, Mended};
use crate::text::Document;

/// One mending may uncover another; after so many rounds a file is left as it is.
const ROUNDS: usize = 4;

/// A file after mending.
pub(super) struct Outcome {
    /// The article as it is then.
    pub(super) reviewed: Reviewed,
    /// How many places were mended.
    pub(super) places: usize,
}

/// Mends the file of an article and checks it again.
pub(super) fn write_to(
    file: &ArticleFile,
    mut reviewed: Reviewed,
    policy: &Arc<Policy>,
    published: Option<jiff::civil::Date>,
) -> Result<Outcome, Fault> {
    let mut places = 0;
    for _ in 0..ROUNDS {
        let Some(mended) = mended(&file.path, &reviewed)? else { break };
        write::whole(&file.path, &mended.bytes)?;
        places += mended.places;
        let job = Job { item: Item::File(file.clone()), policy: Arc::clone(policy), edit: None };
        reviewed = review(job, published)?;
    }
    Ok(Outcome { reviewed, places })
}

/// What mending would change in the file of an article, as a unified difference; empty where nothing would.
pub(super) fn difference(path: &Path, reviewed: &Reviewed) -> Result<String, Fault> {
    let Some(mended) = mended(path, reviewed)? else { return Ok(String::new()) };
    let (old, new) = (text(&fs::read(path)?), text(&mended.bytes));
    let name = place::shown(path);
    let difference = TextDiff::from_lines(&old, &new);
    Ok(difference.unified_diff().context_radius(2).header(&format!("a/{name}"), &format!("b/{name}")).to_string())
}

fn mended(path: &Path, reviewed: &Reviewed) -> io::Result<Option<Mended>> {
    Ok(control::mend(&fs::read(path)?, &reviewed.checked))
}

/// The characters of a file, in whatever encoding they are.
fn text(bytes: &[u8]) -> String {
    let decoded = Document::from_bytes(bytes).ok();
    let text = decoded.as_ref().and_then(|document| document.fields().next()).map(|(_, text)| text.to_owned());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Why a file could not be mended.
pub(super) enum Fault {
    /// It could not be read or written.
    Io(io::Error),
    /// What was written could not be read again.
    Unreadable(Failure),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Fault::Io(error)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Fault::Unreadable(failure)
    }
}
