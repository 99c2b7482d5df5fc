//! Times that no clock shows, and parts of the day that an hour does not belong to. Invariant: a length of time ("72h",
//! "trên 24 giờ") is never judged.

use crate::lexicon::{Cue, Kinds, Part, TokenKind, Words, words};
use crate::mention::{ClockTime, Kind, Mention};
use crate::rule::{Context, Message, Severity, Sink};

/// Words that go on after a time of day; behind any other, "sáng" may be a verb ("18h sáng đèn").
const GO_ON: Words = Words::of(&["và", "đến", "tới", "tại", "ở", "trên", "do", "khi", "thì", "là", "của", "với"]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Kind::Time(time, _) = mention.kind else { continue };
        if !time.exists() || (time.hour == 24 && time.minute.unwrap_or(0) > 0) {
            impossible(cx, out, mention, time);
        } else if let Some(hour) = misplaced(cx, mention) {
            let quote = cx.quote(mention.span);
            let message = Message::new(
                format!("“{quote}”: {hour} giờ không thuộc buổi ấy"),
                format!("“{quote}”: {hour} o'clock is not in that part of the day"),
            );
            out.report(mention.span, message).severity(Severity::Warning).done();
        }
    }
}

fn impossible(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, time: ClockTime) {
    if cx.is_quoted(mention.tokens.start) || cx.has_cue(cx.sentence(mention.span), |cue| cue == Cue::Erratum) {
        return;
    }
    let quote = cx.quote(mention.span);
    let (vi, en) = match (time.hour, time.minute.unwrap_or(0)) {
        (hour @ 25.., _) => (format!("một ngày không có {hour} giờ"), format!("a day has no hour {hour}")),
        (24, 1..=59) => ("sau 24 giờ là 0 giờ hôm sau".to_owned(), "after 24:00 comes 0:00 of the next day".to_owned()),
        (_, minute @ 60..) => (format!("một giờ không có {minute} phút"), format!("an hour has no minute {minute}")),
        _ => ("một phút chỉ có 60 giây".to_owned(), "a minute has 60 seconds".to_owned()),
    };
    out.report(mention.span, Message::new(format!("“{quote}”: {vi}"), format!("“{quote}”: {en}"))).done();
}

/// The hour as written, where the word behind it names a part of the day that it cannot be in.
fn misplaced(cx: &Context<'_>, mention: &Mention) -> Option<u32> {
    let scan = cx.scan();
    let tokens = mention.tokens.clone();
    let hour_at = tokens.clone().find(|&at| scan.is_digits(at))?;
    let hour = scan.int(hour_at)?;
    let (word, part) = tokens.clone().skip(1).find_map(|at| {
        scan.calendar(at)
            .filter(|(length, part)| {
                *length == 1
                    && at + length == tokens.end
                    && matches!(part, Part::Morning | Part::Noon | Part::Evening | Part::Night)
            })
            .map(|(_, part)| (at, part))
    })?;
    let late = scan.is_one_of(word, words!["tối"]);
    let outside = match part {
        Part::Morning => (13..=23).contains(&hour),
        Part::Noon => matches!(hour, 5..=9 | 15..=23),
        Part::Evening if late => (13..=16).contains(&hour),
        Part::Evening => matches!(hour, 8..=11 | 20..=23),
        Part::Night => (13..=17).contains(&hour),
        _ => false,
    };
    (outside && ends_there(cx, mention.tokens.end) && !cx.is_quoted(word)).then_some(hour)
}

fn ends_there(cx: &Context<'_>, end: usize) -> bool {
    let scan = cx.scan();
    match scan.get(end).map(|token| token.kind) {
        None | Some(TokenKind::Break | TokenKind::Mark(_) | TokenKind::Digits) => true,
        Some(TokenKind::Word) => {
            scan.is_one_of(end, &GO_ON)
                || scan.length_of(end, Kinds::CALENDAR.and(Kinds::WEEKDAY).and(Kinds::RELATIVE)).is_some()
        }
    }
}
