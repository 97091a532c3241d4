//! The dashboard of somebody who is logged in.

use flaskboost::view::View;
use models::{RaceAhead, RunCard, Totals};
use serde::Serialize;

/// The last runs, the totals and the races ahead.
#[derive(Default, Serialize, View)]
#[view("dashboard/show.html", json)]
pub struct Show {
    /// The last ten runs, newest first.
    pub runs: Vec<RunCard>,
    /// This week and this month.
    pub totals: Totals,
    /// The next races, soonest first.
    pub races: Vec<RaceAhead>,
}
