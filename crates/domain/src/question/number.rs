//! A number that somebody typed, exactly.

use std::fmt;

/// A decimal number, as it is written without useless digits: `-3.5`, `12`, `0`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Number(String);

/// Digits before the point, and after it, at most.
const WHOLE_MAX: usize = 15;
const FRACTION_MAX: usize = 6;

impl Number {
    /// Reads « 1 250,5 » as well as `1250.50`; `None` when it is no number, or longer than anybody needs.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = typed.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let plain = plain.replace(',', ".");
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = !whole.is_empty() && whole.len() <= WHOLE_MAX && fraction.len() <= FRACTION_MAX;
        if !fits || digits.ends_with('.') || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
        Some(Self(format!("{sign}{whole}{point}{fraction}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_exactly() {
        for (typed, kept) in [
            ("12", "12"),
            (" 1 250,50 ", "1250.5"),
            ("1\u{202f}250", "1250"),
            ("+007", "7"),
            ("-0", "0"),
            ("-0,5", "-0.5"),
            ("0.1", "0.1"),
            ("999999999999999.999999", "999999999999999.999999"),
        ] {
            assert_eq!(Number::parse(typed).expect(typed).as_str(), kept);
            assert_eq!(Number::parse(kept).expect(kept).as_str(), kept, "read back");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", " ", "-", ".", ",5", "5.", "1.2.3", "1e3", "douze", "0x1", "١٢", "1,250.50", "--1", "1-"] {
            assert_eq!(Number::parse(typed), None, "{typed}");
        }
        assert_eq!(Number::parse("1234567890123456"), None);
        assert_eq!(Number::parse("0.1234567"), None);
    }
}
