//! Cues as sets. Invariant: what is known of a word beforehand is what a walk over its phrases would find.

use super::entry::{Cue, Entry};

/// A set of cues, by a bit of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u128);

impl CueSet {
    /// Adds `entry`, if it is a cue.
    #[inline]
    pub(super) fn add(&mut self, entry: Entry) {
        if let Entry::Cue(cue) = entry {
            self.0 |= 1 << (cue as u32);
        }
    }

    /// Both together.
    #[must_use]
    #[inline]
    pub(crate) fn and(self, other: CueSet) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `cues` is in the set.
    #[inline]
    pub(crate) fn has_any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.0 & (1 << (cue as u32)) != 0)
    }
}

/// The cues that phrases which start with a word are: nearly every word is settled by this alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CueStart {
    /// Those that the word is by itself.
    pub(super) own: CueSet,
    /// A bit for every syllable behind which a longer one may stand.
    pub(super) followers: u64,
}
