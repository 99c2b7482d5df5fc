//! README and `docs/` say what the command does: every example in them is run, and must print what they show.
//!
//! A fence whose info string has a second word writes that file; a fence `console` holds commands behind `$ `, each with
//! what it prints below. The examples of one page run in one folder, in order. A line `...` stands for any lines.
//! `SOATSO_ACCEPT=1` writes what is printed into the pages, and fails, so that nobody accepts unread.

#![cfg(all(unix, feature = "cli", feature = "formats"))]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a user may have set that changes output.
const SCRUBBED: [&str; 8] =
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "COLUMNS", "TERM", "RUST_BACKTRACE", "GIT_DIR"];

/// A page, cut at its fences.
enum Piece {
    /// Lines that are no example.
    Prose(String),
    /// A file to write: its name and content.
    File(String, String),
    /// Commands, each with what it is said to print.
    Console(Vec<(String, String)>),
}

fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut prose = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(prose, "{line}").unwrap();
        // A page within a page stands between longer fences.
        let (fence, info) = line.split_at(line.len() - line.trim_start_matches('`').len());
        if fence.len() < 3 || info.is_empty() {
            continue;
        }
        let mut words = info.split_whitespace();
        let (language, name) = (words.next().unwrap_or_default(), words.next());
        if language != "console" && name.is_none() {
            for line in lines.by_ref() {
                writeln!(prose, "{line}").unwrap();
                if line == fence {
                    break;
                }
            }
            continue;
        }
        pieces.push(Piece::Prose(std::mem::take(&mut prose)));
        let content: String =
            lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
        pieces.push(match name {
            Some(name) => Piece::File(name.to_owned(), content),
            None => Piece::Console(commands(&content)),
        });
        writeln!(prose, "{fence}").unwrap();
    }
    pieces.push(Piece::Prose(prose));
    pieces
}

fn commands(content: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in content.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => commands.push((command.to_owned(), String::new())),
            None => writeln!(commands.last_mut().unwrap().1, "{line}").unwrap(),
        }
    }
    commands
}

/// What a command prints in `folder`, stdout before stderr.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_soatso")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    shell.args(["-c", command]).current_dir(folder).env("PATH", path);
    for name in SCRUBBED {
        shell.env_remove(name);
    }
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_AUTHOR_NAME", "Tòa soạn"),
        ("GIT_AUTHOR_EMAIL", "toa-soan@example.org"),
        ("GIT_COMMITTER_NAME", "Tòa soạn"),
        ("GIT_COMMITTER_EMAIL", "toa-soan@example.org"),
    ] {
        shell.env(name, value);
    }
    let output = shell.output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    // Pages show no empty lines at the end of an example.
    let printed = printed.trim_end();
    if printed.is_empty() { String::new() } else { format!("{printed}\n") }
}

fn matches(expected: &[&str], actual: &[&str]) -> bool {
    match (expected.split_first(), actual.split_first()) {
        (Some((&"...", rest)), _) => (0..=actual.len()).any(|skipped| matches(rest, &actual[skipped..])),
        (Some((line, rest)), Some((found, others))) => line == found && matches(rest, others),
        (None, None) => true,
        _ => false,
    }
}

/// Runs the examples of `page`; the page as it should be, and what differs.
fn check(page: &Path) -> (String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("corpus"), folder.path().join("corpus")).unwrap();
    let (mut should, mut differs) = (String::new(), String::new());
    for piece in pieces(&std::fs::read_to_string(page).unwrap()) {
        match piece {
            Piece::Prose(prose) => should.push_str(&prose),
            Piece::File(name, content) => {
                let place = folder.path().join(&name);
                std::fs::create_dir_all(place.parent().unwrap()).unwrap();
                std::fs::write(place, &content).unwrap();
                should.push_str(&content);
            }
            Piece::Console(commands) => {
                for (command, expected) in commands {
                    let printed = run(&command, folder.path());
                    let (wanted, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), printed.lines().collect());
                    let holds = matches(&wanted, &found);
                    if !holds {
                        let name = page.strip_prefix(root).unwrap().display();
                        write!(differs, "--- {name}: $ {command}\n{printed}").unwrap();
                    }
                    write!(should, "$ {command}\n{}", if holds { &expected } else { &printed }).unwrap();
                }
            }
        }
    }
    (should, differs)
}

#[test]
fn every_example_prints_what_its_page_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = pages.filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    assert!(pages.len() > 3);
    let mut differs = String::new();
    for page in pages.into_iter().chain([root.join("README.md")]) {
        let (should, differs_here) = check(&page);
        if !differs_here.is_empty() && std::env::var_os("SOATSO_ACCEPT").is_some() {
            std::fs::write(&page, should).unwrap();
        }
        differs.push_str(&differs_here);
    }
    assert!(differs.is_empty(), "\n{differs}");
}

/// Every link within the project leads to a file.
#[test]
fn every_link_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let link = regex::Regex::new(r"\]\(([^)#:]+)(#[^)]*)?\)").unwrap();
    let pages = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    for page in pages.chain([root.join("README.md")]) {
        let text = std::fs::read_to_string(&page).unwrap();
        for found in link.captures_iter(&text) {
            let target = page.parent().unwrap().join(&found[1]);
            assert!(target.exists(), "{} links to {}", page.display(), &found[1]);
        }
    }
}
