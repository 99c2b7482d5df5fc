//! What the SARIF 2.1.0 standard requires of a log, held against the log of a run: members, kinds, references, columns.

#![cfg(all(feature = "cli", feature = "formats"))]
// A test speaks by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The articles of the run, and the words that each result must point at, in its order: its place, then related places.
const ARTICLES: [(&str, &str, &[&[&str]]); 3] = [
    (
        "khẩu 😀.txt",
        "😀𝟘 Kim ngạch xuất khẩu đạt 6,8 tủ USD.\r\n𝒜 👩‍👧 Tổng số 504 em, gồm 389 em nam và 125 em nữ.\rNăm 2924, kinh tế tăng 8% so với năm 2023.\n",
        &[&["6,8 tủ USD"], &["504 em", "389 em", "125 em"], &["Năm 2924"]],
    ),
    (
        "bom.md",
        "\u{FEFF}---\ntitle: Tin 😀\n---\n\n😀 Đạt **6,8** tủ USD. Kim ngạch đạt 7,2 tủ USD.\n",
        &[&["6,8** tủ USD"], &["7,2 tủ USD"]],
    ),
    ("yên.txt", "Xã có 15 hộ.", &[]),
];

fn log(folder: &Path) -> Value {
    for (name, text, _) in ARTICLES {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_soatso"));
    command.args(["check", "--format", "sarif", "--jobs", "1"]).args(ARTICLES.map(|(name, ..)| name));
    let output = command.current_dir(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("no text at {pointer} of {value}"))
}

fn array<'v>(value: &'v Value, member: &str) -> &'v [Value] {
    value.get(member).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The path that a relative reference stands for.
fn path(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri;
    while let Some(first) = rest.chars().next() {
        assert!(first.is_ascii_alphanumeric() || "-._~/%".contains(first), "{uri}");
        if first == '%' {
            bytes.push(u8::from_str_radix(&rest[1..3], 16).unwrap());
            rest = &rest[3..];
        } else {
            bytes.push(first as u8);
            rest = &rest[1..];
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// What a consumer finds at a region, counting UTF-16 code units in a line.
fn at(region: &Value, lines: &[&str]) -> String {
    let number = |member: &str| usize::try_from(region[member].as_u64().unwrap()).unwrap();
    let (line, end) = (number("startLine"), number("endLine"));
    assert_eq!(line, end, "the test has places of one line only");
    let units: Vec<u16> = lines[line - 1].encode_utf16().collect();
    String::from_utf16(&units[number("startColumn") - 1..number("endColumn") - 1]).unwrap()
}

#[test]
fn the_log_has_what_the_standard_requires() {
    let folder = tempfile::tempdir().unwrap();
    let log = log(folder.path());
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(array(&log, "runs").len(), 1);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(text(run, "/tool/driver/name"), "soatso");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = array(&run["tool"]["driver"], "rules");
    let mut ids = HashSet::new();
    for rule in rules {
        assert!(ids.insert(text(rule, "/id")), "twice: {rule}");
        for pointer in ["/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            text(rule, pointer);
        }
        assert!(["error", "warning", "note"].contains(&text(rule, "/defaultConfiguration/level")));
        assert!((0.0..=100.0).contains(&rule["defaultConfiguration"]["rank"].as_f64().unwrap()));
    }
    for result in array(run, "results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(text(result, "/ruleId"), text(&rules[index], "/id"));
        assert!(["error", "warning", "note"].contains(&text(result, "/level")));
        text(result, "/message/text");
        assert_eq!(text(result, "/partialFingerprints/soatsoFinding~1v1").len(), 16);
        assert_eq!(array(result, "locations").len(), 1);
        let ids: HashSet<u64> = array(result, "relatedLocations").iter().map(|l| l["id"].as_u64().unwrap()).collect();
        assert_eq!(ids.len(), array(result, "relatedLocations").len());
    }
}

#[test]
fn regions_hold_the_words_they_are_about() {
    let folder = tempfile::tempdir().unwrap();
    let log = log(folder.path());
    let results = array(&log["runs"][0], "results");
    let mut expected = ARTICLES.iter().flat_map(|(name, text, places)| places.iter().map(move |p| (*name, *text, *p)));
    for result in results {
        let (name, text, places) = expected.next().unwrap_or_else(|| panic!("not expected: {result}"));
        let unmarked = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let lines: Vec<&str> = unmarked.split(['\n', '\r']).collect();
        let located = array(result, "locations").iter().chain(array(result, "relatedLocations"));
        let found: Vec<String> = located
            .map(|location| {
                let physical = &location["physicalLocation"];
                assert_eq!(path(self::text(physical, "/artifactLocation/uri")), name);
                at(&physical["region"], &lines)
            })
            .collect();
        assert_eq!(found, places, "{result}");
        for fix in array(result, "fixes") {
            let replacement = &fix["artifactChanges"][0]["replacements"][0];
            let deleted = at(&replacement["deletedRegion"], &lines);
            assert_eq!((deleted.as_str(), self::text(replacement, "/insertedContent/text")), ("tủ", "tỷ"));
        }
    }
    assert_eq!(expected.count(), 0);
}
