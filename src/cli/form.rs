//! The format of a check to the parts of its document: what opens it, stands for each input, parts two, and closes it.
//! Invariant: nothing but failed inputs is kept for the end, so a document over an archive needs no more memory than one.

use std::io::{self, Write};

use serde_json::Value;

use crate::cli::args::{CheckArgs, Format};
use crate::cli::config::Policy;
use crate::cli::input::Failure;
use crate::cli::output::Output;
use crate::cli::review::Reviewed;
use crate::cli::stream::Progress;
use crate::report::human::{self, Detail};
use crate::report::json::{self, FileReport, Options};
use crate::report::{
    Claims, Origin, Palette, Problem, Selection, Tally, Wording, github, gitlab, html, junit, markdown, rdjson, sarif,
};
use crate::rule::{HouseRules, Severity};

/// How articles are printed.
#[derive(Debug)]
pub(super) struct Form {
    format: Format,
    wording: Wording,
    claims: Claims,
    detail: Detail,
    palette: Palette,
    width: usize,
}

impl Form {
    /// The form that `args` ask for.
    pub(super) fn new(args: &CheckArgs, wording: Wording, output: &Output) -> Self {
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

    /// What stands before all inputs.
    pub(super) fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Human | Format::Jsonl | Format::Github => Ok(()),
            Format::Json => json::open(out),
            Format::Sarif => sarif::open(out, self.wording),
            Format::Gitlab => gitlab::open(out),
            Format::Junit => junit::open(out),
            Format::Rdjson => rdjson::open(out),
            Format::Markdown => markdown::open(out, self.wording),
            Format::Html => html::open(out, self.wording),
        }
    }

    /// What parts two inputs that print anything.
    pub(super) fn between(&self) -> &'static [u8] {
        match self.format {
            Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson => b",",
            Format::Human | Format::Jsonl | Format::Github | Format::Junit | Format::Markdown | Format::Html => b"",
        }
    }

    /// What stands for an article.
    pub(super) fn article(&self, out: &mut dyn Write, reviewed: &Reviewed, policy: &Policy) -> io::Result<()> {
        let selection = policy.settings.selection();
        let (origin, checked, options) = (&reviewed.origin, &reviewed.checked, self.json(selection));
        match self.format {
            Format::Human => human::article(out, &reviewed.heading, checked, &self.human(selection)),
            Format::Json | Format::Jsonl => {
                let problems = reviewed.remarks(policy).chain(&reviewed.unusable).map(|remark| &remark.problem);
                let report = FileReport::checked(reviewed.name.clone(), checked, options);
                json::line(out, &report.with_problems(problems, self.wording))
            }
            Format::Sarif => sarif::article(out, origin, checked, options),
            Format::Github => github::article(out, origin, checked, options),
            Format::Gitlab => gitlab::article(out, origin, checked, options),
            Format::Junit => junit::article(out, origin, checked, options, policy.settings.floor()),
            Format::Rdjson => rdjson::article(out, origin, checked, options),
            Format::Markdown => markdown::article(out, origin, checked, options),
            Format::Html if self.detail == Detail::FindingsOnly && selection.of(&checked.findings).next().is_none() => {
                Ok(())
            }
            Format::Html => html::article(out, &reviewed.heading, origin, checked, options),
        }
    }

    /// What stands for an input that could not be checked. Formats without a word for it leave it to stderr.
    pub(super) fn failed(&self, out: &mut dyn Write, failure: Failure) -> io::Result<()> {
        match self.format {
            Format::Json | Format::Jsonl => {
                let options = self.json(Selection::default());
                json::line(out, &FileReport::failed(failure.name, &failure.problem, options))
            }
            Format::Junit => junit::failed(out, &Origin::new(&failure.file, None), &failure.problem, self.wording),
            Format::Human | Format::Sarif | Format::Github | Format::Gitlab | Format::Rdjson => Ok(()),
            Format::Markdown | Format::Html => Ok(()),
        }
    }

    /// What the end of the document tells of a file that could not be used.
    pub(super) fn notification(&self, file: &str, problem: &Problem) -> Option<Value> {
        match self.format {
            Format::Sarif => Some(sarif::failed(&Origin::new(file, None), problem, self.wording)),
            Format::Markdown => Some(markdown::failed(&Origin::new(file, None), problem, self.wording)),
            Format::Html => Some(html::failed(&Origin::new(file, None), problem, self.wording)),
            _ => None,
        }
    }

    /// What stands after all inputs, which came upon the rules of `house`.
    pub(super) fn close(&self, out: &mut dyn Write, progress: &Progress, house: &HouseRules) -> io::Result<()> {
        match self.format {
            Format::Human if progress.done > 1 => {
                human::summary(out, progress.total, &self.human(Selection::default()))
            }
            Format::Human | Format::Jsonl | Format::Github => Ok(()),
            Format::Json => json::close(out, progress.total),
            Format::Sarif => sarif::close(out, house, &progress.notifications, progress.untold, self.wording),
            Format::Gitlab => gitlab::close(out),
            Format::Junit => junit::close(out),
            Format::Rdjson => rdjson::close(out, gravest(progress.total.findings)),
            Format::Markdown => {
                markdown::close(out, progress.total, &progress.notifications, progress.untold, self.wording)
            }
            Format::Html => html::close(out, progress.total, &progress.notifications, progress.untold, self.wording),
        }
    }
}

fn gravest(findings: Tally) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Info].into_iter().find(|severity| findings.at_least(*severity) > 0)
}
