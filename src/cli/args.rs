//! Words of the command line to typed arguments. Invariant: what is accepted here makes sense; nothing is checked twice.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::claim::Confidence;
use crate::report::{Claims, Selection, Wording};
use crate::rule::{Language, Severity};

/// Goes over the numbers of Vietnamese news text.
///
/// Reads every number, recomputes what the text claims between them, and reports what does not hold. Without a command
/// it checks: `soatso article.txt`.
#[derive(Debug, Parser)]
#[command(
    name = "soatso",
    version,
    after_help = "Exit codes: 0 clean, 1 findings (see --fail-on), 2 usage, 3 an input could not be read."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: CheckArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

// Parsed once in a run: their size does not matter.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant)]
pub(super) enum Command {
    /// Report the numbers that do not agree (the default command)
    Check(CheckArgs),
    /// Show how each number was read
    Read(ReadArgs),
    /// Print the page of a rule
    Explain(ExplainArgs),
    /// List all rules
    Rules(RulesArgs),
}

/// What every command takes, before or after its name.
#[derive(Debug, Args)]
pub(super) struct CommonArgs {
    /// Language of messages
    #[arg(long, value_enum, default_value_t, global = true)]
    lang: LanguageArg,
    /// When to colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", global = true)]
    pub(super) color: ColorArg,
}

impl CommonArgs {
    pub(super) fn wording(&self) -> Wording {
        Wording::new(match self.lang {
            LanguageArg::Vi => Language::Vi,
            LanguageArg::En => Language::En,
        })
    }
}

/// Where articles come from.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Files, folders, or - for stdin
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// What a file holds: one text, or one JSON record a line
    #[arg(long, value_enum, default_value_t, value_name = "KIND")]
    pub(super) from: From,
    /// Day of publication, where an article does not say it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) published: Option<Date>,
    /// Folder of the newsroom's own vocabulary (*.tsv) [default: .soatso/lexicon, here or above]
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Leave out findings below this gravity
    #[arg(long, value_enum, default_value_t = SeverityArg::Info, value_name = "LEVEL")]
    min_severity: SeverityArg,
    /// Leave out findings below this confidence, 0 to 1
    #[arg(long, value_parser = confidence, default_value = "0", value_name = "P")]
    min_confidence: f32,
    /// Exit with 1 from this gravity on
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Print the recomputed relations too, those that hold included
    #[arg(long)]
    claims: bool,
    /// Print findings only
    #[arg(short, long)]
    pub(super) quiet: bool,
}

impl CheckArgs {
    pub(super) fn selection(&self) -> Selection {
        Selection { severity: self.min_severity.into(), confidence: Confidence::new(self.min_confidence) }
    }

    pub(super) fn claims(&self) -> Claims {
        if self.claims { Claims::Shown } else { Claims::Hidden }
    }

    pub(super) fn fail_on(&self) -> Option<Severity> {
        match self.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Read this instead of files
    #[arg(long, conflicts_with_all = ["paths", "from"])]
    pub(super) text: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Id or code of the rule
    pub(super) rule: String,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// One JSON document
    Json,
    /// One JSON line an article
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// For people
    #[default]
    Human,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    /// One article a file
    #[default]
    Text,
    /// One record a line: id, title, text, published (only text is required)
    Jsonl,
}

impl From {
    /// The extension of such files in a folder.
    pub(super) fn extension(self) -> &'static str {
        match self {
            From::Text => "txt",
            From::Jsonl => "jsonl",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum LanguageArg {
    #[default]
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SeverityArg {
    Info,
    Warning,
    Error,
}

impl std::convert::From<SeverityArg> for Severity {
    fn from(severity: SeverityArg) -> Self {
        match severity {
            SeverityArg::Info => Severity::Info,
            SeverityArg::Warning => Severity::Warning,
            SeverityArg::Error => Severity::Error,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    #[default]
    Error,
    Warning,
    Info,
    Never,
}

/// The first option of `check` that stands before the name of a command, where it would be lost; and that name.
pub(super) fn misplaced(matches: &ArgMatches) -> Option<(String, &str)> {
    let command = matches.subcommand_name()?;
    let cli = Cli::command();
    let lost = cli.get_arguments().find(|arg| {
        !arg.is_global_set()
            && matches.try_contains_id(arg.get_id().as_str()).is_ok()
            && matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine)
    })?;
    let name = lost.get_long().map_or_else(|| lost.get_id().to_string(), |long| format!("--{long}"));
    Some((name, command))
}

fn confidence(word: &str) -> Result<f32, String> {
    match word.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Cli::command().debug_assert();
    }
}
