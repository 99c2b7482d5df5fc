//! Words of the command line to typed arguments. Invariant: what is accepted here makes sense; nothing is checked twice.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::config::{self, FailOn, LevelArg, Profile, SeverityArg};
use crate::cli::fields::Renamed;
use crate::control::Scope;
use crate::report::{Claims, Wording};
use crate::rule::Language;
use crate::text::Charset;

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
    /// Keep the findings of today apart from those of tomorrow
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Show the settings that count, and where each comes from
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// Write all findings of today
    Write(BaselineArgs),
    /// Compare with the findings of today; exit with 1 where any are new or gone
    Check(BaselineArgs),
    /// Take out what is gone; nothing is added
    Prune(BaselineArgs),
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// The settings that count for a file or folder [default: here]
    Show(ShowArgs),
    /// The JSON schema of soatso.toml
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// File or folder
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
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
    /// What files hold [default: what their names say]
    #[arg(long, value_enum, default_value_t, value_name = "KIND", hide_default_value = true)]
    pub(super) from: From,
    /// Encoding of texts that are not Unicode
    #[arg(long, value_enum, default_value_t, value_name = "NAME")]
    encoding: EncodingArg,
    /// Name of a field of records or column of tables, such as text=body
    #[arg(long = "field", value_name = "FIELD=NAME")]
    pub(super) fields: Vec<Renamed>,
    /// Day of publication, where an article does not say it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) published: Option<Date>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
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
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
    /// Print the recomputed relations too, those that hold included
    #[arg(long)]
    claims: bool,
    /// Print findings only
    #[arg(short, long)]
    pub(super) quiet: bool,
}

impl CheckArgs {
    pub(super) fn claims(&self) -> Claims {
        if self.claims { Claims::Shown } else { Claims::Hidden }
    }
}

/// Where settings come from.
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    /// Settings of this file, for every article [default: the nearest soatso.toml above each]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Heed no soatso.toml
    #[arg(long)]
    pub(super) no_config: bool,
    /// Folder of the newsroom's own vocabulary (*.tsv) [default: .soatso/lexicon, here or above]
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
}

/// Settings that outweigh those of files.
#[derive(Debug, Default, Args)]
pub(super) struct PolicyArgs {
    /// A set of settings that is built in
    #[arg(long, value_enum)]
    pub(super) profile: Option<Profile>,
    /// Level of a rule, a family or all: A01=warning, style=off (off, on, info, warning, error)
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = config::level)]
    pub(super) rules: Vec<(Scope, LevelArg)>,
    /// Leave out findings below this gravity [default: info]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) min_severity: Option<SeverityArg>,
    /// Leave out findings below this confidence, 0 to 1 [default: 0]
    #[arg(long, value_parser = confidence, value_name = "P")]
    pub(super) min_confidence: Option<f32>,
    /// File of old findings, which are not repeated
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Exit with 1 from this gravity on [default: error]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) fail_on: Option<FailOn>,
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
    /// What the name of each file says; of others, its first bytes
    #[default]
    Auto,
    /// One article a file
    Text,
    /// One article a file, with or without front matter
    Markdown,
    /// A saved page, or a fragment of one
    Html,
    /// Microsoft Word
    Docx,
    /// LibreOffice Writer
    Odt,
    /// One record a line: id, title, text, published (only text is required)
    Jsonl,
    /// One record a row, under a row of names
    Csv,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum EncodingArg {
    #[default]
    #[value(name = "utf-8")]
    Utf8,
    /// TCVN 5712, ABC fonts
    Tcvn3,
    Vni,
    Viscii,
    #[value(name = "windows-1258")]
    Windows1258,
}

impl InputArgs {
    /// The encoding of texts that are not Unicode.
    pub(super) fn charset(&self) -> Charset {
        match self.encoding {
            EncodingArg::Utf8 => Charset::Utf8,
            EncodingArg::Tcvn3 => Charset::Tcvn3,
            EncodingArg::Vni => Charset::Vni,
            EncodingArg::Viscii => Charset::Viscii,
            EncodingArg::Windows1258 => Charset::Windows1258,
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
