//! A folder of articles, and the command run in it.

// Each test uses what it needs of it.
#![allow(dead_code)]

use std::path::Path;
use std::process::Command;

/// A folder that goes away with it.
pub(crate) struct Newsroom(tempfile::TempDir);

/// What a command left.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).unwrap()
    }

    pub(crate) fn soatso(&self, args: &[&str]) -> Run {
        self.run(Command::new(env!("CARGO_BIN_EXE_soatso")).args(args).env_remove("CI"))
    }

    /// The rules that speak, each with its article.
    pub(crate) fn findings(&self, args: &[&str]) -> Vec<String> {
        let run = self.soatso(&[&["check", "--format", "jsonl"], args].concat());
        let told = |line: &str| {
            let article: serde_json::Value = serde_json::from_str(line).unwrap();
            let path = article["path"].as_str().unwrap_or_default().to_owned();
            let findings = article["findings"].as_array().unwrap().clone();
            findings.into_iter().map(move |f| format!("{path} {}", f["rule"].as_str().unwrap()))
        };
        run.stdout.lines().flat_map(told).collect()
    }

    /// Runs git, without anybody's settings.
    pub(crate) fn git(&self, args: &[&str]) -> String {
        let who =
            ["-c", "user.name=Tòa soạn", "-c", "user.email=toa-soan@example.org", "-c", "init.defaultBranch=main"];
        let mut command = Command::new("git");
        command.args(who).args(args).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let run = self.run(&mut command);
        assert_eq!(run.status, 0, "git {args:?}: {}", run.stderr);
        run.stdout
    }

    fn run(&self, command: &mut Command) -> Run {
        let output = command.current_dir(self.path()).output().unwrap();
        Run {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
