//! Turnout and ballots: "trong 12.846 cử tri, 12.591 người đi bỏ phiếu, đạt 98%"; "thu về 498 phiếu, gồm 495 phiếu hợp
//! lệ và 3 phiếu không hợp lệ".
//!
//! Invariant: a share of those present is never held against those on the list: voters and those who voted must both be
//! named in the sentence.

use crate::lexicon::{WordSet, Words, words};
use crate::mention::{Base, Quantity};
use crate::number::Rational;

use super::binding::Binding;
use super::formula::{Formula, claim};
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Role};
use super::passage::{Line, Passage};
use super::percent::{is_percentage, ratio_claim, term};

/// Every turnout and every count of ballots.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const VOTES: WordSet = WordSet::of(&["phiếu", "bầu", "tri"]);
    for line in &passage.lines {
        if line.mentions.len() < 3 || !line.may_hold(&VOTES) || !is_ballot(passage, line) {
            continue;
        }
        out.extend(turnout(passage, line));
        // "gồm … và …" has been added up already.
        let ballots = ballots(passage, line).filter(|claim| !told_as_whole(out, claim));
        out.extend(ballots);
    }
}

/// Whether the stated number of `claim` is the whole of a sum among `claims`.
fn told_as_whole(claims: &[Claim], claim: &Claim) -> bool {
    let stated = claim.operands.first().map(|o| o.span);
    claims.iter().any(|c| c.kind == ClaimKind::Sum && c.operands.first().map(|o| o.span) == stated)
}

/// A sentence about voting, not about shares ("cổ phiếu").
fn is_ballot(passage: &Passage<'_>, line: &Line) -> bool {
    line.tokens.clone().any(|i| {
        passage.scan.is_one_of(i, words!["phiếu", "bầu", "tri"])
            && passage.scan.is_one_of(i.wrapping_sub(1), words!["cử", "bỏ", "bầu", "đi", "số", "lá"])
            || passage.mention_over(i).is_some_and(|m| {
                m.quantity()
                    .is_some_and(|q| symbol(passage, q).is_some_and(|s| s.starts_with("phiếu") || s == "cử tri"))
            })
    })
}

fn symbol<'p>(passage: &Passage<'p>, quantity: &Quantity) -> Option<&'p str> {
    let lexicon: &'p crate::lexicon::Lexicon = passage.scan.lexicon;
    quantity.unit.base.symbol(lexicon)
}

/// "trong 12.846 cử tri …, 12.591 người đã đi bỏ phiếu, đạt 98,02%".
fn turnout(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let mut shares = passage.quantities(line).filter(|&m| passage.quantity(m).is_some_and(is_percentage));
    let share = shares.next().filter(|_| shares.next().is_none())?;
    let counts: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| {
            passage.quantity(m).is_some_and(|q| {
                matches!(q.unit.base, Base::Noun(_)) && q.number().is_some() && q.hedge.is_none() && q.trend.is_none()
            })
        })
        .collect();
    let [a, b] = counts.as_slice() else { return None };
    let value = |m: usize| passage.quantity(m).and_then(Quantity::number).map(|n| n.value);
    let (whole, part) = if value(*a)? >= value(*b)? { (*a, *b) } else { (*b, *a) };
    let voted = passage.mention(part).map(|m| m.tokens.end..(m.tokens.end + 6).min(line.tokens.end))?;
    let voters = symbol(passage, passage.quantity(whole)?) == Some("cử tri")
        || passage.mention(whole).is_some_and(|m| passage.scan.is_one_of(m.tokens.end, words!["cử"]));
    let cast = passage.has_word(voted, words!["bầu", "phiếu"]);
    let between =
        passage.mention(part)?.tokens.end.max(passage.mention(whole)?.tokens.end)..passage.mention(share)?.tokens.start;
    let tied = between.len() <= 10 && passage.has_word(between, words!["đạt", "chiếm", "bằng", "lệ"]);
    (voters && cast && tied).then_some(())?;
    let terms =
        vec![term(passage, share, Role::Stated)?, term(passage, part, Role::Part)?, term(passage, whole, Role::Whole)?];
    ratio_claim(passage, ClaimKind::Votes, terms, Binding::Stated(0.9))
}

/// "thu về 498 phiếu, trong đó 495 phiếu hợp lệ, 3 phiếu không hợp lệ".
fn ballots(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let (mut returned, mut valid, mut void) = (None, None, None);
    for m in passage.quantities(line) {
        let Some(quantity) = passage.quantity(m) else { continue };
        if quantity.number().is_none()
            || quantity.hedge.is_some()
            || !symbol(passage, quantity).is_some_and(|s| s.starts_with("phiếu"))
        {
            continue;
        }
        let tokens = passage.mention(m)?.tokens.clone();
        let before = |words: &Words| {
            passage.has_word(tokens.start.saturating_sub(4).max(line.tokens.start)..tokens.start, words)
        };
        let after = |word: &str, from: usize| (tokens.end..tokens.end + from).any(|i| passage.scan.is_spelled(i, word));
        let place = if after("hợp", 3) && after("không", 2) {
            &mut void
        } else if after("hợp", 2) {
            &mut valid
        } else if before(words!["về", "vào"]) {
            &mut returned
        } else {
            continue;
        };
        // Two lists in one sentence: nobody can tell which belongs to which.
        if place.replace(m).is_some() {
            return None;
        }
    }
    let term = |at: usize, role| Some(Term::new(passage, passage.quantity(at)?, passage.span(at), role));
    let terms = vec![term(returned?, Role::Stated)?, term(valid?, Role::Part)?, term(void?, Role::Part)?];
    claim(passage, ClaimKind::Votes, Formula::Sum, &Rational::one(), terms, Binding::Stated(0.9))
}
