//! [`Obstacle`]: why passkeys cannot work at the address of a site.

/// Why passkeys cannot work at the address of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Obstacle {
    /// Browsers bind passkeys to a name.
    #[error("app.url has an IP address, and browsers bind passkeys to a name")]
    Address,
    /// Browsers hide them from pages that somebody on the way may have written.
    #[error("app.url does not begin with https://, and browsers offer passkeys over HTTPS only")]
    Insecure,
    /// The address is none.
    #[error("app.url has no name that a passkey can be bound to")]
    Nameless,
}
