//! Times of day: "06:23", "6h30", "6 giờ 30 phút", "3 giờ chiều", "mười sáu giờ kém mười lăm".
//!
//! Invariant: an hour without a sign of the clock around it is a length of time, not a time of day.

use crate::lexicon::{DayPart, Entry, Kinds, NumberWord, Part, Reckoning, Role, words};

use super::fraction::is_ratio;
use super::marker::starts_line;
use super::model::{ClockTime, Kind, Mention};
use super::numeral::numeral_at;
use super::quantity::hedges_at;
use super::scan::Scan;

/// The time of day at token `at`, with its hedge.
pub(super) fn time_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (hedge, start) = hedges_at(scan, at);
    let found = clock_at(scan, at, start)?;
    match found.kind {
        Kind::Time(time, _) => Some(Mention { kind: Kind::Time(time, hedge), ..found }),
        _ => Some(found),
    }
}

/// The time of day from token `at` on, whose hour or minute stands at `start`.
fn clock_at(scan: &Scan<'_>, at: usize, start: usize) -> Option<Mention> {
    if !scan.is_digits(start) && !scan.may_be_dated(start) {
        return None;
    }
    if scan.is_digits(start) && !scan.is_mark(start + 1, ':') && scan.part(start + 1, Part::Hour).is_none() {
        return hour_of_range(scan, at, start).or_else(|| half_past(scan, at, start));
    }
    colons(scan, at, start).or_else(|| with_hour_word(scan, at, start))
}

/// 06:23, 1:01:01, 3:30 chiều.
fn colons(scan: &Scan<'_>, at: usize, start: usize) -> Option<Mention> {
    let hour = scan.small(start)?;
    let minute_at = colon(scan, start + 1)?;
    let minute = (scan.str(minute_at).len() == 2).then(|| scan.small(minute_at)).flatten()?;
    if scan.str(start).len() == 1 && is_scale(scan, start) {
        return None;
    }
    let second = colon(scan, minute_at + 1).and_then(|s| Some((scan.small(s)?, s)));
    let end = second.map_or(minute_at + 1, |(_, s)| s + 1);
    let (hour, end) = in_daytime(scan, hour, end);
    let time = ClockTime { hour, minute: Some(minute), second: second.map(|(value, _)| value) };
    (time.exists() && !scan.goes_on(end, ":.,")).then(|| scan.mention(at, end, Kind::Time(time, None)))
}

/// "các tỷ lệ phổ biến là 1:12, 1:18, 1:24": a word for a relation leads to the row of pairs.
fn is_scale(scan: &Scan<'_>, at: usize) -> bool {
    let mut first = at;
    while first > 3 && (scan.is_mark(first - 1, ',') || scan.is(first - 1, Role::And)) && scan.goes_on(first - 3, ":") {
        first -= 4;
    }
    is_ratio(scan, first)
}

fn colon(scan: &Scan<'_>, at: usize) -> Option<usize> {
    scan.goes_on(at, ":").then_some(at + 1)
}

/// The "10" of "từ 10-18 giờ", "lúc 8-9 giờ sáng": the hour that a range of the clock starts with.
fn hour_of_range(scan: &Scan<'_>, at: usize, start: usize) -> Option<Mention> {
    let joint = start + 1;
    if !(scan.is_dash(joint) || scan.is(joint, Role::To)) || !opens_clock(scan, at, start) {
        return None;
    }
    let end = in_daytime(scan, scan.small(joint + 1)?, joint + 3).0;
    let hour = scan.small(start)?;
    // "7-9 giờ tối": the part of the day is told of both.
    let later = hour + 12;
    let hour = if later < end && scan.small(joint + 1)? != end { later } else { hour };
    let time = ClockTime { hour, minute: None, second: None };
    time.exists().then(|| scan.mention(at, joint, Kind::Time(time, None)))
}

/// Whether two hours from `start` on are times of day, not a length: the part of the day or the day tells, or a word
/// before them, or that they are the hours of a day's work ("từ 8-17h").
fn opens_clock(scan: &Scan<'_>, at: usize, start: usize) -> bool {
    let second = start + 2;
    let (Some(from), Some(to), Some(1)) = (scan.small(start), scan.small(second), scan.part(second + 1, Part::Hour))
    else {
        return false;
    };
    let end = second + 2;
    let glued_on = scan.is_glued(end) && scan.is_digits(end) || scan.is_mark(end, '/');
    if from > 24 || to > 24 || glued_on {
        return false;
    }
    let daytime = in_daytime(scan, to, end).1 > end || names_day(scan, end);
    let workday = (5..=11).contains(&from) && (13..=23).contains(&to) && scan.is(at.wrapping_sub(1), Role::From);
    daytime || workday || !is_length_context(scan, at) && tells_day(scan, at)
}

/// "7 rưỡi sáng", "lúc 9 rưỡi": half past an hour whose word is left out.
fn half_past(scan: &Scan<'_>, at: usize, start: usize) -> Option<Mention> {
    let half = start + 1;
    (scan.number_word(half) == Some(NumberWord::AndHalf)).then_some(())?;
    let (hour, end) = in_daytime(scan, scan.small(start)?, half + 1);
    let told = end > half + 1 || scan.is_one_of(at.wrapping_sub(1), words!["lúc", "hồi"]);
    let time = ClockTime { hour, minute: Some(30), second: None };
    (told && time.exists()).then(|| scan.mention(at, end, Kind::Time(time, None)))
}

/// The hour, minutes and seconds as they are written, before it is decided whether they are a time or a length.
struct Written {
    time: ClockTime,
    end: usize,
    /// "6h", not "6 giờ".
    letter: bool,
    /// "30 phút", not "30".
    minutes_named: bool,
}

/// 6h, 6h30, 6 giờ, 6 giờ 30 phút, 6 giờ sáng.
fn with_hour_word(scan: &Scan<'_>, at: usize, start: usize) -> Option<Mention> {
    let written = written(scan, start)?;
    let (hour, end) = in_daytime(scan, written.time.hour, written.end);
    let told_by_day = end > written.end || hour != written.time.hour || names_day(scan, end);
    if !is_time_of_day(scan, at, start, &written, told_by_day) {
        return None;
    }
    let past_midnight = hour == 24 && written.time.minute.is_some_and(|minute| minute > 0);
    let time = ClockTime { hour: if past_midnight { 0 } else { hour }, ..written.time };
    // "25h30" is kept as an impossible time; "72h" and "48h" are lengths of time.
    let minutes_told = written.letter || is_clock_context(scan, at);
    // "lúc 25h ngày 5/3" as well: the day leaves no length.
    let clocked = names_day(scan, end) && scan.is_one_of(at.wrapping_sub(1), words!["lúc", "hồi"]);
    let keeps = time.exists() || (time.minute.is_some() && minutes_told || clocked) && hour < 60;
    keeps.then(|| scan.mention(at, end, Kind::Time(time, None)))
}

fn written(scan: &Scan<'_>, start: usize) -> Option<Written> {
    let (hour, word) = small_number(scan, start)?;
    scan.part(word, Part::Hour)?;
    let letter = scan.str(word).chars().nth(1).is_none();
    if (letter && !scan.is_glued(word)) || scan.is_mark(word + 1, '/') {
        return None;
    }
    // "01h:30".
    let colon = usize::from(letter && scan.goes_on(word + 1, ":") && scan.str(word + 2).len() == 2);
    let word = word + colon;
    let mut read =
        Written { time: ClockTime { hour, minute: None, second: None }, end: word + 1, letter, minutes_named: false };
    if let Some((minutes, end)) = minutes_to(scan, read.end) {
        let total = u16::from(hour) * 60;
        let before = total.checked_sub(u16::from(minutes))?;
        (read.time.hour, read.time.minute) = (u8::try_from(before / 60).ok()?, u8::try_from(before % 60).ok());
        read.end = end;
        return Some(read);
    }
    if scan.number_word(read.end) == Some(NumberWord::AndHalf) {
        (read.time.minute, read.end, read.minutes_named) = (Some(30), read.end + 1, true);
        return Some(read);
    }
    read_minutes(scan, &mut read);
    // "7g30" and "6g sáng 5/6" are times, "5G" and "6g" are none.
    let grams = matches!(scan.str(word), "g" | "G") && read.time.minute.is_none();
    let told_by_day = grams && (in_daytime(scan, hour, read.end).1 > read.end || names_day(scan, read.end));
    (!grams || told_by_day).then_some(read)
}

/// "kém mười lăm".
fn minutes_to(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    scan.is(at, Role::MinusMinutes).then_some(())?;
    let (minutes, end) = small_number(scan, at + 1)?;
    let word = scan.part(end, Part::Minute).unwrap_or(0);
    (minutes < 60).then_some((minutes, end + word))
}

fn read_minutes(scan: &Scan<'_>, read: &mut Written) {
    let at = read.end;
    let Some((minute, end)) = small_number(scan, at) else { return };
    let in_digits = scan.is_digits(at);
    let minute_word = scan.part(end, Part::Minute);
    // "6h 30 người", "24 giờ 75.000 đồng": the digits count something else.
    let glued = in_digits && scan.is_glued(at);
    // "8 giờ 15 ngày 4/5": the day is told, not counted.
    let dated = scan.part(end, Part::Day).is_some() && scan.is_digits(end + 1);
    // "8h 30 sáng".
    let in_day = read.letter
        && (in_daytime(scan, read.time.hour, end).1 > end
            || matches!(scan.relative(end), Some((_, Reckoning::DayPart(..)))));
    let apart = in_day || !read.letter && (dated || !scan.is_counted(end));
    let two_digits = in_digits && scan.str(at).len() == 2 && apart;
    // "7h30-11h30" is a time and another, "7h 30-40" hardly.
    let to_another = glued && in_digits && scan.str(at).len() == 2 && scan.is_dash(end);
    if scan.goes_on(end, ".,/-") && !to_another || (minute_word.is_none() && !glued && !two_digits) {
        return;
    }
    let second_word = scan.part(end, Part::Second);
    if second_word.is_some() && minute_word.is_none() {
        return;
    }
    read.time.minute = Some(minute);
    read.end = end + minute_word.unwrap_or(0);
    read.minutes_named = minute_word.is_some() && !scan.is_glued(end);
    if minute_word.is_none() && scan.is_any_mark(read.end, "'’′") && scan.is_glued(read.end) {
        read.end += 1;
    }
    if let Some((second, end)) = small_number(scan, read.end).filter(|_| minute_word.is_some())
        && let Some(length) = scan.part(end, Part::Second)
    {
        read.time.second = Some(second);
        read.end = end + length;
    }
}

/// A number of at most two digits, in digits or words; one past it.
fn small_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if scan.is_digits(at) {
        return scan.small(at).map(|n| (n, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    let n = u8::try_from(numeral.number.value.to_int()?).ok()?;
    (!numeral.starts_with_digits).then_some((n, numeral.end))
}

/// The hour on the 24-hour clock, by the part of the day that follows: "3 giờ chiều" is 15; one past that word.
fn in_daytime(scan: &Scan<'_>, hour: u8, end: usize) -> (u8, usize) {
    if let Some((_, Reckoning::DayPart(part, _))) = scan.relative(end) {
        let afternoon = match part {
            DayPart::Morning => false,
            DayPart::Noon => hour < 5,
            DayPart::Afternoon | DayPart::Evening => hour < 12,
            DayPart::Night => (7..12).contains(&hour),
        };
        return (hour + if afternoon { 12 } else { 0 }, end);
    }
    let Some((length, part)) = scan.calendar(end) else { return (hour, end) };
    let afternoon = match part {
        Part::Morning => false,
        Part::Noon => hour < 5,
        Part::Evening => hour < 12,
        // Midnight ends the day that it is told of.
        Part::Night if hour == 12 => true,
        Part::Night => (7..12).contains(&hour),
        _ => return (hour, end),
    };
    (hour + if afternoon { 12 } else { 0 }, end + length)
}

/// "ngày 5/6", "hôm qua", "thứ Hai" right behind a time.
fn names_day(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_part(at, &[Part::Day, Part::OnDay]) && !scan.is_mark(at + 1, '.')
        || scan.length_of(at, Kinds::WEEKDAY).is_some()
        || matches!(scan.relative(at), Some((_, Reckoning::Unit(..) | Reckoning::DayPart(..))))
        || (scan.is_digits(at) && scan.goes_on(at + 1, "/"))
}

/// Most hours of a length of time that is told like a time of the clock: "chạy hết 3h25".
const LONGEST: u8 = 4;

fn is_time_of_day(scan: &Scan<'_>, at: usize, start: usize, read: &Written, told_by_day: bool) -> bool {
    let bounded = scan.length_of(read.end, Kinds::HEDGE_AFTER).is_some();
    // "250mm/24h".
    let per = scan.is_mark(at.wrapping_sub(1), '/') && scan.is_glued(at);
    if scan.is_mark(read.end, '/') || bounded || per {
        return false;
    }
    if told_by_day || falls_to_an_hour(scan, read) || is_hour_of_every_day(scan, at, read) {
        return true;
    }
    // "sau 23 giờ 30", "hơn 20h30": minutes without their word are told of the clock; "bay 2h45" is a length.
    let late = read.letter && read.time.hour > LONGEST;
    if (!read.letter || late) && read.time.minute.is_some() && !read.minutes_named {
        return true;
    }
    if clock_before_hedge(scan, at, read) {
        return true;
    }
    // "theo dõi, hơn 8h, ông đã có mặt": an hour between commas tells when.
    let closed = |i: usize| scan.is_any_mark(i, ".,") && !scan.is_glued(i + 1);
    let opens = at - usize::from(scan.is_one_of(at.wrapping_sub(1), words!["hơn", "gần"]));
    let hedged = opens < at || start > at;
    if read.letter && hedged && opens > 0 && closed(opens - 1) && scan.is_mark(read.end, ',') && read.time.hour < 24 {
        return true;
    }
    if is_length_context(scan, at) || scan.length_of(read.end, Kinds::UNIT).is_some_and(|_| !read.letter) {
        return false;
    }
    let by_clock = is_clock_context(scan, at) || ends_range(scan, start) || day_behind_comma(scan, read);
    let alone = at == 0 && read.end == scan.tokens.len();
    if read.time.minute.is_none() && !by_clock && goes_on_as_length(scan, read.end) {
        return false;
    }
    // "hơn 3 giờ" is a length; "khoảng 5h40" is a time; "Khoảng 20 giờ 15 phút, ..." tells when, where it opens a clause
    // and closes it.
    if start > at && !read.letter {
        let sentence = at == 0 || starts_line(scan, at) || scan.is_mark(at - 1, '.');
        // "Khoảng 9 giờ, ông về nhà": the hour alone only where the sentence starts with it.
        let opens = sentence || scan.is_mark(at - 1, ',') && read.time.minute.is_some();
        let tells_when = opens && read.time.hour <= 24 && scan.is_any_mark(read.end, ",(");
        return by_clock || tells_when;
    }
    match read.time.minute {
        Some(_) if !read.minutes_named => true,
        // "tin tức 24h", "mở cửa 24h": all day, where nothing tells of the clock.
        None if read.letter && (read.time.hour != 24 || start > at) => true,
        _ => by_clock || alone,
    }
}

/// The first hour that is late in the day: fewer are told as lengths.
const LATE: u8 = 17;

/// "từ sau 21 giờ", "sau 21 giờ hàng đêm", "sau 22 giờ mỗi ngày": an hour of every day, not so many hours later.
fn is_hour_of_every_day(scan: &Scan<'_>, at: usize, read: &Written) -> bool {
    let after = scan.is_one_of(at.wrapping_sub(1), words!["sau", "trước"]);
    let late = read.time.minute.is_none() && (LATE..=24).contains(&read.time.hour);
    let daily = scan.is(read.end, Role::Each) || scan.is_one_of(read.end, words!["hàng", "hằng"]);
    // "sau 22 giờ, không được hát": nobody tells a length of so many hours, short of a day.
    let night = read.time.hour > 20
        && read.time.hour < 24
        && scan.is_any_mark(read.end, ",.;)")
        && !scan.is_glued(read.end + 1);
    after && late && (daily || night || scan.is(at.wrapping_sub(2), Role::From) && !scan.is_word(read.end))
}

/// "khoảng 12 giờ, ngày 2/7": the day behind the comma.
fn day_behind_comma(scan: &Scan<'_>, read: &Written) -> bool {
    let day = read.end + 1;
    let comma = scan.is_mark(read.end, ',') && read.time.hour <= 24;
    comma && scan.is_part(day, &[Part::Day]) && scan.small(day + 1).is_some() && scan.goes_on(day + 2, "/-.")
}

/// "22 giờ đến 6 giờ": a length of time that goes from more to less is none.
fn falls_to_an_hour(scan: &Scan<'_>, read: &Written) -> bool {
    let joint = read.end;
    let later = scan.small(joint + 1).filter(|_| scan.is(joint, Role::To) || scan.is_dash(joint));
    let hour = scan.part(joint + 2, Part::Hour).is_some();
    read.time.minute.is_none() && hour && read.time.hour <= 24 && later.is_some_and(|hour| hour < read.time.hour)
}

/// "lúc hơn 10h", "đến gần 22h", "lúc gần 3 giờ": the word of the clock stands before what loosens the hour.
fn clock_before_hedge(scan: &Scan<'_>, at: usize, read: &Written) -> bool {
    let hedge = scan.before(at, Kinds::HEDGE, |e| matches!(e, Entry::Hedge(_)).then_some(()));
    hedge.is_some_and(|(start, ())| {
        let word = start.wrapping_sub(1);
        scan.is_one_of(word, words!["lúc", "hồi", "vào"]) || read.letter && scan.is_one_of(word, words!["đến", "tới"])
    })
}

/// "24h qua", "4h đồng hồ", "3h liền": the words behind an hour tell a length of time.
fn goes_on_as_length(scan: &Scan<'_>, end: usize) -> bool {
    scan.is_part(end, &[Part::Past])
        || scan.is(end, Role::AfterLength)
        || scan.is_part(end, &[Part::Ahead]) && !scan.is_digits(end + 1)
}

/// The "18 giờ" of "từ 10-18 giờ".
fn ends_range(scan: &Scan<'_>, start: usize) -> bool {
    let Some(first) = start.checked_sub(2) else { return false };
    let joined = scan.is_dash(first + 1) || scan.is(first + 1, Role::To);
    joined && scan.is_digits(first) && opens_clock(scan, first, first)
}

/// Words before an hour that make it a length of time.
fn is_length_context(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scan.is(before, Role::BeforeLength)
        || scan.trend_before(at).is_some()
        || scan.hedge(at).is_some_and(|(_, hedge)| hedge != crate::lexicon::Hedge::About)
}

/// Words before an hour that make it a time of day.
fn is_clock_context(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(at.wrapping_sub(1), Role::BeforeClock) || names_day_before(scan, at)
}

/// "lúc", "sáng", "thứ Hai" right before two hours; "từ 2-3 giờ" and "đến 2-3 giờ" are lengths as often.
fn tells_day(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_one_of(at.wrapping_sub(1), words!["lúc", "hồi"]) || names_day_before(scan, at)
}

fn names_day_before(scan: &Scan<'_>, at: usize) -> bool {
    let kinds = Kinds::CALENDAR.and(Kinds::RELATIVE).and(Kinds::WEEKDAY);
    scan.before(at, kinds, |e| {
        matches!(
            e,
            Entry::Calendar(Part::Morning | Part::Noon | Part::Evening | Part::Night | Part::Day)
                | Entry::Weekday(_)
                | Entry::Relative(Reckoning::Unit(..) | Reckoning::DayPart(..))
        )
        .then_some(())
    })
    .is_some()
}
