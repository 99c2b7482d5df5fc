//! The same document under two numbers: "Nghị quyết 57-NQ/TW về …", "Nghị quyết 75-NQ/TW về …".
//!
//! Invariant: two documents are one only where issuer and year are the same, two neighbouring digits changed places, and
//! the words of the subject are the same: offices issue documents one number apart on one day.

use std::collections::HashMap;

use crate::lexicon::words;
use crate::mention::Kind;

use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::passage::Passage;
use super::statement::{statement, verdict, with_repairs};

/// How many words of the subject must be the same.
const SUBJECT: usize = 4;

/// How far behind the number its subject ("về …") may start.
const REACH: usize = 16;

/// How many documents of one issuer are compared; longer lists are indexes.
const MOST: usize = 12;

/// Every document that is cited again with its subject.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let mut cited: HashMap<(&str, String), Vec<usize>> = HashMap::new();
    for (at, mention) in passage.mentions.iter().enumerate() {
        if mention.kind != Kind::Identifier("law") {
            continue;
        }
        let Some((_, issuer)) = parts(passage, at) else { continue };
        let Some(subject) = subject(passage, at) else { continue };
        let known = cited.entry((issuer, subject)).or_default();
        if known.len() < MOST {
            out.extend(known.iter().find_map(|&first| conflict(passage, first, at)));
            known.push(at);
        }
    }
}

/// The number of a document, and what stands behind it: year and issuer.
fn parts<'a>(passage: &Passage<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let text = passage.scan.text.get(passage.span(at).range())?;
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    (2..=5).contains(&end).then(|| text.split_at(end))
}

/// The words behind "về", in lower case.
fn subject(passage: &Passage<'_>, at: usize) -> Option<String> {
    let end = passage.mention(at)?.tokens.end;
    let about = (end..end + REACH).find(|&i| passage.scan.is_one_of(i, words!["về"]))?;
    let first = about + 1 + usize::from(passage.scan.is_one_of(about + 1, words!["việc"]));
    let words: Vec<String> = (first..first + SUBJECT)
        .filter(|&i| passage.scan.is_word(i))
        .map(|i| passage.scan.str(i).to_lowercase())
        .collect();
    (words.len() == SUBJECT).then(|| words.join(" "))
}

fn conflict(passage: &Passage<'_>, first: usize, second: usize) -> Option<Claim> {
    let ((a, _), (b, _)) = (parts(passage, first)?, parts(passage, second)?);
    let swapped = a.len() == b.len() && {
        let wrong: Vec<usize> = (0..a.len()).filter(|&i| a.as_bytes().get(i) != b.as_bytes().get(i)).collect();
        matches!(wrong.as_slice(), [i, j] if j - i == 1
            && a.as_bytes().get(*i) == b.as_bytes().get(*j) && a.as_bytes().get(*j) == b.as_bytes().get(*i))
    };
    if !swapped {
        return None;
    }
    let text = |at: usize| passage.scan.text.get(passage.span(at).range()).unwrap_or_default();
    let places = [(passage.span(second), Role::Stated), (passage.span(first), Role::Value)];
    let working = format!("{} ≠ {}", text(second), text(first));
    let claim = statement(ClaimKind::Identity, verdict(false, Gap::Clear), working, places, 0.8);
    Some(with_repairs(claim, [(passage.span(second), text(first).to_owned())]))
}
