//! A source of random bytes: the system's, or one that repeats itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A source of random bytes: the system's, or one that repeats itself for a test.
///
/// ```
/// use flaskboost::random::Random;
///
/// assert_ne!(Random::system().token(), Random::system().token());
/// assert_eq!(Random::seeded(7).token(), Random::seeded(7).token());
/// ```
#[derive(Clone, Debug)]
pub struct Random(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded { seed: u64, next_block: Arc<AtomicU64> },
}

impl Random {
    /// The system's source; nobody can guess its bytes.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A source for tests: the same seed gives the same bytes. Clones draw from one stream.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded { seed, next_block: Arc::default() })
    }

    /// The next bytes.
    ///
    /// # Panics
    ///
    /// When the operating system has no source of randomness. Nothing safe can go on then.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => getrandom::fill(&mut bytes).expect("the operating system has a source of randomness"),
            Source::Seeded { seed, next_block } => {
                for chunk in bytes.chunks_mut(32) {
                    let block = block(*seed, next_block.fetch_add(1, Ordering::SeqCst));
                    chunk.copy_from_slice(&block[..chunk.len()]);
                }
            }
        }
        bytes
    }

    /// A token for a cookie or a link: 32 bytes as 43 characters that need no escape.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}

/// SHA-256 in counter mode.
fn block(seed: u64, number: u64) -> [u8; 32] {
    Sha256::new().chain_update(seed.to_be_bytes()).chain_update(number.to_be_bytes()).finalize().into()
}
