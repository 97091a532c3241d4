//! The guide and the documents, as doctests: what a reader copies from them compiles.

macro_rules! documents {
    ($($name:ident: $file:literal;)*) => {
        $(
            #[doc = include_str!(concat!("../../docs/", $file))]
            mod $name {}
        )*
    };
}

documents! {
    index: "guide/index.md";
    first_app: "guide/first-app.md";
    settings: "guide/settings.md";
    models: "guide/models.md";
    views: "guide/views.md";
    controllers: "guide/controllers.md";
    forms: "guide/forms.md";
    accounts: "guide/accounts.md";
    providers: "guide/providers.md";
    roles: "guide/roles.md";
    admin: "guide/admin.md";
    admin_models: "guide/admin-models.md";
    api_tokens: "guide/api-tokens.md";
    comparison: "guide/comparison.md";
    mail: "guide/mail.md";
    cache: "guide/cache.md";
    limits: "guide/limits.md";
    jobs: "guide/jobs.md";
    uploads: "guide/uploads.md";
    testing: "guide/testing.md";
    audit: "guide/audit.md";
    commands: "guide/commands.md";
}
