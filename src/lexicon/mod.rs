//! The vocabulary: every phrase that means something to the reader, from the files of `rules/lexicon`.
//!
//! Clean text becomes [`Token`]s, each with the id of its syllable; phrases are paths in a trie over those ids, so a
//! phrase is found by walking from a token, whole words only, whatever its case or tone placement. Invariant: a phrase
//! means the same wherever it is looked up; what surrounds it is the business of the folders after this one.

mod builder;
mod cues;
mod entry;
mod label;
mod letters;
mod load;
mod outline;
mod role;
mod short;
mod spelling;
mod stopped;
mod syllables;
mod table;
mod time;
mod token;
mod vocabulary;
mod words;

pub(crate) use cues::CueSet;
pub use entry::{Anchor, Behind, Cue, Entry, Hedge, Kinds, NumberWord, Trend, UnitKind};
pub use label::Label;
pub use load::{Row, rows};
pub(crate) use outline::Outline;
pub use role::Role;
pub(crate) use short::packed_word;
pub(crate) use spelling::lower_letter;
pub use spelling::other_tone_placement;
pub(crate) use stopped::is_impossible;
pub use table::{Lexicon, UnitDef};
pub use time::{DayPart, Grain, Part, Reckoning, Season};
pub use token::{Case, Gap, Syllable, Token, TokenKind};
pub use vocabulary::Vocabulary;
pub(crate) use words::{WordSet, Words, words};
