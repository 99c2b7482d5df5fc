//! Numbers whose unit the words before them ask for. Invariant: it speaks only where no later number of the list or
//! range gives the unit.

use crate::lexicon::{TokenKind, Trend, UnitKind, Words, words};
use crate::mention::{Amount, Base, Mention, Quantity};
use crate::number::{Form, Grouping};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::BlockKind;

/// Words that only money can follow.
const MONEY: Words = Words::of(&["vốn", "giá", "lương", "phí", "thưởng", "tiền", "nợ"]);
/// How far before the number such a word may stand.
const REACH: usize = 3;
/// More places would say no more about the document.
const MOST_PLACES: usize = 50;
/// What may stand behind a number that ends there.
const CLOSING: Words = Words::of(&[
    "cùng", "và", "với", "để", "cho", "nên", "trong", "mà", "thì", "từ", "của", "vào", "khi", "do", "sau", "nhưng",
    "ở", "tại", "thuê", "mua", "mở", "so",
]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    for mention in cx.annotated.mentions() {
        if places.len() >= MOST_PLACES {
            break;
        }
        let Some(quantity) = mention.quantity() else { continue };
        let Some(unit) = missing(cx, mention, quantity) else { continue };
        let told = matches!(cx.block_kind(mention.span), BlockKind::Body | BlockKind::Lead);
        if told && !cx.is_quoted(mention.tokens.start) {
            let number = cx.quote(quantity.number_span);
            let space = if unit == "%" { "" } else { " " };
            places.add(quantity.number_span, format!("{number}{space}{unit}"));
        }
    }
    // Whoever leaves out the unit leaves it out everywhere: one remark is enough.
    let message = Message::new("Số thiếu đơn vị", "A number without its unit");
    places.report(out, Applicability::Suggest, message, []);
}

/// The unit that is missing.
fn missing(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<&'static str> {
    let Amount::One(number) = quantity.amount else { return None };
    if !quantity.unit.is_none() || quantity.grouping == Grouping::Malformed || !ends_there(cx, mention) {
        return None;
    }
    let scaled =
        number.form == Form::Scaled && cx.quote(quantity.number_span).starts_with(|c: char| c.is_ascii_digit());
    if scaled && follows_money(cx, mention) && !speaks_of_other_money(cx, mention) {
        return Some("đồng");
    }
    let changes =
        matches!(quantity.trend, Some(Trend::Up | Trend::Down)) && number.form == Form::Digits && number.last_place < 0;
    let scan = cx.scan();
    let compares =
        scan.is_one_of(mention.tokens.end, words!["so"]) && scan.is_one_of(mention.tokens.end + 1, words!["với"]);
    (changes && compares && !is_index(cx, mention)).then_some("%")
}

/// Nothing follows that could be a unit, nor another number that could bring one.
fn ends_there(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let end = mention.tokens.end;
    let closes = match scan.get(end).map(|token| token.kind) {
        None | Some(TokenKind::Break) => true,
        Some(TokenKind::Mark(mark)) => ".,;)".contains(mark),
        _ => scan.is_one_of(end, &CLOSING),
    };
    let another = (end..end + 3).any(|at| scan.is_digits(at) && !scan.is_any_mark(at - 1, ".;"));
    let counted = scan.is_one_of(end, words!["cùng", "với"]);
    closes && (counted || !another)
}

/// "với số vốn ban đầu", "giá".
fn follows_money(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let start = mention.tokens.start;
    (start.saturating_sub(REACH)..start)
        .rev()
        .take_while(|&at| scan.is_word(at) && cx.mention_at(at).is_none())
        .any(|at| scan.is_one_of(at, &MONEY) && !scan.is_one_of(at + 1, words!["đầu", "trị"]))
}

/// Beside pounds or dollars nobody knows which money is meant.
fn speaks_of_other_money(cx: &Context<'_>, mention: &Mention) -> bool {
    let paragraph = cx.paragraph(mention.span);
    let lexicon = cx.annotated.lexicon();
    let mentions = cx.annotated.mentions();
    let first = mentions.partition_point(|other| other.tokens.start < paragraph.start);
    let inside = mentions.iter().skip(first).take_while(|other| other.tokens.start < paragraph.end);
    inside.filter_map(Mention::quantity).any(|quantity| {
        let Base::Unit(id, UnitKind::Money) = quantity.unit.base else { return false };
        lexicon.unit(id).is_some_and(|unit| unit.symbol != "VND")
    })
}

/// An index moves by points.
fn is_index(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let mut sentence = cx.sentence(mention.span);
    sentence.any(|at| scan.is_one_of(at, words!["index", "điểm", "chỉ"]))
}
