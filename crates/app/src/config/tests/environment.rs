//! The environment goes over the file, under the same rules.

use super::super::keys::{KEYS, Kind};
use super::super::{Database, Source};
use super::{CANARY, Folder, about, with, written};

#[test]
fn a_variable_replaces_the_line_of_the_file() {
    let folder = Folder::new();
    let variables = [
        ("GUICHET_SITE__NAME", "Autre"),
        ("GUICHET_MAIL__PORT", "26"),
        ("GUICHET_MAIL__ALLOW_PLAIN", "true"),
        ("GUICHET_DATABASE__MAX_CONNECTIONS", "3"),
        ("GUICHET_LOG", "debug"),
        ("PATH", "/bin"),
    ];
    let config = folder.load_with(written(|_, line| Some(line)), &variables).unwrap();
    assert_eq!(config.site.name, "Autre");
    assert_eq!(config.mail.unwrap().port, 26);
    assert!(matches!(config.database, Database::Postgres(postgres) if postgres.max_connections == 3));
}

#[test]
fn the_environment_alone_is_enough() {
    let variables = [
        ("GUICHET_SITE__PUBLIC_URL", "https://aide.univ.fr"),
        ("GUICHET_DATABASE__URL", "sqlite:a.db"),
        ("GUICHET_MAIL__HOST", "smtp.univ.fr"),
        ("GUICHET_MAIL__FROM", "aide@univ.fr"),
        ("GUICHET_MAIL__USER", "guichet"),
        ("GUICHET_MAIL__PASSWORD", CANARY),
    ];
    let config = Folder::new().load_with("", &variables).unwrap();
    assert_eq!(config.mail.unwrap().login.unwrap().password.expose(), CANARY);
}

#[test]
fn a_bad_variable_is_refused_by_its_name() {
    let folder = Folder::new();
    for key in KEYS {
        let bad = match key.kind {
            Kind::Integer { .. } => vec!["", "abc", "-1", "1.5", "99999999999999999999"],
            Kind::Flag => vec!["", "oui", "1"],
            Kind::OneOf(_) => vec!["", "abc"],
            Kind::Text | Kind::Secret => vec!["", " ", "a\u{0}b", "a\u{fffd}"],
        };
        for value in bad {
            let variable = key.variable();
            let text = written(|_, line| Some(line));
            let errors = folder.load_with(text, &[(&variable, value)]).unwrap_err();
            let error = about(&errors, &key.full_name());
            assert_eq!(error.source, Source::Env(variable.clone()), "{error}");
            assert!(error.to_string().starts_with(&format!("{variable}: {}: ", key.full_name())), "{error}");
        }
    }
}

#[test]
fn a_right_variable_does_not_hide_a_wrong_line() {
    let folder = Folder::new();
    let errors = folder.load_with(with("mail.port", "0"), &[("GUICHET_MAIL__PORT", "25")]).unwrap_err();
    assert!(matches!(errors[0].source, Source::File { line: 18, .. }), "{errors:#?}");
}

#[test]
fn a_variable_that_only_looks_like_ours_is_refused() {
    let folder = Folder::new();
    for (name, meant) in [
        ("GUICHET_MAIL__PROT", "GUICHET_MAIL__PORT"),
        ("GUICHET_MAIL_PORT", "GUICHET_MAIL__PORT"),
        ("GUICHET_SITE__PUBLICURL", "GUICHET_SITE__PUBLIC_URL"),
        ("GUICHET_SMTP__WHATEVER", "unset GUICHET_SMTP__WHATEVER"),
    ] {
        let errors = folder.load_with(written(|_, line| Some(line)), &[(name, "x")]).unwrap_err();
        assert_eq!(errors[0].source, Source::Env(name.into()));
        assert!(errors[0].remedy.contains(meant), "{}", errors[0]);
    }
}
