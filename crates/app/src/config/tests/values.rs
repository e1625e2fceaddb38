//! What each section makes of right and wrong values.

use domain::{Language, TicketScope};

use super::super::mounts::network_type;
use super::super::nearest::nearest;
use super::super::{Config, Database, MailSecurity, Postgres, PostgresHost, PublicUrl, ScannerPlace, Secret};
use super::{CANARY, Folder, about, set_mode, with, written};

/// Key, value as TOML, and a part of the message.
const WRONG: &[(&str, &str, &str)] = &[
    ("site.public_url", "\"aide.univ.fr\"", "https://aide.univ.fr"),
    ("site.public_url", "\"ftp://aide.univ.fr\"", "https://"),
    ("site.public_url", "\"https://aide.univ.fr/guichet\"", "stop after the host name: https://aide.univ.fr."),
    ("site.public_url", "\"https://aide.univ.fr?a=1\"", "stop after"),
    ("site.public_url", "\"https://aide.univ.fr/#a\"", "stop after"),
    ("site.public_url", "\"https://moi@aide.univ.fr\"", "remove the account"),
    ("site.public_url", "\"https://\"", "host name"),
    ("site.public_url", "\"https://aide..fr\"", "host name"),
    ("site.public_url", "\"https://aide univ.fr\"", "host name"),
    ("site.public_url", "\"https://évry.fr\"", "xn--"),
    ("site.public_url", "\"https://aide.univ.fr:0\"", "port"),
    ("site.public_url", "\"https://aide.univ.fr:70000\"", "port"),
    ("site.public_url", "\"https://aide.univ.fr:\"", "port"),
    ("site.public_url", "\"https://2001:db8::1\"", "brackets"),
    ("site.public_url", "\"https://[2001:db8::1\"", "bracket"),
    ("site.public_url", "\"https://1.2.3\"", "IP address"),
    ("site.public_url", "\"http://0.0.0.0:8080\"", "every interface"),
    ("site.name", "\" bord\"", "1 to 100"),
    ("site.time_zone", "\"Paris\"", "IANA"),
    ("site.listen", "\"8080\"", "IP address"),
    ("site.listen", "\"localhost:8080\"", "not a name"),
    ("site.listen", "\"127.0.0.1:70000\"", "65535"),
    ("site.listen", "\"::1:8080:x\"", "brackets"),
    ("database.url", "\"mysql://localhost/guichet\"", "sqlite:"),
    ("database.url", "\"mysql://guichet:canari-7f3a@db/guichet\"", "mysql://guichet:…@db"),
    ("database.url", "postgres://guichet:canari-7f3a@db/guichet", "postgres://guichet:…@db"),
    ("database.url", "\"postgres://db/guichet\"", "account"),
    ("database.url", "\"postgres://guichet@db\"", "database"),
    ("database.url", "\"postgres://guichet@db/\"", "database"),
    ("database.url", "\"postgres://guichet@/guichet\"", "host name"),
    ("database.url", "\"postgres://guichet:canari-7f3a@db/guichet\"", "password_file"),
    ("database.url", "\"postgres://guichet@db/guichet?sslmode=off\"", "?host="),
    ("database.url", "\"postgres://guichet@db:0/guichet\"", "port"),
    ("database.password_file", "\"absent\"", "cannot be read"),
    ("database.password_file", "\".\"", "not a file"),
    ("mail.host", "\"smtp.univ.fr:25\"", "mail.port"),
    ("mail.host", "\"smtp univ\"", "host name"),
    ("mail.from", "\"aide\"", "@"),
    ("mail.from", "\"Aide <aide@univ.fr>\"", "alone"),
    ("mail.from", "\"aide@\"", "host name"),
    ("mail.from", "\"a..b@univ.fr\"", "alone"),
    ("mail.reply_to", "\"a@b@univ.fr\"", "alone"),
    ("mail.security", "\"strattls\"", "security = \"starttls\""),
    ("mail.password_file", "\"absent\"", "cannot be read"),
    ("mail.ca_file", "\"absent\"", "cannot be read"),
    ("mail.ca_file", "\"secret\"", "no certificate"),
    ("mail.dkim_domain", "\"ailleurs.fr\"", "mail.from"),
    ("mail.dkim_selector", "\"gui chet\"", "host name"),
    ("mail.dkim_key_file", "\"absent\"", "cannot be read"),
    ("mail.redirect_to", "\"essais\"", "@"),
    ("mail.redirect_except", "\"univ.fr\"", "@"),
    ("tickets.default_scope", "\"default\"", "private"),
    ("tickets.expiry_days", "-1", "between 0 and 3650"),
    ("tickets.archive_days", "\"jamais\"", "a number of days"),
    ("tickets.edit_comments", "1", "true or false"),
    ("tickets.undo_seconds", "301", "between 0 and 300"),
    ("files.max_megabytes", "0", "between 1 and 2000"),
    ("files.max_message_megabytes", "29", "max_megabytes"),
    ("files.max_count", "0", "between 1 and 100"),
    ("files.s3_endpoint", "\"s3.univ.fr\"", "https://"),
    ("files.s3_endpoint", "\"https://\"", "host"),
    ("files.s3_endpoint", "\"https://s3.univ.fr/guichet\"", "host"),
    ("files.s3_endpoint", "\"https://moi@s3.univ.fr\"", "host"),
    ("files.s3_endpoint", "\"https://s3.univ.fr:0\"", "port"),
    ("files.s3_endpoint", "\"https://s3.univ.fr?a=1\"", "host"),
    ("files.s3_bucket", "\"Mon seau\"", "the bucket alone"),
    ("files.s3_bucket", "\"guichet/files\"", "the bucket alone"),
    ("files.s3_secret_file", "\"absent\"", "cannot be read"),
    ("files.scanner", "\"127.0.0.1\"", "port"),
    ("files.scanner", "\"clamd.ctl\"", "port"),
    ("files.scanner", "\"127.0.0.1:70000\"", "port"),
    ("files.when_scanner_is_down", "\"keep\"", "mark"),
];

#[test]
fn wrong_values_are_refused_with_their_remedy() {
    let folder = Folder::new();
    for (key, value, part) in WRONG {
        let errors = folder.refused(with(key, value));
        let said = about(&errors, key).to_string();
        assert!(said.contains(part), "{said}");
        assert_eq!(errors.len(), 1, "{errors:#?}");
    }
}

#[test]
fn the_message_is_one_clear_paragraph() {
    let errors = Folder::new().refused(with("mail.port", "\"abc\""));
    let said = errors[0].to_string();
    let (place, rest) = said.split_once(": ").unwrap();
    assert!(place.ends_with("guichet.toml:18:8"), "{place}");
    assert_eq!(
        rest,
        "mail.port: found \"abc\", expected a port between 1 and 65535. Remedy: write port = 587, or remove the line to use the default."
    );
}

#[test]
fn right_values_are_read() {
    let config = Folder::new().load(written(|_, line| Some(line))).unwrap();
    assert_eq!(config.site.public_url.as_str(), "https://aide.univ.fr");
    assert_eq!(config.site.language, Language::English);
    assert_eq!(config.site.time_zone.iana_name(), Some("Indian/Reunion"));
    assert_eq!(config.site.listen.port(), 8081);
    assert_eq!(config.tickets.default_scope, TicketScope::SubjectOnly);
    assert_eq!((config.tickets.expiry_days, config.tickets.archive_days), (21, 0));
    assert!(config.tickets.edits_comments && config.tickets.invites_mover);
    assert_eq!(config.tickets.undo_seconds, 20);
    assert_eq!((config.sessions.idle_minutes, config.sessions.remember_days), (30, 1));
    assert_eq!(config.warnings().len(), 1, "{:?}", config.warnings());
    assert!(config.warnings()[0].contains("mail.redirect_to is essais@univ.fr"), "{:?}", config.warnings());
    let Database::Postgres(postgres) = config.database else { panic!() };
    assert_eq!(postgres.host, PostgresHost::Tcp("db.univ.fr".into()));
    assert_eq!((postgres.port, postgres.max_connections, postgres.tls), (5433, 12, true));
    assert_eq!(postgres.password.unwrap().expose(), CANARY);
    let bucket = config.files.bucket.unwrap();
    assert_eq!((bucket.endpoint.as_str(), bucket.region.as_str()), ("https://s3.univ.fr", "fr-par"));
    assert_eq!((bucket.name.as_str(), bucket.access_key.as_str()), ("guichet", "GUICHET"));
    assert_eq!(bucket.secret.expose(), CANARY);
    let scanner = config.files.scanner.unwrap();
    assert_eq!(scanner.place, ScannerPlace::Tcp("127.0.0.1:3310".into()));
    assert!(!scanner.refuses_when_down && config.files.folder.ends_with("files"));
    assert_eq!((config.files.limits.file, config.files.limits.count), (30 << 20, 5));
    let mail = config.mail.unwrap();
    assert_eq!((mail.security, mail.port), (MailSecurity::Tls, 2465));
    assert_eq!(mail.login.unwrap().password.expose(), CANARY);
    assert!(mail.ca_file.unwrap().ends_with("ca.pem"));
    assert_eq!(format!("{:?}", mail.dkim.unwrap()), "Signer(guichet._domainkey.univ.fr)");
    let redirect = mail.redirect.unwrap();
    assert_eq!((redirect.to.as_str(), redirect.except.len()), ("essais@univ.fr", 2));
}

#[test]
fn a_redirection_spares_addresses_and_domains() {
    let folder = Folder::new();
    let except = |value: &str| with("mail.redirect_except", &format!("\"{value}\""));
    let redirect = folder.load(except("@DSI.univ.fr,  Chef@Univ.fr ,")).unwrap().mail.unwrap().redirect.unwrap();
    for (address, is_spared) in [
        ("chef@univ.fr", true),
        ("CHEF@univ.fr", true),
        ("anne@dsi.univ.fr", true),
        ("anne@univ.fr", false),
        ("anne@sous.dsi.univ.fr", false),
        ("dsi.univ.fr@ailleurs.fr", false),
        ("personne", false),
    ] {
        assert_eq!(redirect.spares(address), is_spared, "{address}");
    }
    for wrong in ["chef", "@", "@univ fr", "<chef@univ.fr>", "a@b@@c", "é@univ.fr"] {
        let errors = folder.refused(except(wrong));
        assert_eq!(errors[0].key, "mail.redirect_except", "{wrong}: {errors:#?}");
    }
    let errors = folder.refused(written(|key, line| (key != "mail.redirect_to").then_some(line)));
    assert!(about(&errors, "mail.redirect_except").remedy.contains("redirect_to"), "{errors:#?}");
}

#[test]
fn half_of_what_signing_needs_is_refused() {
    let folder = Folder::new();
    for missing in ["mail.dkim_selector", "mail.dkim_key_file"] {
        let errors = folder.refused(written(|key, line| (key != missing).then_some(line)));
        assert!(errors[0].remedy.contains(missing.split_once('.').unwrap().1), "{errors:#?}");
    }
    let errors = folder.refused(with("mail.dkim_domain", "\"ailleurs.fr\""));
    assert!(about(&errors, "mail.dkim_domain").remedy.contains("mail.from"), "{errors:#?}");
    for text in ["", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        folder.write("dkim.pem", text);
        let errors = folder.refused(with("mail.port", "25"));
        assert!(about(&errors, "mail.dkim_key_file").remedy.contains("openssl genpkey"), "{errors:#?}");
    }
    set_mode(&folder.0.join("dkim.pem"), 0o644);
    let errors = folder.refused(with("mail.port", "25"));
    assert!(about(&errors, "mail.dkim_key_file").remedy.starts_with("run chmod 640"), "{errors:#?}");
}

#[test]
fn defaults_hold_for_what_is_not_written() {
    let folder = Folder::new();
    let config = folder.load("site.public_url = \"http://localhost:8080/\"\ndatabase.url = \"sqlite:a.db\"\n").unwrap();
    assert_eq!(config.site.public_url.link("/tickets/1"), "http://localhost:8080/tickets/1");
    assert_eq!(config.site.name, "Guichet");
    assert_eq!(config.site.language, Language::French);
    assert_eq!(config.site.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.tickets.default_scope, TicketScope::Private);
    assert_eq!((config.tickets.expiry_days, config.tickets.archive_days), (14, 30));
    assert!(!config.tickets.edits_comments && !config.tickets.invites_mover);
    assert_eq!(config.tickets.undo_seconds, 10);
    assert_eq!(config.database, Database::Sqlite(folder.0.join("a.db")));
    let files = &config.files;
    assert_eq!(files.folder, folder.0.join("files"));
    assert_eq!((files.limits.file, files.limits.message, files.limits.count), (20 << 20, 60 << 20, 20));
    assert!(files.bucket.is_none() && files.scanner.is_none());
    assert!(config.mail.is_none());
    assert!(config.warnings()[0].contains("No mail relay"), "{:?}", config.warnings());
}

#[test]
fn the_port_of_the_relay_follows_its_security() {
    let folder = Folder::new();
    for (security, host, port) in
        [("starttls", "smtp.univ.fr", 587), ("tls", "smtp.univ.fr", 465), ("plain", "127.0.0.1", 25)]
    {
        let mail = format!("[mail]\nhost = \"{host}\"\nfrom = \"aide@univ.fr\"\nsecurity = \"{security}\"\n");
        let text =
            format!("[site]\npublic_url = \"https://a.fr\"\nname = \"A\"\n[database]\nurl = \"sqlite:a.db\"\n{mail}");
        let mail = folder.load(text).unwrap().mail.unwrap();
        assert_eq!((mail.port, mail.from_name.as_str()), (port, "A"));
    }
}

#[test]
fn unencrypted_mail_leaves_the_machine_only_if_allowed() {
    let folder = Folder::new();
    let plain = |allowed: &str| {
        written(|key, line| match key {
            "mail.security" => Some("security = \"plain\"".into()),
            "mail.allow_plain" => Some(format!("allow_plain = {allowed}")),
            "mail.ca_file" => None,
            _ => Some(line),
        })
    };
    let errors = folder.refused(plain("false"));
    assert!(about(&errors, "mail.security").remedy.contains("allow_plain = true"));
    let config = folder.load(plain("true")).unwrap();
    assert!(config.warnings()[0].contains("smtp.univ.fr"), "{:?}", config.warnings());
}

/// A bucket is all there or not at all: each line that is missing is named.
#[test]
fn a_bucket_half_configured_is_refused() {
    let folder = Folder::new();
    let keys = ["files.s3_endpoint", "files.s3_bucket", "files.s3_access_key", "files.s3_secret_file"];
    for alone in keys {
        let text = written(|key, line| (!keys.contains(&key) || key == alone).then_some(line));
        let errors = folder.refused(&text);
        assert_eq!(errors.len(), 3, "{errors:#?}");
        for key in keys.into_iter().filter(|key| *key != alone) {
            assert!(about(&errors, key).remedy.contains("s3_"), "{errors:#?}");
        }
    }
    let config = folder.load(written(|key, line| (!keys.contains(&key)).then_some(line))).unwrap();
    assert!(config.files.bucket.is_none());
}

/// A file that may go alone may go with a message, whichever of the two is written.
#[test]
fn the_limits_of_files_do_not_cross() {
    let folder = Folder::new();
    let without = |file: &str, absent: &str| with("files.max_megabytes", file).replace(absent, "#");
    for text in [without("91", "none"), without("61", "max_message_megabytes = 90")] {
        let errors = folder.refused(&text);
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert!(about(&errors, "files.max_message_megabytes").remedy.contains("files.max_megabytes"));
    }
    folder.load(without("90", "none")).unwrap();
}

#[test]
fn a_scanner_is_a_socket_or_a_host_and_its_port() {
    let folder = Folder::new();
    for (value, place) in [
        ("/run/clamav/clamd.ctl", ScannerPlace::Socket("/run/clamav/clamd.ctl".into())),
        ("clamav.univ.fr:3310", ScannerPlace::Tcp("clamav.univ.fr:3310".into())),
        ("[::1]:3310", ScannerPlace::Tcp("[::1]:3310".into())),
    ] {
        let config = folder.load(with("files.scanner", &format!("\"{value}\""))).unwrap();
        assert_eq!(config.files.scanner.unwrap().place, place);
    }
    // Nobody said what becomes of files without a verdict: they are refused.
    let config = folder.load(written(|key, line| (key != "files.when_scanner_is_down").then_some(line))).unwrap();
    assert!(config.files.scanner.unwrap().refuses_when_down);
}

#[test]
fn a_server_on_this_machine_needs_no_encryption() {
    let folder = Folder::new();
    let read = |url: &str| {
        let text = format!("[site]\npublic_url = \"https://a.fr\"\n[database]\nurl = \"{url}\"\n");
        match folder.load(text).unwrap().database {
            Database::Postgres(postgres) => postgres,
            Database::Sqlite(_) => panic!("{url}"),
        }
    };
    let Postgres { host, port, tls, .. } = read("postgres://guichet@/guichet?host=/run/postgresql");
    assert_eq!((host, port, tls), (PostgresHost::Socket("/run/postgresql".into()), 5432, false));
    assert!(!read("postgres://guichet@[::1]:5433/guichet").tls);
    assert!(read("postgresql://guichet@db.univ.fr/guichet").tls);
}

#[test]
fn keys_that_would_do_nothing_are_refused() {
    let folder = Folder::new();
    let errors = folder.refused(with("database.url", "\"sqlite:a.db\""));
    let keys: Vec<_> = errors.iter().map(|error| error.key.as_str()).collect();
    assert_eq!(keys, ["database.password_file", "database.tls", "database.max_connections"]);
    let errors = folder.refused(with("database.url", "\"postgres://a@/a?host=/run\""));
    assert_eq!(errors[0].key, "database.tls");
    let errors = folder.refused(with("mail.security", "\"plain\"").replace("smtp.univ.fr", "localhost"));
    assert_eq!(errors[0].key, "mail.ca_file");
}

#[test]
#[cfg(unix)]
fn a_secret_that_everybody_can_read_is_refused() {
    let folder = Folder::new();
    set_mode(&folder.0.join("secret"), 0o644);
    let errors = folder.refused(with("mail.port", "25"));
    assert_eq!(errors.len(), 3, "{errors:#?}");
    for key in ["mail.password_file", "files.s3_secret_file"] {
        assert!(about(&errors, key).remedy.starts_with("run chmod 640"));
    }
    set_mode(&folder.0.join("secret"), 0o640);
    let written =
        with("mail.password_file", "\"\"").replace("password_file = \"\"", &format!("password = \"{CANARY}\""));
    let errors = folder.refused(&written);
    assert!(about(&errors, "mail.password").found.contains("every account"));
    folder.restrict("guichet.toml");
    folder.load(&written).unwrap();
    for empty in ["", "\n", "  \n", "a\nb", "\u{0}"] {
        folder.write("secret", empty);
        let errors = folder.refused(with("mail.port", "25"));
        assert!(about(&errors, "database.password_file").found.contains("one line"), "{errors:#?}");
    }
}

#[test]
fn a_base_is_refused_outside_a_folder_of_this_machine() {
    let folder = Folder::new();
    let text = |path: &str| format!("[site]\npublic_url = \"https://a.fr\"\n[database]\nurl = \"sqlite:{path}\"\n");
    for path in ["absent/a.db", ".", "", ":memory:", "a.db?mode=ro", "//host/a.db"] {
        let errors = folder.refused(text(path));
        assert_eq!(errors[0].key, "database.url", "{path}: {errors:#?}");
    }
    let mounts = "/dev/sda / ext4 rw 0 0\nnas:/v /srv/gui\\040chet nfs4 rw 0 0\n//nas/v /srv/smb cifs rw 0 0\n/dev/sdb /srv/smb/local xfs rw 0 0\n";
    for (path, kind) in [
        ("/var/lib/guichet", None),
        ("/srv/gui chet/a", Some("nfs4")),
        ("/srv/smb", Some("cifs")),
        ("/srv/smbx", None),
        ("/srv/smb/local/a", None),
    ] {
        assert_eq!(network_type(mounts, path.as_ref()).as_deref(), kind, "{path}");
    }
}

#[test]
fn an_origin_is_what_browsers_send() {
    for (text, origin) in [
        ("https://Aide.Univ.FR:443", "https://aide.univ.fr"),
        ("HTTP://[::1]:80/", "http://[::1]"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ] {
        assert_eq!(PublicUrl::parse(text).unwrap().as_str(), origin);
    }
    let url = PublicUrl::parse("http://[::1]:1").unwrap();
    assert!(url.is_loopback() && !url.is_https() && url.host() == "::1");
}

#[test]
fn the_demonstration_needs_no_file() {
    let url = PublicUrl::parse("http://127.0.0.1:8080").unwrap();
    let config = Config::demo("data".as_ref(), ([127, 0, 0, 1], 0).into(), url);
    assert_eq!(config.database, Database::Sqlite("data/guichet.db".into()));
    assert!(config.mail.is_none());
}

#[test]
fn a_word_too_far_away_is_not_suggested() {
    assert_eq!(nearest("smtp_prot", ["port", "smtp_port"]), Some("smtp_port"));
    assert_eq!(nearest("prot", ["host", "port"]), Some("port"));
    assert_eq!(nearest("colour", ["host", "port"]), None);
    assert_eq!(format!("{:?}", Secret::new("a")), "***");
}
