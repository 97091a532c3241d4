//! Forms with more than fields: rows of others in place, tabs, steps, conditions, and ways to other rows.

mod children;
mod conditions;
mod league;
mod tabs;
mod writing;
