//! Days of the week: "thứ Hai", "chủ nhật", "thứ 6 tuần này". Invariant: "thứ hai" is a weekday only where a date, a week
//! or its capital shows it; else it is a rank.

use crate::lexicon::{Case, Entry, Grain, Kinds, Part, Reckoning, Role, words};

use super::model::{Kind, Mention};
use super::scan::Scan;

/// The weekday at token `at`.
pub(super) fn weekday_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, day) =
        scan.find(at, Kinds::WEEKDAY, |e| if let Entry::Weekday(day) = e { Some(day) } else { None })?;
    let end = at + length;
    // "CN", "T7": two letters stand for much else.
    let short = scan.part(at, Part::Th).is_none() && scan.get(at)?.span.len() <= 2;
    let alone = at == 0 && end == scan.tokens.len();
    let shown = if short {
        is_dated(scan, end) || alone
    } else {
        is_dated(scan, end) || follows_time(scan, at) || names_week(scan, end) || is_name(scan, at, end)
    };
    (shown && !scan.is_any_mark(end, "/") && !is_rank(scan, at, end)).then(|| scan.mention(at, end, Kind::Weekday(day)))
}

/// "thứ ba (11/6)", "thứ ba, 11/6", "thứ ba ngày 11/6".
fn is_dated(scan: &Scan<'_>, end: usize) -> bool {
    let joint = usize::from(scan.is_any_mark(end, "(,"));
    let day = end + joint + scan.part(end + joint, Part::Day).unwrap_or(0);
    let strokes = scan.is_digits(day) && scan.goes_on(day + 1, "/-.");
    let day = day + scan.part(day, Part::LunarDay).unwrap_or(0);
    strokes || scan.is_part(end + joint, &[Part::Day]) && (scan.small(day).is_some() || scan.number_word(day).is_some())
}

/// "sáng thứ hai", "vào thứ 6", "19h thứ bảy".
fn follows_time(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let spoken = scan.before(at, Kinds::CALENDAR, |e| {
        matches!(
            e,
            Entry::Calendar(Part::OnDay | Part::Morning | Part::Noon | Part::Evening | Part::Night | Part::Hour)
        )
        .then_some(())
    });
    // "phút bù giờ thứ ba": the hour must be told.
    let spoken =
        spoken.filter(|&(start, ())| scan.part(start, Part::Hour).is_none() || scan.is_digits(start.wrapping_sub(1)));
    // "tiến tới thứ 4": as often a rank.
    let clock = scan.is(before, Role::BeforeClock) && !scan.is(before, Role::To);
    // "11 giờ 30 thứ 7".
    let minutes = scan.is_digits(before) && scan.part(before.wrapping_sub(1), Part::Hour).is_some();
    spoken.is_some() || clock || minutes || scan.phrase_ends_weekday(at)
}

/// "thứ hai tuần này", "thứ hai tới", "thứ hai hằng tuần".
fn names_week(scan: &Scan<'_>, end: usize) -> bool {
    let of = usize::from(scan.is(end, Role::Of));
    matches!(scan.relative(end + of), Some((_, Reckoning::Unit(Grain::Week, _))))
        || scan.part(end, Part::Ahead).is_some()
        || scan.is(end, Role::Each)
        || joins_weekday(scan, end)
}

/// "thứ 2 đến thứ 6", "thứ 7, chủ nhật", "thứ bảy và chủ nhật".
fn joins_weekday(scan: &Scan<'_>, end: usize) -> bool {
    let to = scan.is(end, Role::To) || scan.is_dash(end);
    let joins = scan.is_any_mark(end, ",/&") || scan.is(end, Role::And);
    let sunday = || scan.is_one_of(end + 1, words!["chủ", "chúa", "cn"]);
    // "thứ 2-6".
    let days =
        scan.is_digits(end - 1) && scan.is_dash(end) && scan.small(end + 1).is_some_and(|n| (3..=7).contains(&n));
    days && !scan.is_counted(end + 2) || (to || joins && sunday()) && scan.length_of(end + 1, Kinds::WEEKDAY).is_some()
}

/// "thứ Hai", "Chủ nhật": the capital inside makes it a name.
fn is_name(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let last = scan.get(end - 1).map(|t| t.case);
    let numbered = scan.is_digits(end - 1);
    (last == Some(Case::Capital) && !numbered) || scan.part(at, Part::Th).is_none()
}

/// "lần thứ Hai", "Đại hội lần thứ Ba"; "đêm thứ Năm" is a part of the day before it is a rank.
fn is_rank(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    // "trong phiên thứ Ba" of the exchange.
    let session = scan.is_one_of(before, words!["phiên"]);
    let day = (session || scan.part(before, Part::Night).is_some()) && is_name(scan, at, end);
    scan.is(before, Role::Ranked) && !day
}

impl Scan<'_> {
    /// "thứ hai, thứ ba", "thứ 2 đến thứ 6": a weekday stands right before.
    fn phrase_ends_weekday(&self, at: usize) -> bool {
        let Some(joint) = at.checked_sub(1) else { return false };
        let joins = self.is_any_mark(joint, ",-–") || self.is(joint, Role::And) || self.is(joint, Role::To);
        let weekday = |e| matches!(e, Entry::Weekday(_)).then_some(());
        // "người thứ 2 tới thứ 4": the one before is a rank.
        // "cuối tuần là thứ hai, thứ ba" may be days.
        let ranked = |start: usize| {
            let word = start.wrapping_sub(1);
            self.is(word, Role::Ranked) && !self.is_one_of(word, words!["là"])
        };
        joins && self.before(joint, Kinds::WEEKDAY, weekday).is_some_and(|(start, ())| !ranked(start))
    }
}
