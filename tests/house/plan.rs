//! The plan of the house: which module stands on which floor, as `lib.rs` lists them.

use std::collections::BTreeMap;

use crate::workspace;

/// Which module stands on which floor.
pub(crate) struct Plan(BTreeMap<String, u8>);

impl Plan {
    /// The plan of the library.
    pub(crate) fn of_the_house() -> Self {
        Self::read(&workspace::read("flaskboost-core/src/lib.rs"))
    }

    /// Reads a plan: `// Floor 3` and the modules below it, until the next floor.
    pub(crate) fn read(text: &str) -> Self {
        let mut floor = None;
        let mut floors = BTreeMap::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("// Floor ") {
                let number = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
                floor = Some(number.parse().unwrap_or_else(|_| panic!("`{line}` names no floor")));
            }
            let module = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "));
            if let Some(name) = module.and_then(|rest| rest.strip_suffix(';')) {
                let floor = floor.unwrap_or_else(|| panic!("`{line}` stands above the first floor"));
                floors.insert(name.to_owned(), floor);
            }
        }
        Self(floors)
    }

    /// The floor of a module.
    pub(crate) fn floor(&self, module: &str) -> Option<u8> {
        self.0.get(module).copied()
    }

    /// All modules.
    pub(crate) fn modules(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[test]
fn the_plan_has_nine_floors_and_error_is_the_lowest() {
    let plan = Plan::of_the_house();
    let floors: std::collections::BTreeSet<u8> = plan.0.values().copied().collect();
    assert_eq!(floors, (1..=9).collect());
    assert_eq!(plan.modules().filter(|module| plan.floor(module) == Some(1)).collect::<Vec<_>>(), ["error"]);
}
