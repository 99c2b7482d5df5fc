//! What kept an input from being checked. Invariant: every problem has a remedy, worded in [`Wording`](super::Wording).

use crate::control::Complaint;

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
        /// The extension looked for, without a dot.
        extension: &'static str,
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
    /// A record without `text`.
    NoText,
    /// What is wrong with a comment or entry that excuses findings.
    Suppression(Complaint),
    /// A file beside the article that is not understood: the reason.
    Sidecar(String),
    /// Anything else that the system reports.
    Other(String),
}
