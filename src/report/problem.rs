//! What kept an input from being checked. Invariant: every problem has a remedy, worded in [`Wording`](super::Wording).

use crate::control::Complaint;
use crate::format::FormatError;

/// One reason why an input, or a line of it, was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of a file of records, 1-based.
    pub line: Option<usize>,
    /// What is wrong.
    pub trouble: Trouble,
}

impl Problem {
    /// A problem of a whole input.
    pub fn whole(trouble: Trouble) -> Self {
        Self { line: None, trouble }
    }

    /// A problem of one line.
    pub fn at(line: usize, trouble: Trouble) -> Self {
        Self { line: Some(line), trouble }
    }
}

/// The ways in which an input fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing at this path.
    NotFound,
    /// It may not be read.
    Denied,
    /// A folder holds no file of the kind that is looked for.
    NoArticles {
        /// The extensions looked for, as they are shown.
        extensions: &'static str,
    },
    /// It holds NUL bytes: no text.
    Binary,
    /// It is no UTF-8.
    InvalidUtf8 {
        /// Offset of the first wrong byte.
        byte: usize,
    },
    /// A line is no JSON.
    NotJson {
        /// The column where reading stopped, 1-based, in bytes.
        column: usize,
    },
    /// A line is JSON, but no record: the reason.
    WrongShape(String),
    /// A line is JSON that lies too deep in itself.
    DeepJson {
        /// The column where reading stopped, 1-based, in bytes.
        column: usize,
    },
    /// A record without its text.
    NoText {
        /// The name of the field.
        field: String,
    },
    /// A table without a column for the text.
    NoColumn {
        /// The name of the column.
        wanted: String,
        /// The columns that there are.
        names: Vec<String>,
    },
    /// A line or a row is longer than what is read of one.
    LongLine,
    /// It cannot be unpacked: the reason.
    Unpacking(String),
    /// This build reads plain text only.
    NotBuilt,
    /// It cannot be read as what it is.
    Format(FormatError),
    /// What is wrong with a comment or entry that excuses findings.
    Suppression(Complaint),
    /// A file beside the article that is not understood: the reason.
    Sidecar(String),
    /// Anything else that the system reports.
    Other(String),
}
