//! Fixed phrases with a wrong mark. Invariant: the letters are those of the phrase, one of its two syllables is written
//! right, and the form is not one that means something elsewhere.

use rustc_hash::FxHashMap;

use crate::lexicon::{Case, WordSet, is_impossible, other_tone_placement};
use crate::mention::Scan;
use crate::rule::bare;
use crate::rule::phrases::{Doubt, FixedPhrase, Phrases};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// A doubtful or impossible form needs the right one this often in the document.
const WITNESSES: usize = 2;

/// So many misspellings are weighed in one document: a text with more is no news, and would cost too much.
const MOST_SEARCHES: usize = 64;

/// How many tokens to either side a right form is looked for: farther than any article is long, and not all of a file of
/// many articles.
const NEIGHBOURHOOD: usize = 10_000;

/// A misspelt pair of syllables, and what is meant.
#[derive(Debug)]
struct Typo {
    span: Span,
    meant: String,
    doubt: Doubt,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut groups: FxHashMap<&str, Vec<Typo>> = FxHashMap::default();
    let (mut covered, mut searches) = (0, 0);
    let phrases = Phrases::builtin();
    let scan = cx.scan();
    let text = scan.text.as_bytes();
    for Doubtful { at, pair: may_be_off } in doubtful(&scan, phrases) {
        let words = || Some((scan.get(at)?.span.range(), scan.get(at + 1)?.span.range()));
        let off = may_be_off && words().is_some_and(|(first, second)| !phrases.is_right(text, &first, &second));
        if at < covered || !(off || is_impossible_word(cx, at)) {
            continue;
        }
        let pair = || if off { pair(cx, at) } else { None };
        let found = verb(cx, at).or_else(pair).or_else(|| impossible(cx, at, &mut searches));
        if let Some(typo) = found {
            covered = at + 2;
            groups.entry(cx.quote(typo.span)).or_default().push(typo);
        }
    }
    let mut groups: Vec<Vec<Typo>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first().map(|typo| typo.span));
    groups.truncate(MOST_SEARCHES);
    let witnesses = witnesses(cx, &groups);
    for (group, &seen) in groups.iter().zip(&witnesses) {
        report(cx, out, group, seen);
    }
}

/// A lower-case word that is looked at more closely.
struct Doubtful {
    at: usize,
    /// Whether it and the next, in lower case as well, may be a phrase with other marks.
    pair: bool,
}

/// The few words of the text that may be neither written right nor unknown here: settled by their outlines alone, in a loop
/// that holds nothing else, because it goes over every word of every text.
fn doubtful(scan: &Scan<'_>, phrases: &Phrases) -> Vec<Doubtful> {
    let mut found = Vec::new();
    for (at, pair) in scan.tokens.windows(2).enumerate() {
        let [here, next] = pair else { continue };
        let pair = phrases.may_be_off(here, next);
        if pair || here.impossible {
            found.push(Doubtful { at, pair });
        }
    }
    if let Some(last) =
        scan.tokens.len().checked_sub(1).filter(|&last| scan.get(last).is_some_and(|token| token.impossible))
    {
        found.push(Doubtful { at: last, pair: false });
    }
    found
}

/// Reports the places of one misspelling, unless the document shows that it is meant.
fn report(cx: &Context<'_>, out: &mut Sink<'_>, places: &[Typo], seen: usize) {
    let Some(first) = places.first() else { return };
    let needed = match first.doubt {
        Doubt::None => 0,
        // What stands there more than once, and never otherwise, is perhaps no slip.
        Doubt::Usual => usize::from(places.len() > 1),
        Doubt::Doubtful => WITNESSES,
    };
    if seen < needed {
        return;
    }
    let (written, meant) = (cx.quote(first.span), &first.meant);
    let message = Message::new(
        format!("“{written}” sai dấu; có lẽ là “{meant}”"),
        format!("“{written}” has a wrong mark; “{meant}” is probably meant"),
    );
    let mut finding = out.report(first.span, message);
    for (index, place) in places.iter().enumerate() {
        if index > 0 {
            finding = finding.related(place.span, Message::new("cùng lỗi", "likewise"));
        }
        finding = finding.suggest(place.span, meant.as_str(), Applicability::Suggest);
    }
    finding.done();
}

fn is_lower_word(cx: &Context<'_>, at: usize) -> bool {
    let scan = cx.scan();
    scan.is_word(at) && scan.get(at).is_some_and(|token| token.case == Case::Lower)
}

fn is_impossible_word(cx: &Context<'_>, at: usize) -> bool {
    cx.scan().get(at).is_some_and(|token| token.impossible)
}

/// "đat 2.500 tấn": no word has this syllable, and only the verb stands before a number.
fn verb(cx: &Context<'_>, at: usize) -> Option<Typo> {
    let scan = cx.scan();
    let number = scan.is_digits(at + 1) || scan.hedge(at + 1).is_some();
    (scan.str(at) == "đat" && number).then(|| Typo {
        span: scan.span(at, at + 1),
        meant: "đạt".to_owned(),
        doubt: Doubt::None,
    })
}

/// A fixed phrase of which one syllable is right and the other has wrong marks.
fn pair(cx: &Context<'_>, at: usize) -> Option<Typo> {
    let scan = cx.scan();
    let (first, second) = (scan.str(at), scan.str(at + 1));
    let phrase = Phrases::builtin().one_mark_off(first, second).filter(|_| !scan.is_glued(at + 1))?;
    let doubt = phrase.doubt(first, second)?;
    let in_context = |words: &[&str]| {
        (0..words.len()).any(|back| {
            let start = at.checked_sub(back);
            start.is_some_and(|start| words.iter().zip(start..).all(|(word, at)| scan.is_spelled(at, word)))
        })
    };
    (!phrase.contexts().any(in_context)).then(|| typo(cx, at, phrase, doubt))
}

fn typo(cx: &Context<'_>, at: usize, phrase: &FixedPhrase, doubt: Doubt) -> Typo {
    Typo { span: cx.scan().span(at, at + 2), meant: format!("{} {}", phrase.first.listed, phrase.second.listed), doubt }
}

/// A syllable that Vietnamese does not have, in a pair that the document elsewhere writes with a possible one.
fn impossible(cx: &Context<'_>, at: usize, searches: &mut usize) -> Option<Typo> {
    let scan = cx.scan();
    if !is_impossible_word(cx, at) || *searches >= MOST_SEARCHES {
        return None;
    }
    *searches += 1;
    let after = is_lower_word(cx, at + 1) && !scan.is_glued(at + 1);
    let before = at > 0 && is_lower_word(cx, at - 1) && !scan.is_glued(at);
    let starts = [after.then_some(at), before.then(|| at - 1)];
    starts.into_iter().flatten().find_map(|start| witnessed(cx, start, at))
}

/// The pair at `start` as the document writes it elsewhere, where token `odd` of it is impossible.
fn witnessed(cx: &Context<'_>, start: usize, odd: usize) -> Option<Typo> {
    let scan = cx.scan();
    let kept = if odd == start { start + 1 } else { start };
    let is_witness = |&at: &usize| {
        let (wrong, right) = if odd == start { (at, at + 1) } else { (at + 1, at) };
        scan.is_word(at + 1)
            && scan.str(right) == scan.str(kept)
            && bare::same_letters(scan.str(wrong), scan.str(odd))
            && !is_impossible(scan.str(wrong))
            && is_lower_word(cx, wrong)
    };
    let near = start.saturating_sub(NEIGHBOURHOOD)..scan.tokens.len().min(start + NEIGHBOURHOOD);
    let witness = near.into_iter().find(is_witness)?;
    let meant = cx.quote(scan.span(witness, witness + 2)).to_owned();
    Some(Typo { span: scan.span(start, start + 2), meant, doubt: Doubt::Doubtful })
}

/// How often the document has what each of `groups` means, in either placement of tone marks, counted up to
/// [`WITNESSES`]: one walk for all of them.
fn witnesses(cx: &Context<'_>, groups: &[Vec<Typo>]) -> Vec<usize> {
    let mut counts = vec![0; groups.len()];
    let mut by_first: FxHashMap<String, Vec<(usize, &str)>> = FxHashMap::default();
    for (index, group) in groups.iter().enumerate() {
        let Some((first, second)) = group.first().and_then(|typo| typo.meant.split_once(' ')) else { continue };
        let other = other_tone_placement(first);
        if other != first {
            by_first.entry(other).or_default().push((index, second));
        }
        by_first.entry(first.to_owned()).or_default().push((index, second));
    }
    if by_first.is_empty() {
        return counts;
    }
    let firsts: Vec<&str> = by_first.keys().map(String::as_str).collect();
    let firsts = WordSet::of(&firsts);
    let scan = cx.scan();
    for (at, _) in scan.tokens.iter().enumerate().filter(|(_, token)| firsts.may_hold(token)) {
        let capital = scan.get(at).is_some_and(|token| token.is_capitalised());
        let found = if capital { by_first.get(&scan.str(at).to_lowercase()) } else { by_first.get(scan.str(at)) };
        for &(index, second) in found.into_iter().flatten() {
            let follows = scan.is_spelled(at + 1, second) || other_tone_placement(scan.str(at + 1)) == second;
            if let Some(count) = counts.get_mut(index).filter(|count| follows && **count < WITNESSES) {
                *count += 1;
            }
        }
    }
    counts
}
