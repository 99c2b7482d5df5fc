//! Comments and sidecar entries that excuse findings. Invariant: an excuse names a rule and a reason, and one that excuses
//! nothing is told.
//!
//! In place it is a comment of Markdown and HTML, before the paragraph or behind a sentence in it:
//!
//! ```text
//! <!-- soatso-ignore subtotal-mismatch "12 máy": nguyên văn báo cáo -->
//! ```

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

use super::Scope;
use crate::Checked;
use crate::rule::{Finding, HouseRules};
use crate::text::{Document, Field, Span};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const WORD: &str = "soatso-ignore";
const WHOLE: &str = "-file";

/// Tags that end no paragraph.
const INLINE: [&str; 12] = ["b", "strong", "i", "em", "u", "span", "a", "sup", "sub", "small", "mark", "font"];

/// One excuse.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The line where it is written, 1-based.
    pub line: usize,
    /// The rules, as they are named.
    pub rules: Vec<String>,
    /// The number or words that the finding must be about.
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
    /// Where findings are excused: here, or in the whole article.
    reach: Option<Span>,
}

/// What is wrong with an excuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// It excuses nothing.
    Unused {
        /// The rules it names.
        rules: String,
    },
    /// It names no rule.
    NoRule,
    /// It names what is no rule.
    UnknownRule(String),
    /// It gives no reason.
    NoReason,
}

/// A complaint of an excuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its line, 1-based.
    pub line: usize,
    /// What is wrong.
    pub complaint: Complaint,
}

impl Suppression {
    /// One that counts for a whole article, as a sidecar file says on `line`.
    pub fn of_article(line: usize, rules: Vec<String>, quote: Option<String>, reason: String) -> Self {
        Self { line, rules, quote, reason, reach: None }
    }

    /// What is wrong with its form.
    fn fault(&self, house: &HouseRules) -> Option<Complaint> {
        if self.rules.is_empty() {
            return Some(Complaint::NoRule);
        }
        if let Some(unknown) = self.rules.iter().find(|name| Scope::named(name, house).is_none()) {
            return Some(Complaint::UnknownRule(unknown.clone()));
        }
        self.reason.is_empty().then_some(Complaint::NoReason)
    }

    fn excuses(&self, finding: &Finding, document: &Document, house: &HouseRules) -> bool {
        let scopes = self.rules.iter().filter_map(|name| Scope::named(name, house));
        let named = scopes.into_iter().any(|scope| scope.holds(&finding.rule));
        let here = |span: Span| self.reach.is_none_or(|reach| reach.overlaps(span));
        let text = |span: Span| document.text().get(span.range()).unwrap_or_default();
        named
            && match &self.quote {
                None => here(finding.primary),
                Some(quote) => {
                    let mut places = finding.related.iter().map(|r| r.span).chain([finding.primary]);
                    places.any(|span| here(span) && has_words(text(span), quote))
                }
            }
    }
}

/// Takes the findings that the article itself or `others` excuse out of `checked`; what is wrong with the excuses of the
/// article, then with the others. They may name our rules and those of `house`.
pub fn suppress(checked: &mut Checked, others: &[Suppression], house: &HouseRules) -> (Vec<Notice>, Vec<Notice>) {
    let own = in_document(&checked.document);
    if own.is_empty() && others.is_empty() {
        return Default::default();
    }
    let all: Vec<&Suppression> = own.iter().chain(others).collect();
    let faults: Vec<Option<Complaint>> = all.iter().map(|one| one.fault(house)).collect();
    let mut used = vec![false; all.len()];
    let before = checked.findings.len();
    let document = &checked.document;
    checked.findings.retain(|finding| {
        let mut excused = false;
        for ((one, fault), used) in all.iter().zip(&faults).zip(&mut used) {
            if fault.is_none() && one.excuses(finding, document, house) {
                *used = true;
                excused = true;
            }
        }
        !excused
    });
    checked.withheld.suppressed += before - checked.findings.len();
    let notice = |((one, fault), used): ((&&Suppression, Option<Complaint>), bool)| {
        let unused = (!used).then(|| Complaint::Unused { rules: one.rules.join(", ") });
        fault.or(unused).map(|complaint| Notice { line: one.line, complaint })
    };
    let notices: Vec<Option<Notice>> = all.iter().zip(faults).zip(used).map(notice).collect();
    let (in_place, beside) = notices.split_at(own.len());
    (in_place.iter().flatten().cloned().collect(), beside.iter().flatten().cloned().collect())
}

/// The excuses that stand in a document.
fn in_document(document: &Document) -> Vec<Suppression> {
    let Some((_, text)) = document.fields().find(|(field, _)| *field == Field::Whole) else { return Vec::new() };
    if memmem::find(text.as_bytes(), WORD.as_bytes()).is_none() {
        return Vec::new();
    }
    let blocks = located_blocks(document, text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(OPEN)).map(|at| from + at) {
        let inside = start + OPEN.len();
        let Some(end) = text.get(inside..).and_then(|rest| rest.find(CLOSE)).map(|at| inside + at) else { break };
        from = end + CLOSE.len();
        let content = text.get(inside..end).unwrap_or_default().trim();
        let Some(rest) = content.strip_prefix(WORD) else { continue };
        let line = line_ends(text).take_while(|end| *end <= start).count() + 1;
        let (reach, rest) = match rest.strip_prefix(WHOLE) {
            Some(rest) => (None, rest),
            None => (Some(reach(text, start..from, &blocks)), rest),
        };
        if rest.is_empty() || rest.starts_with([' ', '\n', '\t', '\r', ':']) {
            let (rules, quote, reason) = parse(rest);
            found.push(Suppression { line, rules, quote, reason, reach });
        }
    }
    found
}

/// The blocks of a document with the ranges of `text`, its original, that they stand for.
fn located_blocks(document: &Document, text: &str) -> Vec<(Range<usize>, Span)> {
    let starts: Vec<usize> = std::iter::once(0).chain(line_ends(text)).collect();
    let offset = |position: crate::text::Position| {
        starts.get(position.line.saturating_sub(1)).map_or(text.len(), |start| start + position.utf8.saturating_sub(1))
    };
    let blocks = document.blocks().iter();
    blocks
        .map(|block| {
            let place = document.locate(block.span);
            (offset(place.start)..offset(place.end), block.span)
        })
        .collect()
}

/// The offsets behind LF, CRLF and lone CR.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = move |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends).map(|at| at + 1)
}

/// The block that a comment is about: the one that it stands in or right behind, else the next one.
fn reach(text: &str, comment: Range<usize>, blocks: &[(Range<usize>, Span)]) -> Span {
    let after = blocks.partition_point(|(range, _)| range.start < comment.start);
    let around = after.checked_sub(1).and_then(|at| blocks.get(at)).filter(|(range, _)| {
        let own = text.get(range.clone()).unwrap_or_default();
        let comment_alone = text.get(comment.clone()) == Some(own);
        !comment_alone && (range.end > comment.start || !ends_block(text.get(range.end..comment.start)))
    });
    let next = blocks.iter().skip(after).find(|(range, _)| range.start >= comment.end);
    around.or(next).map_or(Span::new(0, 0), |(_, span)| *span)
}

/// Whether `gap`, between a block and a comment, parts them.
fn ends_block(gap: Option<&str>) -> bool {
    let gap = gap.unwrap_or_default();
    let mut tags = gap.split('<').skip(1).map(|tag| tag.trim_start_matches('/'));
    gap.contains('\n') || tags.any(|tag| !INLINE.contains(&tag.split(['>', ' ']).next().unwrap_or_default()))
}

/// The rules, the quote and the reason of ` A01, A02 "12 máy": vì sao`.
fn parse(text: &str) -> (Vec<String>, Option<String>, String) {
    let mut rest = text.trim_start();
    let mut rules = Vec::new();
    while !rest.is_empty() && !rest.starts_with(['"', '“', ':']) {
        let end = rest.find([' ', ',', '\n', '\t', '\r', ':', '"', '“']).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        rules.extend((!name.is_empty()).then(|| name.to_owned()));
        rest = tail.trim_start();
        match rest.strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None => break,
        }
    }
    let mut quote = None;
    let quoted = rest.strip_prefix(['"', '“']).and_then(|inside| inside.split_once(['"', '”']));
    if let Some((words, tail)) = quoted {
        quote = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        rest = tail;
    }
    let reason = rest.trim().trim_start_matches([':', '-', '–', '—']).trim().to_owned();
    (rules, quote, reason)
}

/// Whether `text` holds `quote`, not as a part of a longer word or number.
fn has_words(text: &str, quote: &str) -> bool {
    let plain = |text: &str| text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>();
    let (text, quote) = (plain(text), plain(quote));
    let joins = |c: char| c.is_alphanumeric();
    text.match_indices(&quote).any(|(at, found)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + found.len()..).unwrap_or_default();
        let mut following = after.chars();
        let next = following.next();
        let goes_on = matches!(next, Some('.' | ',')) && following.next().is_some_and(|c| c.is_ascii_digit());
        let points = before.is_some_and(|c| joins(c) || matches!(c, '.' | ','));
        !points && !next.is_some_and(joins) && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::{Complaint, Suppression, has_words, parse, suppress};
    use crate::rule::HouseRules;
    use crate::text::Document;

    /// The rules that speak on `text`, and what is wrong with its comments.
    fn check(text: &str, expected: &[&str], complaints: &[Complaint]) {
        let mut checked = crate::check(Document::from_text(text));
        let (notices, _) = suppress(&mut checked, &[], &HouseRules::default());
        let rules: Vec<&str> = checked.findings.iter().map(|finding| finding.rule.id.as_str()).collect();
        assert_eq!(rules, expected, "{text}");
        assert_eq!(notices.into_iter().map(|n| n.complaint).collect::<Vec<_>>(), complaints, "{text}");
    }

    const WRONG: &str = "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.";

    #[test]
    fn a_comment_excuses_its_rule_in_its_paragraph() {
        let sum = "subtotal-mismatch";
        check(&format!("<!-- soatso-ignore A01: theo báo cáo -->\n{WRONG}\n\nKho {WRONG}"), &[sum], &[]);
        check(&format!("<!-- soatso-ignore A01 theo báo cáo -->\n\n{WRONG}"), &[], &[]);
        check(&format!("Yên.\n{WRONG} <!-- soatso-ignore arithmetic \"12 máy\": theo báo cáo -->"), &[], &[]);
        check(&format!("<!-- soatso-ignore-file A01: kịch bản -->\nYên.\n{WRONG}\nKho {WRONG}"), &[], &[]);
    }

    #[test]
    fn a_comment_that_excuses_nothing_is_told() {
        let unused = |rules: &str| Complaint::Unused { rules: rules.to_owned() };
        let sum = "subtotal-mismatch";
        check("<!-- soatso-ignore A01: vì vậy -->\nYên.", &[], &[unused("A01")]);
        check(&format!("<!-- soatso-ignore A01 \"2 máy\": sai -->\n{WRONG}"), &[sum], &[unused("A01")]);
        check(&format!("<!-- soatso-ignore A01 -->\n{WRONG}"), &[sum], &[Complaint::NoReason]);
        check(&format!("<!-- soatso-ignore: sao -->\n{WRONG}"), &[sum], &[Complaint::NoRule]);
        check(&format!("<!-- soatso-ignore a1: sao -->\n{WRONG}"), &[sum], &[Complaint::UnknownRule("a1".into())]);
        check(&format!("<!-- soatso-ignored A01: sao -->\n{WRONG}"), &[sum], &[]);
    }

    #[test]
    fn an_entry_beside_the_article_counts_in_all_of_it() {
        let mut checked = crate::check(Document::from_text(WRONG));
        let entry = |quote: &str| Suppression::of_article(3, vec!["A01".into()], Some(quote.into()), "vậy".into());
        let (_, beside) = suppress(&mut checked, &[entry("6 máy"), entry("9 máy")], &HouseRules::default());
        assert!(checked.findings.is_empty());
        assert_eq!(checked.withheld.suppressed, 1);
        assert_eq!(beside.len(), 1);
    }

    #[test]
    fn the_parts_of_a_comment() {
        let parts = |text: &str| {
            let (rules, quote, reason) = parse(text);
            format!("{}|{}|{reason}", rules.join("+"), quote.unwrap_or_default())
        };
        assert_eq!(parts(" A01, share-mismatch \"1.234\" -- lý do"), "A01+share-mismatch|1.234|lý do");
        assert_eq!(parts(" A01 “12 máy” lý do"), "A01|12 máy|lý do");
        assert_eq!(parts(" A01 lý do: dài"), "A01||lý do: dài");
        assert_eq!(parts(""), "||");
        assert!(has_words("1.234 máy", "1.234") && has_words("1.234\u{a0}máy", "1.234 máy"));
        assert!(!has_words("1.234 máy", "1") && !has_words("1.234 máy", "234") && !has_words("12 máy", "2"));
    }
}
