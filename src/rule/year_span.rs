//! Spans of years one end of which is no year: "giai đoạn 201-2019", "mùa giải 2423-2024".
//!
//! Invariant: the other end is a year of our time, one slip of the pen explains the broken one, and the words before the
//! span name years, or the two ends would be the very years that follow each other.

use crate::lexicon::{Case, Role, Token, Words, words};
use crate::mention::{Kind, Mention, Period, TokenRange};

use super::Context;
use crate::number::is_one_slip_from_year;

/// Years that a span of our time may run over.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;
/// The most years that a plan, a term or a career runs over.
const LONGEST: i32 = 60;
/// The most years between the two ends of a span behind a name alone, or in brackets with spaces between.
const NAMED: u32 = 25;
/// The first year that no season of our time begins in.
const FAR: i32 = 2036;
/// The years that two digits may mean.
const SEASONS: std::ops::RangeInclusive<i32> = 1950..=2060;

/// Words before a span of years.
const NAMING: Words = Words::of(&[
    "đoạn", "kỳ", "kì", "khóa", "khoá", "giải", "mùa", "gian", "đời", "học", "độ", "vụ", "năm", "từ", "league", "cup",
    "hoạch", "liga", "chính", "niên", "nhìn", "trình", "hiện",
]);
/// Words not far before a span of years: "vụ lúa ĐX", "nhiệm kỳ Chính phủ mới".
const NAMED_BEFORE: Words = Words::of(&["vụ", "mùa", "khóa", "khoá", "trung", "kỳ", "kì", "học", "đoạn"]);
/// Those of them that name nothing but years, whatever word follows.
const SPANS: Words = Words::of(&["đoạn", "kỳ", "kì", "khóa", "khoá", "mùa", "học"]);
/// Words before a season.
const SEASONAL: Words = Words::of(&["mùa", "giải", "vụ", "độ", "học", "mới", "league", "cup"]);
/// Words before the number of a document, which may end in its year.
const NUMBERED: Words = Words::of(&[
    "thoại",
    "gọi",
    "hotline",
    "fax",
    "khoản",
    "đt",
    "số",
    "hiệu",
    "mã",
    "định",
    "chuẩn",
    "thư",
    "bản",
    "đồng",
    "tcvn",
    "qcvn",
    "iso",
    "luật",
    "đơn",
    "lệnh",
    "phòng",
    "tầng",
    "căn",
    "lô",
    "thửa",
    "tờ",
    "lý",
    "đường",
    "ngõ",
    "nhà",
    "đài",
    "điểm",
    "elo",
    "giá",
    "tỷ",
]);

/// The broken end of a span of years.
pub(super) struct BrokenYear {
    /// The token of its digits.
    pub(super) at: usize,
    /// All of the span.
    pub(super) tokens: TokenRange,
    /// The years that one slip may have made it from, the nearest to the other end first.
    pub(super) meant: Vec<i32>,
    /// The other end, where it is written with four digits.
    pub(super) partner: Option<i32>,
}

/// The broken ends that `mention` writes.
pub(super) fn broken_years(cx: &Context<'_>, mention: &Mention) -> Option<BrokenYear> {
    let bare = match &mention.kind {
        Kind::Quantity(quantity) => {
            quantity.trend.is_none()
                && (quantity.unit.is_none() || names_span(cx, mention.tokens.start.wrapping_sub(1)))
        }
        Kind::Fraction { .. }
        | Kind::Identifier(_)
        | Kind::Year(_)
        | Kind::Period(_)
        | Kind::Ordinal(_)
        | Kind::OrdinalRange(..) => true,
        _ => false,
    };
    if !bare {
        return None;
    }
    mention.tokens.clone().find_map(|at| {
        let digits = cx.scan().str(at);
        if !cx.scan().is_digits(at) || !(3..=5).contains(&digits.len()) {
            None
        } else if is_year(cx, at) {
            unfollowed(cx, mention, at)
        } else {
            as_first(cx, at).or_else(|| as_last(cx, at))
        }
    })
}

/// "mùa giải 2011/18", "V-League 2042/2025", "mùa 2021-13": a season runs into the next year.
fn unfollowed(cx: &Context<'_>, mention: &Mention, at: usize) -> Option<BrokenYear> {
    let scan = cx.scan();
    let own: i32 = scan.str(at).parse().ok()?;
    if !scan.is_any_mark(at + 1, "/-–") {
        return None;
    }
    let broken = as_first(cx, at).filter(|broken| !broken.meant.contains(&own))?;
    let before = broken.tokens.start.wrapping_sub(1);
    let short = broken.partner.is_none();
    let seasonal = scan.is_one_of(before, &SEASONAL);
    let said = if scan.is_mark(at + 1, '/') {
        let name = scan.get(before).is_some_and(Token::is_capitalised) || scan.is_word(before) && own >= FAR;
        let known = || is_season_of_document(cx, &broken);
        let backwards = || broken.partner.is_some_and(|last| last < own);
        seasonal
            || name
            || (short || backwards()) && known()
            || is_in_list_of_seasons(cx, &broken.tokens)
            || short && scan.is_one_of(before, words!["năm"]) && !scan.is_counted(at + 3)
    } else {
        // "nhiệm kỳ 2014-18" are four years, "mùa 2021-13" is nothing.
        let last: i32 = scan.str(at + 2).parse().ok()?;
        let listed = is_in_list_of_seasons(cx, &broken.tokens) || seasonal && is_season_of_document(cx, &broken);
        let backwards = short && (last < own % 100 && seasonal || listed);
        // "V-League 2042-2025" is read as a name.
        backwards || own > last && own >= FAR && matches!(mention.kind, Kind::Identifier(_))
    };
    said.then_some(broken)
}

/// "nhiệm kỳ", "niên vụ": a word that names nothing but a span of years, whatever noun follows it: "giai đoạn 201-2020 bình
/// quân".
fn names_span(cx: &Context<'_>, before: usize) -> bool {
    let crop =
        || cx.scan().is_one_of(before, words!["vụ"]) && cx.scan().is_one_of(before.wrapping_sub(1), words!["niên"]);
    cx.scan().is_one_of(before, &SPANS) || crop()
}

/// "2025/06, 2009/10, 2016/17": the season before or behind runs into its next year.
fn is_in_list_of_seasons(cx: &Context<'_>, season: &TokenRange) -> bool {
    // A comma or "và" may stand between the two, or nothing.
    let before = season.start.checked_sub(1).map(|joint| joint.saturating_sub(usize::from(is_and(cx, joint))));
    let behind = season.end + usize::from(is_and(cx, season.end));
    before.into_iter().chain([behind]).filter_map(|at| cx.mention_at(at)).any(|m| season_of(m).is_some())
}

fn is_and(cx: &Context<'_>, at: usize) -> bool {
    cx.scan().is_mark(at, ',') || cx.scan().is(at, Role::And)
}

/// The first year of a span that runs into the next.
fn season_of(mention: &Mention) -> Option<i32> {
    match mention.kind {
        Kind::Period(Period::Years(from, to)) if to == from + 1 => Some(from),
        _ => None,
    }
}

/// "201-2019", "từ năm 167 đến năm 1969", "mùa giải 217/18".
fn as_first(cx: &Context<'_>, at: usize) -> Option<BrokenYear> {
    let scan = cx.scan();
    let stroke = scan.goes_on(at + 1, "/");
    if !stroke && !is_joint(cx, at + 1) {
        return None;
    }
    let other = at + 2 + usize::from(scan.is_one_of(at + 2, words!["năm"]));
    let short = scan.str(other).len() == 2 && scan.is_digits(other) && scan.is_glued(other);
    let last: i32 = scan.str(other).parse().ok()?;
    if !short && !is_year(cx, other) {
        return None;
    }
    let candidates = match () {
        () if short => SEASONS,
        () if stroke => last - 1..=last - 1,
        () => last - LONGEST..=last,
    };
    let fits = |year: &i32| if short { (year + 1) % 100 == last } else { YEARS.contains(year) };
    // The nearest first.
    let meant = candidates.rev().filter(fits).filter(|y| is_one_slip_from_year(scan.str(at), *y)).collect();
    let partner = if short || stroke { Partner::Season } else { Partner::Year(last) };
    admit(cx, BrokenYear { at, tokens: at..other + 1, meant, partner: (!short).then_some(last) }, partner)
}

/// "2020-20225", "từ năm 2019 đến 202".
fn as_last(cx: &Context<'_>, at: usize) -> Option<BrokenYear> {
    let scan = cx.scan();
    let joint = at.checked_sub(1 + usize::from(scan.is_one_of(at.wrapping_sub(1), words!["năm"])))?;
    let other = joint.checked_sub(1).filter(|&other| is_joint(cx, joint) && is_year(cx, other))?;
    let first: i32 = scan.str(other).parse().ok()?;
    let meant = (first..=first + LONGEST).filter(|y| is_one_slip_from_year(scan.str(at), *y)).collect();
    admit(cx, BrokenYear { at, tokens: other..at + 1, meant, partner: Some(first) }, Partner::Year(first))
}

fn is_joint(cx: &Context<'_>, at: usize) -> bool {
    cx.scan().is_dash(at) || cx.scan().is_one_of(at, words!["đến", "tới"])
}

fn is_year(cx: &Context<'_>, at: usize) -> bool {
    cx.scan().str(at).len() == 4 && cx.scan().str(at).parse().is_ok_and(|year| YEARS.contains(&year))
}

/// The sound end of a span.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Partner {
    Year(i32),
    /// The last two digits of the next year, or the next year behind a stroke.
    Season,
}

/// Whether the words around let the two numbers be nothing but years.
fn admit(cx: &Context<'_>, broken: BrokenYear, partner: Partner) -> Option<BrokenYear> {
    if broken.meant.is_empty() {
        return None;
    }
    let scan = cx.scan();
    let mut start = broken.tokens.start;
    start -= usize::from(scan.is_one_of(start.wrapping_sub(1), words!["năm"]));
    let before = start.wrapping_sub(1);
    let end = broken.tokens.end;
    let goes_on = scan.goes_on(end, "-–/,.");
    let counted = scan.is_counted(end) || scan.number_word(end).is_some() || scan.is_any_mark(end, "%");
    let season = || (before.saturating_sub(3)..before).any(|at| scan.is_one_of(at, &NAMED_BEFORE));
    let named = start < broken.tokens.start || scan.is_one_of(before, &NAMING) || scan.is_word(before) && season();
    let years = named
        || match partner {
            Partner::Year(year) => is_span(cx, &broken, year),
            Partner::Season => is_season(cx, &broken),
        };
    // "những năm 1500 đến 1800", "(1392-1910)": long ago, both ends are years.
    let chronicle = matches!(partner, Partner::Year(..1930)) && scan.year(broken.at).is_some_and(|year| year < 1900);
    let other = chronicle || partner != Partner::Season && counted && !names_span(cx, before);
    (years && !goes_on && !other).then_some(broken)
}

/// "(2930 - 1935)", "(211 - 2015)", "Phantom II: 2930 – 1935", "Đông Xuân 206 - 2017": brackets, a name or another span
/// before the two ends say what they are.
fn is_span(cx: &Context<'_>, broken: &BrokenYear, year: i32) -> bool {
    let scan = cx.scan();
    let before = broken.tokens.start.wrapping_sub(1);
    let four = scan.str(broken.at).len() == 4;
    let glued = scan.is_glued(broken.tokens.start + 1);
    // "1900-1215" is called, "TCXD 9012-2012" is a standard.
    if matches!(year, 1800 | 1900) || scan.get(before).is_some_and(|t| t.case == Case::Upper) {
        return false;
    }
    let distance =
        broken.meant.iter().map(|meant| meant.abs_diff(year)).filter(|&years| years > 0).min().unwrap_or(u32::MAX);
    let bracketed = scan.is_mark(before, '(') && scan.is_mark(broken.tokens.end, ')');
    if bracketed && (glued || four || distance <= NAMED) {
        return true;
    }
    // "200-2000", "150 - 1950": round ends are more often amounts.
    let near = distance <= NAMED && (four || year % 10 != 0 || !scan.str(broken.at).ends_with('0'));
    if !scan.is_word(before) {
        return near && (follows_span(cx, before) || scan.is_mark(before, ':'));
    }
    // "Vespa 150 - 1955" is a model and its year.
    let model = !four && scan.str(broken.at).ends_with('0');
    let name = scan.get(before).is_some_and(|t| t.case == Case::Capital);
    // "Cup Quốc gia 224-2025": a name not far before, and the next year.
    let after_name =
        || (before.saturating_sub(2)..before).any(|at| scan.get(at).is_some_and(|t| t.case == Case::Capital));
    let season = glued && !model && broken.meant.contains(&(year - 1)) && after_name();
    // Two ends that follow each other need no word that says what they are.
    !scan.is_one_of(before, &NUMBERED) && (four && distance == 1 || season || near && !model && (name || glued && four))
}

/// "mùa giải 2011/12 và 213/14", "(2423/24)", "Ngoại hạng Anh 201/17" beside "2016/17".
fn is_season(cx: &Context<'_>, broken: &BrokenYear) -> bool {
    let scan = cx.scan();
    let before = broken.tokens.start.wrapping_sub(1);
    let four = scan.str(broken.at).len() == 4;
    let enclosed = scan.is_any_mark(before, "(,") && scan.is_any_mark(broken.tokens.end, "),");
    let capital = scan.get(before).is_some_and(Token::is_capitalised);
    four && (enclosed || capital) || is_in_list_of_seasons(cx, &broken.tokens) || is_season_of_document(cx, broken)
}

/// Whether a span of years ends right before the comma or the "và" at `joint`.
fn follows_span(cx: &Context<'_>, joint: usize) -> bool {
    let span = |m: &Mention| m.tokens.end == joint && matches!(m.kind, Kind::Period(Period::Years(..)));
    is_and(cx, joint) && joint.checked_sub(1).and_then(|last| cx.mention_at(last)).is_some_and(span)
}

/// Whether the document tells one of the seasons that may be meant.
fn is_season_of_document(cx: &Context<'_>, broken: &BrokenYear) -> bool {
    let mut seasons = cx.annotated.mentions().iter().filter_map(season_of);
    seasons.any(|season| broken.meant.contains(&season))
}
