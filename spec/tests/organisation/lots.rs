//! Lots drawn from one number, which says everything about a case: a failure names it.

use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// SplitMix64: the same number, the same lots.
#[derive(Debug, Clone)]
pub struct Lots(u64);

impl Lots {
    /// Seeds for so many cases, never the same from one run to the next.
    pub fn seeds(cases: usize) -> Vec<u64> {
        let mut runner = TestRunner::default();
        (0..cases).map(|_| any::<u64>().new_tree(&mut runner).expect("a number").current()).collect()
    }

    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to `end`, which is left out.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("a size")).expect("a size")
    }

    /// Yes, so many times out of a hundred.
    pub fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Each of them, so many times out of a hundred.
    pub fn some<T: Clone>(&mut self, from: &[T], percent: usize) -> Vec<T> {
        from.iter().filter(|_| self.often(percent)).cloned().collect()
    }

    /// One of them, or nothing.
    pub fn maybe<T: Clone>(&mut self, from: &[T], percent: usize) -> Option<T> {
        self.often(percent).then(|| self.one(from))
    }
}
