//! Everything that is said to a person, in both languages. Invariant: no other module of the reports holds a sentence, but for
//! [`wording_problem`](super::wording_problem).

use crate::claim::{ClaimKind, Role, Verdict};
use crate::control::{Complaint, Withheld};
use crate::report::{Coverage, RICH, Rich, Summary};
use crate::rule::{Activation, Applicability, Language, Message, Severity};
use crate::text::Field;

/// The wording in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The language.
    pub language: Language,
}

impl Wording {
    /// The wording in `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    pub(super) fn pick<T>(self, vi: T, en: T) -> T {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// The wording of a message.
    pub fn message(self, message: &Message) -> &str {
        message.get(self.language)
    }

    /// A gravity.
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("lỗi", "error"),
            Severity::Warning => self.pick("cảnh báo", "warning"),
            Severity::Info => self.pick("lưu ý", "info"),
        }
    }

    /// The part of an operand.
    pub fn role(self, role: Role) -> &'static str {
        let (vi, en) = role.labels();
        self.pick(vi, en)
    }

    /// The name of a relation.
    pub fn claim(self, kind: ClaimKind) -> &'static str {
        let (vi, en) = kind.label();
        self.pick(vi, en)
    }

    /// Inputs that could not be read, beyond those that are named.
    pub fn more_inputs(self, count: usize) -> String {
        self.pick(
            format!("và {count} đầu vào nữa không đọc được"),
            format!("and {count} further inputs that could not be read"),
        )
    }

    /// The sign of a verdict; the same in both languages.
    pub fn verdict_sign(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Holds | Verdict::HoldsTruncated => "✓",
            Verdict::Contradicts(_) => "✗",
            Verdict::Undecided => "?",
        }
    }

    /// What stands before a suggested text.
    pub fn suggestion(self, applicability: Applicability) -> &'static str {
        match applicability {
            Applicability::Safe => self.pick("nên sửa:", "fix:"),
            Applicability::Suggest => self.pick("có thể sửa:", "perhaps:"),
        }
    }

    /// The number of places of a remark.
    pub fn places(self, count: usize) -> String {
        self.pick(format!("({count} chỗ)"), format!("({count} places)"))
    }

    /// The places that are not shown, the first of them listed.
    pub fn more_places(self, count: usize, listed: &str) -> String {
        self.pick(format!("… và {count} chỗ khác: {listed}"), format!("… and {count} more: {listed}"))
    }

    /// The heading of the relations.
    pub fn claims_heading(self) -> &'static str {
        self.pick("quan hệ:", "relations:")
    }

    /// The heading of a report.
    pub fn report_title(self) -> &'static str {
        self.pick("Kết quả soát số liệu", "What the numbers say")
    }

    /// What the plain and the light marks of numbers mean.
    pub fn mark_names(self) -> [&'static str; 2] {
        self.pick(["số đã đọc", "số trong quan hệ khớp"], ["number read", "number in a relation that holds"])
    }

    /// The heading of the relations that hold.
    pub fn holding_heading(self) -> &'static str {
        self.pick("Quan hệ khớp", "Relations that hold")
    }

    /// The heading of the inputs that could not be read.
    pub fn failed_heading(self) -> &'static str {
        self.pick("Đầu vào không đọc được", "Inputs that could not be read")
    }

    /// What was verified in one article.
    pub fn coverage(self, c: Coverage) -> String {
        if c.claims == 0 {
            return self.pick(
                format!("{} số, không có quan hệ nào kiểm được", c.numbers),
                format!("{}, no checkable relation", plural(c.numbers, "number")),
            );
        }
        self.pick(
            format!(
                "{} số, {} quan hệ kiểm được: {} khớp, {} lệch, {} chưa rõ",
                c.numbers, c.claims, c.holds, c.contradicts, c.undecided
            ),
            format!(
                "{}, {}: {} hold, {} contradict, {} undecided",
                plural(c.numbers, "number"),
                plural(c.claims, "checkable relation"),
                c.holds,
                c.contradicts,
                c.undecided
            ),
        )
    }

    /// What was verified and found in all articles.
    pub fn summary(self, s: Summary) -> String {
        let (f, coverage, rich) = (s.findings, self.coverage(s.coverage), self.rich(s.rich));
        self.pick(
            format!("{} bài: {coverage}; {} lỗi, {} cảnh báo, {} lưu ý{rich}", s.files, f.error, f.warning, f.info),
            format!(
                "{}: {coverage}; {}, {}, {} info{rich}",
                plural(s.files, "article"),
                plural(f.error, "error"),
                plural(f.warning, "warning"),
                f.info
            ),
        )
    }

    /// How much of the articles that are full of numbers was verified, on a line of its own.
    fn rich(self, rich: Rich) -> String {
        if rich.files == 0 {
            return String::new();
        }
        let (whole, tenth) = (rich.per_mille() / 10, rich.per_mille() % 10);
        self.pick(
            format!(
                "\n{} bài có từ {RICH} số liệu: {} trên {} số liệu nằm trong quan hệ khớp ({whole},{tenth}%)",
                rich.files, rich.verified, rich.quantities
            ),
            format!(
                "\n{} with {RICH} quantities or more: {} of {} stand in a relation that holds ({whole}.{tenth}%)",
                plural(rich.files, "article"),
                rich.verified,
                rich.quantities
            ),
        )
    }

    /// A field of a record or a part of a file, as a prefix of a position.
    pub fn field(self, field: Field) -> &'static str {
        match field {
            Field::Title => self.pick("tiêu đề ", "title "),
            Field::Member("word/footnotes.xml") => self.pick("cước chú ", "footnotes "),
            Field::Member("word/endnotes.xml") => self.pick("chú thích cuối ", "endnotes "),
            Field::Whole | Field::Text | Field::Member(_) => "",
        }
    }

    /// A place in a paragraph of a word processor's file: "paragraph:column", and its run.
    pub fn in_paragraph(self, start: &str, run: usize) -> String {
        self.pick(format!("đoạn {start} (run {run})"), format!("paragraph {start} (run {run})"))
    }

    /// Other readings of a number.
    pub fn readings(self, readings: &str) -> String {
        self.pick(format!("các cách đọc: {readings}"), format!("readings: {readings}"))
    }

    /// A modifier of a mention: the word that stands for its code.
    pub fn modifier(self, code: &str) -> &str {
        match code {
            "lt_approx" => self.pick("gần", "nearly"),
            "gt_approx" => self.pick("hơn", "more than"),
            "approx" => self.pick("khoảng", "about"),
            "ge" => self.pick("ít nhất", "at least"),
            "le" => self.pick("tối đa", "at most"),
            other => other,
        }
    }

    /// A direction of a mention.
    pub fn direction(self, code: &str) -> &str {
        match code {
            "up" | "rise" | "increase" => self.pick("tăng", "up"),
            "down" | "fall" | "decrease" => self.pick("giảm", "down"),
            other => other,
        }
    }

    /// Whether a rule speaks unless it is asked to.
    pub fn activation(self, activation: Activation) -> &'static str {
        match activation {
            Activation::On => self.pick("bật", "on"),
            Activation::Off => self.pick("tắt", "off"),
        }
    }

    /// The headings of the table of rules.
    pub fn rule_columns(self) -> [&'static str; 5] {
        self.pick(["quy tắc", "mã", "mức", "mặc định", "nội dung"], ["rule", "code", "severity", "default", "what"])
    }

    /// What the primary place of a finding is called among the others.
    pub fn primary_place(self) -> &'static str {
        self.pick("chỗ đang xét", "in question")
    }

    /// The headings of a table of findings.
    pub fn table_columns(self) -> [&'static str; 4] {
        self.pick(["mức", "chỗ", "luật", "điều không khớp"], ["severity", "place", "rule", "what disagrees"])
    }

    /// There is no such rule; `nearest` are ids that look like it.
    pub fn unknown_rule(self, name: &str, nearest: &[&str]) -> String {
        let remedy = if nearest.is_empty() {
            self.pick("xem `soatso rules`".to_owned(), "see `soatso rules`".to_owned())
        } else {
            let list = nearest.join(", ");
            self.pick(format!("có phải: {list}?"), format!("did you mean: {list}?"))
        };
        self.pick(format!("{name}: không có quy tắc này ({remedy})"), format!("{name}: no such rule ({remedy})"))
    }

    /// Nothing was named and nothing is piped in.
    pub fn no_input(self) -> &'static str {
        self.pick(
            "chưa có bài nào (nêu tệp, thư mục, hoặc - để đọc từ stdin; xem `soatso --help`)",
            "no input (name a file, a folder, or - for stdin; see `soatso --help`)",
        )
    }

    /// Options were given before the name of a command that has its own.
    pub fn misplaced_option(self, option: &str, command: &str) -> String {
        self.pick(
            format!("{option}: đặt sau tên lệnh (soatso {command} {option} …)"),
            format!("{option}: goes after the command (soatso {command} {option} ...)"),
        )
    }

    /// The newsroom's vocabulary could not be used.
    pub fn no_vocabulary(self, reason: &str) -> String {
        self.pick(
            format!("không dùng được từ vựng riêng: {reason} (sửa dòng ấy, hoặc chọn thư mục khác bằng --lexicon)"),
            format!("cannot use your vocabulary: {reason} (mend that line, or name another folder with --lexicon)"),
        )
    }

    /// The newsroom's facts could not be used.
    pub fn no_facts(self, reason: &str) -> String {
        self.pick(
            format!("không dùng được tri thức riêng: {reason} (sửa dòng ấy, hoặc chọn thư mục khác bằng --facts)"),
            format!("cannot use your facts: {reason} (mend that line, or name another folder with --facts)"),
        )
    }

    /// The newsroom's rules could not be used.
    pub fn no_house_rules(self, reason: &str) -> String {
        self.pick(
            format!("không dùng được luật riêng: {reason} (sửa dòng ấy, hoặc chọn thư mục khác bằng --house-rules)"),
            format!("cannot use your rules: {reason} (mend that line, or name another folder with --house-rules)"),
        )
    }

    /// The output could not be written.
    pub fn output_failed(self, reason: &str) -> String {
        self.pick(
            format!("stdout: không ghi được kết quả: {reason} (kiểm tra chỗ trống và quyền ghi)"),
            format!("stdout: cannot write the output: {reason} (check free space and permissions)"),
        )
    }

    /// What was found and is not shown, if there is any.
    pub fn withheld(self, withheld: Withheld) -> Option<String> {
        let Withheld { suppressed, baseline, unchanged } = withheld;
        let reasons = [
            (suppressed, self.pick("theo soatso-ignore", "suppressed")),
            (baseline, self.pick("đã có trong baseline", "in the baseline")),
            (unchanged, self.pick("ở dòng không sửa", "on unchanged lines")),
        ];
        let told: Vec<String> =
            reasons.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}")).collect();
        (!told.is_empty()).then(|| format!("{}: {}", self.pick("không báo lại", "not shown"), told.join(", ")))
    }

    pub(super) fn suppression(self, complaint: &Complaint) -> (String, &'static str) {
        match complaint {
            Complaint::Unused { rules } => self.pick(
                (format!("soatso-ignore {rules} không che kết quả nào"), "bỏ dòng ấy"),
                (format!("soatso-ignore {rules} suppresses nothing"), "take it out"),
            ),
            Complaint::NoRule => self.pick(
                ("soatso-ignore thiếu tên luật".into(), "soatso-ignore LUẬT \"số\": lý do"),
                ("soatso-ignore names no rule".into(), "soatso-ignore RULE \"number\": reason"),
            ),
            Complaint::UnknownRule(name) => self.pick(
                (format!("soatso-ignore {name}: không có luật này"), "xem `soatso rules`"),
                (format!("soatso-ignore {name}: no such rule"), "see `soatso rules`"),
            ),
            Complaint::NoReason => self.pick(
                ("soatso-ignore thiếu lý do".into(), "soatso-ignore LUẬT \"số\": lý do"),
                ("soatso-ignore gives no reason".into(), "soatso-ignore RULE \"number\": reason"),
            ),
        }
    }
}

/// "1 number", "2 numbers".
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
