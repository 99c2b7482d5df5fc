//! Names of rows and columns to what they are. Invariant: a total is named by nothing but a word of total.

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// The sum of other rows.
    Total(TotalWord),
    /// A figure of its own.
    Item(Level),
    /// Shares, averages, changes: nothing that is added.
    Rate,
    /// No figures: it names the rows below it.
    Group,
}

/// How a total is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TotalWord {
    /// "Tổng cộng": what stands in the table is added.
    Sum,
    /// "Toàn tỉnh": the table may leave something out.
    Region,
}

/// Where a row stands among the others, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Nothing is said.
    Plain,
    /// "Trong đó", a bullet, a number of its own: part of another row, or over others.
    Nested,
}

/// Names of the sum of what the table lists.
const SUMS: [&str; 9] = [
    "tổng",
    "tổng cộng",
    "tổng số",
    "cộng",
    "tổng cộng các khoản",
    "tổng toàn bộ",
    "total",
    "cộng chung",
    "tổng chung",
];

/// Names of a region that the rows are parts of.
const REGIONS: [&str; 9] = [
    "toàn tỉnh",
    "cả nước",
    "toàn ngành",
    "toàn quốc",
    "toàn thành phố",
    "toàn huyện",
    "toàn tp",
    "toàn xã",
    "toàn trường",
];

/// Names of the sum of the columns.
const COLUMN_SUMS: [&str; 6] = ["tổng", "tổng cộng", "tổng số", "cộng", "cả năm", "tổng xnk"];

/// What opens the name of a row that is part of another.
const PARTS: [&str; 9] = ["trong đó", "tr.đó", "trđ", "bao gồm", "gồm", "chia ra", "riêng", "tổng ", "cộng "];

/// What makes figures such that they are not added.
const RATES: [&str; 15] = [
    "%",
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "tỉ trọng",
    "tỷ suất",
    "tỉ suất",
    "cơ cấu",
    "bình quân",
    "trung bình",
    "năng suất",
    "mật độ",
    "tốc độ",
    "so với",
    "so sánh",
];

/// What makes the figures of a column such that they are not added, besides.
const LEVELS: [&str; 31] = [
    "bq",
    "đơn giá",
    "chỉ số",
    "lãi suất",
    "tăng",
    "giảm",
    "hạng",
    "năm sinh",
    "tuổi",
    "hệ số",
    "mã",
    "số hiệu",
    "điện thoại",
    "thời gian",
    "ngày",
    "nhiệt độ",
    "độ ẩm",
    "điểm",
    "hiệu số",
    "thứ",
    "vị trí",
    "lũy kế",
    "luỹ kế",
    "stt",
    "tt",
    "chênh lệch",
    "còn lại",
    "tồn",
    "năm thành lập",
    "giờ",
    "no",
];

impl RowKind {
    /// What the row called `name` is, and its name in lower case without number and bullet.
    pub(super) fn of(name: &str, has_figures: bool) -> (Self, String) {
        let lower = name.to_lowercase();
        let bare = lower.trim_start_matches(|c: char| c.is_ascii_digit() || " .)-–+•*".contains(c));
        let mark = lower.strip_suffix(bare).unwrap_or_default().trim_end_matches([' ', '.', ')']);
        // "3. Lục Nam" is one of a row; "1.2 Thu", "- Lúa" stand under another.
        let numbered = mark.contains(|c: char| !c.is_ascii_digit()) || is_roman_numbered(&lower);
        let bare = bare.split_once('(').map_or(bare, |(before, _)| before);
        let bare = bare.trim_end_matches([':', '.', ' ']).trim();
        let kind = match () {
            () if !has_figures => RowKind::Group,
            () if SUMS.contains(&bare) => RowKind::Total(TotalWord::Sum),
            () if REGIONS.contains(&bare) => RowKind::Total(TotalWord::Region),
            () if RATES.iter().any(|word| holds(&lower, word)) => RowKind::Rate,
            () if numbered || PARTS.iter().any(|part| bare.starts_with(part)) => RowKind::Item(Level::Nested),
            () => RowKind::Item(Level::Plain),
        };
        (kind, bare.to_owned())
    }
}

/// "II. Chi", "a) Thu": a number that is no figure.
fn is_roman_numbered(lower: &str) -> bool {
    let head = lower.split(['.', ')', '-', '/']).next().unwrap_or_default().trim();
    head.len() < lower.trim_end().len()
        && head.len() <= 5
        && !head.is_empty()
        && head.chars().all(|c| "ivxabcde".contains(c))
}

/// Whether the name of a column, in lower case, is a word of total.
pub(super) fn is_column_sum(name: &str) -> bool {
    let bare = name.split_once('(').map_or(name, |(before, _)| before).trim();
    COLUMN_SUMS.contains(&bare)
}

/// Whether the figures of a column called `lower` (in lower case) are not added.
pub(super) fn is_level(lower: &str) -> bool {
    let per = lower.split('/').collect::<Vec<_>>();
    let per = per.windows(2).any(|pair| {
        let [before, after] = pair else { return false };
        before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
    });
    // "giá trị" is added, "giá" is not.
    let price = holds(lower, "giá") && !holds(lower, "giá trị") && !holds(lower, "đánh giá");
    per || price || RATES.iter().chain(&LEVELS).any(|word| holds(lower, word))
}

/// Whether `word` stands in `text` with no letter right before or behind it.
pub(super) fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|s| s.chars().next_back());
        let behind = text.get(at + found.len()..).and_then(|s| s.chars().next());
        found == "%" || ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    })
}
