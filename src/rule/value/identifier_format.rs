//! Numbers of documents whose year is none. Invariant: only a number that names its kind of document is judged, and a
//! year of four digits only against the time of the text itself.

use std::cell::LazyCell;

use crate::mention::{DateValue, Kind, Mention, Period};
use crate::number::is_one_slip;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// What the code of a Vietnamese document opens with: decree, circular, decision, resolution, directive, ordinance, law.
const KINDS: [&str; 12] = ["NĐ", "TT", "TTLT", "QĐ", "NQ", "NQLT", "CT", "PL", "QH", "UBTVQH", "VBHN", "CĐ"];

/// The first year of numbers with years in them.
const FIRST: i32 = 1945;
/// No text of today is as late as this.
const BEYOND: i32 = 2060;
/// Of several years that may be meant, so many are offered.
const SUGGESTIONS: usize = 2;

/// A document's number: "30/2020/NĐ-CP".
#[derive(Clone, Copy)]
struct Number<'a> {
    /// "30".
    serial: &'a str,
    /// "2020".
    year: &'a str,
    /// "NĐ-CP".
    code: &'a str,
    span: Span,
    year_span: Span,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let latest = LazyCell::new(|| latest_year(cx));
    for mention in cx.annotated.mentions() {
        let Some(number) = number(cx, mention) else { continue };
        let year: Option<i32> = number.year.parse().ok();
        match (number.year.len(), year) {
            (2, _) => {}
            // "201…": a form to fill in.
            _ if is_blank(cx, mention) => {}
            (4, Some(year)) if year >= FIRST => {
                if is_to_come(cx, number, year, *latest) {
                    report(cx, out, number, "chưa tới", "is yet to come");
                }
            }
            _ => report(cx, out, number, "không phải một năm", "is no year"),
        }
    }
}

/// The number that `mention` writes, if it is one of a kind of document.
fn number<'a>(cx: &Context<'a>, mention: &Mention) -> Option<Number<'a>> {
    if mention.kind != Kind::Identifier("law") {
        return None;
    }
    let scan = cx.scan();
    let serial = mention.tokens.clone().find(|&at| scan.is_digits(at))?;
    let shaped = scan.is_mark(serial + 1, '/') && scan.is_digits(serial + 2) && scan.is_mark(serial + 3, '/');
    let code = scan.str(serial + 4);
    if !shaped || serial + 4 >= mention.tokens.end || !KINDS.contains(&code) {
        return None;
    }
    let year_span = scan.get(serial + 2)?.span;
    let code_span = scan.span(serial + 4, mention.tokens.end);
    Some(Number {
        serial: scan.str(serial),
        year: scan.str(serial + 2),
        code: cx.quote(code_span),
        span: scan.span(serial, mention.tokens.end),
        year_span,
    })
}

fn is_blank(cx: &Context<'_>, mention: &Mention) -> bool {
    cx.scan().is_any_mark(mention.tokens.end, "….") && cx.scan().is_any_mark(mention.tokens.end + 1, "….")
}

/// Whether the text is older than the year of the number. Without a date of publication that is certain only where the
/// same number stands with an earlier year too, or where no text is of that year yet.
fn is_to_come(cx: &Context<'_>, number: Number<'_>, year: i32, latest: Option<i32>) -> bool {
    if let Some(date) = cx.document.published() {
        return year > i32::from(date.year());
    }
    let repeated = || same_numbers(cx, number).any(|other| other < year);
    year > BEYOND || latest.is_some_and(|latest| year > latest) && repeated()
}

/// The latest year that the text names outside of document numbers.
fn latest_year(cx: &Context<'_>) -> Option<i32> {
    cx.annotated.mentions().iter().filter_map(named_year).max()
}

/// The other years that the same number stands with.
fn same_numbers<'a>(cx: &'a Context<'_>, number: Number<'a>) -> impl Iterator<Item = i32> + 'a {
    let numbers = cx.annotated.mentions().iter().filter_map(|mention| self::number(cx, mention));
    let same = move |other: &Number<'_>| other.serial == number.serial && other.code == number.code;
    numbers.filter(same).filter(move |other| other.year != number.year).filter_map(|other| other.year.parse().ok())
}

fn named_year(mention: &Mention) -> Option<i32> {
    match mention.kind {
        Kind::Year(year) => Some(year),
        Kind::Date(DateValue { year, .. }) | Kind::DateRange(_, DateValue { year, .. }) => year,
        Kind::Quarter(year, _) | Kind::Period(Period::Months { year, .. }) => year,
        Kind::Period(Period::Years(_, last)) => Some(last),
        _ => None,
    }
}

/// Other years under which the document names the same number, else those that the date behind gives it.
fn meant(cx: &Context<'_>, number: Number<'_>) -> Vec<i32> {
    let mentions = cx.annotated.mentions();
    let mut years: Vec<i32> = same_numbers(cx, number).collect();
    let after = mentions.partition_point(|mention| mention.span.start < number.span.end);
    let date = mentions.get(after).filter(|mention| mention.span.start <= number.span.end + 8);
    if let Some(Kind::Date(DateValue { year: Some(year), day: Some(_), .. })) = date.map(|mention| &mention.kind) {
        years.push(*year);
    }
    if years.is_empty() {
        years.extend(mentions.iter().filter_map(named_year).filter(|year| year.to_string().len() == 4));
    }
    years.retain(|year| is_one_slip(number.year, &year.to_string()));
    years.sort_unstable();
    years.dedup();
    years
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, number: Number<'_>, vi: &str, en: &str) {
    let (quote, year) = (cx.quote(number.span), number.year);
    let message =
        Message::new(format!("Số hiệu {quote}: “{year}” {vi}"), format!("The document number {quote}: “{year}” {en}"));
    let meant = meant(cx, number);
    let mut finding = out.report(number.span, message);
    if meant.len() <= SUGGESTIONS {
        for year in meant {
            finding = finding.suggest(number.year_span, year.to_string(), Applicability::Suggest);
        }
    }
    finding.done();
}
