//! The corpus: what the tool prints for every article is what a reviewer has read, and it agrees with the gold.
//!
//! Two things are held. The whole output for an article is the file of its name in `corpus/findings`; to change such a
//! file run `SOATSO_ACCEPT=1 cargo test --test corpus` and read the difference. And the output answers to the gold: what
//! must be reported is, nothing else is, and the relations that were found once are found for ever.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic)] // A test speaks by panicking, its helpers too.

mod quote;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use soatso::Checked;
use soatso::lexicon::{Lexicon, Vocabulary};
use soatso::mention::Annotated;
use soatso::rule::{Finding, Selection};
use soatso::text::{Document, Span};

/// The variable that lets new output replace the old.
const ACCEPT: &str = "SOATSO_ACCEPT";

/// What a user may have set that changes output.
const SCRUBBED: [&str; 6] = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "TERM", "RUST_BACKTRACE"];

/// For each kind of claim, how many relations of the gold are found at least. A figure may only be raised.
const FLOORS: &[(&str, usize)] = &[
    ("age", 0),
    ("anniversary", 0),
    ("announced", 0),
    ("average", 17),
    ("average-bound", 0),
    ("balance", 0),
    ("balance-sign", 0),
    ("caption-body", 0),
    ("change-word", 1),
    ("comparison", 5),
    ("compound-growth", 0),
    ("contribution", 0),
    ("count-of-list", 14),
    ("cumulative", 0),
    ("cycle-year", 0),
    ("date-order", 0),
    ("day-count", 0),
    ("difference", 0),
    ("direction", 25),
    ("duplicate", 1),
    ("duration", 0),
    ("edition", 0),
    ("excess", 0),
    ("fraction", 33),
    ("growth", 42),
    ("hedge", 2),
    ("identity", 0),
    ("implied-base", 0),
    ("index-change", 5),
    ("item-predicate", 3),
    ("lead-body", 0),
    ("ledger", 1),
    ("lunar-day", 0),
    ("lunar-solar", 0),
    ("multiple", 8),
    ("observance", 0),
    ("outcome", 1),
    ("part-of-whole", 10),
    ("partition", 1),
    ("percent-point", 0),
    ("period-length", 0),
    ("period-part", 0),
    ("plan-completion", 15),
    ("points", 4),
    ("product", 10),
    ("quantifier", 1),
    ("range-order", 43),
    ("rank-change", 6),
    ("rank-order", 2),
    ("rank-range", 0),
    ("rate-amount", 0),
    ("ratio-phrase", 0),
    ("relative-date", 0),
    ("remainder", 0),
    ("respectively", 3),
    ("rounding", 0),
    ("same-fact", 3),
    ("sequence", 1),
    ("share", 79),
    ("shares-sum", 2),
    ("signed-wording", 0),
    ("streak", 0),
    ("sum", 90),
    ("superlative", 1),
    ("table-column", 0),
    ("table-percent", 0),
    ("table-row", 0),
    ("table-sequence", 0),
    ("tense", 0),
    ("time-zone", 0),
    ("title-body", 0),
    ("travel", 0),
    ("votes", 0),
    ("weekday", 0),
    ("within-range", 0),
    ("words-digits", 3),
    ("yield", 0),
    ("conversion", 0),
    ("exchange", 0),
];

/// Kinds of claim that the gold, which is older, knows by the name of a wider one.
const WIDER: &[(&str, &[&str])] = &[
    ("sum", &["difference", "remainder", "percent-point", "cumulative", "balance", "ledger", "index-change", "excess"]),
    ("product", &["yield", "average", "rate-amount"]),
    ("share", &["votes"]),
    ("same-fact", &["title-body", "lead-body", "caption-body"]),
    ("hedge", &["rounding"]),
    ("range-order", &["date-order"]),
];

/// Whether a claim of kind `found` is what the gold calls `wanted`.
fn is_a(found: &str, wanted: &str) -> bool {
    found == wanted || WIDER.iter().any(|(wide, kinds)| *wide == wanted && kinds.contains(&found))
}

/// A disagreement with the gold that is known: article, rule, quote, and why it is still there.
type Known = (&'static str, &'static str, &'static str, &'static str);

/// Rows of the gold that are not reported yet.
const KNOWN_MISSES: &[Known] = &[
    ("du-lich-quoc-khanh", "change-word-mismatch", "giảm một nửa", "told as info: a half in words is a round figure"),
    (
        "xet-xu-tham-o",
        "remainder-mismatch",
        "250 triệu đồng",
        "the whole, said sentences before, is not tied to the rest",
    ),
    ("cong-thuong-bac-giang", "tone-mark-typo", "đat", "“sẽ đat và vượt”: one syllable, in no fixed phrase of two"),
    ("fdi-8-thang", "subtotal-mismatch", "20,52 tỷ USD, tăng 7%", "the whole stands a paragraph before “gồm”"),
    ("giao-thong-nghi-le", "fraction-exceeds-whole", "57/52 chốt", "not read as N out of M when N is more than M"),
    ("nha-o-xa-hoi-phu-giang", "plan-completion-mismatch", "14,7%", "actual and plan stand in sentences before"),
    (
        "tai-nan-quy-iii",
        "direction-contradicts-figures",
        "giảm 9 người",
        "three figures and three changes, to be paired in order",
    ),
    ("the-thao-seagames", "count-vs-list", "4 HCV cá nhân", "the list in brackets has numbers of its own"),
    (
        "thu-thue-10-thang",
        "item-predicate-violation",
        "92,4%",
        "the condition (“chưa tới 90%”) stands before the list without a bracket",
    ),
    ("xet-xu-tham-o", "subtotal-mismatch", "là 10 năm tù", "“tổng hợp hình phạt” is no cue of a sum"),
];

/// Findings that the gold does not have.
const KNOWN_FALSE: &[Known] =
    &[("ngan-sach-tinh", "share-mismatch", "trên 45%", "45% is a threshold of the units, not their share")];

/// One row of a gold file.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Gold {
    Finding {
        finding: String,
        #[serde(rename = "severity")]
        _severity: String,
        quote: String,
    },
    Claim {
        claim: String,
        verdict: String,
        numbers: Vec<String>,
    },
    Silent {
        silent: String,
        why: String,
    },
}

/// One article with its gold.
struct Article {
    name: String,
    checked: Checked,
    gold: Vec<Gold>,
}

impl Article {
    fn document(&self) -> &Document {
        &self.checked.document
    }

    /// Where a quote of the gold stands; it must stand somewhere.
    fn places(&self, quote: &str) -> Vec<Span> {
        let places = quote::places(self.document(), quote);
        assert!(!places.is_empty(), "corpus/gold/{}.jsonl quotes {quote:?}, which is not in the article", self.name);
        places
    }

    /// The findings that a person must look at.
    fn grave(&self) -> impl Iterator<Item = &Finding> {
        self.checked.findings.iter().filter(|finding| quote::is_grave(finding))
    }

    /// Rule and quote of every row that asks for a finding.
    fn asked(&self) -> impl Iterator<Item = (&str, &str)> {
        self.gold.iter().filter_map(|row| match row {
            Gold::Finding { finding, quote, .. } => Some((finding.as_str(), quote.as_str())),
            _ => None,
        })
    }

    /// Whether a row asks for the finding. A place whose own rule is still to be written may be reported by another.
    fn asks_for(&self, finding: &Finding) -> bool {
        self.asked().any(|(rule, quote)| {
            (rule == finding.rule.id || !quote::exists(rule)) && quote::touches(finding, &self.places(quote))
        })
    }

    /// Why the finding stands where nothing may be said, if it does.
    fn trap(&self, finding: &Finding) -> Option<&str> {
        self.gold.iter().find_map(|row| match row {
            Gold::Silent { silent, why } if quote::touches(finding, &self.places(silent)) => Some(why.as_str()),
            _ => None,
        })
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the files with this extension in a folder of the corpus, without the extension.
fn names(folder: &str, extension: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(root().join("corpus").join(folder)) else { return BTreeSet::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let wanted = paths.filter(|path: &PathBuf| path.extension().is_some_and(|found| found == extension));
    wanted.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

fn articles() -> Vec<Article> {
    let article = |name: String| {
        let bytes = fs::read(root().join(format!("corpus/news/{name}.txt"))).unwrap();
        let gold = fs::read_to_string(root().join(format!("corpus/gold/{name}.jsonl"))).unwrap();
        let parse = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("corpus/gold/{name}.jsonl: {error}\n{line}"))
        };
        let gold = gold.lines().filter(|line| !line.is_empty()).map(parse).collect();
        Article { name, checked: soatso::check(Document::from_bytes(&bytes).unwrap()), gold }
    };
    names("news", "txt").into_iter().map(article).collect()
}

/// What the tool prints for an article, as it would in the folder of the project.
fn printed(name: &str, options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soatso"));
    command.current_dir(root()).env("COLUMNS", "100");
    for variable in SCRUBBED {
        command.env_remove(variable);
    }
    command.args(["check", "--color", "never", "--lang", "vi", "--fail-on", "never"]).args(options);
    let output = command.arg(format!("corpus/news/{name}.txt")).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "{name}: {}\n{complaint}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// The lines that differ, marked with - and +.
fn difference(before: &str, after: &str) -> String {
    let mut out = String::new();
    let (before, after) = (snapbox::Data::text(before), snapbox::Data::text(after));
    let plain = snapbox::report::Palette::plain();
    snapbox::report::write_diff(&mut out, &before, &after, Some(&"accepted"), Some(&"printed"), plain).unwrap();
    out
}

#[test]
fn the_output_is_the_accepted_one() {
    let accept = std::env::var_os(ACCEPT).is_some_and(|value| value == "1");
    let folder = root().join("corpus/findings");
    let mut failures = String::new();
    for name in names("news", "txt") {
        let file = folder.join(format!("{name}.txt"));
        let accepted = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        let printed = printed(&name, &["--claims"]);
        if accepted != printed {
            writeln!(failures, "corpus/findings/{name}.txt{}", difference(&accepted, &printed)).unwrap();
            if accept {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&file, printed).unwrap();
            }
        }
    }
    let strangers: Vec<String> = names("findings", "txt").difference(&names("news", "txt")).cloned().collect();
    assert!(strangers.is_empty(), "corpus/findings: no article is called {strangers:?}");
    assert!(
        failures.is_empty(),
        "{failures}\n{}",
        if accept {
            "Written. Read the difference above as an editor would; the next run passes."
        } else {
            "If every changed line is right: SOATSO_ACCEPT=1 cargo test --test corpus"
        }
    );
}

#[test]
fn every_article_has_gold() {
    assert_eq!(names("news", "txt"), names("gold", "jsonl"), "left: articles, right: gold");
}

#[test]
fn what_the_gold_asks_for_is_reported() {
    let mut known: BTreeSet<Known> = KNOWN_MISSES.iter().copied().collect();
    let (mut failures, mut asked, mut found) = (String::new(), 0, 0);
    for article in articles() {
        for (rule, quote) in article.asked().filter(|(rule, _)| quote::exists(rule)) {
            asked += 1;
            let places = article.places(quote);
            let reported = |f: &Finding| f.rule.id == rule && quote::touches(f, &places);
            let row = known.iter().find(|k| (k.0, k.1, k.2) == (article.name.as_str(), rule, quote)).copied();
            let is_known = row.is_some_and(|row| known.remove(&row));
            if article.grave().any(reported) {
                found += 1;
                if is_known {
                    writeln!(failures, "{}: {rule} at {quote:?} is reported now: out of KNOWN_MISSES", article.name)
                        .unwrap();
                }
            } else if !is_known {
                writeln!(failures, "{}: nothing of {rule} at {quote:?}", article.name).unwrap();
            }
        }
    }
    let left: Vec<&Known> = known.iter().collect();
    println!("{found} of {asked} errors of the gold are reported");
    assert!(
        failures.is_empty() && left.is_empty(),
        "\n{failures}\nrows of KNOWN_MISSES that are not asked for: {left:?}"
    );
}

#[test]
fn nothing_else_is_reported() {
    let mut known: BTreeSet<Known> = KNOWN_FALSE.iter().copied().collect();
    let mut failures = String::new();
    for article in articles() {
        for finding in article.grave().filter(|finding| !article.asks_for(finding)) {
            let quote = article.document().original(finding.primary);
            let key = (article.name.as_str(), finding.rule.id.as_str(), quote);
            if let Some(row) = known.iter().find(|k| (k.0, k.1, k.2) == key).copied() {
                known.remove(&row);
                continue;
            }
            let why = article.trap(finding).map(|why| format!("\n    a trap: {why}")).unwrap_or_default();
            writeln!(failures, "{}: {}{why}", article.name, quote::line(article.document(), finding)).unwrap();
        }
    }
    let left: Vec<&Known> = known.iter().collect();
    assert!(
        failures.is_empty() && left.is_empty(),
        "\n{failures}\nrows of KNOWN_FALSE that are no longer reported: {left:?}"
    );
}

/// How one kind of claim compares with the gold.
#[derive(Default)]
struct Tally {
    found: usize,
    total: usize,
    /// Claims of the tool that no row of the gold has: an unlisted relation, or a wrong binding.
    unlisted: usize,
    missed: Vec<String>,
}

#[test]
fn relations_are_found() {
    let mut tallies: BTreeMap<&str, Tally> = FLOORS.iter().map(|(kind, _)| (*kind, Tally::default())).collect();
    let mut unlisted = String::new();
    for article in articles() {
        let mut listed = vec![false; article.checked.claims.len()];
        for row in &article.gold {
            let Gold::Claim { claim: wanted, verdict, numbers } = row else { continue };
            let places: Vec<Vec<Span>> = numbers.iter().map(|number| article.places(number)).collect();
            let mut found = false;
            for (at, claim) in article.checked.claims.iter().enumerate() {
                if claim.verdict.as_str() == verdict && quote::names_all(claim, &places) {
                    listed[at] = true;
                    found |= is_a(quote::kind(claim), wanted);
                }
            }
            let Some(tally) = tallies.get_mut(wanted.as_str()) else { continue };
            tally.total += 1;
            tally.found += usize::from(found);
            if !found {
                tally.missed.push(format!("{}: {wanted} {verdict} {numbers:?}", article.name));
            }
        }
        for (claim, _) in article.checked.claims.iter().zip(listed).filter(|(_, listed)| !listed) {
            let kind = quote::kind(claim);
            let tally = tallies.get_mut(kind).unwrap_or_else(|| panic!("give `{kind}` a row in FLOORS"));
            tally.unlisted += 1;
            writeln!(unlisted, "{}: {kind} {}: {}", article.name, claim.verdict.as_str(), claim.working).unwrap();
        }
    }
    println!("{:<16} {:>5} {:>5} {:>9}", "relation", "found", "gold", "unlisted");
    let mut failures = String::new();
    for (kind, floor) in FLOORS {
        let Tally { found, total, unlisted, missed } = &tallies[kind];
        println!("{kind:<16} {found:>5} {total:>5} {unlisted:>9}");
        if found < floor {
            writeln!(failures, "{kind}: {found} found, {floor} before; missed:\n  {}", missed.join("\n  ")).unwrap();
        } else if found > floor {
            println!("{kind}: better than the floor of {floor}, which may be raised");
        }
    }
    if std::env::var_os("SOATSO_LIST").is_some() {
        for tally in tallies.values() {
            println!("{}", tally.missed.join("\n"));
        }
        println!("unlisted:\n{unlisted}");
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn articles_checked_together_are_as_if_each_were_alone() {
    let bytes =
        names("news", "txt").into_iter().map(|name| fs::read(root().join(format!("corpus/news/{name}.txt"))).unwrap());
    let documents: Vec<Document> = bytes.map(|bytes| Document::from_bytes(&bytes).unwrap()).collect();
    let annotated = Annotated::of_all(&documents.iter().collect::<Vec<_>>(), &Vocabulary::from(Lexicon::builtin()));
    let together = soatso::check_all(documents.into_iter().zip(annotated).collect(), &Selection::default());
    let alone = articles();
    assert_eq!(together.len(), alone.len());
    for (article, together) in alone.iter().zip(&together) {
        let seen = |checked: &Checked| format!("{:?}\n{:?}", checked.claims, checked.findings);
        assert_eq!(seen(&article.checked), seen(together), "{}", article.name);
    }
}
