//! Blocks to sentences: where a stop ends one and where it belongs to a number, a name or an abbreviation.
//!
//! Invariant: the sentences of a block are in order, do not overlap, lie in the block, and leave out only white space.

use memchr::{memchr_iter, memchr3};

use super::{Block, Span};

/// The first byte of "…", and of dashes and quotation marks.
const ELLIPSIS_START: u8 = 0xE2;

/// One sentence of one block, with its stop and the quotes or brackets that close after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the clean text, without white space around it.
    pub span: Span,
    /// Index into [`Document::blocks`](crate::text::Document::blocks).
    pub block: u32,
}

/// Words whose stop does not end a sentence, because a name or a number follows. As written, without the last stop;
/// of a dotted word such as "PGS.TS" the last part is looked up. Single capitals are [`is_initial`]'s business.
const ABBREVIATIONS: &[&str] = &[
    // Places: thành phố, thị xã, thị trấn, quận, phường, huyện, đường.
    "TP", "Tp", "tp", "TX", "Tx", "TT", "Tt", "Đ/c", "đ/c",
    // Degrees and ranks: thạc sĩ, tiến sĩ, giáo sư, bác sĩ, kỹ sư, luật sư, nghệ sĩ ...
    "ThS", "Ths", "TS", "Ts", "TSKH", "PGS", "GS", "Gs", "BS", "Bs", "BSCK", "CKI", "CKII", "ĐD", "DS", "KS", "KTS",
    "LS", "Ls", "CN", "NSND", "NSƯT", "NGND", "NGƯT", "NNC", "HLV", "ĐBQH", "LM", "HT", "TT", "ĐĐ", "Ô", "Mr", "Mrs",
    "Ms", "Dr", "Prof", "St", "Gen", "Sen", // References: trang, số, hình, điều.
    "tr", "No", "Vol", "Fig",
];

/// Bytes of the longest of them.
const LONGEST_ABBREVIATION: usize = 5;

/// Words before a single capital that make it a grade or a place in a list, so that its stop is a real one.
const BEFORE_LETTER_GRADES: &[&str] = &[
    "vitamin", "bảng", "hạng", "loại", "nhóm", "khối", "lớp", "cúm", "gan", "khu", "lô", "tòa", "toà", "điểm", "mục",
    "phần", "giải", "virus", "hình", "tuyến", "độ", "cấp", "khóa", "khoá", "tiêu", "vip",
];

/// Words that begin a new sentence even after an initial: "… chị T. Theo …".
const SENTENCE_STARTERS: &[&str] = &[
    "Theo", "Trong", "Sau", "Trước", "Tuy", "Ngoài", "Khi", "Đến", "Tại", "Hiện", "Ngày", "Sắp", "Năm", "Nhưng", "Do",
    "Vì", "Cùng", "Đây", "Với", "Bên", "Tổng", "Qua", "Ông", "Bà", "Anh", "Chị",
];

/// Last parts of domain names, in lower case.
const DOMAIN_ENDS: &[&str] =
    &["vn", "com", "net", "org", "gov", "edu", "info", "io", "co", "asia", "tv", "me", "ai", "js"];

/// The sentences of every block of `text`.
pub(super) fn split(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(blocks.len() + text.len() / 128);
    for (index, block) in blocks.iter().enumerate() {
        let base = block.span.start as usize;
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        split_block(text.get(block.span.range()).unwrap_or_default(), |start, end| {
            sentences.push(Sentence { span: Span::new(base + start, base + end), block: number });
        });
    }
    sentences
}

/// Calls `found` with the byte range of each sentence of `block`.
fn split_block(block: &str, mut found: impl FnMut(usize, usize)) {
    // A sentence waits here until it is known that no mere marks follow it.
    let mut waiting: Option<(usize, usize)> = None;
    let mut start = 0;
    let mut at = 0;
    // Kept while going, not asked of the whole sentence at each stop: ". . . ." would cost the square of its length.
    let mut worded = false;
    while let Some(stop) = next_stop(block, at) {
        worded = worded || block.get(at..stop.start).is_some_and(has_word);
        at = stop.end;
        if !worded || !ends_sentence(block, start, &stop) {
            continue;
        }
        worded = false;
        if let Some((from, to)) = waiting.replace((start, stop.end)) {
            found(from, to);
        }
        let rest = tail(block, stop.end);
        start = stop.end + rest.len() - rest.trim_start().len();
    }
    let last = tail(block, start);
    if let Some((from, to)) = waiting {
        if !has_word(last) {
            return found(from, if last.is_empty() { to } else { block.len() });
        }
        found(from, to);
    }
    if !last.is_empty() {
        found(start, block.len());
    }
}

/// A run of stop marks, and the quotes and brackets that close after it.
struct Stop {
    start: usize,
    /// After the stop marks and before the closing marks.
    closing: usize,
    end: usize,
    /// Whether the run is one dot, which alone can belong to a word.
    single_dot: bool,
    /// Whether the run is "./.", the mark under official texts.
    official: bool,
}

impl Stop {
    /// A dot with a space behind.
    fn lone_dot(start: usize) -> Self {
        Self { start, closing: start + 1, end: start + 1, single_dot: true, official: false }
    }
}

/// The first stop from `from` on; dots that no sentence can end with are passed over.
fn next_stop(block: &str, from: usize) -> Option<Stop> {
    let bytes = block.as_bytes();
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let mark = memchr3(b'.', b'!', b'?', rest);
        // No farther than the next mark, so that every byte is looked at twice at most.
        let before = rest.get(..mark.unwrap_or(rest.len()))?;
        let is_ellipsis = |&at: &usize| before.get(at..).is_some_and(|rest| rest.starts_with("…".as_bytes()));
        let ellipsis = memchr_iter(ELLIPSIS_START, before).find(is_ellipsis);
        let start = at + ellipsis.or(mark)?;
        match (bytes.get(start), bytes.get(start + 1)) {
            // "2.500", "Voso.vn": such a dot ends nothing.
            (Some(b'.'), Some(b'0'..=b'9' | b'a'..=b'z')) => at = start + 1,
            (Some(b'.'), Some(b' ')) => return Some(Stop::lone_dot(start)),
            _ => return Some(stop_at(block, start)),
        }
    }
}

/// The stop that opens at `start`.
fn stop_at(block: &str, start: usize) -> Stop {
    let run = tail(block, start);
    let mut marks = 0;
    for (offset, mark) in run.char_indices() {
        let joins = mark == '/' && tail(run, offset).starts_with("/.");
        if !matches!(mark, '.' | '!' | '?' | '…') && !joins {
            break;
        }
        marks = offset + mark.len_utf8();
    }
    let closing = start + marks;
    let after = tail(block, closing);
    let closers = after.len() - after.trim_start_matches(['"', '\'', '”', '’', ')', ']', '}', '»']).len();
    let run = run.get(..marks).unwrap_or_default();
    Stop {
        start,
        closing,
        end: closing + closers,
        single_dot: run == ".",
        official: run.len() > 1 && run.contains("/."),
    }
}

fn ends_sentence(block: &str, start: usize, stop: &Stop) -> bool {
    let after = tail(block, stop.end);
    let before = block.get(start..stop.start).unwrap_or_default();
    let Some(next) = after.chars().next() else { return true };
    if next.is_whitespace() {
        let following = after.trim_start();
        let continues = following.starts_with(char::is_lowercase);
        if !stop.single_dot || stop.closing != stop.end {
            return stop.official || !continues;
        }
        return !belongs_to_word(before, following);
    }
    is_glued(stop, before, after)
}

/// Whether the single dot after `before` belongs to its last word, given what follows the space.
fn belongs_to_word(before: &str, following: &str) -> bool {
    let word = last_word(before);
    let part = word.rsplit('.').next().unwrap_or(word);
    if before.len() == word.len() && is_list_label(word) {
        return true;
    }
    if matches!(word.trim_matches('.'), "v.v" | "vv" | "t.p") {
        return !following.starts_with(char::is_uppercase);
    }
    if matches!(part, "TP" | "Tp") {
        // "Trưởng đoàn TP. Theo lịch, …": what city would be called that?
        return !starts_sentence(following);
    }
    is_abbreviation(part) || is_initial(part) && !is_grade(before, word) && !starts_sentence(following)
}

/// Whether `part` is one of [`ABBREVIATIONS`]: most words are too long, or have no capital.
fn is_abbreviation(part: &str) -> bool {
    const LOWER: [&str; 3] = ["tp", "đ/c", "tr"];
    let may_be = part.len() <= LONGEST_ABBREVIATION && (part.starts_with(char::is_uppercase) || LOWER.contains(&part));
    may_be && ABBREVIATIONS.contains(&part)
}

/// Whether the single letter `word` at the end of `before` is a grade, as in "vitamin C".
fn is_grade(before: &str, word: &str) -> bool {
    let earlier = before.get(..before.len() - word.len()).unwrap_or_default();
    let previous = last_word(earlier.trim_end()).to_lowercase();
    word.chars().count() == 1 && BEFORE_LETTER_GRADES.contains(&previous.as_str())
}

/// Whether a new sentence plainly begins, even after an initial: "… chị T. Theo …".
fn starts_sentence(following: &str) -> bool {
    let word = following.split([' ', ',']).next().unwrap_or_default();
    SENTENCE_STARTERS.contains(&word)
}

fn is_initial(part: &str) -> bool {
    // "Á" and "Ý" are words: châu Á, nước Ý.
    let mut chars = part.chars();
    chars.next().is_some_and(|c| c.is_uppercase() && !matches!(c, 'Á' | 'Ý')) && chars.next().is_none()
}

/// "1", "12", "1.2", "a", "IV" where a sentence would begin.
fn is_list_label(word: &str) -> bool {
    let parts_are = |longest: usize, fits: fn(char) -> bool| {
        word.split('.').all(|part| part.len() <= longest && !part.is_empty() && part.chars().all(fits))
    };
    parts_are(2, |c| c.is_ascii_digit())
        || parts_are(1, |c| c.is_ascii_alphabetic())
        || parts_are(4, |c| "IVX".contains(c))
}

/// Whether two sentences were typed without a space between them: "giai đoạn 1).Tổng số", "năm 2024.Trong".
fn is_glued(stop: &Stop, before: &str, after: &str) -> bool {
    let mut next = after.chars();
    let starts = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    if !starts {
        return false;
    }
    let following = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let word = last_word(before);
    if !stop.single_dot || stop.closing != stop.end {
        return true;
    }
    if DOMAIN_ENDS.contains(&following.to_lowercase().as_str()) || ABBREVIATIONS.contains(&word) {
        return false;
    }
    if before.len() == word.len() && is_list_label(word) {
        return false;
    }
    // An acronym of three letters ("tỷ USD.Trong") is a word; one of two is more often a title or a place.
    let acronym = word.chars().count() >= 3 && word.chars().all(char::is_uppercase);
    acronym || before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || ")%]\"”’²³".contains(c))
}

/// The characters of `text` after its last space or opening mark.
///
/// No word that matters is longer than the part looked at; without a bound "a.a.a" would cost the square of its length.
fn last_word(text: &str) -> &str {
    const LONGEST: usize = 64;
    let from = text.len().saturating_sub(LONGEST);
    let text = (from..text.len()).find_map(|at| text.get(at..)).unwrap_or(text);
    let breaks = |c: char| match c {
        '(' | ')' | '[' | ']' | '“' | '"' | '\'' | '‘' | ',' | ';' | ':' | '–' | '—' => true,
        _ => c.is_whitespace(),
    };
    text.rsplit(breaks).next().unwrap_or_default()
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is the text with "|" between its sentences.
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let mut got = Vec::new();
        split_block(&text, |start, end| got.push(text[start..end].to_owned()));
        let wanted: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(got, wanted);
    }

    #[test]
    fn stops_end_sentences() {
        check("Lúa được mùa. |Giá giảm 2,5%. |Vì sao? |Do cung nhiều! |Còn nữa… |Hết");
        check("Ông nói: “Lúa được mùa.” |Bà cười (rất to.) |Hết.");
        check("Sản lượng đạt 2.022 tấn, bằng 1.5 lần. |Năm 2024 thu 3.500 ha.");
        check("“Được mùa chưa?” ông hỏi. |Có cam, quýt... và bưởi. |Rồi thôi... |Hết.");
        check("Một chấm");
        check("Kim ngạch tăng 8,1%./.");
        check("Kim ngạch tăng 8,1%. ./.");
        check("... nối lời trước. |Sau đó ...");
    }

    #[test]
    fn dots_of_words_do_not() {
        check("Tại TP.HCM và TP. Hồ Chí Minh có mưa. |Ở Q.1, P. Tân Định và Q. 3 thì không.");
        check("ThS. Lê Văn B và PGS.TS. Trần C, GS. Đỗ D, BS. Hồ E, Th.S Võ F dự. |TS Lý vắng.");
        check("Ông Nguyễn Văn A. (35 tuổi) và chị T. đều khai. |N.V.A khai khác. |Mr. Smith ở St. Louis.");
        check("Gặp chị T. |Theo đó, chị khai thêm.");
        check("Cam có vitamin C. |Quýt ở bảng B. |Hết.");
        check("Trời lạnh dưới 15 độ C. |Nhất châu Á. |Đoàn của TP. |Theo lịch, đoàn về TP. Cần Thơ.");
        check("1. Mục tiêu chung. |2. Nhiệm vụ. |a. Việc đầu. |IV. Kết quả.");
        check("Trồng cam, quýt, v.v. và bưởi. |Nuôi gà, vịt, v.v. |Năm nay được giá.");
        check("Hàng bán trên Voso.vn, Voso.Vn và shop.example.com. |Hết.");
    }

    #[test]
    fn glued_sentences_part() {
        check("Khu đất (giai đoạn 1).|Tổng số là 5 dự án.");
        check("Việc xong năm 2024.|Trong đó có 3 ha.|Diện tích còn lại 40%.|Số này tăng.");
        check("Thu 5 triệu USD.|Trong đó lúa 2 triệu.");
        check("Ở TP.Hà Tiên, Q.Tân Bình và ThS.Lê có mưa, không?|Có mưa.");
        check("1.Mục tiêu chung.");
    }
}
