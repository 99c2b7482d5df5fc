//! Counts against the lists that follow them, and the items of a group against its condition.
//!
//! Invariant: a list is held against a count only when it is closed and every item of it is certain.

use std::ops::Range;

use crate::lexicon::{Case, Cue, Hedge, TokenKind, WordSet, words};
use crate::mention::{Base, Kind, Quantity, Relative};
use crate::number::Latitude;
use crate::text::Span;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::list::{Items, items};
use super::member::is_person;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::needs::{Held, Needs};
use super::passage::{Line, Passage};

/// Longest list that is counted; longer ones are tables in disguise.
const MOST_ITEMS: usize = 20;

/// Every count that a list of names follows, and every group whose items carry figures.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const COUNTS: Needs = Needs::one(Held::COUNT);
    const CONDITIONS: Needs = Needs::one(Held::HEDGED).words(&[WordSet::of(&["("])]);
    for (_, line, at) in passage.starts(&COUNTS) {
        if let Some(list) = list_after(passage, line, at) {
            out.extend(count_of_list(passage, at, &list));
        }
    }
    for (_, line, at) in passage.starts(&CONDITIONS) {
        out.extend(item_predicates(passage, line, at));
    }
}

/// A list that belongs to a count.
struct List {
    items: Items,
    /// How the list hangs on the count: confidence of the binding.
    confidence: f32,
}

/// The whole number of a counted noun, at most [`MOST_ITEMS`].
pub(super) fn count(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let quantity = passage.quantity(at)?;
    let plain = matches!(quantity.unit.base, Base::Noun(_)) && quantity.unit.per.is_empty() && quantity.hedge.is_none();
    let n = usize::try_from(quantity.number()?.value.to_int()?).ok()?;
    (plain && (1..=MOST_ITEMS).contains(&n)).then_some(n)
}

/// The list after the count `at`: in brackets, after a colon, or right behind its noun.
fn list_after(passage: &Passage<'_>, line: &Line, at: usize) -> Option<List> {
    count(passage, at)?;
    let mention = passage.mention(at)?;
    let start = mention.tokens.end;
    let clause_end = clause_end(passage, line, start);
    if let Some(open) = (start..clause_end).find(|&i| passage.scan.is_mark(i, '(')) {
        // A name or another count between takes the bracket for itself.
        let plain = is_plain_noun_phrase(passage, start..open);
        if !plain && let Some(list) = colon_list(passage, line, start, clause_end) {
            return Some(list);
        }
        if !plain && let Some(list) = names_with_brackets(passage, line, start) {
            return Some(list);
        }
        let close = passage.closing(open, line.tokens.end)?;
        let list = items(passage, open + 1..close - 1);
        return Some(List { items: list, confidence: if plain { 0.85 } else { 0.6 } });
    }
    if let Some(list) = colon_list(passage, line, start, clause_end) {
        return Some(list);
    }
    // "2 Sàn thương mại điện tử Voso.vn, Postmart.vn khởi tạo ...": names right behind the noun.
    let names = names_run(passage, line, start)?;
    let list = items(passage, names);
    (list.items.len() > 1).then_some(List { items: list, confidence: 0.6 })
}

/// "3 em Nguyễn Văn Đông (SN 2002), Lê Văn Hải (SN 2001) và Trần Văn Hòa (SN 1999)": names right behind the noun, each
/// with its bracket.
fn names_with_brackets(passage: &Passage<'_>, line: &Line, start: usize) -> Option<List> {
    let named = |at: usize| passage.scan.get(at).is_some_and(|t| t.is_capitalised());
    let (mut at, mut end) = (start, start);
    loop {
        let name = (at..line.tokens.end).take_while(|&i| named(i)).count();
        if !(2..=6).contains(&name) || !passage.scan.is_mark(at + name, '(') {
            return None;
        }
        end = passage.closing(at + name, line.tokens.end)?.max(end);
        let comma = usize::from(passage.scan.is_any_mark(end, ",;"));
        let joint = comma + usize::from(passage.scan.is_one_of(end + comma, words!["và"]));
        let more = joint > 0 && named(end + joint);
        if !more {
            // "…, cùng trú tại": what goes on is said of all, unless it brings in more people.
            let shared = words!["trú", "ngụ", "quê", "sinh", "sn", "ở", "là", "tuổi", "học"];
            let with =
                passage.scan.is_one_of(end + comma, words!["cùng"]) && !passage.scan.is_one_of(end + comma + 1, shared);
            let others = with || passage.scan.is_one_of(end + comma, words!["và", "với"]);
            let list = items(passage, start..end);
            return (!others && list.items.len() > 1).then_some(List { items: list, confidence: 0.8 });
        }
        at = end + joint;
    }
}

/// "4 xã: A, B và C", "4 xã gồm A, B và C".
fn colon_list(passage: &Passage<'_>, line: &Line, start: usize, clause_end: usize) -> Option<List> {
    let (phrase_end, list_start) = list_opening(passage, start, clause_end)?;
    let opens = is_noun_phrase(passage, start..phrase_end) && !passage.has_cue(start..phrase_end, Cue::Open);
    let list = items(passage, list_start..list_end(passage, line, list_start));
    opens.then_some(List { items: list, confidence: 0.8 })
}

/// Where the noun phrase of a count ends and its list starts: at a colon, or at "gồm" or "là" before a name.
fn list_opening(passage: &Passage<'_>, start: usize, clause_end: usize) -> Option<(usize, usize)> {
    for at in start..clause_end.min(start + 14) {
        if passage.scan.is_mark(at, ':') {
            return Some((at, at + 1));
        }
        let comma = usize::from(passage.scan.is_mark(at, ','));
        let word = passage.cue_in(at + comma..(at + comma + 2).min(clause_end), |cue| cue == Cue::Comprise);
        let opening = word
            .filter(|&(from, _)| from == at + comma)
            .map(|(_, end)| end)
            .or_else(|| passage.scan.is_one_of(at, words!["là"]).then_some(at + 1));
        if let Some(end) = opening {
            let list = end + usize::from(passage.scan.is_mark(end, ':'));
            return passage.scan.get(list).is_some_and(|t| t.is_capitalised()).then_some((at, list));
        }
        if passage.scan.is_any_mark(at, ",;(") {
            return None;
        }
    }
    None
}

/// A plain noun phrase, with at most two words of a name ("12 tỉnh phía Bắc", "10 quốc gia Châu Á").
fn is_noun_phrase(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let names = range.clone().filter(|&i| passage.scan.get(i).is_some_and(|t| t.is_capitalised())).count();
    let words = range.clone().all(|i| passage.scan.is_word(i) || in_other_mention(passage, i) == Some(true));
    names <= 2 && words && range.len() <= 12
}

/// Lower-case words only, and few: nothing between a count and its list that could have a list of its own.
fn is_plain_noun_phrase(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let lower = |i| passage.scan.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    range.len() <= 14 && range.clone().all(|i| in_other_mention(passage, i).unwrap_or_else(|| lower(i)))
}

/// For a token inside a mention: whether that mention is a percentage, a date or the like, not a figure that could have a
/// list of its own ("lấp đầy trên 90%", "trong tháng 02/2024").
fn in_other_mention(passage: &Passage<'_>, token: usize) -> Option<bool> {
    let mention = passage.mention_over(token)?;
    Some(mention.quantity().is_none_or(Quantity::is_percent))
}

/// Where the clause that starts at `start` ends: a semicolon or a full stop, or the end of the sentence.
fn clause_end(passage: &Passage<'_>, line: &Line, start: usize) -> usize {
    let mut at = start;
    while at < line.tokens.end {
        if passage.scan.is_any_mark(at, ";") || is_stop(passage, at) {
            return at;
        }
        if passage.scan.is_mark(at, '(') {
            return at + 1;
        }
        at += 1;
    }
    line.tokens.end
}

/// A full stop that ends something, not the dot of "Voso.vn".
fn is_stop(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.is_mark(at, '.') && !passage.scan.is_glued(at + 1)
}

/// Where a list after a colon ends.
fn list_end(passage: &Passage<'_>, line: &Line, start: usize) -> usize {
    (start..line.tokens.end)
        .find(|&i| is_stop(passage, i) || passage.scan.is_any_mark(i, "!?"))
        .unwrap_or(line.tokens.end)
}

/// Capitalised names, or domain names, joined by commas and "và", right at `start`.
fn names_run(passage: &Passage<'_>, line: &Line, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut end = start;
    let mut expects_name = true;
    while at < line.tokens.end {
        let named = passage.scan.get(at).is_some_and(|t| t.is_capitalised());
        let domain = passage.scan.is_mark(at, '.')
            && passage.scan.is_glued(at)
            && passage.scan.is_glued(at + 1)
            && passage.scan.is_word(at + 1);
        if named {
            (end, expects_name) = (at + 1, false);
        } else if domain && !expects_name {
            at += 1;
            end = at + 1;
        } else if expects_name || !(passage.scan.is_mark(at, ',') || passage.scan.is_one_of(at, words!["và"])) {
            break;
        } else {
            expects_name = true;
        }
        at += 1;
    }
    (end > start).then_some(start..end)
}

fn count_of_list(passage: &Passage<'_>, at: usize, list: &List) -> Option<Claim> {
    let stated = count(passage, at)?;
    let found = list.items.items.len();
    if !is_list_of_names(passage, at, &list.items) {
        return None;
    }
    let holds = found == stated;
    // "một cửa hàng (Hà Nội)": a bracket behind one thing glosses it, unless it names the thing itself.
    let named = list
        .items
        .items
        .first()
        .is_some_and(|item| noun_at(passage, item.start) == passage.quantity(at).map(|q| q.unit.base));
    if stated == 1 && !named {
        return None;
    }
    // "Tài nguyên và Môi trường": a name may hold the last "và", or every one.
    let people = are_people(passage, at, &list.items);
    let joins = joins_inside(passage, &list.items);
    let inside = if people { 0 } else { joins };
    let or_fewer = (found.saturating_sub(inside)..=found).contains(&stated);
    let plain = list.items.items.iter().all(|item| is_plain_item(passage, item));
    // Behind "3 đối tượng" names of persons are those of the three, and those of other things are not.
    let named_so = list.confidence >= 0.7 || people && joins == 1;
    let loose = !list.items.certain || list.items.open || !named_so || !plain;
    let doubtful = loose || found < 2 || stated < 2 || is_label(passage, at) || counts_each(passage, at);
    if !holds && (doubtful || or_fewer || fits_earlier(passage, at, found)) {
        return None;
    }
    // Where another number of items would not be told, this one is only likely what is counted.
    let sure = if doubtful { list.confidence.min(Confidence::LIKELY.value()) } else { list.confidence };
    let mut operands = vec![Operand { span: passage.span(at), role: Role::Stated }];
    operands
        .extend(list.items.items.iter().map(|r| Operand { span: passage.scan.span(r.start, r.end), role: Role::Item }));
    let sign = if holds { "=" } else { "≠" };
    Some(Claim {
        kind: ClaimKind::CountOfList,
        verdict: if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) },
        working: format!("{found} mục {sign} {stated}"),
        operands,
        confidence: Confidence::new(sure),
        repairs: Vec::new(),
    })
}

/// "14 bàn: A, B", "Top 10 …": the count is a label of its list, or a rank.
pub(super) fn is_label(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return true };
    let before = mention.tokens.start.wrapping_sub(1);
    let opens = mention.tokens.start == 0
        || passage.scan.get(before).is_none_or(|t| t.kind == TokenKind::Break || t.is_mark('.') || t.is_mark(')'));
    passage.scan.is_one_of(before, words!["top"]) || (opens && passage.scan.is_mark(mention.tokens.end, ':'))
}

/// "Mỗi đội còn 2 thí sinh": the count is of each, the list of all.
pub(super) fn counts_each(passage: &Passage<'_>, at: usize) -> bool {
    passage
        .mention(at)
        .is_some_and(|m| passage.has_word(m.tokens.start.saturating_sub(5)..m.tokens.start, words!["mỗi", "từng"]))
}

/// "sáu quốc gia thuộc ba châu lục, gồm …": the list may be that of the count before.
pub(super) fn fits_earlier(passage: &Passage<'_>, at: usize, found: usize) -> bool {
    let Some(start) = passage.mention(at).map(|m| m.tokens.start) else { return false };
    let earlier = at.saturating_sub(2)..at;
    earlier.into_iter().any(|m| {
        let near = passage.mention(m).is_some_and(|x| start - x.tokens.end <= 6);
        near && count(passage, m) == Some(found)
    })
}

/// Whether persons are counted, and every item is the name of one: three words or more, none of which is "Thừa Thiên" or
/// another place of two.
fn are_people(passage: &Passage<'_>, at: usize, list: &Items) -> bool {
    let named = |item: &Range<usize>| {
        let words = item.clone().take_while(|&i| passage.scan.get(i).is_some_and(|t| t.case == Case::Capital)).count();
        let end = item.start + words;
        (3..=5).contains(&words) && (end == item.end || passage.scan.is_mark(end, '('))
    };
    passage.quantity(at).is_some_and(|q| is_person(passage, q)) && list.items.iter().all(named)
}

/// How many items were parted by "và".
fn joins_inside(passage: &Passage<'_>, list: &Items) -> usize {
    list.items.iter().skip(1).filter(|item| passage.scan.is_one_of(item.start.wrapping_sub(1), words!["và"])).count()
}

/// A short name, with at most a figure or a bracket behind it.
fn is_plain_item(passage: &Passage<'_>, item: &Range<usize>) -> bool {
    let end = item.clone().find(|&i| passage.scan.is_any_mark(i, "(:")).unwrap_or(item.end);
    // "A (Anh) B (Litva)" lost its comma; "Juventus: Buffon" opens a list of its own; "A hay B" may be two.
    let after = (end..item.end).find(|&i| passage.scan.is_mark(i, ')')).map_or(item.end, |i| i + 1);
    let labelled = passage.scan.is_mark(end, ':') && end < item.end && !passage.scan.is_digits(end + 1);
    let more = after < item.end && passage.scan.is_word(after);
    end - item.start <= 6 && !labelled && !more && !passage.has_word(item.clone(), words!["hay", "hoặc", "cùng", "với"])
}

/// Every item starts with a name, or with the noun that is counted, and none with a count of its own.
fn is_list_of_names(passage: &Passage<'_>, at: usize, list: &Items) -> bool {
    let noun = passage.quantity(at).map(|q| q.unit.base);
    !list.items.is_empty()
        && list.items.iter().all(|item| {
            let first = passage.scan.get(item.start);
            let named = first.is_some_and(|t| t.is_capitalised());
            // "Nam Đàn 1" is a name with a number in it.
            let mention = passage.mention_at(item.start).and_then(|m| passage.mention(m));
            let counted = mention.is_some_and(|m| !(named && matches!(m.kind, Kind::Identifier(_))));
            let same_noun = noun_at(passage, item.start) == noun;
            let short = item.len() <= 14 || passage.has_mark(item.clone(), ",");
            (named || same_noun) && !counted && short
        })
}

fn noun_at(passage: &Passage<'_>, at: usize) -> Option<Base> {
    passage
        .scan
        .phrase(at, |e| if let crate::lexicon::Entry::Noun(id) = e { Some(Base::Noun(id)) } else { None })
        .map(|(_, base)| base)
}

/// "03 KCN đạt tỷ lệ lấp đầy trên 90% (Quang Châu 93,5%, …)": each figure of the bracket against the condition.
fn item_predicates(passage: &Passage<'_>, line: &Line, at: usize) -> Vec<Claim> {
    let Some((condition, list)) = condition_and_list(passage, line, at) else { return Vec::new() };
    let Some(bounds) = condition.interval(Latitude::Rounded) else { return Vec::new() };
    let above = matches!(condition.hedge, Some(Hedge::Over | Hedge::AtLeast));
    let mut failed = Vec::new();
    let mut met = Vec::new();
    for item in &list.items {
        let Some(value) = only_value(passage, item, condition) else { return Vec::new() };
        let Some(interval) = passage.quantity(value).and_then(|q| q.interval(Latitude::Truncated)) else {
            return Vec::new();
        };
        // "trên 90%" has no upper end here: 99% is over 90% too.
        let wrong = if above {
            interval.below(&crate::number::Interval { high: crate::number::Bound::Open, ..bounds.clone() })
        } else {
            crate::number::Interval { low: crate::number::Bound::Open, ..bounds.clone() }.below(&interval)
        };
        if wrong { failed.push(value) } else { met.push(value) }
    }
    predicate_claims(passage, at, condition, above, &failed, &met)
}

fn predicate_claims(
    passage: &Passage<'_>,
    at: usize,
    condition: &Quantity,
    above: bool,
    failed: &[usize],
    met: &[usize],
) -> Vec<Claim> {
    let figures = Figures::shared(passage, &[condition]);
    let limit = figures.quantity(condition);
    let value_text = |m: usize| passage.quantity(m).map(|q| figures.quantity(q)).unwrap_or_default();
    let build = |places: Vec<(Span, Role)>, verdict, working| Claim {
        kind: ClaimKind::ItemPredicate,
        verdict,
        working,
        operands: places.into_iter().map(|(span, role)| Operand { span, role }).collect(),
        confidence: Confidence::new(0.9),
        repairs: Vec::new(),
    };
    let condition_place = (passage.span(at), Role::Condition);
    if failed.is_empty() {
        let values: Vec<String> = met.iter().map(|&m| value_text(m)).collect();
        let working = format!("{} {} {limit}", values.join("; "), if above { "≥" } else { "≤" });
        let mut places = vec![condition_place];
        places.extend(met.iter().map(|&m| (passage.span(m), Role::Item)));
        return vec![build(places, Verdict::Holds, working)];
    }
    // Most items must meet the condition, or it was not the condition of the list.
    if failed.len() > met.len() {
        return Vec::new();
    }
    let wrong_sign = if above { "<" } else { ">" };
    failed
        .iter()
        .map(|&m| {
            let working = format!("{} {wrong_sign} {limit}", value_text(m));
            build(vec![(passage.span(m), Role::Item), condition_place], Verdict::Contradicts(Gap::Gross), working)
        })
        .collect()
}

/// A bounded quantity with a bracket of two or more items right behind it.
fn condition_and_list<'p>(passage: &'p Passage<'_>, line: &Line, at: usize) -> Option<(&'p Quantity, Items)> {
    let mention = passage.mention(at)?;
    let condition = mention.quantity()?;
    let bounded = matches!(condition.hedge, Some(Hedge::Over | Hedge::AtLeast | Hedge::AtMost));
    let open = mention.tokens.end;
    (bounded && !condition.unit.is_none() && passage.scan.is_mark(open, '(')).then_some(())?;
    let close = passage.closing(open, line.tokens.end)?;
    let list = items(passage, open + 1..close - 1);
    let dated = passage
        .mentions_in(open..close)
        .filter_map(|m| passage.mention(m))
        .any(|m| matches!(m.kind, Kind::Date(_) | Kind::Year(_) | Kind::Relative(Relative::LastYear)));
    // "(nếu không chi Quỹ 300 đồng thì giá bán là …)" tells a story, it lists nothing.
    let named = !passage.has_word(open..close, words!["nếu", "thì", "sẽ", "vì", "do"]);
    (list.items.len() >= 2 && named && !list.open && !dated).then_some((condition, list))
}

/// The one figure of an item that has the unit of the condition.
fn only_value(passage: &Passage<'_>, item: &Range<usize>, condition: &Quantity) -> Option<usize> {
    let fits = |m: &usize| passage.quantity(*m).is_some_and(|q| q.unit == condition.unit && q.trend.is_none());
    let mut values = passage.mentions_in(item.clone()).filter(fits);
    let first = values.next();
    first.filter(|_| values.next().is_none())
}
