//! [`IdTokenError`]: why an ID token is not believed.

/// Why an ID token is not believed. No value of the token stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdTokenError {
    /// There is none beside the tokens.
    #[error("the answer holds no ID token")]
    Missing,
    /// It is not three parts of base64url, or its parts are no JSON, or something is missing in them.
    #[error("it is no signed token in the compact form")]
    Malformed,
    /// It is signed by no algorithm that is taken: RS256, ES256 and EdDSA are. `none` is not, nor any with a shared
    /// secret.
    #[error("its algorithm is not taken")]
    Algorithm,
    /// It has a header that must be understood and is not.
    #[error("it has a critical header that nobody here understands")]
    Critical,
    /// The provider has published no key for it, or several that it may mean.
    #[error("the provider has published no key for it")]
    UnknownKey,
    /// The signature is wrong.
    #[error("its signature is wrong")]
    Signature,
    /// Another provider issued it.
    #[error("it was issued by somebody else")]
    Issuer,
    /// It was issued for another site.
    #[error("it was issued for somebody else")]
    Audience,
    /// It is too old.
    #[error("it has expired")]
    Expired,
    /// It is from the future.
    #[error("it is not valid yet")]
    NotYet,
    /// It does not belong to this journey.
    #[error("its nonce is not the one of this journey")]
    Nonce,
    /// It does not say who the person is, or the details that the provider gave besides are of somebody else.
    #[error("its subject is missing, too long, or another than that of the details")]
    Subject,
}
