//! Characters inside a number that are no plain digits and signs, and text that was decoded wrongly. Invariant: the number
//! as the author wrote it is the one that is read but for characters that cannot be seen, or digits of double width.

use unicode_normalization::UnicodeNormalization;

use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Severity, Sink};
use crate::text::Span;

/// What is left of Vietnamese letters where UTF-8 was read as another encoding: each stands before one more character of
/// the letter, and never in Vietnamese.
const MISREAD: [&str; 5] = ["á»", "Æ°", "áº", "Ã¢", "Ã´"];
/// What the second character of those begins with.
const LATIN: u8 = 0xC2;
/// What the replacement character begins with.
const SPECIAL: u8 = 0xEF;
/// Shows only where a line breaks.
const SOFT_HYPHEN: char = '\u{AD}';
/// Stands for bytes that could not be decoded.
const REPLACEMENT: char = '\u{FFFD}';

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    misread(cx, out);
    if cx.document.is_as_written() {
        return;
    }
    let mut hidden = Places::default();
    for mention in cx.annotated.mentions() {
        let (clean, original) = (cx.quote(mention.span), cx.document.original(mention.span));
        // Nearly every number is written as it is read.
        if clean.len() != original.len() && clean.bytes().any(|b| b.is_ascii_digit()) && is_disguised(clean, original) {
            // A soft hyphen may stand for one: "TT-BTC".
            if original.contains(SOFT_HYPHEN) {
                hidden.mark(mention.span);
            } else {
                hidden.add(mention.span, clean);
            }
        }
    }
    let message = Message::new(
        "Trong con số có ký tự không nhìn thấy, hoặc chữ số rộng gấp đôi",
        "A number holds characters that cannot be seen, or digits of double width",
    );
    hidden.report(out, Applicability::Safe, message, []);
}

/// Whether the original is the clean text with invisible characters between, or in full width. Other spaces, composed
/// letters and line ends are ways of writing.
fn is_disguised(clean: &str, original: &str) -> bool {
    let folded = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let spaced = |c: char| if c.is_whitespace() { ' ' } else { c };
    let seen = original.chars().filter(|&c| !is_invisible(c)).map(folded).map(spaced);
    let touched = original.chars().any(|c| is_invisible(c) || folded(c) != c);
    touched && seen.nfc().eq(clean.chars())
}

fn is_invisible(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// The first place that was decoded in another encoding than it was written in.
fn misread(cx: &Context<'_>, out: &mut Sink<'_>) {
    let text = cx.text();
    // The bytes that such characters begin with are rare in Vietnamese, and one pass finds them.
    let places = || {
        let rare = memchr::memchr2_iter(LATIN, SPECIAL, text.as_bytes());
        rare.filter_map(|at| broken_at(text, at)).take(2)
    };
    let Some(first) = places().next() else { return };
    // One of them may be a letter before a closing quotation mark.
    let lost = text.get(first..).is_some_and(|rest| rest.starts_with(REPLACEMENT));
    if !lost && places().count() < 2 {
        return;
    }
    let length = text.get(first..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (Ok(start), Ok(end)) = (u32::try_from(first), u32::try_from(first + length)) else { return };
    let message = Message::new(
        "Chữ vỡ: văn bản đã bị đọc bằng bảng mã khác với bảng mã khi viết",
        "Broken letters: the text was decoded in another encoding than it was written in",
    );
    out.report(Span { start, end }, message).severity(Severity::Warning).done();
}

/// Where the broken letter starts whose rare byte stands at `at`: a lost one there, a misread one two bytes before.
fn broken_at(text: &str, at: usize) -> Option<usize> {
    if text.get(at..)?.starts_with(REPLACEMENT) {
        return Some(at);
    }
    let start = at.checked_sub(2)?;
    let rest = text.get(start..)?;
    MISREAD.iter().any(|letter| rest.starts_with(letter)).then_some(start)
}
