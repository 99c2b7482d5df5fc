//! Names of rows and columns to what they are. Invariant: a total is named by nothing but a word of total, and the words are rows of
//! the vocabulary.

use crate::lexicon::{Label, Lexicon};

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

impl RowKind {
    /// What the row called `name` is, and its name in lower case without number and bullet.
    pub(super) fn of(name: &str, has_figures: bool, lexicon: &Lexicon) -> (Self, String) {
        let lower = name.to_lowercase();
        let bare = lower.trim_start_matches(|c: char| c.is_ascii_digit() || " .)-–+•*".contains(c));
        let mark = lower.strip_suffix(bare).unwrap_or_default().trim_end_matches([' ', '.', ')']);
        // "3. Lục Nam" is one of a row; "1.2 Thu", "- Lúa" stand under another.
        let numbered = mark.contains(|c: char| !c.is_ascii_digit()) || is_roman_numbered(&lower);
        let bare = bare.split_once('(').map_or(bare, |(before, _)| before);
        let bare = bare.trim_end_matches([':', '.', ' ']).trim();
        let kind = match () {
            () if !has_figures => RowKind::Group,
            () if is_called(bare, Label::Sum, lexicon) => RowKind::Total(TotalWord::Sum),
            () if is_called(bare, Label::Region, lexicon) => RowKind::Total(TotalWord::Region),
            () if has(&lower, Label::Rate, lexicon) => RowKind::Rate,
            () if numbered || opens(bare, Label::Part, lexicon) => RowKind::Item(Level::Nested),
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

/// Whether `name`, in lower case, is a word that says `label`; what stands in brackets behind it does not count.
pub(super) fn is_called(name: &str, label: Label, lexicon: &Lexicon) -> bool {
    let bare = name.split_once('(').map_or(name, |(before, _)| before).trim().trim_end_matches('.');
    lexicon.labels(label).any(|word| word.trim_end_matches('.') == bare)
}

/// Whether `name`, in lower case, opens with a word that says `label`.
pub(super) fn opens(name: &str, label: Label, lexicon: &Lexicon) -> bool {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    lexicon.labels(label).any(|word| name.strip_prefix(word).is_some_and(ends))
}

/// Whether a word that says `label` stands in `name`, in lower case.
pub(super) fn has(name: &str, label: Label, lexicon: &Lexicon) -> bool {
    lexicon.labels(label).any(|word| holds(name, word))
}

/// Whether the figures of a column called `lower` (in lower case) are not added.
pub(super) fn is_level(lower: &str, lexicon: &Lexicon) -> bool {
    let per = lower.split('/').collect::<Vec<_>>();
    let per = per.windows(2).any(|pair| {
        let [before, after] = pair else { return false };
        before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
    });
    // "giá trị" is added, "giá" is not.
    let price = holds(lower, "giá") && !holds(lower, "giá trị") && !holds(lower, "đánh giá");
    per || price || has(lower, Label::Rate, lexicon) || has(lower, Label::Level, lexicon)
}

/// Whether `word` stands in `text` with no letter right before or behind it.
pub(super) fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|s| s.chars().next_back());
        let behind = text.get(at + found.len()..).and_then(|s| s.chars().next());
        found == "%" || ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    })
}
