//! The material that lies beside the project where it is developed: an article worked out by hand, mistakes and traps
//! of published articles. It is not part of the project, so where it is absent these tests say so and pass.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // A test speaks by panicking and prints its table.

mod quote;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use serde::Deserialize;
use soatso::Checked;
use soatso::claim::Claim;
use soatso::rule::Finding;
use soatso::text::{Document, Span};

/// The fewest mistakes of published articles that are reported at warning or above. It may only be raised.
const RECALLED: usize = 152;

/// One thing that the worked-out article must or must not yield.
#[derive(Deserialize)]
struct Expected {
    quote: String,
    rule: String,
    must_fire: bool,
    #[serde(default)]
    optional: bool,
    /// Where the quote starts, in characters.
    offset: usize,
}

/// A place of a published article.
#[derive(Deserialize)]
struct Place {
    id: String,
    class: String,
    quote: String,
}

/// A published article.
#[derive(Deserialize)]
struct Record {
    id: String,
    title: Option<String>,
    text: String,
    published: Option<String>,
}

/// The file of this name, unless the material is absent.
fn material(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    let text = fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: there is no {name} beside the project");
    }
    text
}

fn rows<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<T> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The article and what is expected of it.
fn seed() -> Option<(String, Checked, Vec<Expected>)> {
    let (article, expected) = (material("seed/article.txt")?, material("seed/expected.jsonl")?);
    let checked = soatso::check(Document::from_text(&article));
    Some((article, checked, rows(&expected)))
}

impl Expected {
    fn place(&self, article: &str) -> Range<usize> {
        let place = quote::of_characters(article, self.offset, self.quote.chars().count());
        assert_eq!(&article[place.clone()], self.quote, "the offset counts characters");
        place
    }

    /// Whether `finding` is about this place: it overlaps the quote, and one of the two texts holds the other.
    fn is_met_by(&self, finding: &Finding, document: &Document, place: &Range<usize>) -> bool {
        quote::spans(finding).any(|span| {
            let original = document.original(span);
            let holds = self.quote.contains(original) || original.contains(&self.quote);
            finding.rule.id == self.rule && overlaps(document, span, place) && holds
        })
    }
}

fn overlaps(document: &Document, span: Span, place: &Range<usize>) -> bool {
    let bytes = document.locate(span).bytes;
    bytes.start < place.end && place.start < bytes.end
}

#[test]
fn the_worked_out_article_yields_what_it_must() {
    let Some((article, checked, expected)) = seed() else { return };
    let document = &checked.document;
    let mut failures = String::new();
    for row in expected.iter().filter(|row| row.must_fire && !row.optional) {
        let place = row.place(&article);
        if !checked.findings.iter().any(|finding| row.is_met_by(finding, document, &place)) {
            writeln!(failures, "nothing of {} at {:?}", row.rule, row.quote).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn the_worked_out_article_yields_nothing_else() {
    let Some((article, checked, expected)) = seed() else { return };
    let document = &checked.document;
    let mut failures = String::new();
    for finding in checked.findings.iter().filter(|finding| quote::is_grave(finding)) {
        let wanted = |row: &Expected| row.must_fire && row.is_met_by(finding, document, &row.place(&article));
        if !expected.iter().any(wanted) {
            writeln!(failures, "not asked for: {}", quote::line(document, finding)).unwrap();
        }
        for row in expected.iter().filter(|row| !row.must_fire && row.rule == finding.rule.id) {
            let place = row.place(&article);
            if quote::spans(finding).any(|span| overlaps(document, span, &place)) {
                writeln!(failures, "a trap: {:?}: {}", row.quote, quote::line(document, finding)).unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// The relations of the worked-out article that hold: kind, and what each of its numbers contains.
const RELATIONS: &[(&str, &[&str])] = &[
    ("sum", &["504", "389", "115"]),
    ("share", &["9.834", "33.324", "29,5%"]),
    ("share", &["604", "1.485", "40,6%"]),
    ("growth", &["541,16", "665,76", "23%"]),
    ("growth", &["56,5", "64", "13,3%"]),
    ("plan-completion", &["19,05", "33", "27", "31,7%"]),
    ("item-predicate", &["90%", "93,5%", "95,3%", "95%"]),
    ("count-of-list", &["2 Sàn"]),
    ("fraction", &["35/55", "55 CCN"]),
    ("part-of-whole", &["226", "271"]),
    ("comparison", &["14,18%", "11,79%"]),
    ("range-order", &["10 - 15"]),
];

/// Groups of industrial parks that are counted and listed in brackets: the count and what the sentence says of it.
const COUNTED: [(&str, usize); 3] = [("03 KCN", 2), ("02 KCN", 1), ("01 KCN", 1)];

/// Whether `number` stands in `text`, not as a part of a longer number.
fn states(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let joins = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let before = text[..at].chars().next_back().is_some_and(joins);
        let after = text[at + number.len()..].chars().next().is_some_and(joins);
        !before && !after
    })
}

#[test]
fn the_relations_of_the_worked_out_article_hold() {
    let Some((_, checked, _)) = seed() else { return };
    let document = &checked.document;
    let has = |claim: &&Claim, numbers: &[&str]| {
        numbers.iter().all(|number| claim.operands.iter().any(|o| states(document.original(o.span), number)))
    };
    let holding: Vec<&Claim> = checked.claims.iter().filter(|claim| claim.verdict.holds()).collect();
    let mut failures = String::new();
    for (kind, numbers) in RELATIONS {
        if !holding.iter().any(|claim| quote::kind(claim) == *kind && has(claim, numbers)) {
            writeln!(failures, "{kind} of {numbers:?}").unwrap();
        }
    }
    for (count, times) in COUNTED {
        let lists = holding.iter().filter(|claim| quote::kind(claim) == "count-of-list" && has(claim, &[count]));
        let found = lists.count();
        if found != times {
            writeln!(failures, "count-of-list of {count:?}: {found} instead of {times}").unwrap();
        }
    }
    assert!(failures.is_empty(), "not found among what holds:\n{failures}");
}

/// The articles in which `places` lie, checked.
fn articles(places: &[Place]) -> Option<BTreeMap<String, Checked>> {
    let news = material("news-dev.jsonl")?;
    let ids: Vec<String> = places.iter().map(|place| format!("\"{}\"", place.id)).collect();
    let mut found = BTreeMap::new();
    for line in news.lines() {
        let head = line.get(..line.len().min(300)).or_else(|| line.get(..200)).unwrap_or(line);
        if !ids.iter().any(|id| head.contains(id)) {
            continue;
        }
        let record: Record = serde_json::from_str(line).unwrap();
        let published = record.published.as_deref().and_then(|day| day.get(..10)?.parse().ok());
        let document = Document::from_record(record.title.as_deref(), &record.text).with_published(published);
        found.insert(record.id, soatso::check(document));
    }
    Some(found)
}

#[test]
fn traps_of_published_articles_stay_silent() {
    let Some(text) = material("traps-dev.jsonl") else { return };
    let traps: Vec<Place> = rows(&text);
    let Some(articles) = articles(&traps) else { return };
    let mut report = String::new();
    for trap in &traps {
        let checked = &articles[&trap.id];
        let places = quote::places(&checked.document, &trap.quote);
        assert!(!places.is_empty(), "{}: {:?} is not in the article", trap.id, trap.quote);
        for finding in checked.findings.iter().filter(|f| quote::is_grave(f) && quote::touches(f, &places)) {
            writeln!(report, "{} ({}): {}", trap.id, trap.class, quote::line(&checked.document, finding)).unwrap();
        }
    }
    println!("{} findings at {} traps", report.lines().count(), traps.len());
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn mistakes_of_published_articles_are_reported() {
    let Some(text) = material("real-errors-dev.jsonl") else { return };
    let mistakes: Vec<Place> = rows(&text);
    let Some(articles) = articles(&mistakes) else { return };
    let mut classes: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for mistake in &mistakes {
        let checked = &articles[&mistake.id];
        let places = quote::places(&checked.document, &mistake.quote);
        assert!(!places.is_empty(), "{}: {:?} is not in the article", mistake.id, mistake.quote);
        let touching = || checked.findings.iter().filter(|finding| quote::touches(finding, &places));
        let class = classes.entry(&mistake.class).or_default();
        class[0] += usize::from(touching().any(quote::is_grave));
        class[1] += usize::from(touching().next().is_some());
        class[2] += 1;
    }
    let total = classes.values().fold([0; 3], |sum, class| std::array::from_fn(|i| sum[i] + class[i]));
    println!("{:<20} {:>7} {:>7} {:>5}", "mistake", "grave", "at all", "of");
    for (class, [grave, any, all]) in classes.iter().map(|(class, counts)| (*class, counts)).chain([("all", &total)]) {
        println!("{class:<20} {grave:>7} {any:>7} {all:>5}");
    }
    assert!(total[0] >= RECALLED, "{} are reported, {RECALLED} were", total[0]);
}
