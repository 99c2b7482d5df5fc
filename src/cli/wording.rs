//! What the command says of its own business: settings, baselines, changes. Invariant: every complaint names its place and
//! has its remedy in brackets.

use std::path::Path;

use crate::cli::config::{Expected, Fault, HouseFault, Origin, Reason};
use crate::cli::{changes, place};
use crate::control::Comparison;
use crate::report::Wording;
use crate::rule::Language;

impl Wording {
    fn either<T>(self, vi: T, en: T) -> T {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// The settings could not be made.
    pub(super) fn house_fault(self, fault: &HouseFault) -> String {
        match fault {
            HouseFault::File(faults) => faults.iter().map(|fault| self.fault(fault)).collect::<Vec<_>>().join("\n"),
            HouseFault::Baseline(file, reason) => {
                let file = place::shown(file);
                self.either(
                    format!("soatso: {file}: không đọc được baseline: {reason} (ghi bằng `soatso baseline write`)"),
                    format!("soatso: {file}: cannot read the baseline: {reason} (write it: `soatso baseline write`)"),
                )
            }
            HouseFault::Vocabulary(reason) => format!("soatso: {}", self.no_vocabulary(reason)),
            HouseFault::Facts(reason) => format!("soatso: {}", self.no_facts(reason)),
            HouseFault::Rules(reason) => format!("soatso: {}", self.no_house_rules(reason)),
            HouseFault::UnknownRule(reason) => format!("soatso: --rule {}", self.reason(reason)),
        }
    }

    fn fault(self, fault: &Fault) -> String {
        let what = self.reason(&fault.reason);
        match fault.line {
            0 => format!("soatso: {}: {what}", fault.file),
            line => format!("soatso: {}:{line}:{}: {what}", fault.file, fault.column),
        }
    }

    fn reason(self, reason: &Reason) -> String {
        match reason {
            Reason::Unreadable(error) => self.either(
                format!("không đọc được thiết lập: {error} (kiểm tra đường dẫn của --config)"),
                format!("cannot read the settings: {error} (check the path of --config)"),
            ),
            Reason::Syntax(why) => self
                .either(format!("không phải TOML: {why} (sửa dòng ấy)"), format!("not TOML: {why} (mend that line)")),
            Reason::UnknownKey { name, nearest: Some(nearest), .. } => self.either(
                format!("{name}: không có khóa này (có phải: {nearest}?)"),
                format!("{name}: no such key (did you mean: {nearest}?)"),
            ),
            Reason::UnknownKey { name, nearest: None, known } => self.either(
                format!("{name}: không có khóa này (chỉ có: {})", known.join(", ")),
                format!("{name}: no such key (there are: {})", known.join(", ")),
            ),
            Reason::UnknownRule { name, nearest: Some(nearest) } => self.either(
                format!("{name}: không có luật này (có phải: {nearest}?)"),
                format!("{name}: no such rule (did you mean: {nearest}?)"),
            ),
            Reason::UnknownRule { name, nearest: None } => self.either(
                format!("{name}: không có luật này (xem `soatso rules`)"),
                format!("{name}: no such rule (see `soatso rules`)"),
            ),
            Reason::UnknownWord { key, word, words } => self.either(
                format!("{key}: không có giá trị “{word}” (chỉ có: {})", words.join(", ")),
                format!("{key}: no such value: \"{word}\" (there are: {})", words.join(", ")),
            ),
            Reason::WrongType { key, expected } => self.either(
                format!("{key}: sai kiểu (phải là {})", self.expected(*expected)),
                format!("{key}: wrong type ({} is wanted)", self.expected(*expected)),
            ),
            Reason::BadPattern { pattern, reason } => self.either(
                format!("{pattern}: mẫu đường dẫn sai: {reason} (viết như trong .gitignore)"),
                format!("{pattern}: no pattern: {reason} (write it as in .gitignore)"),
            ),
            Reason::NoPaths => self.either(
                "overrides: thiếu paths (ghi các đường dẫn mà thiết lập này áp dụng)".to_owned(),
                "overrides: paths is missing (say for which paths this counts)".to_owned(),
            ),
        }
    }

    fn expected(self, expected: Expected) -> &'static str {
        match expected {
            Expected::Text => self.either("một chuỗi", "a string"),
            Expected::Texts => self.either("một mảng chuỗi", "an array of strings"),
            Expected::Share => self.either("một số từ 0 đến 1", "a number from 0 to 1"),
            Expected::Table => self.either("một bảng", "a table"),
            Expected::Tables => self.either("các bảng [[overrides]]", "tables of [[overrides]]"),
        }
    }

    /// Where a setting comes from.
    pub(super) fn origin(self, origin: &Origin) -> String {
        match origin {
            Origin::Default => self.either("mặc định", "default").to_owned(),
            Origin::Profile(profile) => format!("profile {}", super::config::profile_name(*profile)),
            Origin::File(file, line) => format!("{file}:{line}"),
            Origin::Found => self.either("tìm thấy ở đây hoặc phía trên", "found here or above").to_owned(),
            Origin::Option(name) => (*name).to_owned(),
        }
    }

    /// The heading of settings.
    pub(super) fn settings_of(self, file: Option<&str>) -> String {
        match file {
            Some(file) => self.either(format!("thiết lập theo {file}"), format!("settings by {file}")),
            None => self
                .either("thiết lập mặc định: không có soatso.toml nào", "default settings: there is no soatso.toml")
                .to_owned(),
        }
    }

    /// What was written to a baseline.
    pub(super) fn baseline_written(self, file: &Path, count: usize) -> String {
        let file = place::shown(file);
        self.either(format!("{file}: đã ghi {count} kết quả"), format!("{file}: {count} findings written"))
    }

    /// How a baseline compares with today.
    pub(super) fn baseline_compared(self, file: &Path, compared: Comparison) -> String {
        let (file, Comparison { known, new, gone }) = (place::shown(file), compared);
        self.either(
            format!("{file}: {known} kết quả còn, {new} mới, {gone} không còn"),
            format!("{file}: {known} findings remain, {new} new, {gone} gone"),
        )
    }

    /// What to do about entries that are gone.
    pub(super) fn baseline_gone(self) -> &'static str {
        self.either("bỏ những kết quả không còn: soatso baseline prune", "take out what is gone: soatso baseline prune")
    }

    /// A baseline could not be written.
    pub(super) fn baseline_unwritten(self, file: &Path, reason: &str) -> String {
        let file = place::shown(file);
        self.either(
            format!("soatso: {file}: không ghi được baseline: {reason} (kiểm tra chỗ trống và quyền ghi)"),
            format!("soatso: {file}: cannot write the baseline: {reason} (check free space and permissions)"),
        )
    }

    /// How far a run has come.
    pub(super) fn done_so_far(self, articles: usize, findings: usize) -> String {
        self.either(format!("{articles} bài, {findings} kết quả"), format!("{articles} articles, {findings} findings"))
    }

    /// Places of a file that were mended.
    pub(super) fn mended(self, file: &Path, places: usize) -> String {
        let file = place::shown(file);
        self.either(format!("soatso: {file}: đã sửa {places} chỗ"), format!("soatso: {file}: {places} places mended"))
    }

    /// A file that could not be mended.
    pub(super) fn unmended(self, file: &Path, reason: &str) -> String {
        let file = place::shown(file);
        self.either(
            format!("soatso: {file}: không sửa được tệp: {reason} (kiểm tra chỗ trống và quyền ghi)"),
            format!("soatso: {file}: cannot mend the file: {reason} (check free space and permissions)"),
        )
    }

    /// Input that is no file of one article.
    pub(super) fn not_mendable(self) -> &'static str {
        self.either(
            "--fix, --diff: chỉ sửa được tệp, mỗi tệp một bài (nêu tệp hay thư mục, bỏ --from)",
            "--fix, --diff: only files of one article each can be mended (name files or folders, without --from)",
        )
    }

    /// It cannot be known what has changed.
    pub(super) fn no_changes(self, fault: &changes::Fault) -> String {
        let what = match fault {
            changes::Fault::NoGit(why) => self.either(
                format!("không chạy được git: {why} (cài git)"),
                format!("cannot run git: {why} (install git)"),
            ),
            changes::Fault::NoRepository => self
                .either(
                    "thư mục này không nằm trong kho git nào (chạy trong kho)",
                    "this folder is in no git repository (run it in one)",
                )
                .to_owned(),
            changes::Fault::NoBase(base) => self.either(
                format!("{base}: không có bản này trong kho (git fetch, hoặc nêu nhánh khác)"),
                format!("{base}: no such commit (git fetch, or name another)"),
            ),
            changes::Fault::Failed(why) => {
                self.either(format!("git báo lỗi: {why} (xem kho)"), format!("git failed: {why} (see the repository)"))
            }
        };
        format!("soatso: --changed: {what}")
    }

    /// A path that the settings exclude.
    pub(super) fn excluded(self) -> &'static str {
        self.either("đường dẫn này bị loại bởi exclude: không kiểm tra", "excluded by exclude: not checked")
    }
}
