//! Items to jobs: each with the settings of its path. Invariant: a file of settings that has a fault ends the run, and it
//! is told once.

use std::path::PathBuf;

use crate::cli::Status;
use crate::cli::changes::Changes;
use crate::cli::config::{House, HouseFault};
use crate::cli::input::Item;
use crate::cli::output::complain;
use crate::cli::stream::{Edit, Job, Progress};
use crate::control::Lines;
use crate::report::Wording;
use crate::rule::HouseRules;

/// The settings of a run, and what went wrong with them.
pub(super) struct Jobs {
    house: House,
    changes: Option<Changes>,
    fault: Option<HouseFault>,
}

/// The settings of a run over `paths`; none, once the user has been told why. What these paths themselves are under is
/// read at once, so that nothing is printed before a fault that can be known.
pub(super) fn of(house: Result<House, HouseFault>, paths: &[PathBuf], wording: Wording) -> Option<Jobs> {
    let ready = house.and_then(|mut house| {
        house.policy(None)?;
        for path in paths.iter().filter(|path| path.as_os_str() != super::walk::STDIN) {
            let seen = if path.is_dir() { path.join("*") } else { path.clone() };
            house.policy(Some(&seen))?;
        }
        Ok(Jobs { house, changes: None, fault: None })
    });
    ready.map_err(|fault| complain(&wording.house_fault(&fault))).ok()
}

impl Jobs {
    /// Leaves out what `changes` do not touch.
    pub(super) fn only(&mut self, changes: Changes) {
        self.changes = Some(changes);
    }

    /// The folder of the cache, if anything names one for the working folder.
    pub(super) fn cache(&mut self) -> Option<PathBuf> {
        let policy = self.house.policy(None).ok().flatten()?;
        policy.settings.cache.value.clone()
    }

    /// Every rule of the newsroom that the run came upon.
    pub(super) fn house_rules(&self) -> HouseRules {
        self.house.all_house_rules()
    }

    /// The baseline of the working folder, if anything names one.
    pub(super) fn baseline(&mut self) -> Option<PathBuf> {
        let policy = self.house.policy(None).ok().flatten()?;
        policy.settings.baseline.value.clone()
    }

    /// The items that are not excluded, up to one whose settings have a fault.
    pub(super) fn of_items(&mut self, items: impl Iterator<Item = Item>) -> impl Iterator<Item = Job> {
        let mut items = items;
        std::iter::from_fn(move || {
            while self.fault.is_none() {
                let item = items.next()?;
                let edit = match &self.changes {
                    None => None,
                    Some(changes) => match edit(changes, &item) {
                        None => continue,
                        some => some,
                    },
                };
                match self.house.policy(item.path()) {
                    Ok(Some(policy)) => return Some(Job { item, policy, edit }),
                    Ok(None) => {}
                    Err(fault) => self.fault = Some(fault),
                }
            }
            None
        })
    }

    /// How the run ended; tells of a fault that ended it.
    pub(super) fn status(&self, progress: &Progress, wording: Wording) -> Status {
        match &self.fault {
            Some(fault) => {
                complain(&wording.house_fault(fault));
                Status::Usage
            }
            None => progress.status(),
        }
    }
}

/// What `changes` did to `item`, if anything. A record is a line of its file, so all of it has changed or nothing.
fn edit(changes: &Changes, item: &Item) -> Option<Edit> {
    let path = item.path()?;
    let lines = changes.of(path)?;
    match item {
        Item::Line { number, .. } => lines.hold(*number).then_some(Edit { lines: Lines::All, earlier: None }),
        _ => Some(Edit { lines: lines.clone(), earlier: changes.earlier(path) }),
    }
}
