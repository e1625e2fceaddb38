use std::sync::atomic::{AtomicU64, Ordering};

use app::Dice;

/// Dice that always fall the same way, and never twice alike in one world.
#[derive(Default)]
pub struct LoadedDice(AtomicU64);

impl LoadedDice {
    /// Those of another program of the same world: they never fall as the first ones do.
    pub fn of_another_program() -> Self {
        Self(AtomicU64::new(1 << 32))
    }
}

impl Dice for LoadedDice {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let count = self.0.fetch_add(1, Ordering::Relaxed) + 1;
            chunk.copy_from_slice(&scatter(count).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// SplitMix64: neighbouring numbers get unrelated images, and no two the same.
fn scatter(count: u64) -> u64 {
    let mut bits = count.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
