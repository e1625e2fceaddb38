//! The variables of responses: a closed list, each with a French and an English name.

use crate::{Coded, Language, codes};

codes! {
    /// What a response leaves to be said once it is inserted.
    pub enum Variable {
        /// The name of whoever inserts it (spec.md §12.2).
        Signature = "signature",
        /// The name of the ticket's owner.
        Owner = "owner",
        Number = "number",
        /// The address of the ticket.
        Link = "link",
        Subject = "subject",
        Department = "department",
        Category = "category",
    }
}

impl Variable {
    /// Its French name and its English name; either is understood by everybody.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Signature => ("SIGNATURE", "SIGNATURE"),
            Self::Owner => ("PROPRIETAIRE", "OWNER"),
            Self::Number => ("NUMERO", "NUMBER"),
            Self::Link => ("LIEN", "LINK"),
            Self::Subject => ("SUJET", "SUBJECT"),
            Self::Department => ("SERVICE", "DEPARTMENT"),
            Self::Category => ("CATEGORIE", "CATEGORY"),
        }
    }

    /// As it is typed: `@PROPRIETAIRE@`.
    pub fn typed(self, language: Language) -> String {
        let (french, english) = self.names();
        let name = if language == Language::French { french } else { english };
        format!("@{name}@")
    }

    /// All of them, as they are typed in this language.
    pub fn all_in(language: Language) -> Vec<String> {
        Self::ALL.iter().map(|variable| variable.typed(language)).collect()
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|variable| {
            let (french, english) = variable.names();
            name == french || name == english
        })
    }
}

/// Where the first `@WORD@` in capitals begins and ends. An address such as jean@EXEMPLE.fr is none.
fn first(text: &str) -> Option<(usize, usize)> {
    let starts = text.match_indices('@').map(|(at, _)| at);
    let end = |at: usize| {
        let name = &text[at + 1..];
        let length = name.find(|c: char| !(c.is_uppercase() || c.is_ascii_digit() || c == '_'))?;
        (name.starts_with(char::is_uppercase) && name[length..].starts_with('@')).then_some(at + length + 2)
    };
    starts.into_iter().find_map(|at| Some((at, end(at)?)))
}

/// The words that look like variables and are none, each once, as they are typed.
pub fn unknown(text: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((start, end)) = first(rest) {
        let typed = &rest[start..end];
        if Variable::named(typed.trim_matches('@')).is_some() {
            rest = &rest[end..];
            continue;
        }
        if !found.iter().any(|known| known == typed) {
            found.push(typed.to_owned());
        }
        // The second @ may begin another one.
        rest = &rest[end - 1..];
    }
    found
}

/// The text with what each variable stands for. What is put there is not read again: a subject that says `@LIEN@`
/// stays one.
pub fn expand(text: &str, value: impl Fn(Variable) -> String) -> String {
    let (mut said, mut rest) = (String::new(), text);
    while let Some((start, end)) = first(rest) {
        if let Some(variable) = Variable::named(rest[start..end].trim_matches('@')) {
            said.push_str(&rest[..start]);
            said.push_str(&value(variable));
            rest = &rest[end..];
        } else {
            said.push_str(&rest[..end - 1]);
            rest = &rest[end - 1..];
        }
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_in_capitals_between_two_signs_are_variables() {
        for text in [
            "jean@EXEMPLE.fr",
            "jean@EXEMPLE",
            "@",
            "@@",
            "@ @",
            "@signature@",
            "a@B c@D",
            "@SIGNATURE @",
            "@12@",
            "@SIGNATURE@@PROPRIETAIRE@",
            "@SIGNATURE@OWNER@",
        ] {
            assert_eq!(unknown(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(unknown("@NOM@ @PRENOM_2@, @CATÉGORIE@ ; @NOM@"), ["@NOM@", "@PRENOM_2@", "@CATÉGORIE@"]);
        assert_eq!(unknown("@NOM@SIGNATURE@"), ["@NOM@"]);
    }

    #[test]
    fn both_names_of_a_variable_are_understood() {
        let codes = |text: &str| expand(text, |variable| variable.code().to_owned());
        for language in Language::ALL {
            let typed = Variable::all_in(*language).join(" ");
            assert_eq!(codes(&typed), "signature owner number link subject department category");
        }
        assert_eq!(codes("« @SIGNATURE@@OWNER@ », x@NUMERO@y, a@B.fr"), "« signatureowner », xnumbery, a@B.fr");
        assert_eq!(codes("@NOM@OWNER@"), "@NOMowner");
    }

    #[test]
    fn what_is_put_there_is_not_read_again() {
        assert_eq!(
            expand("@SUJET@ @LIEN@", |variable| format!("@LIEN@{}", variable.code())),
            "@LIEN@subject @LIEN@link"
        );
    }

    /// A megabyte of signs takes no longer than a megabyte of letters.
    #[test]
    fn nonsense_is_read_once() {
        for text in ["@".repeat(1 << 20), "@A".repeat(1 << 19), "@A@".repeat(1 << 18)] {
            assert_eq!(expand(&text, |_| String::new()), text);
            assert!(unknown(&text).len() <= 1);
        }
    }
}
