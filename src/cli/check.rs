//! `soatso check`: articles to findings. Invariant: articles are checked on all workers and reported in order.

use std::io::{self, IsTerminal};

use crate::cli::args::{CheckArgs, Format};
use crate::cli::input::{self, Failure, Item};
use crate::cli::output::{Output, complain};
use crate::cli::stream::{self, Done, Progress};
use crate::cli::{Broken, Status, vocabulary};
use crate::lexicon::Vocabulary;
use crate::mention::Annotated;
use crate::report::human::{self, Detail};
use crate::report::json::{self, FileReport, Options};
use crate::report::{Summary, Wording};
use crate::rule::Selection;

/// How one article is printed.
struct Printer {
    format: Format,
    human: human::Style,
    json: Options,
    vocabulary: Vocabulary,
}

impl Printer {
    fn new(args: &CheckArgs, wording: Wording, output: &Output, vocabulary: Vocabulary) -> Self {
        let (selection, claims) = (args.selection(), args.claims());
        let detail = if args.quiet { Detail::FindingsOnly } else { Detail::Full };
        let (palette, width) = (output.palette, output.width);
        Self {
            format: args.format,
            human: human::Style { wording, palette, width, detail, claims, selection },
            json: Options { wording, selection, claims },
            vocabulary,
        }
    }

    /// Checks one input.
    fn done(&self, item: Item, args: &CheckArgs) -> io::Result<Done> {
        match item.load(args.input.published) {
            Ok(article) => {
                let annotated = Annotated::of_with(&article.document, self.vocabulary.clone());
                let checked = crate::check_annotated(article.document, annotated, &Selection::default());
                let mut printed = Vec::new();
                match self.format {
                    Format::Human => human::article(&mut printed, &article.heading, &checked, &self.human)?,
                    Format::Json | Format::Jsonl => {
                        json::line(&mut printed, &FileReport::checked(article.name, &checked, self.json))?;
                    }
                }
                let summary = Summary::of(&checked, self.json.selection.of(&checked.findings));
                Ok(Done { printed, summary, complaint: None })
            }
            Err(failure) => self.failed(failure),
        }
    }

    fn failed(&self, failure: Failure) -> io::Result<Done> {
        let mut printed = Vec::new();
        let complaint = human::problem(&failure.file, &failure.problem, self.json.wording);
        if self.format != Format::Human {
            json::line(&mut printed, &FileReport::failed(failure.name, &failure.problem, self.json))?;
        }
        Ok(Done { printed, summary: Summary::default(), complaint: Some(complaint) })
    }
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    if args.input.paths.is_empty() && io::stdin().is_terminal() {
        complain(&format!("soatso: {}", wording.no_input()));
        return Ok(Status::Usage);
    }
    let Some(vocabulary) = vocabulary::load(args.input.lexicon.as_deref(), wording) else { return Ok(Status::Usage) };
    let mut progress = Progress::default();
    let printer = Printer::new(args, wording, output, vocabulary);
    let printed = print_all(args, &printer, output, &mut progress);
    let findings = args.fail_on().map_or(0, |floor| progress.total.findings.at_least(floor));
    let status = progress.status(findings);
    printed.map(|()| status).map_err(|error| Broken { error, status })
}

fn print_all(args: &CheckArgs, printer: &Printer, output: &mut Output, progress: &mut Progress) -> io::Result<()> {
    if args.format == Format::Json {
        json::open(output)?;
    }
    let items = input::items(&args.input);
    stream::all(items, &args.input, args.format, |item| printer.done(item, args), output, progress)?;
    match args.format {
        Format::Human if progress.done > 1 => human::summary(output, progress.total, &printer.human),
        Format::Json => json::close(output, progress.total),
        Format::Human | Format::Jsonl => Ok(()),
    }
}
