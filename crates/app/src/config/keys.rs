//! Every key that can be configured, as data: the reader, the names of the environment
//! variables, the suggestions and `guichet.toml.example` all come from this table.

use Fallback::{Absent, Flag, Integer, Required, Rule, Text};

/// What type of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A text that is never shown.
    Secret,
    Integer {
        min: i64,
        max: i64,
    },
    Flag,
    OneOf(&'static [&'static str]),
}

/// What holds when nobody writes the key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fallback {
    /// Refused, as soon as its section is in use.
    Required,
    /// Nothing: the feature is off.
    Absent,
    /// It depends on another key, as the sentence says.
    Rule(&'static str),
    Text(&'static str),
    Integer(i64),
    Flag(bool),
}

/// One key of the configuration.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) section: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) fallback: Fallback,
    /// Completes "expected …".
    pub(super) expected: &'static str,
    /// A value to imitate, as TOML.
    pub(super) sample: &'static str,
    /// What it is for, for the reference; lines of at most 76 characters.
    pub(super) doc: &'static str,
}

impl Key {
    /// `section.name`.
    pub(super) fn full_name(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }

    /// The environment variable that overrides the file.
    pub(super) fn variable(&self) -> String {
        format!("GUICHET_{}__{}", self.section, self.name).to_uppercase()
    }

    pub(super) fn is_required(&self) -> bool {
        matches!(self.fallback, Required)
    }
}

/// A section and what the reference says of it.
pub(super) const SECTIONS: &[(&str, &str)] = &[
    ("site", "The installation as a whole."),
    ("database", "Where everything is kept: one SQLite file, or a PostgreSQL database (14 or newer)."),
    (
        "mail",
        "The relay that carries the mails. Without this section nothing leaves: the\nmails wait in the outbox, and the server says so when it starts.",
    ),
    ("tickets", "What holds for every support unit that does not say otherwise."),
    ("files", "What people attach. Contents are kept once, under their digest; names are only data."),
    ("sessions", "How long a person stays signed in."),
];

/// The key of that section and name.
pub(super) fn find(section: &str, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.section == section && key.name == name)
}

pub(super) const KEYS: &[Key] = &[
    Key {
        section: "site",
        name: "public_url",
        kind: Kind::Text,
        fallback: Required,
        expected: "the address people type: https:// or http://, a host name, a port if needed, and nothing after",
        sample: "\"https://aide.univ-deux-rives.fr\"",
        doc: "The address at which people reach Guichet. Every link in a mail is built on\nit, and forms posted from anywhere else are refused.",
    },
    Key {
        section: "site",
        name: "name",
        kind: Kind::Text,
        fallback: Text("Guichet"),
        expected: "a name of 1 to 100 characters",
        sample: "\"Université des Deux-Rives\"",
        doc: "The name of the institution, shown on every page and in every mail.",
    },
    Key {
        section: "site",
        name: "language",
        kind: Kind::OneOf(&["fr", "en"]),
        fallback: Text("fr"),
        expected: "\"fr\" or \"en\"",
        sample: "\"fr\"",
        doc: "The language of those who have chosen none and whose browser asks for none.",
    },
    Key {
        section: "site",
        name: "time_zone",
        kind: Kind::Text,
        fallback: Text("Europe/Paris"),
        expected: "an IANA time zone such as \"Europe/Paris\" or \"Indian/Reunion\"",
        sample: "\"Europe/Paris\"",
        doc: "The clock of the dates shown on pages and in mails: an IANA name.",
    },
    Key {
        section: "site",
        name: "listen",
        kind: Kind::Text,
        fallback: Text("127.0.0.1:8080"),
        expected: "an IP address and a port such as \"127.0.0.1:8080\" or \"[::1]:8080\"",
        sample: "\"127.0.0.1:8080\"",
        doc: "Where the server waits for the reverse proxy. Port 0 takes any free port; the\nreal address is printed.",
    },
    Key {
        section: "database",
        name: "url",
        kind: Kind::Text,
        fallback: Required,
        expected: "sqlite:PATH, or postgres://USER@HOST:PORT/DATABASE",
        sample: "\"sqlite:/var/lib/guichet/guichet.db\"",
        doc: "One of three forms. The password of an account goes in password_file, never here.\n  sqlite:PATH, on a disk of this machine (never NFS or SMB)\n  postgres://USER@HOST:PORT/DATABASE\n  postgres://USER@/DATABASE?host=/FOLDER, the folder of a Unix socket",
    },
    Key {
        section: "database",
        name: "password_file",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of a file that holds the password and that only its owner and group can read",
        sample: "\"/etc/guichet/database.password\"",
        doc: "A file that holds the PostgreSQL password. PostgreSQL only.",
    },
    Key {
        section: "database",
        name: "tls",
        kind: Kind::OneOf(&["off", "require"]),
        fallback: Rule("\"off\" when PostgreSQL is on this machine, else \"require\""),
        expected: "\"off\" or \"require\"",
        sample: "\"require\"",
        doc: "Whether the connection to PostgreSQL is encrypted, and the certificate of the\nserver checked. PostgreSQL only.",
    },
    Key {
        section: "database",
        name: "max_connections",
        kind: Kind::Integer { min: 2, max: 200 },
        fallback: Integer(8),
        expected: "a number between 2 and 200",
        sample: "8",
        doc: "How many connections to PostgreSQL are kept open at most. PostgreSQL only.",
    },
    Key {
        section: "mail",
        name: "host",
        kind: Kind::Text,
        fallback: Required,
        expected: "the name or the IP address of the mail relay",
        sample: "\"smtp.univ-deux-rives.fr\"",
        doc: "The mail relay (SMTP). Mandatory as soon as the section exists.",
    },
    Key {
        section: "mail",
        name: "from",
        kind: Kind::Text,
        fallback: Required,
        expected: "a mail address such as \"aide@univ-deux-rives.fr\"",
        sample: "\"aide@univ-deux-rives.fr\"",
        doc: "The address the mails come from. Mandatory as soon as the section exists.",
    },
    Key {
        section: "mail",
        name: "from_name",
        kind: Kind::Text,
        fallback: Rule("site.name"),
        expected: "a name of 1 to 100 characters",
        sample: "\"Assistance de l'université\"",
        doc: "The name shown beside that address.",
    },
    Key {
        section: "mail",
        name: "reply_to",
        kind: Kind::Text,
        fallback: Absent,
        expected: "a mail address such as \"ne-pas-repondre@univ-deux-rives.fr\"",
        sample: "\"ne-pas-repondre@univ-deux-rives.fr\"",
        doc: "The address to which answers go, when it is not that of `from`.",
    },
    Key {
        section: "mail",
        name: "security",
        kind: Kind::OneOf(&["starttls", "tls", "plain"]),
        fallback: Text("starttls"),
        expected: "\"starttls\", \"tls\" or \"plain\"",
        sample: "\"starttls\"",
        doc: "How the relay is spoken to: \"starttls\" (encrypted after the greeting, refused\notherwise), \"tls\" (encrypted from the start), \"plain\" (not encrypted: only\ntowards this machine, unless allow_plain says otherwise).",
    },
    Key {
        section: "mail",
        name: "port",
        kind: Kind::Integer { min: 1, max: 65_535 },
        fallback: Rule("587 with \"starttls\", 465 with \"tls\", 25 with \"plain\""),
        expected: "a port between 1 and 65535",
        sample: "587",
        doc: "The port of the relay.",
    },
    Key {
        section: "mail",
        name: "allow_plain",
        kind: Kind::Flag,
        fallback: Flag(false),
        expected: "true or false",
        sample: "false",
        doc: "Accept that mails, and the password below, cross the network unencrypted.",
    },
    Key {
        section: "mail",
        name: "user",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the name of an account on the relay",
        sample: "\"guichet\"",
        doc: "The account on the relay, when it asks for one. Needs one of the next two.",
    },
    Key {
        section: "mail",
        name: "password_file",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of a file that holds the password and that only its owner and group can read",
        sample: "\"/etc/guichet/mail.password\"",
        doc: "A file that holds the password of that account.",
    },
    Key {
        section: "mail",
        name: "password",
        kind: Kind::Secret,
        fallback: Absent,
        expected: "the password of the account on the relay",
        sample: "\"…\"",
        doc: "The password itself, if no file can hold it. Refused when this file can be\nread by everybody.",
    },
    Key {
        section: "mail",
        name: "ca_file",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of a readable PEM file with at least one certificate",
        sample: "\"/etc/ssl/certs/univ-deux-rives.pem\"",
        doc: "The certificate authority of the relay (PEM), besides those of the system.",
    },
    Key {
        section: "mail",
        name: "dkim_selector",
        kind: Kind::Text,
        fallback: Absent,
        expected: "a name of letters, digits, dots and hyphens",
        sample: "\"guichet\"",
        doc: "Signs the mails (DKIM) with the key published in the DNS at\nSELECTOR._domainkey.DOMAIN. Goes with dkim_key_file; leave it out when the relay\nsigns.",
    },
    Key {
        section: "mail",
        name: "dkim_domain",
        kind: Kind::Text,
        fallback: Rule("the domain of `from`"),
        expected: "a domain that `from` belongs to",
        sample: "\"univ-deux-rives.fr\"",
        doc: "The domain that signs.",
    },
    Key {
        section: "mail",
        name: "dkim_key_file",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of a PEM file with an RSA or Ed25519 private key, that only its owner and group can read",
        sample: "\"/etc/guichet/dkim.pem\"",
        doc: "The private key: RSA of 2048 bits or more, or Ed25519.",
    },
    Key {
        section: "mail",
        name: "redirect_to",
        kind: Kind::Text,
        fallback: Absent,
        expected: "a mail address such as \"essais@univ-deux-rives.fr\"",
        sample: "\"essais@univ-deux-rives.fr\"",
        doc: "For an installation that is only being tried: every mail goes to this address\ninstead of its reader's, and says whom it was for.",
    },
    Key {
        section: "mail",
        name: "redirect_except",
        kind: Kind::Text,
        fallback: Absent,
        expected: "addresses, or @ and a domain, separated by commas",
        sample: "\"@dsi.univ-deux-rives.fr, chef@univ-deux-rives.fr\"",
        doc: "Who gets their mails all the same: addresses, or @ and a domain, separated by\ncommas. Goes with redirect_to.",
    },
    Key {
        section: "tickets",
        name: "default_scope",
        kind: Kind::OneOf(&["private", "subject_only", "intranet", "public"]),
        fallback: Text("private"),
        expected: "\"private\", \"subject_only\", \"intranet\" or \"public\"",
        sample: "\"private\"",
        doc: "Who may see a ticket besides its owner, its managers and the people invited:\nnobody; everybody, but the subject only; the people the institution's directory\nsigns in; everybody. A support unit, a category or a ticket may say otherwise.",
    },
    Key {
        section: "tickets",
        name: "expiry_days",
        kind: Kind::Integer { min: 0, max: 3_650 },
        fallback: Integer(14),
        expected: "a number of days between 0 and 3650",
        sample: "14",
        doc: "Days without an answer of its owner after which a closed ticket expires; 0 is\nnever. A support unit or a category may say otherwise.",
    },
    Key {
        section: "tickets",
        name: "archive_days",
        kind: Kind::Integer { min: 0, max: 3_650 },
        fallback: Integer(30),
        expected: "a number of days between 0 and 3650",
        sample: "30",
        doc: "Days after which a closed ticket that nobody touches is archived: it can be read,\nand nothing else; 0 is never.",
    },
    Key {
        section: "tickets",
        name: "edit_comments",
        kind: Kind::Flag,
        fallback: Flag(false),
        expected: "true or false",
        sample: "true",
        doc: "Whether the author of the last comment may correct it, and whoever manages\nmanagers any comment. What it said before is kept.",
    },
    Key {
        section: "tickets",
        name: "invite_mover",
        kind: Kind::Flag,
        fallback: Flag(false),
        expected: "true or false",
        sample: "true",
        doc: "Whether the box \"become an invited user\" is ticked beforehand when somebody\ntransfers a ticket to a support unit that they do not manage.",
    },
    Key {
        section: "tickets",
        name: "undo_seconds",
        kind: Kind::Integer { min: 0, max: 300 },
        fallback: Integer(10),
        expected: "a number of seconds between 0 and 300",
        sample: "10",
        doc: "Seconds during which somebody may undo what they have just done on a ticket; the\nmails that announce it leave afterwards. 0 is never, and mails leave at once.",
    },
    Key {
        section: "tickets",
        name: "tell_assignee_only",
        kind: Kind::Flag,
        fallback: Flag(false),
        expected: "true or false",
        sample: "true",
        doc: "Whether, when somebody assigns a ticket, only its new manager is told of it among\nmanagers, whatever their levels. Its owner and the people invited are told as\never.",
    },
    Key {
        section: "files",
        name: "folder",
        kind: Kind::Text,
        fallback: Rule("the folder \"files\" beside the SQLite database, or beside this file"),
        expected: "the path of a folder of this machine",
        sample: "\"/var/lib/guichet/files\"",
        doc: "Where the contents are kept, and what is being received. Save it with the\ndatabase. Several servers share it, or use a bucket.",
    },
    Key {
        section: "files",
        name: "max_megabytes",
        kind: Kind::Integer { min: 1, max: 2_000 },
        fallback: Integer(20),
        expected: "a number of megabytes between 1 and 2000",
        sample: "20",
        doc: "The size of a file, at most. The reverse proxy must let it through.",
    },
    Key {
        section: "files",
        name: "max_message_megabytes",
        kind: Kind::Integer { min: 1, max: 10_000 },
        fallback: Integer(60),
        expected: "a number of megabytes between max_megabytes and 10000",
        sample: "60",
        doc: "The size of all the files of a message together, at most.",
    },
    Key {
        section: "files",
        name: "max_count",
        kind: Kind::Integer { min: 1, max: 100 },
        fallback: Integer(20),
        expected: "a number of files between 1 and 100",
        sample: "20",
        doc: "Files of a message, at most.",
    },
    Key {
        section: "files",
        name: "s3_endpoint",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the address of an S3-compatible store: https:// or http://, a host, a port if needed",
        sample: "\"https://s3.univ-deux-rives.fr\"",
        doc: "Keeps the contents in a bucket instead of the folder. Goes with s3_bucket,\ns3_access_key and s3_secret_file.",
    },
    Key {
        section: "files",
        name: "s3_bucket",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the name of a bucket that exists",
        sample: "\"guichet\"",
        doc: "The bucket, for Guichet alone.",
    },
    Key {
        section: "files",
        name: "s3_region",
        kind: Kind::Text,
        fallback: Text("us-east-1"),
        expected: "the name of a region",
        sample: "\"us-east-1\"",
        doc: "The region that requests are signed for; most stores take any.",
    },
    Key {
        section: "files",
        name: "s3_access_key",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the identifier of an access key",
        sample: "\"GUICHET\"",
        doc: "Who Guichet is for the store: may read, write and delete in the bucket.",
    },
    Key {
        section: "files",
        name: "s3_secret_file",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of a file that holds the secret key and that only its owner and group can read",
        sample: "\"/etc/guichet/s3.secret\"",
        doc: "A file that holds the secret of that key.",
    },
    Key {
        section: "files",
        name: "scanner",
        kind: Kind::Text,
        fallback: Absent,
        expected: "the path of the socket of a ClamAV daemon, or its HOST:PORT",
        sample: "\"/run/clamav/clamd.ctl\"",
        doc: "Looks for viruses in each file before it is kept. An infected file is refused\nwith the name of the virus.",
    },
    Key {
        section: "files",
        name: "when_scanner_is_down",
        kind: Kind::OneOf(&["refuse", "mark"]),
        fallback: Text("refuse"),
        expected: "\"refuse\" or \"mark\"",
        sample: "\"mark\"",
        doc: "What happens to files while the scanner does not answer: refused, the message\nkept; or accepted, and shown as not checked.",
    },
    Key {
        section: "sessions",
        name: "idle_minutes",
        kind: Kind::Integer { min: 5, max: 1_440 },
        fallback: Integer(60),
        expected: "a number of minutes between 5 and 1440",
        sample: "60",
        doc: "Minutes without a request after which a session ends.",
    },
    Key {
        section: "sessions",
        name: "remember_days",
        kind: Kind::Integer { min: 1, max: 90 },
        fallback: Integer(7),
        expected: "a number of days between 1 and 90",
        sample: "7",
        doc: "Days for which \"stay signed in\" holds.",
    },
];
