//! `soatso.toml`, profiles and options to the settings of each article. Invariant: every value knows where it comes from,
//! and what is not understood is told, never passed over.

mod house;
mod key;
mod layer;
mod parse;
mod schema;
mod settings;
mod show;
mod value;

pub(super) use house::{Baselines, House, HouseFault, Policy, known, level};
pub(super) use parse::{Expected, Fault, Reason};
pub(super) use show::run;
pub(super) use value::{FailOn, LevelArg, Origin, Profile, SeverityArg};

/// A profile as it is written.
pub(super) fn profile_name(profile: Profile) -> String {
    key::word(profile)
}
