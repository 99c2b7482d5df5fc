//! `soatso baseline`: the findings of today to a file, and back. Invariant: where an input could not be read, no file is
//! written: it would forget what is known of that input.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{BaselineArgs, BaselineCommand};
use crate::cli::batch::{Workers, each};
use crate::cli::config::{Baselines, House, known};
use crate::cli::input;
use crate::cli::jobs::{self, Jobs};
use crate::cli::output::{Output, complain};
use crate::cli::progress::Bar;
use crate::cli::review::{article_key, review};
use crate::cli::stream::{Done, Job, Progress};
use crate::cli::{Broken, Status, place, write};
use crate::control::Baseline;
use crate::report::{Wording, human};

/// The file, where nothing names one.
const FILE: &str = ".soatso-baseline.json";

/// Runs the command.
pub(super) fn run(command: &BaselineCommand, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    let (BaselineCommand::Write(args) | BaselineCommand::Check(args) | BaselineCommand::Prune(args)) = command;
    let house = House::new(&args.input.config, &args.policy, Baselines::Ignored);
    let Some(mut jobs) = jobs::of(house, &args.input.paths, wording) else { return Ok(Status::Usage) };
    let file = jobs.baseline().unwrap_or_else(|| PathBuf::from(FILE));
    let old = match (command, known(&file)) {
        (BaselineCommand::Write(_), _) => Baseline::default(),
        (_, Ok(known)) => known.baseline,
        (_, Err(fault)) => {
            complain(&wording.house_fault(&fault));
            return Ok(Status::Usage);
        }
    };
    let root = place::folder(&file);
    let mut progress = Progress::new(Bar::on_stderr(wording));
    let today = today(args, &mut jobs, &root, wording, &mut progress)?;
    let status = jobs.status(&progress, wording);
    if status != Status::Clean {
        return Ok(status);
    }
    let compared = old.compare(&today);
    let new = match command {
        BaselineCommand::Check(_) => {
            writeln!(output, "{}", wording.baseline_compared(&file, compared))?;
            if compared.gone > 0 {
                writeln!(output, "{}", wording.baseline_gone())?;
            }
            let same = compared.new == 0 && compared.gone == 0;
            return Ok(if same { Status::Clean } else { Status::Findings });
        }
        BaselineCommand::Write(_) => today,
        BaselineCommand::Prune(_) => old.pruned(&today),
    };
    if let Err(error) = write::whole(&file, new.text().as_bytes()) {
        complain(&wording.baseline_unwritten(&file, &error.to_string()));
        return Ok(Status::Unreadable);
    }
    writeln!(output, "{}", wording.baseline_written(&file, new.entries().map(|(.., entry)| entry.count).sum()))?;
    Ok(Status::Clean)
}

/// The findings of today, by articles as seen from `root`.
fn today(
    args: &BaselineArgs,
    jobs: &mut Jobs,
    root: &Path,
    wording: Wording,
    progress: &mut Progress,
) -> io::Result<Baseline> {
    let mut all = Baseline::default();
    let work = |job: Job| {
        let path = job.item.path().map(Path::to_path_buf);
        let policy = Arc::clone(&job.policy);
        review(job, args.input.published).map(|reviewed| {
            let mut own = Baseline::default();
            let key = article_key(&reviewed.name, path.as_deref(), root);
            let shown = policy.settings.selection().of(&reviewed.checked.findings);
            own.add(&key, shown.map(|finding| (finding, reviewed.checked.document.original(finding.primary))));
            own
        })
    };
    // A baseline is of a folder: nobody means stdin by naming nothing.
    let here = [PathBuf::from(".")];
    let paths = if args.input.paths.is_empty() { &here } else { args.input.paths.as_slice() };
    let items = jobs.of_items(input::items_in(&args.input, paths));
    Workers::new(args.input.jobs).in_order(
        items,
        |job| job.item.weight(),
        each(work),
        |own| {
            let complaint = match own {
                Ok(own) => {
                    all.join(own);
                    None
                }
                Err(failure) => Some(human::problem(&failure.file, &failure.problem, wording)),
            };
            complaint.iter().for_each(|line| complain(line));
            progress.count(&Done { complaint, ..Done::default() });
            Ok::<(), io::Error>(())
        },
    )?;
    Ok(all)
}
