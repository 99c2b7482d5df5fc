//! Findings of an archive to a sample and a table. Invariant: the same archive, judgements and seed give the same report.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hash, Hasher};

use soatso::Checked;
use soatso::report::Summary;
use soatso::rule::{Finding, Severity};
use soatso::text::Span;

use crate::archive::{Article, each};
use crate::judgement::{Judgement, Judgements, Key};

/// A finding with what a person needs to judge it.
pub(crate) struct Found {
    pub(crate) key: Key,
    pub(crate) rule: String,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    /// The arithmetic, or what was marked.
    pub(crate) working: String,
    /// The text around each of its places, the places marked.
    excerpts: Vec<String>,
}

/// How much of the archive takes part in relations that hold.
pub(crate) struct Totals(Summary);

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rich = self.0.rich;
        let share = 100.0 * rich.verified as f64 / rich.quantities.max(1) as f64;
        let Summary { coverage, .. } = self.0;
        write!(
            f,
            "{} relations: {} hold, {} undecided, {} fail. Of the {} quantities of {} number-rich articles, {} stand in a \
             relation that holds: {share:.1}%.",
            coverage.claims,
            coverage.holds,
            coverage.undecided,
            coverage.contradicts,
            rich.quantities,
            rich.files,
            rich.verified
        )
    }
}

/// Every finding of the archive at `floor` or above, in the order of the articles.
pub(crate) fn run(articles: &[Article], floor: Severity) -> (Vec<Found>, Totals) {
    let mut total = Summary::default();
    let mut all = Vec::new();
    for (found, summary) in each(articles, |article| of_article(article, floor)) {
        all.extend(found);
        total.add(summary);
    }
    (all, Totals(total))
}

fn of_article(article: &Article, floor: Severity) -> (Vec<Found>, Summary) {
    let checked = soatso::check(article.document());
    let grave = checked.findings.iter().filter(|f| f.severity >= floor);
    let found = grave.map(|finding| found(article, &checked, finding)).collect();
    (found, Summary::of(&checked, &checked.findings))
}

fn found(article: &Article, checked: &Checked, finding: &Finding) -> Found {
    let quote = checked.document.original(finding.primary).to_owned();
    let mut places: Vec<Span> = finding.related.iter().map(|r| r.span).collect();
    places.push(finding.primary);
    Found {
        key: Key { fingerprint: finding.fingerprint.as_str().to_owned(), article: article.id.clone() },
        rule: finding.rule.id.clone(),
        severity: finding.severity,
        message: finding.message.vi.clone().into_owned(),
        working: finding.working.clone().unwrap_or(quote),
        excerpts: excerpts(checked.document.text(), places),
    }
}

/// How many bytes of text are shown to either side of a place.
const AROUND: usize = 160;

/// The text around `places`, those that stand close together in one excerpt, each marked.
fn excerpts(text: &str, mut places: Vec<Span>) -> Vec<String> {
    places.sort_unstable();
    places.dedup();
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for place in places {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|p| place.range().start < p.range().end + AROUND) => {
                group.push(place)
            }
            _ => groups.push(vec![place]),
        }
    }
    groups.iter().map(|group| excerpt(text, group)).collect()
}

fn excerpt(text: &str, places: &[Span]) -> String {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return String::new() };
    let mut at = boundary(first.range().start.saturating_sub(AROUND));
    let mut out = String::from("… ");
    for place in places.iter().map(|p| p.range()).filter(|p| p.start < p.end) {
        out += text.get(at..place.start).unwrap_or_default();
        let _ = write!(out, "[[{}]]", text.get(place.start.max(at)..place.end).unwrap_or_default());
        at = at.max(place.end);
    }
    out += text.get(at..boundary(last.range().end + AROUND)).unwrap_or_default();
    out.replace('\n', " ¶ ") + " …"
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key { fingerprint, article } = &self.key;
        writeln!(f, "{} {} {fingerprint} {article}", self.severity, self.rule)?;
        write!(f, "    {}: {}", self.message, self.working)?;
        self.excerpts.iter().try_for_each(|excerpt| write!(f, "\n    {excerpt}"))
    }
}

/// `most` of the findings that nobody has judged, those first that wait for it; which of the others, `seed` decides.
pub(crate) fn sample<'f>(found: &'f [Found], judgements: &Judgements, most: u64, seed: u64) -> Vec<&'f Found> {
    let lot = |found: &Found| {
        let mut hasher = DefaultHasher::new();
        (seed, &found.key).hash(&mut hasher);
        hasher.finish()
    };
    let waits = |found: &Found| judgements.of(&found.key) != Some(Judgement::Open);
    let mut open: Vec<&Found> =
        found.iter().filter(|f| judgements.of(&f.key).is_none_or(|j| j == Judgement::Open)).collect();
    open.sort_by_key(|f| (waits(f), lot(f)));
    open.dedup_by(|a, b| a.key == b.key);
    open.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    open
}

/// What was found and how it was judged, of one rule and severity or of several.
#[derive(Clone, Copy, Default)]
struct Row {
    found: usize,
    right: usize,
    look: usize,
    wrong: usize,
}

impl Row {
    fn add(&mut self, judgement: Option<Judgement>) {
        self.found += 1;
        match judgement {
            Some(Judgement::Right) => self.right += 1,
            Some(Judgement::WorthALook) => self.look += 1,
            Some(Judgement::False) => self.wrong += 1,
            Some(Judgement::Open) | None => {}
        }
    }

    fn line(self, rule: &str, severity: &str, articles: usize) -> String {
        let judged = self.right + self.look + self.wrong;
        let per_thousand = 1000.0 * self.found as f64 / articles.max(1) as f64;
        let precision = if judged == 0 {
            "-".to_owned()
        } else {
            format!("{:.0}%", 100.0 * (self.right + self.look) as f64 / judged as f64)
        };
        let (found, right, look, wrong) = (self.found, self.right, self.look, self.wrong);
        let open = found - judged;
        format!(
            "{rule:<36} {severity:<8} {found:>6} {per_thousand:>9.2} {right:>6} {look:>6} {wrong:>6} {open:>6} {precision:>9}"
        )
    }
}

/// Findings in 1,000 articles and precision by rule and severity; below it, the articles with a false finding and the
/// judged findings that are not reported any more.
pub(crate) fn table(found: &[Found], judgements: &Judgements, articles: usize) -> String {
    let mut rows: BTreeMap<(&str, Severity), Row> = BTreeMap::new();
    let mut totals: BTreeMap<Severity, Row> = BTreeMap::new();
    let mut wronged: BTreeSet<&str> = BTreeSet::new();
    for f in found {
        let judgement = judgements.of(&f.key);
        rows.entry((&*f.rule, f.severity)).or_default().add(judgement);
        totals.entry(f.severity).or_default().add(judgement);
        if judgement == Some(Judgement::False) && f.severity >= Severity::Warning {
            wronged.insert(&f.key.article);
        }
    }
    let mut out = format!(
        "{:<36} {:<8} {:>6} {:>9} {:>6} {:>6} {:>6} {:>6} {:>9}\n",
        "rule", "severity", "found", "in 1,000", "right", "look", "false", "open", "precision"
    );
    let all = totals.iter().map(|(severity, row)| (("all", *severity), *row));
    for ((rule, severity), row) in rows.into_iter().chain(all) {
        out += &row.line(rule, &severity.to_string(), articles);
        out.push('\n');
    }
    let present: BTreeSet<&Key> = found.iter().map(|f| &f.key).collect();
    let gone = |wanted: Judgement| judgements.all().filter(|(k, j)| *j == wanted && !present.contains(k)).count();
    let per_thousand = 1000.0 * wronged.len() as f64 / articles.max(1) as f64;
    let _ = write!(
        out,
        "\n{} articles with a false finding at warning or above: {per_thousand:.2} in 1,000.\nNot reported any more: {} \
         right, {} worth a look, {} false.",
        wronged.len(),
        gone(Judgement::Right),
        gone(Judgement::WorthALook),
        gone(Judgement::False)
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<Article> {
        let article = |id: &str, text: &str| Article {
            id: id.to_owned(),
            title: None,
            text: text.to_owned(),
            published: Some("2024-06-11".to_owned()),
        };
        vec![
            article("đúng", "Xưởng có 13 máy, gồm 7 máy cũ và 6 máy mới."),
            article("lệch", "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới."),
            article("lệch nữa", "Kho có 25 máy, gồm 14 máy cũ và 12 máy mới."),
        ]
    }

    fn line<'t>(table: &'t str, start: &str) -> Vec<&'t str> {
        table.lines().find(|line| line.starts_with(start)).unwrap_or_default().split_whitespace().collect()
    }

    #[test]
    fn findings_are_counted_and_sampled() {
        let articles = archive();
        let (found, totals) = run(&articles, Severity::Warning);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].working, "7 + 6 = 13 ≠ 12");
        assert!(found[0].to_string().contains("Xưởng có [[12 máy]], gồm [[7 máy]]"), "{}", found[0]);
        assert!(totals.to_string().contains("1 hold"), "{totals}");
        let none = Judgements::default();
        assert_eq!(sample(&found, &none, 1, 3)[0].key, sample(&found, &none, 1, 3)[0].key);
        assert_eq!(sample(&found, &none, 9, 3).len(), 2);
    }

    #[test]
    fn what_was_judged_is_not_shown_again() {
        let articles = archive();
        let (found, _) = run(&articles, Severity::Warning);
        let key = |i: usize| format!("{}\t{}", found[i].key.fingerprint, found[i].key.article);
        let text = format!("right\t{}\nfalse\t{}\nfalse\tf0\tcũ\n", key(0), key(1));
        let judgements = Judgements::read(&text).unwrap();
        assert!(sample(&found, &judgements, 9, 1).is_empty());
        let table = table(&found, &judgements, 1000);
        assert_eq!(
            line(&table, "subtotal-mismatch"),
            ["subtotal-mismatch", "error", "2", "2.00", "1", "0", "1", "0", "50%"]
        );
        assert!(table.contains("1 articles with a false finding at warning or above: 1.00 in 1,000."), "{table}");
        assert!(table.contains("0 right, 0 worth a look, 1 false."), "{table}");
    }
}
