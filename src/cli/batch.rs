//! Work on many items at once, results in order. Invariant: no more than one batch of items and results is in memory.

use std::num::NonZeroUsize;

use rayon::prelude::*;

/// Items of a batch, at most.
const ITEMS: usize = 512;
/// Weight of a batch, from which on it is full.
const WEIGHT: usize = 16 << 20;

/// A pool of workers.
pub(super) struct Workers(Option<rayon::ThreadPool>);

impl Workers {
    /// `jobs` threads, or one a core. Where no thread can be started, the work is done on this one.
    pub(super) fn new(jobs: Option<NonZeroUsize>) -> Self {
        let threads = jobs.map_or(0, NonZeroUsize::get);
        Self(rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok())
    }

    /// Applies `work` to each item and hands the results to `emit`, in order. `weigh` estimates the bytes of an item.
    pub(super) fn in_order<T: Send, R: Send, E>(
        &self,
        items: impl Iterator<Item = T>,
        weigh: impl Fn(&T) -> usize,
        work: impl Fn(T) -> R + Sync,
        mut emit: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut items = items.fuse();
        loop {
            let batch = next_batch(&mut items, &weigh);
            if batch.is_empty() {
                return Ok(());
            }
            let results: Vec<R> = match &self.0 {
                Some(pool) if batch.len() > 1 => pool.install(|| batch.into_par_iter().map(&work).collect()),
                _ => batch.into_iter().map(&work).collect(),
            };
            results.into_iter().try_for_each(&mut emit)?;
        }
    }
}

fn next_batch<T>(items: &mut impl Iterator<Item = T>, weigh: impl Fn(&T) -> usize) -> Vec<T> {
    let mut batch = Vec::new();
    let mut weight = 0;
    while batch.len() < ITEMS && weight < WEIGHT {
        let Some(item) = items.next() else { break };
        weight += weigh(&item);
        batch.push(item);
    }
    batch
}
