//! [`Person`]: who somebody is, as a provider says.

/// Who somebody is, as a provider says. Only issuer and subject together name a person; an address may change hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The provider.
    pub issuer: String,
    /// What the provider calls the person, for ever.
    pub subject: String,
    /// The address, if the provider told it.
    pub email: Option<String>,
    /// Whether the provider knows that the person reads the mail of that address.
    pub is_email_verified: bool,
    /// What the person is called, if the provider told it.
    pub name: Option<String>,
}
