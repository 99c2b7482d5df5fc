//! A document to its paragraphs and cells. Invariant: the pieces of an article part all of its text, in order.

use std::borrow::Cow;

use super::put;
use crate::text::{BlockKind, CellKind, Document, Span, Table};

/// A paragraph or a cell. The pieces of an article part all of its text.
pub(super) struct Piece {
    pub(super) shown: Span,
    /// Where the next one begins; what lies between is white space, shown by none.
    pub(super) until: u32,
    pub(super) before: Cow<'static, str>,
    pub(super) after: &'static str,
    /// The table it is a cell of.
    pub(super) table: Option<usize>,
}

/// The paragraphs and tables of a document, in order.
pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let tables: Vec<(usize, Vec<Piece>)> =
        (0..).zip(document.tables()).map(|(n, table)| (n, cells(n, table))).collect();
    let mut tables = tables.into_iter().map(|(_, cells)| cells).filter(|cells| !cells.is_empty()).peekable();
    let mut pieces: Vec<Piece> = Vec::new();
    for block in document.blocks() {
        while let Some(cells) = tables.next_if(|cells| cells.first().is_some_and(|c| c.shown.start <= block.span.start))
        {
            pieces.extend(cells);
        }
        if pieces.last().is_some_and(|piece| piece.table.is_some() && block.span.start < piece.until) {
            continue;
        }
        let (before, after) = match block.kind {
            BlockKind::Title => ("<h3>", "</h3>"),
            BlockKind::Heading => ("<h4>", "</h4>"),
            BlockKind::Lead => ("<p class=\"lead\">", "</p>"),
            BlockKind::Caption => ("<p class=\"caption\">", "</p>"),
            BlockKind::Metadata | BlockKind::Menu => ("<p class=\"aside\">", "</p>"),
            BlockKind::Body | BlockKind::Cell => ("<p>", "</p>"),
        };
        pieces.push(Piece { shown: block.span, until: 0, before: before.into(), after, table: None });
    }
    if pieces.is_empty() {
        pieces.push(Piece { shown: Span::new(0, 0), until: 0, before: "<p>".into(), after: "</p>", table: None });
    }
    let ends: Vec<u32> = pieces.iter().skip(1).map(|piece| piece.shown.start).collect();
    let length = Span::new(0, document.text().len()).end;
    for (piece, end) in pieces.iter_mut().zip(ends.into_iter().chain([length])) {
        piece.until = end;
    }
    pieces
}

/// The cells of the `number`th table. While pieces are gathered each says where its table ends.
fn cells(number: usize, table: &Table) -> Vec<Piece> {
    let end = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.span.end).max().unwrap_or(0);
    let mut pieces = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let mut before = String::new();
            before.push_str(if index == 0 && column == 0 { "<div class=\"table\"><table>" } else { "" });
            before.push_str(if column == 0 { "<tr>" } else { "" });
            let name = if cell.kind == CellKind::Header { "th" } else { "td" };
            put(&mut before, format_args!("<{name}"));
            for (attribute, count) in [("colspan", cell.spread.columns), ("rowspan", cell.spread.rows)] {
                if count > 1 {
                    put(&mut before, format_args!(" {attribute}=\"{count}\""));
                }
            }
            before.push('>');
            let (last, lowest) = (column + 1 == row.cells.len(), index + 1 == table.rows.len());
            let after = match (last, lowest) {
                (true, true) => "</table></div>",
                (true, false) => "</tr>",
                (false, _) => "",
            };
            pieces.push(Piece { shown: cell.span, until: end, before: before.into(), after, table: Some(number) });
        }
    }
    pieces
}
