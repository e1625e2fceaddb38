//! The files of words, in the binary.

use domain::Language;

/// One file of `locales/`.
pub struct File {
    pub language: Language,
    pub area: &'static str,
    pub text: &'static str,
}

macro_rules! catalogue {
    ($($area:literal),+ $(,)?) => {
        /// Every file of words.
        pub const CATALOGUE: &[File] = &[$(
            File { language: Language::French, area: $area, text: include_str!(concat!("../../../../locales/fr/", $area, ".ftl")) },
            File { language: Language::English, area: $area, text: include_str!(concat!("../../../../locales/en/", $area, ".ftl")) },
        )+];
    };
}

catalogue!(
    "account",
    "actions",
    "administration",
    "audit",
    "categories",
    "common",
    "demo",
    "departments",
    "done",
    "drafts",
    "editor",
    "errors",
    "events",
    "files",
    "home",
    "invite",
    "list",
    "lists",
    "live",
    "mail",
    "mailroom",
    "mails",
    "managers",
    "new",
    "preferences",
    "properties",
    "questions",
    "refusals",
    "report",
    "responses",
    "search",
    "ticket",
    "told",
    "transfer",
    "undo",
    "who",
);
