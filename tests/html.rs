//! The report for people in one file: everything of an article comes out as text, and every link leads somewhere.

#![cfg(feature = "cli")]
// A test speaks by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashSet;
use std::process::Command;

/// The report over articles of these names and texts.
fn report(articles: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_soatso"));
    command.args(["check", "--format", "html", "--jobs", "1"]).args(articles.iter().map(|(name, _)| name));
    String::from_utf8(command.current_dir(folder.path()).output().unwrap().stdout).unwrap()
}

/// The values of an attribute, in order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

const WRONG: &str = "Toàn huyện có 504 em, gồm 389 em nam và 125 em nữ. Trong 200 hộ, có 50 hộ khá, chiếm 25%.";

#[test]
fn everything_of_an_article_is_text() {
    let html = report(&[("a.txt", "<script>alert(1)</script> Năm 1023, \"A & B\" có <b>45</b> dự án.")]);
    assert!(!html.contains("<script"), "{html}");
    for escaped in ["&lt;script&gt;alert(", "A &amp; B", "&lt;b&gt;"] {
        assert!(html.contains(escaped), "{escaped} in {html}");
    }
}

#[test]
fn every_link_leads_to_a_place_and_no_place_is_twice() {
    let html = report(&[("a.txt", WRONG), ("b.txt", WRONG), ("A.txt", WRONG), ("a  b.txt", WRONG), ("a b.txt", WRONG)]);
    let ids = values(&html, " id=\"");
    let places: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(places.len(), ids.len(), "an id stands twice");
    let links = values(&html, "href=\"#");
    assert!(links.len() >= 4, "findings and their numbers are linked: {links:?}");
    assert!(links.iter().all(|link| places.contains(link)), "{links:?}");
}

#[test]
fn shows_findings_workings_and_what_holds_and_loads_nothing() {
    let html = report(&[("a.txt", WRONG)]);
    for shown in ["389 + 125 = 514 ≠ 504", "subtotal-mismatch", "50 / 200", "a.txt"] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
    assert!(!html.contains("src=") && !html.contains("<link") && !html.contains("http-equiv=\"refresh"), "{html}");
}
