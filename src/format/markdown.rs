//! Markdown to pieces: front matter, paragraphs, headings, tables, captions of pictures.
//!
//! Invariant: code and struck-out text are never part of the text, and every other character that a reader sees is.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::front_matter::{self, Style};
use super::{FormatError, html};
use crate::text::{BlockKind, CellKind, Draft, Drafted, Spread};

/// Reads a whole Markdown text.
pub(super) fn draft(source: &str) -> Result<Drafted, FormatError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader { draft: Draft::new(source), unseen: 0, depth: 0, raised: false, header: false };
    for (event, place) in Parser::new_ext(source, options).into_offset_iter() {
        reader.take(event, place)?;
    }
    Ok(reader.draft.finish())
}

struct Reader<'s> {
    draft: Draft<'s>,
    /// How many elements are open whose text is not part of the article.
    unseen: usize,
    /// How many elements are open.
    depth: usize,
    /// Whether an inline `<sup>` is open.
    raised: bool,
    /// Whether the open row heads its table.
    header: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, place: Range<usize>) -> Result<(), FormatError> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > super::MOST_DEPTH {
                    return Err(FormatError::TooDeep { part: "the file", at: place.start });
                }
                self.open(&tag, place)?;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.close(tag);
            }
            _ if self.unseen > 0 => {}
            Event::Text(text) => self.text(&text, place),
            Event::Code(code) => {
                let shown = self.draft.source().get(place.clone()).unwrap_or_default();
                let inner = shown.find(code.as_ref()).filter(|_| !code.is_empty());
                match inner.map(|at| place.start + at) {
                    Some(start) => self.draft.flow(start..start + code.len()),
                    None => self.draft.replace(place, &code),
                }
            }
            Event::SoftBreak => self.draft.space(place),
            Event::HardBreak => self.draft.break_line(),
            Event::InlineHtml(tag) => self.inline(&tag.to_ascii_lowercase()),
            Event::Rule
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        let is_verbatim = self.draft.source().get(place.clone()) == Some(text);
        match (is_verbatim, self.raised) {
            (true, false) => self.draft.flow(place),
            (true, true) => self.draft.raise(place),
            (false, _) => self.draft.replace(place, text),
        }
    }

    fn inline(&mut self, tag: &str) {
        match tag.trim_end_matches(['>', '/', ' ']) {
            "<br" => self.draft.break_line(),
            "<sup" => self.raised = true,
            "</sup" => self.raised = false,
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, place: Range<usize>) -> Result<(), FormatError> {
        match tag {
            Tag::MetadataBlock(kind) => {
                self.unseen += 1;
                let style = match kind {
                    MetadataBlockKind::YamlStyle => Style::Yaml,
                    MetadataBlockKind::PlusesStyle => Style::Toml,
                };
                let text = self.draft.source().get(place.clone()).unwrap_or_default();
                let fence = text.find('\n').map_or(text.len(), |end| end + 1);
                front_matter::take(&mut self.draft, place.start + fence..place.end, style);
            }
            Tag::CodeBlock(_) | Tag::Strikethrough => self.unseen += 1,
            Tag::HtmlBlock => {
                self.unseen += 1;
                html::append(&mut self.draft, place)?;
            }
            Tag::Heading { level, .. } => {
                let is_title = *level == HeadingLevel::H1 && !self.draft.has(BlockKind::Title);
                self.draft.start_block(if is_title { BlockKind::Title } else { BlockKind::Heading });
            }
            Tag::Image { .. } => self.draft.start_block(BlockKind::Caption),
            Tag::Table(_) => self.draft.start_table(),
            Tag::TableHead | Tag::TableRow => {
                self.header = matches!(tag, Tag::TableHead);
                self.draft.start_row();
            }
            Tag::TableCell => {
                let kind = if self.header { CellKind::Header } else { CellKind::Data };
                self.draft.start_cell(kind, Spread::default());
            }
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {
                self.raised = false;
                self.draft.start_block(BlockKind::Body);
            }
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {}
        }
        Ok(())
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::CodeBlock | TagEnd::Strikethrough | TagEnd::HtmlBlock => {
                self.unseen = self.unseen.saturating_sub(1);
            }
            TagEnd::Table => self.draft.end_table(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Image | TagEnd::Item => {
                self.draft.start_block(BlockKind::Body);
            }
            _ => {}
        }
    }
}
