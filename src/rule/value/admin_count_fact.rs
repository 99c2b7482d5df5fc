//! Counts that everybody knows, told wrong for their time. Invariant: only a count of all of them is judged: below the
//! stroke of a fraction, or said of the whole country; what may be a part is wrong only where it is more than all.

use jiff::Span as Days;
use jiff::civil::Date;

use crate::facts::{Row, Topic};
use crate::lexicon::{Entry, Kinds, Words, words};
use crate::mention::{Kind, Mention};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Fewer may be a part that has a count of its own ("3/5 tỉnh, thành miền Đông").
const FEWEST: i64 = 30;
/// What the whole country is called.
const COUNTRY: [&[&str]; 5] = [&["cả", "nước"], &["toàn", "quốc"], &["việt", "nam"], &["đất", "nước"], &["nước", "ta"]];
/// Words of another time.
const OTHER_TIME: Words = Words::of(&["trước", "cũ", "khi", "từng", "sau", "sẽ", "hồi", "thời"]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(found) = counted(cx, mention) else { continue };
        let subject = found.subject;
        let rows = || cx.annotated.lexicon().facts().about(Topic::PublicCounts, subject);
        let fits = |all: i64| match found.extent {
            Extent::All => found.count == all,
            Extent::PartPerhaps => found.count <= all,
        };
        let holds = rows().any(|row| is_true(cx, row) && row.value.parse().is_ok_and(fits));
        if holds || is_of_other_time(cx, mention) {
            continue;
        }
        report(cx, out, found, rows().filter(|row| is_true(cx, row)));
    }
}

/// What a count is of.
#[derive(Clone, Copy)]
enum Extent {
    All,
    /// "63 tỉnh, thành phố trên cả nước": of all, or of those that something is said of.
    PartPerhaps,
}

/// A count of all of something.
struct Counted {
    subject: u16,
    count: i64,
    extent: Extent,
    /// The digits.
    span: Span,
}

fn counted(cx: &Context<'_>, mention: &Mention) -> Option<Counted> {
    let scan = cx.scan();
    let digits = mention.tokens.clone().rev().find(|&at| scan.is_digits(at))?;
    let (length, subject) = scan.find(digits + 1, Kinds::FACT, |entry| match entry {
        Entry::Fact(Topic::PublicCounts, subject) => Some(subject),
        _ => None,
    })?;
    let count = scan.int(digits).map(i64::from)?;
    let extent = match &mention.kind {
        Kind::Fraction { .. } if count >= FEWEST => Extent::All,
        Kind::Quantity(quantity) if quantity.number().is_some() && quantity.hedge.is_none() => {
            let end = digits + 1 + length;
            let all = is_of_country(cx, mention).then_some(Extent::All);
            all.or_else(|| is_across_country(cx, end).then_some(Extent::PartPerhaps))?
        }
        _ => return None,
    };
    Some(Counted { subject, count, extent, span: scan.get(digits)?.span })
}

/// "... trên cả nước", "... của cả nước".
fn is_across_country(cx: &Context<'_>, end: usize) -> bool {
    let scan = cx.scan();
    let at = end + usize::from(scan.is_one_of(end, words!["trên", "trong", "của", "khắp", "ở"]));
    scan.is_one_of(at, words!["cả", "toàn"]) && scan.is_one_of(at + 1, words!["nước", "quốc"])
}

/// "Cả nước có 63 tỉnh, thành phố", "54 dân tộc anh em của đất nước".
fn is_of_country(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let start = mention.tokens.start;
    let said =
        |at: usize| COUNTRY.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.is_spelled(at, word)));
    let has = scan.is_one_of(start.wrapping_sub(1), words!["có", "gồm"]);
    has && (start.saturating_sub(3)..start).any(said)
}

/// Days that a resolution is passed before what it says is so: the 34 provinces were decided on 12 June 2025.
const AHEAD: i64 = 20;

/// Whether the row is true when the text was published, or soon after; without that, whether it was ever.
fn is_true(cx: &Context<'_>, row: &Row) -> bool {
    let soon = |day: Date| day.checked_add(Days::new().days(AHEAD)).is_ok_and(|day| row.holds_on(day));
    cx.document.published().is_none_or(|day| row.holds_on(day) || soon(day))
}

/// A year or a word of another time in the sentence: it may tell of the past.
fn is_of_other_time(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let mut sentence = cx.sentence(mention.span);
    let published = cx.document.published().map(|day| i32::from(day.year()));
    let year = |at: usize| match cx.mention_at(at).map(|mention| &mention.kind) {
        Some(Kind::Year(year)) => Some(*year) != published,
        Some(Kind::Date(date)) => date.year.is_some_and(|year| Some(year) != published),
        Some(Kind::Period(_) | Kind::DateRange(..)) => true,
        _ => false,
    };
    sentence.any(|at| scan.is_one_of(at, &OTHER_TIME) || year(at))
}

fn report<'r>(cx: &Context<'_>, out: &mut Sink<'_>, found: Counted, mut rows: impl Iterator<Item = &'r Row>) {
    let known = rows.next().filter(|_| rows.next().is_none());
    let quote = cx.quote(found.span);
    let message = match known {
        Some(row) => Message::new(
            format!("{quote} {0}: có {1} ({2})", row.name(), row.value, row.cited()),
            format!("{quote} {0}: there are {1} ({2})", row.name(), row.value, row.cited()),
        ),
        None => Message::new(
            format!("Chưa bao giờ có {quote} đơn vị như thế"),
            format!("There have never been {quote} of these"),
        ),
    };
    let finding = out.report(found.span, message);
    match known {
        Some(row) => finding.suggest(found.span, row.value.as_str(), Applicability::Suggest).done(),
        None => finding.done(),
    }
}
