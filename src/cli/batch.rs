//! Work on many items at once, results in order. Invariant: no more than one batch of items and results is in memory.

use std::num::NonZeroUsize;

use rayon::prelude::*;

/// Items of a batch, at most.
const ITEMS: usize = 512;
/// Weight of a batch, from which on it is full.
const WEIGHT: usize = 16 << 20;
/// Items that a worker gets together, at most: so many short articles share the nearest caches with the code that goes over
/// them.
const TOGETHER: usize = 24;
/// A worker gets so many groups of a batch, if there are enough items: else some would wait for the others.
const GROUPS: usize = 4;

/// A pool of workers.
pub(super) struct Workers(Option<rayon::ThreadPool>);

impl Workers {
    /// `jobs` threads, or one a core. Where no thread can be started, the work is done on this one.
    pub(super) fn new(jobs: Option<NonZeroUsize>) -> Self {
        let threads = jobs.map_or(0, NonZeroUsize::get);
        Self(rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok())
    }

    /// Applies `work` to groups of items, of which it gives the results in order, and hands these to `emit`, in order.
    /// `weigh` estimates the bytes of an item.
    pub(super) fn in_order<T: Send, R: Send, E>(
        &self,
        items: impl Iterator<Item = T>,
        weigh: impl Fn(&T) -> usize,
        work: impl Fn(Vec<T>) -> Vec<R> + Sync,
        mut emit: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut items = items.fuse();
        let threads = self.0.as_ref().map_or(1, rayon::ThreadPool::current_num_threads);
        loop {
            let batch = next_batch(&mut items, &weigh);
            if batch.is_empty() {
                return Ok(());
            }
            let most = (batch.len() / (threads * GROUPS)).clamp(1, TOGETHER);
            let groups = in_groups(batch, most);
            let results: Vec<Vec<R>> = match &self.0 {
                Some(pool) if groups.len() > 1 => pool.install(|| groups.into_par_iter().map(&work).collect()),
                _ => groups.into_iter().map(&work).collect(),
            };
            results.into_iter().flatten().try_for_each(&mut emit)?;
        }
    }
}

/// `work` on each item of a group by itself.
pub(super) fn each<T, R>(work: impl Fn(T) -> R + Sync) -> impl Fn(Vec<T>) -> Vec<R> + Sync {
    move |items| items.into_iter().map(&work).collect()
}

/// The items of `batch` in groups of `most`; the last may have fewer.
fn in_groups<T>(batch: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let mut items = batch.into_iter().peekable();
    std::iter::from_fn(|| items.peek().is_some().then(|| items.by_ref().take(most).collect())).collect()
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
