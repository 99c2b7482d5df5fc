//! The rows of every topic by subject: ours, and a newsroom's own beside or instead of them. Invariant: on any day a
//! subject has one value, and where a newsroom says one of its own, that one.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::row::{Row, RowError, RowForm, rows};
use super::value::{is_written_well, notation};
use super::{Lookup, Topic};

/// Everything that is known.
#[derive(Debug, Default)]
pub struct Facts {
    /// In the order of [`Topic::ALL`].
    topics: Vec<Subjects>,
}

/// The subjects of one topic.
#[derive(Clone, Debug, Default)]
struct Subjects {
    all: Vec<Subject>,
    /// By name, in lower case where texts write it.
    by_name: FxHashMap<String, usize>,
}

/// All that is known of one subject.
#[derive(Clone, Debug, Default)]
struct Subject {
    names: Vec<String>,
    /// In the order of the file, a newsroom's own behind ours.
    rows: Vec<Row>,
}

impl Facts {
    /// What is built in, loaded once.
    pub fn builtin() -> Arc<Facts> {
        static BUILTIN: OnceLock<Arc<Facts>> = OnceLock::new();
        let load = || {
            let topics = Topic::ALL.iter().map(|&topic| {
                let (file, content) = topic.file();
                // A built-in file that cannot be read fails the tests, so no topic is empty in a release.
                rows(file, content).map(|rows| Subjects::of(topic, rows)).unwrap_or_default()
            });
            Arc::new(Facts { topics: topics.collect() })
        };
        Arc::clone(BUILTIN.get_or_init(load))
    }

    /// What is built in, with the rows of a newsroom's own files, each a path and its content. The file's name is that of
    /// its topic; where a row of the newsroom is true, ours of the same subject are not.
    ///
    /// # Errors
    ///
    /// The first file that is called after no topic; the first row that cannot be read, whose value is not in the
    /// notation of its topic, whose names are those of two subjects, or that contradicts an earlier one of its own files.
    pub fn with_extra(files: &[(&str, &str)]) -> Result<Arc<Facts>, RowError> {
        if files.is_empty() {
            return Ok(Self::builtin());
        }
        let mut topics = Self::builtin().topics.clone();
        let mut own: Vec<(Topic, Row)> = Vec::new();
        for (file, content) in files {
            let failed = |line, what| RowError { file: (*file).to_owned(), line, what, form: RowForm::Fact };
            let topic = topic_of(file).map_err(|what| failed(1, what))?;
            for row in rows(file, content)? {
                let line = row.line;
                check(topic, &row, &own).map_err(|what| failed(line, what))?;
                if let Some(subjects) = topics.get_mut(topic as usize) {
                    subjects.outweigh(topic, row.clone()).map_err(|what| failed(line, what))?;
                }
                own.push((topic, row));
            }
        }
        Ok(Arc::new(Facts { topics }))
    }

    /// The rows of a topic, by subject.
    pub fn rows(&self, topic: Topic) -> impl Iterator<Item = &Row> {
        self.subjects(topic).iter().flat_map(|subject| &subject.rows)
    }

    /// The rows about one subject: the number is that of the vocabulary's entry.
    pub fn about(&self, topic: Topic, subject: u16) -> impl Iterator<Item = &Row> {
        self.subjects(topic).get(usize::from(subject)).into_iter().flat_map(|subject| &subject.rows)
    }

    /// What is true of a subject on `day`; without a day, what is if it never changed.
    pub fn on(&self, topic: Topic, subject: u16, day: Option<Date>) -> Option<&Row> {
        let mut rows = self.about(topic, subject).filter(|row| day.is_none_or(|day| row.holds_on(day)));
        let found = rows.next()?;
        rows.all(|other| other.value == found.value).then_some(found)
    }

    /// The rows about the subject that is called `name`.
    pub fn named(&self, topic: Topic, name: &str) -> impl Iterator<Item = &Row> {
        let subjects = self.topics.get(topic as usize);
        let found = subjects.and_then(|subjects| subjects.all.get(*subjects.by_name.get(name)?));
        found.into_iter().flat_map(|subject| &subject.rows)
    }

    /// Every name of every subject, with the subject's number.
    pub fn names(&self, topic: Topic) -> impl Iterator<Item = (&str, u16)> {
        self.subjects(topic)
            .iter()
            .zip(0..=u16::MAX)
            .flat_map(|(subject, number)| subject.names.iter().map(move |name| (name.as_str(), number)))
    }

    fn subjects(&self, topic: Topic) -> &[Subject] {
        self.topics.get(topic as usize).map(|subjects| subjects.all.as_slice()).unwrap_or_default()
    }
}

/// The topic that a file is called after.
fn topic_of(path: &str) -> Result<Topic, String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let known = || Topic::ALL.iter().map(|topic| topic.file().0);
    let topic = Topic::ALL.iter().copied().find(|topic| topic.file().0 == name);
    topic.ok_or_else(|| format!("no topic is called {name}; there are {}", known().collect::<Vec<_>>().join(", ")))
}

/// Whether a newsroom's row may stand beside those before it.
fn check(topic: Topic, row: &Row, before: &[(Topic, Row)]) -> Result<(), String> {
    if !is_written_well(topic, &row.value) {
        return Err(format!("{:?} is not {}", row.value, notation(topic)));
    }
    let same = |other: &Row| row.names().any(|name| other.names().any(|known| key(topic, known) == key(topic, name)));
    let mut earlier = before.iter().filter(|(known, other)| *known == topic && same(other)).map(|(_, other)| other);
    match earlier.find(|other| other.meets(row) && other.value != row.value) {
        Some(other) => Err(format!("{} is {:?} at that time in line {}", row.name(), other.value, other.line)),
        None => Ok(()),
    }
}

/// What a name is looked up by: texts may write it with a capital.
fn key(topic: Topic, name: &str) -> String {
    match topic.lookup() {
        Lookup::Phrase => name.to_lowercase(),
        Lookup::Key => name.to_owned(),
    }
}

impl Subjects {
    fn of(topic: Topic, rows: Vec<Row>) -> Self {
        let mut subjects = Self::default();
        for row in rows {
            // Ours say the same names in every row of a subject.
            let at = subjects.place(topic, &row).unwrap_or_default();
            subjects.add(at, row);
        }
        subjects
    }

    /// The subject that `row` is about, with all its names.
    fn place(&mut self, topic: Topic, row: &Row) -> Result<usize, String> {
        let mut known = row.names().filter_map(|name| self.by_name.get(&key(topic, name)).map(|at| (name, *at)));
        let first = known.next();
        if let Some((name, _)) = known.find(|(_, at)| first.is_some_and(|(_, first)| first != *at)) {
            return Err(format!("{} and {name} are two subjects", first.map_or("", |(name, _)| name)));
        }
        let at = first.map_or(self.all.len(), |(_, at)| at);
        if at == self.all.len() {
            self.all.push(Subject::default());
        }
        for name in row.names() {
            if self.by_name.insert(key(topic, name), at).is_none()
                && let Some(subject) = self.all.get_mut(at)
            {
                subject.names.push(name.to_owned());
            }
        }
        Ok(at)
    }

    fn add(&mut self, at: usize, row: Row) {
        if let Some(subject) = self.all.get_mut(at) {
            subject.rows.push(row);
        }
    }

    /// Adds a newsroom's row; the others of its subject are true before and after it alone.
    fn outweigh(&mut self, topic: Topic, row: Row) -> Result<(), String> {
        let at = self.place(topic, &row)?;
        if let Some(subject) = self.all.get_mut(at) {
            subject.rows = subject.rows.drain(..).flat_map(|other| other.without(&row)).collect();
        }
        self.add(at, row);
        Ok(())
    }
}
