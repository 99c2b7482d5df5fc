//! Counts that everybody knows, told wrong for their time. Invariant: only a count of all of them is judged: below the
//! stroke of a fraction, or said of the whole country.

use jiff::civil::Date;

use crate::facts::{Row, Topic};
use crate::lexicon::{Entry, Kinds};
use crate::mention::{Kind, Mention};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Fewer may be a part that has a count of its own ("3/5 tỉnh, thành miền Đông").
const FEWEST: i64 = 30;
/// What the whole country is called.
const COUNTRY: [&[&str]; 5] = [&["cả", "nước"], &["toàn", "quốc"], &["việt", "nam"], &["đất", "nước"], &["nước", "ta"]];
/// Words of another time.
const OTHER_TIME: [&str; 8] = ["trước", "cũ", "khi", "từng", "sau", "sẽ", "hồi", "thời"];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(found) = counted(cx, mention) else { continue };
        let subject = found.subject;
        let rows = || Topic::PublicCounts.about(subject);
        if rows().any(|row| is_true(cx, row) && row.value.parse() == Ok(found.count)) || is_of_other_time(cx, mention) {
            continue;
        }
        report(cx, out, found, rows().filter(|row| is_true(cx, row)));
    }
}

/// A count of all of something.
struct Counted {
    subject: u16,
    count: i64,
    /// The digits.
    span: Span,
}

fn counted(cx: &Context<'_>, mention: &Mention) -> Option<Counted> {
    let scan = cx.scan();
    let digits = mention.tokens.clone().rev().find(|&at| scan.is_digits(at))?;
    let (_, subject) = scan.find(digits + 1, Kinds::FACT, |entry| match entry {
        Entry::Fact(Topic::PublicCounts, subject) => Some(subject),
        _ => None,
    })?;
    let of_all = match &mention.kind {
        Kind::Fraction { .. } => true,
        Kind::Quantity(quantity) => {
            quantity.number().is_some() && quantity.hedge.is_none() && is_of_country(cx, mention)
        }
        _ => false,
    };
    let count = scan.int(digits).map(i64::from)?;
    let whole = count >= FEWEST || !matches!(mention.kind, Kind::Fraction { .. });
    (of_all && whole).then_some(Counted { subject, count, span: scan.get(digits)?.span })
}

/// "Cả nước có 63 tỉnh, thành phố", "54 dân tộc anh em của đất nước".
fn is_of_country(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let start = mention.tokens.start;
    let said =
        |at: usize| COUNTRY.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.is_one_of(at, &[word])));
    let has = scan.is_one_of(start.wrapping_sub(1), &["có", "gồm"]);
    has && (start.saturating_sub(3)..start).any(said)
}

/// Whether the row is true when the text was published; without that, whether it was ever.
fn is_true(cx: &Context<'_>, row: &Row<'_>) -> bool {
    cx.document.published().is_none_or(|day: Date| row.holds_on(day))
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

fn report<'r>(cx: &Context<'_>, out: &mut Sink<'_>, found: Counted, mut rows: impl Iterator<Item = &'r Row<'r>>) {
    let known = rows.next().filter(|_| rows.next().is_none());
    let quote = cx.quote(found.span);
    let message = match known {
        Some(row) => Message::new(
            format!("{quote} {0}: có {1} ({2})", row.name(), row.value, row.source),
            format!("{quote} {0}: there are {1} ({2})", row.name(), row.value, row.source),
        ),
        None => Message::new(
            format!("Chưa bao giờ có {quote} đơn vị như thế"),
            format!("There have never been {quote} of these"),
        ),
    };
    let finding = out.report(found.span, message);
    match known {
        Some(row) => finding.suggest(found.span, row.value, Applicability::Suggest).done(),
        None => finding.done(),
    }
}
