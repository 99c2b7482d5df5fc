//! The cache: what has not changed is not checked again, and nobody sees a difference.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use newsroom::Newsroom;

const WRONG: &str = "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\n";
const RIGHT: &str = "Xưởng có 13 máy, gồm 7 máy cũ và 6 máy mới.\n";

/// What a run prints, and its status.
fn run(room: &Newsroom, args: &[&str]) -> (i32, String) {
    let run = room.soatso(&[&["--cache", "nho"], args].concat());
    (run.status, run.stdout + &run.stderr)
}

#[test]
fn an_unchanged_article_gives_the_same_report() {
    let room = Newsroom::new();
    room.write("bai/a.txt", WRONG);
    room.write("bai/b.txt", "<!-- soatso-ignore A01: thừa -->\nYên.\n");
    let first = run(&room, &["bai"]);
    assert_eq!(first.0, 1);
    assert_eq!(run(&room, &["bai"]), first);
    let kept = room.read("nho/soatso-cache.json");
    assert_eq!(run(&room, &["bai"]), first);
    assert_eq!(room.read("nho/soatso-cache.json"), kept);
    let plain = room.soatso(&["bai"]);
    assert_eq!((plain.status, plain.stdout + &plain.stderr), first);
}

#[test]
fn what_is_kept_is_used() {
    let room = Newsroom::new();
    room.write("a.txt", WRONG);
    run(&room, &["a.txt"]);
    let kept = String::from_utf8(room.read("nho/soatso-cache.json")).unwrap();
    room.write("nho/soatso-cache.json", kept.replace("7 + 6 = 13", "từ bộ nhớ"));
    assert!(run(&room, &["a.txt"]).1.contains("từ bộ nhớ"));
}

#[test]
fn whatever_may_change_a_result_is_asked() {
    let room = Newsroom::new();
    room.write("a.txt", WRONG);
    assert_eq!(run(&room, &["-q", "a.txt"]).0, 1);
    room.write("a.txt", RIGHT);
    assert_eq!(run(&room, &["-q", "a.txt"]), (0, String::new()));
    room.write("a.txt", WRONG);
    assert_eq!(run(&room, &["-q", "--rule", "A01=off", "a.txt"]), (0, String::new()));
    assert!(run(&room, &["-q", "--lang", "en", "a.txt"]).1.contains("error[subtotal-mismatch]"));
    assert!(run(&room, &["--format", "jsonl", "a.txt"]).1.starts_with('{'));
    room.write("soatso.toml", "rules = { A01 = \"info\" }");
    assert_eq!(run(&room, &["-q", "a.txt"]).0, 0);
    room.write("soatso.toml", "");
    room.write("a.txt.soatso.toml", "[[ignore]]\nrule = \"A01\"\nreason = \"vậy\"\n");
    assert_eq!(run(&room, &["-q", "a.txt"]), (0, String::new()));
    std::fs::remove_file(room.path().join("a.txt.soatso.toml")).unwrap();
    room.soatso(&["baseline", "write", "a.txt"]);
    assert_eq!(run(&room, &["-q", "--baseline", ".soatso-baseline.json", "a.txt"]), (0, String::new()));
    assert_eq!(run(&room, &["-q", "a.txt"]).0, 1);
    room.write(".soatso/lexicon/rieng.tsv", "ghe tam bản\tnoun\t-\tĐoàn có 12 ghe tam bản.\n");
    assert_eq!(run(&room, &["-q", "a.txt"]).0, 1);
    room.write("b.txt", "Cả nước có 71 tỉnh, thành.");
    assert!(run(&room, &["-q", "b.txt"]).1.contains("admin-count-fact"));
    room.write(".soatso/facts/public-counts.tsv", "tỉnh, thành\t71\t-\t-\tgiả định\n");
    assert_eq!(run(&room, &["-q", "b.txt"]), (0, String::new()));
    let page = |find: &str| {
        let header = format!("code = \"H01\"\nseverity = \"info\"\ndefault = \"on\"\nfind = \"{find}|ghe\"\n");
        format!("+++\n{header}+++\n# Tên\n```fires\nCó [[ghe]].\n```\n```silent\nYên.\n```\n")
    };
    room.write(".soatso/rules/cua-bao.md", page("tỉnh,"));
    assert!(run(&room, &["-q", "b.txt"]).1.contains("cua-bao"));
    room.write(".soatso/rules/cua-bao.md", page("huyện,"));
    assert_eq!(run(&room, &["-q", "b.txt"]), (0, String::new()));
}

#[test]
fn a_cache_that_is_broken_is_none() {
    let room = Newsroom::new();
    room.write("a.txt", WRONG);
    room.write("nho/soatso-cache.json", "{\"a.txt\": 7}");
    assert_eq!(run(&room, &["-q", "a.txt"]).0, 1);
    room.write("that", "không phải thư mục");
    assert_eq!(room.soatso(&["--cache", "that", "-q", "a.txt"]).status, 1);
}
