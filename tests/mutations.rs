//! A thousand damaged files of each format: whatever became of them, the command ends in the stated time and memory, with
//! the findings of what can be read and a message for what cannot.
//!
//! The seed is fixed, so a file that fails once fails always.

#![cfg(all(unix, feature = "cli", feature = "formats"))]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Damaged files of each format.
const FILES: usize = 1000;
/// What the whole of them may take, a build without optimisation included.
const LONGEST: Duration = Duration::from_secs(120);
/// The address space of a run, in KB; its stacks and the program are part of it.
const MOST_KB: usize = 512 << 10;

/// xorshift64*: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..start + self.below((length - start).min(64)) + 1
    }
}

/// What stands in files of all formats where it can do harm.
const PIECES: [&[u8]; 12] = [
    b"<",
    b">",
    b"&",
    b"\"",
    b"\0",
    b"\xFF\xFE",
    b"\xCC\x81",
    b"]]>",
    b"<!--",
    b"99999999999999999999",
    b"PK\x01\x02",
    b"{\"text\":",
];

/// One to three changes: cut off, a byte changed, a piece taken out, doubled, moved or put in.
fn damaged(sample: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=random.below(3) {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        let at = random.below(length);
        let range = random.range(length);
        let range = range.start..range.end.min(length);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << random.below(8),
            2 => drop(bytes.drain(range)),
            3 => {
                let piece = bytes[range].repeat(1 + random.below(40));
                bytes.splice(at..at, piece);
            }
            4 => {
                let piece: Vec<u8> = bytes.drain(range).collect();
                let at = at.min(bytes.len());
                bytes.splice(at..at, piece);
            }
            _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
        }
    }
    bytes
}

/// The archive `sample` with one of its parts damaged.
fn damaged_inside(sample: &[u8], random: &mut Random) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(Cursor::new(sample)).unwrap();
    let unlucky = random.below(parts.len());
    let mut whole = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let is_text = part.name() == "word/document.xml" || part.name() == "content.xml";
        if index == unlucky || is_text {
            bytes = damaged(&bytes, random);
        }
        whole.start_file(part.name(), zip::write::SimpleFileOptions::default()).unwrap();
        whole.write_all(&bytes).unwrap();
    }
    whole.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// Runs the command over `folder` with so much memory and no more.
fn run(folder: &Path, from: &str) -> Output {
    let limited = format!("ulimit -v {MOST_KB}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_soatso")])
        .args(["check", "--no-config", "--quiet", "--format", "jsonl", "--jobs", "2", "--from", from])
        .args(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .output()
        .unwrap()
}

/// Damages `sample`, the bytes of a file that ends in `extension`.
fn check(extension: &str, sample: &[u8]) {
    check_as("auto", extension, sample);
}

/// The same, read as `from` says.
fn check_as(from: &str, extension: &str, sample: &[u8]) {
    let damage = if matches!(extension, "docx" | "odt") { damaged_inside } else { damaged };
    let mut random = Random(0x5EED + extension.len() as u64);
    let folder = tempfile::tempdir().unwrap();
    for index in 0..FILES {
        // Half of the archives are damaged as such, half in what they hold.
        let bytes = if index % 2 == 0 { damaged(sample, &mut random) } else { damage(sample, &mut random) };
        std::fs::write(folder.path().join(format!("{index}.{extension}")), bytes).unwrap();
    }
    let start = Instant::now();
    let output = run(folder.path(), from);
    let took = start.elapsed();
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut told = String::new();
    writeln!(told, "{extension}: {:?} after {took:?}", output.status).unwrap();
    told.extend(stderr.lines().filter(|line| !line.starts_with("soatso: ")).take(20).map(|line| format!("{line}\n")));
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{told}");
    assert!(stderr.lines().all(|line| line.starts_with("soatso: ")), "{told}");
    assert!(took < LONGEST, "{told}");
    let articles = output.stdout.iter().filter(|byte| **byte == b'\n').count();
    assert!(articles > 0, "{told}");
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

#[test]
fn texts() {
    check("txt", &file("bai.txt"));
    let units = String::from_utf8(file("bai.txt")).unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check("txt", &utf16);
}

#[test]
fn markup() {
    check("md", &file("bai.md"));
    check("html", &file("trang.html"));
}

#[test]
fn word_processors() {
    check("docx", &file("libreoffice.docx"));
    check("odt", &file("libreoffice.odt"));
}

#[test]
fn records() {
    let records = file("bai.jsonl");
    check("jsonl", &records);
    check("jsonl.gz", &gzip(&records));
    check("jsonl.zst", &zstd(&records));
    let csv = "id,title,text,published\n1,Tít,\"Xưởng có 12 máy,\ngồm 7 máy cũ và 6 máy mới.\",2024-06-11\n2,,Yên.,\n";
    check("csv", csv.as_bytes());
    check("csv.gz", &gzip(csv.as_bytes()));
    let table = "Huyện;\"Số hộ\";\"Diện tích\n(ha)\"\r\nYên Thế;1.204;310,5\r\nTân Yên;1.180;287,0\r\nTổng cộng;2.384;579,5\r\n";
    check_as("table", "csv", table.as_bytes());
}
