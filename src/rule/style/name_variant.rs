//! One name in two spellings. Invariant: two places are compared only where the same kind of thing is named and the
//! letters without marks, dashes and spaces are the same.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::{Case, Token, Words, other_tone_placement};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink, bare};
use crate::text::Span;

/// What a name may belong to, and the name of that kind.
const KINDS: [(&[&str], &str); 16] = [
    (&["khu", "công", "nghiệp"], "kcn"),
    (&["cụm", "công", "nghiệp"], "ccn"),
    (&["khu", "kinh", "tế"], "kkt"),
    (&["khu", "đô", "thị"], "kđt"),
    (&["KCN"], "kcn"),
    (&["CCN"], "ccn"),
    (&["KKT"], "kkt"),
    (&["KĐT"], "kđt"),
    (&["thành", "phố"], "tp"),
    (&["tỉnh"], "tỉnh"),
    (&["huyện"], "huyện"),
    (&["quận"], "quận"),
    (&["thị", "xã"], "tx"),
    (&["thị", "trấn"], "tt"),
    (&["phường"], "phường"),
    (&["xã"], "xã"),
];

/// The last words of all kinds.
static LAST_WORDS: Words = Words::of(&[
    "nghiệp",
    "tế",
    "thị",
    "KCN",
    "CCN",
    "KKT",
    "KĐT",
    "phố",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "trấn",
    "phường",
]);

/// A name has no more words than this.
const MOST_WORDS: usize = 4;

/// One way to write a name.
#[derive(Debug)]
struct Form {
    written: String,
    places: Vec<Span>,
}

/// A name as it stands in the text, character by character.
struct Written {
    /// Its tokens where it stands first.
    tokens: Range<usize>,
    places: Vec<Span>,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut groups: FxHashMap<(&'static str, u32), Vec<Written>> = FxHashMap::default();
    for ((kind, _), name) in names(cx) {
        let words = name.tokens.clone().filter(|&at| cx.scan().is_word(at));
        let letters = bare::hash_of(words.flat_map(|at| cx.scan().str(at).chars()));
        groups.entry((kind, letters)).or_default().push(name);
    }
    // Nearly every name is written in one way only.
    let groups = groups.into_values().filter(|names| names.len() > 1);
    let mut variants: Vec<Vec<Form>> = groups.flat_map(|names| variants(cx, names)).collect();
    variants.sort_by_key(|forms| forms.first().and_then(|form| form.places.first().copied()));
    for forms in variants {
        report(cx, out, forms);
    }
}

/// The names behind the words for their kind, each with all its places.
fn names<'a>(cx: &Context<'a>) -> FxHashMap<(&'static str, &'a str), Written> {
    let mut names: FxHashMap<(&'static str, &str), Written> = FxHashMap::default();
    // Most tokens open no name, and most names stand behind another word.
    let opens = |token: &Token| token.case == Case::Capital && !token.is_glued();
    for (pair, name) in cx.tokens().windows(2).zip(1..) {
        let [last, token] = pair else { continue };
        if !opens(token) || LAST_WORDS.perhaps(last).is_empty() {
            continue;
        }
        let Some((kind, at)) = kind_before(cx, name) else { continue };
        let Some(end) = name_end(cx, name) else { continue };
        let written = cx.quote(cx.scan().span(name, end));
        let known = names.entry((kind, written)).or_insert_with(|| Written { tokens: name..end, places: Vec::new() });
        known.places.push(cx.scan().span(at, end));
    }
    names
}

/// The names of one kind and of the same letters that are written in several ways.
fn variants(cx: &Context<'_>, mut names: Vec<Written>) -> Vec<Vec<Form>> {
    names.sort_by_key(|name| name.tokens.start);
    let mut by_letters: FxHashMap<String, Vec<Form>> = FxHashMap::default();
    for name in names {
        let (letters, written) = forms(cx, name.tokens.start, name.tokens.end);
        let known = by_letters.entry(letters).or_default();
        match known.iter_mut().find(|form| form.written == written) {
            Some(form) => form.places.extend(name.places),
            None => known.push(Form { written, places: name.places }),
        }
    }
    let several = by_letters.into_values().filter(|forms| forms.len() > 1);
    // Two placements of a tone mark are one form: its places come in the order of the text.
    let sorted = several.map(|mut forms| {
        forms.iter_mut().for_each(|form| form.places.sort_unstable());
        forms
    });
    sorted.collect()
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mut forms: Vec<Form>) {
    // The rarest form first; of equally frequent ones that which came last.
    forms.sort_by_key(|form| (form.places.len(), std::cmp::Reverse(form.places.first().copied())));
    let mut forms = forms.into_iter();
    let (Some(rare), Some(usual)) = (forms.next(), forms.next_back()) else { return };
    if differs_in_marks_only(&rare.written, &usual.written) && (rare.places.len() > 1 || usual.places.len() < 2) {
        // Neighbouring places do have names that differ in a mark.
        return;
    }
    let quote = |form: &Form| form.places.first().map(|place| cx.quote(*place)).unwrap_or_default();
    let message = Message::new(
        format!("“{}” có nơi khác trong bài viết là “{}”", quote(&rare), quote(&usual)),
        format!("“{}” is written “{}” elsewhere in the document", quote(&rare), quote(&usual)),
    );
    let mut places = Places::default();
    rare.places.iter().for_each(|place| places.mark(*place));
    places.report(out, Applicability::Suggest, message, forms.chain([usual]).flat_map(|form| form.places));
}

fn differs_in_marks_only(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    plain(a) == plain(b)
}

/// The kind of thing whose name starts at `name`, and where the words for that kind start.
fn kind_before(cx: &Context<'_>, name: usize) -> Option<(&'static str, usize)> {
    let scan = cx.scan();
    let last = name.checked_sub(1).filter(|&last| scan.is_one_of(last, &LAST_WORDS))?;
    KINDS.iter().find_map(|(words, kind)| {
        let named = words.last().is_some_and(|word| scan.is_spelled(last, word)) && cx.words_before(name, words);
        named.then(|| (*kind, name - words.len()))
    })
}

/// One past the last token of the capitalised name at `at`; a dash may join its words.
fn name_end(cx: &Context<'_>, at: usize) -> Option<usize> {
    let scan = cx.scan();
    let is_part = |at: usize| {
        scan.is_word(at)
            && scan.get(at).is_some_and(|token| token.case == Case::Capital)
            && scan.str(at).chars().count() > 1
    };
    let mut end = at;
    let mut words = 0;
    while words < MOST_WORDS {
        let joined = usize::from(words > 0 && scan.is_dash(end) && is_part(end + 1));
        if !is_part(end + joined) {
            break;
        }
        end += joined + 1;
        words += 1;
    }
    // A name of one word is as good as any other word, and one that goes on in capitals or digits is cut short.
    let goes_on =
        scan.is_digits(end) || (scan.is_dash(end) && scan.is_word(end + 1)) || words == MOST_WORDS && is_part(end);
    (words >= 2 && !goes_on).then_some(end)
}

/// The bare letters of a name, and the name as written but for the place of its tone marks.
fn forms(cx: &Context<'_>, from: usize, to: usize) -> (String, String) {
    let scan = cx.scan();
    let (mut letters, mut written) = (String::new(), String::new());
    for at in from..to {
        if at > from && !scan.is_glued(at) {
            written.push(' ');
        }
        if scan.is_word(at) {
            letters.push_str(&bare::word(scan.str(at)));
            written.push_str(&one_tone_placement(scan.str(at)));
        } else {
            written.push('-');
        }
    }
    (letters, written)
}

/// Of the two placements of a tone mark always the same one.
fn one_tone_placement(word: &str) -> String {
    let other = other_tone_placement(word);
    if other.as_str() < word { other } else { word.to_owned() }
}
