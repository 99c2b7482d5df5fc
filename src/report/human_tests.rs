//! The terminal output of findings built by hand: what an editor sees, letter by letter.

use insta::assert_snapshot;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::claim::{ClaimKind, Confidence, Gap, Operand, Role};
use crate::mention::Annotated;
use crate::rule::{Applicability, Fingerprint, Language, Message, Related, RuleMeta, Suggestion, registry};

fn rule() -> &'static RuleMeta {
    registry::find("subtotal-mismatch").expect("the rule is registered")
}

/// Where the `n`-th (from 0) `needle` of `text` stands.
fn nth(text: &str, needle: &str, n: usize) -> Span {
    let (at, _) = text.match_indices(needle).nth(n).expect("the needle is in the text");
    Span::new(at, at + needle.len())
}

fn at(text: &str, needle: &str) -> Span {
    nth(text, needle, 0)
}

/// A finding about `places`, the first of them primary.
fn about(places: &[Span]) -> Finding {
    Finding {
        rule: std::sync::Arc::new(rule().clone()),
        severity: Severity::Error,
        confidence: Confidence::CERTAIN,
        message: Message::new("Tổng và các phần không khớp", "The sum and its parts disagree"),
        working: Some("250 + 134 = 384 ≠ 374".into()),
        primary: places[0],
        related: places[1..].iter().map(|s| Related { span: *s, label: Message::new("thành phần", "part") }).collect(),
        suggestions: Vec::new(),
        fingerprint: Fingerprint::of("subtotal-mismatch", ["250", "134", "374"]),
    }
}

fn style(width: usize) -> Style {
    Style { width, ..Style::default() }
}

/// The output for the finding that `build` makes of the clean text.
fn shown(text: &str, build: impl Fn(&str) -> Finding, style: &Style) -> String {
    let document = Document::from_text(text);
    let mut out = Vec::new();
    finding(&mut out, &build(document.text()), &document, style).expect("memory can be written");
    String::from_utf8(out).expect("output is UTF-8")
}

const SHORT: &str = "Xã Hòa Bình có 374 hộ trồng chè, gồm 250 hộ đã thu hoạch và 134 hộ mới trồng.";

fn sum_of(text: &str) -> Finding {
    about(&[at(text, "374"), at(text, "250"), at(text, "134")])
}

#[test]
fn every_cited_number_is_underlined() {
    assert_snapshot!(shown(SHORT, sum_of, &style(100)), @r"
    lỗi[subtotal-mismatch] 1:16  Tổng và các phần không khớp
      1 │ Xã Hòa Bình có 374 hộ trồng chè, gồm 250 hộ đã thu hoạch và 134 hộ mới trồng.
        │                ^^^                   ^^^                    ^^^
      = 250 + 134 = 384 ≠ 374
    ");
}

#[test]
fn decomposed_letters_change_nothing() {
    let decomposed: String = SHORT.nfd().collect();
    let recomposed: String = shown(&decomposed, sum_of, &style(100)).nfc().collect();
    assert_eq!(recomposed, shown(SHORT, sum_of, &style(100)));
}

#[test]
fn wide_characters_take_two_columns() {
    let text = "😀 東京 có 374 hộ, gồm 250 hộ và 134 hộ.";
    assert_snapshot!(shown(text, sum_of, &style(100)), @r"
    lỗi[subtotal-mismatch] 1:9  Tổng và các phần không khớp
      1 │ 😀 東京 có 374 hộ, gồm 250 hộ và 134 hộ.
        │            ^^^         ^^^       ^^^
      = 250 + 134 = 384 ≠ 374
    ");
}

#[test]
fn a_narrow_terminal_wraps() {
    assert_snapshot!(shown(SHORT, sum_of, &style(48)), @r"
    lỗi[subtotal-mismatch] 1:16  Tổng và các phần
      không khớp
      1 │ Xã Hòa Bình có 374 hộ trồng chè, gồm 250
        │                ^^^                   ^^^
        │ hộ đã thu hoạch và 134 hộ mới trồng.
        │                    ^^^
      = 250 + 134 = 384 ≠ 374
    ");
}

#[test]
fn a_long_sentence_is_cut_into_windows() {
    let filler = "theo báo cáo của ban quản lý gửi các đơn vị trên địa bàn để cùng phối hợp thực hiện, ".repeat(4);
    let text = format!("Toàn xã có 374 hộ trồng chè, {filler}gồm 250 hộ đã thu hoạch, {filler}và 134 hộ mới trồng.");
    assert_snapshot!(shown(&text, sum_of, &style(80)), @r"
    lỗi[subtotal-mismatch] 1:12  Tổng và các phần không khớp
      1 │ Toàn xã có 374 hộ trồng chè, theo báo cáo … phối hợp thực hiện, gồm 250
        │            ^^^                                                      ^^^
        │ hộ đã thu hoạch, theo báo … phối hợp thực hiện, và 134 hộ mới trồng.
        │                                                    ^^^
      = 250 + 134 = 384 ≠ 374
    ");
    let decomposed: String = text.nfd().collect();
    let recomposed: String = shown(&decomposed, sum_of, &style(80)).nfc().collect();
    assert_eq!(recomposed, shown(&text, sum_of, &style(80)));
}

#[test]
fn places_in_several_sentences_come_with_their_lines() {
    let text = "Toàn xã có 374 hộ.\nĐến nay 250 hộ đã thu hoạch.\nCòn lại 134 hộ mới trồng.\n";
    assert_snapshot!(shown(text, sum_of, &style(100)), @r"
    lỗi[subtotal-mismatch] 1:12  Tổng và các phần không khớp
      1 │ Toàn xã có 374 hộ.
        │            ^^^
      2 │ Đến nay 250 hộ đã thu hoạch.
        │         ^^^
      3 │ Còn lại 134 hộ mới trồng.
        │         ^^^
      = 250 + 134 = 384 ≠ 374
    ");
}

fn remark(text: &str) -> Finding {
    let places: Vec<Span> = (0..6).map(|i| nth(text, "1,5 %", i)).collect();
    Finding {
        severity: Severity::Info,
        message: Message::new("Thừa dấu cách trước %", "A space before %"),
        working: None,
        suggestions: vec![
            Suggestion { span: places[0], text: "1,5%".into(), applicability: Applicability::Safe },
            Suggestion { span: places[1], text: "1,5%".into(), applicability: Applicability::Suggest },
        ],
        ..about(&places)
    }
}

#[test]
fn a_remark_shows_its_first_places_and_counts_the_rest() {
    let text = (1..=6).map(|i| format!("Dòng {i} ghi 1,5 %.\n")).collect::<String>();
    assert_snapshot!(shown(&text, remark, &style(100)), @r"
    lưu ý[subtotal-mismatch] 1:12  Thừa dấu cách trước % (6 chỗ)
      1 │ Dòng 1 ghi 1,5 %.
        │            ^^^^^
      2 │ Dòng 2 ghi 1,5 %.
        │            ^^^^^
      3 │ Dòng 3 ghi 1,5 %.
        │            ^^^^^
      … và 3 chỗ khác: 4:12, 5:12, 6:12
      nên sửa: 1,5%
      có thể sửa: «1,5 %» → 1,5%
    ");
}

#[test]
fn any_place_of_any_text_can_be_shown() {
    let document = Document::from_text("a\u{301}👍🏽 1️⃣ năm\r\n\r\n\u{feff}kết 5");
    let text = document.text();
    let ends: Vec<usize> = (0..=text.len()).filter(|i| text.is_char_boundary(*i)).collect();
    for (i, start) in ends.iter().enumerate() {
        for end in ends.iter().skip(i) {
            let mut out = Vec::new();
            finding(&mut out, &about(&[Span::new(*start, *end)]), &document, &style(20))
                .expect("memory can be written");
            let visible = !text[*start..*end].trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty();
            assert!(out.contains(&b'^') || !visible, "{start}..{end}: {}", String::from_utf8_lossy(&out));
        }
    }
}

/// A checked article with one relation of each outcome.
fn checked() -> Checked {
    let operands = [at(SHORT, "374"), at(SHORT, "250")].map(|span| Operand { span, role: Role::Part }).to_vec();
    let claim = |verdict, working: &str| Claim {
        kind: ClaimKind::Sum,
        verdict,
        working: working.into(),
        operands: operands.clone(),
        confidence: Confidence::CERTAIN,
        repairs: Vec::new(),
    };
    let document = Document::from_text(SHORT);
    Checked {
        withheld: crate::control::Withheld::default(),
        annotated: Annotated::of(&document),
        document,
        claims: vec![
            claim(Verdict::Holds, "250 + 124 = 374"),
            claim(Verdict::Contradicts(Gap::Gross), "250 + 134 = 384 ≠ 374"),
            claim(Verdict::Undecided, "250 + ? = 374"),
        ],
        findings: vec![sum_of(SHORT)],
    }
}

fn whole(style: &Style) -> String {
    let mut out = Vec::new();
    article(&mut out, "che.txt", &checked(), style).expect("memory can be written");
    String::from_utf8(out).expect("output is UTF-8")
}

#[test]
fn an_article_ends_with_what_was_verified() {
    assert_snapshot!(whole(&style(100)), @r"
    che.txt
      lỗi[subtotal-mismatch] 1:16  Tổng và các phần không khớp
        1 │ Xã Hòa Bình có 374 hộ trồng chè, gồm 250 hộ đã thu hoạch và 134 hộ mới trồng.
          │                ^^^                   ^^^                    ^^^
        = 250 + 134 = 384 ≠ 374
      3 số, 3 quan hệ kiểm được: 1 khớp, 1 lệch, 1 chưa rõ
    ");
}

#[test]
fn relations_are_listed_when_asked_for() {
    let english = Wording::new(Language::En);
    let style = Style { claims: Claims::Shown, wording: english, ..style(100) };
    assert_snapshot!(whole(&style), @r"
    che.txt
      error[subtotal-mismatch] 1:16  The sum and its parts disagree
        1 │ Xã Hòa Bình có 374 hộ trồng chè, gồm 250 hộ đã thu hoạch và 134 hộ mới trồng.
          │                ^^^                   ^^^                    ^^^
        = 250 + 134 = 384 ≠ 374
      relations:
        ✓ 1:16  sum: 250 + 124 = 374
        ✗ 1:16  sum: 250 + 134 = 384 ≠ 374
        ? 1:16  sum: 250 + ? = 374
      3 numbers, 3 checkable relations: 1 hold, 1 contradict, 1 undecided
    ");
}

#[test]
fn findings_alone_come_without_coverage() {
    let severe = Selection { severity: Severity::Error, ..Selection::default() };
    let quiet = Style { detail: Detail::FindingsOnly, selection: severe, ..style(100) };
    assert!(whole(&quiet).ends_with("≠ 374\n\n"));
    let sure = Style { selection: Selection { confidence: Confidence::CERTAIN, ..severe }, ..quiet };
    assert!(whole(&sure).contains("subtotal-mismatch"));
}
