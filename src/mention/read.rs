//! The walk over the tokens that tries each recogniser in turn. Invariant: it moves forward at every step, so its cost is
//! linear in the text.

use crate::lexicon::{Hedge, Kinds, Lexicon, NumberWord, Role, Token, TokenKind, Vocabulary, words};
use crate::number::Grouping;
use crate::text::Document;

use super::calendar::{date_at, listed_month};
use super::clock::time_at;
use super::code::{lettered_model, serial, series, spoken_string};
use super::context::in_context;
use super::distribute::distribute;
use super::fraction::{fraction_at, round_the_clock};
use super::identifier::{digits_code, glued_code, identifier_at, listed};
use super::marker::{list_marker, starts_line};
use super::model::{Amount, Kind, Mention, Quantity, Unit};
use super::named::{age_told_first, named_instead, torn_name};
use super::numeral::digits_at;
use super::ordinal::{roman_at, spelled_rank};
use super::pair::pair_at;
use super::period::{listed_quarter, period_at};
use super::quantity::{hedges_at, quantity_at};
use super::relative::relative_at;
use super::resolve::resolve_all;
use super::scan::Scan;
use super::score::bare_score;
use super::sheet::{enumerator, row_number};
use super::sign::minute_of_play;
use super::unit::money_before;
use super::weekday::weekday_at;
use super::when::Reference;
use super::worded::{all_of_power, incidence_at, multiple_at, unit_and_half, vague_at, word_fraction};
use super::year::bare_year;

/// A text with its tokens and mentions.
#[derive(Debug)]
pub struct Annotated {
    tokens: Vec<Token>,
    mentions: Vec<Mention>,
    lexicon: Vocabulary,
}

impl Annotated {
    /// Reads every mention of `document`; what it tells by distance is resolved against its date of publication.
    pub fn of(document: &Document) -> Self {
        Self::of_with(document, Lexicon::builtin())
    }

    /// Like [`Annotated::of`], with a vocabulary of the caller's.
    pub fn of_with(document: &Document, lexicon: impl Into<Vocabulary>) -> Self {
        Self::read_at(document.text(), lexicon, document.published().map(Reference::Day))
    }

    /// Reads every mention of a clean text.
    pub fn read(text: &str, lexicon: impl Into<Vocabulary>) -> Self {
        Self::read_at(text, lexicon, None)
    }

    /// Reads every mention of several documents, as [`Annotated::of_with`] does those of one: all are cut into tokens before
    /// the first is read, so that the words stay in the nearest cache.
    pub fn of_all(documents: &[&Document], lexicon: &Vocabulary) -> Vec<Self> {
        let cut: Vec<_> = documents.iter().map(|document| lexicon.tokenize(document.text())).collect();
        let read = |(document, tokens): (&&Document, _)| {
            let reference = document.published().map(Reference::Day);
            Self::of_tokens(document.text(), tokens, lexicon.clone(), reference)
        };
        documents.iter().zip(cut).map(read).collect()
    }

    /// Reads every mention of a clean text that was written at `reference`.
    pub fn read_at(text: &str, lexicon: impl Into<Vocabulary>, reference: Option<Reference>) -> Self {
        let lexicon = lexicon.into();
        Self::of_tokens(text, lexicon.tokenize(text), lexicon, reference)
    }

    fn of_tokens(text: &str, tokens: Vec<Token>, lexicon: Vocabulary, reference: Option<Reference>) -> Self {
        let scan = Scan { text, tokens: &tokens, lexicon: &lexicon };
        let mut mentions = Vec::with_capacity(tokens.len() / TOKENS_PER_MENTION);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let kinds = token.kinds;
            if may_open(&scan, at, token, kinds)
                && let Some(found) = mention_at(&scan, at, &mentions)
                && found.tokens.end > at
            {
                at = found.tokens.end;
                mentions.push(found);
            } else {
                at += if kinds.meets(Kinds::OPAQUE) { skip(&scan, at) } else { 1 };
            }
        }
        distribute(&scan, &mut mentions);
        resolve_all(&scan, &mut mentions, reference);
        Self { tokens, mentions, lexicon }
    }

    /// The mentions, in order.
    #[inline]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The tokens of the clean text.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The vocabulary that was read with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The vocabulary, to read another document with.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.lexicon
    }

    #[allow(dead_code, reason = "the folders after this one ask the same questions of tokens")]
    #[inline]
    pub(crate) fn scan<'a>(&'a self, text: &'a str) -> Scan<'a> {
        Scan { text, tokens: &self.tokens, lexicon: &self.lexicon }
    }
}

/// In news, about one token in so many starts a mention.
const TOKENS_PER_MENTION: usize = 12;

/// How many tokens to pass over where no mention starts: a name that holds number words is passed whole.
fn skip(scan: &Scan<'_>, at: usize) -> usize {
    let digits = |length| (at..at + length).any(|i| scan.is_digits(i));
    scan.opaque(at).filter(|&length| !digits(length)).unwrap_or(1)
}

fn mention_at(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let token = scan.get(at)?;
    match token.kind {
        TokenKind::Digits => {
            let found = listed(scan, at, before)
                .or_else(|| listed_month(scan, at, before))
                .or_else(|| digit_mention(scan, at))?;
            Some(named_instead(scan, in_context(scan, found, before), before))
        }
        TokenKind::Word => word_mention(scan, at, before).map(|found| in_context(scan, found, before)),
        TokenKind::Mark('-' | '–' | '−' | '$' | '€' | '£' | '¥' | '₫' | '₩' | '₹' | '฿') if scan.is_digits(at + 1) => {
            quantity_at(scan, at).map(|found| torn_name(scan, found, before))
        }
        TokenKind::Mark('>' | '<' | '≥' | '≤') if bounds_number(scan, at) => {
            quantity_at(scan, at).filter(|m| !hides_other_mention(scan, at, m))
        }
        TokenKind::Mark('+' | '(') if scan.is_digits(at + 1) => identifier_at(scan, at),
        _ => None,
    }
}

/// "> 85%"; no arrow ("A -> 5"), no end of a tag ("<b>5"), no comparison ("5 > 3"), and nothing that opens a line.
fn bounds_number(scan: &Scan<'_>, at: usize) -> bool {
    let arrow = scan.is_any_mark(at.wrapping_sub(1), "-=–—>");
    let tag = scan.is_mark(at, '>') && (at.saturating_sub(3)..at).any(|i| scan.is_mark(i, '<'));
    let compares = scan.is_digits(at.wrapping_sub(1)) && !scan.is_glued(at);
    scan.is_digits(at + 1) && !arrow && !tag && !compares && !starts_line(scan, at)
}

fn digit_mention(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    told_otherwise(scan, at).or_else(|| quantity_at(scan, at)).or_else(|| leftover(scan, at))
}

/// What the digits at token `at` are, where something shows that they are more than a number of things.
fn told_otherwise(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "5 người": nothing is glued to the digits, and no dash or stroke follows.
    let bare = !scan.is_glued(at + 1) && !scan.is_any_mark(at + 1, "/-–−:(");
    if bare && !scan.is_digits(at + 1) {
        return bare_digits(scan, at);
    }
    list_marker(scan, at)
        .or_else(|| minute_of_play(scan, at))
        .or_else(|| enumerator(scan, at))
        .or_else(|| pair_at(scan, at))
        .or_else(|| identifier_at(scan, at))
        .or_else(|| round_the_clock(scan, at))
        .or_else(|| period_at(scan, at))
        .or_else(|| date_at(scan, at))
        .or_else(|| time_at(scan, at))
        .or_else(|| fraction_at(scan, at))
        .or_else(|| bare_score(scan, at))
        .or_else(|| digits_code(scan, at))
        .or_else(|| bare_year(scan, at))
        .or_else(|| serial(scan, at))
}

/// Digits with a space behind: what only marks or glued letters show is not looked for.
fn bare_digits(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let before_it = at.wrapping_sub(1);
    let placed = scan.is_one_of(before_it, words!["tại", "ở", "đến"]);
    let marked = placed || scan.is_any_mark(before_it, "[(:,-–") || scan.is(before_it, Role::BeforeFineness);
    if (scan.str(at).len() > 4 || marked)
        && let Some(found) = identifier_at(scan, at)
    {
        return Some(found);
    }
    let half = scan.number_word(at + 1) == Some(NumberWord::AndHalf);
    if scan.starts(at + 1, Kinds::CALENDAR) || scan.is(at + 1, Role::To) || half {
        let time = period_at(scan, at).or_else(|| date_at(scan, at)).or_else(|| time_at(scan, at));
        if time.is_some() {
            return time;
        }
    }
    if (scan.is(at + 1, Role::PartOf) || scan.number_word(at + 1) == Some(NumberWord::Half))
        && let Some(found) = fraction_at(scan, at)
    {
        return Some(found);
    }
    let some = scan.is(at + 1, Role::NumberSign) || scan.starts(at + 1, Kinds::WORDED);
    if some && let Some(found) = vague_at(scan, at) {
        return Some(found);
    }
    series(scan, at)
        .or_else(|| lettered_model(scan, at))
        .or_else(|| bare_year(scan, at))
        .or_else(|| serial(scan, at))
        .or_else(|| row_number(scan, at))
}

/// The kinds of phrases that can open a mention.
const OPENERS: Kinds = Kinds::NUMBER
    .and(Kinds::HEDGE)
    .and(Kinds::WORDED)
    .and(Kinds::WEEKDAY)
    .and(Kinds::CALENDAR)
    .and(Kinds::RELATIVE)
    .and(Kinds::ANCHOR)
    .and(Kinds::UNIT)
    .and(Kinds::LUNAR_MONTH)
    .and(Kinds::OPENER)
    .and(Kinds::RANK);

/// Whether a mention can start at token `at`: for most words one look-up says no.
#[inline]
fn may_open(scan: &Scan<'_>, at: usize, token: &Token, kinds: Kinds) -> bool {
    match token.kind {
        TokenKind::Word => kinds.meets(OPENERS) || is_glued_on(scan, at) || scan.tokens.len() == 1,
        TokenKind::Digits => true,
        TokenKind::Mark(_) => scan.is_digits(at + 1),
        TokenKind::Break => false,
    }
}

/// Whether letters, digits or a mark inside a code touch the word.
#[inline]
fn is_glued_on(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_glued(at + 1) && !scan.is_any_mark(at + 1, ",;:!?)\"”")
}

/// Calls the recogniser only where a phrase of its kinds starts.
macro_rules! try_at {
    ($here:ident, $kinds:expr, $found:expr) => {
        if $here.meets($kinds)
            && let Some(found) = $found
        {
            return Some(found);
        }
    };
}

fn word_mention(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let here = scan.lexicon.kinds_at(scan.tokens, at);
    if !here.meets(OPENERS) {
        let glued = || listed_quarter(scan, at).or_else(|| glued_code(scan, at));
        return if is_glued_on(scan, at) { glued() } else { sole_roman(scan, at) };
    }
    if scan.opaque(at).is_some_and(|length| length > 1) {
        return None;
    }
    if here.meets(Kinds::UNIT) && money_before(scan, at).is_some() {
        return quantity_at(scan, at);
    }
    let hedged_number = Kinds::NUMBER.and(Kinds::HEDGE);
    try_at!(here, TIMES, named_time(scan, at, here));
    try_at!(here, Kinds::ANCHOR.and(Kinds::CALENDAR), identifier_at(scan, at));
    if is_glued_on(scan, at)
        && let Some(found) = glued_code(scan, at)
    {
        return Some(found);
    }
    // "12,5 bác sĩ trên một vạn dân": a preposition right behind a quantity.
    if scan.is(at, Role::Over) && before.last().is_some_and(|m| m.tokens.end == at && m.quantity().is_some()) {
        return None;
    }
    try_at!(here, Kinds::NUMBER, spelled_rank(scan, at, before));
    try_at!(here, Kinds::NUMBER, spoken_string(scan, at));
    try_at!(here, Kinds::NUMBER, all_of_power(scan, at));
    try_at!(here, Kinds::OPENER, incidence_at(scan, at));
    try_at!(here, Kinds::UNIT, unit_and_half(scan, at));
    try_at!(here, Kinds::UNIT, age_told_first(scan, at));
    try_at!(here, Kinds::WORDED.and(Kinds::OPENER), multiple_at(scan, at));
    try_at!(here, hedged_number.and(Kinds::WORDED), word_fraction(scan, at));
    try_at!(here, Kinds::HEDGE, hedged(scan, at));
    try_at!(here, Kinds::HEDGE.and(Kinds::WORDED).and(Kinds::OPENER), vague_at(scan, at));
    try_at!(
        here,
        hedged_number.and(Kinds::OPENER),
        quantity_at(scan, at).filter(|m| !hides_other_mention(scan, at, m))
    );
    sole_roman(scan, at)
}

/// The kinds of phrases that can open a time in words.
const TIMES: Kinds = Kinds::WEEKDAY
    .and(Kinds::LUNAR_MONTH)
    .and(Kinds::RELATIVE)
    .and(Kinds::CALENDAR)
    .and(Kinds::NUMBER)
    .and(Kinds::OPENER);

/// Weekdays, relative times, periods and dates: what the calendar names in words, where phrases of the kinds `here` start.
fn named_time(scan: &Scan<'_>, at: usize, here: Kinds) -> Option<Mention> {
    let worded = Kinds::CALENDAR.and(Kinds::NUMBER);
    try_at!(here, Kinds::WEEKDAY, weekday_at(scan, at));
    try_at!(here, worded, period_at(scan, at));
    try_at!(here, worded.and(Kinds::LUNAR_MONTH).and(Kinds::OPENER), date_at(scan, at));
    try_at!(here, Kinds::RELATIVE, relative_at(scan, at));
    try_at!(here, Kinds::NUMBER, time_at(scan, at).filter(|_| scan.hedge(at).is_none()));
    None
}

/// "khoảng 5h40", "hơn 2/3": what is no quantity may be hedged too.
fn hedged(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.starts(at, Kinds::HEDGE) {
        return None;
    }
    let (hedge, start) = hedges_at(scan, at);
    let hedge = hedge?;
    if scan.is_digits(start) && date_at(scan, start).is_some() {
        return None;
    }
    // "hơn 7 giờ tối" is some time after that hour: the hour is read by itself.
    let time = (hedge == Hedge::About).then(|| time_at(scan, at)).flatten();
    time.or_else(|| fraction_at(scan, at))
}

/// "từ 26-28/6", "khoảng 6h30": the digits behind the word are no quantity.
fn hides_other_mention(scan: &Scan<'_>, at: usize, mention: &Mention) -> bool {
    let first_digits = mention.tokens.clone().find(|&i| scan.is_digits(i));
    first_digits.filter(|&digits| digits > at).is_some_and(|digits| {
        told_otherwise(scan, digits).is_some_and(|found| !matches!(found.kind, Kind::Quantity(_)))
    })
}

/// "XLII": a text that is nothing but a Roman numeral.
fn sole_roman(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let alone = at == 0 && scan.tokens.len() == 1 && scan.get(0)?.span.len() > 1;
    let capitals = scan.get(at)?.case == crate::lexicon::Case::Upper;
    (alone && capitals)
        .then(|| roman_at(scan, at, at))
        .flatten()
        .map(|(value, end)| scan.mention(at, end, Kind::Ordinal(value)))
}

/// Digits that no recogniser took: a number that cannot be read.
fn leftover(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let end = scan.glued_run(at, ".,");
    let Some((digits, end)) = digits_at(scan, at) else {
        return Some(scan.mention(at, end, Kind::Identifier("code")));
    };
    let quantity = Quantity {
        amount: Amount::One(digits.number),
        unit: Unit::default(),
        hedge: None,
        trend: None,
        other: None,
        grouping: Grouping::Malformed,
        number_span: scan.span(at, end),
        occasions: false,
        slip: None,
    };
    Some(scan.mention(at, end, Kind::Quantity(quantity)))
}
