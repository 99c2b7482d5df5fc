//! The chosen part of a page to pieces.
//!
//! Invariant: what is left out is left out with everything in it.

use super::choose::Chosen;
use super::entity::{self, Spaces};
use super::role::{Role, Tag};
use super::tree::{Element, Event, Page};
use crate::text::{BlockKind, CellKind, Draft, Spread};

/// Hands over the text of the article.
pub(super) fn article(draft: &mut Draft<'_>, page: &Page, chosen: &Chosen) {
    let mut emitter = Emitter { draft, page, chosen, raised: 0, kinds: vec![BlockKind::Body], part: Part::Around };
    let Some(around) = page.elements.get(chosen.around) else { return };
    let mut at = around.events.start;
    while at < around.events.end {
        let Some(event) = page.events.get(at) else { return };
        at = match event {
            Event::Open(number) => emitter.open(*number).unwrap_or(at + 1),
            Event::Close(number) => {
                emitter.close(*number);
                at + 1
            }
            Event::Break => {
                emitter.draft.break_line();
                at + 1
            }
            Event::Text(place) => {
                if emitter.part == Part::Read {
                    let spaces = if emitter.raised > 0 { Spaces::Raised } else { Spaces::Flow };
                    entity::text(emitter.draft, place.clone(), spaces);
                }
                at + 1
            }
        };
    }
}

/// Where the walk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Around the body: nothing is read but what heads the article.
    Around,
    /// In the body or in a headline.
    Read,
}

struct Emitter<'e, 's> {
    draft: &'e mut Draft<'s>,
    page: &'e Page,
    chosen: &'e Chosen,
    /// How many `<sup>` are open.
    raised: usize,
    /// The kinds of the blocks that are open, the innermost last.
    kinds: Vec<BlockKind>,
    part: Part,
}

impl Emitter<'_, '_> {
    /// Opens an element; the event after it, if it is left out.
    fn open(&mut self, number: usize) -> Option<usize> {
        let element = self.page.elements.get(number)?;
        if self.is_left_out(number, element) {
            return Some(element.events.end);
        }
        let starts = number == self.chosen.body || self.part == Part::Around && heads(element);
        if starts {
            self.part = Part::Read;
        }
        match element.tag {
            Tag::Raised => self.raised += 1,
            Tag::Table => self.draft.start_table(),
            Tag::Row if self.draft.in_table() => self.draft.start_row(),
            Tag::Cell | Tag::HeadCell if self.draft.in_table() => {
                let kind = if element.tag == Tag::HeadCell { CellKind::Header } else { CellKind::Data };
                self.draft.start_cell(kind, Spread::new(element.spread.0, element.spread.1));
            }
            _ => {}
        }
        let around = self.kinds.last().copied().unwrap_or(BlockKind::Body);
        let kind = self.kind(element, around);
        self.kinds.push(kind);
        if element.tag.is_block() || kind != around {
            self.draft.start_block(kind);
        }
        None
    }

    fn close(&mut self, number: usize) {
        let Some(element) = self.page.elements.get(number) else { return };
        let own = self.kinds.pop().unwrap_or(BlockKind::Body);
        let around = self.kinds.last().copied().unwrap_or(BlockKind::Body);
        match element.tag {
            Tag::Raised => self.raised = self.raised.saturating_sub(1),
            Tag::Table => self.draft.end_table(),
            _ => {}
        }
        if element.tag.is_block() || own != around {
            self.draft.start_block(around);
        }
        let is_inside = |outer: usize| {
            let events = self.page.elements.get(outer).map_or(0..0, |outer| outer.events.clone());
            number != outer && events.start <= element.events.start && element.events.end <= events.end
        };
        if self.part == Part::Read && !is_inside(self.chosen.body) && (number == self.chosen.body || heads(element)) {
            self.part = Part::Around;
        }
    }

    /// What the text of an element is for.
    fn kind(&self, element: &Element, around: BlockKind) -> BlockKind {
        match (element.tag, element.role) {
            (Tag::Heading(1), _) if !self.draft.has(BlockKind::Title) && !self.draft.in_table() => BlockKind::Title,
            (_, Role::Lead) if self.chosen.is_page && !self.draft.has(BlockKind::Lead) && !self.draft.in_table() => {
                BlockKind::Lead
            }
            (Tag::Heading(_), _) => BlockKind::Heading,
            (_, Role::Caption) => BlockKind::Caption,
            _ => around,
        }
    }

    fn is_left_out(&self, number: usize, element: &Element) -> bool {
        if number == self.chosen.around || self.holds_body(element) {
            return false;
        }
        match element.role {
            Role::Hidden => true,
            // Half of a text is no aside of it, whatever it is called.
            Role::Aside => self.page.elements.get(self.chosen.body).is_none_or(|body| element.text * 2 < body.text),
            _ => self.is_list_of_links(element),
        }
    }

    fn holds_body(&self, element: &Element) -> bool {
        let body = self.page.elements.get(self.chosen.body).map_or(0..0, |body| body.events.clone());
        element.events.start <= body.start && body.end <= element.events.end
    }

    /// Whether a paragraph or a list is little but links to somewhere else. A table of names may well be.
    fn is_list_of_links(&self, element: &Element) -> bool {
        /// In a line of text this share of it, in tenths, may be a link.
        const MOST_LINKED: usize = 8;
        let can_be = matches!(element.tag, Tag::Paragraph | Tag::Item | Tag::List | Tag::Block);
        can_be && !self.draft.in_table() && element.linked > 0 && element.linked * 10 > element.text * MOST_LINKED
    }
}

/// Whether an element outside the body heads the article: its headline, its lead, its date.
fn heads(element: &Element) -> bool {
    element.tag == Tag::Heading(1) || matches!(element.role, Role::Lead | Role::Date)
}
