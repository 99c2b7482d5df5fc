//! One article in every format, some of them files that word processors wrote (`tests/files`): the same findings on the
//! same words, each at a place that an editor finds.

#![cfg(all(feature = "cli", feature = "formats"))]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Every file holds the article; a text and a record have no tables, and leave its table out.
const WITH_TABLE: [&str; 6] =
    ["bai.md", "doan.html", "trang.html", "libreoffice.docx", "libreoffice.odt", "python-docx.docx"];
const WITHOUT_TABLE: [&str; 2] = ["bai.txt", "bai.jsonl"];

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// The findings of a file, as the command tells them.
fn findings(name: &str) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soatso"));
    let output = command.args(["check", "--no-config", "--format", "jsonl"]).arg(file(name)).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
    let article: Value = serde_json::from_slice(&output.stdout).unwrap();
    article["findings"].as_array().unwrap().clone()
}

/// Rule, words and working of each. A second space is seen in some formats only.
fn told(name: &str) -> Vec<[String; 3]> {
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut told: Vec<[String; 3]> = findings(name)
        .iter()
        .map(|finding| [word(finding, "rule"), word(finding, "quote"), word(finding, "working")])
        .filter(|[rule, ..]| rule != "double-space")
        .collect();
    told.sort();
    told
}

#[test]
fn the_same_findings_on_the_same_words() {
    let expected = [
        ["growth-rate-mismatch", "52%", "50 / 40 − 1 = +25% ≠ +52%"],
        ["invalid-date", "ngày 30/2/2024", ""],
        ["subtotal-mismatch", "504 hợp tác xã", "389 + 125 = 514 ≠ 504"],
        ["table-column-total", "1.364,0", "532,5 + 475,5 + 365 = 1.373 ≠ 1.364"],
        ["table-row-total", "365,0", "295,5 + 60,5 = 356 ≠ 365"],
        ["unit-word-typo", "6,8 triêu đồng", ""],
    ];
    for name in WITH_TABLE {
        assert_eq!(told(name), expected, "{name}");
    }
    let expected: Vec<_> = expected.into_iter().filter(|[rule, ..]| !rule.starts_with("table")).collect();
    for name in WITHOUT_TABLE {
        assert_eq!(told(name), expected, "{name}");
    }
}

/// Checks in which part, paragraph and run of a word processor's file the finding of a rule stands.
#[track_caller]
fn check(name: &str, rule: &str, expected: (&str, u64, u64)) {
    let all = findings(name);
    let finding = all.iter().find(|finding| finding["rule"] == rule).unwrap();
    let number = |key: &str| finding[key].as_u64().unwrap();
    let got = (finding["field"].as_str().unwrap(), number("paragraph"), number("run"));
    assert_eq!(got, expected, "{name}: {rule}");
}

#[test]
fn a_place_is_paragraph_and_run() {
    let (word, writer) = ("word/document.xml", "content.xml");
    for name in ["libreoffice.docx", "python-docx.docx"] {
        check(name, "subtotal-mismatch", (word, 3, 2));
        check(name, "unit-word-typo", (word, 7, 1));
        check(name, "table-row-total", (word, 27, 1));
    }
    check("libreoffice.docx", "invalid-date", ("word/footnotes.xml", 1, 2));
    check("libreoffice.odt", "subtotal-mismatch", (writer, 3, 2));
    check("libreoffice.odt", "invalid-date", (writer, 4, 1));
    check("libreoffice.odt", "unit-word-typo", (writer, 8, 1));
}
