//! The newsroom of `corpus/newsroom`, as a repository: a commit brings in one wrong number, and the check fails on that one
//! alone.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use std::path::Path;

use newsroom::Newsroom;

/// Puts the files of a folder of the corpus into `room`.
fn lay_out(room: &Newsroom, folder: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(folder);
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                room.write(&name, std::fs::read(&path).unwrap());
            }
        }
    }
}

#[test]
fn a_commit_with_one_wrong_number_fails_on_that_number_alone() {
    let room = Newsroom::new();
    lay_out(&room, "newsroom");
    room.git(&["init", "-q"]);
    room.git(&["add", "-A"]);
    room.git(&["commit", "-q", "-m", "Bài tháng trước"]);
    let run = room.soatso(&["-q", "bai"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "old mistakes are in the baseline");
    let run = room.soatso(&["baseline", "check", "bai"]);
    assert_eq!(run.status, 0, "the baseline is current: {}", run.stdout);

    room.git(&["checkout", "-q", "-b", "bai-moi"]);
    lay_out(&room, "newsroom-edit");
    room.git(&["commit", "-q", "-a", "-m", "Sửa hai bài"]);
    for args in [&["-q", "bai"][..], &["-q", "--changed", "main"]] {
        let run = room.soatso(args);
        assert_eq!(run.status, 1, "{args:?}");
        assert_eq!(run.stdout.matches("lỗi[").count(), 1, "{args:?}: {}", run.stdout);
        assert!(run.stdout.contains("lỗi[subtotal-mismatch] 3:"), "{args:?}: {}", run.stdout);
        assert_eq!(run.stderr, "");
    }
    // Without a baseline the old mistake would be told as well: it stands in an article that was edited elsewhere.
    let run = room.soatso(&["-q", "--no-config", "bai"]);
    assert_eq!(run.stdout.matches("lỗi[").count(), 2, "{}", run.stdout);
}
