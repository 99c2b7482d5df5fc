//! Findings to one HTML page: each article with its numbers marked and its findings beside it. Invariant: the page needs
//! nothing outside itself, nothing of an article is read as markup, and every link leads to a place of the page.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::Value;

use crate::Checked;
use crate::mention::Mention;
use crate::report::annotation::failure;
use crate::report::human::position;
use crate::report::json::{Options, TOOL};
use crate::report::markup::escaped;
use crate::report::{Coverage, Origin, Problem, Summary, Wording, reading};
use crate::rule::{Finding, Fingerprint, Language, Message, Severity};
use crate::text::{BlockKind, CellKind, Document, Span, Table};

const STYLE: &str = include_str!("html.css");
/// The places of a finding or a relation that are linked.
const PLACES: usize = 16;
/// The characters of a quoted place.
const QUOTE: usize = 60;

/// Opens the page.
pub fn open(out: &mut dyn Write, wording: Wording) -> io::Result<()> {
    let (language, title) = (wording.pick("vi", "en"), wording.report_title());
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#)?;
    writeln!(out, r#"<meta name="color-scheme" content="light dark">"#)?;
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    writeln!(out, r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#)?;
    writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>")?;
    writeln!(out, "<header>\n<h1>{title}</h1>\n<p class=\"legend\">")?;
    let [number, holds] = wording.mark_names();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        writeln!(out, r#"<span class="mark {severity}">{}</span>"#, wording.severity(severity))?;
    }
    writeln!(out, "<span class=\"mark holds\">{holds}</span>\n<span class=\"mark\">{number}</span>\n</p>\n</header>")?;
    writeln!(out, "<main>")
}

/// Prints an article under `heading`.
pub fn article(
    out: &mut dyn Write,
    heading: &str,
    origin: &Origin,
    checked: &Checked,
    options: Options,
) -> io::Result<()> {
    let article = Article::new(origin, checked, options);
    let Article { document, wording, .. } = &article;
    writeln!(out, "<article>\n<h2>{}</h2>", escaped(heading))?;
    writeln!(out, "<p class=\"coverage\">{}</p>", escaped(&wording.coverage(Coverage::of(checked))))?;
    if let Some(withheld) = wording.withheld(checked.withheld) {
        writeln!(out, "<p class=\"coverage\">{}</p>", escaped(&withheld))?;
    }
    let pieces = pieces(document);
    let mut sweep = Sweep::new(&article, &pieces);
    let mut findings = article.in_order().into_iter().peekable();
    for rows in pieces.chunk_by(|a, b| a.table.is_some() && a.table == b.table) {
        let mut text = String::new();
        for piece in rows {
            sweep.piece(&mut text, piece);
        }
        let end = rows.last().map_or(u32::MAX, |piece| piece.until);
        let mut beside = String::new();
        while let Some((number, finding)) = findings.next_if(|(_, f)| f.primary.start < end || end == article.length())
        {
            article.finding(&mut beside, number, finding);
        }
        writeln!(out, "<div class=\"row\">\n<div class=\"text\">{text}</div>")?;
        if !beside.is_empty() {
            writeln!(out, "<aside>\n{beside}</aside>")?;
        }
        writeln!(out, "</div>")?;
    }
    article.relations(out)?;
    writeln!(out, "</article>")
}

/// What the end of the page tells of an input that could not be checked.
pub fn failed(origin: &Origin, problem: &Problem, wording: Wording) -> Value {
    let (line, text) = failure(origin, problem, wording);
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    Value::String(format!("{}{line}: {text}", origin.file))
}

/// Closes the page: what was verified in all, and what could not be read: `failed`, and `more`.
pub fn close(out: &mut dyn Write, summary: Summary, failed: &[Value], more: usize, wording: Wording) -> io::Result<()> {
    writeln!(out, "</main>\n<footer>")?;
    if !failed.is_empty() {
        writeln!(out, "<h2>{}</h2>\n<ul class=\"failed\">", wording.failed_heading())?;
        for line in failed.iter().filter_map(Value::as_str) {
            writeln!(out, "<li>{}</li>", escaped(line))?;
        }
        if more > 0 {
            writeln!(out, "<li>{}</li>", escaped(&wording.more_inputs(more)))?;
        }
        writeln!(out, "</ul>")?;
    }
    for line in
        wording.summary(summary).lines().map(Cow::Borrowed).chain(wording.withheld(summary.withheld).map(Cow::Owned))
    {
        writeln!(out, "<p>{}</p>", escaped(&line))?;
    }
    writeln!(out, "<p>{} {}</p>\n</footer>\n</body>\n</html>", TOOL.name, TOOL.version)
}

/// An article that is printed.
struct Article<'a> {
    /// What the ids of this article begin with: no other article has the same.
    key: String,
    checked: &'a Checked,
    document: &'a Document,
    wording: Wording,
    /// Those that are shown; the first is number 1.
    findings: Vec<&'a Finding>,
}

impl<'a> Article<'a> {
    fn new(origin: &Origin, checked: &'a Checked, options: Options) -> Self {
        let line = origin.line.map(|line| line.to_string()).unwrap_or_default();
        let key = format!("a{}", Fingerprint::of("html", [origin.file.as_str(), &line]).as_str());
        let findings = options.selection.of(&checked.findings).collect();
        Self { key, checked, document: &checked.document, wording: options.wording, findings }
    }

    fn length(&self) -> u32 {
        Span::new(0, self.document.text().len()).end
    }

    /// The findings with their numbers, in the order of their places.
    fn in_order(&self) -> Vec<(usize, &'a Finding)> {
        let mut numbered: Vec<_> = (1..).zip(self.findings.iter().copied()).collect();
        numbered.sort_by_key(|(_, finding)| finding.primary.start);
        numbered
    }

    /// The relations that hold, with their numbers.
    fn holding(&self) -> impl Iterator<Item = (usize, &'a crate::claim::Claim)> {
        (1..).zip(self.checked.claims.iter().filter(|claim| claim.verdict.holds()))
    }

    /// The places that are marked in the text.
    fn marks(&self) -> Vec<Mark<'a>> {
        let read = self.checked.annotated.mentions().iter().map(|m| Mark { span: m.span, what: What::Number(m) });
        let holding = self
            .holding()
            .flat_map(|(n, claim)| claim.operands.iter().map(move |o| Mark { span: o.span, what: What::Holds(n) }));
        let found = (1..).zip(&self.findings).flat_map(|(n, finding)| {
            places_of(finding).map(move |(span, _)| Mark { span, what: What::Finding(n, finding.severity) })
        });
        let mut marks: Vec<Mark<'a>> = read.chain(holding).chain(found).collect();
        marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
        marks
    }

    /// A link to a place of the text, which it quotes.
    fn place(&self, out: &mut String, span: Span) {
        let text = self.document.text().get(span.range()).unwrap_or_default();
        let mut quote: String = text.chars().take(QUOTE).collect();
        if quote.len() < text.len() {
            quote.push('…');
        }
        put(out, format_args!("<a href=\"#{}-t{}\">{}</a>", self.key, span.start, escaped(&quote)));
    }

    fn finding(&self, out: &mut String, number: usize, finding: &Finding) {
        let Self { key, wording, document, .. } = self;
        let Finding { severity, rule, primary, .. } = finding;
        put(out, format_args!("<section class=\"finding {severity}\" id=\"{key}-f{number}\">\n<p class=\"head\">"));
        put(out, format_args!("<a class=\"number\" href=\"#{key}-t{}\">{number}</a> ", primary.start));
        let place = position(*primary, document, *wording);
        put(out, format_args!("<b>{}</b> {}</p>\n", wording.severity(*severity), escaped(&place)));
        let [(_, first), (language, second)] = both(&finding.message, *wording);
        put(out, format_args!("<p class=\"message\">{}</p>\n", escaped(first)));
        put(out, format_args!("<p class=\"other\" lang=\"{language}\">{}</p>\n", escaped(second)));
        if let Some(working) = &finding.working {
            put(out, format_args!("<p class=\"working\">{}</p>\n", escaped(working)));
        }
        for suggestion in &finding.suggestions {
            put(out, format_args!("<p class=\"suggestion\">{} ", wording.suggestion(suggestion.applicability)));
            self.place(out, suggestion.span);
            put(out, format_args!(" → <b>{}</b></p>\n", escaped(&suggestion.text)));
        }
        self.places(out, finding);
        let [(_, first), _] = both(&rule.title, *wording);
        put(out, format_args!("<p class=\"rule\">{} {}: {}</p>\n</section>\n", rule.code, rule.id, escaped(first)));
    }

    fn places(&self, out: &mut String, finding: &Finding) {
        if finding.related.is_empty() {
            return;
        }
        out.push_str("<ul class=\"places\">\n");
        for (span, label) in places_of(finding).take(PLACES) {
            out.push_str("<li>");
            self.place(out, span);
            if let Some(label) = label {
                put(out, format_args!(" {}", escaped(self.wording.message(label))));
            }
            out.push_str("</li>\n");
        }
        if finding.related.len() + 1 > PLACES {
            let hidden: Vec<_> = places_of(finding).skip(PLACES).collect();
            let listed: Vec<_> =
                hidden.iter().take(PLACES).map(|(span, _)| position(*span, self.document, self.wording)).collect();
            put(
                out,
                format_args!("<li>{}</li>\n", escaped(&self.wording.more_places(hidden.len(), &listed.join(", ")))),
            );
        }
        out.push_str("</ul>\n");
    }

    /// Prints the relations that hold.
    fn relations(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut list = String::new();
        for (number, claim) in self.holding() {
            let sign = self.wording.verdict_sign(claim.verdict);
            put(
                &mut list,
                format_args!("<li id=\"{}-c{number}\">{sign} {}: ", self.key, self.wording.claim(claim.kind)),
            );
            put(&mut list, format_args!("<span class=\"working\">{}</span> <small>", escaped(&claim.working)));
            for (index, operand) in claim.operands.iter().take(PLACES).enumerate() {
                list.push_str(if index == 0 { "" } else { " · " });
                self.place(&mut list, operand.span);
            }
            list.push_str("</small></li>\n");
        }
        if list.is_empty() {
            return Ok(());
        }
        let heading = self.wording.holding_heading();
        writeln!(out, "<section class=\"relations\">\n<h3>{heading}</h3>\n<ul>\n{list}</ul>\n</section>")
    }
}

/// A message in the language of the report, then in the other one.
fn both(message: &Message, wording: Wording) -> [(&'static str, &str); 2] {
    let (vi, en) = (("vi", message.get(Language::Vi)), ("en", message.get(Language::En)));
    wording.pick([vi, en], [en, vi])
}

/// The places of a finding, the primary one first.
fn places_of(finding: &Finding) -> impl Iterator<Item = (Span, Option<&Message>)> {
    let related = finding.related.iter().filter(|related| related.span != finding.primary);
    std::iter::once((finding.primary, None)).chain(related.map(|related| (related.span, Some(&related.label))))
}

/// Why a place of the text is marked.
#[derive(Clone, Copy)]
enum What<'a> {
    Number(&'a Mention),
    Holds(usize),
    Finding(usize, Severity),
}

/// A marked place of the text.
#[derive(Clone, Copy)]
struct Mark<'a> {
    span: Span,
    what: What<'a>,
}

/// A paragraph or a cell. The pieces of an article part all of its text.
struct Piece {
    shown: Span,
    /// Where the next one begins; what lies between is white space, shown by none.
    until: u32,
    before: Cow<'static, str>,
    after: &'static str,
    /// The table it is a cell of.
    table: Option<usize>,
}

/// The paragraphs and tables of a document, in order.
fn pieces(document: &Document) -> Vec<Piece> {
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

/// The text from mark to mark: each stretch between two ends of marks is one element.
struct Sweep<'s, 'a> {
    article: &'s Article<'a>,
    /// Where marks and pieces start and end, in order.
    bounds: Vec<u32>,
    /// The next of them.
    at: usize,
    /// The marks that begin later.
    ahead: std::iter::Peekable<std::vec::IntoIter<Mark<'a>>>,
    /// The marks around what comes next.
    around: Vec<Mark<'a>>,
    /// The places that links lead to, in order.
    targets: Vec<u32>,
}

impl<'s, 'a> Sweep<'s, 'a> {
    fn new(article: &'s Article<'a>, pieces: &[Piece]) -> Self {
        let marks = article.marks();
        let ends = |span: Span| [span.start, span.end];
        let mut targets: Vec<u32> =
            article.findings.iter().flat_map(|f| f.suggestions.iter().map(|s| s.span.start)).collect();
        targets.extend(marks.iter().filter(|m| !matches!(m.what, What::Number(_))).map(|m| m.span.start));
        let mut bounds: Vec<u32> =
            pieces.iter().flat_map(|piece| ends(piece.shown)).chain([0, article.length()]).collect();
        bounds.extend(marks.iter().flat_map(|mark| ends(mark.span)).chain(targets.iter().copied()));
        for places in [&mut bounds, &mut targets] {
            places.sort_unstable();
            places.dedup();
        }
        Self { article, bounds, at: 0, ahead: marks.into_iter().peekable(), around: Vec::new(), targets }
    }

    /// Prints a piece, with the places in the white space behind it.
    fn piece(&mut self, out: &mut String, piece: &Piece) {
        out.push_str(&piece.before);
        let last = piece.until == self.article.length();
        while let Some(start) = self.bounds.get(self.at).copied().filter(|start| *start < piece.until || last) {
            self.at += 1;
            let end = self.bounds.get(self.at).copied().unwrap_or(start);
            self.around.retain(|mark| mark.span.end > start);
            while let Some(mark) = self.ahead.next_if(|mark| mark.span.start <= start) {
                self.around.push(mark);
            }
            let stretch = Span { start, end };
            if piece.shown.contains(stretch) && !stretch.is_empty() {
                self.stretch(out, stretch);
            } else if self.targets.binary_search(&start).is_ok() {
                put(out, format_args!("<span id=\"{}-t{start}\"></span>", self.article.key));
            }
        }
        out.push_str(piece.after);
    }

    fn stretch(&self, out: &mut String, stretch: Span) {
        let key = &self.article.key;
        let text = escaped(self.article.document.text().get(stretch.range()).unwrap_or_default());
        let id = match self.targets.binary_search(&stretch.start) {
            Ok(_) => format!(" id=\"{key}-t{}\"", stretch.start),
            Err(_) => String::new(),
        };
        let title = self.title();
        let inside = |mark: &&Mark<'a>| !mark.span.is_empty();
        let finding = self.around.iter().filter(inside).filter_map(|mark| match mark.what {
            What::Finding(number, severity) => Some((severity, number)),
            _ => None,
        });
        let holds = self.around.iter().filter(inside).find_map(|mark| match mark.what {
            What::Holds(number) => Some(number),
            _ => None,
        });
        match (finding.max_by_key(|(severity, number)| (*severity, std::cmp::Reverse(*number))), holds) {
            (Some((severity, number)), _) => {
                put(out, format_args!("<a class=\"mark {severity}\"{id}{title} href=\"#{key}-f{number}\">{text}</a>"));
            }
            (None, Some(number)) => {
                put(out, format_args!("<a class=\"mark holds\"{id}{title} href=\"#{key}-c{number}\">{text}</a>"));
            }
            (None, None) if !title.is_empty() => {
                put(out, format_args!("<span class=\"mark\"{id}{title}>{text}</span>"));
            }
            (None, None) if !id.is_empty() => put(out, format_args!("<span{id}>{text}</span>")),
            (None, None) => out.push_str(&text),
        }
        self.numbers(out, stretch);
    }

    /// How the number was read that is printed.
    fn title(&self) -> String {
        let mention = self.around.iter().find_map(|mark| match mark.what {
            What::Number(mention) => Some(mention),
            _ => None,
        });
        mention.map_or(String::new(), |mention| {
            let record = mention.record(self.article.checked.annotated.lexicon());
            format!(" title=\"{}\"", escaped(&reading::on_one_line(&record, self.article.wording)))
        })
    }

    /// Prints the numbers of the findings that are about a place which ends with `stretch`.
    fn numbers(&self, out: &mut String, stretch: Span) {
        let mut numbers: Vec<usize> = Vec::new();
        for mark in self.around.iter().filter(|mark| mark.span.end == stretch.end) {
            match mark.what {
                What::Finding(number, _) if !numbers.contains(&number) => numbers.push(number),
                _ => {}
            }
        }
        for number in numbers {
            put(out, format_args!("<sup><a href=\"#{}-f{number}\">{number}</a></sup>", self.article.key));
        }
    }
}

/// Appends to a string, which takes any text.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}
