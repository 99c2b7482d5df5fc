//! Times told by their distance from the time of writing: "hôm qua", "cùng kỳ", "mùa hè này", "3 ngày tới", "cách đây 2
//! ngày".
//!
//! Invariant: a count of days stays a quantity; that it also tells a time is said beside its kind.

use crate::lexicon::{Grain, Kinds, Part, Reckoning, Role, UnitKind, words};

use super::model::{Amount, Kind, Mention, Relative};
use super::scan::Scan;

/// The period named by its distance at token `at`.
pub(super) fn relative_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, reckoning) = scan.relative(at)?;
    // "nhiều năm qua", "các tháng trước": not the last one.
    let several = matches!(reckoning, Reckoning::Unit(grain, _) if grain > Grain::Day);
    if several && scan.is(at.wrapping_sub(1), Role::Several) {
        return None;
    }
    // "hơn chục năm nay", "đầu năm sau Tết", "trong tuần trước cuộc họp": the word behind or before has the better claim.
    let counted = several && scan.is_one_of(at.wrapping_sub(1), words!["chục", "mấy", "trăm"]);
    let last = at + length - 1;
    let before_event = several
        && (scan.is_one_of(last, words!["trước"]) && scan.is_one_of(last + 1, words!["cuộc", "thềm"])
            || scan.is_one_of(last, words!["trước"])
                && scan.is_one_of(last + 1, words!["khi"])
                && !scan.is_one_of(at, words!["tuần"])
            || scan.is_one_of(last, words!["sau"]) && scan.is_part(last + 1, &[Part::Tet]));
    // "công bố hàng năm sau khi thẩm định", but "vào năm sau khi lập tờ khai".
    let every = scan.is(at.wrapping_sub(1), Role::Each) || scan.is_one_of(at.wrapping_sub(1), words!["ít"]);
    let afterwards = every && scan.is_one_of(last, words!["sau"]) && scan.is_one_of(last + 1, words!["khi"]);
    if counted || before_event || afterwards {
        return None;
    }
    let mention = scan.mention(at, at + length, Kind::Relative(Relative::from(reckoning)));
    // "so với tháng trước đó": before a time that the text told, not before the day of writing.
    let told = scan.is_one_of(at + length, words!["đó"]);
    Some(Mention { reckoning: (!told).then_some(reckoning), ..mention })
}

/// What a length of time says about the calendar by the words around it: "3 ngày tới", "cách đây 2 ngày", "2 tuần trước".
pub(super) fn reckon_duration(scan: &Scan<'_>, mention: &Mention) -> Option<Reckoning> {
    let Kind::Quantity(quantity) = &mention.kind else { return None };
    let Amount::One(number) = quantity.amount else { return None };
    (quantity.unit.base.kind() == Some(UnitKind::Duration) && quantity.unit.per.is_empty()).then_some(())?;
    let grain = grain_of(quantity.unit.base.symbol(scan.lexicon)?)?;
    let count = i32::try_from(number.value.to_int()?).ok().filter(|n| (1..10_000).contains(n))?;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let ago_before =
        scan.before(start, Kinds::CALENDAR, |e| (e == crate::lexicon::Entry::Calendar(Part::AgoBefore)).then_some(()));
    if ago_before.is_some() {
        return Some(Reckoning::Distance(grain, -count));
    }
    match scan.calendar(end)?.1 {
        Part::Ahead => Some(Reckoning::Run(grain, count)),
        Part::Past => Some(Reckoning::Run(grain, -count)),
        Part::Ago => Some(Reckoning::Distance(grain, -count)),
        Part::Later => Some(Reckoning::Distance(grain, count)),
        _ => None,
    }
}

fn grain_of(symbol: &str) -> Option<Grain> {
    Some(match symbol {
        "s" => Grain::Second,
        "min" => Grain::Minute,
        "giờ" => Grain::Hour,
        "ngày" => Grain::Day,
        "tuần" => Grain::Week,
        "tháng" => Grain::Month,
        "quý" => Grain::Quarter,
        "năm" => Grain::Year,
        _ => return None,
    })
}
