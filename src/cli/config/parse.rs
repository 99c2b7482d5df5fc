//! The text of a `soatso.toml` to what it sets. Invariant: every fault names its line and column, and a file with one is
//! not used at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use strsim::damerau_levenshtein;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::{Key, word, words};
use super::layer::Layer;
use super::value::{LevelArg, Origin, Profile, Sourced};
use crate::control::Scope;
use crate::rule::HouseRules;

/// What a file says.
#[derive(Debug)]
pub(super) struct Config {
    /// The folder that its paths are seen from.
    pub(super) root: PathBuf,
    pub(super) profile: Option<Sourced<Profile>>,
    pub(super) base: Layer,
    pub(super) exclude: Gitignore,
    /// Every pattern of `exclude`.
    pub(super) excluded: Option<Sourced<Vec<String>>>,
    pub(super) overrides: Vec<Override>,
}

/// What a file says for some paths.
#[derive(Debug)]
pub(super) struct Override {
    pub(super) paths: Gitignore,
    pub(super) layer: Layer,
}

/// A fault of a file.
#[derive(Debug)]
pub(in crate::cli) struct Fault {
    pub(in crate::cli) file: Arc<str>,
    /// 1-based; 0 where it is about the file as a whole.
    pub(in crate::cli) line: usize,
    /// 1-based, in characters.
    pub(in crate::cli) column: usize,
    pub(in crate::cli) reason: Reason,
}

/// What is wrong.
#[derive(Debug)]
pub(in crate::cli) enum Reason {
    Unreadable(std::io::Error),
    Syntax(String),
    UnknownKey { name: String, nearest: Option<&'static str>, known: Vec<&'static str> },
    UnknownRule { name: String, nearest: Option<String> },
    UnknownWord { key: &'static str, word: String, words: Vec<String> },
    WrongType { key: &'static str, expected: Expected },
    BadPattern { pattern: String, reason: String },
    NoPaths,
}

/// The type that a value should have.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum Expected {
    Text,
    Texts,
    Share,
    Table,
    Tables,
}

/// Whose text it is.
#[derive(Clone, Debug)]
pub(super) enum Source {
    File(Arc<str>),
    Profile(Profile),
}

/// The folders of rules that a file names, seen from `root`, as far as they can be read: what is wrong with them,
/// [`parse`] tells, which needs to know their rules.
pub(super) fn house_rules(text: &str, root: &Path) -> Option<Vec<PathBuf>> {
    let table = DeTable::parse(text).ok()?;
    let folders = table.get_ref().iter().find(|(name, _)| name.get_ref() == Key::HouseRules.name())?.1;
    let folders = folders.get_ref().as_array()?.iter();
    folders.map(|folder| folder.get_ref().as_str().map(|folder| root.join(folder))).collect()
}

/// Reads the text of `source`, whose paths are seen from `root`, and whose levels may be of rules of `house`.
pub(super) fn parse(source: Source, text: &str, root: &Path, house: &HouseRules) -> Result<Config, Vec<Fault>> {
    let mut reader = Reader { source, text, root, house, faults: Vec::new() };
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        vec![reader.fault(at, Reason::Syntax(error.message().to_owned()))]
    })?;
    let config = reader.config(table.get_ref());
    reader.faults.sort_by_key(|fault| (fault.line, fault.column));
    if reader.faults.is_empty() { Ok(config) } else { Err(reader.faults) }
}

struct Reader<'a> {
    source: Source,
    text: &'a str,
    root: &'a Path,
    house: &'a HouseRules,
    faults: Vec<Fault>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config {
            root: self.root.to_path_buf(),
            profile: None,
            base: Layer::default(),
            exclude: Gitignore::empty(),
            excluded: None,
            overrides: Vec::new(),
        };
        for (key, value) in self.keys(table, &Key::FILE) {
            match key {
                Key::Profile => config.profile = self.word(key, value),
                Key::Exclude => {
                    if let Some(patterns) = self.texts(key, value) {
                        config.exclude = self.globs(&patterns.value, value);
                        config.excluded = Some(patterns);
                    }
                }
                Key::Overrides => match value.get_ref().as_array() {
                    Some(tables) => config.overrides = tables.iter().filter_map(|t| self.override_of(t)).collect(),
                    None => self.wrong_type(key, value, Expected::Tables),
                },
                key => self.set(&mut config.base, key, value),
            }
        }
        config
    }

    fn override_of(&mut self, value: &Value<'_>) -> Option<Override> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(Key::Overrides, value, Expected::Tables);
            return None;
        };
        let mut layer = Layer::default();
        let mut paths = None;
        for (key, value) in self.keys(table, &Key::OVERRIDE) {
            if key == Key::Paths {
                paths = self.texts(key, value).map(|patterns| self.globs(&patterns.value, value));
            } else {
                self.set(&mut layer, key, value);
            }
        }
        if !table.keys().any(|key| key.get_ref() == Key::Paths.name()) {
            self.add(value.span().start, Reason::NoPaths);
        }
        Some(Override { paths: paths?, layer })
    }

    /// The keys of a table that are among `known`, in the order of the file.
    fn keys<'t, 'i>(&mut self, table: &'t DeTable<'i>, known: &[Key]) -> Vec<(Key, &'t Value<'i>)> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut found = Vec::new();
        for (name, value) in entries {
            match known.iter().find(|key| key.name() == name.get_ref()) {
                Some(&key) => found.push((key, value)),
                None => {
                    let known: Vec<&str> = known.iter().map(|key| key.name()).collect();
                    let nearest = nearest(name.get_ref(), known.iter().copied());
                    let name_text = name.get_ref().to_string();
                    self.add(name.span().start, Reason::UnknownKey { name: name_text, nearest, known });
                }
            }
        }
        found
    }

    fn set(&mut self, layer: &mut Layer, key: Key, value: &Value<'_>) {
        match key {
            Key::FailOn => layer.fail_on = self.word(key, value),
            Key::MinSeverity => layer.min_severity = self.word(key, value),
            Key::MinConfidence => layer.min_confidence = self.share(key, value),
            Key::UnusedSuppressions => layer.unused_suppressions = self.word(key, value),
            Key::Lexicon => layer.lexicon = self.folders(key, value),
            Key::Facts => layer.facts = self.folders(key, value),
            Key::HouseRules => layer.house_rules = self.folders(key, value),
            Key::Baseline => layer.baseline = self.path(key, value),
            Key::Cache => layer.cache = self.path(key, value),
            Key::Rules => self.rules(layer, value),
            Key::Profile | Key::Exclude | Key::Overrides | Key::Paths => {}
        }
    }

    fn folders(&mut self, key: Key, value: &Value<'_>) -> Option<Sourced<Vec<PathBuf>>> {
        self.texts(key, value).map(|folders| {
            let seen = folders.value.iter().map(|folder| self.root.join(folder)).collect();
            Sourced::new(seen, folders.origin)
        })
    }

    fn rules(&mut self, layer: &mut Layer, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_type(Key::Rules, value, Expected::Table);
        };
        for (name, value) in table {
            match Scope::named(name.get_ref(), self.house) {
                Some(scope) => {
                    if let Some(level) = self.word::<LevelArg>(Key::Rules, value) {
                        layer.set(scope, level);
                    }
                }
                None => {
                    let nearest = nearest(name.get_ref(), Scope::names(self.house)).map(str::to_owned);
                    let name_text = name.get_ref().to_string();
                    self.add(name.span().start, Reason::UnknownRule { name: name_text, nearest });
                }
            }
        }
    }

    fn word<T: ValueEnum>(&mut self, key: Key, value: &Value<'_>) -> Option<Sourced<T>> {
        let Some(word) = value.get_ref().as_str() else {
            self.wrong_type(key, value, Expected::Text);
            return None;
        };
        match T::from_str(word, false) {
            Ok(read) => Some(Sourced::new(read, self.origin(value))),
            Err(_) => {
                let fault = Reason::UnknownWord { key: key.name(), word: word.to_owned(), words: words::<T>() };
                self.add(value.span().start, fault);
                None
            }
        }
    }

    fn share(&mut self, key: Key, value: &Value<'_>) -> Option<Sourced<f32>> {
        let written = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        match written.filter(|number| (0.0..=1.0).contains(number)) {
            Some(number) => Some(Sourced::new(number, self.origin(value))),
            None => {
                self.wrong_type(key, value, Expected::Share);
                None
            }
        }
    }

    fn path(&mut self, key: Key, value: &Value<'_>) -> Option<Sourced<PathBuf>> {
        match value.get_ref().as_str() {
            Some(path) => Some(Sourced::new(self.root.join(path), self.origin(value))),
            None => {
                self.wrong_type(key, value, Expected::Text);
                None
            }
        }
    }

    fn texts(&mut self, key: Key, value: &Value<'_>) -> Option<Sourced<Vec<String>>> {
        let texts = value.get_ref().as_array().and_then(|items| {
            items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
        });
        match texts {
            Some(texts) => Some(Sourced::new(texts, self.origin(value))),
            None => {
                self.wrong_type(key, value, Expected::Texts);
                None
            }
        }
    }

    fn globs(&mut self, patterns: &[String], value: &Value<'_>) -> Gitignore {
        let mut builder = GitignoreBuilder::new(self.root);
        for pattern in patterns {
            if let Err(error) = builder.add_line(None, pattern) {
                let reason = Reason::BadPattern { pattern: pattern.clone(), reason: error.to_string() };
                self.add(value.span().start, reason);
            }
        }
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }

    fn origin(&self, value: &Value<'_>) -> Origin {
        match &self.source {
            Source::File(file) => Origin::File(Arc::clone(file), self.position(value.span().start).0),
            Source::Profile(profile) => Origin::Profile(*profile),
        }
    }

    fn wrong_type(&mut self, key: Key, value: &Value<'_>, expected: Expected) {
        self.add(value.span().start, Reason::WrongType { key: key.name(), expected });
    }

    fn add(&mut self, at: usize, reason: Reason) {
        let fault = self.fault(at, reason);
        self.faults.push(fault);
    }

    fn fault(&self, at: usize, reason: Reason) -> Fault {
        let (line, column) = self.position(at);
        let file = match &self.source {
            Source::File(file) => Arc::clone(file),
            Source::Profile(profile) => word(*profile).into(),
        };
        Fault { file, line, column, reason }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, column + 1)
    }
}

/// The known name that `name` was most likely meant to be.
pub(in crate::cli) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase().replace('_', "-");
    let limit = (name.chars().count() / 3).max(2);
    known
        .into_iter()
        .map(|other| (damerau_levenshtein(&name, other), other))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, other)| other)
}
