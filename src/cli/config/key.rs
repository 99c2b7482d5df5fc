//! The keys of `soatso.toml`. Invariant: this table is the only place that knows them; reading, the schema and
//! `config show` go by it.

use clap::ValueEnum;

use super::value::{FailOn, LevelArg, Profile, SeverityArg, UnusedArg};

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Key {
    Profile,
    FailOn,
    MinSeverity,
    MinConfidence,
    UnusedSuppressions,
    Lexicon,
    Facts,
    HouseRules,
    Baseline,
    Cache,
    Exclude,
    Rules,
    Overrides,
    Paths,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One of these words.
    Word(Vec<String>),
    /// A number from 0 to 1.
    Share,
    /// A path, seen from the file.
    Path,
    /// Paths of folders, seen from the file.
    Folders,
    /// Patterns of paths, as in `.gitignore`, seen from the file.
    Globs,
    /// Names of rules, families or `all`, each with one of these words.
    Rules(Vec<String>),
    /// Tables of keys for some paths.
    Overrides,
}

impl Key {
    /// The keys of the file itself.
    pub(super) const FILE: [Key; 13] = [
        Key::Profile,
        Key::FailOn,
        Key::MinSeverity,
        Key::MinConfidence,
        Key::UnusedSuppressions,
        Key::Lexicon,
        Key::Facts,
        Key::HouseRules,
        Key::Baseline,
        Key::Cache,
        Key::Exclude,
        Key::Rules,
        Key::Overrides,
    ];

    /// The keys of one of its `[[overrides]]`.
    pub(super) const OVERRIDE: [Key; 6] =
        [Key::Paths, Key::FailOn, Key::MinSeverity, Key::MinConfidence, Key::UnusedSuppressions, Key::Rules];

    /// As it is written.
    pub(in crate::cli) fn name(self) -> &'static str {
        match self {
            Key::Profile => "profile",
            Key::FailOn => "fail-on",
            Key::MinSeverity => "min-severity",
            Key::MinConfidence => "min-confidence",
            Key::UnusedSuppressions => "unused-suppressions",
            Key::Lexicon => "lexicon",
            Key::Facts => "facts",
            Key::HouseRules => "house-rules",
            Key::Baseline => "baseline",
            Key::Cache => "cache",
            Key::Exclude => "exclude",
            Key::Rules => "rules",
            Key::Overrides => "overrides",
            Key::Paths => "paths",
        }
    }

    /// What it holds.
    pub(super) fn shape(self) -> Shape {
        match self {
            Key::Profile => Shape::Word(words::<Profile>()),
            Key::FailOn => Shape::Word(words::<FailOn>()),
            Key::MinSeverity => Shape::Word(words::<SeverityArg>()),
            Key::MinConfidence => Shape::Share,
            Key::UnusedSuppressions => Shape::Word(words::<UnusedArg>()),
            Key::Lexicon | Key::Facts | Key::HouseRules => Shape::Folders,
            Key::Baseline | Key::Cache => Shape::Path,
            Key::Exclude | Key::Paths => Shape::Globs,
            Key::Rules => Shape::Rules(words::<LevelArg>()),
            Key::Overrides => Shape::Overrides,
        }
    }

    /// What it is for, Vietnamese first.
    pub(super) fn description(self) -> &'static str {
        match self {
            Key::Profile => "Bộ thiết lập có sẵn / A set of settings that is built in",
            Key::FailOn => "Mức từ đó lần kiểm tra bị coi là hỏng / The gravity from which on a check fails",
            Key::MinSeverity => "Bỏ qua kết quả nhẹ hơn mức này / Leave out findings below this gravity",
            Key::MinConfidence => "Bỏ qua kết quả kém chắc hơn mức này / Leave out findings less sure than this",
            Key::UnusedSuppressions => {
                "Mức của chú thích soatso-ignore không che gì / The gravity of a suppression that suppresses nothing"
            }
            Key::Lexicon => "Thư mục từ vựng riêng (*.tsv) / Folders of the newsroom's own vocabulary (*.tsv)",
            Key::Facts => {
                "Thư mục tri thức riêng (events.tsv ...) / Folders of what the newsroom itself knows (events.tsv ...)"
            }
            Key::HouseRules => "Thư mục luật riêng (*.md) / Folders of the newsroom's own rules (*.md)",
            Key::Baseline => {
                "Tệp ghi những kết quả cũ, không báo lại / The file of old findings, which are not repeated"
            }
            Key::Cache => "Thư mục nhớ kết quả của bài không đổi / Where results of unchanged articles are kept",
            Key::Exclude => "Không kiểm tra những đường dẫn này / Paths that are not checked",
            Key::Rules => "Mức của từng luật, họ luật, hay all / The level of rules, families, or all",
            Key::Overrides => "Thiết lập riêng cho một số đường dẫn / Settings for some paths",
            Key::Paths => "Những đường dẫn ấy, viết như trong .gitignore / Those paths, written as in .gitignore",
        }
    }
}

/// The words of a value.
pub(super) fn words<T: ValueEnum>() -> Vec<String> {
    T::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|v| v.get_name().to_owned()).collect()
}

/// How a value is written.
pub(super) fn word<T: ValueEnum>(value: T) -> String {
    value.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default()
}
