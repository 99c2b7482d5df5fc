//! `soatso read`: articles to the readings of their numbers. Invariant: nothing is judged here, so the status is clean
//! unless an input could not be read.

use std::io::{self, IsTerminal};

use crate::cli::args::{PolicyArgs, ReadArgs, ReadFormat as Format};
use crate::cli::batch::each;
use crate::cli::config::{Baselines, House, Policy};
use crate::cli::input::{self, Article, Failure, Item};
use crate::cli::jobs::{self, Jobs};
use crate::cli::output::{Output, complain};
use crate::cli::progress::Bar;
use crate::cli::stream::{self, Done, Job, Progress};
use crate::cli::{Broken, Status, walk};
use crate::mention::Annotated;
use crate::report::json::{self, MentionReport, ReadReport};
use crate::report::{Summary, Wording, human, reading};

/// The shapes in which mentions are printed.
#[derive(Clone, Copy)]
enum Shape {
    /// For people, with or without a heading for each article.
    Human { headings: bool },
    /// One object an article.
    Article,
    /// One object a mention, with or without the file it is from.
    Mention { paths: bool },
}

impl Shape {
    fn of(args: &ReadArgs) -> Self {
        let several = !walk::is_single(&args.input.paths);
        let records = args.text.is_none() && input::has_records(&args.input);
        match (args.format, records) {
            (Format::Human, records) => Shape::Human { headings: several || records },
            (Format::Json, _) | (Format::Jsonl, true) => Shape::Article,
            (Format::Jsonl, false) => Shape::Mention { paths: several },
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &ReadArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    if args.input.paths.is_empty() && args.text.is_none() && io::stdin().is_terminal() {
        complain(&format!("soatso: {}", wording.no_input()));
        return Ok(Status::Usage);
    }
    let house = House::new(&args.input.config, &PolicyArgs::default(), Baselines::Ignored);
    let Some(mut jobs) = jobs::of(house, &args.input.paths, wording) else { return Ok(Status::Usage) };
    let mut progress = Progress::new(Bar::on_stderr(wording));
    let reader = Reader {
        shape: Shape::of(args),
        style: reading::Style { wording, palette: output.palette, width: output.width },
    };
    let printed = print_all(args, &reader, &mut jobs, output, &mut progress);
    let status = jobs.status(&progress, wording);
    printed.map(|()| status).map_err(|error| Broken { error, status })
}

/// How articles are read and printed.
struct Reader {
    shape: Shape,
    style: reading::Style,
}

fn print_all(
    args: &ReadArgs,
    reader: &Reader,
    jobs: &mut Jobs,
    output: &mut Output,
    progress: &mut Progress,
) -> io::Result<()> {
    let items: Box<dyn Iterator<Item = Item>> = match &args.text {
        Some(text) => Box::new(std::iter::once(Item::Text(text.clone()))),
        None => Box::new(input::items(&args.input)),
    };
    if args.format == Format::Json {
        json::open_reading(output)?;
    }
    let work = |job: Job| match job.item.load(args.input.published) {
        Ok(article) => reader.read(article, &job.policy),
        Err(failure) => reader.failed(failure),
    };
    let comma: &[u8] = if args.format == Format::Json { b"," } else { b"" };
    stream::all(jobs.of_items(items), &args.input, comma, each(work), output, progress)?;
    if args.format == Format::Json {
        json::close_reading(output)?;
    }
    Ok(())
}

impl Reader {
    fn read(&self, article: Article, policy: &Policy) -> io::Result<Done> {
        let Article { name, heading, document, .. } = article;
        let annotated = Annotated::of_with(&document, policy.vocabulary.clone());
        let mut printed = Vec::new();
        match self.shape {
            Shape::Human { headings } => {
                let heading = headings.then_some(heading.as_str());
                reading::article(&mut printed, heading, &document, &annotated, &self.style)?;
            }
            Shape::Article => json::line(&mut printed, &ReadReport::read(name, &annotated, &document))?,
            Shape::Mention { paths } => {
                for mention in annotated.mentions() {
                    let report = MentionReport::new(mention, &annotated, &document);
                    json::line(&mut printed, &if paths { report.in_file(&heading) } else { report })?;
                }
            }
        }
        Ok(Done { printed, summary: Summary { files: 1, ..Summary::default() }, ..Done::default() })
    }

    fn failed(&self, failure: Failure) -> io::Result<Done> {
        let wording = self.style.wording;
        let mut printed = Vec::new();
        let complaint = human::problem(&failure.file, &failure.problem, wording);
        // A file among mentions has no line of its own: then stderr and the exit code tell.
        if let Shape::Article = self.shape {
            json::line(&mut printed, &ReadReport::failed(failure.name, &failure.problem, wording))?;
        }
        Ok(Done { printed, complaint: Some(complaint), ..Done::default() })
    }
}
