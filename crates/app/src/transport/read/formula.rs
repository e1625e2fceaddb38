//! Cells that a spreadsheet would run instead of showing them.

/// Would a spreadsheet take this for a formula? A number, a telephone number or a dash alone is none.
pub fn is_formula(cell: &str) -> bool {
    let mut chars = cell.chars();
    match chars.next() {
        Some('=' | '@' | '\t' | '\r') => chars.next().is_some(),
        Some('+' | '-') => !chars.all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '(' | ')' | '\u{a0}')),
        _ => false,
    }
}

/// The same cell, shown and not run.
pub fn neutral(cell: &str) -> String {
    let is_quoted = cell.strip_prefix('\'').is_some_and(|rest| is_formula(rest) || rest.starts_with('\''));
    if is_quoted || is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The same, whichever sign the reader's spreadsheet takes for the end of a cell: not to be read back.
pub fn harmless(cell: &str) -> String {
    let mut out = String::new();
    let mut is_first = true;
    for c in neutral(cell).chars() {
        if is_first && !out.is_empty() && matches!(c, '=' | '+' | '-' | '@') {
            out.push('\'');
        }
        // Quotes and blanks may stand between the end of a cell and what runs.
        is_first = matches!(c, ';' | ',' | '\t' | '\r' | '\n') || is_first && matches!(c, ' ' | '"' | '\u{a0}');
        out.push(c);
    }
    out
}

/// Reads [`neutral`] back.
///
/// # Errors
/// It is a formula.
pub fn text(cell: &str) -> Result<&str, ()> {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) || rest.starts_with('\'') => Ok(rest),
        _ if is_formula(cell) => Err(()),
        _ => Ok(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neutral_is_read_back_and_is_no_formula() {
        let cells =
            ["", "a", "'a", "''a", "=1+1", "'=1+1", "''=1+1", "'''", "+33 1 23", "-", "- Autre", "@SUM(A1)", "\t=1"];
        for cell in cells {
            let shown = neutral(cell);
            assert!(!is_formula(&shown), "{shown}");
            assert_eq!(text(&shown), Ok(cell), "{shown}");
        }
    }

    #[test]
    fn no_separator_makes_a_formula() {
        for cell in ["x;=1+1", "x,=1+1", "x\n=1+1", "x; \"=1+1", "=1;=2", "x;;@A1", "\t=1"] {
            for separator in [';', ',', '\t', '\n'] {
                let shown = harmless(cell);
                let cells = shown.split(separator).map(|cell| cell.trim_start_matches(['"', ' ']));
                assert!(cells.clone().all(|cell| !cell.starts_with(['=', '@'])), "{cell}: {shown}");
            }
        }
        assert_eq!(harmless("3,5; Salle C 12 - étage"), "3,5; Salle C 12 - étage");
    }

    #[test]
    fn a_formula_is_known_by_how_it_begins() {
        for cell in ["=HYPERLINK(\"x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@A1", "-a", "\t=1"] {
            assert!(is_formula(cell), "{cell}");
        }
        for cell in ["", "=", "-", "+33 (0)1 23", "-1,5", "a=b", "alice@univ.example"] {
            assert!(!is_formula(cell), "{cell}");
        }
    }
}
