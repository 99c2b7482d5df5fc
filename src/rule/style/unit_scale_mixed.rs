//! One indicator in two scales a thousand apart. Invariant: two figures belong to one indicator only if the same words
//! open their clauses.

use rustc_hash::FxHashMap;

use crate::lexicon::{Cue, Entry, UnitKind, words};
use crate::mention::{Amount, Base, Mention, Quantity};
use crate::number::{Decimal, Form};
use crate::rule::places::Places;
use crate::rule::written::digit_tokens;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// An indicator is named by at least so many words.
const FEWEST_WORDS: usize = 3;
/// The words of an indicator are looked for so far before the figure.
const REACH: usize = 30;

/// A figure and the scale in which it is written.
#[derive(Clone, Debug)]
struct Figure {
    place: Span,
    value: Decimal,
    /// The power of ten of the magnitude words.
    power: i32,
    /// The magnitude words and the unit as written.
    magnitude: String,
    unit: String,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut first: FxHashMap<String, Figure> = FxHashMap::default();
    let mut odd: Vec<(Figure, Figure)> = Vec::new();
    for mention in cx.annotated.mentions() {
        let Some((indicator, figure)) = figure_of(cx, mention) else { continue };
        match first.get(&indicator) {
            Some(known) if is_other_scale(known, &figure) => odd.push((known.clone(), figure)),
            Some(_) => {}
            None => {
                first.insert(indicator, figure);
            }
        }
    }
    let mut places = Places::default();
    for (known, figure) in &odd {
        let converted = figure.value.shift(-known.power).vietnamese();
        places.add(figure.place, format!("{converted} {} {}", known.magnitude, known.unit));
    }
    let message = Message::new(
        "Cùng một chỉ tiêu được viết bằng hai bậc đơn vị chênh nhau nghìn lần",
        "One indicator is written in two scales a thousand apart",
    );
    places.report(out, Applicability::Suggest, message, odd.iter().map(|(known, _)| known.place));
}

/// Scales a thousand apart; a figure below one of the larger scale has to be written in the smaller.
fn is_other_scale(a: &Figure, b: &Figure) -> bool {
    let power = a.power.max(b.power);
    let fits = |figure: &Figure| figure.value.shift(-power).to_rational() >= Decimal::from_int(1).to_rational();
    (a.power - b.power).abs() >= 3 && a.unit == b.unit && fits(a) && fits(b)
}

/// The indicator and the figure of an amount of money with a magnitude word.
fn figure_of(cx: &Context<'_>, mention: &Mention) -> Option<(String, Figure)> {
    let quantity = mention.quantity()?;
    let Base::Unit(_, UnitKind::Money) = quantity.unit.base else { return None };
    let Amount::One(number) = quantity.amount else { return None };
    let scan = cx.scan();
    let in_brackets = mention.tokens.start > 0 && scan.is_mark(mention.tokens.start - 1, '(');
    if number.form != Form::Scaled || !quantity.unit.per.is_empty() || in_brackets {
        return None;
    }
    let (_, end) = digit_tokens(cx, mention, quantity)?;
    let number_end = cx.number_tokens(mention, quantity).end;
    let (power, magnitude) = magnitude(cx, end, number_end)?;
    let unit = cx.quote(scan.span(number_end, mention.tokens.end)).to_owned();
    // A unit taken over from the next number of a list is not written here.
    let figure = Figure { place: place(cx, mention, quantity), value: number.value, power, magnitude, unit };
    (number_end < mention.tokens.end).then_some(())?;
    Some((indicator(cx, mention.tokens.start)?, figure))
}

fn place(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Span {
    let number = cx.number_tokens(mention, quantity).start;
    cx.scan().span(number, mention.tokens.end)
}

fn magnitude(cx: &Context<'_>, from: usize, to: usize) -> Option<(i32, String)> {
    use crate::lexicon::NumberWord::Magnitude;
    let scan = cx.scan();
    let mut power = 0;
    for at in from..to {
        let Some(Magnitude(p)) = scan.number_word(at) else { return None };
        power += i32::from(p);
    }
    (to > from).then(|| (power, cx.quote(scan.span(from, to)).to_owned()))
}

/// The words that open the clause of the figure at `end`, up to its period or its verb.
fn indicator(cx: &Context<'_>, end: usize) -> Option<String> {
    let scan = cx.scan();
    let opens = |at: &usize| {
        scan.is_any_mark(*at, ".,;:()!?")
            || !(scan.is_word(*at) || scan.is_digits(*at) || scan.is_dash(*at) || scan.is_mark(*at, '/'))
    };
    let start = (end.saturating_sub(REACH)..end).rev().find(opens).map_or(end.saturating_sub(REACH), |at| at + 1);
    let stops = |at: usize| {
        cx.mention_at(at).is_some()
            || scan
                .phrase(at, |e| matches!(e, Entry::Cue(Cue::Reach | Cue::Planned) | Entry::Trend(_)).then_some(()))
                .is_some()
            || scan.is_one_of(at, words!["ước", "năm", "tháng", "quý", "trong"])
    };
    let stop = (start..end).find(|&at| stops(at))?;
    (stop >= start + FEWEST_WORDS).then(|| cx.quote(scan.span(start, stop)).to_lowercase())
}
