//! Items to printed results, as they come. Invariant: a failed input is counted and complained of, and the next is done.

use std::io::{self, Write};
use std::sync::Arc;

use crate::cli::Status;
use crate::cli::args::InputArgs;
use crate::cli::batch::Workers;
use crate::cli::cache::Place;
use crate::cli::config::Policy;
use crate::cli::input::Item;
use crate::cli::output::{Output, complain};
use crate::cli::progress::Bar;
use crate::control::Lines;
use crate::report::{Summary, Tally};

/// How many failed inputs are kept for the end of a document: an archive may have any number.
const MOST_NOTIFICATIONS: usize = 1000;

/// An input with the settings that count for it.
pub(super) struct Job {
    pub(super) item: Item,
    pub(super) policy: Arc<Policy>,
    /// What has changed in it, where only that is asked for.
    pub(super) edit: Option<Edit>,
}

/// What has changed in an input.
pub(super) struct Edit {
    pub(super) lines: Lines,
    /// The bytes of its earlier version.
    pub(super) earlier: Option<Vec<u8>>,
}

/// One input, done.
#[derive(Default)]
pub(super) struct Done {
    /// What goes to stdout.
    pub(super) printed: Vec<u8>,
    /// What was verified and found.
    pub(super) summary: Summary,
    /// How many of the findings fail the run.
    pub(super) failing: usize,
    /// Where it is to be kept, if it is new.
    pub(super) place: Option<Place>,
    /// What else goes to stderr.
    pub(super) remarks: Vec<String>,
    /// What goes to stderr, when the input could not be read.
    pub(super) complaint: Option<String>,
    /// The same, for the end of the document.
    pub(super) notification: Option<serde_json::Value>,
}

/// How far a run has come.
pub(super) struct Progress {
    /// What was verified and found so far.
    pub(super) total: Summary,
    /// Inputs that are done, failed ones included.
    pub(super) done: usize,
    /// What the end of the document is to tell: the first of them, and how many more.
    pub(super) notifications: Vec<serde_json::Value>,
    pub(super) untold: usize,
    /// Whether anything was printed.
    begun: bool,
    unreadable: usize,
    failing: usize,
    /// What is to be kept.
    pub(super) fresh: Vec<(Place, Done)>,
    bar: Bar,
}

impl Progress {
    /// A run of which nothing is done, shown by `bar`.
    pub(super) fn new(bar: Bar) -> Self {
        Self {
            total: Summary::default(),
            done: 0,
            notifications: Vec::new(),
            untold: 0,
            begun: false,
            unreadable: 0,
            failing: 0,
            fresh: Vec::new(),
            bar,
        }
    }

    /// The status of the run.
    pub(super) fn status(&self) -> Status {
        match (self.unreadable, self.failing) {
            (0, 0) => Status::Clean,
            (0, _) => Status::Findings,
            _ => Status::Unreadable,
        }
    }

    /// Counts one input.
    pub(super) fn count(&mut self, done: &Done) {
        self.done += 1;
        self.total.add(done.summary);
        self.failing += done.failing;
        self.unreadable += usize::from(done.complaint.is_some());
        match &done.notification {
            Some(notification) if self.notifications.len() < MOST_NOTIFICATIONS => {
                self.notifications.push(notification.clone());
            }
            told => self.untold += usize::from(told.is_some()),
        }
        let Tally { error, warning, info } = self.total.findings;
        self.bar.at(self.done, error + warning + info);
    }
}

/// Does all `jobs`, some together by `work`, and prints them in order, with `between` after each that prints anything, but
/// for the last.
pub(super) fn all(
    jobs: impl Iterator<Item = Job>,
    args: &InputArgs,
    between: &[u8],
    work: impl Fn(Vec<Job>) -> Vec<io::Result<Done>> + Sync,
    output: &mut Output,
    progress: &mut Progress,
) -> io::Result<()> {
    Workers::new(args.jobs).in_order(
        jobs,
        |job| job.item.weight(),
        work,
        |done| {
            let done = done?;
            let mut lines = done.remarks.iter().chain(&done.complaint).peekable();
            if lines.peek().is_some() {
                progress.bar.aside(|| lines.for_each(|line| complain(line)));
            }
            if !done.printed.is_empty() && std::mem::replace(&mut progress.begun, true) {
                output.write_all(between)?;
            }
            progress.count(&done);
            output.write_all(&done.printed)?;
            if let Some(place) = done.place.clone() {
                progress.fresh.push((place, done));
            }
            Ok(())
        },
    )
}
