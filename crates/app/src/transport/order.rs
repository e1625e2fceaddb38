//! The order of things: that of the file, where the file speaks of all of them; else what is new comes last.

use std::collections::HashMap;
use std::hash::Hash;

/// Puts each group in the order of `spoken`, if that names all of it.
pub fn reorder<T: Clone, G: Eq + Hash, K: Eq + Hash>(
    list: &mut [T],
    group: impl Fn(&T) -> G,
    key: impl Fn(&T) -> K,
    spoken: impl IntoIterator<Item = K>,
) {
    let ranks: HashMap<K, usize> = spoken.into_iter().zip(0..).collect();
    let mut groups: HashMap<G, Vec<usize>> = HashMap::new();
    for (place, one) in list.iter().enumerate() {
        groups.entry(group(one)).or_default().push(place);
    }
    for places in groups.into_values() {
        let rank = |place: &usize| ranks.get(&key(&list[*place])).copied();
        let Some(mut sorted) = places.iter().map(|place| Some((rank(place)?, *place))).collect::<Option<Vec<_>>>()
        else {
            continue;
        };
        sorted.sort_unstable();
        let ordered: Vec<T> = sorted.into_iter().map(|(_, place)| list[place].clone()).collect();
        for (place, one) in places.into_iter().zip(ordered) {
            list[place] = one;
        }
    }
}

/// The groups that are not in the order that they would have anyway: what was there as it was, then what is new.
pub fn moved<G: Eq + Hash + Copy, K: Eq + Hash + Copy>(
    before: &[(G, K)],
    after: &[(G, K)],
) -> Vec<(G, Vec<K>, Vec<K>)> {
    let grouped = |list: &[(G, K)]| {
        let mut groups: HashMap<G, Vec<K>> = HashMap::new();
        for (group, key) in list {
            groups.entry(*group).or_default().push(*key);
        }
        groups
    };
    let (had, mut has) = (grouped(before), grouped(after));
    let mut found = Vec::new();
    for (group, _) in after {
        let Some(now) = has.remove(group) else { continue };
        let was = had.get(group).cloned().unwrap_or_default();
        let new = now.iter().filter(|key| !was.contains(key)).copied();
        if was.iter().copied().chain(new).ne(now.iter().copied()) {
            found.push((*group, was, now));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_is_spoken_of_whole_has_the_order_of_the_file() {
        let sorted = |spoken: &[i32]| {
            let mut list = [("a", 1), ("b", 2), ("a", 3), ("b", 4), ("a", 5)];
            reorder(&mut list, |one| one.0, |one| one.1, spoken.iter().copied());
            list.map(|one| one.1)
        };
        assert_eq!(sorted(&[5, 3, 1]), [5, 2, 3, 4, 1]);
        assert_eq!(sorted(&[4, 2, 5, 1]), [1, 4, 3, 2, 5], "one of the first group is not spoken of");
        assert_eq!(sorted(&[]), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_is_new_and_last_has_not_moved() {
        let before = [("a", 1), ("a", 2), ("b", 3)];
        let after = |list: &[(&'static str, i32)]| moved(&before, list);
        assert!(after(&[("a", 1), ("a", 2), ("a", 9), ("b", 3), ("c", 7), ("c", 6)]).is_empty());
        assert_eq!(after(&[("a", 9), ("a", 1), ("a", 2), ("b", 3)]), [("a", vec![1, 2], vec![9, 1, 2])]);
    }
}
