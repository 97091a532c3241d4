//! What may stand on the command line.

use clap::{Parser, Subcommand};

/// Runs this site, or does something to it.
#[derive(Debug, Parser)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Answer requests (what happens without a command)
    Serve,
    /// Answer requests, and build and start again whenever a source file is saved
    Dev,
    /// List every route: method, pattern, name and who may pass
    Routes,
    /// List every role, what stands below it, and what it may do
    Roles,
    /// Check settings, routes, templates and the database without serving
    Check,
    /// Apply the migrations that are pending
    Migrate {
        /// Only show which migrations are applied
        #[arg(long)]
        status: bool,
        /// Take back this many migrations instead
        #[arg(long, value_name = "COUNT", conflicts_with = "status")]
        down: Option<u32>,
        /// Take over a database whose tables FlaskBoost did not create
        #[arg(long, conflicts_with_all = ["status", "down"])]
        adopt: bool,
    },
    /// Write the demo data; a second run adds nothing
    Seed,
    /// Delete everything in the database, then migrate and seed it (never in production)
    Reset {
        /// The name of the database, to show that you mean it
        #[arg(long, value_name = "NAME")]
        database: Option<String>,
    },
    /// Manage the people who may log in
    #[command(subcommand)]
    User(UserCommand),
    /// Show the settings, or explain one
    Settings {
        #[command(subcommand)]
        command: Option<SettingsCommand>,
    },
    /// List what a new app still has to change (CRUMB) and what it may (CANDY)
    Crumbs,
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Create somebody who may log in at once; asks for the password on standard input
    Create {
        /// The e-mail address
        email: String,
        /// The name to show
        #[arg(long, default_value = "")]
        name: String,
        /// Let them do everything; the same as `--role admin`
        #[arg(long, conflicts_with = "role")]
        admin: bool,
        /// What they are on this site; `user` without it
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
    },
    /// List everybody
    List,
    /// Give somebody another role
    Promote {
        /// The e-mail address
        email: String,
        /// The role
        #[arg(long, value_name = "ROLE", default_value = "admin")]
        role: String,
    },
    /// Make somebody an ordinary user again
    Demote {
        /// The e-mail address
        email: String,
    },
    /// Let somebody do something that their role does not
    Grant {
        /// The e-mail address
        email: String,
        /// Such as posts.edit
        permission: String,
    },
    /// Take back what was granted to somebody
    Revoke {
        /// The e-mail address
        email: String,
        /// Such as posts.edit
        permission: String,
    },
    /// Let somebody no longer log in, and end their sessions
    Deactivate {
        /// The e-mail address
        email: String,
    },
    /// Take the second factor off somebody who lost it; make sure first that it is they who ask
    ResetSecondFactor {
        /// The e-mail address
        email: String,
    },
    /// List the devices on which somebody is logged in
    Sessions {
        /// The e-mail address
        email: String,
        /// Log all of them out instead, and revoke all API tokens
        #[arg(long)]
        end_all: bool,
    },
    /// List the API tokens of somebody; the tokens themselves are nowhere
    Tokens {
        /// The e-mail address
        email: String,
    },
    /// Revoke all API tokens of somebody
    RevokeTokens {
        /// The e-mail address
        email: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum SettingsCommand {
    /// Say which layers set a key, and which won
    Explain {
        /// Such as server.port, or a table such as server
        key: String,
    },
}
