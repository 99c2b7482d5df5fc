//! Findings to one HTML page: each article with its numbers marked and its findings beside it. Invariant: the page needs
//! nothing outside itself, nothing of an article is read as markup, and every link leads to a place of the page.

mod beside;
mod pieces;
mod sweep;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::Value;
use xxhash_rust::xxh3::Xxh3;

use crate::Checked;
use crate::report::annotation::failure;
use crate::report::json::{Options, TOOL};
use crate::report::markup::escaped;
use crate::report::{Coverage, Origin, Problem, Summary, Wording};
use crate::rule::{Finding, Message, Severity};
use crate::text::{Document, Span};

use pieces::pieces;
use sweep::Sweep;

const STYLE: &str = include_str!("style.css");

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
        writeln!(out, "<div class=\"row\">")?;
        // Before the text, so that it can float beside it and the next paragraphs go on below; a phone shows it behind.
        if !beside.is_empty() {
            writeln!(out, "<aside>\n{beside}</aside>")?;
        }
        writeln!(out, "<div class=\"text\">{text}</div>\n</div>")?;
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
        let mut name = Xxh3::new();
        name.update(origin.file.as_bytes());
        name.update(&origin.line.unwrap_or_default().to_le_bytes());
        let key = format!("a{:016x}", name.digest());
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
}

/// The places of a finding, the primary one first.
fn places_of(finding: &Finding) -> impl Iterator<Item = (Span, Option<&Message>)> {
    let related = finding.related.iter().filter(|related| related.span != finding.primary);
    std::iter::once((finding.primary, None)).chain(related.map(|related| (related.span, Some(&related.label))))
}

/// Appends to a string, which takes any text.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}
