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
use crate::rule::{self, HouseRules};

/// The name of the file.
pub(in crate::cli) const FILE: &str = "soatso.toml";

/// Settings, ready to be used.
#[derive(Debug)]
pub(in crate::cli) struct Policy {
    pub(in crate::cli) settings: Settings,
    pub(in crate::cli) levels: Levels,
    pub(in crate::cli) rules: rule::Selection,
    pub(in crate::cli) vocabulary: Vocabulary,
    /// Those of the newsroom, whether they speak or not.
    pub(in crate::cli) house_rules: HouseRules,
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
    Rules(String),
    /// An option names a rule that there is not.
    UnknownRule(Reason),
    Baseline(PathBuf, String),
}

/// Where settings are looked for.
enum Search {
    /// Upwards from each article.
    Upwards,
    /// Nowhere.
    Nowhere,
    /// In this file.
    File(Read),
}

/// A file that was found, what it is called, and the rules of the newsroom that it may name.
type Read = (Arc<Config>, Arc<str>, HouseRules);

/// A file and which of its overrides count.
type Taken = (Option<Arc<str>>, Vec<bool>);

/// The settings of a run.
pub(in crate::cli) struct House {
    search: Search,
    profile: Option<Sourced<Profile>>,
    options: Layer,
    /// The levels that the command line asks for.
    levels: Vec<(String, LevelArg)>,
    here: PathBuf,
    heed: Baselines,
    baselines: HashMap<PathBuf, Arc<Known>>,
    folders: HashMap<PathBuf, Option<Read>>,
    known: HashMap<(Vec<PathBuf>, Vec<PathBuf>), Knowledge>,
    pages: HashMap<Vec<PathBuf>, HouseRules>,
    policies: HashMap<Taken, Arc<Policy>>,
}

impl House {
    /// The settings that the command line asks for.
    pub(in crate::cli) fn new(config: &ConfigArgs, policy: &PolicyArgs, heed: Baselines) -> Result<Self, HouseFault> {
        let here = std::env::current_dir().unwrap_or_default();
        let mut house = Self {
            search: if config.no_config { Search::Nowhere } else { Search::Upwards },
            profile: policy.profile.map(|profile| Sourced::new(profile, Origin::Option("--profile"))),
            options: options(config, policy),
            levels: policy.rules.clone(),
            here,
            heed,
            baselines: HashMap::new(),
            folders: HashMap::new(),
            known: HashMap::new(),
            pages: HashMap::new(),
            policies: HashMap::new(),
        };
        if let Some(file) = &config.config {
            house.search = Search::File(house.file(&place::absolute(file))?);
        }
        Ok(house)
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
            Search::File(read) => Some(read.clone()),
            Search::Upwards => {
                let folder = path.as_deref().and_then(Path::parent).unwrap_or(&self.here).to_path_buf();
                self.above(&folder)?
            }
        };
        let Some((config, name, house)) = found else {
            let house = self.house_rules(None)?;
            return self.made(None, None, Vec::new(), house).map(Some);
        };
        let inside = path.as_deref().and_then(|path| path.strip_prefix(&config.root).ok());
        let matches = |globs: &ignore::gitignore::Gitignore| {
            inside.is_some_and(|path| globs.matched_path_or_any_parents(path, false).is_ignore())
        };
        if matches(&config.exclude) {
            return Ok(None);
        }
        let taken = config.overrides.iter().map(|part| matches(&part.paths)).collect();
        self.made(Some(&config), Some(name), taken, house).map(Some)
    }

    /// The nearest file in `folder` or above.
    fn above(&mut self, folder: &Path) -> Result<Option<Read>, HouseFault> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let file = folder.join(FILE);
        let found = if file.is_file() {
            Some(self.file(&file)?)
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
        house_rules: HouseRules,
    ) -> Result<Arc<Policy>, HouseFault> {
        let key = (name.clone(), taken);
        if let Some(policy) = self.policies.get(&key) {
            return Ok(Arc::clone(policy));
        }
        let settings = self.settings(config, name, &key.1, &house_rules)?;
        let own = self.knowledge(&settings.lexicon.value, &settings.facts.value)?;
        let levels = settings.levels(&house_rules);
        let rules = levels.selection(&house_rules);
        let baseline = match &settings.baseline.value {
            Some(file) if self.heed == Baselines::Heeded => Some(self.baseline(file)?),
            _ => None,
        };
        let known = baseline.as_ref().map(|known| known.baseline.text()).unwrap_or_default();
        let pages: String = house_rules.metas().map(|rule| rule.page.as_str()).collect();
        let stamp = format!("{settings:?}\n{}\n{pages}\n{known}", own.rows).into_bytes();
        let vocabulary = own.vocabulary;
        let policy = Arc::new(Policy { settings, levels, rules, vocabulary, house_rules, baseline, stamp });
        self.policies.insert(key, Arc::clone(&policy));
        Ok(policy)
    }

    fn settings(
        &self,
        config: Option<&Config>,
        name: Option<Arc<str>>,
        taken: &[bool],
        house: &HouseRules,
    ) -> Result<Settings, HouseFault> {
        let wanted = self.profile.clone().or_else(|| config.and_then(|config| config.profile.clone()));
        let profile = wanted.unwrap_or(Sourced::new(Profile::default(), Origin::Default));
        let mut settings = Settings::new(name, profile.clone());
        settings.take(&layer_of(profile.value).map_err(HouseFault::File)?, house);
        if let Some(folder) = knowledge::nearest(&self.here, Kind::Words) {
            settings.lexicon = Sourced::new(vec![folder], Origin::Found);
        }
        if let Some(folder) = knowledge::nearest(&self.here, Kind::Facts) {
            settings.facts = Sourced::new(vec![folder], Origin::Found);
        }
        if let Some(folder) = knowledge::nearest(&self.here, Kind::Rules) {
            settings.house_rules = Sourced::new(vec![folder], Origin::Found);
        }
        if let Some(config) = config {
            settings.take(&config.base, house);
            if let Some(excluded) = &config.excluded {
                settings.exclude = excluded.clone();
            }
            for (part, _) in config.overrides.iter().zip(taken).filter(|(_, taken)| **taken) {
                settings.take(&part.layer, house);
            }
        }
        let mut options = self.options.clone();
        for (name, level) in &self.levels {
            let scope = Scope::named(name, house).ok_or_else(|| {
                let nearest = parse::nearest(name, Scope::names(house)).map(str::to_owned);
                HouseFault::UnknownRule(Reason::UnknownRule { name: name.clone(), nearest })
            })?;
            options.set(scope, Sourced::new(*level, Origin::Option("--rule")));
        }
        settings.take(&options, house);
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

    /// The newsroom's rules where a file of settings names the folders `named`.
    fn house_rules(&mut self, named: Option<Vec<PathBuf>>) -> Result<HouseRules, HouseFault> {
        let asked = self.options.house_rules.as_ref().map(|folders| folders.value.clone());
        let nearest = || knowledge::nearest(&self.here, Kind::Rules).map(|folder| vec![folder]);
        let folders = asked.or(named).or_else(nearest).unwrap_or_default();
        if let Some(known) = self.pages.get(&folders) {
            return Ok(known.clone());
        }
        let read = knowledge::house_rules(&folders).map_err(|error| HouseFault::Rules(error.reason))?;
        self.pages.insert(folders, read.clone());
        Ok(read)
    }

    /// Every rule of the newsroom that was read.
    pub(in crate::cli) fn all_house_rules(&self) -> HouseRules {
        let mut folders: Vec<_> = self.pages.iter().collect();
        folders.sort_by_key(|(folders, _)| *folders);
        folders.into_iter().fold(HouseRules::default(), |all, (_, rules)| all.and(rules))
    }

    /// Reads a file of settings.
    fn file(&mut self, file: &Path) -> Result<Read, HouseFault> {
        let name: Arc<str> = file.strip_prefix(&self.here).unwrap_or(file).to_string_lossy().replace('\\', "/").into();
        let unreadable = |error| {
            let reason = Reason::Unreadable(error);
            HouseFault::File(vec![Fault { file: Arc::clone(&name), line: 0, column: 0, reason }])
        };
        let text = fs::read_to_string(file).map_err(unreadable)?;
        let root = place::folder(file);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let house = self.house_rules(parse::house_rules(text, &root))?;
        let config = parse::parse(Source::File(Arc::clone(&name)), text, &root, &house).map_err(HouseFault::File)?;
        Ok((Arc::new(config), name, house))
    }

    fn knowledge(&mut self, words: &[PathBuf], facts: &[PathBuf]) -> Result<Knowledge, HouseFault> {
        let key = (words.to_vec(), facts.to_vec());
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let read = knowledge::read(words, facts).map_err(|KnowledgeError { kind, reason }| match kind {
            Kind::Words => HouseFault::Vocabulary(reason),
            Kind::Facts => HouseFault::Facts(reason),
            Kind::Rules => HouseFault::Rules(reason),
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

/// What a profile sets.
fn layer_of(profile: Profile) -> Result<Layer, Vec<Fault>> {
    let text = match profile {
        Profile::BaoChi => include_str!("../../../rules/profiles/bao-chi.toml"),
        Profile::VanBanHanhChinh => include_str!("../../../rules/profiles/van-ban-hanh-chinh.toml"),
        Profile::Strict => include_str!("../../../rules/profiles/strict.toml"),
    };
    parse::parse(Source::Profile(profile), text, Path::new(""), &HouseRules::default()).map(|config| config.base)
}

/// What the command line sets.
fn options(config: &ConfigArgs, policy: &PolicyArgs) -> Layer {
    Layer {
        fail_on: policy.fail_on.map(|value| Sourced::new(value, Origin::Option("--fail-on"))),
        min_severity: policy.min_severity.map(|value| Sourced::new(value, Origin::Option("--min-severity"))),
        min_confidence: policy.min_confidence.map(|value| Sourced::new(value, Origin::Option("--min-confidence"))),
        baseline: policy.baseline.clone().map(|file| Sourced::new(file, Origin::Option("--baseline"))),
        lexicon: config.lexicon.clone().map(|folder| Sourced::new(vec![folder], Origin::Option("--lexicon"))),
        facts: config.facts.clone().map(|folder| Sourced::new(vec![folder], Origin::Option("--facts"))),
        house_rules: config
            .house_rules
            .clone()
            .map(|folder| Sourced::new(vec![folder], Origin::Option("--house-rules"))),
        ..Layer::default()
    }
}

/// The name of a rule, a family or `all`, and its level, as an option gives them: "A01=warning".
pub(in crate::cli) fn level(word: &str) -> Result<(String, LevelArg), String> {
    use clap::ValueEnum;
    let (name, level) = word.split_once('=').ok_or_else(|| "LUẬT=MỨC / RULE=LEVEL, A01=warning".to_owned())?;
    let level = LevelArg::from_str(level, false).map_err(|_| "off, on, info, warning, error".to_owned())?;
    Ok((name.to_owned(), level))
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
