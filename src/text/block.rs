//! Clean text to blocks: what each line of an article is for.
//!
//! Invariant: blocks are in order, do not overlap, hold no line break, and leave out nothing but white space.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr;
use memchr::memmem::Finder;

use super::{Span, dateline};

/// What a block of text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The first paragraph, which sums up the article.
    Lead,
    /// A paragraph, or a heading within the text that nothing marks as one.
    Body,
    /// What the markup calls a heading within the text.
    Heading,
    /// The line under a picture.
    Caption,
    /// A paragraph of a cell of a table. Its numbers belong to its row and column, not to the text around.
    Cell,
    /// A line that holds nothing but the date of publication.
    Metadata,
    /// Links to other articles and keywords: not part of what the article says.
    Menu,
}

/// One line of the clean text, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is for.
    pub kind: BlockKind,
    /// Where it stands in the clean text.
    pub span: Span,
}

/// A headline is shorter than this, in characters.
const TITLE_CHARS: usize = 200;
/// A caption is shorter than this, in characters.
const CAPTION_CHARS: usize = 250;
/// The name after "Ảnh:" is at most this long, in characters.
const CREDIT_CHARS: usize = 50;
/// A lead needs this many paragraphs after it: below that an article has no parts to tell apart.
const PARAGRAPHS_AFTER_LEAD: usize = 2;

/// Lines that head a list of links, in lower case and without a final colon.
const MENU_HEADINGS: &[&str] = &[
    "tin liên quan",
    "tin khác",
    "tin mới",
    "tin mới nhất",
    "tin cùng chuyên mục",
    "tin bài liên quan",
    "tin đọc nhiều",
    "bài liên quan",
    "bài viết liên quan",
    "bài viết khác",
    "các tin khác",
    "các tin liên quan",
    "có thể bạn quan tâm",
    "cùng chuyên mục",
    "đọc nhiều",
    "đọc thêm",
    "xem thêm",
    "từ khóa",
    "từ khoá",
    "tags",
];

/// Headings that their own list may follow on the same line, after a colon. Lower case.
const MENU_PREFIXES: &[&str] = &["từ khóa:", "từ khoá:", "tags:", "xem thêm:", "đọc thêm:", "tin liên quan:"];

/// The blocks of `text`. The places `given`, in order, are known to be of some kind; what is given as body is looked at
/// like any other line.
pub(super) fn split(text: &str, given: &[(BlockKind, Range<usize>)]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut given = given.iter().peekable();
    for span in lines(text) {
        let line = text.get(span.range()).unwrap_or_default();
        while given.next_if(|(_, place)| place.end <= span.start as usize).is_some() {}
        let known = given.peek().filter(|(_, place)| place.start < span.end as usize).map(|(kind, _)| *kind);
        let kind = known.filter(|kind| *kind != BlockKind::Body).unwrap_or_else(|| kind_of(line));
        blocks.push(Block { kind, span });
    }
    mark_menu(text, &mut blocks);
    mark_title_and_lead(text, &mut blocks);
    blocks
}

/// The trimmed, non-empty lines.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        let from = start + line.len() - line.trim_start().len();
        start += end + 1;
        Some(Span::new(from, from + line.trim().len()))
    })
    .filter(|span| !span.is_empty())
}

/// What a line shows by itself, whatever stands around it.
fn kind_of(line: &str) -> BlockKind {
    if is_caption(line) {
        BlockKind::Caption
    } else if dateline::parse(line).is_some() {
        BlockKind::Metadata
    } else if heads_menu(line) {
        BlockKind::Menu
    } else {
        BlockKind::Body
    }
}

fn is_caption(line: &str) -> bool {
    if !names_picture(line) || !shorter_than(line, CAPTION_CHARS) {
        return false;
    }
    if line.starts_with("Ảnh:") {
        return true;
    }
    ["Ảnh:", "ảnh:", "(Ảnh ", "(ảnh "].iter().any(|mark| {
        let Some((before, credit)) = line.rsplit_once(mark) else { return false };
        let opened = mark.starts_with('(') || before.ends_with('(');
        let closed = credit.trim_end_matches(['.', ' ']).ends_with(')');
        shorter_than(credit, CREDIT_CHARS) && opened == closed && !credit.contains(';')
    })
}

/// Whether "ảnh" or "Ảnh" stands in the line: most lines are settled by this.
fn names_picture(line: &str) -> bool {
    static PICTURE: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new("ảnh"), Finder::new("Ảnh")]);
    PICTURE.iter().any(|finder| finder.find(line.as_bytes()).is_some())
}

fn heads_menu(line: &str) -> bool {
    if line.ends_with(['.', '!', '?']) || !shorter_than(line, TITLE_CHARS) {
        return false;
    }
    let Some(first) = line.chars().next().and_then(|first| first.to_lowercase().next()) else { return false };
    if !MENU_HEADINGS.iter().chain(MENU_PREFIXES).any(|heading| heading.starts_with(first)) {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches([':', ' ', '…', '»', '>']);
    MENU_HEADINGS.contains(&bare) || MENU_PREFIXES.iter().any(|prefix| lower.starts_with(prefix))
}

/// Makes a menu of everything after the first menu heading that only headlines follow.
fn mark_menu(text: &str, blocks: &mut [Block]) {
    let like_menu = |block: &&Block| match block.kind {
        BlockKind::Menu | BlockKind::Metadata => true,
        BlockKind::Body | BlockKind::Caption => is_headline(text.get(block.span.range()).unwrap_or_default()),
        BlockKind::Heading => true,
        BlockKind::Title | BlockKind::Lead | BlockKind::Cell => false,
    };
    let tail = blocks.iter().rev().take_while(like_menu).count();
    let tail = blocks.len() - tail;
    let after = blocks.iter_mut().skip(tail).skip_while(|block| block.kind != BlockKind::Menu);
    for block in after.filter(|block| block.kind != BlockKind::Metadata) {
        block.kind = BlockKind::Menu;
    }
}

/// Names the first line of a plain text its title, and the first paragraph after a title its lead.
fn mark_title_and_lead(text: &str, blocks: &mut [Block]) {
    if blocks.iter().any(|block| block.kind == BlockKind::Lead) {
        return;
    }
    let more_follow = blocks.len() > 1;
    let title = blocks.iter().position(|block| block.kind == BlockKind::Title);
    let has_title = title.is_some();
    let mut content = blocks
        .iter_mut()
        .skip(title.unwrap_or(0))
        .filter(|block| !matches!(block.kind, BlockKind::Metadata | BlockKind::Menu | BlockKind::Title));
    let mut lead = content.next();
    if !has_title {
        let Some(first) = lead.take() else { return };
        let line = text.get(first.span.range()).unwrap_or_default();
        if !more_follow || first.kind != BlockKind::Body || !is_headline(line) {
            return;
        }
        first.kind = BlockKind::Title;
        lead = content.next();
    }
    let Some(lead) = lead.filter(|block| block.kind == BlockKind::Body) else { return };
    if content.filter(|block| block.kind == BlockKind::Body).count() >= PARAGRAPHS_AFTER_LEAD {
        lead.kind = BlockKind::Lead;
    }
}

fn is_headline(line: &str) -> bool {
    !ends_sentence(line) && shorter_than(line, TITLE_CHARS)
}

/// An ellipsis may close a headline; a stop, or what announces a list, may not.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', ')', ' ']);
    bare.ends_with(['.', '!', ';', ':']) && !bare.ends_with("...")
}

/// Counts only where the bytes leave it open: no character takes more than four.
fn shorter_than(line: &str, chars: usize) -> bool {
    line.len() <= chars || line.len() <= 4 * chars && line.chars().count() <= chars
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One letter a block: Title, Lead, Body, Caption, meta-Data, Menu.
    fn check(text: &str, title: Option<&str>, expected: &str) {
        let whole = title.map_or(String::from(text), |title| format!("{title}\n{text}"));
        let given = title.map(|title| (BlockKind::Title, 0..title.len()));
        let kinds: String = split(&whole, given.as_slice())
            .iter()
            .map(|block| match block.kind {
                BlockKind::Title => 'T',
                BlockKind::Lead => 'L',
                BlockKind::Body => 'B',
                BlockKind::Heading => 'H',
                BlockKind::Cell => 'Z',
                BlockKind::Caption => 'C',
                BlockKind::Metadata => 'D',
                BlockKind::Menu => 'M',
            })
            .collect();
        assert_eq!(kinds, expected, "{text:?}");
    }

    #[test]
    fn tells_blocks_apart() {
        check("Một câu dài.", None, "B");
        check("Một câu dài.", Some("Đầu đề"), "TB");
        check("", None, "");
        check(" \n\n ", Some("Đầu đề"), "T");
        check("Mưa lớn ở miền núi\n\nHai xã ngập.\n\n Ba cầu trôi. \nMột đường sạt.", None, "TLBB");
        check("Hai xã ngập.\nBa cầu trôi.\nMột đường sạt.", Some("Mưa lớn"), "TLBB");
        check("Hai xã ngập.\nBa cầu trôi.\nMột đường sạt.", None, "BBB");
        check("Mưa lớn\nĐăng ngày: 05/09/2023 , 18:40 GMT+7\nHai xã ngập.\nLê Văn", None, "TDBB");
        check("Mưa lớn\nHai xã ngập.\nNước ngập cầu. Ảnh: Lê Văn\nẢnh: TTXVN", None, "TBCC");
        check("Mưa lớn\nHai xã ngập.\nCầu trôi (Ảnh minh họa).\nMột cầu (ảnh: L.V)", None, "TBCC");
        check("Mưa lớn\nHai xã ngập.\nTin liên quan\nGiá lúa tăng\nNắng nóng?", None, "TBMMM");
        check("Mưa lớn\nHai xã ngập.\nTin liên quan\nGiá lúa tăng\nBa cầu trôi, dân phải đi vòng.", None, "TLMBB");
        check("Mưa lớn\nHai xã ngập.\nTừ khóa: mưa, lũ\n05/09/2023 | 18:40", None, "TBMD");
        check("Mưa lớn\nXem thêm ở các trang sau để biết giá.\nTin mới về lũ", None, "TBB");
    }
}
