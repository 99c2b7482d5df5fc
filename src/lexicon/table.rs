//! The look-up structure. Invariant: it never changes once built, so one table serves every thread.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::entry::{Entry, UnitKind};
use super::load::{LexiconError, add_file};
use super::token::{Gap, Syllable, Token, tokenize};

/// The files that are built in, in the order they are read.
const FILES: [(&str, &str); 8] = [
    ("numbers.tsv", include_str!("../../rules/lexicon/numbers.tsv")),
    ("units.tsv", include_str!("../../rules/lexicon/units.tsv")),
    ("money.tsv", include_str!("../../rules/lexicon/money.tsv")),
    ("nouns.tsv", include_str!("../../rules/lexicon/nouns.tsv")),
    ("calendar.tsv", include_str!("../../rules/lexicon/calendar.tsv")),
    ("identifiers.tsv", include_str!("../../rules/lexicon/identifiers.tsv")),
    ("cues.tsv", include_str!("../../rules/lexicon/cues.tsv")),
    ("slips.tsv", include_str!("../../rules/lexicon/slips.tsv")),
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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Step {
    node: u32,
    syllable: Syllable,
    glued: bool,
}

/// The vocabulary.
#[derive(Debug)]
pub struct Lexicon {
    syllables: FxHashMap<String, Syllable>,
    /// The syllables of one ASCII character: commas and full stops are looked up most.
    single: Vec<Syllable>,
    steps: FxHashMap<Step, u32>,
    nodes: Vec<Vec<Entry>>,
    units: Vec<UnitDef>,
    nouns: Vec<String>,
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}+{}", self.node, self.syllable.0)
    }
}

impl Lexicon {
    /// The built-in vocabulary, loaded once.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        // A built-in file that cannot be read fails the test below, so the empty table is never met in a release.
        BUILTIN.get_or_init(|| Lexicon::from_files(&FILES).unwrap_or_else(|_| Builder::default().finish()))
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
    pub fn from_files(files: &[(&str, &str)]) -> Result<Lexicon, LexiconError> {
        let mut builder = Builder::default();
        for (name, content) in files {
            add_file(&mut builder, name, content)?;
        }
        Ok(builder.finish())
    }

    /// The tokens of a clean text.
    pub fn tokenize(&self, text: &str) -> Vec<Token> {
        tokenize(text, |word| self.syllable(word))
    }

    fn syllable(&self, word: &str) -> Syllable {
        if let &[byte] = word.as_bytes() {
            return self.single.get(usize::from(byte)).copied().unwrap_or(Syllable::UNKNOWN);
        }
        match self.syllables.get(word) {
            Some(&id) => id,
            None if word.chars().any(char::is_uppercase) => {
                self.syllables.get(word.to_lowercase().as_str()).copied().unwrap_or(Syllable::UNKNOWN)
            }
            None => Syllable::UNKNOWN,
        }
    }

    /// Calls `see` with every meaning of every phrase that starts at token `at`, shortest phrase first; the number is
    /// how many tokens the phrase takes.
    pub fn walk(&self, tokens: &[Token], at: usize, mut see: impl FnMut(usize, Entry)) {
        let mut node = 0;
        for (length, token) in tokens.iter().skip(at).enumerate() {
            if token.syllable == Syllable::UNKNOWN {
                return;
            }
            let glued = length > 0 && token.gap == Gap::Glued;
            let Some(&next) = self.steps.get(&Step { node, syllable: token.syllable, glued }) else { return };
            node = next;
            for &entry in self.nodes.get(node as usize).map(Vec::as_slice).unwrap_or_default() {
                see(length + 1, entry);
            }
        }
    }

    /// The longest phrase at token `at` with a meaning that `pick` accepts: its length in tokens and what was picked.
    pub fn longest<T>(
        &self,
        tokens: &[Token],
        at: usize,
        mut pick: impl FnMut(Entry) -> Option<T>,
    ) -> Option<(usize, T)> {
        let mut best = None;
        self.walk(tokens, at, |length, entry| {
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

    /// The noun of an [`Entry::Noun`], in its canonical form.
    pub fn noun(&self, id: u16) -> Option<&str> {
        self.nouns.get(usize::from(id)).map(String::as_str)
    }
}

/// A vocabulary under construction.
#[derive(Default)]
pub(super) struct Builder {
    syllables: FxHashMap<String, Syllable>,
    steps: FxHashMap<Step, u32>,
    nodes: Vec<Vec<Entry>>,
    units: Vec<UnitDef>,
    nouns: Vec<String>,
}

impl Builder {
    pub(super) fn unit(&mut self, unit: UnitDef) -> u16 {
        let at = self.units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            self.units.push(unit);
            self.units.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    pub(super) fn noun(&mut self, noun: &str) -> u16 {
        let at = self.nouns.iter().position(|known| known == noun).unwrap_or_else(|| {
            self.nouns.push(noun.to_owned());
            self.nouns.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Adds `phrase` with its meaning, in both tone placements.
    pub(super) fn add(&mut self, phrase: &str, entry: Entry) {
        let phrase: String = phrase.nfc().collect();
        let mut node = 0;
        for token in tokenize(&phrase, |_| Syllable::UNKNOWN) {
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
        let next = Syllable(u32::try_from(self.syllables.len()).unwrap_or(u32::MAX).saturating_add(1));
        let lower = word.to_lowercase();
        let id = *self.syllables.entry(lower.clone()).or_insert(next);
        for spelling in [word.to_owned(), other_tone_placement(&lower), capitalised(&lower), lower.to_uppercase()] {
            self.syllables.entry(spelling).or_insert(id);
        }
        id
    }

    fn finish(self) -> Lexicon {
        let Builder { syllables, steps, nodes, units, nouns } = self;
        let single = (0..=127_u8)
            .map(|byte| syllables.get(char::from(byte).to_string().as_str()).copied().unwrap_or(Syllable::UNKNOWN))
            .collect();
        Lexicon { syllables, single, steps, nodes, units, nouns }
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The other accepted place of the tone mark in a syllable that ends in oa, oe or uy ("hòa", "hoà"); the word itself
/// where there is only one.
pub fn other_tone_placement(word: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    for (old, new) in PAIRS {
        for (from, to) in [(old, new), (new, old)] {
            if let Some(stem) = word.strip_suffix(from)
                && !(from.starts_with('u') && stem.ends_with('q'))
            {
                return format!("{stem}{to}");
            }
        }
    }
    word.to_owned()
}
