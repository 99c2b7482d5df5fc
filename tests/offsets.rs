//! Whatever an author's editor did to the text, every place of the clean text leads back to the author's characters.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use proptest::prelude::*;
use soatso::text::{BlockKind, Document, Field, Span};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Pieces that fold, join, vanish or take several units somewhere.
const PIECES: &[&str] = &[
    "tăng ",
    "Việt",
    "Vie\u{323}\u{302}t",
    "trươ\u{300}ng",
    "ho\u{300}a",
    "Đ",
    "e",
    "a",
    "1",
    "2.345,6",
    "%",
    ".",
    ". ",
    "! ",
    "“",
    "”",
    ")",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{202F}",
    "\u{3000}",
    "\u{2009}",
    "\u{2028}",
    "\u{200B}",
    "\u{200D}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{2060}",
    "\u{200E}",
    "\u{FF11}",
    "\u{FF0C}5",
    "\u{FF21}",
    "\u{301}",
    "\u{302}",
    "\u{323}",
    "👍",
    "👨\u{200D}👩\u{200D}👧",
    "🇻🇳",
    "🇻",
    "e\u{301}",
    "한",
    "\u{1112}",
    "\u{1161}",
    "\u{11AB}",
    "\u{212A}",
    "ก\u{E38}",
    "…",
    "–",
    "\u{FB49}",
    "\u{F73}",
    "\u{344}",
    "漢",
    "TP. ",
    "Ảnh: A",
    "Tin khác",
];

const REMOVED: &str = "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{200E}\u{200F}\u{202A}\u{2066}\u{61C}";

fn mixed() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect()
}

/// Whether the character may join with the one before it, so that both map to one run.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{F73}' | '\u{E38}' | '\u{FB49}' | '\u{1161}' | '\u{11AB}')
}

/// Every character of `text`, as a span.
fn characters(text: &str) -> Vec<Span> {
    boundaries(text).windows(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// What the clean text is, written down the slow and plain way.
fn plain_fold(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| !REMOVED.contains(*c))
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
            other => other,
        })
        .nfc()
        .collect()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(unit).collect()
}

/// The characters that a piece of a file holds, given how the file begins.
fn decode(file: &[u8], piece: &[u8]) -> String {
    let unit = match file.first() {
        Some(0xFF) => u16::from_le_bytes,
        Some(0xFE) => u16::from_be_bytes,
        _ => return String::from_utf8(piece.to_vec()).unwrap(),
    };
    let units: Vec<u16> = piece.chunks(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clean_text_is_the_plain_fold(text in mixed()) {
        let document = Document::from_text(&text);
        prop_assert!(is_nfc(document.text()));
        prop_assert_eq!(document.text(), plain_fold(&text));
        let again = Document::from_text(document.text());
        prop_assert_eq!(again.text(), document.text());
    }

    #[test]
    fn every_span_leads_back(text in mixed()) {
        let document = Document::from_text(&text);
        let ends = boundaries(document.text());
        let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        for (index, &start) in ends.iter().enumerate() {
            for &end in &ends[index..] {
                let span = Span::new(start, end);
                let original = document.original(span);
                let location = document.locate(span);
                prop_assert_eq!(&text[location.bytes.clone()], original);
                prop_assert!(location.bytes.start >= bom && location.start <= location.end);
                let slice = &document.text()[span.range()];
                let back = plain_fold(original);
                // Where a run folds to several characters, the original of one of them is the whole run.
                prop_assert!(back.contains(slice), "{:?} came back as {:?}", slice, original);
                if !text.contains(is_joining) {
                    prop_assert_eq!(back, slice);
                }
                for edge in [original.chars().next(), original.chars().next_back()].into_iter().flatten() {
                    prop_assert!(!REMOVED.contains(edge), "{:?} has an invisible edge", original);
                }
            }
        }
    }

    #[test]
    fn spans_are_monotone(text in mixed()) {
        let document = Document::from_text(&text);
        let mut last = 0..0;
        for span in characters(document.text()) {
            let bytes = document.locate(span).bytes;
            prop_assert!(bytes.start >= last.start && bytes.end >= last.end && bytes.start < bytes.end);
            prop_assert!(text.is_char_boundary(bytes.start) && text.is_char_boundary(bytes.end));
            last = bytes;
        }
    }

    #[test]
    fn encodings_agree(text in mixed()) {
        let text = text.trim_start_matches('\u{FEFF}');
        let plain = Document::from_bytes(text.as_bytes()).unwrap();
        let marked = format!("\u{FEFF}{text}").into_bytes();
        for file in [marked, utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
            let other = Document::from_bytes(&file).unwrap();
            prop_assert_eq!(other.text(), plain.text());
            for span in characters(plain.text()) {
                let (here, there) = (plain.locate(span), other.locate(span));
                prop_assert_eq!((here.start, here.end), (there.start, there.end));
                prop_assert_eq!(decode(&file, &file[there.bytes]), &text[here.bytes]);
            }
        }
    }

    #[test]
    fn composed_and_decomposed_agree(text in mixed()) {
        let composed = Document::from_text(&text.nfc().collect::<String>());
        let decomposed = Document::from_text(&text.nfd().collect::<String>());
        prop_assert_eq!(composed.text(), decomposed.text());
    }

    #[test]
    fn blocks_and_sentences_cover_the_text(title in prop::option::of(mixed()), text in mixed()) {
        let document = Document::from_record(title.as_deref(), &text);
        let clean = document.text();
        let mut at = 0;
        for block in document.blocks() {
            let range = block.span.range();
            prop_assert_eq!(clean[at..range.start].trim(), "");
            prop_assert!(!range.is_empty() && !clean[range.clone()].contains('\n'));
            at = range.end;
        }
        prop_assert_eq!(clean[at..].trim(), "");
        let mut at = 0;
        for sentence in document.sentences() {
            let range = sentence.span.range();
            prop_assert!(document.blocks()[sentence.block as usize].span.contains(sentence.span));
            prop_assert_eq!(clean[at..range.start].trim(), "");
            prop_assert!(!range.is_empty());
            at = range.end;
        }
        prop_assert_eq!(clean[at..].trim(), "");
    }

    #[test]
    fn nothing_panics(text in any::<String>(), bytes in any::<Vec<u8>>(), start in 0..400usize, end in 0..400usize) {
        for document in [Some(Document::from_text(&text)), Document::from_bytes(&bytes).ok()].into_iter().flatten() {
            prop_assert!(is_nfc(document.text()));
            document.sentences();
            document.published();
            document.original(Span::new(start, end));
            document.locate(Span::new(start, end));
        }
    }
}

#[test]
fn a_record_says_which_field() {
    let document = Document::from_record(Some("\u{200B}Gia\u{301} gạo"), "Tăng\u{A0}5%.");
    assert_eq!(document.text(), "Giá gạo\nTăng 5%.");
    let at = document.text().find("5%").unwrap();
    let location = document.locate(Span::new(at, at + 2));
    assert_eq!((location.field, location.bytes, location.start.column), (Field::Text, 7..9, 6));
    let location = document.locate(Span::new(0, 4));
    assert_eq!((location.field, location.bytes, location.start.column), (Field::Title, 3..8, 2));
    assert_eq!(document.blocks()[0].kind, BlockKind::Title);
    let fields: Vec<_> = document.fields().collect();
    assert_eq!(fields, [(Field::Title, "\u{200B}Gia\u{301} gạo"), (Field::Text, "Tăng\u{A0}5%.")]);
}

#[test]
fn the_date_comes_from_the_caller_else_from_the_text() {
    let text =
        "Giá gạo tăng\nThứ ba, 5/9/2023, 18:40 (GMT+7)\nGạo tăng 5%.\nCập nhật: 06/09/2023 07:00\nTin khác\nA\nB";
    let given = jiff::civil::date(2024, 1, 2);
    let document = Document::from_text(text);
    assert_eq!(document.published(), Some(jiff::civil::date(2023, 9, 5)));
    assert_eq!(document.clone().with_published(Some(given)).published(), Some(given));
    assert_eq!(document.with_published(None).published(), Some(jiff::civil::date(2023, 9, 5)));
    assert_eq!(Document::from_text("Ngày 5/9/2023, lúc 18:40, gạo tăng.").published(), None);
}

/// Texts that would take minutes if any stage cost the square of the length.
#[test]
fn a_long_line_costs_no_more_than_its_length() {
    for piece in [". ", "a.", "Com.", "A. ", "\u{200B}", "\u{301}", "e\u{301}", "\r", "… ", "\u{212A}", "🇻🇳"] {
        let text = piece.repeat(100_000);
        let document = Document::from_text(&text);
        document.sentences();
        for at in 0..20 {
            document.locate(Span::new(document.text().len().saturating_sub(at), document.text().len()));
        }
    }
}
