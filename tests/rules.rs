//! Every page under `rules/` is complete, and pages, modules and registry agree.

#![allow(clippy::unwrap_used, clippy::panic)] // A test speaks by panicking, its helpers too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use soatso::rule::page::{self, HEADINGS, PageFault};
use soatso::rule::{Activation, Expectation, Family, Language, Selection, registry};

/// Pages whose check is still to be written. It only ever gets shorter: a page that has a registry line must not be
/// here, and every other must.
const AWAITED: &[&str] = &[];

/// The pages on disk: "arithmetic/subtotal-mismatch" to text.
fn pages_on_disk() -> BTreeMap<String, String> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut pages = BTreeMap::new();
    for family in Family::ALL {
        for file in files_in(&rules.join(family.folder())) {
            assert_eq!(file.extension().unwrap(), "md", "{}: only pages lie in the folder of a family", file.display());
            let id = file.file_stem().unwrap().to_str().unwrap();
            pages.insert(format!("{family}/{id}"), fs::read_to_string(&file).unwrap());
        }
    }
    pages
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// A page that holds, to break in one place.
const SOUND: &str = include_str!("../rules/arithmetic/subtotal-mismatch.md");

fn fault(page: &str) -> PageFault {
    page::parse("arithmetic/subtotal-mismatch", page).unwrap_err().fault
}

#[test]
fn every_page_parses() {
    let faults: Vec<String> = pages_on_disk()
        .iter()
        .filter_map(|(path, text)| page::parse(path, text).err())
        .map(|error| error.to_string())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_has_a_rule_and_every_rule_a_page() {
    let on_disk: BTreeSet<String> = pages_on_disk().into_keys().collect();
    let registered: BTreeSet<String> = registry::pages().map(|(path, _)| path.to_owned()).collect();
    let awaited: BTreeSet<String> = AWAITED.iter().map(|path| (*path).to_owned()).collect();
    assert!(registered.is_disjoint(&awaited), "have a check: {:?}", registered.intersection(&awaited));
    let known: BTreeSet<String> = registered.union(&awaited).cloned().collect();
    assert_eq!(known, on_disk, "left: lines of the registry, right: pages");
    assert_eq!(registry::pages().count(), registered.len(), "a rule stands in the registry twice");
}

#[test]
fn the_table_holds_every_registered_rule() {
    let paths: Vec<&str> = registry::pages().map(|(path, _)| path).collect();
    let table: Vec<String> = registry::all().map(|rule| format!("{}/{}", rule.family, rule.id)).collect();
    assert_eq!(table, paths);
}

#[test]
fn every_rule_file_has_a_registry_line() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule");
    let registered: BTreeSet<String> = registry::pages().map(|(path, _)| path.replace('-', "_")).collect();
    for family in Family::ALL.into_iter().filter(|family| source.join(family.folder()).is_dir()) {
        for file in files_in(&source.join(family.folder())) {
            let module = format!("{family}/{}", file.file_stem().unwrap().to_str().unwrap());
            assert!(registered.contains(&module), "{} is no rule of the registry", file.display());
        }
    }
}

#[test]
fn ids_and_codes_are_unique() {
    let mut seen = BTreeMap::new();
    for (path, text) in pages_on_disk() {
        let meta = page::parse(&path, &text).unwrap().meta;
        for name in [meta.id.clone(), meta.code.to_string()] {
            if let Some(other) = seen.insert(name.clone(), path.clone()) {
                panic!("`{name}` is the name of {other} and of {path}");
            }
        }
    }
}

#[test]
fn rules_are_found_by_id_and_by_code() {
    let rule = registry::find("subtotal-mismatch").unwrap();
    assert_eq!(registry::find(" Subtotal-MISMATCH ").unwrap().id, rule.id);
    assert_eq!(registry::find("a01").unwrap().id, rule.id);
    assert_eq!(rule.code.to_string(), "A01");
    assert!(registry::find("A99").is_none());
    assert!(registry::find("").is_none());
    let headings: Vec<&str> = rule.explanation.sections(Language::Vi).iter().map(|section| section.0).collect();
    assert_eq!(headings, HEADINGS[..4]);
}

#[test]
fn a_selection_turns_rules_on_and_off() {
    let rule = registry::find("A01").unwrap();
    let mut selection = Selection::default();
    assert!(selection.is_on(rule));
    selection.set(rule, Activation::Off);
    assert!(!selection.is_on(rule));
    assert!(registry::all().all(|rule| Selection::every().is_on(rule)));
    for rule in registry::all() {
        assert_eq!(Selection::default().is_on(rule), rule.default == Activation::On, "{}", rule.id);
    }
}

#[test]
fn a_page_says_what_it_lacks() {
    for heading in HEADINGS {
        let without = SOUND.replace(&format!("## {heading}\n"), "");
        let message = page::parse("arithmetic/subtotal-mismatch", &without).unwrap_err().to_string();
        assert!(message.starts_with("rules/arithmetic/subtotal-mismatch.md: "), "{message}");
        assert!(message.contains(&format!("`## {heading}` is missing")), "{message}");
    }
    let emptied = SOUND.replace("\n## Vì sao\n", "\n## Vì sao\n\n## Vì sao\n");
    assert!(matches!(fault(&emptied), PageFault::MissingHeading("Khi nào im lặng")));
    assert!(matches!(fault(&SOUND.replace("\n# ", "\n")), PageFault::Title));
    assert!(matches!(fault(&SOUND.replace("## Cách sửa", "## Sửa")), PageFault::UnknownHeading(_)));
    assert!(matches!(fault(&SOUND.replace("+++\n", "---\n")), PageFault::NoHeader));
}

#[test]
fn a_header_says_what_it_lacks() {
    for field in ["code", "severity", "confidence", "since", "default", "cues"] {
        let without: String = SOUND.replace(&format!("\n{field} = "), &format!("\n{field}x = "));
        let PageFault::Header(error) = fault(&without) else { panic!("{field}") };
        assert!(error.to_string().contains(field), "{error}");
    }
    assert!(matches!(fault(&SOUND.replace("\"A01\"", "\"A1\"")), PageFault::Code(_)));
    assert!(matches!(fault(&SOUND.replace("\"A01\"", "\"V01\"")), PageFault::ForeignCode { .. }));
    assert!(matches!(fault(&SOUND.replace("confidence = 0.95", "confidence = 1.5")), PageFault::Confidence(_)));
    for path in ["subtotal-mismatch", "sums/subtotal-mismatch", "arithmetic/Subtotal", "arithmetic/a--b"] {
        assert!(matches!(page::parse(path, SOUND).unwrap_err().fault, PageFault::Path), "{path}");
    }
}

#[test]
fn a_page_without_enough_examples_is_refused() {
    let (before, _) = SOUND.split_once("\n## Ví dụ phải im lặng\n").unwrap();
    let block = "\n```silent\nCó 3 xã.\n```\n";
    let page = |silent: usize| format!("{before}\n## Ví dụ phải im lặng\n{}", block.repeat(silent));
    let fires = page::parse("arithmetic/subtotal-mismatch", SOUND)
        .unwrap()
        .examples
        .iter()
        .filter(|example| example.expectation != Expectation::Silent)
        .count();
    assert!(matches!(fault(&page(fires - 1)), PageFault::TooFewExamples { .. }));
    assert!(page::parse("arithmetic/subtotal-mismatch", &page(fires)).is_ok());
    assert!(matches!(fault(&page(fires).replace("[[", "")), PageFault::Example { .. }));
    assert!(matches!(fault(page(fires).trim_end().trim_end_matches('`')), PageFault::OpenFence(_)));
}

#[test]
fn a_page_with_windows_line_ends_is_the_same_page() {
    let sound = page::parse("arithmetic/subtotal-mismatch", SOUND).unwrap();
    let windows = page::parse("arithmetic/subtotal-mismatch", &SOUND.replace('\n', "\r\n")).unwrap();
    assert_eq!(windows.examples, sound.examples);
    assert_eq!(windows.meta.explanation, sound.meta.explanation);
}

#[test]
fn an_example_knows_its_line() {
    for (path, text) in pages_on_disk() {
        let lines: Vec<&str> = text.lines().collect();
        for example in page::parse(&path, &text).unwrap().examples {
            assert!(lines[example.line - 1].starts_with("```"), "{path}:{}", example.line);
        }
    }
}

/// The index of all rules as `rules/INDEX.md` should have it.
fn index() -> String {
    let mut text = String::from(
        "# Mọi luật / All rules\n\nTệp này do `SOATSO_ACCEPT=1 cargo test --test rules` ghi từ đầu các trang; sửa trang, đừng sửa \
         ở đây. / Written from the heads of the pages; change a page, not this file.\n",
    );
    for family in Family::ALL {
        let mut rules: Vec<_> = registry::all().filter(|rule| rule.family == family).collect();
        if rules.is_empty() {
            continue;
        }
        rules.sort_by_key(|rule| rule.code);
        text += &format!(
            "\n## {family} ({})\n\n| mã | luật / rule | mức | bật | nói gì / what it says |\n|---|---|---|---|---|\n",
            rules.len()
        );
        for rule in rules {
            let on = if rule.default == Activation::On { "on" } else { "off" };
            let (vi, en) = (rule.title.get(Language::Vi), rule.title.get(Language::En));
            text += &format!(
                "| {} | [{}]({family}/{}.md) | {} | {on} | {vi} / {en} |\n",
                rule.code, rule.id, rule.id, rule.severity
            );
        }
    }
    text
}

#[test]
fn the_index_names_every_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/INDEX.md");
    let expected = index();
    if std::env::var_os("SOATSO_ACCEPT").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == expected, "rules/INDEX.md is out of date: SOATSO_ACCEPT=1 cargo test --test rules writes it");
}
