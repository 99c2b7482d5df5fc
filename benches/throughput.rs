//! How fast text is read and checked: `cargo bench`. `benches/README.md` compares it with other tools.
//!
//! `read` and `check` go over the articles of the corpus, again and again up to [`ENOUGH`] bytes, each article a document
//! of its own. `one_document` checks a single long text: its throughput must not fall as the text grows.

#![allow(clippy::unwrap_used)] // A benchmark without its corpus has nothing to measure.

use std::path::Path;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use soatso::text::Document;

/// Bytes of articles in one round.
const ENOUGH: usize = 1_000_000;

fn main() {
    divan::main();
}

/// The articles of the corpus, by name.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/news");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Articles one after another, repeated until they hold `bytes`.
fn repeated(bytes: usize) -> Vec<String> {
    let mut held = 0;
    let enough = |article: &String| {
        let more = held < bytes;
        held += article.len();
        more
    };
    articles().into_iter().cycle().take_while(enough).collect()
}

fn total(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let articles = repeated(ENOUGH);
    bencher.counter(total(&articles)).bench(|| {
        for article in &articles {
            let document = Document::from_text(article);
            black_box(soatso::annotate(&document));
        }
    });
}

#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let articles = repeated(ENOUGH);
    bencher.counter(total(&articles)).bench(|| {
        for article in &articles {
            black_box(soatso::check(Document::from_text(article)));
        }
    });
}

#[divan::bench(args = [100_000, 1_000_000, 4_000_000], sample_count = 10)]
fn one_document(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = repeated(bytes).join("\n\n");
    bencher.counter(BytesCount::new(text.len())).bench(|| soatso::check(Document::from_text(black_box(&text))));
}
