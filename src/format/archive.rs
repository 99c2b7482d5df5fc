//! Bytes of a ZIP archive to the text of its parts.
//!
//! Invariant: no part is unpacked beyond [`MOST_BYTES`], however small it looks packed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{FormatError, MOST_BYTES};
use crate::text::Source;

/// An open archive.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// What may still be unpacked.
    room: usize,
}

impl<'b> Archive<'b> {
    /// Reads the table of parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, FormatError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| FormatError::NotArchive(error.to_string()))?;
        Ok(Self { zip, room: MOST_BYTES })
    }

    /// Unpacks the part called `name`; none if there is no such part.
    pub(super) fn part(&mut self, name: &'static str) -> Result<Option<Source>, FormatError> {
        let damaged = |reason: String| FormatError::Damaged { part: name, at: 0, reason };
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(FormatError::Encrypted),
            Err(error) => return Err(damaged(error.to_string())),
        };
        let mut bytes = Vec::new();
        file.take(self.room as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        self.room = match self.room.checked_sub(bytes.len()) {
            Some(room) => room,
            None => return Err(FormatError::TooLarge { what: name.to_owned() }),
        };
        let source = Source::decode(&bytes)?;
        // The places of a part are counted in its UTF-8, whatever it is kept in.
        Ok(Some(if source.is_utf16() { Source::of_text(source.text().to_owned()) } else { source }))
    }

    /// Unpacks the part called `name`, which must be there.
    pub(super) fn required(&mut self, name: &'static str) -> Result<Source, FormatError> {
        self.part(name)?.ok_or(FormatError::NoPart(name))
    }
}
