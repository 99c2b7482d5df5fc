//! Ranks and extremes against the values behind them: "cao nhất là A 95 tấn, tiếp theo là B 98 tấn", "thứ 65/63 tỉnh".
//!
//! Invariant: only values of one unit in one run of ranks are compared, and two places contradict their order only where
//! every unit that they share says so.

use std::ops::Range;

use crate::lexicon::{UnitKind, WordSet, Words, words};
use crate::mention::{Amount, Base, Kind, Quantity};
use crate::number::{Decimal, Latitude};

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Role};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};

/// Every rank out of a number, and every run of ranks with its values.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let mut run: Vec<Station> = Vec::new();
    let mut block = u32::MAX;
    for line in &passage.lines {
        if line.block != block {
            close(passage, &mut run, out);
            block = line.block;
        }
        let mut stations = stations(passage, line);
        out.extend(both_ends(passage, &stations));
        if stations.is_empty() && line.mentions.len() > 1 {
            close(passage, &mut run, out);
        }
        for station in stations.drain(..) {
            if matches!(station.place, Place::First(_)) || run.is_empty() {
                close(passage, &mut run, out);
            }
            run.push(station);
        }
    }
    close(passage, &mut run, out);
    const RANKS: Needs = Needs::one(Held::ORDINAL).among(2);
    out.extend(passage.starts(&RANKS).filter_map(|(_, line, at)| rank_range(passage, line, at)));
    const ORDERS: Needs = Needs::one(Held::QUANTITY).among(3).words(&[WordSet::of(&["thứ"]), WordSet::of(&["dần"])]);
    out.extend(passage.lines_with(&ORDERS).filter_map(|(_, line)| falling_order(passage, line)));
}

/// "xếp thứ 65/63 tỉnh", "đứng thứ 3 trong 14 đội".
fn rank_range(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Ordinal(rank) = mention.kind else { return None };
    let scan = &passage.scan;
    let next = at + 1;
    let total = passage.mention(next).filter(|_| line.mentions.contains(&next))?;
    let quantity = total.quantity()?;
    let among = quantity.number()?.value.to_int()?;
    let between = mention.tokens.end..total.tokens.start;
    let stroke = between.len() == 1 && scan.is_mark(between.start, '/');
    let within = scan.is_one_of(between.start, words!["trong", "trên"])
        && between.len() <= 3
        && !stroke
        && between.clone().skip(1).all(|i| scan.is_one_of(i, words!["tổng", "số", "cả"]));
    let counted = matches!(quantity.unit.base, Base::Noun(_)) && quantity.hedge.is_none();
    if !(stroke || within) || !counted || among < 2 {
        return None;
    }
    let verb = scan.is_one_of(mention.tokens.start, words!["xếp", "đứng", "hạng", "vị"])
        || scan.is_one_of(mention.tokens.start.wrapping_sub(1), words!["xếp", "đứng", "hạng", "trí"]);
    let holds = rank <= among;
    // "thứ 5/3" may be a weekday with its date; "xếp thứ" may not.
    if !(holds || verb) {
        return None;
    }
    let digits = mention.tokens.clone().find(|&i| scan.is_digits(i)).unwrap_or(mention.tokens.start);
    let place = if stroke { scan.span(digits, total.tokens.end) } else { mention.span };
    let sign = if holds { "≤" } else { ">" };
    let mut places = vec![(place, Role::Stated)];
    if within {
        places.push((total.span, Role::Whole));
    }
    let working = format!("{rank} {sign} {among}");
    // Without a verb more than all would not be told, and as many is only likely.
    let sure = if verb { 0.95 } else { Confidence::LIKELY.value() };
    Some(statement(ClaimKind::RankRange, verdict(holds, Gap::Gross), working, places, sure))
}

/// Which end of a scale is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Most,
    Least,
}

/// A place in a run of ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// "cao nhất", "dẫn đầu", "xếp thứ nhất".
    First(Option<End>),
    /// "tiếp theo là", "xếp sau là".
    Next,
    /// "xếp thứ ba".
    Nth(i64),
}

/// A place with the values that stand behind it.
#[derive(Clone, Debug)]
struct Station {
    place: Place,
    values: Vec<usize>,
}

/// Whether the words of a place may stand in the sentence.
fn may_rank(passage: &Passage<'_>, line: &Line) -> bool {
    const EXTREME: WordSet = WordSet::of(&["nhất"]);
    const PAIRS: [(WordSet, WordSet); 3] = [
        (WordSet::of(&["dẫn", "đứng"]), WordSet::of(&["đầu"])),
        (WordSet::of(&["tiếp", "kế"]), WordSet::of(&["theo", "đến", "tiếp", "là"])),
        (WordSet::of(&["xếp", "theo", "đứng"]), WordSet::of(&["sau"])),
    ];
    let ordinal = |m: usize| passage.mention(m).is_some_and(|m| matches!(m.kind, Kind::Ordinal(_)));
    line.may_hold(&EXTREME)
        || PAIRS.iter().any(|(first, second)| line.may_hold(first) && line.may_hold(second))
        || line.mentions.clone().any(ordinal)
}

/// Whether a place may be named at `at`: an ordinal stands there, or the second word of a phrase follows.
fn may_open(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is_one_of(at + 1, words!["nhất", "đầu", "theo", "đến", "tiếp", "là", "sau"])
        || passage.mention_at(at).is_some()
}

/// The places of a sentence, each with the quantities up to the next one.
fn stations(passage: &Passage<'_>, line: &Line) -> Vec<Station> {
    if line.mentions.is_empty() || !may_rank(passage, line) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut marks: Vec<(Place, Range<usize>)> = Vec::new();
    let mut at = line.tokens.start;
    while at < line.tokens.end {
        match Some(at).filter(|&at| may_open(passage, at)).and_then(|at| place_at(passage, line, at)) {
            Some((place, end)) => {
                marks.push((place, at..end));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    for (i, (place, tokens)) in marks.iter().enumerate() {
        let end = marks.get(i + 1).map_or(line.tokens.end, |(_, next)| next.start);
        let stop = (tokens.end..end).find(|&t| passage.scan.is_any_mark(t, ";")).unwrap_or(end);
        found.push(Station { place: *place, values: values(passage, line, tokens.end..stop) });
    }
    found.retain(|station| !station.values.is_empty());
    found
}

/// How many values of a place are kept.
const MOST_VALUES: usize = 4;

/// The levels among the tokens `range`, a bracket's and a share's left out.
fn values(passage: &Passage<'_>, line: &Line, range: Range<usize>) -> Vec<usize> {
    let inside =
        passage.quantities(line).filter(|&m| passage.mention(m).is_some_and(|x| range.contains(&x.tokens.start)));
    let level = inside.filter(|&m| {
        let Some((mention, q)) = passage.mention(m).zip(passage.quantity(m)) else { return false };
        let kind = q.unit.base.kind();
        let share = passage.scan.is_one_of(mention.tokens.start.wrapping_sub(1), words!["chiếm", "thêm", "kém", "hơn"]);
        // "với ba điểm ít hơn" is a distance.
        let distance = passage.scan.is_one_of(mention.tokens.end, words!["ít", "nhiều", "kém", "hơn", "cách"]);
        matches!(q.amount, Amount::One(_))
            && q.trend.is_none()
            && !share
            && !distance
            && !passage.is_bracketed(mention.tokens.start..range.end)
            && !matches!(kind, Some(UnitKind::Duration | UnitKind::Age | UnitKind::Multiple))
    });
    level.take(MOST_VALUES).collect()
}

/// Adjectives before "nhất" whose end of the scale is plain, and which end it is.
const EXTREMES: [(&str, End); 9] = [
    ("cao", End::Most),
    ("nhiều", End::Most),
    ("lớn", End::Most),
    ("đông", End::Most),
    ("đắt", End::Most),
    ("thấp", End::Least),
    ("nhỏ", End::Least),
    ("rẻ", End::Least),
    ("ít", End::Least),
];

/// The place that a phrase at `at` names, and one past it.
fn place_at(passage: &Passage<'_>, line: &Line, at: usize) -> Option<(Place, usize)> {
    let scan = &passage.scan;
    if let Some(index) = passage.mention_at(at) {
        let mention = passage.mention(index)?;
        let Kind::Ordinal(n) = mention.kind else { return None };
        // "đứng thứ ba thế giới": another scale than the one of the run, unless a name or "là" stands by.
        // "Người thứ nhất đóng …" counts people off, it ranks none.
        let ranked = [at, at.wrapping_sub(1)].iter().any(|&t| scan.is_one_of(t, words!["xếp", "đứng"]))
            || scan.get(at.wrapping_sub(1)).is_some_and(|t| t.is_capitalised());
        let after_name = ranked
            && at > line.tokens.start
            && scan.is_word(at - 1)
            && !scan.is_one_of(at - 1, words!["và", "đã", "lần"]);
        let names =
            scan.is_one_of(mention.tokens.end, words!["là", "thuộc"]) || scan.is_any_mark(mention.tokens.end, ":");
        // "hơn đội xếp thứ nhì 6 điểm": a distance follows.
        if passage.has_word(at.saturating_sub(3).max(line.tokens.start)..at, words!["hơn", "kém", "cách"]) {
            return None;
        }
        let place = if n == 1 { Place::First(None) } else { Place::Nth(n) };
        let verb = scan.is_one_of(at, words!["xếp", "đứng", "thứ"]);
        return (verb && (1..=20).contains(&n) && (after_name || names)).then_some((place, mention.tokens.end));
    }
    let second = |words: &Words| scan.is_one_of(at + 1, words);
    if second(words!["nhất"]) && !scan.is_one_of(at + 2, words!["thế", "từ", "trong", "kể", "định"]) {
        let (_, end) = *EXTREMES.iter().find(|(word, _)| scan.is_spelled(at, word))?;
        let one_of_many = passage.has_word(at.saturating_sub(9).max(line.tokens.start)..at, words!["những"]);
        // "thấp nhất lần lượt là": several, in whatever order.
        let several = scan.is_one_of(at + 2, words!["lần"]);
        return (!one_of_many && !several).then_some((Place::First(Some(end)), at + 2));
    }
    if scan.is_one_of(at, words!["dẫn", "đứng"]) && second(words!["đầu"]) {
        return Some((Place::First(None), at + 2));
    }
    let summed = scan.is_one_of(at.wrapping_sub(1), words!["lũy", "luỹ"]);
    let next = scan.is_one_of(at, words!["tiếp", "kế"]) && second(words!["theo", "đến", "tiếp", "là"]) && !summed
        || scan.is_one_of(at, words!["xếp", "theo", "đứng"])
            && second(words!["sau"])
            && scan.is_one_of(at + 2, words!["là", "đó"]);
    next.then_some((Place::Next, at + 2))
}

/// "cao nhất là A, 192 điểm, thấp nhất là B, 118 điểm": one end of a scale against the other.
fn both_ends(passage: &Passage<'_>, stations: &[Station]) -> Option<Claim> {
    let value = |wanted: End| {
        let mut found = stations.iter().filter(|s| s.place == Place::First(Some(wanted)));
        let only = found.next()?;
        (found.next().is_none()).then(|| only.values.first().copied()).flatten()
    };
    let (most, least) = (value(End::Most)?, value(End::Least)?);
    let (a, b) = (passage.quantity(most)?, passage.quantity(least)?);
    let (high, low) = (a.interval(Latitude::Truncated)?, b.interval(Latitude::Truncated)?);
    let wrong = high.below(&low);
    // "450.000 đồng/phần, 5.000 đồng/chén" and bare figures are of one scale where they agree, and may not be elsewhere.
    let one_scale = a.unit == b.unit && !a.unit.is_none();
    if a.unit.base != b.unit.base || wrong && !one_scale {
        return None;
    }
    let figures = Figures::shared(passage, &[a, b]);
    let sign = if wrong { "<" } else { "≥" };
    let working = format!("{} {sign} {}", figures.quantity(a), figures.quantity(b));
    let places = [(passage.span(most), Role::Stated), (passage.span(least), Role::Item)];
    Some(statement(ClaimKind::Superlative, verdict(!wrong, Gap::Clear), working, places, 0.75))
}

/// Judges the run and empties it.
fn close(passage: &Passage<'_>, run: &mut Vec<Station>, out: &mut Vec<Claim>) {
    let stations = std::mem::take(run);
    let [first, rest @ ..] = stations.as_slice() else { return };
    let Place::First(end) = first.place else { return };
    if rest.is_empty() {
        return;
    }
    let Some(mut shown) = Order::start(passage, first, end.unwrap_or(End::Most)) else { return };
    for (rank, station) in (1..).zip(rest) {
        // A rank that does not follow starts something else.
        let follows = match station.place {
            Place::Nth(n) => n == rank + 1,
            Place::Next => true,
            Place::First(_) => false,
        };
        if !follows || !shown.add(passage, station) {
            break;
        }
    }
    out.extend(shown.claim(passage));
}

/// A run of places whose values were compared.
struct Order {
    end: End,
    first: usize,
    /// The value of each place, in order.
    places: Vec<usize>,
    /// The first place that is out of order, by its index in `places`.
    broken: Option<usize>,
}

impl Order {
    fn start(passage: &Passage<'_>, station: &Station, end: End) -> Option<Self> {
        let first = *station.values.first()?;
        let unit = &passage.quantity(first)?.unit;
        (!unit.is_none()).then(|| Self { end, first, places: station.values.clone(), broken: None }).map(|mut order| {
            order.places.truncate(1);
            order
        })
    }

    /// Adds the value of the next place that has the unit of the run; false where it has none.
    fn add(&mut self, passage: &Passage<'_>, station: &Station) -> bool {
        let Some(first) = passage.quantity(self.first) else { return false };
        let like = |m: &&usize| passage.quantity(**m).is_some_and(|q| q.unit == first.unit);
        // "41 HCV, 36 HCB": where the place has values of two units, the leading one decides.
        let Some(&value) = station.values.iter().find(like) else { return false };
        let last = self.places.last().copied().unwrap_or(self.first);
        if self.broken.is_none() && out_of_order(passage, self.end, last, value) {
            self.broken = Some(self.places.len());
        }
        self.places.push(value);
        true
    }

    fn claim(&self, passage: &Passage<'_>) -> Option<Claim> {
        if self.places.len() < 2 {
            return None;
        }
        let quantities: Vec<&Quantity> = self.places.iter().filter_map(|&m| passage.quantity(m)).collect();
        let figures = Figures::shared(passage, &quantities);
        let sign = if self.end == End::Most { "≥" } else { "≤" };
        let Some(broken) = self.broken else {
            let texts: Vec<String> = quantities.iter().map(|q| figures.quantity(q)).collect();
            let places = self.places.iter().map(|&m| (passage.span(m), Role::Item));
            let working = texts.join(&format!(" {sign} "));
            return Some(statement(ClaimKind::RankOrder, verdict(true, Gap::Gross), working, places, 0.85));
        };
        let (above, below) = (*self.places.get(broken.checked_sub(1)?)?, *self.places.get(broken)?);
        let text = |m: usize| passage.quantity(m).map(|q| figures.quantity(q)).unwrap_or_default();
        let wrong = if self.end == End::Most { ">" } else { "<" };
        let working = format!("{} {wrong} {}", text(below), text(above));
        // The first place is what the text calls the extreme; a later one is a rank.
        let extreme = broken == 1;
        let kind = if extreme { ClaimKind::Superlative } else { ClaimKind::RankOrder };
        let (pointed, other) = if extreme { (above, below) } else { (below, above) };
        let places = [(passage.span(pointed), Role::Stated), (passage.span(other), Role::Item)];
        let gap = if extreme { Gap::Gross } else { Gap::Clear };
        Some(statement(kind, verdict(false, gap), working, places, 0.8))
    }
}

/// Whether the value of a lower place lies beyond that of the place before it.
fn out_of_order(passage: &Passage<'_>, end: End, above: usize, below: usize) -> bool {
    let reading = |m: usize| passage.quantity(m).and_then(|q| q.interval(Latitude::Truncated));
    let Some((a, b)) = reading(above).zip(reading(below)) else { return false };
    if end == End::Most { a.below(&b) } else { b.below(&a) }
}

/// "theo thứ tự giảm dần, A đạt 8,21 điểm, B 7,12 điểm, C 6,48 điểm".
fn falling_order(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let scan = &passage.scan;
    let cue = line.tokens.clone().find(|&at| {
        scan.is_one_of(at, words!["thứ"])
            && scan.is_one_of(at + 1, words!["tự"])
            && scan.is_one_of(at + 3, words!["dần"])
    })?;
    let end = if scan.is_one_of(cue + 2, words!["giảm"]) {
        End::Most
    } else if scan.is_one_of(cue + 2, words!["tăng"]) {
        End::Least
    } else {
        return None;
    };
    let all: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| passage.mention(m).is_some_and(|x| x.tokens.start > cue))
        .filter(|&m| passage.quantity(m).is_some_and(|q| matches!(q.amount, Amount::One(_))))
        .collect();
    let unit = &passage.quantity(*all.first()?)?.unit;
    let one_unit = all.iter().all(|&m| passage.quantity(m).is_some_and(|q| q.unit == *unit && q.trend.is_none()));
    if all.len() < 3 || !one_unit || passage.quantity(*all.first()?)?.number()?.value < Decimal::ZERO {
        return None;
    }
    let mut order = Order { end, first: *all.first()?, places: vec![*all.first()?], broken: None };
    for &value in all.iter().skip(1) {
        order.add(passage, &Station { place: Place::Next, values: vec![value] });
    }
    order.claim(passage)
}
