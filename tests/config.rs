//! What the repository ships for configuration is what the command says.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test speaks by panicking.

use std::path::Path;
use std::process::Command;

#[test]
fn the_schema_in_the_repository_is_current() {
    let output = Command::new(env!("CARGO_BIN_EXE_soatso")).args(["config", "schema"]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("soatso.schema.json");
    if std::env::var_os("SOATSO_ACCEPT").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    let shipped = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    assert_eq!(shipped, printed, "write it anew: soatso config schema > soatso.schema.json");
}
