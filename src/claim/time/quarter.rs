//! Quarters and the months in brackets behind them: "quý I (tháng 1, 2 và 3)".
//!
//! Invariant: a financial or crop year has its own quarters and is left alone.

use crate::lexicon::{Part, Words, words};
use crate::mention::Kind;

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// Words of years that do not begin in January.
const OWN_YEAR: Words = Words::of(&["niên", "vụ", "khóa", "học", "chính", "nhuận"]);

/// The quarter at mention `at`: that there is one, and the months beside it.
pub(super) fn quarter(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Quarter(_, quarter) = mention.kind else { return None };
    let stated = (mention.span, Role::Stated);
    if quarter > 4 {
        let working = format!("một năm có 4 quý < {quarter}");
        return Some(statement(ClaimKind::PeriodPart, verdict(false, Gap::Gross), working, [stated], 1.0));
    }
    let scan = &passage.scan;
    let open = mention.tokens.end;
    let close = passage.closing(open, line.tokens.end).filter(|_| scan.is_mark(open, '('))?;
    let months = months(passage, open + 1..close - 1)?;
    let first = 3 * quarter - 2;
    let holds = months.iter().all(|month| (first..first + 3).contains(month));
    // Three months of another quarter are the quarter of a company whose year begins elsewhere.
    let another = matches!(months.as_slice(), [a, .., b] if (b.saturating_sub(*a) == 2 || *b < *a) && a % 3 == 1);
    if !holds && (another || passage.has_word(line.tokens.clone(), &OWN_YEAR)) {
        return None;
    }
    let told = months.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let working = format!("quý {quarter}: tháng {first} đến {} {} {told}", first + 2, if holds { "=" } else { "≠" });
    let places = [stated, (scan.span(open + 1, close - 1), Role::Value)];
    Some(statement(ClaimKind::PeriodPart, verdict(holds, Gap::Clear), working, places, 0.95))
}

/// The months that `tokens` list, if they list nothing else: "tháng 4, 5 và 6", "từ tháng 4 đến tháng 6".
fn months(passage: &Passage<'_>, tokens: std::ops::Range<usize>) -> Option<Vec<u8>> {
    let scan = &passage.scan;
    let mut found = Vec::new();
    let mut named = false;
    for at in tokens {
        if let Some(month) = scan.small(at) {
            found.push(month);
        } else if scan.part(at, Part::Month).is_some() {
            named = true;
        } else if !scan.is_any_mark(at, ",-–") && !scan.is_one_of(at, words!["và", "đến", "từ", "các", "tới"])
        {
            return None;
        }
    }
    let real = found.len() > 1 && found.iter().all(|month| (1..=12).contains(month));
    (named && real).then_some(found)
}
