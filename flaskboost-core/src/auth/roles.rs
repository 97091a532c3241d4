//! [`Roles`]: the roles of a site and what each may do, declared in one place.

use super::{Permission, Role};

/// The roles of a site: which stands above which, and what each may do.
///
/// Three are there from the start: `service` stands above `user`, and `admin` above everything. A role has what the
/// roles below it have. Whatever is not declared here is refused.
///
/// ```
/// use flaskboost::auth::{Permission, Resource, Roles};
///
/// struct Plan;
///
/// impl Resource for Plan {
///     const NAME: &'static str = "plans";
/// }
///
/// let roles = Roles::new()
///     .role("user").may(Permission::create::<Plan>())
///     .role("coach").above("user").may(Permission::edit::<Plan>());
/// assert!(roles.problems().is_empty());
/// assert!(roles.includes("coach", "user") && !roles.includes("user", "coach"));
/// assert!(roles.allows("coach", Permission::create::<Plan>()));
/// assert!(!roles.allows("service", Permission::edit::<Plan>()));
/// assert!(roles.allows("admin", Permission::delete::<Plan>()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "roles mean nothing until an app has them"]
pub struct Roles {
    pub(super) declared: Vec<DeclaredRole>,
    /// Permissions that no role needs to have.
    pub(super) extra: Vec<Permission>,
    /// What was wrong when it was written.
    pub(super) slips: Vec<String>,
    current: Option<usize>,
}

/// One role as it was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredRole {
    /// Its name.
    pub name: &'static str,
    /// The roles right below it.
    pub above: Vec<&'static str>,
    /// What it may do that the roles below it may not.
    pub may: Vec<Permission>,
    pub(super) is_stock: bool,
}

impl Roles {
    /// The three that are there from the start.
    pub fn new() -> Self {
        let stock = |name, above| DeclaredRole { name, above, may: Vec::new(), is_stock: true };
        Self {
            declared: vec![stock("user", Vec::new()), stock("service", vec!["user"]), stock("admin", vec!["service"])],
            extra: Vec::new(),
            slips: Vec::new(),
            current: None,
        }
    }

    /// Declares a role; [`Roles::above`] and [`Roles::may`] after it are about it. One of the three that are there
    /// from the start is gone on with, any other may be declared once.
    pub fn role(mut self, name: &'static str) -> Self {
        let known = self.declared.iter().position(|role| role.name == name);
        match known {
            Some(place) if self.declared[place].is_stock => self.current = Some(place),
            Some(place) => {
                self.slips.push(format!("the role `{name}` is declared twice"));
                self.current = Some(place);
            }
            None => {
                self.current = Some(self.declared.len());
                let new = DeclaredRole { name, above: Vec::new(), may: Vec::new(), is_stock: false };
                self.declared.push(new);
            }
        }
        self
    }

    /// Puts the role named last above another, whose power it has as well. It may stand above several.
    pub fn above(mut self, name: &'static str) -> Self {
        match self.current.and_then(|place| self.declared.get_mut(place)) {
            Some(role) => role.above.push(name),
            None => self.slips.push(format!("`above(\"{name}\")` has no role before it: begin with `role(…)`")),
        }
        self
    }

    /// Lets the role named last do something, and the roles above it.
    pub fn may(mut self, permission: Permission) -> Self {
        match self.current.and_then(|place| self.declared.get_mut(place)) {
            Some(role) => role.may.push(permission),
            None => self.slips.push(format!("`may({permission})` has no role before it: begin with `role(…)`")),
        }
        self
    }

    /// Declares a permission that no role has but `admin`, so that it can be granted to single people.
    pub fn permission(mut self, permission: Permission) -> Self {
        self.extra.push(permission);
        self
    }

    /// Whether a role is another, or stands above it.
    #[must_use]
    pub fn includes(&self, role: &str, other: &str) -> bool {
        let reaches = |found: &[&DeclaredRole]| found.iter().any(|below| below.name == other);
        if role == Role::ADMIN.name() { self.get(other).is_some() } else { reaches(&self.below(role)) }
    }

    /// Whether a role may do something by itself; what a person was granted comes on top.
    #[must_use]
    pub fn allows(&self, role: &str, permission: Permission) -> bool {
        role == Role::ADMIN.name() || self.below(role).iter().any(|below| below.may.contains(&permission))
    }

    /// The role of this name, if it is declared.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Role> {
        self.get(name).map(|role| Role::named(role.name))
    }

    /// The permission of this name, if it is declared.
    #[must_use]
    pub fn find_permission(&self, name: &str) -> Option<Permission> {
        self.permissions().into_iter().find(|permission| permission.is_named(name))
    }

    /// Every role, in the order of declaration.
    #[must_use]
    pub fn all(&self) -> &[DeclaredRole] {
        &self.declared
    }

    /// Every permission that is declared, by name.
    #[must_use]
    pub fn permissions(&self) -> Vec<Permission> {
        let of_roles = self.declared.iter().flat_map(|role| role.may.iter().copied());
        let mut all: Vec<Permission> = of_roles.chain(self.extra.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    pub(super) fn get(&self, name: &str) -> Option<&DeclaredRole> {
        self.declared.iter().find(|role| role.name == name)
    }

    /// A role and all below it, each once, also when they stand in a circle.
    pub(super) fn below(&self, name: &str) -> Vec<&DeclaredRole> {
        let mut found: Vec<&DeclaredRole> = self.get(name).into_iter().collect();
        let mut next = 0;
        while let Some(role) = found.get(next).copied() {
            for below in role.above.iter().filter_map(|name| self.get(name)) {
                if !found.iter().any(|known| known.name == below.name) {
                    found.push(below);
                }
            }
            next += 1;
        }
        found
    }
}

impl Default for Roles {
    fn default() -> Self {
        Self::new()
    }
}
