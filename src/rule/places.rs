//! The places of one remark on style, reported as one finding. Invariant: every place is in the finding, the first as
//! its primary place and the others as related ones, and each has its own suggestion.

use crate::rule::{Applicability, Message, Sink};
use crate::text::Span;

/// Places that call for the same remark, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Places {
    found: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    span: Span,
    replacement: Option<String>,
}

impl Places {
    /// Adds `span`, for which `replacement` is to be written.
    pub(super) fn add(&mut self, span: Span, replacement: impl Into<String>) {
        self.found.push(Place { span, replacement: Some(replacement.into()) });
    }

    /// Adds `span`, for which there is nothing certain to write.
    pub(super) fn mark(&mut self, span: Span) {
        self.found.push(Place { span, replacement: None });
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Reports `message` at the first place, if there is any, with the others as related ones. `contrast` are places
    /// that are written in the other way.
    pub(super) fn report(
        self,
        out: &mut Sink<'_>,
        applicability: Applicability,
        message: Message,
        contrast: impl IntoIterator<Item = Span>,
    ) {
        let Some(first) = self.found.first().map(|place| place.span) else { return };
        let mut finding = out.report(first, message);
        for (index, place) in self.found.into_iter().enumerate() {
            if index > 0 {
                finding = finding.related(place.span, Message::new("cùng lỗi", "likewise"));
            }
            if let Some(text) = place.replacement {
                finding = finding.suggest(place.span, text, applicability);
            }
        }
        for span in contrast {
            finding = finding.related(span, Message::new("cách viết kia", "the other way"));
        }
        finding.done();
    }
}
