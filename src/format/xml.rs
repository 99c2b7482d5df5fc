//! XML of a word processor to events with their places.
//!
//! Invariant: no entity but the five of XML and numbers of characters is ever resolved, and nesting is bounded.

use std::ops::Range;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{FormatError, MOST_DEPTH};
use crate::text::Draft;

/// What happens at a place of the source.
pub(super) enum Happening<'s> {
    /// An element begins. `is_empty` ones end at once, and their end is told as well.
    Start(Start<'s>),
    /// The innermost element ends; its qualified name.
    End(Range<usize>),
    /// Text as it is written.
    Text(Range<usize>),
    /// A reference, and the character it stands for; none where it stands for nothing that is known.
    Reference(Range<usize>, Option<char>),
}

/// The tag that begins an element.
pub(super) struct Start<'s> {
    tag: BytesStart<'s>,
}

impl Start<'_> {
    /// The name with its prefix.
    pub(super) fn name(&self) -> &str {
        self.tag.name().0
    }

    /// The value of the attribute called `name`, with its prefix.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let is_it = |attribute: &Attribute<'_>| attribute.key.0 == name;
        let found = self.tag.attributes().with_checks(false).flatten().find(is_it)?;
        Some(found.value.into_owned())
    }

    /// The number that the attribute holds.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }
}

/// The events of one part.
pub(super) struct Walk<'s> {
    reader: Reader<&'s [u8]>,
    source: &'s str,
    part: &'static str,
    /// The names of the open elements.
    open: Vec<Range<usize>>,
    /// Where the last event stands.
    last: Range<usize>,
    /// Elements that are to be left out: up to this depth.
    left_out: Option<usize>,
}

impl<'s> Walk<'s> {
    /// The events of `source`, which is called `part` where it is damaged.
    pub(super) fn new(source: &'s str, part: &'static str) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, source, part, open: Vec::new(), last: 0..0, left_out: None }
    }

    /// The next event that is not left out; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Happening<'s>>, FormatError> {
        loop {
            let (happening, is_shown) = match self.step()? {
                None => return Ok(None),
                Some(happening) => (happening, self.left_out.is_none_or(|depth| self.open.len() < depth)),
            };
            if is_shown {
                self.left_out = None;
                return Ok(Some(happening));
            }
        }
    }

    /// Where the last event stands.
    pub(super) fn place(&self) -> Range<usize> {
        self.last.clone()
    }

    /// Leaves out the innermost element, up to and with its end.
    pub(super) fn leave_out(&mut self) {
        self.left_out = Some(self.open.len());
    }

    /// Leaves out everything up to and with the end of the innermost element called `name`.
    pub(super) fn leave_out_rest_of(&mut self, name: &str) {
        let named = |place: &Range<usize>| self.name(place.clone()) == name;
        if let Some(depth) = self.open.iter().rposition(named) {
            self.left_out = Some(depth + 1);
        }
    }

    /// Whether the innermost element but one is called `name`.
    pub(super) fn is_inside(&self, name: &str) -> bool {
        self.open.iter().rev().skip(1).take(3).any(|place| self.name(place.clone()) == name)
    }

    /// The name of an element that ended.
    pub(super) fn name(&self, place: Range<usize>) -> &'s str {
        self.source.get(place).unwrap_or_default()
    }

    fn step(&mut self) -> Result<Option<Happening<'s>>, FormatError> {
        loop {
            let from = self.position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
                    return Err(FormatError::Damaged { part: self.part, at, reason: error.to_string() });
                }
            };
            let place = from..self.position();
            self.last = place.clone();
            match event {
                Event::Start(tag) => {
                    if self.open.len() >= MOST_DEPTH {
                        return Err(FormatError::TooDeep { part: self.part, at: from });
                    }
                    let length = tag.name().0.len();
                    self.open.push(from + 1..from + 1 + length);
                    return Ok(Some(Happening::Start(Start { tag })));
                }
                Event::End(_) => {
                    let name = self.open.pop().unwrap_or(from..from);
                    return Ok(Some(Happening::End(name)));
                }
                Event::Text(_) => return Ok(Some(Happening::Text(place))),
                Event::CData(_) => {
                    let (start, end) = ("<![CDATA[".len(), "]]>".len());
                    let inner = place.start + start..place.end.saturating_sub(end);
                    return Ok(Some(Happening::Text(inner)));
                }
                Event::GeneralRef(reference) => {
                    let number = reference.resolve_char_ref().ok().flatten();
                    let named = || predefined(&reference);
                    return Ok(Some(Happening::Reference(place, number.or_else(named))));
                }
                Event::DocType(_) => return Err(FormatError::DocumentType { part: self.part, at: from }),
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => {
                    let reason = "the file is cut off".to_owned();
                    return Err(FormatError::Damaged { part: self.part, at: from, reason });
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Hands over what a reference at `place` stands for.
pub(super) fn refer(draft: &mut Draft<'_>, place: Range<usize>, to: Option<char>) {
    match to {
        Some(c) if c.is_control() => draft.space(place),
        Some(c) => draft.replace(place, c.encode_utf8(&mut [0; 4])),
        None => draft.copy(place),
    }
}
