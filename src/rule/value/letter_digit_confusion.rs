//! Letters that look like digits, inside a number. Invariant: with the digits that they look like, the run is a year, a
//! percentage or a number with a unit; litres, names and codes are none.

use crate::lexicon::{Entry, NumberWord, Words, words};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Letters of Latin and Cyrillic that are nought.
const NOUGHTS: [char; 4] = ['O', 'o', 'О', 'о'];
/// Letters that are one; "l" is also the litre.
const ONES: [char; 3] = ['l', 'I', 'І'];
/// Most tokens of one number.
const LONGEST: usize = 8;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let scan = cx.scan();
    let mut done = 0;
    // Every digit lies in a mention.
    let digits =
        cx.annotated.mentions().iter().flat_map(|mention| mention.tokens.clone()).filter(|&at| scan.is_digits(at));
    // The words that touch digits.
    let before = |at: usize| at.checked_sub(1).filter(|_| scan.is_glued(at));
    let behind = |at: usize| Some(at + 1).filter(|&next| scan.is_glued(next));
    for at in digits.flat_map(|at| [before(at), behind(at)]).flatten() {
        if at < done || !scan.is_word(at) || !looks_like_digits(scan.str(at)) {
            continue;
        }
        let (start, end) = run(cx, at);
        if let Some(meant) = meant(cx, start, end) {
            report(cx, out, scan.span(start, end), meant);
        }
        done = end;
    }
}

fn looks_like_digits(word: &str) -> bool {
    word.chars().all(|c| NOUGHTS.contains(&c) || ONES.contains(&c))
}

/// The glued digits, such letters and separators around token `at`.
fn run(cx: &Context<'_>, at: usize) -> (usize, usize) {
    let scan = cx.scan();
    let fits = |at: usize| scan.is_digits(at) || scan.is_word(at) && looks_like_digits(scan.str(at));
    let joins = |at: usize| scan.is_any_mark(at, ".,") && scan.is_glued(at) && scan.is_glued(at + 1) && fits(at + 1);
    let (mut start, mut end) = (at, at + 1);
    while start > 0 && at - start < LONGEST && scan.is_glued(start) && (fits(start - 1) || joins(start - 1)) {
        start -= 1;
    }
    while end - at < LONGEST && scan.is_glued(end) && (fits(end) || joins(end)) {
        end += 1;
    }
    (start, end)
}

/// The number with digits for letters, if it can be nothing else.
fn meant(cx: &Context<'_>, start: usize, end: usize) -> Option<String> {
    let scan = cx.scan();
    let glued_before = start > 0 && scan.is_glued(start) && !scan.is_any_mark(start - 1, "(“\"'$€£/");
    let glued_behind = scan.is_glued(end) && (scan.is_word(end) || scan.is_any_mark(end, "-_"));
    let written = cx.quote(scan.span(start, end));
    let bare = written.starts_with(NOUGHTS) || !written.contains(|c: char| c.is_ascii_digit());
    if glued_before || glued_behind || bare {
        return None;
    }
    let certain = is_year(cx, start, written) || is_measured(cx, start, end) && is_number(cx, end, written);
    certain.then(|| digits_for(written))
}

/// Words before a number that is a name.
const NUMBERED: Words = Words::of(&[
    "phòng",
    "lô",
    "căn",
    "số",
    "mã",
    "đường",
    "nhà",
    "tầng",
    "khu",
    "block",
    "tòa",
    "toà",
    "dãy",
    "lớp",
    "xe",
    "tàu",
    "tổ",
    "đội",
]);

/// Whether a unit or a magnitude word stands at `end`, or what the number from `start` counts.
fn is_measured(cx: &Context<'_>, start: usize, end: usize) -> bool {
    let scan = cx.scan();
    let unit = |entry| matches!(entry, Entry::Unit(_) | Entry::Number(NumberWord::Magnitude(_))).then_some(());
    let counted = |entry| matches!(entry, Entry::Noun(_)).then_some(());
    let before = start.wrapping_sub(1);
    let is_name = scan.is_one_of(before, &NUMBERED) || scan.get(before).is_some_and(|token| token.is_capitalised());
    scan.is_mark(end, '%') || scan.phrase(end, unit).is_some() || !is_name && scan.phrase(end, counted).is_some()
}

/// Noughts anywhere behind a digit; ones between digits ("415") or before a percentage, because "6,4l" are litres and
/// "l52" is an account.
fn is_number(cx: &Context<'_>, end: usize, written: &str) -> bool {
    let one = written.find(ONES);
    match one {
        None => true,
        Some(0) => cx.scan().is_mark(end, '%') && written.len() > 1,
        Some(at) => at >= 1 && at + 1 < written.len() && !written.ends_with(ONES),
    }
}

/// "2O24" behind "năm" or "/".
fn is_year(cx: &Context<'_>, start: usize, written: &str) -> bool {
    let scan = cx.scan();
    let announced = start > 0 && (scan.is_one_of(start - 1, words!["năm"]) || scan.is_mark(start - 1, '/'));
    let year = digits_for(written).parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    announced && year && written.len() >= 4
}

fn digits_for(written: &str) -> String {
    let digit = |c: char| match c {
        _ if NOUGHTS.contains(&c) => '0',
        _ if ONES.contains(&c) => '1',
        _ => c,
    };
    written.chars().map(digit).collect()
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, span: Span, meant: String) {
    let quote = cx.quote(span);
    let message = Message::new(
        format!("“{quote}” có chữ cái thay cho chữ số; có lẽ là {meant}"),
        format!("“{quote}” has letters for digits; {meant} is probably meant"),
    );
    out.report(span, message).suggest(span, meant, Applicability::Safe).done();
}
