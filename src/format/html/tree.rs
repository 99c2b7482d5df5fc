//! Tags to elements and the places of the text in them.
//!
//! Invariant: elements are closed in the reverse order of opening, whatever the tags say, and the work is linear: no tag
//! looks further up than [`MOST_DEPTH`].

use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::meta::Meta;
use super::role::{self, Role, Tag};
use crate::format::{FormatError, MOST_DEPTH};

/// A page as a list of what happens in it.
pub(super) struct Page {
    pub(super) elements: Vec<Element>,
    pub(super) events: Vec<Event>,
    pub(super) meta: Meta,
    /// Whether the source calls itself a page, and not a part of one.
    pub(super) is_whole: bool,
}

/// One element. The first of a page is the page itself.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) role: Role,
    pub(super) parent: usize,
    /// Its events, with those of its opening and closing.
    pub(super) events: Range<usize>,
    /// How many bytes of text are seen in it, white space left out.
    pub(super) text: usize,
    /// How many of them lie in links.
    pub(super) linked: usize,
    /// How many columns and rows a cell takes.
    pub(super) spread: (u32, u32),
}

/// What happens at a place of the source.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// An element opens.
    Open(usize),
    /// An element closes.
    Close(usize),
    /// Text, entities and all.
    Text(Range<usize>),
    /// A line ends.
    Break,
}

/// Reads the `place` of `source`.
pub(super) fn parse(source: &str, place: Range<usize>) -> Result<Page, FormatError> {
    let mut builder = Builder {
        source,
        base: place.start,
        page: Page { elements: Vec::new(), events: Vec::new(), meta: Meta::default(), is_whole: false },
        stack: Vec::new(),
        links: 0,
    };
    builder.open(Tag::Other, Role::Plain, (1, 1), place.start)?;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let text = source.get(place).unwrap_or_default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(token) => builder.take(token)?,
            Err(never) => match never {},
        }
    }
    while !builder.stack.is_empty() {
        builder.close();
    }
    Ok(builder.page)
}

struct Builder<'s> {
    source: &'s str,
    /// Where the tokenizer's first byte stands in the source.
    base: usize,
    page: Page,
    stack: Vec<usize>,
    /// How many links are open.
    links: usize,
}

impl Builder<'_> {
    fn take(&mut self, token: Token<usize>) -> Result<(), FormatError> {
        match token {
            Token::StartTag(tag) => self.start(&tag)?,
            Token::EndTag(tag) => self.end(role::tag(&tag.name)),
            Token::String(text) => self.text(self.base + text.span.start..self.base + text.span.end),
            Token::Doctype(_) => self.page.is_whole = true,
            Token::Comment(_) | Token::Error(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), FormatError> {
        let name = role::tag(&tag.name);
        let place = self.base + tag.span.start..self.base + tag.span.end;
        self.page.is_whole |= matches!(name, Tag::Page | Tag::Head);
        match name {
            Tag::Meta => self.page.meta.see_meta(self.source, place, tag),
            Tag::Break => self.page.events.push(Event::Break),
            Tag::Void => {}
            _ => {
                self.page.meta.see_time(name, tag);
                self.close_implied(name);
                let spread = (role::number(tag, b"colspan"), role::number(tag, b"rowspan"));
                self.open(name, role::of(name, tag), spread, place.start)?;
                if tag.self_closing && name == Tag::Foreign {
                    self.close();
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: Tag, role: Role, spread: (u32, u32), at: usize) -> Result<(), FormatError> {
        if self.stack.len() > MOST_DEPTH {
            return Err(FormatError::TooDeep { part: "the file", at });
        }
        let number = self.page.elements.len();
        let parent = self.stack.last().copied().unwrap_or(0);
        let start = self.page.events.len();
        self.page.elements.push(Element { tag, role, parent, events: start..start, text: 0, linked: 0, spread });
        self.page.events.push(Event::Open(number));
        self.stack.push(number);
        self.links += usize::from(tag == Tag::Link);
        Ok(())
    }

    fn text(&mut self, place: Range<usize>) {
        let shown = self.source.get(place.clone()).unwrap_or_default();
        if let Some(top) = self.top() {
            match top.tag {
                Tag::Title => return self.page.meta.see_title(self.source, place),
                Tag::Script => return self.page.meta.see_script(shown),
                Tag::Hidden => return,
                _ => {}
            }
        }
        let seen = shown.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        let linked = if self.links > 0 { seen } else { 0 };
        if let Some(&number) = self.stack.last()
            && let Some(element) = self.page.elements.get_mut(number)
        {
            element.text += seen;
            element.linked += linked;
        }
        self.page.events.push(Event::Text(place));
    }

    fn top(&self) -> Option<&Element> {
        self.stack.last().and_then(|&number| self.page.elements.get(number))
    }

    /// Closes the innermost element, and adds its text to that of the one around it.
    fn close(&mut self) {
        let Some(number) = self.stack.pop() else { return };
        self.page.events.push(Event::Close(number));
        let end = self.page.events.len();
        let Some(element) = self.page.elements.get_mut(number) else { return };
        element.events.end = end;
        let (tag, parent, text, linked) = (element.tag, element.parent, element.text, element.linked);
        self.links -= usize::from(tag == Tag::Link);
        // What is hidden weighs nothing.
        let is_seen = element.role != Role::Hidden;
        if let Some(parent) = self.page.elements.get_mut(parent).filter(|_| is_seen && parent != number) {
            parent.text += text;
            parent.linked += linked;
        }
    }

    /// Closes the innermost element called `tag`, and what is open in it; nothing if none is.
    fn end(&mut self, tag: Tag) {
        let named = |number: &usize| self.page.elements.get(*number).is_some_and(|element| element.tag == tag);
        // The page itself stays open.
        let Some(depth) = self.stack.iter().skip(1).rposition(named).map(|depth| depth + 1) else { return };
        // A stray end tag in a cell does not end what is around its table.
        let crosses = |number: &usize| self.page.elements.get(*number).is_some_and(|e| e.tag == Tag::Cell);
        if !tag.is_of_table() && self.stack.iter().skip(depth + 1).any(crosses) {
            return;
        }
        while self.stack.len() > depth {
            self.close();
        }
    }

    /// Closes what the start of a `tag` ends by itself: a paragraph before a block, a row before a row.
    fn close_implied(&mut self, tag: Tag) {
        loop {
            let Some(top) = self.top() else { return };
            let ends = match tag {
                Tag::Item => Some((Tag::Item, Tag::List)),
                Tag::Cell => Some((Tag::Cell, Tag::Row)),
                Tag::Row => Some((Tag::Row, Tag::Table)),
                _ if tag.is_block() => Some((Tag::Paragraph, Tag::Block)),
                _ => None,
            };
            let Some((ended, boundary)) = ends else { return };
            let is_inline = |tag: Tag| !tag.is_block();
            let found = self.stack.iter().rev().copied().find_map(|number| {
                let element = self.page.elements.get(number)?;
                if element.tag == ended {
                    return Some(true);
                }
                let stops = element.tag == boundary || boundary == Tag::Block && !is_inline(element.tag);
                (stops || element.parent == number).then_some(false)
            });
            if found != Some(true) || top.tag == Tag::Hidden {
                return;
            }
            let depth = self.stack.len();
            self.end(ended);
            // A cell in between keeps what is around it open.
            if self.stack.len() == depth {
                return;
            }
        }
    }
}
