//! The little disc or square with somebody's initials: round for the public, square for staff.

use domain::PersonId;

/// Initials and a hue; the name is always written beside it.
#[derive(Debug, Clone)]
pub struct Avatar {
    pub initials: String,
    /// `a` to `f`: a class of the style sheet.
    pub hue: char,
    pub is_team: bool,
}

impl Avatar {
    pub fn of(id: PersonId, name: &str, is_team: bool) -> Self {
        let mut letters = name.split([' ', '-']).filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
        let (first, last) = (letters.next(), letters.next_back());
        let initials = [first, last].into_iter().flatten().flat_map(char::to_uppercase).collect();
        Self {
            initials,
            hue: ['a', 'b', 'c', 'd', 'e', 'f'][usize::try_from(id.0.rem_euclid(6)).unwrap_or(0)],
            is_team,
        }
    }

    /// Its classes.
    pub fn class(&self) -> String {
        format!("av av--{}{}", self.hue, if self.is_team { " av--team" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_and_last_words() {
        let initials = |name| Avatar::of(PersonId(1), name, false).initials;
        assert_eq!(initials("Inès Marchetti"), "IM");
        assert_eq!(initials("Paul-Henri de la Tour"), "PT");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("\u{202e}🙂"), "");
    }
}
