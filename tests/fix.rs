//! `--fix` and `--diff`: what is safe is mended, and not a byte more.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

mod newsroom;

use newsroom::Newsroom;

const ROUGH: &str =
    "Xã có 5 ha lúa, 7ha ngô\r\nvà 300m2 ao, thu 12 tỷ đồng .\r\nXưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\r\n";
const SMOOTH: &str =
    "Xã có 5 ha lúa, 7 ha ngô\r\nvà 300 m² ao, thu 12 tỷ đồng.\r\nXưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.\r\n";

#[test]
fn what_is_safe_is_written_and_the_rest_is_told() {
    let room = Newsroom::new();
    room.write("a.txt", ROUGH);
    let run = room.soatso(&["--fix", "-q", "a.txt"]);
    assert_eq!(run.status, 1, "a sum that is wrong is not mended: {}", run.stdout);
    assert!(run.stdout.contains("7 + 6 = 13 ≠ 12"), "{}", run.stdout);
    assert!(run.stderr.starts_with("soatso: a.txt: đã sửa "), "{}", run.stderr);
    assert_eq!(String::from_utf8(room.read("a.txt")).unwrap(), SMOOTH);
    let run = room.soatso(&["--fix", "-q", "a.txt"]);
    assert_eq!(run.stderr, "", "a second time nothing is left to do");
    assert_eq!(String::from_utf8(room.read("a.txt")).unwrap(), SMOOTH);
}

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let room = Newsroom::new();
    room.write("bai/a.txt", "Xã có 5 ha lúa, 7ha ngô.\nYên.\n");
    let run = room.soatso(&["--diff", "bai"]);
    let expected = "--- a/bai/a.txt\n+++ b/bai/a.txt\n@@ -1,2 +1,2 @@\n-Xã có 5 ha lúa, 7ha ngô.\n+Xã có 5 ha lúa, 7 ha ngô.\n Yên.\n";
    assert_eq!((run.status, run.stdout.as_str()), (1, expected));
    assert_eq!(room.read("bai/a.txt"), "Xã có 5 ha lúa, 7ha ngô.\nYên.\n".as_bytes());
    room.soatso(&["--fix", "bai"]);
    let run = room.soatso(&["--diff", "bai"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
}

#[test]
fn encodings_and_marks_stay() {
    let room = Newsroom::new();
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect::<Vec<u8>>()
    };
    room.write("a.txt", utf16(ROUGH));
    room.write("b.txt", format!("\u{feff}{ROUGH}"));
    room.soatso(&["--fix", "a.txt", "b.txt"]);
    assert_eq!(room.read("a.txt"), utf16(SMOOTH));
    assert_eq!(room.read("b.txt"), format!("\u{feff}{SMOOTH}").into_bytes());
}

#[test]
fn what_is_excused_or_off_is_not_mended() {
    let room = Newsroom::new();
    room.write("soatso.toml", "rules = { superscript-unit = \"off\" }");
    room.write("a.txt", "Xã có 300 m2 ao, thu 12 tỷ đồng .\n");
    room.soatso(&["--fix", "a.txt"]);
    assert_eq!(String::from_utf8(room.read("a.txt")).unwrap(), "Xã có 300 m2 ao, thu 12 tỷ đồng.\n");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt;
    let room = Newsroom::new();
    room.write("that.txt", ROUGH);
    let file = room.path().join("that.txt");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, room.path().join("noi.txt")).unwrap();
    room.soatso(&["--fix", "noi.txt"]);
    assert_eq!(String::from_utf8(room.read("that.txt")).unwrap(), SMOOTH);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(std::fs::symlink_metadata(room.path().join("noi.txt")).unwrap().is_symlink());
}
