//! The command line, as data: each `tests/cli/*.toml` holds cases of arguments, stdin and files, and what must come out.
//!
//! `stdout` and `stderr` are compared whole, where `[..]` stands for any text within a line and a line `...` for any
//! lines. `english` is what stderr must be when the same is run with `--lang en`. `[case.json]` maps JSON pointers into stdout (the first line of it, or line N with the prefix "N:") to values.

#![cfg(all(feature = "cli", feature = "formats"))]
// A case that cannot be set up has failed.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

/// What a user may have set that changes output.
const SCRUBBED: [&str; 7] = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "COLUMNS", "TERM", "RUST_BACKTRACE"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// Files of the working folder.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Files of the working folder that are no text: bytes.
    #[serde(default)]
    binary: BTreeMap<String, Vec<u8>>,
    /// ZIP archives of the working folder: the parts of each.
    #[serde(default)]
    archives: BTreeMap<String, BTreeMap<String, String>>,
    /// Files of the working folder that are packed as their names say: `.gz` or `.zst`.
    #[serde(default)]
    packed: BTreeMap<String, String>,
    /// Files of the working folder that are one piece many times.
    #[serde(default)]
    repeated: BTreeMap<String, (String, usize)>,
    /// Files of the working folder of so many bytes, all NUL.
    #[serde(default)]
    sparse: BTreeMap<String, u64>,
    /// Empty folders.
    #[serde(default)]
    folders: Vec<String>,
    status: i32,
    stdout: Option<String>,
    #[serde(default)]
    stderr: String,
    english: Option<String>,
    #[serde(default)]
    json: BTreeMap<String, toml::Value>,
}

#[test]
fn cases() {
    let mut failures = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let suite: Suite = toml::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in suite.case {
            count += 1;
            if let Err(difference) = case.run() {
                let file = path.file_name().unwrap().to_string_lossy();
                writeln!(failures, "--- {file}: {}\n{difference}", case.name).unwrap();
            }
        }
    }
    assert!(count > 0);
    assert!(failures.is_empty(), "\n{failures}");
}

impl Case {
    fn run(&self) -> Result<(), String> {
        let folder = tempfile::tempdir().unwrap();
        self.lay_out(folder.path());
        let (status, stdout, stderr) = self.output(folder.path(), &[]);
        let whole = format!("status {status:?}\nstdout:\n{stdout}\nstderr:\n{stderr}");
        if status != Some(self.status) {
            return Err(format!("expected status {}\n{whole}", self.status));
        }
        if let Some(expected) = &self.stdout {
            compare("stdout", expected, &stdout).map_err(|e| format!("{e}\n{whole}"))?;
        }
        compare("stderr", &self.stderr, &stderr).map_err(|e| format!("{e}\n{whole}"))?;
        self.compare_json(&stdout).map_err(|e| format!("{e}\n{whole}"))?;
        if let Some(expected) = &self.english {
            let (_, _, stderr) = self.output(folder.path(), &["--lang", "en"]);
            compare("stderr in English", expected, &stderr).map_err(|e| format!("{e}\nstderr:\n{stderr}"))?;
        }
        Ok(())
    }

    /// Runs the command with `more` arguments: its status, stdout and stderr.
    fn output(&self, folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_soatso"));
        command.args(&self.args).args(more).current_dir(folder);
        for name in SCRUBBED {
            command.env_remove(name);
        }
        command.envs(&self.env).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read its stdin closes it.
        let _ = child.stdin.take().unwrap().write_all(self.stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn lay_out(&self, folder: &Path) {
        let texts = self.files.iter().map(|(name, text)| (name, text.as_bytes()));
        for (name, bytes) in texts.chain(self.binary.iter().map(|(name, bytes)| (name, bytes.as_slice()))) {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        for (name, parts) in &self.archives {
            std::fs::write(folder.join(name), archive(parts)).unwrap();
        }
        for (name, content) in &self.packed {
            std::fs::write(folder.join(name), pack(name, content.as_bytes())).unwrap();
        }
        for (name, (piece, count)) in &self.repeated {
            std::fs::write(folder.join(name), piece.repeat(*count)).unwrap();
        }
        for (name, length) in &self.sparse {
            std::fs::File::create(folder.join(name)).unwrap().set_len(*length).unwrap();
        }
        for name in &self.folders {
            std::fs::create_dir_all(folder.join(name)).unwrap();
        }
    }

    fn compare_json(&self, stdout: &str) -> Result<(), String> {
        for (place, expected) in &self.json {
            let (text, pointer) = match place.split_once(':') {
                Some((line, pointer)) => {
                    (stdout.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap_or_default(), pointer)
                }
                None => (stdout, place.as_str()),
            };
            let json: serde_json::Value = serde_json::from_str(text).map_err(|e| format!("{place}: {e}"))?;
            let actual = json.pointer(pointer);
            let expected = serde_json::to_value(expected).unwrap();
            // TOML has no null: "null" is written instead.
            let is_null = expected == "null" && actual.is_some_and(serde_json::Value::is_null);
            let is_absent = expected == "absent" && actual.is_none();
            if !is_null && !is_absent && actual != Some(&expected) {
                return Err(format!("{place}: expected {expected}, found {actual:?}"));
            }
        }
        Ok(())
    }
}

/// Messages that no file and no argument brings about: they are told of a disk that is full, a build without formats, a git
/// that fails, a folder that may not be read.
const OTHERWISE: [&str; 14] = [
    "không ghi được baseline",
    "cannot write the baseline",
    "không sửa được tệp",
    "cannot mend the file",
    "git báo lỗi",
    "git failed",
    "bản soatso này chỉ đọc văn bản thuần",
    "dùng bản có tính năng formats",
    "this build of soatso reads plain text only",
    "use one with the feature formats",
    "không có quyền đọc",
    "cấp quyền đọc cho tệp",
    "permission denied",
    "make it readable",
];

/// Every sentence that tells of a bad input or a bad setting stands in a case.
#[test]
fn every_message_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let mut cases: String =
        std::fs::read_dir(root.join("tests/cli")).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    cases = cases.replace("\\\"", "\"");
    let literal = regex::Regex::new(r#""((?:[^"\\\n]|\\.)*)""#).unwrap();
    let hole = regex::Regex::new(r"\{[^}]*\}").unwrap();
    let mut unshown = Vec::new();
    for file in ["src/report/wording_problem.rs", "src/cli/wording.rs"] {
        for found in literal.captures_iter(&read(&root.join(file))) {
            let text = found[1].replace("\\\"", "\"");
            let longest = hole.split(&text).max_by_key(|part| part.len()).unwrap_or_default().trim();
            let is_sentence = longest.contains(' ') && longest.len() > 11;
            if is_sentence && !cases.contains(longest) && !OTHERWISE.iter().any(|other| text.contains(other)) {
                unshown.push(format!("{file}: {text}"));
            }
        }
    }
    assert!(unshown.is_empty(), "no case shows:\n{}", unshown.join("\n"));
}

fn archive(parts: &BTreeMap<String, String>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn pack(name: &str, content: &[u8]) -> Vec<u8> {
    if name.ends_with(".zst") {
        return ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest);
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn compare(what: &str, expected: &str, actual: &str) -> Result<(), String> {
    let expected: Vec<&str> = expected.lines().collect();
    let actual: Vec<&str> = actual.lines().collect();
    if lines_match(&expected, &actual) {
        Ok(())
    } else {
        Err(format!("{what} differs; expected:\n{}", expected.join("\n")))
    }
}

fn lines_match(expected: &[&str], actual: &[&str]) -> bool {
    match (expected.split_first(), actual.split_first()) {
        (Some((&"...", rest)), _) => (0..=actual.len()).any(|skipped| lines_match(rest, &actual[skipped..])),
        (Some((line, rest)), Some((found, others))) => line_matches(line, found) && lines_match(rest, others),
        (None, None) => true,
        _ => false,
    }
}

fn line_matches(expected: &str, actual: &str) -> bool {
    match expected.split_once("[..]") {
        None => expected == actual,
        Some((head, tail)) => actual.strip_prefix(head).is_some_and(|rest| {
            (0..=rest.len()).filter(|i| rest.is_char_boundary(*i)).any(|i| line_matches(tail, &rest[i..]))
        }),
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let text = "Năm 2924 xã có 15 hộ.\n".repeat(5_000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_soatso"))
        .args(["read", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn records_come_out_in_order_whatever_the_number_of_workers() {
    let lines: String =
        (0..2_000).map(|i| format!("{{\"id\":{i},\"text\":\"{}\"}}\n", "Xã có 15 hộ. ".repeat(i % 50))).collect();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bai.jsonl"), lines).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_soatso"))
        .args(["--from", "jsonl", "--format", "jsonl", "--jobs", "4", "bai.jsonl"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let ids: Vec<u64> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, (0..2_000).collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_problem() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kin.txt");
    std::fs::write(&file, "15 hộ").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&file).is_ok() {
        return; // A superuser reads everything.
    }
    let output = Command::new(env!("CARGO_BIN_EXE_soatso")).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("không có quyền đọc"));
}
