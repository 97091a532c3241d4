//! [`Resource`]: something that permissions are about.

/// Something that permissions are about: a model, as a rule. Its name stands in the database and on the command line,
/// so that it must not change with the name of the type.
///
/// ```
/// use flaskboost::auth::{Permission, Resource};
///
/// struct Post;
///
/// impl Resource for Post {
///     const NAME: &'static str = "posts";
/// }
/// assert_eq!(Permission::edit::<Post>().to_string(), "posts.edit");
/// ```
pub trait Resource {
    /// Its name: small letters, digits, `-` and `_`, beginning with a letter.
    const NAME: &'static str;
}
