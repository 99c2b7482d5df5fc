//! Items to printed results, as they come. Invariant: a failed input is counted and complained of, and the next is done.

use std::io::{self, Write};

use crate::cli::Status;
use crate::cli::args::{Format, InputArgs};
use crate::cli::batch::Workers;
use crate::cli::input::Item;
use crate::cli::output::{Output, complain};
use crate::report::Summary;

/// One input, done.
#[derive(Default)]
pub(super) struct Done {
    /// What goes to stdout.
    pub(super) printed: Vec<u8>,
    /// What was verified and found.
    pub(super) summary: Summary,
    /// What goes to stderr, when the input could not be read.
    pub(super) complaint: Option<String>,
}

/// How far a run has come.
#[derive(Default)]
pub(super) struct Progress {
    /// What was verified and found so far.
    pub(super) total: Summary,
    /// Inputs that are done, failed ones included.
    pub(super) done: usize,
    failed: usize,
}

impl Progress {
    /// The status of the run, of which `findings` would fail it.
    pub(super) fn status(&self, findings: usize) -> Status {
        match (self.failed, findings) {
            (0, 0) => Status::Clean,
            (0, _) => Status::Findings,
            _ => Status::Unreadable,
        }
    }

    fn count(&mut self, done: &Done) {
        self.done += 1;
        self.total.add(done.summary);
        self.failed += usize::from(done.complaint.is_some());
    }
}

/// Does all `items` and prints them in order; as elements of one array when the format is a JSON document.
pub(super) fn all(
    items: impl Iterator<Item = Item>,
    args: &InputArgs,
    format: Format,
    work: impl Fn(Item) -> io::Result<Done> + Sync,
    output: &mut Output,
    progress: &mut Progress,
) -> io::Result<()> {
    Workers::new(args.jobs).in_order(items, Item::weight, work, |done| {
        let done = done?;
        if let Some(complaint) = &done.complaint {
            complain(complaint);
        }
        if format == Format::Json && progress.done > 0 {
            output.write_all(b",")?;
        }
        progress.count(&done);
        output.write_all(&done.printed)
    })
}
