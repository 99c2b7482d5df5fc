//! Every example of every rule page, as it stands and in the disguises that text comes in: decomposed characters, Windows
//! line ends, an emoji in front, no-break spaces, the other placement of tone marks. The same place must be found, and
//! the same silence kept, in each.

#![allow(clippy::unwrap_used, clippy::panic)] // A test speaks by panicking, its helpers too.

use soatso::Checked;
use soatso::rule::{Example, Expectation, Finding, RuleMeta, Selection, Severity, page, registry};
use unicode_normalization::UnicodeNormalization;

/// Runs every rule, off by default or not, over `example` as `disguise` writes it.
fn run(example: &Example, disguise: Disguise) -> Checked {
    let document = |text: &str| {
        let title = example.title.as_deref().map(|title| disguise.put_on(title));
        Example { title, text: disguise.put_on(text), ..example.clone() }.document().unwrap()
    };
    let now = document(&example.text);
    match &example.earlier {
        Some(earlier) => {
            let earlier = soatso::check(document(earlier));
            let annotated = soatso::annotate(&now);
            soatso::check_edited(now, annotated, &earlier, &Selection::every())
        }
        None => soatso::check_with(now, &Selection::every()),
    }
}

/// How the text of an example is written.
#[derive(Clone, Copy, Debug)]
enum Disguise {
    Plain,
    Decomposed,
    WindowsLineEnds,
    EmojiInFront,
    NoBreakSpaces,
    OtherTonePlacement,
}

impl Disguise {
    const ALL: [Disguise; 6] = [
        Disguise::Plain,
        Disguise::Decomposed,
        Disguise::WindowsLineEnds,
        Disguise::EmojiInFront,
        Disguise::NoBreakSpaces,
        Disguise::OtherTonePlacement,
    ];

    fn put_on(self, text: &str) -> String {
        match self {
            Disguise::Plain => text.to_owned(),
            Disguise::Decomposed => text.nfd().collect(),
            Disguise::WindowsLineEnds => text.replace('\n', "\r\n"),
            Disguise::EmojiInFront => format!("😀 {text}"),
            Disguise::NoBreakSpaces => text.replace(' ', "\u{a0}"),
            Disguise::OtherTonePlacement => move_tones(text, Direction::Other),
        }
    }
}

/// Where the tone marks of open oa, oe and uy go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    /// From wherever they stand to the other vowel.
    Other,
    /// To the first vowel.
    First,
}

/// Moves the tone marks of syllables that end in oa, oe or uy: hòa to hoà, thuỷ to thủy.
fn move_tones(text: &str, direction: Direction) -> String {
    let letters: Vec<char> = text.nfd().collect();
    let is_tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let goes_on = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(c));
    let is_pair = |a: char, b: char, before: Option<char>| match (a.to_ascii_lowercase(), b.to_ascii_lowercase()) {
        ('o', 'a' | 'e') => true,
        ('u', 'y') => !matches!(before, Some('q' | 'Q')),
        _ => false,
    };
    let mut moved = String::new();
    let mut i = 0;
    while i < letters.len() {
        let before = i.checked_sub(1).map(|j| letters[j]);
        let ends = !goes_on(letters.get(i + 3));
        match letters.get(i..i + 3) {
            Some(&[a, tone, b]) if ends && is_tone(tone) && is_pair(a, b, before) => {
                let order = if direction == Direction::Other { [a, b, tone] } else { [a, tone, b] };
                moved.extend(order);
                i += 3;
            }
            Some(&[a, b, tone]) if ends && is_tone(tone) && is_pair(a, b, before) => {
                moved.extend([a, tone, b]);
                i += 3;
            }
            _ => {
                moved.push(letters[i]);
                i += 1;
            }
        }
    }
    moved.nfc().collect()
}

/// What stays the same of a text in every disguise.
fn undisguised(text: &str) -> String {
    let spaced: String = text.chars().filter(|c| *c != '\r').map(|c| if c == '\u{a0}' { ' ' } else { c }).collect();
    move_tones(&spaced, Direction::First)
}

/// Says what is wrong with the findings of `rule` in `checked`, if anything is.
fn judge(rule: &RuleMeta, example: &Example, checked: &Checked) -> Result<(), String> {
    let own: Vec<&Finding> = checked.findings.iter().filter(|finding| finding.rule.id == rule.id).collect();
    match &example.expectation {
        Expectation::Silent => {
            let loud = checked.findings.iter().find(|finding| finding.severity >= Severity::Warning);
            match own.first().copied().or(loud) {
                Some(finding) => {
                    Err(format!("must be silent, but {} says: {}", finding.rule.id, quoted(checked, finding)))
                }
                None => Ok(()),
            }
        }
        Expectation::Fires { primary, working, suggestions } => {
            let [finding] = own.as_slice() else {
                let quotes: Vec<String> = own.iter().map(|finding| quoted(checked, finding)).collect();
                return Err(format!("must be found once, is found {} times: {quotes:?}", own.len()));
            };
            judge_place(example, primary.range(), checked, finding)?;
            if working.is_some() && *working != finding.working {
                return Err(format!("working: {:?} expected, {:?} found", working, finding.working));
            }
            let offered: Vec<String> = finding.suggestions.iter().map(|offer| undisguised(&offer.text)).collect();
            match suggestions.iter().find(|wanted| !offered.contains(&undisguised(wanted))) {
                Some(missing) => Err(format!("suggestion {missing:?} is not among {offered:?}")),
                None => Ok(()),
            }
        }
    }
}

/// The quote must be the marked one, and the same occurrence of it, counted from the end of the text.
fn judge_place(
    example: &Example,
    primary: std::ops::Range<usize>,
    checked: &Checked,
    finding: &Finding,
) -> Result<(), String> {
    let wanted = undisguised(&example.text[primary.clone()]);
    let found = undisguised(checked.document.original(finding.primary));
    if wanted != found {
        return Err(format!("must point at {wanted:?}, points at {found:?}"));
    }
    let after_wanted = undisguised(&example.text[primary.end..]).matches(&wanted).count();
    let after_found = undisguised(&checked.document.text()[finding.primary.range().end..]).matches(&wanted).count();
    if after_wanted != after_found {
        return Err(format!("points at another {wanted:?} than the marked one"));
    }
    Ok(())
}

fn quoted(checked: &Checked, finding: &Finding) -> String {
    let working = finding.working.as_deref().unwrap_or("no working");
    format!("{:?} ({}; {working})", checked.document.original(finding.primary), finding.message.vi)
}

/// What is wrong with the examples of the page at `path`, one line for each.
fn faults(path: &str, text: &str) -> Vec<String> {
    let examples = page::parse(path, text).unwrap().examples;
    let rule = registry::find(path.split_once('/').unwrap().1).unwrap();
    let fault = |example: &Example| {
        // What fails undisguised would fail six times.
        Disguise::ALL.into_iter().find_map(|disguise| {
            let fault = judge(rule, example, &run(example, disguise)).err()?;
            Some(format!("rules/{path}.md:{} ({disguise:?})\n    {}\n    {fault}", example.line, example.text))
        })
    };
    examples.iter().filter_map(fault).collect()
}

#[test]
fn every_example_in_every_disguise() {
    let faults: Vec<String> = registry::pages().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "{} examples fail:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn disguises_come_off() {
    for text in ["Hòa Bình, thủy sản, quý I, toàn tỉnh, khỏe, của, loà xoà\nhai", "THỦY, HOÀ, túy"]
    {
        for disguise in Disguise::ALL {
            let worn = undisguised(&disguise.put_on(text));
            assert_eq!(worn.trim_start_matches("😀 "), undisguised(text), "{disguise:?}");
        }
    }
    assert_eq!(move_tones("Hòa thuỷ quý toàn", Direction::Other), "Hoà thủy quý toàn");
}
