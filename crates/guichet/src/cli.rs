//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Guichet, the online assistance of a whole institution.
#[derive(Debug, Parser)]
#[command(name = "guichet", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// Write logs as JSON, one object a line.
    #[arg(long, global = true)]
    pub json_log: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try Guichet with an invented university: nothing to install or configure.
    Demo(DemoOptions),
    /// Serve the pages and send the mails of an installation.
    Serve {
        #[command(flatten)]
        config: ConfigFile,
    },
    /// Read the configuration and say everything that is wrong with it; start nothing.
    CheckConfig {
        #[command(flatten)]
        config: ConfigFile,
    },
    /// Create the tables, or bring those of an older version up to date.
    Migrate {
        #[command(flatten)]
        config: ConfigFile,
        /// Only say what would be done.
        #[arg(long)]
        check: bool,
    },
    /// Accounts.
    #[command(subcommand)]
    Person(PersonCommand),
    /// The organisation as a file: departments, categories, managers, people.
    #[command(subcommand)]
    Org(OrgCommand),
}

#[derive(Debug, Subcommand)]
pub enum OrgCommand {
    /// Write the whole organisation as one YAML file, or one kind of thing as a CSV table.
    ///
    /// The same organisation gives the same bytes. Passwords, tickets and what people prefer for themselves are not
    /// in it.
    Export(ExportOptions),
    /// Bring in files that "org export" wrote, or that were written by hand: all of them, or nothing.
    ///
    /// People are known by their identifier, else by their address; departments by their label; categories by their
    /// department and the labels that lead to them. What is known is changed, what is new is added: last in order, unless
    /// the file lists all of its siblings and so gives them their order.
    /// What the files do not speak of is left as it is: nothing is ever deleted, not even a key or a column that is
    /// absent. Everything wrong is said at once, with its line, and nothing is written then. Importing twice changes
    /// nothing the second time. Each change has its line in the journal.
    Import(ImportOptions),
}

#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Add somebody; the first administrator comes in this way.
    Add(PersonOptions),
}

#[derive(Debug, Args)]
pub struct ConfigFile {
    /// The configuration file; guichet.toml.example documents every key.
    #[arg(long = "config", value_name = "FILE", default_value = "guichet.toml", env = "GUICHET_CONFIG")]
    pub path: PathBuf,
}

/// A kind of thing that has a table.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum TableOption {
    People,
    Departments,
    Categories,
    Managers,
    Invitees,
}

#[derive(Debug, Args)]
pub struct ExportOptions {
    #[command(flatten)]
    pub config: ConfigFile,
    /// Write this as CSV, instead of everything as YAML.
    #[arg(long, value_name = "KIND")]
    pub table: Option<TableOption>,
    /// Where to write; standard output by default.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ImportOptions {
    #[command(flatten)]
    pub config: ConfigFile,
    /// Only show what would change; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// YAML files (.yaml, .yml) and tables (.csv), in any order; UTF-8, or Windows-1252.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DemoOptions {
    /// Where the demo keeps its data.
    #[arg(long, value_name = "DIR", default_value = "guichet-demo")]
    pub data: PathBuf,
    /// Address and port to listen on; port 0 takes any free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Start over: forget what was done in an earlier run.
    #[arg(long)]
    pub fresh: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LanguageOption {
    Fr,
    En,
}

#[derive(Debug, Args)]
pub struct PersonOptions {
    #[command(flatten)]
    pub config: ConfigFile,
    /// The name shown to everybody.
    #[arg(long)]
    pub name: String,
    /// The mail address, by which this person signs in.
    #[arg(long)]
    pub address: String,
    /// What the institution calls this person, for those who invite or name them: "amartin".
    #[arg(long)]
    pub identifier: Option<String>,
    /// Somebody from outside the institution: no right to what is open to its members only.
    #[arg(long)]
    pub external: bool,
    /// One line that says where to find this person: "UFR Sciences, ext. 45 12".
    #[arg(long, default_value = "")]
    pub affiliation: String,
    /// The language of their pages and mails; the installation's by default.
    #[arg(long)]
    pub language: Option<LanguageOption>,
    /// Make this person an administrator.
    #[arg(long)]
    pub admin: bool,
    /// A file that holds the password on its first line, "-" for standard input.
    /// Without it a password is invented and shown once.
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}
