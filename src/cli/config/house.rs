//! Paths to the settings that count there. Invariant: of several `soatso.toml` the nearest above the article counts, alone;
//! no article is checked under a file that has a fault.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::layer::Layer;
use super::parse::{self, Config, Fault, Reason, Source};
use super::settings::Settings;
use super::value::{LevelArg, Origin, Profile, Sourced};
use crate::cli::args::{ConfigArgs, PolicyArgs};
use crate::cli::knowledge::{self, Kind, Knowledge, KnowledgeError};
use crate::cli::place;
use crate::control::{Baseline, Levels, Scope};
use crate::lexicon::Vocabulary;
use crate::rule;

/// The name of the file.
pub(in crate::cli) const FILE: &str = "soatso.toml";

/// Settings, ready to be used.
#[derive(Debug)]
pub(in crate::cli) struct Policy {
    pub(in crate::cli) settings: Settings,
    pub(in crate::cli) levels: Levels,
    pub(in crate::cli) rules: rule::Selection,
    pub(in crate::cli) vocabulary: Vocabulary,
    pub(in crate::cli) baseline: Option<Arc<Known>>,
    /// The same bytes where all of it is the same.
    pub(in crate::cli) stamp: Vec<u8>,
}

/// A baseline, and the folder that its paths are seen from.
#[derive(Debug)]
pub(in crate::cli) struct Known {
    pub(in crate::cli) baseline: Baseline,
    pub(in crate::cli) root: PathBuf,
}

/// Whether baselines are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Baselines {
    Heeded,
    Ignored,
}

/// Why there are no settings.
#[derive(Debug)]
pub(in crate::cli) enum HouseFault {
    File(Vec<Fault>),
    Vocabulary(String),
    Facts(String),
    Baseline(PathBuf, String),
}

/// Where settings are looked for.
enum Search {
    /// Upwards from each article.
    Upwards,
    /// Nowhere.
    Nowhere,
    /// In this file.
    File(Arc<Config>, Arc<str>),
}

/// A file that was found, and what it is called.
type Read = (Arc<Config>, Arc<str>);

/// A file and which of its overrides count.
type Taken = (Option<Arc<str>>, Vec<bool>);

/// The settings of a run.
pub(in crate::cli) struct House {
    search: Search,
    profile: Option<Sourced<Profile>>,
    options: Layer,
    here: PathBuf,
    heed: Baselines,
    baselines: HashMap<PathBuf, Arc<Known>>,
    folders: HashMap<PathBuf, Option<Read>>,
    known: HashMap<(Vec<PathBuf>, Vec<PathBuf>), Knowledge>,
    policies: HashMap<Taken, Arc<Policy>>,
}

impl House {
    /// The settings that the command line asks for.
    pub(in crate::cli) fn new(config: &ConfigArgs, policy: &PolicyArgs, heed: Baselines) -> Result<Self, HouseFault> {
        let here = std::env::current_dir().unwrap_or_default();
        let search = match (&config.config, config.no_config) {
            (Some(file), _) => {
                let (config, name) = read(&place::absolute(file), &here)?;
                Search::File(config, name)
            }
            (None, true) => Search::Nowhere,
            (None, false) => Search::Upwards,
        };
        Ok(Self {
            search,
            profile: policy.profile.map(|profile| Sourced::new(profile, Origin::Option("--profile"))),
            options: options(config, policy),
            here,
            heed,
            baselines: HashMap::new(),
            folders: HashMap::new(),
            known: HashMap::new(),
            policies: HashMap::new(),
        })
    }

    /// The same settings with results kept in `folder`, if one is given.
    pub(in crate::cli) fn with_cache(mut self, folder: Option<&Path>) -> Self {
        if let Some(folder) = folder {
            self.options.cache = Some(Sourced::new(folder.to_path_buf(), Origin::Option("--cache")));
        }
        self
    }

    /// The settings of the article at `path`, or of one without a path; `None` where it is excluded.
    pub(in crate::cli) fn policy(&mut self, path: Option<&Path>) -> Result<Option<Arc<Policy>>, HouseFault> {
        let path = path.map(place::absolute);
        let found = match &self.search {
            Search::Nowhere => None,
            Search::File(config, name) => Some((Arc::clone(config), Arc::clone(name))),
            Search::Upwards => {
                let folder = path.as_deref().and_then(Path::parent).unwrap_or(&self.here).to_path_buf();
                self.above(&folder)?
            }
        };
        let Some((config, name)) = found else { return self.made(None, None, Vec::new()).map(Some) };
        let inside = path.as_deref().and_then(|path| path.strip_prefix(&config.root).ok());
        let matches = |globs: &ignore::gitignore::Gitignore| {
            inside.is_some_and(|path| globs.matched_path_or_any_parents(path, false).is_ignore())
        };
        if matches(&config.exclude) {
            return Ok(None);
        }
        let taken = config.overrides.iter().map(|part| matches(&part.paths)).collect();
        self.made(Some(&config), Some(name), taken).map(Some)
    }

    /// The nearest file in `folder` or above.
    fn above(&mut self, folder: &Path) -> Result<Option<Read>, HouseFault> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let file = folder.join(FILE);
        let found = if file.is_file() {
            Some(read(&file, &self.here)?)
        } else {
            match folder.parent() {
                Some(parent) => self.above(parent)?,
                None => None,
            }
        };
        self.folders.insert(folder.to_path_buf(), found.clone());
        Ok(found)
    }

    /// The settings of a file with the overrides that are `taken`.
    fn made(
        &mut self,
        config: Option<&Config>,
        name: Option<Arc<str>>,
        taken: Vec<bool>,
    ) -> Result<Arc<Policy>, HouseFault> {
        let key = (name.clone(), taken);
        if let Some(policy) = self.policies.get(&key) {
            return Ok(Arc::clone(policy));
        }
        let settings = self.settings(config, name, &key.1)?;
        let own = self.knowledge(&settings.lexicon.value, &settings.facts.value)?;
        let levels = settings.levels();
        let rules = levels.selection();
        let baseline = match &settings.baseline.value {
            Some(file) if self.heed == Baselines::Heeded => Some(self.baseline(file)?),
            _ => None,
        };
        let known = baseline.as_ref().map(|known| known.baseline.text()).unwrap_or_default();
        let stamp = format!("{settings:?}\n{}\n{known}", own.rows).into_bytes();
        let vocabulary = own.vocabulary;
        let policy = Arc::new(Policy { settings, levels, rules, vocabulary, baseline, stamp });
        self.policies.insert(key, Arc::clone(&policy));
        Ok(policy)
    }

    fn settings(
        &self,
        config: Option<&Config>,
        name: Option<Arc<str>>,
        taken: &[bool],
    ) -> Result<Settings, HouseFault> {
        let wanted = self.profile.clone().or_else(|| config.and_then(|config| config.profile.clone()));
        let profile = wanted.unwrap_or(Sourced::new(Profile::default(), Origin::Default));
        let mut settings = Settings::new(name, profile.clone());
        settings.take(&layer_of(profile.value).map_err(HouseFault::File)?);
        if let Some(folder) = knowledge::nearest(&self.here, Kind::Words) {
            settings.lexicon = Sourced::new(vec![folder], Origin::Found);
        }
        if let Some(folder) = knowledge::nearest(&self.here, Kind::Facts) {
            settings.facts = Sourced::new(vec![folder], Origin::Found);
        }
        if let Some(config) = config {
            settings.take(&config.base);
            if let Some(excluded) = &config.excluded {
                settings.exclude = excluded.clone();
            }
            for (part, _) in config.overrides.iter().zip(taken).filter(|(_, taken)| **taken) {
                settings.take(&part.layer);
            }
        }
        settings.take(&self.options);
        Ok(settings)
    }

    fn baseline(&mut self, file: &Path) -> Result<Arc<Known>, HouseFault> {
        if let Some(known) = self.baselines.get(file) {
            return Ok(Arc::clone(known));
        }
        let read = Arc::new(known(file)?);
        self.baselines.insert(file.to_path_buf(), Arc::clone(&read));
        Ok(read)
    }

    fn knowledge(&mut self, words: &[PathBuf], facts: &[PathBuf]) -> Result<Knowledge, HouseFault> {
        let key = (words.to_vec(), facts.to_vec());
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let read = knowledge::read(words, facts).map_err(|KnowledgeError { kind, reason }| match kind {
            Kind::Words => HouseFault::Vocabulary(reason),
            Kind::Facts => HouseFault::Facts(reason),
        })?;
        self.known.insert(key, read.clone());
        Ok(read)
    }
}

/// Reads a baseline.
pub(in crate::cli) fn known(file: &Path) -> Result<Known, HouseFault> {
    let fault = |reason: String| HouseFault::Baseline(file.to_path_buf(), reason);
    let text = fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let baseline = Baseline::parse(&text).map_err(|error| fault(error.to_string()))?;
    Ok(Known { baseline, root: place::folder(file) })
}

/// Reads a file; `here` shortens its name.
fn read(file: &Path, here: &Path) -> Result<Read, HouseFault> {
    let name: Arc<str> = file.strip_prefix(here).unwrap_or(file).to_string_lossy().replace('\\', "/").into();
    let unreadable = |error| {
        HouseFault::File(vec![Fault { file: Arc::clone(&name), line: 0, column: 0, reason: Reason::Unreadable(error) }])
    };
    let text = fs::read_to_string(file).map_err(unreadable)?;
    let root = place::folder(file);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let config = parse::parse(Source::File(Arc::clone(&name)), text, &root).map_err(HouseFault::File)?;
    Ok((Arc::new(config), name))
}

/// What a profile sets.
fn layer_of(profile: Profile) -> Result<Layer, Vec<Fault>> {
    let text = match profile {
        Profile::BaoChi => include_str!("../../../rules/profiles/bao-chi.toml"),
        Profile::VanBanHanhChinh => include_str!("../../../rules/profiles/van-ban-hanh-chinh.toml"),
        Profile::Strict => include_str!("../../../rules/profiles/strict.toml"),
    };
    parse::parse(Source::Profile(profile), text, Path::new("")).map(|config| config.base)
}

/// What the command line sets.
fn options(config: &ConfigArgs, policy: &PolicyArgs) -> Layer {
    let mut layer = Layer {
        fail_on: policy.fail_on.map(|value| Sourced::new(value, Origin::Option("--fail-on"))),
        min_severity: policy.min_severity.map(|value| Sourced::new(value, Origin::Option("--min-severity"))),
        min_confidence: policy.min_confidence.map(|value| Sourced::new(value, Origin::Option("--min-confidence"))),
        baseline: policy.baseline.clone().map(|file| Sourced::new(file, Origin::Option("--baseline"))),
        lexicon: config.lexicon.clone().map(|folder| Sourced::new(vec![folder], Origin::Option("--lexicon"))),
        facts: config.facts.clone().map(|folder| Sourced::new(vec![folder], Origin::Option("--facts"))),
        ..Layer::default()
    };
    for (scope, level) in &policy.rules {
        layer.set(*scope, Sourced::new(*level, Origin::Option("--rule")));
    }
    layer
}

/// A rule, a family or `all` with its level, as an option gives it: "A01=warning".
pub(in crate::cli) fn level(word: &str) -> Result<(Scope, LevelArg), String> {
    use clap::ValueEnum;
    let (name, level) = word.split_once('=').ok_or_else(|| "LUẬT=MỨC / RULE=LEVEL, A01=warning".to_owned())?;
    let scope = Scope::named(name).ok_or_else(|| match parse::nearest(name, Scope::names()) {
        Some(nearest) => {
            format!("{name}: không có luật này, có phải {nearest}? / no such rule, did you mean {nearest}?")
        }
        None => format!("{name}: không có luật này (xem `soatso rules`) / no such rule (see `soatso rules`)"),
    })?;
    let level = LevelArg::from_str(level, false).map_err(|_| "off, on, info, warning, error".to_owned())?;
    Ok((scope, level))
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::{Profile, layer_of};

    #[test]
    fn every_profile_can_be_read() {
        for profile in Profile::value_variants() {
            assert!(layer_of(*profile).is_ok(), "{:?}", layer_of(*profile).err());
        }
    }
}
