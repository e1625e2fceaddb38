//! Where a category is, in words: `Informatique > Comptes > Mot de passe`.

/// Joins labels; what separates them is escaped where a label holds it.
pub fn join<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let escaped = labels.into_iter().map(|label| label.replace('\\', "\\\\").replace('>', "\\>"));
    escaped.collect::<Vec<_>>().join(" > ")
}

/// The labels of a place, none of them empty.
pub fn split(place: &str) -> Vec<String> {
    let (mut labels, mut label) = (Vec::new(), String::new());
    let mut chars = place.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => label.extend(chars.next()),
            '>' => labels.push(std::mem::take(&mut label)),
            other => label.push(other),
        }
    }
    labels.push(label);
    labels.iter().map(|label| label.trim().to_owned()).filter(|label| !label.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_as_it_was_written() {
        for labels in [&["a"][..], &["Réseau", "Wi-Fi > invités", "\\", ">"], &["a\\>b", "\\\\>"]] {
            assert_eq!(split(&join(labels.iter().copied())), labels);
        }
    }

    #[test]
    fn spaces_and_empty_labels_do_not_count() {
        assert_eq!(split(" a>b  > > c "), ["a", "b", "c"]);
        assert!(split(" > ").is_empty());
    }
}
