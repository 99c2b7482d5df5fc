//! Throughput of reading and checking.

fn main() {
    divan::main();
}
