//! Won, lost or drawn against the score right behind: "thắng Lào 3-0", "hòa 1-1", "dẫn 2-0".
//!
//! Invariant: between the word and the score there is nothing but a name and "với tỷ số"; a score that follows another
//! is a set or a leg and is left alone.

use crate::lexicon::{TokenKind, Words, words};
use crate::mention::Kind;

use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// Every score that a word of outcome stands right before.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::SCORE);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| outcome(passage, line, at)));
}

/// What a word says of a score, the subject's goals first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Won,
    Lost,
    Drawn,
    Leading,
    Trailing,
}

/// How many words a name and "với tỷ số" may take.
const REACH: usize = 8;

fn outcome(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Score(own, other) = mention.kind else { return None };
    if own > 20 || other > 20 || in_series(passage, line, at) {
        return None;
    }
    let start = mention.tokens.start;
    let from = start.saturating_sub(REACH).max(line.tokens.start);
    let word = (from..start).rev().take_while(|&i| is_filler(passage, i) || word_at(passage, i).is_some());
    let (_, outcome) = word.filter_map(|i| Some((i, word_at(passage, i)?))).next()?;
    let (sign, fits, beyond_doubt) = match (outcome, own.cmp(&other)) {
        (_, std::cmp::Ordering::Equal) => ("=", outcome == Outcome::Drawn, true),
        // A defeat is often told with the winner's goals first, and a lead with those of the home team.
        (Outcome::Won, std::cmp::Ordering::Greater) => (">", true, true),
        (Outcome::Leading, std::cmp::Ordering::Greater) => (">", true, false),
        (Outcome::Lost | Outcome::Trailing, std::cmp::Ordering::Less) => ("<", true, false),
        (Outcome::Drawn | Outcome::Won, std::cmp::Ordering::Less) => ("<", false, true),
        (Outcome::Drawn, std::cmp::Ordering::Greater) => (">", false, true),
        _ => return None,
    };
    (fits || beyond_doubt).then(|| Claim {
        kind: ClaimKind::Outcome,
        verdict: if fits { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) },
        working: format!("{own} {sign} {other}"),
        operands: vec![Operand { span: mention.span, role: Role::Stated }],
        // A defeat with the goals the other way round is told too: that it holds is only likely.
        confidence: if beyond_doubt { Confidence::new(0.85) } else { Confidence::LIKELY },
        repairs: Vec::new(),
    })
}

/// Whether other scores stand right before or behind: sets of tennis, legs of a tie, a shoot-out.
fn in_series(passage: &Passage<'_>, line: &Line, at: usize) -> bool {
    let is_score =
        |m: usize| line.mentions.contains(&m) && passage.mention(m).is_some_and(|m| matches!(m.kind, Kind::Score(..)));
    let gap = |left: usize, right: usize| {
        let end = passage.mention(left).map_or(0, |m| m.tokens.end);
        passage.mention(right).map_or(usize::MAX, |m| m.tokens.start.saturating_sub(end))
    };
    let before = at.checked_sub(1).is_some_and(|m| is_score(m) && gap(m, at) <= 1);
    let end = passage.mention(at).map_or(0, |m| m.tokens.end);
    let bracket = passage.scan.is_mark(end, '(');
    // "6-7 6-3 5-7": sets need not be read as scores one by one.
    let next = end + usize::from(passage.scan.is_any_mark(end, ",;"));
    let set = passage.scan.is_digits(next) && passage.scan.is_dash(next + 1) && passage.scan.is_digits(next + 2);
    before || bracket || set || is_score(at + 1) && gap(at, at + 1) <= 1
}

/// The word of outcome at a token.
fn word_at(passage: &Passage<'_>, at: usize) -> Option<Outcome> {
    let scan = &passage.scan;
    let before = at.wrapping_sub(1);
    // "Hữu Thắng", "Hòa Bình": a name, not a verb.
    if scan.get(at).is_some_and(|t| t.is_capitalised())
        && (scan.is_word(before) || scan.get(at + 1).is_some_and(|t| t.is_capitalised()))
    {
        return None;
    }
    let after = |words: &Words| scan.is_one_of(before, words);
    if scan.is_one_of(at, words!["thắng"]) {
        let noun = after(words!["bàn", "phân", "điểm", "phần", "không"]) || scan.is_one_of(at + 1, words!["bại"]);
        return (!noun).then_some(Outcome::Won);
    }
    if scan.is_one_of(at, words!["bại"]) {
        return match () {
            () if after(words!["đánh"]) => Some(Outcome::Won),
            () if after(words!["thất"]) => Some(Outcome::Lost),
            () => None,
        };
    }
    if scan.is_one_of(at, words!["hòa", "hoà"]) {
        return (!scan.is_one_of(at + 1, words!["bình", "giải", "âm", "hợp", "nhạc", "thuận"]))
            .then_some(Outcome::Drawn);
    }
    if scan.is_one_of(at, words!["thua"]) {
        return Some(Outcome::Lost);
    }
    if scan.is_one_of(at, words!["dẫn"]) {
        let other = scan.is_one_of(at + 1, words!["đến", "tới", "đầu"]) || after(words!["hướng", "chỉ"]);
        return (!other).then_some(if after(words!["bị"]) { Outcome::Trailing } else { Outcome::Leading });
    }
    None
}

/// Part of a name, of "với tỷ số", or a word of degree.
fn is_filler(passage: &Passage<'_>, at: usize) -> bool {
    let words = words![
        "với", "tỷ", "tỉ", "số", "cùng", "tổng", "lợi", "đậm", "nhau", "sát", "nút", "trước", "trận", "giao", "hữu",
        "lại", "đội", "tuyển", "chủ", "nhà", "khách", "được", "đối", "thủ", "nữ", "tối", "thiểu", "thuyết", "phục",
    ];
    passage.scan.get(at).is_some_and(|t| {
        passage.mention_over(at).is_none() && t.kind == TokenKind::Word && t.is_capitalised()
            || passage.scan.is_one_of(at, words)
            || matches!(t.kind, TokenKind::Digits) && passage.scan.is_one_of(at.wrapping_sub(1), words!["U"])
    })
}
