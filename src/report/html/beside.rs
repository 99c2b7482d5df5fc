//! What stands beside the text: findings with their working and places, and the relations that hold. Invariant: every place is
//! a link to the words it quotes.

use std::io::{self, Write};

use super::{Article, places_of, put};
use crate::report::Wording;
use crate::report::human::position;
use crate::report::markup::escaped;
use crate::rule::{Finding, Language, Message};
use crate::text::Span;

/// The places of a finding or a relation that are linked.
const PLACES: usize = 16;
/// The characters of a quoted place.
const QUOTE: usize = 60;

impl Article<'_> {
    /// A link to a place of the text, which it quotes.
    fn place(&self, out: &mut String, span: Span) {
        let text = self.document.text().get(span.range()).unwrap_or_default();
        let mut quote: String = text.chars().take(QUOTE).collect();
        if quote.len() < text.len() {
            quote.push('…');
        }
        put(out, format_args!("<a href=\"#{}-t{}\">{}</a>", self.key, span.start, escaped(&quote)));
    }

    pub(super) fn finding(&self, out: &mut String, number: usize, finding: &Finding) {
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
            let label = label.map_or(self.wording.primary_place(), |label| self.wording.message(label));
            put(out, format_args!(" {}", escaped(label)));
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
    pub(super) fn relations(&self, out: &mut dyn Write) -> io::Result<()> {
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
