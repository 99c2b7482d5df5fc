//! Rows of a table (CSV) to articles: the first row names the columns.
//!
//! Invariant: one row at a time is in memory, and none longer than [`MOST_LINE`].

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;
use std::sync::Arc;

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::Value;

use crate::cli::fields::{Fields, Part};
use crate::cli::input::Item;
use crate::cli::open::{MOST_LINE, of_io};
use crate::cli::record::Record;
use crate::report::Trouble;

/// The rows of a table.
pub(super) struct Rows {
    reader: Reader<Bounded>,
    file: String,
    fields: Arc<Fields>,
    /// Where each part stands in a row: id, title, text, published.
    columns: [Option<usize>; 4],
    left: Rc<Cell<usize>>,
    is_over: bool,
}

/// A stream that ends with an error where one row takes too much of it.
struct Bounded {
    inner: Box<dyn BufRead>,
    left: Rc<Cell<usize>>,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.get().checked_sub(read) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::from(io::ErrorKind::FileTooLarge)),
        }
        Ok(read)
    }
}

impl Rows {
    /// Reads the names of the columns.
    pub(super) fn open(mut stream: Box<dyn BufRead>, file: &str, fields: &Arc<Fields>) -> Result<Self, Trouble> {
        let delimiter = delimiter(stream.fill_buf().map_err(|error| of_io(&error))?);
        let left = Rc::new(Cell::new(MOST_LINE));
        let bounded = Bounded { inner: stream, left: Rc::clone(&left) };
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bounded);
        let names = reader.byte_headers().map_err(|error| trouble(&error))?;
        let names: Vec<String> =
            names.iter().map(|name| String::from_utf8_lossy(name.trim_ascii()).into_owned()).collect();
        let column = |part| {
            let wanted = fields.name(part);
            names
                .iter()
                .position(|name| name == wanted)
                .or_else(|| names.iter().position(|n| n.eq_ignore_ascii_case(wanted)))
        };
        let columns = [Part::Id, Part::Title, Part::Text, Part::Published].map(column);
        if let [.., None, _] = columns {
            return Err(Trouble::NoColumn { wanted: fields.name(Part::Text).to_owned(), names });
        }
        Ok(Self { reader, file: file.to_owned(), fields: Arc::clone(fields), columns, left, is_over: false })
    }

    fn item(&self, number: usize, row: &ByteRecord) -> Item {
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map(str::from_utf8);
        let [id, title, text, published] = self.columns.map(cell);
        let (file, fields) = (self.file.clone(), Arc::clone(&self.fields));
        let value = |cell: Option<Result<&str, _>>| {
            cell.and_then(Result::ok).filter(|c| !c.is_empty()).map_or(Value::Null, Value::from)
        };
        if let Some(Err(error)) = title.into_iter().chain(text).find(Result::is_err) {
            let trouble = Trouble::InvalidUtf8 { byte: error.valid_up_to() };
            return Item::Failed { file, line: Some(number), trouble };
        }
        let owned = |cell: Option<Result<&str, _>>| cell.and_then(Result::ok).map(str::to_owned);
        let title = owned(title).filter(|title| !title.trim().is_empty());
        let record = Record { id: value(id), title, text: owned(text), published: value(published) };
        Item::Row { file, number, record, fields }
    }
}

impl Iterator for Rows {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.is_over {
            return None;
        }
        self.left.set(MOST_LINE);
        let mut row = ByteRecord::new();
        match self.reader.read_byte_record(&mut row) {
            Ok(true) => {
                let line = row.position().map_or(0, csv::Position::line);
                Some(self.item(usize::try_from(line).unwrap_or(usize::MAX), &row))
            }
            Ok(false) => None,
            Err(error) => {
                // Where the next row would begin is not known.
                self.is_over = true;
                let line = usize::try_from(self.reader.position().line()).ok();
                Some(Item::Failed { file: self.file.clone(), line, trouble: trouble(&error) })
            }
        }
    }
}

fn trouble(error: &csv::Error) -> Trouble {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Trouble::LongLine,
        csv::ErrorKind::Io(error) => of_io(error),
        _ => Trouble::Other(error.to_string()),
    }
}

/// What parts the columns: the sign that stands most often in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| line.iter().filter(|byte| **byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}
