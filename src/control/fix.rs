//! Safe suggestions to the bytes of a mended file. Invariant: every byte that is not replaced stays as it is, digits stay
//! the digits they are, and no new contradiction appears.

use std::collections::HashSet;
use std::ops::Range;

use crate::Checked;
use crate::mention::Annotated;
use crate::rule::{Applicability, Selection, Severity};
use crate::text::{Document, Field, Span};

/// A file with what was safe to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many places differ.
    pub places: usize,
}

/// The replacement of a part of the clean text, as short as can be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    span: Span,
    text: String,
    /// The same place in the file.
    bytes: Range<usize>,
}

/// Applies the safe suggestions of `checked` to `bytes`, the file that it was read from; `None` where there are none.
///
/// Only what stands in the file character by character is replaced, so a container such as DOCX stays as it is.
pub fn mend(bytes: &[u8], checked: &Checked) -> Option<Mended> {
    if matches!(Encoding::of(bytes), Encoding::Utf8) && std::str::from_utf8(bytes).is_err() {
        return None;
    }
    let edits = harmless(checked, edits(bytes, checked));
    if edits.is_empty() {
        return None;
    }
    let encoding = Encoding::of(bytes);
    let mut mended = Vec::with_capacity(bytes.len() + edits.len() * 4);
    let mut from = 0;
    for edit in &edits {
        mended.extend_from_slice(bytes.get(from..edit.bytes.start)?);
        encoding.write(&edit.text, &mut mended);
        from = edit.bytes.end;
    }
    mended.extend_from_slice(bytes.get(from..)?);
    Some(Mended { bytes: mended, places: edits.len() })
}

/// The replacements that the file allows, in order, none over another.
fn edits(bytes: &[u8], checked: &Checked) -> Vec<Edit> {
    let encoding = Encoding::of(bytes);
    let suggestions = checked.findings.iter().flat_map(|finding| &finding.suggestions);
    let mut edits: Vec<Edit> = suggestions
        .filter(|suggestion| suggestion.applicability == Applicability::Safe)
        .filter(|suggestion| stands(bytes, &checked.document, suggestion.span, encoding))
        .filter_map(|suggestion| edit(&checked.document, suggestion.span, &suggestion.text))
        .collect();
    edits.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
    let mut end = 0;
    edits.retain(|edit| {
        let apart = edit.bytes.start >= end && edit.bytes != (end..end) || end == 0;
        if apart {
            end = edit.bytes.end.max(edit.bytes.start + 1);
        }
        apart
    });
    edits
}

/// Whether `span` is in the file as it is in the document.
fn stands(bytes: &[u8], document: &Document, span: Span, encoding: Encoding) -> bool {
    let (field, range) = document.locate_bytes(span);
    let original = document.original(span);
    let mut written = Vec::new();
    encoding.write(original, &mut written);
    field == Field::Whole && bytes.get(range) == Some(&written) && !original.contains(['<', '>', '\n', '\r'])
}

/// What differs between the text at `span` and `text`.
fn edit(document: &Document, span: Span, text: &str) -> Option<Edit> {
    let old = document.text().get(span.range())?;
    let head: usize = old.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (old_rest, new_rest) = (old.get(head..)?, text.get(head..)?);
    let same = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let (old, new) = (old_rest.get(..old_rest.len() - tail)?, new_rest.get(..new_rest.len() - tail)?);
    if old == new || !digits(old).eq(digits(new)) || new.contains(['<', '>', '&', '\n']) {
        return None;
    }
    let start = span.range().start + head;
    let span = Span::new(start, start + old.len());
    if old.chars().all(char::is_whitespace) && parts_numbers(document.text(), span) {
        return None;
    }
    let (_, bytes) = document.locate_bytes(span);
    Some(Edit { span, text: new.to_owned(), bytes })
}

/// Whether the white space at and around `span` parts two numbers, the second perhaps with a sign: in a table "4 -3" is no
/// range, and "12  500" no thousands.
fn parts_numbers(text: &str, span: Span) -> bool {
    let before = text.get(..span.range().start).unwrap_or_default().trim_end();
    let after = text.get(span.range().end..).unwrap_or_default().trim_start();
    let after = after.strip_prefix(['-', '–', '−', '+']).unwrap_or(after);
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
}

/// The digits of a text, raised ones as plain ones.
fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|character| match character {
        '²' => Some('2'),
        '³' => Some('3'),
        other => other.is_ascii_digit().then_some(other),
    })
}

/// The edits after which nothing is wrong that was not before: all of them, or those that each do no harm.
fn harmless(checked: &Checked, edits: Vec<Edit>) -> Vec<Edit> {
    if edits.is_empty() {
        return edits;
    }
    let before = wrong(checked, &[]);
    if wrong(checked, &edits).is_subset(&before) {
        return edits;
    }
    edits.into_iter().filter(|edit| wrong(checked, std::slice::from_ref(edit)).is_subset(&before)).collect()
}

/// The fingerprints of what is wrong in the clean text after `edits`.
fn wrong(checked: &Checked, edits: &[Edit]) -> HashSet<String> {
    let clean = checked.document.text();
    let mut text = String::with_capacity(clean.len() + edits.len());
    let mut from = 0;
    for edit in edits {
        let range = edit.span.range();
        text.push_str(clean.get(from..range.start).unwrap_or_default());
        text.push_str(&edit.text);
        from = range.end;
    }
    text.push_str(clean.get(from..).unwrap_or_default());
    let document = Document::from_text(&text).with_published(checked.document.published());
    let annotated = Annotated::of_with(&document, checked.annotated.vocabulary().clone());
    let again = crate::check_annotated(document, annotated, &Selection::default());
    let grave = again.findings.iter().filter(|finding| finding.severity > Severity::Info);
    grave.map(|finding| format!("{} {:?}", finding.rule.id, finding.working)).collect()
}

/// How the characters of a file are written.
#[derive(Clone, Copy, Debug)]
enum Encoding {
    Utf8,
    Utf16(fn(u16) -> [u8; 2]),
}

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Encoding::Utf16(u16::to_le_bytes),
            [0xFE, 0xFF, ..] => Encoding::Utf16(u16::to_be_bytes),
            _ => Encoding::Utf8,
        }
    }

    fn write(self, text: &str, to: &mut Vec<u8>) {
        match self {
            Encoding::Utf8 => to.extend_from_slice(text.as_bytes()),
            Encoding::Utf16(unit) => to.extend(text.encode_utf16().flat_map(unit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::text::Document;

    /// The file that `bytes` become.
    fn mended(bytes: &[u8]) -> Vec<u8> {
        let checked = crate::check(Document::from_bytes(bytes).unwrap());
        mend(bytes, &checked).map_or_else(|| bytes.to_vec(), |mended| mended.bytes)
    }

    /// How characters are written to a file.
    type Way = dyn Fn(&str) -> Vec<u8>;

    /// Mends `text` in every way it may be written in; a second time there is nothing left to do.
    fn check(text: &str, expected: &str) {
        let utf16 = |text: &str| {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
        };
        let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
        let windows = |text: &str| text.replace('\n', "\r\n").into_bytes();
        let ways: [&Way; 4] = [&|text| text.as_bytes().to_vec(), &utf16, &marked, &windows];
        for way in ways {
            let once = mended(&way(text));
            assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&way(expected)));
            assert_eq!(mended(&once), once);
        }
    }

    #[test]
    fn what_is_safe_is_mended_and_nothing_else() {
        check("Xã có 5 ha lúa, 7ha ngô\nvà 300m2 ao.", "Xã có 5 ha lúa, 7 ha ngô\nvà 300 m² ao.");
        check("Giá là 6,8 tủ USD; rộng 300 m2.", "Giá là 6,8 tủ USD; rộng 300 m².");
        check("Hỗ trợ 25 triêu đồng, bán 3 nghin tấn.", "Hỗ trợ 25 triệu đồng, bán 3 nghìn tấn.");
        check("Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.", "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.");
        check("Trời  mưa, đường trơn.", "Trời mưa, đường trơn.");
    }

    #[test]
    fn columns_of_numbers_stay_columns() {
        check(
            "Xếp hạng: đội 7  32 điểm, hiệu số 4 -3 và 12  500 khán giả.",
            "Xếp hạng: đội 7  32 điểm, hiệu số 4 -3 và 12  500 khán giả.",
        );
        check("Vàng ở mức 36,70- 37,00 triệu đồng, trời  mưa.", "Vàng ở mức 36,70-37,00 triệu đồng, trời mưa.");
    }

    #[test]
    fn letters_around_a_place_keep_their_form() {
        // "tỷ" decomposed, a no-break space, and one place to mend between them.
        let text = "Xã thu 12 ty\u{309}\u{a0}đồng , hơn năm trước.";
        let expected = "Xã thu 12 ty\u{309}\u{a0}đồng, hơn năm trước.";
        assert_eq!(String::from_utf8(mended(text.as_bytes())).unwrap(), expected);
    }
}
