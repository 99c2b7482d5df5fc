//! Documents of Microsoft Word to pieces: paragraphs, tables, text boxes, notes; tracked changes as if accepted.
//!
//! Invariant: a paragraph of the file has one number, whatever of it is seen, so an editor finds it by counting.

use std::collections::HashMap;
use std::ops::Range;

use super::FormatError;
use super::archive::Archive;
use super::strands::{self, Strands};
use super::xml::{self, Happening, Start, Walk};
use crate::text::{BlockKind, Document, Drafted, Field, Run, Source};

const MAIN: &str = "word/document.xml";
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];
const STYLES: &str = "word/styles.xml";

/// What the styles of a document mean, by their ids.
type Styles = HashMap<String, Style>;

/// What a paragraph style means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Title,
    Subtitle,
    Heading(u8),
    Caption,
}

/// Reads a whole file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    let mut archive = Archive::open(bytes)?;
    let styles = match archive.part(STYLES)? {
        Some(source) => styles(source.text())?,
        None => Styles::new(),
    };
    let main = archive.required(MAIN)?;
    let mut parts: Vec<(Field, Source, [Drafted; 2])> = Vec::new();
    let drafted = draft(main.text(), MAIN, &styles)?;
    parts.push((Field::Member(MAIN), main, drafted));
    for name in NOTES {
        if let Some(source) = archive.part(name)? {
            let drafted = draft(source.text(), name, &styles)?;
            if drafted.iter().any(|drafted| !drafted.is_empty()) {
                parts.push((Field::Member(name), source, drafted));
            }
        }
    }
    Ok(strands::document(parts))
}

/// The styles that tell what a paragraph is for. Their ids follow the language of the program, their names do not.
fn styles(source: &str) -> Result<Styles, FormatError> {
    let mut styles = Styles::new();
    let mut walk = Walk::new(source, STYLES);
    let mut id = None;
    while let Some(happening) = walk.next()? {
        let Happening::Start(start) = happening else { continue };
        match start.name() {
            "w:style" => id = start.value("w:styleId"),
            "w:name" => {
                let style = start.value("w:val").and_then(|name| style_called(&name));
                if let Some((id, style)) = id.take().zip(style) {
                    styles.insert(id, style);
                }
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn style_called(name: &str) -> Option<Style> {
    let lower = name.to_lowercase();
    match lower.as_str() {
        "title" => Some(Style::Title),
        "subtitle" => Some(Style::Subtitle),
        "caption" => Some(Style::Caption),
        _ => lower.strip_prefix("heading")?.trim().parse().ok().map(Style::Heading),
    }
}

/// Reads one part.
fn draft(source: &str, part: &'static str, styles: &Styles) -> Result<[Drafted; 2], FormatError> {
    let mut reader = Reader {
        strands: Strands::new(source),
        walk: Walk::new(source, part),
        styles,
        paragraphs: 0,
        open: Vec::new(),
        joins: false,
        is_text: false,
    };
    while let Some(happening) = reader.walk.next()? {
        match happening {
            Happening::Start(start) => reader.start(&start),
            Happening::End(name) => reader.end(name),
            Happening::Text(place) if reader.is_text => reader.text(place),
            Happening::Reference(place, to) if reader.is_text => reader.reference(place, to),
            Happening::Text(_) | Happening::Reference(..) => {}
        }
    }
    Ok(reader.strands.finish())
}

struct Reader<'s> {
    strands: Strands<'s>,
    walk: Walk<'s>,
    styles: &'s Styles,
    /// How many paragraphs have begun.
    paragraphs: usize,
    /// The paragraphs that are open: one in a text box lies in another.
    open: Vec<Paragraph>,
    /// Whether the mark at the end of the last paragraph was deleted, so that the next one goes on with it.
    joins: bool,
    /// Whether a `w:t` is open.
    is_text: bool,
}

/// An open paragraph.
#[derive(Clone, Copy)]
struct Paragraph {
    place: Run,
    kind: BlockKind,
    look: Look,
    mark_deleted: bool,
}

/// How the open run is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Raised,
    Unseen,
}

impl Reader<'_> {
    fn start(&mut self, start: &Start<'_>) {
        match start.name() {
            "w:p" => self.start_paragraph(),
            "w:pStyle" => self.style(start),
            "w:r" => self.start_run(),
            "w:t" => self.is_text = true,
            "w:tab" if self.walk.is_inside("w:r") => self.blank(),
            "w:br" | "w:cr" => self.line_break(),
            "w:noBreakHyphen" => self.insert("-"),
            "w:vertAlign" | "w:vanish" | "w:strike" | "w:dstrike" if self.walk.is_inside("w:r") => self.look_of(start),
            "w:del" | "w:moveFrom" => self.deletion(),
            // The same drawing once more, for programs that do not know it.
            "mc:Fallback" | "w:rPrChange" | "w:pPrChange" | "w:tcPrChange" | "w:trPrChange" => self.walk.leave_out(),
            // The line above the notes of a page.
            "w:footnote" | "w:endnote" if start.value("w:type").is_some_and(|kind| kind != "normal") => {
                self.walk.leave_out();
            }
            "w:txbxContent" => {
                let around = self.open.last().map(|paragraph| paragraph.kind);
                self.strands.start_box(around);
            }
            "w:tbl" => self.strands.draft().start_table(),
            "w:tr" => self.strands.draft().start_row(),
            "w:tblHeader" if is_on(start) => self.strands.draft().mark_header_row(),
            "w:tc" => self.strands.draft().start_cell(Default::default(), Default::default()),
            "w:gridSpan" => self.strands.draft().widen_cell(start.number("w:val").unwrap_or(1)),
            "w:vMerge" if start.value("w:val").as_deref() != Some("restart") => self.strands.draft().continue_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: Range<usize>) {
        match self.walk.name(name) {
            "w:p" => self.end_paragraph(),
            "w:t" => self.is_text = false,
            "w:txbxContent" => {
                let around = self.open.last().map(|paragraph| paragraph.kind);
                self.strands.end_box(around);
            }
            "w:tbl" => self.strands.draft().end_table(),
            _ => {}
        }
    }

    fn start_paragraph(&mut self) {
        self.paragraphs += 1;
        let place = Run { paragraph: self.paragraphs, run: 0 };
        self.open.push(Paragraph { place, kind: BlockKind::Body, look: Look::Plain, mark_deleted: false });
        if !std::mem::take(&mut self.joins) {
            self.strands.draft().start_block(BlockKind::Body);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        self.joins = ended.mark_deleted;
    }

    fn style(&mut self, start: &Start<'_>) {
        let style = start.value("w:val").and_then(|id| self.styles.get(&id).copied().or_else(|| style_called(&id)));
        let kind = match style {
            Some(Style::Title) => BlockKind::Title,
            Some(Style::Heading(1))
                if !self.strands.draft().has(BlockKind::Title) && !self.strands.draft().has(BlockKind::Body) =>
            {
                BlockKind::Title
            }
            Some(Style::Heading(_)) => BlockKind::Heading,
            Some(Style::Subtitle) => BlockKind::Lead,
            Some(Style::Caption) => BlockKind::Caption,
            None => return,
        };
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.kind = kind;
        }
        self.strands.draft().start_block(kind);
    }

    fn start_run(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.place.run += 1;
            paragraph.look = Look::Plain;
            self.strands.draft().start_run(paragraph.place);
        }
    }

    /// A property of the open run that tells how it is seen.
    fn look_of(&mut self, start: &Start<'_>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match start.name() {
            "w:vertAlign" if start.value("w:val").as_deref() != Some("superscript") => {}
            "w:vertAlign" if paragraph.look == Look::Plain => paragraph.look = Look::Raised,
            "w:vertAlign" => {}
            _ if is_on(start) => paragraph.look = Look::Unseen,
            _ => {}
        }
    }

    /// A deletion that is tracked: of text, of the mark at the end of a paragraph, of a row.
    fn deletion(&mut self) {
        if self.walk.is_inside("w:trPr") {
            self.walk.leave_out_rest_of("w:tr");
        } else if self.walk.is_inside("w:pPr") {
            if let Some(paragraph) = self.open.last_mut() {
                paragraph.mark_deleted = true;
            }
        } else {
            self.walk.leave_out();
        }
    }

    fn seen(&self) -> Look {
        self.open.last().map_or(Look::Unseen, |paragraph| paragraph.look)
    }

    fn text(&mut self, place: Range<usize>) {
        match self.seen() {
            Look::Plain => self.strands.draft().keep(place),
            Look::Raised => self.strands.draft().raise(place),
            Look::Unseen => {}
        }
    }

    fn reference(&mut self, place: Range<usize>, to: Option<char>) {
        if self.seen() != Look::Unseen {
            xml::refer(self.strands.draft(), place, to);
        }
    }

    fn insert(&mut self, text: &str) {
        if self.seen() != Look::Unseen {
            let place = self.walk.place();
            self.strands.draft().replace(place, text);
        }
    }

    fn blank(&mut self) {
        let place = self.walk.place();
        self.strands.draft().space(place);
    }

    fn line_break(&mut self) {
        let place = self.walk.place();
        self.strands.draft().soft_break(place);
    }
}

/// Whether a property is on: it is, unless it says that it is not.
fn is_on(start: &Start<'_>) -> bool {
    !matches!(start.value("w:val").as_deref(), Some("0" | "false" | "off" | "none"))
}
