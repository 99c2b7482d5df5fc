//! Marked places and text to elements. Invariant: each stretch between two ends of marks is one element, and every place that a
//! link leads to has its id once.

use super::pieces::Piece;
use super::{Article, places_of, put};
use crate::mention::Mention;
use crate::report::markup::escaped;
use crate::report::reading;
use crate::rule::Severity;
use crate::text::Span;

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

impl<'a> Article<'a> {
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
}

/// The text from mark to mark: each stretch between two ends of marks is one element.
pub(super) struct Sweep<'s, 'a> {
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
    pub(super) fn new(article: &'s Article<'a>, pieces: &[Piece]) -> Self {
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
    pub(super) fn piece(&mut self, out: &mut String, piece: &Piece) {
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
