//! The environment as layers: one for each variable that sets something.

use crate::settings::layer::Layer;
use crate::settings::problem::Problem;
use crate::settings::shape::Shape;
use crate::settings::suggestion;

const PREFIX: &str = "FLASKBOOST__";

/// The names that hosting services set, and what they mean here.
const PLATFORM: [(&str, [&str; 2]); 6] = [
    ("PORT", ["server", "port"]),
    ("DATABASE_URL", ["database", "url"]),
    ("SECRET_KEY", ["security", "secret_key"]),
    ("SMTP_URL", ["mail", "smtp_url"]),
    ("REDIS_URL", ["redis", "url"]),
    ("NATS_URL", ["nats", "url"]),
];

/// The environment as layers.
#[derive(Default)]
pub(super) struct Environment {
    /// `PORT` means that a router stands in front, so the server must be reachable from
    /// outside; whoever sets `server.host` above the defaults wins.
    pub(super) implied: Vec<Layer>,
    /// One layer for each variable, lowest first.
    pub(super) layers: Vec<Layer>,
    /// Variables that set nothing and were surely meant to.
    pub(super) problems: Vec<Problem>,
}

impl Environment {
    /// Reads the variables, sorted by name.
    pub(super) fn read(variables: &[(String, String)], shapes: &[Shape], own: &[String]) -> Self {
        let known = known_variables(shapes);
        let mut environment = Self::default();
        for (name, path) in &PLATFORM {
            if let Some((_, value)) = variables.iter().find(|(variable, _)| variable == name) {
                environment.layers.push(Layer::of_variable(name, path, value));
            }
        }
        if variables.iter().any(|(variable, _)| variable == "PORT") {
            environment.implied.push(Layer::of_variable("PORT", &["server", "host"], "0.0.0.0"));
        }
        for (variable, value) in variables {
            if let Some(rest) = variable.strip_prefix(PREFIX) {
                let rest = rest.to_ascii_lowercase();
                let path: Vec<_> = rest.split("__").collect();
                let is_own = path.len() > 1 && own.iter().any(|table| table == path[0]);
                if is_own || is_known(shapes, &path) {
                    environment.layers.push(Layer::of_variable(variable, &path, value));
                    continue;
                }
                let suggestion = suggestion::nearest_variable(variable, &known);
                environment.problems.push(unknown(variable, suggestion));
            } else if let Some(meant) = known.iter().find(|known| one_slip(variable, known)) {
                environment.problems.push(unknown(variable, Some(meant)));
            }
        }
        environment
    }
}

fn known_variables(shapes: &[Shape]) -> Vec<String> {
    let all = shapes.iter().flat_map(|shape| shape.fields.iter().map(|field| (shape.table, *field)));
    all.map(|(table, field)| format!("{PREFIX}{table}__{field}").to_ascii_uppercase()).collect()
}

fn is_known(shapes: &[Shape], path: &[&str]) -> bool {
    let [table, field] = path else { return false };
    shapes.iter().any(|shape| shape.table == *table && shape.fields.contains(field))
}

/// `FLASKBOOST_SERVER_PORT`: right but for the number of underscores.
fn one_slip(variable: &str, known: &str) -> bool {
    variable.starts_with("FLASKBOOST_") && single(variable) == single(known)
}

fn single(variable: &str) -> String {
    variable.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

fn unknown(variable: &str, suggestion: Option<&str>) -> Problem {
    Problem::UnknownKey {
        key: variable.to_owned(),
        layer: "the environment".to_owned(),
        suggestion: suggestion.map(str::to_owned),
    }
}
