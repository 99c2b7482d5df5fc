//! The look-up structure. Invariant: it never changes once built, so one table serves every thread.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::facts::Facts;

use super::cues::{CueSet, CueStart};
use super::entry::{Cue, Entry, Kinds, UnitKind};
use super::label::Label;
use super::role::{Role, Roles};
use super::syllables::Syllables;
use super::time::Part;
use super::token::{Gap, Syllable, Token, tokenize};

/// A unit of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitDef {
    /// The canonical symbol: ISO 4217 for money, UCUM-like for measures.
    pub symbol: String,
    /// What it measures.
    pub kind: UnitKind,
    /// The dimension's name ("area", "mass", "money").
    pub dimension: String,
}

impl UnitDef {
    pub(super) fn new(symbol: &str, kind: UnitKind, dimension: &str) -> Self {
        Self { symbol: symbol.to_owned(), kind, dimension: dimension.to_owned() }
    }
}

/// One step in the trie: from a node over a syllable that touches the one before it or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Step {
    pub(super) node: u32,
    pub(super) syllable: Syllable,
    pub(super) glued: bool,
}

/// What starts with a syllable; most words of a text are settled by this alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    pub(super) node: u32,
    /// The kinds of its own meanings, not of longer phrases.
    pub(super) own: Kinds,
    pub(super) roles: Roles,
    /// A bit for each calendar word among them.
    pub(super) parts: u64,
}

/// The bit of a calendar word; should there be more of them than bits, several share one.
#[inline]
pub(super) fn part_bit(part: Part) -> u64 {
    1 << (part as u32 % 64)
}

/// A node of the trie, small enough for three to share a line of the cache.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// The kinds of its meanings.
    pub(super) own: Kinds,
    /// The kinds of all meanings of longer phrases.
    pub(super) below: Kinds,
    /// Its meanings, among all entries: the first, and one past the last.
    pub(super) entries: (u32, u32),
    /// A bit for every syllable that may follow, so that most misses cost no look-up.
    pub(super) followers: u64,
}

/// The bit of a syllable among the followers of a node; several share one.
#[inline]
pub(super) fn follower(syllable: Syllable) -> u64 {
    1 << (syllable.0 % 64)
}

/// The vocabulary.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) syllables: Syllables,
    /// By syllable.
    pub(super) starts: Vec<Start>,
    /// By syllable.
    pub(super) cues: Vec<CueStart>,
    pub(super) steps: FxHashMap<Step, u32>,
    pub(super) nodes: Vec<Node>,
    pub(super) entries: Vec<Entry>,
    pub(super) units: Vec<UnitDef>,
    pub(super) nouns: Vec<String>,
    /// By noun: whether it is a cue for persons.
    pub(super) persons: Vec<bool>,
    /// In lower case.
    pub(super) labels: Vec<(Label, String)>,
    pub(super) facts: Arc<Facts>,
}

impl Lexicon {
    /// What is known of the subjects whose names it has.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The tokens of a clean text.
    pub fn tokenize(&self, text: &str) -> Vec<Token> {
        tokenize(text, &self.syllables)
    }

    #[inline]
    fn start(&self, token: &Token) -> Option<&Start> {
        self.starts.get(token.syllable.0 as usize)
    }

    /// The kinds of the word at token `at` alone, and of the phrases that start with it and the next: nearer to what stands
    /// there than [`Token::kinds`].
    pub(crate) fn kinds_at(&self, tokens: &[Token], at: usize) -> Kinds {
        let Some(start) = tokens.get(at).and_then(|token| self.start(token)) else { return Kinds::default() };
        let longer = || {
            let next = tokens.get(at + 1)?;
            self.nodes.get(self.follow(start.node, next)? as usize)
        };
        longer().map_or(start.own, |node| start.own.and(node.own).and(node.below))
    }

    /// The node below `node` of a phrase that goes on with `token`.
    #[inline]
    fn follow(&self, node: u32, token: &Token) -> Option<u32> {
        if token.syllable == Syllable::UNKNOWN
            || self.nodes.get(node as usize)?.followers & follower(token.syllable) == 0
        {
            return None;
        }
        let step = Step { node, syllable: token.syllable, glued: token.gap == Gap::Glued };
        self.steps.get(&step).copied()
    }

    /// Whether a phrase that starts with the word of `token` may be the calendar word `part`.
    #[inline]
    pub(crate) fn may_be_part(&self, token: &Token, part: Part) -> bool {
        self.start(token).is_some_and(|start| start.parts & part_bit(part) != 0)
    }

    /// Whether the word of `token` has the role.
    #[inline]
    pub fn has_role(&self, token: &Token, role: Role) -> bool {
        self.start(token).is_some_and(|start| start.roles.has(role))
    }

    /// The cues of the phrases that start at token `at`.
    #[inline]
    pub(crate) fn cues_at(&self, tokens: &[Token], at: usize) -> CueSet {
        let Some(start) = tokens.get(at).and_then(|token| self.cues.get(token.syllable.0 as usize)) else {
            return CueSet::default();
        };
        let mut cues = start.own;
        if tokens.get(at + 1).is_some_and(|next| start.followers & follower(next.syllable) != 0) {
            self.walk(tokens, at, Kinds::CUE, |_, entry| cues.add(entry));
        }
        cues
    }

    /// Calls `see` with every meaning of one of `kinds`, and perhaps others, of every phrase that starts at token `at`,
    /// shortest phrase first; the number is how many tokens the phrase takes.
    #[inline]
    pub fn walk(&self, tokens: &[Token], at: usize, kinds: Kinds, mut see: impl FnMut(usize, Entry)) {
        let Some(first) = tokens.get(at) else { return };
        let mut id = self.start(first).map_or(0, |start| start.node);
        let mut length = 1;
        while id != 0 {
            let Some(node) = self.nodes.get(id as usize) else { return };
            if node.own.meets(kinds) {
                let (from, to) = node.entries;
                for &entry in self.entries.get(from as usize..to as usize).unwrap_or_default() {
                    see(length, entry);
                }
            }
            if !node.below.meets(kinds) {
                return;
            }
            let Some(next) = tokens.get(at + length).and_then(|token| self.follow(id, token)) else { return };
            id = next;
            length += 1;
        }
    }

    /// The longest phrase at token `at` with a meaning that `pick` accepts: its length in tokens and what was picked.
    pub fn longest<T>(&self, tokens: &[Token], at: usize, pick: impl FnMut(Entry) -> Option<T>) -> Option<(usize, T)> {
        self.longest_of(Kinds::ANY, tokens, at, pick)
    }

    /// Like [`Lexicon::longest`], where `pick` accepts meanings of `kinds` only.
    pub(crate) fn longest_of<T>(
        &self,
        kinds: Kinds,
        tokens: &[Token],
        at: usize,
        mut pick: impl FnMut(Entry) -> Option<T>,
    ) -> Option<(usize, T)> {
        let mut best = None;
        self.walk(tokens, at, kinds, |length, entry| {
            if let Some(value) = pick(entry) {
                best = Some((length, value));
            }
        });
        best
    }

    /// The unit of an [`Entry::Unit`].
    pub fn unit(&self, id: u16) -> Option<&UnitDef> {
        self.units.get(usize::from(id))
    }

    /// The first unit with this symbol.
    pub fn unit_named(&self, symbol: &str) -> Option<(u16, &UnitDef)> {
        let (at, unit) = self.units.iter().enumerate().find(|(_, unit)| unit.symbol == symbol)?;
        u16::try_from(at).ok().map(|id| (id, unit))
    }

    /// The words that say `label` in the names of rows and columns, in lower case.
    pub fn labels(&self, label: Label) -> impl Iterator<Item = &str> {
        self.labels.iter().filter(move |(other, _)| *other == label).map(|(_, word)| word.as_str())
    }

    /// Whether the noun of an [`Entry::Noun`] names people.
    pub(crate) fn is_person(&self, noun: u16) -> bool {
        self.persons.get(usize::from(noun)).copied().unwrap_or_default()
    }

    /// Whether the whole of `phrase` is this cue.
    pub(super) fn is_cue(&self, phrase: &str, cue: Cue) -> bool {
        let tokens = self.tokenize(phrase);
        let found = self.longest(&tokens, 0, |e| (e == Entry::Cue(cue)).then_some(()));
        found.is_some_and(|(length, ())| length == tokens.len())
    }

    /// The noun of an [`Entry::Noun`], in its canonical form.
    pub fn noun(&self, id: u16) -> Option<&str> {
        self.nouns.get(usize::from(id)).map(String::as_str)
    }

    /// The id of the noun with this canonical form.
    pub fn noun_named(&self, canonical: &str) -> Option<u16> {
        self.nouns.iter().position(|noun| noun == canonical).and_then(|at| u16::try_from(at).ok())
    }
}
