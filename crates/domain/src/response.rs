//! Canned responses (spec.md §12.2): texts written once and inserted in the words of a form, by managers.

mod variable;

pub use variable::{Variable, expand, unknown};

use crate::text::{is_blank, one_line, too_long};
use crate::{DepartmentId, Field, FieldError, Language, Message, Moment, PersonId, Refusal, ResponseId};

/// Characters of a label, at most.
pub const LABEL_MAX: usize = 100;

/// Whose a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sharing {
    /// One manager's own.
    Private(PersonId),
    /// Of all the managers of a department, who all maintain it.
    Department(DepartmentId),
    /// Of every manager; administrators maintain it.
    Global,
}

/// A response, and how much it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub id: ResponseId,
    pub sharing: Sharing,
    pub wording: Wording,
    pub uses: i64,
    pub used_at: Option<Moment>,
    pub changed_by: PersonId,
    pub changed_at: Moment,
    /// Grows with each change of its words or of its sharing, so that two people do not overwrite each other.
    pub version: i64,
}

/// What a response says, both mandatory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// One line: its name in lists.
    pub label: String,
    /// With its variables still in it.
    pub message: Message,
}

impl Wording {
    /// # Errors
    /// Every field that is missing or too long; a variable that does not exist, with the names, in `language`, of those
    /// that do.
    pub fn parse(label: &str, message: &str, language: Language) -> Result<Self, Vec<FieldError>> {
        match (parse_label(label), parse_message(message, language)) {
            (Ok(label), Ok(message)) => Ok(Self { label, message }),
            (label, message) => Err(label.err().into_iter().chain(message.err()).collect()),
        }
    }
}

fn parse_label(typed: &str) -> Result<String, FieldError> {
    let line = one_line(typed);
    let line = line.trim();
    let refuse = |why| FieldError::new(Field::Label, why);
    if is_blank(line) {
        return Err(refuse(Refusal::LabelMissing));
    }
    too_long(line, LABEL_MAX).map_or_else(|| Ok(line.to_owned()), |why| Err(refuse(why)))
}

fn parse_message(typed: &str, language: Language) -> Result<Message, FieldError> {
    let refuse = |why| FieldError::new(Field::Message, why);
    let message = Message::parse(typed)?.ok_or_else(|| refuse(Refusal::MessageMissing))?;
    let unknown = unknown(message.as_str());
    if unknown.is_empty() {
        return Ok(message);
    }
    Err(refuse(Refusal::UnknownVariable { names: unknown.join(", "), known: Variable::all_in(language).join(", ") }))
}

/// Somebody, as far as responses go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responder {
    pub person: PersonId,
    pub is_admin: bool,
    /// The departments that they manage, in display order.
    pub departments: Vec<DepartmentId>,
}

impl Responder {
    /// May they insert it in the words of a form?
    pub fn uses(&self, sharing: Sharing) -> bool {
        !self.departments.is_empty()
            && match sharing {
                Sharing::Private(person) => person == self.person,
                Sharing::Department(department) => self.departments.contains(&department),
                Sharing::Global => true,
            }
    }

    /// May they change and delete it, and read how much it serves?
    pub fn maintains(&self, sharing: Sharing) -> bool {
        match sharing {
            Sharing::Global => self.is_admin,
            sharing => self.uses(sharing),
        }
    }

    pub fn sees(&self, sharing: Sharing) -> bool {
        self.uses(sharing) || self.maintains(sharing)
    }

    /// The sharings that they may give to a response; for nobody else there is a page of responses.
    pub fn sharings(&self) -> Vec<Sharing> {
        let departments = self.departments.iter().map(|department| Sharing::Department(*department));
        let all = [Sharing::Private(self.person)].into_iter().chain(departments).chain([Sharing::Global]);
        all.filter(|sharing| self.maintains(*sharing)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: PersonId = PersonId(1);
    const BRUNO: PersonId = PersonId(2);
    const SG: DepartmentId = DepartmentId(1);
    const DSI: DepartmentId = DepartmentId(2);

    fn responder(is_admin: bool, departments: &[DepartmentId]) -> Responder {
        Responder { person: ALICE, is_admin, departments: departments.to_vec() }
    }

    /// Who, whose response: used, maintained.
    #[test]
    fn who_may_what() {
        let everything =
            [Sharing::Private(ALICE), Sharing::Private(BRUNO), Sharing::Department(SG), Sharing::Department(DSI)];
        let everything = [&everything[..], &[Sharing::Global]].concat();
        let cases = [
            (responder(false, &[]), [(false, false); 5]),
            (responder(true, &[]), [(false, false), (false, false), (false, false), (false, false), (false, true)]),
            (responder(false, &[SG]), [(true, true), (false, false), (true, true), (false, false), (true, false)]),
            (responder(true, &[SG]), [(true, true), (false, false), (true, true), (false, false), (true, true)]),
        ];
        for (who, expected) in cases {
            for (sharing, expected) in everything.iter().zip(expected) {
                assert_eq!((who.uses(*sharing), who.maintains(*sharing)), expected, "{who:?} {sharing:?}");
                assert_eq!(who.sharings().contains(sharing), expected.1, "{who:?} {sharing:?}");
                assert_eq!(who.sees(*sharing), expected != (false, false), "{who:?} {sharing:?}");
            }
        }
    }

    #[test]
    fn every_field_that_does_not_do_is_said() {
        let no = Wording::parse("\u{200b}", "Bonjour @NOM@ et @OWNER@ @NOM@, @PRENOM@", Language::English);
        let known = "@SIGNATURE@, @OWNER@, @NUMBER@, @LINK@, @SUBJECT@, @DEPARTMENT@, @CATEGORY@".to_owned();
        let names = "@NOM@, @PRENOM@".to_owned();
        assert_eq!(
            no.expect_err("twice wrong"),
            [
                FieldError::new(Field::Label, Refusal::LabelMissing),
                FieldError::new(Field::Message, Refusal::UnknownVariable { names, known }),
            ]
        );
        let long = Wording::parse(&"é".repeat(101), " \n", Language::French).expect_err("twice wrong");
        assert_eq!(long[0].why, Refusal::TextTooLong { found: 101, max: LABEL_MAX });
        assert_eq!(long[1].why, Refusal::MessageMissing);
    }
}
