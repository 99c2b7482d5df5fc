//! The values of settings, the same in `soatso.toml` and on the command line. Invariant: a word means one value.

use std::sync::Arc;

use clap::ValueEnum;

use crate::control::Level;
use crate::rule::Severity;

/// A set of settings that is built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Profile {
    /// Báo chí: như trang của từng luật / News: as the page of each rule says
    #[default]
    BaoChi,
    /// Văn bản hành chính: cách viết số phải thống nhất / Official documents: figures written one way throughout
    VanBanHanhChinh,
    /// Mọi luật đều nói, cảnh báo cũng là hỏng / Every rule speaks, and warnings fail
    Strict,
}

/// The gravity from which on a check fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    #[default]
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The least gravity that fails, if any does.
    pub(in crate::cli) fn floor(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

/// A gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SeverityArg {
    Info,
    Warning,
    Error,
}

impl From<SeverityArg> for Severity {
    fn from(severity: SeverityArg) -> Self {
        match severity {
            SeverityArg::Info => Severity::Info,
            SeverityArg::Warning => Severity::Warning,
            SeverityArg::Error => Severity::Error,
        }
    }
}

/// What is made of a suppression that suppresses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum UnusedArg {
    Off,
    Info,
    Warning,
    Error,
}

impl UnusedArg {
    /// Its gravity, unless nothing is said of it.
    pub(in crate::cli) fn severity(self) -> Option<Severity> {
        match self {
            UnusedArg::Off => None,
            UnusedArg::Info => Some(Severity::Info),
            UnusedArg::Warning => Some(Severity::Warning),
            UnusedArg::Error => Some(Severity::Error),
        }
    }
}

/// What is set for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelArg {
    Off,
    On,
    Info,
    Warning,
    Error,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Off => Level::Off,
            LevelArg::On => Level::On,
            LevelArg::Info => Level::Info,
            LevelArg::Warning => Level::Warning,
            LevelArg::Error => Level::Error,
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Origin {
    /// Nobody set it.
    Default,
    /// A profile sets it.
    Profile(Profile),
    /// A line of a file.
    File(Arc<str>, usize),
    /// It was found in the folder or above.
    Found,
    /// An option of the command line.
    Option(&'static str),
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Sourced<T> {
    pub(in crate::cli) value: T,
    pub(in crate::cli) origin: Origin,
}

impl<T> Sourced<T> {
    pub(in crate::cli) fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}
