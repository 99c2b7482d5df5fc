//! `soatso check`: articles to findings. Invariant: articles are checked on all workers and reported in order.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use crate::cli::args::{CheckArgs, Format};
use crate::cli::config::{Baselines, House, Policy};
use crate::cli::input::{self, Failure};
use crate::cli::jobs::{self, Jobs};
use crate::cli::output::{Output, complain};
use crate::cli::review::{Remark, Reviewed, review};
use crate::cli::stream::{self, Done, Job, Progress};
use crate::cli::{Broken, Status};
use crate::report::human::{self, Detail};
use crate::report::json::{self, FileReport, Options};
use crate::report::{Claims, Palette, Selection, Wording};

/// How articles are printed.
struct Printer {
    format: Format,
    wording: Wording,
    claims: Claims,
    detail: Detail,
    palette: Palette,
    width: usize,
}

impl Printer {
    fn new(args: &CheckArgs, wording: Wording, output: &Output) -> Self {
        let detail = if args.quiet { Detail::FindingsOnly } else { Detail::Full };
        let (palette, width) = (output.palette, output.width);
        Self { format: args.format, wording, claims: args.claims(), detail, palette, width }
    }

    fn human(&self, selection: Selection) -> human::Style {
        let Self { wording, claims, detail, palette, width, .. } = *self;
        human::Style { wording, palette, width, detail, claims, selection }
    }

    fn json(&self, selection: Selection) -> Options {
        Options { wording: self.wording, selection, claims: self.claims }
    }

    /// Checks one input.
    fn done(&self, job: Job, args: &CheckArgs) -> io::Result<Done> {
        let policy = Arc::clone(&job.policy);
        match review(job, args.input.published) {
            Ok(reviewed) => self.print(reviewed, &policy),
            Err(failure) => self.failed(failure),
        }
    }

    fn print(&self, reviewed: Reviewed, policy: &Policy) -> io::Result<Done> {
        let selection = policy.settings.selection();
        let (summary, failing) = reviewed.summary(policy);
        let told = |remark: &Remark| human::problem(&remark.file, &remark.problem, self.wording);
        let remarks = reviewed.remarks(policy).map(told).collect();
        let complaint = reviewed.unusable.as_ref().map(told);
        let mut printed = Vec::new();
        match self.format {
            Format::Human => {
                human::article(&mut printed, &reviewed.heading, &reviewed.checked, &self.human(selection))?;
            }
            Format::Json | Format::Jsonl => {
                let problems = reviewed.remarks(policy).chain(&reviewed.unusable).map(|remark| &remark.problem);
                let report = FileReport::checked(reviewed.name.clone(), &reviewed.checked, self.json(selection));
                json::line(&mut printed, &report.with_problems(problems, self.wording))?;
            }
        }
        Ok(Done { printed, summary, failing, remarks, complaint })
    }

    fn failed(&self, failure: Failure) -> io::Result<Done> {
        let mut printed = Vec::new();
        let complaint = human::problem(&failure.file, &failure.problem, self.wording);
        if self.format != Format::Human {
            let options = self.json(Selection::default());
            json::line(&mut printed, &FileReport::failed(failure.name, &failure.problem, options))?;
        }
        Ok(Done { printed, complaint: Some(complaint), ..Done::default() })
    }
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    if args.input.paths.is_empty() && io::stdin().is_terminal() {
        complain(&format!("soatso: {}", wording.no_input()));
        return Ok(Status::Usage);
    }
    let house = House::new(&args.input.config, &args.policy, Baselines::Heeded);
    let Some(mut jobs) = jobs::of(house, &args.input.paths, wording) else { return Ok(Status::Usage) };
    let mut progress = Progress::default();
    let printer = Printer::new(args, wording, output);
    let printed = print_all(args, &printer, &mut jobs, output, &mut progress);
    let status = jobs.status(&progress, wording);
    printed.map(|()| status).map_err(|error| Broken { error, status })
}

fn print_all(
    args: &CheckArgs,
    printer: &Printer,
    jobs: &mut Jobs,
    output: &mut Output,
    progress: &mut Progress,
) -> io::Result<()> {
    if args.format == Format::Json {
        json::open(output)?;
    }
    let items = jobs.of_items(input::items(&args.input));
    stream::all(items, &args.input, args.format, |job| printer.done(job, args), output, progress)?;
    match args.format {
        Format::Human if progress.done > 1 => {
            human::summary(output, progress.total, &printer.human(Selection::default()))
        }
        Format::Json => json::close(output, progress.total),
        Format::Human | Format::Jsonl => Ok(()),
    }
}
