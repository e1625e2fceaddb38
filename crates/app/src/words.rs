//! The words of the interface, in French and English: `locales/{fr,en}/*.ftl`, by area.

mod catalogue;

use std::sync::LazyLock;

use domain::refusal::Arg;
use domain::{Coded, Language, Refusal};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

pub use catalogue::CATALOGUE;

/// The words of one language. Copied freely.
#[derive(Clone, Copy)]
pub struct Words {
    pub language: Language,
    bundle: &'static FluentBundle<FluentResource>,
}

/// A value that a sentence can hold.
pub trait Say {
    fn value(&self) -> FluentValue<'static>;
}

impl Say for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Say for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl Say for i64 {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Say for usize {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

impl Words {
    pub fn of(language: Language) -> Self {
        static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::French));
        static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::English));
        let bundle = match language {
            Language::French => &*FRENCH,
            Language::English => &*ENGLISH,
        };
        Self { language, bundle }
    }

    /// `fr` or `en`, for `lang=`.
    pub fn code(&self) -> &'static str {
        self.language.code()
    }

    /// The words of a key without arguments.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words of a key with one argument.
    pub fn say1(&self, key: &str, name: &'static str, value: impl Say) -> String {
        self.with(key, &[(name, &value)])
    }

    /// The words of a key with two arguments.
    pub fn say2(&self, key: &str, a: &'static str, one: impl Say, b: &'static str, two: impl Say) -> String {
        self.with(key, &[(a, &one), (b, &two)])
    }

    /// The words of a key with any arguments.
    pub fn with(&self, key: &str, args: &[(&'static str, &dyn Say)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.value())).collect();
        self.format(key, Some(&args))
    }

    /// The words of a value of an enum: `status-free`.
    pub fn code_of(&self, area: &str, value: impl Coded) -> String {
        self.say(&format!("{area}-{}", value.code()))
    }

    /// Why something is not done, in a sentence. Codes among its arguments are put into words too.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let args: Vec<(&'static str, FluentValue<'_>)> = refusal
            .args()
            .into_iter()
            .map(|(name, arg)| match (name, arg) {
                ("status" | "privilege", Arg::Text(code)) => (name, self.say(&format!("{name}-{code}")).into()),
                (_, Arg::Text(text)) => (name, text.into()),
                (_, Arg::Number(number)) => (name, number.into()),
                (_, Arg::Size(bytes)) => (name, self.size(bytes).into()),
            })
            .collect();
        self.format(refusal.key(), Some(&args.into_iter().collect()))
    }

    /// A size in bytes, as people say it: « 1,4 Mo ».
    pub fn size(&self, bytes: u64) -> String {
        const UNITS: [&str; 3] = ["size-kilobytes", "size-megabytes", "size-gigabytes"];
        if bytes < 1024 {
            return self.say1("size-bytes", "count", usize::try_from(bytes).unwrap_or(usize::MAX));
        }
        let (mut tenths, mut unit) = (bytes.saturating_mul(10) / 1024, 0);
        while tenths >= 10_240 && unit < UNITS.len() - 1 {
            tenths /= 1024;
            unit += 1;
        }
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let sign = if self.language == Language::French { ',' } else { '.' };
        let count = if tenth == 0 || whole >= 100 { whole.to_string() } else { format!("{whole}{sign}{tenth}") };
        self.say1(UNITS[unit], "count", count)
    }

    /// "Alice, Bruno et Chloé".
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [others @ .., last] => self.say2("list-and", "others", others.join(", "), "last", last),
        }
    }

    /// The words of a key; the key itself, and an error in the log, when there are none.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, language = self.code(), "no words for this key");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "words without one of their arguments");
        }
        text
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let identifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Direction is the markup's business (`<bdi>`), and mails are plain text.
    bundle.set_use_isolating(false);
    for (area, text) in CATALOGUE.iter().filter(|file| file.language == language).map(|file| (file.area, file.text)) {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(area, ?errors, "a file of words does not parse");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(area, ?errors, "two messages with the same key");
        }
    }
    bundle
}

/// The language of somebody who has chosen none: what the browser asks for, else the installation's.
pub fn negotiate(accept_language: &str, fallback: Language) -> Language {
    let wanted = accepted_languages::parse(accept_language);
    let ours: Vec<LanguageIdentifier> =
        Language::ALL.iter().filter_map(|language| language.code().parse().ok()).collect();
    negotiate_languages(&wanted, &ours, None, NegotiationStrategy::Lookup)
        .first()
        .and_then(|found| Language::from_code(found.language.as_str()))
        .unwrap_or(fallback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        let say = |bytes| (Words::of(Language::French).size(bytes), Words::of(Language::English).size(bytes));
        assert_eq!(say(0), ("0\u{a0}octet".to_owned(), "0\u{a0}bytes".to_owned()));
        assert_eq!(say(2048), ("2\u{a0}Ko".to_owned(), "2\u{a0}KB".to_owned()));
        assert_eq!(say(1_500_000), ("1,4\u{a0}Mo".to_owned(), "1.4\u{a0}MB".to_owned()));
        assert_eq!(say(20 << 20), ("20\u{a0}Mo".to_owned(), "20\u{a0}MB".to_owned()));
        assert_eq!(say(5 << 30), ("5\u{a0}Go".to_owned(), "5\u{a0}GB".to_owned()));
    }

    #[test]
    fn the_browser_chooses_between_our_languages() {
        assert_eq!(negotiate("en-GB,en;q=0.9,fr;q=0.8", Language::French), Language::English);
        assert_eq!(negotiate("de,fr;q=0.5", Language::English), Language::French);
        assert_eq!(negotiate("de", Language::French), Language::French);
        assert_eq!(negotiate("", Language::French), Language::French);
        assert_eq!(negotiate(&"x,".repeat(5000), Language::French), Language::French);
    }
}
