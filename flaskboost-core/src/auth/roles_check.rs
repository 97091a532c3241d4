//! What can be wrong with roles: found before the first request, all of it at once.

use super::permission::is_name;
use super::{Permission, Role, Roles};
use crate::error::Problem;

/// The longest name of a role: the column of the users is as long.
const LONGEST: usize = 40;

/// How alike two words must be for one to be meant by the other.
const ALIKE: f64 = 0.8;

impl Roles {
    /// Everything that is wrong with the roles themselves: a name declared twice or not well formed, a role above one
    /// that does not exist or above itself, anything above `admin`.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut told = self.slips.clone();
        for role in &self.declared {
            if !is_name(role.name) || role.name.len() > LONGEST {
                told.push(format!("the role `{}` needs a name of small letters, at most {LONGEST} of them", role.name));
            }
            for below in &role.above {
                if self.get(below).is_none() {
                    let meant = self.did_you_mean_role(below);
                    told.push(format!("the role `{}` stands above `{below}`, which is not declared{meant}", role.name));
                } else if *below == Role::ADMIN.name() {
                    told.push(format!("the role `{}` stands above `admin`, but nothing does", role.name));
                }
            }
        }
        for permission in self.permissions().into_iter().filter(|permission| !permission.is_well_formed()) {
            told.push(format!("the permission `{permission}` needs names of small letters, such as `posts.edit`"));
        }
        told.extend(self.circles());
        told.into_iter().map(|message| Problem::new("FB9400", message)).collect()
    }

    /// Why a route cannot ask for this role, if it cannot.
    #[must_use]
    pub fn objection_to_role(&self, name: &str) -> Option<String> {
        let is_missing = self.get(name).is_none();
        is_missing.then(|| format!("the role `{name}` is not declared{}", self.did_you_mean_role(name)))
    }

    /// Why a route cannot ask for this permission, if it cannot.
    #[must_use]
    pub fn objection_to_permission(&self, permission: Permission) -> Option<String> {
        let is_missing = !self.permissions().contains(&permission);
        is_missing.then(|| {
            let name = permission.to_string();
            let meant = self.did_you_mean_permission(&name);
            format!("the permission `{name}` is not declared{meant}; give it to a role, or call `permission` with it")
        })
    }

    /// The end of a sentence about a role that is not there: `, did you mean …?`, or nothing.
    #[must_use]
    pub fn did_you_mean_role(&self, name: &str) -> String {
        question(name, self.declared.iter().map(|role| role.name.to_owned()))
    }

    /// The same about a permission.
    #[must_use]
    pub fn did_you_mean_permission(&self, name: &str) -> String {
        question(name, self.permissions().iter().map(ToString::to_string))
    }

    /// Roles that stand above each other, each circle once.
    fn circles(&self) -> Vec<String> {
        let reaches = |from: &str, to: &str| {
            let role = self.get(from);
            role.is_some_and(|role| role.above.iter().any(|next| self.below(next).iter().any(|below| below.name == to)))
        };
        let mut circles: Vec<String> = Vec::new();
        for role in self.declared.iter().filter(|role| reaches(role.name, role.name)) {
            let mut members: Vec<&str> = self.declared.iter().map(|other| other.name).collect();
            members.retain(|other| reaches(role.name, other) && reaches(other, role.name));
            let members: Vec<String> = members.iter().map(|name| format!("`{name}`")).collect();
            let told = format!("roles cannot stand above themselves, as in this circle: {}", members.join(", "));
            if !circles.contains(&told) {
                circles.push(told);
            }
        }
        circles
    }
}

fn question(word: &str, known: impl Iterator<Item = String>) -> String {
    let scored = known.map(|candidate| (strsim::jaro_winkler(word, &candidate), candidate));
    let nearest = scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    nearest.map_or_else(String::new, |(_, candidate)| format!(", did you mean `{candidate}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::{Action, Resource};

    struct Plan;

    impl Resource for Plan {
        const NAME: &'static str = "plans";
    }

    struct Shouted;

    impl Resource for Shouted {
        const NAME: &'static str = "Shouted Things";
    }

    fn told(roles: &Roles) -> Vec<String> {
        roles.problems().into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn the_three_that_are_there_from_the_start_are_in_order() {
        let roles = Roles::new();
        assert!(roles.problems().is_empty());
        assert!(roles.includes("admin", "service") && roles.includes("service", "user"));
        assert!(!roles.includes("user", "service") && !roles.includes("service", "admin"));
    }

    #[test]
    fn a_role_has_what_those_below_it_have_and_nobody_has_what_was_not_given() {
        let roles = Roles::new()
            .role("helper")
            .may(Permission::view::<Plan>())
            .role("coach")
            .above("user")
            .above("helper")
            .may(Permission::edit::<Plan>());
        assert!(roles.allows("coach", Permission::view::<Plan>()) && roles.allows("coach", Permission::edit::<Plan>()));
        assert!(!roles.allows("helper", Permission::edit::<Plan>()) && !roles.includes("helper", "user"));
        for role in ["user", "service", "coach", "helper", "nobody", ""] {
            assert!(!roles.allows(role, Permission::delete::<Plan>()), "{role}");
        }
        assert!(roles.includes("admin", "coach") && !roles.includes("admin", "nobody"));
        assert!(!roles.includes("nobody", "nobody"));
    }

    #[test]
    fn a_name_declared_twice_and_one_that_is_none_are_refused() {
        let roles = Roles::new().role("coach").role("coach").role("Head Coach").role("");
        let told = told(&roles);
        assert!(told[0].contains("`coach` is declared twice"), "{told:?}");
        assert_eq!(told.iter().filter(|text| text.contains("small letters")).count(), 2, "{told:?}");
    }

    #[test]
    fn an_unknown_role_below_is_refused_with_the_one_that_was_meant() {
        let roles = Roles::new().role("coach").above("servise");
        assert_eq!(
            told(&roles),
            ["the role `coach` stands above `servise`, which is not declared, did you mean `service`?"]
        );
    }

    #[test]
    fn circles_are_refused_however_long_and_nothing_hangs() {
        let roles = Roles::new().role("a").above("b").role("b").above("c").role("c").above("a").role("d").above("d");
        let told = told(&roles);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].ends_with("`a`, `b`, `c`") && told[1].ends_with("`d`"), "{told:?}");
        assert!(roles.includes("a", "c") && !roles.includes("a", "d"));
        let through_stock = Roles::new().role("coach").above("service").role("user").above("coach");
        assert!(through_stock.problems()[0].message.contains("`user`, `service`, `coach`"));
    }

    #[test]
    fn nothing_stands_above_admin() {
        assert!(told(&Roles::new().role("owner").above("admin"))[0].contains("but nothing does"));
    }

    #[test]
    fn what_stands_before_any_role_and_what_has_a_bad_name_is_refused() {
        let roles = Roles::new().above("user").may(Permission::view::<Plan>());
        assert_eq!(told(&roles).len(), 2);
        for permission in [Permission::view::<Shouted>(), Permission::to::<Plan>(Action::named("do it"))] {
            assert!(told(&Roles::new().permission(permission))[0].contains("such as `posts.edit`"), "{permission}");
        }
    }

    #[test]
    fn a_route_cannot_ask_for_what_is_not_declared() {
        let roles = Roles::new().role("coach").may(Permission::edit::<Plan>());
        assert_eq!(roles.objection_to_role("coach"), None);
        assert_eq!(
            roles.objection_to_role("coahc").as_deref(),
            Some("the role `coahc` is not declared, did you mean `coach`?")
        );
        assert_eq!(roles.objection_to_permission(Permission::edit::<Plan>()), None);
        assert!(roles.objection_to_permission(Permission::delete::<Plan>()).is_some());
        assert_eq!(roles.permission(Permission::delete::<Plan>()).permissions().len(), 2);
    }
}
