//! [`Table`]: the figures, each beside its goal.

/// What a figure should be.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// Nothing was promised.
    None,
    /// Less than this.
    Below(f64),
    /// This or less.
    Most(f64),
}

impl Goal {
    /// Less than this.
    pub(crate) fn below(value: f64) -> Self {
        Self::Below(value)
    }

    /// This or less.
    pub(crate) fn most(value: f64) -> Self {
        Self::Most(value)
    }
}

/// The figures.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// Adds a figure; `None` is one that this system cannot tell.
    pub(crate) fn add(&mut self, name: &str, value: Option<f64>, unit: &str, goal: Goal) {
        let shown = |value: f64| format!("{} {unit}", rounded(value)).trim_end().to_owned();
        let (goal_text, holds) = match goal {
            Goal::None => (String::new(), None),
            Goal::Below(most) => (format!("< {}", shown(most)), value.map(|value| value < most)),
            Goal::Most(most) => (format!("<= {}", shown(most)), value.map(|value| value <= most)),
        };
        let verdict = match holds {
            Some(true) => "reached",
            Some(false) => "MISSED",
            None => "",
        };
        let value = value.map_or_else(|| "Linux only".to_owned(), shown);
        println!("  {name}: {value}");
        self.rows.push([name.to_owned(), value, goal_text, verdict.to_owned()]);
    }

    /// Prints all of them.
    pub(crate) fn print(&self) {
        println!("\n| {:<52} | {:>10} | {:>10} | {:<7} |", "figure", "measured", "goal", "");
        println!("|{:-<54}|{:->11}:|{:->11}:|{:-<9}|", "", "", "", "");
        for [name, value, goal, verdict] in &self.rows {
            println!("| {name:<52} | {value:>10} | {goal:>10} | {verdict:<7} |");
        }
    }
}

fn rounded(value: f64) -> String {
    if value >= 100.0 || value.fract() == 0.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Sorts the values and takes the middle one.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
