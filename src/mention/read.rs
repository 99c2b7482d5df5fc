//! The walk over the tokens that tries each recogniser in turn. Invariant: it moves forward at every step, so its cost is
//! linear in the text.

use crate::lexicon::{Entry, Lexicon, Token, TokenKind};
use crate::number::Grouping;
use crate::text::Document;

use super::calendar::date_at;
use super::clock::time_at;
use super::distribute::distribute;
use super::identifier::{digit_code, identifier_at, score_at};
use super::model::{Amount, Kind, Mention, Quantity, Unit};
use super::numeral::{digits_at, numeral_at};
use super::period::period_at;
use super::quantity::{multiple_at, quantity_at, unit_and_half};
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// A text with its tokens and mentions.
#[derive(Debug)]
pub struct Annotated {
    tokens: Vec<Token>,
    mentions: Vec<Mention>,
    lexicon: &'static Lexicon,
}

impl Annotated {
    /// Reads every mention of `document`.
    pub fn of(document: &Document) -> Self {
        Self::read(document.text(), Lexicon::builtin())
    }

    /// Reads every mention of a clean text.
    pub fn read(text: &str, lexicon: &'static Lexicon) -> Self {
        let tokens = lexicon.tokenize(text);
        let scan = Scan { text, tokens: &tokens, lexicon };
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match mention_at(&scan, at) {
                Some(found) if found.tokens.end > at => {
                    at = found.tokens.end;
                    mentions.push(found);
                }
                _ => at += skip(&scan, at),
            }
        }
        distribute(&scan, &mut mentions);
        Self { tokens, mentions, lexicon }
    }

    /// The mentions, in order.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The tokens of the clean text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The vocabulary that was read with.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    pub(crate) fn scan<'a>(&'a self, text: &'a str) -> Scan<'a> {
        Scan { text, tokens: &self.tokens, lexicon: self.lexicon }
    }
}

/// How many tokens to pass over where no mention starts: a name that holds number words is passed whole.
fn skip(scan: &Scan<'_>, at: usize) -> usize {
    scan.phrase(at, |e| (e == Entry::Opaque).then_some(())).map_or(1, |(length, ())| length)
}

fn mention_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let token = scan.get(at)?;
    match token.kind {
        TokenKind::Digits => digit_mention(scan, at),
        TokenKind::Word => word_mention(scan, at),
        TokenKind::Mark('-' | '–' | '−' | '$' | '€' | '£' | '¥' | '₫' | '₩' | '₹' | '฿') if scan.is_digits(at + 1) => {
            quantity_at(scan, at)
        }
        TokenKind::Mark('+' | '(') if scan.is_digits(at + 1) => identifier_at(scan, at),
        _ => None,
    }
}

fn digit_mention(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    identifier_at(scan, at)
        .or_else(|| round_the_clock(scan, at))
        .or_else(|| date_at(scan, at))
        .or_else(|| period_at(scan, at))
        .or_else(|| time_at(scan, at))
        .or_else(|| fraction_at(scan, at))
        .or_else(|| bare_score(scan, at))
        .or_else(|| digit_code(scan, at))
        .or_else(|| quantity_at(scan, at))
        .or_else(|| leftover(scan, at))
}

fn word_mention(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let known = scan.get(at)?.syllable != crate::lexicon::Syllable::UNKNOWN;
    let glued_digits = scan.is_glued(at + 1) && (scan.is_digits(at + 1) || scan.is_digits(at + 2));
    if !known && !glued_digits {
        return None;
    }
    let opaque = skip(scan, at);
    if opaque > 1 {
        return None;
    }
    weekday_at(scan, at)
        .or_else(|| period_at(scan, at))
        .or_else(|| date_at(scan, at))
        .or_else(|| identifier_at(scan, at))
        .or_else(|| unit_and_half(scan, at))
        .or_else(|| multiple_at(scan, at))
        .or_else(|| word_fraction(scan, at))
        .or_else(|| quantity_at(scan, at).filter(|m| is_counted(scan, m) && !hides_other_mention(scan, m)))
}

/// A number in words or behind a hedge is a mention only where it is written in digits, has a unit, or can be nothing
/// else.
fn is_counted(scan: &Scan<'_>, mention: &Mention) -> bool {
    let has_digits = mention.tokens.clone().any(|i| scan.is_digits(i));
    let Some(quantity) = mention.quantity() else { return true };
    has_digits || !quantity.unit.is_none() || mention.tokens.len() > 1 || mention.tokens.len() == scan.tokens.len()
}

/// "từ 26-28/6", "khoảng 6h30": the digits behind the word are no quantity.
fn hides_other_mention(scan: &Scan<'_>, mention: &Mention) -> bool {
    let first_digits = mention.tokens.clone().find(|&i| scan.is_digits(i));
    first_digits
        .filter(|&at| at > mention.tokens.start)
        .is_some_and(|at| digit_mention(scan, at).is_some_and(|found| !matches!(found.kind, Kind::Quantity(_))))
}

/// 24/7, 24/24.
fn round_the_clock(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let idiom = scan.str(at) == "24" && scan.is_mark(at + 1, '/') && matches!(scan.str(at + 2), "7" | "24");
    idiom.then(|| Mention { span: scan.span(at, at + 3), tokens: at..at + 3, kind: Kind::Identifier("code") })
}

/// A score that no word announces: small numbers joined by a glued dash with nothing to count behind.
fn bare_score(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let small = scan.str(at).len() == 1 && scan.str(at + 2).len() == 1;
    let glued = scan.is_dash(at + 1) && scan.is_glued(at + 1) && scan.is_glued(at + 2);
    let around = scan.is_any_mark(at + 3, ",.;)(") || at + 3 >= scan.tokens.len();
    let ordered = scan.int(at)? >= scan.int(at + 2)?;
    (small && glued && around && ordered).then(|| score_at(scan, at)).flatten()
}

/// "35/55 CCN", "3/4 cốc", "1/50.000".
fn fraction_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (part, end) = digits_at(scan, at)?;
    if !(scan.is_mark(end, '/') && scan.is_digits(end + 1)) {
        return None;
    }
    let (whole, end) = digits_at(scan, end + 1)?;
    // A third stroke makes it an address or a code.
    if scan.is_mark(end, '/') && scan.is_glued(end) && scan.is_digits(end + 1) {
        let end = scan.glued_run(at, "/");
        return Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Identifier("address") });
    }
    let magnitude = numeral_at(scan, end - 1).filter(|n| n.has_magnitude);
    let (unit, unit_end) = match magnitude {
        Some(numeral) => unit_at(scan, numeral.end, Scaled::Yes).unwrap_or((Unit::default(), numeral.end)),
        None => unit_at(scan, end, Scaled::No).unwrap_or((Unit::default(), end)),
    };
    let ratio = part.number.value == crate::number::Decimal::from_int(1)
        && whole.number.value >= crate::number::Decimal::from_int(100);
    let kind = if ratio {
        Kind::Ratio(part.number, whole.number)
    } else {
        Kind::Fraction { part: part.number, whole: whole.number, unit }
    };
    Some(Mention { span: scan.span(at, unit_end), tokens: at..unit_end, kind })
}

/// "chín phần mười", "một phần ba".
fn word_fraction(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let part = numeral_at(scan, at)?;
    scan.is_one_of(part.end, &["phần"]).then_some(())?;
    let whole = numeral_at(scan, part.end + 1).filter(|n| !n.starts_with_digits);
    let (number, end) = match whole {
        Some(numeral) => (numeral.number, numeral.end),
        None if scan.is_one_of(part.end + 1, &["tư"]) => {
            (crate::number::Written::count(4, crate::number::Form::Words), part.end + 2)
        }
        None => return None,
    };
    let percent = scan.is_one_of(part.end + 1, &["trăm", "nghìn", "triệu"]);
    (!percent).then(|| Mention {
        span: scan.span(at, end),
        tokens: at..end,
        kind: Kind::Fraction { part: part.number, whole: number, unit: Unit::default() },
    })
}

fn weekday_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, day) = scan.phrase(at, |e| if let Entry::Weekday(day) = e { Some(day) } else { None })?;
    // "lần thứ tư", "kỳ họp thứ bảy" were taken as ordinals before; "CN" and "T7" only where a date stands by.
    let short = scan.str(at).len() == 2;
    let dated = scan.is_any_mark(at + length, "(,")
        || scan.is_digits(at + length)
        || scan.is_calendar(at + length, crate::lexicon::Part::Day).is_some();
    let follows_day = scan.is_calendar(at.wrapping_sub(1), crate::lexicon::Part::Day).is_some();
    let named = scan.is_one_of(at + length, &["tuần", "tới", "này", "hàng", "vừa"])
        || scan.get(at + length - 1).is_some_and(|t| t.is_capitalised() && length > 1)
        || scan.is_one_of(at, &["chủ"]);
    if (short && !dated) || !(dated || follows_day || named) {
        return None;
    }
    let end = at + length;
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind: Kind::Weekday(day) })
}

/// Digits that no recogniser took: a number that cannot be read.
fn leftover(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let end = scan.glued_run(at, ".,");
    let long = digits_at(scan, at).is_none();
    let kind = if long {
        Kind::Identifier("code")
    } else {
        let (digits, _) = digits_at(scan, at)?;
        Kind::Quantity(Quantity {
            amount: Amount::One(digits.number),
            unit: Unit::default(),
            hedge: None,
            trend: None,
            other: None,
            grouping: Grouping::Malformed,
            number_span: scan.span(at, end),
            occasions: false,
            slip: None,
        })
    };
    Some(Mention { span: scan.span(at, end), tokens: at..end, kind })
}
