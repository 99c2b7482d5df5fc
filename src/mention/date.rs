//! Days written in digits: "11/06/2024", "2024-06-11", "02/2024", "11/6", "26-28/6/2022".
//!
//! Invariant: two numbers with a stroke are a day only where the text shows it; otherwise they are left to be a part of
//! a whole.

use crate::lexicon::{Case, Entry, Kinds, NumberWord, Part, Role, Token, words};

use super::fraction::is_ratio;
use super::model::{DateValue, Kind, Mention};
use super::numeral::opens_other_phrase;
use super::scan::Scan;

/// How much the text around shows that numbers are a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Nothing: a fraction or a ratio is as likely.
    None,
    /// A comma, a bracket.
    Weak,
    /// A word that often goes before a date: từ, vào, dịp.
    Likely,
    /// Another date.
    Strong,
    /// ngày, hôm, sáng, a weekday: whatever follows is meant as a day, even one that no calendar has.
    Named,
}

impl Evidence {
    /// What stands before the digits at `at`.
    pub(super) fn weigh(scan: &Scan<'_>, at: usize) -> Evidence {
        let previous = at.wrapping_sub(1);
        let bracketed = scan.is_any_mark(previous, ",(") && is_after_day(scan, previous);
        // "hôm nay (20/50)"; "sáng nay, 35/40 phiếu" may be anything.
        let closed = bracketed && scan.is_mark(previous, '(') && scan.is_mark(at + 3, ')');
        if closed || is_after_day(scan, at) && !is_counted_days(scan, previous) {
            return Evidence::Named;
        }
        // "tính đến 31.12".
        let counted_to = scan.is(previous, Role::To) && scan.is_one_of(previous.wrapping_sub(1), words!["tính"]);
        if bracketed || counted_to || is_after_day(scan, at) || follows_date(scan, at) || is_listed_day(scan, at) {
            return Evidence::Strong;
        }
        if scan.is(previous, Role::BeforeDate) {
            return Evidence::Likely;
        }
        if at == 0 || scan.is_any_mark(previous, "(,-–;") || scan.is(previous, Role::And) || scan.is(previous, Role::To)
        {
            return Evidence::Weak;
        }
        Evidence::None
    }
}

/// "thứ ba (11/6)", "sáng 11/6", "hôm qua 11/6".
fn is_after_day(scan: &Scan<'_>, at: usize) -> bool {
    let kinds = Kinds::CALENDAR.and(Kinds::WEEKDAY).and(Kinds::RELATIVE);
    scan.before(at, kinds, |e| match e {
        Entry::Calendar(part) => matches!(
            part,
            Part::Day | Part::OnDay | Part::Month | Part::Morning | Part::Noon | Part::Evening | Part::Night
        )
        .then_some(()),
        Entry::Weekday(_) | Entry::Relative(_) => Some(()),
        _ => None,
    })
    .is_some()
}

/// "mỗi ngày 15/20 lượt", "trong tháng 35/40 xã": the word before the digits names no day.
fn is_counted_days(scan: &Scan<'_>, word: usize) -> bool {
    scan.part(word, Part::Month).is_some()
        || scan.part(word, Part::Day).is_some()
            && scan.is_one_of(word.wrapping_sub(1), words!["mỗi", "một", "hai", "ba", "cả"])
}

/// "ngày 4-0", "sáng 31-0", "9h30 sáng 4-0": a day although there is no month nought. "Tối 3-0" is a score: those are low.
fn is_day_of_no_month(scan: &Scan<'_>, at: usize, day: u8) -> bool {
    let named = |e| if let Entry::Calendar(part) = e { Some(part) } else { None };
    match scan.before(at, Kinds::CALENDAR, named) {
        Some((_, Part::Day | Part::OnDay)) => true,
        Some((start, Part::Morning | Part::Noon | Part::Evening | Part::Night)) => {
            let clock = start.checked_sub(1).is_some_and(|i| scan.is_digits(i) || scan.part(i, Part::Hour).is_some());
            clock || day >= 10
        }
        _ => false,
    }
}

/// "30/4 - 1/5", "2/3, 4/3", "5/6 và 7/6": a day in strokes stands right before.
fn follows_date(scan: &Scan<'_>, at: usize) -> bool {
    let Some(joint) = at.checked_sub(1) else { return false };
    let joins = scan.is_any_mark(joint, ",-–;") || scan.is(joint, Role::And) || scan.is(joint, Role::To);
    let day_before = joint.checked_sub(3).is_some_and(|day| {
        scan.is_any_mark(day + 1, "/.")
            && (scan.is_mark(day + 1, '/') || is_after_day(scan, day))
            && scan.small(day).is_some_and(|d| (6..=31).contains(&d))
            && scan.small(day + 2).is_some_and(|m| (1..=12).contains(&m))
    });
    joins && day_before
}

/// "ngày 20 và 21-4", "hai ngày 3, 4-6": days whose month the last one tells stand before.
fn is_listed_day(scan: &Scan<'_>, at: usize) -> bool {
    let joint = at.wrapping_sub(1);
    let joins = scan.is_mark(joint, ',') || scan.is(joint, Role::And);
    joins && scan.is_digits(joint.wrapping_sub(1)) && is_in_day_list(scan, at)
}

/// Whether digits and commas lead back to the word "ngày".
pub(super) fn is_in_day_list(scan: &Scan<'_>, at: usize) -> bool {
    let mut at = at;
    while let Some(before) = at.checked_sub(1) {
        if scan.is_part(before, &[Part::Day]) {
            return true;
        }
        if !(scan.is_digits(before) || scan.is_any_mark(before, ",;") || scan.is(before, Role::And)) {
            return false;
        }
        at = before;
    }
    false
}

/// Digits with strokes, dashes or dots; `start` is the first token of the mention.
pub(super) fn numeric_date(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    if !scan.is_any_mark(at + 1, "/-.–") && !scan.is(at + 1, Role::To) {
        return None;
    }
    // "lễ hội 11/11 năm 2020".
    let dated = scan.goes_on(at + 1, "/") && scan.part(at + 3, Part::Year) == Some(1) && scan.year(at + 4).is_some();
    let evidence = if dated { evidence.max(Evidence::Strong) } else { evidence };
    // "(do 5/2 > 2/2)": what is greater or less is no day.
    if scan.is_any_mark(at + 3, "<>") || scan.is_any_mark(at.wrapping_sub(1), "<>") && !scan.goes_on(at + 3, "/") {
        return None;
    }
    day_range(scan, start, at, evidence)
        .or_else(|| full_date(scan, start, at))
        .or_else(|| iso_date(scan, start, at))
        .or_else(|| month_and_year(scan, start, at))
        .or_else(|| day_and_month(scan, start, at, evidence))
}

/// Whether `at` and the token after it are a separator and digits that belong to one date; one past the separator.
fn stroke(scan: &Scan<'_>, at: usize, marks: &str) -> Option<usize> {
    (scan.is_any_mark(at, marks) && scan.is_digits(at + 1)).then_some(at + 1)
}

/// Whether letters are glued on: "15/2018/NĐ-CP" is no date.
fn is_code(scan: &Scan<'_>, end: usize) -> bool {
    scan.is_any_mark(end, "/-") && scan.is_glued(end) && scan.is_glued(end + 1) && scan.is_word(end + 1)
}

/// d/m/y with one kind of separator; a two-digit year is read within 1950 to 2049.
fn full_date(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let day = scan.small(at)?;
    let separator = scan.str(at + 1);
    let glued = scan.is_glued(at + 1);
    let second = stroke(scan, at + 1, "/-.–")?;
    let month = scan.small(second)?;
    // "hôm 5-10/2016", where "tháng 5-10/2016" are months.
    let parts = [Part::Day, Part::OnDay, Part::Morning, Part::Noon, Part::Evening, Part::Night];
    let mixed = separator == "-" && scan.goes_on(second + 1, "/") && scan.is_part(at.wrapping_sub(1), &parts);
    if scan.str(second + 1) != separator && !(mixed && glued && scan.year(second + 2).is_some())
        || (separator == "." && !(glued && scan.is_glued(second)))
    {
        return None;
    }
    let third = stroke(scan, second + 1, "/-.–")?;
    let short_year = scan.str(third).len() == 2 && separator == "/" && month <= 12 && day <= 31;
    let year = scan.year(third).or_else(|| {
        let short = scan.int(third).filter(|_| short_year).and_then(|y| i32::try_from(y).ok())?;
        Some(if short < 50 { 2000 + short } else { 1900 + short })
    })?;
    let date = DateValue { year: Some(year), month: Some(month), day: Some(day) };
    // "1.7.2024" is a date, "1.2.3456" is not: without a stroke the day and the month must be possible. Behind the word
    // "ngày" it is a date all the same, "ngày 41-11-2016", "ngày 6.2.5011", with one of the three wrong.
    let possible = day <= 31 && month <= 12;
    let named = scan.part(start, Part::Day).is_some_and(|length| start + length == at);
    let plausible = separator == "/" || possible || named && (day <= 31 || month <= 12);
    let years = if named && possible { 1000..=9999 } else { 1000..=2999 };
    (plausible && !is_code(scan, third + 1) && years.contains(&year))
        .then(|| scan.mention(start, third + 1, Kind::Date(date)))
}

/// 2024-06-11, 1987.05.22.
fn iso_date(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let year = scan.year(at)?;
    let month = scan.small(stroke(scan, at + 1, "-./")?)?;
    let day = scan.small(stroke(scan, at + 3, scan.str(at + 1))?)?;
    let date = DateValue { year: Some(year), month: Some(month), day: Some(day) };
    let glued = scan.is_glued(at + 1) && scan.is_glued(at + 3);
    // "1806.10.30" is a code of the customs where neither brackets nor a word for the day stand around it.
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_mark(at + 5, ')');
    let plausible = scan.is_mark(at + 1, '-') || (bracketed || start < at) && (1900..=2099).contains(&year);
    (date.exists() && glued && plausible).then(|| scan.mention(start, at + 5, Kind::Date(date)))
}

/// 02/2024.
fn month_and_year(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let month = scan.small(at)?;
    let second = stroke(scan, at + 1, "/-")?;
    let year = scan.year(second)?;
    let glued = scan.is_glued(at + 1) && scan.is_glued(second);
    let plausible = (1..=12).contains(&month) && (1800..=2199).contains(&year);
    // "quy hoạch phân khu tỷ lệ 1/2000": a scale, where no word for the month stands before it.
    let scale = month == 1 && year == 2000;
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_mark(second + 1, ')');
    let shown = scan.is_mark(at + 1, '/') && !scale || start < at || bracketed && (1900..=2100).contains(&year);
    let date = DateValue { year: Some(year), month: Some(month), day: None };
    (plausible && glued && shown && !is_code(scan, second + 1))
        .then(|| scan.mention(start, second + 1, Kind::Date(date)))
}

/// "15-16/7", "26-28/6/2022", "29/4 - 1/5", "22 đến 28/9", "từ 8/12/2024 đến hết ngày 5/1/2025".
fn day_range(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    let mut first = DateValue { day: Some(scan.small(at)?), ..DateValue::default() };
    let mut next = at + 1;
    if let Some(month_at) = stroke(scan, next, "/").filter(|_| scan.is_glued(next)) {
        first.month = Some(scan.small(month_at)?);
        next = month_at + 1;
        if let Some(year_at) = stroke(scan, next, "/").filter(|_| scan.is_glued(next)) {
            first.year = Some(scan.year(year_at)?);
            next = year_at + 1;
        }
    }
    let dash = scan.is_dash(next) && scan.is_digits(next + 1) && first.year.is_none();
    let to = scan.is(next, Role::To);
    let announced = to
        && match first.month {
            None => evidence >= Evidence::Strong || evidence == Evidence::Likely && is_unmistakable(scan, at, next + 1),
            Some(_) => scan.is(start, Role::From),
        };
    if !dash && !announced {
        return None;
    }
    let second_at = next + 1 + usize::from(announced && scan.is_one_of(next + 1, words!["hết"]));
    let second_at = second_at + scan.part(second_at, Part::Day).unwrap_or(0);
    // "từ 29 - 31.5.2017": full stops where the year closes them.
    let dotted =
        scan.goes_on(second_at + 1, ".") && scan.goes_on(second_at + 3, ".") && scan.year(second_at + 4).is_some();
    let marks = if announced {
        "/-."
    } else if dotted {
        "."
    } else {
        "/"
    };
    let (last, end) = last_day(scan, second_at, marks)?;
    let first = before(first, last);
    let goes_on = scan.goes_on(end, "/-.") || is_code(scan, end);
    // "từ 1/3 đến 2/3 số hộ" are parts.
    let days = start == at || scan.part(start + 1, Part::Day).is_some() || !announced || {
        let counted = scan.is_counted(end);
        [first, last].into_iter().all(|day| reads_as_date(day, Evidence::Likely, true, counted))
    };
    (first.exists() && last.exists() && !goes_on && days)
        .then(|| scan.mention(start, end, Kind::DateRange(first, last)))
}

/// "từ 24 đến 27/9", "từ 8 đến 11/7/2024": a later day behind, which is greater than any month or has its year.
fn is_unmistakable(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let (Some(from), Some(to), Some(month)) = (scan.small(first), scan.small(last), scan.small(last + 2)) else {
        return false;
    };
    let year = scan.goes_on(last + 3, "/") && scan.year(last + 4).is_some();
    let free = to > 12 && !scan.is_counted(last + 3);
    // "từ 1 đến 5-2": a range that falls is none.
    if scan.goes_on(last + 1, "-") && to > month && from < to && month > 0 {
        return !scan.is_counted(last + 3) && !scan.is_mark(last + 3, '%') && !scan.goes_on(last + 3, ".,");
    }
    scan.goes_on(last + 1, "/") && from < to && (1..=12).contains(&month) && (year || free)
}

/// The first day of a range with the month and year of its last; a day later in the year lies in the year before.
fn before(first: DateValue, last: DateValue) -> DateValue {
    let month = first.month.or(last.month);
    let wraps = month > last.month;
    let year = first.year.or_else(|| last.year.map(|year| if wraps { year - 1 } else { year }));
    DateValue { month, year, ..first }
}

/// The later day of a range, its parts joined by one of `marks`: "28/6/2022", "17 tháng 5 năm 2023".
fn last_day(scan: &Scan<'_>, at: usize, marks: &str) -> Option<(DateValue, usize)> {
    let day = Some(scan.small(at)?);
    let worded = scan.part(at + 1, Part::Month);
    let month_at = match worded {
        Some(length) => at + 1 + length,
        None => stroke(scan, at + 1, marks).filter(|_| scan.is_glued(at + 1))?,
    };
    let month = Some(scan.small(month_at)?);
    let end = month_at + 1;
    let year_at = match worded {
        Some(_) => scan.part(end, Part::Year).map(|length| end + length),
        None => None,
    };
    let year_at = year_at.or_else(|| stroke(scan, end, marks).filter(|_| scan.is_glued(end)));
    match year_at.and_then(|at| Some((scan.year(at)?, at + 1))) {
        Some((year, end)) => Some((DateValue { year: Some(year), month, day }, end)),
        None if worded.is_none() && year_at.is_some() => None,
        None => Some((DateValue { year: None, month, day }, end)),
    }
}

/// "11/6" where the text shows a date.
fn day_and_month(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    let day = scan.small(at)?;
    let slash = scan.is_mark(at + 1, '/') && scan.is_glued(at + 1);
    // "dịp lễ 30-4": what falls is no range.
    let kept = scan.is_one_of(at.wrapping_sub(1), words!["dịp", "lễ", "khánh", "mừng", "niệm"]);
    let feast =
        evidence == Evidence::Likely && (day > 12 || kept || opens_pair_of_days(scan, at)) && scan.is_mark(at + 1, '-');
    let other = scan.is_any_mark(at + 1, "-.")
        && scan.is_glued(at + 1)
        && (evidence >= Evidence::Strong || feast || opens_clause(scan, at));
    let second = stroke(scan, at + 1, "/-.")?;
    let month = scan.small(second)?;
    let end = second + 1;
    // "15- 5" and "6-6" fall or stand still: they are no range.
    let falls = scan.is_dash(at + 1) && month > 0 && day >= month;
    if !(slash || other && (scan.is_glued(second) || falls))
        || scan.goes_on(end, "/-.,")
        || is_code(scan, end)
        || is_house_letter(scan, end)
        || scan.is_mark(end, '%')
        || tells_share(scan, at, end)
        || (slash && is_ratio(scan, at) && scan.is_one_of(at.wrapping_sub(1), words!["là", "khoảng", "đạt", "lệ"]))
        || (evidence < Evidence::Strong && is_part_or_mark(scan, at, day, month))
    {
        return None;
    }
    let date = DateValue { year: None, month: Some(month), day: Some(day) };
    // "ngày 9-7 Trường ĐH ...": a capital opens a name; "31/12 năm tài chính": more than the whole of a year is no part of it.
    let yearly = day > month && scan.part(end, Part::Year).is_some();
    let named = scan.get(end).is_some_and(Token::is_capitalised);
    let this_year = scan.relative(end).is_some() || opens_zone(scan, end);
    // "đến 31/12 bạn nộp": more than the whole is no part of it.
    let beyond = slash && evidence >= Evidence::Weak && day > 12 && month > 0 && month <= 12;
    let settled = named || yearly || this_year || beyond || (other && falls) || scan.is(end, Role::Each);
    // "mỗi tháng 3-5 triệu đồng".
    let scaled = || {
        let magnitude = matches!(scan.number_word(end), Some(NumberWord::Magnitude(_) | NumberWord::Hundred));
        magnitude && !opens_other_phrase(scan, end)
    };
    // "từ 15-12 triệu đồng": the wrong end first, but an amount.
    let amount = !slash && scaled() && scan.length_of(end + 1, Kinds::UNIT).is_some();
    let counted = !settled && (scan.is_counted(end) || scaled());
    // With a dash it may also be days from one to another, but not to nought.
    let nought = month == 0 && (1..=31).contains(&day) && !counted && scan.is_mark(at + 1, '-');
    let read = reads_as_date(date, evidence, slash, counted) || nought && is_day_of_no_month(scan, at, day);
    (read && !amount).then(|| scan.mention(start, end, Kind::Date(date)))
}

/// "giờ địa phương", "giờ Việt Nam": by whose clock.
pub(super) fn opens_zone(scan: &Scan<'_>, at: usize) -> bool {
    let whose = |i: usize| scan.is_one_of(i, words!["địa"]) || scan.get(i).is_some_and(Token::is_capitalised);
    scan.is_one_of(at, words!["giờ"]) && whose(at + 1)
}

/// "Từ 1.6, viện phí tăng": "từ" opens the clause and a comma ends it.
fn opens_clause(scan: &Scan<'_>, at: usize) -> bool {
    let from = at.wrapping_sub(1);
    let first = from == 0 || scan.is_any_mark(from.wrapping_sub(1), ".,;?!");
    let ends = scan.is_mark(at + 3, ',') && !scan.is_glued(at + 4);
    scan.is_one_of(from, words!["từ"]) && first && scan.is_mark(at + 1, '.') && ends
}

/// "24/1A Lê Lợi": a letter is glued to the number of a house.
pub(super) fn is_house_letter(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_glued(at) && scan.str(at).len() == 1 && scan.get(at).is_some_and(|t| t.case == Case::Capital)
}

/// "từ 8-3 đến 7-4": a day and a later one, and nothing that they count.
fn opens_pair_of_days(scan: &Scan<'_>, at: usize) -> bool {
    let day = |i: usize| {
        let date = DateValue { year: None, month: scan.small(i + 2), day: scan.small(i) };
        (scan.goes_on(i + 1, "-") && date.exists()).then_some((date.month?, date.day?))
    };
    let last = at + 4;
    let announced = scan.is(at.wrapping_sub(1), Role::From) && scan.is(at + 3, Role::To);
    let counts = scan.is_counted(last + 3) || scan.number_word(last + 3).is_some() || scan.is_mark(last + 3, '%');
    let (Some(first), Some(second)) = (day(at), day(last)) else { return false };
    let falls = first.1 > first.0 || second.1 > second.0;
    announced && !counts && falls && first < second
}

/// "83% (5/6)": what the share before the bracket is of.
fn tells_share(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    // "Điểm Break 4/7 (57%)": the share behind is that of the two numbers.
    if let (Some(part), Some(whole), Some(share)) = (scan.small(at), scan.small(at + 2), scan.int(end + 1))
        && scan.is_mark(end, '(')
        && scan.is_mark(end + 2, '%')
        && (u32::from(part) * 100).abs_diff(share.min(100) * u32::from(whole)) <= u32::from(whole)
    {
        return true;
    }
    let open = at.wrapping_sub(1);
    scan.is_mark(open, '(') && scan.is_mark(open.wrapping_sub(1), '%') && scan.is_mark(end, ')')
}

/// "điểm 9/10", "đạt 10/10", "bằng 1/6".
fn is_part_or_mark(scan: &Scan<'_>, at: usize, part: u8, whole: u8) -> bool {
    let before = at.wrapping_sub(1);
    scan.is(before, Role::BeforeGrade) && whole == 10 || scan.is(before, Role::BeforePart) && part < whole
}

fn reads_as_date(date: DateValue, evidence: Evidence, slash: bool, counted: bool) -> bool {
    let (day, month) = (date.day.unwrap_or(0), date.month.unwrap_or(0));
    let exists = date.exists();
    // 1/2, 2/3, 3/4: more often a part than a day.
    let is_part = day < month && month <= 5;
    match evidence {
        Evidence::Strong | Evidence::Named if exists => slash || !counted,
        // "ngày 31/4": a day that no calendar has.
        Evidence::Named if slash => !counted && (day > month.min(12) || (day > 31 && month <= 12)),
        Evidence::Named => false,
        Evidence::Strong => false,
        Evidence::Likely => exists && !(is_part && counted) && !(is_part && day <= 2),
        Evidence::Weak => exists && !counted && !is_part,
        Evidence::None => exists && !counted && !is_part && (month > 5 || day > month),
    }
}
