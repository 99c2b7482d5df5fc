//! The reader against sixty paragraphs that were marked by hand, and the properties that hold for any text.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail loudly, and prints its table")]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use soatso::lexicon::Lexicon;
use soatso::mention::{Annotated, Mention, MentionRecord, Reference};
use soatso::text::Document;
use unicode_normalization::UnicodeNormalization;

/// One mark: its span in the plain text, and what it says.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    span: Range<usize>,
    kind: String,
    value: String,
    unit: String,
}

/// A marked paragraph to its plain text and marks.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let (mut plain, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let (mark, tail) = after.split_once('}').unwrap();
        let mut columns = mark.split('|');
        let surface = columns.next().unwrap();
        let span = plain.len()..plain.len() + surface.len();
        let mut column = || columns.next().unwrap_or_default().to_owned();
        marks.push(Mark { span, kind: column(), value: column(), unit: column() });
        plain.push_str(surface);
        rest = tail;
    }
    plain.push_str(rest);
    (plain, marks)
}

fn mark_of(mention: &Mention, lexicon: &Lexicon) -> Mark {
    let record = mention.record(lexicon);
    let range = || Some(format!("{}..{}", record.low.as_ref()?, record.high.as_ref()?));
    let class = record.class.map(str::to_owned);
    Mark {
        span: mention.span.range(),
        kind: record.kind.to_owned(),
        value: class.or_else(|| record.value.clone()).or_else(range).unwrap_or_default(),
        unit: record.unit.clone().unwrap_or_default(),
    }
}

fn describe(text: &str, mark: &Mark) -> String {
    format!("{{{}|{}|{}|{}}}", &text[mark.span.clone()], mark.kind, mark.value, mark.unit)
}

#[derive(Default)]
struct Tally {
    gold: usize,
    read: usize,
    right: usize,
}

impl Tally {
    fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.read.max(1) as f64
    }
}

/// `cargo test --test mentions reads_the_gold -- --nocapture` prints the table and every difference.
#[test]
fn reads_the_gold() {
    let lexicon = Lexicon::builtin();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold/mentions");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let field = path.file_stem().unwrap().to_string_lossy().into_owned();
        let content = std::fs::read_to_string(&path).unwrap();
        for paragraph in content.lines().filter(|line| !line.is_empty()) {
            let (text, gold) = unmark(paragraph);
            let annotated = Annotated::read(&text, lexicon);
            let read: Vec<Mark> = annotated.mentions().iter().map(|m| mark_of(m, lexicon)).collect();
            let tally = tallies.entry(field.clone()).or_default();
            tally.gold += gold.len();
            tally.read += read.len();
            tally.right += gold.iter().filter(|mark| read.contains(mark)).count();
            for mark in gold.iter().filter(|mark| !read.contains(mark)) {
                println!("{field}: missed {}", describe(&text, mark));
            }
            for mark in read.iter().filter(|mark| !gold.contains(mark)) {
                println!("{field}: read   {}", describe(&text, mark));
            }
        }
    }
    let mut all = Tally::default();
    println!("{:<24}{:>6}{:>6}{:>6}{:>11}{:>9}", "field", "gold", "read", "right", "precision", "recall");
    for (field, tally) in &tallies {
        print_row(field, tally);
        all.gold += tally.gold;
        all.read += tally.read;
        all.right += tally.right;
    }
    print_row("all", &all);
    assert!(all.precision() >= 0.99 && all.recall() >= 0.99);
}

fn print_row(field: &str, tally: &Tally) {
    let Tally { gold, read, right } = tally;
    println!("{field:<24}{gold:>6}{read:>6}{right:>6}{:>11.4}{:>9.4}", tally.precision(), tally.recall());
}

fn records(text: &str) -> Vec<MentionRecord> {
    let lexicon = Lexicon::builtin();
    Annotated::read(text, lexicon).mentions().iter().map(|m| m.record(lexicon)).collect()
}

/// What the records say, without the spans.
fn values(text: &str) -> Vec<(String, String, String)> {
    let lexicon = Lexicon::builtin();
    let read = Annotated::read(text, lexicon);
    read.mentions().iter().map(|m| mark_of(m, lexicon)).map(|mark| (mark.kind, mark.value, mark.unit)).collect()
}

fn check_spans(text: &str) {
    let read = Annotated::read(text, Lexicon::builtin());
    let mut end = 0;
    for mention in read.mentions() {
        assert!(mention.span.start >= end && mention.span.end > mention.span.start, "{text:?}");
        end = mention.span.end;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let holders = read.mentions().iter().filter(|m| m.span.range().contains(&at)).count();
        assert_eq!(holders, 1, "digit {c} at {at} of {text:?}");
    }
}

/// Expressions whose value does not depend on what stands around them.
const EXPRESSIONS: [&str; 14] = [
    "541,16 nghìn tỷ đồng",
    "hơn 21 nghìn tỷ đồng",
    "hai mươi lăm hộ",
    "89-91 triệu đồng/lượng",
    "từ 5 đến 7 ha",
    "ngày 15/6/2024",
    "quý III/2024",
    "14,18%",
    "2,39 điểm phần trăm",
    "35/55 xã",
    "giai đoạn 2021-2030",
    "5 tháng đầu năm",
    "gấp rưỡi",
    "một phần ba",
];

#[test]
fn prose_around_changes_no_value() {
    for expression in EXPRESSIONS {
        let alone = values(expression);
        assert_eq!(alone.len(), 1, "{expression}");
        let inside = values(&format!("Theo báo cáo, {expression}, ông nói."));
        assert_eq!(inside, alone, "{expression}");
    }
}

#[test]
fn case_changes_no_value() {
    for expression in
        ["HƠN HAI MƯƠI LĂM TRIỆU ĐỒNG", "TỪ 5 ĐẾN 7 TRIỆU ĐỒNG", "QUÝ III/2024", "GẤP ĐÔI", "5 THÁNG ĐẦU NĂM"]
    {
        let lower = expression.to_lowercase().replace("iii", "III");
        assert_eq!(values(expression), values(&lower), "{expression}");
    }
}

#[test]
fn names_and_longer_words_hold_no_numbers() {
    for text in [
        "Ba Đình, Năm Căn, Bảy Núi và Tư Nghĩa",
        "bà ba tôi kể",
        "một số hộ, nhất là hộ nghèo",
        "không ai đồng ý",
        "đường Cách Mạng Tháng Tám",
        "triệu tập đồng loạt",
        "hàng không và tư nhân",
    ] {
        assert_eq!(values(text), [], "{text}");
    }
}

#[test]
fn times_lie_where_the_reference_puts_them() {
    let lexicon = Lexicon::builtin();
    let resolved = |text: &str, reference: Reference| {
        let read = Annotated::read_at(text, lexicon, Some(reference));
        read.mentions().first().and_then(|m| m.record(lexicon).resolved).unwrap_or_default()
    };
    let moment = Reference::Moment(jiff::civil::date(2023, 3, 15).at(9, 40, 0, 0));
    for (text, expected) in [
        ("hôm qua", "2023-03-14"),
        ("ngày kia", "2023-03-17"),
        ("tuần này", "2023-03-13/2023-03-19"),
        ("quý tới", "2023-Q2"),
        ("năm ngoái", "2022"),
        ("5 ngày tới", "2023-03-16/2023-03-20"),
        ("2 tháng vừa qua", "2023-01/2023-02"),
        ("cách đây 3 tuần", "2023-02-22"),
        ("tối mai", "2023-03-16T18:00/2023-03-17T00:00"),
        ("mùa đông này", "2022-12-21/2023-03-20"),
        ("thứ sáu tuần tới", "2023-03-24"),
        ("2 giờ sáng", "2023-03-16T02:00"),
        ("8 giờ tối ngày 20 tháng 4", "2023-04-20T20:00"),
        ("28/12", "2022-12-28"),
        ("31/4", ""),
    ] {
        assert_eq!(resolved(text, moment), expected, "{text}");
    }
    // Where only the day is known, the clock stays unresolved.
    assert_eq!(resolved("2 giờ sáng", Reference::Day(jiff::civil::date(2023, 3, 15))), "");
    assert_eq!(records("hôm qua").first().and_then(|r| r.value.clone()), Some("relative".to_owned()));
}

#[test]
fn a_newsroom_adds_words_of_its_own() {
    let rows = "chuyến phà\tnoun\t-\t12 chuyến phà\nxị\tunit\txị volume\t2 xị";
    let lexicon = Lexicon::with_extra(&[("toasoan.tsv", rows)]).unwrap();
    let read = Annotated::read("Bến có 12 chuyến phà và bán 2 xị dầu.", lexicon.clone());
    let units: Vec<_> = read.mentions().iter().map(|m| m.record(&lexicon).unit.unwrap_or_default()).collect();
    assert_eq!(units, ["chuyến phà", "xị"]);
}

#[test]
fn hostile_repeats_take_linear_time() {
    for fragment in
        ["1.", "từ ", "năm ", "một ", "1-", "1/", "hơn ", "hai mươi ", "số ", "tỷ lệ ", "ngày 1, ", "thứ ", "0"]
    {
        let text = fragment.repeat(100_000);
        let start = Instant::now();
        let read = Annotated::read(&text, Lexicon::builtin());
        let spent = start.elapsed();
        assert!(spent < Duration::from_secs(20), "{fragment:?} took {spent:?} for {} tokens", read.tokens().len());
    }
}

/// Words, digits and marks in any order: text that looks like news to the recognisers.
fn newsy() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let words = [
        "năm",
        "tháng",
        "ngày",
        "một",
        "hai mươi",
        "lăm",
        "tư",
        "tỷ",
        "nghìn",
        "triệu",
        "đồng",
        "%",
        "hơn",
        "gần",
        "từ",
        "đến",
        "và",
        ",",
        ".",
        "-",
        "/",
        ":",
        "(",
        ")",
        "quý",
        "I",
        "thứ",
        "hạng",
        "số",
        "Điều",
        "khoản",
        "lúc",
        "giờ",
        "h",
        "phút",
        "gấp",
        "lần",
        "nửa",
        "rưỡi",
        "phần",
        "cứ",
        "thì",
        "mùng",
        "Giêng",
        "tới",
        "qua",
        "USD",
        "$",
        "m2",
        "m",
        "ha",
        "km/h",
        "kg",
        "người",
        "xã",
        "thắng",
        "QL",
        "A",
        "biển số",
        "+",
        "tuổi",
        "cùng kỳ",
        "\n",
    ];
    let piece = prop_oneof![
        proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        "[0-9]{1,6}",
        "[0-9]{1,3}[.,/:-][0-9]{1,4}",
    ];
    proptest::collection::vec((piece, proptest::bool::ANY), 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(s, space)| if space { s + " " } else { s }).collect())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 600, ..Default::default() })]

    #[test]
    fn every_digit_lies_in_one_mention(text in newsy()) {
        check_spans(&text);
    }

    #[test]
    fn any_string_is_read(text in "\\PC{0,60}") {
        check_spans(&text);
    }

    #[test]
    fn composition_changes_nothing(text in newsy()) {
        let lexicon = Lexicon::builtin();
        let read = |text: &str| -> Vec<MentionRecord> {
            let document = Document::from_text(text);
            Annotated::of(&document).mentions().iter().map(|m| m.record(lexicon)).collect()
        };
        let decomposed: String = text.nfd().collect();
        proptest::prop_assert_eq!(read(&text), read(&decomposed));
    }
}
