//! HTML to pieces: of a whole page the article alone, of a fragment everything but menus.
//!
//! Invariant: no script, hidden element, menu or list of links becomes part of the text, and every piece of text keeps
//! its place whatever tags and entities stand in it.

mod choose;
mod emit;
mod entity;
mod meta;
mod role;
mod tree;

use std::ops::Range;

use super::FormatError;
use crate::text::{BlockKind, Draft, Drafted};

/// Reads a whole file.
pub(super) fn draft(source: &str) -> Result<Drafted, FormatError> {
    let page = tree::parse(source, 0..source.len())?;
    let chosen = choose::article(&page);
    let mut draft = Draft::new(source);
    draft.set_published(page.meta.published());
    if !chosen.has_title
        && let Some(title) = &page.meta.title
    {
        draft.start_block(BlockKind::Title);
        entity::text(&mut draft, title.clone(), entity::Spaces::Flow);
    }
    emit::article(&mut draft, &page, &chosen);
    Ok(draft.finish())
}

/// Reads a fragment that stands at `place` of a text of another format.
pub(super) fn append(draft: &mut Draft<'_>, place: Range<usize>) -> Result<(), FormatError> {
    let page = tree::parse(draft.source(), place)?;
    emit::article(draft, &page, &choose::Chosen::everything(&page));
    draft.start_block(BlockKind::Body);
    Ok(())
}
