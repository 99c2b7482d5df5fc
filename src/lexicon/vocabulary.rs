//! Files to a vocabulary that readers share. Invariant: the files that are built in come first, and rows of a newsroom's own
//! only add to them.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::facts::{Facts, Lookup, RowError, Topic};

use super::builder::Builder;
use super::entry::Entry;
use super::load::add_file;
use super::table::Lexicon;

/// The files that are built in, in the order they are read.
const FILES: [(&str, &str); 10] = [
    ("numbers.tsv", include_str!("../../rules/lexicon/numbers.tsv")),
    ("units.tsv", include_str!("../../rules/lexicon/units.tsv")),
    ("money.tsv", include_str!("../../rules/lexicon/money.tsv")),
    ("nouns.tsv", include_str!("../../rules/lexicon/nouns.tsv")),
    ("calendar.tsv", include_str!("../../rules/lexicon/calendar.tsv")),
    ("identifiers.tsv", include_str!("../../rules/lexicon/identifiers.tsv")),
    ("cues.tsv", include_str!("../../rules/lexicon/cues.tsv")),
    ("roles.tsv", include_str!("../../rules/lexicon/roles.tsv")),
    ("slips.tsv", include_str!("../../rules/lexicon/slips.tsv")),
    ("tables.tsv", include_str!("../../rules/lexicon/tables.tsv")),
];

/// A vocabulary that readers share: the one built in, or one that a newsroom has added rows to.
#[derive(Clone, Debug)]
pub enum Vocabulary {
    /// Lives as long as the program.
    Static(&'static Lexicon),
    /// Lives as long as its readers.
    Shared(Arc<Lexicon>),
}

impl From<&'static Lexicon> for Vocabulary {
    fn from(lexicon: &'static Lexicon) -> Self {
        Vocabulary::Static(lexicon)
    }
}

impl From<Arc<Lexicon>> for Vocabulary {
    fn from(lexicon: Arc<Lexicon>) -> Self {
        Vocabulary::Shared(lexicon)
    }
}

impl Deref for Vocabulary {
    type Target = Lexicon;

    #[inline]
    fn deref(&self) -> &Lexicon {
        match self {
            Vocabulary::Static(lexicon) => lexicon,
            Vocabulary::Shared(lexicon) => lexicon,
        }
    }
}

impl Lexicon {
    /// The built-in vocabulary, loaded once.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        // A built-in file that cannot be read fails the tests, so the empty table is never met in a release.
        BUILTIN
            .get_or_init(|| Lexicon::knowing(&FILES, Facts::builtin()).unwrap_or_else(|_| Builder::default().finish()))
    }

    /// The built-in files: name and content.
    pub fn builtin_files() -> &'static [(&'static str, &'static str)] {
        &FILES
    }

    /// A vocabulary of the given files, each a name (for messages) and its content.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Lexicon, RowError> {
        let mut builder = Builder::default();
        for (name, content) in files {
            add_file(&mut builder, name, content)?;
        }
        Ok(builder.finish())
    }

    /// The built-in vocabulary with the rows of a newsroom's own files, each a name (for messages) and its content.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn with_extra(files: &[(&str, &str)]) -> Result<Arc<Lexicon>, RowError> {
        Self::with_extra_knowing(files, Facts::builtin())
    }

    /// The same, with the names of `facts` in place of those that are built in.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn with_extra_knowing(files: &[(&str, &str)], facts: Arc<Facts>) -> Result<Arc<Lexicon>, RowError> {
        let all: Vec<(&str, &str)> = FILES.iter().chain(files).copied().collect();
        Lexicon::knowing(&all, facts).map(Arc::new)
    }

    /// A vocabulary of the given files and of the names of what is known.
    fn knowing(files: &[(&str, &str)], facts: Arc<Facts>) -> Result<Lexicon, RowError> {
        let mut builder = Builder::default();
        for (name, content) in files {
            add_file(&mut builder, name, content)?;
        }
        for &topic in Topic::ALL.iter().filter(|topic| topic.lookup() == Lookup::Phrase) {
            for (name, subject) in facts.names(topic) {
                builder.add(name, Entry::Fact(topic, subject));
            }
        }
        Ok(Lexicon { facts, ..builder.finish() })
    }
}
