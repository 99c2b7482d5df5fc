//! A vocabulary under construction: rows to a [`Lexicon`]. Invariant: all spellings of a syllable get one id, whatever row
//! they come from.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cues::{CueSet, CueStart};
use super::entry::{Cue, Entry, Kinds};
use super::label::Label;
use super::role::{Role, Roles};
use super::spelling::{capitalised, composed, other_tone_placement};
use super::syllables::Syllables;
use super::table::{Lexicon, Node, Start, Step, UnitDef, follower, part_bit};
use super::token::{Gap, Nothing, Syllable, tokenize};

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
        let mut list = |spelling: String| {
            self.syllables.entry(spelling).or_insert(id);
        };
        list(word.to_owned());
        let other = other_tone_placement(&lower);
        for placed in [Some(&lower), Some(&other).filter(|other| **other != lower)].into_iter().flatten() {
            list(capitalised(placed));
            list(placed.to_uppercase());
        }
        list(other);
        id
    }

    pub(super) fn finish(self) -> Lexicon {
        let (starts, kinds) = self.starts();
        let (nodes, entries) = self.nodes();
        let Builder { syllables, mut steps, units, nouns, labels, .. } = self;
        let syllables = Syllables::of(syllables, kinds);
        // First steps are looked up by syllable.
        steps.retain(|step, _| step.node != 0);
        let cues = cue_starts(&starts, &nodes, &entries, &steps);
        let (persons, facts) = (Vec::new(), Arc::default());
        let mut lexicon =
            Lexicon { syllables, starts, cues, steps, nodes, entries, units, nouns, persons, labels, facts };
        lexicon.persons = lexicon.nouns.iter().map(|noun| lexicon.is_cue(noun, Cue::Person)).collect();
        lexicon
    }

    /// The nodes of the trie, and the entries of all of them.
    fn nodes(&self) -> (Vec<Node>, Vec<Entry>) {
        let mut entries = Vec::new();
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        let place = |entries: &[Entry]| u32::try_from(entries.len()).unwrap_or(u32::MAX);
        for node in &self.nodes {
            let from = place(&entries);
            entries.extend_from_slice(node);
            let own = node.iter().fold(Kinds::default(), |all, entry| all.and(entry.kinds()));
            nodes.push(Node { own, entries: (from, place(&entries)), ..Node::default() });
        }
        // A node is made after the one that it hangs on: from the last to the first, all below is known before.
        let mut edges: Vec<(u32, Step)> = self.steps.iter().map(|(step, &to)| (to, *step)).collect();
        edges.sort_unstable_by_key(|(to, _)| std::cmp::Reverse(*to));
        for (to, step) in edges {
            let below = nodes.get(to as usize).map_or(Kinds::default(), |node| node.own.and(node.below));
            if let Some(node) = nodes.get_mut(step.node as usize) {
                node.followers |= follower(step.syllable);
                node.below = node.below.and(below);
            }
        }
        (nodes, entries)
    }

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

/// By syllable: the cues that its phrases are.
fn cue_starts(starts: &[Start], nodes: &[Node], entries: &[Entry], steps: &FxHashMap<Step, u32>) -> Vec<CueStart> {
    // By node: a bit for each syllable behind which stands a cue.
    let mut followers = vec![0; nodes.len()];
    for (step, &to) in steps {
        let leads = nodes.get(to as usize).is_some_and(|node| node.own.and(node.below).meets(Kinds::CUE));
        if let Some(known) = followers.get_mut(step.node as usize).filter(|_| leads) {
            *known |= follower(step.syllable);
        }
    }
    let of = |start: &Start| {
        let node = start.node as usize;
        let (from, to) = nodes.get(node).filter(|_| node > 0).map_or((0, 0), |node| node.entries);
        let mut own = CueSet::default();
        entries.get(from as usize..to as usize).unwrap_or_default().iter().for_each(|&entry| own.add(entry));
        CueStart { own, followers: followers.get(node).copied().filter(|_| node > 0).unwrap_or_default() }
    };
    starts.iter().map(of).collect()
}
