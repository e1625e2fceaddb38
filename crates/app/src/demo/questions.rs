//! What the categories of the demo ask besides a subject and a message.

use std::sync::Arc;

use domain::Question;
use domain::question::{Condition, Kind};

/// A question of a category.
pub struct Asked {
    label: &'static str,
    help: &'static str,
    kind: Kind,
    is_required: bool,
    options: &'static [&'static str],
    /// An earlier question, and the answer that it waits for.
    only_if: Option<(&'static str, &'static str)>,
}

const fn asked(label: &'static str, kind: Kind) -> Asked {
    Asked { label, help: "", kind, is_required: false, options: &[], only_if: None }
}

impl Asked {
    const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    const fn options(mut self, options: &'static [&'static str]) -> Self {
        self.options = options;
        self
    }

    const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    const fn when(mut self, is: &'static str) -> Self {
        self.only_if = Some((NEED, is));
        self
    }
}

const NEED: &str = "Que vous faut-il ?";
const BOOK: &str = "Réserver un véhicule";
const REPORT: &str = "Signaler un problème";

#[rustfmt::skip] // a table, one question a line
static TRAVEL: &[Asked] = &[
    asked(NEED, Kind::Choice).required().options(&[BOOK, REPORT, "Autre chose"]),
    asked("Départ", Kind::Date).required().when(BOOK),
    asked("Heure de départ", Kind::ShortText).when(BOOK),
    asked("Retour", Kind::Date).required().when(BOOK),
    asked("Destination", Kind::ShortText).required().when(BOOK),
    asked("Conducteur ou conductrice", Kind::ShortText).help("Une personne de la liste des conducteurs autorisés.").when(BOOK),
    asked("Nombre de places", Kind::Number).when(BOOK),
    asked("Équipement", Kind::Choices).options(&["Remorque", "Carte carburant", "Chaînes"]).when(BOOK),
    asked("Véhicule ou borne", Kind::ShortText).required().when(REPORT),
    asked("Peut-on encore s’en servir ?", Kind::YesNo).when(REPORT),
];

/// The questions of a category, if it has some.
pub fn of(category: &str) -> Option<Arc<[Question]>> {
    let question = |one: &Asked| Question {
        label: one.label.to_owned(),
        help: one.help.to_owned(),
        kind: one.kind,
        is_required: one.is_required,
        options: one.options.iter().map(|option| (*option).to_owned()).collect(),
        only_if: one.only_if.map(|(question, is)| Condition { question: question.to_owned(), is: is.to_owned() }),
    };
    (category == "move").then(|| TRAVEL.iter().map(question).collect())
}
