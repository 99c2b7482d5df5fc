//! A source to two texts: what runs on, and what stands beside it: notes, text boxes in the midst of a paragraph.
//!
//! Invariant: nothing that stands beside a paragraph parts its sentences, and each of the two texts keeps the order of the
//! source.

use crate::text::{BlockKind, Document, Draft, Drafted, Field, Source};

/// Two texts under assembly from one source.
pub(super) struct Strands<'s> {
    main: Draft<'s>,
    beside: Draft<'s>,
    /// How many things that stand beside the text are open.
    depth: usize,
    /// The text boxes that are open.
    boxes: Vec<Standing>,
}

/// Where a text box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Before the text of the paragraph that holds it, or in none.
    Apart,
    /// In the midst of a paragraph.
    Amid,
}

impl<'s> Strands<'s> {
    /// Two empty texts of `source`.
    pub(super) fn new(source: &'s str) -> Self {
        Self { main: Draft::new(source), beside: Draft::new(source), depth: 0, boxes: Vec::new() }
    }

    /// The text that is being written.
    pub(super) fn draft(&mut self) -> &mut Draft<'s> {
        if self.depth == 0 { &mut self.main } else { &mut self.beside }
    }

    /// Up to [`Strands::leave`] everything stands beside the text.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
        self.beside.start_block(BlockKind::Body);
    }

    /// What [`Strands::enter`] began ends; the paragraph around it goes on as if nothing had been there.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// A text box begins, in a paragraph or in none.
    pub(super) fn start_box(&mut self, paragraph: Option<BlockKind>) {
        let is_amid = paragraph.is_some() && !self.draft().is_at_start();
        self.boxes.push(if is_amid { Standing::Amid } else { Standing::Apart });
        if is_amid {
            self.enter();
        }
    }

    /// The innermost text box ends, and the rest of the paragraph that holds it begins, if one does.
    pub(super) fn end_box(&mut self, paragraph: Option<BlockKind>) {
        match self.boxes.pop() {
            Some(Standing::Amid) => self.leave(),
            _ => self.draft().start_block(paragraph.unwrap_or(BlockKind::Body)),
        }
    }

    /// The finished texts.
    pub(super) fn finish(self) -> [Drafted; 2] {
        [self.main.finish(), self.beside.finish()]
    }
}

/// The document of parts and their texts: first what runs on in each, then what stands beside it.
pub(super) fn document(parts: Vec<(Field, Source, [Drafted; 2])>) -> Document {
    let (mut main, mut beside) = (Vec::new(), Vec::new());
    for (field, source, [runs_on, aside]) in parts {
        if !aside.is_empty() {
            beside.push((field, Source::of_text(source.text().to_owned()), aside));
        }
        main.push((field, source, runs_on));
    }
    Document::from_drafts(main.into_iter().chain(beside))
}
