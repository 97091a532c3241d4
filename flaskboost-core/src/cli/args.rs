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
    /// Do jobs, and serve nothing
    Worker {
        /// The queues to work, such as mail,default, instead of those of the settings
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        queues: Option<Vec<String>>,
        /// How many jobs at the same time
        #[arg(long, value_name = "COUNT")]
        at_once: Option<usize>,
        /// Leave the schedules to other processes
        #[arg(long)]
        no_schedules: bool,
    },
    /// Enqueue jobs at their hours, and do none; any number of processes may
    Scheduler,
    /// Count the jobs of each queue, list them, and do something about one
    Jobs {
        #[command(subcommand)]
        command: Option<JobsCommand>,
    },
    /// List the schedules, or pause one
    Schedule {
        #[command(subcommand)]
        command: Option<ScheduleCommand>,
    },
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
    /// See and say who gets no mail
    #[command(subcommand)]
    Mail(MailCommand),
    /// See who changed what in audited models, and whether the trail of it is as it was written
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Show the settings, or explain one
    Settings {
        #[command(subcommand)]
        command: Option<SettingsCommand>,
    },
    /// List what a new app still has to change (CRUMB) and what it may (CANDY)
    Crumbs,
}

#[derive(Debug, Subcommand)]
pub(super) enum JobsCommand {
    /// List jobs, the newest first
    List {
        /// Only in this state: waiting, running, done, dead or cancelled
        #[arg(long, value_name = "STATE")]
        state: Option<String>,
        /// Only of this queue
        #[arg(long, value_name = "NAME")]
        queue: Option<String>,
        /// Only with this name
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// How many at most
        #[arg(long, value_name = "COUNT", default_value_t = 50)]
        max: usize,
        /// Only those made before this one
        #[arg(long, value_name = "ID")]
        before: Option<String>,
    },
    /// Show what is known of a job
    Show {
        /// Its id
        id: String,
    },
    /// Put a dead or cancelled job back among those that wait
    Retry {
        /// Its id
        id: String,
    },
    /// Cancel a job that waits or runs
    Cancel {
        /// Its id
        id: String,
    },
    /// Give out no more jobs of a queue
    Pause {
        /// Its name
        queue: String,
    },
    /// Give out jobs of a queue again
    Resume {
        /// Its name
        queue: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ScheduleCommand {
    /// List every schedule, with its last and its next hour
    List,
    /// Let the hours of a schedule pass unused
    Pause {
        /// Its name
        name: String,
    },
    /// Let a schedule go on with its next hour
    Resume {
        /// Its name
        name: String,
    },
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
    /// Choose a new password for somebody; asks for it on standard input, and ends all sessions and tokens
    ResetPassword {
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
pub(super) enum MailCommand {
    /// List who gets no mail, and why; the newest 1000
    Suppressed,
    /// Send an address no mail at all any more
    Suppress {
        /// The e-mail address
        email: String,
        /// Why, for whoever asks later
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Send an address everything again, lists that it left included
    Allow {
        /// The e-mail address
        email: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Walk the trail, and name the first entry that was changed, removed or put there by other hands
    Verify {
        /// The end of the trail as an earlier run printed it: these entries must still be there
        #[arg(long, value_name = "COUNT:HASH")]
        head: Option<String>,
    },
    /// List entries, the newest first
    List {
        /// Only of this table
        #[arg(long, value_name = "TABLE")]
        model: Option<String>,
        /// Only of the row with this key: a number, a text, or a list in JSON
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// Only what the user with this id did
        #[arg(long, value_name = "ID")]
        user: Option<i64>,
        /// Only those before this one
        #[arg(long, value_name = "ENTRY")]
        before: Option<i64>,
        /// How many at most; never more than 1000
        #[arg(long, value_name = "COUNT", default_value_t = 50)]
        max: u64,
        /// As JSON, one entry a line, with whole values
        #[arg(long)]
        json: bool,
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
