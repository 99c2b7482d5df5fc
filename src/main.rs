//! The `soatso` command: a thin face on the library.

fn main() -> std::process::ExitCode {
    soatso::cli::run()
}
