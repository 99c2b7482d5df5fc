//! The look-up structure. Invariant: it never changes once built, so one table serves every thread.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::facts::{Facts, Lookup, RowError, Topic};

use super::entry::{Cue, Entry, Kinds, UnitKind};
use super::label::Label;
use super::load::add_file;
use super::role::{Role, Roles};
use super::spelling::{capitalised, composed, other_tone_placement};
use super::syllables::Syllables;
use super::time::Part;
use super::token::{Gap, Nothing, Syllable, Token, tokenize};

/// The files that are built in, in the order they are read.
const FILES: [(&str, &str); 10] = [
    ("numbers.tsv", include_str!("../../rules/lexicon/numbers.tsv")),
    ("units.tsv", include_str!("../../rules/lexicon/units.tsv")),
    ("money.tsv", include_str!("../../rules/lexicon/money.tsv")),
    ("nouns.tsv", include_str!("../../rules/lexicon/nouns.tsv")),
    ("calendar.tsv", include_str!("../../rules/lexicon/calendar.tsv")),
    ("identifiers.tsv", include_str!("../../rules/lexicon/identifiers.tsv")),
    ("cues.tsv", include_str!("../../rules/lexicon/cues.tsv")),
    ("roles.tsv", include_str!("../../rules/lexicon/roles.tsv")),
    ("slips.tsv", include_str!("../../rules/lexicon/slips.tsv")),
    ("tables.tsv", include_str!("../../rules/lexicon/tables.tsv")),
];

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
struct Step {
    node: u32,
    syllable: Syllable,
    glued: bool,
}

/// What starts with a syllable; most words of a text are settled by this alone.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    node: u32,
    /// The kinds of its own meanings, not of longer phrases.
    own: Kinds,
    roles: Roles,
    /// A bit for each calendar word among them.
    parts: u64,
}

/// The bit of a calendar word; should there be more of them than bits, several share one.
#[inline]
fn part_bit(part: Part) -> u64 {
    1 << (part as u32 % 64)
}

/// A node of the trie: its meanings, the kinds of these and of all below, and a bit for every syllable that may follow, so
/// that most misses cost no look-up.
#[derive(Clone, Debug, Default)]
struct Node {
    entries: Range<usize>,
    kinds: Kinds,
    followers: u64,
}

/// The bit of a syllable among the followers of a node; several share one.
fn follower(syllable: Syllable) -> u64 {
    1 << (syllable.0 % 64)
}

/// The vocabulary.
#[derive(Debug)]
pub struct Lexicon {
    syllables: Syllables,
    /// By syllable.
    starts: Vec<Start>,
    steps: FxHashMap<Step, u32>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    units: Vec<UnitDef>,
    nouns: Vec<String>,
    /// By noun: whether it is a cue for persons.
    persons: Vec<bool>,
    /// In lower case.
    labels: Vec<(Label, String)>,
    facts: Arc<Facts>,
}

/// A vocabulary that readers share: the one built in, or one that a newsroom has added rows to.
#[derive(Clone, Debug)]
pub enum Vocabulary {
    /// Lives as long as the program.
    Static(&'static Lexicon),
    /// Lives as long as its readers.
    Shared(Arc<Lexicon>),
}

impl From<&'static Lexicon> for Vocabulary {
    fn from(lexicon: &'static Lexicon) -> Self {
        Vocabulary::Static(lexicon)
    }
}

impl From<Arc<Lexicon>> for Vocabulary {
    fn from(lexicon: Arc<Lexicon>) -> Self {
        Vocabulary::Shared(lexicon)
    }
}

impl Deref for Vocabulary {
    type Target = Lexicon;

    #[inline]
    fn deref(&self) -> &Lexicon {
        match self {
            Vocabulary::Static(lexicon) => lexicon,
            Vocabulary::Shared(lexicon) => lexicon,
        }
    }
}

impl Lexicon {
    /// The built-in vocabulary, loaded once.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        // A built-in file that cannot be read fails the tests, so the empty table is never met in a release.
        BUILTIN
            .get_or_init(|| Lexicon::knowing(&FILES, Facts::builtin()).unwrap_or_else(|_| Builder::default().finish()))
    }

    /// The built-in files: name and content.
    pub fn builtin_files() -> &'static [(&'static str, &'static str)] {
        &FILES
    }

    /// A vocabulary of the given files, each a name (for messages) and its content.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Lexicon, RowError> {
        let mut builder = Builder::default();
        for (name, content) in files {
            add_file(&mut builder, name, content)?;
        }
        Ok(builder.finish())
    }

    /// The built-in vocabulary with the rows of a newsroom's own files, each a name (for messages) and its content.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn with_extra(files: &[(&str, &str)]) -> Result<Arc<Lexicon>, RowError> {
        Self::with_extra_knowing(files, Facts::builtin())
    }

    /// The same, with the names of `facts` in place of those that are built in.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn with_extra_knowing(files: &[(&str, &str)], facts: Arc<Facts>) -> Result<Arc<Lexicon>, RowError> {
        let all: Vec<(&str, &str)> = FILES.iter().chain(files).copied().collect();
        Lexicon::knowing(&all, facts).map(Arc::new)
    }

    /// A vocabulary of the given files and of the names of what is known.
    fn knowing(files: &[(&str, &str)], facts: Arc<Facts>) -> Result<Lexicon, RowError> {
        let mut builder = Builder::default();
        for (name, content) in files {
            add_file(&mut builder, name, content)?;
        }
        for &topic in Topic::ALL.iter().filter(|topic| topic.lookup() == Lookup::Phrase) {
            for (name, subject) in facts.names(topic) {
                builder.add(name, Entry::Fact(topic, subject));
            }
        }
        Ok(Lexicon { facts, ..builder.finish() })
    }

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
        longer().map_or(start.own, |node| start.own.and(node.kinds))
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

    /// Calls `see` with every meaning of one of `kinds`, and perhaps others, of every phrase that starts at token `at`,
    /// shortest phrase first; the number is how many tokens the phrase takes.
    #[inline]
    pub fn walk(&self, tokens: &[Token], at: usize, kinds: Kinds, mut see: impl FnMut(usize, Entry)) {
        let Some(first) = tokens.get(at) else { return };
        let mut id = self.start(first).map_or(0, |start| start.node);
        let mut length = 1;
        while id != 0 {
            let Some(node) = self.nodes.get(id as usize).filter(|node| node.kinds.meets(kinds)) else { return };
            for &entry in self.entries.get(node.entries.clone()).unwrap_or_default() {
                see(length, entry);
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
    fn is_cue(&self, phrase: &str, cue: Cue) -> bool {
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

/// A vocabulary under construction; node 0 is the root.
#[derive(Default)]
pub(super) struct Builder {
    syllables: FxHashMap<String, Syllable>,
    /// The last syllable that was given an id.
    last: Syllable,
    steps: FxHashMap<Step, u32>,
    nodes: Vec<Vec<Entry>>,
    roles: FxHashMap<Syllable, Roles>,
    units: Vec<UnitDef>,
    nouns: Vec<String>,
    noun_ids: FxHashMap<String, u16>,
    labels: Vec<(Label, String)>,
}

impl Builder {
    pub(super) fn add_label(&mut self, phrase: &str, label: Label) {
        self.labels.push((label, composed(phrase).to_lowercase()));
    }

    pub(super) fn unit(&mut self, unit: UnitDef) -> u16 {
        let at = self.units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            self.units.push(unit);
            self.units.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    pub(super) fn noun(&mut self, noun: &str) -> u16 {
        let next = u16::try_from(self.nouns.len()).unwrap_or(u16::MAX);
        let id = *self.noun_ids.entry(noun.to_owned()).or_insert(next);
        if id == next {
            self.nouns.push(noun.to_owned());
        }
        id
    }

    pub(super) fn add_role(&mut self, word: &str, role: Role) {
        let syllable = self.intern(&composed(word));
        self.roles.entry(syllable).or_default().add(role);
    }

    /// Adds `phrase` with its meaning, in both tone placements.
    pub(super) fn add(&mut self, phrase: &str, entry: Entry) {
        let phrase = composed(phrase);
        let mut node = 0;
        for token in tokenize(&phrase, &Nothing) {
            let Some(word) = phrase.get(token.span.range()) else { continue };
            let syllable = self.intern(word);
            let glued = node > 0 && token.gap == Gap::Glued;
            let next = u32::try_from(self.nodes.len().max(1)).unwrap_or(u32::MAX);
            node = *self.steps.entry(Step { node, syllable, glued }).or_insert(next);
            self.nodes.resize_with(self.nodes.len().max(node as usize + 1), Vec::new);
        }
        if let Some(entries) = self.nodes.get_mut(node as usize)
            && !entries.contains(&entry)
        {
            entries.push(entry);
        }
    }

    fn intern(&mut self, word: &str) -> Syllable {
        // Every known spelling was listed with all the others of its syllable.
        if let Some(&known) = self.syllables.get(word) {
            return known;
        }
        // Without gaps, so that what is looked up by syllable lies close together.
        let next = Syllable(self.last.0.saturating_add(1));
        let lower = word.to_lowercase();
        let id = *self.syllables.entry(lower.clone()).or_insert(next);
        self.last = self.last.max(id);
        let other = other_tone_placement(&lower);
        let spellings = [
            word.to_owned(),
            capitalised(&lower),
            lower.to_uppercase(),
            capitalised(&other),
            other.to_uppercase(),
            other,
        ];
        for spelling in spellings {
            self.syllables.entry(spelling).or_insert(id);
        }
        id
    }

    fn finish(self) -> Lexicon {
        let (starts, kinds) = self.starts();
        let mut entries = Vec::new();
        let mut nodes: Vec<Node> = Vec::new();
        for node in &self.nodes {
            let from = entries.len();
            entries.extend_from_slice(node);
            let kinds = node.iter().fold(Kinds::default(), |all, entry| all.and(entry.kinds()));
            nodes.push(Node { entries: from..entries.len(), kinds, followers: 0 });
        }
        // A node is made after the one that it hangs on: from the last to the first, all below is known before.
        let mut edges: Vec<(u32, Step)> = self.steps.iter().map(|(step, &to)| (to, *step)).collect();
        edges.sort_unstable_by_key(|(to, _)| std::cmp::Reverse(*to));
        for (to, step) in edges {
            let below = nodes.get(to as usize).map_or(Kinds::default(), |node| node.kinds);
            if let Some(node) = nodes.get_mut(step.node as usize) {
                node.followers |= follower(step.syllable);
                node.kinds = node.kinds.and(below);
            }
        }
        let Builder { syllables, mut steps, units, nouns, labels, .. } = self;
        let syllables = Syllables::of(syllables, kinds);
        // First steps are looked up by syllable.
        steps.retain(|step, _| step.node != 0);
        let (persons, facts) = (Vec::new(), Arc::default());
        let mut lexicon = Lexicon { syllables, starts, steps, nodes, entries, units, nouns, persons, labels, facts };
        lexicon.persons = lexicon.nouns.iter().map(|noun| lexicon.is_cue(noun, Cue::Person)).collect();
        lexicon
    }

    /// What starts with each syllable: its node, its roles, and the kinds of all phrases below that node.
    /// By syllable: where its phrases start, and the kinds of all of them.
    fn starts(&self) -> (Vec<Start>, Vec<Kinds>) {
        let most = self.syllables.values().map(|s| s.0 as usize + 1).max().unwrap_or(0);
        let mut starts = vec![Start::default(); most];
        let mut kinds_of = vec![Kinds::NONE; most];
        for (syllable, &roles) in &self.roles {
            let at = syllable.0 as usize;
            if let (Some(start), Some(kinds)) = (starts.get_mut(at), kinds_of.get_mut(at)) {
                start.roles = roles;
                start.own = if roles.opens() { Kinds::OPENER } else { Kinds::NONE };
                *kinds = start.own;
            }
        }
        let mut below: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (step, &to) in &self.steps {
            below.entry(step.node).or_default().push(to);
        }
        for (step, &node) in self.steps.iter().filter(|(step, _)| step.node == 0) {
            let known = starts.get(step.syllable.0 as usize).copied().unwrap_or_default();
            let (mut kinds, mut parts) = (known.own, 0);
            let mut open = vec![node];
            while let Some(at) = open.pop() {
                for entry in self.nodes.get(at as usize).into_iter().flatten() {
                    kinds = kinds.and(entry.kinds());
                    parts |= if let Entry::Calendar(part) = *entry { part_bit(part) } else { 0 };
                }
                open.extend(below.get(&at).into_iter().flatten());
            }
            let alone = self.nodes.get(node as usize).into_iter().flatten();
            if let Some(start) = starts.get_mut(step.syllable.0 as usize) {
                (start.node, start.parts) = (node, parts);
                start.own = alone.fold(start.own, |own, entry| own.and(entry.kinds()));
            }
            if let Some(slot) = kinds_of.get_mut(step.syllable.0 as usize) {
                *slot = kinds;
            }
        }
        (starts, kinds_of)
    }
}
