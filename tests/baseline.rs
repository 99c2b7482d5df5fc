//! The baseline: what was there before is not told again, whatever else is edited.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use newsroom::Newsroom;

const OLD: &str = "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\n";
const NEW: &str = "Đội có 20 người, gồm 9 nam và 12 nữ.\n";

#[test]
fn old_findings_stay_quiet_through_edits_elsewhere_and_new_ones_are_told() {
    let room = Newsroom::new();
    room.write("soatso.toml", "baseline = \"cu.json\"\n");
    room.write("bai/a.txt", OLD);
    let run = room.soatso(&["baseline", "write", "bai"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "cu.json: đã ghi 1 kết quả\n"), "{}", run.stderr);
    assert!(room.findings(&["bai"]).is_empty());

    room.write("bai/a.txt", format!("Thêm một đoạn mở đầu.\n\n{OLD}{NEW}"));
    assert_eq!(room.findings(&["bai"]), ["bai/a.txt subtotal-mismatch"]);
    // As seen from another folder, and with the file named.
    let run = room.soatso(&["--format", "json", "--baseline", "cu.json", "./bai/../bai/a.txt"]);
    assert!(run.stdout.contains("20 người"), "{}", run.stdout);
    let run = room.soatso(&["baseline", "check", "bai"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, "cu.json: 1 kết quả còn, 1 mới, 0 không còn\n"));
}

#[test]
fn an_entry_excuses_as_many_findings_as_there_were() {
    let room = Newsroom::new();
    room.write("a.txt", OLD);
    room.soatso(&["baseline", "write", "--baseline", "cu.json", "a.txt"]);
    room.write("a.txt", format!("{OLD}Ngày hôm sau.\n{OLD}"));
    assert_eq!(room.findings(&["--baseline", "cu.json", "a.txt"]), ["a.txt subtotal-mismatch"]);
    // The same mistake in another article is another mistake.
    room.write("b.txt", OLD);
    assert_eq!(room.findings(&["--baseline", "cu.json", "b.txt"]), ["b.txt subtotal-mismatch"]);
}

#[test]
fn prune_takes_out_what_is_gone_and_adds_nothing() {
    let room = Newsroom::new();
    room.write("a.txt", format!("{OLD}{NEW}"));
    room.soatso(&["baseline", "write", "a.txt"]);
    room.write("a.txt", format!("{OLD}Trạm có 15 tàu, gồm 7 tàu cũ và 6 tàu mới.\n"));
    let run = room.soatso(&["baseline", "check", "a.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.ends_with("bỏ những kết quả không còn: soatso baseline prune\n"), "{}", run.stdout);
    let run = room.soatso(&["baseline", "prune", "a.txt"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ".soatso-baseline.json: đã ghi 1 kết quả\n"));
    assert_eq!(room.findings(&["--baseline", ".soatso-baseline.json", "a.txt"]), ["a.txt subtotal-mismatch"]);
    let once = room.read(".soatso-baseline.json");
    room.soatso(&["baseline", "prune", "a.txt"]);
    assert_eq!(room.read(".soatso-baseline.json"), once);
}

#[test]
fn without_a_path_it_is_of_the_working_folder() {
    let room = Newsroom::new();
    room.write("bai/a.txt", OLD);
    let run = room.soatso(&["baseline", "write"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ".soatso-baseline.json: đã ghi 1 kết quả\n"), "{}", run.stderr);
    assert!(room.findings(&["--baseline", ".soatso-baseline.json", "bai"]).is_empty());
}

#[test]
fn records_are_known_by_their_ids() {
    let room = Newsroom::new();
    let record = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", text.trim());
    room.write("kho.jsonl", record("x", OLD));
    room.soatso(&["baseline", "write", "--from", "jsonl", "kho.jsonl"]);
    room.write("kho.jsonl", record("y", OLD) + &record("x", OLD));
    let run = room.soatso(&["--from", "jsonl", "--format", "json", "--baseline", ".soatso-baseline.json", "kho.jsonl"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["files"][0]["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["files"][1]["withheld"]["baseline"], 1);
}
