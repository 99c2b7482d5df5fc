//! `soatso check`: articles to findings. Invariant: articles are checked on all workers and reported in order.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{CheckArgs, From, Mending};
use crate::cli::cache::{Cache, Key, Place};
use crate::cli::changes::Changes;
use crate::cli::config::{Baselines, House, Policy};
use crate::cli::form::Form;
use crate::cli::input::{self, ArticleFile, Failure, Item};
use crate::cli::jobs::{self, Jobs};
use crate::cli::output::{Output, complain};
use crate::cli::progress::Bar;
use crate::cli::review::{Loaded, Remark, Reviewed, load, review_all};
use crate::cli::stream::{self, Done, Job, Progress};
use crate::cli::{Broken, Status, fix, sidecar, walk};
use crate::report::{Problem, Trouble, Wording, human};

/// Bytes of text that are enough to be checked together: short articles share the nearest caches with the rules that go
/// over them, and long ones would only take memory.
const ENOUGH: usize = 256 << 10;

/// The result of one of several inputs.
enum Slot {
    /// Kept from an earlier run.
    Kept(Box<Done>),
    /// To be had now, and where it is to be kept.
    Fresh(Option<Place>),
}

/// What is done with articles.
struct Printer {
    form: Form,
    wording: Wording,
    cache: Cache,
    /// What all results of this run depend on.
    key: Key,
}

impl Printer {
    fn new(args: &CheckArgs, wording: Wording, output: &Output, cache: Cache) -> Self {
        let form = Form::new(args, wording, output);
        let key = Key::of_program().and(&[format!("{form:?} {:?}", args.input.published).as_bytes()]);
        Self { form, wording, cache, key }
    }

    /// Checks some inputs; the results are in order.
    fn done(&self, jobs: Vec<Job>, args: &CheckArgs) -> Vec<io::Result<Done>> {
        let (mut slots, mut open) = (Vec::with_capacity(jobs.len()), Vec::new());
        for job in jobs {
            let place = self.place(&job, args);
            slots.push(match place.as_ref().and_then(|place| self.cache.get(place)) {
                Some(done) => Slot::Kept(Box::new(done)),
                None => {
                    open.push(job);
                    Slot::Fresh(place)
                }
            });
        }
        let mut fresh = self.checked(open, args).into_iter();
        let done = |slot| match slot {
            Slot::Kept(done) => Some(Ok(*done)),
            Slot::Fresh(place) => Some(fresh.next()?.map(|done| Done { place, ..done })),
        };
        slots.into_iter().filter_map(done).collect()
    }

    /// Where the result of `job` is kept; nowhere if more than the article and its settings decides it.
    fn place(&self, job: &Job, args: &CheckArgs) -> Option<Place> {
        let Item::File(file) = &job.item else { return None };
        let path = job.item.path().filter(|_| self.cache.is_kept() && job.edit.is_none())?;
        let bytes = fs::read(&file.path).ok().filter(|_| args.mending() == Mending::None)?;
        let beside = fs::read(sidecar::path(path)).unwrap_or_default();
        let path = path.to_string_lossy().into_owned();
        let key = self.key.and(&[&job.policy.stamp, path.as_bytes(), &bytes, &beside]);
        Some(Place { path, key })
    }

    /// Keeps new results.
    fn keep(&mut self, fresh: Vec<(Place, Done)>) {
        for (place, done) in fresh {
            self.cache.put(place, &done);
        }
        self.cache.save();
    }

    /// Checks what was not kept. Once there is [`ENOUGH`] text, it is done before more is loaded.
    fn checked(&self, jobs: Vec<Job>, args: &CheckArgs) -> Vec<io::Result<Done>> {
        let (mut done, mut waiting, mut weight) = (Vec::with_capacity(jobs.len()), Vec::new(), 0);
        for job in jobs {
            let loaded = load(job, args.input.published);
            weight += loaded.as_ref().map_or(ENOUGH, Loaded::weight);
            let failure = loaded.map(|article| waiting.push(article)).err();
            if weight >= ENOUGH {
                done.extend(self.reviewed(std::mem::take(&mut waiting), args));
                weight = 0;
            }
            done.extend(failure.map(|failure| self.failed(failure)));
        }
        done.extend(self.reviewed(waiting, args));
        done
    }

    fn reviewed(&self, articles: Vec<Loaded>, args: &CheckArgs) -> Vec<io::Result<Done>> {
        let sources: Vec<_> = articles.iter().map(Loaded::source).collect();
        let reviewed = review_all(articles).into_iter().zip(sources);
        reviewed.map(|(reviewed, (file, policy))| self.told(reviewed, file, &policy, args)).collect()
    }

    fn told(
        &self,
        reviewed: Reviewed,
        file: Option<ArticleFile>,
        policy: &Arc<Policy>,
        args: &CheckArgs,
    ) -> io::Result<Done> {
        match (args.mending(), file) {
            (Mending::Shown, Some(file)) => self.show_mending(&file.path, &reviewed),
            (Mending::Shown, None) => Ok(Done::default()),
            (Mending::Written, Some(file)) => self.mend(&file, reviewed, policy, args),
            _ => self.print(reviewed, policy),
        }
    }

    fn show_mending(&self, path: &Path, reviewed: &Reviewed) -> io::Result<Done> {
        match fix::difference(path, reviewed) {
            Ok(difference) => {
                let failing = usize::from(!difference.is_empty());
                Ok(Done { printed: difference.into_bytes(), failing, ..Done::default() })
            }
            Err(fault) => self.unmended(path, fault),
        }
    }

    fn mend(&self, file: &ArticleFile, reviewed: Reviewed, policy: &Arc<Policy>, args: &CheckArgs) -> io::Result<Done> {
        match fix::write_to(file, reviewed, policy, args.input.published) {
            Ok(outcome) => {
                let mut done = self.print(outcome.reviewed, policy)?;
                if outcome.places > 0 {
                    done.remarks.insert(0, self.wording.mended(&file.path, outcome.places));
                }
                Ok(done)
            }
            Err(fault) => self.unmended(&file.path, fault),
        }
    }

    fn unmended(&self, path: &Path, fault: fix::Fault) -> io::Result<Done> {
        match fault {
            fix::Fault::Unreadable(failure) => self.failed(failure),
            fix::Fault::Io(error) => {
                let complaint = self.wording.unmended(path, &error.to_string());
                let problem = Problem::whole(Trouble::Other(error.to_string()));
                let notification = self.form.notification(&path.to_string_lossy(), &problem);
                Ok(Done { complaint: Some(complaint), notification, ..Done::default() })
            }
        }
    }

    fn print(&self, reviewed: Reviewed, policy: &Policy) -> io::Result<Done> {
        let (summary, failing) = reviewed.summary(policy);
        let told = |remark: &Remark| human::problem(&remark.file, &remark.problem, self.wording);
        let remarks = reviewed.remarks(policy).map(told).collect();
        let complaint = reviewed.unusable.as_ref().map(told);
        let unusable = reviewed.unusable.as_ref();
        let notification = unusable.and_then(|remark| self.form.notification(&remark.file, &remark.problem));
        let mut printed = Vec::new();
        self.form.article(&mut printed, &reviewed, policy)?;
        Ok(Done { printed, summary, failing, remarks, complaint, notification, ..Done::default() })
    }

    fn failed(&self, failure: Failure) -> io::Result<Done> {
        let complaint = Some(human::problem(&failure.file, &failure.problem, self.wording));
        let notification = self.form.notification(&failure.file, &failure.problem);
        let mut printed = Vec::new();
        self.form.failed(&mut printed, failure)?;
        Ok(Done { printed, complaint, notification, ..Done::default() })
    }
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    if args.mending() != Mending::None && !mendable(args) {
        complain(&format!("soatso: {}", wording.not_mendable()));
        return Ok(Status::Usage);
    }
    if args.input.paths.is_empty() && args.changed.is_none() && io::stdin().is_terminal() {
        complain(&format!("soatso: {}", wording.no_input()));
        return Ok(Status::Usage);
    }
    let house = House::new(&args.input.config, &args.policy, Baselines::Heeded)
        .map(|house| house.with_cache(args.cache.as_deref()));
    let Some(mut jobs) = jobs::of(house, &args.input.paths, wording) else { return Ok(Status::Usage) };
    if let Some(base) = &args.changed {
        match Changes::since(base) {
            Ok(changes) => jobs.only(changes),
            Err(fault) => {
                complain(&wording.no_changes(&fault));
                return Ok(Status::Usage);
            }
        }
    }
    let bar = if args.quiet { Bar::none(wording) } else { Bar::on_stderr(wording) };
    let mut progress = Progress::new(bar);
    let cache = Cache::open(jobs.cache().as_deref());
    let mut printer = Printer::new(args, wording, output, cache);
    let printed = print_all(args, &printer, &mut jobs, output, &mut progress);
    printer.keep(std::mem::take(&mut progress.fresh));
    let status = jobs.status(&progress, wording);
    printed.map(|()| status).map_err(|error| Broken { error, status })
}

/// The inputs; without any named, what has changed is looked for in the working folder.
fn items(args: &CheckArgs) -> impl Iterator<Item = Item> {
    let here = [PathBuf::from(".")];
    let everywhere = args.changed.is_some() && args.input.paths.is_empty();
    input::items_in(&args.input, if everywhere { &here } else { &args.input.paths })
}

/// Whether the input is files of one article each.
fn mendable(args: &CheckArgs) -> bool {
    let paths = &args.input.paths;
    !matches!(args.input.from, From::Jsonl | From::Csv)
        && !paths.is_empty()
        && paths.iter().all(|path| path.as_os_str() != walk::STDIN)
}

fn print_all(
    args: &CheckArgs,
    printer: &Printer,
    jobs: &mut Jobs,
    output: &mut Output,
    progress: &mut Progress,
) -> io::Result<()> {
    if args.mending() == Mending::Shown {
        let items = jobs.of_items(items(args));
        return stream::all(items, &args.input, b"", |jobs| printer.done(jobs, args), output, progress);
    }
    let form = &printer.form;
    form.open(output)?;
    let items = jobs.of_items(items(args));
    stream::all(items, &args.input, form.between(), |jobs| printer.done(jobs, args), output, progress)?;
    form.close(output, progress, &jobs.house_rules())
}
