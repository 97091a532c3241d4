//! How often passkeys may be asked.

use crate::accounts::limits::Limits;
use crate::error::Result;
use crate::http::ClientIp;

impl Limits {
    /// Counts a question to a passkey, against the network that it is asked from. It costs a row and no hash, and
    /// everybody who logs in asks one, so the number is that of the failures of a whole network.
    ///
    /// # Errors
    ///
    /// - There were too many: 429.
    pub(super) async fn challenge(&self, client: Option<ClientIp>) -> Result<()> {
        let Some(client) = client else { return Ok(()) };
        let network = self.failures("passkey challenges of a network", self.settings.failures_per_network);
        let _counted = self.limiter.take(&network, client.network()).await?.require()?;
        Ok(())
    }
}
