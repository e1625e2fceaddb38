//! Redirections: a virtual category or department stands for another one (spec.md §6.4).

/// The end of a chain of redirections; `None` when it never ends.
pub fn target<T: Copy + Eq>(start: T, next: impl Fn(T) -> Option<T>) -> Option<T> {
    let mut seen = vec![start];
    let mut here = start;
    while let Some(there) = next(here) {
        if seen.contains(&there) {
            return None;
        }
        seen.push(there);
        here = there;
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_followed_to_its_end_and_a_loop_is_not() {
        let chain = |from: u8| match from {
            1 => Some(2),
            2 => Some(3),
            7 => Some(8),
            8 => Some(7),
            9 => Some(9),
            _ => None,
        };
        assert_eq!([1, 2, 3].map(|from| target(from, chain)), [Some(3); 3]);
        assert_eq!([7, 8, 9].map(|from| target(from, chain)), [None; 3]);
    }
}
