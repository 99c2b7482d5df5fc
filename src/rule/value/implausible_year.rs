//! Years that can only be misprints. Invariant: a year is called a misprint only where another year of the document is
//! one slip of the pen away, or where no year could be that far off.

use crate::lexicon::{Cue, Part, words};
use crate::mention::{Kind, Mention, Period};
use crate::number::is_one_slip;
use crate::rule::year_span::{BrokenYear, broken_years};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Years of living memory and near plans, the only ones that others are compared with.
const NEAR: std::ops::RangeInclusive<i32> = 1950..=2060;
/// Years that a text may be of that names none.
const TODAY: std::ops::RangeInclusive<i32> = 1990..=2060;
/// How far a year lies whose first digit is wrong.
const MILLENNIUM: i32 = 1000;
/// The first year that no plan for a generation reaches.
const FAR: i32 = 2101;
/// The first year that no projection of economics or climate reaches.
const BEYOND: i32 = 2301;

/// The first year that no chronicle since ancient times ends in.
const MODERN: i32 = 1976;

/// Spans that end before it are history.
const LIVING_MEMORY: i32 = 1900;

/// No text has more misprinted years than this.
const MOST_ODD: usize = 20;
/// When people of today were born.
const LIVING: std::ops::RangeInclusive<i32> = 1920..=2015;
/// Of several years that may be meant, so many are offered.
const SUGGESTIONS: usize = 3;

/// Words of chronicles and legends; a year of the past is at home beside them.
const PAST: [&str; 42] = [
    "vua",
    "chúa",
    "triều",
    "triều đại",
    "hoàng đế",
    "thế kỷ",
    "thế kỉ",
    "công nguyên",
    "tcn",
    "sử cũ",
    "sử sách",
    "sử",
    "chép",
    "dời đô",
    "thành đại la",
    "thăng long",
    "nhà lý",
    "nhà trần",
    "nhà lê",
    "nhà hồ",
    "nhà mạc",
    "nhà thanh",
    "nhà minh",
    "nhà tống",
    "di tích",
    "cổ vật",
    "khảo cổ",
    "khai quật",
    "đế chế",
    "đế quốc",
    "vương quốc",
    "hoàng gia",
    "trung cổ",
    "thập tự",
    "giáo hoàng",
    "phật lịch",
    "kinh thánh",
    "tương truyền",
    "truyền thuyết",
    "quân nguyên",
    "trạng nguyên",
    "lý thái tổ",
];
/// Words of projections and fiction; a year of the far future is at home beside them.
const FUTURE: [&str; 24] = [
    "tầm nhìn",
    "dự báo",
    "dự đoán",
    "thế kỷ",
    "thế kỉ",
    "tương lai",
    "khí hậu",
    "mô phỏng",
    "tiểu hành tinh",
    "thiên thạch",
    "nhật thực",
    "nguyệt thực",
    "du hành",
    "phim",
    "tiểu thuyết",
    "truyện",
    "viễn tưởng",
    "trái đất",
    "vũ trụ",
    "sao chổi",
    "phật lịch",
    "do thái",
    "tiên tri",
    "hành tinh",
];

/// A year and the digits that write it.
#[derive(Clone, Copy)]
struct Written {
    year: i32,
    digits: Span,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut odd = Vec::new();
    let mut broken = Vec::new();
    for mention in cx.annotated.mentions() {
        if let Some(end) = broken_years(cx, mention) {
            broken.push(end);
            continue;
        }
        years(cx, mention, |written| {
            if !(1900..FAR).contains(&written.year) {
                odd.push((mention, written));
            }
        });
    }
    if broken.len() <= MOST_ODD {
        broken.iter().for_each(|end| report_broken(cx, out, end));
    }
    // A text that is full of such years is a chronicle or a vision.
    if odd.is_empty() || odd.len() > MOST_ODD {
        return;
    }
    let near = near_years(cx);
    for (mention, written) in odd {
        judge(cx, out, &near, mention, written);
    }
}

/// Calls `see` with every year that `mention` writes in digits.
fn years(cx: &Context<'_>, mention: &Mention, mut see: impl FnMut(Written)) {
    let wanted: [Option<i32>; 2] = match mention.kind {
        Kind::Year(year) => [Some(year), None],
        Kind::Date(date) => [date.year, None],
        Kind::DateRange(_, last) => [last.year, None],
        Kind::Quarter(year, _) => [year, None],
        Kind::Period(Period::Years(first, last)) => [Some(first), Some(last)],
        Kind::Period(Period::Months { year, .. }) => [year, None],
        Kind::Quantity(_) if is_birth_year(cx, mention) => [cx.quote(mention.span).parse().ok(), None],
        _ => return,
    };
    let scan = cx.scan();
    for year in wanted.into_iter().flatten() {
        let is_year = |at: &usize| scan.str(*at).len() >= 3 && scan.str(*at).parse() == Ok(year);
        if let Some(digits) = mention.tokens.clone().rev().find(is_year).and_then(|at| scan.get(at)) {
            see(Written { year, digits: digits.span });
        }
    }
}

/// "SN 1987": the abbreviation stands before nothing but a year of birth.
fn is_birth_year(cx: &Context<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1);
    mention.tokens.len() == 1 && before.is_some_and(|at| cx.scan().str(at) == "SN") && cx.quote(mention.span).len() == 4
}

/// The years around the document's own time: as it names them, the most frequent first.
fn near_years(cx: &Context<'_>) -> Vec<i32> {
    let mut counted: Vec<(usize, i32)> = Vec::new();
    let mut count = |year: i32| {
        if NEAR.contains(&year) {
            match counted.iter_mut().find(|known| known.1 == year) {
                Some(known) => known.0 += 1,
                None => counted.push((1, year)),
            }
        }
    };
    for mention in cx.annotated.mentions() {
        years(cx, mention, |written| count(written.year));
    }
    if let Some(date) = cx.document.published() {
        count(i32::from(date.year()));
    }
    counted.sort_by_key(|&(times, year)| (std::cmp::Reverse(times), year));
    counted.into_iter().map(|(_, year)| year).collect()
}

fn judge(cx: &Context<'_>, out: &mut Sink<'_>, near: &[i32], mention: &Mention, written: Written) {
    let digits = cx.quote(written.digits);
    // A text that names no other year is taken to be of today.
    let today = [written.year + MILLENNIUM];
    let alone = near.is_empty() && TODAY.contains(&today[0]);
    let witness = near.first().copied();
    let near = if alone { today.as_slice() } else { near };
    let meant: Vec<i32> = near.iter().copied().filter(|year| is_one_slip(digits, &year.to_string())).collect();
    let sentence = cx.sentence(mention.span);
    let births = births_of_the_living(cx, mention, written);
    let misprint = match written.year {
        _ if is_blank(cx, mention) || cx.has_cue(sentence.clone(), |cue| cue == Cue::Erratum) => false,
        // Five digits are no year at all, three may be one of antiquity.
        _ if digits.len() > 4 => true,
        _ if digits.len() < 4 || digits.starts_with('0') => !meant.is_empty() && !speaks_of(cx, sentence, &PAST),
        BEYOND.. => {
            (!meant.is_empty() || is_statistical(cx, mention)) && !speaks_of(cx, cx.paragraph(mention.span), &FUTURE)
        }
        // Round years far ahead are goals.
        FAR.. => !meant.is_empty() && written.year % 10 != 0 && !speaks_of(cx, cx.paragraph(mention.span), &FUTURE),
        _ => !births.is_empty() || is_past_misprint(cx, mention, written, near),
    };
    match births.as_slice() {
        _ if !misprint => {}
        [] => report(cx, out, mention, written, &meant, witness),
        [birth] => report_birth(cx, out, mention, written, Some(*birth)),
        _ => report_birth(cx, out, mention, written, None),
    }
}

/// A year a thousand years before one of the document's, in a sentence about figures or as part of a full date.
fn is_past_misprint(cx: &Context<'_>, mention: &Mention, written: Written, near: &[i32]) -> bool {
    let old = speaks_of(cx, cx.paragraph(mention.span), &PAST);
    let meant = written.year + MILLENNIUM;
    let millennium = near.contains(&meant) && meant >= *TODAY.start();
    let dated = matches!(mention.kind, Kind::Date(date) if date.day.is_some());
    !old && millennium && (dated || is_statistical(cx, mention))
}

/// "(SN 1087, ngụ ...)": only people of today are introduced like this. The years that may be meant, if it is so.
fn births_of_the_living(cx: &Context<'_>, mention: &Mention, written: Written) -> Vec<i32> {
    let scan = cx.scan();
    let start = mention.tokens.start;
    let short = scan.str(start) == "SN" || start > 0 && scan.str(start - 1) == "SN";
    let born = cx.words_before(start, &["sinh"]) || scan.is_one_of(start, words!["sinh"]);
    let mut after = mention.tokens.end..mention.tokens.end + 3;
    let lives = after.any(|at| scan.is_one_of(at, words!["ngụ", "trú", "hktt"]));
    let introduced = short || born && lives && !speaks_of(cx, cx.paragraph(mention.span), &PAST);
    let digits = written.year.to_string();
    LIVING.filter(|year| introduced && is_one_slip(&digits, &year.to_string())).collect()
}

/// Reports the year; `witness` is a year of the document that it does not fit.
fn report(
    cx: &Context<'_>,
    out: &mut Sink<'_>,
    mention: &Mention,
    written: Written,
    meant: &[i32],
    witness: Option<i32>,
) {
    let digits = cx.quote(written.digits);
    let message = match meant.first().filter(|_| witness.is_some()) {
        Some(year) => Message::new(
            format!("Năm {digits} không hợp với bài viết, nơi khác nói về năm {year}"),
            format!("The year {digits} does not fit a document that speaks of {year}"),
        ),
        None => Message::new(
            format!("Năm {digits} không hợp với thời gian của bài viết"),
            format!("The year {digits} does not fit the time of the document"),
        ),
    };
    let mut finding = out.report(mention.span, message);
    for year in meant.iter().take(SUGGESTIONS) {
        finding = finding.suggest(written.digits, year.to_string(), Applicability::Suggest);
    }
    finding.done();
}

/// "giai đoạn 201-2019": one end of a span of years is none.
fn report_broken(cx: &Context<'_>, out: &mut Sink<'_>, broken: &BrokenYear) {
    let Some(digits) = cx.scan().get(broken.at).map(|token| token.span) else { return };
    let span = cx.scan().span(broken.tokens.start, broken.tokens.end);
    let sentence = cx.sentence(span);
    let quoted = cx.has_cue(sentence.clone(), |cue| cue == Cue::Erratum);
    // "từ năm 938 đến năm 1945" is history, and 2150 may be a vision: other numbers are years of no time. "(160-1974)" is
    // no history, although its sentence may tell of "lịch sử đội bóng".
    let spoken = cx.scan().part(broken.tokens.start, Part::Year).is_some()
        || cx.scan().part(broken.at.wrapping_sub(1), Part::Year).is_some();
    let four = cx.scan().year(broken.at).is_some();
    let old = broken.partner.is_some_and(|year| year < MODERN && (spoken || four || year < LIVING_MEMORY));
    let at_home: &[&str] = match cx.quote(digits).parse() {
        Ok(..1900) if old => &PAST,
        Ok(FAR..BEYOND) => &FUTURE,
        _ => &[],
    };
    if quoted || speaks_of(cx, sentence, at_home) {
        return;
    }
    let (quote, year) = (cx.quote(span), cx.quote(digits));
    let mut finding = out.report(
        span,
        Message::new(
            format!("“{quote}” là khoảng năm, mà {year} không phải là năm"),
            format!("“{quote}” is a span of years, and {year} is no year"),
        ),
    );
    for meant in broken.meant.iter().take(SUGGESTIONS) {
        finding = finding.suggest(digits, meant.to_string(), Applicability::Suggest);
    }
    finding.done();
}

fn report_birth(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, written: Written, meant: Option<i32>) {
    let digits = cx.quote(written.digits);
    let message = Message::new(
        format!("Người của thời nay không sinh năm {digits}"),
        format!("Nobody of today was born in {digits}"),
    );
    let finding = out.report(mention.span, message);
    match meant {
        Some(year) => finding.suggest(written.digits, year.to_string(), Applicability::Suggest).done(),
        None => finding.done(),
    }
}

/// "năm 201.." is a blank to fill in; "3 triệu đồng/năm 2862" joins a column of figures to a rate.
fn is_blank(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let end = mention.tokens.end;
    let dots = scan.is_any_mark(end, "….") && scan.is_any_mark(end + 1, "….")
        || scan.is_mark(end, '…')
        || scan.is_mark(end, '_');
    dots || mention.tokens.start.checked_sub(1).is_some_and(|at| scan.is_mark(at, '/'))
}

/// Whether the sentence measures something: it has a percentage or money, or speaks of statistics.
fn is_statistical(cx: &Context<'_>, mention: &Mention) -> bool {
    let sentence = cx.sentence(mention.span);
    cx.has_cue(sentence, |cue| cue == Cue::Statistics)
}

fn speaks_of(cx: &Context<'_>, range: crate::mention::TokenRange, words: &[&str]) -> bool {
    let scan = cx.scan();
    let text = cx.quote(scan.span(range.start, range.end)).to_lowercase();
    words.iter().any(|word| has_phrase(&text, word))
}

/// Whether `phrase` stands in `text` as whole words.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let borders = |at: usize| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    };
    text.match_indices(phrase).any(|(at, _)| borders(at))
}
