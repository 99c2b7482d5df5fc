//! `--changed BASE`: what an edit touches, and what it breaks, in real repositories.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use newsroom::Newsroom;

const WRONG: &str = "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\n";
const RIGHT: &str = "Đội có 21 người, gồm 9 nam và 12 nữ.\n";

/// A repository with articles, the first commit of which is the branch `main`.
fn repository(articles: &[(&str, &str)]) -> Newsroom {
    let room = Newsroom::new();
    room.git(&["init", "-q"]);
    for (name, text) in articles {
        room.write(name, text);
    }
    room.git(&["add", "-A"]);
    room.git(&["commit", "-q", "-m", "Bài cũ"]);
    room
}

#[test]
fn only_what_touches_a_changed_line_is_told() {
    let room = repository(&[("bai/a.txt", &format!("{WRONG}\n{RIGHT}")), ("bai/b.txt", WRONG)]);
    assert!(room.findings(&["--changed", "main"]).is_empty());
    room.write("bai/a.txt", format!("{WRONG}\n{}", RIGHT.replace("21", "22")));
    assert_eq!(room.findings(&["--changed", "main"]), ["bai/a.txt subtotal-mismatch"]);
    assert_eq!(room.findings(&["--changed", "HEAD", "bai/b.txt"]), [""; 0]);
    // Committed on a branch, as a merge request brings it, while the base goes on.
    room.git(&["checkout", "-q", "-b", "sua"]);
    room.git(&["commit", "-q", "-a", "-m", "Sửa"]);
    room.git(&["checkout", "-q", "main"]);
    room.write("bai/b.txt", format!("Thêm.\n{WRONG}"));
    room.git(&["commit", "-q", "-a", "-m", "Bài khác"]);
    room.git(&["checkout", "-q", "sua"]);
    assert_eq!(room.findings(&["--changed", "main"]), ["bai/a.txt subtotal-mismatch"]);
    let run = room.soatso(&["--changed", "main"]);
    assert!(run.stdout.contains("không báo lại: 1 ở dòng không sửa"), "{}", run.stdout);
}

#[test]
fn any_number_of_a_finding_may_be_the_one_that_changed() {
    let list = "Xưởng có 13 máy,\ngồm 7 máy cũ\nvà 6 máy mới.\n";
    let room = repository(&[("a.txt", &format!("{RIGHT}{}", list.replace('\n', " ").trim_end()))]);
    room.write("a.txt", format!("{RIGHT}{}", list.replace('\n', " ").trim_end().replace("6 máy", "5 máy")));
    assert_eq!(room.findings(&["--changed", "main"]), ["a.txt subtotal-mismatch"]);
}

#[test]
fn a_new_file_is_changed_from_end_to_end_whatever_its_name() {
    let room = repository(&[("a.txt", RIGHT)]);
    room.write("bài mới/tin \"nóng\".txt", WRONG);
    assert_eq!(room.findings(&["--changed", "main"]), ["bài mới/tin \"nóng\".txt subtotal-mismatch"]);
    room.git(&["add", "-A"]);
    assert_eq!(room.findings(&["--changed", "main"]), ["bài mới/tin \"nóng\".txt subtotal-mismatch"]);
    // Moved as it is, nothing of it has changed.
    room.git(&["commit", "-q", "-m", "Thêm"]);
    room.git(&["mv", "bài mới/tin \"nóng\".txt", "cũ.txt"]);
    assert!(room.findings(&["--changed", "main~0"]).is_empty());
}

#[test]
fn a_number_that_drifts_from_those_computed_with_it_is_told() {
    let then = "Bệnh viện có 186 bác sĩ và 402 điều dưỡng, bình quân mỗi bác sĩ có 2,2 điều dưỡng.\n";
    let room = repository(&[("a.txt", then)]);
    room.write("a.txt", format!("Thêm một câu.\n{}", then.replace("402", "502")));
    assert_eq!(room.findings(&["--changed", "main"]), ["a.txt number-drift-on-edit"]);
    room.write("a.txt", then.replace("402", "502").replace("2,2", "2,7"));
    assert!(room.findings(&["--changed", "main"]).is_empty());
}

#[test]
fn records_are_lines() {
    let record = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", text.trim());
    let room = repository(&[("kho.jsonl", &record("x", WRONG))]);
    room.write("kho.jsonl", record("x", WRONG) + &record("y", WRONG));
    let run = room.soatso(&["--changed", "main", "--from", "jsonl", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["summary"]["files"], 1);
    assert_eq!(report["files"][0]["id"], "y");
}

#[test]
fn what_git_cannot_tell_is_told() {
    let room = Newsroom::new();
    room.write("a.txt", WRONG);
    let run = room.soatso(&["--changed", "main", "a.txt"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.stderr, "soatso: --changed: thư mục này không nằm trong kho git nào (chạy trong kho)\n");
    let room = repository(&[("a.txt", WRONG)]);
    for base in ["khong-co", "--output=x"] {
        let run = room.soatso(&[&format!("--changed={base}"), "a.txt"]);
        let expected =
            format!("soatso: --changed: {base}: không có bản này trong kho (git fetch, hoặc nêu nhánh khác)\n");
        assert_eq!((run.status, run.stderr.as_str()), (2, expected.as_str()));
    }
}
