//! Documents of LibreOffice Writer to pieces: paragraphs, headings, tables, text boxes, notes.
//!
//! Invariant: what tracked changes have deleted stands apart in the file and never enters the text.

use std::collections::HashMap;
use std::ops::Range;

use super::FormatError;
use super::archive::Archive;
use super::strands::{self, Strands};
use super::xml::{self, Happening, Start, Walk};
use crate::text::{BlockKind, Document, Drafted, Field, Run, Spread};

const MAIN: &str = "content.xml";
/// No more spaces than this are read of a run of them.
const MOST_SPACES: u32 = 16;

/// Reads a whole file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    let source = Archive::open(bytes)?.required(MAIN)?;
    let drafted = draft(source.text())?;
    Ok(strands::document(vec![(Field::Member(MAIN), source, drafted)]))
}

/// A style that the file defines for its own use.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
}

/// How text is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Plain,
    Raised,
    Unseen,
}

struct Reader<'s> {
    strands: Strands<'s>,
    walk: Walk<'s>,
    styles: HashMap<String, Style>,
    /// The style that is being defined.
    defined: Option<String>,
    paragraphs: usize,
    /// The open paragraphs: one of a note or a text box lies in another.
    open: Vec<(Run, BlockKind)>,
    /// The looks of the open paragraphs and spans.
    looks: Vec<Look>,
    header_rows: bool,
}

fn draft(source: &str) -> Result<[Drafted; 2], FormatError> {
    let mut reader = Reader {
        strands: Strands::new(source),
        walk: Walk::new(source, MAIN),
        styles: HashMap::new(),
        defined: None,
        paragraphs: 0,
        open: Vec::new(),
        looks: Vec::new(),
        header_rows: false,
    };
    while let Some(happening) = reader.walk.next()? {
        match happening {
            Happening::Start(start) => reader.start(&start),
            Happening::End(name) => reader.end(name),
            Happening::Text(place) => reader.text(place),
            Happening::Reference(place, to) => {
                if reader.seen() != Look::Unseen {
                    xml::refer(reader.strands.draft(), place, to);
                }
            }
        }
    }
    Ok(reader.strands.finish())
}

impl Reader<'_> {
    fn start(&mut self, start: &Start<'_>) {
        match start.name() {
            "style:style" => {
                self.defined = start.value("style:name");
                if let Some(name) = &self.defined {
                    let style = Style { parent: start.value("style:parent-style-name"), look: Look::Plain };
                    self.styles.insert(name.clone(), style);
                }
            }
            "style:text-properties" => self.define_look(start),
            "text:tracked-changes"
            | "office:annotation"
            | "text:note-citation"
            | "office:forms"
            | "text:sequence-decls"
            | "table:covered-table-cell"
            | "svg:title"
            | "svg:desc" => self.walk.leave_out(),
            "text:p" => self.start_paragraph(start, None),
            "text:h" => self.start_paragraph(start, Some(start.number("text:outline-level").unwrap_or(1))),
            "text:span" => {
                let look = self.look_of(start);
                self.looks.push(look);
                self.start_run();
            }
            "text:s" => {
                // The file writes one space as itself and any further ones as a number.
                let place = self.walk.place();
                let spaces = start.number("text:c").unwrap_or(1).min(MOST_SPACES) as usize;
                self.strands.draft().replace(place, &" ".repeat(spaces));
            }
            "text:tab" => {
                let place = self.walk.place();
                self.strands.draft().space(place);
            }
            "text:line-break" => {
                let place = self.walk.place();
                self.strands.draft().soft_break(place);
            }
            "text:note" => self.strands.enter(),
            "draw:text-box" => {
                let around = self.open.last().map(|(_, kind)| *kind);
                self.strands.start_box(around);
            }
            "table:table" => self.strands.draft().start_table(),
            "table:table-header-rows" => self.header_rows = true,
            "table:table-row" => {
                self.strands.draft().start_row();
                if self.header_rows {
                    self.strands.draft().mark_header_row();
                }
            }
            "table:table-cell" => {
                let number = |name: &str| start.number(name).unwrap_or(1);
                let spread = Spread::new(number("table:number-columns-spanned"), number("table:number-rows-spanned"));
                self.strands.draft().start_cell(Default::default(), spread);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: Range<usize>) {
        match self.walk.name(name) {
            "style:style" => self.defined = None,
            "text:p" | "text:h" => {
                self.looks.pop();
                self.open.pop();
            }
            // What follows is the rest of the paragraph around it.
            "text:note" => {
                self.strands.leave();
                self.start_run();
            }
            "draw:text-box" => {
                let around = self.open.last().map(|(_, kind)| *kind);
                self.strands.end_box(around);
                self.start_run();
            }
            "text:span" => {
                self.looks.pop();
                self.start_run();
            }
            "table:table" => self.strands.draft().end_table(),
            "table:table-header-rows" => self.header_rows = false,
            _ => {}
        }
    }

    fn define_look(&mut self, start: &Start<'_>) {
        let raised = start.value("style:text-position").is_some_and(|position| {
            position.starts_with("super") || position.trim_start().starts_with(|c: char| ('1'..='9').contains(&c))
        });
        let struck = start.value("style:text-line-through-style").is_some_and(|style| style != "none");
        let hidden = start.value("text:display").as_deref() == Some("none");
        let look = match (struck || hidden, raised) {
            (true, _) => Look::Unseen,
            (false, true) => Look::Raised,
            (false, false) => return,
        };
        if let Some(style) = self.defined.as_ref().and_then(|name| self.styles.get_mut(name)) {
            style.look = look;
        }
    }

    fn look_of(&self, start: &Start<'_>) -> Look {
        let around = self.looks.last().copied().unwrap_or_default();
        let own = start.value("text:style-name").and_then(|name| self.styles.get(&name)).map(|style| style.look);
        own.filter(|look| *look != Look::Plain).unwrap_or(around)
    }

    fn start_paragraph(&mut self, start: &Start<'_>, level: Option<u32>) {
        self.paragraphs += 1;
        let look = start.value("text:style-name").and_then(|name| self.styles.get(&name)).map(|style| style.look);
        self.looks.push(look.unwrap_or_default());
        let name = start.value("text:style-name").unwrap_or_default();
        let parent = self.styles.get(&name).and_then(|style| style.parent.clone()).unwrap_or(name);
        let is_first = !self.strands.draft().has(BlockKind::Title) && !self.strands.draft().has(BlockKind::Body);
        let kind = match (parent.as_str(), level) {
            ("Title", _) => BlockKind::Title,
            ("Subtitle", _) => BlockKind::Lead,
            ("Caption" | "Figure" | "Illustration" | "Drawing", _) => BlockKind::Caption,
            (_, Some(1)) if is_first => BlockKind::Title,
            (_, Some(_)) => BlockKind::Heading,
            _ => BlockKind::Body,
        };
        self.open.push((Run { paragraph: self.paragraphs, run: 0 }, kind));
        self.strands.draft().start_block(kind);
        self.start_run();
    }

    fn start_run(&mut self) {
        if let Some((place, _)) = self.open.last_mut() {
            place.run += 1;
            self.strands.draft().start_run(*place);
        }
    }

    fn seen(&self) -> Look {
        if self.open.is_empty() { Look::Unseen } else { self.looks.last().copied().unwrap_or_default() }
    }

    fn text(&mut self, place: Range<usize>) {
        match self.seen() {
            Look::Plain => self.strands.draft().flow(place),
            Look::Raised => self.strands.draft().raise(place),
            Look::Unseen => {}
        }
    }
}
