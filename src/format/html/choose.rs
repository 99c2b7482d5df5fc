//! A page to the part of it that is the article.
//!
//! Invariant: a fragment is an article as a whole; of a page, exactly one element and what heads it.

use super::role::{Role, Tag};
use super::tree::{Element, Page};

/// A paragraph shorter than this, in bytes, is no sign of an article.
const PARAGRAPH: usize = 60;

/// The part of a page that is read.
pub(super) struct Chosen {
    /// The element that holds the text.
    pub(super) body: usize,
    /// The element around it and its headline: outside the body, only titles, leads and dates of it are read.
    pub(super) around: usize,
    /// Whether a headline stands in it.
    pub(super) has_title: bool,
    /// Whether the source calls itself a page.
    pub(super) is_page: bool,
}

impl Chosen {
    /// The whole of a fragment.
    pub(super) fn everything(page: &Page) -> Self {
        let has_title = page.elements.iter().any(|e| e.tag == Tag::Heading(1) && e.text > 0);
        Self { body: 0, around: 0, has_title, is_page: page.is_whole }
    }
}

/// Finds the article of a page.
pub(super) fn article(page: &Page) -> Chosen {
    let everything = Chosen::everything(page);
    if !page.is_whole {
        return Chosen { has_title: true, ..everything };
    }
    let Some(body) = marked(page).or_else(|| densest(page)) else {
        return everything;
    };
    let title = headline(page, body);
    let around = title.map_or(body, |title| common(page, title, body));
    Chosen { body, around, has_title: title.is_some(), is_page: true }
}

/// The element that says it holds the article; of several, the one with most text outside links.
fn marked(page: &Page) -> Option<usize> {
    let own = |element: &Element| element.text.saturating_sub(element.linked);
    let bodies = page.elements.iter().enumerate().filter(|(_, e)| e.role == Role::Body && own(e) >= PARAGRAPH);
    bodies.max_by_key(|(number, element)| (own(element), std::cmp::Reverse(*number))).map(|(number, _)| number)
}

/// The element whose own paragraphs hold most text: each counts for the element around it, and half for the next one.
fn densest(page: &Page) -> Option<usize> {
    let mut scores = vec![0_usize; page.elements.len()];
    for element in &page.elements {
        let own = element.text.saturating_sub(element.linked);
        let counts = matches!(element.tag, Tag::Paragraph | Tag::Block | Tag::Item) && is_shown(page, element);
        // A block that holds other blocks is counted by them.
        if !counts || own < PARAGRAPH || element.tag == Tag::Block && has_blocks(page, element) {
            continue;
        }
        let parent = element.parent;
        let above = page.elements.get(parent).map_or(0, |parent| parent.parent);
        for (number, share) in [(parent, own), (above, own / 2)] {
            if let Some(score) = scores.get_mut(number) {
                *score += share;
            }
        }
    }
    let best = scores.iter().enumerate().max_by_key(|(number, score)| (**score, std::cmp::Reverse(*number)))?;
    (*best.1 > 0).then_some(best.0)
}

fn has_blocks(page: &Page, element: &Element) -> bool {
    let inner = element.events.start + 1..element.events.end;
    let events = page.events.get(inner).unwrap_or_default();
    // The first few events tell: a block that only holds text and words in bold has none.
    events.iter().take(64).any(|event| match event {
        super::tree::Event::Open(number) => page.elements.get(*number).is_some_and(|inner| inner.tag.is_block()),
        _ => false,
    })
}

/// Whether neither the element nor the one around it is an aside.
fn is_shown(page: &Page, element: &Element) -> bool {
    let parent = page.elements.get(element.parent);
    let is_aside = |role: Role| matches!(role, Role::Aside | Role::Hidden);
    !is_aside(element.role) && parent.is_none_or(|parent| !is_aside(parent.role))
}

/// The last first-rank heading that begins before the body ends.
fn headline(page: &Page, body: usize) -> Option<usize> {
    let end = page.elements.get(body)?.events.end;
    let start = page.elements.get(body)?.events.start;
    let titles = || {
        page.elements
            .iter()
            .enumerate()
            .filter(|(_, e)| e.tag == Tag::Heading(1) && e.text > 0 && e.role != Role::Hidden)
    };
    let before = titles().rfind(|(_, e)| e.events.start < start);
    before.or_else(|| titles().find(|(_, e)| e.events.start < end)).map(|(number, _)| number)
}

/// The innermost element around both.
fn common(page: &Page, one: usize, other: usize) -> usize {
    let Some(inner) = page.elements.get(one).map(|element| element.events.clone()) else { return other };
    let mut around = other;
    loop {
        let Some(element) = page.elements.get(around) else { return 0 };
        if element.events.start <= inner.start && inner.end <= element.events.end || element.parent == around {
            return around;
        }
        around = element.parent;
    }
}
