//! What CI runs, run as CI runs it: the steps of `action.yml` and of `ci/gitlab.yml` in the newsroom of the corpus.

#![cfg(all(unix, feature = "cli", feature = "formats"))]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use std::path::Path;
use std::process::Command;

use newsroom::Newsroom;
use serde_json::Value;

/// The block of lines under `opens`, the n-th line of a YAML file that reads so, without their indent.
fn block(file: &str, opens: &str, n: usize) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let mut lines = text.lines().skip_while({
        let mut left = n;
        move |line| {
            left -= usize::from(line.trim() == opens);
            left > 0
        }
    });
    let indent = lines.next().unwrap().find(opens).unwrap();
    let inside = lines.take_while(|line| line.is_empty() || line.len() - line.trim_start().len() > indent);
    inside.map(|line| format!("{}\n", line.get(indent + 2..).unwrap_or_default())).collect()
}

/// A repository with an old mistake that the baseline knows, and a branch that brings in a new one.
fn newsroom() -> Newsroom {
    let room = Newsroom::new();
    room.write("bai/cu.txt", "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\nYên.\n");
    room.write("bai/tin moi.md", "Trạm có 13 máy, gồm 7 máy cũ và 6 máy mới.\n");
    room.git(&["init", "-q"]);
    room.git(&["add", "-A"]);
    room.git(&["commit", "-q", "-m", "Bài"]);
    room.git(&["checkout", "-q", "-b", "sua"]);
    room.write("bai/tin moi.md", "Trạm có 15 máy, gồm 7 máy cũ và 6 máy mới.\n");
    room.git(&["commit", "-q", "-a", "-m", "Sửa"]);
    room
}

/// Runs `script` in the newsroom: its status and what it printed.
fn run(room: &Newsroom, script: &str, env: &[(&str, &str)]) -> (i32, String) {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(room.path());
    let output = command.envs(env.iter().copied()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_action_annotates_sums_up_and_keeps_the_status() {
    let room = newsroom();
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir_all(place("soatso/bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_soatso"), place("soatso/bin/soatso")).unwrap();
    let (output, summary) = (place("output"), place("summary"));
    let temp = folder.path().to_str().unwrap().to_owned();
    let given = |paths, changed, args| {
        [
            ("RUNNER_TEMP", temp.as_str()),
            ("GITHUB_OUTPUT", output.as_str()),
            ("GITHUB_STEP_SUMMARY", summary.as_str()),
            ("PATHS", paths),
            ("CHANGED", changed),
            ("ARGS", args),
        ]
    };
    let script = block("action.yml", "run: |", 1);
    let left = |name: &String| std::mem::take(&mut std::fs::read_to_string(name).unwrap());

    let (status, printed) = run(&room, &script, &given(".", "main", ""));
    assert_eq!(status, 0, "the last step tells the status");
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(printed.starts_with("::error file=bai/tin moi.md,line=1,endLine=1,col=9,title=A01"), "{printed}");
    assert!(left(&output).starts_with("status=1\nsarif="), "{}", left(&output));
    let row = "| lỗi | bai/tin moi.md:1 | A01 subtotal-mismatch |";
    assert!(left(&summary).contains(row), "{}", left(&summary));
    let log: Value = serde_json::from_str(&std::fs::read_to_string(place("soatso.sarif")).unwrap()).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);

    std::fs::remove_file(&output).unwrap();
    let (_, printed) = run(&room, &script, &given("bai/cu.txt\nbai/tin moi.md\n", "", "--min-severity error"));
    assert_eq!(printed.lines().count(), 2, "{printed}");
    std::fs::remove_file(&output).unwrap();
    let (_, printed) = run(&room, &script, &given("bai/cu.txt", "", "--rule A01=off"));
    assert_eq!((printed.as_str(), left(&output).starts_with("status=0\n")), ("", true));
}

#[test]
fn the_gitlab_job_leaves_both_reports_whatever_comes_of_the_check() {
    let room = newsroom();
    let script = block("ci/gitlab.yml", "- |", 1);
    let base = room.git(&["rev-parse", "main"]);
    let program = Path::new(env!("CARGO_BIN_EXE_soatso")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let env = [("SOATSO_PATHS", "."), ("SOATSO_ARGS", ""), ("PATH", path.as_str())];
    let with_base = [&env[..], &[("CI_MERGE_REQUEST_DIFF_BASE_SHA", base.trim())]].concat();
    for (env, found) in [(&env[..], 2), (&with_base, 1)] {
        let (status, printed) = run(&room, &script, env);
        assert_eq!((status, printed.matches("lỗi[").count()), (1, found), "{printed}");
        let report: Value = serde_json::from_slice(&room.read("gl-code-quality-report.json")).unwrap();
        assert_eq!(report.as_array().unwrap().len(), found);
        let suites = String::from_utf8(room.read("soatso-junit.xml")).unwrap();
        assert_eq!(suites.matches("<failure ").count(), found, "{suites}");
    }
}
