//! Words of the command line to typed arguments. Invariant: what is accepted here makes sense; nothing is checked twice.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::config::{self, FailOn, LevelArg, Profile, SeverityArg};
use crate::cli::fields::Renamed;
use crate::report::{Claims, Wording};
use crate::rule::Language;
use crate::text::Charset;

/// Soát số liệu của bản tin tiếng Việt / Goes over the numbers of Vietnamese news text
///
/// Đọc mọi con số, tính lại điều bài viết nói về chúng, báo chỗ không khớp. Không nêu lệnh thì kiểm tra: `soatso bài.txt`. /
/// Reads every number, recomputes what the text claims between them, and reports what does not hold. Without a command
/// it checks.
#[derive(Debug, Parser)]
#[command(
    name = "soatso",
    version,
    after_help = "Mã thoát / Exit codes: 0 không có gì / clean, 1 có kết quả (xem --fail-on) / findings, 2 gọi hay thiết \
                  lập sai / usage or settings, 3 có đầu vào không đọc được / an input could not be read."
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
    /// Báo những con số không khớp (lệnh mặc định) / Report the numbers that do not agree (the default)
    Check(CheckArgs),
    /// Mỗi con số được đọc là gì / Show how each number was read
    Read(ReadArgs),
    /// In trang của một luật / Print the page of a rule
    Explain(ExplainArgs),
    /// Kể mọi luật / List all rules
    Rules(RulesArgs),
    /// Ghi lại kết quả đang có, để chỉ báo cái mới / Keep what is found today apart from what is new
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// In phần gõ tắt cho shell / Print completions for a shell
    Completions(CompletionsArgs),
    /// In trang hướng dẫn man / Print the manual page
    Man,
    /// Thiết lập có hiệu lực, mỗi giá trị lấy từ đâu / Show the settings that count, and where each comes from
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// bash, zsh, fish, elvish, powershell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// Ghi mọi kết quả đang có / Write all findings of today
    Write(BaselineArgs),
    /// So với kết quả hiện nay; mã 1 nếu có mới hay mất / Compare with today; exit with 1 where any are new or gone
    Check(BaselineArgs),
    /// Bỏ những kết quả không còn, không thêm gì / Take out what is gone; nothing is added
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
    /// Thiết lập của một tệp hay thư mục (mặc định: ở đây) / Of a file or folder (default: here)
    Show(ShowArgs),
    /// Lược đồ JSON của soatso.toml / The JSON schema of soatso.toml
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// Tệp hay thư mục / File or folder
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
    /// Cách in / How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
}

/// What every command takes, before or after its name.
#[derive(Debug, Args)]
pub(super) struct CommonArgs {
    /// Ngôn ngữ của thông báo / Language of messages
    #[arg(long, value_enum, default_value_t, global = true)]
    lang: LanguageArg,
    /// Khi nào tô màu / When to colour
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
    /// Tệp, thư mục, hoặc - cho stdin / Files, folders, or - for stdin
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Tệp chứa gì (mặc định: theo tên tệp) / What files hold (default: what their names say)
    #[arg(long, value_enum, default_value_t, value_name = "KIND", hide_default_value = true)]
    pub(super) from: From,
    /// Bảng mã của bài không phải Unicode / Encoding of texts that are not Unicode
    #[arg(long, value_enum, default_value_t, value_name = "NAME")]
    encoding: EncodingArg,
    /// Tên trường của bản ghi hay cột của bảng / Name of a field of records or column of tables: text=body
    #[arg(long = "field", value_name = "FIELD=NAME")]
    pub(super) fields: Vec<Renamed>,
    /// Ngày đăng, nếu bài không ghi / Day of publication, where an article does not say it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) published: Option<Date>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    /// Số luồng (mặc định: mỗi nhân một) / Threads (default: one a core)
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Cách in / How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
    /// In cả những phép tính khớp / Print the recomputed relations too, those that hold included
    #[arg(long)]
    claims: bool,
    /// Thư mục nhớ kết quả của bài không đổi / Folder where results of unchanged articles are kept
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,
    /// Chỉ bài sửa từ BASE, chỉ điều dính đến dòng đã sửa (cần git) / Only what touches a line changed since BASE
    #[arg(long, value_name = "BASE")]
    pub(super) changed: Option<String>,
    /// Sửa vào tệp những gì an toàn (dấu cách, m²), rồi báo phần còn lại / Mend what is safe, then report what is left
    #[arg(long, conflicts_with_all = ["diff", "changed"])]
    fix: bool,
    /// Cho xem --fix sẽ đổi gì; mã 1 nếu có / Print what --fix would change; exit with 1 if anything
    #[arg(long, conflicts_with = "changed")]
    diff: bool,
    /// Chỉ in kết quả / Print findings only
    #[arg(short, long)]
    pub(super) quiet: bool,
}

/// What is done about what is safe to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mending {
    /// Nothing.
    None,
    /// It is shown.
    Shown,
    /// It is written.
    Written,
}

impl CheckArgs {
    pub(super) fn mending(&self) -> Mending {
        match (self.fix, self.diff) {
            (true, _) => Mending::Written,
            (_, true) => Mending::Shown,
            _ => Mending::None,
        }
    }

    pub(super) fn claims(&self) -> Claims {
        if self.claims { Claims::Shown } else { Claims::Hidden }
    }
}

/// Where settings come from.
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    /// Thiết lập theo tệp này (mặc định: soatso.toml gần nhất) / Settings of this file (default: the nearest soatso.toml)
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Không theo soatso.toml nào / Heed no soatso.toml
    #[arg(long)]
    pub(super) no_config: bool,
    /// Thư mục từ vựng riêng, *.tsv (mặc định: .soatso/lexicon ở đây hay phía trên) / Folder of your own vocabulary
    #[arg(long, value_name = "DIR")]
    pub(super) lexicon: Option<PathBuf>,
    /// Thư mục tri thức riêng, *.tsv (mặc định: .soatso/facts ở đây hay phía trên) / Folder of facts of your own
    #[arg(long, value_name = "DIR")]
    pub(super) facts: Option<PathBuf>,
    /// Thư mục luật riêng, *.md (mặc định: .soatso/rules ở đây hay phía trên) / Folder of rules of your own
    #[arg(long, value_name = "DIR")]
    pub(super) house_rules: Option<PathBuf>,
}

/// Settings that outweigh those of files.
#[derive(Debug, Default, Args)]
pub(super) struct PolicyArgs {
    /// Bộ thiết lập có sẵn / A set of settings that is built in
    #[arg(long, value_enum)]
    pub(super) profile: Option<Profile>,
    /// Mức của luật, họ luật hay all / Level of a rule, a family or all: off, on, info, warning, error
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = config::level)]
    pub(super) rules: Vec<(String, LevelArg)>,
    /// Bỏ kết quả nhẹ hơn (mặc định: info) / Leave out findings below this gravity (default: info)
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) min_severity: Option<SeverityArg>,
    /// Bỏ kết quả kém chắc hơn, 0 đến 1 / Leave out findings below this confidence (default: 0)
    #[arg(long, value_parser = confidence, value_name = "P")]
    pub(super) min_confidence: Option<f32>,
    /// Tệp ghi kết quả cũ, không báo lại / File of old findings, which are not repeated
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Mức từ đó thoát với mã 1 (mặc định: error) / Exit with 1 from this gravity on (default: error)
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) fail_on: Option<FailOn>,
}

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Đọc chuỗi này thay cho tệp / Read this instead of files
    #[arg(long, conflicts_with_all = ["paths", "from"])]
    pub(super) text: Option<String>,
    /// Cách in / How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReadFormat,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Tên hay mã của luật / Id or code of the rule
    pub(super) rule: String,
    /// Cách in / How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// Cách in / How to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: PageFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Cho người đọc / For people
    #[default]
    Human,
    /// Một tài liệu JSON / One JSON document
    Json,
    /// Mỗi bài một dòng JSON / One JSON line an article
    Jsonl,
    /// SARIF 2.1.0: GitHub code scanning, trình soạn thảo / and editors
    Sarif,
    /// Chú thích của GitHub Actions / Annotations of GitHub Actions
    Github,
    /// Code Quality của GitLab / Code Quality of GitLab
    Gitlab,
    /// JUnit XML: mỗi bài một bộ / One suite an article
    Junit,
    /// Cho reviewdog / For reviewdog
    Rdjson,
    /// Bảng Markdown: tóm tắt của GitHub, nhận xét của GitLab / A table for summaries and comments
    Markdown,
    /// Một trang HTML để đọc, gửi, in / One HTML page to read, send, print
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadFormat {
    /// Cho người đọc / For people
    #[default]
    Human,
    /// Một tài liệu JSON / One JSON document
    Json,
    /// Mỗi con số, hay mỗi bản ghi, một dòng JSON / One JSON line a number, or a record
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// Cho người đọc / For people
    #[default]
    Human,
    /// Một tài liệu JSON / One JSON document
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    /// Theo tên của mỗi tệp, rồi theo những byte đầu / What the name of each file says; of others, its first bytes
    #[default]
    Auto,
    /// Mỗi tệp một bài / One article a file
    Text,
    /// Mỗi tệp một bài, có hay không có phần đầu / One article a file, with or without front matter
    Markdown,
    /// Trang đã lưu, hay một đoạn của nó / A saved page, or a fragment of one
    Html,
    /// Microsoft Word
    Docx,
    /// LibreOffice Writer
    Odt,
    /// Mỗi dòng một bản ghi: id, title, text, published (chỉ cần text) / One record a line (only text is required)
    Jsonl,
    /// Mỗi hàng một bản ghi, dưới hàng tên cột / One record a row, under a row of names
    Csv,
    /// CSV là một bảng số liệu / CSV that is one table of figures
    Table,
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
